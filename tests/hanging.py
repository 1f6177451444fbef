"""A bound for code that could run for ever; it says nothing about speed."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

# Of the processor's time, so that a busy machine changes nothing.
SECONDS = 60


@contextlib.contextmanager
def ends() -> Iterator[None]:
    """Interrupt what does not come to an end, also within a regular expression."""

    def interrupt(*_: object) -> None:
        raise AssertionError(f"it had not come to an end after {SECONDS} s of the processor's time")

    before = signal.signal(signal.SIGVTALRM, interrupt)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
