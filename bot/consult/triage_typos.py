"""What a word means that was typed in haste: the words that people mistype, and how they are mended.

The limits grow with the length of a word, and real words that lie within reach of a symptom's stay what they are:
a "shallow" injection is no trouble swallowing.
"""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.consult.triage_words import lookup

KNOWN = lookup()
_MAX_LENGTH = 16  # nobody mistypes a word into a longer one, and a wall of letters must cost nothing
_MIN_LENGTH = 5
_TWO_ERRORS_FROM = 8  # letters; shorter words have other words two letters away
_LEET = str.maketrans("013457$@", "oieastsa")
_DOUBLED = re.compile(r"(.)\1+")
_GLUED = re.compile(r"breath|swallow|vision|eyelid|droop|throat|speak|swollen|suicid")

# words that a typo is corrected to; short or common-looking words stay out, they have too many neighbours
MISTYPED = tuple(
    """
    swallow swallowing swallowed breathe breathing breath breathless choking choked speech speaking slurred
    slurring vision eyesight double blurred blurry droop drooping drooped droopy dropped sagging hanging eyelid
    eyelids eyebrow eyebrows tongue throat cheek smile swollen swelling bruise bruising bruised infected
    infection fever headache headaches painful numbness tingling weakness dizzy dizziness nausea vomiting
    fainted collapsed paralysed paralyzed allergic reaction spreading growing bigger worse uneven crooked
    lopsided asymmetrical chewing drooling bladder trouble difficulty difficult struggling yesterday morning
    since started injection injections injected treatment botox cannot suicidal suicide properly closing heavy
    higher forehead muscle muscles anaphylaxis temperature redness shivering
    """.split()
)

# real words that lie within a typo's reach of those above, and must stay what they are
FALSE_FRIENDS = frozenset(
    """
badder bagging banging bertha bladders blander bleating blurted breach breached breaching breadth breaking
breathable breather breathtaking brushing cannon canton changing cheating check checking cheeky cheer
cheering choosing cloaking cloning clothing coloring cooked cooking creek croaking cropped crossing
crowing cruise cruising digger doubly drilling dripped dripping dropper drowning dwelling emile fainter
fewer fizzy glowing groaning grossing growling handing handling haunting heady healy heave hinging horse
inception indicted inducted induction infectious inflated inflation inflected inflection inflicted
infraction ingestion injunction inserted insertion inspected inspection inspections intention intentions
invented invention inventions inverted invested ladder lagging leavy lever moaning mornings morse mounting
mourning muscled nagging never norse painted peaking property propped ragging ranging reactive readiness
reduction rejection relation rigger rowing sainted sallow screaming selling sever shallow shearing
shimmering simile singe smelling smiley smuggling sneaking speeding spelling spending spraying spurred
stared starred starring starter starters startled starved stated stealing steaming sterling stile stirring
streaming swearing sweating sweeping swirling symmetrical tagging tainted temperate threat troop vince
visionary visiting wagging wellness wince wreath
""".split()
)


def meaning(word: str) -> tuple[str, ...]:
    """The base forms that one raw word stands for."""
    if known := KNOWN.get(word):
        return known
    if "'" in word:
        stem = word.removesuffix("'s")
        bare = word.replace("'", "")
        return KNOWN.get(bare) or (meaning(stem) if "'" not in stem else (bare,))
    if word.endswith("in") and (known := KNOWN.get(word + "g")):
        return known  # "gettin", "droopin"
    if len(word) > _MAX_LENGTH or len(word) < _MIN_LENGTH:
        return unglue(word) if len(word) <= 60 and _GLUED.search(word) else (word,)
    return _mended(word)


def _mended(word: str) -> tuple[str, ...]:
    """The vocabulary's word that this is a typo of, else the word itself."""
    if word in FALSE_FRIENDS:
        return (word,)
    spelt = word.translate(_LEET) if not word.isalpha() and not word.isdigit() else word
    if (meant := KNOWN.get(spelt) or _nearest(spelt)) is not None:
        return meant
    thin = _DOUBLED.sub(r"\1", spelt) if _DOUBLED.search(spelt) else ""
    if len(thin) >= 4 and len(spelt) - len(thin) > 1 and (meant := _THIN.get(thin)) is not None:
        return meant
    return unglue(word) if len(word) > _TWO_ERRORS_FROM and _GLUED.search(word) else (word,)


def _nearest(word: str) -> tuple[str, ...] | None:
    """The closest word that people mistype, within one error, in long words two; letters swapped count as one."""
    limit = 2 if len(word) >= _TWO_ERRORS_FROM else 1
    candidates = _near(word[:2], len(word))
    hit = candidates and process.extractOne(word, candidates, scorer=OSA.distance, score_cutoff=limit)
    if not hit and (jumbled := _JUMBLED.get("".join(sorted(word)))) and jumbled[0] == word[0]:
        return KNOWN.get(jumbled, (jumbled,))
    return KNOWN.get(hit[0], (hit[0],)) if hit and (hit[1] < 2 or hit[0][0] == word[0]) else None


def unglue(letters: str) -> tuple[str, ...]:
    """Words written without spaces ("cantbreathe"), cut at known words, longest first; else as they are."""
    found: list[str] = []
    at = 0
    while at < len(letters):
        for size in range(min(12, len(letters) - at), 0, -1):
            part = letters[at : at + size]
            if part in KNOWN or part in _GLUE:
                found.extend(KNOWN.get(part, (part,)))
                at += size
                break
        else:
            return (letters,) if not found or at < len(letters) // 2 else (*found, letters[at:])
    return tuple(found)


def _skeletons() -> dict[str, tuple[str, ...]]:
    """Words of the vocabulary with every run of a letter written once, for "bbrreeaatthhee"."""
    return {_DOUBLED.sub(r"\1", word): KNOWN.get(word, (word,)) for word in MISTYPED}


@lru_cache(maxsize=2048)
def _near(opening: str, length: int) -> tuple[str, ...]:
    """The words that one with these first two letters may be a typo of: it keeps one of them, or swaps them.

    Cached, as two letters and a length tell nothing of what a person typed.
    """
    first, second = opening[0], opening[1]
    reach = 2 if length >= _TWO_ERRORS_FROM else 1
    return tuple(
        word
        for word in MISTYPED
        if abs(len(word) - length) <= reach and (word[0] in opening or word[1] == second or word[1] == first)
    )


def _beginnings() -> frozenset[str]:
    """What a known word may begin with when a space has slipped into it: "eye lid", "swal lowing"."""
    return frozenset(word[:size] for word in KNOWN if len(word) > 5 for size in range(2, len(word) - 1))


_GLUE = frozenset(
    """
    i a my is it the and have has now not can in to of on no me one so am are since with help
    """.split()
)
_JUMBLED = {"".join(sorted(word)): word for word in MISTYPED if len(word) >= _MIN_LENGTH}
_THIN = _skeletons()
BEGINNINGS = _beginnings()
