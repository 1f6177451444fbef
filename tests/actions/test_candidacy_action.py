from __future__ import annotations

import datetime
import json

import pytest

from actions.candidacy import (
    NEVER_ANSWERS,
    SELDOM_ANSWERS,
    ActionChangeAnswer,
    ActionExplainQuestion,
    ActionRedoCheck,
    ValidateCandidacyForm,
)
from actions.candidacy_outcome import ActionCandidacyOutcome, answers_of
from actions.privacy import ActionWithdrawConsent
from bot.consult.candidacy import NOT_SURE, OPTIONS, QUESTIONS, ReasonCode
from bot.consult.consent import consent_record, wording_version
from bot.sentences import known, sentence, titles

RECORD = consent_record(sentence("utter_ask_health_consent"), datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))
CONSENTED = {"health_consent": "yes", "health_consent_record": RECORD}
COMPLETE = {
    **CONSENTED,
    "age": 33,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "rest",
    "accelerators": "both",
    "goal": "soften",
    "motive": "own",
    "upkeep": "yes",
    "earlier_treatment": "none",
}


def asking(question, **slots):
    return {**CONSENTED, "requested_slot": question, **slots}


def test_answers_are_what_was_given_and_nothing_else():
    assert answers_of({"age": 27, "pregnancy": None, "subject": "ask_dose", "health_consent": "yes"}) == {"age": 27}


async def test_consent_is_asked_for_first(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("check me", "check_candidacy"))
    assert done.slots == {"requested_slot": "health_consent"}


@pytest.mark.parametrize("words", ["yes", "Sure", "ok"])
async def test_a_plain_yes_is_consent(run, tracker, words):
    done = await run(ValidateCandidacyForm(), tracker(words, "affirm", slots={"requested_slot": "health_consent"}))
    record = done.slots.pop("health_consent_record")
    assert done.slots == {"health_consent": "yes", "requested_slot": "age"}
    assert record["version"] == wording_version(sentence("utter_ask_health_consent"))
    assert datetime.datetime.fromisoformat(record["at"]).tzinfo is not None


async def test_without_consent_nothing_more_is_asked(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("no", "deny", slots={"requested_slot": "health_consent"}))
    assert done.slots == {"health_consent": "no", "health_consent_record": None, "requested_slot": None}


@pytest.mark.parametrize("words", ["I'm pregnant", "I am 27", "maybe", "What does it cost?"])
async def test_before_consent_nothing_is_read(run, tracker, words):
    done = await run(ValidateCandidacyForm(), tracker(words, slots={"requested_slot": "health_consent"}))
    assert done.slots == {"requested_slot": "health_consent"}


@pytest.mark.parametrize("question", [question for question in QUESTIONS if question != "age"])
async def test_every_button_of_a_question_is_read_as_its_answer(run, tracker, question):
    for option in OPTIONS[question]:
        done = await run(ValidateCandidacyForm(), tracker(title="…", slots=asking(question), answer=option))
        assert done.slots[question] == option


async def test_a_button_of_another_question_is_no_answer(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker(title="…", slots=asking("pregnancy", age=29), answer="freeze"))
    assert done.slots == {"requested_slot": "pregnancy"}


@pytest.mark.parametrize(
    ("question", "title"),
    [
        ("health_consent", "Yes"),
        ("age", "I am 31"),
        ("pregnancy", "I am pregnant, and is it safe?"),
        ("health_stop", "I have myasthenia gravis"),
        ("upkeep", "skip"),
        ("goal", "Actually, I am pregnant"),
    ],
)
@pytest.mark.parametrize("intent", ["remove_question", "inform", "affirm", "not_sure"])
async def test_what_stands_on_a_button_is_no_answer(run, tracker, question, title, intent):
    """A button of the list carries what was typed long before."""
    slots = {**COMPLETE, **dict.fromkeys(QUESTIONS[QUESTIONS.index(question) :])} if question in QUESTIONS else {}
    here = tracker(title=title, intent=intent, slots={**slots, "requested_slot": question}, question_id="q_1")
    assert (await run(ValidateCandidacyForm(), here)).slots == {"requested_slot": question}


async def test_an_answer_leads_to_the_next_question(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("27", slots=asking("age")))
    assert done.slots == {"age": 27, "requested_slot": "pregnancy"}


async def test_what_is_told_unasked_is_read_as_well(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("I'm 31 and not pregnant", slots=asking("age")))
    assert done.slots == {"age": 31, "pregnancy": "no", "requested_slot": "health_stop"}


@pytest.mark.parametrize(
    "given", [{"age": 16}, {"pregnancy": "yes"}, {"health_stop": "neuromuscular"}, {"health_stop": "allergy"}]
)
async def test_a_hard_stop_asks_nothing_more(run, tracker, given):
    question, answer = next(iter(given.items()))
    said = (
        tracker(str(answer), slots=asking(question))
        if question == "age"
        else tracker(title="…", slots=asking(question), answer=answer)
    )
    done = await run(ValidateCandidacyForm(), said)
    assert done.slots[question] == answer
    assert done.slots["requested_slot"] is None


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("intent", ["inform", "stop", "ask_why", "contact_human", "go_back", "redo_check"])
async def test_a_title_that_is_typed_counts_as_its_button(run, tracker, question, intent):
    for title, payload in titles(f"utter_ask_{question}").items():
        for words in (title, title.lower(), title.upper(), f"{title}."):
            done = await run(ValidateCandidacyForm(), tracker(words, intent, slots=asking(question)))
            assert done.slots[question] == json.loads(payload.removeprefix("/inform"))["answer"], words


async def test_a_statement_is_an_answer_though_it_looks_like_a_question(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("own reason", "ask_why", slots=asking("motive")))
    assert done.slots["motive"] == "own"


@pytest.mark.parametrize("intent", [*NEVER_ANSWERS, *SELDOM_ANSWERS])
async def test_some_intents_are_never_an_answer_whatever_their_words(run, tracker, intent):
    done = await run(ValidateCandidacyForm(), tracker("sure, why is that", intent, slots=asking("pregnancy", age=29)))
    assert done.slots == {"requested_slot": "pregnancy"}


@pytest.mark.parametrize("words", ["", "asdf", "?", "Does it hurt?", "How many units for the forehead?"])
async def test_what_is_no_answer_sets_nothing(run, tracker, words):
    done = await run(
        ValidateCandidacyForm(),
        tracker(words, "ask_pain", slots=asking("goal", **{k: v for k, v in COMPLETE.items() if k in QUESTIONS[:5]})),
    )
    assert done.slots == {"requested_slot": "goal"}


async def test_the_check_resumes_at_the_first_open_question(run, tracker):
    done = await run(
        ValidateCandidacyForm(),
        tracker("check me", "check_candidacy", slots={**CONSENTED, "age": 29, "pregnancy": "no"}),
    )
    assert done.slots == {"requested_slot": "health_stop"}


@pytest.mark.parametrize("question", ["health_consent", *QUESTIONS])
async def test_every_question_can_say_why_it_is_asked(run, tracker, question):
    done = await run(ActionExplainQuestion(), tracker("why?", "ask_why", slots=asking(question)))
    assert done.responses == [f"utter_why_{question}"]
    assert known(f"utter_why_{question}")
    assert done.slots == {}


@pytest.mark.parametrize(("words", "response"), [("im 200", "utter_age_impossible"), ("27ish", "utter_age_unclear")])
async def test_an_age_that_cannot_be_taken_is_explained(run, tracker, words, response):
    assert (await run(ActionExplainQuestion(), tracker(words, slots=asking("age")))).responses == [response]


async def test_an_outcome_has_its_reasons_before_it(run, tracker):
    done = await run(ActionCandidacyOutcome(), tracker(slots=COMPLETE))
    assert done.responses == ["utter_reasons", "utter_reasons", "utter_outcome_discuss"]
    assert done.said[0]["topics"][0] == "start_timing"
    assert done.slots["questions"] == []


async def test_all_reasons_are_said_and_those_that_decide_stand_first(run, tracker):
    slots = {**COMPLETE, "age": 22, "goal": "freeze", "motive": "trend", "upkeep": "no"}
    done = await run(ActionCandidacyOutcome(), tracker(slots=slots))
    said = [
        [code for code in ReasonCode if sentence(f"utter_reason_{code}") in each["reasons"]] for each in done.said[:2]
    ]
    assert said == [
        [ReasonCode.GOAL_FREEZE, ReasonCode.MOTIVE_TREND, ReasonCode.UPKEEP_UNREALISTIC],
        [ReasonCode.EARLY_TWENTIES, ReasonCode.LINES_AT_REST, ReasonCode.FAMILY_HISTORY, ReasonCode.HABITS],
    ]


async def test_an_allergy_is_followed_by_what_to_do_if_it_is_there_now(run, tracker):
    slots = {**CONSENTED, "age": 29, "pregnancy": "no", "health_stop": "allergy"}
    done = await run(ActionCandidacyOutcome(), tracker(slots=slots))
    assert done.responses == ["utter_allergy_now", "utter_reasons", "utter_outcome_not_now"]


async def test_doubts_go_on_the_list_once(run, tracker):
    slots = {**COMPLETE, "goal": NOT_SURE, "upkeep": NOT_SURE}
    done = await run(ActionCandidacyOutcome(), tracker(slots=slots))
    assert [question["id"] for question in done.slots["questions"]] == ["doubt_goal", "doubt_upkeep"]
    again = await run(ActionCandidacyOutcome(), tracker(slots={**slots, **done.slots}))
    assert again.slots["questions"] == done.slots["questions"]


async def test_without_consent_there_is_no_outcome_and_it_may_be_asked_again(run, tracker):
    done = await run(ActionCandidacyOutcome(), tracker(slots={"health_consent": "no", "age": 29}))
    assert done.responses == ["utter_no_consent"]
    assert done.slots == {"health_consent": None}


async def test_a_minor_hears_no_reasons_and_gets_no_list(run, tracker):
    done = await run(ActionCandidacyOutcome(), tracker(slots={**CONSENTED, "age": 16}))
    assert done.responses == ["utter_outcome_minor"]
    assert done.slots == {"questions": []}


async def test_a_doubt_that_is_settled_leaves_the_list(run, tracker):
    unsure = await run(ActionCandidacyOutcome(), tracker(slots={**COMPLETE, "goal": NOT_SURE}))
    settled = await run(ActionCandidacyOutcome(), tracker(slots={**COMPLETE, "questions": unsure.slots["questions"]}))
    assert settled.slots["questions"] == []


async def test_a_finding_for_the_doctor_goes_on_the_list(run, tracker):
    slots = {**COMPLETE, "earlier_treatment": "stopped_working"}
    done = await run(ActionCandidacyOutcome(), tracker(slots=slots))
    assert [question["id"] for question in done.slots["questions"]] == ["finding_stopped_working"]


async def test_consent_to_another_wording_is_asked_for_again(run, tracker):
    slots = {"health_consent": "yes", "health_consent_record": {"version": "0" * 12, "at": "2020-01-01T00:00:00+00:00"}}
    done = await run(ValidateCandidacyForm(), tracker("check me", "check_candidacy", slots={**slots, "age": 29}))
    assert done.slots == {"requested_slot": "health_consent"}


async def test_nothing_about_the_health_of_a_minor_is_kept(run, tracker):
    done = await run(ValidateCandidacyForm(), tracker("I'm 16 and pregnant", slots=asking("age", line_stage="rest")))
    assert {name: value for name, value in done.slots.items() if value is not None} == {"age": 16}
    assert done.slots["line_stage"] is None


async def test_withdrawing_takes_out_the_answers_and_what_came_of_them(run, tracker):
    own = {"id": "q_1", "text": "will it show", "origin": "own", "done": False}
    doubt = {"id": "doubt_goal", "text": "Which goal?", "origin": "candidacy", "done": False}
    done = await run(ActionWithdrawConsent(), tracker(slots={**COMPLETE, "questions": [own, doubt]}))
    gone = dict.fromkeys((*CONSENTED, *QUESTIONS, "sheet_sent"))
    assert done.slots == {**gone, "questions": [own], "erase": "health"}


@pytest.mark.parametrize(("words", "kept"), [("change my age to 42", 42), ("Actually I'm 31", 31)])
async def test_a_change_after_the_check_says_the_outcome_anew(run, tracker, words, kept):
    done = await run(ActionChangeAnswer(), tracker(words, "change_answer", slots=COMPLETE))
    assert done.slots["age"] == kept
    assert done.responses[-1] == "utter_outcome_discuss"


async def test_without_a_check_a_correction_is_answered_for_what_else_it_is(run, tracker):
    otherwise = {"otherwise": {"intent": {"name": "ask_start_timing"}, "entities": [{"entity": "age", "value": 31}]}}
    done = await run(ActionChangeAnswer(), tracker("Actually I'm 31", "change_answer", message=otherwise))
    assert done.responses == ["utter_start_timing_thirties"]
    assert "age" not in done.slots


async def test_a_check_is_done_anew_with_the_consent_that_was_given(run, tracker):
    done = await run(ActionRedoCheck(), tracker("do it again", "redo_check", slots=COMPLETE))
    assert done.slots == dict.fromkeys(QUESTIONS)


async def test_a_minor_is_not_asked_anew(run, tracker):
    done = await run(ActionRedoCheck(), tracker("do it again", "redo_check", slots={**CONSENTED, "age": 16}))
    assert done.slots == {}
