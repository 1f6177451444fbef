"""From plain YAML values to records, with errors that an editor of the file can act on.

msgspec checks the single values. The walk around it is our own, because msgspec's message leaves out the key
of a mapping, the value, and the names that would have worked.
"""

import datetime
import re
import types
from collections.abc import Collection, Mapping
from typing import Annotated, Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import msgspec

from bot.guide.names import ID_FIELDS
from bot.guide.quantity import Written

_LONGEST_VALUE: Final = 60
_PLAIN_KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,40}")


class FieldError(Exception):
    """Something wrong in a file: `at` is the path of the field, `problem` one line about it."""

    def __init__(self, at: str, problem: str) -> None:
        super().__init__(f"{at}: {problem}" if at else problem)


def decode(value: object, kind: Any, at: str = "") -> Any:
    """The value as a `kind`: a Struct, or what its fields may be. Raises FieldError.

    Knows Struct, `tuple[X, ...]`, `Mapping[str, X]`, `X | None`, `Annotated[X, Meta(...)]`, Written and plain
    values; texts lose the blanks around them, as folded YAML ends in a newline that nobody means.
    """
    if get_origin(kind) in (Union, types.UnionType):
        inner = next(arg for arg in get_args(kind) if arg is not type(None))
        return None if value is None else decode(value, inner, at)
    plain = _plain(kind)
    if isinstance(plain, type) and issubclass(plain, Written):
        return _written(value, kind, at)
    if isinstance(plain, type) and issubclass(plain, msgspec.Struct):
        return _record(value, plain, at)
    if get_origin(plain) is tuple:
        return _items(value, kind, at)
    if get_origin(plain) is Mapping:
        return _mapping(value, kind, at)
    return _leaf(value, kind, at)


def shown(value: object) -> str:
    """A value in an error: one line, shortened."""
    text = repr(value)
    return text if len(text) <= _LONGEST_VALUE else text[: _LONGEST_VALUE - 1] + "…"


def _plain(kind: Any) -> Any:
    return get_args(kind)[0] if get_origin(kind) is Annotated else kind


def _meta(kind: Any) -> msgspec.Meta:
    if get_origin(kind) is Annotated:
        return next(item for item in get_args(kind)[1:] if isinstance(item, msgspec.Meta))
    return msgspec.Meta()


def _under(at: str, key: str) -> str:
    label = _label(key)
    return f"{at}.{label}" if at else label


def _label(key: str) -> str:
    """A key as a path shows it; one that would break the line or run on is quoted and shortened."""
    return key if _PLAIN_KEY.fullmatch(key) else shown(key)


def _record(value: object, kind: type[msgspec.Struct], at: str) -> msgspec.Struct:
    fields = {field.name: field for field in msgspec.structs.fields(kind)}
    entries = _entries(value, f"the fields {', '.join(fields)}", at)
    for key in entries:
        if key not in fields:
            problem = f"unknown field with the value {shown(entries[key])}; known are {', '.join(fields)}"
            raise FieldError(_under(at, key), problem)
    present = ", ".join(map(_label, entries)) or "no fields"
    for name, field in fields.items():
        if field.required and name not in entries:
            raise FieldError(_under(at, name), f"is missing; present are {present}")
    hints = get_type_hints(kind, include_extras=True)
    # An optional field whose lines were all commented out is absent.
    given = {key: entry for key, entry in entries.items() if entry is not None or fields[key].required}
    return kind(**{key: decode(entry, hints[key], _under(at, key)) for key, entry in given.items()})


def _entries(value: object, wanted: str, at: str) -> dict[str, object]:
    if not isinstance(value, dict):
        raise FieldError(at, f"{shown(value)} is not a mapping; write {wanted}")
    for key in value:
        if not isinstance(key, str):
            raise FieldError(at, f"the key {shown(key)} is not text; put it in quotes or write {wanted}")
    return value


def _items(value: object, kind: Any, at: str) -> tuple[Any, ...]:
    if not isinstance(value, list) or not value:
        raise FieldError(at, f"{shown(value)} is not a list; write one or more lines that start with '- '")
    _not_too_many(value, kind, at)
    item_kind = get_args(_plain(kind))[0]
    items = tuple(decode(item, item_kind, f"{at}[{index}]") for index, item in enumerate(value))
    _no_twins(items, at)
    return items


def _not_too_many(values: Collection[object], kind: Any, at: str) -> None:
    most = _meta(kind).max_length
    if most is not None and len(values) > most:
        raise FieldError(at, f"has {len(values)} entries; write at most {most}")


def _no_twins(items: tuple[Any, ...], at: str) -> None:
    seen: dict[str, int] = {}
    for index, item in enumerate(items):
        name = next((field for field in ID_FIELDS if hasattr(item, field)), None)
        key = getattr(item, name) if name else item if isinstance(item, str) else None
        if key is None:
            continue
        if key in seen:
            here = f"{at}[{index}]"
            problem = f"{key!r} stands in {at}[{seen[key]}] already; each may stand once"
            raise FieldError(_under(here, name) if name else here, problem)
        seen[key] = index


def _mapping(value: object, kind: Any, at: str) -> Mapping[str, Any]:
    key_kind, item = get_args(_plain(kind))
    entries = _entries(value, "a name and a value on each line", at)
    _not_too_many(entries, kind, at)
    decoded = {}
    for key, entry in entries.items():
        decoded[decode(key, key_kind, _under(at, key))] = decode(entry, item, _under(at, key))
    # A cached record is shared by every turn, so nobody may change it.
    return types.MappingProxyType(decoded)


def _written(value: object, kind: Any, at: str) -> Written:
    plain, meta = _plain(kind), _meta(kind)
    text = value.strip() if isinstance(value, str) else shown(value)
    if len(text) > _LONGEST_VALUE:
        text = text[:_LONGEST_VALUE] + "…"
    try:
        parsed: Written = plain.parse(text, **(meta.extra or {}))
    except ValueError as error:
        raise FieldError(at, str(error)) from None
    return parsed


def _leaf(value: object, kind: Any, at: str) -> Any:
    if isinstance(value, str):
        value = value.strip()
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        raise FieldError(at, f"{shown(value)} {_expectation(value, kind)}") from None


def _expectation(value: object, kind: Any) -> str:
    plain, meta = _plain(kind), _meta(kind)
    if get_origin(plain) is Literal:
        return f"is not known; write one of {', '.join(get_args(plain))}"
    if plain is bool:
        return "is neither; write true or false"
    if plain is datetime.date:
        return "is not a date; write for example 2026-11-22"
    if isinstance(value, str) and meta.max_length and len(value) > meta.max_length:
        return f"is {len(value)} characters long; write at most {meta.max_length}"
    if isinstance(value, str) and not value:
        return f"is empty; write for example {_example(meta)}"
    noun = {str: "text of the right form", int: "such a whole number"}.get(plain, "right")
    return f"is not {noun}; write for example {_example(meta)}"


def _example(meta: msgspec.Meta) -> str:
    return ", ".join(repr(example) for example in meta.examples or ["a value"])
