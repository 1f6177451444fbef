"""Runs `maru`: in a process of its own, as a person does, or in this one, where the libraries are loaded already."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

from typer.testing import CliRunner

from bot.settings import ROOT

SECONDS = 240


@dataclass(frozen=True)
class Ran:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def complaint(self) -> str:
        """The one line of an error; more than one line is a failure of the test."""
        assert self.code == 1, (self.code, self.out, self.err)
        assert self.out == ""
        assert "Traceback" not in self.err, self.err
        (line,) = self.err.strip().splitlines()
        assert line.startswith("error: ")
        return line


def maru(*arguments: str, given: bytes = b"", before: str = "", **variables: str) -> Ran:
    """`maru` with these arguments, input and environment; ``before`` is Python that runs first."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MARU_")}
    # A terminal's width must not break lines, colours must not hide words.
    environment: dict[str, Any] = {**kept, "NO_COLOR": "1", "COLUMNS": "80", **variables}
    done = subprocess.run(
        [sys.executable, "-c", f"{before}\nfrom bot.cli import app\napp(prog_name='maru')", *arguments],
        input=given, cwd=ROOT, env=environment, capture_output=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def maru_here(*arguments: str, given: bytes = b"", **variables: str | None) -> Ran:
    """The same without a process of its own."""
    from bot.cli import app
    from bot.logs import configure_logging
    from bot.sentences import _clinic_of_file, clinic, values

    unset = {name: None for name in os.environ if name.startswith("MARU_")}
    caches = (_clinic_of_file, clinic, values)
    for cache in caches:
        cache.cache_clear()
    try:
        done = CliRunner().invoke(app, arguments, input=given, env={**unset, **variables})
    finally:
        for cache in caches:
            cache.cache_clear()
        configure_logging()
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return Ran(done.exit_code, done.stdout, done.stderr)
