from __future__ import annotations

GIBBERISH = "brillig slithy toves"


def test_the_first_asks_for_other_words(talk):
    talk.says(GIBBERISH)
    assert talk.responses == ["utter_unknown"]
    assert "/contact_human" in talk.payloads


def test_the_second_hands_over(talk):
    talk.says(GIBBERISH).says(GIBBERISH)
    assert talk.responses == ["utter_unknown_again"]
    assert talk.topics == ["contact_staff"]


def test_an_answer_between_them_begins_the_count_anew(talk):
    talk.says(GIBBERISH).says("What does it cost?").says(GIBBERISH)
    assert talk.responses == ["utter_unknown"]


def test_small_talk_between_them_begins_the_count_anew(talk):
    talk.says(GIBBERISH).says("Hello").says(GIBBERISH)
    assert talk.responses == ["utter_unknown"]


def test_a_tap_between_them_begins_the_count_anew(talk):
    talk.says(GIBBERISH).taps("What can I ask?").says(GIBBERISH)
    assert talk.responses == ["utter_unknown"]
