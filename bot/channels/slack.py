"""Slack: Events API and interactive messages of one app (https://docs.slack.dev/apis/events-api)."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape, unescape
from typing import Any

from bot.channels.channel import (
    FORM,
    JSON,
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
    bearer,
    by_status,
    seconds_of,
)  # fmt: skip
from bot.channels.payloads import at, each, parse, same, signature, word

# Requests that were signed longer ago are played back by somebody.
WINDOW_SECONDS = 5 * 60
# Of an answer that is delivered as HTTP, but refused.
BUSY = ("ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout")
GONE = ("channel_not_found", "user_not_found", "user_disabled", "is_archived", "not_in_channel")
MOST_ALT = 2_000


class Slack(Channel):
    """Direct messages with an app; channels are declined."""

    name, title = "slack", "Slack"
    api = "https://slack.com/api"
    types = (JSON, FORM)
    variables = (
        Variable("slack_token", "the bot token, xoxb-…, under OAuth & Permissions"),
        Variable("slack_signing_secret", "the signing secret, under Basic Information"),
    )
    limits = Limits(text=2_800, buttons=5, title=75, per_second=20, pause=1.0)

    def verify(self, received: Received) -> bool:
        """Slack's signature v0 over time stamp and body."""
        stamp = received.headers.get("x-slack-request-timestamp", "")
        if abs(received.now - seconds_of(stamp)) > WINDOW_SECONDS:
            return False
        made = signature(self.values["slack_signing_secret"], f"v0:{stamp}:".encode() + received.body)
        return same(f"v0={made}", received.headers.get("x-slack-signature"))

    def challenge(self, body: Any) -> str | None:
        """Asked once, when the address is entered."""
        return word(body, "challenge") if at(body, "type") == "url_verification" else None

    def read(self, body: Any) -> list[Incoming]:
        """An event, or a form with what was tapped."""
        if at(body, "payload") is not None:
            return self._tapped(parse(word(body, "payload")))
        event, team = at(body, "event"), word(body, "team_id")
        if at(body, "type") != "event_callback" or word(event, "type") not in ("message", "app_mention"):
            return []
        subtype, message = word(event, "subtype"), event
        if subtype == "message_changed":
            message = at(event, "message")
            if word(message, "text") == word(event, "previous_message", "text"):
                return []  # Slack itself has added the preview of a link
        elif subtype not in ("", "file_share"):
            return []
        # What apps write, this one included, is no patient's.
        if at(message, "bot_id") is not None or not word(message, "user"):
            return []
        kind = Kind.EDIT if subtype == "message_changed" else Kind.UNREADABLE if each(message, "files") else Kind.TEXT
        kind = kind if word(event, "channel_type") == "im" else Kind.GROUP
        channel, edited = word(event, "channel"), word(message, "edited", "ts")
        id = ":".join([channel, word(message, "ts"), *([edited] if kind is Kind.EDIT else [])])
        return [self._of(id, team, word(message, "user"), channel, kind, text=word(message, "text"))]

    def _tapped(self, payload: Any) -> list[Incoming]:
        if at(payload, "type") != "block_actions":
            return []
        channel, team = word(payload, "channel", "id"), word(payload, "team", "id")
        kind = Kind.CHOICE if channel.startswith("D") else Kind.GROUP
        user = word(payload, "user", "id")
        pressed = [tap for tap in each(payload, "actions") if word(tap, "type") == "button"]
        ids = [f"{channel}:{word(tap, 'action_ts')}:{word(tap, 'action_id')}" for tap in pressed]
        return [
            self._of(id, team, user, channel, kind, word(tap, "text", "text"), word(tap, "value"))
            for id, tap in zip(ids, pressed, strict=True)
        ]

    @staticmethod
    def _of(id: str, team: str, user: str, channel: str, kind: Kind, text: str = "", choice: str = "") -> Incoming:
        group = kind is Kind.GROUP
        person = f"{team}:{channel if group else user}" if user and channel else ""
        return Incoming(id, person, {"channel": channel}, kind, unescape(text), choice)

    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """A message each, in blocks."""
        calls = []
        for bubble in said:
            text = escape(bubble.text, quote=False)
            blocks: list[dict[str, Any]] = [_section(text)] if text else []
            if bubble.image:
                alt = bubble.alt[:MOST_ALT] or self.title
                blocks.append({"type": "image", "image_url": bubble.image, "alt_text": alt})
            if bubble.document:
                blocks.append(_section(f"<{bubble.document}|{escape(bubble.name, quote=False)}>"))
            if bubble.buttons:
                elements = [
                    {"type": "button", "action_id": button.id, "value": button.id,
                     "text": {"type": "plain_text", "text": button.title, "emoji": False}}
                    for button in bubble.buttons
                ]  # fmt: skip
                blocks.append({"type": "actions", "elements": elements})
            body = {
                "text": text or escape(bubble.alt, quote=False),
                "blocks": blocks,
                "unfurl_links": False,
                "unfurl_media": False,
            }
            calls.append(self._call("chat.postMessage", {**address.to, **body}))
        return calls

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """By the body's error; the status is 200 all the same."""
        usual, error = by_status(status, headers), word(body, "error")
        if status >= 300 or at(body, "ok") is True:
            return usual
        result = Result.LATER if error in BUSY else Result.GONE if error in GONE else Result.REFUSED
        return Outcome(result, seconds_of(headers.get("retry-after")), error[:64] or "not_ok")

    def check(self) -> Call:
        """Who the app is."""
        return self._call("auth.test", {})

    def _call(self, method: str, body: dict[str, Any]) -> Call:
        return Call(f"{self.api}/{method}", json=body, headers=bearer(self.values["slack_token"]))


def _section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text, "verbatim": True}}
