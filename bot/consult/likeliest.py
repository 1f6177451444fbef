"""From the likelihood of each intent to what is answered: the kind of question first, then the question."""

from __future__ import annotations

from collections.abc import Sequence

from bot.consult.subjects import COVERED, UNCOVERED

# Two covered questions are both answered where neither is likelier than this, and the second at least so much as the first.
UNDECIDED = 0.6
NEARLY_AS_LIKELY = 0.5

Ranking = Sequence[tuple[str, float]]


def likeliest(ranking: Ranking) -> list[str]:
    """The intents to answer, likeliest first; `ranking` holds names with probabilities, likeliest first.

    Whether the guide says something at all is decided over all intents of either kind: three uncovered subjects that are
    each a little likely are together better than one covered subject that is a little likelier than each.
    """
    best = _kind(ranking[0][0]) if ranking else None
    if best is None:
        return [name for name, _ in ranking[:1]]
    other = COVERED if best is UNCOVERED else UNCOVERED
    kind = other if _sum(ranking, other) > _sum(ranking, best) else best
    found = [each for each in ranking if _kind(each[0]) is kind]
    (first, likely), *others = found
    if kind is COVERED and likely < UNDECIDED and others and others[0][1] >= NEARLY_AS_LIKELY * likely:
        return [first, others[0][0]]
    return [first]


def _sum(ranking: Ranking, kind: dict[str, str]) -> float:
    return sum(likely for name, likely in ranking if _kind(name) is kind)


def _kind(intent: str) -> dict[str, str] | None:
    return COVERED if intent in COVERED else UNCOVERED if intent in UNCOVERED else None
