"""The sheet at the front desk: sent after a yes to just that, found by name and day, taken back in words or by a tap."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest

from bot.sentences import sentence

SENT = "sheet_sent"


@pytest.mark.parametrize("words", ["send it to the clinic", "can you send this to the front desk before i come"])
def test_the_question_comes_first(talk: Any, words: str) -> None:
    talk.says(words)
    assert talk.responses == ["utter_ask_send_sheet"]
    assert SENT not in talk.slots


@pytest.mark.parametrize("yes", ["yes", "ok, go ahead"])
def test_a_typed_yes_is_a_yes(talk: Any, yes: str) -> None:
    talk.says("send my list to the front desk").says(yes)
    assert talk.responses == ["utter_ask_sheet_visit"]
    assert len(talk.slots[SENT]["version"]) == 12
    assert talk.slots[SENT]["at"]
    assert talk.questions


def test_a_no_sends_nothing(conversation: Callable[[], Any]) -> None:
    tapped = conversation().says("send it to the clinic").taps("No, keep it here")
    assert tapped.responses == ["utter_sheet_not_sent"]
    assert SENT not in tapped.slots
    typed = conversation().says("send it to the clinic").says("no thanks")
    assert SENT not in typed.slots


def test_name_and_day_are_kept_with_it(talk: Any) -> None:
    day = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
    talk.says("send it to the clinic").taps("Yes, send it").says(f"Kim Minji, on {day}")
    assert talk.responses == ["utter_sheet_found_by"]
    assert (talk.slots[SENT]["name"], talk.slots[SENT]["day"]) == ("Kim Minji", day)


def test_skipping_is_all_right(talk: Any) -> None:
    talk.says("send it to the clinic").taps("Yes, send it").says("skip")
    assert talk.responses == ["utter_sheet_sent"]
    assert "name" not in talk.slots[SENT]


def test_a_question_instead_is_answered(talk: Any) -> None:
    talk.says("send it to the clinic").taps("Yes, send it").says("how many units for the forehead?")
    assert talk.responses == ["utter_dose_forehead"]
    assert "name" not in talk.slots[SENT]


@pytest.mark.parametrize("words", ["take my sheet back please", "unsend the sheet you sent to the clinic"])
def test_it_is_taken_back_in_words(talk: Any, words: str) -> None:
    talk.says("send it to the clinic").taps("Yes, send it").says("skip").says(words)
    assert talk.responses == ["utter_sheet_taken_back"]
    assert SENT not in talk.slots


def test_it_is_taken_back_by_a_tap(talk: Any) -> None:
    talk.says("send it to the clinic").taps("Yes, send it").says("skip").taps("Take it back")
    assert SENT not in talk.slots


def test_consent_to_the_check_taken_back_takes_it_back_too(check: Callable[..., Any]) -> None:
    talk = check().says("send it to the clinic").taps("Yes, send it").says("skip").says("I take back my consent")
    # What was said is erased with the answers.
    assert sentence("utter_sheet_taken_back") in talk.texts
    assert SENT not in talk.slots


def test_it_can_be_sent_in_the_middle_of_the_check(check: Callable[..., Any]) -> None:
    talk = check("goal").says("send my sheet to the clinic")
    assert "utter_ask_send_sheet" in talk.responses
