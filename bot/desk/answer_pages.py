"""The pages of the answers: the search as one types, the table of doses, the check of an offer."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from bot.desk.access import EVERYBODY, Visit
from bot.desk.answers import MOST_CHARACTERS, search
from bot.desk.dose_table import rows, total
from bot.desk.offers import Looked, look_at, read_form
from bot.guide.load import guide

if TYPE_CHECKING:
    from bot.desk.app import Desk

ANSWERS, DOSES, OFFER = "/desk/answers", "/desk/answers/doses", "/desk/answers/offer"


@dataclass(frozen=True)
class AnswerPages:
    """The handlers; ``understand`` is Rasa's parse of a text."""

    understand: Callable[[str], Awaitable[Mapping[str, Any]]]

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(ANSWERS, self.show, roles=EVERYBODY)
        desk.route(f"{ANSWERS}/found", self.found, roles=EVERYBODY)
        desk.route(DOSES, self.doses, roles=EVERYBODY)
        desk.route(OFFER, self.offer, roles=EVERYBODY)
        desk.route(OFFER, self.looked_at, roles=EVERYBODY, methods=["POST"])
        desk.entry("Answers", ANSWERS, EVERYBODY, 20)

    async def show(self, visit: Visit) -> Response:
        """The search box, with the answers to what stands in the address; works without a script."""
        asked = visit.query.get("q", "")[:MOST_CHARACTERS]
        hits = await search(asked, self.understand)
        return visit.page("answers.html", asked=asked, hits=hits, most=MOST_CHARACTERS)

    async def found(self, visit: Visit) -> Response:
        """The answers alone, for the page that asks as one types."""
        began = time.perf_counter()
        asked = visit.query.get("q", "")[:MOST_CHARACTERS]
        made = visit.page("answers_found.html", asked=asked, hits=await search(asked, self.understand))
        made.headers["server-timing"] = f"search;dur={(time.perf_counter() - began) * 1000:.1f}"
        return made

    async def doses(self, visit: Visit) -> Response:
        """The guide's table, each side and both, and the total of the areas that are ticked."""
        ticked = tuple(area.id for area in guide().dosed() if visit.query.get(area.id) == "on")
        return visit.page("doses.html", rows=rows(), ticked=ticked, total=total(ticked))

    async def offer(self, visit: Visit) -> Response:
        """The form of an offer."""
        return self._offer(visit, {}, None)

    async def looked_at(self, visit: Visit) -> Response:
        """An offer beside the guide."""
        read = read_form(visit.form)
        looked = None if read.problems else look_at(read)
        return self._offer(visit, visit.form, looked, read.problems, 422 if read.problems else 200)

    def _offer(
        self,
        visit: Visit,
        given: Mapping[str, str],
        looked: Looked | None,
        problems: Mapping[str, str] | None = None,
        status: int = 200,
    ) -> Response:
        return visit.page(
            "offer.html", status, areas=guide().areas, given=given, looked=looked, problems=problems or {}
        )
