"""A message as the rules read it: cleaned characters, base forms of words, sentences and their clauses.

Pure functions, linear in the length of the text. No text is cached: what a person typed must not outlive the call.
"""

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from bot.consult.triage_typos import BEGINNINGS, KNOWN, meaning, unglue

# zero-width, bidirectional and other invisible characters; control characters that are not white space
_OR_NOT = re.compile(r"\bor not ?: ?", re.IGNORECASE)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_QUOTES = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02b9\u02bb\u02bc\u02bd\u055a\u05f3\u00b4\u0060\uff07\ua78c", "'")
)
# letters of other scripts that look Latin: a word in disguise must read like the word
_LOOKALIKES = str.maketrans(
    "\u0430\u0435\u043e\u0440\u0441\u0443\u0445\u0456\u0458\u0455\u04bb\u0501\u0432\u043a\u043c\u043d\u0442\u03b1\u03b5\u03bf\u03c1\u03c4\u03c5\u03b9\u03ba\u03bd\u0131",
    "aeopcyxijshdbkmhtaeoptuikvi",
)  # fmt: skip
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_SPACE = re.compile(r"\s+")
_ABBREVIATED = re.compile(r"\b(?:(?:e\. ?g|i\. ?e)\b\.?|(dr|vs|etc|approx|mr|mrs|ms)\.(?=\s))")
_PIECES = re.compile(
    r"(?P<word>\d+(?:[.,:]\d+)+|\w+(?:'\w+)*)|(?P<stop>[.!?;\u2026\n\u3002]+)|(?P<pause>[,:()\[\]{}\u2014|*\u2022]|(?<=\s)[-\u2013]+(?=\s))"
)
_TAIL = frozenset(
    ["t", "m", "s", "d", "ve", "re", "ll"]
)  # what is left of a contraction when its apostrophe became a space

# a word that starts a clause, and how the clause hangs on the one before
_JOINS = {
    "and": "and", "or": "or", "nor": "or", "but": "but", "because": "but", "though": "but", "although": "but",
    "however": "but", "while": "but", "plus": "and", "as well as": "and", "then": "and", "except": "but", "yet": "but",
}  # fmt: skip
_SUBJECTS = frozenset(["i", "it", "this", "that", "there", "my", "you", "they", "he", "she", "we"])
_ASKING = frozenset(["is", "are", "was", "does", "do", "did", "can", "could", "will", "would", "should", "have", "has"])
_QUESTION = frozenset(["what", "how", "when", "why", "where"])
_FINITE = frozenset(
    """
    is are was were has have had do did can could will would feel look keep hurt ache droop drop fall swell
    start get got go went blur seem tingle twitch itch burn close came come sit stay
    """.split()
)
_ASKED_FOR = frozenset(["what", "how", "when", "why", "where", "who", "which", "whether"])
# after these, "my ..." or "i ..." goes on with the same clause
_GOES_ON = frozenset(
    """
    is are was were am be been do does did can could will would shall should may might must have has had if when
    whenever that what how why where who which whether as than because since after before until till unless
    while and or but so of to in on at by from with for about into over under near above below beside beneath
    inside outside around across behind between like around through without make give cause see lift fix treat
    affect take put get keep let help have leave move relax freeze hurt in case suppose imagine think hope know
    say said feel believe guess swear mean wonder afraid worried sorry scared sure sad glad happy also both hate
    love want need show told tell time all just only even now then maybe not no never
    """.split()
)


@dataclass(frozen=True)
class Clause:
    """Words [start, end) of a sentence, and how they hang on what stands before: start, pause, and, or, but, new."""

    start: int
    end: int
    join: str


@dataclass(frozen=True)
class Sentence:
    """The base forms of a sentence's words, its clauses, and whether it ended with a question mark."""

    words: tuple[str, ...]
    clauses: tuple[Clause, ...]
    asked: bool

    @cached_property
    def text(self) -> str:
        """The words, separated by single spaces."""
        return " ".join(self.words)

    @cached_property
    def offsets(self) -> list[int]:
        """Where each word starts in `text`."""
        found, position = [], 0
        for word in self.words:
            found.append(position)
            position += len(word) + 1
        return found

    @cached_property
    def _clause_starts(self) -> list[int]:
        return [clause.start for clause in self.clauses]

    def clause_at(self, word: int) -> int:
        """The index of the clause that the word with this index stands in."""
        return bisect_right(self._clause_starts, word) - 1

    def word_at(self, offset: int) -> int:
        """The index of the word that the character at `offset` of `text` belongs to."""
        return bisect_right(self.offsets, offset) - 1


def normalise(text: str) -> str:
    """NFKC, no invisible or control characters, plain apostrophes, single spaces; never shortened otherwise."""
    return _SPACE.sub(" ", _clean(text)).strip()


def tokens(text: str) -> list[str]:
    """The words of a text, lower case, contractions written out, typos mended, in base form where one is known."""
    return [word for sentence in sentences(text) for word in sentence.words]


def clauses(text: str) -> list[list[str]]:
    """The same words, clause by clause."""
    return [list(s.words[c.start : c.end]) for s in sentences(text) for c in s.clauses]


def sentences(text: str) -> list[Sentence]:
    """The text cut at full stops, question marks and line ends, each sentence cut into clauses."""
    folded = _ABBREVIATED.sub(r"\1 ", _fold(_clean(text)))
    found: list[Sentence] = []
    words: list[str] = []
    pauses: list[int] = []
    for piece in _PIECES.finditer(folded):
        kind, value = piece.lastgroup, piece[0]
        if kind == "word":
            words.append(value)
        elif kind == "pause" or _is_pause(value, words, folded[piece.end() : piece.end() + 1].isalnum()):
            pauses.append(len(words))
        elif words:
            found.append(_sentence(words, pauses, "?" in value))
            words, pauses = [], []
    if words:
        found.append(_sentence(words, pauses, asked=False))
    return found


def _clean(text: str) -> str:
    """Characters made plain; lines stay lines, because a line end also ends a sentence."""
    text = unicodedata.normalize("NFKC", text)
    # "Normal or not: my lip is numb" asks about what follows; it does not make a question of it.
    return _OR_NOT.sub("or not? ", _INVISIBLE.sub("", text).translate(_QUOTES))


def _fold(text: str) -> str:
    """Lower case without accents and look-alike letters."""
    text = text.lower().replace("_", " ").replace("w/o", "without")
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)).translate(_LOOKALIKES)


def _is_pause(stop: str, words: list[str], glued: bool) -> bool:
    """Dots within an abbreviation, a web address or a word written letter by letter, and trailing dots, end nothing."""
    if stop.strip(".\u2026"):
        return False
    return len(stop) > 1 or stop == "\u2026" or glued or (bool(words) and len(words[-1]) == 1)


def _sentence(raw: list[str], pauses: list[int], asked: bool) -> Sentence:
    """Raw words to base forms, pauses moved along with them, clauses cut."""
    words: list[str] = []
    moved: set[int] = set()
    paused = set(pauses)
    position = 0
    while position < len(raw):
        if position in paused:
            moved.add(len(words))
        taken, meant = _read(raw, position)
        words.extend(meant)
        position += taken
    return Sentence(tuple(words), tuple(_cut(words, moved)), asked)


def _read(raw: list[str], at: int) -> tuple[int, tuple[str, ...]]:
    """How many raw words belong together here, and what they mean."""
    word = raw[at]
    following = raw[at + 1] if at + 1 < len(raw) else ""
    if len(word) == 1 and len(following) == 1 and (run := _spelt_out(raw, at)) > 3:
        return run, unglue("".join(raw[at : at + run]))
    if following in _TAIL and word + following in KNOWN:
        return 2, KNOWN[word + following]
    if word in BEGINNINGS and following and len(word) + len(following) > 5 and word + following in KNOWN:
        return 2, KNOWN[word + following]
    return 1, KNOWN.get(word) or meaning(word)


def _spelt_out(raw: list[str], at: int) -> int:
    """The length of the run of single letters that starts here."""
    end = at
    while end < len(raw) and len(raw[end]) == 1 and raw[end].isalpha():
        end += 1
    return end - at


def _cut(words: list[str], pauses: set[int]) -> list[Clause]:
    """Clauses by pauses, joining words and words that can only start a new one, for people who type no commas."""
    starts: list[tuple[int, str]] = [(0, "start")]
    for at in range(1, len(words)):
        join = _JOINS.get(words[at]) or ("pause" if at in pauses else _implied(words, at, starts[-1][0]))
        if words[at] == "so" and at + 1 < len(words) and words[at + 1] in _SUBJECTS:
            join = "but"
        if join and at - starts[-1][0] == 1 and words[at - 1] in _JOINS:
            continue  # ", but" is one joint, not two
        if join:
            starts.append((at, join))
    ends = [start for start, _ in starts[1:]] + [len(words)]
    return [Clause(start, end, join) for (start, join), end in zip(starts, ends, strict=True)]


def _implied(words: list[str], at: int, start: int) -> str | None:
    """Whether a new clause starts here without any sign of it: "... droops is that normal", "... safe i see double"."""
    word, before = words[at], words[at - 1]
    following = words[at + 1] if at + 1 < len(words) else ""
    if at - start < 2 or before in _GOES_ON:
        return None
    if word in _ASKING and not _ASKED_FOR.isdisjoint(words[start : start + 3]):
        return None  # "how likely is it that ..." is one clause
    if word == "my":
        return "new" if not _FINITE.isdisjoint(words[at + 1 : at + 7]) else None
    if word == "i" or (word in _QUESTION and following in _ASKING):
        return "new"
    return "new" if word in _ASKING and following in _SUBJECTS and before not in _SUBJECTS else None
