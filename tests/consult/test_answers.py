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
    assert found.replies[0].values["clinic_answer"] == "We numb the skin."
    assert found.replies[0].values["clinic_answer_by"] == "Dr Kim"
    assert found.replies[0].values["clinic_answer_date"] == "1 November 2026"


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


FOREHEAD, GLABELLA, LIP = "area_forehead", "area_glabella", "area_lip_flip"


@pytest.mark.parametrize(
    "text", ["both together how many units", "both", "all together", "in total?", "and both of them?"]
)
def test_both_sums_the_areas_spoken_of(text: str) -> None:
    before = Context("ask_dose", (GLABELLA,), spoken=(FOREHEAD, GLABELLA))
    found = asked(Question("follow_up", text), before)
    assert responses(found)[-1] == "utter_dose_sum"
    assert set(found.context.areas) == {FOREHEAD, GLABELLA}


def test_both_are_the_last_two_and_all_are_all() -> None:
    before = Context("ask_dose", (LIP,), spoken=(FOREHEAD, GLABELLA, LIP))
    assert asked(Question("follow_up", "both together"), before).context.areas == (GLABELLA, LIP)
    assert asked(Question("follow_up", "all together"), before).context.areas == (FOREHEAD, GLABELLA, LIP)


def test_an_area_is_taken_out_again() -> None:
    before = Context("ask_dose", (FOREHEAD, GLABELLA, LIP), spoken=(FOREHEAD, GLABELLA, LIP))
    found = asked(Question("follow_up", "and without the glabella", (GLABELLA,)), before)
    assert found.context.areas == (FOREHEAD, LIP)


@pytest.mark.parametrize("text", ["is 14 too much for that", "is 14 units a lot?"])
def test_a_number_is_compared_for_the_area_in_context(text: str) -> None:
    found = asked(Question("ask_if_much", text), Context("ask_dose", (FOREHEAD,)))
    assert responses(found) == ["utter_units_between"]


def test_without_a_number_the_two_doses_stand_side_by_side() -> None:
    found = asked(Question("ask_if_much", "is that a lot"), Context("ask_dose", (FOREHEAD,)))
    assert responses(found) == ["utter_dose_beside"]
    assert found.replies[0].values["area_name"] == "forehead"


@pytest.mark.parametrize(
    ("subject", "text", "response"),
    [
        ("ask_price", "no sorry, units not price", "utter_dose_forehead"),
        ("ask_price", "and the dose", "utter_dose_forehead"),
        ("ask_dose", "and in standard", "utter_dose_forehead"),
        ("ask_dose", "no, I said price", "utter_price"),
        ("ask_area", "how many", "utter_dose_forehead"),
        ("ask_dose", "not units, money", "utter_price"),
        ("ask_dose", "and for breastfeeding", "utter_reconsider_pregnancy"),
        ("ask_price", "for two areas", "utter_price_multi"),
        ("ask_price", "and three?", "utter_price_multi"),
        ("ask_aftercare_alcohol", "and the gym?", "utter_not_covered_aftercare_exercise"),
    ],
)
def test_a_change_of_subject_keeps_the_area(subject: str, text: str, response: str) -> None:
    assert responses(asked(Question("follow_up", text), Context(subject, (FOREHEAD,))))[0] == response


def test_a_corrected_age_is_answered_anew() -> None:
    found = asked(Question("correct", "actually I'm 25 not 27", age=27), Context("ask_start_timing"))
    assert responses(found) == ["utter_start_timing_mid"]


def test_with_a_subject_nobody_is_asked_which_area() -> None:
    assert responses(asked(Question("follow_up", "and that?"), Context("ask_pain"))) == ["utter_follow_up_open"]
    assert responses(asked(Question("follow_up", "and that?"))) == ["utter_which_area"]


@pytest.mark.parametrize(
    ("text", "response"),
    [
        ("how many points", ["utter_micro_botox_numbers"]),
        ("does it shrink pores", ["utter_micro_botox"]),
        ("which is better", ["utter_micro_botox_difference"]),
        ("how many units in total", ["utter_micro_botox_numbers"]),
        ("and the dose?", ["utter_micro_botox_numbers"]),
    ],
)
def test_the_part_of_micro_botox_that_is_asked_for_is_answered(text: str, response: list[str]) -> None:
    assert responses(asked(Question("follow_up", text), Context("ask_micro_botox"))) == response


def test_micro_botox_and_an_area_are_not_added_up() -> None:
    both = Question(
        "follow_up",
        "can i do both micro and forehead, how many units together",
        (FOREHEAD,),
        treatments=("micro_botox",),
    )
    assert responses(asked(both)) == ["utter_dose_forehead", "utter_micro_botox_numbers", "utter_micro_botox_not_added"]
