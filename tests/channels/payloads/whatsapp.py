"""Webhooks of the WhatsApp Cloud API, with the field names of Meta's reference (`messages` and its message types)."""

from __future__ import annotations

from typing import Any

PATIENT, USER_ID, NUMBER_ID = "16505551234", "US.13491208655302741918", "106540352242922"
MEDIA = {"mime_type": "image/jpeg", "sha256": "SfInY0gGKTsJlUWbwxC1k+FAD0FZHvzwfpvO0zX0GUI=", "id": "1003383421387256"}


def webhook(value: dict[str, Any], field: str = "messages") -> dict[str, Any]:
    """The envelope; ``value`` is what one field tells."""
    metadata = {"display_phone_number": "15550783881", "phone_number_id": NUMBER_ID}
    change = {"value": {"messaging_product": "whatsapp", "metadata": metadata, **value}, "field": field}
    return {"object": "whatsapp_business_account", "entry": [{"id": "102290129340398", "changes": [change]}]}


def message(
    kind: str, part: dict[str, Any], id: str = "wamid.HBgLMTY1MDUA", person: str = PATIENT, **also: Any
) -> dict[str, Any]:
    """One message; its part has the name of its kind."""
    told = {"from": person, "id": id, "timestamp": "1749416383", "type": kind, kind: part, **also}
    contact = {"profile": {"name": "Sheena Nelson"}, "wa_id": person}
    return webhook({"contacts": [contact], "messages": [told]})


def text(body: str, id: str = "wamid.HBgLMTY1MDUA", person: str = PATIENT) -> dict[str, Any]:
    """A typed message."""
    return message("text", {"body": body}, id, person)


def button(choice: str, title: str, id: str = "wamid.HBgLMTY1MDUB", person: str = PATIENT) -> dict[str, Any]:
    """A reply button that was tapped."""
    reply = {"type": "button_reply", "button_reply": {"id": choice, "title": title}}
    return message("interactive", reply, id, person, context={"from": "15550783881", "id": "wamid.OUT"})


def row(choice: str, title: str, id: str = "wamid.HBgLMTY1MDUC", person: str = PATIENT) -> dict[str, Any]:
    """A row of a list that was chosen."""
    reply = {"type": "list_reply", "list_reply": {"id": choice, "title": title, "description": title}}
    return message("interactive", reply, id, person, context={"from": "15550783881", "id": "wamid.OUT"})


def status(kind: str = "delivered") -> dict[str, Any]:
    """What became of one of our messages."""
    told = {"id": "wamid.OUT", "status": kind, "timestamp": "1749416390", "recipient_id": PATIENT}
    return webhook({"statuses": [told]})


def without_number(body: str) -> dict[str, Any]:
    """Somebody with a user name, whose phone number is not told."""
    told = {"from_user_id": USER_ID, "id": "wamid.HBgLNAME", "timestamp": "1749416383", "type": "text",
            "text": {"body": body}}  # fmt: skip
    contact = {"profile": {"name": "Sheena", "username": "@realsheenanelson"}, "user_id": USER_ID}
    return webhook({"contacts": [contact], "messages": [told]})


def edit(body: str, id: str = "wamid.HBgLMTY1MDUE", person: str = PATIENT) -> dict[str, Any]:
    """An earlier message that was changed."""
    changed = {"original_message_id": "wamid.HBgLMTY1MDUA", "message": {"type": "text", "text": {"body": body}}}
    return message("edit", changed, id, person)


def in_group(body: str, group: str, id: str = "wamid.HBgLMTY1MDUG", person: str = PATIENT) -> dict[str, Any]:
    """A message that a group reads."""
    return message("text", {"body": body}, id, person, group_id=group)


UNREADABLE = {
    "photo": message("image", {**MEDIA, "caption": "is this swollen?"}),
    "voice": message("audio", {"mime_type": "audio/ogg; codecs=opus", "sha256": "x=", "id": "1", "voice": True}),
    "video": message("video", {"mime_type": "video/mp4", "sha256": "x=", "id": "2"}),
    "document": message("document", {"mime_type": "application/pdf", "sha256": "x=", "id": "3", "filename": "a.pdf"}),
    "sticker": message("sticker", {"mime_type": "image/webp", "sha256": "x=", "id": "4", "animated": False}),
    "location": message("location", {"latitude": 37.4611978, "longitude": -122.2164385}),
    "contacts": message("contacts", {"contacts": [{"name": {"formatted_name": "Kim"}}]}),
    "unsupported": message("unsupported", {"type": "poll"}),
}
IGNORED = {
    "sent": status("sent"),
    "delivered": status("delivered"),
    "read": status("read"),
    "reaction": message("reaction", {"message_id": "wamid.OUT", "emoji": "\U0001f62e"}),
    "revoke": message("revoke", {"original_message_id": "wamid.HBgLMTY1MDUA"}),
    "system": message("system", {"body": "changed their number", "type": "user_changed_number"}),
    "another field": webhook({"event": "APPROVED"}, "message_template_status_update"),
    "an object that is none of ours": {"object": "page", "entry": []},
    "an unknown kind": webhook({"something": [1]}),
}
