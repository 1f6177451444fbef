"""What the desk may read of a conversation: all of it while a hand-over is open, without the answers of the check.

The patient agreed to those for the check alone. Words that raised an alarm are shown wherever they were said.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.handover import OPEN
from bot.conversation.store import PRIVATE
from bot.conversation.tables import messages
from bot.conversation.tables_delivery import outgoing
from bot.conversation.tables_handover import handovers

_OF_HANDOVER: Final = messages.join(handovers, handovers.c.conversation == messages.c.conversation)
_SHOWS: Final = outgoing.c.shows == messages.c.number
ALARM_TOPICS: Final = frozenset({"urgent_now", "call_clinic"})


@dataclass(frozen=True)
class Line:
    """One message; ``sender`` is patient, maru or staff, ``name`` who of the staff. ``text`` is None where it is not shown.

    ``under_way`` is the state of its delivery to a messaging app: waiting, held until the patient writes again, dead (given
    up); empty where it is delivered, and on the site.
    """

    number: int
    sender: str
    at: datetime.datetime
    text: str | None
    name: str = ""
    alarm: bool = False
    under_way: str = ""


def read(engine: Engine, number: int, after: int = 0) -> list[Line]:
    """The messages of the conversation of a hand-over, later than one; nothing once it is closed."""
    wanted = sa.select(messages, outgoing.c.state).select_from(_OF_HANDOVER.outerjoin(outgoing, _SHOWS))
    wanted = wanted.where(handovers.c.number == number, OPEN, messages.c.number > after)
    with engine.connect() as connection:
        rows = connection.execute(wanted.order_by(messages.c.number)).all()
    bodies = [json.loads(row.body) for row in rows]
    alarming = [row.sender == "maru" and not ALARM_TOPICS.isdisjoint(body.get("topics", ())) for row, body in zip(rows, bodies, strict=True)]  # fmt: skip
    return [
        _line(row, body, alarming[place] or (row.sender == "patient" and any(alarming[place + 1 : place + 2])))
        for place, (row, body) in enumerate(zip(rows, bodies, strict=True))
    ]


def under_way(engine: Engine, number: int) -> dict[int, str]:
    """By number of message, what of the desk's own words in a hand-over is not delivered, and why not."""
    wanted = sa.select(messages.c.number, outgoing.c.state).select_from(_OF_HANDOVER.join(outgoing, _SHOWS))
    with engine.connect() as connection:
        rows = connection.execute(wanted.where(handovers.c.number == number, OPEN).order_by(messages.c.number)).all()
    return {row.number: row.state for row in rows}


def _line(row: Any, body: dict[str, Any], alarm: bool) -> Line:
    shown = alarm or not body.get(PRIVATE)
    picture = (body.get("image") or {}).get("alt", "")
    text = "\n".join(part for part in (body.get("text", ""), picture) if part)
    return Line(
        row.number, row.sender, row.at, text if shown else None, str(body.get("name", "")), alarm, row.state or ""
    )
