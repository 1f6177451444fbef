"""What Meta's apps have in common: how a webhook is set up and signed, and what the Graph API's errors mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from bot.channels.channel import Call, Channel, Fields, Outcome, Received, Result, bearer, by_status
from bot.channels.payloads import at, same, signature, word

VERSION = "v25.0"
HEADER, SCHEME = "x-hub-signature-256", "sha256="
DAY = 24 * 60 * 60
# A message that is sent in the last minutes of the day may be looked at after it.
WINDOW = DAY - 5 * 60
# Codes of the Graph API for "too much at once", and of WhatsApp for the account, the pair and a busy service.
BUSY = {"1", "2", "4", "17", "32", "80007", "130429", "131000", "131016", "131048", "131056", "133004", "613", "1200"}


class MetaChannel(Channel):
    """An app of Meta's; its variables are ``<name>_app_secret``, ``<name>_verify_token`` and ``<name>_token``."""

    api = "https://graph.facebook.com"
    # Error codes, some with a subcode, that say: nobody can be reached here.
    gone: ClassVar[tuple[str, ...]]

    def verify(self, received: Received) -> bool:
        """The signature over the body, made with the app's secret. The digest's name is ours to say, not the sender's."""
        made = SCHEME + signature(self._value("app_secret"), received.body)
        return same(made, received.headers.get(HEADER))

    def handshake(self, query: Fields) -> str | None:
        """The challenge, where the verify token of the subscription is the one that was set."""
        right = same(self._value("verify_token"), query.get("hub.verify_token"))
        return query.get("hub.challenge") if right and query.get("hub.mode") == "subscribe" else None

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """By the error's code."""
        return judged(status, headers, body, self.gone)

    def _value(self, name: str) -> str:
        return self.values[f"{self.name}_{name}"]

    def _post(self, path: str, body: Mapping[str, Any]) -> Call:
        return Call(f"{self.api}/{VERSION}/{path}", json=body, headers=bearer(self._value("token")))

    def _record(self, path: str) -> Call:
        """Reads what a path names; changes nothing."""
        return Call(f"{self.api}/{VERSION}/{path}?fields=id", method="GET", headers=bearer(self._value("token")))


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
