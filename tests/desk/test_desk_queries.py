"""The search over everything, in the front desk's way of asking: written queries, each with the answer it wants."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.asking import Asker
from bot.conversation.understanding import understood
from bot.desk.answers import Hit, search

HERE = Path(__file__).parent
FIRST = 0.95
# Queries that were written when the search was done, and that it was not fitted to.
FIRST_LATER, AMONG_THREE_LATER = 0.85, 0.95


def queries(name: str) -> list[tuple[str, str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [(each["text"], each["answer"]) for each in map(json.loads, lines)]


@pytest.fixture(scope="module")
def find(asker: Asker) -> Any:
    """Searches as the page does, with the trained model."""

    async def understand(text: str) -> Any:
        return await understood(asker._reception._agent, text)

    def found(text: str) -> list[Hit]:
        return asker._loop.run_until_complete(search(text, understand))

    return found


def rate(find: Any, name: str, among: int) -> tuple[float, list[str]]:
    """The share of queries with the wanted answer among the first so many, and the others."""
    asked = queries(name)
    missed = [text for text, wanted in asked if wanted not in [hit.id for hit in find(text)[:among]]]
    return 1 - len(missed) / len(asked), missed


def test_the_right_answer_stands_first(find: Any) -> None:
    found, missed = rate(find, "queries.jsonl", 1)
    assert len(queries("queries.jsonl")) == 100
    assert found >= FIRST, missed


def test_it_does_so_for_queries_that_it_was_not_fitted_to(find: Any) -> None:
    first, missed = rate(find, "queries_later.jsonl", 1)
    assert first >= FIRST_LATER, missed
    among, missed = rate(find, "queries_later.jsonl", 3)
    assert among >= AMONG_THREE_LATER, missed


@pytest.mark.parametrize(
    "text", ["", "   ", "/", "\x00", "?" * 500, "<script>alert(1)</script>", "{glabella_baby}", "한국어"]
)
def test_nothing_that_is_typed_breaks_it(find: Any, text: str) -> None:
    assert all(hit.short for hit in find(text))


@pytest.mark.parametrize(
    ("text", "long"),
    [("cro", "area_crows_feet"), ("forehe", "area_forehead"), ("forehaed", "area_forehead"), ("pric", "price")],
)
def test_a_word_is_found_before_it_is_typed_and_with_a_slip(find: Any, text: str, long: str) -> None:
    assert find(text)[0].id == long


def test_a_symptom_stands_first_whatever_else_is_asked(find: Any) -> None:
    first = find("cant swallow since botox, price 2 areas?")[0]
    assert (first.id, first.kind) == ("urgent_now", "alarm")


def test_a_sum_counts_both_sides(find: Any) -> None:
    first = find("glabella and crows feet units total")[0]
    assert first.id == "dose_sum"
    assert "16–30 units" in first.short
