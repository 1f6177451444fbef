"""What people ask, as figures to show: totals by day, topics, drop-outs of the check, times. No words, no people."""

from __future__ import annotations

import csv
import datetime
import io
import json
import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.consult.candidacy import QUESTIONS
from bot.conversation.counts import MILLIS, PERSON, SYMPTOM, TOPIC, TURN, Counts, median_class
from bot.conversation.store import now
from bot.conversation.tables import events, not_covered
from bot.conversation.tables_handover import handovers

CONSENT = "health_consent"
# Somebody who has said nothing for so long has left the check.
LEFT_AFTER = datetime.timedelta(hours=1)
# A spreadsheet takes what begins so for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True)
class Series:
    """A count by day, in the order of days."""

    name: str
    days: Mapping[datetime.date, int]

    @property
    def total(self) -> int:
        """Over all days."""
        return sum(self.days.values())


@dataclass(frozen=True)
class Stats:
    """All figures of a span of days."""

    days: Sequence[datetime.date]
    turns: Series
    topics: Sequence[Series]
    uncovered: Sequence[Series]
    symptoms: Mapping[str, int]
    persons: Mapping[str, int]
    # Of the check, by question: how many left it there; and how many began and finished it.
    left: Mapping[str, int]
    begun: int
    finished: int
    # Upper end of the class of milliseconds in which Maru's median answer lies; seconds until staff took a conversation.
    median_millis: int | None
    median_taken: int | None


def read_stats(engine: Engine, counts: Counts, days: int) -> Stats:
    """The figures of the last so many days, today included; blocks."""
    today = now().date()
    span = [today - datetime.timedelta(days=back) for back in range(days - 1, -1, -1)]
    by_kind: dict[str, dict[str, Counter[datetime.date]]] = defaultdict(lambda: defaultdict(Counter))
    for day, kind, name, count in counts.since(span[0]):
        by_kind[kind][name][day] += count
    left, begun, finished = _check(engine, span[0])
    return Stats(
        span,
        Series("all", by_kind[TURN]["all"]),
        _most_first(by_kind[TOPIC]),
        _most_first(_uncovered(engine, span[0])),
        _totals(by_kind[SYMPTOM]),
        {**_totals(by_kind[PERSON]), **_handed_over(engine, span[0])},
        left,
        begun,
        finished,
        median_class(_totals(by_kind[MILLIS])),
        _taken(engine, span[0]),
    )


def as_csv(rows: Iterable[Sequence[object]]) -> str:
    """Lines of a spreadsheet; what could be taken for a formula begins with an apostrophe there."""
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
    return out.getvalue()


def table_of(stats: Stats) -> list[tuple[object, ...]]:
    """Day, kind, name and count, with a line of titles."""
    rows: list[tuple[object, ...]] = [("day", "kind", "name", "count")]
    kinds = (("messages", (stats.turns,)), ("topic", stats.topics), ("not covered", stats.uncovered))
    for kind, found in kinds:
        rows += [(day, kind, each.name, each.days[day]) for each in found for day in stats.days if each.days.get(day)]
    return rows


def _cell(value: object) -> str:
    text = str(value)
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _most_first(found: Mapping[str, Mapping[datetime.date, int]]) -> list[Series]:
    made = [Series(name, days) for name, days in found.items()]
    return sorted(made, key=lambda each: (-each.total, each.name))


def _totals(found: Mapping[str, Counter[datetime.date]]) -> dict[str, int]:
    return {name: days.total() for name, days in sorted(found.items())}


def _uncovered(engine: Engine, first: datetime.date) -> dict[str, Counter[datetime.date]]:
    found: dict[str, Counter[datetime.date]] = defaultdict(Counter)
    with engine.connect() as connection:
        for row in connection.execute(sa.select(not_covered).where(not_covered.c.day >= first)):
            found[row.intent.removeprefix("ask_")][row.day] += row.count
    return found


def _check(engine: Engine, first: datetime.date) -> tuple[dict[str, int], int, int]:
    """Of the conversations that are still kept: where the check was left, how often it was begun and finished."""
    since = datetime.datetime.combine(first, datetime.time(), datetime.UTC).timestamp()
    asked = (events.c.type_name == "slot") & (events.c.action_name == "requested_slot")
    wanted = sa.select(events.c.sender_id, events.c.timestamp, events.c.data).where(asked, events.c.timestamp >= since)
    last: dict[str, tuple[object, float]] = {}
    began: set[str] = set()
    with engine.connect() as connection:
        for row in connection.execute(wanted.order_by(events.c.id)):
            value = json.loads(row.data).get("value")
            if value in (CONSENT, *QUESTIONS):
                began.add(row.sender_id)
            last[row.sender_id] = (value, row.timestamp)
    limit = (datetime.datetime.now(datetime.UTC) - LEFT_AFTER).timestamp()
    left = Counter(
        str(last[each][0]) for each in began if last[each][0] in (CONSENT, *QUESTIONS) and last[each][1] < limit
    )
    finished = sum(last[each][0] is None for each in began)
    return {name: left[name] for name in (CONSENT, *QUESTIONS) if left[name]}, len(began), finished


def _handed_over(engine: Engine, first: datetime.date) -> dict[str, int]:
    """Hand-overs by reason, of the conversations that are still kept."""
    since = handovers.c.since >= datetime.datetime.combine(first, datetime.time())
    wanted = sa.select(handovers.c.reason, sa.func.count().label("times")).where(since)
    with engine.connect() as connection:
        rows = connection.execute(wanted.group_by(handovers.c.reason)).all()
    return {f"handed over: {row.reason}": row.times for row in rows}


def _taken(engine: Engine, first: datetime.date) -> int | None:
    """The median seconds until somebody took a conversation that waited; None where nobody did."""
    since = handovers.c.since >= datetime.datetime.combine(first, datetime.time())
    wanted = sa.select(handovers.c.since, handovers.c.taken).where(since, handovers.c.taken.is_not(None))
    with engine.connect() as connection:
        waits = [(row.taken - row.since).total_seconds() for row in connection.execute(wanted)]
    return round(statistics.median(waits)) if waits else None
