"""Webhooks of the LINE Messaging API, as LINE's own SDK for Python tests with them."""

from __future__ import annotations

from typing import Any

PATIENT, GROUP_ID = "U206d25c2ea6bd87c17655609a1c37cb8", "Ca56f94637cc4347f90a25382909b24b9"
TOKEN = "nHuyWiB7yP5Zw52FIkcQobQuGDXCTA"


def webhook(
    kind: str, *, id: str = "01H810YECXQQZ37VAXPF6H9E6T", again: bool = False, person: str = PATIENT, **also: Any
) -> dict[str, Any]:
    """The envelope around one event; a reply token comes with those that may be answered."""
    event = {
        "type": kind,
        "mode": "active",
        "timestamp": 1462629479859,
        "source": {"type": "user", "userId": person},
        "webhookEventId": id,
        "deliveryContext": {"isRedelivery": again},
        **also,
    }
    return {"destination": "Uaaaabbbbccccddddeeeeffff00001111", "events": [event]}


def message(part: dict[str, Any], **also: Any) -> dict[str, Any]:
    """A message with its reply token."""
    return webhook("message", **{"replyToken": TOKEN, "message": {"id": "325708", **part}, **also})


def text(body: str, id: str = "01H810YECXQQZ37VAXPF6H9E6T", **also: Any) -> dict[str, Any]:
    """A typed message."""
    return message({"type": "text", "text": body, "quoteToken": "q3Plxr4AgKd"}, id=id, **also)


def button(choice: str, title: str, id: str = "01H810YECXQQZ37VAXPF6H9E6U", **also: Any) -> dict[str, Any]:
    """A quick reply that was tapped; the title is what the patient sees and does not come back."""
    return webhook("postback", **{"replyToken": TOKEN, "postback": {"data": choice}, "id": id, **also})


def in_group(kind: str = "message", where: str = "group", group: str = GROUP_ID, **also: Any) -> dict[str, Any]:
    """An event of a group or a room."""
    source = {"type": where, f"{where}Id": group, **({"userId": PATIENT} if kind == "message" else {})}
    return webhook(kind, **{"source": source, "replyToken": TOKEN, **also})


UNREADABLE = {
    "photo": message({"type": "image", "contentProvider": {"type": "line"}}),
    "video": message({"type": "video", "duration": 60000, "contentProvider": {"type": "line"}}),
    "voice": message({"type": "audio", "duration": 60000, "contentProvider": {"type": "line"}}),
    "file": message({"type": "file", "fileName": "file.txt", "fileSize": 2138}),
    "location": message({"type": "location", "address": "Tokyo", "latitude": 35.659, "longitude": 139.703}),
    "sticker": message({"type": "sticker", "packageId": "1", "stickerId": "1", "stickerResourceType": "STATIC"}),
}
IGNORED = {
    "unsend": webhook("unsend", unsend={"messageId": "325708"}),
    "video watched": webhook("videoPlayComplete", replyToken=TOKEN, videoPlayComplete={"trackingId": "t"}),
    "beacon": webhook("beacon", replyToken=TOKEN, beacon={"hwid": "d41d8cd98f", "type": "enter"}),
    "account link": webhook("accountLink", replyToken=TOKEN, link={"result": "ok", "nonce": "n"}),
    "standby": webhook("message", mode="standby", message={"id": "1", "type": "text", "text": "hello"}),
    "leave": in_group("leave"),
    "member joined": in_group("memberJoined", joined={"members": []}),
    "an unknown event": webhook("undefined", undefinedField={"1": 1}),
    "the console's check": {"destination": "Uaaaabbbbccccddddeeeeffff00001111", "events": []},
}
FOLLOW = webhook("follow", replyToken=TOKEN, follow={"isUnblocked": False})
UNFOLLOW = webhook("unfollow")
GROUP = {
    "joined a group": in_group("join"),
    "joined a room": in_group("join", "room"),
}
IN_GROUP = in_group(message={"id": "325708", "type": "text", "text": "hello all"})
