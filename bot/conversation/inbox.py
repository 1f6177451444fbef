"""Decides what of a message is kept for whoever teaches Maru.

Nothing here is needed for an answer, so it is done after the turn, in the background, and a failure is logged and forgotten.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.core.events import ActionExecuted, ActiveLoop, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.tracker import MISUNDERSTANDINGS
from bot.consult.subjects import UNCOVERED
from bot.consult.triage import Level, triage
from bot.conversation.inbox_records import InboxRecords
from bot.conversation.masking import letters, masked
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

    def __init__(self, records: InboxRecords, tracker: Callable[[str], Awaitable[DialogueStateTracker | None]]) -> None:
        """``tracker`` finds Rasa's tracker of a conversation."""
        self._records, self._tracker = records, tracker
        self._under_way: set[asyncio.Task[None]] = set()

    def hear(self, conversation: str, words: str, made: Turn) -> None:
        """Look at a message after its turn; returns at once and raises nothing."""
        uncovered = made.intent == ELSEWHERE or (made.intent in UNCOVERED and "not_covered" in made.topics)
        if (uncovered or _doubtful(made)) and len(self._under_way) < MOST_UNDER_WAY:
            task = asyncio.get_running_loop().create_task(self._take(conversation, words, made, uncovered))
            self._under_way.add(task)
            task.add_done_callback(self._under_way.discard)

    async def settle(self) -> None:
        """Wait until everything heard of is written."""
        await asyncio.gather(*self._under_way)

    async def _take(self, conversation: str, words: str, made: Turn, uncovered: bool) -> None:
        try:
            if uncovered:
                await asyncio.to_thread(self._records.count, made.intent)
            reason = _reason(made, await self._tracker(conversation)) if _doubtful(made) else None
            text = masked(words)
            # The gate has answered symptoms already; looked at again, so that no other way in can bring one here.
            if reason and letters(text) >= FEWEST_LETTERS and triage(words).level is Level.NONE:
                await asyncio.to_thread(self._records.keep, text, reason)
        except Exception as failed:
            log.error("inbox: %s", type(failed).__name__)


def _doubtful(made: Turn) -> bool:
    return made.intent == FALLBACK or made.confidence < SURE


def _reason(made: Turn, tracker: DialogueStateTracker | None) -> str | None:
    """Why a message belongs into the inbox, if it does.

    Answers inside the candidacy check tell of somebody's health and are never kept, understood or not.
    """
    if tracker is None or _in_check(tracker):
        return None
    if made.intent == FALLBACK:
        return "none_of_these"
    if made.confidence < UNSURE:
        return "unsure"
    return "twice" if all(set(MISUNDERSTANDINGS) & actions for actions in _last_two(tracker.events)) else None


def _in_check(tracker: DialogueStateTracker) -> bool:
    """Whether the last message was said inside a form, or began or ended one."""
    for event in reversed(tracker.events):
        if isinstance(event, ActiveLoop):
            return True
        if isinstance(event, UserUttered):
            break
    return bool(tracker.active_loop_name)


def _last_two(events: Sequence[Any]) -> tuple[set[str], set[str]]:
    """The actions after the last message, and those after the one before it."""
    turns: list[set[str]] = [set(), set(), set()]
    turn = 0
    for event in reversed(events):
        if isinstance(event, ActionExecuted) and event.action_name:
            turns[turn].add(event.action_name)
        turn += isinstance(event, UserUttered)
        if turn == 2:
            break
    return turns[0], turns[1]
