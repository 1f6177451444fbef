"""Messenger: Meta's Messenger Platform (https://developers.facebook.com/documentation/business-messaging/messenger-platform)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.channels import meta
from bot.channels.channel import (
    Address,
    Call,
    Incoming,
    Kind,
    Limits,
    Outgoing,
    Variable,
)
from bot.channels.payloads import at, each, word

# What the button "Get Started" carries, as set in the page's Messenger profile.
START = "GET_STARTED"
# For so long a person may answer, with Meta's leave; nothing automatic may be said after a day.
HUMAN_AGENT_WINDOW = 7 * meta.DAY - 5 * 60
# A link that somebody sends comes as an attachment beside its text.
LINK = "fallback"


class Messenger(meta.MetaChannel):
    """Messages to a Facebook page."""

    name, title = "messenger", "Messenger"
    # "This person isn't available right now", "No matching user found".
    gone = ("551", "100/2018001")
    variables = (
        Variable("messenger_token", "Page access token, with pages_messaging"),
        Variable("messenger_app_secret", "App secret, under App settings, Basic"),
        Variable("messenger_verify_token", "any long word, given to Meta with the callback URL"),
        Variable("messenger_human_agent", "yes, where Meta has granted the permission Human Agent", required=False),
    )
    limits = Limits(text=2000, buttons=13, title=20, per_second=40, pause=0.2)

    def read(self, body: Any) -> list[Incoming]:
        """What people sent to the page; receipts, reactions and our own messages are left out."""
        if word(body, "object") != "page":
            return []
        events = [event for entry in each(body, "entry") for event in each(entry, "messaging")]
        return [read for event in events for read in self._read(event)]

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """A message each, or none after a day; the words of staff may still follow for a week, where Meta allows it."""
        kind = self._messaging_type(address)
        if kind is None:
            return []
        messages = [message for bubble in said for message in _messages(bubble)]
        return [self._call({**kind, "message": message}, address) for message in messages]

    def working(self, address: Address) -> list[Call]:
        """Show that somebody is typing."""
        return [self._call({"sender_action": "typing_on"}, address)]

    def check(self) -> Call:
        """Whose token it is."""
        return self._record("me")

    def _read(self, event: Any) -> list[Incoming]:
        person = word(event, "sender", "id")
        # What stands under `reply` tells an answer from the words of staff, to which other rules apply.
        to = {"id": person}
        if at(event, "message_edit") is not None:
            mid, time = word(event, "message_edit", "mid"), word(event, "message_edit", "num_edit")
            text = word(event, "message_edit", "text")
            return (
                [Incoming(f"{mid}:{time}", person, to, Kind.EDIT, text, reply={"mid": mid})] if person and mid else []
            )
        if at(event, "postback") is not None:
            # Get Started, a menu, or a question that the page offers at the start: its title is what is asked.
            mid = word(event, "postback", "mid") or f"postback:{word(event, 'timestamp')}"
            started = word(event, "postback", "payload") == START
            kind, text = (Kind.JOIN, "") if started else (Kind.TEXT, word(event, "postback", "title"))
            return [Incoming(mid, person, to, kind, text, reply={"mid": mid})] if person else []
        message = at(event, "message")
        mid, text, choice = word(message, "mid"), word(message, "text"), word(message, "quick_reply", "payload")
        if not person or not mid or at(message, "is_echo") is True or at(message, "is_deleted") is True:
            return []
        attached = [part for part in each(message, "attachments") if not (text and word(part, "type") == LINK)]
        kind = Kind.CHOICE if choice else Kind.UNREADABLE if attached or not text else Kind.TEXT
        return [Incoming(mid, person, to, kind, text, choice, {"mid": mid})]

    def _messaging_type(self, address: Address) -> dict[str, str] | None:
        if address.silent < meta.WINDOW:
            return {"messaging_type": "RESPONSE"}
        of_staff = not address.reply and self.values["messenger_human_agent"] == "yes"
        if of_staff and address.silent < HUMAN_AGENT_WINDOW:
            return {"messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT"}
        return None

    def _call(self, body: dict[str, Any], address: Address) -> Call:
        return self._post("me/messages", {"recipient": dict(address.to), **body})


def _messages(bubble: Outgoing) -> list[dict[str, Any]]:
    files = [("image", bubble.image), ("file", bubble.document)]
    shown: list[dict[str, Any]] = [
        {"attachment": {"type": kind, "payload": {"url": url, "is_reusable": False}}} for kind, url in files if url
    ]
    if bubble.image and bubble.alt:
        shown.insert(1, {"text": bubble.alt})
    if bubble.text:
        replies = [{"content_type": "text", "title": each.title, "payload": each.id} for each in bubble.buttons]
        shown.append({"text": bubble.text, **({"quick_replies": replies} if replies else {})})
    return shown
