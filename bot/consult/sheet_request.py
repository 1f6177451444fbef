"""Where a patient wants their sheet: as a file, by mail or message, at the clinic, or right here."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.consult.consent import takes_back
from bot.consult.question_likeness import normalised

# The slot that says that the patient agreed to have the sheet sent to the front desk: `version` of the wording, `at`, and
# `name` and `day` of the visit where they were told. With it goes the order to make the copy, without it that to take it away.
SENT = "sheet_sent"


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


# Without one of these nothing is taken back; what is left is the wish to send it.
_BACK = re.compile(r"\b(?:back|unsend\w*|recall\w*|private|regret\w*|no longer|dont|do not|not|never|gone|off|until)\b")


def takes_sheet_back(text: str) -> bool:
    """Whether the words can mean that the front desk shall have the sheet no longer."""
    return takes_back(text) or _BACK.search(normalised(text)) is not None


def read_way(text: str) -> Way:
    """How the sheet is wanted; a file where the message does not say."""
    plain = normalised(text)
    return next((way for way, cue in _CUES if cue.search(plain)), Way.FILE)
