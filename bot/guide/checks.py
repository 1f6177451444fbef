"""What has to hold between the parts of the guide, beyond each field being right by itself."""

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from bot.guide.decode import FieldError
from bot.guide.names import AREAS, CODES, ID_FIELDS, SECTIONS, TOPICS
from bot.guide.records import Guide


def check(guide: Guide) -> None:
    """Raises FieldError where something is missing, named twice, or refers to what is not there."""
    require(SECTIONS, [section.id for section in guide.sections], "sections")
    require(AREAS, [area.id for area in guide.areas], "areas")
    for at, codes in CODES.items():
        require(codes, _codes(guide, at), at)
    _anchors(guide)
    _references(guide)
    _doses(guide)
    _topics(guide)


def require(wanted: Sequence[str], present: Sequence[str], at: str) -> None:
    """Raises FieldError for `at` where a wanted name is not present; names both."""
    missing = [name for name in wanted if name not in present]
    if missing:
        raise FieldError(at, f"{', '.join(map(repr, missing))} missing; present are {', '.join(present)}")


def references(record: msgspec.Struct, at: str = "") -> Iterator[tuple[str, str, str]]:
    """Every field named `section` or `area` in a record and below it, as (path, field, id)."""
    for field in record.__struct_fields__:
        value: Any = getattr(record, field)
        path = f"{at}.{field}" if at else field
        if field in ("section", "area"):
            yield path, field, value
        elif isinstance(value, msgspec.Struct):
            yield from references(value, path)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, msgspec.Struct):
                    yield from references(item, f"{path}[{index}]")


def _codes(guide: Guide, at: str) -> list[str]:
    items: Any = guide
    for field in at.split("."):
        items = getattr(items, field)
    return [getattr(item, name) for item in items for name in ID_FIELDS if hasattr(item, name)]


def _anchors(guide: Guide) -> None:
    first: dict[str, str] = {}
    for index, section in enumerate(guide.sections):
        if section.anchor in first:
            problem = f"{section.anchor!r} is the anchor of {first[section.anchor]!r} already; write another"
            raise FieldError(f"sections[{index}].anchor", problem)
        first[section.anchor] = section.id


def _references(guide: Guide) -> None:
    known = {"section": [section.id for section in guide.sections], "area": [area.id for area in guide.areas]}
    for at, field, name in references(guide):
        if name not in known[field]:
            problem = f"{name!r} is not one of the {field}s; write one of {', '.join(known[field])}"
            raise FieldError(at, problem)


def _doses(guide: Guide) -> None:
    seen: list[str] = []
    for index, dose in enumerate(guide.doses):
        at = f"doses[{index}]"
        if dose.area in seen:
            problem = f"{dose.area!r} has a dose in doses[{seen.index(dose.area)}] already; write one row"
            raise FieldError(f"{at}.area", problem)
        seen.append(dose.area)
        # A slip of the finger that would tell a patient that more is the smaller dose.
        if dose.baby.low > dose.standard.low or dose.baby.high > dose.standard.high:
            problem = f"'{dose.baby}' exceeds the standard '{dose.standard}'; write a smaller dose"
            raise FieldError(f"{at}.baby", problem)
        if not dose.standard.low:
            problem = f"'{dose.standard}' starts at nothing; write for example '20-25 units'"
            raise FieldError(f"{at}.standard", problem)


def _topics(guide: Guide) -> None:
    require(TOPICS, list(guide.topics), "topics")
    known = [section.id for section in guide.sections]
    for topic, sections in guide.topics.items():
        if topic not in TOPICS:
            raise FieldError(f"topics.{topic}", f"{topic!r} is not a topic; known are {', '.join(TOPICS)}")
        for index, name in enumerate(sections):
            if name not in known:
                problem = f"{name!r} is not one of the sections; write one of {', '.join(known)}"
                raise FieldError(f"topics.{topic}[{index}]", problem)
