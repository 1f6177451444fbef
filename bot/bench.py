"""`maru bench`: this pipeline beside Rasa's suggested one, trained on the same examples, in one table.

Every fifth example of each intent is kept out of training and asked afterwards, and so are the held-out questions of the tests,
which were written apart from the examples; those are right when the intent's answer cites a topic that they accept. Each step
runs in a process of its own, one after the other, so that times and memory are its own.
"""

from __future__ import annotations

import importlib.util
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from bot.consult.subjects import COVERED, UNCOVERED
from bot.guide.names import AREAS
from bot.settings import ROOT

EVERY = 5
# With --quick: so many examples of each intent at most, chosen once and for all.
FEW, SEED = 15, 7
HELD_OUT = Path("tests") / "nlu" / "heldout.jsonl"
EXAMPLES, QUESTIONS = "examples left out", "held-out questions"
ROWS = (
    ("right intent, {examples} examples left out", ("accuracy", EXAMPLES), "{:.1%}"),
    ("… with its best guess for none-of-these", ("best_guess", EXAMPLES), "{:.1%}"),
    ("right topic, {questions} held-out questions", ("accuracy", QUESTIONS), "{:.1%}"),
    ("… with its best guess for none-of-these", ("best_guess", QUESTIONS), "{:.1%}"),
    ("training", ("train_seconds",), "{:.0f} s"),
    ("training, processor time", ("train_cpu_seconds",), "{:.0f} s"),
    ("training, memory at its highest", ("train_megabytes",), "{:.0f} MB"),
    ("a message, median", ("millis",), "{:.1f} ms"),
    ("a message, 95% within", ("millis_95",), "{:.1f} ms"),
    ("memory while answering", ("megabytes",), "{:.0f} MB"),
    ("model file", ("model_megabytes",), "{:.0f} MB"),
)


class BenchError(RuntimeError):
    """A step failed; the message holds the end of what it printed."""


def run(quick: bool = False, as_json: bool = False) -> None:
    """Measure both pipelines and print the table, or one JSON object.

    Raises:
        BenchError: a pipeline could not be trained or asked.
    """
    notes = Console(stderr=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _prepare(folder, quick)
        results: dict[str, dict[str, Any]] = {}
        for title, config in (("Maru", ROOT / "config.yml"), ("Rasa's default (DIET)", _suggested(folder))):
            with notes.status(f"{title}: training on {size:,} examples and asking …"):
                results[title] = _measured(config, folder)
            notes.print(f"{title}: {json.dumps(results[title])}", markup=False, highlight=False, soft_wrap=True)
    if as_json:
        Console(soft_wrap=True).out(json.dumps({"examples": size, "pipelines": results}, indent=2), highlight=False)
    else:
        Console().print(_table(results, size))


def split(quick: bool = False) -> tuple[dict[str, list[str]], list[dict[str, Any]]]:
    """Examples to train on by intent, and the exam: rows of text, part and the intents that are right."""
    train: dict[str, list[str]] = {}
    exam: list[dict[str, Any]] = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- ")]
            intent, kept = block["intent"], [line for place, line in enumerate(lines) if place % EVERY]
            if quick:
                kept = random.Random(SEED).sample(kept, min(FEW, len(kept)))  # noqa: S311 - the same ones every time
            train.setdefault(intent, []).extend(kept)
            exam += [{"text": line, "part": EXAMPLES, "right": [intent]} for line in lines[::EVERY]]
    return train, exam + _held_out()


def _held_out() -> list[dict[str, Any]]:
    cited = topics_by_intent()
    rows = []
    for line in (ROOT / HELD_OUT).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            row = json.loads(line)
            right = [intent for intent, topics in cited.items() if topics & set(row["accept"])]
            rows.append({"text": row["text"], "part": QUESTIONS, "right": right})
    return rows


def topics_by_intent() -> Mapping[str, set[str]]:
    """The topics that the answer to each intent cites, for intents that always have the same answer."""
    said = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    answers = {intent: {response} for intent, response in COVERED.items()}
    answers |= {intent: {f"utter_not_covered_{name}"} for intent, name in UNCOVERED.items()}
    for path in sorted((ROOT / "data" / "stories").glob("*.yml")):
        for rule in yaml.safe_load(path.read_text(encoding="utf-8")).get("rules", ()):
            first, *rest = rule["steps"]
            if "condition" not in rule and first.get("intent") not in (None, *answers):
                answers[first["intent"]] = {step["action"] for step in rest if "action" in step}
    cited = {
        intent: {
            topic for name in names if name in said for topic in said[name][0].get("metadata", {}).get("topics", ())
        }
        for intent, names in answers.items()
    }
    # An answer about areas cites the one that is named; which, the words of the question say, not its intent.
    cited["ask_area"] |= set(AREAS)
    return cited


def _prepare(folder: Path, quick: bool) -> int:
    train, exam = split(quick)
    blocks = [{"intent": name, "examples": "".join(f"- {line}\n" for line in kept)} for name, kept in train.items()]
    (folder / "nlu.yml").write_text(
        yaml.safe_dump({"version": "3.1", "nlu": blocks}, allow_unicode=True), encoding="utf-8"
    )
    (folder / "exam.json").write_text(json.dumps(exam), encoding="utf-8")
    return sum(map(len, train.values()))


def _suggested(folder: Path) -> Path:
    """The pipeline that Rasa suggests to a new project, taken from its own template, where it stands as a comment."""
    found = importlib.util.find_spec("rasa")
    assert found is not None and found.origin is not None
    template = Path(found.origin).with_name("cli") / "initial_project" / "config.yml"
    lines = template.read_text(encoding="utf-8").partition("\npolicies:")[0].splitlines()
    text = "\n".join(line.replace("#", "", 1) if line.startswith("#   ") else line for line in lines)
    target = folder / "suggested.yml"
    target.write_text(text, encoding="utf-8")
    return target


def _measured(config: Path, folder: Path) -> dict[str, Any]:
    model = str(folder / f"{config.stem}.tar.gz")
    trained = _step("train", str(config), str(folder / "nlu.yml"), model)
    asked = _step("ask", model, str(folder / "exam.json"))
    return {**trained, **asked, "load": [round(trained["load"], 1), round(asked["load"], 1)]}


def _step(*arguments: str) -> dict[str, Any]:
    command = [sys.executable, "-W", "ignore", "-m", "bot.bench_worker", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise BenchError(f"{' '.join(arguments[:2])} failed:\n{done.stderr[-2000:]}")
    measured: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def _table(results: Mapping[str, Mapping[str, Any]], size: int) -> Table:
    table = Table("", *results, title=f"Trained on {size:,} examples", title_justify="left")
    asked = next(iter(results.values()))["questions"]
    for title, keys, form in ROWS:
        label = title.format(examples=asked[EXAMPLES], questions=asked[QUESTIONS])
        table.add_row(label, *(form.format(_value(found, keys)) for found in results.values()))
    table.add_row(f"load of the machine ({os.cpu_count()} cores) after training, after asking",
                  *("{}, {}".format(*found["load"]) for found in results.values()))  # fmt: skip
    return table


def _value(found: Mapping[str, Any], keys: tuple[str, ...]) -> float:
    value: Any = found
    for key in keys:
        value = value[key]
    return float(value)
