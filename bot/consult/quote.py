"""An offer beside the guide: what lies inside, below and above its ranges, what it warns of, what cannot be judged.

Pure functions. A finding is a code with its values: the sentence is `utter_quote_<code>` in ``domain.yml``, and what is
doubtful becomes the question `utter_question_quote_<code>`. Nothing here says that a clinic is bad.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.consult.candidacy import ADULT, BEYOND_WINDOW, MID_TWENTIES
from bot.consult.quote_doses import doses, figure
from bot.consult.quote_prices import prices
from bot.consult.quote_types import Finding, Offer, Span, Verdict
from bot.guide.facts import joined
from bot.guide.quantity import Range
from bot.guide.records import Guide

# The worst first; what could not be judged stands before what is as the guide has it.
_ORDER: tuple[Verdict, ...] = ("flag", "above", "below", "unknown", "inside")
_MEASURED: tuple[Verdict, ...] = ("above", "below")
# A bubble holds about three findings.
MOST_IN_A_BUBBLE = 3
SEVERAL_FLAGS = "several_flags"


def judge(offer: Offer, guide: Guide, own: Mapping[str, Range] | None = None) -> list[Finding]:
    """Everything there is to say about an offer, the doubts first; `own` are the clinic's prices by the guide's keys."""
    found = [*doses(offer, guide), *prices(offer, guide, own or {}), *_terms(offer, guide), *_age(offer, guide)]
    return sorted(found, key=lambda finding: _ORDER.index(finding.verdict))


def is_for_a_minor(offer: Offer) -> bool:
    """Whether nothing is to be judged, because the treatment is not for minors."""
    return offer.age is not None and offer.age < ADULT


def _terms(offer: Offer, guide: Guide) -> list[Finding]:
    """How often, paid when, and what was promised."""
    found = [Finding("terms" if flag == "ongoing_pressure" else "claim", "flag", flag, flag.replace("_", " "))
             for flag in offer.flags]  # fmt: skip
    if offer.prepaid and "ongoing_pressure" not in offer.flags:
        found.append(Finding("terms", "unknown", "prepaid", "several sessions paid in advance"))
    interval = guide.maintenance.interval
    every = offer.every
    if every is not None:
        verdict: Verdict = "above" if every.high > interval.high else "below" if every.low < interval.low else "inside"
        value = f"every {figure(every, 'months')}"
        values = {"value": value, "range": str(interval)}
        found.append(Finding("terms", verdict, f"interval_{verdict}", value, str(interval), None, every, interval.low,
                             interval.high, "months", values))  # fmt: skip
    return found


def _age(offer: Offer, guide: Guide) -> list[Finding]:
    """The age beside the guide's stages of starting."""
    if offer.age is None:
        return []
    first, last = MID_TWENTIES, BEYOND_WINDOW - 1
    verdict: Verdict = "below" if offer.age < first else "above" if offer.age > last else "inside"
    value, stages = str(offer.age), guide.starting.ages
    beside = f"{stages[0].stage} to {stages[-1].stage}"
    values = {"age": value, "range": beside}
    return [
        Finding(
            "claim",
            verdict,
            f"age_{verdict}",
            value,
            beside,
            None,
            Span(offer.age, offer.age),
            first,
            last,
            "years",
            values,
        )
    ]


def bubbles(findings: Sequence[Finding], guide: Guide) -> list[list[Finding]]:
    """At most two bubbles: doses, then the rest. Each holds the gravest findings, figures before what they warn of."""
    rest = _joined_flags([each for each in findings if each.what != "dose"], guide)
    parts = ([each for each in findings if each.what == "dose"], rest)
    # Several warning signs take the place of two findings.
    most = MOST_IN_A_BUBBLE - any(each.code == SEVERAL_FLAGS for each in rest)
    return [sorted(part[:most], key=lambda each: each.verdict not in _MEASURED) for part in parts if part]


def _joined_flags(findings: list[Finding], guide: Guide) -> list[Finding]:
    """Several warning signs of the guide in one sentence."""
    signs = {point.code: point.text for point in guide.red_flags.points}
    told = [each for each in findings if each.code in signs]
    if len(told) < 2:
        return findings
    named = joined([signs[each.code] for each in told])
    return [
        Finding("claim", "flag", SEVERAL_FLAGS, named, values={"flags": named}),
        *(e for e in findings if e not in told),
    ]


def doubts(findings: Sequence[Finding]) -> list[Finding]:
    """The findings to ask about, each question once: of a dose that is a warning sign, the reason is asked once."""
    warned = {area for each in findings if each.code == "aggressive_dose" for area in each.areas}
    asked = {
        each.id: each
        for each in findings
        if each.doubtful and not (each.code.startswith("dose_above") and each.area in warned)
    }
    return list(asked.values())
