"""Takes out of a text what could name or reach a person, before the text leaves its conversation.

What is masked becomes a word in capitals (``PHONE``), so that the rest can still be read and learnt from. Korean phone and
resident numbers have forms of their own; other long numbers go too, whatever they are. Masking errs on the side of taking too
much: a price in six digits is lost, a phone number is not kept.
"""

from __future__ import annotations

import re
import unicodedata

LONGEST = 400
_SEPARATOR = r"[\s().\-–/]{0,2}"
# A name has up to three words; these words end it.
_NO_NAME = (
    "and|but|or|so|because|i|i'm|im|i've|my|me|we|you|can|could|do|does|is|are|am|was|what|when|how|why|where|who|which|would|"
    "will|should|have|has|from|in|at|on|with|for|to|the|a|an|this|that|if|please|pls|here|back|tomorrow|today|tonight|now|"
    "later|soon|asap|crazy|silly|not|it|just|about|after|before|again|anytime|any|calling|writing|asking|speaking"
)
_NAME = rf"(?:(?!(?:{_NO_NAME})\b)[^\W\d_][\w'’\-]*)(?:\s+(?!(?:{_NO_NAME})\b)[^\W\d_][\w'’\-]*){{0,2}}"
_INTRODUCED = r"(?:my\s+(?:full\s+|first\s+|last\s+)?name(?:\s+is|['’]?s|\s*:)|name\s*:|(?:i['’]?m|i\s+am|i\s+was)\s+called|(?:please\s+)?call\s+me|they\s+call\s+me|이름은|저는)"

# In this order: what is longer and surer first.
RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"[\w.+\-]+\s?@\s?[\w\-]+(?:\.[\w\-]+)+"), "EMAIL"),
    (re.compile(r"(?:https?://|www\.)\S+", re.I), "LINK"),
    (re.compile(r"\b[\w\-]+(?:\.[\w\-]+)*\.(?:com|net|org|info|biz|io|me|ly|app|shop|kr|jp|cn|uk|de|eu)\b(?:/\S*)?", re.I), "LINK"),
    (re.compile(r"(?<!\w)@\w[\w.]{2,}"), "HANDLE"),
    # Resident number: date of birth, a dash, and seven digits, of which the first tells century and sex.
    (re.compile(r"(?<!\d)\d{2}[01]\d[0-3]\d\s*[-–]?\s*[1-8]\d{6}(?!\d)"), "NUMBER"),
    (re.compile(r"(?<!\d)\d{2}[01]\d[0-3]\d\s*[-–]\s*[1-8](?:\d|\*){0,6}"), "NUMBER"),
    (re.compile(rf"(?<!\d)(?:\+\s?82|0082|82){_SEPARATOR}(?:\(?0\)?)?{_SEPARATOR}\d{{1,2}}{_SEPARATOR}\d{{3,4}}{_SEPARATOR}\d{{4}}(?!\d)"), "PHONE"),
    (re.compile(rf"(?<!\d)0(?:1[016789]|2|[3-6]\d|70|50\d?){_SEPARATOR}\d{{3,4}}{_SEPARATOR}\d{{4}}(?!\d)"), "PHONE"),
    (re.compile(r"(?<!\d)1[5689]\d{2}\s?[-–]\s?\d{4}(?!\d)"), "PHONE"),
    (re.compile(rf"\+\s?\d(?:{_SEPARATOR}\d){{6,}}"), "PHONE"),
    (re.compile(r"(?<!\d)(?:19|20)\d{2}\s?[-./년]\s?\d{1,2}\s?[-./월]\s?\d{1,2}(?!\d)"), "DATE"),
    (re.compile(r"(?<!\d)\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d{2}(?!\d)"), "DATE"),
    (re.compile(rf"\d(?:{_SEPARATOR}\d){{8,}}"), "NUMBER"),
    (re.compile(r"\d{6,}"), "NUMBER"),
    (re.compile(rf"(?<!\w)({_INTRODUCED}\s*){_NAME}", re.I), r"\1NAME"),
    (re.compile(rf"\b(this\s+is\s+){_NAME}(?=\s+(?:speaking|here)\b)", re.I), r"\1NAME"),
    (re.compile(r"\b((?:[Mm]r|[Mm]rs|[Mm]s|[Mm]iss|[Dd]r|[Dd]octor|[Pp]rof)\.?\s+)[A-Z][\w'’\-]+(?:\s+[A-Z][\w'’\-]+)?"), r"\1NAME"),
)  # fmt: skip

MASKS = frozenset(put.removeprefix(r"\1") for _, put in RULES)
_WORD = re.compile(r"[^\W\d_]+")


def letters(text: str) -> int:
    """How many letters a masked text has beside its masks."""
    return sum(len(word) for word in _WORD.findall(text) if word not in MASKS)


def masked(text: str) -> str:
    """The text in one line of at most 400 characters, without numbers, addresses and names of people."""
    # Digits in other widths, and characters that nobody sees between them, must not hide a number.
    seen = unicodedata.normalize("NFKC", text)
    seen = "".join(" " if unicodedata.category(char) == "Cc" else char for char in seen if not _unseen(char))
    seen = " ".join(seen.split())
    for pattern, put in RULES:
        seen = pattern.sub(put, seen)
    return seen[:LONGEST]


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cf", "Cs", "Co", "Cn"}
