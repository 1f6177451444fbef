"""What a messaging app must say about itself; everything else is the kit's (docs/channels.md).

A channel is a class in one file. It only translates: is this request the platform's own, what was written, what are the
calls that show an answer. It opens no connection, keeps nothing, waits for nothing and says no sentence of its own. The
kit does HTTP, limits, de-duplication, order, turns, retries, rate limits and erasure, the same for all.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, ClassVar

from bot.conversation.messages import Button

JSON, FORM, PLAIN = "application/json", "application/x-www-form-urlencoded", "text/plain"
Fields = Mapping[str, str]
NONE: Fields = {}


@dataclass(frozen=True)
class Variable:
    """A setting that a channel needs: ``telegram_token`` is a field of `Settings` and read from ``MARU_TELEGRAM_TOKEN``."""

    name: str
    # For whoever sets it up: what it is and where it is found.
    purpose: str
    required: bool = True


@dataclass(frozen=True)
class Limits:
    """What the platform allows. The kit keeps to it before it calls `Channel.render`.

    A longer text becomes several, what is cut of a title or of too many buttons can still be typed.
    """

    # Characters of one message; most buttons under one; characters of a button's title.
    text: int
    buttons: int
    title: int
    # Calls a second to the platform altogether, and the least seconds between two calls to one person.
    per_second: float = 20.0
    pause: float = 0.0


class Kind(StrEnum):
    """What somebody did."""

    TEXT = "text"
    CHOICE = "choice"
    # A photo, voice, sticker, file, place, contact. It is never fetched; a caption with it goes into `Incoming.text`.
    UNREADABLE = "unreadable"
    # An earlier message was changed afterwards.
    EDIT = "edit"
    # Came in, pressed "start": the greeting, with no words to answer.
    JOIN = "join"
    # Blocked or left: nothing more is sent.
    LEAVE = "leave"
    # Asks for the answer that was not there in time (the button of `Channel.later`): no words and no turn.
    READY = "ready"
    # Written where others read along; `Incoming.person` is then the group. Declined once.
    GROUP = "group"


@dataclass(frozen=True)
class Incoming:
    """One message that came in.

    ``id`` is the platform's name of the message (of an edit: with something that differs for each edit), for telling
    duplicates; ``person`` the platform's name of the user. Both are hashed before they are kept.
    """

    id: str
    person: str
    # What any message to this person needs, such as {"chat_id": "42"}; kept encrypted as long as the conversation.
    to: Fields
    kind: Kind = Kind.TEXT
    # The words; of a choice the title, where the platform tells it.
    text: str = ""
    # Of a choice: the id of the button as `render` was given it (at most 32 letters, digits, - and _).
    choice: str = ""
    # What only the answer to this message can use: a reply token, a callback address. Kept until it is answered.
    reply: Fields = field(default_factory=dict)


@dataclass(frozen=True)
class Outgoing:
    """One bubble to show. ``image`` and ``document`` are absolute addresses of a PNG and of a PDF that anybody may fetch
    who knows them; both are empty where there is none."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    image: str = ""
    # The picture in words, to be shown with it.
    alt: str = ""
    document: str = ""
    # The document's file name.
    name: str = ""


@dataclass(frozen=True)
class Address:
    """Where an answer goes."""

    # As in `Incoming.to`.
    to: Fields
    # As in `Incoming.reply`; empty for what is no answer to a message, such as the words of staff.
    reply: Fields = field(default_factory=dict)
    # Seconds since this person last wrote anything: some platforms allow only templates after a day.
    silent: float = 0.0


@dataclass(frozen=True)
class Call:
    """One HTTP call to the platform. Calls of an answer are made in order; a later one waits until the one before is
    delivered."""

    url: str
    json: Mapping[str, Any] | None = None
    form: Fields | None = None
    headers: Fields = field(default_factory=dict)
    method: str = "POST"
    # For how many seconds after the message that is answered this call can be made; 0: always.
    seconds: float = 0.0
    # Made in its place when it is too late or the platform refuses it: LINE's push for a reply token that is used up.
    otherwise: tuple[Call, ...] = ()
    # A header in which the kit sends an id that stays the same when the call is repeated, for platforms that look at it.
    retry_header: str = ""


class Result(StrEnum):
    """What became of a call."""

    DELIVERED = "delivered"
    # Again later: the platform is busy or broken.
    LATER = "later"
    # It will never take this call.
    REFUSED = "refused"
    # This person cannot be reached any more (blocked, left): nothing more is sent, nobody needs to look at it.
    GONE = "gone"


@dataclass(frozen=True)
class Outcome:
    """What became of a call; ``after`` are the seconds that the platform wants to be left alone."""

    result: Result
    after: float = 0.0
    # The platform's own code for it, for the log and the desk: never a text that could hold somebody's words.
    code: str = ""


@dataclass(frozen=True)
class Received:
    """A request as it came, its body not yet looked at. Names of headers are in lower case; ``now`` is Unix time."""

    headers: Fields
    query: Fields
    body: bytes
    now: float


@dataclass(frozen=True)
class Answer:
    """What the platform hears in the HTTP response itself."""

    body: Any = ""
    media: str = PLAIN


class Channel(ABC):
    """One messaging app, set up with the values of its variables."""

    # In addresses (/webhooks/<name>/webhook) and in the database, for ever; and for people.
    name: ClassVar[str]
    title: ClassVar[str]
    variables: ClassVar[tuple[Variable, ...]]
    limits: ClassVar[Limits]
    # Where the platform's API is, without a slash at the end. Tests put a stand-in here; nothing from outside can.
    api: ClassVar[str]
    # Content types that the platform sends; a form arrives in `read` as a dict of its fields.
    types: ClassVar[tuple[str, ...]] = (JSON,)
    # Seconds that the platform waits for the answer in the HTTP response itself (Kakao); 0: it only wants to hear that
    # the message has arrived, and gets the answer by `render`.
    patience: ClassVar[float] = 0.0

    def __init__(self, values: Fields) -> None:
        """``values`` has every variable; those that are not required may be empty."""
        self.values = values

    @abstractmethod
    def verify(self, received: Received) -> bool:
        """Whether the platform itself sent this just now; compare with `payloads.same`. Stale time stamps are no."""

    @abstractmethod
    def read(self, body: Any) -> list[Incoming]:
        """What people did, in order. ``body`` is the JSON or form of a verified request, of any shape: see payloads.py.

        Whatever is not known (receipts, own messages, new kinds of event) is left out. A ValueError is answered by 400.
        """

    @abstractmethod
    def render(self, said: Sequence[Outgoing], address: Address) -> list[Call]:
        """The calls that show an answer, always the same ones for the same arguments.

        None where this person can be reached only in the HTTP response, or not so long after their last message: then the
        kit keeps it until they write again.
        """

    @abstractmethod
    def check(self) -> Call | None:
        """A call that changes nothing and is delivered only with right credentials; None where there is nothing to call."""

    def handshake(self, query: Fields) -> str | None:
        """The body that answers a GET of the platform when it is set up (``hub.challenge``); None: 403."""
        return None

    def challenge(self, body: Any) -> str | None:
        """The same for a verified POST (Slack's ``url_verification``); None: it is an ordinary request."""
        return None

    def working(self, address: Address) -> list[Call]:
        """Calls that show that somebody is at it (typing, a tapped button let go). Tried once; failures don't matter."""
        return []

    def judge(self, status: int, headers: Fields, body: Any) -> Outcome:
        """What became of a call, from the response; ``body`` is its JSON, or None. Names of headers are in lower case."""
        return by_status(status, headers)

    def immediate(self, said: Sequence[Outgoing], address: Address) -> Answer:
        """The answer as HTTP response, with ``patience``."""
        raise NotImplementedError

    def later(self, said: Sequence[Outgoing], address: Address) -> Answer:
        """The HTTP response when there is more to come than ``said``, which asks to wait or to look again. It then comes by
        `render`, or, where that gives no call, when it is asked for or with the answer to the next message."""
        raise NotImplementedError


def bearer(token: str) -> Fields:
    """The header with an access token; in an address it would stand in logs."""
    return {"authorization": f"Bearer {token}"}


def by_status(status: int, headers: Fields, code: str = "") -> Outcome:
    """The usual meaning of a status."""
    code = code or f"http_{status}"
    if status < 300:
        return Outcome(Result.DELIVERED)
    if status == 429 or status == 408 or status >= 500:
        return Outcome(Result.LATER, seconds_of(headers.get("retry-after")), code)
    return Outcome(Result.REFUSED, 0.0, code)


def seconds_of(value: Any) -> float:
    """Seconds as a platform writes them; 0 for what is no number."""
    try:
        return max(0.0, float(value))
    except (TypeError, ValueError):
        return 0.0
