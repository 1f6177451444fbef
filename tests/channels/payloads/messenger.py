"""Webhooks of the Messenger Platform, with the field names of Meta's reference of webhook events."""

from __future__ import annotations

from typing import Any

PATIENT, PAGE = "1254459154682919", "682498171943165"


def webhook(event: dict[str, Any], under: str = "messaging", person: str = PATIENT) -> dict[str, Any]:
    """The envelope around one event."""
    told = {"sender": {"id": person}, "recipient": {"id": PAGE}, "timestamp": 1502905976377, **event}
    return {"object": "page", "entry": [{"id": PAGE, "time": 1502905976963, under: [told]}]}


def text(body: str, id: str = "m_1457764197618:41d102a3e1ae206a38", person: str = PATIENT) -> dict[str, Any]:
    """A typed message."""
    return webhook({"message": {"mid": id, "text": body}}, person=person)


def button(choice: str, title: str, id: str = "m_AG5Hz2Uq7tuwNEhX", person: str = PATIENT) -> dict[str, Any]:
    """A quick reply that was tapped."""
    return webhook({"message": {"mid": id, "text": title, "quick_reply": {"payload": choice}}}, person=person)


def postback(payload: str, title: str = "Get Started") -> dict[str, Any]:
    """A button of the page's own: Get Started, or the menu."""
    return webhook({"postback": {"mid": "m_postback", "title": title, "payload": payload}})


def attachment(kind: str, text: str = "", id: str = "m_x", person: str = PATIENT) -> dict[str, Any]:
    """Something that is no text, with the text that came with it."""
    told: dict[str, Any] = {"mid": id, "attachments": [{"type": kind, "payload": {"url": "https://cdn/x"}}]}
    return webhook({"message": {**told, **({"text": text} if text else {})}}, person=person)


def edit(body: str, id: str = "m_1", times: int = 1, person: str = PATIENT) -> dict[str, Any]:
    """An earlier message that was changed."""
    return webhook({"message_edit": {"mid": id, "text": body, "num_edit": times}}, person=person)


UNREADABLE = {
    **{kind: attachment(kind) for kind in ("image", "audio", "video", "file", "sticker", "location", "fallback")},
    "photo with words": attachment("image", "look"),
}
IGNORED = {
    "delivery": webhook({"delivery": {"mids": ["m_1"], "watermark": 1458668856253}}),
    "read": webhook({"read": {"watermark": 1458668856253}}),
    "reaction": webhook({"reaction": {"reaction": "love", "emoji": "❤", "action": "react", "mid": "m_1"}}),
    "echo": webhook({"message": {"mid": "m_2", "is_echo": True, "app_id": 1517776481860111, "text": "hello"}}),
    "deleted": webhook({"message": {"mid": "m_1", "is_deleted": True}}),
    "standby": webhook({"message": {"mid": "m_3", "text": "for somebody else"}}, "standby"),
    "referral": webhook({"referral": {"ref": "x", "source": "SHORTLINK", "type": "OPEN_THREAD"}}),
    "an unknown event": webhook({"something": {"new": True}}),
    "an object that is none of ours": {"object": "instagram", "entry": []},
}
LINK = attachment("fallback", "see https://example.com")
