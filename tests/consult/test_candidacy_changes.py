"""Answers taken back: which words do it, and what they change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.candidacy import QUESTIONS, is_legal
from bot.consult.candidacy_changes import asks_to_change, changes, corrects, meant_before, says_so, skips

SO_FAR: dict[str, int | str | None] = {
    "age": 24,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "movement",
    "accelerators": "neither",
}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("change my age to 42", {"age": 42}),
        ("actually I'm 31", {"age": 31}),
        ("I made a mistake, I'm 42, not 24", {"age": 42}),
        ("I said 24 but I'm 34", {"age": 34}),
        ("my age is wrong, should be 35", {"age": None}),
        ("change my age", {"age": None}),
        ("actually I do smoke", {"accelerators": "habits"}),
        ("I want to change my answer about smoking", {"accelerators": None}),
        ("the last one should be family", {"accelerators": "family"}),
        ("oops wrong button", {"accelerators": None}),
        ("can I change an answer", {"accelerators": None}),
        ("that was wrong, there are lines at rest too", {"line_stage": "rest"}),
        ("change the lines answer to at rest", {"line_stage": "rest"}),
        ("Actually, I am pregnant", {"pregnancy": "yes"}),
    ],
)
def test_in_the_middle_of_the_check(text: str, changed: dict[str, int | str | None]) -> None:
    assert changes(text, SO_FAR, "goal") == changed


@pytest.mark.parametrize(
    ("text", "answers", "changed"),
    [
        ("I tapped the wrong one, I'm not pregnant", {"age": 29, "pregnancy": "yes"}, {"pregnancy": "no"}),
        ("wait i'm not pregnant", {"age": 29, "pregnancy": "yes"}, {"pregnancy": "no"}),
        ("change my answer to no", {"age": 29, "pregnancy": "yes"}, {"pregnancy": "no"}),
        ("pressed the wrong button, it should be no", {"age": 29, "pregnancy": "yes"}, {"pregnancy": "no"}),
        ("I tapped the wrong one", {"age": 29, "pregnancy": "yes"}, {"pregnancy": None}),
        ("i pressed allergy by accident", {"age": 29, "health_stop": "allergy"}, {"health_stop": None}),
        ("sorry i meant none of these", {"age": 29, "health_stop": "allergy"}, {"health_stop": "none"}),
        ("typo, 26", {"age": 16}, {"age": 26}),
        ("sorry I'm not 16, I'm 26", {"age": 16}, {"age": 26}),
    ],
)
def test_after_the_check(text: str, answers: dict[str, int | str | None], changed: dict[str, int | str | None]) -> None:
    assert changes(text, answers) == changed
    assert asks_to_change(text) or corrects(text)


@pytest.mark.parametrize(
    "text",
    [
        "can botox change my lines",
        "will it change my face?",
        "can I change my appointment",
        "they hit the wrong muscle",
        "I made a mistake going there",
        "no, I meant the lip",
        "does it hurt?",
        "how do I correct my posture",
        "accidentally took a nap after getting my bunny lines done",
        "",
    ],
)
def test_what_takes_nothing_back(text: str) -> None:
    assert not asks_to_change(text)
    assert changes(text, SO_FAR) == {}


def test_a_question_is_no_correction() -> None:
    assert corrects("no, I'm 40")
    assert not corrects("I'm 40, is it too late?")
    assert not corrects("I'm 40")
    assert not corrects("I'm 27, how many times a year would I actually have to show up")
    assert not corrects("I'm 25 and have no lines, does it make sense or should I wait")


@given(st.text(max_size=120), st.sampled_from([None, *QUESTIONS]))
def test_any_text_changes_to_legal_answers_only(text: str, requested: str | None) -> None:
    for question, value in changes(text, SO_FAR, requested).items():
        assert value is None or is_legal(question, value)


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("actually no, only when i move", {"line_stage": "movement"}),
        ("no, I don't smoke", {}),
        ("no my mum has them", {}),
        ("actually no", {}),
        ("only when i move", {}),
    ],
)
def test_a_correction_may_answer_only_the_question_before(text: str, changed: dict[str, int | str | None]) -> None:
    assert meant_before(text, {**SO_FAR, "line_stage": "rest", "accelerators": None}, "accelerators") == changed


def test_right_after_the_outcome_that_was_wrong_means_an_answer() -> None:
    answers: dict[str, int | str | None] = {"age": 29, "pregnancy": "yes"}
    assert changes("that was wrong", answers, just_told=True) == {"pregnancy": None}
    assert changes("that was wrong", answers) == {}


@pytest.mark.parametrize("text", ["skip", "Skip this one.", "pass", "I'd rather not say", "i dont want to answer this"])
def test_a_question_is_skipped(text: str) -> None:
    assert skips(text)


@pytest.mark.parametrize("text", ["skip all of it", "stop", "skip the treatment and just do skincare", ""])
def test_the_check_is_not_skipped_with_it(text: str) -> None:
    assert not skips(text)


@pytest.mark.parametrize(
    ("intent", "text", "said"),
    [
        ("redo_check", "can I do it again", True),
        ("redo_check", "redo the quiz please", True),
        ("redo_check", "repeat the question", False),
        ("redo_check", "say that again", False),
        ("go_back", "one step back", True),
        ("go_back", "hm", False),
        ("ask_price", "hm", True),
    ],
)
def test_answers_are_taken_away_only_on_plain_words(intent: str, text: str, said: bool) -> None:
    assert says_so(intent, text) is said
