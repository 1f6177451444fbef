"""`maru inbox`: what Maru did not understand, and teaching it."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.command import begin, failure, notes
from bot.settings import ROOT

EXAMPLES = ROOT / "data" / "nlu"
SHOWN = 5

app = typer.Typer(invoke_without_command=True, help="Show what was not understood, in groups; teach or drop a group.")


@app.callback()
def inbox(
    context: typer.Context,
    uncovered: Annotated[
        bool, typer.Option("--uncovered", help="What people ask that the guide does not cover, with counts.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
) -> None:
    """Show what was not understood, in groups; teach or drop a group."""
    if context.invoked_subcommand:
        return
    records, off = _records()
    console = Console(soft_wrap=True, markup=False, emoji=False, highlight=False)
    if off:
        notes.print("The inbox is turned off (MARU_INBOX_DAYS=0).")
    if uncovered:
        counts = records.uncovered()
        if as_json:
            _print_json({"uncovered": [{"intent": intent, "count": count} for intent, count in counts.items()]})
        else:
            console.print(_counts(counts) if counts else "Nobody has asked what the guide does not cover.")
        return
    groups = _groups(records, nearest=True)
    if as_json:
        _print_json({"groups": [_as_data(group) for group in groups]})
        return
    for group in groups:
        near = ", ".join(f"{intent} {cosine:.2f}" for intent, cosine in group.nearest)
        console.print(f"group {group.id}: {len(group.messages)} messages; nearest {near}")
        for text, count in list(group.texts.items())[:SHOWN]:
            console.print(f"    {text}" + (f"  (×{count})" if count > 1 else ""))
        if len(group.texts) > SHOWN:
            console.print(f"    … and {len(group.texts) - SHOWN} more")
    if not groups:
        console.print("The inbox is empty.")


@app.command()
def assign(
    group: Annotated[int, typer.Argument(help="Number of the group.")],
    intent: Annotated[str, typer.Argument(help="Intent that its messages belong to.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Add the messages of a group to the examples of an intent, and take them out of the inbox."""
    records, _ = _records()
    from bot.examples import ExamplesError, plan, write

    chosen = _group(records, group)
    try:
        planned = plan(EXAMPLES, intent, list(chosen.texts))
    except ExamplesError as error:
        raise failure(str(error)) from error
    for text, why in planned.refused.items():
        notes.print(f"not added: {text} ({why})")
    for line in planned.added:
        notes.print(f"    - {line}")
    if planned.added:
        _ask(yes, f"Add these {len(planned.added)} examples to {planned.path.name}?")
        try:
            write(planned)
        except (ExamplesError, OSError) as error:
            raise failure(str(error)) from error
        notes.print(f"Added to {planned.path}. `maru train` makes Maru learn them.")
    # What another intent has already is a question for a person: it stays.
    records.drop([message.number for message in chosen.messages if message.text not in planned.elsewhere])


@app.command()
def drop(
    group: Annotated[int, typer.Argument(help="Number of the group.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Delete the messages of a group."""
    records, _ = _records()
    chosen = _group(records, group)
    for text in chosen.texts:
        notes.print(f"    {text}")
    _ask(yes, f"Delete these {len(chosen.messages)} messages?")
    records.drop([message.number for message in chosen.messages])
    notes.print("Deleted.")


def _records() -> tuple[Any, bool]:
    """The inbox of the database, without what is too old, and whether it is turned off."""
    settings = begin()
    from bot.conversation.inbox_records import InboxRecords
    from bot.conversation.store import connect
    from bot.listening import CannotServe, check_database

    try:
        check_database(settings.database)
    except CannotServe as error:
        raise failure(str(error)) from error
    records = InboxRecords(connect(settings.database))
    records.expire(settings.inbox_days)
    return records, not settings.inbox_days


def _groups(records: Any, nearest: bool = False) -> list[Any]:
    messages = records.messages()
    if not messages:
        return []
    with notes.status("Comparing …"):
        from bot.examples import read
        from bot.learning import encoder, grouped

        known = {intent: lines for intent, (_, lines) in read(EXAMPLES).items()} if nearest else None
        return list(grouped(messages, encoder(), known))


def _group(records: Any, number: int) -> Any:
    groups = _groups(records)
    for group in groups:
        if number in {message.number for message in group.messages}:
            return group
    known = ", ".join(str(group.id) for group in groups[:10]) or "none: the inbox is empty"
    raise failure(f"group {number}: no such group; there are {known}")


def _ask(yes: bool, question: str) -> None:
    if not yes and not typer.confirm(question, err=True):
        notes.print("Nothing was changed.")
        raise typer.Exit(1)


def _as_data(group: Any) -> dict[str, Any]:
    return {
        "id": group.id,
        "count": len(group.messages),
        "messages": [{"text": text, "count": count} for text, count in group.texts.items()],
        "nearest": [{"intent": intent, "similarity": cosine} for intent, cosine in group.nearest],
    }


def _counts(counts: dict[str, int]) -> Table:
    table = Table("intent", "asked")
    for intent, count in counts.items():
        table.add_row(intent, str(count))
    return table


def _print_json(value: dict[str, Any]) -> None:
    Console(soft_wrap=True).out(json.dumps(value, ensure_ascii=False, indent=2), highlight=False)
