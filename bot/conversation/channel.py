"""Collects what Rasa says during a turn."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import OutputChannel


class Collector(OutputChannel):
    """An output channel that keeps the messages of one turn as Rasa made them."""

    def __init__(self) -> None:
        """Nothing said yet."""
        self.said: list[dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        """Channel name that responses may be written for."""
        return "maru"

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one message."""
        self.said.append(message)
