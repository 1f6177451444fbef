"""What the desk knows and keeps: answers, sheets, what people ask, drafts, erasure. Put together here, for `bot/serve.py`."""

from __future__ import annotations

from rasa.core.agent import Agent
from sqlalchemy.engine import Engine

from bot.conversation.list_edits import ListEdits
from bot.conversation.sheet_marks import SheetMarks
from bot.conversation.sheet_table import SheetRecords
from bot.conversation.store import Records
from bot.conversation.turn import Reception
from bot.desk.answer_pages import AnswerPages
from bot.desk.app import Desk
from bot.desk.sheet_pages import SheetPages


def add_to(desk: Desk, engine: Engine, reception: Reception, records: Records, agent: Agent) -> None:
    """Add all pages of information to a desk."""
    AnswerPages(reception.understand).add_to(desk)
    sheets = SheetRecords(engine)
    SheetPages(sheets, SheetMarks(ListEdits(reception, records, agent), sheets)).add_to(desk)
