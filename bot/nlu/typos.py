"""Names with a slip of the keyboard: "forhead", "glabela", "dysprt"."""

from __future__ import annotations

from collections.abc import Mapping

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

# Below this a one-letter difference is another word ("lip", "slip").
SHORTEST_NAME = 7
SIMILARITY = 86
# Brand names are like no other word, so that shorter ones can be told from them.
BRANDS = "product"
SHORTEST_BRAND = 5
# From this length on two slips are forgiven, if the first letter is right.
LONG_BRAND = 9


class Typos:
    """Recognises single-word names that are nearly right."""

    def __init__(self, kinds: Mapping[str, Mapping[str, list[str]]]) -> None:
        """Learn the names, ``{kind: {id: [names]}}``."""
        single = [
            (name.lower(), kind, meaning)
            for kind, meanings in kinds.items()
            for meaning, names in meanings.items()
            for name in names
            if name.isalpha()
        ]
        self._meanings = {name: (kind, meaning) for name, kind, meaning in single}
        self._names = [name for name, _, _ in single if len(name) >= SHORTEST_NAME]
        self._brands = [name for name, kind, _ in single if kind == BRANDS and len(name) >= SHORTEST_BRAND]

    def meant(self, word: str) -> tuple[str, str] | None:
        """Kind and id of the name that a word in lower case is nearly, or None."""
        if len(word) < SHORTEST_BRAND - 1:
            return None
        name = self._brand(word)
        if name is None and len(word) >= SHORTEST_NAME - 1:
            near = process.extractOne(word, self._names, scorer=fuzz.ratio, score_cutoff=SIMILARITY)
            name = near[0] if near else None
        return self._meanings[name] if name else None

    def _brand(self, word: str) -> str | None:
        near = process.extractOne(word, self._brands, scorer=OSA.distance, score_cutoff=2)
        if near is None:
            return None
        name, slips, _ = near
        return name if slips < 2 or (len(name) >= LONG_BRAND and name[0] == word[0]) else None
