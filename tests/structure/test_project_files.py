"""README, Makefile, lock and settings say the same."""

from __future__ import annotations

import re

import click
import pytest
import typer

from bot.cli import app
from bot.settings import OTHER_VARIABLES, PREFIX, ROOT, Settings

TARGETS = ("run", "test", "setup", "check", "bench")
COMMANDS = ("serve", "train", "chat", "ask", "evaluate", "bench")
ROW = re.compile(r"^\| `maru (?P<name>[a-z]+)` \|(?P<does>[^|]*)\|(?P<options>[^|]*)\|$", re.MULTILINE)


def readme() -> str:
    return (ROOT / "README.md").read_text(encoding="utf-8")


def targets() -> set[str]:
    """The targets of the Makefile."""
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def commands() -> dict[str, set[str]]:
    """The commands of `maru` with their options; those of a group of commands stand together."""
    return {
        name: {option for each in [command, *getattr(command, "commands", {}).values()] for option in options(each)}
        for name, command in typer.main.get_command(app).commands.items()  # type: ignore[attr-defined]
    }


def options(command: click.Command) -> set[str]:
    """The first name of each; others are for those who know the slots by heart."""
    return {parameter.opts[0] for parameter in command.params if isinstance(parameter, click.Option)} - {"--help"}


@pytest.mark.parametrize("target", TARGETS)
def test_the_makefile_has_the_targets_that_stay_fixed(target: str) -> None:
    assert target in targets()


@pytest.mark.parametrize("command", COMMANDS)
def test_maru_has_the_commands_that_stay_fixed(command: str) -> None:
    assert command in commands()


def test_the_table_of_commands_is_in_step_with_the_commands() -> None:
    told = {row["name"]: set(re.findall(r"--[a-z-]+", row["options"])) for row in ROW.finditer(readme())}
    assert told == commands()


@pytest.mark.parametrize("command", commands())
def test_a_command_of_a_group_is_in_the_table(command: str) -> None:
    (does,) = [row["does"] for row in ROW.finditer(readme()) if row["name"] == command]
    inner = getattr(typer.main.get_command(app).commands[command], "commands", {})  # type: ignore[attr-defined]
    assert all(re.search(rf"`{name}[ `]", does) for name in inner)


def test_what_is_said_to_be_no_file_is_a_target() -> None:
    phony = re.search(r"^\.PHONY:(.+)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert phony and set(phony[1].split()) == targets()


def test_the_commands_of_the_readme_exist() -> None:
    named = set(re.findall(r"\bmake ([a-z][a-z-]*)", readme()))
    assert {"run", "test"} <= named
    assert named <= targets()
    assert set(re.findall(r"(?<=[`/ ])maru ([a-z]+)", "\n".join(re.findall(r"`[^`]+`", readme())))) <= set(commands())


@pytest.mark.parametrize(
    "variable", [*(f"{PREFIX}{name.upper()}" for name in Settings.__struct_fields__), "MARU_MINILM_DIR"]
)
def test_a_setting_is_documented(variable: str) -> None:
    assert re.search(rf"\b{variable}\b", readme())


def test_the_readme_documents_no_setting_that_is_none() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.__struct_fields__} | OTHER_VARIABLES
    assert set(re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b", readme())) <= known


def test_the_files_that_the_readme_names_exist() -> None:
    linked = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", readme())
    assert not [name for name in linked if not (ROOT / name).exists()]


def entries() -> list[str]:
    """The entries of the lock, each in one line."""
    joined = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    return [line.strip() for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def test_the_lock_names_no_address() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert not re.search(r"://|@\s|\bgit\+|\bfile:|--(?:extra-)?index|--find-links", text)


def test_every_entry_of_the_lock_has_one_version_and_a_hash() -> None:
    assert len(entries()) > 50
    for entry in entries():
        assert re.match(r"[A-Za-z0-9._-]+(?:\[[^\]]+\])?==[^\s;]+", entry), entry[:60]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), entry[:60]


def test_everything_that_the_project_wants_is_locked() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]]
    names = {re.match(r"[A-Za-z0-9._-]+", each)[0].lower().replace("_", "-") for each in wanted}  # type: ignore[index]
    locked = {re.match(r"[A-Za-z0-9._-]+", entry)[0].lower().replace("_", "-") for entry in entries()}  # type: ignore[index]
    assert names <= locked
    excluded = {name.lower() for name in project["tool"]["uv"]["exclude-dependencies"]}
    assert not excluded & locked
