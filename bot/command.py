"""What every command of `maru` begins and fails with."""

from __future__ import annotations

from pathlib import Path

import typer
from rich.console import Console
from rich.text import Text

from bot.logs import configure_logging, quiet_libraries
from bot.settings import Settings, SettingsError, read_settings

# What is asked for goes to standard output, everything about it to standard error. What is printed may hold anything that
# people write, so nothing in it is read as markup.
notes = Console(stderr=True, markup=False, emoji=False, highlight=False, soft_wrap=True)


def begin() -> Settings:
    """Read the settings, the guide and the clinic, so that a mistake in them is told at once and by name."""
    quiet_libraries()
    try:
        settings = read_settings()
    except SettingsError as error:
        raise failure(str(error)) from error
    configure_logging(settings.log_level)
    from bot.sentences import values

    try:
        values()
    except ValueError as error:
        raise failure(str(error)) from error
    return settings


def failure(message: str) -> typer.Exit:
    """Print one line that says what is wrong; raise what comes back."""
    notes.print(Text.assemble(("error:", "bold red"), " ", " ".join(message.splitlines())))
    return typer.Exit(1)


def current_model(settings: Settings, force: bool = False) -> Path:
    """The model for the current data; trained now if there is none."""
    from bot.conversation.model import TrainingFailed, model_path, train

    target = model_path(Path(settings.models))
    if target.is_file() and not force:
        return target
    try:
        with notes.status("Training, usually well under a minute …"):
            made = train(Path(settings.models))
    except TrainingFailed as error:
        raise failure(str(error)) from error
    notes.print(f"Trained {made.name}.")
    return made
