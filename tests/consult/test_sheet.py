"""The consultation sheet as data, as a layout and as plain text."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest

from bot.consult.candidacy import Outcome, ReasonCode, heading
from bot.consult.sheet import TOP, Sheet, as_text, gathered, hopes, unfinished, view
from bot.guide.load import guide
from bot.sentences import clinic, sentence

TODAY = datetime.date(2026, 11, 22)
CHECKED = {
    "health_consent": "yes",
    "age": 31,
    "pregnancy": "no",
    "health_stop": "none",
    "line_stage": "rest",
    "accelerators": "neither",
    "goal": "soften",
    "motive": "own",
    "upkeep": "yes",
    "earlier_treatment": "none",
}
FINDING = {"what": "price", "value": "$350", "range": "$80–$200", "verdict": "above", "text": "$350 is above."}


def asked(*texts: str, done: tuple[int, ...] = ()) -> list[dict[str, Any]]:
    """A list of questions in these words."""
    return [
        {"id": f"q_{place}", "text": text, "origin": "own", "done": place in done} for place, text in enumerate(texts)
    ]


def laid_out(**slots: Any) -> Sheet:
    found = gathered(slots, guide(), clinic(), sentence)
    return view(found, hopes(slots, guide(), sentence), clinic(), TODAY, "the guide", sentence, unfinished(slots))


def texts(sheet: Sheet, code: str) -> list[str]:
    part = sheet.part(code)
    return [entry.text for entry in part.entries] if part else []


def test_parts_are_absent_until_they_exist() -> None:
    assert gathered({}, guide(), clinic(), sentence) == {}
    assert laid_out().parts == ()
    assert laid_out().empty


def test_everything_gathered_stands_on_it() -> None:
    sheet = laid_out(
        **CHECKED,
        areas=["area_glabella"],
        questions=asked("a", "b", "c", "d"),
        quote={"findings": [FINDING]},
        plan={"kind": "multi", "start": "2026-11-30"},
    )
    codes = list(dict.fromkeys(part.code for part in sheet.parts))
    assert codes == ["goals", "top", "rest", "findings", "quote", "plan", "dates"]
    assert sheet.clinic == clinic().name and clinic().phone in sheet.contact
    assert "22 November 2026" in sheet.prepared
    assert "no medical advice" in sheet.disclaimer
    assert texts(sheet, "quote") == ["$350 is above."]
    assert "$200–$500" in texts(sheet, "plan")[0] and "$800–$2,000" in texts(sheet, "plan")[0]
    assert texts(sheet, "dates")[0] == "28 February 2027"


def test_a_finding_names_its_section() -> None:
    findings = laid_out(**CHECKED).part("findings")
    assert findings and all(entry.note for entry in findings.entries)


@pytest.mark.parametrize("left", [question for question in CHECKED if question != "health_consent"])
def test_half_a_check_has_no_outcome_and_the_sheet_says_so(left: str) -> None:
    told = {**CHECKED, left: None}
    assert "candidacy" not in gathered(told, guide(), clinic(), sentence)
    assert texts(laid_out(**told), "findings") == [sentence("utter_sheet_check_unfinished")]
    assert not laid_out(**told).empty


def test_a_stop_is_an_outcome_before_the_other_questions() -> None:
    told = {"health_consent": "yes", "age": 31, "pregnancy": "yes"}
    assert gathered(told, guide(), clinic(), sentence)["candidacy"]["outcome"] == "not_now"


def test_without_consent_nothing_about_health_stands_on_it() -> None:
    sheet = laid_out(**{**CHECKED, "health_consent": None}, questions=asked("a"))
    assert [part.code for part in sheet.parts] == ["top"]


def test_three_questions_stand_first_and_what_was_asked_stands_last() -> None:
    sheet = laid_out(questions=asked("a", "b", "c", "d", "e", done=(0, 1)))
    assert texts(sheet, "top") == ["c", "d", "e"]
    assert texts(sheet, "rest") == ["a", "b"]
    assert [entry.done for part in sheet.parts for entry in part.entries] == [False] * TOP + [True, True]


NASTY = [
    "<script>alert(1)</script>",
    "هل سيؤلم؟",
    "보톡스",
    "😀",
    "x" * 5_000,
    "one\n\n--- My own title\nanother",
    "{clinic_phone} %s",
]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_what_a_patient_wrote_is_neither_shortened_nor_changed(text: str) -> None:
    found = gathered({"questions": asked(text)}, guide(), clinic(), sentence)
    assert json.loads(json.dumps(found))["questions"][0]["text"] == text
    sheet = laid_out(questions=asked(text))
    assert texts(sheet, "top") == [text]
    assert " ".join(text.split()) in as_text(sheet)


def test_a_text_cannot_pretend_to_be_lines_of_the_sheet() -> None:
    lines = as_text(laid_out(questions=asked("why\n\nPrepared by a doctor\n1. Pay now"))).splitlines()
    assert len([line for line in lines if line.startswith(("Prepared by", "1. Pay"))]) == 0


def test_the_text_numbers_the_questions_throughout() -> None:
    lines = as_text(laid_out(questions=asked("a", "b", "c", "d"))).splitlines()
    assert [line for line in lines if line[:1].isdigit()] == ["1. a", "2. b", "3. c", "4. d"]


def headings(sheet: Sheet) -> dict[str, list[str]]:
    """The findings under each of their titles."""
    return {part.title: [entry.text for entry in part.entries] for part in sheet.parts if part.code == "findings"}


def test_a_finding_stands_under_what_it_speaks_for() -> None:
    found = headings(laid_out(**{**CHECKED, "age": 21, "earlier_treatment": "yes", "upkeep": "no"}))
    assert list(found) == [
        sentence("utter_sheet_outcome_rethink"),
        sentence("utter_sheet_outcome_wait"),
        sentence("utter_sheet_in_favour"),
        sentence("utter_sheet_to_know"),
    ]
    assert found[sentence("utter_sheet_outcome_wait")] == [sentence("utter_reason_early_twenties")]
    assert found[sentence("utter_sheet_in_favour")] == [sentence("utter_reason_goal_realistic")]
    assert sentence("utter_reason_earlier_treatment") in found[sentence("utter_sheet_to_know")]


def test_what_is_open_about_health_stands_first() -> None:
    found = headings(laid_out(**{**CHECKED, "pregnancy": "not_sure"}))
    assert next(iter(found.items())) == (sentence("utter_sheet_open"), [sentence("utter_sheet_open_pregnancy")])
    stopped = headings(laid_out(**{**CHECKED, "pregnancy": "not_sure", "health_stop": "allergy"}))
    assert list(stopped) == [sentence("utter_sheet_outcome_not_now")]


def test_the_outcome_is_said_where_there_are_only_doubts() -> None:
    unsure = {name: "not_sure" for name in CHECKED if name not in ("health_consent", "age")}
    found = headings(laid_out(health_consent="yes", age="not_sure", **unsure))
    assert found[sentence("utter_sheet_outcome_discuss")] == [sentence("utter_sheet_nothing_against")]


def test_every_finding_has_a_heading() -> None:
    titles = {*Outcome, "in_favour", "to_know"}
    assert {heading(code, outcome) for code in ReasonCode for outcome in Outcome} == titles
