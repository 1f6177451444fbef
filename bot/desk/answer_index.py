"""The words by which the front desk finds a subject: whole, half-typed or with a slip.

Built once from ``answer_cards.yml`` and the vocabulary; a look-up takes well under a millisecond.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from rapidfuzz import fuzz, process

from bot.nlu.vocabulary import vocabulary

CARDS = Path(__file__).with_name("answer_cards.yml")
SHORTEST_BEGINNING = 3
SHORTEST_WITH_SLIP = 4
SIMILARITY = 80
WITH_SLIP = 0.75
# A beginning counts the more, the more of the word is there.
BEGINNING = 0.7
MOST_TOKENS = 40
MOST_IN_A_NAME = 4
# Words that tell nothing of the subject, in the telephone's way of asking.
_IDLE = frozenset(
    "a an the is are am be i my me she he they her his their you your we our it its this that of for to in on at and or "
    "can could do does did will would should may might have has had if then than but what which who how when there here "
    "caller patient client pt lady guy someone somebody wants want asks asking asked says question about please hi hello "
    "botox tox any some get getting go going with".split()
)
# Words that begin the name of an area and mean nothing of it alone ("gummy smile").
_GENERAL = frozenset("smile laugh both next number middle inner front by angry around round side sides".split())
_TOKEN = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


@dataclass(frozen=True)
class Card:
    """A subject to look up. `name` is its intent, or its response where `intent` differs from it."""

    name: str
    intent: str
    title: str
    words: tuple[str, ...]


@cache
def cards() -> Mapping[str, Card]:
    """All cards by name."""
    loaded: Mapping[str, Mapping[str, Any]] = yaml.safe_load(CARDS.read_text(encoding="utf-8"))
    return {
        name: Card(name, str(card.get("intent", name)), str(card["title"]), tuple(map(str, card["words"])))
        for name, card in loaded.items()
    }


def tokens(text: str) -> list[str]:
    """The words of a query in lower case; of a long one the beginning."""
    return _TOKEN.findall(text.replace("\u2019", "'").casefold())[:MOST_TOKENS]


class Index:
    """Scores cards by words."""

    def __init__(self, found_by: Mapping[str, Iterable[str]]) -> None:
        """Take phrases by name of card."""
        self._owners: dict[str, set[str]] = defaultdict(set)
        for name, phrases in found_by.items():
            for phrase in phrases:
                for token in tokens(phrase):
                    if token not in _IDLE:
                        self._owners[token].add(name)
        self._terms = sorted(self._owners)
        self._weights = {term: math.log(1 + len(found_by) / len(owners)) for term, owners in self._owners.items()}
        self._most = max(self._weights.values(), default=1.0)

    def knows(self, token: str) -> bool:
        """Whether a word stands in the index as it is."""
        return token in self._owners

    def scores(self, words: Sequence[str]) -> dict[str, float]:
        """How much of the words belongs to each card, 0 to 1; cards with nothing in common are left out."""
        asked = [word for word in dict.fromkeys(words) if word not in _IDLE]
        found: dict[str, float] = defaultdict(float)
        whole = 0.0
        for word in asked:
            near = self._near(word)
            whole += max((self._weights[term] for term in near), default=self._most)
            best: dict[str, float] = {}
            for term, quality in near.items():
                for owner in self._owners[term]:
                    best[owner] = max(best.get(owner, 0.0), quality * self._weights[term])
            for owner, score in best.items():
                found[owner] += score
        return {name: score / whole for name, score in found.items()} if whole else {}

    def _near(self, word: str) -> dict[str, float]:
        """The terms that a word is, begins or nearly is, with how surely."""
        if word in self._owners:
            return {word: 1.0}
        if len(word) < SHORTEST_BEGINNING:
            return {}
        begun = {
            term: BEGINNING + (1 - BEGINNING) * len(word) / len(term) for term in self._terms if term.startswith(word)
        }
        if begun or len(word) < SHORTEST_WITH_SLIP:
            return begun
        slips = process.extract(word, self._terms, scorer=fuzz.ratio, score_cutoff=SIMILARITY, limit=3)
        return {term: WITH_SLIP * score / 100 for term, score, _ in slips}


@cache
def index() -> Index:
    """The index over all cards."""
    return Index({card.name: (card.title, *card.words) for card in cards().values()})


def areas_begun(words: Sequence[str]) -> tuple[str, ...]:
    """The areas whose everyday name begins with words of the query as far as they are typed ("crows fe", "foreh")."""
    names = [(name.casefold().replace("'", ""), area) for area, all in vocabulary().area.items() for name in all]
    found: dict[str, None] = {}
    plain = [word.replace("'", "") for word in words]
    place = 0
    while place < len(plain):
        for length in range(min(MOST_IN_A_NAME, len(plain) - place), 0, -1):
            begun = " ".join(plain[place : place + length])
            if len(begun) < SHORTEST_BEGINNING or begun in _IDLE | _GENERAL or (length == 1 and index().knows(begun)):
                continue
            meant = {area for name, area in names if name.startswith(begun)}
            if len(meant) == 1:
                found[meant.pop()] = None
                place += length - 1
                break
        place += 1
    return tuple(found)
