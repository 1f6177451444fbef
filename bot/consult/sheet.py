"""The patient's consultation sheet: what the conversation gathered, and how it is laid out, whatever it is rendered as.

`gathered` is the sheet as data, in the shape of the HTTP contract. `view` turns that into titles and entries, which the page,
the PDF and the plain text all show alike. Neither shortens what a patient wrote: a long sheet goes on to a further page.
Sentences come from outside as `say`, a function from the name of a response and its values to its text.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.clinic.records import Clinic
from bot.consult.calendar import spoken
from bot.consult.candidacy import (
    QUESTIONS,
    Outcome,
    ReasonCode,
    assess,
    heading,
    still_to_ask,
    to_clear_up,
    to_tell,
)
from bot.consult.planned import Plan
from bot.consult.questions import Question, exported, ranked
from bot.consult.quote_types import public
from bot.guide.facts import citations, joined
from bot.guide.records import Guide

Say = Callable[..., str]

TOP: Final = 3
SAFETY_SOURCE: Final = "product label"
GOALS: Final = {
    "prevent": "utter_sheet_goal_prevent",
    "soften": "utter_sheet_goal_soften",
    "transform": "utter_sheet_goal_transform",
    "freeze": "utter_sheet_goal_freeze",
    "stop_ageing": "utter_sheet_goal_stop_ageing",
}
# What is open about health comes first.
OPEN: Final = {"pregnancy": "utter_sheet_open_pregnancy", "health_stop": "utter_sheet_open_health_stop"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: `note` says where it comes from, `done` that it has been asked."""

    text: str
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under a title. `code` names it for layouts: goals, top, rest, findings (several), quote, plan or dates."""

    code: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that stands on the sheet, in reading order."""

    title: str
    clinic: str
    contact: tuple[str, ...]
    prepared: str
    parts: tuple[Part, ...]
    empty: str
    notes: str
    asked: str
    disclaimer: str

    def part(self, code: str) -> Part | None:
        """The part with that code."""
        return next((part for part in self.parts if part.code == code), None)


def gathered(slots: Mapping[str, Any], guide: Guide, clinic: Clinic, say: Say) -> dict[str, Any]:
    """The sheet as the contract's JSON, from the values of the conversation; parts are absent until they exist.

    What the check comes to exists when nothing is left to ask: before, a reason not to go on may be missing.
    """
    found: dict[str, Any] = {}
    answers = _answers(slots)
    if answers and not still_to_ask(answers):
        found["candidacy"] = _candidacy(answers, guide, say)
    questions: list[Question] = slots.get("questions") or []
    if questions:
        found["questions"] = exported(ranked(questions))
    findings = quoted(slots)
    if findings:
        found["quote"] = {"findings": [public(each) for each in findings]}
    if slots.get("plan"):
        found["plan"] = Plan.read(slots["plan"]).exported(guide, clinic.prices.ranges())
    return found


def unfinished(slots: Mapping[str, Any]) -> bool:
    """Whether the check was begun and has questions left."""
    answers = _answers(slots)
    return bool(answers) and bool(still_to_ask(answers))


def _answers(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The answers of the check, none without consent."""
    if slots.get("health_consent") != "yes":
        return {}
    return {question: slots[question] for question in QUESTIONS if slots.get(question) is not None}


def quoted(slots: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What was found when an offer was laid beside the guide, as it was kept."""
    return list((slots.get("quote") or {}).get("findings") or ())


def _candidacy(answers: Mapping[str, Any], guide: Guide, say: Say) -> dict[str, Any]:
    assessed = assess(answers)
    reasons = [
        {
            "code": reason.code.value,
            "text": say(f"utter_reason_{reason.code.value}"),
            "section": _section(reason.topic, guide),
        }
        for reason in to_tell(assessed)
    ]
    open = [{"code": doubt, "text": say(OPEN[doubt])} for doubt in to_clear_up(assessed)]
    return {"outcome": assessed.outcome.value, "reasons": reasons, **({"open": open} if open else {})}


def _section(topic: str, guide: Guide) -> str:
    return SAFETY_SOURCE if topic == "safety" else ", ".join(each["title"] for each in citations(guide, [topic]))


def hopes(slots: Mapping[str, Any], guide: Guide, say: Say) -> list[str]:
    """What the patient came for: the goal of the check, where consent was given, and the areas talked about."""
    goal = GOALS.get(str(slots.get("goal"))) if slots.get("health_consent") == "yes" else None
    areas = [guide.area(area).name for area in slots.get("areas") or ()]
    told = [say(goal)] if goal else []
    return [*told, say("utter_sheet_areas", area_names=joined(areas))] if areas else told


def view(
    found: Mapping[str, Any],
    goals: Sequence[str],
    clinic: Clinic,
    today: datetime.date,
    whose: str,
    say: Say,
    half_checked: bool = False,
) -> Sheet:
    """The sheet laid out.

    `found` is what `gathered` returned, `goals` what `hopes` did, `whose` the plan's prices are; `half_checked` says
    that the check is `unfinished`.
    """
    questions = [Entry(each["text"], done=each["done"]) for each in found.get("questions", ())]
    # What has been asked makes room at the top.
    waiting, asked = [each for each in questions if not each.done], [each for each in questions if each.done]
    parts = (
        Part("goals", say("utter_sheet_goals"), tuple(Entry(goal) for goal in goals)),
        Part("top", say("utter_sheet_top"), tuple(waiting[:TOP])),
        Part("rest", say("utter_sheet_rest"), (*waiting[TOP:], *asked)),
        *_findings(found.get("candidacy"), half_checked, say),
        _quote(found.get("quote"), say),
        *_plan(found.get("plan"), whose, say),
    )
    return Sheet(
        title=say("utter_sheet_title"),
        clinic=clinic.name,
        contact=(clinic.address, clinic.phone),
        prepared=say("utter_sheet_prepared", date=spoken(today)),
        parts=tuple(part for part in parts if part.entries),
        empty="" if found or half_checked else say("utter_sheet_empty"),
        notes=say("utter_sheet_notes"),
        asked=say("utter_sheet_asked"),
        disclaimer=say("utter_sheet_disclaimer"),
    )


# The headings of findings in reading order, beside what is still to clear up; that of the outcome comes first.
_HEADINGS: Final = {
    **{outcome.value: f"utter_sheet_outcome_{outcome.value}" for outcome in reversed(Outcome)},
    "in_favour": "utter_sheet_in_favour",
    "to_know": "utter_sheet_to_know",
}


def _findings(candidacy: Mapping[str, Any] | None, half_checked: bool, say: Say) -> tuple[Part, ...]:
    """Each finding under what it speaks for; what is open comes first."""
    if candidacy is None:
        left = (Entry(say("utter_sheet_check_unfinished")),) if half_checked else ()
        return (Part("findings", say("utter_sheet_check"), left),)
    outcome = Outcome(candidacy["outcome"])
    under: dict[str, list[Entry]] = {}
    for each in candidacy["reasons"]:
        entry = Entry(each["text"], note=each["section"])
        under.setdefault(heading(ReasonCode(each["code"]), outcome), []).append(entry)
    # What it comes to is always said, also where nothing but doubts was found.
    under.setdefault(outcome.value, [Entry(say("utter_sheet_nothing_against"))])
    open = tuple(Entry(each["text"]) for each in candidacy.get("open", ()))
    named = (Part("findings", say(title), tuple(under.get(code, ()))) for code, title in _HEADINGS.items())
    return Part("findings", say("utter_sheet_open"), open), *named


def _quote(quote: Mapping[str, Any] | None, say: Say) -> Part:
    if quote is None:
        return Part("quote", "", ())
    return Part("quote", say("utter_sheet_quote"), tuple(Entry(str(each["text"])) for each in quote["findings"]))


def _plan(plan: Mapping[str, Any] | None, whose: str, say: Say) -> tuple[Part, ...]:
    if plan is None:
        return ()
    spans = {name: Plan.spoken_cost(plan, name) for name in ("per_session", "per_year")}
    costs = Entry(say("utter_sheet_costs", **spans, whose=whose))
    dates = tuple(Entry(spoken(datetime.date.fromisoformat(day))) for day in plan.get("dates", ()))
    return Part("plan", say("utter_sheet_plan"), (costs,)), Part("dates", say("utter_sheet_dates"), dates)


def as_text(sheet: Sheet) -> str:
    """The sheet for a messaging app: lines of plain text, questions numbered throughout."""
    lines = [sheet.title, f"{sheet.clinic}, {', '.join(sheet.contact)}", sheet.prepared]
    if sheet.empty:
        lines += ["", sheet.empty]
    number = 0
    for part in sheet.parts:
        lines += ["", part.title]
        for entry in part.entries:
            number += part.code in ("top", "rest")
            mark = f"{number}." if part.code in ("top", "rest") else "-"
            lines.append(f"{mark} {_one_line(entry.text)}{_aside(entry, sheet)}")
    return "\n".join([*lines, "", sheet.disclaimer, ""])


def _aside(entry: Entry, sheet: Sheet) -> str:
    asides = [aside for aside in (entry.note, sheet.asked if entry.done else "") if aside]
    return f" ({', '.join(asides)})" if asides else ""


def _one_line(text: str) -> str:
    """A text cannot pretend to be several lines of the sheet."""
    return " ".join(text.split())
