"""All signs of the symptom gate, indexed by the words that can start them."""

from bot.consult.triage_consequences import CONSEQUENCES
from bot.consult.triage_described import DESCRIBED
from bot.consult.triage_distress import DISTRESS
from bot.consult.triage_milder import MILDER
from bot.consult.triage_types import Level, Sign, Together, compile_signs
from bot.consult.triage_urgent import URGENT

SIGNS: tuple[Sign, ...] = (*URGENT, *MILDER, *DISTRESS, *DESCRIBED, *CONSEQUENCES)

TOGETHER: tuple[Together, ...] = (
    Together(
        "droop_with_weakness",
        Level.URGENT_NOW,
        frozenset({"face_droop", "crooked_smile", "eyelid_droop"}),
        frozenset({"dizziness", "weakness", "muscle_weakness"}),
    ),
)

INDEX = compile_signs(SIGNS)
# words that name a symptom by themselves ...
SYMPTOM_WORDS = frozenset(
    """
    swallow choke breath breathless gasp suffocate wheeze speech slur hoarse voice vision blur double blind droop drop
    sag heavy weak weird uneven swell lump red redness rash hives itch infect pus fever chill flu headache migraine
    hurt pain sore ache burning numb tingle twitch bruise bleed dizzy nausea vomit faint fainted collapse paralyse
    stiff frozen tight crooked drool ptosis reaction allergic symptom trouble difficult worse unwell sick
    """.split()
)
# ... and those of the body or of an injection: together the hint that a sure classifier needs
WEAK_WORDS = SYMPTOM_WORDS | frozenset(
    """
    eye eyelid brow lash lashes face mouth lip tongue throat smile cheek jaw temple forehead nose chin neck head arm
    leg hand muscle chest skin body side see speak chew injection botox treatment session unit since normal
    """.split()
)
