"""Telegram: the Bot API with a webhook (https://core.telegram.org/bots/api)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.channels.channel import (
    Address,
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
    seconds_of,
)  # fmt: skip
from bot.channels.payloads import at, same, word

START = "/start"
# A message about the chat itself, not from anybody: it gets no answer.
SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "pinned_message",
    "group_chat_created",
    "message_auto_delete_timer_changed",
)
GONE = (403,)


class Telegram(Channel):
    """Private chats with a bot."""

    name, title = "telegram", "Telegram"
    api = "https://api.telegram.org"
    variables = (
        Variable("telegram_token", "the bot's token, from @BotFather"),
        Variable("telegram_secret", "any long word of A-Z, a-z, 0-9, _ and -, given to setWebhook as secret_token"),
    )
    limits = Limits(text=4096, buttons=10, title=64, per_second=30, pause=1.0)

    def verify(self, received: Received) -> bool:
        """The secret token of the webhook; Telegram signs nothing and sends no time stamp."""
        return same(self.values["telegram_secret"], received.headers.get("x-telegram-bot-api-secret-token"))

    def read(self, body: Any) -> list[Incoming]:
        """One update."""
        tapped = at(body, "callback_query")
        if tapped is not None:
            chat = at(tapped, "message", "chat")
            reply = {"callback_query_id": word(tapped, "id")}
            return self._of(
                chat, f"callback:{word(tapped, 'id')}", Kind.CHOICE, choice=word(tapped, "data"), reply=reply
            )
        if (left := at(body, "my_chat_member")) is not None:
            away = word(left, "new_chat_member", "status") in ("kicked", "left")
            private = word(left, "chat", "type") == "private"
            return (
                self._of(at(left, "chat"), f"member:{word(body, 'update_id')}", Kind.LEAVE) if away and private else []
            )
        if (edited := at(body, "edited_message")) is not None:
            id = f"{self._id(edited)}:{word(edited, 'edit_date')}"
            return self._of(at(edited, "chat"), id, Kind.EDIT, text=word(edited, "text"))
        message = at(body, "message")
        if message is None or any(at(message, name) is not None for name in SERVICE):
            return []
        text = word(message, "text")
        kind = Kind.JOIN if text.split(" ")[0] == START else Kind.TEXT if text else Kind.UNREADABLE
        said = "" if kind is Kind.JOIN else text or word(message, "caption")
        return self._of(at(message, "chat"), self._id(message), kind, text=said)

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """A message each; a picture with its text alternative under it, the document as a file."""
        calls = []
        for bubble in said:
            if bubble.image:
                calls.append(self._call("sendPhoto", address.to, photo=bubble.image, caption=bubble.alt[:1024]))
            if bubble.document:
                calls.append(self._call("sendDocument", address.to, document=bubble.document))
            if bubble.text:
                rows = [[{"text": button.title, "callback_data": button.id}] for button in bubble.buttons]
                shown = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
                preview = {"link_preview_options": {"is_disabled": True}}
                calls.append(self._call("sendMessage", address.to, text=bubble.text, **preview, **shown))
        return calls

    def working(self, address: Address) -> list[Call]:
        """Let a tapped button go, show that somebody is typing."""
        tapped = [self._call("answerCallbackQuery", address.reply)] if address.reply else []
        return [*tapped, self._call("sendChatAction", address.to, action="typing")]

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """As by the status; how long to wait stands in the body."""
        if status in GONE:
            return Outcome(Result.GONE, 0.0, f"http_{status}")
        usual = by_status(status, headers)
        return Outcome(usual.result, max(usual.after, seconds_of(at(body, "parameters", "retry_after"))), usual.code)

    def check(self) -> Call:
        """Who the bot is."""
        return Call(f"{self.api}/bot{self.values['telegram_token']}/getMe", method="GET")

    def _call(self, method: str, to: Fields, **body: Any) -> Call:
        return Call(f"{self.api}/bot{self.values['telegram_token']}/{method}", json={**to, **body})

    @staticmethod
    def _id(message: Any) -> str:
        return f"{word(message, 'chat', 'id')}:{word(message, 'message_id')}"

    @staticmethod
    def _of(
        chat: Any, id: str, kind: Kind, text: str = "", choice: str = "", reply: Fields | None = None
    ) -> list[Incoming]:
        person = word(chat, "id")
        if not person:
            return []
        kind = kind if word(chat, "type") == "private" else Kind.GROUP
        return [Incoming(id, person, {"chat_id": person}, kind, text, choice, reply or {})]
