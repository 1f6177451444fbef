"""The candidacy check: what is asked, in which order, and what the answers add up to.

Pure functions over a plain mapping of question id to answer: an `int` for the age, one of `OPTIONS` for the
rest, `"not_sure"` for anything, `None` or a missing key for what has not been asked yet. `anatomic_reason`
(True, False or None) may stand beside the questions. Consent is the caller's business and comes before the
first question. Nothing here is a sentence for a patient: a reason is a code with one response.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

Answers = Mapping[str, int | str | None]
Predicate = Callable[[Answers], bool]

NOT_SURE = "not_sure"

# Below and above these a number is a slip of the finger, not an age.
YOUNGEST_PLAUSIBLE = 10
OLDEST_PLAUSIBLE = 110

# First year of each age band. Adulthood is Korea's (19), which also covers the label's 18; the others are the
# guide's "early 20s", "mid 20s", "late 20s", "early 30s" and the end of "mid 30s" in years.
ADULT, MID_TWENTIES, LATE_TWENTIES, THIRTIES, BEYOND_WINDOW = 19, 24, 27, 30, 37

# The order of asking: what can end the check stands first, so nobody answers eight questions for nothing.
OPTIONS: dict[str, tuple[str, ...]] = {
    "age": (NOT_SURE,),  # a number, or "rather not say"
    "pregnancy": ("yes", "no", NOT_SURE),  # pregnant, trying or breastfeeding
    "health_stop": ("none", "neuromuscular", "allergy", "infection", NOT_SURE),
    "line_stage": ("none", "movement", "rest", NOT_SURE),
    "accelerators": ("family", "habits", "both", "neither", NOT_SURE),
    "goal": ("prevent", "soften", "transform", "freeze", "stop_ageing", NOT_SURE),
    "motive": ("own", "trend", NOT_SURE),
    "upkeep": ("yes", "no", NOT_SURE),  # is coming back every three to four months realistic
    "earlier_treatment": ("none", "yes", "stopped_working", NOT_SURE),
}
QUESTIONS: tuple[str, ...] = tuple(OPTIONS)


class Outcome(StrEnum):
    """What the check comes to, always worded as preparation. Compare with `severity`, never with `<`."""

    DISCUSS = "discuss"
    WAIT = "wait"
    RETHINK = "rethink"
    NOT_NOW = "not_now"

    @property
    def severity(self) -> int:
        """0 for the mildest outcome; as strings, `<` would compare the alphabet."""
        return list(Outcome).index(self)


class ReasonCode(StrEnum):
    """One finding each; every code has exactly one response."""

    MINOR = "minor"
    PREGNANCY = "pregnancy"
    NEUROMUSCULAR = "neuromuscular"
    ALLERGY = "allergy"
    INFECTION = "infection"
    GOAL_TRANSFORM = "goal_transform"
    GOAL_FREEZE = "goal_freeze"
    GOAL_STOP_AGEING = "goal_stop_ageing"
    MOTIVE_TREND = "motive_trend"
    UPKEEP_UNREALISTIC = "upkeep_unrealistic"
    EARLY_TWENTIES = "early_twenties"
    NO_LINES = "no_lines"
    EARLY_TWENTIES_ANATOMIC = "early_twenties_anatomic"
    MID_TWENTIES = "mid_twenties"
    LATE_TWENTIES = "late_twenties"
    THIRTIES = "thirties"
    BEYOND_WINDOW = "beyond_window"
    CANDIDATE_AGE = "candidate_age"
    LINES_WITH_MOVEMENT = "lines_with_movement"
    LINES_AT_REST = "lines_at_rest"
    FAMILY_HISTORY = "family_history"
    HABITS = "habits"
    GOAL_REALISTIC = "goal_realistic"
    UPKEEP_REALISTIC = "upkeep_realistic"
    EARLIER_TREATMENT = "earlier_treatment"
    STOPPED_WORKING = "stopped_working"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when `applies`, the finding `code` counts as `outcome` and cites `topic`.

    An `outcome` of None only supports and decides nothing. `topic` is a topic of the guide, or "safety" for a
    fact of the product label or the law.
    """

    code: ReasonCode
    outcome: Outcome | None
    applies: Predicate
    topic: str


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


def _said(question: str, *options: str) -> Predicate:
    return lambda answers: answers.get(question) in options


def _aged(first: int, last: int = OLDEST_PLAUSIBLE) -> Predicate:
    def applies(answers: Answers) -> bool:
        age = answers.get("age")
        return isinstance(age, int) and first <= age <= last

    return applies


def _all(*predicates: Predicate) -> Predicate:
    return lambda answers: all(predicate(answers) for predicate in predicates)


def _not(predicate: Predicate) -> Predicate:
    return lambda answers: not predicate(answers)


def _anatomic(answers: Answers) -> bool:
    return answers.get("anatomic_reason") is True


_EARLY = _aged(ADULT, MID_TWENTIES - 1)
# The guide also wants strong expressions here. Nobody can judge their own, so it is not asked but said.
_MID_ENTRY = _all(_aged(MID_TWENTIES, LATE_TWENTIES - 1), _said("line_stage", "movement", "rest"))
_LATE_ENTRY = _all(_aged(LATE_TWENTIES, THIRTIES - 1), _said("line_stage", "rest"))
_TWENTIES_OPEN = _all(_aged(MID_TWENTIES, THIRTIES - 1), _not(_MID_ENTRY), _not(_LATE_ENTRY))
_TREATED = _said("earlier_treatment", "yes", "stopped_working")
_RESISTANT = _said("earlier_treatment", "stopped_working")

# A new rule is one row. Worst first: reasons are shown in this order.
RULES: tuple[Rule, ...] = (
    Rule(ReasonCode.MINOR, Outcome.NOT_NOW, _aged(YOUNGEST_PLAUSIBLE, ADULT - 1), "safety"),
    Rule(ReasonCode.PREGNANCY, Outcome.NOT_NOW, _said("pregnancy", "yes"), "reconsider"),
    Rule(ReasonCode.NEUROMUSCULAR, Outcome.NOT_NOW, _said("health_stop", "neuromuscular"), "reconsider"),
    Rule(ReasonCode.ALLERGY, Outcome.NOT_NOW, _said("health_stop", "allergy"), "safety"),
    Rule(ReasonCode.INFECTION, Outcome.NOT_NOW, _said("health_stop", "infection"), "safety"),
    Rule(ReasonCode.GOAL_TRANSFORM, Outcome.RETHINK, _said("goal", "transform"), "reconsider"),
    Rule(ReasonCode.GOAL_FREEZE, Outcome.RETHINK, _said("goal", "freeze"), "not_claims"),
    Rule(ReasonCode.GOAL_STOP_AGEING, Outcome.RETHINK, _said("goal", "stop_ageing"), "not_claims"),
    Rule(ReasonCode.MOTIVE_TREND, Outcome.RETHINK, _said("motive", "trend"), "reconsider"),
    Rule(ReasonCode.UPKEEP_UNREALISTIC, Outcome.RETHINK, _said("upkeep", "no"), "reconsider"),
    Rule(ReasonCode.EARLY_TWENTIES, Outcome.WAIT, _all(_EARLY, _not(_anatomic)), "start_timing"),
    Rule(ReasonCode.NO_LINES, Outcome.WAIT, _said("line_stage", "none"), "good_candidate"),
    Rule(ReasonCode.EARLY_TWENTIES_ANATOMIC, Outcome.DISCUSS, _all(_EARLY, _anatomic), "start_timing"),
    Rule(ReasonCode.MID_TWENTIES, Outcome.DISCUSS, _MID_ENTRY, "start_timing"),
    Rule(ReasonCode.LATE_TWENTIES, Outcome.DISCUSS, _LATE_ENTRY, "start_timing"),
    Rule(ReasonCode.THIRTIES, Outcome.DISCUSS, _aged(THIRTIES, BEYOND_WINDOW - 1), "start_timing"),
    Rule(ReasonCode.BEYOND_WINDOW, Outcome.DISCUSS, _aged(BEYOND_WINDOW), "good_candidate"),
    Rule(ReasonCode.CANDIDATE_AGE, None, _TWENTIES_OPEN, "good_candidate"),
    Rule(ReasonCode.LINES_WITH_MOVEMENT, None, _said("line_stage", "movement"), "good_candidate"),
    Rule(ReasonCode.LINES_AT_REST, None, _said("line_stage", "rest"), "principle"),
    Rule(ReasonCode.FAMILY_HISTORY, None, _said("accelerators", "family", "both"), "good_candidate"),
    Rule(ReasonCode.HABITS, None, _said("accelerators", "habits", "both"), "good_candidate"),
    Rule(ReasonCode.GOAL_REALISTIC, None, _said("goal", "prevent", "soften"), "good_candidate"),
    Rule(ReasonCode.UPKEEP_REALISTIC, None, _said("upkeep", "yes"), "good_candidate"),
    Rule(ReasonCode.EARLIER_TREATMENT, None, _TREATED, "safety"),
    Rule(ReasonCode.STOPPED_WORKING, None, _RESISTANT, "antibody_resistance"),
)


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


def is_hard_stop(answers: Answers) -> bool:
    """Whether a finding is known that ends the check at once (a minor, pregnancy, a medical reason)."""
    _check(answers)
    return any(rule.outcome is Outcome.NOT_NOW and rule.applies(answers) for rule in RULES)


def next_question(answers: Answers) -> str | None:
    """The id of the question to ask now; None when all are answered or a hard stop is known."""
    if is_hard_stop(answers):
        return None
    return next((question for question in QUESTIONS if answers.get(question) is None), None)


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
