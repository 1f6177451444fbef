"""What a short message means after what was said before."""

from __future__ import annotations

import pytest

from bot.consult.answers import Context, Question
from bot.consult.asked import spoken_of
from bot.consult.follow_ups import Before, corrected_age, meaning, told_alone

FOREHEAD, GLABELLA, LIP = "area_forehead", "area_glabella", "area_lip_flip"


@pytest.mark.parametrize("text", ["why", "why not?", "what does that mean", "so I can't get it?", "ok what now"])
def test_after_an_outcome_why_is_about_the_outcome(text: str) -> None:
    found = meaning(Question("affirm", text), Before(outcome=True))
    assert found and found.intent == "ask_why"


@pytest.mark.parametrize("text", ["why not", "ok what now"])
def test_neither_is_a_yes(text: str) -> None:
    found = meaning(Question("affirm", text), Before())
    assert found and found.intent == "not_sure"


@pytest.mark.parametrize("text", ["I hate my wrinkles", "smoker, bad sleep, mom has lots of wrinkles"])
def test_what_somebody_tells_of_themselves_is_offered_the_check(text: str) -> None:
    found = meaning(Question("inform", text), Before())
    assert found and found.said == ("utter_offer_check",)


@pytest.mark.parametrize(
    "text", ["yes", "how many units for the forehead?", "does smoking matter?", "I am 27", "my list", "is botox safe"]
)
def test_what_says_enough_by_itself_is_left_alone(text: str) -> None:
    assert meaning(Question("ask_dose", text), Before()) is None


def test_a_language_comes_first() -> None:
    found = meaning(
        Question("nlu_fallback", "Wie viele Einheiten für die Stirn?"), Before(Context("ask_dose", (FOREHEAD,)))
    )
    assert found and found.said == ("utter_other_language",)


@pytest.mark.parametrize(
    ("text", "age"), [("actually i'm 25 not 27", 25), ("not 27, 25", 25), ("i'm 31", 31), ("not 27", None)]
)
def test_the_age_that_is_not_taken_back_counts(text: str, age: int | None) -> None:
    assert corrected_age(text) == age


def test_the_area_named_last_stands_last() -> None:
    named = [{"entities": [{"entity": "area", "value": area}]} for area in (FOREHEAD, GLABELLA, FOREHEAD)]
    assert spoken_of(named) == (GLABELLA, FOREHEAD)


@pytest.mark.parametrize(
    ("question", "before", "alone"),
    [
        (Question("inform", "I lift my brows all day, do I lose that"), Before(), True),
        (Question("follow_up", "and then?"), Before(Context("ask_dose")), False),
        (Question("inform", "I frown a lot"), Before(outcome=True), False),
        (Question("inform", "I'm 24", age=24), Before(), False),
        (Question("follow_up", "the forehead?", areas=(FOREHEAD,)), Before(), False),
        (Question("inform", "I'm pregnant", conditions=("pregnancy",)), Before(), False),
    ],
)
def test_a_message_with_nothing_to_carry_on_to_stands_alone(question: Question, before: Before, alone: bool) -> None:
    assert told_alone(question, before) is alone
