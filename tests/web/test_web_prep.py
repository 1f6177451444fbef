"""The consultation sheet."""

from __future__ import annotations

import datetime
import html
from html.parser import HTMLParser
from typing import Any

import pytest
from visiting import CHECK, Visitor, answer, error_code

from bot.consult.candidacy import Outcome, ReasonCode
from bot.consult.questions import ORIGINS
from bot.consult.quote_types import PUBLIC
from bot.consult.sheet import view
from bot.sentences import clinic, sentence
from bot.web.sheet_page import page as laid_out

SCRIPT = "<script>x</script><img src=x onerror=y>"


class Page(HTMLParser):
    """Which elements a page has, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


async def test_nothing_gathered_yet(visitor: Visitor) -> None:
    assert await visitor.sheet() == {}
    assert (await visitor.prep("text/html")).status_code == 200


async def test_the_sheet_after_the_whole_check(visitor: Visitor) -> None:
    await visitor.check()
    candidacy = (await visitor.sheet())["candidacy"]
    assert set(candidacy) == {"outcome", "reasons"}
    assert candidacy["outcome"] == "discuss"
    codes = [reason["code"] for reason in candidacy["reasons"]]
    assert {"thirties", "lines_at_rest", "family_history", "habits", "goal_realistic", "upkeep_realistic"} <= set(codes)
    for reason in candidacy["reasons"]:
        assert set(reason) == {"code", "text", "section"}
        assert reason["code"] in {code.value for code in ReasonCode}
        assert reason["text"] and reason["section"]

    shown = Page((await visitor.prep("text/html")).text)
    assert all(reason["text"] in shown.text for reason in candidacy["reasons"])


async def test_every_area_that_was_asked_about_is_named(visitor: Visitor) -> None:
    await visitor.say("how many units between the brows")
    await visitor.say("They offered me 18 units for the forehead for $150")
    shown = (await visitor.prep("text/plain")).text
    assert "Areas I asked about: glabella and forehead" in shown


@pytest.mark.parametrize(
    ("answers", "outcome", "code"),
    [
        (("yes", 31, "yes"), Outcome.NOT_NOW, ReasonCode.PREGNANCY),
        (("yes", 31, "no", "allergy"), Outcome.NOT_NOW, ReasonCode.ALLERGY),
        (("yes", 15), Outcome.NOT_NOW, ReasonCode.MINOR),
        ((*CHECK[:6], "transform", *CHECK[7:]), Outcome.RETHINK, ReasonCode.GOAL_TRANSFORM),
        ((*CHECK[:4], "none", *CHECK[5:]), Outcome.WAIT, ReasonCode.NO_LINES),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "answers",
)
async def test_outcomes(visitor: Visitor, answers: tuple[str | int, ...], outcome: Outcome, code: ReasonCode) -> None:
    await visitor.check(answers)
    candidacy = (await visitor.sheet())["candidacy"]
    assert candidacy["outcome"] == outcome
    assert code in [reason["code"] for reason in candidacy["reasons"]]


async def test_what_was_unsure_becomes_a_question(visitor: Visitor) -> None:
    await visitor.check((*CHECK[:4], "not_sure", *CHECK[5:]))
    sheet = await visitor.sheet()
    assert sheet["questions"][0]["origin"] == "candidacy"
    assert sheet["candidacy"]["outcome"] == "discuss"


async def test_without_consent_no_finding(visitor: Visitor) -> None:
    await visitor.say("check if it's right for me")
    await visitor.tap(answer("no"))
    assert "candidacy" not in await visitor.sheet()


async def test_questions_in_rank_order(visitor: Visitor) -> None:
    await visitor.tap("/build_question_list")
    await visitor.say("add: will it show on passport photos")
    questions = (await visitor.sheet())["questions"]
    for question in questions:
        assert set(question) == {"id", "text", "origin", "done"}
        assert question["origin"] in ORIGINS
        assert question["done"] is False
    assert questions[0]["origin"] == "own"
    assert questions[0]["text"].rstrip("?") == "will it show on passport photos"
    assert [question["origin"] for question in questions[1:]] == ["guide"] * 6


async def test_an_offer_stands_on_the_sheet(visitor: Visitor) -> None:
    await visitor.say("They offered me 25 units for the forehead at 24, $350, and I should pay for a year today.")
    sheet = await visitor.sheet()
    findings = sheet["quote"]["findings"]
    for finding in findings:
        assert {"what", "value", "verdict", "text"} <= set(finding) <= {*PUBLIC}
        assert finding["what"] in {"dose", "price", "terms", "claim"}
        assert finding["verdict"] in {"below", "inside", "above", "flag", "unknown"}
    assert {
        "what": "dose",
        "area": "area_forehead",
        "value": "25 units",
        "range": "6–12 units",
        "verdict": "above",
    }.items() <= next(
        finding for finding in findings if finding["verdict"] == "above" and finding["what"] == "dose"
    ).items()
    assert {question["origin"] for question in sheet["questions"][:3]} == {"quote"}


async def test_the_sheet_has_the_list_that_is_shown_in_every_form(visitor: Visitor) -> None:
    await visitor.say("They offered me 25 units for the forehead at 24, $350, and I should pay for a year today.")
    await visitor.say("how many units for the crow's feet?")
    shown = (await visitor.client.get("/chat/prep/questions", headers=visitor.headers)).json()
    wanted = [question["text"] for question in shown["questions"]]
    assert shown["kept"] and len(wanted) >= 8
    assert [question["text"] for question in (await visitor.sheet())["questions"]] == wanted
    for accept in ("text/html", "text/plain"):
        page = html.unescape((await visitor.prep(accept)).text)
        assert [text for text in wanted if text not in page] == []


async def test_markup_in_a_question_is_text(visitor: Visitor) -> None:
    await visitor.say(f"please add to my list: will it hurt {SCRIPT}")
    assert SCRIPT in (await visitor.sheet())["questions"][0]["text"]
    got = await visitor.prep("text/html")
    shown = Page(got.text)
    assert SCRIPT in shown.text
    assert not {"script", "img"} & set(shown.tags)


@pytest.mark.parametrize(
    "nasty", [SCRIPT, "</li></ol></main><iframe src=x>", "' onload='x", '" onload="x', "&lt;script&gt;", "a\u202eb"]
)
def test_nothing_on_the_page_becomes_markup(nasty: str) -> None:
    plain = Page(page(sheet_with("something")))
    page_with = Page(page(sheet_with(nasty)))
    assert page_with.tags == plain.tags
    assert nasty in page_with.text


def page(found: dict[str, Any]) -> str:
    """The page of a sheet with these parts."""
    goals = [reason["text"] for reason in found["candidacy"]["reasons"]]
    return laid_out(view(found, goals, clinic(), datetime.date(2026, 11, 22), "the guide", sentence))


def sheet_with(text: str) -> dict[str, Any]:
    """A sheet whose every text is this one."""
    return {
        "candidacy": {"outcome": "discuss", "reasons": [{"code": "minor", "text": text, "section": text}]},
        "questions": [{"id": str(number), "text": text, "origin": "own", "done": False} for number in range(5)],
    }


async def test_braces_in_a_question_are_text(visitor: Visitor) -> None:
    for text in ("does {clinic_phone} hurt", "does {nothing} hurt", "does {0} or {} or %s hurt"):
        assert await visitor.say(f"add: {text}")
        assert text in str((await visitor.sheet())["questions"])
        shown = await visitor.say("show my list")
        assert text in shown[0]["text"]


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/html", "text/html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("application/json", "application/json"),
        ("application/json; charset=utf-8", "application/json"),
        ("application/json, text/plain, */*", "application/json"),
        ("image/png, application/json", "application/json"),
    ],
)
async def test_the_sheet_comes_as_asked_for(visitor: Visitor, accept: str, kind: str) -> None:
    got = await visitor.prep(accept)
    assert got.status_code == 200
    assert got.headers["content-type"].startswith(kind)


@pytest.mark.parametrize("accept", ["image/png", "application/xml", "nonsense", "video/*"])
async def test_what_the_sheet_is_not(visitor: Visitor, accept: str) -> None:
    got = await visitor.prep(accept)
    assert got.status_code == 406
    assert error_code(got) == "not_acceptable"
    assert "application/json" in got.json()["error"]["message"]
