"""Actions by themselves: a tracker built by hand, and what an action said and changed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

# As Rasa hands it over: nothing in it that these actions need.
DOMAIN: dict[str, Any] = {}


@dataclass(frozen=True)
class Done:
    """What an action said (responses by name, with their values) and which slots it set."""

    said: list[dict[str, Any]]
    slots: dict[str, Any]

    @property
    def responses(self) -> list[str]:
        """The names of the responses, in order."""
        return [message["response"] for message in self.said]


@pytest.fixture
def tracker() -> Callable[..., Tracker]:
    """Builds a tracker: ``tracker("27", "inform", age=27)`` for a typed message, ``title=`` for a tapped button.

    Keywords are entities; ``slots`` are those that have a value before the message, ``message`` is any other part of it.
    """

    def build(
        text: str = "",
        intent: str = "inform",
        *,
        title: str | None = None,
        slots: Mapping[str, Any] | None = None,
        message: Mapping[str, Any] | None = None,
        **entities: Any,
    ) -> Tracker:
        found = [
            {"entity": name, "value": value}
            for name, values in entities.items()
            for value in (values if isinstance(values, list) else [values])
        ]
        latest = {"text": text, "intent": {"name": intent}, "entities": found, **(message or {})}
        if title is not None:
            latest |= {"text": f"/{intent}", "metadata": {"title": title}}
        return Tracker("patient", dict(slots or {}), latest, [], False, None, {}, "action_listen")

    return build


@pytest.fixture
def run() -> Callable[[Action, Tracker], Awaitable[Done]]:
    """Runs an action and tells what came of it."""

    async def run(action: Action, tracker: Tracker) -> Done:
        dispatcher = CollectingDispatcher()
        events = await action.run(dispatcher, tracker, DOMAIN)
        return Done(
            dispatcher.messages, {event["name"]: event["value"] for event in events if event["event"] == "slot"}
        )

    return run
