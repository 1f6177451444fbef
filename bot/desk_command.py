"""`maru desk`: who may sign in at the front desk."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from bot.command import begin, failure, notes

Name = Annotated[str, typer.Argument(help="Name to sign in with.")]
Make = Annotated[bool, typer.Option("--make-password", help="Make a password and print it, rather than ask for one.")]

app = typer.Typer(no_args_is_help=True, help="Accounts of the front desk at /desk.")


@app.command("add-user")
def add_user(
    name: Name,
    role: Annotated[str, typer.Option(help="desk, doctor or admin.")] = "desk",
    shown: Annotated[str, typer.Option(help="Name that patients see.")] = "",
    make_password: Make = False,
) -> None:
    """Make an account; asks for its password without showing it."""
    accounts, audit = _open()
    from bot.desk.accounts import AccountError, checked_name, checked_role
    from bot.desk.audit import Deed
    from bot.desk.passwords import PasswordError

    try:
        checked_name(name)
        checked_role(role)
        made = accounts.add(name, role, _password(make_password), shown, make_password)
    except (AccountError, PasswordError) as error:
        raise failure(str(error)) from error
    audit.note(None, Deed.USER_ADDED, made.name)
    notes.print(f"{made.name} may sign in at /desk as {made.role}; patients see the name {made.shown!r}.")


@app.command("list-users")
def list_users() -> None:
    """Show who has an account."""
    accounts, _ = _open()
    table = Table("name", "patients see", "role", "may sign in", "second step")
    for user in accounts.all():
        table.add_row(
            user.name, user.shown, user.role, *("yes" if so else "no" for so in (user.active, user.second_factor))
        )
    Console(soft_wrap=True, markup=False, emoji=False, highlight=False).print(table)


@app.command("disable-user")
def disable_user(name: Name) -> None:
    """Let somebody sign in no more; an admin can undo it on the page People."""
    accounts, audit = _open()
    from bot.desk.accounts import AccountError
    from bot.desk.audit import Deed

    try:
        found = accounts.named(name)
        accounts.change(found.id, found.role, False)
    except AccountError as error:
        raise failure(str(error)) from error
    audit.note(None, Deed.USER_CHANGED, f"{found.name} disabled")
    notes.print(f"{found.name} may sign in no more, and is signed out everywhere.")


@app.command("reset-password")
def reset_password(name: Name, make_password: Make = False) -> None:
    """Give somebody a new password, and take the second step away."""
    accounts, audit = _open()
    from bot.desk.accounts import AccountError
    from bot.desk.audit import Deed
    from bot.desk.passwords import PasswordError

    try:
        found = accounts.named(name)
        accounts.set_password(found.id, _password(make_password), make_password)
        accounts.forget_second_factor(found.id)
    except (AccountError, PasswordError) as error:
        raise failure(str(error)) from error
    audit.note(None, Deed.PASSWORD_RESET, found.name)
    notes.print(f"{found.name} has a new password, and is signed out everywhere.")


def _open() -> tuple[Any, Any]:
    """The accounts and the audit log of the database."""
    settings = begin()
    from bot.conversation.store import connect
    from bot.desk.accounts import Accounts
    from bot.desk.audit import Audit
    from bot.listening import CannotServe, check_database

    try:
        check_database(settings.database)
    except CannotServe as error:
        raise failure(str(error)) from error
    engine = connect(settings.database)
    return Accounts(engine), Audit(engine)


def _password(make: bool) -> str:
    """A password, made and printed to standard output, or asked for twice."""
    from bot.desk.passwords import new_password

    if not make:
        asked: str = typer.prompt("Password", hide_input=True, confirmation_prompt="The same again", err=True)
        return asked
    made = new_password()
    Console(soft_wrap=True, markup=False, emoji=False, highlight=False).print(made)
    return made
