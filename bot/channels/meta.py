"""What Meta's apps have in common: how a webhook is set up and signed, and what the Graph API's errors mean."""

from __future__ import annotations

from typing import Any

from bot.channels.channel import Fields, Outcome, Received, Result, by_status
from bot.channels.payloads import at, same, signature, word

API = "https://graph.facebook.com"
VERSION = "v25.0"
HEADER, SCHEME = "x-hub-signature-256", "sha256="
DAY = 24 * 60 * 60
# A message that is sent in the last minutes of the day may be looked at after it.
WINDOW = DAY - 5 * 60
# Codes of the Graph API for "too much at once", and of WhatsApp for the account, the pair and a busy service.
BUSY = {"1", "2", "4", "17", "32", "80007", "130429", "131000", "131016", "131048", "131056", "133004", "613", "1200"}


def signed(secret: str, received: Received) -> bool:
    """Whether the body is signed with the app's secret. The name of the digest is ours to say, not the sender's."""
    return same(SCHEME + signature(secret, received.body), received.headers.get(HEADER))


def greeted(token: str, query: Fields) -> str | None:
    """The challenge, where the verify token of the subscription is the one that was set."""
    if query.get("hub.mode") != "subscribe" or not same(token, query.get("hub.verify_token")):
        return None
    return query.get("hub.challenge")


def judged(status: int, headers: Fields, body: Any, gone: tuple[str, ...] = ()) -> Outcome:
    """What became of a call: an error's code and subcode tell more than the status, which is mostly 400."""
    code = word(body, "error", "code")
    if status < 300 or not code:
        return by_status(status, headers)
    whole = "/".join(part for part in (code, word(body, "error", "error_subcode")) if part)
    usual = by_status(status, headers, whole)
    if whole in gone or code in gone:
        return Outcome(Result.GONE, 0.0, whole)
    busy = code in BUSY or at(body, "error", "is_transient") is True
    return Outcome(Result.LATER, usual.after, whole) if busy else usual


def bearer(token: str) -> Fields:
    """The header with an access token; in an address it would stand in logs."""
    return {"authorization": f"Bearer {token}"}
