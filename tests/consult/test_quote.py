"""An offer beside the guide: every area, every price, every term; nothing is mixed and nobody is blamed."""

from __future__ import annotations

import json

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.consult.quote import bubbles, doubts, is_for_a_minor, judge
from bot.consult.quote_doses import for_each_side
from bot.consult.quote_types import Dose, Finding, Offer, Price, Span, as_json, offer_as_json, offer_from, public
from bot.guide.load import guide
from bot.guide.quantity import Range

DOSED = [dose.area for dose in guide().doses]
VERDICTS = {"below", "inside", "above", "flag", "unknown"}


def at(amount: float) -> Span:
    return Span(amount, amount)


def one(offer: Offer, what: str) -> Finding:
    (finding,) = [each for each in judge(offer, guide()) if each.what == what]
    return finding


def dosed(area: str, units: float, side: str = "each", **more: object) -> Offer:
    return Offer(areas=(area,), doses=(Dose(area, at(units), side),), **more)  # type: ignore[arg-type]


def priced(amount: float, per: str = "session", currency: str = "USD", **more: object) -> Offer:
    return Offer(prices=(Price(at(amount), currency, per),), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("area", DOSED)
@pytest.mark.parametrize("units", [0.5, *range(1, 31)])
def test_units_are_laid_beside_the_table(area: str, units: float) -> None:
    table = guide().dose(area)
    assert table is not None
    finding = one(dosed(area, units), "dose")
    expected = "above" if units > table.baby.high else "below" if units < table.baby.low else "inside"
    assert finding.verdict == expected
    assert (finding.code == "dose_above_both") == (units > table.standard.high)
    assert (finding.low, finding.high, finding.amount) == (table.baby.low, table.baby.high, at(units))
    assert str(table.baby) in finding.range


def test_a_range_that_reaches_over_is_above() -> None:
    offer = Offer(areas=("area_forehead",), doses=(Dose("area_forehead", Span(10, 14)),))
    assert one(offer, "dose").verdict == "above"


def test_both_sides_are_halved() -> None:
    finding = one(dosed("area_crows_feet", 12, "both"), "dose")
    assert (finding.verdict, finding.amount) == ("inside", at(6))
    assert "both sides" in finding.value


@pytest.mark.parametrize(
    ("units", "read"), [(6, "each"), (12, "each"), (15, "each"), (16, "both"), (24, "both"), (5, "each")]
)
def test_units_without_a_side_are_read_and_said_to_be(units: float, read: str) -> None:
    offer = dosed("area_crows_feet", units, "unclear")
    assert for_each_side(offer.doses[0], guide())[1] == read
    codes = [finding.code for finding in judge(offer, guide())]
    assert f"side_read_as_{read}" in codes


def test_no_side_matters_where_there_is_one() -> None:
    assert len(judge(dosed("area_forehead", 10, "unclear"), guide())) == 1


def test_an_area_without_a_dose_is_not_judged() -> None:
    assert one(dosed("area_masseter", 25), "dose").verdict == "unknown"
    assert one(Offer(others=("neck",)), "dose").code == "area_not_covered"


def test_several_areas_together_are_laid_beside_their_sum() -> None:
    offer = Offer(areas=("area_forehead", "area_crows_feet"), total=at(20))
    finding = one(offer, "dose")
    assert (finding.verdict, finding.low, finding.high) == ("inside", 14, 28)


@pytest.mark.parametrize(
    "offer",
    [Offer(total=at(20)), Offer(areas=("area_masseter", "area_forehead"), total=at(20)),
     Offer(areas=("area_forehead",), others=("chin",), total=at(20)), Offer(areas=("area_forehead",), area_count=3, total=at(20))],
)  # fmt: skip
def test_a_sum_with_an_area_left_open_is_not_judged(offer: Offer) -> None:
    assert "total_unclear" in [finding.code for finding in judge(offer, guide())]


@pytest.mark.parametrize(("units", "verdict"), [(10, "below"), (20, "inside"), (50, "inside"), (51, "above")])
def test_micro_botox_has_its_own_figures(units: float, verdict: str) -> None:
    finding = one(Offer(micro=True, areas=("area_forehead",), total=at(units)), "dose")
    assert (finding.verdict, finding.low, finding.high) == (verdict, 20, 50)


@pytest.mark.parametrize(
    ("count", "amount", "verdict"),
    [(1, 79, "below"), (1, 80, "inside"), (1, 200, "inside"), (1, 201, "above"),
     (3, 199, "below"), (3, 200, "inside"), (3, 500, "inside"), (3, 501, "above")],
)  # fmt: skip
def test_a_session_is_laid_beside_one_area_or_several(count: int, amount: float, verdict: str) -> None:
    assert one(priced(amount, area_count=count), "price").verdict == verdict


@pytest.mark.parametrize(
    ("offer", "low", "high"),
    [
        (priced(300, micro=True), 200, 500),
        (priced(1500, "year", area_count=2), 800, 2000),
        (priced(1500, "year"), 800, 2000),
        (priced(500, "year", area_count=1), 320, 800),
        (priced(1000, "year", micro=True), 800, 2000),
        (priced(150, "area", area_count=3), 200, 500),
    ],
)
def test_what_a_price_is_laid_beside(offer: Offer, low: int, high: int) -> None:
    finding = one(offer, "price")
    assert (finding.low, finding.high, finding.verdict) == (low, high, "inside")


def test_a_package_is_reckoned_by_the_session() -> None:
    finding = one(priced(1400, "package", sessions=4, area_count=2), "price")
    assert (finding.amount, finding.verdict) == (at(350), "inside")


def test_a_price_by_the_unit_needs_the_units() -> None:
    offer = Offer(
        areas=("area_glabella",), doses=(Dose("area_glabella", at(20)),), prices=(Price(at(12), "USD", "unit"),)
    )
    finding = one(offer, "price")
    assert (finding.amount, finding.verdict) == (at(240), "above")
    assert one(priced(12, "unit", area_count=1), "price").verdict == "unknown"


def test_units_for_each_side_count_twice_in_a_price_by_the_unit() -> None:
    area = "area_crows_feet"
    offer = Offer(areas=(area,), doses=(Dose(area, at(6), "each"),), prices=(Price(at(10), "USD", "unit"),))
    assert one(offer, "price").amount == at(120)


@pytest.mark.parametrize("currency", ["KRW", "EUR", "GBP"])
def test_no_currency_is_converted(currency: str) -> None:
    finding = one(priced(100, currency=currency, area_count=1), "price")
    assert (finding.verdict, finding.amount) == ("unknown", None)


def test_the_clinics_own_prices_count_in_their_currency() -> None:
    own = {"single": Range(100_000, 250_000, "KRW")}
    (won,) = judge(priced(300_000, currency="KRW", area_count=1), guide(), own)
    (dollars,) = judge(priced(150, area_count=1), guide(), own)
    assert (won.verdict, won.values["price_by"]) == ("above", "the clinic")
    assert dollars.verdict == "unknown"


def test_without_areas_a_price_is_laid_beside_both() -> None:
    assert one(priced(150), "price").code == "price_no_area"


@pytest.mark.parametrize("flag", ["ongoing_pressure", "stops_ageing", "same_dose", "no_expectations"])
def test_a_warning_sign_is_a_flag(flag: str) -> None:
    (finding,) = judge(Offer(flags=(flag,)), guide())
    assert (finding.verdict, finding.code) == ("flag", flag)
    assert finding.what == ("terms" if flag == "ongoing_pressure" else "claim")


@pytest.mark.parametrize(
    ("age", "units", "flagged"),
    [(24, 25, True), (29, 15, True), (24, 14, False), (30, 25, False), (None, 40, False), (45, 40, False)],
)
def test_a_full_adult_dose_for_a_young_patient_is_one(age: int | None, units: float, flagged: bool) -> None:
    findings = judge(dosed("area_forehead", units, "", age=age), guide())
    assert ("aggressive_dose" in [finding.code for finding in findings]) == flagged


def test_its_reason_is_asked_once() -> None:
    asked = doubts(judge(dosed("area_forehead", 25, "", age=24), guide()))
    assert [finding.code for finding in asked] == ["aggressive_dose"]


@pytest.mark.parametrize(
    ("age", "verdict"), [(19, "below"), (23, "below"), (24, "inside"), (36, "inside"), (37, "above")]
)
def test_the_age_is_laid_beside_the_stages(age: int, verdict: str) -> None:
    assert one(Offer(age=age), "claim").verdict == verdict


def test_nothing_is_judged_for_a_minor() -> None:
    assert is_for_a_minor(Offer(age=18))
    assert not is_for_a_minor(Offer(age=19))
    assert not is_for_a_minor(Offer())


@pytest.mark.parametrize(("months", "verdict"), [(2, "below"), (3, "inside"), (4, "inside"), (6, "above")])
def test_the_interval_is_laid_beside_the_upkeep(months: float, verdict: str) -> None:
    assert one(Offer(every=at(months)), "terms").verdict == verdict


def test_units_of_another_product_compare_only_roughly() -> None:
    assert one(Offer(products=("dysport",)), "dose").verdict == "unknown"
    assert one(Offer(strange_product="xyzox"), "dose").code == "product_unknown"


def test_what_is_missing_is_asked_for_in_order() -> None:
    assert Offer().missing() == ["areas", "units", "price"]
    assert Offer(area_count=2, prices=(Price(at(300)),)).missing() == ["units"]
    assert Offer(unknown=("areas", "units", "price")).missing() == []
    assert Offer(micro=True).missing() == ["units", "price"]


def test_a_finding_is_given_out_as_the_contract_has_it() -> None:
    finding = one(dosed("area_forehead", 25, ""), "dose")
    kept = json.loads(json.dumps(as_json(finding, "so much")))
    assert public(kept) == {
        "what": "dose", "area": "area_forehead", "value": "25 units", "range": "6–12 units", "verdict": "above", "text": "so much",
    }  # fmt: skip


def test_an_offer_survives_being_kept() -> None:
    offer = Offer(
        areas=("area_forehead",), doses=(Dose("area_forehead", Span(8, 10)),), prices=(Price(at(9)),), flags=("x",)
    )
    assert offer_from(json.loads(json.dumps(offer_as_json(offer)))) == offer
    with pytest.raises(msgspec.ValidationError, match="areas"):
        offer_from({"areas": 3})


_AMOUNTS = st.floats(0.5, 9_999).map(lambda amount: Span(round(amount, 1), round(amount, 1)))
_OFFERS = st.builds(
    Offer,
    areas=st.lists(st.sampled_from([area.id for area in guide().areas]), max_size=4, unique=True).map(tuple),
    total=st.none() | _AMOUNTS,
    area_count=st.none() | st.integers(1, 5),
    prices=st.lists(
        st.builds(Price, _AMOUNTS, st.sampled_from(["USD", "KRW", "EUR", "CHF"]), st.sampled_from(["session", "unit", "area", "year", "package"])),
        max_size=3,
    ).map(tuple),
    sessions=st.none() | st.integers(2, 12),
    every=st.none() | _AMOUNTS,
    micro=st.booleans(),
    age=st.none() | st.integers(10, 99),
    flags=st.lists(st.sampled_from(["ongoing_pressure", "same_dose", "stops_ageing", "no_expectations"]), unique=True).map(tuple),
    prepaid=st.booleans(),
)  # fmt: skip


@given(_OFFERS)
def test_any_offer_is_judged(offer: Offer) -> None:
    findings = judge(offer, guide())
    assert {finding.verdict for finding in findings} <= VERDICTS
    assert [finding.verdict for finding in findings[:1]] != ["inside"] or not doubts(findings)
    ids = [finding.id for finding in doubts(findings)]
    assert len(ids) == len(set(ids))
    shown = bubbles(findings, guide())
    assert len(shown) <= 2
    assert all(0 < len(group) <= 3 for group in shown)
    assert all((finding.low is None) == (finding.high is None) == (finding.amount is None) for finding in findings)
