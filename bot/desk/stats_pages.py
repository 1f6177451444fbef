"""What people ask: figures, charts, and what was not understood, from which answers and examples are made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy.engine import Engine
from starlette.responses import RedirectResponse, Response

from bot.consult.subjects import COVERED
from bot.conversation.counts import Counts
from bot.conversation.own_answers import SUBJECTS
from bot.desk.access import EVERYBODY, Refused, Visit
from bot.desk.answer_index import cards
from bot.desk.groups import Groups
from bot.desk.numbers import number_in
from bot.desk.stats import Series, Stats, as_csv, read_stats, table_of
from bot.examples import ExamplesError
from bot.guide.load import guide
from bot.learning import Group
from bot.sentences import topics_of

if TYPE_CHECKING:
    from bot.desk.app import Desk

ASKED = "/desk/asked"
TEACHERS = ("doctor", "admin")
SPANS = (7, 30, 90)
MOST_TOPICS = 15
# Topics that no card is about.
OTHER_TOPICS = {
    "areas_overview": "Areas",
    "not_covered": "Something that the guide does not cover",
    "contact_staff": "This clinic, or a person",
    "small_talk": "Small talk",
    "call_clinic": "A symptom: ring the clinic",
    "urgent_now": "A symptom: emergency",
    "out_of_scope": "Nothing of this",
    "aftercare": "Aftercare",
}
# Of a chart, in units of its own.
WIDTH, HEIGHT = 600, 120


@dataclass(frozen=True)
class Bar:
    """A bar of a chart, and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    label: str


def bars(series: Series, stats: Stats) -> list[Bar]:
    """A bar a day."""
    most, step = max([1, *series.days.values()]), WIDTH / len(stats.days)
    made = []
    for place, day in enumerate(stats.days):
        count = series.days.get(day, 0)
        high = count / most * HEIGHT
        made.append(
            Bar(
                round(place * step, 2), round(HEIGHT - high, 2), round(step * 0.8, 2), round(high, 2), f"{day}: {count}"
            )
        )
    return made


@dataclass(frozen=True)
class StatsPages:
    """The handlers."""

    engine: Engine
    counts: Counts
    groups: Groups

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(ASKED, self.show, roles=EVERYBODY)
        desk.route(f"{ASKED}/figures.csv", self.figures, roles=EVERYBODY)
        desk.route(f"{ASKED}/groups.csv", self.texts, roles=EVERYBODY)
        desk.route(f"{ASKED}/groups", self.grouped, roles=EVERYBODY)
        desk.route(f"{ASKED}/groups/{{number:int}}/examples", self.learn, roles=TEACHERS, methods=["POST"])
        desk.route(f"{ASKED}/groups/{{number:int}}/drop", self.drop, roles=TEACHERS, methods=["POST"])
        desk.entry("What people ask", ASKED, EVERYBODY, 40)

    async def show(self, visit: Visit) -> Response:
        """Figures and charts."""
        days = _days(visit)
        stats = await self._stats(visit, days)
        shown = stats.topics[:MOST_TOPICS]
        return visit.page(
            "asked.html",
            stats=stats,
            span=days,
            spans=SPANS,
            chart=bars(stats.turns, stats),
            topics=[(each, bars(each, stats)) for each in shown],
            titles=_titles(),
            subjects=SUBJECTS,
            width=WIDTH,
            height=HEIGHT,
        )

    async def figures(self, visit: Visit) -> Response:
        """The figures for a spreadsheet."""
        days = _days(visit)
        await visit.note("figures_exported", f"{days} days")
        return _csv(as_csv(table_of(await self._stats(visit, days))), "asked.csv")

    async def texts(self, visit: Visit) -> Response:
        """What was not understood, masked, for a spreadsheet."""
        await visit.note("groups_exported")
        rows = [
            (each.group.id, text, count) for each in await self.groups.all() for text, count in each.group.texts.items()
        ]
        return _csv(as_csv([("group", "text", "count"), *rows]), "not-understood.csv")

    async def grouped(self, visit: Visit) -> Response:
        """What was not understood, in groups."""
        return await self._grouped(visit)

    async def learn(self, visit: Visit) -> Response:
        """Make examples of a group."""
        group, intent = await self._group(visit), visit.form.get("intent", "")[:64]
        try:
            planned = await self.groups.learn(group, intent)
        except ExamplesError as error:
            return await self._grouped(visit, str(error), 422)
        await visit.note("examples_added", f"{intent}: {len(planned.added)}")
        told = f"{len(planned.added)} added to {planned.path.name}, {len(planned.refused)} were known. Maru learns them with `maru train`."
        return await self._grouped(visit, told=told)

    async def drop(self, visit: Visit) -> Response:
        """Delete a group."""
        await self.groups.drop(await self._group(visit))
        await visit.note("group_dropped")
        return RedirectResponse(f"{ASKED}/groups", status_code=303)

    async def _group(self, visit: Visit) -> Group:
        found = await self.groups.find(number_in(visit))
        if found is None:
            raise Refused("There is no such group (any more); load the page again.", 404)
        return found

    async def _stats(self, visit: Visit, days: int) -> Stats:
        await visit.desk.write(self.counts.flush)
        return await visit.desk.read(read_stats, self.engine, self.counts, days)

    async def _grouped(self, visit: Visit, problem: str = "", status: int = 200, told: str = "") -> Response:
        found = await self.groups.all()
        return visit.page(
            "groups.html",
            status,
            groups=found,
            problem=problem,
            told=told,
            subjects=SUBJECTS,
            may_teach=visit.staff.role in TEACHERS,
        )


def _titles() -> dict[str, str]:
    """Topics and subjects as the desk reads them."""
    return {
        **{area.id: area.name for area in guide().areas},
        **{topics_of(response)[0]: cards()[intent].title for intent, response in COVERED.items()},
        **{card.intent.removeprefix("ask_"): card.title for card in cards().values()},
        **OTHER_TOPICS,
    }


def _days(visit: Visit) -> int:
    given = visit.query.get("days", "")
    return next((days for days in SPANS if str(days) == given), SPANS[1])


def _csv(text: str, name: str) -> Response:
    # The mark tells spreadsheets that it is UTF-8.
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response("\ufeff" + text, media_type="text/csv; charset=utf-8", headers=headers)
