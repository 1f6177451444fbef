"""Marks that the front desk sets on a patient's list: in the conversation, so that the patient sees them, and in the copy."""

from __future__ import annotations

from rasa.core.agent import Agent
from rasa.shared.core.events import SlotSet

from bot.consult.questions import mark
from bot.conversation.database import writing
from bot.conversation.sheet_table import SentSheet, SheetRecords
from bot.conversation.store import Records, Said
from bot.conversation.turn import Reception

QUESTIONS = "questions"


class SheetMarks:
    """Sets marks, each in its place of the conversation's line, so that a turn under way is not lost."""

    def __init__(self, reception: Reception, agent: Agent, records: Records, copies: SheetRecords) -> None:
        """Use what answers the patients."""
        self._reception, self._agent, self._records, self._copies = reception, agent, records, copies

    async def set(self, sheet: SentSheet, question: str, done: bool) -> None:
        """Note that a question was answered, or was not after all. One that the patient took off is marked in the copy alone.

        Raises:
            TurnError: the database cannot be used (503).
            Gone: the conversation was erased in the meantime.
            Overtaken: another process wrote to it in the meantime; nothing was changed, it can be tried again.
        """
        async with self._reception.alone(sheet.conversation):
            trackers = self._agent.tracker_store
            tracker = await trackers.retrieve(sheet.conversation)
            listed = list((tracker.get_slot(QUESTIONS) if tracker else None) or ())
            if tracker is not None and any(each["id"] == question for each in listed):
                tracker.update(SlotSet(QUESTIONS, mark(listed, question, done).questions))
                await trackers.save(tracker)
                change = trackers.take(sheet.conversation)
                await writing(self._records.add, sheet.conversation, Said(None, []), change)
        await writing(self._copies.mark, sheet.id, question, done)
