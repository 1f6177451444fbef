"""Messages of the messaging apps that could not be delivered or answered: to try again or to drop, for admins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from bot.conversation.delivery import DIRECTIONS, Delivery
from bot.desk.access import Refused, Visit
from bot.desk.numbers import number_in

if TYPE_CHECKING:
    from bot.desk.app import Desk

LETTERS = "/desk/undelivered"
ADMINS = ("admin",)


@dataclass(frozen=True)
class LetterPages:
    """The handlers."""

    delivery: Delivery

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(LETTERS, self.show, roles=ADMINS)
        desk.route(f"{LETTERS}/{{number:int}}/retry", self.retry, roles=ADMINS, methods=["POST"])
        desk.route(f"{LETTERS}/{{number:int}}/drop", self.drop, roles=ADMINS, methods=["POST"])
        desk.entry("Undelivered", LETTERS, ADMINS, 75)

    async def show(self, visit: Visit) -> Response:
        """What was given up, without words, and how much waits."""
        letters = await visit.desk.read(self.delivery.dead_letters)
        queues = await visit.desk.read(self.delivery.queues)
        return visit.page("undelivered.html", letters=letters, queues=queues, title=visit.desk.channel_title)

    async def retry(self, visit: Visit) -> Response:
        """Try one again."""
        direction, number = self._letter(visit)
        if not await visit.desk.write(self.delivery.retry, direction, number):
            raise Refused("This message is not here any more; load the page again.", 404)
        await visit.note("letter_retried", f"{direction} {number}")
        return RedirectResponse(LETTERS, status_code=303)

    async def drop(self, visit: Visit) -> Response:
        """Delete one."""
        direction, number = self._letter(visit)
        if not await visit.desk.write(self.delivery.drop, direction, number):
            raise Refused("This message is not here any more; load the page again.", 404)
        await visit.note("letter_dropped", f"{direction} {number}")
        return RedirectResponse(LETTERS, status_code=303)

    @staticmethod
    def _letter(visit: Visit) -> tuple[str, int]:
        direction = visit.form.get("direction", "")
        if direction not in DIRECTIONS:
            raise Refused("This message is not here any more; load the page again.", 404)
        return direction, number_in(visit)
