"""One step of `maru bench` in a process of its own, so that time and memory are that step's alone.

``train CONFIG NLU MODEL`` trains a pipeline, ``ask MODEL EXAM`` asks it every question of an exam one after the other. The last
line of standard output is one JSON object with what was measured.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

FALLBACK = "nlu_fallback"
# Asked before the clock runs: the first messages load what is loaded only once.
WARM_UP = 5


def train(config: str, data: str, model: str) -> dict[str, Any]:
    """Train; seconds on the clock, seconds of processor time, and memory at its highest in MB."""
    from rasa.model_training import train_nlu

    target = Path(model)
    began, used = time.perf_counter(), time.process_time()
    train_nlu(config, data, str(target.parent), fixed_model_name=target.name.removesuffix(".tar.gz"))
    return {
        "train_seconds": time.perf_counter() - began,
        "train_cpu_seconds": time.process_time() - used,
        "train_megabytes": _megabytes(),
        "model_megabytes": target.stat().st_size / 1e6,
    }


def ask(model: str, exam: str) -> dict[str, Any]:
    """Ask every question; rates of right answers for each part of the exam, ms a message, memory in MB."""
    from rasa.core.agent import Agent

    agent = Agent.load(model)
    rows = json.loads(Path(exam).read_text(encoding="utf-8"))
    found = asyncio.run(_ask(agent, rows))
    return {**found, "megabytes": _megabytes()}


async def _ask(agent: Any, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    for row in rows[:WARM_UP]:
        await agent.parse_message(row["text"])
    right: dict[str, list[bool]] = {}
    guessed: dict[str, list[bool]] = {}
    times = []
    for row in rows:
        began = time.perf_counter()
        parsed = await agent.parse_message(row["text"])
        times.append((time.perf_counter() - began) * 1000)
        right.setdefault(row["part"], []).append(parsed["intent"]["name"] in row["right"])
        guessed.setdefault(row["part"], []).append(_best_guess(parsed) in row["right"])
    times.sort()
    return {
        "accuracy": {part: statistics.mean(each) for part, each in right.items()},
        "best_guess": {part: statistics.mean(each) for part, each in guessed.items()},
        "questions": {part: len(each) for part, each in right.items()},
        "millis": statistics.median(times),
        "millis_95": times[int(len(times) * 0.95)],
    }


def _best_guess(parsed: Mapping[str, Any]) -> str | None:
    """The intent that stands first when "none of these" is left out."""
    names = [each["name"] for each in parsed.get("intent_ranking", ()) if each["name"] != FALLBACK]
    return names[0] if names else None


def _megabytes() -> float:
    """Memory of this process at its highest."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


STEPS: Mapping[str, Callable[..., dict[str, Any]]] = {"train": train, "ask": ask}

if __name__ == "__main__":
    from bot.logs import configure_logging, quiet_libraries

    quiet_libraries()
    configure_logging()
    measured = {**STEPS[sys.argv[1]](*sys.argv[2:]), "load": os.getloadavg()[0]}
    sys.stdout.write("\n" + json.dumps(measured) + "\n")
