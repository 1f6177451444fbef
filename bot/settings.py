"""Everything configurable, read once from the environment (names begin with ``MARU_``), with defaults that work."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parent.parent
PREFIX = "MARU_"


class SettingsError(ValueError):
    """A variable cannot be used; the message names it, its value and what would have worked."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One field a variable: ``port`` is ``MARU_PORT``."""

    host: str = "127.0.0.1"
    port: int = 5005
    # SQLAlchemy address of the database; the default is a file beside the project.
    database: str = f"sqlite:///{ROOT / 'maru.db'}"
    models: str = str(ROOT / "models")
    # YAML file of the clinic; empty: the demo clinic that comes with Maru.
    clinic: str = ""
    retention_days: int = 90
    # Masked messages that were not understood, and counts of what the guide does not cover; 0 keeps none.
    inbox_days: int = 90
    # Origins, separated by commas, whose pages may embed the chat; `*` allows any.
    allowed_origins: str = "*"
    # Messages a minute that one conversation, and new conversations a minute that one address may send.
    messages_per_minute: int = 240
    sessions_per_minute: int = 600
    log_level: str = "warning"
    # Address of Redis, such as redis://127.0.0.1:6379/0; empty where one process serves.
    redis: str = ""
    # At least 32 characters; with messaging apps, and for second factors at the desk.
    secret: str = ""
    # With messaging apps: the address under which the public reaches this server.
    public_url: str = ""
    # Messaging apps; what each is and where it is found stands in bot/channels/<name>.py.
    slack_token: str = ""
    slack_signing_secret: str = ""
    telegram_token: str = ""
    telegram_secret: str = ""
    whatsapp_token: str = ""
    whatsapp_number_id: str = ""
    whatsapp_app_secret: str = ""
    whatsapp_verify_token: str = ""
    whatsapp_template: str = ""
    whatsapp_template_language: str = ""
    messenger_token: str = ""
    messenger_app_secret: str = ""
    messenger_verify_token: str = ""
    messenger_human_agent: str = ""
    line_token: str = ""
    line_secret: str = ""
    kakao_secret: str = ""

    def origins(self) -> list[str]:
        """The allowed origins as a list."""
        return [origin.strip() for origin in self.allowed_origins.split(",") if origin.strip()]


LIMITS = {"port": (0, 65535), "retention_days": (1, 3650), "inbox_days": (0, 3650), "messages_per_minute": (1, 100_000),
          "sessions_per_minute": (1, 100_000)}  # fmt: skip
SHORTEST_SECRET = 32
_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*[^\s?#/])?")
LOG_LEVELS = ("debug", "info", "warning", "error")
# Read elsewhere: the encoder looks for its weights, tests for the guide's text.
OTHER_VARIABLES = {"MARU_MINILM_DIR", "MARU_GUIDE_TEXT"}


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read and check all variables.

    Raises:
        SettingsError: an unknown name, or a value of the wrong kind or outside its limits.
    """
    variables = os.environ if environment is None else environment
    given = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in variables.items()
        if name.startswith(PREFIX) and name not in OTHER_VARIABLES
    }
    fields = Settings.__struct_fields__
    for name in given:
        if name not in fields:
            known = ", ".join(f"{PREFIX}{field.upper()}" for field in fields)
            raise SettingsError(f"{PREFIX}{name.upper()}: no such setting; known are {known}")
    try:
        settings = msgspec.convert(given, Settings, strict=False)
    except msgspec.ValidationError as error:
        field = str(error).rpartition("`$.")[2].rstrip("`")
        raise SettingsError(f"{PREFIX}{field.upper()}={given.get(field)!r}: {error}") from error
    _check(settings)
    return settings


def _check(settings: Settings) -> None:
    for name, (lowest, highest) in LIMITS.items():
        value = getattr(settings, name)
        if not lowest <= value <= highest:
            raise SettingsError(f"{PREFIX}{name.upper()}={value}: write a number from {lowest} to {highest}")
    if settings.log_level not in LOG_LEVELS:
        raise SettingsError(f"{PREFIX}LOG_LEVEL={settings.log_level!r}: write one of {', '.join(LOG_LEVELS)}")
    if settings.secret and len(settings.secret) < SHORTEST_SECRET:
        raise SettingsError(f"{PREFIX}SECRET: write at least {SHORTEST_SECRET} characters that nobody can guess")
    if settings.redis and not settings.redis.startswith(("redis://", "rediss://", "unix://")):
        raise SettingsError(f"{PREFIX}REDIS: write an address such as redis://127.0.0.1:6379/0")
    if settings.public_url and not _ADDRESS.fullmatch(settings.public_url):
        raise SettingsError(
            f"{PREFIX}PUBLIC_URL={settings.public_url!r}: write an address such as https://maru.example"
        )
    if settings.clinic and not Path(settings.clinic).is_file():
        raise SettingsError(f"{PREFIX}CLINIC={settings.clinic!r}: no such file; copy bot/clinic/demo.yml and edit it")
