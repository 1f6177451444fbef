"""What a patient is told of the hand-over, inside and outside of the desk's hours (of the demo clinic, in Seoul)."""

from __future__ import annotations

import datetime
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.conversation.handover import Handover, Reason, State
from bot.conversation.handover_words import announced, person, waiting
from bot.conversation.store import now
from bot.sentences import sentence

SEOUL = ZoneInfo("Asia/Seoul")
WAITS = Handover(1, "c", State.WAITING, Reason.ASKED, False, None, now(), None, None, None, None, 1)


def at(day: int, hour: int) -> datetime.datetime:
    """A moment of the week that begins on Monday, 30 November 2026."""
    return datetime.datetime(2026, 11, 29, hour, tzinfo=SEOUL) + datetime.timedelta(days=day)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        (at(1, 12), ""),
        (at(1, 8), "today at 10:00"),
        (at(1, 22), "tomorrow at 10:00"),
        (at(6, 18), "Monday at 10:00"),
        (at(7, 12), "tomorrow at 10:00"),
    ],
)
def test_outside_its_hours_the_desk_says_when_it_opens(moment: datetime.datetime, opens: str) -> None:
    if opens:
        assert announced(None, moment) == sentence("utter_handover_closed", desk_opens=opens)
        assert waiting(moment) == sentence("utter_person_waiting_closed", desk_opens=opens)
    else:
        assert announced(None, moment) == sentence("utter_handover")
        assert waiting(moment) == sentence("utter_person_waiting")
    assert announced(WAITS, moment) == waiting(moment), "who asks again hears that the desk knows"


def test_an_alarm_does_not_wait_for_opening_hours() -> None:
    alarmed = replace(WAITS, reason=Reason.SYMPTOM)
    assert person(alarmed)["person"]["text"] == sentence("utter_person_waiting_alarm")


def test_who_answers_is_named_whatever_the_hour() -> None:
    told = person(replace(WAITS, state=State.ANSWERING, name="Mina Kim"))["person"]
    assert told["name"] == "Mina Kim" and "Mina Kim" in told["text"]
