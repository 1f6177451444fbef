"""Measured on questions that nothing was trained on: what is right today stays right, and no alarm is missed.

The floors lie three points under what was measured when they were written.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from bot.conversation.turn import GATE_INTENTS
from bot.settings import ROOT

HERE = Path(__file__).parent
REAL = ROOT.parent / "shared" / "questions" / "dev.jsonl"
# Written by somebody who saw neither training data nor code. What these ask was never looked at question by question; of the
# reports and the harmless messages, every second miss was read once, as a kind.
BLIND_FLOORS = {"covered": 0.94, "partly": 0.96, "uncovered": 0.92, "triage": 0.95}
BLIND_MISSED = {
    "blind": {"urgent_now": 1, "call_clinic": 4, "distress": 3},
    "blind_2": {"urgent_now": 2, "call_clinic": 1, "distress": 2},
}
BLIND_FALSE_ALARMS = {"blind": 0.06, "blind_2": 0.035}
# By another such writer, in the mix of a clinic's day. Asked once; what was missed among the reports was then read and mended.
BLIND_2_FLOORS = {"covered": 0.94, "partly": 0.96, "uncovered": 0.96}
# Written before the rules were read; half of them to work with, the other half asked once at the end.
HALVES_MISSED = {"work": 0, "check": 2}
HALVES_FALSE_ALARMS = {"work": 0.03, "check": 0.1}
# Written before the training data was opened, and asked at the beginning and the end of the work only.
EXAM_FLOORS = {"covered": 0.95, "partly": 0.85, "uncovered": 0.89, "triage": 0.97}
# Misses among these were read, and examples written for their kinds, though none for their words.
UNSEEN_FLOORS = {"covered": 0.90, "partly": 0.95, "uncovered": 0.89, "triage": 0.94}
# The kernel's weights were chosen while looking at these two, so they flatter it.
HELD_OUT_FLOORS = {"covered": 0.95, "partly": 0.88, "uncovered": 0.97, "triage": 0.97}
REAL_FLOORS = {"covered": 0.96, "partly": 0.89, "uncovered": 0.96, "triage": 0.97}
# Of the reports that can wait for the clinic's answer; of those that cannot, none may be missed.
MOST_MISSED_CALLS = 2
MOST_FALSE_ALARMS = 0.02


def rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        pytest.skip(f"no {path.name} here")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def rates(asker: Any, path: Path) -> tuple[dict[str, float], list[str]]:
    """The share of right answers by kind, and the misses."""
    right: dict[str, list[bool]] = defaultdict(list)
    misses = []
    for row in rows(path):
        made = asker.ask(row["text"])
        right[row["kind"]].append(bool(set(made.topics) & set(row["accept"])))
        if not right[row["kind"]][-1]:
            misses.append(f"{row['kind']}: {row['text']} → {made.intent}, {made.topics}; wanted {row['accept']}")
    return {kind: sum(found) / len(found) for kind, found in right.items()}, misses


@pytest.mark.parametrize(
    ("path", "floors"),
    [
        (HERE / "blind.jsonl", BLIND_FLOORS),
        (HERE / "blind_2.jsonl", BLIND_2_FLOORS),
        (HERE / "exam_2.jsonl", EXAM_FLOORS),
        (HERE / "unseen.jsonl", UNSEEN_FLOORS),
        (HERE / "heldout.jsonl", HELD_OUT_FLOORS),
        (REAL, REAL_FLOORS),
    ],
    ids=["blind", "blind 2", "exam", "unseen", "held out", "real"],
)
def test_floors(asker: Any, path: Path, floors: dict[str, float]) -> None:
    found, misses = rates(asker, path)
    assert set(found) == set(floors)
    below = {kind: f"{found[kind]:.3f} < {floor}" for kind, floor in floors.items() if found[kind] < floor}
    assert not below, "\n".join([str(below), *misses])


def alarm_of(made: Any) -> str | None:
    """Which alarm was raised; an answer to a question about risks is none, though it names the signs."""
    raised = {intent: level for level, intent in GATE_INTENTS.items()}
    return raised[made.intent].value if made.intent in raised else None


def reports(level: str) -> list[str]:
    return [row["text"] for row in rows(HERE / "urgent.jsonl") if row["level"] == level]


def test_no_emergency_is_missed(asker: Any) -> None:
    missed = [text for text in reports("urgent_now") if asker.ask(text).topics != ["urgent_now"]]
    assert missed == []


def test_few_reports_for_the_clinic_are_missed(asker: Any) -> None:
    missed = [text for text in reports("call_clinic") if alarm_of(asker.ask(text)) not in {"call_clinic", "urgent_now"}]
    assert len(missed) <= MOST_MISSED_CALLS, missed


def test_few_harmless_messages_raise_an_alarm(asker: Any) -> None:
    texts = [row["text"] for row in rows(HERE / "harmless.jsonl")]
    alarms = [text for text in texts if alarm_of(asker.ask(text))]
    assert len(alarms) <= MOST_FALSE_ALARMS * len(texts), alarms


@pytest.mark.parametrize("level", ["urgent_now", "call_clinic", "distress"])
@pytest.mark.parametrize("exam", BLIND_MISSED)
def test_few_blind_reports_are_missed(asker: Any, exam: str, level: str) -> None:
    texts = [row["text"] for row in rows(HERE / f"{exam}_reports.jsonl") if row["level"] == level]
    # More than is wanted is a false alarm, not a miss.
    enough = {"urgent_now": {"urgent_now"}, "distress": {"distress", "urgent_now"}}.get(level, {level, "urgent_now"})
    missed = [text for text in texts if alarm_of(asker.ask(text)) not in enough]
    assert len(missed) <= BLIND_MISSED[exam][level], missed


@pytest.mark.parametrize("exam", BLIND_FALSE_ALARMS)
def test_the_blind_harmless_messages_raise_few_alarms(asker: Any, exam: str) -> None:
    texts = [row["text"] for row in rows(HERE / f"{exam}_harmless.jsonl")]
    alarms = [text for text in texts if alarm_of(asker.ask(text))]
    assert len(alarms) <= BLIND_FALSE_ALARMS[exam] * len(texts), alarms


@pytest.mark.parametrize("half", HALVES_MISSED)
def test_few_reports_of_either_half_are_missed(asker: Any, half: str) -> None:
    told = [row for row in rows(HERE / "urgent_2.jsonl") if row["half"] == half]
    missed = [row for row in told if alarm_of(asker.ask(row["text"])) not in {row["level"], "urgent_now"}]
    assert len(missed) <= HALVES_MISSED[half], missed
    assert not [row for row in missed if row["level"] == "urgent_now"]


@pytest.mark.parametrize("half", HALVES_FALSE_ALARMS)
def test_few_harmless_messages_of_either_half_raise_an_alarm(asker: Any, half: str) -> None:
    texts = [row["text"] for row in rows(HERE / "harmless_2.jsonl") if row["half"] == half]
    alarms = [text for text in texts if alarm_of(asker.ask(text))]
    assert len(alarms) <= HALVES_FALSE_ALARMS[half] * len(texts), alarms


@pytest.mark.parametrize("before", ["check if it's right for me", "how many units for the forehead", "does it hurt"])
def test_no_state_of_a_conversation_hides_an_emergency(asker: Any, before: str) -> None:
    for number, text in enumerate(reports("urgent_now")[:12]):
        conversation = f"floors-{before}-{number}"
        asker.ask(before, conversation)
        assert asker.ask(text, conversation).topics == ["urgent_now"], text


def test_the_same_question_has_the_same_answer(asker: Any) -> None:
    for row in rows(HERE / "heldout.jsonl")[:20]:
        first, second = asker.ask(row["text"]), asker.ask(row["text"])
        assert (first.topics, first.confidence) == (second.topics, second.confidence)
