"""What a conversation adds to the list, what an undo brings back, and what stays off."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.question_growth import Heard, left_open, shortened, sprouts
from bot.consult.question_state import MOST_UNDONE, Wanted, changed, fresh, grown, undone
from bot.consult.questions import MOST_CHARACTERS, Question, add, remove
from bot.guide.load import guide

SILENT = ("utter_not_covered_pain",)


def found(*heard: Heard, stopped: bool = False, quoted: tuple[str, ...] = ()) -> list[tuple[str | None, str]]:
    return [(each.id, each.response) for each in sprouts(heard, guide(), stopped, quoted)]


def test_nothing_said_adds_nothing() -> None:
    assert found() == []


def test_what_the_guide_could_not_answer_is_kept_as_it_was_written() -> None:
    heard = Heard("ask_pain", "does it hurt?", responses=SILENT)
    assert left_open([heard]) == [("does it hurt?", *SILENT)]
    assert found(heard) == [], "only a yes puts it on the list"


def test_a_no_to_the_offer_is_heard() -> None:
    assert left_open([Heard("ask_pain", "does it hurt?", responses=SILENT), Heard("deny", "no")]) == []


def test_an_answered_question_is_no_question_for_the_doctor() -> None:
    assert left_open([Heard("ask_pain", "does it hurt?", responses=("utter_clinic_answer",))]) == []


def test_of_several_questions_only_the_open_one_is_kept() -> None:
    asked = (("ask_pain", "does it hurt"), ("ask_price", "what does it cost"))
    heard = Heard("ask_pain", "…", asked, responses=(*SILENT, "utter_price"))
    assert left_open([heard]) == [("does it hurt", *SILENT)]


def test_areas_make_the_question_about_units_personal() -> None:
    (sprout,) = sprouts(
        [Heard("ask_dose", "", areas=("area_forehead",)), Heard("follow_up", "", areas=("area_lip_flip",))], guide()
    )
    assert (sprout.id, dict(sprout.values)) == ("dose", {"area_names": "forehead and lip flip"})


@pytest.mark.parametrize(
    ("intent", "responses"),
    [
        ("inform", ()),
        ("ask_previous_treatment", ("utter_not_covered_previous_treatment",)),
        ("report_symptom", ("utter_call_clinic",)),
        ("ask_risks", ("utter_call_clinic", "utter_call_clinic_watch")),
    ],
)
def test_an_area_in_a_story_or_a_symptom_is_no_wish(intent: str, responses: tuple[str, ...]) -> None:
    assert found(Heard(intent, "my lips swelled", areas=("area_lip_flip",), responses=responses)) == []


def test_an_area_of_an_offer_is_asked_about_there() -> None:
    assert found(Heard("check_quote", "", areas=("area_forehead",)), quoted=("area_forehead",)) == []


def test_subjects_that_were_talked_about_stand_once() -> None:
    intents = ["ask_cost_over_time", "ask_antibody_resistance", "ask_atrophy", "ask_long_term", "ask_cost_over_time"]
    ids = [id for id, _ in found(*(Heard(intent, "") for intent in intents))]
    assert ids == ["cost_over_years", "antibodies", "atrophy"]


def test_a_treatment_that_stopped_working_is_asked_about_once() -> None:
    assert found(Heard("ask_antibody_resistance", ""), stopped=True) == [
        ("antibodies", "utter_question_stopped_working")
    ]


def test_the_guides_disagreement_becomes_a_question() -> None:
    assert found(Heard("ask_definition", "", responses=("utter_definition_conflict",)))[0][0] == "dose_conflict"


def test_a_combination_is_asked_about_by_its_name() -> None:
    (sprout,) = sprouts([Heard("ask_combination", "", treatments=("rejuran",))], guide())
    assert "Rejuran" in sprout.values["treatments"]
    assert found(Heard("ask_combination", "")) == [("combination", "utter_question_combination")]


def test_a_long_message_is_kept_by_the_sentence_that_asks() -> None:
    story = "I am getting married soon. " * 10
    assert shortened(f"{story} Does it hurt? {story}") == "Does it hurt?"
    assert len(shortened(story)) > MOST_CHARACTERS


def test_what_was_taken_off_stays_off() -> None:
    wanted = [Wanted("What dose?", "guide", "dose"), Wanted("does it hurt?", "uncovered")]
    questions = grown([], wanted)
    state = changed(fresh(), questions, remove(questions, "dose").questions)
    state = changed(state, remove(questions, "dose").questions, [])
    assert grown([], wanted, state["dropped"]) == []


def test_what_comes_back_can_grow_again() -> None:
    questions = grown([], [Wanted("What dose?", "guide", "dose")])
    after = remove(questions, "dose").questions
    back = undone(changed(fresh(), questions, after), after)
    assert back is not None
    assert back[0] == questions
    assert back[1]["dropped"] == []


def test_a_personal_question_is_not_made_general_again() -> None:
    wanted = [Wanted("What dose?", "guide", "dose"), Wanted("What dose for the forehead?", "conversation", "dose")]
    once = grown([], wanted)
    assert [(each["text"], each["origin"]) for each in once] == [("What dose for the forehead?", "conversation")]
    assert grown(once, wanted) == once


def test_there_is_nothing_to_undo_at_first() -> None:
    assert undone(fresh(), []) is None


@given(st.lists(st.integers(0, 6), max_size=12))
def test_undo_goes_back_step_by_step(removals: list[int]) -> None:
    questions: list[Question] = []
    for number in range(6):
        questions = add(questions, f"question {number}", "own").questions
    state, seen = fresh(), [questions]
    for which in removals:
        after = remove(questions, which).questions
        state = changed(state, questions, after)
        if after != questions:
            seen.append(after)
        questions = after
    for earlier in list(reversed(seen[:-1]))[:MOST_UNDONE]:
        back = undone(state, questions)
        assert back is not None
        questions, state = back
        assert questions == earlier
