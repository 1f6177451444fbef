"""Requests of Kakao's bot system for the tests that hold for all channels."""

from __future__ import annotations

from typing import Any, ClassVar

from payloads import kakao as sent
from recorded import Payload, RecordedChannel, Shown, as_json, new
from standin import Call

from bot.channels.kakao import Kakao

SECRET = "a-long-word-of-the-stand-in"
CALLBACKS = "/v1/bots/5ae9b76d7409b11ec845b746/callback/"


class Recorded(RecordedChannel):
    channel = Kakao
    values: ClassVar = {"kakao_secret": SECRET}
    usual: ClassVar = {"taskId": "3f1f3f70", "status": "SUCCESS", "message": "", "timestamp": 1796000000}
    edits = False
    in_response = True

    def person(self) -> str:
        return f"{new():064x}"

    def _callback(self, person: str, id: int) -> str:
        return f"{self.channel.api}{CALLBACKS}{person}-{id}"

    def text(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.text(text, self._callback(person, id), person))

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        return as_json(sent.button(choice, title, self._callback(person, id), person))

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        photo = {"type": "image", "url": sent.PHOTO_URL}
        return as_json(sent.request(sent.PHOTO_URL, self._callback(person, id), person=person, media=photo))

    def group(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.in_group(text, person, self._callback(person, id)))

    def unknown(self) -> Payload:
        return as_json({"event": "new"})

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-maru-secret": SECRET}

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-maru-secret": "guessed"}

    def shown(self, call: Call) -> Shown | None:
        assert call.path.startswith(CALLBACKS)
        shown = self.shown_in_response(call.body, call.path.removeprefix(CALLBACKS).rpartition("-")[0])
        pictures, links = "".join(each.image for each in shown), "".join(each.document for each in shown)
        texts = "\n\n".join(each.text for each in shown if each.text)
        return Shown(shown[0].person, texts, shown[-1].buttons, pictures, links)

    def shown_in_response(self, body: Any, person: str) -> list[Shown]:
        template = body.get("template")
        if template is None:
            return []
        outputs, replies = template["outputs"], template.get("quickReplies", ())
        assert body["version"] == "2.0" and 1 <= len(outputs) <= 3 and len(replies) <= 10
        buttons = {each["label"]: each["extra"]["choice"] for each in replies if "choice" in each["extra"]}
        return [self._output(person, each, buttons if each is outputs[-1] else {}) for each in outputs]

    @staticmethod
    def _output(person: str, output: dict[str, Any], buttons: dict[str, str]) -> Shown:
        ((kind, part),) = output.items()
        text, alt = part.get("text", ""), part.get("altText", "")
        assert len(text) <= 1000 and len(alt) <= 50
        link = part["buttons"][0]["webLinkUrl"] if kind == "textCard" else ""
        return Shown(person, text or alt, buttons, part.get("imageUrl", ""), link)
