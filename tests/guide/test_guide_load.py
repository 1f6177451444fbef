"""The packaged guide, as the records that everything else reads."""

from pathlib import Path

import pytest

from bot.guide.load import PACKAGED, guide, load_guide
from bot.guide.names import AREAS, SECTIONS, TOPICS
from bot.guide.quantity import Range


def test_the_packaged_guide_holds_every_name_of_the_contract() -> None:
    loaded = load_guide()
    assert tuple(section.id for section in loaded.sections) == SECTIONS
    assert tuple(area.id for area in loaded.areas) == AREAS
    assert tuple(loaded.topics) == TOPICS


def test_the_guide_is_read_once() -> None:
    assert guide() is guide()


def test_a_loaded_guide_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        guide().topics["dose"] = ()  # type: ignore[index]
    with pytest.raises(AttributeError):
        guide().areas = ()  # type: ignore[misc]


@pytest.mark.parametrize(
    ("area", "standard", "baby"),
    [
        ("area_glabella", (20, 25), (8, 14)),
        ("area_forehead", (15, 25), (6, 12)),
        ("area_crows_feet", (10, 15), (4, 8)),
        ("area_bunny_lines", (4, 8), (2, 4)),
        ("area_lip_flip", (4, 6), (2, 4)),
    ],
)
def test_the_table_of_doses(area: str, standard: tuple[int, int], baby: tuple[int, int]) -> None:
    dose = guide().dose(area)
    assert dose is not None
    assert dose.of("standard") == Range(*standard, "units")
    assert dose.of("baby") == Range(*baby, "units")
    assert guide().area(area).per_side == (area == "area_crows_feet")


def test_the_masseter_has_no_dose() -> None:
    assert guide().dose("area_masseter") is None
    assert "area_masseter" not in [area.id for area in guide().dosed()]


def test_micro_botox_prices_and_maintenance() -> None:
    micro = guide().micro_botox
    assert [str(each) for each in (micro.droplet, micro.points, micro.total)] == [
        "1–2 units",
        "20–40 points",
        "20–50 units",
    ]
    assert {key: str(price) for key, price in guide().prices.ranges().items()} == {
        "single": "$80–$200",
        "multi": "$200–$500",
        "micro": "$200–$500",
        "year": "$800–$2,000",
    }
    assert guide().maintenance.sessions_per_year() == (3, 4)


def test_the_readings_leave_no_age_out() -> None:
    readings = [age.reading for age in guide().starting.ages]
    assert {reading.by for reading in readings} == {"maru"}
    covered = [year for reading in readings for year in range(reading.years.low, reading.years.high + 1)]
    assert covered == list(range(24, 37))


def test_lookups_by_name() -> None:
    assert guide().section("dosing").title == "Conservative dosing examples"
    assert guide().red_flags.text("same_dose")
    with pytest.raises(KeyError):
        guide().area("area_chin")
    with pytest.raises(KeyError):
        guide().section("chin")


def test_texts_lose_the_newline_of_folded_yaml(tmp_path: Path) -> None:
    path = tmp_path / "guide.yml"
    text = PACKAGED.read_text(encoding="utf-8").replace(
        "addresses: frown lines", "addresses: >\n      frown\n      lines\n"
    )
    path.write_text(text, encoding="utf-8")
    assert load_guide(path).area("area_glabella").addresses == "frown lines"
