"""What the desk knows and keeps: answers, sheets, what people ask, own answers, erasure, undelivered. Put together here, for `bot/serve.py`."""

from __future__ import annotations

import asyncio
import contextlib

from rasa.core.agent import Agent
from sqlalchemy.engine import Engine

from bot.conversation.counts import Counts
from bot.conversation.database import writing
from bot.conversation.delivery import Delivery
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.list_edits import ListEdits
from bot.conversation.messages import TurnError
from bot.conversation.own_answers import OwnAnswers
from bot.conversation.proof import Eraser
from bot.conversation.sheet_marks import SheetMarks
from bot.conversation.sheet_table import SheetRecords
from bot.conversation.sign_offs import SignOffs
from bot.conversation.store import Records
from bot.conversation.turn import Reception
from bot.desk.answer_pages import AnswerPages
from bot.desk.app import Desk
from bot.desk.draft_pages import DraftPages
from bot.desk.erasure_pages import ErasurePages
from bot.desk.groups import Groups
from bot.desk.letter_pages import LetterPages
from bot.desk.sheet_pages import SheetPages
from bot.desk.stats_pages import StatsPages
from bot.guide.safety import safety
from bot.settings import ROOT, Settings

EXAMPLES = ROOT / "data" / "nlu"


class Information:
    """All pages of information, and what runs behind them."""

    def __init__(
        self, engine: Engine, reception: Reception, records: Records, agent: Agent, counts: Counts, settings: Settings
    ) -> None:
        """Use what answers the patients."""
        sheets, inbox = SheetRecords(engine), InboxRecords(engine)
        self._answers, self._counts = OwnAnswers(engine), counts
        self._pages = (
            AnswerPages(reception.understand),
            SheetPages(sheets, SheetMarks(ListEdits(reception, records, agent), sheets)),
            StatsPages(engine, counts, Groups(inbox, reception.understand, EXAMPLES)),
            DraftPages(self._answers, SignOffs(engine, safety())),
            ErasurePages(Eraser(engine, records, inbox), settings.retention_days, settings.inbox_days),
            LetterPages(Delivery(engine, settings.secret)),
        )

    def add_to(self, desk: Desk) -> None:
        """Add the pages to a desk."""
        for pages in self._pages:
            pages.add_to(desk)

    async def follow(self) -> None:
        """Write counts down and load approved answers every few seconds, until it is cancelled."""
        await asyncio.gather(self._counts.follow(), self._answers.follow())

    async def settle(self) -> None:
        """Write down what was counted last."""
        with contextlib.suppress(TurnError):
            await writing(self._counts.flush)
