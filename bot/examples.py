"""Reads and adds to the training examples in ``data/nlu``, leaving everything else in a file as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

# Two texts as near as this differ by a typo or an ending; the pipeline would learn nothing from the second.
NEAR = 92.0
_BRACKETS = str.maketrans({"[": "(", "]": ")", "{": "(", "}": ")"})
_LEADING = re.compile(r"^[\s\-/•*#>]+")
_LINE = re.compile(r"^(?P<indent> +)- ")


class ExamplesError(ValueError):
    """Examples cannot be added; the message names intent or file and what would have worked."""


@dataclass(frozen=True)
class Plan:
    """What would be written, and what not, with the reason. ``elsewhere`` holds texts that another intent has."""

    path: Path
    intent: str
    added: tuple[str, ...]
    refused: Mapping[str, str]
    elsewhere: frozenset[str]


def read(folder: Path) -> dict[str, tuple[Path, list[str]]]:
    """The examples of each intent with the file that holds them.

    Raises:
        ExamplesError: a file is not in the form of Rasa's NLU data.
    """
    found: dict[str, tuple[Path, list[str]]] = {}
    for path in sorted(folder.glob("*.yml")):
        for block in _blocks(path.read_text(encoding="utf-8"), path):
            lines = [line[1:].strip() for line in block["examples"].split("\n") if line.startswith("-")]
            found.setdefault(block["intent"], (path, []))[1].extend(lines)
    return found


def example(text: str) -> str:
    """A text as one line of a file of examples: no line ends, no marks of a list, none of Rasa's marks of entities."""
    shown = "".join(" " if unicodedata.category(char)[0] in "CZ" else char for char in text)
    return " ".join(_LEADING.sub("", shown.translate(_BRACKETS)).split())


def plan(folder: Path, intent: str, texts: Sequence[str]) -> Plan:
    """What adding texts to an intent would do.

    Raises:
        ExamplesError: there is no such intent.
    """
    known = read(folder)
    if intent not in known:
        near = ", ".join(name for name, *_ in process.extract(intent, list(known), limit=3))
        raise ExamplesError(f"{intent}: no intent with examples in {folder}; near in name are {near}")
    owners = {_plain(line): name for name, (_, lines) in known.items() for line in lines}
    added: list[str] = []
    refused: dict[str, str] = {}
    elsewhere: set[str] = set()
    for text in texts:
        line = example(text)
        if not _plain(line):
            refused[text] = "nothing is left to learn from"
            continue
        nearest = process.extractOne(_plain(line), owners.keys(), scorer=fuzz.ratio, score_cutoff=NEAR)
        if nearest is None:
            added.append(line)
            owners[_plain(line)] = intent
        else:
            owner = owners[nearest[0]]
            refused[text] = f"{owner} has one like it: {nearest[0]}"
            elsewhere |= {text} if owner != intent else set()
    return Plan(known[intent][0], intent, tuple(added), refused, frozenset(elsewhere))


def write(planned: Plan) -> None:
    """Add the lines below the last example of the intent.

    Raises:
        ExamplesError: the file is not in the form of this project; it stays as it was.
    """
    before = planned.path.read_bytes().decode("utf-8")
    after = _with_lines(before, planned)
    wanted = _blocks(before, planned.path)
    for block in wanted:
        if block["intent"] == planned.intent:
            block["examples"] = "\n".join(
                [block["examples"].rstrip("\n"), *(f"- {line}" for line in planned.added), ""]
            )
            break
    if _blocks(after, planned.path) != wanted:
        raise ExamplesError(f"{planned.path}: {planned.intent}: cannot add lines to this form; write them by hand")
    # Written whole and then put in its place, so that nobody ever reads half a file.
    aside = planned.path.with_suffix(".yml.new")
    aside.write_bytes(after.encode("utf-8"))
    aside.replace(planned.path)


def _with_lines(text: str, planned: Plan) -> str:
    """The file with the new lines below the last example of the intent's block, in the indentation of that block."""
    lines = text.split("\n")
    place, last, indent = -1, -1, ""
    for number, line in enumerate(lines):
        if re.match(rf"- intent: *{re.escape(planned.intent)} *(?:#.*)?\r?$", line):
            place = number
        elif place >= 0 and re.match(r"\S", line):
            break  # the next block
        elif place >= 0 and (found := _LINE.match(line)):
            last, indent = number, found["indent"]
    if last < 0:
        raise ExamplesError(f"{planned.path}: no block `- intent: {planned.intent}` with lines `    - …` below it")
    end = "\r" if lines[last].endswith("\r") else ""
    new = [f"{indent}- {line}{end}" for line in planned.added]
    if last == len(lines) - 1:  # the file has no line end
        new.append("")
    return "\n".join([*lines[: last + 1], *new, *lines[last + 1 :]])


def _blocks(text: str, path: Path) -> list[dict[str, Any]]:
    try:
        loaded = yaml.safe_load(text)
        blocks = [block for block in loaded["nlu"] if "intent" in block]
        if not all(isinstance(block["examples"], str) for block in blocks):
            raise TypeError("examples")
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise ExamplesError(f"{path}: not Rasa's NLU data with `examples: |`: {str(error).splitlines()[0]}") from error
    return blocks


def _plain(text: str) -> str:
    """A text without case, punctuation and spacing; of nothing but those, the text itself has nothing to compare."""
    kept = (" " if unicodedata.category(char)[0] in "PZS" else char for char in unicodedata.normalize("NFKC", text))
    return " ".join("".join(kept).casefold().split())
