"""Logging that never holds a patient's words.

Rasa writes messages, entities and slots into its log lines and into the errors that it logs. From every logger but Maru's own
only the place and the kind of error are therefore printed; Maru's lines carry identifiers and durations.
"""

from __future__ import annotations

import logging
import os
import warnings
from typing import Any

OWN_LOGGER = "maru"


def quiet_libraries() -> None:
    """Before the libraries are imported: no telemetry, no notices of TensorFlow, no deprecation noise of old code."""
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")
    # Filters do not hold: some libraries reset them while they are imported.
    warnings.showwarning = _unshown  # type: ignore[assignment]  # any arguments


def _unshown(*_: Any) -> None:
    """Warnings are for those who change the code; the tests show them."""


class Discreet(logging.Formatter):
    """Foreign lines without their text: when, how bad, where, and which kind of error."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        if record.name.partition(".")[0] == OWN_LOGGER:
            return super().format(record)
        kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        where = f"{record.name} {record.module}:{record.lineno}"
        return f"{self.formatTime(record)} {record.levelname} {where} {kind}".rstrip()


def configure_logging(level: str = "warning") -> None:
    """Print Maru's own lines from ``level`` on, and errors of the libraries without their words."""
    import structlog

    handler = logging.StreamHandler()
    handler.setFormatter(Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logging.basicConfig(level=logging.ERROR, handlers=[handler], force=True)
    logging.getLogger(OWN_LOGGER).setLevel(level.upper())
    logging.getLogger("rasa").setLevel(logging.ERROR)
    structlog.configure(
        processors=[_event_alone],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR),
    )


def _event_alone(_: Any, __: str, event: dict[str, Any]) -> str:
    return str(event.get("event", ""))
