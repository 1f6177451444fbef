"""The patient's consultation sheet, built from what the conversation gathered."""

from __future__ import annotations

import html
from collections.abc import Mapping
from typing import Any

from bot.consult.candidacy import QUESTIONS, assess
from bot.consult.questions import Question, exported, ranked
from bot.consult.quote_types import public
from bot.guide.facts import citations
from bot.guide.load import guide
from bot.sentences import clinic, sentence

TOP = 3
SAFETY_SOURCE = "product label"


def sheet(slots: Mapping[str, Any]) -> dict[str, Any]:
    """The sheet as the contract's JSON; parts are absent until they exist."""
    found: dict[str, Any] = {}
    answers = {question: slots[question] for question in QUESTIONS if slots.get(question) is not None}
    if slots.get("health_consent") == "yes" and answers:
        found["candidacy"] = _candidacy(answers)
    questions: list[Question] = slots.get("questions") or []
    if questions:
        found["questions"] = exported(ranked(questions))
    quote: Mapping[str, Any] | None = slots.get("quote")
    if quote:
        found["quote"] = {"findings": [public(finding) for finding in quote["findings"]]}
    return found


def _candidacy(answers: Mapping[str, Any]) -> dict[str, Any]:
    assessed = assess(answers)
    reasons = [
        {
            "code": reason.code.value,
            "text": sentence(f"utter_reason_{reason.code.value}"),
            "section": _section(reason.topic),
        }
        for reason in assessed.reasons
    ]
    return {"outcome": assessed.outcome.value, "reasons": reasons}


def _section(topic: str) -> str:
    if topic == "safety":
        return SAFETY_SOURCE
    return ", ".join(each["title"] for each in citations(guide(), [topic]))


def page(found: Mapping[str, Any]) -> str:
    """The sheet as a page to print."""
    questions = [each["text"] for each in found.get("questions", ())]
    parts = [
        f"<h1>{html.escape(sentence('utter_sheet_title'))}</h1>",
        f"<p>{html.escape(clinic().name)}</p>",
        *([] if found else [f"<p>{html.escape(sentence('utter_sheet_empty'))}</p>"]),
        *_findings(found.get("candidacy")),
        *_list(sentence("utter_sheet_top"), questions[:TOP]),
        *_list(sentence("utter_sheet_rest"), questions[TOP:]),
        f"<h2>{html.escape(sentence('utter_sheet_notes'))}</h2><div class='notes'></div>",
        f"<footer>{html.escape(sentence('utter_sheet_disclaimer'))}</footer>",
    ]
    title = html.escape(sentence("utter_sheet_title"))
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>"
        f"<link rel='stylesheet' href='/static/sheet.css'></head><body><main>{''.join(parts)}</main></body></html>"
    )


def _findings(candidacy: Mapping[str, Any] | None) -> list[str]:
    if candidacy is None:
        return []
    reasons = [f"{each['text']} ({each['section']})" for each in candidacy["reasons"]]
    return _list(sentence(f"utter_sheet_outcome_{candidacy['outcome']}"), reasons)


def _list(title: str, entries: list[str]) -> list[str]:
    if not entries:
        return []
    items = "".join(f"<li dir='auto'>{html.escape(entry)}</li>" for entry in entries)
    return [f"<h2>{html.escape(title)}</h2><ol>{items}</ol>"]
