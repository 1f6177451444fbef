"""Webhooks of the LINE Messaging API for the tests that hold for all channels."""

from __future__ import annotations

from typing import ClassVar

from payloads import line as sent
from recorded import Payload, RecordedChannel, Shown, as_json, new
from standin import Call

from bot.channels.line import Line
from bot.channels.payloads import signature_base64

SECRET = "channel-secret-of-the-stand-in"
NOT_SHOWN = "/v2/bot/chat/loading/start"


class Recorded(RecordedChannel):
    channel = Line
    values: ClassVar = {"line_token": "standin-access", "line_secret": SECRET}
    usual: ClassVar = {"sentMessages": [{"id": "461230966842064897", "quoteToken": "IStG5h1Tz7b"}]}
    edits = False

    def person(self) -> str:
        return f"U{new():032x}"

    def text(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.text(text, str(id), person=person, replyToken=person))

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        return as_json(sent.button(choice, title, str(id), person=person, replyToken=person))

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        photo = {"type": "image", "contentProvider": {"type": "line"}}
        return as_json(sent.message(photo, id=str(id), person=person, replyToken=person))

    def group(self, person: str, text: str, id: int) -> Payload:
        message = {"id": "325708", "type": "text", "text": text}
        group = "C" + person[1:]
        return as_json(sent.in_group(group=group, id=str(id), message=message, replyToken=person))

    def unknown(self) -> Payload:
        return as_json(sent.IGNORED["an unknown event"])

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-line-signature": signature_base64(SECRET, payload.body)}

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-line-signature": signature_base64("guessed", payload.body)}

    def shown(self, call: Call) -> Shown | None:
        assert call.headers["authorization"] == "Bearer standin-access"
        if call.path == NOT_SHOWN:
            return None
        # Here, a reply token is the name of the person whom it answers.
        person = call.body.get("replyToken") or call.body["to"]
        messages = call.body["messages"]
        assert 1 <= len(messages) <= 5
        assert all("quickReply" not in each for each in messages[:-1])
        taps = [item["action"] for item in messages[-1].get("quickReply", {}).get("items", ())]
        assert len(taps) <= 13 and all(len(tap["label"]) <= 20 for tap in taps)
        images = [each["originalContentUrl"] for each in messages if each["type"] == "image"]
        texts = [each["text"] for each in messages if each["type"] == "text"]
        links = [text.partition("\n")[2] for text in texts if text.partition("\n")[2].startswith("http")]
        buttons = {tap["displayText"]: tap["data"] for tap in taps}
        return Shown("U" + person[1:], "\n\n".join(texts), buttons, "".join(images[:1]), "".join(links[:1]))
