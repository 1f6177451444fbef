"""Whose pregnancy and whose age a message tells of."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.consult.asked import Question
from bot.consult.told import about_the_patient, age_meant, conditions_meant, minor_meant

NAMED = ("pregnancy", "neuromuscular")


@pytest.mark.parametrize(
    "text",
    [
        "I am not pregnant",
        "27, and no I'm not pregnant",
        "i'm neither pregnant nor breastfeeding",
        "my mom is pregnant, can I come with her",
        "my best friend is breastfeeding, what did it cost her clinic",
        "I had botox when I was breastfeeding 2 years ago, is 31 fine to start again?",
        "I was pregnant last year",
        "I stopped breastfeeding in May",
    ],
)
def test_no_pregnancy_to_warn_of(text: str) -> None:
    assert conditions_meant(text, NAMED) == ("neuromuscular",)


@pytest.mark.parametrize(
    "text",
    [
        "I'm pregnant",
        "can pregnant women get it?",
        "is it safe while breastfeeding",
        "my wife is breastfeeding, can she get it?",
        "I might be pregnant",
        "I was pregnant and am pregnant again",
        "임신 중이에요",
    ],
)
def test_a_pregnancy_to_warn_of(text: str) -> None:
    assert conditions_meant(text, NAMED) == NAMED


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("I have myasthenia", True),
        ("my grandma has myasthenia and so do I", True),
        ("my mom has MS and me too", True),
        ("my sister has myasthenia, can she get it?", True),
        ("my grandmother has myasthenia, could I have it too?", False),
        ("my dad has ALS, does that matter", False),
        ("no muscle disease, just asthma", False),
    ],
)
def test_whose_muscles_are_meant(text: str, counts: bool) -> None:
    assert ("neuromuscular" in conditions_meant(text, ("neuromuscular",))) is counts


def test_an_illness_of_the_muscles_is_a_reason_to_reconsider() -> None:
    question = Question("ask_illnesses", "my mom has MS and me too", conditions=("neuromuscular",))
    assert about_the_patient(question).intent == "ask_reconsider"
    assert about_the_patient(replace(question, text="my mom has MS")).intent == "ask_illnesses"


@pytest.mark.parametrize(
    ("text", "named", "age"),
    [
        ("I was 16 when I first saw lines, now 26", 16, 26),
        ("I was 16 when I first saw lines", 16, None),
        ("I had botox when I was breastfeeding 2 years ago, is 31 fine to start again?", None, 31),
        ("27, and no I'm not pregnant", None, 27),
        ("hi im 16", 16, 16),
        ("how much is it for somebody aged 30", 30, 30),
        ("now 20 units cost how much", None, None),
        ("what does it cost", None, None),
    ],
)
def test_the_age_now(text: str, named: int | None, age: int | None) -> None:
    assert age_meant(text, named) == age


@pytest.mark.parametrize("text", ["my daughter is 16 can she get it", "my little sister's 15", "my son, 17, wants it"])
def test_another_person_is_too_young(text: str) -> None:
    assert minor_meant(text) is not None


@pytest.mark.parametrize("text", ["my sister is 26", "my friend got 16 units", "I'm 16", "my mom had it 10 times"])
def test_nobody_else_is_too_young(text: str) -> None:
    assert minor_meant(text) is None
