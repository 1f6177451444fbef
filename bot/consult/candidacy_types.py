"""What the candidacy check asks, and what it can find: questions, options, outcomes, reason codes.

Plain names without any decision; the rules over them stand in `candidacy_rules`, what they add up to in `candidacy`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

Answers = Mapping[str, int | str | None]

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
