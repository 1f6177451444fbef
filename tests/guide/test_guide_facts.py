"""What sentences are filled with: the facts, sums over doses, and citations."""

import json
import re
import string
from pathlib import Path

import pytest
import yaml

from bot.guide.facts import citations, dose_sum, facts, joined
from bot.guide.load import PACKAGED, GuideError, guide, load_guide
from bot.guide.names import AREAS, TOPICS, TOPICS_BESIDE_GUIDE
from bot.guide.quantity import Range
from bot.guide.records import Kind

FACTS = facts(guide())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("glabella_baby", "8–14 units"),
        ("glabella_standard", "20–25 units"),
        ("glabella_baby_each", "8–14 units"),
        ("forehead_baby", "6–12 units"),
        ("forehead_standard", "15–25 units"),
        ("crows_feet_baby", "4–8 units"),
        ("crows_feet_baby_each", "4–8 units each side"),
        ("crows_feet_baby_both", "8–16 units"),
        ("crows_feet_standard_both", "20–30 units"),
        ("bunny_lines_baby", "2–4 units"),
        ("lip_flip_standard", "4–6 units"),
        ("masseter_name", "masseter"),
        ("crows_feet_name", "crow's feet"),
        ("crows_feet_note", ""),
        ("areas", "glabella, forehead, crow's feet, bunny lines, lip flip and masseter"),
        ("dosed_areas", "glabella, forehead, crow's feet, bunny lines and lip flip"),
        ("reduction", "30–50%"),
        ("real_cut", "33–60%"),
        ("real_cut_glabella", "44–60%"),
        ("real_cut_forehead", "52–60%"),
        ("real_cut_crows_feet", "47–60%"),
        ("real_cut_bunny_lines", "50%"),
        ("real_cut_lip_flip", "33–50%"),
        ("real_cut_areas_outside", "glabella, forehead and crow's feet"),
        ("real_cut_areas_within", "bunny lines and lip flip"),
        ("micro_droplet", "1–2 units"),
        ("micro_points", "20–40 points"),
        ("micro_total", "20–50 units"),
        ("price_single", "$80–$200"),
        ("price_multi", "$200–$500"),
        ("price_micro", "$200–$500"),
        ("price_year", "$800–$2,000"),
        ("price_place", "Gangnam"),
        ("price_as_of", "2026"),
        ("price_by", "the guide"),
        ("maintenance", "3–4 months"),
        ("sessions_per_year", "3–4"),
        ("long_term_years", "30"),
        ("start_mid_20s", "mid 20s"),
        ("start_early_30s_reading", "30–36 years"),
        ("combinations_daily_skincare_purpose", ""),
    ],
)
def test_a_fact(name: str, text: str) -> None:
    assert FACTS[name] == text


def test_every_name_fits_into_a_format_string() -> None:
    for name, text in FACTS.items():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", name)
        assert string.Formatter().vformat(f"{{{name}}}", (), FACTS) == text
        assert not set(text) & set("{}[]<>\n"), name


def test_the_masseter_has_no_figures() -> None:
    assert not [name for name in FACTS if name.startswith("masseter") and re.search(r"[0-9]", FACTS[name])]
    assert "masseter_baby" not in FACTS
    assert "real_cut_masseter" not in FACTS


def test_only_areas_dosed_per_side_have_a_figure_for_both() -> None:
    both = {name for name in FACTS if name.endswith("_both")}
    assert both == {"crows_feet_baby_both", "crows_feet_standard_both"}


def test_every_point_of_the_guide_is_a_fact() -> None:
    raw = yaml.safe_load(PACKAGED.read_text(encoding="utf-8"))

    def texts(value: object) -> list[str]:
        if isinstance(value, list):
            return [text for item in value for text in texts(item)]
        if isinstance(value, dict):
            own = [str(value[key]).strip() for key in ("text", "note", "purpose", "treatment") if key in value]
            return own + texts(list(value.values()))
        return []

    assert set(texts(raw)) <= set(FACTS.values())


def test_lists_join_their_points() -> None:
    flags = [point.text for point in guide().red_flags.points]
    assert FACTS["red_flags"] == f"{', '.join(flags[:4])} and {flags[4]}"
    assert FACTS["not_claims"].endswith("; permanent; or free of risk")
    assert FACTS["principle"] == " ".join(point.text for point in guide().principle.points)
    assert FACTS["questions"].count("?") == 6


@pytest.mark.parametrize(
    ("phrases", "whole"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["a, b", "c"], "a, b; and c"),
        (["a", "b and c", "d"], "a; b and c; and d"),
    ],
)
def test_joining(phrases: list[str], whole: str) -> None:
    assert joined(phrases) == whole


def test_a_clinic_may_set_some_prices_and_the_facts_say_whose_they_are() -> None:
    named = facts(guide(), {"single": Range(100000, 250000, "KRW")})
    assert named["price_single"] == "₩100,000–₩250,000"
    assert (named["price_single_by"], named["price_multi_by"]) == ("the clinic", "the guide")
    assert named["price_multi"] == "$200–$500"
    assert named["price_by"] == "the guide and the clinic"
    everything = facts(guide(), dict.fromkeys(("single", "multi", "micro", "year"), Range(1, 2, "USD")))
    assert everything["price_by"] == "the clinic"


def test_an_unknown_price_is_refused() -> None:
    with pytest.raises(GuideError, match="'lifetime' is no price; known are single, multi, micro, year"):
        facts(guide(), {"lifetime": Range(1, 2, "USD")})


def test_two_facts_never_share_a_name(tmp_path: Path) -> None:
    raw = yaml.safe_load(PACKAGED.read_text(encoding="utf-8"))
    raw["long_term"]["points"].append({"code": "years", "text": "Another text."})
    path = tmp_path / "guide.yml"
    path.write_text(json.dumps(raw), encoding="utf-8")
    with pytest.raises(GuideError, match="two facts would be named long_term_years; rename"):
        facts(load_guide(path))


@pytest.mark.parametrize(
    ("areas", "kind", "total"),
    [
        (["area_glabella"], "baby", "8–14 units"),
        (["area_crows_feet"], "baby", "8–16 units"),
        (["area_glabella", "area_crows_feet"], "baby", "16–30 units"),
        (["area_glabella", "area_crows_feet"], "standard", "40–55 units"),
        (["area_glabella", "area_glabella"], "baby", "8–14 units"),
        (["area_glabella", "area_forehead", "area_crows_feet"], "baby", "22–42 units"),
        ([area for area in AREAS if area != "area_masseter"], "baby", "26–50 units"),
    ],
)
def test_doses_add_up_with_both_sides(areas: list[str], kind: Kind, total: str) -> None:
    assert str(dose_sum(guide(), areas, kind)) == total


@pytest.mark.parametrize("areas", [[], ["area_masseter"], ["area_glabella", "area_masseter"]])
def test_without_a_dose_there_is_no_sum(areas: list[str]) -> None:
    assert dose_sum(guide(), areas, "baby") is None


def test_an_unknown_area_is_refused() -> None:
    with pytest.raises(GuideError, match="'glabella' is not an area; known are area_glabella, area_forehead"):
        dose_sum(guide(), ["glabella"], "baby")


def test_citations_stand_once_in_order() -> None:
    dosing = {"title": "Conservative dosing examples", "anchor": "conservative-dosing-examples"}
    areas = {"title": "Common preventive areas", "anchor": "common-preventive-areas"}
    assert citations(guide(), ["dose", "area_forehead", "area_glabella", "not_covered"]) == [dosing, areas]
    assert citations(guide(), ["area_forehead", "dose"]) == [areas, dosing]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_of_the_guide_can_be_cited(topic: str) -> None:
    assert citations(guide(), [topic])


@pytest.mark.parametrize("topic", TOPICS_BESIDE_GUIDE)
def test_topics_beside_the_guide_cite_nothing(topic: str) -> None:
    assert citations(guide(), [topic]) == []


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(GuideError, match=r"'doses' is not a topic; known are principle, .*small_talk"):
        citations(guide(), ["doses"])
