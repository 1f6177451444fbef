"""`maru train`: once for the same data, and the pipeline on any other Rasa NLU file."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from running import maru, maru_here

from bot.conversation.model import fingerprint, model_path
from bot.settings import ROOT

SOURCES = [
    "config.yml",
    "domain.yml",
    "requirements.lock",
    "data/nlu/dose.yml",
    "data/stories/dose.yml",
    "bot/nlu/kernel.py",
]
OTHER = """version: "3.1"
nlu:
- intent: ask_opening
  examples: |
{opening}
- intent: ask_parking
  examples: |
{parking}
"""


def lines(texts: list[str]) -> str:
    return "\n".join(f"    - {text}" for text in texts)


def test_the_second_time_does_nothing(model: Path, tmp_path: Path) -> None:
    models = tmp_path / "models"
    models.mkdir()
    shutil.copy2(model, model_path(models))  # as if it had been trained here
    before = {path: path.stat().st_mtime_ns for path in models.iterdir()}
    for _ in range(2):
        ran = maru("train", MARU_MODELS=str(models))
        assert ran.code == 0, ran.err
        assert "current" in ran.err and "Trained" not in ran.err
    assert {path: path.stat().st_mtime_ns for path in models.iterdir()} == before


@pytest.mark.parametrize("changed", SOURCES)
def test_a_change_of_what_it_is_made_from_asks_for_a_new_model(tmp_path: Path, changed: str) -> None:
    for name in SOURCES:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    before = fingerprint(tmp_path)
    assert fingerprint(tmp_path) == before
    with (tmp_path / changed).open("a", encoding="utf-8") as file:
        file.write("\n# another line\n")
    assert fingerprint(tmp_path) != before


def test_a_new_file_of_examples_asks_for_a_new_model(tmp_path: Path) -> None:
    before = fingerprint(tmp_path)
    (tmp_path / "data" / "nlu").mkdir(parents=True)
    (tmp_path / "data" / "nlu" / "new.yml").write_text("nlu: []", encoding="utf-8")
    assert fingerprint(tmp_path) != before


def test_training_on_the_way_leaves_the_answers_alone(tmp_path: Path) -> None:
    ran = maru("ask", "--jsonl", given=b"does it hurt\n", MARU_MODELS=str(tmp_path))
    assert ran.code == 0, ran.err
    assert len(list(tmp_path.glob("*.tar.gz"))) == 1
    assert [json.loads(line)["text"] for line in ran.out.splitlines() if line.startswith("{")] == ["does it hurt"]
    assert [line for line in ran.out.splitlines() if not line.startswith("{")] == []


def test_training_needs_a_file_and_a_target(tmp_path: Path) -> None:
    assert "--out" in maru_here("train", "--nlu", str(ROOT / "data" / "nlu" / "dose.yml")).complaint
    assert "nothing.yml" in maru_here("train", "--nlu", str(tmp_path / "nothing.yml"), "--out", "x.tar.gz").complaint


def test_the_pipeline_on_another_file(tmp_path: Path) -> None:
    opening = ["when do you open", "opening hours please", "are you open on sunday", "what time do you close",
               "how late are you open", "is it open now"]  # fmt: skip
    parking = ["where can i park", "is there a car park", "do you have parking", "parking near the clinic",
               "how much is the parking", "can i leave my car there"]  # fmt: skip
    data, out = tmp_path / "other.yml", tmp_path / "other.tar.gz"
    data.write_text(OTHER.format(opening=lines(opening), parking=lines(parking)), encoding="utf-8")
    ran = maru("train", "--nlu", str(data), "--out", str(out))
    assert ran.code == 0, ran.err
    assert out.is_file()

    questions = tmp_path / "questions.jsonl"
    rows = [{"text": "what are your opening hours", "intent": "ask_opening"},
            {"text": "is there a place for my car", "intent": "ask_parking"}]  # fmt: skip
    questions.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = maru_here("evaluate", str(questions), "--json", "--model", str(out))
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["intent_accuracy"] == 1.0

    questions.write_text(json.dumps({"text": "is there a place for my car", "accept": ["dose"]}), encoding="utf-8")
    assert "intents alone" in maru_here("evaluate", str(questions), "--model", str(out)).complaint
