"""Draws the trade-off of "none of these": a false answer against a false "the guide does not say".

Usage: python scripts/threshold_curve.py QUESTIONS.jsonl OUT.svg

The questions must be none that the pipeline was fitted to. For each threshold two rates are counted: of the questions that
the guide is silent on, the share that would be answered as if it were not; of those that it answers, the share that would
be told that it does not. The table is printed, the curve written as SVG.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.consult.subjects import COVERED
from bot.evaluation import read_rows

CONFIDENCES = np.round(np.arange(0.0, 0.625, 0.025), 3)
SIMILARITIES = np.round(np.arange(0.0, 0.825, 0.05), 3)
SILENCE = {"not_covered", "aftercare", "contact_staff", "small_talk"}


@dataclass(frozen=True)
class Reading:
    """One question: does the guide answer it, was it taken as one that it answers, and how sure (both 0–1)."""

    answered_by_guide: bool
    taken_as_answered: bool
    confidence: float
    similarity: float


async def read(questions: Path, model: Path) -> list[Reading]:
    """Understand every question of the kinds ``covered`` and ``uncovered``; no threshold has been applied yet."""
    from bot.conversation.model import load_agent
    from bot.nlu.intent_classifier import SIMILARITY_KEY

    agent = load_agent(model)
    found = []
    for row in read_rows(questions):
        if row.get("kind") not in ("covered", "uncovered") or (
            row["kind"] == "uncovered" and set(row["accept"]) - SILENCE
        ):
            continue
        parsed: dict[str, Any] = await agent.parse_message(row["text"])
        best = next(each for each in parsed["intent_ranking"] if each["name"] != "nlu_fallback")
        found.append(
            Reading(
                row["kind"] == "covered", best["name"] in COVERED, best["confidence"], parsed.get(SIMILARITY_KEY, 1.0)
            )
        )
    return found


def rates(readings: list[Reading], confidence: float, similarity: float) -> tuple[float, float]:
    """Share of false answers and share of false silences at these thresholds."""

    def answers(reading: Reading) -> bool:
        return reading.taken_as_answered and reading.confidence >= confidence and reading.similarity >= similarity

    silent = [answers(reading) for reading in readings if not reading.answered_by_guide]
    spoken = [not answers(reading) for reading in readings if reading.answered_by_guide]
    return sum(silent) / len(silent), sum(spoken) / len(spoken)


def draw(points: dict[str, list[tuple[float, float, float]]], out: Path) -> None:
    """Both curves in one picture: false answers along, false silences up."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "maru"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(6.4, 4.2))
    for name, line in points.items():
        axes.plot([100 * at[1] for at in line], [100 * at[2] for at in line], marker=".", label=name)
        for threshold, along, up in line[::4]:
            axes.annotate(
                f"{threshold:g}", (100 * along, 100 * up), xytext=(4, 4), textcoords="offset points", fontsize=8
            )
    axes.set(
        xlabel="false answers, % of questions the guide is silent on", ylabel="false silences, % of covered questions"
    )
    axes.grid(alpha=0.3)
    axes.legend(title="threshold on")
    figure.tight_layout()
    figure.savefig(out, metadata={"Date": None})


def main() -> None:
    """Read, count, print, draw."""
    from bot.conversation.model import model_path
    from bot.logs import configure_logging
    from bot.settings import read_settings

    configure_logging()
    questions, out = Path(sys.argv[1]), Path(sys.argv[2])
    readings = asyncio.run(read(questions, model_path(Path(read_settings().models))))
    points = {
        "confidence": [(float(at), *rates(readings, at, 0.0)) for at in CONFIDENCES],
        "similarity": [(float(at), *rates(readings, 0.0, at)) for at in SIMILARITIES],
    }
    for name, line in points.items():
        sys.stdout.write(f"\n| {name} | false answers | false silences |\n|---|---|---|\n")
        sys.stdout.writelines(f"| {at:g} | {100 * along:.1f}% | {100 * up:.1f}% |\n" for at, along, up in line)
    draw(points, out)


if __name__ == "__main__":
    main()
