"""What channels read payloads and check signatures with; nothing here fails on a payload of another shape."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from typing import Any


def at(body: Any, *path: str | int) -> Any:
    """What lies at a path of keys and places in parsed JSON; None where there is nothing like it."""
    for step in path:
        known = isinstance(body, list) if isinstance(step, int) else isinstance(body, dict)
        try:
            body = body[step] if known else None
        except LookupError:
            return None
    return body


def word(body: Any, *path: str | int) -> str:
    """The same as text: a string or a whole number; "" for anything else."""
    found = at(body, *path)
    return str(found) if isinstance(found, str | int) and not isinstance(found, bool) else ""


def each(body: Any, *path: str | int) -> list[Any]:
    """The same as a list; empty for anything else."""
    found = at(body, *path)
    return found if isinstance(found, list) else []


def parse(text: str | bytes) -> Any:
    """JSON from outside.

    Raises:
        ValueError: it is none, or nested too deeply.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error


def same(expected: str, given: str | None) -> bool:
    """Whether two secrets are the same, in a time that tells nothing; an empty one is never right."""
    return bool(expected) and given is not None and hmac.compare_digest(expected.encode(), given.encode())


def signature(secret: str, body: bytes) -> str:
    """HMAC-SHA256 in hexadecimal."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def signature_base64(secret: str, body: bytes) -> str:
    """HMAC-SHA256 in base64."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()
