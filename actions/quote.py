"""A look at an offer that the patient was made: read it, lay it beside the guide, keep the doubts as questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.question_state import state_of
from actions.tracker import questions_of, say, typed
from bot.consult.answers import Reply
from bot.consult.question_state import Wanted, grown
from bot.consult.questions import Question
from bot.consult.quote import bubbles, doubts, is_for_a_minor, judge
from bot.consult.quote_changes import asks_about_clinic, carries_on, merged
from bot.consult.quote_reading import Mention, mentions, read_offer
from bot.consult.quote_types import Finding, Offer, as_json, offer_as_json, offer_from
from bot.consult.quote_words import compares
from bot.guide.facts import joined
from bot.guide.load import guide
from bot.sentences import clinic, known, sentence, topics_of

FORM = "quote_form"
QUOTE, OPEN = "quote", "quote_open"
ORIGIN = "quote"
SAID = "utter_quote_"
# An offer is the subject as long as it was spoken of in one of so many turns before.
TURNS = 3


class ActionCheckQuote(Action):
    """Lays an offer beside the guide as far as it is told, and asks for what is missing."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_check_quote"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what is inside, above or below, what it warns of, and what could not be judged."""
        more = more_of_quote(dispatcher, tracker)
        if more is not None:
            return more
        offer = with_age(told_in(tracker), tracker)
        earlier = tracker.get_slot(QUOTE) or {}
        if offer.empty() and earlier and (not offer.areas or compares(typed(tracker))):
            return again(dispatcher, tracker, earlier)
        return look_at(dispatcher, tracker, offer, earlier)


class ActionQuoteTold(Action):
    """Lays the offer beside the guide once everything that the patient can tell is told."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_quote_told"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter the findings."""
        kept = tracker.get_slot(OPEN)
        offer = with_age(offer_from(kept) if kept else Offer(), tracker)
        return look_at(dispatcher, tracker, offer, (tracker.get_slot(QUOTE) or {}).get("before"), told=True)


def more_of_quote(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType] | None:
    """Look at the kept offer again with what the last message adds or corrects; None where it does neither."""
    kept = tracker.get_slot(QUOTE)
    if not kept or tracker.active_loop.get("name") or not _subject(tracker):
        return None
    text = typed(tracker)
    if asks_about_clinic(text):
        return _of_clinic(dispatcher, [each["code"] for each in kept["findings"]])
    told, more = offer_from(kept["offer"]), told_in(tracker)
    if not carries_on(told, more, text):
        return None
    offer = with_age(merged(told, more, text.casefold()), tracker)
    return look_at(dispatcher, tracker, offer, kept.get("before"), changed=True)


def _subject(tracker: Tracker) -> bool:
    """Whether the offer was spoken of lately."""
    turns = 0
    for event in reversed(tracker.events):
        turns += event.get("event") == "user"
        if turns > TURNS:
            return False
        if event.get("event") == "bot" and str((event.get("metadata") or {}).get("utter_action", "")).startswith(SAID):
            return True
    return False


def _of_clinic(dispatcher: CollectingDispatcher, codes: list[str]) -> list[EventType]:
    """Name the warning signs that were found; whether a clinic is good or bad is nothing that they say."""
    signs = [point.text for point in guide().red_flags.points if point.code in codes]
    found = Reply("utter_quote_signs", {"signs": joined(signs)}) if signs else Reply("utter_quote_no_signs")
    say(dispatcher, found)
    return []


def told_in(tracker: Tracker, asked: str | None = None) -> Offer:
    """The offer that the last message tells of."""
    found: Sequence[Mention] = mentions(tracker.latest_message.get("entities") or ())
    return read_offer(typed(tracker), found, guide(), asked)


def with_age(offer: Offer, tracker: Tracker) -> Offer:
    """The offer with the age that the check knows, where none was told."""
    age = tracker.get_slot("age")
    return merged(Offer(age=age), offer) if offer.age is None and isinstance(age, int) else offer


def look_at(
    dispatcher: CollectingDispatcher,
    tracker: Tracker,
    offer: Offer,
    earlier: Mapping[str, Any] | None = None,
    told: bool = False,
    changed: bool = False,
) -> list[EventType]:
    """Say what there is to say about an offer, keep it with the one `earlier`, and ask for what is missing.

    One that has been `told` to its end is not said over again where nothing new came of it; of one that was `changed`
    only what is new is said.
    """
    if is_for_a_minor(offer):
        say(dispatcher, Reply("utter_start_timing_minor", {"age": str(offer.age)}))
        return [SlotSet(OPEN, None), SlotSet("pending_question", None)]
    findings = judge(offer, guide(), clinic().prices.ranges())
    # Inside another form nothing is asked for: what is told is looked at.
    asking = bool(offer.missing()) and tracker.active_loop.get("name") is None
    questions = grown_by(questions_of(tracker), findings, state_of(tracker)["dropped"])
    kept = kept_quote(offer, findings, earlier)
    events: list[EventType] = [
        SlotSet("questions", questions),
        SlotSet("pending_question", None),
        SlotSet("areas", list(offer.areas) or tracker.get_slot("areas")),
        SlotSet(OPEN, offer_as_json(offer) if asking else None),
        *([SlotSet(QUOTE, kept)] if findings else []),
    ]
    if not findings:
        say(dispatcher, Reply("utter_quote_intro" if offer.missing() else "utter_quote_nothing"))
    elif "before" in kept and not asking and compares(typed(tracker)):
        return [*again(dispatcher, tracker, kept), *events]
    elif not (told and kept["findings"] == (tracker.get_slot(QUOTE) or {}).get("findings")):
        tell(dispatcher, new_of(findings, tracker) if changed else findings)
    if asking:
        return [*events, FollowupAction(FORM)]
    # Inside the check its own question follows.
    if findings and tracker.active_loop.get("name") is None:
        close(dispatcher, findings)
    return events


def new_of(findings: Sequence[Finding], tracker: Tracker) -> Sequence[Finding]:
    """The findings that were not said of the offer as it was before; all of them where nothing is new."""
    before = {each["text"] for each in (tracker.get_slot(QUOTE) or {}).get("findings", ())}
    return [finding for finding in findings if said(finding) not in before] or findings


def tell(dispatcher: CollectingDispatcher, findings: Sequence[Finding]) -> None:
    """Utter the findings, doses first, the doubts before what is as the guide has it."""
    for group in bubbles(findings, guide()):
        cited = dict.fromkeys(
            topic for each in group for topic in (*topics_of(f"utter_quote_{each.code}"), each.area) if topic
        )
        say(
            dispatcher,
            Reply("utter_quote_findings", {"findings": " ".join(said(each) for each in group)}, tuple(cited)),
        )


def close(dispatcher: CollectingDispatcher, findings: Sequence[Finding]) -> None:
    """Utter what became of the doubts."""
    count = len(doubts(findings))
    name = "utter_quote_doubts" if count > 1 else "utter_quote_doubt" if count else "utter_quote_no_doubt"
    say(dispatcher, Reply(name, {"doubt_count": str(count)} if count > 1 else {}))


def said(finding: Finding) -> str:
    """The sentence of a finding."""
    return sentence(f"utter_quote_{finding.code}", **filled(finding.values))


def filled(values: Mapping[str, str]) -> dict[str, str]:
    """The values of a finding, with the phrases that they name."""
    made = dict(values)
    if reckoned := values.get("reckoned"):
        made["value"] = sentence(f"utter_quote_reckoned_{reckoned}", **values)
    if kind := values.get("kind"):
        made["price_kind"] = sentence(f"utter_quote_kind_{kind}")
    if verdict := values.get("verdict"):
        made["verdict"] = sentence(f"utter_quote_verdict_{verdict}")
    return made


def asked_of(finding: Finding) -> str:
    """The question that a doubt becomes."""
    named = f"utter_question_quote_{finding.code}"
    response = named if known(named) else f"utter_question_quote_{finding.what}"
    return sentence(response, **filled(finding.values))


def grown_by(questions: Sequence[Question], findings: Sequence[Finding], dropped: Sequence[str]) -> list[Question]:
    """The list with a question for each doubt, in place of those that an earlier offer gave rise to."""
    asked = [Wanted(asked_of(finding), ORIGIN, finding.id) for finding in doubts(findings)]
    now = {each.id for each in asked}
    # What the patient has asked or put somewhere stays.
    stays = [
        each for each in questions if each["origin"] != ORIGIN or each["done"] or "place" in each or each["id"] in now
    ]
    return grown(stays, asked, dropped)


def kept_quote(offer: Offer, findings: Sequence[Finding], earlier: Mapping[str, Any] | None) -> dict[str, Any]:
    """The offer and its findings as the sheet reads them, with the offer before it."""
    built = {"offer": offer_as_json(offer), "findings": [as_json(each, said(each)) for each in findings]}
    return {**built, "before": {name: earlier[name] for name in ("offer", "findings")}} if earlier else built


def again(dispatcher: CollectingDispatcher, tracker: Tracker, kept: Mapping[str, Any]) -> list[EventType]:
    """Say what was found before; with an earlier offer, side by side where a comparison is asked for."""
    before = kept.get("before")
    if before and compares(typed(tracker)):
        say(dispatcher, Reply("utter_quote_before", {"findings": _texts(before)}))
        say(dispatcher, Reply("utter_quote_after", {"findings": _texts(kept)}))
        say(dispatcher, Reply("utter_quote_compared"))
    elif compares(typed(tracker)):
        say(dispatcher, Reply("utter_quote_only_one"))
    else:
        say(dispatcher, Reply("utter_quote_kept", {"findings": _texts(kept)}))
    return []


def _texts(kept: Mapping[str, Any]) -> str:
    measured = [each["text"] for each in kept["findings"] if each["what"] in ("dose", "price")]
    return " ".join(measured[:3])
