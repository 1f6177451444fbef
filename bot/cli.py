"""The command ``maru``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from bot import channels_command, desk_command, inbox_command
from bot.command import begin, current_model, failure, notes

app = typer.Typer(help="Maru prepares patients for a consultation about preventive Botox.", no_args_is_help=True,
                  add_completion=False, pretty_exceptions_enable=False)  # fmt: skip
app.add_typer(inbox_command.app, name="inbox")
app.add_typer(desk_command.app, name="desk")
app.add_typer(channels_command.app, name="channels")


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on; default MARU_HOST.")] = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="Port; default MARU_PORT.")] = None,
) -> None:
    """Serve the chat, the demo page and the HTTP interface on one port."""
    settings = begin()
    from bot.listening import CannotServe, Server, bound, check_database

    host, port = host or settings.host, settings.port if port is None else port
    try:
        listening = bound(host, port)
        check_database(settings.database)
    except CannotServe as error:
        raise failure(str(error)) from error
    model = current_model(settings)
    with notes.status("Loading the model …"):
        from bot.serve import build

        built = build(settings, model)
    shown = "localhost" if host in ("127.0.0.1", "0.0.0.0") else f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{listening.getsockname()[1]}"
    server = Server(built, on_ready=lambda: notes.print(f"Maru is ready on {address}"))
    server.serve_on(listening)


@app.command()
def train(
    nlu: Annotated[Path | None, typer.Option(help="Train the pipeline on this Rasa NLU file instead.")] = None,
    out: Annotated[Path | None, typer.Option(help="Model file to write, with --nlu.")] = None,
    force: Annotated[bool, typer.Option(help="Train even when the model is current.")] = False,
) -> None:
    """Train into models/; nothing to do when data and configuration have not changed."""
    settings = begin()
    if nlu is None:
        made = current_model(settings, force)
        notes.print(f"The model is current: {made}")
        return
    if out is None or not nlu.exists():
        raise failure(f"--nlu {nlu} must exist, and --out must name the model file to write")
    from bot.conversation.model import TrainingFailed, train_nlu

    try:
        notes.print(f"Trained {train_nlu(nlu, out)}")
    except TrainingFailed as error:
        raise failure(str(error)) from error


@app.command()
def ask(
    text: Annotated[str | None, typer.Argument(help="The question.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One message a line on standard input.")] = False,
) -> None:
    """Print one answer, or with --jsonl one JSON object for each line of standard input."""
    settings = begin()
    if (text is None) == (not jsonl):
        raise failure('give a question, as in `maru ask "does it hurt?"`, or --jsonl with lines on standard input')
    from bot.asking import Asker, print_answer
    from bot.conversation.messages import TurnError

    asker = Asker(current_model(settings))
    if text is None:
        asker.lines(sys.stdin.buffer, sys.stdout.buffer)
        return
    try:
        made = asker.ask(text)
    except TurnError as error:
        raise failure(error.message) from error
    print_answer(made)


@app.command()
def chat() -> None:
    """Talk to Maru in the terminal."""
    settings = begin()
    from bot.asking import talk

    talk(current_model(settings))


@app.command()
def evaluate(
    file: Annotated[Path, typer.Argument(help="Labelled questions, one JSON object a line.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    save: Annotated[Path | None, typer.Option(help="Also write the JSON object to this file.")] = None,
    model: Annotated[Path | None, typer.Option(help="Another model.")] = None,
    robust: Annotated[bool, typer.Option(help="Also ask each question with typos, fillers and the like.")] = False,
    compare: Annotated[Path | None, typer.Option(help="An earlier report, written with --json or --save.")] = None,
) -> None:
    """Score labelled questions: rates by kind and topic, confusions, calibration, latency, misses."""
    settings = begin()
    from bot.evaluation import compared, read_rows, run
    from bot.evaluation_print import as_text, print_json, print_report, read_earlier

    try:
        earlier = read_earlier(compare) if compare else None
        rows = read_rows(file)
        report: dict[str, Any] = run(rows, model or current_model(settings), robust=robust)
        if earlier:
            report["compared"] = compared(report, earlier)
        if save:
            save.write_text(as_text(report), encoding="utf-8")
    except (ValueError, OSError) as error:
        raise failure(str(error)) from error
    if as_json:
        print_json(report)
    else:
        print_report(report, earlier)


@app.command()
def bench(
    quick: Annotated[bool, typer.Option(help="Train on a small sample of the examples.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Print this pipeline beside Rasa's suggested one: accuracy, training time, speed, memory (many minutes)."""
    begin()
    from bot.bench import BenchError, run

    try:
        run(quick, as_json)
    except BenchError as error:
        raise failure(str(error)) from error


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
    begin()
    from rich.console import Console

    from bot.explain import ExplainError, explained

    piped = sys.stdin.read() if code == "-" or not (code or given or sys.stdin.isatty()) else ""
    try:
        explained(None if code == "-" else code, given, piped, Console(), as_json)
    except ExplainError as error:
        raise failure(str(error)) from error


if __name__ == "__main__":
    app()
