"""What another cause explains: an allergy told in general, stairs, the cold, tears, a language that is not one's own.

It counts only for the words that the cause can explain, and only while nothing in the message tells of an injection had, of
a beginning or of now. Some causes explain what is milder even where it is of today: puffy eyes from a short night. Regular expressions over base forms (`triage_words`) separated by single spaces.
"""

import re
from dataclasses import dataclass

from bot.consult.triage_message import Place
from bot.consult.triage_past import without_ends


@dataclass(frozen=True)
class _Cause:
    """The words of a match that it can explain, and the phrase that names it in their sentence.

    `today`: it explains even what has begun or is there now, of the milder signs alone unless it is `plain`.
    `near`: it is named in the clause of the words, not only in their sentence.
    """

    explains: frozenset[str]
    named: re.Pattern[str]
    today: bool = False
    plain: bool = False
    near: bool = False


def _cause(explains: str, *named: str, today: bool = False, plain: bool = False, near: bool = False) -> _Cause:
    return _Cause(frozenset(explains.split()), re.compile(rf"\b(?:{'|'.join(named)})\b"), today, plain, near)


_ALLERGEN = (
    r"(?:lidocaine|novocaine|anaesthetic|anesthetic|numbing|numb cream|emla|bee|bees|wasp|wasps|hornet|sting|stings|mosquito|peanut|peanuts|nut|nuts"
    r"|shellfish|shrimp|prawns?|lobster|strawberr\w+|kiwi|mango|eggs?|latex|nickel|penicillin|ibuprofen|aspirin|cats|pollen|sesame|soy)"
)
_BREATH = "breath breathless chest tight short out gasp winded panting air"
_MOVED = (
    r"(?:wedding|film|movie|song|speech|goodbye|farewell|funeral|graduation|photo|photos|picture|pictures|letter|emotion|emotional|emotions"
    r"|moved|touched|tears|sadness|pride|proud|gratitude|nostalgia|story|news|nerves)"
)
_TIRING = (
    r"(?:sleep|sleeping|sleepless|tired|tiredness|fatigue|insomnia|screens?|computer|laptop|monitor|phone|reading|cry|crying|salt|salty|ramen|ramyeon|noodles"
    r"|drink|drinking|alcohol|soju|beer|wine|champagne|hangover|night shifts?|shifts?|jet lag|flight|flights|pollen|hay fever|dust|smoke|chlorine|pool"
    r"|swimming|contacts|lenses|allergic|cats?|dogs?|stress|coffee|exams?|period|all nighter|party|sauna|sunburn|retinol|tretinoin|wind|cold|sun|newborn)"
)
_FROM = r"(?:from|because of|due to|after|thanks to|blame|of|by|with)"
_SINGING = (
    r"(?:karaoke|noraebang|concert|concerts|sing|singing|shouting|screaming|cheering|game|match|teaching|lecture|lectures|lecturing|presentation"
    r"|presentations|choir|stadium|speech day|rehearsal)"
)
_NEEDLE = r"(?:injection|blood|syringe|syringes|vaccination|vaccinations|vaccine|blood test|blood draw|cannula)"
_ILL = r"(?:cold|flu|covid|bronchitis|pneumonia|laryngitis|tonsillitis|infection|hay fever|mono)"
_PAYING = r"(?:payments?|price|prices|quote|total|cost|costs|dollars?|fees?|bill|bills|won|usd|money|budget|invoice)"
_ANY = "swallow choke breath short speak speech voice hoarse pronounce word words vision see eye blur double weak lift arm leg hand hold pee bladder lip"
_CAUSES = (
    _cause(
        "eyelid eye face brow forehead swell red heavy water dry itch twitch sag open close",
        rf"{_FROM} (?:(?!botox\b|injection\b|treatment\b|forehead\b)\w+ ){{0,3}}{_TIRING}",
        r"hay fever|pollen season|wear contacts|contact lenses|night shifts?|before (?:my )?(?:first )?coffee|lack of sleep|no sleep|little sleep|hungover|all nighter|not (?:sleep|slept|sleeping)|slept badly",
        today=True,
    ),
    _cause(
        "headache head hurt ache dizzy nausea migraine sick vomit tired",
        rf"{_FROM} (?:(?!botox\b|injection\b|treatment\b)\w+ ){{0,3}}(?:{_TIRING}|numbers|options|traffic|weather|heat|noise|sinus|studying|bus|boat|roller coaster)",
        r"headache (?:just |only )?(?:reading|scrolling|comparing)|hungover|hangover|(?:for|on|before|of|get) my period|seasick|carsick|motion sickness",
        today=True,
    ),
    _cause(
        "headache migraine",
        r"(?<!botox )(?<!injection )(?<!treatment )(?<!it )(?<!this )(?<!that )(?<!they )give me (?:such )?(?:an? )?(?:\w+ )?(?:headache|migraine)",
    ),
    _cause(
        "voice hoarse lose speak throat",
        rf"(?:from|after|at|of) (?:(?!botox\b|injection\b|treatment\b)\w+ ){{0,3}}{_SINGING}|(?:from|after) speak|voice (?:\w+ ){{0,2}}(?:cheering|sing|singing|shouting|screaming)",
        today=True,
        plain=True,
    ),
    _cause(
        "speak speech numb lip mouth face tongue drool jaw cheek",
        r"(?:dentist|dental|root canal|filling|wisdom tooth)(?: \w+){0,4} (?:numb|froze|novocaine|anaesthetic|anesthetic)",
        r"(?:numb|novocaine|anaesthetic|anesthetic)(?: \w+){0,4} (?:dentist|dental|root canal|filling|wisdom tooth)",
        today=True,
        plain=True,
    ),
    _cause(
        "voice hoarse lose cough swallow throat breath short fever swell speak",
        rf"(?:last|worst|when i had (?:\w+ ){{0,2}}) ?{_ILL} (?:was|in|i had)|(?:when|while|time|once) i had (?:\w+ ){{0,2}}{_ILL}"
        rf"|had (?:\w+ ){{0,2}}{_ILL} (?:in|last|back|during|as|when|and was|then)",
    ),
    _cause(
        "faint fainted pass passed black blacked collapse dizzy weak nausea vomit sick breath numb hand leg light",
        rf"(?:whenever|when|every time|each time|always|at|just|vision|see) (?:\w+ ){{0,4}}{_NEEDLE}|{_NEEDLE} (?:\w+ ){{0,2}}make"
        rf"|(?:injection|blood) phobia|phobia of|(?:terrified|scared|afraid|frightened|nervous) (?:of|about|around) (?:\w+ )?{_NEEDLE}",
    ),
    _cause(
        "breath dizzy faint fainted swallow choke speak face mouth fall drop heart pass",
        rf"(?:when|at|after|by|see|saw|hear|heard|read) (?:(?!and\b|but\b|my\b)\w+ ){{0,5}}{_PAYING}",
        today=False,
    ),
    _cause(
        "dizzy headache nausea sick", rf"(?:{_PAYING}|total|number|numbers|quote) (?:\w+ )?(?:make|give)", today=True
    ),
    _cause(
        "breath air",
        r"breath (?:\w+ )?(?:in|inside|on) (?:this|that|the|those|these) (?:\w+ )?(?:heat|subway|metro|bus|train|crowd|dress|smog|city|humidity|sauna|elevator|weather)",
        r"air (?:here |there |in \w+ )?is (?:so |too |very )?(?:dry|bad|dirty|polluted|thick|dusty)",
    ),
    _cause("slur word words speech speak", r"when (?:i am |i get )?(?:drunk|tipsy|drink|wasted)"),
    _cause(
        "climb walk stand leg carry", r"crutches|plaster cast|in a cast|wheelchair|sprained", today=True, plain=True
    ),
    _cause("swell", r"from kissing|plumper", today=True),
    _cause(
        "lip",
        rf"{_FROM} (?:\w+ ){{0,2}}(?:kissing|lip plumper|plumper|spicy|chilli|filler|fillers)",
        today=True,
        plain=True,
    ),
    _cause("hand feel numb arm leg", r"in (?:this|the|such) (?:\w+ )?(?:cold|snow|frost|winter|weather)|freezing"),
    _cause(
        "faint fainted dizzy sick nausea weak",
        r"(?:just|even|only) (?:think|thinking|speak|read|reading|hear|hearing|look|imagine|imagining)|at the (?:thought|idea)|the thought of",
    ),
    # how it has always been, and an illness that is told with its habit
    _cause(
        _ANY,
        r"since (?:birth|childhood|i can remember)|all my life|my whole life|born (?:with|like)|for (?:many )?year|as long as i can|ever since i was",
        near=True,
    ),
    _cause(
        _ANY,
        r"always (?:has|have|had|was|did)(?: been)?(?: (?:like|that|this|so|way|been))*$|(?:has|have) always been (?:like|so|that|weak|hoarse|hard|difficult|bad|blur|weird)",
    ),
    _cause(
        "breath breathless short gasp air",
        r"(?:asthma|asthmatic|deviated septum|nostril|panic attacks?|polyps|sinuses|snore|sleep apnea|anaemic|anemic|copd|smoker)(?: \w+){0,6}"
        r" (?:sometimes|often|usually|when|whenever|at night|in winter|in spring|nostril|exercise|controlled|nose|in lifts)",
        r"(?:smell|scent|perfume|fumes|dust|incense)(?: \w+){0,5} make",
        r"breath (?:\w+ ){0,3}(?:left|right|one) nostril",
    ),
    _cause(
        "voice hoarse speak",
        r"(?:smoker|smoking|cigarettes)|(?:every|each|by) (?:friday|week|evening|weekend)|deep voice|deep hoarse|voice naturally|naturally (?:hoarse|deep)",
    ),
    _cause(
        "vision eye blur see",
        r"(?:migraines?|aura|cataracts?|floaters|astigmatism|keratoconus)(?: \w+){0,8} (?:for year|sometimes|always|often|aura|since|minute)",
        rf"{_FROM} (?:\w+ ){{0,5}}(?:screens?|computer|laptop|monitor|phone|reading|coding|gaming)",
    ),
    _cause("arm leg weak lift climb carry", r"(?:push|pull|sit|chin) ups?|pushups?|pullups?|planks?"),
    _cause(
        "pee bladder hold leak leaking wet",
        r"since (?:(?:my|the|giving) )?(?:\w+ )?(?:birth|child|baby|kid|pregnancy|daughter|son)|(?:when|whenever) i (?:laugh|sneeze|cough|jump|run)|trampoline|pelvic floor",
    ),
    _cause(
        "swell lip tongue throat face hives itch rash",
        r"(?:swell|itch|hives|rash) (?:\w+ ){0,3}(?:when|whenever|every time|if) (?:i|we) (?:eat|drink|use|wear|touch|am|get|have)",
    ),
    _cause(
        "infect",
        r"(?:chest|ear|sinus|urinary|bladder|uti|kidney|lung|respiratory|yeast|stomach|toe|nail) infect",
        today=True,
    ),
    _cause("lip mouth", r"bit my (?:\w+ )?lip|chew my (?:\w+ )?lip|braces|aligners|invisalign", today=True, plain=True),
    _cause("swell", r"bit my (?:\w+ )?lip|chew my (?:\w+ )?lip|aligners|invisalign", today=True),
    _cause(
        "voice hoarse lose cough coughing throat hurt sore",
        r"(?:have|got|with|just|from|catching|caught) (?:an? |the )?(?:\w+ )?(?:cold|flu|laryngitis|tonsillitis|covid|sinusitis)",
        today=True,
        plain=True,
    ),
    # what was done to the skin or struck it, and what grows there
    _cause(
        "uneven swell red redness lump bruise rash itch heavy sore hurt pain black brow eyelid lip cheek numb hives bleed eye hot infect",
        r"tattoo|tattoos|microblading|microbladed|brow lamination|threaded|threading|waxed|waxing|over ?plucked|plucked|tweezed|lash (?:lift|extensions)|piercing"
        r"|necklace|earrings?|contact lens|contact lenses|football|soccer|rugby|boxing|kickboxing|judo|hockey|tennis|basketball|ball|bike|skateboard|fell (?:off|on|down)"
        r"|root canal|wisdom (?:tooth|teeth)|dentist|braces|retinol|tretinoin|peel|facial|lipoma|comedones|blackheads|mucocele|cyst|mole|milia|cold sore|mosquito"
        r"|insect|wasp|bee|because of my (?:tooth|teeth|jaw|nose|genes)|sunburn|sunburnt|curling iron|hair dye",
        today=True,
    ),
    _cause(
        "swell red redness lump bruise rash itch sore hurt pain numb bleed hot infect",
        r"(?:my|the|one) (?:left |right |big |little )?(?:knee|ankle|foot|feet|toe|shin|hip|elbow|thumb|wrist|belly|stomach|thigh|calf|heel|finger)",
        today=True,
        near=True,
    ),
    _cause(
        "swallow choke", rf"to swallow (?:(?!and\b|also\b|since\b|what\b|how\b|but\b|my\b|i\b)\w+ ){{0,5}}{_PAYING}"
    ),
    _cause(
        "swell lip tongue throat face eye hives itch rash reaction allergic close tight",
        rf"{_ALLERGEN}(?: \w+){{0,2}} (?:make|give|cause)(?: \w+){{0,5}} (?:swell|hives|itch|rash|close|tight)",
        rf"allergic to (?:\w+ ){{0,2}}{_ALLERGEN}(?: \w+){{0,6}} (?:swell|hives|itch|rash)(?: \w+){{0,3}} (?:when|whenever|if|every time) i",
    ),
    _cause(
        _BREATH,
        r"(?:cold|weather|winter|frost|humidity|humid|dry air|smog|pollen|dust)(?: \w+){0,3} make(?: \w+){0,4} (?:chest|breath|breathless)",
        r"chest(?: \w+){0,4} (?:in|from|because of) (?:the |this )?(?:cold|weather|winter|frost|humidity|smog)",
        r"(?:stairs|staircase|steps|uphill|jogging|running|run|treadmill|hiking|climbing|burpees|cardio|sprint)(?: \w+){0,3}"
        r" (?:leave|leaves|left|make|get)(?: \w+){0,2} (?:out of breath|breathless|short of breath|gasp|panting|winded)",
        r"(?:out of breath|breathless|short of breath|gasp|panting|winded)(?: (?!and\b|but\b)\w+){0,5}"
        r" (?:stairs|staircase|steps|hill|jogging|running|run|treadmill|workout|gym|hike|cardio|sprint)",
        r"(?:laugh|laughs|laughed|laughing|laughter|giggling|giggled)(?: (?!then\b|but\b|and\b|suddenly\b)\w+){0,8}"
        r" (?:can|could) (?:not|hardly|barely)(?: \w+){0,2} breath",
        r"(?:can|could) (?:not|hardly|barely) breath(?: \w+)? (?:for|from|with|of) (?:laughing|laughter|giggling)",
    ),
    _cause(
        "leg arm weak jelly rubber noodle noodles spaghetti wobbly shaky walk climb lift limb shoulder body muscle hand",
        r"(?:gym|workout|training|pilates|crossfit|climbing|yoga|trainer|coach)(?: \w+){0,3} (?:leave|leaves|left|make|have|got|killed|destroyed) (?:me|my)",
        r"(?:leg|arm) day|squats|deadlifts|marathon|(?:spin|crossfit|pilates|boxing) (?:class|training)|lunges|push ups|burpees",
        r"(?:after|from) (?:the |my |a |yesterday |all the )?(?:gym|workout|hike|hiking|long run|training|skiing|climbing)",
    ),
    _cause(
        "blur vision eye see voice hoarse speak throat lump foggy water",
        r"(?:from|with|by|after) (?:\w+ ){0,3}(?:cry|crying|tears|sobbing|weeping|onion|onions)",
    ),
    _cause(
        "lump throat tight choke",
        rf"(?:lump|tight)(?: \w+){{0,3}} throat (?:when|whenever|as|at|from|while|watch|watching|say|think|thinking|read|reading)(?: \w+){{0,7}} {_MOVED}",
        rf"{_MOVED}(?: \w+){{0,4}} (?:give|gave|bring|brings|brought|put|puts)(?: \w+){{0,2}} lump(?: \w+){{0,2}} throat",
    ),
    _cause(
        "speak speech word words sentence sentences pronounce say understand follow voice",
        r"(?:not|is not|no) (?:my )?(?:\w+ )?(?:first|native|mother) (?:language|tongue)|(?:second|third|foreign) language|native speaker|not fluent"
        r"|my (?:english|korean|accent)(?: \w+){0,3} (?:bad|poor|weak|broken|basic|heavy|strong|not)|(?:am|so|too|very|quite|bit) (?:\w+ )?shy|introvert\w*"
        r"|stutter|stammer|phone anxiety|social anxiety|phone calls scare",
    ),
)
# said of what happens at this time, or has just happened: then no habit explains it
_NOW = re.compile(
    r"\b(?:now|today|tonight|suddenly|lately|recently|just (?:ate|had|got|put|used|took|been)|this (?:morning|week|time)|ambulance|emergency|help"
    r"|worse|again|(?:is|are|am|get) (?:\w+ )?(?:still|swell|close)|(?:minute|hour|day|week) ago|stung|put on|applied|last night|never before|new)\b"
)


# a cause that somebody only supposes explains nothing
_SUPPOSED = re.compile(
    r"\b(?:maybe|perhaps|probably|possibly|might|could be|can be|may be|must be|i think(?! of| about)|i guess|i hope|hopefully|or (?:is|it|from|because|the)"
    r"|not sure|wonder|is it)\b"
)


def explained(place: Place, mild: bool) -> bool:
    """Whether the sentence names a cause for the words, of a `mild` sign or another, that is no injection."""
    message = place.message
    if message.after_injection:
        return False
    words, around, clause = set(place.told.split()), place.around, place.clause_text
    named = [
        cause
        for cause in _CAUSES
        if not words.isdisjoint(cause.explains) and cause.named.search(clause if cause.near else around)
    ]
    if not named or _SUPPOSED.search(message.text):
        return False
    if not (message.begun or message.passed or _NOW.search(without_ends(message.text))):
        return True
    return any(cause.today and (mild or cause.plain) for cause in named)
