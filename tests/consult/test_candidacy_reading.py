"""What patients write in reply to each question, and what it is read as."""

from __future__ import annotations

import pytest
from hanging import ends
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.candidacy import OPTIONS, QUESTIONS, is_legal
from bot.consult.candidacy_reading import problem, read_answer, read_any

# "question = answer", then replies that mean it, separated by " / "; "-" is no answer at all.
READINGS = """
age = 27
    27 / im 27 / I’m 27. / twenty seven / Twenty-seven / 27yo / 27 years old / 27 y/o female / Age: 27 / 27 y.o.
    hi, i am 27 :) / turned 27 last month / 27? / 27, is that too young? / 27 and how many units would i need
    27, pregnant / 27 not pregnant no illnesses / my sister is 30, im 27 / I'm 27 and started at 24 / 27 and a half / ２７ / i'm a 27 year old student
    im 27, turning 28 in may / turning 28 in june / almost 28 / 27F / yes, 27 / I am 27 and my mum is 52
age = 18
    eighteen / just 18 / almost 19 / I'm turning 19 next month / i'm only 18
age = 31
    turned 31 last month / thirty one / thirty-one / 31 yrs / nearly thirty two
age = not_sure
    not sure / i'd rather not say / prefer not to say
age = -
    12 weeks pregnant / 2 years ago / i'm 12 weeks along / 25 units / $350 / 25-30 / 26 or 27 / between 20 and 30
    mid twenties / in my 20s / 20 something / 27ish / over 30 / under 19 / 5 / im 200 / 150 / 1998 / born in 1998
    my daughter is 16 / 27 korean age / when i was 27 / does 27 units hurt? / i feel like im 40 / yes / i'm 5'4
    -3 / -25 / 12.5 / 27.5 / old enough / is 27 too young? / i've had it for 3 years / about 5 sessions / how many units for 27 year olds? / not 27
pregnancy = yes
    yes / Yep / i am / ya / breastfeeding / I'm still nursing my son / trying for a baby / 12 weeks / yes unfortunately
    twelve weeks along / we're trying / my husband and i are trying for a baby / doing ivf / no i'm pregnant
    me and my husband are trying for a baby / not pregnant but breastfeeding / not pregnant, just breastfeeding
    not pregnant and im breastfeeding / im 12 weeks pregnant, is that a problem? / No. Breastfeeding though.
    i think so / not sure, i'm breastfeeding / trying to get pregnant / no, breastfeeding / pregnant no, breastfeeding yes
pregnancy = no
    no / nope / Nah, not me / No, thanks / no i'm not pregnant / not pregnant / i'm not pregnant or breastfeeding
    not pregnant, breastfeeding or trying / neither / none of those / definitely not / im a man / pregnant: no
    pregnant? no / neither pregnant nor breastfeeding / no, and not trying either / I'm on the pill so no
pregnancy = not_sure
    not sure / i dont think so / I don't think I'm pregnant / i might be pregnant / maybe / not that i know of / idk
    maybe pregnant / no idea tbh / probably not / my period is late / not at the moment, maybe next year
pregnancy = -
    my sister is pregnant / can pregnant women get botox? / pregnant? / does it hurt? / is it safe if im pregnant
    no needles please / how many units / 27 / what do you mean / i'm not sure what you mean / yes and also no / ok
    i was pregnant last year / when i was breastfeeding / I stopped breastfeeding last year / im trying to lose weight / what if i get pregnant
health_stop = none
    none / no / none of these / nothing like that / I'm healthy, no / no allergies or infections / i dont have any
    no muscle disease, no allergies / I have none of those / no health issues / no allergies nothing / no illnesses nothing
    no allergies or anything like that / no infection, nothing else
health_stop = neuromuscular
    myasthenia gravis / I have a muscle condition / Lambert-Eaton / they think it might be ALS / bell's palsy
    I've got MS / being tested for myasthenia / neuro-muscular
health_stop = allergy
    allergic to botox / I had an allergic reaction to Dysport / an allergy / allergic reaction to botox last year / no muscle disease but an allergy
    i reacted badly to it
health_stop = infection
    a cold sore on my lip / skin infection on my forehead / infected spot
health_stop = not_sure
    allergic to penicillin / hay fever / I had a skin infection last year / not sure / not as far as i know
    ear infection / nothing I know of / my family has myasthenia
health_stop = -
    my dad has myasthenia / yes / what is myasthenia? / I'm not sure what neuromuscular means / no allergies
    will i get an infection? / not allergic to anything / no allergies nothing to worry about / no allergies, nothing since
line_stage = movement
    only when i frown / when I smile / just with expressions / not at rest, only when i move / With movement
    they disappear when I relax / they fade / no lines unless i raise my brows
line_stage = rest
    there even when i relax / at rest / they never go away / always there / even when i'm not smiling / both
    they dont disappear when i relax / it leaves marks / when i frown, and now also at rest / without frowning too
line_stage = none
    no lines at all / none / no wrinkles / I don't see any lines / not even when i frown / nothing yet
    no lines at all, even at rest
line_stage = not_sure
    not sure / hard to say / not sure if they stay at rest
line_stage = -
    no lines at rest / yes / no / frown lines / will my lines go away? / how many units when i frown a lot
accelerators = both
    my mum has deep lines and i smoke / both / bad genes and no sunscreen
accelerators = family
    my mother / runs in the family / my dad, but i don't smoke
accelerators = habits
    i smoke / lots of sun / i barely sleep / I vape / no family history but i smoke / my parents have no lines but i tan
accelerators = neither
    neither / no / none / I don't smoke and no family history / no, i use sun protection
accelerators = not_sure
    not sure / i dont know about my family
accelerators = -
    yes / should i stop smoking before? / i dont smoke
goal = prevent
    prevent / I want to prevent deep lines / stop them getting deeper / slow it down / before they get worse
    i dont want wrinkles
goal = soften
    soften my 11s / smoother forehead / look less tired / keep it natural / not frozen, just softer
goal = transform
    transform my face / look completely different / a big change / look 10 years younger
goal = freeze
    freeze my face / frozen / i want no movement / stop my face moving / soften it and freeze everything
goal = stop_ageing
    stop aging / I want to stay young forever / I don't want to age / Stop ageing / never get old
goal = not_sure
    not sure / no idea / i don't know what i want
goal = -
    i dont want to look frozen / yes / will it freeze my face? / what can it do
motive = trend
    my friends all do it / it's trending / saw it on TikTok / everyone has it / not my own idea / instagram
motive = own
    my own idea / for myself / own / me / my lines bother me / not because of a trend / I noticed lines in photos
    my friends do it but it's my own decision / my friend thinks i look angry, it bothers me
motive = not_sure
    not sure
motive = -
    is it a trend? / yes / do my friends need it too?
upkeep = yes
    every 3 months is fine / yes / sure / ok / I can do that / no problem / i live nearby so that works / i think so
    that's realistic / not too expensive / not sure how much it costs but yes i can do every 3 months
upkeep = no
    can't afford that / no / too often for me / i can only come once a year / i doubt i can manage / i can not
    every 3 months is fine but i can't afford it / I don't think so / not realistic / that's too much
    every six months would be ok / I don't have the time / no too often / no, too often
upkeep = not_sure
    maybe / it depends / not sure yet
upkeep = -
    how much is it? / every 3 months? / can i drink alcohol / what if i stop?
earlier_treatment = none
    never / no / first time / never had it before / not yet / I haven't / i'm new to this / no, never
    never tried botox / nope first time
earlier_treatment = yes
    yes / twice last year / I had it in 2023 / once, two years ago / a few times / masseter botox
    not since 2022, but before that yes / it never stopped working
earlier_treatment = stopped_working
    it stopped working / yes but it doesn't work anymore / twice, and it wore off really fast / stopped working
earlier_treatment = not_sure
    not sure / can't remember
earlier_treatment = -
    my sister had it twice / how long does it last? / what happens if it stops working?
"""


def _readings() -> list[tuple[str, str, int | str | None]]:
    cases: list[tuple[str, str, int | str | None]] = []
    question, answer = "", ""
    for line in READINGS.strip().splitlines():
        if not line.startswith(" "):
            question, answer = line.split(" = ")
            continue
        expected = int(answer) if answer.isdigit() else None if answer == "-" else answer
        cases += [(question, text, expected) for text in line.strip().split(" / ")]
    return cases


@pytest.mark.parametrize(("question", "text", "expected"), _readings())
def test_a_reply_is_read(question: str, text: str, expected: int | str | None) -> None:
    assert read_answer(question, text) == expected


def test_the_cases_reach_every_option_of_every_question() -> None:
    reached = {(question, answer) for question, _, answer in _readings()}
    assert {(question, option) for question in QUESTIONS for option in OPTIONS[question]} <= reached


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_option_is_read_as_itself(question: str) -> None:
    for option in OPTIONS[question]:
        assert read_answer(question, option) == read_answer(question, option.replace("_", " ").upper()) == option


@pytest.mark.parametrize(
    ("question", "text", "code"),
    [
        ("age", "5", "age_impossible"),
        ("age", "im 200", "age_impossible"),
        ("age", "999999999999", "age_impossible"),
        ("age", "-3", "age_impossible"),
        ("age", "12.5", "age_unclear"),
        ("age", "1998", "age_unclear"),
        ("age", "mid twenties", "age_unclear"),
        ("age", "26 or 27", "age_unclear"),
        ("age", "my daughter is 16", "age_unclear"),
        ("age", "bananas", "not_understood"),
        ("age", "27", None),
        ("health_stop", "yes", "which_one"),
        ("health_stop", "no allergies", "which_one"),
        ("line_stage", "no", "which_one"),
        ("goal", "yes", "which_one"),
        ("pregnancy", "how long does it last?", "not_understood"),
        ("pregnancy", "no", None),
    ],
)
def test_a_problem_has_a_code(question: str, text: str, code: str | None) -> None:
    assert problem(question, text) == code


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "I'm 27, not pregnant, just want to soften my 11s",
            {"age": 27, "pregnancy": "no", "goal": "soften"},
        ),
        ("im 33 and breastfeeding", {"age": 33, "pregnancy": "yes"}),
        ("i smoke and my mum has deep lines", {"accelerators": "both"}),
        ("i smoke", {}),
        ("had botox twice and it stopped working", {"earlier_treatment": "stopped_working"}),
        ("i have myasthenia", {"health_stop": "neuromuscular"}),
        ("allergic to botox", {"health_stop": "allergy"}),
        ("no allergies", {}),
        ("every 3 months is fine", {"upkeep": "yes"}),
        ("my own idea, i want to prevent lines", {"goal": "prevent", "motive": "own"}),
        (
            "hello im 29 no lines at all never had botox",
            {"age": 29, "line_stage": "none", "earlier_treatment": "none"},
        ),
        ("27", {}),
        ("yes", {}),
        ("not sure", {}),
        ("i'm 12 weeks", {}),
        ("how many units for 27 year olds?", {}),
        ("they offered 25 units for the forehead at 24, $350", {}),
        ("my mum is 52 and wants to freeze", {}),
        ("I want to know the price", {}),
    ],
)
def test_only_what_is_unmistakable_is_read_unasked(text: str, found: dict[str, int | str]) -> None:
    assert read_any(text, QUESTIONS) == found


def test_only_missing_answers_are_read_unasked() -> None:
    assert read_any("I'm 27, not pregnant", ["pregnancy"]) == {"pregnancy": "no"}


def test_an_entity_counts_only_where_the_words_say_nothing() -> None:
    assert read_answer("goal", "that thing you said", {"goal": "soften"}) == "soften"
    assert read_answer("goal", "freeze it", {"goal": "soften"}) == "freeze"
    assert read_answer("goal", "does it hurt?", {"goal": "soften"}) is None
    assert read_answer("goal", "that thing you said", {"goal": "nonsense"}) is None
    assert read_answer("age", "12 weeks pregnant", {"age": 12}) is None


def test_an_unknown_question_is_refused_with_the_known_ones() -> None:
    with pytest.raises(ValueError, match="earlier_treatment"):
        read_answer("height", "tall")


@pytest.mark.parametrize(
    "bit", ["no ", "no, ", "my mum ", "i dont think ", "when i ", "27 ", "family ", "?", "x, and "]
)
def test_no_message_makes_it_hang(bit: str) -> None:
    with ends():
        for question in QUESTIONS:
            read_answer(question, (bit * 2000)[:2000])


_WORDS = st.lists(st.sampled_from(READINGS.split()), max_size=12).map(" ".join)


@given(st.text(max_size=200) | _WORDS)
def test_any_text_gives_a_legal_answer_or_a_problem(text: str) -> None:
    for question in QUESTIONS:
        answer = read_answer(question, text)
        assert (answer is None) == (problem(question, text) is not None)
        assert answer is None or is_legal(question, answer)
    assert all(is_legal(question, answer) for question, answer in read_any(text, QUESTIONS).items())


@given(st.sampled_from([case for case in _readings() if case[2]]), st.sampled_from(["", " ", "\n", "  \u200b"]))
def test_case_and_blanks_do_not_matter(case: tuple[str, str, int | str | None], blank: str) -> None:
    question, text, expected = case
    assert read_answer(question, blank + text.upper() + blank) == expected
