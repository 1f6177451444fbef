"""When the classifier is not believed."""

from __future__ import annotations

from typing import Any

import pytest
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_classifier import SIMILARITY_KEY
from bot.nlu.none_of_these import NoneOfTheseClassifier

FALLBACK = "nlu_fallback"


def judged(confidence: float, similarity: float | None, name: str | None = "ask_pain") -> Message:
    """A message after the judge."""
    best = {"name": name, "confidence": confidence}
    data: dict[str, Any] = {TEXT: "does it hurt", INTENT: best, INTENT_RANKING_KEY: [best]}
    if similarity is not None:
        data[SIMILARITY_KEY] = similarity
    judge = NoneOfTheseClassifier({"confidence": 0.1, "similarity": 0.25})
    (message,) = judge.process([Message(data=data)])
    return message


@pytest.mark.parametrize(
    ("confidence", "similarity", "believed"),
    [
        (0.9, 0.9, True),
        (0.1, 0.25, True),
        (0.0999, 0.9, False),
        (0.9, 0.2499, False),
        (0.0, 0.0, False),
        (0.9, None, True),
        (0.05, None, False),
    ],
)
def test_both_thresholds_count(confidence: float, similarity: float | None, believed: bool) -> None:
    message = judged(confidence, similarity)
    assert message.get(INTENT)["name"] == ("ask_pain" if believed else FALLBACK)


def test_what_was_not_believed_stays_second() -> None:
    message = judged(0.05, 0.9)
    assert [each["name"] for each in message.get(INTENT_RANKING_KEY)] == [FALLBACK, "ask_pain"]
    assert message.get(INTENT)["confidence"] == pytest.approx(0.95)


def test_no_intent_stays_none() -> None:
    assert judged(0.0, 0.0, name=None).get(INTENT)["name"] is None


@pytest.mark.parametrize(
    "config", [{"confidence": -0.1}, {"similarity": 1.1}, {"confidence": "high"}, {"similarity": None}]
)
def test_a_threshold_outside_its_limits_is_named(config: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=rf"config\.yml.*{next(iter(config))}"):
        NoneOfTheseClassifier.validate_config(config)


NONSENSE = [
    "asdf jkl qwerty zxcv",
    "8327 1199 0021",
    "🦑🦑🦑🦑",
    "lorem ipsum dolor sit amet",
    "ㅋㅋㅋㅋㅋ",
    "blorf snarg wibble",
]


@pytest.mark.parametrize("text", NONSENSE)
def test_nonsense_is_answered_by_no_topic_of_the_guide(asker: Any, text: str) -> None:
    made = asker.ask(text)
    assert set(made.topics) <= {"small_talk", "not_covered", "contact_staff"}
