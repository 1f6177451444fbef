"""Examples, rules and the domain: every name resolves, every topic has its files, nothing stands twice."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import yaml
from project import domain, examples, responses, steps, stories
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.consult.subjects import COVERED, FOLLOW_UPS, QUESTIONS, SILENT, TOLD, UNCOVERED
from bot.guide.names import TOPICS, TOPICS_BESIDE_GUIDE
from bot.settings import ROOT

FALLBACK = "nlu_fallback"
NEAR = 0.9
FEWEST = 25
# Short replies and small talk have fewer ways of being said.
FEWEST_SHORT = 20
SHORT_FILES = {"answers.yml", "small_talk.yml"}
INTENTS = [intent for intent in domain()["intents"] if intent != FALLBACK]


def plain(text: str) -> str:
    """A text without case, punctuation and spacing."""
    kept = (
        " " if unicodedata.category(char)[0] in "PZ" else char
        for char in unicodedata.normalize("NFKC", text).casefold()
    )
    return " ".join("".join(kept).split())


def test_every_intent_has_examples_and_every_example_an_intent_of_the_domain() -> None:
    assert set(examples()) == set(INTENTS)
    assert len(INTENTS) == len(set(INTENTS))


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_has_enough_examples(intent: str) -> None:
    given = examples()[intent]
    fewest = FEWEST_SHORT if {file for file, _ in given} <= SHORT_FILES else FEWEST
    assert len(given) >= fewest


def test_an_intent_has_its_examples_in_one_file() -> None:
    assert {
        intent: files for intent, given in examples().items() if len(files := {file for file, _ in given}) > 1
    } == {}


def test_no_example_stands_twice_under_one_intent() -> None:
    for intent, given in examples().items():
        counted = Counter(plain(text) or text for _, text in given)
        assert not [text for text, times in counted.items() if times > 1], intent


def test_no_example_stands_under_two_intents() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for intent, given in examples().items():
        for _, text in given:
            found[plain(text) or text].add(intent)
    assert {text: intents for text, intents in found.items() if len(intents) > 1} == {}


def near_duplicates(texts: list[str], closeness: float) -> list[tuple[str, str]]:
    """Pairs of texts that share most of their letters in a row (cosine of character 3- and 4-grams)."""
    grams = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 4), sublinear_tf=True).fit_transform(texts)
    close = (grams @ grams.T).tocoo()
    pairs = zip(close.row, close.col, close.data, strict=True)
    return [(texts[one], texts[other]) for one, other, near in pairs if one < other and near >= closeness]


def test_near_duplicates_are_seen() -> None:
    spoken = ["how long does it last for you", "how LONG does  it last for you", "what does the forehead cost"]
    assert near_duplicates(spoken, NEAR) == [(spoken[0], spoken[1])]


def test_no_example_is_nearly_another() -> None:
    # A reply of a word or two has its neighbours: "no thanks" and "thanks" are both needed, and clash in nothing.
    long_enough = [text for given in examples().values() for _, text in given if len(text.split()) > 3]
    assert near_duplicates(long_enough, NEAR) == []


# Questions of real patients beside the project, where somebody has them.
MEASURES = [*sorted((ROOT / "tests" / "nlu").glob("*.jsonl")), ROOT.parent / "shared" / "questions" / "dev.jsonl"]


@pytest.mark.parametrize("path", MEASURES, ids=lambda path: path.name)
def test_no_example_is_one_of_the_questions_that_measure(path: Path) -> None:
    if not path.is_file():
        pytest.skip(f"no {path.name} here")
    learnt = {plain(text) for given in examples().values() for _, text in given}
    measured = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    assert [text for text in measured if plain(text) in learnt] == []


def test_every_topic_has_a_file_of_examples_and_one_of_rules() -> None:
    names = [{path.name for path in (ROOT / "data" / folder).iterdir()} for folder in ("nlu", "stories")]
    assert names[0] == names[1]
    assert all(re.fullmatch(r"[a-z_]+\.yml", name) for name in names[0])


def test_the_intents_of_a_file_have_their_rules_in_the_file_of_the_same_name() -> None:
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        learnt = {
            block["intent"] for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"] if "intent" in block
        }
        loaded = yaml.safe_load((ROOT / "data" / "stories" / path.name).read_text(encoding="utf-8"))
        told = [*loaded.get("rules", ()), *loaded.get("stories", ())]
        ruled = {step["intent"] for story in told for step in steps(story) if "intent" in step}
        # `restart` is Rasa's own.
        assert learnt - {"restart"} <= ruled, path.name


def test_rules_name_only_what_the_domain_knows() -> None:
    known = {*domain()["actions"], *domain()["responses"], *domain()["forms"],
             "action_deactivate_loop", "action_listen", "action_restart", "action_back", "action_session_start"}  # fmt: skip
    for story in stories():
        for step in steps(story):
            if "intent" in step:
                assert step["intent"] in domain()["intents"], story
            if "action" in step:
                assert step["action"] in known, story


def rule_of(intent: str) -> set[str]:
    """The actions that follow an intent in the rule for it outside any form."""
    found: set[str] = set()
    for story in stories():
        told = list(steps(story))
        if "rule" in story and "condition" not in story and {"intent": intent} in told:
            found |= {step["action"] for step in told if "action" in step}
    return found


@pytest.mark.parametrize("intent", [*COVERED, *UNCOVERED, *FOLLOW_UPS, TOLD])
def test_a_question_has_examples_and_a_rule(intent: str) -> None:
    assert intent in examples()
    assert rule_of(intent) == {"action_answer"}


def test_every_question_is_known_to_the_answers() -> None:
    ruled = {intent for intent in INTENTS if "action_answer" in rule_of(intent)}
    assert ruled == set(QUESTIONS)


@pytest.mark.parametrize("response", COVERED.values())
def test_a_covered_subject_has_a_response_that_cites_the_guide(response: str) -> None:
    assert set(responses()[response]["metadata"]["topics"]) & set(TOPICS)


@pytest.mark.parametrize("subject", SILENT)
def test_a_silent_subject_has_a_response_that_says_so(subject: str) -> None:
    said = responses()[f"utter_not_covered_{subject}"]
    # Prices of other places are unknown; the guide's own are told beside that.
    beside = ["price"] if subject == "price_elsewhere" else []
    assert said["metadata"]["topics"] == ["not_covered", *beside]
    assert "/add_question" in [button["payload"] for button in said["buttons"]]


@pytest.mark.parametrize("intent", INTENTS)
def test_an_intent_is_answered(intent: str) -> None:
    assert rule_of(intent) or intent == "restart"


@pytest.mark.parametrize("intent", [*COVERED, *UNCOVERED, *FOLLOW_UPS])
def test_a_question_in_the_middle_of_the_check_is_answered(intent: str) -> None:
    told = [
        list(steps(story)) for story in stories() if {"active_loop": "candidacy_form"} in story.get("condition", ())
    ]
    (rule,) = [each for each in told if {"intent": intent} in each]
    actions = [step["action"] for step in rule if "action" in step]
    assert actions == ["action_answer", "candidacy_form"]


def test_every_intent_has_a_rule_in_the_middle_of_the_check() -> None:
    told = [story for story in stories() if {"active_loop": "candidacy_form"} in story.get("condition", ())]
    ruled = {step["intent"] for story in told for step in steps(story) if "intent" in step}
    assert set(domain()["intents"]) - ruled - {"restart"} == set()


def test_every_topic_of_the_guide_is_cited() -> None:
    cited = {topic for said in responses().values() for topic in said.get("metadata", {}).get("topics", ())}
    assert set(TOPICS) <= cited
    # aftercare is cited only where a clinic has an answer of its own.
    assert cited <= {*TOPICS, *TOPICS_BESIDE_GUIDE}
    assert set(TOPICS_BESIDE_GUIDE) - cited <= {"aftercare"}
