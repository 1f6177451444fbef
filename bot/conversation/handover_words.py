"""What a patient is told about the hand-over: who comes, when, and that they can read along."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from bot.clinic.hours import is_open, opens_next
from bot.clinic.records import WEEKDAYS
from bot.conversation.handover import ALARMS, Handover, Reason, State
from bot.sentences import clinic, sentence

# The intents after which a person is asked in.
WANTED: Mapping[str, Reason] = {"contact_human": Reason.ASKED, "book_appointment": Reason.BOOKING}
# Of an alarm's intents, those that can wait for nobody.
URGENT = "report_urgent_symptom"
# What is said to somebody who wants no person after all: none comes, the desk stays for an alarm's sake, nobody was asked.
CALLED_OFF = "utter_handover_called_off"
ALARM_STAYS = "utter_handover_stays"
NOBODY_ASKED = "utter_handover_none"
ALARMED: Mapping[str, Reason] = {
    URGENT: Reason.SYMPTOM,
    "report_symptom": Reason.SYMPTOM,
    "report_distress": Reason.DISTRESS,
}


def wanted(intent: str, misunderstood: int) -> Reason | None:
    """Why a turn asks a person in, if it does; ``misunderstood`` is the number of messages in a row that were not."""
    if intent in WANTED:
        return WANTED[intent]
    return Reason.MISUNDERSTOOD if misunderstood > 1 else None


def announced(known: Handover | None, moment: datetime.datetime | None = None) -> str:
    """What is said when a person is asked in; ``known`` is the hand-over where one waits already."""
    if known is not None:
        return waiting(moment)
    opens = _opens(moment)
    return sentence("utter_handover_closed", desk_opens=opens) if opens else sentence("utter_handover")


def waiting(moment: datetime.datetime | None = None) -> str:
    """What is said to somebody who waits."""
    opens = _opens(moment)
    return sentence("utter_person_waiting_closed", desk_opens=opens) if opens else sentence("utter_person_waiting")


def alarm_announced() -> str:
    """What is said about the desk to somebody who has told of something alarming."""
    return sentence("utter_person_waiting_alarm")


def answering(name: str) -> str:
    """What is said when somebody at the desk has taken a conversation over, also from a colleague."""
    return sentence("utter_person_answering", staff_name=name)


def given_back(name: str) -> str:
    """What Maru says when somebody at the desk has given a conversation back."""
    return sentence("utter_handover_back", staff_name=name)


def erasing(name: str) -> str:
    """What is said to somebody who is about to have everything erased while a person answers."""
    return sentence("utter_person_erasing", staff_name=name)


def person(found: Handover | None) -> dict[str, Any]:
    """The hand-over as the HTTP contract shows it under ``person``; empty while Maru alone answers."""
    if found is None:
        return {}
    if found.state is State.ANSWERING:
        return {"person": {"state": str(State.ANSWERING), "name": found.name, "text": answering(str(found.name))}}
    text = alarm_announced() if found.reason in ALARMS else waiting()
    return {"person": {"state": str(State.WAITING), "text": text}}


def _opens(moment: datetime.datetime | None) -> str:
    """When the desk opens next, in words; empty where it is open, or where nobody knows."""
    moment = moment or datetime.datetime.now(datetime.UTC)
    if is_open(clinic(), moment):
        return ""
    opens = opens_next(clinic(), moment)
    if opens is None:
        return ""
    ahead = (opens.date() - moment.astimezone(opens.tzinfo).date()).days
    day = {0: "today", 1: "tomorrow"}.get(ahead, WEEKDAYS[opens.weekday()].title())
    return f"{day} at {opens:%H:%M}"
