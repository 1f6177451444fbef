"""The pages of the answers: table, sums, offers."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from signing_in import PASSWORD, Person

from bot.consult.asked import Question
from bot.consult.subjects import COVERED, UNCOVERED
from bot.desk.answer_index import Index, areas_begun, cards, index
from bot.desk.answers import _hits
from bot.desk.app import Desk
from bot.desk.dose_table import rows, total
from bot.desk.offers import look_at, read_form
from bot.guide.load import guide
from bot.sentences import clinic, known, sentence, without_offer

Browser = Callable[..., Person]


async def at_desk(desk: Desk, browser: Browser) -> Person:
    somebody = browser()
    desk.accounts.add("mina", "desk", PASSWORD)
    await somebody.sign_in("mina")
    return somebody


def test_every_subject_has_a_card_and_every_card_an_answer() -> None:
    assert {*COVERED, *UNCOVERED} <= set(cards())
    beside = set(cards()) - {*COVERED, *UNCOVERED}
    assert all(known(name) for name in beside)
    assert all(card.title for card in cards().values())


def test_nothing_that_is_read_out_offers_what_only_a_button_can_do() -> None:
    told = [hit.long for card in cards().values() for hit in _hits(card, Question(card.name), clinic())]
    assert len(told) >= len(cards())
    assert not [text for text in told if "Shall" in text or "list," in text]
    # Nor what is true only for whoever is in the chat.
    inside = ("takes it from here", "stays here", "under each answer", "you write here", ' write "')
    assert not [text for text in told if any(words in text for words in inside)]


@pytest.mark.parametrize(
    ("response", "ends"),
    [
        ("utter_not_covered_pain", "numb the skin."),
        ("utter_micro_botox_difference", "a question for the doctor."),
        # Nothing to tap: the questions are what there is to say.
        ("utter_consultation_questions_more", "what else could I do?"),
        ("utter_list_left", "as it is."),
        ("utter_quote_intro", "the clinic itself."),
    ],
)
def test_only_the_offer_is_left_out(response: str, ends: str) -> None:
    assert without_offer(response).endswith(ends)
    assert sentence(response).startswith(without_offer(response))


def test_the_index_knows_beginnings_and_slips() -> None:
    built = Index({"a": ["maintenance"], "b": ["risk"]})
    assert set(built.scores(["maint"])) == {"a"}
    assert set(built.scores(["maintenence"])) == {"a"}
    assert built.scores(["xyzzy"]) == {}
    assert built.scores([]) == {}
    assert built.scores(["the", "risk"]) == {"b": 1.0}
    assert index().scores(["ri"]) == {}


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        ("crows fe", ("area_crows_feet",)),
        ("foreh", ("area_forehead",)),
        ("gummy smile", ()),
        ("glab bunn", ("area_glabella", "area_bunny_lines")),
    ],
)
def test_an_area_is_known_as_far_as_it_is_typed(words: str, areas: tuple[str, ...]) -> None:
    assert areas_begun(words.split()) == areas


def test_the_table_has_every_dosed_area_and_doubles_sides() -> None:
    assert [row.area for row in rows()] == [area.id for area in guide().dosed()]
    eyes = next(row for row in rows() if row.area == "area_crows_feet")
    assert eyes.baby_both.low == 2 * eyes.baby.low
    brows = next(row for row in rows() if row.area == "area_glabella")
    assert brows.baby_both == brows.baby
    added = total(("area_glabella", "area_crows_feet"))
    assert added is not None
    assert (added.baby.low, added.baby.high) == (16, 30)
    assert total(()) is None


async def test_the_page_of_doses_adds_up_without_a_script(desk: Desk, browser: Browser) -> None:
    somebody = await at_desk(desk, browser)
    got = await somebody.get("/desk/answers/doses?area_glabella=on&area_crows_feet=on&nonsense=on")
    assert got.status_code == 200
    assert "16–30 units in baby doses" in got.text


def test_an_offer_in_a_form_is_judged_as_one_in_words() -> None:
    looked = look_at(read_form({"units_area_forehead": "25", "price": "1,350", "age": "24", "prepaid": "on"}))
    assert {each.verdict for each in looked.findings} >= {"above", "unknown"}
    assert looked.questions


def test_a_minors_offer_is_not_judged() -> None:
    looked = look_at(read_form({"price": "100", "age": "16"}))
    assert looked.minor and not looked.findings


@pytest.mark.parametrize(
    ("field", "written"),
    [("price", "cheap"), ("price", "0"), ("units_area_glabella", "-3"), ("units_area_glabella", "9" * 30), ("age", "1e9"),
     ("age", "٣٠"), ("sessions", "many"), ("every", "10-2"), ("per", "kilo"), ("currency", "XXX")],
)  # fmt: skip
def test_a_field_that_cannot_be_read_says_what_would_have_worked(field: str, written: str) -> None:
    found = read_form({"price": "100", field: written}).problems
    assert set(found) == {field}
    assert "rite" in found[field] or "Choose" in found[field]


async def test_the_form_keeps_what_was_written_and_escapes_it(desk: Desk, browser: Browser) -> None:
    somebody = await at_desk(desk, browser)
    got = await somebody.post("/desk/answers/offer", "/desk/answers/offer", price='"><script>alert(1)</script>')
    assert got.status_code == 422
    assert "<script>alert" not in got.text
    assert "&lt;script&gt;" in got.text
    empty = await somebody.post("/desk/answers/offer", "/desk/answers/offer")
    assert empty.status_code == 422
    right = await somebody.post("/desk/answers/offer", "/desk/answers/offer", units_area_forehead="25", price="350")
    assert right.status_code == 200
    assert 'id="looked"' in right.text
