"""A message under the symptom gate: the words around a match, and what only the whole message tells."""

from functools import cached_property
from re import Pattern

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult import triage_times as times
from bot.consult.text import Clause, Sentence
from bot.consult.triage_past import (
    AFTER_THAT,
    RETURNED,
    fresh,
    over_since_long,
    told_of_another_year,
    told_with_own_time,
)

REACH = 30  # words of context on either side; bounds the work for a text without any stop
TENSED = frozenset(
    """
    is are am was were have has had do did can could will would feel look keep start got get go went come came
    make see hurt droop say think may might
    """.split()
)
LONGEST_TIME = 6  # words of a time that opens a sentence
_PAST_TENSE = frozenset("had was were did got could went came became lost".split())
_NOW = frozenset("is are am has can now today keep still do".split())
_INJECTED = frozenset("botox injection treatment session filler procedure appointment lip flip".split())
_AUXILIARIES = frozenset(["is", "are", "am", "was", "were", "have", "has", "had", "can", "keep", "now", "since"])
_SUBJECTS = frozenset(
    """
    i my it this that she he they we you the there one both left right mine everything something his her their
    our now since today yesterday half some all these those a
    """.split()
)
_OPENERS = frozenset(
    """
    and or nor also then plus but so because though although however while yet except
    """.split()
)
_VERBS = frozenset(
    """
    can could will would may might make have has had lose get feel be not cause do is are got see
    """.split()
)


class Place:
    """Words [start, end) of a sentence of a message, with the words that bear on them.

    `before` is their scope: what stands before them in their clause, and the clauses that this one hangs on; `after` is
    the rest of the clause that they end in; `opening` is their clause's part of `before`.
    """

    __slots__ = (
        "after",
        "before",
        "clause",
        "end",
        "message",
        "number",
        "opening",
        "scope",
        "sentence",
        "start",
        "text",
        "told",
    )

    def __init__(self, message: "Message", number: int, start: int, end: int) -> None:
        sentence = message.sentences[number]
        words, clauses = sentence.words, sentence.clauses
        self.message, self.number, self.start, self.end, self.sentence = message, number, start, end, sentence
        self.clause = sentence.clause_at(start)
        self.scope = _scope(sentence, self.clause, start)
        last = clauses[sentence.clause_at(end - 1)].end
        opening = max(clauses[self.clause].start, start - REACH)
        self.opening = " ".join(words[opening:start]) + (" " if opening < start else "")
        self.before = " ".join(words[self.scope : start])
        self.told = " ".join(words[start:end])
        self.after = " ".join(words[end : min(last, end + REACH)])
        self.text = " ".join(words[self.scope : min(last, end + REACH)])

    @property
    def clause_text(self) -> str:
        """The clause, from `opening` to `after`."""
        return f"{self.opening}{self.told} {self.after}"

    @property
    def around(self) -> str:
        """The words of the sentence on either side, as far as they can matter."""
        return " ".join(self.sentence.words[max(0, self.start - REACH) : self.end + REACH])

    @property
    def _whole_clause(self) -> str:
        """The clause, with a short one that opens the sentence ("two years ago"), and an "i had" that comes next."""
        words, clauses = self.sentence.words, self.sentence.clauses
        before = clauses[self.clause].start
        opening = words[:before] if before <= 6 else ()
        following = words[self.end : self.end + 2]
        had = following if following in (("i", "had"), ("i", "got"), ("that", "i")) else ()
        return " ".join((*opening, self.clause_text, *had))

    @property
    def dated(self) -> str:
        """`text`, with a time that opens the sentence or follows, where nothing goes on: "years ago i had a bruise"."""
        opening = self._opening_time
        dated = times.YEARS_AGO.match(opening) or (
            times.LONG_AGO.search(opening) and _INJECTED.isdisjoint(opening.split())
        )
        opened = dated and _NOW.isdisjoint(self._own)
        if not (self.past or opened) or self.message.fresh:
            return self.text
        return f"{self._opening_time}{self.text}{self._closing_time}"

    @property
    def past(self) -> bool:
        """The words' own clause has a past tense up to them, and nothing of the present."""
        return not _PAST_TENSE.isdisjoint(self._own) and _NOW.isdisjoint(self._own)

    @property
    def _own(self) -> tuple[str, ...]:
        """The words of the clause up to the end of the match."""
        return self.sentence.words[self.sentence.clauses[self.clause].start : self.end]

    @property
    def long_ago(self) -> bool:
        """The words are placed in another year or another time of life."""
        dated = self.dated
        return bool(times.LONG_AGO.search(dated) or (self.past and times.LIFETIME.search(dated)))

    @property
    def _opening_time(self) -> str:
        """A short clause without a verb that opens the sentence, with a space after it; else empty."""
        opening = self.sentence.words[: self.sentence.clauses[self.clause].start]
        short = 0 < len(opening) <= LONGEST_TIME and TENSED.isdisjoint(opening)
        return f"{' '.join(opening)} " if short else ""

    @property
    def _closing_time(self) -> str:
        """A short clause without a verb that follows the words' own, with a space before it; else empty."""
        words, clauses = self.sentence.words, self.sentence.clauses
        last = self.sentence.clause_at(self.end - 1) + 1
        if last >= len(clauses):
            return ""
        closing = words[clauses[last].start : clauses[last].end]
        short = len(closing) <= LONGEST_TIME and TENSED.isdisjoint(closing)
        return f" {' '.join(closing)}" if short else ""

    @property
    def before_next(self) -> bool:
        """The words are told of the time before: as what the next time should not bring, or with an end of their own."""
        message, around = self.message, self.around
        if message.fresh or message.returned:
            return False
        if times.TIME_BEFORE.search(around):
            return bool(times.NEXT_TIME.search(message.text) or times.EVERY_TIME.search(around))
        return bool(times.MONTHS_AGO.search(around) and times.ENDED.search(around)) and _NOW.isdisjoint(self._own)

    @property
    def own_time(self) -> bool:
        """The words are placed shortly after a session, whatever is told of other years beside them."""
        led_up = " ".join(self.sentence.words[max(0, self.start - REACH) : self.start])
        return told_with_own_time(led_up, f"{self._opening_time}{self.clause_text}")

    @property
    def long_over(self) -> bool:
        """The words are told of another year, and the message says that it ended."""
        message = self.message
        if not message.over_since_long or self.own_time:
            return False
        later = message.sentences[self.number + 1 : self.number + 4]
        following = " / ".join([" ".join(self.sentence.words[self.end : self.end + REACH]), *(s.text for s in later)])
        own = f"{self.opening}{self.told}"
        around = self.around
        if self.number and AFTER_THAT.search(self._whole_clause):
            around = f"{message.sentences[self.number - 1].text} / {around}"
        return told_of_another_year(own, self._whole_clause, around, following, message.text)

    @property
    def coherent(self) -> bool:
        """The words reach into another clause only where that one goes on with the same thing ("feels stiff and off")."""
        words = self.sentence.words
        for clause in self.sentence.clauses[self.clause + 1 : self.clause + REACH]:
            if clause.start >= self.end:
                break
            first, *rest = words[clause.start : clause.start + 3]
            own_subject = not (_SUBJECTS - {"a"}).isdisjoint(rest[:1] if rest[:1] != ["do"] else rest)
            goes_on = clause.join in ("and", "or") and rest and not own_subject
            if not (goes_on or first in ("one", "both", "it") or (clause.join == "new" and first == "my")):
                return False
        return True

    @property
    def had(self) -> bool:
        """The words are followed by "that i have", "i got from you"."""
        return bool(cues.THAT_I_HAVE.search(" ".join(self.sentence.words[self.end : self.end + 5])))


def _scope(sentence: Sentence, clause: int, start: int) -> int:
    """The first word that bears on the words from `start` on."""
    clauses = sentence.clauses
    while clause > 0 and start - clauses[clause].start < REACH and hangs(sentence, clauses[clause]):
        clause -= 1
    return max(clauses[clause].start, start - REACH)


class Message:
    """The sentences of a message, and what can be known only from the whole of it.

    `passed` says that something made or gave a sign, as it was typed: base forms tell "makes" and "made" apart no more.
    """

    def __init__(self, sentences: list[Sentence], passed: bool = False) -> None:
        self.sentences, self.passed = sentences, passed

    def _any(self, cue: Pattern[str]) -> bool:
        return any(cue.search(s.text) for s in self.sentences)

    @cached_property
    def text(self) -> str:
        """All clauses, separated by strokes, so that no cue is read across a pause."""
        return " / ".join(" ".join(s.words[c.start : c.end]) for s in self.sentences for c in s.clauses)

    @cached_property
    def over_since_long(self) -> bool:
        """Something of another year ended, and nothing is told that may be going on."""
        return over_since_long(self.text)

    @cached_property
    def fresh(self) -> bool:
        """Something is told that may be going on."""
        return fresh(self.text)

    @cached_property
    def returned(self) -> bool:
        """Something that was over is there again."""
        return bool(RETURNED.search(self.text))

    @cached_property
    def after_injection(self) -> bool:
        """The person says that they were injected."""
        return self._any(cues.AFTER) and not self._any(cues.NOT_INJECTED)

    @cached_property
    def had_injection(self) -> bool:
        """The same, told as the person's own rather than in general ("after botox")."""
        return self.after_injection and self._any(cues.HAD)

    @cached_property
    def begun(self) -> bool:
        """Something has a beginning or changes."""
        return self._any(cues.ONSET)

    @cached_property
    def asks_help(self) -> bool:
        """The person asks what to do about something that is there."""
        return self._any(cues.ASKS_HELP)

    @cached_property
    def has_that(self) -> bool:
        """The person has what they asked about: "because i have it now"."""
        return self._any(cues.HAVE_THAT)

    @cached_property
    def asks_generally(self) -> bool:
        """The person asks whether such a thing happens to people."""
        return self._any(people.ASKS_GENERALLY)


def hangs(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause is unfinished, so that the one before it says how it is meant."""
    if clause.join in ("start", "new", "but"):
        return False
    words = [w for w in sentence.words[clause.start : min(clause.end, clause.start + REACH)] if w not in _OPENERS]
    if not words:
        return False
    tensed = not TENSED.isdisjoint(words)
    joined = clause.join in ("and", "or")
    if words[0] in _SUBJECTS:
        return joined and _AUXILIARIES.isdisjoint(words)
    return not tensed or (joined and (words[0] in _VERBS or _AUXILIARIES.isdisjoint(words)))
