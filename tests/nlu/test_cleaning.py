"""The form in which texts are compared."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.nlu.cleaning import clean


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Does it HURT??", "does it hurt?"),
        ("  does   it\n hurt ", "does it hurt"),
        ("what’s the “price”", 'what\'s the "price"'),
        ("8–10 units", "8-10 units"),
        ("sooooo scared", "soo scared"),
        ("ｄｏｅｓ ｉｔ", "does it"),
        ("does\u200b it hu\u00adrt", "does it hurt"),
        ("does it hurt 😀😀", "does it hurt"),
        ("$300 or ₩350,000", "$300 or ₩350,000"),
        ("wait...", "wait."),
        ("hi\x00there", "hi there"),
        ("<b>does it hurt</b>", "does it hurt"),
        ("what&#39;s &amp;amp; &lt;b&gt;why&lt;/b&gt;", "what's & why"),
        ("under <24 and x<y", "under <24 and x<y"),
        ("does it hurt ❤️", "does it hurt"),
        ("", ""),
        ("😀", "😀"),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@settings(max_examples=500)
@given(st.text())
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@settings(max_examples=500)
@given(st.text())
def test_something_stays_where_something_was(text: str) -> None:
    assert bool(clean(text)) == bool(text.strip())


@settings(max_examples=500)
@given(st.text())
def test_one_line_without_ends(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    if cleaned != text.strip():  # a text of nothing but pictures stays as it is
        assert "  " not in cleaned and "\n" not in cleaned
        assert not [char for char in cleaned if unicodedata.category(char) in {"Cc", "Cf", "Cs"}]


@settings(max_examples=300)
@given(st.text(alphabet=st.characters(codec="ascii")))
def test_case_does_not_matter(text: str) -> None:
    assert clean(text.upper()) == clean(text.lower()) or not clean(text).isascii()
