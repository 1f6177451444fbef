"""When two wordings are one question, and when they are not."""

from __future__ import annotations

import pytest

from bot.consult.question_likeness import alike
from bot.consult.questions import Question, add


def lists_of(*pairs: tuple[str, str]) -> list[Question]:
    questions: list[Question] = []
    for text, origin in pairs:
        questions = add(questions, text, origin).questions
    return questions


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Does it hurt?", "does it really hurt a lot"),
        ("Is it painful?", "Will it hurt?"),
        ("How many units would I get?", "how many units will I get please"),
        ("Can I drive home afterwards?", "could I drive home after?"),
        ("Does insurance pay for it?", "does insurence pay for this"),
    ],
)
def test_fillers_and_slips_make_no_other_question(one: str, other: str) -> None:
    questions = lists_of((one, "own"))
    assert add(questions, other, "own") == (questions, "alike", questions[0])
    assert add(questions, other, "uncovered").problem == "alike"
    # The patient has the last word.
    assert len(add(questions, other, "own", even_if_alike=True).questions) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Can I fly to Korea?", "Can I fly from Korea?"),
        ("Can I drink before?", "Can I drink after?"),
        ("Should I stop smoking?", "Can I stop smoking?"),
        ("How many units for the forehead?", "How many units for the jaw?"),
        ("Can I have it every 3 months?", "Can I have it every 4 months?"),
        ("Does it hurt?", "Does it not hurt?"),
        ("Does it hurt?", "Does it hurt around the eyes?"),
        ("why?", "when?"),
        ("really?", "please"),
        ("¿duele?", "¿dolió?"),
    ],
)
def test_another_subject_direction_or_number_is_another_question(one: str, other: str) -> None:
    assert not alike(one, other)
    assert len(lists_of((one, "own"), (other, "own"))) == 2
