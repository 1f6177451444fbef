"""Rasa intent classifier: kernel ridge regression over sentence vectors and spelling.

Two texts are near when their sentence vectors are near (meaning), and when they share words and letter groups (names,
typos). The kernel adds both; ridge regression on it has a closed solution, so training takes about a second, a prediction is
two matrix products, and the same data always gives the same classifier. Scores become probabilities by a softmax whose
temperature is fitted on scores of left-out examples.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.cleaning import clean
from bot.nlu.encoder import Vectors
from bot.nlu.kernel import KernelModel, KernelSettings

RANKING_LENGTH = 10
SIMILARITY_KEY = "similarity"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class KernelIntentClassifier(IntentClassifier, GraphComponent):
    """Sets the intent, its ranking, and ``similarity``: the cosine of the nearest training example."""

    def __init__(self, config: dict[str, Any], storage: ModelStorage, resource: Resource) -> None:
        """An untrained classifier."""
        self._config, self._storage, self._resource = config, storage, resource
        self._model: KernelModel | None = None

    @classmethod
    def required_components(cls) -> list[type]:
        """Something that makes sentence vectors."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages that must be installed."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """The weights of :class:`bot.nlu.kernel.KernelSettings`, chosen by hand; see config.yml."""
        return KernelSettings().as_dict()

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> KernelIntentClassifier:
        """Rasa's constructor."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> KernelIntentClassifier:
        """Load what training wrote."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model = KernelModel.load(folder)
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit to all examples that have a text and an intent."""
        examples = [example for example in training_data.intent_examples if example.get(TEXT)]
        if not examples:
            return self._resource
        settings = KernelSettings(**{name: self._config[name] for name in KernelSettings().as_dict()})
        texts = [clean(example.get(TEXT)) for example in examples]
        vectors = np.concatenate([_vector(example) for example in examples])
        self._model = KernelModel.fit(texts, vectors, [example.get(INTENT) for example in examples], settings)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Classify each message; without a trained model or a text there is no intent."""
        for message in messages:
            if self._model is None or not message.get(TEXT):
                message.set(INTENT, {"name": None, "confidence": 0.0}, add_to_output=True)
                continue
            probabilities, similarity = self._model.predict(clean(message.get(TEXT)), _vector(message))
            order = np.argsort(-probabilities)[:RANKING_LENGTH]
            ranking = [
                {"name": self._model.intents[index], "confidence": float(probabilities[index])} for index in order
            ]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
            message.set(SIMILARITY_KEY, similarity, add_to_output=True)
        return messages


def _vector(message: Message) -> Vectors:
    """The dense sentence features of a message, shape (1, dimensions)."""
    features = message.get_dense_features(attribute=TEXT)[1]
    if features is None:
        raise ValueError("config.yml: KernelIntentClassifier needs a dense featurizer before it, e.g. MiniLMFeaturizer")
    return np.asarray(features.features, dtype=np.float32)
