"""The candidacy check: what the answers add up to, and what is asked next.

Pure functions over a plain mapping of question id to answer: an `int` for the age, one of `OPTIONS` for the
rest, `"not_sure"` for anything, `None` or a missing key for what has not been asked yet. `anatomic_reason`
(True, False or None) may stand beside the questions. Consent is the caller's business and comes before the
first question. Nothing here is a sentence for a patient: a reason is a code with one response.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.consult.candidacy_rules import BY_CODE, RULES, SAFETY, Rule
from bot.consult.candidacy_types import (
    ADULT,
    BEYOND_WINDOW,
    LATE_TWENTIES,
    MID_TWENTIES,
    NOT_SURE,
    OLDEST_PLAUSIBLE,
    OPTIONS,
    QUESTIONS,
    THIRTIES,
    YOUNGEST_PLAUSIBLE,
    Answers,
    Outcome,
    ReasonCode,
)

__all__ = [
    "ADULT",
    "BEYOND_WINDOW",
    "BY_CODE",
    "LATE_TWENTIES",
    "MID_TWENTIES",
    "NOT_SURE",
    "OF_HEALTH",
    "OLDEST_PLAUSIBLE",
    "OPTIONS",
    "QUESTIONS",
    "RULES",
    "SAFETY",
    "THIRTIES",
    "TO_KNOW",
    "YOUNGEST_PLAUSIBLE",
    "Answers",
    "Assessment",
    "Outcome",
    "Reason",
    "ReasonCode",
    "Rule",
    "assess",
    "grouped",
    "heading",
    "is_hard_stop",
    "is_legal",
    "is_minor",
    "next_question",
    "progress",
    "question_before",
    "still_to_ask",
    "to_clear_up",
    "to_tell",
    "worst",
]


@dataclass(frozen=True, slots=True)
class Reason:
    """A finding that applies to this person."""

    code: ReasonCode
    outcome: Outcome | None
    topic: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The worst finding's outcome, all findings (worst first, supporting last), and questions left unsure."""

    outcome: Outcome
    reasons: tuple[Reason, ...]
    doubts: tuple[str, ...]


def assess(answers: Answers) -> Assessment:
    """What the answers so far come to. With nothing known against it, that is `DISCUSS`: the doctor decides.

    Raises `ValueError` for an answer that is not one of the question's options.
    """
    _check(answers)
    reasons = tuple(Reason(rule.code, rule.outcome, rule.topic) for rule in RULES if rule.applies(answers))
    doubts = tuple(question for question in QUESTIONS if answers.get(question) == NOT_SURE)
    return Assessment(worst(reason.outcome for reason in reasons if reason.outcome), reasons, doubts)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """The most severe of `outcomes`; `DISCUSS` when there is none."""
    return max(outcomes, key=lambda outcome: outcome.severity, default=Outcome.DISCUSS)


def grouped(found: Assessment) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """The findings that decide the outcome, and the others; either may be empty."""
    decide = tuple(reason for reason in found.reasons if reason.outcome is found.outcome)
    return decide, tuple(reason for reason in found.reasons if reason not in decide)


def to_tell(found: Assessment) -> tuple[Reason, ...]:
    """The findings that the patient is told of: all, but beside a reason against treatment only what stops.

    What speaks for the treatment would soften the stop.
    """
    return grouped(found)[0] if found.outcome is Outcome.NOT_NOW else found.reasons


# These neither decide nor speak for it; the doctor should know of them.
TO_KNOW = frozenset(
    (
        ReasonCode.EARLY_TWENTIES_ANATOMIC,
        ReasonCode.BEYOND_WINDOW,
        ReasonCode.LINES_AT_REST,
        ReasonCode.EARLIER_TREATMENT,
        ReasonCode.STOPPED_WORKING,
    )
)
# Doubts behind which a reason against treatment may stand.
OF_HEALTH = ("pregnancy", "health_stop")


def heading(code: ReasonCode, outcome: Outcome) -> str:
    """Under what a finding stands where the check came to `outcome`: an outcome's value, `in_favour` or `to_know`."""
    counts = BY_CODE[code].outcome
    if counts not in (None, Outcome.DISCUSS):
        return counts.value
    if code in TO_KNOW:
        return "to_know"
    return outcome.value if outcome is Outcome.DISCUSS else "in_favour"


def to_clear_up(found: Assessment) -> tuple[str, ...]:
    """The doubts that come before everything else; beside a reason against treatment none does."""
    return tuple(each for each in found.doubts if each in OF_HEALTH and found.outcome is not Outcome.NOT_NOW)


def is_hard_stop(answers: Answers) -> bool:
    """Whether a finding is known that ends the check at once (a minor, pregnancy, a medical reason)."""
    _check(answers)
    return any(rule.outcome is Outcome.NOT_NOW and rule.applies(answers) for rule in RULES)


def next_question(answers: Answers) -> str | None:
    """The id of the question to ask now; None when all are answered or a hard stop is known."""
    return next(iter(still_to_ask(answers)), None)


def still_to_ask(answers: Answers) -> tuple[str, ...]:
    """The questions without an answer, in the order of asking; none once a hard stop is known.

    Until it is empty, what `assess` finds is no outcome yet: a reason not to go on may still come.
    """
    if is_hard_stop(answers):
        return ()
    return tuple(question for question in QUESTIONS if answers.get(question) is None)


def progress(answers: Answers) -> tuple[int, int] | None:
    """Which question is asked now, counted from 1, and of how many; None when none is left.

    It counts what is answered and not the place of the question, so that an answer given early makes no gap later on.
    """
    left = len(still_to_ask(answers))
    return (len(QUESTIONS) - left + 1, len(QUESTIONS)) if left else None


def question_before(question: str | None, answers: Answers) -> str | None:
    """The last question answered before `question` in the order of asking; of all, where it is None."""
    place = QUESTIONS.index(question) if question in QUESTIONS else len(QUESTIONS)
    return next((each for each in reversed(QUESTIONS[:place]) if answers.get(each) is not None), None)


def is_minor(answers: Answers) -> bool:
    """Whether the age says so; somebody who would rather not tell is taken at their word that they may be here."""
    return BY_CODE[ReasonCode.MINOR].applies(answers)


def is_legal(question: str, value: object) -> bool:
    """Whether `value` may stand as the answer to `question`."""
    if question == "age" and isinstance(value, int) and not isinstance(value, bool):
        return YOUNGEST_PLAUSIBLE <= value <= OLDEST_PLAUSIBLE
    return isinstance(value, str) and value in OPTIONS[question]


def _check(answers: Answers) -> None:
    """Refuse what no rule knows: an unread "pregnant" must never pass for the absence of a finding."""
    for question in QUESTIONS:
        value = answers.get(question)
        if value is not None and not is_legal(question, value):
            # Without the value itself: it is a health answer, and errors end up in logs.
            raise ValueError(f"answer to {question!r} must be {_legal_answers(question)}")


def _legal_answers(question: str) -> str:
    options = "one of " + ", ".join(OPTIONS[question])
    number = f"a whole number from {YOUNGEST_PLAUSIBLE} to {OLDEST_PLAUSIBLE} or "
    return number + options if question == "age" else options
