"""`maru bench`: this pipeline beside Rasa's suggested one, trained on the same examples, in one table.

Every fifth example of each intent is kept out of training and asked afterwards. Each pipeline runs in a process of its own, one
after the other, so that times and memory are its own.
"""

from __future__ import annotations

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import yaml
from rich.console import Console
from rich.table import Table

from bot.settings import ROOT

EVERY = 5
# Suggested by Rasa 3.6 for a new project (`rasa init`), without the parts that only set response selectors.
RASA_DEFAULT = """
recipe: default.v1
assistant_id: bench
language: en
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: 100
    constrain_similarities: true
    random_seed: 7
  - name: EntitySynonymMapper
  - name: FallbackClassifier
    threshold: 0.0
    ambiguity_threshold: 0.0
"""
ROWS = (
    ("intent accuracy", "accuracy", "{:.1%}", True),
    ("training", "train_seconds", "{:.0f} s", False),
    ("a message, median", "millis", "{:.1f} ms", False),
    ("memory, peak", "megabytes", "{:.0f} MB", False),
)


def run() -> None:
    """Measure both pipelines and print the table."""
    console = Console()
    with tempfile.TemporaryDirectory() as folder:
        train, test = _split(Path(folder))
        default = Path(folder) / "default.yml"
        default.write_text(RASA_DEFAULT, encoding="utf-8")
        results = []
        for name, config in (("Maru", ROOT / "config.yml"), ("Rasa's default (DIET)", default)):
            with console.status(f"{name}: training and asking …"):
                results.append((name, _measured(config, train, test, Path(folder))))
    console.print(_table(results))


def _split(folder: Path) -> tuple[Path, Path]:
    """Training data and exam from ``data/nlu``."""
    train: list[dict[str, str]] = []
    test: list[dict[str, str]] = []
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            lines = [line[2:].strip() for line in block["examples"].splitlines() if line.startswith("- ")]
            kept = [line for place, line in enumerate(lines) if place % EVERY]
            train.append({"intent": block["intent"], "examples": "".join(f"- {line}\n" for line in kept)})
            test += [{"intent": block["intent"], "text": line} for line in lines[::EVERY]]
    data, exam = folder / "nlu.yml", folder / "exam.json"
    data.write_text(yaml.safe_dump({"version": "3.1", "nlu": train}, allow_unicode=True), encoding="utf-8")
    exam.write_text(json.dumps(test), encoding="utf-8")
    return data, exam


def _measured(config: Path, train: Path, test: Path, folder: Path) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", "-m", "bot.bench", str(config), str(train), str(test), str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{config.name} failed:\n{done.stderr[-2000:]}")
    measured: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return measured


def _table(results: list[tuple[str, dict[str, float]]]) -> Table:
    table = Table("", *(name for name, _ in results), "ratio")
    for title, key, form, more_is_better in ROWS:
        ours, theirs = results[0][1][key], results[1][1][key]
        ratio = f"{ours - theirs:+.1%}" if more_is_better else f"{theirs / ours:.1f} ×"
        table.add_row(title, *(form.format(found[key]) for _, found in results), ratio)
    return table


async def _ask(agent: Any, rows: list[dict[str, str]]) -> dict[str, float]:
    right, times = 0, []
    for row in rows:
        began = time.perf_counter()
        parsed = await agent.parse_message(row["text"])
        times.append((time.perf_counter() - began) * 1000)
        right += parsed["intent"]["name"] == row["intent"]
    return {"accuracy": right / len(rows), "millis": statistics.median(times)}


def _worker(config: str, train: str, test: str, folder: str) -> dict[str, float]:
    """One pipeline, in its own process."""
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu

    began = time.perf_counter()
    model = train_nlu(config, train, folder, fixed_model_name=Path(config).stem)
    seconds = time.perf_counter() - began
    found = asyncio.run(_ask(Agent.load(str(model)), json.loads(Path(test).read_text(encoding="utf-8"))))
    return {**found, "train_seconds": seconds, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


if __name__ == "__main__":
    from bot.logs import configure_logging, quiet_libraries

    quiet_libraries()
    configure_logging()
    sys.stdout.write("\n" + json.dumps(_worker(*sys.argv[1:5])) + "\n")
