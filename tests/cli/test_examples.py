"""Adding examples changes nothing else in a file, and refuses what is there already."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rasa.shared.importers.utils import training_data_from_paths

from bot.examples import ExamplesError, example, plan, read, write
from bot.settings import ROOT

PAIN = """version: "3.1"
# What people fear.
nlu:
- intent: ask_pain  # asked a lot
  examples: |
    - does it hurt
    - is it painful

# Where it is asked about together.
- intent: ask_needles
  examples: |
    - how thin is the needle
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pain.yml").write_text(PAIN, encoding="utf-8")
    return tmp_path


def added(folder: Path, intent: str, *texts: str) -> str:
    write(plan(folder, intent, texts))
    return (folder / "pain.yml").read_text(encoding="utf-8")


def test_a_line_goes_below_the_last_of_its_intent(folder: Path) -> None:
    after = added(folder, "ask_pain", "will i cry in the chair")
    assert after == PAIN.replace("    - is it painful\n", "    - is it painful\n    - will i cry in the chair\n")


def test_a_line_goes_to_the_end_of_a_file_with_or_without_a_line_end(folder: Path) -> None:
    (folder / "pain.yml").write_text(PAIN.rstrip("\n"), encoding="utf-8")
    assert added(folder, "ask_needles", "is it sharp") == f"{PAIN}    - is it sharp\n"


def test_line_ends_of_another_system_stay(folder: Path) -> None:
    (folder / "pain.yml").write_bytes(PAIN.replace("\n", "\r\n").encode())
    write(plan(folder, "ask_needles", ["is it sharp"]))
    assert (folder / "pain.yml").read_bytes().endswith(b"needle\r\n    - is it sharp\r\n")


@pytest.mark.parametrize("text", ["does it hurt", "Does it hurt??", "does  it hurt", "does it hurtt"])
def test_what_is_there_already_is_refused(folder: Path, text: str) -> None:
    planned = plan(folder, "ask_pain", [text])
    assert planned.added == () and "does it hurt" in planned.refused[text]
    assert not planned.elsewhere


def test_what_another_intent_has_is_refused_and_named(folder: Path) -> None:
    planned = plan(folder, "ask_needles", ["is it painful?"])
    assert planned.elsewhere == {"is it painful?"}
    assert "ask_pain" in planned.refused["is it painful?"]


def test_the_same_twice_is_added_once(folder: Path) -> None:
    assert plan(folder, "ask_pain", ["will i cry", "Will I cry?"]).added == ("will i cry",)


def test_an_intent_that_is_none_is_told_with_near_names(folder: Path) -> None:
    with pytest.raises(ExamplesError, match=r"ask_pian.*ask_pain"):
        plan(folder, "ask_pian", ["x"])


def test_a_file_in_another_form_stays_as_it_is(folder: Path) -> None:
    other = PAIN.replace("- intent: ask_pain  # asked a lot", '- "intent": ask_pain')
    (folder / "pain.yml").write_text(other, encoding="utf-8")
    with pytest.raises(ExamplesError, match=r"pain\.yml"):
        added(folder, "ask_pain", "will i cry")
    assert (folder / "pain.yml").read_text(encoding="utf-8") == other


NASTY = [
    "[forehead](area) lines",
    "[forehead]{\"entity\": \"area\"} lines",
    "- dash first",
    "--- three",
    "'quoted' \"twice\": yes",
    "two\nlines",
    "line\u2028end \x85 \x0b \x0c \x1c \x00 here",
    "/restart now please",
    "# no comment",
    "{braces} and %percent & *star !bang |bar >more @at `tick`",
    "key: value",
    "한국어 질문 🙂",
    "trailing backslash \\",
    "\ufeffbom first",
]  # fmt: skip


def as_rasa_reads(folder: Path, intent: str) -> list[str]:
    data = training_data_from_paths([str(folder / "pain.yml")], "en")
    assert not data.entity_examples
    return [each.get("text") for each in data.intent_examples if each.get("intent") == intent]


@pytest.mark.parametrize("text", NASTY)
def test_any_text_is_one_plain_example_for_rasa(folder: Path, text: str) -> None:
    added(folder, "ask_pain", text)
    assert as_rasa_reads(folder, "ask_pain") == ["does it hurt", "is it painful", example(text)]


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=60))
def test_any_text_leaves_a_file_that_can_be_read(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("examples")
    (folder / "pain.yml").write_text(PAIN, encoding="utf-8")
    planned = plan(folder, "ask_pain", [text])
    write(planned)
    assert read(folder)["ask_pain"][1] == ["does it hurt", "is it painful", *planned.added]


def test_every_intent_of_the_project_can_be_added_to(tmp_path: Path) -> None:
    folder = tmp_path / "nlu"
    shutil.copytree(ROOT / "data" / "nlu", folder)
    for intent, (path, lines) in read(folder).items():
        line = hashlib.sha256(intent.encode()).hexdigest()
        write(plan(folder, intent, [line]))
        assert read(folder)[intent] == (path, [*lines, line])
