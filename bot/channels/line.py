"""LINE: the Messaging API (https://developers.line.biz/en/reference/messaging-api/).

An answer is free with the message's reply token, which can be used once and within a minute; after that it is pushed, which
counts against the account's monthly messages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.channels.channel import (
    Address,
    Call,
    Channel,
    Fields,
    Incoming,
    Kind,
    Limits,
    Outcome,
    Outgoing,
    Received,
    Result,
    Variable,
    bearer,
    by_status,
)
from bot.channels.payloads import each, same, signature_base64, word

MESSAGES = 5
TOKEN_SECONDS = 50
LOADING_SECONDS = 10
ACCEPTED_BEFORE = 409
MONTHLY_LIMIT = "monthly limit"


class Line(Channel):
    """One-to-one chats with an official account."""

    name, title = "line", "LINE"
    api = "https://api.line.me"
    variables = (
        Variable("line_token", "Channel access token (long-lived), under Messaging API"),
        Variable("line_secret", "Channel secret, under Basic settings"),
    )
    # 5,000 UTF-16 units are allowed, of which a character takes up to two.
    limits = Limits(text=2500, buttons=13, title=20, per_second=200)

    def verify(self, received: Received) -> bool:
        """The signature over the body."""
        given = received.headers.get("x-line-signature")
        return same(signature_base64(self.values["line_secret"], received.body), given)

    def read(self, body: Any) -> list[Incoming]:
        """What people did; the console's check has no events at all."""
        return [read for event in each(body, "events") for read in self._read(event)]

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """At most five messages a call: the first with the reply token while there is one, the rest pushed."""
        messages = [message for bubble in said for message in _messages(bubble)]
        parts = [messages[start : start + MESSAGES] for start in range(0, len(messages), MESSAGES)]
        pushes = [
            self._call("push", {**address.to, "messages": part}, retry_header="X-Line-Retry-Key") for part in parts
        ]
        token = address.reply.get("replyToken", "")
        if not token or not parts:
            return pushes
        first = {"replyToken": token, "messages": parts[0]}
        return [self._call("reply", first, seconds=TOKEN_SECONDS, otherwise=(pushes[0],)), *pushes[1:]]

    def working(self, address: Address) -> list[Call]:
        """Show that an answer is on its way; LINE has that between two only."""
        to = address.to.get("to", "")
        if not to.startswith("U"):
            return []
        body = {"chatId": to, "loadingSeconds": LOADING_SECONDS}
        return [Call(f"{self.api}/v2/bot/chat/loading/start", json=body, headers=self._authorized)]

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """As by the status; a repeated push that was taken before is delivered, a used-up month does not come back."""
        if status == ACCEPTED_BEFORE:
            return Outcome(Result.DELIVERED)
        if status == 429 and MONTHLY_LIMIT in word(body, "message"):
            return Outcome(Result.REFUSED, 0.0, "monthly_limit")
        return by_status(status, headers)

    def check(self) -> Call:
        """Who the account is."""
        return Call(f"{self.api}/v2/bot/info", method="GET", headers=self._authorized)

    def _read(self, event: Any) -> list[Incoming]:
        kind, id, token = (word(event, name) for name in ("type", "webhookEventId", "replyToken"))
        # In standby another service has the conversation.
        if not id or word(event, "mode") == "standby":
            return []
        where = word(event, "source", "type")
        reply = {"replyToken": token} if token else {}
        if where in ("group", "room"):
            group = word(event, "source", f"{where}Id")
            heard = kind in ("message", "postback", "join") and group
            return [Incoming(id, group, {"to": group}, Kind.GROUP, reply=reply)] if heard else []
        person = word(event, "source", "userId")
        found = {"follow": (Kind.JOIN, "", ""), "unfollow": (Kind.LEAVE, "", "")}.get(kind)
        if kind == "postback":
            found = (Kind.CHOICE, "", word(event, "postback", "data"))
        elif kind == "message":
            text = word(event, "message", "text") if word(event, "message", "type") == "text" else ""
            found = (Kind.TEXT if text else Kind.UNREADABLE, text, "")
        return [Incoming(id, person, {"to": person}, *found, reply)] if found and person else []

    def _call(self, name: str, body: dict[str, Any], **also: Any) -> Call:
        return Call(f"{self.api}/v2/bot/message/{name}", json=body, headers=self._authorized, **also)

    @property
    def _authorized(self) -> Fields:
        return bearer(self.values["line_token"])


def _messages(bubble: Outgoing) -> list[dict[str, Any]]:
    """A picture with its words under it, a file as its address (LINE has no files from bots), the text with its buttons."""
    shown: list[dict[str, Any]] = []
    if bubble.image:
        shown.append({"type": "image", "originalContentUrl": bubble.image, "previewImageUrl": bubble.image})
    words = [bubble.alt if bubble.image else "", f"{bubble.name}\n{bubble.document}" if bubble.document else ""]
    shown += [{"type": "text", "text": text} for text in words if text]
    if bubble.text:
        shown.append({"type": "text", "text": bubble.text})
    if bubble.buttons and shown:
        taps = [
            {"type": "postback", "label": each.title, "data": each.id, "displayText": each.title}
            for each in bubble.buttons
        ]
        shown[-1]["quickReply"] = {"items": [{"type": "action", "action": tap} for tap in taps]}
    return shown
