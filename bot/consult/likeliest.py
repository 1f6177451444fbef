"""From the likelihood of each intent to what is answered: the kind of question first, then the question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.consult.subjects import COVERED, UNCOVERED

# Two covered questions are both answered where neither is likelier than this, and the second at least so much as the first.
UNDECIDED = 0.6
NEARLY_AS_LIKELY = 0.5
# What the guide says and that it is silent are both told where neither kind of question is likelier than the other by more than
# this, and the subject of the less likely kind at least so likely: chosen on training examples left out of the fit.
OF_EITHER_KIND = 0.3
LIKELY_OF_OTHER = 0.05
# A silence that is told together with what the guide has beside it: the prices that it does give.
TELLS_BOTH = {"ask_price_elsewhere": "ask_price"}

Ranking = Sequence[tuple[str, float]]


def likeliest(ranking: Ranking) -> list[str]:
    """The intents to answer, likeliest first; `ranking` holds names with probabilities, likeliest first.

    Whether the guide says something at all is decided over all intents of either kind: three uncovered subjects that are
    each a little likely are together better than one covered subject that is a little likelier than each. Where that stays
    open, the guide's answer and its silence are both told.
    """
    best = _kind(ranking[0][0]) if ranking else None
    if best is None:
        return [name for name, _ in ranking[:1]]
    other = COVERED if best is UNCOVERED else UNCOVERED
    sums = _sum(ranking, best), _sum(ranking, other)
    kind, less = (other, best) if sums[1] > sums[0] else (best, other)
    (first, likely), *others = _of(ranking, kind)
    beside = _of(ranking, less)
    if beside and beside[0][1] >= LIKELY_OF_OTHER and min(sums) >= OF_EITHER_KIND * max(sums):
        return [first] if TELLS_BOTH.get(first) == beside[0][0] else [first, beside[0][0]]
    if kind is COVERED and likely < UNDECIDED and others and others[0][1] >= NEARLY_AS_LIKELY * likely:
        return [first, others[0][0]]
    return [first]


def _of(ranking: Ranking, kind: dict[str, str]) -> Ranking:
    return [each for each in ranking if _kind(each[0]) is kind]


def _sum(ranking: Ranking, kind: dict[str, str]) -> float:
    return sum(likely for _, likely in _of(ranking, kind))


def _kind(intent: str) -> dict[str, str] | None:
    return COVERED if intent in COVERED else UNCOVERED if intent in UNCOVERED else None
