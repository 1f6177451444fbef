from __future__ import annotations

from actions.plan import ActionPlan
from actions.question_list import ActionShowQuestions
from bot.consult.planned import Plan

OFFER = {"low": 350, "high": 350, "unit": "USD"}


async def test_costs_and_the_day_to_start_from_are_kept(run, tracker):
    done = await run(ActionPlan(), tracker("dates from 12 march 2040 please", "plan_dates", area="area_forehead"))
    assert done.responses == ["utter_plan_dates"]
    assert done.slots["plan"] == {"kind": "single", "quoted": None, "start": "2040-03-12"}
    assert done.slots["areas"] == ["area_forehead"]


async def test_a_plan_goes_on_from_what_was_kept(run, tracker):
    kept = {"kind": "single", "quoted": None, "start": "2040-03-12"}
    done = await run(ActionPlan(), tracker("in my calendar", "plan_dates", slots={"plan": kept}))
    assert done.responses == ["utter_plan_calendar"]
    assert Plan.read(done.slots["plan"]).start == Plan.read(kept).start


async def test_a_day_that_the_understanding_found_is_taken(run, tracker):
    done = await run(ActionPlan(), tracker("next friday", "plan_dates", date="2040-03-16"))
    assert done.slots["plan"]["start"] == "2040-03-16"


async def test_an_offered_price_is_what_a_year_goes_by(run, tracker):
    done = await run(ActionPlan(), tracker("add up $350 a session", "plan_costs", money=OFFER))
    assert done.responses == ["utter_cost_quoted"]
    assert done.said[0]["total"] == "$1,400"


async def test_a_picture_comes_with_its_words(run, tracker):
    done = await run(ActionPlan(), tracker("what does a year cost", "plan_costs"))
    (pictured,) = [message for message in done.said if message.get("image")]
    assert pictured["image"] == "/pictures/costs.svg" and pictured["alt"]


async def test_other_answers_have_none(run, tracker):
    done = await run(ActionShowQuestions(), tracker("my list", "show_question_list"))
    assert not [message for message in done.said if message.get("image")]
