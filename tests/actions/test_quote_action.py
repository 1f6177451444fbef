from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.quote import ActionCheckQuote, ActionQuoteTold
from actions.quote_form import ValidateQuoteForm
from bot.consult.quote_types import Dose, Offer, Price, Span, offer_as_json


def offer(price, unit="USD"):
    return {"low": price, "high": price, "unit": unit}


def told(**parts):
    return {"quote_open": offer_as_json(Offer(**parts))}


FOREHEAD = {"areas": ("area_forehead",), "doses": (Dose("area_forehead", Span(40, 40)),)}
WHOLE = {**FOREHEAD, "prices": (Price(Span(350, 350)),)}


def verdicts(done):
    return {finding["code"]: finding["verdict"] for finding in done.slots["quote"]["findings"]}


async def test_nothing_to_look_at_yet_is_asked_for(run, tracker):
    done = await run(ActionCheckQuote(), tracker("Can you check an offer?", "check_quote"))
    assert done.responses == ["utter_quote_intro"]
    assert "quote" not in done.slots
    assert done.slots["quote_open"] is not None


@pytest.mark.parametrize(("price", "verdict"), [(50, "below"), (150, "inside"), (350, "above")])
async def test_a_price_is_laid_beside_the_range(run, tracker, price, verdict):
    done = await run(ActionCheckQuote(), tracker("…", "check_quote", area="area_forehead", money=offer(price)))
    assert verdicts(done) == {f"price_{verdict}": verdict}


async def test_every_doubt_becomes_a_question(run, tracker):
    done = await run(ActionQuoteTold(), tracker(slots=told(**WHOLE)))
    asked = [(each["id"], each["origin"]) for each in done.slots["questions"]]
    assert asked == [("quote_dose_above_both_area_forehead", "quote"), ("quote_price_above", "quote")]
    assert done.responses[-1] == "utter_quote_doubts"
    assert done.slots["quote_open"] is None


async def test_findings_cite_what_they_are_laid_beside(run, tracker):
    done = await run(ActionQuoteTold(), tracker(slots=told(**WHOLE)))
    assert [message.get("topics") for message in done.said[:2]] == [["dose", "area_forehead"], ["price"]]


async def test_without_a_doubt_there_is_no_question(run, tracker):
    done = await run(
        ActionQuoteTold(), tracker(slots=told(area_count=1, prices=(Price(Span(150, 150)),), unknown=("units",)))
    )
    assert done.slots["questions"] == []
    assert done.responses[-1] == "utter_quote_no_doubt"


async def test_another_offer_takes_the_place_of_the_first_and_of_its_questions(run, tracker):
    first = await run(ActionQuoteTold(), tracker(slots=told(**WHOLE)))
    found = tracker("another one: $350", "check_quote", slots=first.slots, money=offer(350), area="area_lip_flip")
    second = await run(ActionCheckQuote(), found)
    assert [each["id"] for each in second.slots["questions"]] == ["quote_price_above"]
    assert second.slots["quote"]["before"]["findings"] == first.slots["quote"]["findings"]


async def test_two_offers_are_laid_side_by_side_when_asked(run, tracker):
    kept = {"quote": {"offer": {}, "findings": [], "before": {"offer": {}, "findings": []}}}
    done = await run(ActionCheckQuote(), tracker("compare the two", "check_quote", slots=kept))
    assert done.responses == ["utter_quote_before", "utter_quote_after", "utter_quote_compared"]


async def test_the_age_of_the_check_counts(run, tracker):
    done = await run(ActionQuoteTold(), tracker(slots={**told(**WHOLE), "age": 24}))
    assert verdicts(done)["aggressive_dose"] == "flag"


async def test_nothing_is_kept_for_a_minor(run, tracker):
    done = await run(ActionQuoteTold(), tracker(slots={**told(**WHOLE), "age": 16}))
    assert done.responses == ["utter_start_timing_minor"]
    assert "quote" not in done.slots


async def test_inside_the_check_nothing_is_asked_for(run, tracker):
    here = tracker("$350", "check_quote", money=offer(350), area="area_forehead")
    here.active_loop = {"name": "candidacy_form"}
    done = await run(ActionCheckQuote(), here)
    assert done.responses == ["utter_quote_findings"]
    assert done.slots["quote_open"] is None


async def test_areas_spoken_of_before_are_kept(run, tracker):
    found = tracker("$150", "check_quote", slots={"areas": ["area_forehead"]}, money=offer(150))
    assert (await run(ActionCheckQuote(), found)).slots["areas"] == ["area_forehead"]


@pytest.fixture
def asked(tracker):
    """The form waits for the units of an offer for the forehead."""

    def build(text, intent="inform", slots=None, **entities):
        here = tracker(
            text,
            intent,
            slots={**told(areas=("area_forehead",)), "requested_slot": "quote_units", **(slots or {})},
            **entities,
        )
        here.active_loop = {"name": "quote_form"}
        here.events = [{"event": "user"}]
        return here

    return build


async def test_an_answer_leads_to_what_is_missing_next(run, asked):
    done = await run(ValidateQuoteForm(), asked("18"))
    assert done.slots["requested_slot"] == "quote_price"
    assert done.slots["quote_open"]["doses"][0]["units"] == {"low": 18, "high": 18}


@pytest.mark.parametrize(
    ("text", "intent"), [("no idea", "not_sure"), ("no", "deny"), ("they didn't say", "ask_red_flags")]
)
async def test_not_knowing_is_an_answer(run, asked, text, intent):
    done = await run(ValidateQuoteForm(), asked(text, intent))
    assert done.slots["requested_slot"] == "quote_price"
    assert done.slots["quote_open"]["unknown"] == ["units"]


async def test_a_question_is_left_to_its_rule(run, asked):
    assert (await run(ValidateQuoteForm(), asked("does it hurt?", "ask_pain"))).slots == {}


@pytest.mark.parametrize("intent", ["stop", "contact_human", "show_question_list", "greet", "report_symptom"])
async def test_anything_else_ends_the_form(asked, intent):
    events = await ValidateQuoteForm().run(CollectingDispatcher(), asked("…", intent), {})
    assert {"active_loop", "action_execution_rejected"} <= {event["event"] for event in events}


@pytest.mark.parametrize("title", ["18 units?", "they didn't say", "18"])
async def test_what_stands_on_a_button_is_no_answer(asked, title):
    """A button of the list carries what was typed long before."""
    here = asked("", "remove_question")
    here.latest_message |= {"text": "/remove_question", "metadata": {"title": title}}
    events = await ValidateQuoteForm().run(CollectingDispatcher(), here, {})
    assert {"active_loop", "action_execution_rejected"} <= {event["event"] for event in events}


async def test_the_button_for_not_knowing_is_an_answer(run, asked):
    here = asked("", "not_sure")
    here.latest_message |= {"text": "/not_sure", "metadata": {"title": "…"}}
    assert (await run(ValidateQuoteForm(), here)).slots["quote_open"]["unknown"] == ["units"]


async def test_what_cannot_be_read_is_asked_once_more_and_then_left(run, asked):
    first = await run(ValidateQuoteForm(), asked("hm"))
    assert first.responses == ["utter_quote_not_read"]
    assert first.slots["requested_slot"] == "quote_units"
    here = asked("hm")
    here.events = [
        {"event": "user"},
        {"event": "bot", "metadata": {"utter_action": "utter_quote_not_read"}},
        {"event": "user"},
    ]
    assert (await run(ValidateQuoteForm(), here)).slots["requested_slot"] == "quote_price"
