"""Rasa tokenizer that runs Maru's spaCy pipeline and hands its document on."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.language import build_language


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class MaruTokenizer(Tokenizer):
    """Tokens of :mod:`bot.nlu.language`; the document stays on the message for the entity extractor."""

    def __init__(self, config: dict[str, Any]) -> None:
        """Build the spaCy pipeline."""
        super().__init__(config)
        self._language = build_language()

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Rasa's settings of every tokenizer; ``examples``: whether examples get tokens too, for what learns from them."""
        return {
            "intent_tokenization_flag": False,
            "intent_split_symbol": "_",
            "token_pattern": None,
            "examples": True,
        }

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be installed."""
        return ["spacy"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MaruTokenizer:
        """Rasa's constructor."""
        return cls(config)

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Tokenize all examples, if config.yml does not say that nothing needs it."""
        return super().process_training_data(training_data) if self._config["examples"] else training_data

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Tokens of one attribute; a text's document is kept on the message."""
        doc = self._language(str(message.get(attribute)))
        if attribute == TEXT:
            message.set(SPACY_DOCS[TEXT], doc)
        # The words as they are read, at the places where they stand in what was typed.
        return [
            Token(token.text, *doc._.reading.place(token.idx, token.idx + len(token)))
            for token in doc
            if token.text.strip()
        ]
