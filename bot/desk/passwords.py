"""Passwords, and the digests of tokens."""

from __future__ import annotations

import hashlib
import secrets
from functools import lru_cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 128
TOKEN_BYTES = 32
# Without what is mixed up when it is read out: l and 1, o and 0.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 4, 5
# The second choice of RFC 9106, for machines with little memory: 64 MiB, three passes.
_HASHER = PasswordHasher()


class PasswordError(ValueError):
    """A password cannot be taken; the message says what would have worked."""


def check_password(password: str, name: str) -> None:
    """Check a new password of somebody.

    Raises:
        PasswordError: too short, too long, or easily guessed.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise PasswordError(f"A password has {SHORTEST} to {LONGEST} characters; several words are easy to remember.")
    if name.casefold() in password.casefold() or len(set(password)) < 6:
        raise PasswordError("This password is easily guessed; take several words that do not belong together.")


def new_password() -> str:
    """A password of 100 bits that can be read out."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP)) for _ in range(_GROUPS))
    return "-".join(groups)


def hashed(password: str) -> str:
    """A password as it is kept (argon2id); takes some 50 ms on purpose."""
    return _HASHER.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether this is the password; where there is none, the answer takes as long."""
    try:
        return _HASHER.verify(kept or _nobodys(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return hashed(secrets.token_urlsafe(TOKEN_BYTES))


def new_token() -> str:
    """256 bits that nobody guesses."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def digest(kind: str, *parts: str) -> str:
    """A digest of something that is secret or a person's, for one kind of use alone."""
    return hashlib.sha256("\0".join((kind, *parts)).encode()).hexdigest()
