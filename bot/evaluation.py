"""`maru evaluate`: scores labelled questions by the topics that the replies cite, or by intent."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rasa.shared.data import TrainingType

from bot.conversation.messages import TurnError
from bot.conversation.model import load_agent
from bot.conversation.turn import Reception
from bot.perturbations import CHANGES

KINDS = ("covered", "partly", "uncovered", "triage")
BINS = 10
MOST_CONFUSIONS = 50


class EvaluationError(ValueError):
    """The file or the model cannot be used; the message names line and field."""


def run(rows: list[dict[str, Any]], model: Path, robust: bool = False) -> dict[str, Any]:
    """Score questions that :func:`read_rows` has read.

    Lines with ``accept`` are asked in fresh conversations and scored by topic; lines with ``intent`` by intent alone.
    ``robust`` asks each question again with small
    changes that do not change what is asked, and counts how often the same topics are cited.

    Raises:
        EvaluationError: there is no such model, or it cannot answer what is asked.
    """
    if not model.is_file():
        raise EvaluationError(f"{model}: no such model; make one with `maru train --nlu FILE --out {model.name}`")
    return asyncio.run(_score(rows, model, robust))


def read_rows(file: Path) -> list[dict[str, Any]]:
    """The labelled questions of a file, checked.

    Raises:
        EvaluationError: there is no such file, or a line is not as the format says.
    """
    if not file.is_file():
        raise EvaluationError(f"{file}: no such file")
    rows = []
    # Lines of bytes end at \n alone; lines of text would end at U+2028 and others too, which JSON may hold.
    for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
        if line.strip():
            rows.append(_row(line, f"{file}:{number}"))
    if not rows:
        raise EvaluationError(f"{file}: no questions in it")
    return rows


def _row(line: bytes, place: str) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{place}: not UTF-8 text (byte {error.start} of the line)") from error
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{place}: not JSON: {error}") from error
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise EvaluationError(f'{place}: text: missing; write {{"text": "…", "kind": "…", "accept": […]}}')
    for field in ("kind", "intent"):
        if not isinstance(row.get(field, ""), str):
            raise EvaluationError(f"{place}: {field}: {row[field]!r} is no text; write one in quotes")
    accept = row.get("accept", [""])
    if not isinstance(accept, list) or not accept or not all(isinstance(topic, str) for topic in accept):
        raise EvaluationError(f'{place}: accept: {accept!r} is no list of topics; write ["dose"]')
    if "accept" not in row and "intent" not in row:
        raise EvaluationError(f"{place}: neither accept (a list of topics) nor intent")
    return row


async def _score(rows: list[dict[str, Any]], model: Path, robust: bool) -> dict[str, Any]:
    agent = _agent(model)
    if any("accept" in row for row in rows) and agent.processor.model_metadata.training_type is TrainingType.NLU:
        raise EvaluationError(
            f"{model}: understands, but has no dialogue; it can be asked for intents alone, not topics"
        )
    reception = Reception(agent)
    numbers = itertools.count()
    scored = [await _one(reception, row, f"evaluate-{next(numbers)}") for row in rows]
    report = _report(scored)
    if robust:
        report["robustness"] = await _robustness(reception, scored, numbers)
    return report


def _agent(model: Path) -> Any:
    try:
        agent = load_agent(model)
    except Exception as error:
        raise EvaluationError(f"{model}: cannot be loaded ({type(error).__name__}); train it anew") from error
    if not agent.is_ready():
        raise EvaluationError(f"{model}: no model that Rasa can load; train it anew")
    return agent


async def _one(reception: Reception, row: dict[str, Any], conversation: str) -> dict[str, Any]:
    """One question with what came of it; a question with ``intent`` is scored by that alone."""
    found: dict[str, Any] = {"text": row["text"], "kind": row.get("kind", "other"), "topics": [], "millis": 0.0}
    if "accept" not in row:
        began = time.perf_counter()
        parsed = await reception.understand(row["text"])
        millis = (time.perf_counter() - began) * 1000
        name, confidence = parsed["intent"]["name"], parsed["intent"]["confidence"]
        wanted = row["intent"]
        return {**found, "kind": "intent", "intent": name, "confidence": confidence, "wanted": wanted,
                "millis": millis, "right": name == wanted, "got": name}  # fmt: skip
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
    labels: dict[str, dict[str, list[bool]]] = {"topics": defaultdict(list), "intents": defaultdict(list)}
    for row in scored:
        kinds[row["kind"]].append(row["right"])
        of = "topics" if "accept" in row else "intents"
        for label in row.get("accept", [row["wanted"]]):
            labels[of][label].append(row["right"])
    bins = _reliability(scored)
    report: dict[str, Any] = {
        "count": len(scored),
        "accuracy": _rate([row["right"] for row in scored]),
        "kinds": _rates(kinds, sorted(kinds, key=_order)),
        "topics": _rates(labels["topics"], sorted(labels["topics"])),
        "intents": _rates(labels["intents"], sorted(labels["intents"])),
        "confusions": _confusions(scored),
        "calibration": bins,
        "calibration_error": calibration_error(bins),
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
    counted = pairs.most_common(MOST_CONFUSIONS)
    return [{"wanted": wanted, "got": got, "count": count} for (wanted, got), count in counted]


def _reliability(scored: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """For each tenth of confidence: how many answers, how sure on average, and the share of them that is right."""
    bins: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in scored:
        bins[min(int(row["confidence"] * BINS), BINS - 1)].append(row)
    return [
        {"from": place / BINS, "to": (place + 1) / BINS, "count": len(rows),
         "confidence": round(statistics.mean(row["confidence"] for row in rows), 4),
         "rate": _rate([row["right"] for row in rows])}
        for place, rows in sorted(bins.items())
    ]  # fmt: skip


def calibration_error(bins: list[dict[str, Any]]) -> float:
    """Distance of confidence and share of right answers, weighted by count: the expected error of Naeini et al. 2015."""
    distances = [each["count"] * abs(each["confidence"] - each["rate"]) for each in bins]
    return round(sum(distances) / sum(each["count"] for each in bins), 4)


def compared(report: dict[str, Any], earlier: dict[str, Any]) -> dict[str, Any]:
    """What is right now and was not in an earlier report of the same questions, and the other way round."""
    before, after = ({miss["text"] for miss in each["misses"]} for each in (earlier, report))
    return {
        "accuracy": round(report["accuracy"] - earlier["accuracy"], 4),
        "mended": sorted(before - after),
        "broken": sorted(after - before),
    }


def _rates(right: dict[str, list[bool]], order: Sequence[str]) -> dict[str, dict[str, Any]]:
    return {name: {"count": len(right[name]), "rate": _rate(right[name])} for name in order}


def _rate(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4)


def _order(kind: str) -> int:
    return KINDS.index(kind) if kind in KINDS else len(KINDS)
