"""`maru ask`: one answer for a person, or one JSON object for each line of standard input."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest
from running import maru, maru_here

KEYS = ["text", "intent", "confidence", "topics", "replies", "millis"]
LONG = "a" * 10_000
VERY_LONG = "b" * 1_200_000

# Each line with the text that its object holds, the code of its error, and a topic of its answer.
LINES: list[tuple[bytes, object, str | None, str | None]] = [
    (b"how many units for the forehead", "how many units for the forehead", None, "dose"),
    (b"", "", "empty_message", None),
    (b"   ", "   ", "empty_message", None),
    (LONG.encode(), LONG, "message_too_long", None),
    (b"does it hurt \xff\xfe", "does it hurt \ufffd\ufffd", "not_text", None),
    (b'{"text": 5}', 5, "not_text", None),
    (b'{"text": null}', None, "not_text", None),
    (b'{"text": ["does it hurt"]}', ["does it hurt"], "not_text", None),
    (b'{"text": ""}', "", "empty_message", None),
    (b'{"text"', '{"text"', None, None),
    (b'{"text": "does it hurt"', '{"text": "does it hurt"', None, None),
    (b'{"nope": 1}', '{"nope": 1}', "not_text", None),
    (b'["does it hurt"]', '["does it hurt"]', None, None),
    (b'"does it hurt"', '"does it hurt"', None, None),
    (b'{"text": "does it hurt"}', "does it hurt", None, "not_covered"),
    (b'  {"text": "does it hurt", "kind": "uncovered"}', "does it hurt", None, "not_covered"),
    (b'{"text": "i can\'t swallow"}', "i can't swallow", None, "urgent_now"),
    (b"i can't swallow" + b". and so on" * 300, "i can't swallow" + ". and so on" * 300, None, "urgent_now"),
    (b'{"text": "hello \\ud800"}', "hello ?", "not_text", None),
    (b'{"a":' * 50_000, '{"a":' * 50_000, "message_too_long", None),
    (b"\x00", "\x00", "empty_message", None),
    ("통증이 있나요".encode(), "통증이 있나요", None, None),
    ("does it hurt\u2028or not".encode(), "does it hurt\u2028or not", None, "not_covered"),
    (b"/restart", "/restart", None, None),
    (b"does it hurt\r", "does it hurt", None, "not_covered"),
    (VERY_LONG.encode(), None, "message_too_long", None),
    (b"how much is it", "how much is it", None, "price"),
]


@pytest.fixture(scope="module")
def answers(model: Path) -> list[str]:
    """The lines that came back."""
    ran = maru("ask", "--jsonl", given=b"\n".join(line for line, *_ in LINES) + b"\n")
    assert ran.code == 0, ran.err
    assert "Traceback" not in ran.err
    assert ran.out.endswith("\n")
    return ran.out.removesuffix("\n").split("\n")


def test_each_line_gets_one_object(answers: list[str]) -> None:
    assert len(answers) == len(LINES)


@pytest.mark.parametrize("number", range(len(LINES)), ids=lambda number: repr(LINES[number][0][:24]))
def test_a_line(answers: list[str], number: int) -> None:
    _, text, error, topic = LINES[number]
    # The very long line, when it is taken apart, must not shift what is expected of those after it.
    place = number - len(LINES) if number == len(LINES) - 1 else number
    found: dict[str, Any] = json.loads(answers[place])
    assert list(found)[: len(KEYS)] == KEYS
    assert set(found) - set(KEYS) <= {"error"}
    if text is not None or (topic is None and error == "not_text"):
        assert found["text"] == text
    assert found.get("error", {}).get("code") == error
    assert isinstance(found["confidence"], float) and 0 <= found["confidence"] <= 1
    assert isinstance(found["millis"], float) and found["millis"] >= 0
    assert isinstance(found["topics"], list) and isinstance(found["replies"], list)
    if error:
        assert found["intent"] is None and found["topics"] == found["replies"] == []
        assert set(found["error"]) == {"code", "message"} and found["error"]["message"]
    else:
        assert isinstance(found["intent"], str)
        assert found["replies"] and all(isinstance(reply, str) and reply for reply in found["replies"])
        assert topic is None or topic in found["topics"]


@pytest.fixture
def loaded(asker: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model is not loaded again."""
    monkeypatch.setattr("bot.asking.Asker", lambda model: asker)


def answered(asker: Any, given: bytes) -> list[dict[str, Any]]:
    out = io.BytesIO()
    asker.lines(io.BytesIO(given), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_an_input_without_lines_gives_none(asker: Any) -> None:
    assert answered(asker, b"") == []


def test_a_last_line_without_an_end_is_answered(asker: Any) -> None:
    assert [each["text"] for each in answered(asker, b"does it hurt\nhow much is it")] == [
        "does it hurt",
        "how much is it",
    ]


def test_each_line_is_a_conversation_of_its_own(asker: Any) -> None:
    first, second, third, fourth = answered(asker, b"how many units for the forehead\nand what about that one\n" * 2)
    assert (first["replies"], second["replies"]) == (third["replies"], fourth["replies"])
    assert "area_forehead" not in second["topics"]


def test_one_answer_for_a_person(model: Path) -> None:
    ran = maru("ask", "how many units for the forehead")
    assert ran.code == 0, ran.err
    assert "6–12 units" in " ".join(ran.out.split())
    assert "guide" in ran.out.lower()
    assert "Traceback" not in ran.err


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("text", ["does it hurt [/b] [bold]", "i can't swallow", "/restart", "한국어", "--help me"])
def test_any_question_is_answered(text: str) -> None:
    ran = maru_here("ask", "--", text)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip()


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("text", ["", "   ", "a" * 2_001], ids=["empty", "blank", "too long"])
def test_a_question_that_is_none_gets_one_line(text: str) -> None:
    assert maru_here("ask", text).complaint


@pytest.mark.parametrize("arguments", [(), ("does it hurt", "--jsonl")])
def test_neither_or_both_is_told(arguments: tuple[str, ...]) -> None:
    assert "--jsonl" in maru_here("ask", *arguments).complaint


@pytest.mark.usefixtures("loaded")
def test_a_conversation_in_the_terminal() -> None:
    ran = maru_here("chat", given="how many units for the forehead\n1\n99\n²\n\n".encode())
    assert ran.code == 0
    assert "6–12 units" in " ".join(ran.out.split())
    assert "$80" in ran.out  # the first button under a dose is its price
