"""Rasa featurizer: one MiniLM sentence vector for each message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.cleaning import clean
from bot.nlu.encoder import SentenceEncoder, Vectors, build
from bot.nlu.tokenizer import MaruTokenizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class MiniLMFeaturizer(DenseFeaturizer, GraphComponent):
    """Sentence features of shape (1, 384).

    Nothing is learnt here; "training" writes the checked int8 weights into the model, so that a trained model is complete.
    """

    def __init__(self, name: str, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """Keep where the weights live; they are loaded when first needed."""
        super().__init__(name, config)
        self._storage, self._resource = storage, resource
        self._encoder: SentenceEncoder | None = None

    @classmethod
    def required_components(cls) -> list[type]:
        """The tokenizer."""
        return [MaruTokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be installed."""
        return ["ctranslate2", "tokenizers", "safetensors"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``threads``: cores that one sentence may use."""
        return {**DenseFeaturizer.get_default_config(), "threads": 1}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MiniLMFeaturizer:
        """Rasa's constructor."""
        return cls(execution_context.node_name, config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> MiniLMFeaturizer:
        """Load the weights that training wrote."""
        component = cls.create(config, model_storage, resource, execution_context)
        component._load()
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Write the weights into the model."""
        with self._storage.write_to(self._resource) as folder:
            build(folder)
        self._load()
        return self._resource

    def _load(self) -> None:
        with self._storage.read_from(self._resource) as folder:
            self._encoder = SentenceEncoder(folder, threads=self._config["threads"])

    @property
    def encoder(self) -> SentenceEncoder:
        """The loaded encoder."""
        if self._encoder is None:
            self._load()
        assert self._encoder is not None
        return self._encoder

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Encode all examples at once, which is several times faster than one by one."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        vectors = self.encoder.many([clean(example.get(TEXT)) for example in examples])
        for example, vector in zip(examples, vectors, strict=True):
            self._add(example, vector)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Encode incoming messages."""
        for message in messages:
            if message.get(TEXT):
                self._add(message, self.encoder(clean(message.get(TEXT))))
        return messages

    def _add(self, message: Message, vector: Vectors) -> None:
        alias = self._config[FEATURIZER_CLASS_ALIAS]
        message.add_features(Features(vector[np.newaxis, :], FEATURE_TYPE_SENTENCE, TEXT, alias))

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """``threads`` must be a positive number."""
        threads = config.get("threads", 1)
        if not isinstance(threads, int) or threads < 1:
            raise ValueError(f"config.yml: MiniLMFeaturizer.threads: {threads!r} is not a number of cores; write 1")
