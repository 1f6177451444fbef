"""Webhooks of the Messenger Platform for the tests that hold for all channels."""

from __future__ import annotations

from typing import ClassVar

from payloads import messenger as sent
from recorded import Payload, RecordedChannel, Shown, as_json
from standin import Call

from bot.channels.messenger import Messenger
from bot.channels.payloads import signature

SECRET = "app-secret-of-the-stand-in"


class Recorded(RecordedChannel):
    channel = Messenger
    values: ClassVar = {
        "messenger_token": "EAApage",
        "messenger_app_secret": SECRET,
        "messenger_verify_token": "verify-me",
    }
    usual: ClassVar = {
        "recipient_id": "1254477777772919",
        "message_id": "AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8",
    }
    groups = False

    def text(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.text(text, f"m_{id}", person))

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        return as_json(sent.button(choice, title, f"m_{id}", person))

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        return as_json(sent.attachment("image", caption, f"m_{id}", person))

    def edit(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.edit(text, f"m_{id}", person=person))

    def unknown(self) -> Payload:
        return as_json(sent.IGNORED["read"])

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-hub-signature-256": "sha256=" + signature(SECRET, payload.body)}

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-hub-signature-256": "sha256=" + signature("guessed", payload.body)}

    def shown(self, call: Call) -> Shown | None:
        assert call.path.endswith("/me/messages") and call.headers["authorization"] == "Bearer EAApage"
        person, message = call.body["recipient"]["id"], call.body.get("message")
        if message is None:
            return None
        attached = message.get("attachment", {})
        file = {attached["type"]: attached["payload"]["url"]} if attached else {}
        replies = message.get("quick_replies", ())
        assert len(replies) <= 13 and all(len(each["title"]) <= 20 for each in replies)
        assert len(message.get("text", "")) <= 2000
        buttons = {each["title"]: each["payload"] for each in replies}
        return Shown(person, message.get("text", ""), buttons, file.get("image", ""), file.get("file", ""))
