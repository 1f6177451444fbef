"""Changes of the list by hand: what may come in, and what comes of it."""

from __future__ import annotations

from typing import Any

import pytest

from bot.consult.question_edits import Edited, edited, read_edit, words_of
from bot.consult.question_state import fresh
from bot.consult.questions import MOST_CHARACTERS, Question, ranked, starting_list

LIST = starting_list([("dose", "How many units?"), ("brand", "Which brand?"), ("effects", "What can I expect?")])


def after(questions: list[Question] = LIST, **edit: Any) -> Edited:
    return edited(read_edit({"version": "v", **edit}), questions, fresh())


def shown(found: Edited) -> list[str]:
    return [question["id"] for question in ranked(found.questions)]


@pytest.mark.parametrize(
    ("edit", "order"),
    [
        ({"do": "keep"}, ["dose", "brand", "effects"]),
        ({"do": "move", "id": "effects", "to": 1}, ["effects", "dose", "brand"]),
        ({"do": "remove", "id": "dose"}, ["brand", "effects"]),
        ({"do": "mark", "id": "dose", "done": True}, ["brand", "effects", "dose"]),
    ],
)
def test_a_change_does_what_it_says(edit: dict[str, Any], order: list[str]) -> None:
    assert shown(after(**edit)) == order


def test_words_come_in_as_they_are() -> None:
    added = after(do="add", text="<b>Can I swim</b> after?")
    assert ranked(added.questions)[0]["text"] == "<b>Can I swim</b> after?"
    reworded = after(do="reword", id="brand", text="Is it Botulax?")
    assert [each["text"] for each in ranked(reworded.questions)][1] == "Is it Botulax?"
    assert reworded.state["touched"] == ranked(reworded.questions)[1]["id"]


@pytest.mark.parametrize("edit", [{"do": "remove", "id": "dose"}, {"do": "add", "text": "Can I swim after?"}])
def test_every_change_can_be_undone(edit: dict[str, Any]) -> None:
    changed = after(**edit)
    back = edited(read_edit({"do": "undo", "version": "v"}), changed.questions, changed.state)
    assert back.problem is None
    assert back.questions == LIST


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        ({"do": "add", "text": " \u200b"}, "empty"),
        ({"do": "add", "text": "a" * (MOST_CHARACTERS + 1)}, "too_long"),
        ({"do": "add", "text": "which BRAND"}, "duplicate"),
        ({"do": "add", "text": "So which brand is it?"}, "alike"),
        ({"do": "reword", "id": "dose", "text": "Which brand?"}, "duplicate"),
        ({"do": "remove", "id": "nothing"}, "unknown"),
        ({"do": "undo"}, "nothing_to_undo"),
    ],
)
def test_a_change_that_cannot_be_made_changes_nothing(edit: dict[str, Any], problem: str) -> None:
    assert after(**edit) == Edited(LIST, fresh(), problem)


def test_something_alike_can_be_kept_beside_it() -> None:
    assert len(after(do="add", text="So which brand is it?", both=True).questions) == 4


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"do": "add", "text": "x"},
        {"do": "burn", "version": "v"},
        {"do": "add", "version": "v", "text": None},
        {"do": "add", "version": "v", "text": "x" * 3_000},
        {"do": "move", "version": "v", "id": "dose", "to": 0},
        {"do": "move", "version": "v", "id": "dose", "to": 10**9},
        {"do": "mark", "version": "v", "id": "dose", "done": "yes"},
        {"do": "remove", "version": "v", "id": ["dose"]},
        {"do": "remove", "version": "v", "id": "dose", "more": 1},
        {"do": "keep", "version": 3},
    ],
)
def test_anything_else_is_refused_with_what_would_have_worked(given: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"send .*add, keep, mark, move, remove, reword, undo"):
        read_edit(given)


def test_only_what_is_typed_has_words() -> None:
    assert words_of(read_edit({"do": "add", "version": "v", "text": "x"})) == "x"
    assert words_of(read_edit({"do": "remove", "version": "v", "id": "x"})) is None
