"""All channels that there are, and those that are set up."""

from __future__ import annotations

from dataclasses import dataclass

from bot.channels.channel import Channel
from bot.channels.kakao import Kakao
from bot.channels.line import Line
from bot.channels.messenger import Messenger
from bot.channels.slack import Slack
from bot.channels.telegram import Telegram
from bot.channels.whatsapp import WhatsApp
from bot.settings import PREFIX, Settings

CHANNELS: tuple[type[Channel], ...] = (Telegram, WhatsApp, Messenger, Slack, Kakao, Line)
# Hashes who somebody is and encrypts where they can be answered.
SECRET = "secret"


@dataclass(frozen=True)
class State:
    """How far a channel is set up: ``missing`` are the names of environment variables that are still to be set."""

    channel: type[Channel]
    begun: bool
    missing: tuple[str, ...]

    @property
    def configured(self) -> bool:
        """Whether it can be used."""
        return self.begun and not self.missing


def state(channel: type[Channel], settings: Settings) -> State:
    """How far a channel is set up; one of which no variable is set is not begun."""
    required = [variable.name for variable in channel.variables if variable.required]
    begun = any(getattr(settings, name) for name in required)
    missing = [name for name in (*required, SECRET) if not getattr(settings, name)] if begun else required
    return State(channel, begun, tuple(f"{PREFIX}{name.upper()}" for name in missing))


def configured(settings: Settings) -> dict[str, Channel]:
    """The channels that can be used, by name."""
    usable = [channel for channel in CHANNELS if state(channel, settings).configured]
    return {
        channel.name: channel({variable.name: getattr(settings, variable.name) for variable in channel.variables})
        for channel in usable
    }
