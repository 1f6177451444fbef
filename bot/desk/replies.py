"""What the desk often writes: short texts of the clinic's own, to put into an answer with one key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError
from starlette.responses import RedirectResponse, Response

from bot.conversation.tables_handover import canned_replies
from bot.desk.access import EVERYBODY, Visit
from bot.desk.audit import Deed

if TYPE_CHECKING:
    from bot.desk.app import Desk

REPLIES = "/desk/replies"
LONGEST_TITLE, LONGEST_TEXT, MOST = 40, 1_000, 50


class ReplyError(ValueError):
    """A reply cannot be kept; the message says what would have worked."""


@dataclass(frozen=True)
class CannedReply:
    """A text with a title to find it by."""

    number: int
    title: str
    text: str


class CannedReplies:
    """Reads and writes of the replies; all of them block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def all(self) -> list[CannedReply]:
        """All by title."""
        with self._engine.connect() as connection:
            rows = connection.execute(sa.select(canned_replies).order_by(canned_replies.c.title)).all()
        return [CannedReply(row.number, row.title, row.text) for row in rows]

    def add(self, title: str, text: str) -> None:
        """Keep one more.

        Raises:
            ReplyError: empty, too long, too many, or a title that there is already.
        """
        title, text = " ".join(title.split()), text.strip()
        if not 1 <= len(title) <= LONGEST_TITLE or not 1 <= len(text) <= LONGEST_TEXT:
            raise ReplyError(
                f"A reply has a title of 1 to {LONGEST_TITLE} and a text of 1 to {LONGEST_TEXT:,} characters."
            )
        count = sa.select(sa.func.count()).select_from(canned_replies)
        try:
            with self._engine.begin() as connection:
                if connection.execute(count).scalar() >= MOST:
                    raise ReplyError(f"There are {MOST} replies already; delete one first.")
                connection.execute(canned_replies.insert().values(title=title, text=text))
        except IntegrityError as error:
            raise ReplyError(f"There is a reply with the title {title!r}; take another title.") from error

    def drop(self, number: int) -> None:
        """Delete one."""
        with self._engine.begin() as connection:
            connection.execute(canned_replies.delete().where(canned_replies.c.number == number))


def add_to(desk: Desk) -> None:
    """Add the pages."""
    desk.route(REPLIES, show, roles=EVERYBODY)
    desk.route(REPLIES, add, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{REPLIES}/{{number:int}}/drop", drop, roles=EVERYBODY, methods=["POST"])
    desk.entry("Replies", REPLIES, EVERYBODY, 70)


async def show(visit: Visit) -> Response:
    """All replies, and a form for one more."""
    return await _page(visit, "", 200)


async def add(visit: Visit) -> Response:
    """Keep one more."""
    try:
        await visit.desk.write(visit.desk.replies.add, visit.form.get("title", ""), visit.form.get("text", ""))
    except ReplyError as error:
        return await _page(visit, str(error), 422)
    await visit.note(Deed.REPLY_ADDED)
    return RedirectResponse(REPLIES, status_code=303)


async def drop(visit: Visit) -> Response:
    """Delete one."""
    await visit.desk.write(visit.desk.replies.drop, visit.request.path_params["number"])
    await visit.note(Deed.REPLY_DROPPED)
    return RedirectResponse(REPLIES, status_code=303)


async def _page(visit: Visit, problem: str, status: int) -> Response:
    replies = await visit.desk.read(visit.desk.replies.all)
    return visit.page("replies.html", status, replies=replies, problem=problem, form=visit.form)
