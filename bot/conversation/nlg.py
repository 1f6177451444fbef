"""Rasa's templated responses with the facts of guide and clinic filled in; always the first variation."""

from __future__ import annotations

from typing import Any

from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.utils.endpoints import EndpointConfig

from bot.conversation.trouble import notice
from bot.sentences import fill, values


class GuideNLG(TemplatedNaturalLanguageGenerator):
    """Named by ``endpoints.yml`` (``nlg: type``), so that ``rasa run`` and ``maru serve`` speak alike."""

    def __init__(self, endpoint_config: EndpointConfig | None = None, domain: Domain | None = None) -> None:
        """Take the responses of the domain."""
        super().__init__(domain.responses if domain else {})

    def _fill_response(
        self, response: dict[str, Any], filled_slots: dict[str, Any] | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        """Fill in the text alone: payloads of buttons have braces of their own, slots hold what people typed."""
        if "text" in response:
            try:
                response["text"] = fill(response["text"], {**values(), **kwargs})
            except KeyError as failed:
                notice(failed)
                raise
        return response
