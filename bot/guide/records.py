"""The guide as frozen records, one for each kind of thing it says.

Everything here is what `guide.yml` holds after checking; the wording is this project's own, the facts and
figures are the guide's. A `section` is always the id of one of `Guide.sections`. Texts are phrases that fit
into a list unless a docstring calls them sentences.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from bot.guide.names import PRICES
from bot.guide.quantity import Range

__all__ = [
    "Area",
    "Combination",
    "Combinations",
    "Dose",
    "Guide",
    "Id",
    "Item",
    "Kind",
    "Listing",
    "LongTerm",
    "Maintenance",
    "MicroBotox",
    "Name",
    "Overview",
    "Prices",
    "Question",
    "Questions",
    "Range",
    "Reading",
    "Record",
    "Reduction",
    "Section",
    "SourcedItem",
    "Starting",
    "StartingAge",
    "Text",
]

Kind = Literal["baby", "standard"]

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*\Z", max_length=40, examples=["area_forehead"])]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*\Z", max_length=80, examples=["the-principle"])]
Name = Annotated[str, Meta(min_length=1, max_length=80, examples=["crow's feet"])]
Text = Annotated[str, Meta(min_length=1, max_length=300, examples=["a short text"])]

Units = Annotated[Range, Meta(extra={"units": ("units",)})]
Points = Annotated[Range, Meta(extra={"units": ("points",)})]
Percent = Annotated[Range, Meta(extra={"units": ("percent",)})]
Months = Annotated[Range, Meta(extra={"units": ("months",)})]
Years = Annotated[Range, Meta(extra={"units": ("years",)})]
Dollars = Annotated[Range, Meta(extra={"units": ("USD",)})]
Year = Annotated[int, Meta(ge=2000, le=2100, examples=[2026])]


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all records share: they do not change, and they take no field they do not know."""


class Section(Record, frozen=True):
    """A heading of the guide: `title` word for word, `anchor` the slug that a citation links to."""

    id: Id
    title: Name
    anchor: Slug


class Overview(Record, frozen=True):
    """What the guide opens with; `text` is a sentence, `as_of` the year that it speaks of."""

    text: Text
    as_of: Year
    section: Id


class Item(Record, frozen=True):
    """One point of a list; `code` is stable, `text` a phrase, or sentences where the list says so."""

    code: Id
    text: Text


class SourcedItem(Item, frozen=True):
    """A point whose section differs from that of its neighbours."""

    section: Id


class Listing(Record, frozen=True):
    """The points that the guide makes under one heading."""

    section: Id
    points: tuple[Item, ...]

    def text(self, code: str) -> str:
        """The text of one point; KeyError when there is none with that code."""
        return {point.code: point.text for point in self.points}[code]


class Reduction(Record, frozen=True):
    """By how much the guide says that baby doses are smaller. Its table does not agree: see `Dose.cut`."""

    cut: Percent
    section: Id


class Reading(Record, frozen=True):
    """Ages in whole years that rules need and the guide does not give: Maru's reading of its words."""

    years: Years
    by: Literal["maru"]


class StartingAge(Record, frozen=True):
    """A stage of life and what the guide says of starting in it; `reading` is not the guide's."""

    code: Id
    stage: Name
    text: Text
    reading: Reading


class Starting(Record, frozen=True):
    """When to start; `earlier` is a sentence about starting before the first stage."""

    section: Id
    ages: tuple[StartingAge, ...]
    earlier: Text


class Area(Record, frozen=True):
    """A part of the face. `name` fits into a sentence, `place` says where, `addresses` what for.

    `per_side` means that the guide doses each side; `note` is what else the guide says of it.
    """

    id: Id
    name: Name
    place: Name
    addresses: Text
    section: Id
    per_side: bool
    note: Text | None = None


class Dose(Record, frozen=True):
    """A row of the guide's table, in units: for each side where the area is dosed per side."""

    area: Id
    standard: Units
    baby: Units
    section: Id

    def of(self, kind: Kind) -> Range:
        """The baby or the standard dose, in units."""
        return self.baby if kind == "baby" else self.standard

    def cut(self) -> Range:
        """By how many percent the baby dose really is smaller, computed from the table."""
        return self.standard.cut_to(self.baby)


class MicroBotox(Record, frozen=True):
    """A technique of its own; its figures are never mixed with the table's.

    `droplet` is units in each droplet, `points` how many points, `total` units in all.
    """

    section: Id
    droplet: Units
    points: Points
    total: Units
    effects: tuple[Text, ...]
    targets: tuple[Text, ...]
    places: tuple[Text, ...]


class LongTerm(Record, frozen=True):
    """What years of treatment bring, in sentences; `cost_years` is over how many years the guide adds up."""

    section: Id
    cost_years: Annotated[int, Meta(ge=1, le=99, examples=[30])]
    points: tuple[Item, ...]


class Combination(Record, frozen=True):
    """A treatment that goes with it, and what for where the guide says so."""

    code: Id
    treatment: Text
    purpose: Text | None = None


class Combinations(Record, frozen=True):
    """The treatments that the guide combines it with."""

    section: Id
    treatments: tuple[Combination, ...]


class Question(Record, frozen=True):
    """A question to bring to the consultation, as the patient would ask it."""

    id: Id
    text: Text


class Questions(Record, frozen=True):
    """The guide's questions, in its order."""

    section: Id
    questions: tuple[Question, ...]


class Prices(Record, frozen=True):
    """Dollars: `single`, `multi` and `micro` for a session, `year` for four quarterly ones together."""

    section: Id
    place: Name
    as_of: Year
    single: Dollars
    multi: Dollars
    micro: Dollars
    year: Dollars

    def ranges(self) -> dict[str, Range]:
        """The four prices by key."""
        return {key: getattr(self, key) for key in PRICES}


class Maintenance(Record, frozen=True):
    """How often it has to be repeated, in months."""

    interval: Months
    section: Id

    def sessions_per_year(self) -> tuple[int, int]:
        """The fewest and the most whole sessions in a year."""
        return 12 // self.interval.high, 12 // self.interval.low


class Guide(Record, frozen=True):
    """All that Maru may say about the treatment."""

    sections: tuple[Section, ...]
    overview: Overview
    principle: Listing
    definition: Listing
    reduction: Reduction
    starting: Starting
    areas: tuple[Area, ...]
    doses: tuple[Dose, ...]
    micro_botox: MicroBotox
    maintenance: Maintenance
    not_claims: Listing
    good_candidates: Listing
    reconsiderations: Listing
    long_term: LongTerm
    aesthetic_preferences: Listing
    combinations: Combinations
    consultation_questions: Questions
    prices: Prices
    red_flags: Listing
    honest_framing: Listing
    alternatives: tuple[SourcedItem, ...]
    risks: tuple[SourcedItem, ...]
    topics: Mapping[str, tuple[Id, ...]]

    def section(self, name: str) -> Section:
        """The section with that id; KeyError when there is none."""
        return {section.id: section for section in self.sections}[name]

    def area(self, name: str) -> Area:
        """The area with that topic id, such as `area_forehead`; KeyError when there is none."""
        return {area.id: area for area in self.areas}[name]

    def dose(self, area: str) -> Dose | None:
        """The row of the table for an area's id, or None: the guide gives no dose for the masseter."""
        return {dose.area: dose for dose in self.doses}.get(area)

    def dosed(self) -> tuple[Area, ...]:
        """The areas for which the guide gives a dose, in its order."""
        return tuple(area for area in self.areas if self.dose(area.id))
