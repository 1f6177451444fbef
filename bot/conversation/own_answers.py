"""The clinic's own answers: drafts of the desk, and what of them a doctor has approved, which the chat gives from then on.

Each process looks every few seconds, so that none has to be started anew.
"""

from __future__ import annotations

import asyncio
import datetime
import logging
from dataclasses import dataclass
from typing import Final

import sqlalchemy as sa
from sqlalchemy.engine import Engine, Row

from bot.clinic.records import LONGEST_ANSWER, Answer
from bot.consult.subjects import SILENT
from bot.consult.wording import forbidden
from bot.conversation.database import reading
from bot.conversation.store import now
from bot.conversation.tables_desk import staff
from bot.conversation.tables_information import drafts
from bot.logs import OWN_LOGGER
from bot.sentences import use_answers

log = logging.getLogger(OWN_LOGGER)
REFRESH_SECONDS = 3
# The open rest is many subjects: one answer to all of them would be wrong for most.
SUBJECTS: Final = tuple(name for name in SILENT if name != "uncovered_other")
MOST_SHOWN = 200


class DraftError(ValueError):
    """A draft cannot be kept or approved; the message says what would have worked."""


@dataclass(frozen=True)
class Draft:
    """An answer with who wrote it and, once approved, who did that; times in UTC."""

    number: int
    subject: str
    text: str
    author: str
    author_id: int
    written: datetime.datetime
    approver: str | None
    approved: datetime.datetime | None
    ended: datetime.datetime | None


def checked(subject: str, text: str) -> tuple[str, str]:
    """A subject and a text as they are kept.

    Raises:
        DraftError: the subject is none, or patients must not be told such a text.
    """
    if subject not in SUBJECTS:
        raise DraftError(f"Choose a subject: {', '.join(SUBJECTS)}.")
    kept = "\n".join(" ".join(line.split()) for line in text.replace("\r\n", "\n").split("\n")).strip()
    if not kept:
        raise DraftError("The answer is empty; write what the clinic says.")
    if len(kept) > LONGEST_ANSWER:
        raise DraftError(f"The answer has {len(kept)} characters; {LONGEST_ANSWER} is the most.")
    if any(not char.isprintable() and char != "\n" for char in kept):
        raise DraftError("The answer holds characters that nobody sees; write it anew.")
    word = forbidden(kept)
    if word:
        raise DraftError(f'"{word}" promises or compares more than a clinic may tell patients; say it without.')
    return subject, kept


class OwnAnswers:
    """Reads and writes of the drafts; all but `follow` block."""

    def __init__(self, engine: Engine) -> None:
        """Use an open database."""
        self._engine = engine

    def write(self, subject: str, text: str, author: int) -> int:
        """Keep a draft; returns its number.

        Raises:
            DraftError: it cannot be kept.
        """
        subject, text = checked(subject, text)
        row = {"subject": subject, "text": text, "author": author, "written": now()}
        with self._engine.begin() as connection:
            return int(connection.execute(drafts.insert().values(row)).inserted_primary_key[0])

    def approve(self, number: int, approver: int) -> Draft:
        """Let the chat give a draft as the clinic's answer, in place of an earlier one to the same subject.

        Raises:
            DraftError: it is no draft (any more).
        """
        with self._engine.begin() as connection:
            waiting = drafts.c.approved.is_(None) & drafts.c.ended.is_(None) & (drafts.c.number == number)
            made = connection.execute(drafts.update().where(waiting).values(approver=approver, approved=now()))
            if not made.rowcount:
                raise DraftError("This draft was approved or dropped in the meantime; load the page again.")
            subject = connection.execute(sa.select(drafts.c.subject).where(drafts.c.number == number)).scalar()
            earlier = drafts.c.approved.is_not(None) & drafts.c.ended.is_(None) & (drafts.c.number != number)
            connection.execute(drafts.update().where(earlier, drafts.c.subject == subject).values(ended=now()))
        self.load()
        return next(each for each in self.all() if each.number == number)

    def end(self, number: int, author: int | None = None) -> bool:
        """Drop a draft, or take an answer out of use; it stays named as what it was. With an ``author``: only a draft of theirs.

        False where there is no such one (any more).
        """
        own = (drafts.c.number == number) & drafts.c.ended.is_(None)
        if author is not None:
            own &= (drafts.c.author == author) & drafts.c.approved.is_(None)
        with self._engine.begin() as connection:
            ended = connection.execute(drafts.update().where(own).values(ended=now())).rowcount
        self.load()
        return bool(ended)

    def all(self) -> list[Draft]:
        """The latest drafts and answers, newest first."""
        author, approver = staff.alias("author"), staff.alias("approver")
        wanted = (
            sa.select(drafts, author.c.shown.label("by"), approver.c.shown.label("approved_by"))
            .join(author, author.c.id == drafts.c.author)
            .outerjoin(approver, approver.c.id == drafts.c.approver)
            .order_by(drafts.c.number.desc())
            .limit(MOST_SHOWN)
        )
        with self._engine.connect() as connection:
            return [_draft(row) for row in connection.execute(wanted)]

    def in_use(self) -> dict[str, Answer]:
        """The approved answers by subject."""
        wanted = (
            sa.select(drafts.c.subject, drafts.c.text, drafts.c.approved, staff.c.shown)
            .join(staff, staff.c.id == drafts.c.approver)
            .where(drafts.c.approved.is_not(None), drafts.c.ended.is_(None))
            .order_by(drafts.c.approved)
        )
        with self._engine.connect() as connection:
            rows = connection.execute(wanted).all()
        return {row.subject: Answer(text=row.text, provided_by=row.shown, date=row.approved.date()) for row in rows}

    def load(self) -> None:
        """Let this process give the answers that are in use now."""
        use_answers(self.in_use())

    async def follow(self) -> None:
        """Load every few seconds what another process may have approved, until it is cancelled."""
        while True:
            try:
                await reading(self.load)
            except Exception as failed:
                log.error("own answers: %s", type(failed).__name__)
            await asyncio.sleep(REFRESH_SECONDS)


def _draft(row: Row) -> Draft:
    return Draft(
        row.number, row.subject, row.text, row.by, row.author, row.written, row.approved_by, row.approved, row.ended
    )
