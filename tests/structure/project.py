"""The project's files as data: what the tests of the structure look at."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.settings import ROOT

PLACE = re.compile(r"\{(\w+)\}")
PAYLOAD = re.compile(r"/(?P<intent>[a-z_]+)(?P<entities>\{.*\})?")


@lru_cache(maxsize=1)
def domain() -> Mapping[str, Any]:
    """``domain.yml``."""
    loaded: Mapping[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    return loaded


def responses() -> Mapping[str, Mapping[str, Any]]:
    """The first variation of each response, which is the one that is said."""
    return {name: variations[0] for name, variations in domain()["responses"].items()}


@lru_cache(maxsize=1)
def examples() -> Mapping[str, list[tuple[str, str]]]:
    """The examples of each intent, as (file name, text without the marks of entities)."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            if "intent" in block:
                lines = [line.strip().removeprefix("- ") for line in block["examples"].splitlines() if line.strip()]
                texts = [re.sub(r"\[([^]]+)\](?:\([^)]+\)|\{[^}]+\})", r"\1", line) for line in lines]
                found.setdefault(block["intent"], []).extend((path.name, text) for text in texts)
    return found


@lru_cache(maxsize=1)
def stories() -> list[Mapping[str, Any]]:
    """All rules and stories."""
    found: list[Mapping[str, Any]] = []
    for path in sorted((ROOT / "data" / "stories").glob("*.yml")):
        loaded = yaml.safe_load(path.read_text(encoding="utf-8"))
        found += [*loaded.get("rules", ()), *loaded.get("stories", ())]
    return found


def steps(story: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The steps of a rule or story, alternatives one by one."""
    for step in story["steps"]:
        yield from step.get("or", [step])


def sources(*folders: str) -> list[Path]:
    """The Python files of some folders."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path) -> set[str]:
    """All modules that a file imports, wherever in it."""
    package = module_of(path) if path.stem == "__init__" else module_of(path).rpartition(".")[0]
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            # "from bot import web" names a module as well as "from bot.web import app" does.
            found |= {f"{module}.{alias.name}" for alias in node.names} if module == "bot" else {module}
    return found


def texts_of(path: Path) -> set[str]:
    """All string constants of a Python file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def parsed_payload(payload: str) -> tuple[str, dict[str, Any]]:
    """Intent and entities of a button."""
    match = PAYLOAD.fullmatch(payload)
    assert match, payload
    return match["intent"], json.loads(match["entities"] or "{}")
