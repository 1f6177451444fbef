"""Safety facts beside the guide: what the guide does not say and triage, hard stops and consent rely on.

Each fact names its own source and the day it was last compared with it, and is never shown as the guide's.
"""

import datetime
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from msgspec import Meta

from bot.guide.checks import require
from bot.guide.decode import FieldError, decode
from bot.guide.load import GuideError
from bot.guide.names import SAFETY_FACTS
from bot.guide.records import Id, Item, Name, Record, Text
from bot.guide.source import display, read_yaml

PACKAGED: Final = Path(__file__).with_name("safety.yml")

Country = Annotated[str, Meta(pattern=r"^[A-Z]{2}\Z", examples=["KR"])]
Number = Annotated[str, Meta(pattern=r"^[0-9]([0-9 -]{0,18}[0-9])\Z", examples=["119"])]


class Source(Record, frozen=True):
    """Where a fact comes from, as it is shown to people."""

    id: Id
    title: Text


class Reviewed(Record, frozen=True, kw_only=True):
    """Anything that comes from a source and was last compared with it on a day."""

    source: Id
    reviewed: datetime.date


class SafetyFact(Reviewed, frozen=True, kw_only=True):
    """One or two sentences, and the single points where there are several."""

    id: Id
    text: Text
    items: tuple[Item, ...] = ()


class Age(Reviewed, frozen=True, kw_only=True):
    """The age in whole years below which somebody is a minor; everywhere, or in `countries` only."""

    age: Annotated[int, Meta(ge=1, le=99, examples=[19])]
    countries: tuple[Country, ...] = ()


class Emergency(Reviewed, frozen=True, kw_only=True):
    """Telephone numbers as they are dialled; `crisis` is None where no one line serves the whole region."""

    region: Name
    countries: tuple[Country, ...]
    emergency: Number
    crisis: Number | None = None


class Safety(Record, frozen=True):
    """All safety facts."""

    sources: tuple[Source, ...]
    facts: tuple[SafetyFact, ...]
    ages: tuple[Age, ...]
    emergency: tuple[Emergency, ...]

    def fact(self, name: str) -> SafetyFact:
        """The fact with that id; KeyError when there is none."""
        return {fact.id: fact for fact in self.facts}[name]

    def source(self, name: str) -> Source:
        """The source with that id; KeyError when there is none."""
        return {source.id: source for source in self.sources}[name]

    def adult_age(self, country: str) -> int:
        """The age in years from which somebody is no minor in a country, such as 19 for `KR`."""
        return max(age.age for age in self.ages if not age.countries or country in age.countries)

    def numbers(self, country: str) -> Emergency | None:
        """The numbers for a country's ISO 3166 code, or None where there are none."""
        return next((entry for entry in self.emergency if country in entry.countries), None)

    def countries(self) -> tuple[str, ...]:
        """The country codes for which there are numbers."""
        return tuple(code for entry in self.emergency for code in entry.countries)

    def last_reviewed(self) -> datetime.date:
        """The day of the newest review of any fact."""
        return max(entry.reviewed for _, entry in self.entries())

    def entries(self) -> Iterator[tuple[str, Reviewed]]:
        """All that has a source, each with its path in the file, such as `ages[0]`."""
        lists: dict[str, Sequence[Reviewed]]
        lists = {"facts": self.facts, "ages": self.ages, "emergency": self.emergency}
        for name, entries in lists.items():
            for index, entry in enumerate(entries):
                yield f"{name}[{index}]", entry


def load_safety(path: Path | None = None) -> Safety:
    """Reads and checks safety facts, the packaged ones by default. Raises GuideError; reads no other file."""
    path = path or PACKAGED
    try:
        safety: Safety = decode(read_yaml(path), Safety)
        _check(safety)
    except FieldError as error:
        raise GuideError(f"{display(path)}: {error}") from None
    return safety


@cache
def safety() -> Safety:
    """The packaged safety facts, read once."""
    return load_safety()


def _check(safety: Safety) -> None:
    require(SAFETY_FACTS, [fact.id for fact in safety.facts], "facts")
    known = [source.id for source in safety.sources]
    for at, entry in safety.entries():
        if entry.source not in known:
            problem = f"{entry.source!r} is not one of the sources; write one of {', '.join(known)}"
            raise FieldError(f"{at}.source", problem)
    if not any(not age.countries for age in safety.ages):
        raise FieldError("ages", "none holds everywhere; write one without countries")
    _one_entry_each(safety)


def _one_entry_each(safety: Safety) -> None:
    seen: dict[str, str] = {}
    for index, entry in enumerate(safety.emergency):
        for code in entry.countries:
            if code in seen:
                problem = f"{code!r} belongs to {seen[code]} already; each country may stand once"
                raise FieldError(f"emergency[{index}].countries", problem)
            seen[code] = entry.region
