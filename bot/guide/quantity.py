"""A range of something counted: the one form in which a figure of the guide exists."""

import re
from typing import Final, Literal, Self, cast, get_args

import msgspec

Unit = Literal["units", "USD", "KRW", "months", "points", "percent", "years"]

UNITS: Final[tuple[str, ...]] = get_args(Unit)

# What an error suggests to somebody who is editing the YAML.
EXAMPLES: Final = {
    "units": "8-14 units",
    "USD": "80-200 USD",
    "KRW": "100000-250000 KRW",
    "months": "3-4 months",
    "points": "20-40 points",
    "percent": "30-50 percent",
    "years": "24-26 years",
}

_CURRENCY: Final = {"USD": "$", "KRW": "₩"}
_WRITTEN: Final = re.compile(r"(0|[1-9][0-9]{0,8})-(0|[1-9][0-9]{0,8})(?: ([A-Za-z]+))?")


class Written(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record that YAML writes as one string; `parse` raises ValueError, saying what would have worked."""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads the string."""
        raise NotImplementedError


class Range(Written, frozen=True):
    """From `low` to `high`, both included, in whole `unit`s; `low` never exceeds `high`.

    Amounts of money are whole dollars or whole won. Raises ValueError when built with anything else.
    """

    low: int
    high: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in UNITS:
            raise ValueError(f"{self.unit!r} is not a unit; use one of {', '.join(UNITS)}")
        if not 0 <= self.low <= self.high:
            raise ValueError(f"a range runs from low to high, not from {self.low} to {self.high}")

    @classmethod
    def parse(cls, text: str, units: tuple[str, ...] = UNITS) -> Self:
        """Reads `"8-14 units"`: two whole numbers, a hyphen, one space, a unit that is among `units`.

        Raises ValueError, in one line, with an example of what would have worked.
        """
        hint = " or ".join(f"'{EXAMPLES[unit]}'" for unit in units[:2])
        match = _WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a range; write for example {hint}")
        low, high, unit = int(match[1]), int(match[2]), match[3]
        if unit is None:
            raise ValueError(f"{text!r} has no unit; write for example {hint}")
        if unit not in units:
            known = "is not the unit of this field" if unit in UNITS else "is not a unit"
            raise ValueError(f"{text!r}: {unit!r} {known}; write for example {hint}")
        if low > high:
            raise ValueError(f"{text!r} runs backwards; write for example '{high}-{low} {unit}'")
        return cls(low, high, cast(Unit, unit))

    def __str__(self) -> str:
        """As a sentence shows it: `8–14 units`, `$80–$200`, `30–50%`; equal ends are one figure."""
        ends = [self.low] if self.low == self.high else [self.low, self.high]
        if self.unit in _CURRENCY:
            return "–".join(f"{_CURRENCY[self.unit]}{end:,}" for end in ends)
        figures = "–".join(f"{end:,}" for end in ends)
        if self.unit == "percent":
            return f"{figures}%"
        return f"{figures} {self.unit[:-1] if self.high == 1 else self.unit}"

    def __contains__(self, amount: float) -> bool:
        """Whether an amount in the same unit lies inside, ends included."""
        return self.low <= amount <= self.high

    def times(self, count: int) -> "Range":
        """The same, `count` times over."""
        return Range(self.low * count, self.high * count, self.unit)

    def doubled(self) -> "Range":
        """Both sides of the face, from a figure given for each side."""
        return self.times(2)

    def plus(self, other: "Range") -> "Range":
        """The two together; a ValueError when their units differ."""
        if self.unit != other.unit:
            raise ValueError(f"{self} and {other} cannot be added: {self.unit} and {other.unit}")
        return Range(self.low + other.low, self.high + other.high, self.unit)

    def cut_to(self, smaller: "Range") -> "Range":
        """By how many percent `smaller` is less than this, low end against low end and high against high.

        Each end is rounded half up to a whole percent; the smaller cut is the low end. A ValueError when
        the units differ, when an end is larger instead of smaller, or when this one starts at nothing.
        """
        if self.unit != smaller.unit or not self.low:
            raise ValueError(f"{self} cannot be cut to {smaller}")
        ends = ((self.low, smaller.low), (self.high, smaller.high))
        cuts = sorted((200 * (whole - part) + whole) // (2 * whole) for whole, part in ends)
        return Range(cuts[0], cuts[1], "percent")
