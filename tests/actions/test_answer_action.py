from __future__ import annotations

from actions.answer import ActionAnswer, ActionUnknown


async def test_an_answer_keeps_what_the_conversation_is_about(run, tracker):
    done = await run(ActionAnswer(), tracker("How many units for the forehead?", "ask_dose", area="area_forehead"))
    assert done.responses == ["utter_dose_forehead"]
    assert (done.slots["subject"], done.slots["areas"]) == ("ask_dose", ["area_forehead"])
    assert done.slots["pending_question"] is None


async def test_a_question_that_the_guide_leaves_open_stays_open(run, tracker):
    done = await run(ActionAnswer(), tracker("Does it hurt?", "ask_pain"))
    assert done.responses == ["utter_not_covered_pain"]
    assert done.slots["pending_question"] == "Does it hurt?"


async def test_an_answer_closes_the_question_before_it(run, tracker):
    slots = {"pending_question": "Does it hurt?"}
    done = await run(ActionAnswer(), tracker("What does it cost?", "ask_price", slots=slots))
    assert done.slots["pending_question"] is None


async def test_several_questions_are_answered_in_turn_and_briefly(run, tracker):
    parts = [
        {"text": "what are the risks", "intent": {"name": "ask_risks"}, "entities": []},
        {"text": "does it hurt", "intent": {"name": "ask_pain"}, "entities": []},
    ]
    done = await run(ActionAnswer(), tracker("…", "ask_risks", message={"questions": parts}))
    assert done.responses == ["utter_risks", "utter_not_covered_pain"]
    assert done.slots["pending_question"] == "does it hurt"
    assert done.slots["subject"] == "ask_pain"


async def test_silence_on_nothing_in_particular_is_about_what_an_answer_leaves_open(run, tracker):
    said = {
        name: {"text": "…", "intent": {"name": name}, "entities": []} for name in ("ask_risks", "ask_uncovered_other")
    }
    after = await run(ActionAnswer(), tracker("…", "ask_risks", message={"questions": list(said.values())}))
    assert after.responses == ["utter_risks", "utter_not_covered_beyond"]
    assert after.slots["pending_question"] == "…"
    before = await run(ActionAnswer(), tracker("…", "ask_risks", message={"questions": [*said.values()][::-1]}))
    assert before.responses == after.responses, "what is open comes last, above the buttons that it asks about"


async def test_a_minor_is_told_first_that_it_is_for_adults(run, tracker):
    here = tracker("How many units for the forehead?", "ask_dose", area="area_forehead")
    here.events = [{"event": "user", "text": "hi im 16"}, {"event": "user", "text": here.latest_message["text"]}]
    assert (await run(ActionAnswer(), here)).responses == ["utter_not_for_minors", "utter_dose_forehead"]


async def test_an_age_of_the_past_makes_nobody_a_minor(run, tracker):
    here = tracker("What does it cost?", "ask_price")
    here.events = [{"event": "user", "text": "I was 16 when I first saw lines, now 26"}]
    assert (await run(ActionAnswer(), here)).responses == ["utter_price"]


async def test_a_pregnancy_that_is_none_is_no_warning(run, tracker):
    done = await run(ActionAnswer(), tracker("I am not pregnant", "inform", condition="pregnancy"))
    assert done.responses == ["utter_anything_else"]


async def test_beside_a_pregnancy_that_is_none_the_age_counts(run, tracker):
    words = "27, and no I'm not pregnant"
    done = await run(ActionAnswer(), tracker(words, "inform", condition="pregnancy"))
    assert done.responses[0] == "utter_start_timing_late"


async def test_the_first_asks_for_other_words(run, tracker):
    done = await run(ActionUnknown(), tracker("blorf", "nlu_fallback"))
    assert done.responses == ["utter_unknown"]


async def test_the_second_brings_a_person(run, tracker):
    here = tracker("blorf", "nlu_fallback")
    here.events = [
        {"event": "user"},
        {"event": "bot", "metadata": {"utter_action": "utter_unknown"}},
        {"event": "user"},
    ]
    done = await run(ActionUnknown(), here)
    assert done.responses == ["utter_unknown_again"]


async def test_something_understood_between_them_begins_anew(run, tracker):
    here = tracker("blorf", "nlu_fallback")
    turns = ["utter_unknown", "utter_greet"]
    here.events = [
        each for name in turns for each in ({"event": "user"}, {"event": "bot", "metadata": {"utter_action": name}})
    ]
    here.events.append({"event": "user"})
    done = await run(ActionUnknown(), here)
    assert done.responses == ["utter_unknown"]


async def test_what_is_about_the_treatment_is_told_not_to_be_covered(run, tracker):
    done = await run(ActionUnknown(), tracker("blorf my forehead", "nlu_fallback", area="area_forehead"))
    assert done.responses == ["utter_not_covered"]
    assert done.slots["pending_question"] == "blorf my forehead"
