"""What `maru serve` needs before anything is loaded: a database that opens and a port that is free."""

from __future__ import annotations

import contextlib
import re
import socket
from collections.abc import Callable

import uvicorn
from sqlalchemy.exc import SQLAlchemyError
from starlette.types import ASGIApp

from bot.conversation.schema import TooNew
from bot.conversation.store import connect


class CannotServe(ValueError):
    """The server cannot start; the message names the variable and what would have worked."""


def check_database(address: str) -> None:
    """Open the database once.

    Raises:
        CannotServe: the address is none, its driver is missing, or the database does not answer.
    """
    try:
        engine = connect(address)
        with engine.connect():
            pass
        engine.dispose()
    except TooNew as error:
        raise CannotServe(f"MARU_DATABASE={_shown(address)!r}: {error}") from error
    except (SQLAlchemyError, ImportError, ValueError) as error:
        shown = _shown(address)
        cause = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise CannotServe(
            f"MARU_DATABASE={shown!r}: {cause.replace(address, shown)}; write an SQLAlchemy address such as "
            "sqlite:////var/lib/maru/maru.db or postgresql://user@host/maru"
        ) from error


def _shown(address: str) -> str:
    """The address without its password."""
    return re.sub(r"(?<=:)[^:/@]+(?=@)", "***", address)


def bound(host: str, port: int) -> socket.socket:
    """A socket of our own, bound before the model is loaded; port 0 takes any that is free.

    Raises:
        CannotServe: the port is taken or not allowed, or the address is not this machine's.
    """
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        raise CannotServe(
            f"cannot listen on {host}:{port}: {error.strerror}; name another port with --port or MARU_PORT, "
            "another address with --host or MARU_HOST"
        ) from error
    return listening


class Server(uvicorn.Server):
    """Says when it really listens."""

    def __init__(self, app: ASGIApp, on_ready: Callable[[], None]) -> None:
        """``on_ready`` is called once, when the first request would be answered."""
        # Rasa holds websockets below the version that uvicorn wants; nothing here uses them.
        # Its lines go where all lines go (bot/logs.py): its own handler would print errors with their words.
        super().__init__(
            uvicorn.Config(app, ws="none", log_config=None, log_level="warning", access_log=False, server_header=False),
        )
        self._on_ready = on_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, then say so."""
        await super().startup(sockets)
        if self.started:
            self._on_ready()

    def serve_on(self, listening: socket.socket) -> None:
        """Serve until somebody ends it."""
        with contextlib.suppress(KeyboardInterrupt):
            self.run(sockets=[listening])
