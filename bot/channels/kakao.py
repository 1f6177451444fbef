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
# Bubbles of one answer, characters of one, and of the words for those who do not see a picture.
OUTPUTS, TEXT, ALT = 3, 1000, 50
CARD_TITLE = 50
# What a quick reply carries beside its words, and gives back when it is tapped.
CHOICE = "choice"
SECRET_HEADER = "x-maru-secret"
CALLBACK_SECONDS = 55
OPENS = "Open"


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
        to = {"user": person}
        choice = word(body, "action", "clientExtra", CHOICE)
        if choice:
            return [Incoming(id, person, to, Kind.CHOICE, text, choice, reply)]
        # A photo arrives as its address, also where the words would stand.
        if at(request, "params", "media") is not None or not text:
            return [Incoming(id, person, to, Kind.UNREADABLE, reply=reply)]
        return [Incoming(id, person, to, Kind.TEXT, text, reply=reply)]

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """Posted to the callback, where there is one."""
        callback = address.reply.get("callback", "")
        return [Call(callback, json=_response(said), seconds=CALLBACK_SECONDS)] if callback and said else []

    def immediate(self, said: Sequence[Outgoing], address: Address) -> Answer:
        """The answer itself."""
        return Answer(_response(said), JSON)

    def later(self, said: Outgoing, address: Address) -> Answer:
        """The callback is taken up; its words show where the block uses them. Without one they ask to write again."""
        if address.reply.get("callback"):
            return Answer({"version": VERSION, "useCallback": True, "data": {"text": said.text}}, JSON)
        return Answer(_response([said]), JSON)

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """A callback that failed says so in its body, with any status; the same address is never taken again."""
        state = word(body, "status")
        if status < 300 and state in ("FAIL", "ERROR"):
            return Outcome(Result.REFUSED, 0.0, state.lower())
        return by_status(status, headers)

    def check(self) -> None:
        """There is nothing at Kakao that a secret header could be tried on."""
        return


def _response(said: Sequence[Outgoing]) -> dict[str, Any]:
    outputs = [{"simpleText": {"text": text}} for text in _texts(said)]
    cards = [_card(bubble) for bubble in said if bubble.document]
    pictures = [_picture(bubble) for bubble in said if bubble.image]
    # Words come first when there is not room for all, then the sheet, then pictures; pictures are shown above the words.
    room = max(0, OUTPUTS - len(outputs))
    cards = cards[:room]
    shown = [*pictures[: room - len(cards)], *outputs[:OUTPUTS], *cards]
    replies = [
        {"label": button.title, "action": "message", "messageText": button.title, "extra": {CHOICE: button.id}}
        for bubble in said
        for button in bubble.buttons
    ]
    return {"version": VERSION, "template": {"outputs": shown, **({"quickReplies": replies} if replies else {})}}


def _texts(said: Sequence[Outgoing]) -> list[str]:
    """The words in as few bubbles as hold them; what three cannot hold is cut."""
    texts = [bubble.text for bubble in said if bubble.text]
    if len(texts) <= OUTPUTS and not any(bubble.image or bubble.document for bubble in said):
        return texts
    packed: list[str] = []
    for text in texts:
        joined = f"{packed[-1]}\n\n{text}" if packed else ""
        if joined and len(joined) <= TEXT:
            packed[-1] = joined
        else:
            packed.append(text)
    return packed if len(packed) <= OUTPUTS else [*packed[: OUTPUTS - 1], shortened(packed[OUTPUTS - 1] + " …", TEXT)]


def _picture(bubble: Outgoing) -> dict[str, Any]:
    return {"simpleImage": {"imageUrl": bubble.image, "altText": shortened(bubble.alt, ALT)}}


def _card(bubble: Outgoing) -> dict[str, Any]:
    button = {"action": "webLink", "label": OPENS, "webLinkUrl": bubble.document}
    return {"textCard": {"title": shortened(bubble.name, CARD_TITLE), "buttons": [button]}}
