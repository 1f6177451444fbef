"""What went wrong inside: told to the patient with an id, to the log with the same id, and to neither in words."""

from __future__ import annotations

import contextlib
import logging
import secrets
from collections.abc import Iterator
from contextvars import ContextVar

from bot.conversation.messages import TurnError
from bot.logs import OWN_LOGGER

log = logging.getLogger(OWN_LOGGER)
_noticed: ContextVar[list[Exception] | None] = ContextVar("noticed", default=None)


def trouble(failed: BaseException, what: str) -> TurnError:
    """The error that a patient is told; ``what`` failed stands in the log."""
    reference = secrets.token_hex(4)
    log.error("%s %s failed: %s", what, reference, type(failed).__name__)
    return TurnError("unavailable", f"Something went wrong here; please try again soon ({reference}).", 503)


def notice(failed: Exception) -> None:
    """Remember a failure that Rasa would only log, going on as if the action had said nothing."""
    found = _noticed.get()
    if found is not None:
        found.append(failed)


@contextlib.contextmanager
def noticing() -> Iterator[list[Exception]]:
    """The failures that are noticed within."""
    found: list[Exception] = []
    before = _noticed.set(found)
    try:
        yield found
    finally:
        _noticed.reset(before)
