"""Somebody who writes to Maru in a messaging app: payloads in, what the app shows out."""

from __future__ import annotations

import time
from collections.abc import Mapping

import httpx
from recorded import Payload, RecordedChannel, Shown, new
from standin import StandIn


class Talk:
    """One person's talk; ``shown`` is all that was shown to them so far, ``last`` what the last answer showed."""

    def __init__(self, client: httpx.AsyncClient, channel: RecordedChannel, platform: StandIn) -> None:
        self.client, self.channel, self.platform = client, channel, platform
        self.person = channel.person()
        self._in_responses: list[Shown] = []
        self._seen = 0
        self.last: list[Shown] = []

    @property
    def address(self) -> str:
        return f"/webhooks/{self.channel.channel.name}/webhook"

    async def post(self, payload: Payload, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """Send a payload as the platform does, or with other signatures."""
        signed = self.channel.signed(payload, time.time()) if headers is None else headers
        named = {"content-type": payload.content_type, **payload.headers, **signed}
        sent = {name: value.encode() for name, value in named.items()}
        got = await self.client.post(self.address, content=payload.body, headers=sent)
        if self.channel.in_response and got.status_code == 200:
            self._in_responses += self.channel.shown_in_response(got.json(), self.person)
        return got

    @property
    def shown(self) -> list[Shown]:
        """All that was shown to this person, in order."""
        found = [self.channel.shown(call) for call in list(self.platform.calls) if call.taken]
        return [*self._in_responses, *(each for each in found if each and each.person in ("", self.person))]

    async def send(self, payload: Payload) -> None:
        """Send what the platform must take."""
        got = await self.post(payload)
        assert got.status_code == 200, got.text

    async def says(self, text: str, until: str = "") -> list[Shown]:
        """Write, and wait for the answer; ``until`` is what must be in it, if it is not the next thing shown."""
        await self.send(self.channel.text(self.person, text, new()))
        return await self.answer(until)

    async def taps(self, title: str) -> list[Shown]:
        """Tap a button of the last answer."""
        choice = self.buttons[title]
        await self.send(self.channel.tap(self.person, choice, title, new()))
        return await self.answer()

    async def answer(self, until: str = "") -> list[Shown]:
        """What is shown anew; an answer ends with its buttons, or is told by what must be in it."""

        def complete() -> bool:
            new = self.shown[self._seen :]
            return any(until in each.text for each in new) if until else bool(new and new[-1].buttons)

        await self.platform.until(complete, f"an answer with {until or 'buttons'}")
        self.last = self.shown[self._seen :]
        self._seen = len(self.shown)
        return self.last

    @property
    def buttons(self) -> Mapping[str, str]:
        """The buttons under the last answer."""
        return self.last[-1].buttons

    @property
    def text(self) -> str:
        """All texts of the last answer."""
        return "\n".join(each.text for each in self.last)
