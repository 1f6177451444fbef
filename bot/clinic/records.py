"""A clinic's own facts as frozen records; all lengths are limited, as they are shown to patients."""

import datetime
import itertools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Final, Self

from msgspec import Meta

from bot.guide.names import PRICES
from bot.guide.quantity import Range, Written
from bot.guide.records import Record
from bot.guide.safety import Country, Number

LONGEST_ANSWER: Final = 400
MOST_ANSWERS: Final = 100

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_SPAN: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])-([01][0-9]|2[0-3]):([0-5][0-9])")

# One line; an answer may have several. Neither takes other control characters.
_LINE: Final = r"^[^\x00-\x1f\x7f]+\Z"
_LINES: Final = r"^[^\x00-\x09\x0b-\x1f\x7f]+\Z"

Line = Annotated[str, Meta(max_length=80, pattern=_LINE, examples=["Maru Clinic"])]
Address = Annotated[str, Meta(max_length=200, pattern=_LINE, examples=["1 Example Street, Seoul"])]
AnswerText = Annotated[str, Meta(max_length=LONGEST_ANSWER, pattern=_LINES, examples=["a short text"])]
Phone = Annotated[str, Meta(max_length=25, pattern=r"^\+?[0-9][0-9 ()-]+[0-9]\Z", examples=["02-0000-0000"])]
Language = Annotated[str, Meta(pattern=r"^[a-z]{2,3}\Z", examples=["en"])]
Zone = Annotated[str, Meta(max_length=60, pattern=r"^[A-Za-z0-9_+/-]+\Z", examples=["Asia/Seoul"])]
Subject = Annotated[str, Meta(max_length=40, pattern=r"^[a-z][a-z0-9_]*\Z", examples=["aftercare_exercise"])]
Price = Annotated[Range, Meta(extra={"units": ("USD", "KRW")})]


class Day(Written, frozen=True):
    """The times at which a clinic opens and closes on a weekday, in order, in the clinic's own time zone."""

    spans: tuple[tuple[datetime.time, datetime.time], ...]

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads `"10:00-19:00"`, several of these with ", " between, or `"closed"`; else ValueError."""
        hint = "write for example '10:00-19:00', '10:00-13:00, 14:00-19:00' or 'closed'"
        if text == "closed":
            return cls(())
        spans = []
        for part in text.split(", "):
            match = _SPAN.fullmatch(part)
            if match is None:
                raise ValueError(f"{text!r} is not opening hours; {hint}")
            opens = datetime.time(int(match[1]), int(match[2]))
            spans.append((opens, datetime.time(int(match[3]), int(match[4]))))
        ends = [end for span in spans for end in span]
        if any(earlier >= later for earlier, later in itertools.pairwise(ends)):
            raise ValueError(f"{text!r} does not run forwards; {hint}")
        return cls(tuple(spans))

    def __str__(self) -> str:
        """As a sentence shows it: `10:00–13:00, 14:00–19:00`, or `closed`."""
        return ", ".join(f"{opens:%H:%M}–{closes:%H:%M}" for opens, closes in self.spans) or "closed"


class Hours(Record, frozen=True):
    """Opening hours by weekday; each has to be there, so that no day is open or closed by oversight."""

    monday: Day
    tuesday: Day
    wednesday: Day
    thursday: Day
    friday: Day
    saturday: Day
    sunday: Day

    def on(self, date: datetime.date) -> Day:
        """The hours on a date's weekday."""
        day: Day = getattr(self, WEEKDAYS[date.weekday()])
        return day


class ClinicPrices(Record, frozen=True):
    """The clinic's own prices by the guide's keys, in dollars or in won; None where it has set none."""

    single: Price | None = None
    multi: Price | None = None
    micro: Price | None = None
    year: Price | None = None

    def ranges(self) -> dict[str, Range]:
        """The prices that are set, by key: what `bot.guide.facts.facts` takes."""
        return {key: getattr(self, key) for key in PRICES if getattr(self, key) is not None}


class Answer(Record, frozen=True):
    """What the clinic says where the guide is silent; never shown as the guide's."""

    text: AnswerText
    provided_by: Line
    date: datetime.date


class Clinic(Record, frozen=True):
    """One clinic. `country` is an ISO 3166 code, `languages` ISO 639 codes, `timezone` an IANA name.

    `answers` are by subject. `emergency_number` and `crisis_line` replace those of the country.
    `reviewed_by` and `reviewed_on` say which doctor signed off the safety facts, and when.
    """

    name: Line
    phone: Phone
    country: Country
    address: Address
    timezone: Zone
    languages: Annotated[tuple[Language, ...], Meta(max_length=10)]
    hours: Hours
    prices: ClinicPrices = ClinicPrices()
    answers: Annotated[Mapping[Subject, Answer], Meta(max_length=MOST_ANSWERS)] = MappingProxyType({})
    emergency_number: Number | None = None
    crisis_line: Number | None = None
    reviewed_by: Line | None = None
    reviewed_on: datetime.date | None = None

    def answer(self, subject: str) -> Answer | None:
        """The clinic's answer to a subject such as `pain`, or None."""
        return self.answers.get(subject)
