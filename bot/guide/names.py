"""Names that rules and responses rely on, so the data has to hold every one of them.

The topic and area ids are the public contract; the codes are what decisions refer to.
"""

from typing import Final

AREAS: Final = (
    "area_glabella",
    "area_forehead",
    "area_crows_feet",
    "area_bunny_lines",
    "area_lip_flip",
    "area_masseter",
)

TOPICS: Final = (
    "principle",
    "definition_baby",
    "start_timing",
    "areas_overview",
    *AREAS,
    "not_claims",
    "dose",
    "micro_botox",
    "good_candidate",
    "reconsider",
    "long_term",
    "atrophy",
    "antibody_resistance",
    "cost_over_time",
    "aesthetic_preference",
    "combination",
    "consultation_questions",
    "price",
    "maintenance",
    "red_flags",
    "alternatives_wait",
    "honest_framing",
    "risks",
)

# Topics a reply may carry that have nothing to cite: the guide does not speak of them.
TOPICS_BESIDE_GUIDE: Final = (
    "not_covered",
    "urgent_now",
    "call_clinic",
    "contact_staff",
    "aftercare",
    "small_talk",
)

SECTIONS: Final = (
    "principle",
    "definition",
    "starting",
    "areas",
    "not_claims",
    "dosing",
    "micro_botox",
    "good_candidate",
    "reconsider",
    "long_term",
    "aesthetic_preference",
    "combination",
    "consultation_questions",
    "pricing",
    "red_flags",
    "honest_framing",
)

# A record goes by the first of these that it has.
ID_FIELDS: Final = ("id", "code")

PRICES: Final = ("single", "multi", "micro", "year")

# For each list in guide.yml, by the path of the list, the codes that must be in it. More may be added freely.
CODES: Final = {
    "starting.ages": ("mid_20s", "late_20s", "early_30s"),
    "not_claims.points": ("freeze", "stop_ageing", "substitute", "permanent", "risk_free"),
    "good_candidates.points": (
        "age_window",
        "early_static",
        "family_history",
        "lifestyle",
        "realistic_expectations",
        "maintenance",
    ),
    "reconsiderations.points": (
        "early_20s",
        "transformation",
        "trend",
        "neuromuscular",
        "pregnancy_breastfeeding",
        "maintenance_unrealistic",
    ),
    "long_term.points": ("atrophy", "antibody_resistance", "cost", "philosophy"),
    "consultation_questions.questions": (
        "appropriate",
        "dose",
        "brand",
        "maintenance",
        "effects",
        "alternatives",
    ),
    "red_flags.points": (
        "aggressive_dose",
        "ongoing_pressure",
        "stops_ageing",
        "same_dose",
        "no_expectations",
    ),
}

SAFETY_FACTS: Final = (
    "distant_spread",
    "distant_spread_at_label_doses",
    "contraindicated",
    "tell_doctor",
    "units_not_interchangeable",
    "minors",
)
