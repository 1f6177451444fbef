"""What a message may be. Checked before anything else looks at it."""

from __future__ import annotations

import re
import unicodedata

from bot.conversation.messages import TurnError

MOST_CHARACTERS = 2_000
# A longer text is still looked through for symptoms, up to what a request may hold.
MOST_BYTES = 16 * 1024
NOTHING = "?"
# A word after a slash is somebody trying a command. It is kept as it was typed in the record, and means nothing.
_COMMAND = re.compile(
    r"^[\s/\u2044\u2215\u29f8\u2571\\]*[/\u2044\u2215\u29f8\u2571\\]\s*[\w.-]*\s*(?:[{\[(].*)?$", re.DOTALL
)
_SLASHES = re.compile(r"^[\s/\u2044\u2215\u29f8\u2571\\]+")


def check_text(text: object) -> str:
    """The text if it may have a turn.

    Raises:
        TurnError: not text, empty, or too long.
    """
    if not isinstance(text, str):
        raise TurnError("not_text", "A message is a text; write it in quotes.", 400)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise TurnError("not_text", "The message is not valid text; send UTF-8.", 400) from error
    if not _visible(text):
        raise TurnError("empty_message", "The message is empty; write a question.", 400)
    if len(text) > MOST_CHARACTERS:
        raise TurnError(
            "message_too_long",
            f"The message has {len(text):,} characters; please keep it under {MOST_CHARACTERS:,}.",
            413,
        )
    return text


def whole(text: str) -> str:
    """The text with a question mark for each half of a character, which could neither be kept nor sent."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _visible(text: str) -> bool:
    return any(unicodedata.category(char)[0] not in "ZC" for char in text)


def plain(text: str) -> str:
    """The text as Rasa may see it: without invisible characters, and without a leading slash, which Rasa would obey.

    What is nothing but a command or punctuation becomes ``?``.
    """
    seen = "".join(char for char in unicodedata.normalize("NFKC", text) if not _invisible(char))
    if _COMMAND.match(seen) or all(unicodedata.category(char)[0] in "PZ" for char in seen):
        return NOTHING
    return _SLASHES.sub("", seen).strip() or NOTHING


def _invisible(char: str) -> bool:
    return char == "\x00" or unicodedata.category(char) == "Cf"
