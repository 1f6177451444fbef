"""Who somebody is, as a keyed hash; what must be read again, encrypted. Both with keys made from ``MARU_SECRET``."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any

from cryptography.fernet import Fernet, InvalidToken


class Unsealed(ValueError):
    """It was not sealed with this secret, was changed, or is too old."""


class Seal:
    """Hashes and encrypts with one secret. Another secret makes strangers of all, and what was sealed unreadable."""

    def __init__(self, secret: str) -> None:
        """Make the keys."""
        self._secret = secret.encode()
        self._fernet = Fernet(base64.urlsafe_b64encode(self._key("seal")))
        self._hashes = self._key("hash")

    def _key(self, purpose: str) -> bytes:
        return hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()

    def conversation(self, channel: str, person: str) -> str:
        """The conversation of a platform's user."""
        return self._hash("person", channel, person)

    def message(self, channel: str, id: str) -> str:
        """The digest by which a platform's message is known again."""
        return self._hash("message", channel, id)

    def _hash(self, *parts: str) -> str:
        return hmac.new(self._hashes, json.dumps(parts).encode(), hashlib.sha256).hexdigest()

    def close(self, value: Any) -> str:
        """Encrypt plain data; the result may stand in an address."""
        return self._fernet.encrypt(json.dumps(value).encode()).decode()

    def open(self, sealed: str, seconds: int | None = None) -> Any:
        """What was encrypted, at most so many seconds ago.

        Raises:
            Unsealed: it cannot be read, or is older.
        """
        try:
            return json.loads(self._fernet.decrypt(sealed.encode(), ttl=seconds))
        except (InvalidToken, ValueError) as error:
            raise Unsealed from error
