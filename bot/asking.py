"""`maru ask` and `maru chat`: the same turns as on the site, in a terminal, with nothing kept."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from rich.console import Console
from rich.prompt import Prompt

from bot.conversation.messages import Bubble, TurnError
from bot.conversation.model import load_agent
from bot.conversation.store import Choice
from bot.conversation.turn import Reception, Turn

# A line may be longer than a message may be, but not without end.
LONGEST_LINE = 1_000_000
_NUMBER = re.compile(r"\s*[0-9]{1,3}\s*")
out = Console(emoji=False)


class Asker:
    """Answers questions, each in a conversation of its own."""

    def __init__(self, model: Path) -> None:
        """Load a model."""
        self._reception = Reception(load_agent(model))
        self._numbers = itertools.count()
        self._loop = asyncio.new_event_loop()

    def ask(self, text: object, conversation: str | None = None) -> Turn:
        """One turn.

        Raises:
            TurnError: the message is not one.
        """
        return self._loop.run_until_complete(
            self._reception.turn(conversation or f"ask-{next(self._numbers)}", text=text)
        )

    def tap(self, choice: Choice, conversation: str) -> Turn:
        """A tapped button."""
        return self._loop.run_until_complete(self._reception.tap(conversation, choice))

    def greet(self) -> Turn:
        """The first bubbles."""
        return self._loop.run_until_complete(self._reception.greet())

    def lines(self, source: BinaryIO, target: BinaryIO) -> None:
        """Answer each line of ``source`` with one JSON line; a bad line gets an error and stops nothing."""
        for raw in _lines(source):
            target.write(json.dumps(self._line(raw), ensure_ascii=False).encode("utf-8", "replace") + b"\n")
            target.flush()

    def _line(self, raw: bytes) -> dict[str, Any]:
        text: object = raw.decode("utf-8", "replace")
        try:
            text = _message(raw)
            made = self.ask(text)
        except TurnError as error:
            return _result(text, None, {"code": error.code, "message": error.message})
        return _result(text, made)


def _lines(source: BinaryIO) -> Iterator[bytes]:
    """Each line once; of one without end only its beginning, which is too long to be a message anyway."""
    while line := source.readline(LONGEST_LINE):
        rest = line
        while len(rest) == LONGEST_LINE and not rest.endswith(b"\n"):
            rest = source.readline(LONGEST_LINE)
        yield line.rstrip(b"\r\n") if rest is line else _whole_characters(line)


def _whole_characters(cut: bytes) -> bytes:
    """Without the character at the end that may have been cut in two."""
    while cut and cut[-1] & 0xC0 == 0x80:
        cut = cut[:-1]
    return cut[:-1]


def _message(raw: bytes) -> object:
    """The message of a line: plain text, or the ``text`` of a JSON object."""
    try:
        line = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise TurnError("not_text", f"The line is not UTF-8 text (byte {error.start}).", 400) from error
    if not line.lstrip().startswith("{"):
        return line
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return line  # people may begin a message with a brace
    if "text" not in value:
        raise TurnError("not_text", 'The object has no "text"; write {"text": "…"}.', 400)
    return value["text"]


def _result(text: object, made: Turn | None, error: dict[str, str] | None = None) -> dict[str, Any]:
    found: dict[str, Any] = {
        "text": text,
        "intent": made.intent if made else None,
        "confidence": made.confidence if made else 0.0,
        "topics": made.topics if made else [],
        "replies": [bubble.text for bubble in made.bubbles] if made else [],
        "millis": made.millis if made else 0.0,
    }
    return found | {"error": error} if error else found


def print_answer(made: Turn) -> None:
    """Bubbles, buttons and sources for a person to read."""
    for bubble in made.bubbles:
        _print(bubble)
    titles = list(dict.fromkeys(source.title for bubble in made.bubbles for source in bubble.sources))
    if titles:
        out.print(f"  From the guide: {'; '.join(titles)}", style="dim", markup=False, highlight=False)


def _print(bubble: Bubble) -> None:
    out.print(bubble.text, markup=False, highlight=False)
    for number, button in enumerate(bubble.buttons, start=1):
        out.print(f"  {number}  {button.title}", style="cyan", markup=False, highlight=False)


def talk(model: Path) -> None:
    """A conversation in the terminal; a number taps a button, an empty line ends it."""
    with out.status("Loading the model …"):
        asker = Asker(model)
    made = asker.greet()
    while True:
        print_answer(made)
        try:
            said = Prompt.ask("[bold]you[/]", console=out, default="", show_default=False)
        except (EOFError, KeyboardInterrupt):
            return
        if not said.strip():
            return
        shown = list(made.buttons.values())
        try:
            number = int(said) if _NUMBER.fullmatch(said) else 0
            tapped = 0 < number <= len(shown)
            made = asker.tap(shown[number - 1], "terminal") if tapped else asker.ask(said, "terminal")
        except TurnError as error:
            out.print(error.message, style="red", markup=False)
