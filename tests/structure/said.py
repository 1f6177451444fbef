"""What the code says, found by calling it: each response with the values that it was given."""

from __future__ import annotations

import copy
import datetime
import itertools
import sys
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import pytest
from project import domain, steps, stories
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor
from said_checks import checks, talk
from said_handover import handed_over
from said_list import EDITS, LONG, SHORT, WAYS
from said_offers import offers, questions_of_plans

from bot.consult.after_alarm import SAID as AFTER_ALARM
from bot.consult.answers import Context, Question, answer, unknown
from bot.consult.candidacy import OPTIONS
from bot.consult.follow_ups import SAID as BY_MEANING
from bot.consult.plan_replies import plan
from bot.consult.planned import KINDS, Plan
from bot.consult.questions import ORIGINS
from bot.consult.quote_types import offer_as_json
from bot.consult.sheet import GOALS, gathered, hopes, view
from bot.consult.subjects import QUESTIONS, SILENT
from bot.guide.load import guide
from bot.guide.names import AREAS
from bot.nlu.vocabulary import vocabulary
from bot.pictures import costs, gallery, offer
from bot.pictures.gallery import NAMES
from bot.sentences import clinic, sentence

AREA_SETS: list[tuple[str, ...]] = [(), *((area,) for area in AREAS), *itertools.combinations(AREAS, 2), AREAS]
UNITS = (None, (0.5, 0.5), (1, 2), (3, 3), (5, 5), (10, 10), (18, 20), (200, 300))
AGES = (None, 15, 20, 25, 28, 33, 50)
TEXTS = ("", "30% less?", "both of them too", "which is better?", "is that a lot?")
SUBJECTS = (None, "ask_dose", "ask_price", "ask_micro_botox", "ask_pain", "ask_combination")

PLAN_TEXTS = (
    "",
    "over ten years",
    "dates from 12 march",
    "dates",
    "put them in my calendar, from 12 march",
    "had it on 3 may",
    "costs of each",
)
TODAY = datetime.date(2026, 11, 22)
OFFER = (350, 350, "USD")
OFFERED = {
    "what": "price",
    "value": "$350",
    "range": "$80–$200",
    "verdict": "above",
    "text": "$350 is above the range.",
}
LISTED = {"id": "q_1", "text": "will it show", "origin": "own", "done": False}

Given = Mapping[str, set[frozenset[str]]]


@lru_cache(maxsize=1)
def uttered() -> Given:
    """By response: the sets of names that it was given, over very many questions and all actions."""
    found: dict[str, set[frozenset[str]]] = defaultdict(set)
    for reply in [*_answers(), *_plans()]:
        found[reply.response].add(frozenset(reply.values))
    for response, names in [*_by_actions(), *drawn(), *handed_over()]:
        found[response].add(names)
    for action in {step["action"] for story in stories() for step in steps(story) if "action" in step}:
        if action.startswith("utter_"):
            found[action].add(frozenset())
    return found


def _answers() -> list[Any]:
    treatments = [(), *((name,) for name in vocabulary().treatment)]
    conditions = [(), *((name,) for name in vocabulary().condition)]
    asked = [
        *(Question(intent, text, areas, units=units)
          for intent in QUESTIONS for text in TEXTS for areas in AREA_SETS for units in UNITS),
        *(Question(intent, age=age) for intent in QUESTIONS for age in AGES),
        *(Question(intent, treatments=named) for intent in QUESTIONS for named in treatments),
        *(Question(intent, conditions=named) for intent in QUESTIONS for named in conditions),
    ]  # fmt: skip
    contexts = [Context(subject, areas) for subject in SUBJECTS for areas in ((), AREAS[:1], AREAS[:2])]
    replies = []
    for context in contexts:
        for question in asked if context == Context() else asked[:: len(contexts)]:
            replies += answer(question, context, guide(), clinic()).replies
        for times in (0, 1):
            replies += unknown(Question("nlu_fallback"), context, times).replies
            replies += unknown(Question("nlu_fallback", areas=AREAS[:1]), context, times).replies
    for subject in SILENT:
        replies += answer(Question(f"ask_{subject}"), Context(), guide(), with_answers()).replies
    replies += answer(Question("ask_price"), Context(), guide(), with_prices()).replies
    return replies


def _plans() -> list[Any]:
    replies = [reply for asked in questions_of_plans(AREAS) for reply in plan(asked, Context(), TODAY, guide(), {})[0]]
    for own, areas, quoted in itertools.product(({}, {"single": guide().prices.single}), AREA_SETS[:3], (None, OFFER)):
        for intent, text in itertools.product(("plan_costs", "plan_dates", "ask_cost_over_time"), PLAN_TEXTS):
            asked = Question(intent, text, areas, money=quoted)
            replies += plan(asked, Context(), TODAY, guide(), own)[0]
    replies += plan(Question("plan_costs", treatments=("micro_botox",)), Context(), TODAY, guide(), {})[0]
    return replies


def drawn() -> list[tuple[str, frozenset[str]]]:
    """What stands on the fullest sheet and in all pictures."""
    said: list[tuple[str, frozenset[str]]] = []

    def say(response: str, **given: str) -> str:
        said.append((response, frozenset(given)))
        return sentence(response, **given)

    slots = {
        **checks(AGES)[0],
        "areas": AREAS,
        "plan": Plan(start=TODAY).kept(),
        "quote": {"findings": [OFFERED]},
        "questions": [LISTED],
    }
    for goal in GOALS:
        hopes({**slots, "goal": goal}, guide(), say)
    view(gathered(slots, guide(), clinic(), say), hopes(slots, guide(), say), clinic(), TODAY, "the guide", say)
    unsure = dict.fromkeys(OPTIONS, "not_sure")
    view(gathered({**slots, **unsure}, guide(), clinic(), say), [], clinic(), TODAY, "", say)
    view({}, [], clinic(), TODAY, "", say)
    view({}, [], clinic(), TODAY, "", say, half_checked=True)
    for name in NAMES:
        gallery.draw(name, guide(), {}, say)
    costs.draw_prices([Plan(kind).priced(guide(), {}) for kind in KINDS], guide(), say)
    costs.draw_prices([Plan().priced(guide(), {})], guide(), say, 3)
    offer.draw(offer.bands([OFFERED], {}), say)
    # On the calendar's entries, by the web; under the sheet's link, by messaging apps.
    links = ("utter_sheet_link", frozenset({"link"}))
    return [*said, ("utter_calendar_entry", frozenset({"earliest", "latest"})), links]


def with_answers() -> Any:
    """The demo clinic with an answer to everything."""
    import msgspec

    from bot.clinic.records import Answer

    own = Answer(text="Ask us.", provided_by="Dr Example", date=datetime.date(2026, 11, 22))
    return msgspec.structs.replace(clinic(), answers=dict.fromkeys(SILENT, own))


def with_prices() -> Any:
    """The demo clinic with prices of its own."""
    import msgspec

    from bot.clinic.records import ClinicPrices

    return msgspec.structs.replace(clinic(), prices=ClinicPrices(**guide().prices.ranges()))


def tracker(intent: str, text: str = "", entities: list[dict[str, Any]] | None = None, **slots: Any) -> Tracker:
    """A tracker whose last message is this."""
    empty = dict.fromkeys(domain()["slots"])
    message = {"intent": {"name": intent, "confidence": 1.0}, "text": text, "entities": entities or []}
    return Tracker(
        "somebody", {**empty, "requested_slot": None, **slots}, message, [], False, None, {}, "action_listen"
    )


def _by_actions() -> list[tuple[str, frozenset[str]]]:
    executor = ActionExecutor()
    executor.register_package("actions")
    said: list[tuple[str, frozenset[str]]] = []

    def noted(response: str, **given: str) -> str:
        said.append((response, frozenset(given)))
        return sentence(response, **given)

    users = [
        module for name, module in sys.modules.items() if name.startswith("actions.") and hasattr(module, "sentence")
    ]
    with pytest.MonkeyPatch.context() as patched:
        for module in users:
            patched.setattr(module, "sentence", noted)
        for name, here in _situations():
            said += run(executor, name, here)
    return said


def run(executor: ActionExecutor, name: str, here: Tracker) -> list[tuple[str, frozenset[str]]]:
    """The responses of one action, each with the names of its values."""
    import asyncio

    call = {"next_action": name, "domain": dict(domain()), "sender_id": here.sender_id, "tracker": here.current_state()}
    loop = asyncio.new_event_loop()
    try:
        done = loop.run_until_complete(executor.run(call))
    finally:
        loop.close()
    own = {"response", "text", "buttons", "elements", "template", "image", "attachment", "custom", "topics"}
    return [(each["response"], frozenset(each) - own) for each in done["responses"] if each.get("response")]


def _situations() -> list[tuple[str, Tracker]]:
    listed = [{"id": "q_1", "text": "will it show", "origin": "own", "done": False}]
    full = [{"id": f"q_{number}", "text": f"question {number}", "origin": "own", "done": False} for number in range(40)]
    spoken = "add: will it show on passport photos"
    found = [
        (name, tracker("ask_dose", "how much")) for name in domain()["actions"] if name != "validate_candidacy_form"
    ]
    for questions in (None, listed, full):
        named = tracker("x", questions=questions)
        entities = [{"entity": "area", "value": area} for area in AREAS]
        dosed = {"intent": {"name": "ask_dose"}, "text": "how much", "entities": entities}
        for treatments in ([], [{"entity": "treatment", "value": "rejuran"}]):
            named.events = [{"event": "user", "parse_data": dosed}, *talk(treatments)]
            found += [("action_build_questions", copy.deepcopy(named))]
        found += [("action_show_questions", tracker("x", questions=questions))]
        for intent, text, pending in (("add_question", spoken, None), ("affirm", "yes", None), ("affirm", "yes", "x y z?"),
                                      ("add_question", "", None), ("add_question", "", "will it show")):  # fmt: skip
            found += [("action_add_question", tracker(intent, text, questions=questions, pending_question=pending))]
        for text in ("drop the first", "drop the ninetieth", ""):
            found += [("action_remove_question", tracker("remove_question", text, questions=questions))]
    for slot in ("health_consent", *OPTIONS):
        for intent, text in (("ask_why", "why"), ("inform", "what"), ("inform", "200"), ("inform", "teens")):
            found += [("action_explain_question", tracker(intent, text, requested_slot=slot))]
    found += [("action_candidacy_outcome", tracker("inform", **slots)) for slots in checks(AGES)]
    found += [("action_explain_question", tracker("inform", "no allergies", requested_slot="health_stop"))]
    here = {**checks(AGES)[0], "goal": None, "requested_slot": "line_stage"}
    forehead = [{"entity": "area", "value": AREAS[0]}]
    found += [("validate_candidacy_form", tracker("inform", "forehead, i want to prevent lines", forehead, **here))]
    found += [("action_why", tracker("ask_why", "what was my result?", **slots)) for slots in ({}, here)]
    found += [("action_unknown", tracker("nlu_fallback"))]
    decided = tracker("follow_up", "ok")
    decided.latest_message["said"] = [*AFTER_ALARM, *BY_MEANING]
    found += [("action_answer", decided)]
    found += [("action_add_question", tracker("affirm", "yes", pending_question="w " * 600))]
    return [*found, *_edits(listed, full), *_looks()]


def _edits(listed: list[dict[str, Any]], full: list[dict[str, Any]]) -> list[tuple[str, Tracker]]:
    """Changes of the list, and what is asked and said about it."""
    found = []
    asked = [{**question, "done": True} for question in listed]
    health = [{"id": "doubt_pregnancy", "text": "what if", "origin": "candidacy", "done": False}]
    every = [{"id": name, "text": name, "origin": name, "done": False} for name in ORIGINS]
    placed = [{**listed[0], "place": 0}]
    for questions in (None, listed, full, asked, health, every, placed):
        for action, text in EDITS:
            found += [(action, tracker("x", text, questions=questions))]
        for do in ("remove", "mark", "move"):
            found += [("action_ask_which_question", tracker("x", questions=questions, list_state={"open": {"do": do}}))]
        every_button = [{"entity": "question_id", "value": "all"}]
        found += [("action_remove_question", tracker("remove_question", "x", every_button, questions=questions))]
    found += [("action_show_questions", tracker("x", "show the rest", questions=each)) for each in LONG]
    found += [("action_get_sheet", tracker("get_sheet", text)) for text in WAYS]
    for events, intent, text, action in SHORT:
        short = tracker(intent, text)
        short.events = copy.deepcopy(events)
        found += [(action, short)]
    found += [("action_undo_list_change", tracker("x", "undo", list_state={"before": [listed]}))]
    found += [("action_add_question", tracker("add_question", "add: please, will it really show?", questions=listed))]
    found += [("action_leave_question", tracker("deny", "no", list_state={"open": {"do": "add"}}))]
    checking = tracker("add_question", "add a question")
    checking.active_loop = {"name": "candidacy_form"}
    return [*found, ("action_add_question", checking)]


def _looks() -> list[tuple[str, Tracker]]:
    """Offers, those told before, and what the form could not read."""
    found = [("action_quote_told", tracker("inform", "x", quote_open=offer_as_json(offer))) for offer in offers()]
    kept: dict[str, Any] = {"offer": {}, "findings": [{"what": "price", "text": "so much"}]}
    money = {"entity": "money", "value": {"low": 350, "high": 350, "unit": "USD"}, "start": 0, "end": 4}
    for quote in (None, kept, {**kept, "before": kept}):
        for text in ("what about it", "compare the two"):
            found += [("action_check_quote", tracker("check_quote", text, quote=quote))]
    found += [("action_check_quote", tracker("check_quote", "$350", [money]))]
    for told in ([{"code": "ongoing_pressure"}], []):
        judged = tracker("inform", "is it a bad clinic?", quote={"offer": {}, "findings": told})
        judged.events = [{"event": "bot", "metadata": {"utter_action": "utter_quote_doubt"}}]
        found += [("action_answer", judged)]
    unread = tracker("inform", "hm", requested_slot="quote_units")
    unread.active_loop = {"name": "quote_form"}
    unread.events = [{"event": "user"}]
    leaving = tracker("stop", "never mind", requested_slot="question_text", list_state={"open": {"do": "add"}})
    leaving.active_loop = {"name": "list_form"}
    leaving.events = [{"event": "user"}]
    return [*found, ("validate_quote_form", unread), ("validate_list_form", leaving)]
