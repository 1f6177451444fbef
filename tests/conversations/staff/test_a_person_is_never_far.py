from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("Can I talk to someone?", "utter_contact_human"),
        ("i want a real human", "utter_contact_human"),
        ("This is useless, you don't understand anything", "utter_contact_human"),
        ("you are not helping at all", "utter_contact_human"),
        ("I want to book an appointment", "utter_book_appointment"),
        ("I need to move my appointment to Friday", "utter_book_appointment"),
        ("When are you open on Saturday?", "utter_clinic_info"),
        ("Where is the clinic?", "utter_clinic_info"),
        ("What is your phone number?", "utter_clinic_info"),
    ],
)
def test_a_wish_for_the_front_desk(talk, words, response):
    talk.says(words)
    assert talk.responses == [response]
    assert talk.topics == ["contact_staff"]


def test_a_person_is_one_tap_from_what_the_guide_does_not_say(talk):
    talk.says("Does it hurt?").taps("Ask a person")
    assert talk.topics == ["contact_staff"]


def test_the_offer_survives_the_way_to_the_desk(talk):
    talk.says("Does it hurt?").taps("Ask a person").says("Put my question on my list")
    assert talk.questions == ["Does it hurt?"]
