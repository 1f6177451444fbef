"""`maru channels`: what is set up and what is missing; no credential is ever printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from typer.testing import CliRunner

from bot.channels.registry import CHANNELS, state
from bot.channels.telegram import Telegram
from bot.channels.webhooks import Webhooks
from bot.cli import app
from bot.conversation.delivery_seal import Seal, Unsealed
from bot.conversation.messages import TurnError
from bot.settings import Settings, SettingsError, read_settings
from bot.web.security import on_turn_error

SECRET = "a-secret-of-at-least-32-characters"
TOKEN = "4242:nobody-may-see-this"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Runs commands on a database of their own."""
    monkeypatch.setenv("MARU_DATABASE", f"sqlite:///{tmp_path / 'maru.db'}")
    monkeypatch.setenv("COLUMNS", "200")
    return CliRunner()


def test_every_channel_is_listed_with_what_it_needs(run: CliRunner) -> None:
    printed = run.invoke(app, ["channels"]).output
    for channel in CHANNELS:
        assert channel.name in printed
    assert "MARU_TELEGRAM_TOKEN" in printed


def test_a_channel_set_up_by_half_names_what_is_missing_and_no_value(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARU_TELEGRAM_TOKEN", TOKEN)
    found = run.invoke(app, ["channels"])
    assert "missing MARU_TELEGRAM_SECRET, MARU_SECRET" in " ".join(found.output.split())
    assert TOKEN not in found.output


def test_the_check_says_what_it_could_not_confirm_and_prints_no_credential(
    run: CliRunner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Telegram, "api", "http://127.0.0.1:1")
    for name, value in {"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_SECRET": "word", "SECRET": SECRET}.items():
        monkeypatch.setenv(f"MARU_{name}", value)
    found = run.invoke(app, ["channels", "check", "telegram"])
    assert found.exit_code == 1
    assert "telegram: not confirmed (ConnectError)" in found.output
    assert TOKEN not in found.output and SECRET not in found.output
    assert run.invoke(app, ["channels", "check", "pigeon"]).exit_code == 1


def test_a_channel_is_configured_with_all_that_it_requires_and_the_secret() -> None:
    given = {"telegram_token": "x", "telegram_secret": "y"}
    assert not state(Telegram, Settings()).begun
    assert state(Telegram, Settings(**given)).missing == ("MARU_SECRET",)
    assert state(Telegram, Settings(**given, secret=SECRET)).configured


@pytest.mark.parametrize(
    ("name", "value"), [("SECRET", "short"), ("PUBLIC_URL", "maru.example"), ("REDIS", "127.0.0.1:6379")]
)
def test_a_setting_that_cannot_work_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"MARU_{name}"):
        read_settings({f"MARU_{name}": value})


def test_what_is_sealed_is_opened_by_the_same_secret_alone() -> None:
    seal = Seal(SECRET)
    sealed = seal.close({"chat_id": "42"})
    assert "42" not in sealed
    assert Seal(SECRET).open(sealed) == {"chat_id": "42"}
    with pytest.raises(Unsealed):
        Seal(SECRET + "x").open(sealed)
    with pytest.raises(Unsealed):
        seal.open(sealed[:-4])
    assert seal.conversation("telegram", "42") != seal.conversation("slack", "42")
    assert seal.conversation("telegram", "42") != Seal(SECRET + "x").conversation("telegram", "42")


async def test_a_channel_set_up_by_half_refuses_and_the_log_names_what_is_missing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    half = state(Telegram, Settings(telegram_token=TOKEN))
    nothing: Any = None
    hooks = Webhooks({}, [half], nothing, nothing, nothing, nothing)
    web = Starlette(routes=hooks.routes(), exception_handlers={TurnError: on_turn_error})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(web), base_url="http://maru.test") as client:
        assert (await client.post("/webhooks/telegram/webhook", json={})).status_code == 503
        assert (await client.post("/webhooks/slack/webhook", json={})).status_code == 404
    assert "MARU_TELEGRAM_SECRET" in caplog.text
    assert TOKEN not in caplog.text
