"""Rasa entity extractor: the entities of Maru's spaCy pipeline with their normalised values."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import SPACY_DOCS
from rasa.nlu.extractors.extractor import EntityExtractorMixin
from rasa.shared.nlu.constants import ENTITIES, TEXT
from rasa.shared.nlu.training_data.message import Message
from spacy.tokens import Span

from bot.nlu.tokenizer import MaruTokenizer


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class MaruEntityExtractor(GraphComponent, EntityExtractorMixin):
    """Areas, ages, units, money, durations, dates, sessions, products and treatments, as ``bot.nlu.language`` marks them."""

    @classmethod
    def required_components(cls) -> list[type]:
        """The tokenizer, which makes the document."""
        return [MaruTokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> MaruEntityExtractor:
        """Rasa's constructor."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Add the entities to each message."""
        for message in messages:
            doc = message.get(SPACY_DOCS[TEXT])
            found = [_entity(span) for span in (doc.ents if doc is not None else ())]
            found = self.add_extractor_name(found)
            message.set(ENTITIES, message.get(ENTITIES, []) + found, add_to_output=True)
        return messages


def _entity(span: Span) -> dict[str, Any]:
    """An entity as Rasa keeps it; its place is that in the text as it was typed."""
    start, end = span._.place
    entity = {"entity": span.label_, "start": start, "end": end, "value": span._.value, "confidence": 1.0}
    return entity if span._.role is None else {**entity, "role": span._.role}
