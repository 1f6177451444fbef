"""Which responses answer a question, given what was said before."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bot.clinic.records import Answer as OwnAnswer
from bot.clinic.records import Clinic
from bot.consult.answers import MOST_BUBBLES, Answer, Context, Question, answer, unknown
from bot.consult.subjects import COVERED, QUESTIONS, UNCOVERED
from bot.guide.load import guide
from bot.sentences import clinic as demo

NOTHING_BEFORE = Context()


def asked(question: Question, before: Context = NOTHING_BEFORE, clinic: Clinic | None = None) -> Answer:
    return answer(question, before, guide(), clinic or demo())


def responses(found: Answer) -> list[str]:
    return [reply.response for reply in found.replies]


@pytest.mark.parametrize("intent", QUESTIONS)
def test_every_question_is_answered_in_three_bubbles_at_most(intent: str) -> None:
    everything = Question(intent, "how much?", tuple(area.id for area in guide().areas), 30, (5.0, 6.0))
    assert 1 <= len(asked(everything).replies) <= MOST_BUBBLES


@pytest.mark.parametrize("intent", sorted(UNCOVERED))
def test_a_subject_that_the_guide_is_silent_on_is_never_answered_from_it(intent: str) -> None:
    found = responses(asked(Question(intent), Context("ask_dose", ("area_forehead",))))
    assert not set(found) & set(COVERED.values())
    assert len(found) == 1


def test_the_clinics_own_answer_is_given_as_the_clinics() -> None:
    numbing = OwnAnswer(text="We numb the skin.", provided_by="Dr Kim", date=date(2026, 11, 1))
    with_answer = replace(demo(), answers={"pain": numbing})
    found = asked(Question("ask_pain"), clinic=with_answer)
    assert responses(found) == ["utter_clinic_answer"]
    assert found.replies[0].values == {"clinic_answer": "We numb the skin."}


def test_micro_botox_stays_the_subject() -> None:
    first = asked(Question("ask_micro_botox"))
    units = asked(Question("ask_dose"), first.context)
    assert responses(units) == ["utter_micro_botox_numbers"]
    assert responses(asked(Question("ask_price"), units.context)) == ["utter_price_micro"]


def test_an_area_ends_the_talk_of_micro_botox() -> None:
    micro = Context("ask_micro_botox")
    assert responses(asked(Question("ask_dose", areas=("area_forehead",)), micro)) == ["utter_dose_forehead"]
    assert responses(asked(Question("ask_price", areas=("area_forehead",)), micro)) == ["utter_price"]


def test_a_correction_replaces_the_area_that_it_takes_back() -> None:
    before = Context("ask_dose", ("area_forehead",))
    both = ("area_forehead", "area_lip_flip")
    taken_back = asked(Question("correct", "no, not the forehead, the lip", both), before)
    assert responses(taken_back) == ["utter_dose_lip_flip"]
    assert taken_back.context.areas == ("area_lip_flip",)


def test_both_adds_the_area_to_the_one_before() -> None:
    found = asked(
        Question("follow_up", "and the lip together", ("area_lip_flip",)), Context("ask_dose", ("area_forehead",))
    )
    assert responses(found)[-1] == "utter_dose_sum"
    assert found.context.areas == ("area_forehead", "area_lip_flip")


def test_an_area_after_a_subject_that_knows_no_areas_is_asked_about_as_such() -> None:
    found = asked(Question("follow_up", "and the jaw?", ("area_masseter",)), Context("ask_pain"))
    assert responses(found) == ["utter_area_masseter"]


@pytest.mark.parametrize(
    ("units", "response"),
    [((3, 3), "below"), ((6, 8), "inside_baby"), ((14, 14), "between"), ((26, 30), "above")],
)
def test_units_that_are_named_lie_beside_the_guides(units: tuple[float, float], response: str) -> None:
    found = asked(Question("ask_dose", areas=("area_forehead",), units=units))
    assert responses(found) == [f"utter_units_{response}"]


@pytest.mark.parametrize(
    ("age", "stage"),
    [
        (16, "minor"),
        (19, "early"),
        (23, "early"),
        (24, "mid"),
        (27, "late"),
        (30, "thirties"),
        (36, "thirties"),
        (37, "over"),
    ],
)
def test_an_age_is_answered_with_its_stage(age: int, stage: str) -> None:
    assert responses(asked(Question("inform", age=age))) == [f"utter_start_timing_{stage}"]


def test_what_was_not_understood_but_names_an_area_is_not_covered() -> None:
    assert (
        unknown(Question("", areas=("area_forehead",)), NOTHING_BEFORE, False).replies[0].response
        == "utter_not_covered"
    )
    assert unknown(Question(""), NOTHING_BEFORE, True).replies[0].response == "utter_unknown_again"
