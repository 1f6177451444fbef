"""Marks that the front desk sets on a patient's list: in the conversation, so that the patient sees them, and in the copy."""

from __future__ import annotations

from bot.consult.question_edits import Mark
from bot.conversation.database import writing
from bot.conversation.list_edits import ListEdits
from bot.conversation.messages import TurnError
from bot.conversation.sheet_table import SentSheet, SheetRecords

# The patient may change the list at the same moment.
ATTEMPTS = 3


class SheetMarks:
    """Sets marks, as the patient's own screen would."""

    def __init__(self, lists: ListEdits, copies: SheetRecords) -> None:
        """Use the lists of all conversations and the copies at the desk."""
        self._lists, self._copies = lists, copies

    async def set(self, sheet: SentSheet, question: str, done: bool) -> None:
        """Note that a question was answered, or was not after all. One that the patient took off is marked in the copy alone.

        Raises:
            TurnError: the conversation is gone (401), the database cannot be used (503), or the patient changes the list
                all the time (409); then nothing was changed.
        """
        for attempt in range(1, ATTEMPTS + 1):
            listed = await self._lists.shown(sheet.conversation)
            if not any(each["id"] == question for each in listed.questions):
                break
            try:
                await self._lists.change(sheet.conversation, Mark(version=listed.version, id=question, done=done))
                break
            except TurnError as failed:
                if failed.code != "changed_meanwhile" or attempt == ATTEMPTS:
                    raise
        await writing(self._copies.mark, sheet.id, question, done)
