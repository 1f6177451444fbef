from __future__ import annotations

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions.tracker import (
    context_of,
    first_of,
    question_of,
    questions_asked,
    questions_of,
    remember,
    say,
    say_all,
    text_of,
    typed,
)
from bot.consult.answers import Context, Reply


def test_typed_words_are_the_text(tracker):
    assert text_of(tracker("Does it hurt?", "ask_pain")) == "Does it hurt?"


def test_a_tap_speaks_in_the_words_of_its_button(tracker):
    assert text_of(tracker(intent="ask_pain", title="Does it hurt?")) == "Does it hurt?"
    assert typed(tracker(intent="ask_pain", title="Does it hurt?")) == ""


def test_a_tap_without_words_says_nothing(tracker):
    assert text_of(tracker("/ask_pain", "ask_pain")) == ""


@pytest.mark.parametrize("message", [{"text": None}, {"entities": None}, {"intent": None}, {"intent": {}}])
def test_a_message_with_parts_missing_is_still_read(tracker, message):
    question = question_of(tracker("x", message=message))
    assert question.areas == ()


def test_areas_are_named_once_and_in_order(tracker):
    asked = question_of(tracker("…", "ask_dose", area=["area_lip_flip", "area_forehead", "area_lip_flip"]))
    assert asked.areas == ("area_lip_flip", "area_forehead")


def test_a_question_has_all_that_was_found_in_it(tracker):
    asked = question_of(
        tracker(
            "…", "ask_dose", age=[24, 30], units={"low": 10, "high": 12}, treatment="rejuran", condition="pregnancy"
        )
    )
    assert (asked.intent, asked.age, asked.units) == ("ask_dose", 24, (10, 12))
    assert (asked.treatments, asked.conditions) == (("rejuran",), ("pregnancy",))


def test_what_was_not_found_is_absent(tracker):
    asked = question_of(tracker("Does it hurt?", "ask_pain"))
    assert (asked.age, asked.units, asked.areas) == (None, None, ())
    assert first_of(tracker("x"), "money") is None


def test_most_messages_are_one_question(tracker):
    one = tracker("Does it hurt?", "ask_pain")
    assert questions_asked(one) == [question_of(one)]


def test_the_questions_of_one_message_keep_their_own_words(tracker):
    parts = [
        {"text": "does it hurt", "intent": {"name": "ask_pain"}, "entities": []},
        {
            "text": "and the forehead",
            "intent": {"name": "ask_dose"},
            "entities": [{"entity": "area", "value": "area_forehead"}],
        },
    ]
    asked = questions_asked(tracker("…", "ask_pain", message={"questions": parts}))
    assert [(each.intent, each.text) for each in asked] == [
        ("ask_pain", "does it hurt"),
        ("ask_dose", "and the forehead"),
    ]
    assert asked[1].areas == ("area_forehead",)


def test_a_new_conversation_is_about_nothing(tracker):
    assert context_of(tracker("hi")) == Context(None, ())
    assert questions_of(tracker("hi")) == []


def test_what_is_remembered_is_read_again(tracker):
    context = Context("ask_dose", ("area_forehead", "area_lip_flip"))
    slots = {event["name"]: event["value"] for event in remember(context)}
    assert context_of(tracker("hi", slots=slots)) == context


def test_a_reply_is_handed_over_with_its_values_and_its_second_bubble():
    dispatcher = CollectingDispatcher()
    say(dispatcher, Reply("utter_risks", {"area_name": "forehead"}, ("area_forehead",)))
    first, second = dispatcher.messages
    assert (first["response"], second["response"]) == ("utter_risks", "utter_risks_more")
    assert (first["area_name"], first["topics"]) == ("forehead", ["area_forehead"])


def test_a_reply_without_a_second_bubble_stays_alone():
    dispatcher = CollectingDispatcher()
    say(dispatcher, Reply("utter_atrophy"))
    assert [message["response"] for message in dispatcher.messages] == ["utter_atrophy"]
    assert "topics" not in dispatcher.messages[0]


def test_a_brief_reply_leaves_the_second_bubble_out():
    dispatcher = CollectingDispatcher()
    say(dispatcher, Reply("utter_risks"), briefly=True)
    assert [message["response"] for message in dispatcher.messages] == ["utter_risks"]


@pytest.mark.parametrize(
    ("responses", "left_open"),
    [
        (["utter_not_covered_pain"], "Does it hurt?"),
        (["utter_price", "utter_not_covered_pain"], "Does it hurt?"),
        (["utter_risks"], "Does it hurt?"),
        (["utter_price"], None),
        ([], None),
    ],
)
def test_words_stay_open_where_a_reply_offers_to_keep_them(responses, left_open):
    replies = [Reply(response) for response in responses]
    assert say_all(CollectingDispatcher(), replies, "Does it hurt?") == left_open
