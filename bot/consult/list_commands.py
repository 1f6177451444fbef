"""What a message wants done with the list of questions: the words decide, the intent is the fallback.

Nothing is changed here; `bot.consult.questions` does that. Which question is meant is read by `question_references`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from bot.consult.question_likeness import normalised
from bot.consult.question_places import spans
from bot.consult.question_references import Reference, refer
from bot.consult.questions import Question, ranked


class Do(StrEnum):
    """What is to be done."""

    SHOW = "show"
    FIRST = "first"
    REST = "rest"
    WHOLE = "whole"
    EXPLAIN = "explain"
    ADD = "add"
    REMOVE = "remove"
    CLEAR = "clear"
    SHORTEN = "shorten"
    REWORD = "reword"
    MOVE = "move"
    SWAP = "swap"
    MARK = "mark"
    UNMARK = "unmark"
    UNDO = "undo"


class Move(NamedTuple):
    """Where a question is to go; `to` counts from 1 and is None where the message does not say."""

    reference: Reference
    to: int | None


_CUES: dict[Do, re.Pattern[str]] = {
    do: re.compile(cue)
    for do, cue in (
        (Do.UNDO, r"\bundo\b|\b(?:bring|put|get|want) (?:it|that|them|that one|the last one|my list|everything) back\b"
                  r"|\brestore\b|\bback again\b|\b(?:go|take it|change it|turn it) back\b|\bback (?:like|as|how) it was\b"
                  r"|\bdidnt mean to (?:remove|delete|drop|clear|do|take)|\breverse that\b|\breinstate\b"),
        (Do.CLEAR, r"\b(?:clear|empty|wipe|reset|erase|delete|remove|drop|scrap|trash)\b.{0,14}\b(?:everything|all of (?:them|it)"
                   r"|all|whole list|entire list|the list|my list|my questions|all (?:the|my) questions|this list)\b"
                   r"|\bstart (?:the|my|a new|a fresh) list\b.*\b(?:over|again|fresh)|\bstart (?:the |my )?list over\b"),
        (Do.SHORTEN, r"\bshort(?:er|en)\b|\b(?:cut|trim|bring|get|take) (?:it|them|this|the list|my list) down\b"
                     r"|\b(?:make|keep|leave|trim|reduce|narrow)\b.*\b(?:only|just|to|down|top|first|best)\b"
                     r".{0,10}\b(?:one|two|three|four|five|[1-9])\b|\b(?:only|just) keep\b"),
        (Do.SWAP, r"\b(?:swap|switch|exchange|trade|interchange)\b"),
        (Do.UNMARK, r"\b(?:unmark|untick|uncheck)\b|\b(?:not|havent|didnt|never) (?:actually |really |yet )?"
                    r"(?:ask|asked|asking)\b|\bnot (?:done|asked)\b|\bas (?:open|not asked|not done)\b"),
        (Do.MARK, r"\b(?:asked|tick|ticked|mark|marked|answered|cross off|check off|checked off|done|covered|sorted)\b"),
        (Do.EXPLAIN, r"\bwhy\b|\breason\b|\bhow (?:come|did you|do you|is (?:it|this|that|my list)) ?(?:rank|order|sort)?"
                     r"|\bhow (?:are|is) .{0,20}(?:ranked|ordered|sorted)\b"),
        (Do.REMOVE, r"\b(?:remove|delete|delet|drop|scratch|erase|strike|kick|discard|ditch|lose|cancel|cut)\b|\bget rid\b"
                    r"|\btake\b.*\b(?:off|out|away)\b|\bcross (?:out|it out)\b|\bthrow\b.*\b(?:out|away)\b|\bleave out\b|\bminus\b"),
        (Do.MOVE, r"\b(?:move|reorder|prioriti[sz]e|rearrange|bump|push|shift|rank|promote|demote)\b"
                  r"|\b(?:put|make|place|set|want|have|bring|should (?:be|go|come|stand)|goes|needs to be|list)\b.*"
                  r"\b(?:first|second|third|fourth|fifth|last|top|bottom|end|beginning|before|after|above|below|number|up|down"
                  r"|higher|lower)\b|\b(?:first|last) place\b|\bmost important\b"),
        (Do.WHOLE, r"\b(?:whole|full|entire|complete|everything|all (?:of|my|the|questions))\b"),
        (Do.REST, r"\b(?:rest|remaining|others?|more|remainder)\b"),
        (Do.FIRST, r"\b(?:first|top|most important|priorit\w+)\b"),
    )
}  # fmt: skip
# What each intent of the list means where the words do not say; and what its words may make of it, the surest first.
BY_INTENT = {
    "show_question_list": (Do.SHOW, (Do.EXPLAIN, Do.REST, Do.WHOLE, Do.FIRST)),
    "remove_question": (Do.REMOVE, (Do.UNDO, Do.SHORTEN, Do.CLEAR, Do.REMOVE, Do.MARK)),
    "reorder_questions": (Do.MOVE, (Do.UNDO, Do.SWAP, Do.MOVE)),
    "mark_question": (Do.MARK, (Do.UNDO, Do.UNMARK)),
    "undo_list_change": (Do.UNDO, (Do.UNMARK, Do.UNDO)),
    "explain_order": (Do.EXPLAIN, ()),
    "add_question": (Do.ADD, (Do.UNDO,)),
    "reword_question": (Do.REWORD, (Do.UNDO,)),
}
_UP = re.compile(r"\b(?:up|higher|earlier|forward)\b")
_DOWN = re.compile(r"\b(?:down|lower|later|back)\b")
_STEPS = re.compile(r"\b(?:up|down|higher|lower)\b (?:by )?(?P<steps>one|two|three|four|five|[1-9])\b")
_WORDS = ("one", "two", "three", "four", "five")
_BESIDE = re.compile(r"\b(?P<side>before|above|ahead of|in front of|over|after|below|under|behind)\b")
_TOP = re.compile(r"\b(?:prioriti[sz]e|most important|promote)\b")
_END = re.compile(r"\b(?:end|bottom|demote|least important)\b")
_EVERY = re.compile(r"\b(?:all|everything|every (?:one|single one|question)|the (?:whole )?lot)\b(?! (?:but|except))")
_NUMBER = re.compile(r"\b(?P<count>one|two|three|four|five|[1-9])\b")
# "change number 2 to: does it hurt?", "reword the brand one: which product is it"
_REWORD = re.compile(
    r"\b(?:change|edit|reword|rephrase|rewrite|replace|correct|update|make|fix)\b(?P<which>.*?)"
    r"(?:\s+(?:to(?: say| read| be)?|into|with|so (?:that )?it (?:says|reads)|say|read)\b\s*:?|:)\s*(?P<words>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_SWAPPED = re.compile(r"\b(?:and|with|for|&)\b")


def read_do(text: str, intent: str) -> Do:
    """What to do, of the things that belong to `intent`.

    Raises:
        KeyError: the intent is none of the list's.
    """
    fallback, may = BY_INTENT[intent]
    plain = normalised(text)
    return next((do for do in may if _CUES[do].search(plain)), fallback)


def commands(text: str, intent: str) -> bool:
    """Whether a message says itself what is to be done, and does not only point at a question ("the second")."""
    fallback, may = BY_INTENT.get(intent, (None, ()))
    plain = normalised(text)
    return any(do in _CUES and _CUES[do].search(plain) for do in (*may, *([fallback] if fallback else [])))


def means_all(text: str) -> bool:
    """Whether a message means every question of the list ("I've asked all of them"), none left out."""
    return _EVERY.search(normalised(text)) is not None


def read_length(text: str) -> int | None:
    """How many questions a shorter list is to have, where the message says it."""
    match = _NUMBER.search(normalised(text))
    if not match:
        return None
    return int(match["count"]) if match["count"].isdigit() else _WORDS.index(match["count"]) + 1


def read_reword(text: str, questions: Sequence[Question], touched: str | None = None) -> tuple[Reference, str]:
    """Which question is to be changed, and its new words; empty words where the message does not tell them."""
    match = _REWORD.search(text)
    if not match:
        return refer(text, questions, touched), ""
    return refer(match["which"], questions, touched), match["words"].strip(" \"'\u201c\u201d\u2018\u2019")


def read_move(text: str, questions: Sequence[Question], touched: str | None = None) -> Move:
    """Which question is to go where: "put the cost one first", "move 3 up", "the brand one before the second"."""
    shown = ranked(questions)
    plain = text.casefold()
    if beside := _BESIDE.search(plain):
        return _beside(plain, beside, shown, touched)
    if (step := _step(plain)) and not re.search(r"\b(?:to|at) (?:the )?(?:top|bottom|end)\b", plain):
        steps = _STEPS.search(plain)
        named = plain[: steps.start()] + plain[steps.end() :] if steps else plain
        reference = refer(named, shown, touched)
        ids = [question["id"] for question in shown]
        place = ids.index(reference.ids[0]) + 1 if len(reference.ids) == 1 else None
        return Move(reference, None if place is None else min(max(place + step, 1), len(shown)))
    return _absolute(plain, shown, touched)


def _beside(plain: str, beside: re.Match[str], shown: Sequence[Question], touched: str | None) -> Move:
    """Right before or right after another question."""
    moved, anchor = refer(plain[: beside.start()], shown, touched), refer(plain[beside.end() :], shown)
    if len(moved.ids) != 1 or len(anchor.ids) != 1 or moved.ids == anchor.ids:
        return Move(moved if len(moved.ids) != 1 else anchor, None)
    others = [question["id"] for question in shown if question["id"] != moved.ids[0]]
    after = beside["side"] in ("after", "below", "under", "behind")
    return Move(moved, others.index(anchor.ids[0]) + 1 + after)


def _step(plain: str) -> int:
    """How many places down; up is negative."""
    direction = -1 if _UP.search(plain) else 1 if _DOWN.search(plain) else 0
    match = _STEPS.search(plain)
    if not match:
        return direction
    word = match["steps"]
    return direction * (int(word) if word.isdigit() else _WORDS.index(word) + 1)


def _absolute(plain: str, shown: Sequence[Question], touched: str | None) -> Move:
    """The last place named is where it goes, whatever else is named is what goes."""
    named = spans(plain, len(shown))
    if not named:
        to = 1 if _TOP.search(plain) else len(shown) if _END.search(plain) else None
        return Move(refer(plain, shown, touched), to)
    if len(named) == 1 and _TOP.search(plain):
        return Move(refer(plain, shown, touched), 1)
    place, start, end = named[-1]
    return Move(refer(plain[:start] + " " + plain[end:], shown, touched), place)


def read_swap(text: str, questions: Sequence[Question]) -> Reference:
    """The two that are to change places; fewer or more ids where it is not clear."""
    whole = refer(text, questions)
    if len(whole.ids) > 1:
        return whole
    halves = _SWAPPED.split(text.casefold(), maxsplit=1)
    both = [refer(half, questions) for half in halves]
    return Reference(tuple(dict.fromkeys(id for each in both for id in each.ids)))
