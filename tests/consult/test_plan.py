"""What keeping it up costs."""

from __future__ import annotations

import pytest

from bot.consult.money import Money
from bot.consult.plan import (
    Priced,
    adds_up,
    horizons,
    kind_of,
    over_the_years,
    quarterly,
    session_price,
    stands_for,
    stated_year,
)
from bot.consult.planned import Plan
from bot.guide.load import guide
from bot.guide.quantity import Range

OWN = {"single": Range(100, 150, "USD"), "year": Range(400, 600, "USD")}


def test_a_year_is_four_sessions() -> None:
    assert quarterly(guide()) == 4


def test_a_year_of_one_area_is_counted_from_its_session() -> None:
    assert str(session_price("single", guide(), {}).year(4)) == "$320–$800"


def test_the_guides_year_is_that_of_several_areas_and_not_of_one() -> None:
    assert "multi" in stands_for(guide())
    assert "single" not in stands_for(guide())
    assert session_price("multi", guide(), {}).year(4) == stated_year(guide(), {})[0]


def test_a_clinics_price_goes_before_the_guides_and_an_offer_before_both() -> None:
    offered = Money.told(350, 350, "USD")
    assert session_price("single", guide(), {}).by == "guide"
    assert session_price("single", guide(), OWN).by == "clinic"
    assert session_price("single", guide(), OWN, offered) == Priced(offered, "single", "quote")
    assert stated_year(guide(), OWN) == (Money.told(400, 600, "USD"), "clinic")


@pytest.mark.parametrize(
    ("areas", "micro", "kind"),
    [
        ((), False, "single"),
        (("area_forehead",), False, "single"),
        (("area_forehead", "area_glabella"), False, "multi"),
        (("area_forehead",), True, "micro"),
    ],
)
def test_the_price_that_fits(areas: tuple[str, ...], micro: bool, kind: str) -> None:
    assert kind_of(areas, micro) == kind


def test_the_years_add_up_as_far_as_the_guide_looks() -> None:
    assert horizons(guide()) == (1, 5, 10, 30)
    spans = over_the_years(session_price("multi", guide(), {}).year(4), guide())
    assert [str(span.total) for span in spans] == [
        "$800–$2,000",
        "$4,000–$10,000",
        "$8,000–$20,000",
        "$24,000–$60,000",
    ]


@pytest.mark.parametrize("years", [0, -1, 61, 10**9])
def test_years_that_nobody_plans_are_refused(years: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 60"):
        adds_up(Money.told(1, 1, "USD"), years)


def test_a_plan_survives_being_kept() -> None:
    import datetime
    import json

    plan = Plan("single", Money.told(87.5, 120, "USD"), datetime.date(2028, 2, 29))
    assert Plan.read(json.loads(json.dumps(plan.kept()))) == plan


@pytest.mark.parametrize("kept", [{}, {"kind": "lifetime"}])
def test_a_plan_of_an_unknown_kind_is_refused(kept: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="single, multi, micro"):
        Plan.read(kept)


def test_a_plan_has_the_contracts_shape() -> None:
    import datetime

    exported = Plan("multi", None, datetime.date(2026, 11, 20)).exported(guide(), {})
    assert exported == {
        "per_session": [200, 500],
        "per_year": [800, 2000],
        "currency": "USD",
        "dates": ["2027-02-20", "2027-05-20", "2027-08-20", "2027-11-20"],
    }
    assert "dates" not in Plan().exported(guide(), {})
