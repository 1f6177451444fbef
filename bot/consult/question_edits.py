"""Changes of the list of questions that the patient makes by hand, on a screen: what each may hold, and what it comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Final, NamedTuple

import msgspec
from msgspec import Meta

from bot.consult.question_state import State, changed, undone
from bot.consult.questions import MOST_QUESTIONS, Change, Question, add, mark, move, remove, reword

NOTHING_TO_UNDO: Final = "nothing_to_undo"

# What is too long for a question is told as such; this only bounds what is looked at.
Words = Annotated[str, Meta(max_length=2_000)]
Id = Annotated[str, Meta(min_length=1, max_length=80)]
Place = Annotated[int, Meta(ge=1, le=MOST_QUESTIONS)]


class Edit(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="do"):
    """One change; ``version`` names the list that the patient saw when making it."""

    version: Annotated[str, Meta(max_length=80)]


class Keep(Edit, frozen=True, tag="keep"):
    """Take the list as it is shown, with what the conversation has added to it."""


class Add(Edit, frozen=True, tag="add"):
    """Put a question on the list; ``both`` also where one that is nearly the same stands there."""

    text: Words
    both: bool = False


class Reword(Edit, frozen=True, tag="reword"):
    """Give a question other words."""

    id: Id
    text: Words


class Remove(Edit, frozen=True, tag="remove"):
    """Take a question off."""

    id: Id


class Move(Edit, frozen=True, tag="move"):
    """Put a question in a place, counted from 1."""

    id: Id
    to: Place


class Mark(Edit, frozen=True, tag="mark"):
    """Note that a question has been asked, or has not."""

    id: Id
    done: bool


class Undo(Edit, frozen=True, tag="undo"):
    """Bring back the list as it was before the last change."""


class Edited(NamedTuple):
    """The list and what is remembered beside it after a change; with a `problem` both are as they were.

    Problems are those of `questions.Change`, and `nothing_to_undo`.
    """

    questions: list[Question]
    state: State
    problem: str | None = None


def read_edit(given: Mapping[str, Any]) -> Edit:
    """A change as it came from outside.

    Raises:
        ValueError: it is none; the message says which field is wrong and what would have worked.
    """
    try:
        return msgspec.convert(given, Keep | Add | Reword | Remove | Move | Mark | Undo)
    except msgspec.ValidationError as error:
        names = ", ".join(sorted(str(each.__struct_config__.tag) for each in Edit.__subclasses__()))
        raise ValueError(f'{error}; send {{"do": …, "version": …}} with do one of {names}') from error


def words_of(edit: Edit) -> str | None:
    """What the patient typed for it, if anything."""
    return edit.text if isinstance(edit, Add | Reword) else None


def edited(edit: Edit, questions: Sequence[Question], state: State) -> Edited:
    """The list after a change by the patient."""
    if isinstance(edit, Keep):
        return Edited(list(questions), state)
    if isinstance(edit, Undo):
        found = undone(state, questions)
        return Edited(*found) if found else Edited(list(questions), state, NOTHING_TO_UNDO)
    change = _changed(edit, questions)
    if change.problem:
        return Edited(list(questions), state, change.problem)
    known = {each["id"] for each in questions}
    new = next((each["id"] for each in change.questions if each["id"] not in known), None)
    return Edited(change.questions, changed(state, questions, change.questions, new or getattr(edit, "id", None)))


def _changed(edit: Edit, questions: Sequence[Question]) -> Change:
    match edit:
        case Add():
            return add(questions, edit.text, "own", even_if_alike=edit.both)
        case Reword():
            return reword(questions, edit.id, edit.text)
        case Remove():
            return remove(questions, edit.id)
        case Move():
            return move(questions, edit.id, edit.to)
        case Mark():
            return mark(questions, edit.id, edit.done)
        case _:
            raise TypeError(f"{type(edit).__name__} is no change of the list")
