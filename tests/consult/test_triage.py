"""The symptom gate against its written cases, by the rules alone, and the properties that hold for any message."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hanging import ends
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.consult import text as words
from bot.consult.triage import DISTRESS_SURE, FINDINGS, SYMPTOM_SURE, URGENT_SURE, Level, triage
from bot.consult.triage import SYMPTOM_SURE_WITHOUT_INJECTION as WITHOUT_INJECTION
from bot.consult.triage_groups import GROUPS
from bot.consult.triage_signs import SIGNS, TOGETHER
from bot.consult.triage_types import alternatives

_CASES: dict[str, dict[str, list[Any]]] = yaml.safe_load(
    (Path(__file__).parent / "triage_cases.yml").read_text(encoding="utf-8")
)
_RANK = [Level.NONE, Level.CALL_CLINIC, Level.DISTRESS, Level.URGENT_NOW]
_HARMLESS = [
    "Hello there.",
    "Thank you so much for your help!",
    "How much is the forehead?",
    "I am 29 and I live in Seoul.",
    "Do you have parking?",
    "I love your clinic.",
    "What does baby botox mean?",
    "lol",
    "Can it cause a headache?",
    "My friend recommended you.",
    "By the way, are you open on Saturday?",
    "My dog ate my shoes yesterday.",
    "No allergies.",
    "I would like to come on Friday.",
    "My cat has a lump on her ear.",
    "In that series a man couldn't speak after cheap injections.",
    "My aunt is a nurse and saw one droopy lid in ten years.",
    "I laughed so hard at your meme.",
    "I broke my wrist two years ago.",
]


def _all() -> list[tuple[str, str, Level, list[str]]]:
    found = []
    for group, levels in _CASES.items():
        for level, messages in levels.items():
            for message in messages:
                case = message if isinstance(message, dict) else {"text": message}
                found.append((group, case["text"], Level(level), case.get("finds", [])))
    return found


_TEXTS = [text for _, text, _, _ in _all()]


@pytest.mark.parametrize(
    ("text", "level", "finds"), [pytest.param(*rest, id=f"{group}: {rest[0]}") for group, *rest in _all()]
)
def test_verdict(text: str, level: Level, finds: list[str]) -> None:
    verdict = triage(text)
    assert verdict.level is level, verdict.findings
    assert set(finds) <= set(verdict.findings)


def test_enough_cases_in_both_directions() -> None:
    levels = [level for _, _, level, _ in _all()]
    assert len(levels) >= 180
    assert levels.count(Level.NONE) >= 100
    assert levels.count(Level.URGENT_NOW) >= 80
    assert len(set(_TEXTS)) == len(_TEXTS)


@given(text=st.sampled_from(_TEXTS), harmless=st.sampled_from(_HARMLESS))
@settings(deadline=None, max_examples=400)
def test_a_harmless_sentence_never_lowers_a_verdict(text: str, harmless: str) -> None:
    alone = _RANK.index(triage(text).level)
    assert _RANK.index(triage(f"{harmless} {text}").level) >= alone
    end = "" if text[-1] in ".?!" else "."
    assert _RANK.index(triage(f"{text}{end} {harmless}").level) >= alone


@given(text=st.sampled_from(_TEXTS), data=st.data())
@settings(deadline=None, max_examples=300)
def test_dress_does_not_change_a_verdict(text: str, data: st.DataObject) -> None:
    expected = triage(text)
    dressed = data.draw(st.sampled_from(_DRESSES))(text)
    assert triage(dressed) == expected, dressed


_DRESSES = [
    str.upper,
    str.title,
    lambda t: t.rstrip(".?!") + "!!!",
    lambda t: t.rstrip(".?!") + " ...",
    lambda t: t + " 😩😩",
    lambda t: "\u200b".join(t),
    lambda t: "\ufeff" + t.replace(" ", "\u2060 "),
    lambda t: t.replace(" ", "   "),
    lambda t: t.replace("'", "’"),
    lambda t: re.sub(r"(?<!\.)\. ", "! ", t),
    lambda t: t.replace(", ", " , "),
    lambda t: t.replace(", ", " - "),
    lambda t: f'"{t}"',
]


@given(st.text(max_size=400))
@settings(deadline=None, max_examples=300)
def test_never_raises(text: str) -> None:
    verdict = triage(text)
    assert set(verdict.findings) <= set(FINDINGS)
    assert (verdict.level is Level.NONE) == (verdict.findings == ())


@given(st.lists(st.sampled_from("i my can not trouble swallow eyelid droops if , . ? since no friend had it".split())))
@settings(deadline=None, max_examples=300)
def test_never_raises_on_its_own_words(parts: list[str]) -> None:
    triage(" ".join(parts))


_SCORES = st.dictionaries(
    st.sampled_from(["report_urgent_symptom", "report_symptom", "report_distress", "ask_dose"]), st.floats(0, 1)
)


@given(text=st.sampled_from(_TEXTS), scores=_SCORES)
@settings(deadline=None, max_examples=300)
def test_the_classifier_never_lowers_a_verdict(text: str, scores: dict[str, float]) -> None:
    assert _RANK.index(triage(text, scores).level) >= _RANK.index(triage(text).level)


@pytest.mark.parametrize(
    ("text", "scores", "level"),
    [
        ("my forehead is doing its own thing", {"report_symptom": WITHOUT_INJECTION}, Level.CALL_CLINIC),
        ("my forehead is doing its own thing", {"report_symptom": WITHOUT_INJECTION - 0.01}, Level.NONE),
        ("after my jabs my forehead plays tricks", {"report_symptom": SYMPTOM_SURE}, Level.CALL_CLINIC),
        ("after my jabs my forehead plays tricks", {"report_symptom": SYMPTOM_SURE - 0.01}, Level.NONE),
        ("since my injections nothing is like before", {"report_symptom": 0.9}, Level.CALL_CLINIC),
        ("my throat plays tricks on me", {"report_urgent_symptom": 0.99}, Level.URGENT_NOW),
        ("my throat plays tricks since the jabs", {"report_urgent_symptom": URGENT_SURE}, Level.URGENT_NOW),
        ("my throat plays tricks since the jabs", {"report_urgent_symptom": URGENT_SURE - 0.01}, Level.CALL_CLINIC),
        ("my throat plays tricks on me", {"report_urgent_symptom": 0.5, "report_symptom": 0.49}, Level.CALL_CLINIC),
        ("my eyelid is drooping", {"report_urgent_symptom": 0.95}, Level.URGENT_NOW),
        ("can it make my eyelid droop?", {"report_urgent_symptom": 0.99}, Level.NONE),
        ("no trouble swallowing", {"report_urgent_symptom": 0.99}, Level.NONE),
        ("if my eyelid droops what then", {"report_symptom": 0.99}, Level.NONE),
        ("a friend had a droopy eye years ago", {"report_symptom": 0.99}, Level.NONE),
        ("how much is parking", {"report_urgent_symptom": 0.99}, Level.NONE),
        ("what kind of ache should one expect", {"report_symptom": 0.99}, Level.NONE),
        ("I saw a clip of a woman who lost her voice after botox", {"report_urgent_symptom": 0.99}, Level.NONE),
        ("I saw a clip, and my voice is the same as hers", {"report_urgent_symptom": 0.99}, Level.URGENT_NOW),
        ("i see no way out of this", {"report_distress": DISTRESS_SURE}, Level.DISTRESS),
        ("i see no way out of this", {"report_distress": DISTRESS_SURE - 0.01}, Level.NONE),
        ("my throat plays tricks on me", {"report_symptom": float("nan")}, Level.NONE),
    ],
)
def test_a_sure_classifier_raises_what_the_rules_only_suspect(
    text: str, scores: dict[str, float], level: Level
) -> None:
    assert triage(text, scores).level is level


def test_findings_come_most_serious_first() -> None:
    verdict = triage("i have a bruise, i hate my face, my eyelid is drooping and i see double")
    assert verdict.findings == ("double_vision", "hates_looks", "eyelid_droop", "bruise")
    assert verdict.level is Level.URGENT_NOW


def test_every_code_has_one_level() -> None:
    codes = {sign.code for sign in SIGNS} | {both.code for both in TOGETHER}
    assert codes <= set(FINDINGS)
    for sign in SIGNS:
        assert FINDINGS[sign.code] is sign.level, sign.code
    for both in TOGETHER:
        assert both.one_of | both.with_one_of <= codes


def test_patterns_are_written_in_base_forms() -> None:
    """A pattern or cue in another form than the tokens' would silently never match."""
    known = words.tokens
    for sign in SIGNS:
        for pattern in sign.patterns:
            for element in pattern.replace("!", "").split():
                for phrase in [] if element[0] == "~" else alternatives(element):
                    for word in phrase.split():
                        assert not word.isupper() or word in GROUPS, (sign.code, pattern)
                        assert known(f"x {word} x")[1:-1] == [word] or len(word) < 3, (sign.code, pattern, word)


@pytest.mark.parametrize(
    "unit",
    ["a", "a ", "cant ", "can it cause double vision ", "no trouble swallowing, ", "my eyelid and ", "'", "b r e ",
     "if i ", "\n", "swalowwing ", "i have it ", "\u200b", "had botox and ", "see double the "],
)  # fmt: skip
def test_no_text_makes_it_hang(unit: str) -> None:
    text = (unit * 100_000)[:100_000]
    with ends():
        triage(text)


def test_the_end_of_a_long_message_counts() -> None:
    assert triage("nothing to report. " * 5000 + "I can't breathe").level is Level.URGENT_NOW
    assert triage("nothing to report and " * 5000 + "I can't breathe").level is Level.URGENT_NOW
