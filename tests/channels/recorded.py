"""What each channel's payloads look like, so that one set of tests holds for all channels.

A channel has a module `recorded_<name>.py` beside this one with a class `Recorded` made from this one. Payloads are
written as the platform documents them; nothing in them is simplified.
"""

from __future__ import annotations

import importlib
import itertools
import json
import secrets
from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from standin import Call

from bot.channels.channel import Channel
from bot.channels.registry import CHANNELS

JSON = "application/json"
_numbers = itertools.count(1_000)


@dataclass(frozen=True)
class Payload:
    """A request as the platform makes it, before it is signed."""

    body: bytes
    content_type: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """What one call showed to somebody: titles of buttons with the ids behind them."""

    person: str
    text: str
    buttons: Mapping[str, str]
    image: str = ""
    document: str = ""


def new() -> int:
    """A number that was not used before: for messages, people, times."""
    return next(_numbers)


def as_json(value: Any, **headers: str) -> Payload:
    """A value as JSON."""
    return Payload(json.dumps(value).encode(), JSON, headers)


class RecordedChannel(ABC):
    """The payloads of one channel. ``person`` is what the platform calls a user; `id` is a number that names a message."""

    channel: ClassVar[type[Channel]]
    # A value for each of the channel's variables.
    values: ClassVar[Mapping[str, str]]
    # What the platform answers to a call that it takes.
    usual: ClassVar[Any] = {"ok": True}
    # What its requests are signed with is too old to be believed; False for platforms that send no time.
    stamped: ClassVar[bool] = False
    # Whether changes of messages, and groups, are told at all.
    edits: ClassVar[bool] = True
    groups: ClassVar[bool] = True
    # A platform that reads its answer in the HTTP response has its calls there.
    in_response: ClassVar[bool] = False

    def person(self) -> str:
        """Somebody new, whose name stands in nothing by chance."""
        return str(10**12 + secrets.randbelow(10**12))

    @abstractmethod
    def text(self, person: str, text: str, id: int) -> Payload:
        """Somebody writes."""

    @abstractmethod
    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        """Somebody taps a button that was shown with this id."""

    @abstractmethod
    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        """Somebody sends a photo."""

    def edit(self, person: str, text: str, id: int) -> Payload:
        """Somebody changes an earlier message."""
        raise NotImplementedError

    def group(self, person: str, text: str, id: int) -> Payload:
        """Somebody writes where others read along."""
        raise NotImplementedError

    @abstractmethod
    def unknown(self) -> Payload:
        """An event that the platform may send, and that is none of Maru's business."""

    @abstractmethod
    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        """The headers with which the platform sends a payload at a time."""

    @abstractmethod
    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        """The same, signed by somebody who does not know the secret."""

    @abstractmethod
    def shown(self, call: Call) -> Shown | None:
        """What a call to the platform showed; None for calls that show nothing (typing)."""

    def shown_in_response(self, body: Any, person: str) -> list[Shown]:
        """What an HTTP response showed, with ``in_response``."""
        return []


def recorded() -> list[RecordedChannel]:
    """The payloads of all channels that there are."""
    return [importlib.import_module(f"recorded_{channel.name}").Recorded() for channel in CHANNELS]
