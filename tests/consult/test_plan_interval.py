"""A plan by the patient's own interval, and by what their own clinic takes."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from bot.consult.answers import Answer, Context, Question, answer
from bot.consult.plan_reading import asks_for_year, names_own_price, read_every
from bot.consult.plan_replies import plan
from bot.consult.planned import Plan
from bot.guide.load import guide
from bot.sentences import clinic

TODAY = datetime.date(2026, 11, 22)
BOTH = ("area_forehead", "area_crows_feet")


def asked(text: str, intent: str = "ask_cost_over_time", **more: Any) -> Answer:
    return answer(Question(intent, text, **more), Context(), guide(), clinic())


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("every 4 months instead", 4),
        ("every four months", 4),
        ("quarterly", 3),
        ("every 3-4 months", None),
        ("every 40 months", None),
        ("every 0 months", None),
        ("4 months", None),
    ],
)
def test_the_interval(text: str, months: int | None) -> None:
    assert read_every(text) == months


def test_every_four_months_are_three_sessions_four_months_apart() -> None:
    replies, now = plan(Question("plan_dates", "dates every four months from 10 Feb"), Context(), TODAY, guide(), {})
    assert replies[0].values["session_days"].splitlines() == ["10 June 2027", "10 October 2027", "10 February 2028"]
    assert now.plan and Plan.read(now.plan.kept()) == now.plan
    assert now.plan.exported(guide(), {})["per_year"] == [600, 1500]


def test_a_plan_kept_before_there_were_intervals_is_read() -> None:
    assert Plan.read({"kind": "multi"}).every is None


def test_a_year_of_three_sessions() -> None:
    found = asked("I come every 4 months, what's a year then").replies[0]
    assert (found.response, found.values["sessions"]) == ("utter_cost_every_both", "3")
    assert found.values["total_single"] == "$240–$600"


def test_from_today() -> None:
    replies, _ = plan(Question("plan_dates", "next appointment if I have it today"), Context(), TODAY, guide(), {})
    assert replies[0].values["session_windows"].splitlines()[0] == "22 February 2027 to 22 March 2027"


@pytest.mark.parametrize("text", ["how much would a year of forehead and crow's feet cost", "yearly cost for both"])
def test_a_price_of_a_year_is_that_of_its_sessions(text: str) -> None:
    found = asked(text, "ask_price", areas=BOTH).replies[0]
    assert (found.response, found.values["total"]) == ("utter_cost_year_multi", "$800–$2,000")


def test_a_year_by_what_the_own_clinic_takes() -> None:
    text = "forehead is 100 dollars at my clinic, what does a year cost then"
    found = asked(text, areas=BOTH[:1], money=(100.0, 100.0, "USD")).replies[0]
    assert (found.response, found.values["total"]) == ("utter_cost_quoted", "$400")


def test_an_amount_without_a_currency_counts_as_dollars_and_says_so() -> None:
    found = asked("I pay 150 per session, what is that over ten years", money=(150.0, 150.0, "")).replies[0]
    assert (found.response, found.values["total"]) == ("utter_cost_quoted_dollars", "$6,000")


@pytest.mark.parametrize("text", ["they want 900 a year for it", "i can spend $900", "at my clinic it is 80 per month"])
def test_what_is_no_price_of_a_session(text: str) -> None:
    assert not names_own_price(text)


def test_a_year_is_heard() -> None:
    assert asks_for_year("yearly cost for the lip")
    assert not asks_for_year("how much for the lip")
