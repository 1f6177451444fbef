"""No lock, no database and no action stands between a symptom and its answer."""

from __future__ import annotations

import pytest

from bot.conversation.messages import TurnError

EVERYTHING = ("records", "tracker_store", "lock_store", "actions")


@pytest.mark.parametrize("parts", [EVERYTHING, *[(part,) for part in EVERYTHING]], ids="+".join)
@pytest.mark.parametrize(
    ("words", "topic"),
    [
        ("I can't swallow since my injection", "urgent_now"),
        ("My eyelid is drooping since the injection", "call_clinic"),
        ("I don't want to live anymore", "call_clinic"),
    ],
)
def test_each_alarm(breaking, parts, words, topic):
    assert breaking(*parts).ask(words, "somebody").topics == [topic]


def test_danger_needs_no_understanding_either(breaking, monkeypatch):
    house = breaking(*EVERYTHING)
    monkeypatch.setattr(house._reception, "understand", None)
    assert house.ask("I can't swallow since my injection", "somebody").topics == ["urgent_now"]


@pytest.mark.parametrize("part", ["records", "tracker_store", "lock_store"])
def test_everything_else_says_that_it_cannot_be_answered_now(breaking, part):
    """The counter-proof: these parts are broken indeed."""
    with pytest.raises(TurnError) as told:
        breaking(part).ask("What does it cost?", "somebody")
    assert (told.value.code, told.value.status) == ("unavailable", 503)
