"""Updates of Telegram, as https://core.telegram.org/bots/api#update has them."""

from __future__ import annotations

from typing import Any, ClassVar

from recorded import Payload, RecordedChannel, Shown, as_json
from standin import Call

from bot.channels.telegram import Telegram

SHOWING = {"sendMessage": "text", "sendPhoto": "caption", "sendDocument": ""}


class Recorded(RecordedChannel):
    channel = Telegram
    values: ClassVar = {"telegram_token": "4242:stand-in", "telegram_secret": "a-word-of-our-own"}
    usual: ClassVar = {"ok": True, "result": {"message_id": 1}}

    def _chat(self, person: str) -> dict[str, Any]:
        return {"id": int(person), "first_name": "Mina", "username": f"mina_{person}", "type": "private"}

    def _from(self, person: str) -> dict[str, Any]:
        return {"id": int(person), "is_bot": False, "first_name": "Mina", "language_code": "en"}

    def _message(self, person: str, id: int, **content: Any) -> dict[str, Any]:
        return {
            "message_id": id,
            "from": self._from(person),
            "chat": self._chat(person),
            "date": 1_796_000_000,
            **content,
        }

    def text(self, person: str, text: str, id: int) -> Payload:
        return as_json({"update_id": id, "message": self._message(person, id, text=text)})

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        message = {**self._message(person, id - 1, text="…"), "from": {"id": 1, "is_bot": True, "first_name": "Maru"}}
        tapped = {"id": str(id), "from": self._from(person), "message": message, "chat_instance": "-9", "data": choice}
        return as_json({"update_id": id, "callback_query": tapped})

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        photo = [{"file_id": "AgAC", "file_unique_id": "AQAD", "file_size": 1_253, "width": 90, "height": 67}]
        more = {"caption": caption} if caption else {}
        return as_json({"update_id": id, "message": self._message(person, id, photo=photo, **more)})

    def edit(self, person: str, text: str, id: int) -> Payload:
        message = self._message(person, id, text=text, edit_date=1_796_000_100)
        return as_json({"update_id": id, "edited_message": message})

    def group(self, person: str, text: str, id: int) -> Payload:
        message = self._message(person, id, text=text)
        return as_json(
            {"update_id": id, "message": {**message, "chat": {"id": -int(person), "title": "Us", "type": "group"}}}
        )

    def unknown(self) -> Payload:
        poll = {"id": "5", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False}
        return as_json({"update_id": 10_000, "poll": poll})

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-telegram-bot-api-secret-token": self.values["telegram_secret"]}

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return {"x-telegram-bot-api-secret-token": "a-word-of-another"}

    def shown(self, call: Call) -> Shown | None:
        method = call.path.rpartition("/")[2]
        assert call.path == f"/bot{self.values['telegram_token']}/{method}"
        if method not in SHOWING:
            return None
        rows = call.body.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = {button["text"]: button["callback_data"] for row in rows for button in row}
        assert all(len(id.encode()) <= 64 for id in buttons.values())
        text = call.body.get(SHOWING[method], "")
        return Shown(
            str(call.body["chat_id"]).lstrip("-"),
            text,
            buttons,
            call.body.get("photo", ""),
            call.body.get("document", ""),
        )
