"""Costs over the years and the dates of the next sessions, one asked after the other."""

from __future__ import annotations


def test_years_and_areas_carry_on(talk):
    assert "$800–$2,000" in " ".join(talk.says("What would a year cost me?").texts)
    assert "$8,000–$20,000" in " ".join(talk.says("And over ten years?").texts)
    assert "$320–$800" in " ".join(talk.says("and for the forehead alone?").texts)


def test_the_next_sessions_from_a_day(talk):
    talk.says("When would my next sessions be if I start on 12 March 2040?")
    assert talk.topics == ["maintenance"]
    assert "12 June 2040 to 12 July 2040" in talk.texts[0]
    talk.says("put the dates in my calendar")
    assert talk.responses == ["utter_plan_calendar"]
    assert talk.slots["plan"]["start"] == "2040-03-12"


def test_a_day_can_be_changed(talk):
    talk.says("When are my sessions if I start on 12 March 2040?").says("what about 3 June 2040 instead")
    assert talk.slots["plan"]["start"] == "2040-06-03"


def test_without_a_day_maru_asks_for_one(talk):
    talk.says("work out my session dates please")
    assert talk.responses == ["utter_plan_ask_date"]
    assert talk.says("3 June 2040").slots["plan"]["start"] == "2040-06-03"


def test_a_button_leads_to_the_dates(talk):
    talk.says("What would a year cost me?").taps("When would I come?")
    assert talk.responses == ["utter_plan_ask_date"]
    talk.says("starting 12 March 2040").taps("For my calendar")
    assert talk.responses == ["utter_plan_calendar"]


def test_doses_are_added_up_with_both_sides(talk):
    talk.says("How many units for frown lines and crow's feet together?")
    assert "16–30 units" in talk.texts[-1] and "both crow's feet" in talk.texts[-1]


def test_a_plan_in_the_middle_of_the_check_leads_back(check):
    talk = check("goal").says("When would my next sessions be if I start on 12 March 2040?")
    assert talk.responses[0] == "utter_plan_dates"
    assert talk.asked == "goal"


def test_a_year_of_areas_is_not_the_price_of_a_session(talk):
    assert "$800–$2,000" in talk.says("how much would a year of forehead and crow's feet cost").texts[0]
    assert "$800–$2,000" in talk.says("yearly cost for forehead and crows feet").texts[0]
    assert "$400" in talk.says("forehead is 100 dollars at my clinic, what does a year cost then").texts[0]


def test_an_amount_without_a_currency_counts_as_dollars(talk):
    talk.says("I pay 150 per session, what is that over ten years")
    assert talk.responses == ["utter_cost_quoted_dollars"]
    assert "$6,000" in talk.texts[0]


def test_another_interval_changes_the_dates_and_the_year(talk):
    talk.says("When are my sessions if I start on 12 March 2040?").says("every 4 months instead")
    assert talk.responses == ["utter_plan_dates_every"]
    assert "12 July 2040" in talk.texts[0] and "12 March 2041" in talk.texts[0]
    assert "$240–$600" in talk.says("I come every 4 months, what's a year then").texts[0]


def test_dates_at_an_interval_from_a_day(talk):
    talk.says("dates every four months from 10 Feb")
    assert talk.responses == ["utter_plan_dates_every"]


def test_dates_from_today(talk):
    assert talk.says("next appointment if I have it today").responses == ["utter_plan_dates"]
