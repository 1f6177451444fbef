"""Ages, as people write them, and the numbers that are none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tables import found, years

from bot.nlu.ages import AGE_LIMITS
from bot.nlu.language import build_language

AGES = {
    "im 22": 22, "I’m 22": 22, "i am just 24": 24, "im only 19": 19, "IM 24": 24, "im 24, never had it": 24,
    "im twenty five": 25, "im twenty-five": 25, "i am thirty": 30, "24 y/o": 24, "24 y.o.": 24, "24yo": 24, "24 yrs old": 24,
    "24yrs old": 24, "a 24 yr old": 24, "24-year-old": 24, "24 years of age": 24, "twenty four years old": 24,
    "24 year old woman": 24, "im 24 years": 24, "i am 39 years, too old?": 39, "27f": 27, "27 F": 27, "F/29": 29, "(29f)": 29,
    "29 / f": 29, "24M": 24, "34 yo female": 34, "31 female": 31, "turning 30": 30, "i turned 30 last week": 30,
    "i turn 30 soon": 30, "my age is 26": 26, "age: 26": 26, "Age 26": 26, "aged 26": 26, "26 here": 26, "she's 19": 19,
    "shes 19": 19, "he is 31": 31, "someone who's 26": 26, "is 22 too young": 22, "is 30 too late": 30, "22 is too young": 22,
    "starting at 24": 24, "at 24 am i too young": 24, "at 35 i noticed lines": 35, "at 33 my wife booked me in": 33,
    "im 17 can i get it when i turn 18": 17, "now 29 and curious": 29, "i just hit 40": 40, "im about 30": 30, "im 30ish": 30, "24살": 24,
    "my mum is 58, any use": 58, "my sister is 22": 22, "my aunt is already 61": 61, "my husband was 40 then": 40,
    "im 24 and she charged me $300": 24, "24&nbsp;years old": 24, "im <b>24</b>": 24, "im ２４": 24,
}  # fmt: skip

NO_AGES = [
    "my mum is 58 km away", "my sister is 20 weeks pregnant",
    "12 weeks pregnant", "im 12 weeks", "im 60 kg", "i'm 60kg", "im 165cm", "im 5 foot 4", "im 20 pounds overweight",
    "my appointment is at 12", "my appointment is at 14", "at 12 o'clock", "at 12", "open at 10", "lip flip at 10am",
    "jabs at 11, dinner at 8", "only 10 injections", "only 12 people", "just 20 followers", "only 15 percent",
    "im 50 percent sure", "100% sure", "im 100% sure", "5 stars", "top 3", "top 10 clinics", "size 10 needle", "30 minutes",
    "2 years ago", "10 years of it", "ten years of injections", "for 20 years", "10 years younger", "20 years from now",
    "the 11s", "im number 24", "page 24", "room 24", "spf 50", "24/7", "24 hours", "i am 24th in line", "24k gold",
    "call me at 010-1234-5678", "call me at 01012345678", "call me at 555-1234", "i am 5", "i am 170", "im 24.5", "im 1e999",
    "im 10 days post", "im 20 weeks along", "20 at 10 dollars", "7 areas at 20 each", "25 year olds", "im on 20 mg",
    "i have about 12 a month", "in 2024", "24", "im 12 am", "covid 19", "it's 24 degrees", "im 99 problems",
]  # fmt: skip

RANGES = {
    "mid 20s": (24, 26), "in my mid-20s": (24, 26), "mid twenties": (24, 26), "im in my early 20's": (20, 23),
    "I'm in my late thirties": (37, 39), "late 30s": (37, 39), "in my 30s": (30, 39), "her fifties": (50, 59),
    "20 something": (20, 29), "20-something": (20, 29), "25-30 years old": (25, 30), "ages 25 to 30": (25, 30),
    "im between 25 and 30": (25, 30), "late teens": (17, 19), "in my teens": (13, 19),
}  # fmt: skip


@pytest.mark.parametrize("text", AGES)
def test_an_age_is_read(text: str) -> None:
    assert found(text, "age") == {"age": [AGES[text]]}


@pytest.mark.parametrize("text", NO_AGES)
def test_not_every_number_is_an_age(text: str) -> None:
    assert found(text, "age", "age_range") == {}


@pytest.mark.parametrize("text", RANGES)
def test_a_decade_is_a_range(text: str) -> None:
    assert found(text, "age", "age_range") == {"age_range": [years(*RANGES[text])]}


@pytest.mark.parametrize("text", ["music of the 80s", "in the 90s", "1990s"])
def test_a_decade_of_the_calendar_is_no_age(text: str) -> None:
    assert found(text) == {}


def age_on(day: date, text: str) -> Any:
    return [span._.value for span in build_language(lambda: day)(text).ents if span.label_ == "age"]


@pytest.mark.parametrize(
    ("day", "text", "ages"),
    [
        (date(2026, 11, 22), "born in 1999", [27]),
        (date(2027, 2, 1), "born in 1999", [27]),
        (date(2026, 11, 21), "i was born on 22 november 1999", [26]),
        (date(2026, 11, 22), "i was born on 22 november 1999", [27]),
        (date(2026, 11, 22), "born 1999-12-01", [26]),
        (date(2026, 11, 22), "born december 1999", [26]),
        (date(2026, 11, 22), "born 03/12/1999", [27]),
        (date(2026, 11, 22), "born in 2025", []),
        (date(2026, 11, 22), "born in 1799", []),
        (date(2026, 11, 22), "born in Seoul", []),
    ],
)
def test_a_year_of_birth_is_an_age_on_a_day(day: date, text: str, ages: list[int]) -> None:
    assert age_on(day, text) == ages


def test_the_limits_are_ages() -> None:
    assert found(f"im {AGE_LIMITS[0]}")["age"] == [AGE_LIMITS[0]]
    assert found(f"im {AGE_LIMITS[1]}")["age"] == [AGE_LIMITS[1]]
    assert found(f"im {AGE_LIMITS[0] - 1}") == found(f"im {AGE_LIMITS[1] + 1}") == {}
