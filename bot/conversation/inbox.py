"""Decides what of a message is kept for whoever teaches Maru.

Nothing here is needed for an answer, so it is done after the turn, in the background, and a failure is logged and forgotten.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterator

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.core.events import ActiveLoop, UserUttered
from rasa.shared.core.events import Event as RasaEvent

from bot.consult.subjects import UNCOVERED
from bot.consult.triage import Level, triage
from bot.conversation.database import writing
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.masking import letters, masked
from bot.conversation.store import Change, Event
from bot.conversation.turn import Turn
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)

# Of held-out questions, those guessed with less than this are answered wrongly about five times as often as the rest.
UNSURE = 0.3
# A guess that is surer than this was no misunderstanding, whatever came of it.
SURE = 0.6
MOST_UNDER_WAY = 50
# Questions about nothing of this treatment are counted too, all as one.
ELSEWHERE = "out_of_scope"
FEWEST_LETTERS = 3


class Inbox:
    """Hears of every typed message that was answered, and decides what is kept of it."""

    def __init__(self, records: InboxRecords) -> None:
        """Use open records."""
        self._records = records
        self._under_way: set[asyncio.Task[None]] = set()
        # One after another: where the database is locked, no more than one thread waits here.
        self._one = asyncio.Lock()

    def hear(self, conversation: str, words: str, made: Turn, change: Change | None) -> None:
        """Look at a message after its turn, at what the turn changed and at nothing later.

        Returns at once and raises nothing.
        """
        uncovered = made.intent == ELSEWHERE or (made.intent in UNCOVERED and "not_covered" in made.topics)
        reason = reason_of(made, change) if change is not None else None
        at = next((float(each["timestamp"]) for each in _of(change, UserUttered)), None)
        if not (uncovered or (reason and at)) or len(self._under_way) >= MOST_UNDER_WAY:
            return
        write = self._write(conversation, words, made.intent if uncovered else None, reason, at)
        task = asyncio.get_running_loop().create_task(write)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)

    async def settle(self) -> None:
        """Wait until everything heard of is written."""
        await asyncio.gather(*self._under_way)

    async def _write(
        self, conversation: str, words: str, uncovered: str | None, reason: str | None, at: float | None
    ) -> None:
        async with self._one:
            try:
                if uncovered:
                    await writing(self._records.count, uncovered)
                text = masked(words)
                # The gate has answered symptoms already; looked at again, so that no other way in can bring one here.
                if reason and at and letters(text) >= FEWEST_LETTERS and triage(words).level is Level.NONE:
                    await writing(self._records.keep, conversation, at, text, reason)
            except Exception as failed:
                log.error("inbox: %s", type(failed).__name__)


def reason_of(made: Turn, change: Change) -> str | None:
    """Why a message belongs into the inbox, if it does: none_of_these, unsure or twice.

    What is said inside a form, or begins or ends one, is never kept: answers of the candidacy check tell of somebody's
    health, understood or not.
    """
    if change.in_form or change.erase or any(True for _ in _of(change, ActiveLoop)):
        return None
    if made.intent == FALLBACK:
        return "none_of_these"
    if made.confidence < UNSURE:
        return "unsure"
    return "twice" if made.confidence < SURE and change.misunderstood > 1 else None


def _of(change: Change | None, kind: type[RasaEvent]) -> Iterator[Event]:
    return (each for each in (change.events if change else ()) if each["event"] == kind.type_name)
