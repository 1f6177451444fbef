"""WhatsApp: Meta's Cloud API (https://developers.facebook.com/documentation/business-messaging/whatsapp)."""

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
from bot.channels.titles import labels

# Reply buttons stand under the message; more of them, or longer ones, become a list that opens.
BUTTONS, BUTTON_TITLE, ROWS, ROW_TITLE, ROW_DESCRIPTION = 3, 20, 10, 24, 72
OPENS_LIST = "Choose"
CAPTION = 1024
# Somebody's own doing with an earlier message, or the app's own remarks: no message of theirs.
NO_MESSAGE = ("reaction", "revoke", "system", "request_welcome", "ephemeral")


class WhatsApp(meta.MetaChannel):
    """Messages to a business number."""

    name, title = "whatsapp", "WhatsApp"
    # The recipient's number is on no network, is not allowed to be written to, or has blocked the business.
    gone = ("131026", "131030", "130497")
    variables = (
        Variable("whatsapp_token", "access token of a system user with whatsapp_business_messaging"),
        Variable("whatsapp_number_id", "Phone number ID of the business number (not the number itself)"),
        Variable("whatsapp_app_secret", "App secret, under App settings, Basic"),
        Variable("whatsapp_verify_token", "any long word, given to Meta with the callback URL"),
        Variable("whatsapp_template", "name of an approved template for answers after a day", required=False),
        Variable("whatsapp_template_language", "language code of that template; en by default", required=False),
    )
    # Under buttons 1,024 characters are allowed, and as many in a template with the words around them.
    limits = Limits(text=900, buttons=ROWS, title=ROW_DESCRIPTION, per_second=60, pause=0.2)

    def read(self, body: Any) -> list[Incoming]:
        """Messages to our number; what became of our own messages is left out."""
        if word(body, "object") != "whatsapp_business_account":
            return []
        values = [at(change, "value") for entry in each(body, "entry") for change in each(entry, "changes")]
        number = self.values["whatsapp_number_id"]
        ours = [value for value in values if word(value, "metadata", "phone_number_id") == number]
        return [read for value in ours for message in each(value, "messages") for read in self._read(message)]

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """A message each. Silent for a day, somebody gets the words in the template, or none until they write again."""
        if address.silent >= meta.WINDOW:
            template = self.values["whatsapp_template"]
            return [self._template(template, bubble.text, address) for bubble in said if bubble.text and template]
        calls = []
        for bubble in said:
            if bubble.image:
                picture = {"link": bubble.image, **({"caption": bubble.alt[:CAPTION]} if bubble.alt else {})}
                calls.append(self._send(address, "image", picture))
            if bubble.document:
                calls.append(self._send(address, "document", {"link": bubble.document, "filename": bubble.name}))
            if bubble.text and bubble.buttons and "group" not in address.to:
                calls.append(self._send(address, "interactive", _interactive(bubble)))
            elif bubble.text:
                calls.append(self._send(address, "text", {"body": bubble.text, "preview_url": False}))
        return calls

    def working(self, address: Address) -> list[Call]:
        """Show that somebody is typing; that marks the message as read, too."""
        told = {"status": "read", **address.reply, "typing_indicator": {"type": "text"}}
        return [self._call(told)] if address.reply else []

    def check(self) -> Call:
        """Our number's own record."""
        return self._record(self._value("number_id"))

    def _read(self, message: Any) -> list[Incoming]:
        kind, number, user = (word(message, name) for name in ("type", "from", "from_user_id"))
        group, id = word(message, "group_id"), word(message, "id")
        if not id or not (number or user) or kind in NO_MESSAGE:
            return []
        if group:
            return [Incoming(id, group, {"group": group}, Kind.GROUP)]
        # Somebody with a user name may have no number; the user's id then is the one name that stays.
        to = {"to": number} if number else {"recipient": user}
        reply = at(message, "interactive", word(message, "interactive", "type"))
        known = {
            "text": (Kind.TEXT, word(message, "text", "body"), ""),
            "button": (Kind.TEXT, word(message, "button", "text"), ""),
            "edit": (Kind.EDIT, word(message, "edit", "message", "text", "body"), ""),
            "interactive": (Kind.CHOICE, word(reply, "title"), word(reply, "id")),
        }
        found = known.get(kind, (Kind.UNREADABLE, word(message, kind, "caption"), ""))
        return [Incoming(id, user or number, to, *found, {"message_id": id})]

    def _send(self, address: Address, kind: str, part: dict[str, Any]) -> Call:
        group = address.to.get("group")
        to = {"recipient_type": "group", "to": group} if group else {"recipient_type": "individual", **address.to}
        return self._call({**to, "type": kind, kind: part})

    def _call(self, body: dict[str, Any]) -> Call:
        return self._post(f"{self._value('number_id')}/messages", {"messaging_product": "whatsapp", **body})

    def _template(self, name: str, text: str, address: Address) -> Call:
        # A parameter may hold neither a new line nor a tab.
        words = [{"type": "text", "text": " ".join(text.split())}]
        language = {"code": self.values["whatsapp_template_language"] or "en"}
        part = {"name": name, "language": language, "components": [{"type": "body", "parameters": words}]}
        return self._send(address, "template", part)


def _interactive(bubble: Outgoing) -> dict[str, Any]:
    buttons, body = bubble.buttons, {"text": bubble.text}
    if len(buttons) <= BUTTONS and all(len(button.title) <= BUTTON_TITLE for button in buttons):
        replies = [{"type": "reply", "reply": {"id": button.id, "title": button.title}} for button in buttons]
        return {"type": "button", "body": body, "action": {"buttons": replies}}
    # A title that was cut stands whole under it.
    rows = [
        {"id": button.id, "title": label, **({"description": button.title} if label != button.title else {})}
        for button, label in zip(buttons, labels(buttons, ROW_TITLE), strict=True)
    ]
    return {"type": "list", "body": body, "action": {"button": OPENS_LIST, "sections": [{"rows": rows}]}}
