"""Requests of Slack, as https://docs.slack.dev/apis/events-api and its reference of block_actions have them."""

from __future__ import annotations

import hashlib
import hmac
import json
from html import escape, unescape
from typing import Any, ClassVar
from urllib.parse import urlencode

from recorded import Payload, RecordedChannel, Shown, as_json
from standin import Call

from bot.channels.slack import Slack

FORM = "application/x-www-form-urlencoded"
TEAM, APP, BOT = "T061EG9R6", "A0PNCHHK2", "U0BOT"


class Recorded(RecordedChannel):
    channel = Slack
    values: ClassVar = {"slack_token": "xoxb-stand-in", "slack_signing_secret": "8f742231b10e8888abcd99yyyzzz85a5"}
    usual: ClassVar = {"ok": True, "channel": "D0", "ts": "1796000000.000100", "message": {}}
    stamped = True

    def _event(self, **event: Any) -> Payload:
        outer = {
            "token": "XXYYZZ", "team_id": TEAM, "api_app_id": APP, "type": "event_callback", "event": event,
            "event_id": f"Ev{event.get('ts', '')}", "event_time": 1_796_000_000,
            "authorizations": [{"enterprise_id": None, "team_id": TEAM, "user_id": BOT, "is_bot": True}],
        }  # fmt: skip
        return as_json(outer)

    def _message(self, person: str, text: str, id: int, **more: Any) -> dict[str, Any]:
        shared = {"type": "message", "channel": f"D{person}", "channel_type": "im", "user": f"U{person}"}
        return {**shared, "text": text, "ts": f"1796{id:06}.000200", "event_ts": f"1796{id:06}.000200", **more}

    def text(self, person: str, text: str, id: int) -> Payload:
        escaped = escape(text, quote=False)
        return self._event(**self._message(person, escaped, id, client_msg_id=f"uuid-{id}", team=TEAM))

    def tap(self, person: str, choice: str, title: str, id: int) -> Payload:
        action = {
            "action_id": choice, "block_id": "B1", "type": "button", "value": choice, "action_ts": f"1796{id:06}.000300",
            "text": {"type": "plain_text", "text": title, "emoji": False},
        }  # fmt: skip
        payload = {
            "type": "block_actions", "team": {"id": TEAM, "domain": "clinic"}, "api_app_id": APP, "token": "XXYYZZ",
            "user": {"id": f"U{person}", "username": "mina", "team_id": TEAM}, "trigger_id": f"12.34.{id}",
            "channel": {"id": f"D{person}", "name": "directmessage"}, "actions": [action],
            "container": {"type": "message", "message_ts": "1796000000.000100", "channel_id": f"D{person}"},
            "response_url": "https://hooks.slack.com/actions/T061EG9R6/1/x",
        }  # fmt: skip
        return Payload(urlencode({"payload": json.dumps(payload)}).encode(), FORM)

    def unreadable(self, person: str, id: int, caption: str = "") -> Payload:
        file = {"id": "F1", "name": "face.jpg", "mimetype": "image/jpeg", "url_private": "https://files.slack.com/x"}
        return self._event(**self._message(person, caption, id, subtype="file_share", files=[file]))

    def edit(self, person: str, text: str, id: int) -> Payload:
        changed = {"type": "message", "user": f"U{person}", "text": text, "ts": f"1796{id:06}.000200",
                   "edited": {"user": f"U{person}", "ts": f"1796{id:06}.000900"}}  # fmt: skip
        return self._event(
            type="message", subtype="message_changed", hidden=True, channel=f"D{person}", channel_type="im",
            ts=f"1796{id:06}.000901", event_ts=f"1796{id:06}.000901", message=changed,
            previous_message={**changed, "text": f"{text} before"},
        )  # fmt: skip

    def group(self, person: str, text: str, id: int) -> Payload:
        return self._event(**self._message(person, text, id, channel=f"C{person}", channel_type="channel"))

    def unknown(self) -> Payload:
        return self._event(type="reaction_added", user="U1", reaction="thumbsup", event_ts="1796000000.000200")

    def signed(self, payload: Payload, now: float) -> dict[str, str]:
        return self._signed(payload, now, self.values["slack_signing_secret"])

    def forged(self, payload: Payload, now: float) -> dict[str, str]:
        return self._signed(payload, now, "of somebody else")

    def _signed(self, payload: Payload, now: float, secret: str) -> dict[str, str]:
        base = f"v0:{int(now)}:".encode() + payload.body
        made = hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()
        return {"x-slack-request-timestamp": str(int(now)), "x-slack-signature": f"v0={made}"}

    def shown(self, call: Call) -> Shown | None:
        assert call.headers["authorization"] == f"Bearer {self.values['slack_token']}"
        if call.path != "/chat.postMessage":
            return None
        blocks = call.body["blocks"]
        texts = [block["text"]["text"] for block in blocks if block["type"] == "section"]
        elements = [each for block in blocks if block["type"] == "actions" for each in block["elements"]]
        buttons = {each["text"]["text"]: each["value"] for each in elements}
        image = next((block["image_url"] for block in blocks if block["type"] == "image"), "")
        documents = [text[1:].partition("|")[0] for text in texts if text.startswith("<http")]
        text = unescape("\n".join(text for text in texts if not text.startswith("<http")))
        return Shown(call.body["channel"][1:], text, buttons, image, "".join(documents))
