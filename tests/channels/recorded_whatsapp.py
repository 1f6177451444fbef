"""Webhooks of the WhatsApp Cloud API for the tests that hold for all channels."""

from __future__ import annotations

from typing import ClassVar

from payloads import whatsapp as sent
from recorded import Payload, RecordedChannel, Shown, as_json
from standin import Call

from bot.channels.payloads import signature
from bot.channels.whatsapp import WhatsApp

SECRET = "app-secret-of-the-stand-in"
GROUP = "Y2FwaV9ncm91cDo"


class Recorded(RecordedChannel):
    channel = WhatsApp
    values: ClassVar = {
        "whatsapp_token": "EAAstandin",
        "whatsapp_number_id": sent.NUMBER_ID,
        "whatsapp_app_secret": SECRET,
        "whatsapp_verify_token": "verify-me",
    }
    usual: ClassVar = {
        "messaging_product": "whatsapp",
        "contacts": [{"input": "1", "wa_id": "1"}],
        "messages": [{"id": "wamid.X"}],
    }

    def text(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.text(text, f"wamid.{id}", person))

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        return as_json(sent.button(choice, title, f"wamid.{id}", person))

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        return as_json(sent.message("image", {**sent.MEDIA, "caption": caption}, f"wamid.{id}", person))

    def edit(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.edit(text, f"wamid.{id}", person))

    def group(self, person: str, text: str, id: int) -> Payload:
        return as_json(sent.in_group(text, GROUP + person, f"wamid.{id}", person))

    def unknown(self) -> Payload:
        return as_json(sent.status("read"))

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-hub-signature-256": "sha256=" + signature(SECRET, payload.body)}

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-hub-signature-256": "sha256=" + signature("guessed", payload.body)}

    def shown(self, call: Call) -> Shown | None:
        body = call.body
        assert call.path.endswith(f"/{sent.NUMBER_ID}/messages") and body["messaging_product"] == "whatsapp"
        if "type" not in body:
            return None
        person, part = body["to"].removeprefix(GROUP), body[body["type"]]
        action = part.get("action", {})
        rows = [row for section in action.get("sections", ()) for row in section["rows"]]
        replies = [button["reply"] for button in action.get("buttons", ())]
        assert len(replies) <= 3 and all(len(each["title"]) <= 20 for each in replies)
        assert len(rows) <= 10 and all(len(each["title"]) <= 24 for each in rows)
        # A row with a description has its whole title there.
        buttons = {each.get("description") or each["title"]: each["id"] for each in (*rows, *replies)}
        if body["type"] == "image":
            return Shown(person, part.get("caption", ""), {}, image=part["link"])
        if body["type"] == "document":
            return Shown(person, "", {}, document=part["link"])
        return Shown(person, part["body"] if body["type"] == "text" else part["body"]["text"], buttons)
