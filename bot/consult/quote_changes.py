"""What becomes of an offer when more is told of it: additions, corrections, or another offer altogether."""

from __future__ import annotations

import re

import msgspec

from bot.consult.quote_types import Dose, Offer, Price, Span

MOST_PRICES = 3
_ANOTHER = re.compile(
    r"\b(?:another|other|second|2nd|different|new|next|first) (?:\w+ )?(?:offer|quote|clinic|place|one|doctor|estimate)\b"
    r"|\b(?:check|review|judge|look at|evaluate)\b"
)
_CORRECTS = re.compile(
    r"\W*(?:oh |oops |ah |well |wait |hm+ )*(?:no|nope|sorry|actually|correction|i meant?|it'?s|its|it was|make (?:it|that)|that'?s)\b"
    r"|.*(?:,|\bbut|\band) not \W?\d|.*\b(?:i meant?|instead of|rather than|not \W?\d[\d.,]*)\b"
)
_ADDS = re.compile(r"\W*(?:and|also|plus|oh|but|they|then|with|my|for)\b")
_ASKS = re.compile(
    r"\W*(?:and |so |but )?(?:what|how|why|when|where|who|which|is|are|was|does|do|did|can|could|would|should|will)\b|.*\?\W*$"
)
_NOT = re.compile(r"\b(?:not|instead of|rather than)\W+(?:the |for |just )?(?P<figure>\d+)")
_CLINIC = r"(?:clinic|place|doctor|injector|practice|they|them|it|offer|deal|quote)"
_JUDGES = re.compile(
    rf"\b(?:bad|shady|dodgy|dubious|suspicious|untrustworthy|scam\w*|unserious|sketchy)\b.{{0,25}}\b{_CLINIC}\b"
    rf"|\b(?:is|are|was|were|sounds?|seems?|looks?) (?:\w+ )?{_CLINIC} (?:\w+ )?(?:bad|shady|dodgy|dubious|suspicious|a scam|scam\w*|sketchy|legit)\b"
    rf"|\b{_CLINIC} (?:is|are|was|sounds?|seems?|looks?) (?:\w+ )?(?:bad|shady|dodgy|dubious|suspicious|scam\w*|sketchy)\b"
    r"|\b(?:should i|can i|do you) (?:trust|avoid) (?:them|it|this|that|the)\b"
)


def merged(told: Offer, more: Offer, text: str = "") -> Offer:
    """An offer with what was told of it later; what is told anew replaces. `text` are the words of the later part."""
    areas = tuple(dict.fromkeys((*told.areas, *more.areas)))
    doses, total = _doses(told, more, text)
    if total and not doses and len(areas) == 1 and not (told.micro or more.micro):
        doses, total = (Dose(areas[0], total, "unclear"),), None
    return msgspec.structs.replace(
        more,
        areas=areas,
        others=tuple(dict.fromkeys((*told.others, *more.others))),
        area_count=more.area_count or told.area_count,
        doses=doses,
        total=total,
        prices=_prices(told, more),
        sessions=more.sessions or told.sessions,
        every=more.every or told.every,
        micro=told.micro or more.micro,
        products=more.products or told.products,
        strange_product=more.strange_product or told.strange_product,
        age=more.age or told.age,
        prepaid=told.prepaid or more.prepaid,
        flags=tuple(dict.fromkeys((*told.flags, *more.flags))),
        unknown=tuple(dict.fromkeys((*told.unknown, *more.unknown))),
    )


def _doses(told: Offer, more: Offer, text: str) -> tuple[tuple[Dose, ...], Span | None]:
    """Units by area; units without an area replace those of the area whose figure is taken back, else of the last one."""
    doses = {dose.area: dose for dose in (*told.doses, *more.doses)}
    if not more.total or more.doses or not told.doses:
        return tuple(doses.values()), more.total or (None if more.doses else told.total)
    wrong = _NOT.search(text)
    meant = [dose for dose in told.doses if wrong and dose.units.high == int(wrong["figure"])]
    dose = (meant or told.doses)[-1]
    doses[dose.area] = msgspec.structs.replace(dose, units=more.total)
    return tuple(doses.values()), None


def _prices(told: Offer, more: Offer) -> tuple[Price, ...]:
    """A new price replaces the one for the same thing, one for a year stands beside; terms told later count for the price."""
    if not more.prices:
        if more.sessions and [price.per for price in told.prices] == ["session"]:
            return (msgspec.structs.replace(told.prices[0], per="package"),)
        return told.prices
    if len(told.prices) == len(more.prices) == 1 and more.prices[0].per == "session":
        # A corrected figure is for what the first one was for.
        return (msgspec.structs.replace(more.prices[0], per=told.prices[0].per),)
    kept = [price for price in told.prices if price.per not in {each.per for each in more.prices}]
    return (*kept, *more.prices)[:MOST_PRICES]


def is_another(told: Offer, more: Offer) -> bool:
    """Whether a message tells of another offer, and not more of the one that is being told."""
    return bool(
        (more.prices and told.prices) or (more.doses and told.doses) or (more.areas and told.areas and more.prices)
    )


def carries_on(told: Offer, more: Offer, text: str) -> bool:
    """Whether a message adds to an offer that was looked at, or corrects it, and neither asks nor tells of another one."""
    plain = text.casefold().replace("\u2019", "'")
    tells = not more.empty() or more.sessions or more.products or more.strange_product or more.prepaid
    if told.empty() or not tells or _ANOTHER.search(plain) or _ASKS.match(plain):
        return False
    figures = bool(more.doses or more.total)
    if _CORRECTS.match(plain):
        return True
    if more.prices and (figures or set(more.areas) - set(told.areas)):
        return False
    return bool(_ADDS.match(plain)) or not (more.areas and more.prices)


def asks_about_clinic(text: str) -> bool:
    """Whether somebody wants to know if those who made the offer are good or bad."""
    return _JUDGES.search(text.casefold()) is not None
