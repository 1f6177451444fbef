"""Buttons whose titles are longer than an app shows: cut so that they can be told apart, and written out beside."""

from __future__ import annotations

from collections.abc import Sequence

from bot.conversation.messages import Button

CUT = "…"
BULLET = "•"


def labels(buttons: Sequence[Button], most: int) -> list[str]:
    """The titles with at most ``most`` characters, cut between words; of those that would look the same each is numbered."""
    cut = [shortened(button.title, most) for button in buttons]
    return [
        label if cut.count(label) == 1 else f"{place} {shortened(button.title, most - len(str(place)) - 1)}"
        for place, (label, button) in enumerate(zip(cut, buttons, strict=True), start=1)
    ]


def spelled_out(text: str, buttons: Sequence[Button], most: int) -> str:
    """A text with the titles that had to be cut written out under it, so that none loses its meaning."""
    long = [button.title for button in buttons if len(button.title) > most]
    return "\n".join([text, "", *(f"{BULLET} {title}" for title in long)]).strip() if long else text


def shortened(title: str, most: int) -> str:
    """A title, or another line, with at most ``most`` characters; cut between words where it is longer."""
    if len(title) <= most:
        return title
    room = title[: most - len(CUT) + 1]
    # A word that is longer than all the room is cut in its middle.
    whole = room.rpartition(" ")[0] if " " in room else room[:-1]
    return whole.rstrip(" ,;:.-–") + CUT
