from __future__ import annotations


def test_from_an_area_to_the_list(talk):
    talk.says("Which areas can be treated?").taps("Forehead")
    assert talk.topics == ["area_forehead"]
    talk.taps("How many units?")
    assert set(talk.topics) == {"dose", "area_forehead"}
    talk.taps("What does it cost?")
    assert {"price", "area_forehead"} <= set(talk.topics)
    talk.taps("Make my question list")
    assert "consultation_questions" in talk.topics
    assert ("dose", "conversation") in [(question["id"], question["origin"]) for question in talk.listed]


def test_from_hello_to_an_outcome(talk):
    talk.says("Hello").taps("See if it suits me").chooses("yes").says("31").chooses("no").chooses("none")
    talk.chooses("rest").chooses("both").chooses("soften").chooses("own").chooses("yes").chooses("none")
    assert talk.outcome == "discuss"
    assert talk.asked is None
    talk.taps("Make my question list")
    assert {question["origin"] for question in talk.listed} == {"guide"}


def test_what_every_button_promises_is_kept(conversation):
    """Each button of the first bubbles leads to an answer that is no misunderstanding."""
    for title in conversation().says("Hello").buttons:
        talk = conversation().says("Hello").taps(title)
        assert talk.texts
        assert "utter_unknown" not in talk.responses
