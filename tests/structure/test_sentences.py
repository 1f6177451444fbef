"""Every sentence: it can be filled in, it is said somewhere, and it keeps to the tone of the house."""

from __future__ import annotations

import re
import unicodedata

import pytest
from project import PLACE, domain, parsed_payload, responses, sources, steps, stories, texts_of
from said import uttered

from bot.consult.candidacy import OPTIONS, QUESTIONS, Outcome, ReasonCode, is_legal
from bot.consult.subjects import COVERED
from bot.guide.names import AREAS
from bot.nlu.vocabulary import vocabulary
from bot.sentences import fill, sentence, values

MOST_WORDS = 60
MOST_BUTTONS = 3
LONGEST_TITLE = 24
# A form's question shows all of its answers.
QUESTION = "utter_ask_"
FORM_QUESTIONS = {f"{QUESTION}{slot}" for form in domain()["forms"].values() for slot in form["required_slots"]}
FORBIDDEN = (
    r"guarant\w*|safe|safer|safest|safely|painless|painfree|pain-free|harmless|risk-?free|side effect free|no side effects"
    r"|best|better than|perfect\w*|flawless|miracle|amazing|leading|number one|top clinic|unique|cheapest|always works"
    r"|never fails|you are fine|nothing to worry|don't worry|do not worry|definitely|certainly|100 ?%|testimonial\w*"
)
# Said by Rasa itself when a conversation begins anew.
RASAS_OWN = {"utter_restart"}
NAMES = sorted(responses())


def text_of(name: str) -> str:
    return str(responses()[name].get("text", ""))


def placeholders(name: str) -> set[str]:
    return set(PLACE.findall(text_of(name)))


def filled(name: str) -> str:
    """A response as people see it; what the conversation gives is one word."""
    return fill(text_of(name), {**dict.fromkeys(placeholders(name), "something"), **values()})


@pytest.mark.parametrize("name", NAMES)
def test_a_response_has_one_variation_with_a_text(name: str) -> None:
    assert len(domain()["responses"][name]) == 1
    assert text_of(name).strip()
    assert set(responses()[name]) <= {"text", "buttons", "metadata", "image", "alt"}


@pytest.mark.parametrize("name", NAMES)
def test_the_places_of_a_response_can_be_filled(name: str) -> None:
    from_conversation = placeholders(name) - set(values())
    if from_conversation:
        assert uttered().get(name), "nothing says it, so nothing gives its values"
        for given in uttered()[name]:
            assert from_conversation <= given
    assert "{" not in filled(name).replace("{}", "")


def test_what_is_said_is_in_the_domain() -> None:
    assert set(uttered()) <= set(responses())


def test_every_response_is_said_somewhere() -> None:
    in_code = {text for path in sources("bot", "actions") for text in texts_of(path)}
    in_rules = {step["action"] for story in stories() for step in steps(story) if "action" in step}
    made = {f"utter_{kind}_{code.value}" for kind in ("reason", "short") for code in ReasonCode} | {
        f"utter_question_doubt_{name}" for name in QUESTIONS
    }
    made |= {f"utter_noted_{name}" for name in QUESTIONS}
    made |= {f"utter_sheet_outcome_{outcome.value}" for outcome in Outcome} | set(COVERED.values())
    said = in_code | in_rules | made | FORM_QUESTIONS | RASAS_OWN | set(uttered())
    said |= {f"{name}_more" for name in said}
    # What the desk's search reads out in their place.
    said |= {f"{name}_aloud" for name in said}
    assert set(responses()) - said == set()


@pytest.mark.parametrize("name", NAMES)
def test_numbers_are_filled_in_and_never_typed(name: str) -> None:
    typed = PLACE.sub("", text_of(name))
    assert not re.search(r"\d", typed)
    assert not [button for button in responses()[name].get("buttons", ()) if re.search(r"\d", button["title"])]


@pytest.mark.parametrize("name", NAMES)
def test_the_tone_is_calm(name: str) -> None:
    words = [text_of(name), *(button["title"] for button in responses()[name].get("buttons", ()))]
    for text in words:
        assert "!" not in text
        assert not [char for char in text if unicodedata.category(char) in {"So", "Cs", "Co"}], "no emoji"
        assert not re.search(r"\b[A-Z]{4,}\b", text), "nothing in capitals"


@pytest.mark.parametrize("name", NAMES)
def test_no_forbidden_word(name: str) -> None:
    found = re.search(rf"\b(?:{FORBIDDEN})\b", f"{text_of(name)} {filled(name)}".lower())
    assert not found, found


@pytest.mark.parametrize("name", NAMES)
def test_a_bubble_is_short(name: str) -> None:
    assert len(filled(name).split()) <= MOST_WORDS


@pytest.mark.parametrize("name", NAMES)
def test_buttons_are_few_and_short(name: str) -> None:
    buttons = responses()[name].get("buttons", [])
    if name not in FORM_QUESTIONS:
        assert len(buttons) <= MOST_BUTTONS
    titles = [button["title"] for button in buttons]
    assert all(0 < len(title) <= LONGEST_TITLE for title in titles), titles
    assert len(set(titles)) == len(titles)
    assert len({button["payload"] for button in buttons}) == len(buttons)


LEGAL: dict[str, set[str]] = {
    "area": set(AREAS),
    "treatment": set(vocabulary().treatment),
    "product": set(vocabulary().product),
    "condition": set(vocabulary().condition),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_button_means_something(name: str) -> None:
    for button in responses()[name].get("buttons", ()):
        assert set(button) == {"title", "payload"}
        intent, entities = parsed_payload(button["payload"])
        assert intent in domain()["intents"]
        assert set(entities) <= set(domain()["entities"])
        for entity, value in entities.items():
            if entity in LEGAL:
                assert value in LEGAL[entity]
        if "answer" in entities:
            assert name in FORM_QUESTIONS
            question = name.removeprefix(QUESTION)
            assert (
                entities["answer"] in {"yes", "no"}
                if question == "health_consent"
                else is_legal(question, entities["answer"])
            )


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "age"])
def test_a_question_of_the_check_has_a_button_for_every_answer(question: str) -> None:
    buttons = responses()[f"{QUESTION}{question}"]["buttons"]
    assert [parsed_payload(button["payload"])[1]["answer"] for button in buttons] == list(OPTIONS[question])


@pytest.mark.parametrize("question", ["health_consent", *QUESTIONS])
def test_a_question_of_the_check_can_be_explained(question: str) -> None:
    assert f"utter_why_{question}" in responses()


def test_the_form_asks_what_the_rules_know_and_consent_comes_first() -> None:
    assert domain()["forms"]["candidacy_form"]["required_slots"] == ["health_consent", *QUESTIONS]


@pytest.mark.parametrize("code", ReasonCode)
def test_a_reason_has_its_sentence(code: ReasonCode) -> None:
    assert sentence(f"utter_reason_{code.value}")


def test_there_are_no_other_reasons() -> None:
    named = {name.removeprefix("utter_reason_") for name in responses() if name.startswith("utter_reason_")}
    assert named == {code.value for code in ReasonCode}


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_has_its_sentences(outcome: Outcome) -> None:
    assert sentence(f"utter_outcome_{outcome.value}")
    assert sentence(f"utter_sheet_outcome_{outcome.value}")
    # Preparation, never a decision.
    assert not re.search(
        r"\b(?:you should|you must|you can have|approved|eligible|qualify)\b", filled(f"utter_outcome_{outcome.value}")
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_doubt_becomes_a_question(question: str) -> None:
    assert sentence(f"utter_question_doubt_{question}").endswith("?")


@pytest.mark.parametrize("name", ["utter_urgent_now", "utter_call_clinic", "utter_call_clinic_watch", "utter_distress"])
def test_an_alarm_has_nothing_to_click_and_a_number_to_call(name: str) -> None:
    assert not responses()[name].get("buttons")
    assert placeholders(name) & {"emergency_number", "clinic_phone", "crisis_line"}
