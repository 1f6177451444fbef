"""Groups messages that were not understood by what they mean, and finds what Maru knows that is nearest."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage

from bot.conversation.inbox_records import Kept
from bot.nlu.cleaning import clean
from bot.nlu.encoder import SentenceEncoder, Vectors, build

Encode = Callable[[Sequence[str]], Vectors]
# Average cosine distance within a group. Nearer, and paraphrases fall apart; wider, and whatever names Botox falls together.
WIDEST = 0.65
NEAREST = 3


@dataclass(frozen=True)
class Group:
    """Messages that mean much the same, with the intents nearest to them and their cosine, -1 to 1.

    Any number of its messages names a group; ``id`` is the oldest.
    """

    messages: tuple[Kept, ...]
    nearest: tuple[tuple[str, float], ...] = ()

    @property
    def id(self) -> int:
        """Number of the oldest message."""
        return min(message.number for message in self.messages)

    @property
    def texts(self) -> dict[str, int]:
        """Each text once, with how often it was sent, most frequent first."""
        return dict(Counter(message.text for message in self.messages).most_common())


def encoder() -> Encode:
    """The sentence encoder of the pipeline, built from the checked weights; vectors have shape (texts, 384)."""
    with tempfile.TemporaryDirectory() as folder:
        build(Path(folder) / "encoder")
        loaded = SentenceEncoder(Path(folder) / "encoder")
    return lambda texts: loaded.many([clean(text) for text in texts])


def grouped(
    messages: Sequence[Kept], encode: Encode, examples: Mapping[str, Sequence[str]] | None = None
) -> list[Group]:
    """All messages in groups, largest first; with ``examples`` by intent, each with what is nearest to it."""
    if not messages:
        return []
    texts = list(dict.fromkeys(message.text for message in messages))
    vectors = encode(texts)
    labels = [1]
    if len(texts) > 1:
        labels = list(fcluster(linkage(vectors, "average", metric="cosine"), WIDEST, "distance"))
    of = dict(zip(texts, labels, strict=True))
    likeness, intents = _likeness(vectors, encode, examples or {})
    made = []
    for label in dict.fromkeys(labels):
        members = tuple(message for message in messages if of[message.text] == label)
        average = likeness[[place for place, other in enumerate(labels) if other == label]].mean(axis=0)
        best = np.argsort(-average, kind="stable")[:NEAREST]
        made.append(Group(members, tuple((intents[place], round(float(average[place]), 3)) for place in best)))
    return sorted(made, key=lambda group: (-len(group.messages), group.id))


def _likeness(vectors: Vectors, encode: Encode, examples: Mapping[str, Sequence[str]]) -> tuple[Vectors, list[str]]:
    """Cosine of each text with the nearest example of each intent, shape (texts, intents)."""
    intents = [name for name, lines in examples.items() if lines]
    if not intents:
        return np.zeros((len(vectors), 0), dtype=np.float32), []
    cosines = vectors @ encode([line for name in intents for line in examples[name]]).T
    starts = np.cumsum([0, *(len(examples[name]) for name in intents[:-1])])
    return np.maximum.reduceat(cosines, starts, axis=1), intents
