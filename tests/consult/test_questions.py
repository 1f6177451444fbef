"""The patient's list: nothing of theirs is lost, the order is theirs, positions are the ones they see."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.question_likeness import alike, normalised
from bot.consult.questions import (
    MOST_CHARACTERS,
    MOST_QUESTIONS,
    ORIGINS,
    Question,
    Why,
    add,
    exported,
    mark,
    move,
    put,
    ranked,
    remove,
    starting_list,
    swap,
    top,
    why,
)

GUIDE = [("right_for_me", "Is it right for me?"), ("dose", "What dose, and why?"), ("brand", "Which brand?")]


def texts(questions: list[Question]) -> list[str]:
    return [question["text"] for question in questions]


def lists_of(*pairs: tuple[str, str]) -> list[Question]:
    questions: list[Question] = []
    for text, origin in pairs:
        questions = add(questions, text, origin).questions
    return questions


def test_the_list_starts_with_the_guides_questions() -> None:
    questions = starting_list(GUIDE)
    assert [(q["id"], q["text"]) for q in questions] == GUIDE
    assert all(q["origin"] == "guide" and q["done"] is False for q in questions)


def test_the_patients_own_stand_first_then_the_conversation_then_the_guide() -> None:
    questions = starting_list(GUIDE)
    for text, origin in [("c", "conversation"), ("u", "uncovered"), ("d", "candidacy"), ("q", "quote"), ("o", "own")]:
        questions = add(questions, text, origin).questions
    assert texts(ranked(questions)) == ["u", "o", "q", "d", "c", *(text for _, text in GUIDE)]
    assert texts(top(questions)) == ["u", "o", "q"]
    assert texts(top(questions, 5)) == ["u", "o", "q", "d", "c"]


def test_what_may_be_a_reason_against_it_stands_before_everything() -> None:
    questions = lists_of(("mine", "own"))
    questions = add(questions, "Is my condition a reason against it?", "candidacy", "doubt_health_stop").questions
    questions = add(questions, "Is my goal reasonable?", "candidacy", "doubt_goal").questions
    assert [why(question) for question in ranked(questions)] == [Why.HEALTH, Why.OWN, Why.CANDIDACY]


def test_every_question_has_a_reason_for_its_place() -> None:
    questions = lists_of(*((origin, origin) for origin in ORIGINS))
    assert {why(question) for question in questions} == set(Why) - {Why.PLACED, Why.HEALTH, Why.ASKED}
    assert why(move(questions, 1, 3).questions[2]) is Why.PLACED
    assert why(mark(questions, 1).questions[-1]) is Why.ASKED


def test_two_questions_change_places() -> None:
    questions = swap(starting_list(GUIDE), 1, 3).questions
    assert [question["id"] for question in ranked(questions)] == ["brand", "dose", "right_for_me"]
    assert swap(questions, 1, 9).problem == "unknown"


def test_a_question_that_maru_words_is_replaced_where_it_stands() -> None:
    questions = mark(starting_list(GUIDE), "dose").questions
    changed = put(questions, "How many units for the forehead?", "conversation", "dose").questions
    assert [(q["text"], q["done"]) for q in changed if q["id"] == "dose"] == [
        ("How many units for the forehead?", True)
    ]
    assert len(changed) == len(questions)
    assert put(changed, "And the brand?", "quote", "other").questions[-1]["id"] == "other"


def test_asked_ones_go_last_and_leave_the_top() -> None:
    questions = lists_of(("a", "own"), ("b", "own"), ("c", "conversation"))
    questions = mark(questions, 1).questions
    assert texts(ranked(questions)) == ["b", "c", "a"]
    assert texts(top(questions)) == ["b", "c"]
    assert texts(ranked(mark(questions, 3, done=False).questions))[2] == "c"


@pytest.mark.parametrize(
    "again", ["Does it hurt?", "does it hurt", "  DOES  it\thurt ?!", "Does it\u200b hurt?", "Ｄｏｅｓ it hurt?"]
)
def test_the_same_wording_is_not_added_twice(again: str) -> None:
    questions = lists_of(("Does it hurt?", "own"))
    change = add(questions, again, "uncovered")
    assert change == (questions, "duplicate", questions[0])


def test_words_that_differ_are_two_questions() -> None:
    questions = lists_of(
        ("every 3-4 months?", "own"), ("every 34 months?", "own"), ("¿cuánto?", "own"), ("cuanto", "own")
    )
    assert len(questions) == 4


def test_an_id_is_stable_and_tells_nothing() -> None:
    first, second = (add([], text, "own").questions[0]["id"] for text in ("Can I fly?", " can i FLY "))
    assert first == second
    assert "fly" not in first


def test_a_known_id_is_not_added_twice_but_the_patients_words_are() -> None:
    questions = add([], "What does it cost over the years?", "conversation", "cost").questions
    assert add(questions, "And the cost?", "quote", "cost").problem == "duplicate"
    grown = add(questions, "Can I pay monthly?", "own", "cost")
    assert grown.problem is None
    assert len({question["id"] for question in grown.questions}) == 2


@pytest.mark.parametrize("text", ["", "   ", "?!", "\u200b\n"])
def test_nothing_is_not_a_question(text: str) -> None:
    assert add([], text, "own") == ([], "empty", None)


def test_limits_leave_the_list_as_it_is() -> None:
    questions = lists_of(*((f"question {number}", "own") for number in range(MOST_QUESTIONS)))
    assert len(questions) == MOST_QUESTIONS
    assert add(questions, "one more", "own") == (questions, "full", None)
    assert add([], "x" * (MOST_CHARACTERS + 1), "own") == ([], "too_long", None)
    assert add([], "x" * MOST_CHARACTERS, "own").problem is None


def test_text_is_kept_in_the_patients_words_without_hidden_characters() -> None:
    (question,) = add([], " Is  it <b>safe</b>\n for\u202e me? \ud800", "own").questions
    assert question["text"] == "Is it <b>safe</b> for me?"


def test_an_unknown_origin_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="uncovered"):
        add([], "why", "elsewhere")


def test_positions_are_the_ones_shown() -> None:
    questions = add(starting_list(GUIDE), "mine", "own").questions
    assert texts(remove(questions, 1).questions) == [text for _, text in GUIDE]
    assert texts(remove(questions, "dose").questions) == ["mine", "Is it right for me?", "Which brand?"]


@pytest.mark.parametrize("which", [0, -1, 4, "nobody"])
def test_an_unknown_question_changes_nothing(which: int | str) -> None:
    questions = starting_list(GUIDE)
    assert remove(questions, which) == (questions, "unknown", None)
    assert mark(questions, which) == (questions, "unknown", None)
    assert move(questions, which, 1) == (questions, "unknown", None)


def test_a_moved_question_stays_when_others_come() -> None:
    questions = move(add(starting_list(GUIDE), "mine", "own").questions, "brand", 1).questions
    questions = add(questions, "new", "uncovered").questions
    assert texts(ranked(questions))[:3] == ["Which brand?", "mine", "new"]


def test_a_later_move_pushes_an_earlier_one_down() -> None:
    questions = move(starting_list(GUIDE), "brand", 1).questions
    questions = move(questions, "dose", 1).questions
    assert [question["id"] for question in ranked(questions)] == ["dose", "brand", "right_for_me"]
    questions = remove(questions, "dose").questions
    assert [question["id"] for question in ranked(questions)] == ["brand", "right_for_me"]


def test_what_was_moved_to_the_top_leaves_it_when_asked_unless_moved_again() -> None:
    questions = move(starting_list(GUIDE), "brand", 1).questions
    questions = move(questions, "dose", 2).questions
    questions = mark(questions, "brand").questions
    assert [question["id"] for question in ranked(questions)] == ["dose", "right_for_me", "brand"]
    assert ranked(move(questions, "brand", 1).questions)[0]["id"] == "brand"


@pytest.mark.parametrize(("to", "place"), [(-3, 0), (0, 0), (2, 1), (99, 2)])
def test_a_move_goes_to_the_nearest_place_there_is(to: int, place: int) -> None:
    questions = move(starting_list(GUIDE), "dose", to).questions
    assert ranked(questions)[place]["id"] == "dose"


def test_only_the_public_fields_are_given_out() -> None:
    questions = move(starting_list(GUIDE), "brand", 1).questions
    assert exported(questions)[0] == {"id": "brand", "text": "Which brand?", "origin": "guide", "done": False}


_TEXTS = st.text(max_size=30) | st.sampled_from(["Does it hurt?", "does it hurt", "Can I fly?"])
_CHANGES = st.lists(
    st.one_of(
        st.tuples(st.just("add"), _TEXTS, st.sampled_from(ORIGINS)),
        st.tuples(st.just("mark"), st.integers(-1, 45), st.booleans()),
        st.tuples(st.just("move"), st.integers(-1, 45), st.integers(-2, 50)),
        st.tuples(st.just("remove"), st.integers(-1, 45)),
    ),
    max_size=30,
)
_DO = {"add": add, "mark": mark, "move": move, "remove": remove}


@given(_CHANGES)
def test_no_change_loses_what_the_patient_asked_or_breaks_the_list(changes: list[tuple[object, ...]]) -> None:
    questions = starting_list(GUIDE)
    for name, *arguments in changes:
        before = json.dumps(questions)
        after, problem, same = _DO[str(name)](questions, *arguments)  # type: ignore[operator]
        assert json.dumps(questions) == before, "a change must not touch the list it was given"
        kept, had = {q["id"] for q in after}, {q["id"] for q in questions}
        assert had - kept == set() if name != "remove" else len(had - kept) == (0 if problem else 1)
        if name == "add" and problem is None:
            assert after[-1]["origin"] == arguments[1]
        if problem is not None:
            assert after == questions
        if name == "add" and problem in ("duplicate", "alike"):
            # Nothing that a patient wants to ask is lost without one on the list that asks it.
            assert same in questions
            (meant,) = texts(add([], str(arguments[0]), "own").questions)
            assert alike(meant, same["text"]) if problem == "alike" else normalised(meant) == normalised(same["text"])
        questions = json.loads(json.dumps(after))
        assert len(questions) <= MOST_QUESTIONS
        assert len(kept) == len({normalised(q["text"]) for q in questions}) == len(questions)
        assert sorted(kept) == sorted(q["id"] for q in ranked(questions))
        assert ranked(ranked(questions)) == ranked(questions)


@given(_CHANGES, st.integers(1, 10), st.integers(1, 10))
def test_a_move_wins_over_every_rank(changes: list[tuple[object, ...]], which: int, to: int) -> None:
    questions = starting_list(GUIDE)
    for name, *arguments in changes:
        questions = _DO[str(name)](questions, *arguments).questions  # type: ignore[operator]
    shown = ranked(questions)
    if which <= len(shown):
        moved = ranked(move(questions, which, to).questions)
        assert moved[min(to, len(shown)) - 1]["id"] == shown[which - 1]["id"]
        others = [q["id"] for q in shown if q["id"] != shown[which - 1]["id"]]
        assert [q["id"] for q in moved if q["id"] != shown[which - 1]["id"]] == others


@given(_CHANGES)
def test_without_moves_asked_ones_are_last_and_origins_in_order(changes: list[tuple[object, ...]]) -> None:
    questions = starting_list(GUIDE)
    for name, *arguments in changes:
        if name != "move":
            questions = _DO[str(name)](questions, *arguments).questions  # type: ignore[operator]
    tier = {"own": 0, "uncovered": 0, "quote": 1, "candidacy": 2, "conversation": 3, "guide": 4}
    order = [(q["done"], tier[q["origin"]]) for q in ranked(questions)]
    assert order == sorted(order)
    assert all(not question["done"] for question in top(questions))
