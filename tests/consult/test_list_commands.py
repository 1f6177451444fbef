"""What a message wants done with the list, and which question it means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.list_commands import BY_INTENT, Do, commands, means_all, read_do, read_move, read_reword, read_swap
from bot.consult.question_references import refer
from bot.consult.question_words import asks_to_reword
from bot.consult.questions import Question, add

TEXTS = {
    "brand": "Which Korean brand would you give me?",
    "dose": "How many units would you give me, and why that cautious amount?",
    "maintenance": "How often would I have to come back?",
    "cost": "What would it cost me over the years?",
    "gym": "Can I go to the gym the next day?",
    "alternatives": "If I would rather wait, what else could I do?",
}


def listed() -> list[Question]:
    questions: list[Question] = []
    for id, text in TEXTS.items():
        questions = add(questions, text, "guide", id).questions
    return questions


@pytest.mark.parametrize(
    ("text", "intent", "do"),
    [
        ("drop the second", "remove_question", Do.REMOVE),
        ("clear my list", "remove_question", Do.CLEAR),
        ("remove all of them", "remove_question", Do.CLEAR),
        ("i asked number 3 on the phone already, remove it", "remove_question", Do.REMOVE),
        ("put it back on my list", "remove_question", Do.UNDO),
        ("put the cost one first", "reorder_questions", Do.MOVE),
        ("swap 1 and 2", "reorder_questions", Do.SWAP),
        ("i asked number 2", "mark_question", Do.MARK),
        ("done with the first", "mark_question", Do.MARK),
        ("i haven't asked the first yet", "mark_question", Do.UNMARK),
        ("untick number 2", "mark_question", Do.UNMARK),
        ("bring it back", "undo_list_change", Do.UNDO),
        ("add it back", "add_question", Do.ADD),
        ("put it back please", "add_question", Do.UNDO),
        ("show my list", "show_question_list", Do.SHOW),
        ("what should i ask first", "show_question_list", Do.FIRST),
        ("why is this first", "explain_order", Do.EXPLAIN),
        ("make it shorter, only three", "remove_question", Do.SHORTEN),
        ("keep just the top 3", "remove_question", Do.SHORTEN),
        ("cut it down to two", "remove_question", Do.SHORTEN),
        ("remove only the first two", "remove_question", Do.REMOVE),
        ("cut the last two", "remove_question", Do.REMOVE),
        ("Show the rest", "show_question_list", Do.REST),
        ("show me the whole list", "show_question_list", Do.WHOLE),
        ("change number 2 to: does it hurt?", "reword_question", Do.REWORD),
    ],
)
def test_the_words_decide_what_is_done(text: str, intent: str, do: Do) -> None:
    assert read_do(text, intent) is do


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("the second", ["dose"]),
        ("number 3", ["maintenance"]),
        ("the last two", ["gym", "alternatives"]),
        ("1 and 4", ["brand", "cost"]),
        ("the one about cost", ["cost"]),
        ("the price question", ["cost"]),
        ("drop the one on products", ["brand"]),
        ("the gym one", ["gym"]),
        ("take the sport question off", ["gym"]),
        ("the units one", ["dose"]),
        ("how often i have to come", ["maintenance"]),
        ("the one about alternatives", ["alternatives"]),
    ],
)
def test_a_question_is_meant_by_place_or_by_words(text: str, ids: list[str]) -> None:
    assert list(refer(text, listed()).ids) == ids


def test_it_is_the_one_just_spoken_of() -> None:
    assert refer("remove it", listed(), "gym").ids == ("gym",)
    assert refer("remove it", listed(), "gone") == ((), ())
    assert refer("remove the brand one", listed(), "gym").ids == ("brand",)


@pytest.mark.parametrize("text", ["remove one", "drop the ninth", "the one about the moon", ""])
def test_nothing_that_fits_is_nothing(text: str) -> None:
    assert refer(text, listed()) == ((), ())


def test_two_that_fit_are_candidates() -> None:
    questions = add(listed(), "Can I run after the gym?", "own").questions
    reference = refer("the gym one", questions)
    assert not reference.ids
    assert set(reference.candidates) == {"gym", questions[-1]["id"]}


@pytest.mark.parametrize(
    ("text", "id", "to"),
    [
        ("put the cost one first", "cost", 1),
        ("move 3 up", "maintenance", 2),
        ("move 3 up two", "maintenance", 1),
        ("move the second one down", "dose", 3),
        ("move the last one to the top", "alternatives", 1),
        ("move number 2 to the bottom", "dose", 6),
        ("make the brand question number 4", "brand", 4),
        ("put the gym one before the dose one", "gym", 2),
        ("the brand one goes after the cost one", "brand", 4),
        ("prioritise the gym question", "gym", 1),
        ("move the first up", "brand", 1),
        ("move the last one down", "alternatives", 6),
    ],
)
def test_a_move_is_read(text: str, id: str, to: int) -> None:
    move = read_move(text, listed())
    assert (move.reference.ids, move.to) == ((id,), to)


def test_it_goes_where_it_is_told() -> None:
    assert read_move("put it last", listed(), "brand") == ((("brand",), ()), 6)


@pytest.mark.parametrize("text", ["reorder my list", "move the moon one first"])
def test_a_move_without_a_question_leaves_it_open(text: str) -> None:
    assert read_move(text, listed()).reference.ids == ()


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("swap 1 and 2", {"brand", "dose"}),
        ("switch the first and the last", {"brand", "alternatives"}),
        ("swap the gym one with the cost one", {"gym", "cost"}),
        ("swap them", set()),
    ],
)
def test_a_swap_names_two(text: str, ids: set[str]) -> None:
    assert set(read_swap(text, listed()).ids) == ids


@pytest.mark.parametrize(
    ("text", "intent", "told"),
    [("the second", "remove_question", False), ("put the brand one first", "reorder_questions", True),
     ("the one about cost", "mark_question", False), ("does it hurt", "ask_pain", False)],
)  # fmt: skip
def test_a_bare_reference_is_no_command(text: str, intent: str, told: bool) -> None:
    assert commands(text, intent) is told


@given(st.text(max_size=60), st.sampled_from(sorted(BY_INTENT)))
def test_any_text_is_read_without_harm(text: str, intent: str) -> None:
    questions = listed()
    assert read_do(text, intent) in Do
    known = set(TEXTS)
    move = read_move(text, questions)
    assert {*move.reference.ids, *move.reference.candidates, *read_swap(text, questions).ids} <= known
    assert move.to is None or 1 <= move.to <= len(questions)


@pytest.mark.parametrize(
    ("text", "which", "words"),
    [
        ("change number 2 to: does it hurt?", "dose", "does it hurt?"),
        ("change number 2 to does it hurt to laugh", "dose", "does it hurt to laugh"),
        ("reword the brand one: which product is it?", "brand", "which product is it?"),
        ("edit number 3 so it says \u201chow often?\u201d", "maintenance", "how often?"),
        ("replace the gym one with can I run", "gym", "can I run"),
        ("rewrite the second", "dose", ""),
    ],
)
def test_new_words_and_the_question_that_gets_them(text: str, which: str, words: str) -> None:
    reference, said = read_reword(text, listed())
    assert (reference.ids, said) == ((which,), words)


@pytest.mark.parametrize(
    ("text", "all_of_them"),
    [
        ("I've asked all of them", True),
        ("mark everything as asked", True),
        ("i asked all but the last", False),
        ("I asked the first", False),
    ],
)
def test_whether_every_question_is_meant(text: str, all_of_them: bool) -> None:
    assert means_all(text) is all_of_them


@pytest.mark.parametrize(
    ("text", "surely"),
    [
        ("change number 2 to: does it hurt?", True),
        ("please reword the second one to will it hurt?", True),
        ("can you change the cost one to say what is a touch up", True),
        ("change my answer to question two to yes", False),
        ("I want to change my answer, I am 31", False),
        ("could it change my face to the worse?", False),
        ("will it change the way I smile?", False),
        ("reword the second", False),
    ],
)
def test_new_words_are_told_apart_from_the_question_in_them(text: str, surely: bool) -> None:
    assert asks_to_reword(text) is surely
