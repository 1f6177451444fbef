"""The rules of the candidacy check: one row a finding, with the outcome it counts as and where it is said.

A row names its conditions in words, so that `maru explain` can show them, and the guide's own facts behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.consult.candidacy_types import (
    ADULT,
    BEYOND_WINDOW,
    LATE_TWENTIES,
    MID_TWENTIES,
    OLDEST_PLAUSIBLE,
    THIRTIES,
    YOUNGEST_PLAUSIBLE,
    Answers,
    Outcome,
    ReasonCode,
)

# The topic of findings that the guide has nothing about: the product label or the law says so.
SAFETY = "safety"


@dataclass(frozen=True, slots=True)
class Condition:
    """A predicate over answers, and the same in words ("age from 24 to 26")."""

    text: str
    holds: Callable[[Answers], bool]

    def __call__(self, answers: Answers) -> bool:
        """Whether it holds for these answers; what was not asked holds for nothing."""
        return self.holds(answers)

    def __and__(self, other: Condition) -> Condition:
        """Both."""
        return Condition(f"{self.text}, and {other.text}", lambda answers: self(answers) and other(answers))

    def __invert__(self) -> Condition:
        """The opposite."""
        return Condition(f"not ({self.text})", lambda answers: not self(answers))


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: when `applies`, the finding `code` counts as `outcome` and cites `topic`.

    An `outcome` of None only supports and decides nothing. `topic` is a topic of the guide, or `SAFETY` for a fact
    of the product label or the law. `says` names what stands there: facts of the guide by their name, safety facts
    as `safety:<fact>` or `safety:<fact>:<item>`.
    """

    code: ReasonCode
    outcome: Outcome | None
    applies: Condition
    topic: str
    says: tuple[str, ...]


def _said(question: str, *options: str) -> Condition:
    return Condition(f"{question} is {' or '.join(options)}", lambda answers: answers.get(question) in options)


def _aged(first: int, last: int = OLDEST_PLAUSIBLE) -> Condition:
    def holds(answers: Answers) -> bool:
        age = answers.get("age")
        return isinstance(age, int) and first <= age <= last

    if first == YOUNGEST_PLAUSIBLE:
        return Condition(f"age under {last + 1}", holds)
    return Condition(f"age {first} or more" if last == OLDEST_PLAUSIBLE else f"age from {first} to {last}", holds)


_ANATOMIC = Condition("an anatomic reason is known", lambda answers: answers.get("anatomic_reason") is True)
_NOT_ANATOMIC = Condition("no anatomic reason is known", (~_ANATOMIC).holds)
_EARLY = _aged(ADULT, MID_TWENTIES - 1)
# The guide also wants strong expressions here. Nobody can judge their own, so it is not asked but said.
_MID_ENTRY = _aged(MID_TWENTIES, LATE_TWENTIES - 1) & _said("line_stage", "movement", "rest")
_LATE_ENTRY = _aged(LATE_TWENTIES, THIRTIES - 1) & _said("line_stage", "rest")
_TWENTIES_OPEN = Condition(
    f"{_aged(MID_TWENTIES, THIRTIES - 1).text} without the lines that the guide wants at that age",
    (_aged(MID_TWENTIES, THIRTIES - 1) & ~_MID_ENTRY & ~_LATE_ENTRY).holds,
)
_TREATED = _said("earlier_treatment", "yes", "stopped_working")

_NOT_NOW, _RETHINK, _WAIT, _DISCUSS = Outcome.NOT_NOW, Outcome.RETHINK, Outcome.WAIT, Outcome.DISCUSS


def _rule(code: str, outcome: Outcome | None, applies: Condition, topic: str, *says: str) -> Rule:
    return Rule(ReasonCode(code), outcome, applies, topic, says)


# A new rule is one row. Worst first: reasons are shown in this order.
RULES: tuple[Rule, ...] = (
    _rule("minor", _NOT_NOW, _aged(YOUNGEST_PLAUSIBLE, ADULT - 1), SAFETY, "safety:minors", "start_earlier"),
    _rule(
        "pregnancy",
        _NOT_NOW,
        _said("pregnancy", "yes"),
        "reconsider",
        "reconsiderations_pregnancy_breastfeeding",
        "safety:tell_doctor:pregnancy",
        "safety:tell_doctor:breastfeeding",
    ),
    _rule(
        "neuromuscular",
        _NOT_NOW,
        _said("health_stop", "neuromuscular"),
        "reconsider",
        "reconsiderations_neuromuscular",
        "safety:tell_doctor:als",
        "safety:tell_doctor:myasthenia_gravis",
        "safety:tell_doctor:lambert_eaton",
    ),
    _rule("allergy", _NOT_NOW, _said("health_stop", "allergy"), SAFETY, "safety:contraindicated:allergy"),
    _rule("infection", _NOT_NOW, _said("health_stop", "infection"), SAFETY, "safety:contraindicated:infection"),
    _rule("goal_transform", _RETHINK, _said("goal", "transform"), "reconsider", "reconsiderations_transformation"),
    _rule("goal_freeze", _RETHINK, _said("goal", "freeze"), "not_claims", "not_claims_freeze"),
    _rule("goal_stop_ageing", _RETHINK, _said("goal", "stop_ageing"), "not_claims", "not_claims_stop_ageing"),
    _rule("motive_trend", _RETHINK, _said("motive", "trend"), "reconsider", "reconsiderations_trend"),
    _rule(
        "upkeep_unrealistic",
        _RETHINK,
        _said("upkeep", "no"),
        "reconsider",
        "reconsiderations_maintenance_unrealistic",
    ),
    _rule(
        "early_twenties",
        _WAIT,
        _EARLY & _NOT_ANATOMIC,
        "start_timing",
        "start_earlier",
        "reconsiderations_early_20s",
    ),
    _rule("no_lines", _WAIT, _said("line_stage", "none"), "good_candidate", "good_candidates_early_static"),
    _rule("early_twenties_anatomic", _DISCUSS, _EARLY & _ANATOMIC, "start_timing", "start_earlier"),
    _rule("mid_twenties", _DISCUSS, _MID_ENTRY, "start_timing", "start_mid_20s_text"),
    _rule("late_twenties", _DISCUSS, _LATE_ENTRY, "start_timing", "start_late_20s_text"),
    _rule(
        "thirties",
        _DISCUSS,
        _aged(THIRTIES, BEYOND_WINDOW - 1),
        "start_timing",
        "start_early_30s_text",
        "good_candidates_age_window",
    ),
    _rule(
        "beyond_window",
        _DISCUSS,
        _aged(BEYOND_WINDOW),
        "good_candidate",
        "good_candidates_age_window",
        "principle_harder",
    ),
    _rule("candidate_age", None, _TWENTIES_OPEN, "good_candidate", "good_candidates_age_window"),
    _rule(
        "lines_with_movement",
        None,
        _said("line_stage", "movement"),
        "good_candidate",
        "good_candidates_early_static",
    ),
    _rule("lines_at_rest", None, _said("line_stage", "rest"), "principle", "principle_harder"),
    _rule(
        "family_history",
        None,
        _said("accelerators", "family", "both"),
        "good_candidate",
        "good_candidates_family_history",
    ),
    _rule("habits", None, _said("accelerators", "habits", "both"), "good_candidate", "good_candidates_lifestyle"),
    _rule(
        "goal_realistic",
        None,
        _said("goal", "prevent", "soften"),
        "good_candidate",
        "good_candidates_realistic_expectations",
    ),
    _rule("upkeep_realistic", None, _said("upkeep", "yes"), "good_candidate", "good_candidates_maintenance"),
    _rule("earlier_treatment", None, _TREATED, SAFETY, "safety:tell_doctor:recent_toxin"),
    _rule(
        "stopped_working",
        None,
        _said("earlier_treatment", "stopped_working"),
        "antibody_resistance",
        "long_term_antibody_resistance",
    ),
)
BY_CODE: dict[ReasonCode, Rule] = {rule.code: rule for rule in RULES}
