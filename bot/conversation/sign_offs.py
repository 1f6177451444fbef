"""Which safety facts a doctor of the clinic has reviewed, as they now stand."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine import Engine

from bot.conversation.store import now
from bot.conversation.tables_desk import staff
from bot.conversation.tables_information import sign_offs
from bot.guide.safety import Reviewed, Safety, SafetyFact


@dataclass(frozen=True)
class Fact:
    """A safety fact with its version, which changes with its words, and who signed off just that, if anybody did.

    ``compared`` is the day on which Maru's authors last laid it beside its source.
    """

    name: str
    text: str
    items: tuple[str, ...]
    source: str
    version: str
    compared: datetime.date
    by: str | None = None
    at: datetime.datetime | None = None


class SignOffs:
    """Reads and writes; all of it blocks."""

    def __init__(self, engine: Engine, safety: Safety) -> None:
        """Use an open database and the facts of this version of Maru."""
        self._engine, self._safety = engine, safety

    def facts(self) -> list[Fact]:
        """All facts in order."""
        wanted = sa.select(sign_offs, staff.c.shown).join(staff, staff.c.id == sign_offs.c.staff)
        with self._engine.connect() as connection:
            signed = {(row.fact, row.version): row for row in connection.execute(wanted)}
        found = []
        for path, entry in self._safety.entries():
            name = entry.id if isinstance(entry, SafetyFact) else path
            version = version_of(entry)
            row = signed.get((name, version))
            text, items = _said(entry)
            source = self._safety.source(entry.source).title
            signature = (row.shown, row.at) if row else (None, None)
            found.append(Fact(name, text, items, source, version, entry.reviewed, *signature))
        return found

    def sign(self, name: str, version: str, doctor: int) -> bool:
        """Note that a doctor reviewed a fact in a version; False where it is not the one that now stands."""
        if not any((each.name, each.version) == (name, version) for each in self.facts()):
            return False
        row = {"fact": name, "version": version, "staff": doctor, "at": now()}
        try:
            with self._engine.begin() as connection:
                connection.execute(sign_offs.insert().values(row))
        except sa.exc.IntegrityError:  # signed by another doctor in the meantime
            return True
        return True


def version_of(entry: Reviewed) -> str:
    """Twelve hexadecimal digits that change when anything of a fact does."""
    return hashlib.sha256(msgspec.json.encode(entry, order="deterministic")).hexdigest()[:12]


def _said(entry: Reviewed) -> tuple[str, tuple[str, ...]]:
    if isinstance(entry, SafetyFact):
        return entry.text, tuple(item.text for item in entry.items)
    built = msgspec.to_builtins(entry, str_keys=True)
    shown = (f"{name}: {value}" for name, value in built.items() if value and name not in ("source", "reviewed"))
    return "; ".join(shown).replace("[", "").replace("]", "").replace("'", ""), ()
