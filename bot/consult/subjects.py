"""What patients ask about: the intent of each question and the response that answers it.

An intent of the guide ``ask_<name>`` is answered by ``utter_<topic>``; an intent that the guide is silent on by
``utter_not_covered_<name>``. Only the names that differ from their topic are listed one by one.
"""

from __future__ import annotations

from typing import Final

ASK: Final = "ask_"

# Answered by the guide: intent to response.
COVERED: Final[dict[str, str]] = {
    f"{ASK}{name}": f"utter_{topic}"
    for name, topic in {
        "principle": "principle",
        "definition": "definition_baby",
        "start_timing": "start_timing",
        "areas": "areas_overview",
        "area": "areas_overview",
        "not_claims": "not_claims",
        "dose": "dose",
        "micro_botox": "micro_botox",
        "good_candidate": "good_candidate",
        "reconsider": "reconsider",
        "long_term": "long_term",
        "atrophy": "atrophy",
        "antibody_resistance": "antibody_resistance",
        "cost_over_time": "cost_over_time",
        "aesthetic_preference": "aesthetic_preference",
        "combination": "combination",
        "consultation_questions": "consultation_questions",
        "price": "price",
        "maintenance": "maintenance",
        "red_flags": "red_flags",
        "alternatives": "alternatives_wait",
        "honest_framing": "honest_framing",
        "risks": "risks",
    }.items()
}

AFTERCARE: Final = (
    "aftercare",
    "aftercare_exercise",
    "aftercare_alcohol",
    "aftercare_lying_down",
    "aftercare_flying",
    "aftercare_makeup",
)

# The guide is silent; a clinic may answer each in its own file under this name (`answers:`).
SILENT: Final = (
    *AFTERCARE,
    "pain",
    "onset",
    "procedure",
    "stopping",
    "reversal",
    "uneven_results",
    "men",
    "medicines",
    "illnesses",
    "provider",
    "products",
    "other_areas",
    "medical_uses",
    "other_treatments",
    "insurance",
    "event_timing",
    "price_elsewhere",
    "price_units",
    "previous_treatment",
    "uncovered_other",
)
UNCOVERED: Final[dict[str, str]] = {f"{ASK}{name}": name for name in SILENT}

# These need what was said before.
FOLLOW_UPS: Final = ("follow_up", "correct", "ask_if_much")
TOLD: Final = "inform"

# Understood without anything that was said before.
STANDALONE: Final = (*COVERED, *UNCOVERED)

# Everything that `action_answer` answers.
QUESTIONS: Final = (*STANDALONE, *FOLLOW_UPS, TOLD)

# The treatments that people name, and where the guide speaks of combining them.
COMBINED: Final[dict[str, str]] = {
    "rejuran": "skin_boosters",
    "profhilo": "skin_boosters",
    "skin_booster": "skin_boosters",
    "hifu": "hifu_rf",
    "rf": "hifu_rf",
    "pico": "pico_toning",
    "retinoid": "daily_skincare",
    "sunscreen": "daily_skincare",
    "filler": "filler",
}
