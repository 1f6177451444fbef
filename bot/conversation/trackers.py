"""Rasa's trackers, read in a thread and written together with the rest of a turn.

Rasa's own SQL store blocks the event loop, reads a conversation from its beginning at each turn, and is wrapped by Rasa
in a store that answers a failure with an empty tracker. Here a failure is an error, a long conversation costs what a
short one does, and `save` only hands over: a turn that is refused leaves no trace.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME, REQUESTED_SLOT
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    Event,
    SessionStarted,
    SlotSet,
    UserUttered,
    deserialise_events,
)
from rasa.shared.core.trackers import DialogueStateTracker

from actions.candidacy_outcome import answers_of
from actions.tracker import MISUNDERSTANDINGS
from bot.consult.candidacy import QUESTIONS, progress
from bot.consult.consent import ERASE, EVERYTHING
from bot.conversation.database import reading
from bot.conversation.earlier import EARLIER
from bot.conversation.in_check import FORM
from bot.conversation.sheet_copies import ordered
from bot.conversation.store import Change, Records, Snapshot

# So many messages of the patient are read as they were; what came before them is read as what it came to.
MOST_MESSAGES = 8
KEPT_MESSAGES = 4
# What was said before that, for actions that look at the whole conversation; of endless ones, the end.
MOST_EARLIER = 1_000
# What is kept of how a message was understood.
PARSED = ("text", "intent", "entities", "questions", "asked", "otherwise")


class Tracker(DialogueStateTracker):
    """A tracker that knows how much of it is kept already, and in which form that ended."""

    kept = 0
    after = 0
    form: str | None = None
    snapshot: Snapshot | None = None


class Trackers(TrackerStore):
    """Trackers of the conversations in some records, or, without records, in memory as long as the process lives."""

    def __init__(self, records: Records | None = None, domain: Domain | None = None) -> None:
        """Use open records."""
        super().__init__(domain)
        self._records = records
        self._memory: dict[str, list[Event]] = {}
        self._changed: dict[str, Change] = {}

    def init_tracker(self, sender_id: str) -> Tracker:
        """A tracker of nobody yet."""
        return Tracker(sender_id, self.domain.slots)

    async def retrieve(self, sender_id: str) -> Tracker | None:
        """The tracker of a conversation, or None where there is none.

        Raises:
            TurnError: the database cannot be used (503).
        """
        if self._records is None:
            found = self._memory.get(sender_id, [])
            return self._tracker(sender_id, found) if found else None
        snapshot, rows = await reading(self._records.dialogue, sender_id)
        old = deserialise_events(snapshot.events) if snapshot else []
        events = deserialise_events([event for _, event in rows])
        cut = _place_to_cut(events)
        taken = None
        if cut and len(events) == len(rows):
            old = summary(self._tracker(sender_id, [*old, *events[:cut]]))
            taken = Snapshot(rows[cut - 1][0], [event.as_dict() for event in old])
            events = events[cut:]
        if not old and not events:
            return None
        tracker = self._tracker(sender_id, [*old, *events])
        tracker.snapshot, tracker.after = taken, rows[-1][0] if rows else 0
        return tracker

    def _tracker(self, sender_id: str, events: Sequence[Event]) -> Tracker:
        tracker: Tracker = Tracker.from_events(sender_id, list(events), self.domain.slots)
        tracker.kept, tracker.form = len(events), tracker.active_loop_name
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Hand over what is new; `take` says it to those who write it down."""
        known = tracker if isinstance(tracker, Tracker) else self.init_tracker(tracker.sender_id)
        new = list(tracker.events)[known.kept :]
        events, snapshot = new, known.snapshot
        orders = [event.value for event in events if isinstance(event, SlotSet) and event.key == ERASE]
        erase = next((str(order) for order in orders if order), None)
        if erase:
            # The events hold in many places what is to be erased; what they came to does not.
            events, snapshot = [], Snapshot(0, [event.as_dict() for event in summary(tracker, with_messages=False)])
        forms = {known.form, tracker.active_loop_name} - {None}
        self._changed[tracker.sender_id] = Change(
            [event.as_dict() for event in events],
            known.after,
            snapshot,
            FORM in forms and not erase,
            bool(forms),
            erase,
            _misunderstood(tracker),
            _progress(tracker),
            ordered(tracker, new),
        )

    def take(self, conversation: str) -> Change | None:
        """What the last turn of a conversation changed, if that was not taken yet."""
        return self._changed.pop(conversation, None)

    def remember(self, conversation: str, change: Change) -> None:
        """Without records: keep what a turn changed, or erase what it wants erased."""
        if change.erase:
            self._memory.pop(conversation, None)
            if change.erase == EVERYTHING or change.snapshot is None:
                return
            self._memory[conversation] = deserialise_events(change.snapshot.events)
        self._memory.setdefault(conversation, []).extend(deserialise_events(change.events))

    async def keys(self) -> Iterable[str]:
        """The conversations in memory; those in records are for the records to name."""
        return self._memory.keys()


def _misunderstood(tracker: DialogueStateTracker) -> int:
    """How many messages in a row, the last one included, were not understood; counted up to two."""
    found, this = 0, False
    for event in reversed(tracker.events):
        if isinstance(event, UserUttered):
            found += this
            if not this or found == 2:
                break
            this = False
        elif isinstance(event, BotUttered):
            this = this or event.metadata.get("utter_action") in MISUNDERSTANDINGS
    return found


def _progress(tracker: DialogueStateTracker) -> tuple[int, int] | None:
    """How far the candidacy check is, where one of its questions waits for an answer; consent is none of them."""
    if tracker.active_loop_name != FORM or tracker.get_slot(REQUESTED_SLOT) not in QUESTIONS:
        return None
    return progress(answers_of(tracker.current_slot_values()))


def _place_to_cut(events: Sequence[Event]) -> int:
    """How many events are no longer read as they were; 0 as long as there are few."""
    said = [place for place, event in enumerate(events) if isinstance(event, UserUttered)]
    return said[-KEPT_MESSAGES] if len(said) > MOST_MESSAGES else 0


def summary(tracker: DialogueStateTracker, with_messages: bool = True) -> list[Event]:
    """The shortest events that lead to where a tracker is: as if a session began with its slots and its form.

    Actions go on seeing the messages in it (`earlier.with_earlier`).
    """
    slots = {name: slot.value for name, slot in tracker.slots.items() if slot.value != slot.initial_value}
    slots.pop(ERASE, None)
    form = tracker.active_loop_name
    return [
        ActionExecuted(ACTION_SESSION_START_NAME),
        SessionStarted(metadata={EARLIER: _slim(tracker)[-MOST_EARLIER:]} if with_messages else None),
        *(SlotSet(name, value) for name, value in slots.items()),
        *([ActionExecuted(form), ActiveLoop(form)] if form else []),
        ActionExecuted(ACTION_LISTEN_NAME),
    ]


def _slim(tracker: DialogueStateTracker) -> list[dict[str, Any]]:
    """What was said and done, without what only Rasa's own parts need."""
    found: list[dict[str, Any]] = []
    for event in tracker.events_after_latest_restart():
        if isinstance(event, SessionStarted):
            found += event.metadata.get(EARLIER, ())
        elif isinstance(event, UserUttered):
            parse = {name: value for name, value in event.parse_data.items() if name in PARSED}
            kept = {"text": event.text, "parse_data": parse, "metadata": event.metadata}
            found.append({"event": "user", "timestamp": event.timestamp, **kept})
        elif isinstance(event, BotUttered):
            found.append({"event": "bot", "timestamp": event.timestamp, "text": None, "metadata": event.metadata})
        elif isinstance(event, ActionExecuted) and event.action_name != ACTION_LISTEN_NAME:
            found.append({"event": "action", "timestamp": event.timestamp, "name": event.action_name})
    return found
