"""Whatever people write, quantities are found without failing and mean something."""

from __future__ import annotations

import itertools
import json
import math
from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables import TODAY, language

from bot.nlu.quantities import AGE_LIMITS, quantities

LABELS = {"age", "age_range", "units", "money", "duration", "sessions", "date"}
ROLES = {
    "units": {"each_side", "per_droplet"},
    "money": {"per_unit", "per_area", "per_session", "per_month", "per_year", "per_syringe", "each_side"},
    "duration": {"ago", "in", "every", "for"},
}
PIECES = [
    "1", "24", "0", "99", "1e999", "1e5", "1_000", "007", "3.5", "1,200", "²", "½", "١٢", "1/2", "NaN", "inf", "-5", "+5",
    "units", "u", "iu", "$", "₩", "won", "만원", "만", "k", "thousand", "hundred", "twenty", "five", "one", "two", "to", "-",
    "–", "~", "or", "years", "old", "weeks", "ago", "im", "i'm", "at", "is", "she", "yo", "%", "too", "young", ".", ",", "\x00",
    "\u200b", "😀", "\n", "mid", "20s", "born", "in", "1999", "next", "friday", "12/03", "25/12/2027", "2027-03-12", "march",
    "5th", "every", "other", "month", "times", "a", "year", "twice", "sessions", "for", "both", "each", "side", "million", "f", "/",
]  # fmt: skip
texts = st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=30).map(" ".join)
texts |= st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@settings(max_examples=400, deadline=None)
@given(texts)
@example("two" + " thousand" * 200 + " units")
@example("9" * 400 + " units")
@example("9" * 5_000 + " units")
@example("1e999 units")
@example("$1e400")
def test_any_text_gives_quantities_that_mean_something(text: str) -> None:
    doc = language()(text)
    for each in quantities(doc, TODAY):
        assert each.label in LABELS
        assert each.role is None or each.role in ROLES[each.label]
        assert 0 <= each.start < each.end <= len(doc)
        if each.label == "age":
            assert isinstance(each.value, int) and AGE_LIMITS[0] <= each.value <= AGE_LIMITS[1]
        elif each.label == "date":
            assert isinstance(each.value, str) and abs(date.fromisoformat(each.value).year - TODAY.year) <= 120
        else:
            assert isinstance(each.value, dict) and set(each.value) == {"low", "high", "unit"}
            low, high = float(each.value["low"]), float(each.value["high"])
            assert math.isfinite(low) and math.isfinite(high)
            assert 0 <= low <= high
        # It goes through JSON to the actions and into the database.
        assert json.loads(json.dumps(each.value, allow_nan=False)) == each.value


@settings(max_examples=200, deadline=None)
@given(texts)
def test_quantities_come_in_order_and_do_not_overlap(text: str) -> None:
    found = quantities(language()(text), TODAY)
    assert all(first.start < second.start for first, second in itertools.pairwise(found))


@settings(max_examples=200, deadline=None)
@given(texts)
def test_any_text_gives_entities_that_do_not_overlap(text: str) -> None:
    doc = language()(text)
    spans = sorted((span.start, span.end) for span in doc.ents)
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
    assert all(span._.value is not None for span in doc.ents)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 200), st.integers(1, 200))
def test_a_range_has_its_lower_number_first(first: int, second: int) -> None:
    found = [each for each in quantities(language()(f"{first}-{second} units")) if each.label == "units"]
    if first < second:
        assert [each.value for each in found] == [{"low": first, "high": second, "unit": "units"}]
    else:
        assert found[-1].value == {"low": second, "high": second, "unit": "units"}
