"""Everything a sentence may need from the guide, as text ready to fill in, and a few sums over it.

Names are made one way. `<area>` is an area's id without `area_`, `<code>` the code or id of a point.

- `<area>_name`, `_place`, `_addresses`, `_note` (empty where the guide adds nothing), for all six areas.
- `<area>_baby`, `_standard`: the row of the table, for each side where the area is dosed per side;
  `_baby_each`, `_standard_each`: the same, with "each side" where that is so; `_baby_both`, `_standard_both`:
  doubled, only where that is so; `real_cut_<area>`: the cut computed from the row. None of these for the
  masseter, which has no dose.
- `<list>` and `<list>_<code>`: a list of the guide and each of its points. Phrases are joined as "a, b and
  c", or with semicolons where a phrase has a comma or an "and" of its own; sentences follow one another.
- `micro_…`, `price_…`, `start_…`, `real_cut…` and the rest: single figures, named after what they count.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from bot.guide.load import GuideError
from bot.guide.names import PRICES, TOPICS, TOPICS_BESIDE_GUIDE
from bot.guide.quantity import Range
from bot.guide.records import Area, Dose, Guide, Item, Kind

BY_GUIDE: Final = "the guide"
BY_CLINIC: Final = "the clinic"


def facts(guide: Guide, prices: Mapping[str, Range] | None = None) -> dict[str, str]:
    """A flat dictionary of text by fact name; the module says how names are made.

    `prices` are the clinic's own, by the guide's keys; each given replaces the guide's, and `price_<key>_by`
    says whose it is. GuideError for a key that is no price, or where two parts of the guide make one name.
    """
    merged: dict[str, str] = {}
    for part in (_areas(guide), _cuts(guide), _lists(guide), _figures(guide), _prices(guide, prices or {})):
        twice = sorted(merged.keys() & part.keys())
        if twice:
            raise GuideError(f"two facts would be named {', '.join(twice)}; rename the codes behind them")
        merged |= part
    return merged


def dose_sum(guide: Guide, areas: Iterable[str], kind: Kind) -> Range | None:
    """The units for several areas together, both sides where an area is dosed per side.

    Takes ids such as `area_glabella`; one named twice counts once. None when there is no area, or when
    the guide has no dose for one of them: a sum without it would be too small. GuideError for an unknown id.
    """
    total: Range | None = None
    for name in dict.fromkeys(areas):
        area, dose = _area(guide, name), guide.dose(name)
        if dose is None:
            return None
        units = dose.of(kind).doubled() if area.per_side else dose.of(kind)
        total = total.plus(units) if total else units
    return total


def citations(guide: Guide, topics: Iterable[str]) -> list[dict[str, str]]:
    """The guide's sections behind topics, `{"title", "anchor"}` each, once, in order of first mention.

    Topics beside the guide, such as `not_covered`, have none. GuideError for a name that is no topic.
    """
    sections: dict[str, None] = {}
    for topic in topics:
        if topic in TOPICS_BESIDE_GUIDE:
            continue
        if topic not in guide.topics:
            known = ", ".join((*TOPICS, *TOPICS_BESIDE_GUIDE))
            raise GuideError(f"{topic!r} is not a topic; known are {known}")
        sections |= dict.fromkeys(guide.topics[topic])
    found = [guide.section(name) for name in sections]
    return [{"title": section.title, "anchor": section.anchor} for section in found]


def joined(phrases: Sequence[str], word: str = "and") -> str:
    """`a, b and c`; `a; b; and c` where a phrase has a comma or an "and" of its own."""
    if len(phrases) < 2:
        return "".join(phrases)
    if any("," in phrase or " and " in phrase for phrase in phrases):
        return f"{'; '.join(phrases[:-1])}; {word} {phrases[-1]}"
    return f"{', '.join(phrases[:-1])} {word} {phrases[-1]}"


def _area(guide: Guide, name: str) -> Area:
    known = {area.id: area for area in guide.areas}
    if name not in known:
        raise GuideError(f"{name!r} is not an area; known are {', '.join(known)}")
    return known[name]


def _short(area: str) -> str:
    return area.removeprefix("area_")


def _areas(guide: Guide) -> dict[str, str]:
    named: dict[str, str] = {
        "areas": joined([area.name for area in guide.areas]),
        "dosed_areas": joined([area.name for area in guide.dosed()]),
    }
    for area in guide.areas:
        short = _short(area.id)
        named[f"{short}_name"] = area.name
        named[f"{short}_place"] = area.place
        named[f"{short}_addresses"] = area.addresses
        named[f"{short}_note"] = area.note or ""
        dose = guide.dose(area.id)
        if dose:
            named |= {f"{short}_{name}": text for name, text in _dose(area, dose).items()}
    return named


def _dose(area: Area, dose: Dose) -> dict[str, str]:
    named: dict[str, str] = {}
    ranges: dict[str, Range] = {"baby": dose.baby, "standard": dose.standard}
    for kind, units in ranges.items():
        named[kind] = str(units)
        named[f"{kind}_each"] = f"{units} each side" if area.per_side else str(units)
        if area.per_side:
            named[f"{kind}_both"] = str(units.doubled())
    return named


def _cuts(guide: Guide) -> dict[str, str]:
    """Where the table disagrees with what the guide says about it."""
    cuts = {dose.area: dose.cut() for dose in guide.doses}
    stated = guide.reduction.cut
    within = [area for area, cut in cuts.items() if cut.low in stated and cut.high in stated]
    named = {f"real_cut_{_short(area)}": str(cut) for area, cut in cuts.items()}
    lowest, highest = min(cut.low for cut in cuts.values()), max(cut.high for cut in cuts.values())
    named["real_cut"] = str(Range(lowest, highest, "percent"))
    named["real_cut_areas_within"] = joined([guide.area(area).name for area in cuts if area in within])
    named["real_cut_areas_outside"] = joined([guide.area(area).name for area in cuts if area not in within])
    return named


def _points(name: str, whole: str, points: Iterable[Item]) -> dict[str, str]:
    return {name: whole} | {f"{name}_{point.code}": point.text for point in points}


def _lists(guide: Guide) -> dict[str, str]:
    phrases: dict[str, Sequence[Item]] = {
        "definition": guide.definition.points,
        "good_candidates": guide.good_candidates.points,
        "reconsiderations": guide.reconsiderations.points,
        "aesthetic_preferences": guide.aesthetic_preferences.points,
        "red_flags": guide.red_flags.points,
        "alternatives": guide.alternatives,
        "risks": guide.risks,
    }
    sentences = {
        "principle": guide.principle.points,
        "long_term": guide.long_term.points,
        "honest_framing": guide.honest_framing.points,
    }
    named: dict[str, str] = {}
    for name, points in phrases.items():
        named |= _points(name, joined([point.text for point in points]), points)
    for name, points in sentences.items():
        named |= _points(name, " ".join(point.text for point in points), points)
    not_claims = guide.not_claims.points
    named |= _points("not_claims", joined([point.text for point in not_claims], "or"), not_claims)
    return named | _questions(guide) | _combinations(guide)


def _questions(guide: Guide) -> dict[str, str]:
    questions = guide.consultation_questions.questions
    named = {f"questions_{question.id}": question.text for question in questions}
    return {"questions": " ".join(named.values())} | named


def _combinations(guide: Guide) -> dict[str, str]:
    treatments = guide.combinations.treatments
    named = {"combinations": joined([each.treatment for each in treatments])}
    for each in treatments:
        named[f"combinations_{each.code}"] = each.treatment
        named[f"combinations_{each.code}_purpose"] = each.purpose or ""
    return named


def _figures(guide: Guide) -> dict[str, str]:
    micro = guide.micro_botox
    fewest, most = guide.maintenance.sessions_per_year()
    named = {
        "overview": guide.overview.text,
        "as_of": str(guide.overview.as_of),
        "reduction": str(guide.reduction.cut),
        "micro_droplet": str(micro.droplet),
        "micro_points": str(micro.points),
        "micro_total": str(micro.total),
        "micro_effects": joined(micro.effects),
        "micro_targets": joined(micro.targets),
        "micro_places": joined(micro.places, "or"),
        "maintenance": str(guide.maintenance.interval),
        "sessions_per_year": str(fewest) if fewest == most else f"{fewest}–{most}",
        "long_term_years": str(guide.long_term.cost_years),
        "start_earlier": guide.starting.earlier,
    }
    for age in guide.starting.ages:
        named[f"start_{age.code}"] = age.stage
        named[f"start_{age.code}_text"] = age.text
        # Maru's reading; a sentence that shows it says so.
        named[f"start_{age.code}_reading"] = str(age.reading.years)
    return named


def _prices(guide: Guide, own: Mapping[str, Range]) -> dict[str, str]:
    unknown = sorted(own.keys() - set(PRICES))
    if unknown:
        raise GuideError(f"{', '.join(map(repr, unknown))} is no price; known are {', '.join(PRICES)}")
    named = {"price_place": guide.prices.place, "price_as_of": str(guide.prices.as_of)}
    for key, price in guide.prices.ranges().items():
        named[f"price_{key}"] = str(own.get(key, price))
        named[f"price_{key}_by"] = BY_CLINIC if key in own else BY_GUIDE
    named["price_by"] = joined(sorted({named[f"price_{key}_by"] for key in PRICES}, reverse=True))
    return named
