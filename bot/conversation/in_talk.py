"""What a message means after what was said before it: an alarm, an outcome, areas spoken of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rasa.core.agent import Agent
from rasa.shared.core.events import BotUttered, Restarted, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.consult.after_alarm import ALARMS, Alarm, after_alarm
from bot.consult.asked import Context, intent_of, question_from, spoken_of
from bot.consult.follow_ups import Before, meaning, told_alone

ADD = "add_question"
FOLLOW_UP = "follow_up"
# The button that erases everything.
ERASE = '/delete_my_data{"confirmed": "yes"}'
# A plain yes to these buttons may be typed as well as tapped: messaging apps have no other way to erase, or to send the sheet.
CONFIRMED_BY_YES = (ERASE, '/get_sheet{"confirmed": "yes"}')
_OUTCOME = "utter_outcome_"


async def as_meant_in_talk(agent: Agent, conversation: str, text: str, parsed: dict[str, Any]) -> dict[str, Any]:
    """The parse, as the follow-up that it is after what was said before.

    Where the answer is decided with that, its responses stand under ``said``. A form reads its messages by itself, and what
    follows "add:" is the patient's, in whatever language.

    Raises:
        TurnError: the conversation cannot be had (503).
    """
    if intent_of(parsed) == ADD:
        return parsed
    tracker = await agent.tracker_store.retrieve(conversation)
    if tracker is not None and tracker.active_loop_name:
        return parsed
    said = after_alarm(_alarm(tracker), text, intent_of(parsed))
    if said:
        return _meant(parsed, FOLLOW_UP, said=list(said))
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
