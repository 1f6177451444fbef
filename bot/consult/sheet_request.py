"""Where a patient wants their sheet: as a file, by mail or message, at the clinic, or right here."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.consult.question_likeness import normalised


class Way(StrEnum):
    """How the sheet is to leave the conversation; each has one response."""

    CLINIC = "clinic"
    SEND = "send"
    CALENDAR = "calendar"
    FILE = "file"


_SENDS = r"\b(?:e ?mail|mail|send|sent|forward|text|whatsapp|share|pass|message|fax|kakao\w*|sms|transmit|submit)\b"
_CUES = (
    (Way.CLINIC, re.compile(
        r"(?=.*\b(?:clinics?|doctors?|dr|front desk|reception(?:ist)?|nurse|surgeon|dermatologist|staff|wonjangnim)\b)"
        rf"(?=.*(?:{_SENDS}|\b(?:give|show|sees?|gets?|receives?|read|reads|has|let|hand)\b(?! me\b)))")),
    (Way.CALENDAR, re.compile(r"\b(?:calendar|ics|ical|outlook)\b")),
    (Way.SEND, re.compile(_SENDS)),
)  # fmt: skip


def read_way(text: str) -> Way:
    """How the sheet is wanted; a file where the message does not say."""
    plain = normalised(text)
    return next((way for way, cue in _CUES if cue.search(plain)), Way.FILE)
