"""The messages of a long conversation that a summary stands for, where actions go on seeing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rasa.shared.core.events import SessionStarted

# Under which name the beginning of a session carries them.
EARLIER = "earlier"


def with_earlier(events: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """A tracker's events for an action, with those of a summary in its place."""
    found: list[dict[str, Any]] = []
    for event in events:
        earlier = (event.get("metadata") or {}).get(EARLIER) if event["event"] == SessionStarted.type_name else None
        found += earlier or [event]
    return found
