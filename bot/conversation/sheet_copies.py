"""The copy of a sheet that a turn makes for the front desk, when the patient has agreed to it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from rasa.shared.core.events import Event, SlotSet
from rasa.shared.core.trackers import DialogueStateTracker

from bot.consult.plan import WHOSE
from bot.consult.planned import Plan
from bot.consult.sheet import gathered, hopes, unfinished
from bot.consult.sheet_request import SENT
from bot.conversation.sheet_table import SheetCopy
from bot.conversation.sheet_values import sheet_values
from bot.guide.load import guide
from bot.sentences import clinic, sentence


def ordered(tracker: DialogueStateTracker, new: Sequence[Event]) -> SheetCopy | None:
    """What the new events of a turn order: a copy as the sheet now is, that it be taken away, or, None, nothing."""
    orders = [event.value for event in new if isinstance(event, SlotSet) and event.key == SENT]
    if not orders:
        return None
    record = orders[-1]
    if not record:
        return SheetCopy()
    day = record.get("day")
    return SheetCopy(
        datetime.datetime.fromisoformat(record["at"]).astimezone(datetime.UTC).replace(tzinfo=None),
        record["version"],
        record.get("name"),
        datetime.date.fromisoformat(day) if day else None,
        _data(sheet_values(tracker)),
    )


def _data(slots: Mapping[str, Any]) -> dict[str, Any]:
    priced = Plan.read(slots["plan"]).priced(guide(), clinic().prices.ranges()) if slots.get("plan") else None
    return {
        "found": gathered(slots, guide(), clinic(), sentence),
        "goals": hopes(slots, guide(), sentence),
        "whose": WHOSE[priced.by] if priced else "",
        "half_checked": unfinished(slots),
    }
