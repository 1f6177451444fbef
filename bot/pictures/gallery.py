"""The pictures that hold nothing but the guide's and the clinic's figures, by name, and which answer shows which."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from bot.consult.sheet import Say
from bot.guide.names import AREAS
from bot.guide.quantity import Range
from bot.guide.records import Guide
from bot.pictures import ages, costs, doses, face
from bot.pictures.svg import Picture

_Draw = Callable[[Guide, Mapping[str, Range], Say], Picture]


def _doses(marked: str | None) -> _Draw:
    return lambda guide, own, say: doses.draw(guide, say, marked)


def _face(marked: str | None) -> _Draw:
    return lambda guide, own, say: face.draw(guide, say, marked)


_SHORT: Final = {area: area.removeprefix("area_") for area in AREAS}
_DRAWN: Final[dict[str, _Draw]] = {
    "ages": lambda guide, own, say: ages.draw(guide, say),
    "costs": lambda guide, own, say: costs.draw(guide, own, say),
    "doses": _doses(None),
    "face": _face(None),
    **{f"doses_{short}": _doses(area) for area, short in _SHORT.items()},
    **{f"face_{short}": _face(area) for area, short in _SHORT.items()},
}
NAMES: Final = tuple(_DRAWN)

# By the response that it stands under.
_SHOWN: Final = {
    "utter_areas_overview": "face",
    "utter_cost_over_time_more": "costs",
    "utter_cost_over_time_clinic": "costs",
    "utter_cost_years": "costs",
    "utter_dose": "doses",
    "utter_dose_sum": "doses",
    "utter_start_timing": "ages",
    **{f"utter_start_timing_{stage}": "ages" for stage in ("early", "mid", "late", "thirties")},
    **{f"utter_dose_{short}": f"doses_{short}" for short in _SHORT.values() if short != "masseter"},
    **{f"utter_{area}": f"face_{short}" for area, short in _SHORT.items()},
}


def shown_under(response: str) -> str | None:
    """The name of the picture that goes with a response, or None."""
    return _SHOWN.get(response)


def draw(name: str, guide: Guide, own: Mapping[str, Range], say: Say) -> Picture:
    """A picture by name.

    Raises:
        KeyError: there is none with this name.
    """
    return _DRAWN[name](guide, own, say)


def address(name: str, ending: str = "svg") -> str:
    """Where a picture is served; for messaging apps with the ending `png`."""
    return f"/pictures/{name}.{ending}"
