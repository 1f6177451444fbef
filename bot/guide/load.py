"""Loading the guide: from YAML to a checked `Guide`, or an error that says what to change."""

from functools import cache
from pathlib import Path
from typing import Final

from bot.guide.checks import check
from bot.guide.decode import FieldError, decode
from bot.guide.records import Guide
from bot.guide.source import display, read_yaml

PACKAGED: Final = Path(__file__).with_name("guide.yml")


class GuideError(ValueError):
    """The guide's data, or a name asked of it, is wrong; one line says where, what, and what would work."""


def load_guide(path: Path | None = None) -> Guide:
    """Reads and checks a guide, the packaged one by default. Raises GuideError; reads no other file."""
    path = path or PACKAGED
    try:
        guide: Guide = decode(read_yaml(path), Guide)
        check(guide)
    except FieldError as error:
        raise GuideError(f"{display(path)}: {error}") from None
    return guide


@cache
def guide() -> Guide:
    """The packaged guide, read once."""
    return load_guide()
