"""What is wrong is told in one line that names it, before anything is loaded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from running import maru, maru_here
from starlette.applications import Starlette

from bot.clinic.load import DEMO
from bot.settings import ROOT, Settings, SettingsError, read_settings

HEAVY = ("rasa", "rasa_sdk", "tensorflow", "sklearn", "scipy", "spacy", "ctranslate2", "tokenizers")
BAD: dict[str, tuple[dict[str, str], tuple[str, ...]]] = {
    "unknown": ({"MARU_NOPE": "1"}, ("MARU_NOPE", "MARU_PORT")),
    "misspelt": ({"MARU_PROT": "5005"}, ("MARU_PROT", "MARU_PORT")),
    "port in words": ({"MARU_PORT": "abc"}, ("MARU_PORT", "abc")),
    "port too high": ({"MARU_PORT": "70000"}, ("MARU_PORT", "70000", "65535")),
    "port below": ({"MARU_PORT": "-1"}, ("MARU_PORT", "-1")),
    "empty port": ({"MARU_PORT": ""}, ("MARU_PORT",)),
    "no retention": ({"MARU_RETENTION_DAYS": "0"}, ("MARU_RETENTION_DAYS", "0")),
    "rate": ({"MARU_MESSAGES_PER_MINUTE": "0"}, ("MARU_MESSAGES_PER_MINUTE",)),
    "log level": ({"MARU_LOG_LEVEL": "loud"}, ("MARU_LOG_LEVEL", "loud", "warning")),
    "clinic": ({"MARU_CLINIC": "nowhere.yml"}, ("MARU_CLINIC", "nowhere.yml")),
    "clinic in brackets": ({"MARU_CLINIC": "/tmp/[a]/[/b].yml"}, ("MARU_CLINIC", "/tmp/[a]/[/b].yml")),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_variable_is_named(name: str) -> None:
    variables, named = BAD[name]
    with pytest.raises(SettingsError) as refused:
        read_settings(variables)
    assert all(part in str(refused.value) for part in named)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("name", BAD)
def test_a_bad_variable_ends_the_command_with_one_line(name: str) -> None:
    variables, named = BAD[name]
    line = maru_here("train", **variables).complaint
    assert all(part in line for part in named)


@pytest.mark.parametrize("command", [("serve",), ("ask", "hello"), ("chat",), ("evaluate", "x.jsonl"), ("train",)])
def test_every_command_reads_the_settings_first(command: tuple[str, ...]) -> None:
    assert "MARU_PORT" in maru_here(*command, MARU_PORT="abc").complaint


def test_every_setting_can_be_set() -> None:
    checked = {
        "clinic": str(DEMO),
        "redis": "redis://127.0.0.1:6379/0",
        "secret": "s" * 32,
        "public_url": "https://maru.example",
    }
    wanted = {name: checked.get(name, getattr(Settings(), name)) or "set" for name in Settings.__struct_fields__}
    read = read_settings({**{f"MARU_{name.upper()}": str(value) for name, value in wanted.items()}, "HOME": "/x"})
    assert read == Settings(**wanted)


CLINICS = {
    "no YAML": ("name: [", "clinic.yml"),
    "a misspelt field": (DEMO.read_text(encoding="utf-8").replace("phone:", "fone:"), "fone"),
    "a bad value": (
        DEMO.read_text(encoding="utf-8").replace("monday: 10:00-19:00", "monday: all day [/b]"),
        "hours.monday",
    ),
    "an unknown subject": (
        DEMO.read_text(encoding="utf-8") + "answers:\n  weather: {text: Fine, provided_by: Dr X, date: 2026-11-22}\n",
        "answers.weather",
    ),
    "empty": ("", "clinic.yml"),
}


@pytest.mark.parametrize("name", CLINICS)
def test_a_bad_clinic_ends_the_command_with_one_line(tmp_path: Path, name: str) -> None:
    text, named = CLINICS[name]
    path = tmp_path / "clinic.yml"
    path.write_text(text, encoding="utf-8")
    line = maru_here("serve", MARU_CLINIC=str(path)).complaint
    assert "clinic.yml" in line and named in line


def test_nothing_is_loaded_before_a_mistake_is_told(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yml"
    path.write_text("name: x", encoding="utf-8")
    # In the process of the command, importing any of them fails with a traceback.
    before = f"import sys; sys.modules.update(dict.fromkeys({HEAVY!r}))"
    assert "phone" in maru("serve", before=before, MARU_CLINIC=str(path)).complaint
    assert "MARU_PORT" in maru("serve", before=before, MARU_PORT="abc").complaint


def test_a_clinic_that_is_no_text_ends_the_command_with_one_line(tmp_path: Path) -> None:
    path = tmp_path / "clinic.yml"
    path.write_bytes(b"\xff\xfe\x00")
    assert "clinic.yml" in maru_here("serve", MARU_CLINIC=str(path)).complaint


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the database is opened, only an empty application served."""
    import bot.serve
    from bot.conversation.store import connect

    def build(settings: Settings, model: Path) -> Starlette:
        connect(settings.database)
        return Starlette()

    monkeypatch.setattr(bot.serve, "build", build)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("database", ["nonsense", "sqlite:////nowhere/at/all/maru.db", "mysterydb://host/x"])
def test_a_database_that_cannot_be_is_told(model: Path, database: str) -> None:
    line = maru_here("serve", "--port", "0", MARU_DATABASE=database).complaint.replace("\n", " ")
    assert "MARU_DATABASE" in line


EMPTY = """
from bot.logs import quiet_libraries
quiet_libraries()
import bot.serve, starlette.applications
bot.serve.build = lambda *_: starlette.applications.Starlette()
"""


def test_a_port_that_is_taken_is_told(model: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ran = maru("serve", "--port", port, before=EMPTY)
    assert ran.code != 0
    assert "Traceback" not in ran.err
    assert port in ran.err
    # Nobody is sent to a server that is not there.
    assert "Maru is ready" not in ran.err


def test_without_a_command_the_help_is_printed() -> None:
    ran = maru()
    for command in ("serve", "train", "chat", "ask", "evaluate", "bench"):
        assert command in ran.out + ran.err


def test_the_launcher_of_the_environment_works() -> None:
    launcher = Path(sys.executable).with_name("maru")
    if not launcher.is_file():
        pytest.skip("not run from the environment that `make setup` builds")
    done = subprocess.run([launcher, "--help"], capture_output=True, env=dict(os.environ), cwd=ROOT, check=False)
    assert done.returncode == 0
