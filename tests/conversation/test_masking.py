"""What could name or reach a person does not leave its conversation; what a question is about stays."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.conversation.masking import LONGEST, masked

PRIVATE = [
    ("010-1234-5678 is my number", "PHONE is my number"),
    ("01012345678", "PHONE"),
    ("010 1234 5678", "PHONE"),
    ("010.1234.5678", "PHONE"),
    ("+82 10 1234 5678", "PHONE"),
    ("+82-(0)10-1234-5678", "PHONE"),
    ("821012345678", "PHONE"),
    ("02-555-1234", "PHONE"),
    ("031) 555 1234", "PHONE"),
    ("1588-1234", "PHONE"),
    ("ring +1 (415) 555-2671", "ring PHONE"),
    ("900101-2345678", "NUMBER"),
    ("9001012345678", "NUMBER"),
    ("900101 - 2345678", "NUMBER"),
    ("my rrn starts 900101-2******", "my rrn starts NUMBER"),
    ("０１０－１２３４－５６７８", "PHONE"),
    ("0\u200b1\u200b0-1234-5678", "PHONE"),
    ("0 1 0 1 2 3 4 5 6 7 8", "NUMBER"),
    ("card 1234 5678 9012 3456", "card NUMBER"),
    ("booking 123456 please", "booking NUMBER please"),
    ("born 1998-03-12", "born DATE"),
    ("born 1998년 3월 12일", "born DATE일"),
    ("12.03.1998", "DATE"),
    ("anna.b+x@mail.co.kr", "EMAIL"),
    ("write to anna @ mail.com", "write to EMAIL"),
    ("https://x.y/z?phone=1", "LINK"),
    ("seen on www.naver.com/abc", "seen on LINK"),
    ("blog.naver.com/minji98 says", "LINK says"),
    ("@minji_98 on insta", "HANDLE on insta"),
    ("my name is kim minji and i want baby botox", "my name is NAME and i want baby botox"),
    ("My name's John O'Neil. is it ok", "My name's NAME. is it ok"),
    ("I'm called Anna, can I come", "I'm called NAME, can I come"),
    ("i am called anna lee", "i am called NAME"),
    ("call me Minji please", "call me NAME please"),
    ("this is Sarah speaking", "this is NAME speaking"),
    ("Dr. Kim told me", "Dr. NAME told me"),
    ("제 이름은 김민지", "제 이름은 NAME"),
    ("name: Anna", "name: NAME"),
]
HARMLESS = [
    "20 units for the forehead and 12 for the eyes",
    "i'm 24, they want $350 for 25 units",
    "20–25 → 8–14",
    "150,000 won or 1,500,000 won?",
    "15000 won each",
    "every 3-4 months from 2026 on",
    "call me back tomorrow",
    "what is the name of the product",
    "is it called baby botox",
    "I'm Korean",
    "dr said no",
]


@pytest.mark.parametrize(("text", "kept"), PRIVATE, ids=[text for text, _ in PRIVATE])
def test_what_leads_to_a_person_is_masked(text: str, kept: str) -> None:
    assert masked(text) == kept


@pytest.mark.parametrize("text", HARMLESS)
def test_what_a_question_needs_stays(text: str) -> None:
    assert masked(text) == text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_a_phone_number_is_masked_between_any_words(before: str, after: str) -> None:
    assert "1234-5678" not in masked(f"{before} 010-1234-5678 {after}")


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=2_000))
def test_any_text_becomes_one_short_line(text: str) -> None:
    shown = masked(text)
    assert len(shown) <= LONGEST
    assert len(shown.splitlines()) <= 1
    assert masked(shown) == shown or len(shown) == LONGEST
