"""What stands behind an outcome of the candidacy check, for whoever signs the rules off: `maru explain`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.markup import escape

from bot.consult.candidacy import (
    BY_CODE,
    QUESTIONS,
    RULES,
    Outcome,
    ReasonCode,
    Rule,
    assess,
    next_question,
    still_to_ask,
)
from bot.consult.candidacy_sources import evidence
from bot.guide.load import guide
from bot.guide.safety import safety
from bot.sentences import sentence

ANATOMIC = "anatomic_reason"
# What people call the answers, beside the names of the options themselves.
ALIASES: dict[str, dict[str, str]] = {
    "line_stage": {"dynamic": "movement", "static": "rest", "no": "none"},
    "earlier_treatment": {"no": "none"},
    "accelerators": {"none": "neither", "no": "neither"},
    "health_stop": {"no": "none"},
    "goal": {"stop_aging": "stop_ageing"},
}
_SUPPORTS = "supports only"


class ExplainError(ValueError):
    """What was given is no reason code and no set of answers; the message says what would have worked."""


def answers_from(given: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by question from options or JSON, aliases replaced, absent ones left out.

    Raises:
        ExplainError: an unknown question, or a value that is not one of its answers.
    """
    unknown = sorted(set(given) - {*QUESTIONS, ANATOMIC})
    if unknown:
        raise ExplainError(f"no question {unknown[0]!r}; known are {', '.join((*QUESTIONS, ANATOMIC))}")
    named = {question: _named(question, value) for question, value in given.items() if value is not None}
    try:
        assess(named)
    except ValueError as error:
        raise ExplainError(str(error)) from error
    return named


def _named(question: str, value: Any) -> Any:
    if question == "age" and isinstance(value, str) and value.isdecimal():
        return int(value)
    if question == ANATOMIC:
        if not isinstance(value, bool):
            raise ExplainError(f"{ANATOMIC} must be true or false")
        return value
    if not isinstance(value, str):
        return value
    word = value.strip().casefold().replace("-", "_").replace(" ", "_")
    return ALIASES.get(question, {}).get(word, word)


def answers_from_json(text: str) -> dict[str, Any]:
    """The same from one JSON object, such as ``{"age": 24, "line_stage": "movement"}``.

    Raises:
        ExplainError: not JSON, not an object, or as `answers_from`.
    """
    try:
        given = json.loads(text)
    except ValueError as error:
        raise ExplainError(f"standard input is not JSON: {error}") from error
    if not isinstance(given, dict):
        raise ExplainError('standard input must be one JSON object, such as {"age": 24, "line_stage": "movement"}')
    return answers_from(given)


def rules_for(code: str) -> list[Rule]:
    """The rule of a reason code, or all rules of an outcome.

    Raises:
        ExplainError: neither.
    """
    name = code.strip().casefold().replace("-", "_")
    if name in list(Outcome):
        return [rule for rule in RULES if rule.outcome == name]
    if name in list(ReasonCode):
        return [BY_CODE[ReasonCode(name)]]
    raise ExplainError(f"no code {code!r}; codes are {', '.join(ReasonCode)}; outcomes are {', '.join(Outcome)}")


def as_data(rule: Rule) -> dict[str, Any]:
    """One rule with everything behind it, ready for JSON."""
    behind = evidence(rule, guide(), safety())
    return {
        "code": rule.code.value,
        "outcome": rule.outcome.value if rule.outcome else None,
        "when": rule.applies.text,
        "section": behind.section,
        "anchor": behind.anchor,
        "says": [{"text": said.text, "source": said.source} for said in behind.said],
        "sentence": sentence(f"utter_reason_{rule.code.value}"),
    }


def assessed(answers: Mapping[str, Any]) -> dict[str, Any]:
    """What answers come to, and why, ready for JSON; `outcome` is only that so far until `decided`."""
    found = assess(answers)
    return {
        "outcome": found.outcome.value,
        "decided": not still_to_ask(answers),
        "decided_by": [reason.code.value for reason in found.reasons if reason.outcome is found.outcome],
        "reasons": [as_data(BY_CODE[reason.code]) for reason in found.reasons],
        "doubts": list(found.doubts),
        "next_question": next_question(answers),
        "still_to_ask": list(still_to_ask(answers)),
    }


def explained(code: str | None, given: Mapping[str, Any], piped: str, console: Console, as_json: bool) -> None:
    """Print what is asked for: answers given or piped in as JSON, else a code's rules, else all rules.

    Raises:
        ExplainError: nothing of the kind is known, or a code and answers are given at once.
    """
    if code and (given or piped.strip()):
        raise ExplainError("give a code or answers, not both")
    if given or piped.strip():
        print_assessment(answers_from(given) if given else answers_from_json(piped), console, as_json)
        return
    print_rules(rules_for(code) if code else list(RULES), console, as_json)


def print_rules(rules: list[Rule], console: Console, as_json: bool = False) -> None:
    """Print rules, one after another."""
    if as_json:
        console.print_json(json.dumps([as_data(rule) for rule in rules], ensure_ascii=False))
        return
    for rule in rules:
        _print_rule(as_data(rule), console)


def print_assessment(answers: Mapping[str, Any], console: Console, as_json: bool = False) -> None:
    """Print what answers come to and which rule and section each reason comes from."""
    found = assessed(answers)
    if as_json:
        console.print_json(json.dumps(found, ensure_ascii=False))
        return
    reasons = ", ".join(found["decided_by"])
    if found["decided"]:
        why = f"decided by: {reasons or 'nothing speaks against a talk with the doctor'}"
        _line(console, f"[bold]{found['outcome']}[/]", escape(why))
    else:
        so_far = f"so far {found['outcome']}, by: {reasons or 'nothing yet'}"
        _line(console, "[bold]not decided yet[/]", escape(so_far))
    for data in found["reasons"]:
        _print_rule(data, console)
    if found["doubts"]:
        _line(console, "not sure:", escape(", ".join(found["doubts"])))
    if found["still_to_ask"]:
        _line(console, "still to ask:", escape(", ".join(found["still_to_ask"])))


def _print_rule(data: Mapping[str, Any], console: Console) -> None:
    _line(console, f"[bold]{data['code']}[/]", f"→ {data['outcome'] or _SUPPORTS}")
    _line(console, "  when    ", escape(str(data["when"])))
    for said in data["says"]:
        _line(console, "  from    ", escape(f"{said['source']}: {said['text']}"))
    _line(console, "  said as ", escape(str(data["sentence"])))


def _line(console: Console, name: str, text: str) -> None:
    console.print(name, text, highlight=False, soft_wrap=True)
