"""Rasa classifier that says "none of these" when the best intent is too unsure or nothing like the training data."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.constants import DEFAULT_NLU_FALLBACK_INTENT_NAME as FALLBACK
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.intent_classifier import SIMILARITY_KEY, KernelIntentClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class NoneOfTheseClassifier(IntentClassifier, GraphComponent):
    """Puts ``nlu_fallback`` first when confidence or similarity is under its threshold.

    Rasa's FallbackClassifier looks at the confidence alone; nonsense far from every example can still have a winner.
    """

    def __init__(self, config: dict[str, Any]) -> None:
        """Keep the thresholds."""
        self._confidence, self._similarity = float(config["confidence"]), float(config["similarity"])

    @classmethod
    def required_components(cls) -> list[type]:
        """The classifier whose answer is judged."""
        return [KernelIntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """``confidence`` of the best intent and ``similarity`` (cosine) of the nearest example, both at least this."""
        return {"confidence": 0.1, "similarity": 0.25}

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Both thresholds lie in 0–1."""
        for name in ("confidence", "similarity"):
            value = config.get(name, 0)
            if not isinstance(value, int | float) or not 0 <= value <= 1:
                raise ValueError(f"config.yml: NoneOfTheseClassifier.{name}: {value!r} is not between 0 and 1")

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> NoneOfTheseClassifier:
        """Rasa's constructor."""
        return cls(config)

    def process(self, messages: list[Message]) -> list[Message]:
        """Judge the best intent of each message."""
        for message in messages:
            best = message.get(INTENT) or {}
            unsure = float(best.get("confidence", 0.0)) < self._confidence
            if best.get("name") and (unsure or message.get(SIMILARITY_KEY, 1.0) < self._similarity):
                fallback = {"name": FALLBACK, "confidence": 1.0 - float(best["confidence"])}
                message.set(INTENT, fallback, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [fallback, *message.get(INTENT_RANKING_KEY, [])], add_to_output=True)
        return messages
