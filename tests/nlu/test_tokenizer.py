"""Tokens of messages always, of examples where something learns from them."""

from __future__ import annotations

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.tokenizer import MaruTokenizer


def words(message: Message) -> list[str]:
    return [token.text for token in message.get(TOKENS_NAMES[TEXT], [])]


@pytest.mark.parametrize(("examples", "expected"), [(True, ["does", "it", "hurt"]), (False, [])])
def test_examples_get_tokens_where_they_are_asked_for(examples: bool, expected: list[str]) -> None:
    tokenizer = MaruTokenizer({**MaruTokenizer.get_default_config(), "examples": examples})
    data = tokenizer.process_training_data(TrainingData([Message({TEXT: "does it hurt"})]))
    assert words(data.training_examples[0]) == expected
    assert words(tokenizer.process([Message({TEXT: "does it hurt"})])[0]) == ["does", "it", "hurt"]
