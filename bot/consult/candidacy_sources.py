"""Where each finding of the candidacy check is said: the guide's section with its own facts, or the product label."""

from __future__ import annotations

from dataclasses import dataclass

from bot.consult.candidacy_rules import SAFETY, Rule
from bot.guide.facts import citations, facts
from bot.guide.records import Guide
from bot.guide.safety import Safety


@dataclass(frozen=True, slots=True)
class Said:
    """One fact behind a finding: its `text`, and the title of the `source` that says it."""

    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a rule rests on. `section` and `anchor` are the guide's, the anchor empty where only `said` has a source."""

    section: str
    anchor: str
    said: tuple[Said, ...]


# Which of the guide's sections says a fact, by the beginning of its name (bot/guide/facts.py).
_SECTIONS = {
    "reconsiderations_": "reconsider",
    "good_candidates_": "good_candidate",
    "not_claims_": "not_claims",
    "start_": "starting",
    "principle_": "principle",
    "long_term_": "long_term",
}


def evidence(rule: Rule, guide: Guide, safety: Safety) -> Evidence:
    """The section and the sentences behind a rule.

    Raises:
        KeyError: the rule names a fact that neither the guide nor the safety data has.
        GuideError: its topic is none of the guide's.
    """
    sections = [] if rule.topic == SAFETY else citations(guide, [rule.topic])
    said = tuple(_said(name, guide, safety) for name in rule.says)
    if not sections:
        return Evidence(said[0].source, "", said)
    return Evidence(", ".join(section["title"] for section in sections), sections[0]["anchor"], said)


def _said(name: str, guide: Guide, safety: Safety) -> Said:
    if not name.startswith(f"{SAFETY}:"):
        section = next(section for prefix, section in _SECTIONS.items() if name.startswith(prefix))
        return Said(facts(guide)[name], guide.section(section).title)
    _, fact_id, *item = name.split(":")
    fact = safety.fact(fact_id)
    texts = {each.code: each.text for each in fact.items}
    # The sentence says of a list what holds for each of its points.
    text = f"{fact.text.rstrip('.')}: {texts[item[0]]}" if item else fact.text
    return Said(text, safety.source(fact.source).title)
