"""What is kept of a conversation, as plain records."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy.engine import Connection

from bot.conversation.sheet_table import SheetCopy

Event = dict[str, Any]


class Gone(LookupError):
    """The conversation was erased, or never was."""


class Answered(RuntimeError):
    """The message was answered by somebody else in the meantime."""


class Overtaken(RuntimeError):
    """Another process has written to the conversation since this turn read it."""


@dataclass(frozen=True)
class Choice:
    """A button that was shown."""

    title: str
    payload: str


@dataclass(frozen=True)
class Snapshot:
    """What a conversation had come to at the row ``until`` of Rasa's events, as events that lead there at once."""

    until: int
    events: Sequence[Event]


@dataclass(frozen=True)
class Change:
    """What one turn changes in what is kept of Rasa's tracker."""

    events: Sequence[Event] = ()
    # The row of the last event that the turn knew of; 0 where there was none.
    after: int = 0
    snapshot: Snapshot | None = None
    # Said within the candidacy check.
    private: bool = False
    # Said within any form, the check or another.
    in_form: bool = False
    # "everything", or "health": the answers of the check.
    erase: str | None = None
    # How many messages in a row, this one the last, were not understood; counted up to two.
    misunderstood: int = 0
    # Of the candidacy check, where it asks something now: which question, and of how many.
    progress: tuple[int, int] | None = None
    # A copy of the sheet for the front desk, or the order to take it away.
    sheet: SheetCopy | None = None


class Receipt(Protocol):
    """Settles a message of a messaging app in the transaction that keeps its answer."""

    @property
    def number(self) -> int:
        """Messages with smaller numbers came before it."""

    def settle(self, connection: Connection, bubbles: Sequence[Mapping[str, Any]]) -> None:
        """Hand the answer over to be delivered.

        Raises:
            Answered: somebody else has done so.
        """


@dataclass(frozen=True)
class Said:
    """One turn as the patient sees it: the own words (None at the start), the bubbles, and what their buttons mean."""

    words: str | None
    bubbles: Sequence[Mapping[str, Any]]
    buttons: Mapping[str, Choice] = field(default_factory=dict)
    # What else belongs to it, in the same transaction.
    beside: Callable[[Connection], None] | None = None
    receipt: Receipt | None = None
