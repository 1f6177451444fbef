"""What is said about the hand-over to a person, open or closed."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from bot.conversation import handover_words
from bot.conversation.handover import Handover, Reason, State

OPEN = datetime.datetime(2026, 11, 23, 3, tzinfo=datetime.UTC)
CLOSED = datetime.datetime(2026, 11, 22, 3, tzinfo=datetime.UTC)


def handed_over() -> list[tuple[str, frozenset[str]]]:
    """Each response with the names of what it was given."""
    found: list[tuple[str, frozenset[str]]] = []
    waits = Handover(
        1, "c", State.WAITING, Reason.ASKED, False, None, OPEN.replace(tzinfo=None), None, None, None, None, 1
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(handover_words, "sentence", lambda name, **given: found.append((name, frozenset(given))) or "")
        for moment in (OPEN, CLOSED):
            handover_words.announced(None, moment)
            handover_words.announced(waits, moment)
        handover_words.answering("Jiwoo")
        handover_words.given_back("Jiwoo")
        handover_words.erasing("Jiwoo")
        handover_words.person(replace(waits, reason=Reason.SYMPTOM))
        handover_words.person(replace(waits, state=State.ANSWERING, name="Jiwoo"))
    return found
