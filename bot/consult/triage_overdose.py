"""Pills taken in despair: "i swallowed the whole packet last night".

Base forms tell no tense, and "i take a lot of tablets" is somebody with many prescriptions, so this one sign is read from
the text as it was typed. All is bounded, so matching stays linear.
"""

import re

_DRUGS = (
    r"(?:pills?|tablets?|tabs|capsules|meds|medication|medicine|painkillers?|sleepers|paracetamols?|acetaminophen|tylenols?|ibuprofens?|aspirins?|xanax|valium|zolpidem|ambien"
    r"|diazepam|benzos|antidepressants)"
)
_MANY = (
    r"(?:an? (?:lot|load|bunch|handful|fistful|bottle|bottleful|packet|pack|box|strip|sheet|heap|pile|ton) of|lots of|loads of|handfuls of|dozens of"
    r"|(?:two|three|four|several|[2-9]) (?:boxes|packs|packets|bottles|strips|sheets|blisters) of|(?:the|an?|one|two|my) (?:whole|entire|full) (?:\w+ )?(?:of)?|all (?:of )?(?:the|my|her|his|our|those|these)|every|too many|so many|(?:way |far |much )?more|[2-9]\d|1[2-9]"
    r"|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
)
_TOOK = re.compile(
    rf"\b(?:took|taken|swallowed|downed|necked|popped)(?: (?!no\b|not\b|without\b)\w+){{0,2}}? {_MANY}(?: (?!mg\b|milligrams?\b|photos?\b|pictures?\b)[\w']+){{0,3}}? ?{_DRUGS}\b",
    re.IGNORECASE,
)
# what makes a course, a habit or a story of another time of it
_PRESCRIBED = re.compile(
    r"\b(?:years? ago|years back|over the years|as a (?:child|kid|teen\w*)|(?:vitamin|vitamins|supplements?|fish oil|herbal|biotin|iron|magnesium|collagen|zinc)"
    r"|(?:a|per|each|every) (?:day|morning|week|night|evening)|daily|usual|usually|always|prescribed|prescription|course|antibiotics?|schedule|as directed|regularly"
    r"|(?:for|against) (?:my|the|a|an|his|her|some) (?!face|look|life|skin)\w+|already today|this morning|the dog|the cat|my dog|my cat)\b",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:never|not|n't|if|when|whenever|have you|has anyone)(?: \w+){0,2} $|n't(?: \w+){0,2} $", re.IGNORECASE
)
# said of it, whatever else explains it
_MEANT = re.compile(
    r"\bon purpose\b|\b(?:to|it) (?:just )?(?:stop|end|be over|sleep forever|not wake up)\b|\bwant(?:ed)? (?:to die|it (?:all )?(?:to )?(?:stop|end|over))\b|\bi(?:'m| am) scared\b",
    re.IGNORECASE,
)
_CODE = "self_harm"


def overdose(text: str) -> set[str]:
    """The code of harm to oneself where `text`, normalised, tells of many pills that were taken; else nothing."""
    took = _TOOK.search(text)
    if took is None or _NOT.search(text[max(0, took.start() - 40) : took.start()]):
        return set()
    return set() if _PRESCRIBED.search(text) and not _MEANT.search(text) else {_CODE}
