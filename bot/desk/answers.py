"""What the front desk looks up as it types: the answers that Maru would give, best first.

The query is understood as a message of a patient is, and beside that by its words, since staff type in catchwords and stop in
the middle of them. Every text is a response of ``domain.yml`` with the guide's and the clinic's facts filled in.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.clinic.records import Clinic
from bot.consult.answers import Context, Question, Reply, answer
from bot.consult.asked import question_from
from bot.consult.likeliest import likeliest
from bot.consult.micro import NUMBERS
from bot.consult.quote_words import area_count
from bot.consult.subjects import COVERED, UNCOVERED
from bot.consult.triage import Level, triage
from bot.conversation.understanding import scores
from bot.desk.answer_index import Card, areas_begun, cards, index, tokens
from bot.guide.facts import citations
from bot.guide.load import guide
from bot.sentences import clinic, known, sentence, topics_of, without_offer

Understand = Callable[[str], Awaitable[Mapping[str, Any]]]
MOST_CHARACTERS = 200
MOST_HITS = 8
# How much the understanding of a sentence counts beside the words, and what is named outright beside both.
BY_UNDERSTANDING, BY_WORDS, NAMED = 0.6, 1.0, 1.5
LEAST = 0.12
ALARMS = {
    Level.URGENT_NOW: "utter_urgent_now",
    Level.CALL_CLINIC: "utter_call_clinic",
    Level.DISTRESS: "utter_distress",
}
MICRO = "micro_botox"
_DOSE = re.compile(r"\b(?:dos\w*|unit?s?|iu|u|stand(?:ard?)?|baby|both sides|each side)\b")
_PRICE = re.compile(r"\b(?:pric\w*|costs?|fees?|charge|usd|dollars?|won)\b|\$")
_MICRO = re.compile(r"\bmi(?:cro|crob\w*|kro)\b")
_ALL_AREAS = re.compile(r"\ball (?:the )?areas?\b|\bfull face\b|\bwhole face\b")
_SEVERAL = re.compile(r"\b(?:several|multi\w*|more|both|combined?) areas?\b")
_AGE = re.compile(
    r"(?:\b(?:age[ds]?|is|caller|patient|client|pt|turned|he's|she's|shes|hes|at)\s+|^)(?P<age>[1-7]\d)\b(?!\s*(?:%|u\b|units?|usd|\$|-))"
    r"|\b(?P<old>[1-7]\d)\s*(?:yo|y/o|yrs?|years?)\b(?!\s+cost)"
)


@dataclass(frozen=True)
class Hit:
    """One answer. `id` is the response's name without ``utter_``; `short` is read out, `long` pasted.

    `kind` is guide, clinic (the clinic's own answer), uncovered, or alarm; `sources` are sections of the guide.
    """

    id: str
    title: str
    short: str
    long: str
    kind: str
    sources: tuple[str, ...] = ()
    area: str = ""


async def search(text: str, understand: Understand) -> list[Hit]:
    """The answers to a query, best first; none for an empty one. Of a long query only the beginning counts."""
    asked = " ".join(text[:MOST_CHARACTERS].split())
    if not asked:
        return []
    parsed = await understand(asked)
    return found(asked, parsed, clinic())


def found(asked: str, parsed: Mapping[str, Any], here: Clinic) -> list[Hit]:
    """The answers to a query as it was understood."""
    alarm = ALARMS.get(triage(asked, scores(parsed)).level)
    question = _read(asked, parsed)
    hits = [_alarm(alarm)] if alarm else []
    for name, _ in _ranked(question, parsed):
        hits += [hit for hit in _hits(cards()[name], question, here) if hit.id not in {each.id for each in hits}]
        if len(hits) >= MOST_HITS:
            break
    return hits[:MOST_HITS]


def _read(asked: str, parsed: Mapping[str, Any]) -> Question:
    """The query as a question: what the rules for entities found, and areas and ages as a desk types them."""
    whole = question_from(parsed, asked)
    words = asked.casefold()
    areas = tuple(dict.fromkeys((*whole.areas, *areas_begun(tokens(asked)))))
    if _ALL_AREAS.search(words):
        areas = tuple(area.id for area in guide().dosed())
    age = whole.age
    if age is None and not _PRICE.search(words) and (match := _AGE.search(words)):
        age = int(match["age"] or match["old"])
    micro = _MICRO.search(words) is not None
    treatments = (*whole.treatments, *((MICRO,) if micro and MICRO not in whole.treatments else ()))
    return replace(whole, areas=areas, age=age, treatments=treatments)


def _ranked(question: Question, parsed: Mapping[str, Any]) -> list[tuple[str, float]]:
    """The names of cards with their scores, best first."""
    by_intent = {card.intent: card.name for card in cards().values()}
    total: dict[str, float] = {}
    for intent, likely in _understood(parsed):
        if intent in by_intent:
            total[by_intent[intent]] = BY_UNDERSTANDING * likely
    for name, share in index().scores(tokens(question.text)).items():
        total[name] = total.get(name, 0.0) + BY_WORDS * share
    named = _named(question)
    if named:
        total[named] = total.get(named, 0.0) + NAMED
    kept = [(name, score) for name, score in total.items() if score >= LEAST]
    return sorted(kept, key=lambda entry: (-entry[1], entry[0]))


def _understood(parsed: Mapping[str, Any]) -> Sequence[tuple[str, float]]:
    """The intents with how likely they are; the chat's choice among near ones first."""
    ranking = [(each["name"], each["confidence"]) for each in parsed.get("intent_ranking", ()) if each["name"]]
    first = likeliest(ranking)[:1]
    return [(name, likely + 0.1 * (name in first)) for name, likely in ranking]


def _named(question: Question) -> str | None:
    """The card that the query names outright: an area, an age, or what an area costs or takes."""
    words = question.text.casefold()
    other = index().scores([word for word in tokens(question.text) if not word.isdecimal()])
    if MICRO in question.treatments:
        return "ask_price" if _PRICE.search(words) else "ask_micro_botox"
    if _PRICE.search(words) and (question.areas or _several(words)):
        return "ask_price"
    if question.areas:
        dosed = _DOSE.search(words) or re.search(r"\btotal\b", words)
        return "ask_dose" if dosed else "ask_area"
    if question.age is not None and not any(name in other for name in ("ask_dose", "ask_price")):
        return "ask_start_timing"
    return None


def _several(words: str) -> bool:
    return (area_count(words) or 0) > 1 or _SEVERAL.search(words) is not None or _ALL_AREAS.search(words) is not None


def _hits(card: Card, question: Question, here: Clinic) -> list[Hit]:
    """The answers of one card to a question."""
    if card.name not in (*COVERED, *UNCOVERED):
        return [_hit(card, Reply(card.name))]
    asked = replace(question, intent=card.name)
    replies = answer(asked, Context(), guide(), here).replies
    if card.name == "ask_price" and _several(question.text.casefold()) and not here.prices.ranges():
        replies = (Reply("utter_price_multi"),)
    if card.name == "ask_dose" and len(question.areas) > 1:
        # The sum first: it is what was asked for.
        replies = tuple(sorted(replies, key=lambda reply: reply.response != "utter_dose_sum"))
    if card.name == "ask_micro_botox" and len(replies) > 1:
        return [_hit(card, replies[0]), _hit(card, Reply(NUMBERS))]
    return [_hit(card, reply) for reply in replies]


def _alarm(response: str) -> Hit:
    short = sentence(response)
    more = f"{response}_watch"
    return Hit(
        response.removeprefix("utter_"), "", short, _joined(short, sentence(more) if known(more) else ""), "alarm"
    )


def _hit(card: Card, reply: Reply) -> Hit:
    values = dict(reply.values)
    short = without_offer(reply.response, **values)
    more = f"{reply.response}_more"
    topics = (*topics_of(reply.response), *reply.topics)
    sources = tuple(each["title"] for each in citations(guide(), topics))
    area = next((topic for topic in topics if topic.startswith("area_")), "")
    kind = "clinic" if reply.response == "utter_clinic_answer" else "uncovered" if "not_covered" in topics else "guide"
    name = reply.response.removeprefix("utter_")
    return Hit(
        id=f"{name}_{card.name.removeprefix('ask_')}" if kind == "clinic" else name,
        title=_title(card, reply, area),
        short=short,
        long=_joined(short, without_offer(more, **values) if known(more) else ""),
        kind=kind,
        sources=sources,
        area=area,
    )


def _title(card: Card, reply: Reply, area: str) -> str:
    named = str(reply.values.get("dose_areas") or reply.values.get("treatment_name") or "")
    if not named and area and card.name in ("ask_area", "ask_areas", "ask_dose"):
        named = guide().area(area).name
    if card.name == "ask_area" and named:
        return named[:1].upper() + named[1:]
    return f"{card.title}: {named}" if named else card.title


def _joined(*texts: str) -> str:
    return "\n\n".join(text for text in texts if text)
