"""Shows an evaluation to a person, alone or beside an earlier one."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

MOST_CONFUSIONS = 15
MOST_MISSES = 200
# What a report must have to be compared with.
PARTS = {"accuracy", "kinds", "misses"}


def as_text(report: Mapping[str, Any]) -> str:
    """One JSON object, for a program."""
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def print_json(report: Mapping[str, Any]) -> None:
    """The object on standard output."""
    Console(soft_wrap=True).out(as_text(report), end="", highlight=False)


def print_report(report: Mapping[str, Any], earlier: Mapping[str, Any] | None = None) -> None:
    """Rates by kind, topic and intent, confusions, calibration, latency, misses."""
    # Questions and kinds are anybody's text: nothing in them is markup.
    console = Console(soft_wrap=True, markup=False, emoji=False, highlight=False)
    console.print(_rates("kind", report["kinds"], earlier, report))
    for part in ("topics", "intents"):
        if report[part]:
            weakest = dict(sorted(report[part].items(), key=lambda entry: entry[1]["rate"]))
            console.print(_rates(part.removesuffix("s"), weakest, earlier))
    if report["confusions"]:
        console.print(_rows("taken for", report["confusions"][:MOST_CONFUSIONS], ("wanted", "got", "count")))
    console.print(_rows("calibration", report["calibration"], ("from", "to", "count", "confidence", "rate")))
    console.print(f"expected calibration error: {report['calibration_error']:.3f}{_before(earlier)}")
    if "robustness" in report:
        changes = {**report["robustness"]["changes"], "all": report["robustness"]["rate"]}
        rows = [{"change": name, "same answer": _share(rate)} for name, rate in changes.items()]
        console.print(_rows("robustness", rows, ("change", "same answer")))
    if "millis_median" in report:
        console.print(f"a question: median {report['millis_median']:.1f} ms, 95% within {report['millis_95']:.1f} ms")
    for miss in report["misses"][:MOST_MISSES]:
        console.print(f"{miss['kind']}: {miss['text']}\n    got {miss['got']}; wanted {miss['wanted']}")
    for title, texts in (("right now", "mended"), ("wrong now", "broken")):
        for text in report.get("compared", {}).get(texts, ()):
            console.print(f"{title}: {text}")


def read_earlier(file: Path) -> dict[str, Any]:
    """An earlier report, as `--json` or `--save` wrote it.

    Raises:
        ValueError: the file is no such report.
    """
    try:
        report = json.loads(file.read_text(encoding="utf-8"))
        known = isinstance(report, dict) and set(report) >= PARTS
    except (OSError, ValueError):
        known = False
    if not known:
        raise ValueError(f"{file}: not a report; write one with `maru evaluate FILE --save {file.name}`")
    made: dict[str, Any] = report
    return made


def _before(earlier: Mapping[str, Any] | None) -> str:
    return f" (before: {earlier['calibration_error']:.3f})" if earlier and "calibration_error" in earlier else ""


def _rates(
    label: str,
    rates: Mapping[str, Mapping[str, Any]],
    earlier: Mapping[str, Any] | None,
    whole: Mapping[str, Any] | None = None,
) -> Table:
    """A row for each label, with the rate of the earlier report; ``whole`` adds one for all questions."""
    table = Table(label, "questions", "right", *(["before"] if earlier else []))
    past = (earlier or {}).get(f"{label}s", {})
    for name, found in rates.items():
        before = [_share(past.get(name, {}).get("rate"))] if earlier else []
        table.add_row(name, str(found["count"]), _share(found["rate"]), *before)
    if whole:
        table.add_row(
            "all", str(whole["count"]), _share(whole["accuracy"]), *([_share(earlier["accuracy"])] if earlier else [])
        )
    return table


def _rows(title: str, rows: Sequence[Mapping[str, Any]], columns: tuple[str, ...]) -> Table:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(str(row[column]) for column in columns))
    return table


def _share(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1%}"
