"""Charts: what they show is what the guide says, in the drawing and in words."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from PIL import Image

from bot.guide.load import guide
from bot.guide.quantity import Range
from bot.pictures import colours, costs, gallery, offer
from bot.pictures.gallery import NAMES, draw, shown_under
from bot.pictures.png import as_png
from bot.pictures.svg import WIDTH, Picture, wrapped
from bot.sentences import known, sentence

SVG = "{http://www.w3.org/2000/svg}"


def drawn(name: str, own: dict[str, Range] | None = None) -> Picture:
    return draw(name, guide(), own or {}, sentence)


def words(picture: Picture) -> str:
    return " ".join(node.text or "" for node in ElementTree.fromstring(picture.svg).iter(f"{SVG}text"))


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_is_a_drawing_with_a_text_alternative_and_nothing_else(name: str) -> None:
    picture = drawn(name)
    tree = ElementTree.fromstring(picture.svg)
    assert tree.find(f"{SVG}title").text  # type: ignore[union-attr]
    assert tree.find(f"{SVG}desc").text == picture.alt  # type: ignore[union-attr]
    allowed = {"svg", "title", "desc", "rect", "text", "line", "circle", "ellipse", "path", "g"}
    assert {node.tag.removeprefix(SVG) for node in tree.iter()} <= allowed
    assert not [
        key for node in tree.iter() for key in node.attrib if key.startswith("on") or "href" in key or key == "style"
    ]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_lies_outside_the_drawing(name: str) -> None:
    tree = ElementTree.fromstring(drawn(name).svg)
    height = float(tree.attrib["height"])
    for node in tree.iter(f"{SVG}rect"):
        assert float(node.attrib["x"]) >= 0 and float(node.attrib["x"]) + float(node.attrib["width"]) <= WIDTH
    # What stands on the face is moved with it.
    for node in [node for node in tree if node.tag == f"{SVG}text"]:
        # Half the size is more than a letter's mean width in every typeface that may set it.
        long = len(node.text or "") * float(node.attrib["font-size"]) * 0.55
        left = float(node.attrib["x"]) - (long / 2 if node.attrib.get("text-anchor") == "middle" else 0)
        assert left >= 0 and left + long <= WIDTH, node.text
        assert float(node.attrib["y"]) <= height


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("doses")])
def test_every_dose_of_the_table_stands_in_drawing_and_words(name: str) -> None:
    picture = drawn(name)
    for dose in guide().doses:
        for units in (dose.baby, dose.standard):
            assert str(units) in words(picture) and str(units) in picture.alt
    assert "each side" in words(picture) and "4–8 units each side" in picture.alt


def test_bars_lie_where_their_figures_are() -> None:
    tree = ElementTree.fromstring(drawn("doses").svg)
    bars = [node for node in tree.iter(f"{SVG}rect") if node.attrib["height"] == "16"]
    ranges = [units for dose in guide().doses for units in (dose.baby, dose.standard)]
    one = [(float(bar.attrib["width"]) / (units.high - units.low)) for bar, units in zip(bars, ranges, strict=True)]
    assert max(one) - min(one) < 0.1


def test_costs_name_whose_prices_they_are() -> None:
    assert "the guide" in drawn("costs").alt and "$24,000–$60,000" in drawn("costs").alt
    own = drawn("costs", {"single": Range(100, 100, "USD")})
    assert "the clinic and the guide" in own.alt and "$400" in own.alt


def test_the_ages_are_said_to_be_a_reading() -> None:
    picture = drawn("ages")
    assert all(stage.stage in words(picture) for stage in guide().starting.ages)
    assert "Maru's reading" in words(picture)


@pytest.mark.parametrize("name", ["face", "face_masseter"])
def test_the_face_names_every_area(name: str) -> None:
    assert all(area.name in words(drawn(name)) for area in guide().areas)


def test_an_offer_lies_beside_its_range() -> None:
    findings = [
        {"what": "dose", "area": "area_forehead", "value": "25 units", "range": "6–12 units", "verdict": "above"},
        {"what": "price", "value": "$1,200", "range": "$800–$2,000", "verdict": "inside"},
        {"what": "terms", "value": "<b>pay</b> today", "verdict": "flag"},
        {"what": "price", "value": "cheap", "range": "$80–$200", "verdict": "below"},
    ]
    found = offer.bands(findings, {"area_forehead": "forehead"})
    assert [(band.name, band.low, band.high, band.offered, band.inside) for band in found] == [
        ("forehead", 6, 12, (25, 25), False),
        ("price", 800, 2000, (1200, 1200), True),
    ]
    picture = offer.draw(found, sentence)
    assert picture and "25 units" in words(picture) and "$800–$2,000" in picture.alt


def test_a_figure_that_was_measured_counts_and_not_how_it_is_written() -> None:
    measured = {
        "amount": {"low": 20, "high": 24},
        "low": 8,
        "high": 16,
        "value": "10–12 units each side",
        "range": "4–8 units",
    }
    (band,) = offer.bands([{"what": "dose", "verdict": "above", **measured}], {})
    assert (band.offered, band.low, band.high) == ((20, 24), 8, 16)


def test_an_offer_without_a_figure_is_not_drawn() -> None:
    assert offer.draw(offer.bands([{"what": "claim", "value": "x", "verdict": "flag"}], {}), sentence) is None


def test_what_people_wrote_is_text_in_a_drawing() -> None:
    nasty = {"what": "<script>", "value": "25 <img src=x> שלום", "range": "6–12 units", "verdict": "above"}
    picture = offer.draw(offer.bands([nasty], {}), sentence)
    assert picture and "<script>" in words(picture)
    assert {"script", "img"}.isdisjoint(
        node.tag.removeprefix(SVG) for node in ElementTree.fromstring(picture.svg).iter()
    )


def test_a_pixel_picture_is_twice_the_size_and_not_empty() -> None:
    picture = drawn("costs")
    with Image.open(io.BytesIO(as_png(picture.svg))) as image:
        assert image.format == "PNG" and image.width == 2 * WIDTH
        assert len(image.convert("RGB").getcolors(1 << 20)) > 50


def test_every_response_with_a_picture_exists() -> None:
    assert all(known(response) for response in gallery._SHOWN)
    assert set(gallery._SHOWN.values()) <= set(NAMES)
    assert shown_under("utter_greet") is None


def contrast(first: str, second: str) -> float:
    """The contrast ratio of the accessibility guidelines."""

    def light(colour: str) -> float:
        parts = [channel / 255 for channel in colours.rgb(colour)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    bright, dark = sorted((light(first), light(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("ground", [colours.PAPER, colours.TINT])
def test_colours_can_be_told_apart(ground: str) -> None:
    for text in (colours.INK, colours.SOFT_INK, colours.ACCENT, colours.INSIDE, colours.OUTSIDE):
        assert contrast(text, ground) >= 4.5
    for mark in (colours.BABY, colours.STANDARD):
        assert contrast(mark, ground) >= 3


def test_long_words_are_broken() -> None:
    assert wrapped("a " + "b" * 25, 10) == ["a", "b" * 10, "b" * 10, "b" * 5]
    assert max(map(len, re.split("\n", "\n".join(wrapped("one two three " * 20, 30))))) <= 30


def test_prices_that_differ_in_kind_stand_beside_each_other() -> None:
    from bot.consult.plan import session_price

    picture = costs.draw_prices([session_price("micro", guide(), {})], guide(), sentence)
    assert "Micro-Botox" in words(picture)


@pytest.mark.parametrize("kinds", [("multi",), ("single", "multi")])
def test_the_years_stand_beside_their_bars(kinds: tuple[str, ...]) -> None:
    from bot.consult.plan import session_price

    svg = costs.draw_prices([session_price(kind, guide(), {}) for kind in kinds], guide(), sentence).svg  # type: ignore[arg-type]
    named = [float(y) for y in re.findall(r'<text x="20" y="([\d.]+)"[^>]*>\d+ years?<', svg)]
    bars = [(float(y), float(y) + 16) for y in re.findall(r'<rect [^>]*y="([\d.]+)"[^>]*height="16"', svg)]
    rows = [bars[place : place + len(kinds)] for place in range(0, len(bars), len(kinds))]
    assert len(named) == len(rows) == 4
    assert all(row[0][0] < y < row[-1][1] for y, row in zip(named, rows, strict=True))


def test_another_number_of_sessions_is_named() -> None:
    from bot.consult.plan import session_price

    picture = costs.draw_prices([session_price("multi", guide(), {})], guide(), sentence, 3)
    assert "What 3 sessions a year add up to" in words(picture)
    assert "$600–$1,500" in words(picture)
