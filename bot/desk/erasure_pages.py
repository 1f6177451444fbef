"""Erasing a conversation, and running the retention, by a button and with proof: for admins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import Response

from bot.conversation.proof import SHORTEST_REFERENCE, Eraser, Proof
from bot.desk.access import Visit

if TYPE_CHECKING:
    from bot.desk.app import Desk

ERASURE = "/desk/erasure"
ADMINS = ("admin",)


@dataclass(frozen=True)
class ErasurePages:
    """The handlers; days of retention of conversations and of the inbox."""

    eraser: Eraser
    days: int
    inbox_days: int

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(ERASURE, self.show, roles=ADMINS)
        desk.route(ERASURE, self.erase, roles=ADMINS, methods=["POST"])
        desk.route(f"{ERASURE}/retention", self.retain, roles=ADMINS, methods=["POST"])
        desk.entry("Erasure", ERASURE, ADMINS, 70)

    async def show(self, visit: Visit) -> Response:
        """The form, and what there is of the conversation that stands in it."""
        reference = visit.query.get("reference", "").strip()
        if not reference:
            return self._page(visit)
        named = await visit.desk.read(self.eraser.named, reference)
        if len(named) != 1:
            return self._page(visit, reference, self._problem(named), status=404)
        held = await visit.desk.read(self.eraser.held, named)
        return self._page(visit, named[0], held=held)

    async def erase(self, visit: Visit) -> Response:
        """Erase one conversation; the report says what was found and that nothing is left."""
        reference = visit.form.get("reference", "")
        named = await visit.desk.read(self.eraser.named, reference)
        if len(named) != 1:
            return self._page(visit, reference, self._problem(named), status=404)
        proof = await visit.desk.write(self.eraser.erase, named[0])
        await visit.note("erased", proof.in_short())
        return self._page(visit, proof=proof)

    async def retain(self, visit: Visit) -> Response:
        """Delete now what is due."""
        proof = await visit.desk.write(self.eraser.retain, self.days, self.inbox_days)
        await visit.note("retention_run", proof.in_short())
        return self._page(visit, proof=proof)

    @staticmethod
    def _problem(named: list[str]) -> str:
        if named:
            return "Several conversations begin with this reference; give more of its characters."
        return (
            f"No conversation has this reference; it has at least {SHORTEST_REFERENCE} of the characters 0-9 and a-f."
        )

    def _page(
        self,
        visit: Visit,
        reference: str = "",
        problem: str = "",
        held: dict[str, int] | None = None,
        proof: Proof | None = None,
        status: int = 200,
    ) -> Response:
        return visit.page(
            "erasure.html",
            status,
            reference=reference,
            problem=problem,
            held=held,
            proof=proof,
            days=self.days,
        )
