"""`maru bench`: what is trained on and asked, and what is measured, without training anything."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot import bench, bench_worker
from bot.consult.subjects import COVERED, UNCOVERED


@pytest.mark.parametrize("quick", [False, True])
def test_nothing_that_is_asked_was_trained_on(quick: bool) -> None:
    train, exam = bench.split(quick)
    left_out = [row for row in exam if row["part"] == bench.EXAMPLES]
    assert {row["right"][0] for row in left_out} == set(train)
    assert not [row for row in left_out if row["text"] in train[row["right"][0]]]


def test_quick_takes_few_examples_of_every_intent() -> None:
    whole, few = bench.split()[0], bench.split(quick=True)[0]
    assert set(whole) == set(few)
    assert all(len(few[intent]) == min(bench.FEW, len(whole[intent])) for intent in whole)
    assert few == bench.split(quick=True)[0]


def test_every_held_out_question_can_be_answered_rightly() -> None:
    questions = [row for row in bench.split()[1] if row["part"] == bench.QUESTIONS]
    assert questions and all(row["right"] for row in questions)


def test_every_question_of_a_patient_has_topics() -> None:
    cited = bench.topics_by_intent()
    assert all(cited[intent] for intent in COVERED)
    assert all("not_covered" in cited[intent] and "urgent_now" not in cited[intent] for intent in UNCOVERED)
    assert cited["report_urgent_symptom"] == {"urgent_now"}


def test_the_other_pipeline_is_the_one_that_rasa_suggests(tmp_path: Path) -> None:
    config = yaml.safe_load(bench._suggested(tmp_path).read_text(encoding="utf-8"))
    assert [step["name"] for step in config["pipeline"]] == [
        "WhitespaceTokenizer", "RegexFeaturizer", "LexicalSyntacticFeaturizer", "CountVectorsFeaturizer",
        "CountVectorsFeaturizer", "DIETClassifier", "EntitySynonymMapper", "ResponseSelector", "FallbackClassifier",
    ]  # fmt: skip
    assert config["pipeline"][5]["epochs"] == 100
    assert config["pipeline"][-1]["threshold"] == 0.3


class Guesses:
    """Understands a text as the intent of that name, and is unsure about what ends in a question mark."""

    async def parse_message(self, text: str) -> dict[str, Any]:
        best = {"name": text.rstrip("?"), "confidence": 0.2}
        none = {"name": bench_worker.FALLBACK, "confidence": 0.8}
        ranking = [none, best] if text.endswith("?") else [best]
        return {"intent": ranking[0], "intent_ranking": ranking}


async def test_none_of_these_is_wrong_but_its_best_guess_is_counted_beside_it() -> None:
    rows = [
        {"text": text, "part": "examples", "right": ["greet"]} for text in ("greet", "greet?", "goodbye", "goodbye?")
    ]
    found = await bench_worker._ask(Guesses(), rows)
    assert found["accuracy"] == {"examples": 0.25}
    assert found["best_guess"] == {"examples": 0.5}
    assert found["questions"] == {"examples": 4}


def test_the_table_holds_every_figure() -> None:
    found = {
        "accuracy": {bench.EXAMPLES: 0.5, bench.QUESTIONS: 0.75}, "best_guess": {bench.EXAMPLES: 0.6, bench.QUESTIONS: 0.8},
        "questions": {bench.EXAMPLES: 10, bench.QUESTIONS: 20}, "train_seconds": 1.0, "train_cpu_seconds": 2.0,
        "train_megabytes": 3.0, "millis": 4.0, "millis_95": 5.0, "megabytes": 6.0, "model_megabytes": 7.0,
        "load": [1.5, 2.5],
    }  # fmt: skip
    table = bench._table({"one": found, "other": found}, 100)
    assert list(table.columns[1].cells) == [
        "50.0%", "60.0%", "75.0%", "80.0%", "1 s", "2 s", "3 MB", "4.0 ms", "5.0 ms", "6 MB", "7 MB", "1.5, 2.5"
    ]  # fmt: skip
