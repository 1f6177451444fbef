"""Words, figures and numbers of a text, as the readers of quantities go through them.

A number is written in digits ("1,200", "2.5"), in words ("twenty-five", "a hundred"), with a scale ("300k", "2 million",
"30만"), or is a range of two ("8 to 10", "30~50"). What only looks like one is none: "11s", "1e999", "010-1234", "3d", "½",
and what is beyond sense.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

ONES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
} | {"fourty": 40}  # fmt: skip
HUNDRED = "hundred"
SCALES = {
    "k": 1e3, "thousand": 1e3, "million": 1e6, "mil": 1e6, "mn": 1e6, "만": 1e4, "천": 1e3, "백만": 1e6,
    "만원": 1e4, "천원": 1e3, "백만원": 1e6,
}  # fmt: skip
CURRENCIES = ("us", "usd", "krw", "eur", "gbp", "aud", "cad", "sgd", "jpy")
MOST_DIGITS = 15
# Beyond this, nothing that is counted here has a meaning.
MOST = 1_000_000_000.0
JOINTS = {"-", "~", "to", "or"}
# What may be glued to the digits of a number.
GLUED = frozenset(
    """
    iu iu's u u's unit units untis uints ui usd krw eur gbp aud cad sgd jpy won dollars bucks quid euro euros k m mn mil ish
    yo y yr yrs yrold yearold year years mo mos mth mths month months wk wks week weeks w d day days h hr hrs hour hours min
    mins minutes x f female male kg kgs lb lbs cm mm ft ml cc mg g pm am th st nd rd percent something
    만원 원 만 천원 천 백만원 백만 유닛 단위 살 세
    """.split()
)
_HANGUL = ("백만원", "백만", "만원", "천원", "유닛", "단위", "만", "천", "원", "살", "세")
_PIECE = re.compile(
    r"(?P<date>\d{4}[-./]\d{1,2}[-./]\d{1,2}(?![\d:])|\d{1,2}[-./]\d{1,2}[-./]\d{4}(?!\d)|\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<figure>\+?\d+(?:-\d+){2,}|\d+(?:\.\d+){2,}|\d+(?:[:/]\d+)+|\+\d{6,}|0\d+)"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d,]*\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<symbol>\S)"
)


@dataclass(frozen=True)
class Piece:
    """A word, number, date, figure or symbol: lower case, with its characters ``[start, end)``."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Number:
    """A number or range; ``start`` and ``end`` count pieces."""

    start: int
    end: int
    low: float
    high: float

    @property
    def single(self) -> bool:
        """Whether it is one number."""
        return self.low == self.high


@dataclass(frozen=True)
class Found:
    """Something with a meaning, from piece ``start`` to before piece ``end``."""

    label: str
    start: int
    end: int
    value: int | str | dict[str, float | str]
    role: str | None = None


class Pieces:
    """A text in pieces, with its numbers."""

    def __init__(self, text: str) -> None:
        """Cut a text up."""
        self.all = [
            Piece(str(found.lastgroup), found[0].lower(), found.start(), found.end())
            for found in _PIECE.finditer(text)
        ]  # fmt: skip
        self.words = [piece.text for piece in self.all]

    def word(self, index: int) -> str:
        """The piece at an index in lower case; nothing outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def says(self, index: int, *words: str) -> bool:
        """Whether these words stand at an index."""
        return self.word(index) == words[0] and self.words[index : index + len(words)] == list(words)

    def glued(self, index: int) -> bool:
        """Whether no space parts the piece at an index from the one before."""
        return 0 < index < len(self.all) and self.all[index].start == self.all[index - 1].end

    @cached_property
    def numbers(self) -> list[Number]:
        """Every number and range, in order."""
        found: list[Number] = []
        index = 0
        while index < len(self.all):
            end, number = self._digits(index) if self.all[index].kind == "number" else self._in_words(index)
            if number is not None:
                found.append(number)
            index = max(end, index + 1)
        return self._joined(found)

    def _digits(self, index: int) -> tuple[int, Number | None]:
        piece = self.all[index]
        before = self.all[index - 1] if self.glued(index) else None
        stuck = self.word(index + 1) if self.glued(index + 1) else ""
        belongs_before = before and (before.text in "_#&@" or (before.kind == "word" and before.text not in CURRENCIES))
        power = stuck == "_" or (stuck and not stuck.isalpha() and stuck.isnumeric())
        if (
            belongs_before
            or power
            or len(piece.text) > MOST_DIGITS
            or (stuck.isalpha() and not self.counted(index + 1))
        ):
            return index + 1, None
        value = float(piece.text.replace(",", ""))
        return self._scaled(index, index + 1, value)

    def counted(self, index: int) -> str:
        """The word at an index without the particle that a Korean one may end with."""
        text = self.word(index)
        return next((start for start in _HANGUL if text.startswith(start)), text if text in GLUED else "")

    def _scaled(self, start: int, end: int, value: float) -> tuple[int, Number | None]:
        """A number with its scale, if one follows."""
        word = self.counted(end) or self.word(end)
        # "2m" is two million only where it is money; else it may be metres, minutes, months.
        factor = 1e6 if word == "m" and self.glued(end) and self._is_won(end + 1) else SCALES.get(word, 1)
        if word == "man" and self.word(end + 1) == "won":
            factor = 1e4
        if word == HUNDRED:
            factor = 100
        if factor != 1:
            value *= factor
            # "만원" is scale and currency in one word.
            end += not word.endswith("원")
        if word == "만" and self.counted(end + 1).startswith("천") and self.all[end].kind == "number":  # "12만 5천원"
            value, end = value + float(self.word(end).replace(",", "")) * SCALES["천"], end + 1
            end += self.counted(end) == "천"
        if value > MOST or self.word(end) in ("thousand", "million", HUNDRED):
            while self.word(end) in ("thousand", "million", HUNDRED):
                end += 1
            return end, None
        return end, Number(start, end, value, value)

    def _is_won(self, index: int) -> bool:
        return self.word(index) in ("won", "krw", "원")

    def _in_words(self, index: int) -> tuple[int, Number | None]:
        """A number in words: "twenty five", "three hundred and ten", "a hundred"."""
        start = index
        if self.word(index) == "a" and self.word(index + 1) in (HUNDRED, "thousand", "million"):
            index += 1
        elif self.word(index) not in ONES and self.word(index) not in TENS:
            return index + 1, None
        total = 0.0
        current = 1.0 if index > start else 0.0
        open_to = 1000
        while True:
            word = self.word(index)
            if word in TENS and open_to > 10:
                current, open_to = current + TENS[word], 10
            elif word in ONES and (open_to > 10 or (open_to == 10 and 0 < ONES[word] < 10)):
                current, open_to = current + ONES[word], 0
            elif word == HUNDRED and 0 < current < 100:
                current, open_to = current * 100, 100
            elif word in ("thousand", "million") and current and not total:
                total, current, open_to = current * SCALES[word], 0.0, 1000
            elif word == "-" and open_to == 10 and 0 < ONES.get(self.word(index + 1), 0) < 10:
                pass
            elif not (word == "and" and (current >= 100 or total) and self.word(index + 1) in (ONES | TENS)):
                break
            index += 1
        # Scale upon scale ("two thousand thousand") is no number.
        end, found = self._scaled(start, index, total + current)
        return end, found

    def _joined(self, singles: list[Number]) -> list[Number]:
        """Two numbers with a joint between them become a range; a scale after the second counts for both."""
        joined: list[Number] = []
        for number in singles:
            if joined and (first := self._lower(joined[-1], number)):
                joined[-1] = Number(first.start, number.end, first.low, number.high)
            else:
                joined.append(number)
        return joined

    def _lower(self, first: Number, second: Number) -> Number | None:
        """The lower end of a range, if the two make one."""
        between = [word for word in self.words[first.end : second.start] if word not in REPEATED]
        opening = self.words[max(first.start - 2, 0) : first.start]
        if (between == ["and"] and "between" in opening) or between == ["up", "to"]:
            between = ["to"]
        if len(between) != 1 or between[0] not in JOINTS or not first.single or not second.single:
            return None
        plain = self.all[first.end - 1].kind == "number"
        scale = SCALES.get(self.word(second.end - 1), 1) if second.end - second.start > 1 else 1
        currency = self.counted(second.end)
        scale = SCALES[currency] if currency.endswith("원") and currency in SCALES else scale
        if plain and scale > 1 and first.low < second.high / scale:
            first = replace(first, low=first.low * scale)
        return first if first.low < second.high else None


# Words that may stand a second time inside a range: "$300 - $350", "8 units to 10 units".
REPEATED = frozenset(
    "$ € £ ₩ u iu unit units usd krw dollars won ish around about maybe weeks months days years hours minutes yo".split()
)
