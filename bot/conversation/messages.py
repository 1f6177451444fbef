"""What Maru says, in the form of the HTTP contract."""

from __future__ import annotations

import msgspec


class Button(msgspec.Struct, frozen=True):
    """A choice; ``id`` is opaque to the patient's side."""

    id: str
    title: str


class Image(msgspec.Struct, frozen=True):
    """A picture with its text alternative."""

    url: str
    alt: str


class Source(msgspec.Struct, frozen=True):
    """A section of the guide."""

    title: str
    anchor: str


class Progress(msgspec.Struct, frozen=True):
    """How far the candidacy check is: the question asked now, counted from 1, of all."""

    step: int
    of: int


class Bubble(msgspec.Struct, frozen=True, omit_defaults=True):
    """One message; absent parts are left out of its JSON."""

    text: str
    buttons: tuple[Button, ...] = ()
    image: Image | None = None
    topics: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    at: str | None = None
    progress: Progress | None = None


class TurnError(Exception):
    """A message that gets no turn; ``code`` and ``status`` are part of the HTTP contract."""

    def __init__(self, code: str, message: str, status: int) -> None:
        """``message`` is for people and names what would have worked."""
        super().__init__(message)
        self.code, self.message, self.status = code, message, status


def unknown() -> TurnError:
    """A conversation that was never begun, or is erased."""
    return TurnError("unknown_token", "This conversation does not exist (any more); open a new one.", 401)
