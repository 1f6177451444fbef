"""Without dask, the graph says what it says with it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.engine.exceptions import GraphRunError
from rasa.shared.constants import DEFAULT_SENDER_ID
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.graph_runner import StraightGraphRunner

TEXTS = [
    "how many units for the forehead",
    "im 24, is it too early?",
    "<b>hi</b>",
    "asdf",
    "😀",
    "my eyelid droops since yesterday",
]


@pytest.fixture(scope="module")
def agent(model: Path) -> Agent:
    return Agent.load(str(model))


def inputs(text: str) -> dict[str, Any]:
    return {
        "__message__": [UserMessage(text)],
        "__tracker__": DialogueStateTracker.from_events(DEFAULT_SENDER_ID, []),
    }


def told(messages: list[Message]) -> list[dict[str, Any]]:
    """What is understood, without the number that each message gets."""
    outputs = [message.as_dict(only_output_properties=True) for message in messages]
    return [{name: value for name, value in output.items() if name != "message_id"} for output in outputs]


@pytest.mark.parametrize("text", TEXTS)
def test_a_message_is_understood_the_same(agent: Agent, text: str) -> None:
    runner = agent.processor.graph_runner
    target = agent.processor.model_metadata.nlu_target
    with_dask = runner.run(inputs(text), [target])[target]
    straight = StraightGraphRunner.of(runner).run(inputs(text), [target])[target]
    assert told(straight) == told(with_dask)


def test_what_a_node_lacks_is_named(agent: Agent) -> None:
    with pytest.raises(GraphRunError, match="__message__"):
        StraightGraphRunner.of(agent.processor.graph_runner).run({}, [agent.processor.model_metadata.nlu_target])
