"""What the messages after an alarm mean."""

from __future__ import annotations

import re

import pytest

from bot.consult.after_alarm import CALL, DISTRESS, MOST_TURNS, SAID, URGENT, Alarm, after_alarm
from bot.sentences import sentence

CALLED = Alarm(CALL, 1)


@pytest.mark.parametrize(
    ("text", "intent", "kind"),
    [
        ("only the eyelid, no dizziness", "ask_risks", "detail"),
        ("so is that normal?", "ask_if_much", "judge"),
        ("how long does it last", "ask_maintenance", "how_long"),
        ("will it go away?", "ask_reversal", "how_long"),
        ("ok", "affirm", "done"),
        ("thanks, will do", "thank", "done"),
        ("since monday", "inform", "detail"),
        ("no", "deny", "detail"),
    ],
)
def test_what_belongs_to_an_alarm_stays_with_it(text: str, intent: str, kind: str) -> None:
    assert after_alarm(CALLED, text, intent)[0] == f"utter_after_alarm_{kind}"


@pytest.mark.parametrize("text", ["what should i do", "can i wait until tomorrow?", "do i have to call", "what now"])
def test_what_to_do_is_told_again(text: str) -> None:
    assert after_alarm(CALLED, text, "ask_risks")[0] == "utter_call_clinic"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("how much is the forehead?", "ask_price"),
        ("what are the risks of botox in general?", "ask_risks"),
        ("show my list", "show_question_list"),
        ("when are you open?", "ask_clinic_info"),
        ("how many units for a lip flip", "ask_dose"),
        ("delete my data", "delete_my_data"),
        ("does baby botox hurt?", "ask_pain"),
    ],
)
def test_a_new_subject_is_a_new_subject(text: str, intent: str) -> None:
    assert after_alarm(CALLED, text, intent) == ()


def test_an_emergency_stays_one() -> None:
    assert after_alarm(Alarm(URGENT, 1), "ok calling", "ask_clinic_info") == ("utter_after_urgent_done",)
    assert after_alarm(Alarm(URGENT, 2), "is that normal?", "ask_if_much") == ("utter_after_urgent",)
    assert after_alarm(Alarm(URGENT, 2), "what should i do", "ask_risks") == ("utter_after_urgent",)


def test_distress_stays_with_a_person() -> None:
    assert after_alarm(Alarm(DISTRESS, 1), "ok", "affirm") == ("utter_after_distress",)


def test_an_alarm_is_over_after_some_messages() -> None:
    assert after_alarm(Alarm(CALL, MOST_TURNS), "ok", "affirm")
    assert after_alarm(Alarm(CALL, MOST_TURNS + 1), "ok", "affirm") == ()
    assert after_alarm(None, "ok", "affirm") == ()


@pytest.mark.parametrize("response", SAID)
def test_nothing_reassures_and_everything_names_a_number_to_ring(response: str) -> None:
    said = sentence(response)
    assert re.search(r"\d{2}", said)
    assert not re.search(r"\b(?:normal|harmless|fine|usually|passes|goes away|temporary)\b", said.lower())
