"""What a message means after what was said before it: an alarm, an outcome, areas spoken of."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import BotUttered, Restarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from actions.candidacy_outcome import answers_of, consented
from bot.consult.after_alarm import ALARMS, Alarm, after_alarm
from bot.consult.asked import Context, intent_of, question_from, spoken_of
from bot.consult.calling_off import Off, calls_off
from bot.consult.candidacy import next_question
from bot.consult.candidacy_mind import told_otherwise
from bot.consult.candidacy_words import puzzled
from bot.consult.follow_ups import Before, meaning, told_alone, wants_together
from bot.conversation.handover_words import NOBODY_ASKED, WANTED
from bot.conversation.in_check import CHANGE, CORRECTED, FORM

CalledOff = Callable[[str], Awaitable[str]]
ADD = "add_question"
FOLLOW_UP, WHY = "follow_up", "ask_why"
# The button that erases everything.
ERASE = '/delete_my_data{"confirmed": "yes"}'
# A plain yes to these buttons may be typed as well as tapped: messaging apps have no other way to erase, or to send the sheet.
CONFIRMED_BY_YES = (ERASE, '/get_sheet{"confirmed": "yes"}')
_OUTCOME = "utter_outcome_"
# Said where two misunderstandings bring a person.
_BROUGHT = "utter_unknown_again"


async def as_meant_in_talk(
    agent: Agent, conversation: str, text: str, parsed: dict[str, Any], called_off: CalledOff
) -> dict[str, Any]:
    """The parse, as the follow-up that it is after what was said before.

    Where the answer is decided with that, its responses stand under ``said``. A form reads its messages by itself, unless
    they call a person off, and what follows "add:" is the patient's, in whatever language. `called_off` gives the response
    to words that call one off in a conversation.

    Raises:
        TurnError: the conversation cannot be had (503).
    """
    if intent_of(parsed) == ADD:
        return parsed
    tracker = await agent.tracker_store.retrieve(conversation)
    off = calls_off(text)
    if off is Off.TOLD or (off is Off.SHORT and _person_just_asked_for(tracker)):
        answer = await called_off(conversation)
        # Where nobody was asked, only what would ask somebody in is taken back.
        if answer != NOBODY_ASKED or intent_of(parsed) in WANTED:
            return _meant(parsed, FOLLOW_UP, said=[answer])
    if tracker is not None and tracker.active_loop_name:
        return _meant(parsed, WHY) if tracker.active_loop_name == FORM and puzzled(text) else parsed
    if tracker is not None and intent_of(parsed) in CORRECTED and told_otherwise(text, finished_answers(tracker)):
        otherwise = {name: parsed[name] for name in ("intent", "entities")}
        return _meant(parsed, CHANGE, otherwise=otherwise)
    said = after_alarm(_alarm(tracker), text, intent_of(parsed))
    if said:
        return _meant(parsed, FOLLOW_UP, said=list(said))
    texts = {part["text"] for part in parsed.get("questions") or ()}
    if len(texts) > 1 and not wants_together(text):
        # Several questions that each say what they mean carry on to nothing.
        return parsed
    question, before = question_from(parsed, text), _before(tracker)
    found = meaning(question, before)
    if found is None:
        alone = parsed.get("alone")
        return parsed if alone is None or not told_alone(question, before) else {**parsed, "intent": alone}
    return _meant(parsed, found.intent, **({"said": list(found.said)} if found.said else {}))


async def confirms(agent: Agent, conversation: str) -> str | None:
    """What a plain yes confirms: the payload of the button that the last thing said to the patient offered for it."""
    tracker = await agent.tracker_store.retrieve(conversation)
    said = tracker.latest_bot_utterance if tracker else None
    offered = [button["payload"] for button in ((said.data or {}).get("buttons") if said else None) or ()]
    return next((payload for payload in CONFIRMED_BY_YES if payload in offered), None)


def _meant(parsed: Mapping[str, Any], intent: str, **beside: Any) -> dict[str, Any]:
    kept = {name: value for name, value in parsed.items() if name not in ("questions", "asked")}
    return {**kept, **beside, "intent": {"name": intent, "confidence": 1.0}}


def _alarm(tracker: DialogueStateTracker | None) -> Alarm | None:
    """The last alarm of the conversation, with the messages since."""
    turns = 1
    for event in reversed(tracker.events if tracker else ()):
        if isinstance(event, Restarted):
            return None
        if isinstance(event, UserUttered):
            if event.intent_name in ALARMS:
                return Alarm(str(event.intent_name), turns)
            turns += 1
    return None


def finished_answers(tracker: DialogueStateTracker) -> dict[str, Any]:
    """The answers of the check, where it was finished; else none."""
    slots = tracker.current_slot_values()
    answers = answers_of(slots) if consented(slots) else {}
    return answers if answers and next_question(answers) is None else {}


def _person_just_asked_for(tracker: DialogueStateTracker | None) -> bool:
    """Whether the last turn asked a person in; not where a form waits for an answer that the words could be."""
    if tracker is None or tracker.active_loop_name:
        return False
    for event in reversed(tracker.events):
        if isinstance(event, BotUttered) and event.metadata.get("utter_action") == _BROUGHT:
            return True
        if isinstance(event, UserUttered):
            return event.intent_name in WANTED
    return False


def _before(tracker: DialogueStateTracker | None) -> Before:
    if tracker is None:
        return Before()
    areas = tuple(tracker.get_slot("areas") or ())
    told = [event for event in tracker.applied_events() if isinstance(event, UserUttered)]
    context = Context(
        tracker.get_slot("subject"), areas, spoken=spoken_of([{"entities": each.entities} for each in told])
    )
    last = next((each for each in reversed(tracker.events) if isinstance(each, BotUttered)), None)
    said = str(last.metadata.get("utter_action") or "") if last else ""
    return Before(context, said.startswith(_OUTCOME))
