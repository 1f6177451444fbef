"""Which layer may import which, and the form of the files."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from project import imports, module_of, sources

from bot.settings import ROOT

# Each part with what it may import beside itself. Lower layers stand first; what is not named here is not allowed.
FACTS = {"bot.guide", "bot.clinic"}
CONSULTATION = FACTS | {"bot.consult"}
PICTURES = CONSULTATION | {"bot.pictures"}
UNDERSTANDING = CONSULTATION | {"bot.nlu"}
SENTENCES = CONSULTATION | {"bot.settings", "bot.sentences"}
ACTIONS = UNDERSTANDING | PICTURES | SENTENCES | {"actions"}
CONVERSATION = ACTIONS | {"bot.conversation", "bot.logs"}
MEASURING = {"bot.evaluation", "bot.evaluation_print", "bot.perturbations", "bot.bench", "bot.bench_worker"}
# From what was not understood to examples; the desk has buttons for it, `maru inbox` commands.
LEARNING = {"bot.examples", "bot.learning"}
COMMAND = {"bot.command", "bot.listening", *LEARNING, "bot.inbox_command", "bot.channels_command"}
MAY: dict[str, set[str]] = {
    "bot.settings": set(),
    "bot.logs": set(),
    "bot.guide": set(),
    "bot.clinic": {"bot.guide"},
    "bot.consult": FACTS,
    # Draws plain data: sheet, charts. Sentences are handed in.
    "bot.pictures": CONSULTATION,
    "bot.nlu": CONSULTATION,
    "bot.sentences": SENTENCES,
    "actions": ACTIONS,
    "bot.conversation": CONVERSATION,
    "bot.channels": CONVERSATION,
    "bot.web": CONVERSATION,
    "bot.desk": CONVERSATION | LEARNING,
    # The terminal as a channel.
    "bot.asking": CONVERSATION,
    "bot.explain": SENTENCES,
    **dict.fromkeys(MEASURING, CONVERSATION | MEASURING),
    "bot.desk_command": CONVERSATION | COMMAND | {"bot.desk"},
    "bot.serve": CONVERSATION | {"bot.channels", "bot.web", "bot.desk"},
    **dict.fromkeys(COMMAND - LEARNING, CONVERSATION | COMMAND),
    **dict.fromkeys(LEARNING, CONVERSATION | LEARNING),
    "bot.channels_command": CONVERSATION | COMMAND | {"bot.channels"},
    "bot.cli": CONVERSATION
    | MEASURING
    | COMMAND
    | {"bot.serve", "bot.desk_command", "bot.channels_command", "bot.asking", "bot.explain"},
}
PLAIN = ("bot.guide", "bot.clinic", "bot.consult", "bot.pictures")
NOT_PLAIN = {
    "rasa",
    "rasa_sdk",
    "starlette",
    "sqlalchemy",
    "spacy",
    "uvicorn",
    "httpx",
    "typer",
    "rich",
    "sklearn",
    "numpy",
}
WEB_ONLY = {"starlette", "uvicorn"}
MOST_LINES = 300


def part_of(module: str) -> str:
    """The part of the project that a module belongs to; empty for libraries."""
    if module == "bot":
        return ""
    parts = module.split(".")
    if parts[0] == "actions":
        return "actions"
    return ".".join(parts[:2]) if parts[0] == "bot" else ""


@pytest.mark.parametrize("path", sources("bot", "actions"), ids=module_of)
def test_a_file_imports_only_what_lies_below_it(path: Path) -> None:
    own = part_of(module_of(path))
    if not own:
        assert not imports(path)
        return
    assert own in MAY, f"{own} belongs to no layer; give it one here and in the house rules"
    used = {part_of(module) for module in imports(path)} - {"", own}
    assert used <= MAY[own], f"{module_of(path)} imports {', '.join(sorted(used - MAY[own]))}"


@pytest.mark.parametrize("path", sources("bot/guide", "bot/clinic", "bot/consult", "bot/pictures"), ids=module_of)
def test_facts_and_decisions_are_plain_python(path: Path) -> None:
    assert not {module.partition(".")[0] for module in imports(path)} & NOT_PLAIN


@pytest.mark.parametrize("path", sources("bot/conversation", "bot/nlu", "actions"), ids=module_of)
def test_a_turn_knows_nothing_of_the_web(path: Path) -> None:
    assert not {module.partition(".")[0] for module in imports(path)} & WEB_ONLY


def test_actions_are_flat() -> None:
    assert not [path for path in (ROOT / "actions").iterdir() if path.is_dir() and path.name != "__pycache__"]


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


WRITTEN = [path for folder in ("bot", "actions", "scripts", "tests") for ending in ("py", "js", "css", "html", "sh")
           for path in sorted((ROOT / folder).rglob(f"*.{ending}")) if not path.name.endswith(".min.js")]  # fmt: skip


@pytest.mark.parametrize("path", WRITTEN, ids=shown)
def test_a_file_can_be_read_in_one_go(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", sources("bot", "actions"), ids=module_of)
def test_nothing_is_printed(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    assert not [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "print"]
