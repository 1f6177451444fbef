"""What another cause explains: an allergy told in general, stairs, the cold, tears, a language that is not one's own.

It counts only for the words that the cause can explain, and only while nothing in the message tells of an injection had, of
a beginning or of now. Regular expressions over base forms (`triage_words`) separated by single spaces.
"""

import re
from dataclasses import dataclass

from bot.consult.triage_message import Place


@dataclass(frozen=True)
class _Cause:
    """The words of a match that it can explain, and the phrase that names it in their sentence."""

    explains: frozenset[str]
    named: re.Pattern[str]


def _cause(explains: str, *named: str) -> _Cause:
    return _Cause(frozenset(explains.split()), re.compile(rf"\b(?:{'|'.join(named)})\b"))


_ALLERGEN = (
    r"(?:lidocaine|novocaine|anaesthetic|anesthetic|numbing|numb cream|emla|bee|bees|wasp|wasps|hornet|sting|stings|mosquito|peanut|peanuts|nut|nuts"
    r"|shellfish|shrimp|prawns?|lobster|strawberr\w+|kiwi|mango|eggs?|latex|nickel|penicillin|ibuprofen|aspirin|cats|pollen|sesame|soy)"
)
_BREATH = "breath breathless chest tight short out gasp winded panting air"
_MOVED = (
    r"(?:wedding|film|movie|song|speech|goodbye|farewell|funeral|graduation|photo|photos|picture|pictures|letter|emotion|emotional|emotions"
    r"|moved|touched|tears|sadness|pride|proud|gratitude|nostalgia|story|news|nerves)"
)
_CAUSES = (
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


def explained(place: Place) -> bool:
    """Whether the sentence names a cause for the words that has nothing to do with an injection."""
    message = place.message
    if message.after_injection or message.begun or message.passed or _NOW.search(message.text):
        return False
    words, around = set(place.told.split()), place.around
    return any(not words.isdisjoint(cause.explains) and cause.named.search(around) for cause in _CAUSES)
