"""`maru evaluate`: rates by kind and the misses, and what is wrong with a file that cannot be scored."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from running import maru, maru_here

from bot.evaluation import EvaluationError, _reliability, calibration_error, read_rows

GOOD: list[dict[str, Any]] = [
    {"text": "how many units for the forehead", "kind": "covered", "accept": ["dose"]},
    {"text": "does it hurt", "kind": "uncovered", "accept": ["not_covered"]},
    {"text": "i can't swallow since the injection", "kind": "triage", "accept": ["urgent_now"]},
    {"text": "how much is it", "kind": "partly", "accept": ["atrophy"]},
    {"text": "hello", "intent": "greet"},
    {"text": "goodbye", "intent": "greet"},
]


def write(folder: Path, lines: list[str | bytes]) -> Path:
    path = folder / "questions.jsonl"
    path.write_bytes(b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n")
    return path


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("good"), [json.dumps(row) for row in GOOD])


def test_as_json(model: Path, good: Path) -> None:
    ran = maru("evaluate", str(good), "--json")
    assert ran.code == 0, ran.err
    report = json.loads(ran.out)
    assert report["count"] == 6
    assert report["accuracy"] == pytest.approx(4 / 6, abs=0.001)
    assert report["intent_accuracy"] == 0.5
    rates = {kind: (found["count"], found["rate"]) for kind, found in report["kinds"].items()}
    assert rates == {
        "covered": (1, 1.0), "partly": (1, 0.0), "uncovered": (1, 1.0), "triage": (1, 1.0), "intent": (2, 0.5)
    }  # fmt: skip
    assert [(miss["kind"], miss["text"]) for miss in report["misses"]] == [
        ("partly", "how much is it"), ("intent", "goodbye")
    ]  # fmt: skip
    assert report["millis_median"] > 0


def test_for_a_person(model: Path, good: Path) -> None:
    ran = maru_here("evaluate", str(good))
    assert ran.code == 0, ran.err
    for kind in ("covered", "partly", "uncovered", "triage", "intent", "66.7%", "how much is it", "wanted greet"):
        assert kind in ran.out


def test_topics_and_intents_have_rates_of_their_own(model: Path, good: Path) -> None:
    report = json.loads(maru_here("evaluate", str(good), "--json").out)
    assert report["topics"]["dose"] == {"count": 1, "rate": 1.0}
    assert report["intents"] == {"greet": {"count": 2, "rate": 0.5}}
    assert {"wanted": "greet", "got": "goodbye", "count": 1} in report["confusions"]


def test_a_report_is_saved_and_compared(model: Path, good: Path, tmp_path: Path) -> None:
    saved = tmp_path / "earlier.json"
    assert maru_here("evaluate", str(good), "--save", str(saved)).code == 0
    earlier = json.loads(saved.read_text(encoding="utf-8"))
    earlier["misses"] = [{"text": "hello"}, {"text": "goodbye"}]
    earlier["accuracy"] = 0.5
    saved.write_text(json.dumps(earlier), encoding="utf-8")
    report = json.loads(maru_here("evaluate", str(good), "--json", "--compare", str(saved)).out)
    assert report["compared"] == {
        "accuracy": pytest.approx(1 / 6, abs=0.001), "mended": ["hello"], "broken": ["how much is it"]
    }  # fmt: skip
    shown = maru_here("evaluate", str(good), "--compare", str(saved)).out
    assert "right now: hello" in shown and "wrong now: how much is it" in shown and "before" in shown


@pytest.mark.parametrize("text", ["", "[]", "{}", "no JSON"])
def test_what_is_no_report_is_told(good: Path, tmp_path: Path, text: str) -> None:
    path = tmp_path / "earlier.json"
    path.write_text(text, encoding="utf-8")
    assert "earlier.json" in maru_here("evaluate", str(good), "--compare", str(path)).complaint


def test_calibration_is_the_distance_between_confidence_and_right_answers() -> None:
    rows = [(0.95, True), (0.95, True), (0.95, True), (0.95, False), (1.0, True), (0.05, False)]
    bins = _reliability([{"confidence": confidence, "right": right} for confidence, right in rows])
    assert [(each["from"], each["to"], each["count"], each["rate"]) for each in bins] == [
        (0.0, 0.1, 1, 0.0), (0.9, 1.0, 5, 0.8)
    ]  # fmt: skip
    assert [each["confidence"] for each in bins] == [0.05, 0.96]
    assert calibration_error(bins) == pytest.approx((1 * 0.05 + 5 * 0.16) / 6, abs=1e-4)


def test_another_model_of_the_project_is_asked_for_topics_too(model: Path, good: Path, tmp_path: Path) -> None:
    copied = tmp_path / "other.tar.gz"
    shutil.copy(model, copied)
    report = json.loads(maru_here("evaluate", str(good), "--json", "--model", str(copied)).out)
    assert report["kinds"]["covered"]["rate"] == 1.0


def test_a_model_that_is_none_is_told(tmp_path: Path) -> None:
    model = tmp_path / "other.tar.gz"
    model.write_bytes(b"no archive")
    questions = write(tmp_path, [json.dumps({"text": "hello", "intent": "greet"})])
    assert "other.tar.gz" in maru_here("evaluate", str(questions), "--model", str(model)).complaint


MALFORMED: dict[str, tuple[str | bytes, str]] = {
    "no JSON": ("hello", "JSON"),
    "half an object": ('{"text": "hello"', "JSON"),
    "a list": ('["hello"]', "text"),
    "a number": ("5", "text"),
    "no text": ('{"kind": "covered", "accept": ["dose"]}', "text"),
    "text is no text": ('{"text": 5, "accept": ["dose"]}', "text"),
    "nothing to score by": ('{"text": "hello", "kind": "covered"}', "accept"),
    "accept is one text": ('{"text": "hello", "kind": "covered", "accept": "dose"}', "accept"),
    "accept holds numbers": ('{"text": "hello", "kind": "covered", "accept": [1]}', "accept"),
    "intent is no text": ('{"text": "hello", "intent": 5}', "intent"),
    "kind is a number": ('{"text": "hello", "kind": 5, "accept": ["dose"]}', "kind"),
    "kind is a list": ('{"text": "hello", "kind": ["covered"], "accept": ["dose"]}', "kind"),
    "no UTF-8": (b'{"text": "hello \xff", "accept": ["dose"]}', "UTF-8"),
}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_line_is_named(tmp_path: Path, name: str) -> None:
    line, field = MALFORMED[name]
    path = write(tmp_path, [json.dumps(GOOD[0]), "", line, json.dumps(GOOD[1])])
    with pytest.raises(EvaluationError) as refused:
        read_rows(path)
    assert f"{path}:3" in str(refused.value)
    assert field in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c"], ids=repr)
def test_a_line_ends_where_json_lines_end(tmp_path: Path, separator: str) -> None:
    text = f"does it hurt{separator}or not"
    row = {"text": text, "kind": "uncovered", "accept": ["not_covered"]}
    encoded = json.dumps(row, ensure_ascii=separator in "\x0b\x1c")
    assert [each["text"] for each in read_rows(write(tmp_path, [encoded, json.dumps(GOOD[0])]))] == [
        text,
        GOOD[0]["text"],
    ]


def test_an_empty_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"no questions"):
        read_rows(write(tmp_path, ["", "  "]))


def test_a_malformed_file_ends_the_command_with_one_line(model: Path, tmp_path: Path) -> None:
    path = write(tmp_path, [json.dumps(GOOD[0]), '{"kind": "covered"}'])
    line = maru_here("evaluate", str(path)).complaint
    assert f"{path}:2: text" in line


def test_a_file_that_is_not_there_is_told(model: Path, tmp_path: Path) -> None:
    assert "no such file" in maru_here("evaluate", str(tmp_path / "nothing.jsonl")).complaint


def test_a_model_that_is_not_there_is_told(good: Path, tmp_path: Path) -> None:
    assert "nothing.tar.gz" in maru_here("evaluate", str(good), "--model", str(tmp_path / "nothing.tar.gz")).complaint


def test_a_name_in_brackets_is_printed_as_it_is(model: Path, tmp_path: Path) -> None:
    path = f"{tmp_path}/[a]/[/b].jsonl"
    assert path in maru_here("evaluate", path).complaint


def test_a_report_prints_any_text(model: Path, tmp_path: Path) -> None:
    nasty = "[/red] [bold]hello[/bold] {x} :smile:"
    odd = {"text": nasty, "kind": "[/x] odd", "accept": ["[/y]"]}
    ran = maru_here("evaluate", str(write(tmp_path, [json.dumps(odd), json.dumps(GOOD[0])])))
    assert ran.code == 0
    for text in (nasty, "[/x] odd", "[/y]"):
        assert text in ran.out
