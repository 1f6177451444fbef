"""Numbers in addresses."""

from __future__ import annotations

from typing import Final

from bot.desk.access import Refused, Visit

# What a column of whole numbers holds.
MOST: Final = 2**31 - 1


def number_in(visit: Visit) -> int:
    """The number in the address of a visit.

    Raises:
        Refused: no row has such a number (404).
    """
    number = int(visit.request.path_params["number"])
    if number > MOST:
        raise Refused("There is nothing with this number; load the page again.", 404)
    return number
