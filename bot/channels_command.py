"""`maru channels`: how far each messaging app is set up, and whether its credentials are right."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.channels.channel import Channel, Outcome, Result
from bot.channels.registry import CHANNELS, State, configured, state
from bot.channels.wire import Wire
from bot.command import begin, failure
from bot.conversation.delivery import Delivery, Queue
from bot.settings import Settings

app = typer.Typer(help="Messaging apps: what is set up, and whether it works.", invoke_without_command=True)


@app.callback()
def channels(context: typer.Context) -> None:
    """List the messaging apps with their state, what waits, and when anything last came."""
    if context.invoked_subcommand is not None:
        return
    settings = begin()
    queues = _queues(settings)
    table = Table(box=None, pad_edge=False)
    for column in ("channel", "state", "waiting", "given up", "last message (UTC)"):
        table.add_column(column, overflow="fold")
    for channel in CHANNELS:
        queue = queues.get(channel.name, Queue())
        last = queue.last.strftime("%Y-%m-%d %H:%M") if queue.last else "never"
        held = f", {queue.held} until they write again" if queue.held else ""
        waiting = f"{queue.incoming} in, {queue.outgoing} out{held}"
        table.add_row(channel.name, _state(state(channel, settings)), waiting, str(queue.dead), last)
    _out().print(table)


def _state(found: State) -> str:
    if found.configured:
        return "configured"
    return f"missing {', '.join(found.missing)}" if found.begun else f"off; needs {', '.join(found.missing)}"


def _queues(settings: Settings) -> dict[str, Queue]:
    from sqlalchemy.exc import SQLAlchemyError

    from bot.conversation.store import connect

    try:
        return Delivery(connect(settings.database), settings.secret).queues()
    except SQLAlchemyError as error:
        cause = str(getattr(error, "orig", None) or error).partition("\n")[0]
        raise failure(f"MARU_DATABASE: {cause}") from error


@app.command()
def check(
    name: Annotated[str | None, typer.Argument(help="One channel; default: all that are set up.")] = None,
) -> None:
    """Ask each platform whether the credentials are right; prints none of them, changes nothing."""
    settings = begin()
    known = {channel.name: channel for channel in CHANNELS}
    if name is not None and name not in known:
        raise failure(f"{name}: no such channel; there are {', '.join(known)}")
    usable = configured(settings)
    if name is not None and name not in usable:
        raise failure(f"{name} is not set up; it needs {', '.join(state(known[name], settings).missing)}")
    wanted = [usable[name]] if name is not None else list(usable.values())
    if not wanted:
        raise failure("no channel is set up; `maru channels` says what each needs")
    found = asyncio.run(_check(wanted))
    for channel, outcome in zip(wanted, found, strict=True):
        _out().print(f"{channel.name}: {_said(outcome)}")
    if any(outcome is not None and outcome.result is not Result.DELIVERED for outcome in found):
        raise typer.Exit(1)


def _said(outcome: Outcome | None) -> str:
    if outcome is None:
        return "set up; the platform has nothing to check it with"
    return "right" if outcome.result is Result.DELIVERED else f"not confirmed ({outcome.code})"


async def _check(wanted: list[Channel]) -> list[Outcome | None]:
    wire = Wire()

    async def one(channel: Channel) -> Outcome | None:
        call = channel.check()
        return await wire.call(channel, call) if call else None

    try:
        return list(await asyncio.gather(*map(one, wanted)))
    finally:
        await wire.close()


def _out() -> Console:
    """Made when it prints: its width is that of the terminal then."""
    return Console(markup=False, emoji=False, highlight=False)
