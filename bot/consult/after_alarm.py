"""What the next few messages after an alarm mean: mostly they are still about what is wrong.

A pure decision. Nothing here reassures: every answer sends the patient to the clinic, to emergency care or to a crisis line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# So many messages after an alarm are read in its light.
MOST_TURNS = 5
URGENT, CALL, DISTRESS = "report_urgent_symptom", "report_symptom", "report_distress"
ALARMS = (URGENT, CALL, DISTRESS)

_WATCH = "utter_call_clinic_watch"
# Words of a subject of its own: prices, doses, the check, the list, the clinic, the data.
_ELSEWHERE = re.compile(
    r"\b(?:price\w*|cost\w*|pay|expensive|refund|units?|dose\w*|how much|micro|my list|the list|a question|check|candidate"
    r"|appointment|book|addresse?s?|open|opening|hours|parking|data|privacy|delete|erase|human|person|somebody|front desk"
    r"|in general|generally|people|my (?:friend|sister|mother|mom|mum)|areas?|pregnan\w*|what is|what's|bye|goodbye"
    r"|start over|restart|another question|something else|different question|can you speak|are you)\b"
)
_NAMED = re.compile(
    r"\b(?:botox|botulinum|treatment|filler|guide|forehead|glabella|lip flip|masseter|crow'?s feet|bunny lines)\b"
)
_JUDGE = re.compile(
    r"\b(?:normal|dangerous|serious|bad|common|usual|expected|okay|ok|fine|harmless|worr(?:y|ied|ying)|urgent|emergency"
    r"|a lot|much|typical|allergic)\b"
)
_HOW_LONG = re.compile(
    r"\b(?:how long|how many (?:days|weeks|months|hours)|go(?:es)? away|wear(?:s)? off|get better|gets better|permanent"
    r"|forever|until when|when (?:will|does|is|do|can)|come back to normal|back to normal|last)\b"
)
_WHAT_TO_DO = re.compile(
    r"\b(?:what (?:should|can|could|shall|must|do|now|else)|should i|shall i|can i|could i|may i|do i|must i|what to do"
    r"|help|who (?:do|should|can)|what if|where (?:do|should|can)|can you|wait|tomorrow|nobody|no one|closed|answer(?:s|ing)?)\b"
)
_DONE = re.compile(
    r"\b(?:ok|okay|calling|call(?:ed)?|ring(?:ing)?|rang|will do|i will|i'll|thanks?|thank you|thx|ty|sure|alright"
    r"|all right|got it|understood|on my way|going|yes|yeah|yep|fine|good)\b"
)
_ASKS = re.compile(r"\?|^(?:so |and |but )*(?:is|are|was|does|do|did|will|would|why|how|what|when|should|could|can)\b")
# What a message that means no subject of its own may be taken for; from words of the alarm alone the classifier makes these.
_LOOSE = (
    "inform", "affirm", "deny", "not_sure", "nlu_fallback", "out_of_scope", "chitchat", "thank", "ask_why", "ask_if_much",
    "ask_if_problem", "ask_risks", "follow_up", "correct", "ask_uneven_results", "ask_reversal", "ask_clinic_info", "stop",
    *ALARMS,
)  # fmt: skip
MOST_WORDS_DONE, MOST_WORDS_LOOSE = 7, 25


@dataclass(frozen=True)
class Alarm:
    """The last alarm: its intent, and how many messages of the patient came after it, the one to be read included."""

    intent: str
    turns: int


def after_alarm(alarm: Alarm | None, text: str, intent: str) -> tuple[str, ...]:
    """The responses to a message that still belongs to an alarm; empty for one that is about something else."""
    said = " ".join(text.lower().replace("’", "'").split())
    if alarm is None or alarm.turns > MOST_TURNS or _ELSEWHERE.search(said):
        return ()
    count = len(said.split())
    asks = bool(_ASKS.search(said))
    done = not asks and count <= MOST_WORDS_DONE and _DONE.search(said) is not None
    about = [name for name, words in (("how_long", _HOW_LONG), ("judge", _JUDGE), ("what_to_do", _WHAT_TO_DO))
             if asks and words.search(said)]  # fmt: skip
    loose = intent in _LOOSE and count <= MOST_WORDS_LOOSE
    if _NAMED.search(said) and (asks or not loose):
        return ()
    if not (done or about or loose):
        return ()
    return _responses(alarm.intent, "done" if done else about[0] if about else "judge" if asks else "detail")


def _responses(alarm: str, kind: str) -> tuple[str, ...]:
    if alarm == DISTRESS:
        return ("utter_after_distress",)
    if alarm == URGENT:
        return ("utter_after_urgent_done",) if kind == "done" else ("utter_after_urgent",)
    if kind == "what_to_do":
        return ("utter_call_clinic", _WATCH)
    return (f"utter_after_alarm_{kind}",) if kind == "done" else (f"utter_after_alarm_{kind}", _WATCH)


# Everything that can be said here, for those that need the names.
SAID = tuple(
    dict.fromkeys(
        name
        for alarm in ALARMS
        for kind in ("done", "judge", "how_long", "detail", "what_to_do")
        for name in _responses(alarm, kind)
    )
)
