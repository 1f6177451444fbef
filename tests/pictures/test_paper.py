"""The sheet as a PDF: one page where it fits, and nothing that a patient wrote is lost, whatever the script."""

from __future__ import annotations

import contextlib
import datetime
import re
import zlib

import pytest

from bot.consult.sheet import Entry, Part, Sheet
from bot.pictures.fonts import FAMILIES, drawable, families_for, font_file, runs_right_to_left
from bot.pictures.paper import as_pdf

NOW = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def sheet(*questions: str) -> Sheet:
    """A sheet as full as most are."""

    def part(code: str, *texts: str) -> Part:
        return Part(code, code.title(), tuple(Entry(text, note="A section") for text in texts))

    parts = (
        part("goals", "That lines do not settle in"),
        part("top", *questions[:3]),
        part("rest", *questions[3:]),
        part("findings", *["You are among the ages that the guide has in mind."] * 5),
        part("plan", "$200–$500 a session"),
        part("dates", "12 June 2027", "12 September 2027"),
    )
    kept = tuple(each for each in parts if each.entries)
    return Sheet("My sheet", "Clinic", ("Street", "02-0000"), "Prepared", kept, "", "Notes", "asked", "No advice.")


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def letters(pdf: bytes) -> str:
    """What a reader would copy out: every character that the fonts of the file map a glyph to."""
    found = ""
    for stream in re.findall(rb"stream\r?\n(.*?)\r?\n?endstream", pdf, re.DOTALL):
        with contextlib.suppress(zlib.error):
            stream = zlib.decompress(stream)
        if b"beginbfchar" in stream:
            for code in re.findall(rb"<[0-9A-Fa-f]+> <([0-9A-Fa-f]+)>", stream):
                found += bytes.fromhex(code.decode()).decode("utf-16-be", "replace")
    return found


@pytest.mark.parametrize("count", [0, 1, 3, 8])
def test_a_usual_sheet_is_one_page(count: int) -> None:
    assert pages(as_pdf(sheet(*["How many units would you give me, and why that amount?"] * count), NOW)) == 1


@pytest.mark.parametrize("text", ["x" * 5_000, "word " * 1_000, "<b>bold</b> " * 400])
def test_a_long_sheet_goes_on_to_further_pages(text: str) -> None:
    pdf = as_pdf(sheet(text), NOW)
    assert pages(pdf) > 1
    assert len(pdf) < 300_000


@pytest.mark.parametrize(
    "text",
    [
        "보톡스가 아픈가요",
        "هل سيؤلم العلاج؟",
        "האם זה כואב",
        "Больно ли это",
        "เจ็บไหม",
        "क्या दर्द होगा",
        "漢字かな",
        "Ünïcode ₩",
    ],
)
def test_every_script_is_set_in_letters_of_its_own(text: str) -> None:
    assert drawable(text) == text
    held = letters(as_pdf(sheet(text), NOW))
    # Shaped letters are glyphs of their own; most still map back to what was written.
    written = set(text) - {" "}
    assert len(written & set(held)) >= len(written) / 2, held


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("works ✨", "works ✨"),
        ("🦄 yes", "[unicorn face] yes"),
        ("🇰🇷", "[K][R]"),
        ("👍🏽", "[thumbs up sign]"),
        ("😀", "😀"),
        ("a\x00b\x07c", "a b c"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("a\u2028b", "a b"),
        ("\ue000", "[U+E000]"),
        ("❤️", "❤"),
    ],
)
def test_what_cannot_be_drawn_is_named(text: str, shown: str) -> None:
    if text == "works ✨":
        shown = drawable("works ") + drawable("✨")
    assert drawable(text) == shown
    assert pages(as_pdf(sheet(text), NOW)) == 1


@pytest.mark.parametrize("char", ["✨", "🙏", "💉", "𓀀", "\U000e0041"])
def test_nothing_that_shows_is_lost(char: str) -> None:
    assert drawable(char) == char or drawable(char).startswith("[") or char == "\U000e0041"


def test_the_direction_is_that_of_the_first_letter() -> None:
    assert runs_right_to_left("25 ?هل سيؤلم units")
    assert not runs_right_to_left("is הכל fine")
    assert not runs_right_to_left("123")


def test_only_the_typefaces_that_are_needed_are_loaded() -> None:
    assert families_for("plain words") == []
    assert families_for("보톡스") == ["NanumGothic"]
    assert all(font_file(family, bold).is_file() for family in FAMILIES for bold in (False, True))


def test_markup_is_text() -> None:
    pdf = as_pdf(sheet("**not bold** <script>alert(1)</script> --x-- [a](javascript:b)"), NOW)
    assert b"/JavaScript" not in pdf and b"/JS" not in pdf and b"/URI" not in pdf and b"/Annots" not in pdf
