"""Small changes to a message that do not change what is asked, in the manner of CheckList (Ribeiro et al. 2020)."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

Change = Callable[[str, random.Random], str]

FILLERS = ("um", "like", "honestly", "just wondering", "so", "tbh", "quick one", "hmm")
POLITE = ("hi, {}", "hello! {}", "sorry if this is silly but {}", "{} thank you", "could you tell me, {}", "{} pls")
EMOJI = ("🙂", "😅", "🙏", "✨", "🤔")
CONTRACTIONS = {
    "do not": "don't", "does not": "doesn't", "is not": "isn't", "i am": "i'm", "it is": "it's", "can not": "can't",
    "what is": "what's", "i have": "i've", "they are": "they're", "will not": "won't",
}  # fmt: skip
SMALL_WORDS = {"the", "a", "an", "my", "is", "are", "do", "does", "of", "to", "it", "that", "so", "really", "just"}
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopasdfghjklzxcvbnmn", strict=True))
INVISIBLE = ("\u200b", "\u200d", "\ufeff")


def typo(text: str, chance: random.Random) -> str:
    """One letter of one longer word swapped, dropped, doubled or replaced by its neighbour on the keyboard."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if not places:
        return text
    place = chance.choice(places)
    word, at = words[place], chance.randrange(1, len(words[place]) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    elif kind == 1:
        word = word[:at] + word[at + 1 :]
    elif kind == 2:
        word = word[:at] + word[at] + word[at:]
    else:
        word = word[:at] + NEIGHBOURS.get(word[at].lower(), word[at]) + word[at + 1 :]
    words[place] = word
    return " ".join(words)


def dropped_word(text: str, chance: random.Random) -> str:
    """One small word left out."""
    words = text.split(" ")
    places = [place for place, word in enumerate(words) if word.lower() in SMALL_WORDS]
    if not places or len(words) < 4:
        return text
    del words[chance.choice(places)]
    return " ".join(words)


def shouted(text: str, chance: random.Random) -> str:
    """All capitals."""
    return text.upper()


def lower_case(text: str, chance: random.Random) -> str:
    """No capitals."""
    return text.lower()


def no_punctuation(text: str, chance: random.Random) -> str:
    """No marks but those inside numbers and words."""
    return re.sub(r"[?!.,;:]+(?=\s|$)", "", text)


def more_punctuation(text: str, chance: random.Random) -> str:
    """A mark at the end, several times."""
    return text.rstrip("?!. ") + chance.choice(("??", "?!", "...", " ?", "???"))


def filler(text: str, chance: random.Random) -> str:
    """A word that says nothing at the start."""
    return f"{chance.choice(FILLERS)} {text}"


def contraction(text: str, chance: random.Random) -> str:
    """Contracted where it was not, or the other way round."""
    for long, short in CONTRACTIONS.items():
        for one, other in ((long, short), (short, long)):
            if re.search(rf"\b{one}\b", text, re.IGNORECASE):
                return re.sub(rf"\b{one}\b", other, text, count=1, flags=re.IGNORECASE)
    return text.replace("'", "")


def emoji(text: str, chance: random.Random) -> str:
    """A picture at the end."""
    return f"{text} {chance.choice(EMOJI)}"


def polite(text: str, chance: random.Random) -> str:
    """A greeting or thanks around it."""
    return chance.choice(POLITE).format(text)


def invisible(text: str, chance: random.Random) -> str:
    """A character inside that nobody sees."""
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(INVISIBLE) + text[at:]


CHANGES: dict[str, Change] = {
    "typo": typo,
    "dropped word": dropped_word,
    "capitals": shouted,
    "no capitals": lower_case,
    "no punctuation": no_punctuation,
    "more punctuation": more_punctuation,
    "filler": filler,
    "contraction": contraction,
    "emoji": emoji,
    "polite": polite,
    "invisible character": invisible,
}
