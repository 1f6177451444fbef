from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("words", "response"),
    [
        ("email me the list", "utter_get_sheet_send"),
        ("can you email the questions to me please", "utter_get_sheet_send"),
        ("print it", "utter_get_sheet_file"),
        ("how do I get this as a pdf?", "utter_get_sheet_file"),
        ("can I download that", "utter_get_sheet_file"),
        ("how do I get my sheet", "utter_get_sheet_file"),
        ("send it to the clinic", "utter_ask_send_sheet"),
    ],
)
def test_where_it_is_and_what_cannot_be_done(talk, words, response):
    assert talk.says("Make my question list").says(words).responses == [response]


def test_it_is_written_out_in_a_tap(talk):
    talk.says("how do I get my sheet").taps("Show it here")
    assert all(text in "".join(talk.texts) for text in talk.questions)
    assert len(talk.questions) == 6
    assert len(talk.texts) <= 3
    assert all(len(text.split()) <= 60 for text in talk.texts)


def test_in_the_middle_of_the_check_its_question_follows(check):
    talk = check("goal").says("how do I get this as a pdf?")
    assert talk.responses[0] == "utter_get_sheet_file"
    assert talk.asked == "goal"
