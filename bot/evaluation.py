"""`maru evaluate`: scores labelled questions by the topics that the replies cite, or by intent."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.conversation.messages import TurnError
from bot.conversation.turn import Reception
from bot.perturbations import CHANGES

KINDS = ("covered", "partly", "uncovered", "triage")
BANDS = (0.0, 0.5, 0.7, 0.9, 0.99, 1.0)


class EvaluationError(ValueError):
    """The file cannot be scored; the message names line and field."""


def run(file: Path, model: Path, full: bool = True, robust: bool = False) -> dict[str, Any]:
    """Score a file.

    Lines with ``accept`` are asked in fresh conversations and scored by topic; lines with ``intent`` by intent alone.
    ``full`` is False for a model that has understanding but no dialogue; ``robust`` asks each question again with small
    changes that do not change what is asked, and counts how often the same topics are cited.

    Raises:
        EvaluationError: a line is not as the format says.
    """
    rows = read_rows(file)
    return asyncio.run(_score(rows, model, full, robust))


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The labelled questions of a file, checked."""
    if not file.is_file():
        raise EvaluationError(f"{file}: no such file")
    rows = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise EvaluationError(f"{file}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise EvaluationError(f'{file}:{number}: text: missing; write {{"text": "…", "kind": "…", "accept": […]}}')
        if not isinstance(row.get("accept"), list) and not isinstance(row.get("intent"), str):
            raise EvaluationError(f"{file}:{number}: neither accept (a list of topics) nor intent")
        rows.append(row)
    if not rows:
        raise EvaluationError(f"{file}: no questions in it")
    return rows


async def _score(rows: list[dict[str, Any]], model: Path, full: bool, robust: bool) -> dict[str, Any]:
    reception = Reception(_agent(model, full))
    numbers = itertools.count()
    scored = [await _one(reception, row, f"evaluate-{next(numbers)}") for row in rows]
    report = _report(scored)
    if robust:
        report["robustness"] = await _robustness(reception, scored, numbers)
    return report


def _agent(model: Path, full: bool) -> Any:
    from rasa.core.agent import Agent

    from bot.conversation.model import load_agent

    return load_agent(model) if full else Agent.load(str(model))


async def _one(reception: Reception, row: dict[str, Any], conversation: str) -> dict[str, Any]:
    """One question with what came of it; a question with ``intent`` is scored by that alone."""
    found: dict[str, Any] = {"text": row["text"], "kind": row.get("kind", "other"), "topics": [], "millis": 0.0}
    if "accept" not in row:
        parsed = await reception.understand(row["text"])
        name, confidence = parsed["intent"]["name"], parsed["intent"]["confidence"]
        wanted = row["intent"]
        return {**found, "kind": "intent", "intent": name, "confidence": confidence, "wanted": wanted,
                "right": name == wanted, "got": name}  # fmt: skip
    try:
        made = await reception.turn(conversation, text=row["text"])
        found |= {"topics": made.topics, "millis": made.millis, "intent": made.intent, "confidence": made.confidence}
    except TurnError as error:
        found |= {"intent": error.code, "confidence": 0.0}
    right = bool(set(found["topics"]) & set(row["accept"]))
    got = f"{found['intent']} → {', '.join(found['topics'])}"
    return {**found, "accept": row["accept"], "wanted": ", ".join(row["accept"]), "right": right, "got": got}


async def _robustness(reception: Reception, scored: list[dict[str, Any]], numbers: Any) -> dict[str, Any]:
    """Share of changed questions that cite the same topics as the question itself, by kind of change."""
    rates: dict[str, float] = {}
    same: list[bool] = []
    for name, change in CHANGES.items():
        chance = random.Random(name)  # noqa: S311 - the same changes every time
        found = []
        for row in scored:
            again = {"text": change(row["text"], chance), "accept": row.get("accept", [])}
            found.append((await _one(reception, again, f"robust-{next(numbers)}"))["topics"] == row["topics"])
        rates[name] = _rate(found)
        same += found
    return {"rate": _rate(same), "changes": rates}


def _report(scored: list[dict[str, Any]]) -> dict[str, Any]:
    kinds: dict[str, list[bool]] = defaultdict(list)
    topics: dict[str, list[bool]] = defaultdict(list)
    for row in scored:
        kinds[row["kind"]].append(row["right"])
        for topic in row.get("accept", [row["wanted"]]):
            topics[topic].append(row["right"])
    report: dict[str, Any] = {
        "count": len(scored),
        "accuracy": _rate([row["right"] for row in scored]),
        "kinds": {kind: {"count": len(kinds[kind]), "rate": _rate(kinds[kind])} for kind in sorted(kinds, key=_order)},
        "topics": {topic: {"count": len(topics[topic]), "rate": _rate(topics[topic])} for topic in sorted(topics)},
        "confusions": _confusions(scored),
        "calibration": _calibration(scored),
        "misses": [{key: row[key] for key in ("kind", "text", "got", "wanted")} for row in scored if not row["right"]],
    }
    if "intent" in kinds:
        report["intent_accuracy"] = _rate(kinds["intent"])
    times = sorted(row["millis"] for row in scored if row["millis"])
    if times:
        report["millis_median"] = statistics.median(times)
        report["millis_95"] = times[int(len(times) * 0.95)]
    return report


def _confusions(scored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What was taken for what, most frequent first."""
    pairs = Counter((row["wanted"], row["intent"]) for row in scored if not row["right"])
    return [{"wanted": wanted, "got": got, "count": count} for (wanted, got), count in pairs.most_common(20)]


def _calibration(scored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each band of confidence: how many answers, how sure, how many of them right."""
    bands = []
    for low, high in itertools.pairwise(BANDS):
        rows = [row for row in scored if low <= row["confidence"] < high or row["confidence"] == high == BANDS[-1]]
        if rows:
            sure = round(statistics.mean(row["confidence"] for row in rows), 3)
            bands.append({"from": low, "to": high, "count": len(rows), "confidence": sure,
                          "rate": _rate([row["right"] for row in rows])})  # fmt: skip
    return bands


def _rate(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4)


def _order(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
