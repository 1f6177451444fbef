"""The command ``maru``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from bot.logs import configure_logging, quiet_libraries
from bot.settings import Settings, SettingsError, read_settings

app = typer.Typer(help="Maru prepares patients for a consultation about preventive Botox.", no_args_is_help=True,
                  add_completion=False, pretty_exceptions_enable=False)  # fmt: skip
# What is asked for goes to standard output, everything about it to standard error.
notes = Console(stderr=True)


def _begin() -> Settings:
    quiet_libraries()
    try:
        settings = read_settings()
    except SettingsError as error:
        raise _failure(str(error)) from error
    configure_logging(settings.log_level)
    _check_data()
    return settings


def _failure(message: str) -> typer.Exit:
    notes.print(f"[bold red]error:[/] {message}", highlight=False, soft_wrap=True, markup=True)
    return typer.Exit(1)


def _check_data() -> None:
    """Guide and clinic are read first, so that a mistake in them is told at once and by name."""
    from bot.sentences import values

    try:
        values()
    except ValueError as error:
        raise _failure(str(error).replace("[", "\\[")) from error


def _current_model(settings: Settings, force: bool = False) -> Path:
    """The model for the current data; trained now if there is none."""
    from bot.conversation.model import TrainingFailed, model_path, train

    target = model_path(Path(settings.models))
    if target.is_file() and not force:
        return target
    try:
        with notes.status("Training, usually well under a minute …"):
            made = train(Path(settings.models))
    except TrainingFailed as error:
        raise _failure(str(error)) from error
    notes.print(f"Trained {made.name}.")
    return made


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default MARU_HOST.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; default MARU_PORT.")] = None,
) -> None:
    """Serve the chat, the demo page and the HTTP interface on one port."""
    settings = _begin()
    model = _current_model(settings)
    host, port = host or settings.host, settings.port if port is None else port
    with notes.status("Loading the model …"):
        import uvicorn

        from bot.serve import build

        built = build(settings, model)
    notes.print(f"Maru is ready on http://{'localhost' if host in ('127.0.0.1', '0.0.0.0') else host}:{port}")
    # Rasa holds websockets below the version that uvicorn wants; nothing here uses them.
    uvicorn.run(built, host=host, port=port, ws="none", log_level="warning", access_log=False, server_header=False)


@app.command()
def train(
    nlu: Annotated[Path | None, typer.Option(help="Train the pipeline on this Rasa NLU file instead.")] = None,
    out: Annotated[Path | None, typer.Option(help="Model file to write, with --nlu.")] = None,
    force: Annotated[bool, typer.Option(help="Train even when the model is current.")] = False,
) -> None:
    """Train into models/; nothing to do when data and configuration have not changed."""
    settings = _begin()
    if nlu is None:
        made = _current_model(settings, force)
        notes.print(f"The model is current: {made}", soft_wrap=True)
        return
    if out is None or not nlu.exists():
        raise _failure(f"--nlu {nlu} must exist, and --out must name the model file to write")
    from bot.conversation.model import TrainingFailed, train_nlu

    try:
        notes.print(f"Trained {train_nlu(nlu, out)}", soft_wrap=True)
    except TrainingFailed as error:
        raise _failure(str(error)) from error


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One message a line on standard input.")] = False,
) -> None:
    """Print one answer, or with --jsonl one JSON object for each line of standard input."""
    settings = _begin()
    if (text is None) == (not jsonl):
        raise _failure('give a question, as in `maru ask "does it hurt?"`, or --jsonl with lines on standard input')
    from bot.asking import Asker, print_answer

    asker = Asker(_current_model(settings))
    if text is not None:
        print_answer(asker.ask(text))
        return
    asker.lines(sys.stdin.buffer, sys.stdout.buffer)


@app.command()
def chat() -> None:
    """Talk to Maru in the terminal."""
    settings = _begin()
    from bot.asking import talk

    talk(_current_model(settings))


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled questions, one JSON object a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    model: Annotated[Path | None, typer.Option(help="Another model.")] = None,
    robust: Annotated[bool, typer.Option(help="Also ask each question with typos, fillers and the like.")] = False,
    compare: Annotated[Path | None, typer.Option(help="An earlier report, written with --json.")] = None,
) -> None:
    """Score labelled questions: rates by kind and topic, confusions, calibration, latency, misses."""
    settings = _begin()
    from bot.evaluation import run
    from bot.evaluation_print import print_json, print_report, read_earlier

    try:
        earlier = read_earlier(compare) if compare else None
        report: dict[str, Any] = run(file, model or _current_model(settings), full=model is None, robust=robust)
    except ValueError as error:
        raise _failure(str(error)) from error
    if as_json:
        print_json(report)
    else:
        print_report(report, earlier)


@app.command()
def bench() -> None:
    """Print this pipeline beside Rasa's suggested one: accuracy, training time, speed, memory (takes some minutes)."""
    _begin()
    from bot.bench import run

    run()


@app.command()
def explain(
    code: Annotated[str | None, typer.Argument(help="A reason code or an outcome; - reads answers as JSON.")] = None,
    age: Annotated[str | None, typer.Option(help="Years, or not_sure.")] = None,
    pregnancy: Annotated[str | None, typer.Option(help="yes, no, not_sure.")] = None,
    health_stop: Annotated[str | None, typer.Option("--health", "--health-stop")] = None,
    line_stage: Annotated[str | None, typer.Option("--lines", "--line-stage", help="none, dynamic, static.")] = None,
    accelerators: Annotated[str | None, typer.Option("--habits", "--accelerators")] = None,
    goal: Annotated[str | None, typer.Option()] = None,
    motive: Annotated[str | None, typer.Option()] = None,
    upkeep: Annotated[str | None, typer.Option()] = None,
    earlier_treatment: Annotated[str | None, typer.Option("--earlier", "--earlier-treatment")] = None,
    anatomic_reason: Annotated[bool | None, typer.Option("--anatomic-reason/--no-anatomic-reason")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print which rule and which sentence of the guide lead to a reason, an outcome, or what given answers come to."""
    given = {name: value for name, value in locals().items() if name not in ("code", "as_json") and value is not None}
    _begin()
    from bot.explain import ExplainError, explained

    piped = sys.stdin.read() if code == "-" or not (code or given or sys.stdin.isatty()) else ""
    try:
        explained(None if code == "-" else code, given, piped, Console(), as_json)
    except ExplainError as error:
        raise _failure(str(error).replace("[", "\\[")) from error


if __name__ == "__main__":
    app()
