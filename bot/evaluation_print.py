"""Shows an evaluation to a person, alone or beside an earlier one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

WEAKEST_TOPICS = 8
MOST_MISSES = 200


def print_json(report: dict[str, Any]) -> None:
    """One JSON object, for a program."""
    Console(soft_wrap=True).out(json.dumps(report, ensure_ascii=False, indent=2), highlight=False)


def print_report(report: dict[str, Any], earlier: dict[str, Any] | None = None) -> None:
    """Rates by kind, the weakest topics, confusions, calibration, latency, misses."""
    console = Console(soft_wrap=True)
    console.print(_kinds(report, earlier))
    if len(report["topics"]) > 1:
        console.print(_topics(report))
    if report["confusions"]:
        console.print(_rows("taken for", report["confusions"][:10], ("wanted", "got", "count")))
    console.print(_rows("calibration", report["calibration"], ("from", "to", "count", "confidence", "rate")))
    if "robustness" in report:
        rows = [
            {"change": name, "same answer": f"{rate:.1%}"} for name, rate in report["robustness"]["changes"].items()
        ]
        rows.append({"change": "all", "same answer": f"{report['robustness']['rate']:.1%}"})
        console.print(_rows("robustness", rows, ("change", "same answer")))
    if "millis_median" in report:
        times = f"a question: median {report['millis_median']:.1f} ms, 95% within {report['millis_95']:.1f} ms"
        console.print(times, highlight=False)
    for miss in report["misses"][:MOST_MISSES]:
        console.print(f"{miss['kind']}: {miss['text']}\n    got {miss['got']}; wanted {miss['wanted']}", markup=False)


def read_earlier(file: Path) -> dict[str, Any]:
    """An earlier report, as `--json` wrote it.

    Raises:
        ValueError: the file is no such report.
    """
    try:
        report: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        report["kinds"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ValueError(f"{file}: not a report; write one with `maru evaluate FILE --json > {file.name}`") from error
    return report


def _kinds(report: dict[str, Any], earlier: dict[str, Any] | None) -> Table:
    table = Table("kind", "questions", "right", *(["before"] if earlier else []))
    for kind, found in report["kinds"].items():
        before = [_share((earlier or {}).get("kinds", {}).get(kind, {}).get("rate"))] if earlier else []
        table.add_row(kind, str(found["count"]), _share(found["rate"]), *before)
    table.add_row(
        "all", str(report["count"]), _share(report["accuracy"]), *([_share(earlier["accuracy"])] if earlier else [])
    )
    return table


def _topics(report: dict[str, Any]) -> Table:
    weakest = sorted(report["topics"].items(), key=lambda entry: entry[1]["rate"])[:WEAKEST_TOPICS]
    rows = [{"topic": topic, "questions": found["count"], "right": _share(found["rate"])} for topic, found in weakest]
    return _rows("weakest topics", rows, ("topic", "questions", "right"))


def _rows(title: str, rows: list[dict[str, Any]], columns: tuple[str, ...]) -> Table:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows:
        table.add_row(*(str(row[column]) for column in columns))
    return table


def _share(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.1%}"
