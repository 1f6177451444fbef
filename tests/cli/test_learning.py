"""Messages that mean the same stand together, with what Maru knows that is nearest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.conversation.inbox_records import Kept
from bot.learning import grouped
from bot.nlu.encoder import Vectors

# Directions of meaning: a text points where its first letter says.
MEANINGS = {"p": (1.0, 0.0, 0.1), "q": (0.9, 0.0, 0.3), "v": (0.0, 1.0, 0.0)}


def encode(texts: Sequence[str]) -> Vectors:
    vectors = np.array([MEANINGS[text[0]] for text in texts], dtype=np.float32)
    return np.asarray(vectors / np.linalg.norm(vectors, axis=1, keepdims=True), dtype=np.float32)


def kept(*texts: str) -> list[Kept]:
    return [Kept(number, text, "unsure") for number, text in enumerate(texts, start=1)]


def test_nothing_makes_no_groups() -> None:
    assert grouped([], encode) == []


def test_one_message_is_a_group() -> None:
    (group,) = grouped(kept("parking"), encode)
    assert (group.id, group.texts, group.nearest) == (1, {"parking": 1}, ())


def test_the_largest_group_stands_first_and_is_named_by_its_oldest_message() -> None:
    groups = grouped(kept("visa", "parking", "quay", "visa 2", "parking", "parking 3"), encode)
    assert [(group.id, len(group.messages)) for group in groups] == [(2, 4), (1, 2)]
    assert groups[0].texts == {"parking": 2, "quay": 1, "parking 3": 1}


def test_the_nearest_intents_are_those_of_the_nearest_examples() -> None:
    examples = {"ask_visa": ["visa", "parking"], "ask_sea": ["quay"], "nothing": [], "ask_far": ["visa"]}
    (group,) = grouped(kept("visa 1", "visa 2"), encode, examples)
    assert [intent for intent, _ in group.nearest] == ["ask_visa", "ask_far", "ask_sea"]
    assert group.nearest[0][1] == 1.0 and group.nearest[2][1] == 0.0


def test_the_same_messages_make_the_same_groups() -> None:
    messages = kept("visa", "parking", "quay", "visa 2")
    assert grouped(messages, encode) == grouped(messages, encode)
