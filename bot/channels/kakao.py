"""KakaoTalk: a skill server for a channel's chatbot (https://kakaobusiness.gitbook.io/main/tool/chatbot/skill_guide).

Kakao asks and waits five seconds for the answer in the response itself. Where the block has callbacks turned on, a request
brings an address to which an answer can be posted later, once and within a minute. There is no other way to write to somebody.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from bot.channels.channel import (
    JSON,
    Address,
    Answer,
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
    by_status,
)
from bot.channels.payloads import at, same, word
from bot.channels.titles import shortened

VERSION = "2.0"
# Bubbles of one answer; characters of one, of the words for those who do not see a picture, and of a card's title.
OUTPUTS, TEXT, ALT, CARD_TITLE = 3, 1000, 50, 50
# What a quick reply carries beside its words, and gives back when it is tapped: a choice, or that an answer was late.
CHOICE, LATE = "choice", "late"
SECRET_HEADER = "x-maru-secret"
CALLBACK_SECONDS = 55
OPENS, SHOWS = "Open", "Show the answer"


class Kakao(Channel):
    """Chats with a channel's chatbot."""

    name, title = "kakao", "KakaoTalk"
    api = "https://bot-api.kakao.com"
    variables = (Variable("kakao_secret", f"any long word, set as value of the skill's header {SECRET_HEADER}"),)
    limits = Limits(text=TEXT, buttons=10, title=72)
    # Of the five seconds some go for the way there and back.
    patience = 4.0

    def verify(self, received: Received) -> bool:
        """The header that is set for the skill; Kakao itself signs nothing."""
        return same(self.values["kakao_secret"], received.headers.get(SECRET_HEADER))

    def read(self, body: Any) -> list[Incoming]:
        """One request is one message."""
        request = at(body, "userRequest")
        person, text = word(request, "user", "id"), word(request, "utterance")
        if not person:
            return []
        callback = word(request, "callbackUrl")
        # Only Kakao's own address is ever called, whatever a request says.
        reply = {"callback": callback} if callback.startswith(f"{self.api}/") else {}
        # A message has no name of its own. A callback address is given out once; without one nothing is sent twice.
        id = sha256(callback.encode()).hexdigest() if callback else secrets.token_hex()
        if word(request, "chat", "type") == "botGroupKey":
            return [Incoming(id, word(request, "chat", "id"), {}, Kind.GROUP, reply=reply)]
        choice, late = word(body, "action", "clientExtra", CHOICE), at(body, "action", "clientExtra", LATE) is True
        # A photo arrives as its address, also where the words would stand.
        photo = at(request, "params", "media") is not None or not text
        kind = Kind.READY if late else Kind.CHOICE if choice else Kind.UNREADABLE if photo else Kind.TEXT
        words = text if kind in (Kind.TEXT, Kind.CHOICE) else ""
        return [Incoming(id, person, {"user": person}, kind, words, choice, reply)]

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """Posted to the callback, where there is one."""
        callback = address.reply.get("callback", "")
        return [Call(callback, json=_response(said), seconds=CALLBACK_SECONDS)] if callback and said else []

    def immediate(self, said: Sequence[Outgoing], address: Address) -> Answer:
        """The answer itself."""
        return Answer(_response(said), JSON)

    def later(self, said: Sequence[Outgoing], address: Address) -> Answer:
        """The callback is taken up; its words show where the block uses them. Without one there is a button for the answer."""
        if address.reply.get("callback"):
            return Answer({"version": VERSION, "useCallback": True, "data": {"text": said[0].text}}, JSON)
        return Answer(_response(said, [_reply(SHOWS, {LATE: True})]), JSON)

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """A callback that failed says so in its body, with any status; the same address is never taken again."""
        state = word(body, "status")
        if status < 300 and state in ("FAIL", "ERROR"):
            return Outcome(Result.REFUSED, 0.0, state.lower())
        return by_status(status, headers)

    def check(self) -> None:
        """There is nothing at Kakao that a secret header could be tried on."""


def _response(said: Sequence[Outgoing], more: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
    replies = [_reply(button.title, {CHOICE: button.id}) for bubble in said for button in bubble.buttons] + [*more]
    template = {"outputs": _outputs(said), **({"quickReplies": replies} if replies else {})}
    return {"version": VERSION, "template": template}


def _reply(title: str, extra: dict[str, Any]) -> dict[str, Any]:
    return {"label": title, "action": "message", "messageText": title, "extra": extra}


def _outputs(said: Sequence[Outgoing]) -> list[dict[str, Any]]:
    """At most three: where that is not enough pictures give way first, then the card (its address stands in the words)."""
    parts = [part for bubble in said for part in _parts(bubble)]
    for spare in ("simpleImage", "textCard"):
        while len(_joined(parts)) > OUTPUTS and any(spare in part for part in parts):
            parts.remove(next(part for part in parts if spare in part))
    shown = _joined(parts)
    if len(shown) > OUTPUTS:
        shown[OUTPUTS - 1] = _text(shortened(shown[OUTPUTS - 1]["simpleText"]["text"] + " …", TEXT))
    return shown[:OUTPUTS]


def _joined(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Words that follow each other in as few outputs as hold them, if there are too many."""
    if len(parts) <= OUTPUTS:
        return parts
    joined: list[dict[str, Any]] = []
    for part in parts:
        both = [each.get("simpleText", {}).get("text", "") for each in (*joined[-1:], part)]
        if len(both) > 1 and all(both) and len("\n\n".join(both)) <= TEXT:
            joined[-1] = _text("\n\n".join(both))
        else:
            joined.append(part)
    return joined


def _parts(bubble: Outgoing) -> list[dict[str, Any]]:
    picture = {"simpleImage": {"imageUrl": bubble.image, "altText": shortened(bubble.alt, ALT)}}
    opens = {"action": "webLink", "label": OPENS, "webLinkUrl": bubble.document}
    card = {"textCard": {"title": shortened(bubble.name, CARD_TITLE), "buttons": [opens]}}
    parts = ((bubble.image, picture), (bubble.text, _text(bubble.text)), (bubble.document, card))
    return [part for there, part in parts if there]


def _text(text: str) -> dict[str, Any]:
    return {"simpleText": {"text": text}}
