from __future__ import annotations

import pytest

from actions.quote import ActionCheckQuote


def offer(price, unit="USD"):
    return {"low": price, "high": price, "unit": unit}


async def test_nothing_to_look_at_yet_is_asked_for(run, tracker):
    done = await run(ActionCheckQuote(), tracker("Can you check an offer?", "check_quote"))
    assert done.responses[0] == "utter_quote_intro"


@pytest.mark.parametrize(("price", "verdict"), [(50, "below"), (150, "inside"), (350, "above")])
async def test_a_price_is_laid_beside_the_range(run, tracker, price, verdict):
    done = await run(ActionCheckQuote(), tracker("…", "check_quote", area="area_forehead", money=offer(price)))
    assert f"utter_quote_price_{verdict}" in done.responses


async def test_units_are_laid_beside_the_table(run, tracker):
    found = tracker("…", "check_quote", area="area_forehead", units={"low": 40, "high": 40})
    done = await run(ActionCheckQuote(), found)
    assert "utter_units_above" in done.responses
    assert done.slots["areas"] == ["area_forehead"]


async def test_several_areas_have_another_range(run, tracker):
    found = tracker("…", "check_quote", area=["area_forehead", "area_glabella"], money=offer(350))
    assert "utter_quote_price_inside" in (await run(ActionCheckQuote(), found)).responses


async def test_another_currency_is_not_judged(run, tracker):
    found = tracker("…", "check_quote", area="area_forehead", money=offer(200_000, "KRW"))
    assert "utter_quote_unknown" in (await run(ActionCheckQuote(), found)).responses


async def test_every_look_ends_with_the_warning_signs(run, tracker):
    for found in (tracker("…", "check_quote"), tracker("…", "check_quote", money=offer(150))):
        assert (await run(ActionCheckQuote(), found)).responses[-1] == "utter_quote_flags"


async def test_a_doubt_stays_open_in_the_patients_words(run, tracker):
    found = tracker("$350 for my forehead?", "check_quote", area="area_forehead", money=offer(350))
    assert (await run(ActionCheckQuote(), found)).slots["pending_question"] == "$350 for my forehead?"


async def test_areas_spoken_of_before_are_kept(run, tracker):
    found = tracker("$150", "check_quote", slots={"areas": ["area_forehead"]}, money=offer(150))
    assert (await run(ActionCheckQuote(), found)).slots["areas"] == ["area_forehead"]
