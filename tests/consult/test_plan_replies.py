"""What is answered when somebody wants a year planned."""

from __future__ import annotations

import datetime

import pytest

from bot.consult.answers import Context, Question, answer
from bot.consult.plan_replies import plan
from bot.consult.planned import session_offer
from bot.guide.load import guide
from bot.guide.quantity import Range
from bot.sentences import clinic

TODAY = datetime.date(2026, 11, 22)
BROW, EYES = "area_glabella", "area_crows_feet"


def planned(text: str, intent: str = "plan_costs", areas: tuple[str, ...] = (), before: Context | None = None, **more):  # type: ignore[no-untyped-def]
    asked = Question(intent, text, areas, money=more.pop("money", None))
    return plan(asked, before or Context(), TODAY, guide(), more.pop("own", {}), **more)


def said(text: str, **more) -> list[str]:  # type: ignore[no-untyped-def]
    return [reply.response for reply in planned(text, **more)[0]]


def test_a_plan_is_costs_and_dates_and_asks_from_which_day() -> None:
    assert said("plan my year") == ["utter_cost_over_time", "utter_plan_ask_date"]


def test_a_day_is_enough_for_dates() -> None:
    replies, now = planned("12 march", "plan_dates")
    assert [reply.response for reply in replies] == ["utter_plan_dates"]
    assert replies[0].values["session_windows"].splitlines()[0] == "12 June 2027 to 12 July 2027"
    assert now.plan and now.plan.start == datetime.date(2027, 3, 12)


def test_the_day_is_remembered_for_the_calendar() -> None:
    before = planned("12 march", "plan_dates")[1]
    assert said("put them in my calendar", intent="plan_dates", before=before) == ["utter_plan_calendar"]
    assert said("put them in my calendar", intent="plan_dates") == ["utter_plan_ask_date"]


def test_a_day_that_was_understood_already_is_taken() -> None:
    assert planned("next friday", "plan_dates", told="2026-11-27")[1].plan.start == datetime.date(2026, 11, 27)
    assert planned("next friday", "plan_dates", told="1026-11-27")[1].plan.start is None
    assert planned("next friday", "plan_dates", told="soon")[1].plan.start is None


def test_an_offered_price_is_what_the_plan_goes_by() -> None:
    replies, now = planned("what is a year at $350 a visit", money=(350.0, 350.0, "USD"))
    assert replies[0].response == "utter_cost_quoted"
    assert replies[0].values["total"] == "$1,400"
    assert now.plan.kept()["quoted"] == ["350.00", "350.00", "USD"]


def test_money_that_is_not_said_to_be_for_a_session_is_not_taken_for_it() -> None:
    assert planned("i can spend $900 a year", money=(900.0, 900.0, "USD"))[1].plan.quoted is None


@pytest.mark.parametrize("amount", [0.0, -5.0, 1e30, float("inf"), float("nan")])
def test_what_no_session_can_cost_is_no_offer(amount: float) -> None:
    assert planned("a year at that a session", money=(amount, amount, "USD"))[1].plan.quoted is None


def test_the_price_of_an_offer_that_was_looked_at_is_taken() -> None:
    quote = {"offer": {"prices": [{"amount": {"low": 350.0, "high": 350.0}, "currency": "USD", "per": "session"}]}}
    before = Context("ask_price", offered=session_offer(quote))
    assert planned("what would that offer cost over ten years", before=before)[0][0].values["total"] == "$14,000"
    assert planned("what would ten years cost", before=before)[1].plan.quoted is None


@pytest.mark.parametrize("per", ["unit", "year", "package"])
def test_only_the_price_of_a_session_is_taken(per: str) -> None:
    price = {"amount": {"low": 350.0, "high": 350.0}, "currency": "USD", "per": per}
    assert session_offer({"offer": {"prices": [price]}}) is None
    assert session_offer(None) is None


def test_an_offer_does_not_go_on_to_another_area() -> None:
    before = planned("a year at $350 each, for the brow", areas=(BROW,), money=(350.0, 350.0, "USD"))[1]
    found = answer(Question("follow_up", "and the eyes?", (EYES,)), before, guide(), clinic())
    assert found.replies[0].response == "utter_cost_year_single"


def test_where_the_next_session_is_over_nothing_is_counted_on() -> None:
    replies, now = planned("i had it on 14 february, when is the next", "plan_dates")
    assert [reply.response for reply in replies] == ["utter_plan_overdue"]
    assert replies[0].values["latest"] == "14 June 2026"
    assert now.plan.start is None
    assert said("i had it on 1 september, when is the next", intent="plan_dates") == ["utter_plan_dates"]


@pytest.mark.parametrize(
    ("text", "areas", "response", "total"),
    [
        ("a year of it", (BROW,), "utter_cost_year_single", "$320–$800"),
        ("a year of it", (BROW, EYES), "utter_cost_year_multi", "$800–$2,000"),
        ("over ten years", (BROW,), "utter_cost_years_of", "$3,200–$8,000"),
    ],
)
def test_the_cost_is_that_of_the_areas_named(text: str, areas: tuple[str, ...], response: str, total: str) -> None:
    (reply,) = answer(Question("ask_cost_over_time", text, areas), Context(), guide(), clinic()).replies
    assert (reply.response, reply.values["total"]) == (response, total)


def test_without_an_area_one_and_several_stand_side_by_side() -> None:
    (reply,) = answer(Question("ask_cost_over_time", "and over ten years?"), Context(), guide(), clinic()).replies
    assert reply.response == "utter_cost_years"
    assert (reply.values["total_single"], reply.values["total_multi"]) == ("$3,200–$8,000", "$8,000–$20,000")


@pytest.mark.parametrize("subject", ["ask_cost_over_time", "ask_price", "ask_maintenance"])
def test_a_number_of_years_carries_on_from_money(subject: str) -> None:
    before = Context(subject, (BROW,))
    (reply,) = answer(Question("follow_up", "and over five years"), before, guide(), clinic()).replies
    assert reply.values["total"] == "$1,600–$4,000"


def test_another_area_carries_on_from_a_year() -> None:
    before = Context("ask_cost_over_time", (BROW,))
    (reply,) = answer(Question("follow_up", "both with the eyes", (EYES,)), before, guide(), clinic()).replies
    assert reply.response == "utter_cost_year_multi"


def test_a_clinics_own_prices_are_said_to_be_the_clinics() -> None:
    own = {"single": Range(100, 150, "USD"), "year": Range(400, 600, "USD")}
    reply = planned("what does it cost", own=own)[0][0]
    assert reply.response == "utter_cost_over_time_clinic"
    assert reply.values["stated_year"] == "$400–$600" and reply.values["stated_by"] == "the clinic"
    assert reply.values["whose"] == "the clinic and the guide"
