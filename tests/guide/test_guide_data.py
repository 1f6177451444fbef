"""Habits that the data keeps, whatever it says."""

import ast
import re
from pathlib import Path

import pytest

import bot.clinic
import bot.guide
from bot.guide.facts import facts
from bot.guide.load import guide
from bot.guide.safety import safety

PLAIN_LIBRARIES = {"msgspec", "yaml", "bot"}

# What the law on medical advertising, or plain honesty, keeps out of every text.
FORBIDDEN = re.compile(
    r"guarantee|painless|\bsafe(st|ly)?\b|no side effects|\bbest\b|\bperfect|\bmost effective|!",
    re.IGNORECASE,
)


def modules() -> list[Path]:
    folders = [Path(package.__file__ or "").parent for package in (bot.guide, bot.clinic)]
    return [path for folder in folders for path in sorted(folder.glob("*.py"))]


@pytest.mark.parametrize("path", modules(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_only_plain_libraries_are_imported(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    others = {name for name in froms | names if name.split(".")[0] not in PLAIN_LIBRARIES}
    standard = {
        "ast",
        "collections",
        "datetime",
        "functools",
        "itertools",
        "pathlib",
        "re",
        "types",
        "typing",
    }
    assert {name.split(".")[0] for name in others} <= standard | {"zoneinfo"}
    own = {name for name in froms if name.startswith("bot.")}
    below = ("bot.guide.",) if path.parent.name == "guide" else ("bot.guide.", "bot.clinic.")
    assert all(name.startswith(below) for name in own)
    assert len(path.read_text(encoding="utf-8").splitlines()) < 300


def test_no_text_promises_anything() -> None:
    texts = [*facts(guide()).values(), *(fact.text for fact in safety().facts)]
    assert [text for text in texts if FORBIDDEN.search(text)] == []


def test_no_figure_is_typed_into_a_text() -> None:
    """Figures are data and filled in; only names of decades, as in "mid 20s", are words."""
    mine = guide()
    listings = (
        mine.principle,
        mine.definition,
        mine.not_claims,
        mine.good_candidates,
        mine.reconsiderations,
        mine.long_term,
        mine.aesthetic_preferences,
        mine.red_flags,
        mine.honest_framing,
    )
    texts = [point.text for listing in listings for point in listing.points]
    texts += [item.text for item in (*mine.alternatives, *mine.risks)]
    texts += [question.text for question in mine.consultation_questions.questions]
    texts += [area.addresses + area.place + (area.note or "") for area in mine.areas]
    texts += [mine.overview.text, mine.starting.earlier]
    assert [text for text in texts if re.search(r"[0-9]", re.sub(r"\b[23]0s\b", "", text))] == []


def test_phrases_fit_into_a_list_and_sentences_end() -> None:
    mine = guide()
    phrases = [mine.definition, mine.not_claims, mine.good_candidates, mine.reconsiderations, mine.red_flags]
    for listing in (*phrases, mine.aesthetic_preferences):
        assert [point.text for point in listing.points if not re.fullmatch(r"[a-z].*[^.]", point.text)] == []
    for text in (*mine.principle.points, *mine.long_term.points, *mine.honest_framing.points):
        assert re.fullmatch(r"[A-Z].*\.", text.text)
    for question in mine.consultation_questions.questions:
        assert re.fullmatch(r"[A-Z].*\?", question.text)


def test_anchors_are_slugs_of_the_titles() -> None:
    for section in guide().sections:
        assert section.anchor == re.sub(r"[^a-z0-9]+", "-", section.title.lower()).strip("-")


def test_topics_cite_the_sections_their_facts_come_from() -> None:
    mine = guide()
    assert {item.section for item in mine.risks} <= set(mine.topics["risks"])
    assert {item.section for item in mine.alternatives} <= set(mine.topics["alternatives_wait"])
    assert {area.section for area in mine.areas} <= set(mine.topics["areas_overview"])
    assert {dose.section for dose in mine.doses} <= set(mine.topics["dose"])
    assert mine.maintenance.section in mine.topics["maintenance"]
    for area in mine.areas:
        assert area.section in mine.topics[area.id]
