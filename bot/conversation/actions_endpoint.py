"""Runs the project's actions in the server's own process, in place of Rasa's action server."""

from __future__ import annotations

import json
from typing import Any

from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError, EndpointConfig
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection

from bot.conversation.earlier import with_earlier
from bot.conversation.trouble import notice

PACKAGE = "actions"


class InProcessActions(EndpointConfig):
    """An action endpoint without HTTP: same calls, same answers as ``rasa run actions``."""

    def __init__(self) -> None:
        """Register all actions of the package ``actions``."""
        # Actions read the domain's sentences themselves; copying the whole domain for each call would cost more than the call.
        super().__init__(url=f"in-process:{PACKAGE}", enable_selective_domain=True)
        self._executor = ActionExecutor()
        self._executor.register_package(PACKAGE)
        # On each call Rasa checks not only the answer against its JSON schema but that schema itself: two thirds of a whole
        # turn. The executor has checked the events by then, and no foreign server can have answered.
        RemoteAction.action_response_format_spec = staticmethod(dict)

    async def request(self, method: str = "post", subpath: str | None = None, **kwargs: Any) -> Any:
        """Run one action.

        Raises:
            ClientResponseError: status 400 when the action rejects, as an action server would answer.
        """
        # Through JSON, so that an action can change nothing of the tracker but by its events.
        call = json.loads(json.dumps(kwargs["json"]))
        call["tracker"]["events"] = with_earlier(call["tracker"]["events"])
        try:
            return await self._executor.run(call)
        except ActionExecutionRejection as rejection:
            body = json.dumps({"action_name": rejection.action_name, "error": str(rejection)})
            raise ClientResponseError(400, "rejected", body) from rejection
        except Exception as failed:
            notice(failed)
            raise
