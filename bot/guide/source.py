"""Reading a YAML file that people edit: small, safe, no duplicate keys, one-line errors."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import Any, Final

import yaml

from bot.guide.decode import FieldError, shown

LARGEST: Final = 1_000_000

_ROOT: Final = Path(__file__).parents[2]


class _Loader(yaml.SafeLoader):
    """The safe loader with less magic: no aliases, no repeated keys, all text but `true`, `12` and `null`.

    YAML's own rules read `NO` as false and `10:30` as 630, and fail on a bad date without naming the field.
    """

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        # Aliases let a small file unfold into gigabytes; nothing here needs them.
        if self.check_event(yaml.AliasEvent):
            parser: Any = self  # untyped in the stubs
            mark = parser.peek_event().start_mark
            raise yaml.MarkedYAMLError(problem="an alias; write the value out", problem_mark=mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        # PyYAML keeps the last of two equal keys and says nothing.
        seen = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node, deep=True)
            if not isinstance(key, Hashable):
                break
            if key in seen:
                problem = f"{shown(key)} stands twice in one mapping; write it once"
                raise yaml.MarkedYAMLError(problem=problem, problem_mark=key_node.start_mark)
            seen.add(key)
        return super().construct_mapping(node, deep)


_Loader.yaml_implicit_resolvers = {}
for _tag, _form, _first in (
    ("bool", r"(?:true|false)\Z", list("tf")),
    ("int", r"-?(?:0|[1-9][0-9]*)\Z", list("-0123456789")),
    ("null", r"(?:null|~|)\Z", ["n", "~", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_form), _first)


def display(path: Path) -> str:
    """A path as errors show it: from the root of the repository where it lies inside."""
    try:
        return path.resolve().relative_to(_ROOT).as_posix()
    except ValueError:
        return str(path)


def read_yaml(path: Path) -> object:
    """The plain values in the file. Raises FieldError when it is missing, too large, empty or not YAML."""
    text = _read_text(path)
    try:
        value: object = _Loader(text).get_single_data()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise FieldError(where, f"not valid YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise FieldError("", f"not valid YAML: {' '.join(str(error).split())}") from None
    except RecursionError:
        raise FieldError("", "nested too deeply; write it flat, as the packaged file is") from None
    if value is None:
        raise FieldError("", "is empty; start from the packaged file")
    return value


def _read_text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        problem = f"cannot be read ({error.strerror}); name an existing YAML file"
        raise FieldError("", problem) from None
    if len(data) > LARGEST:
        raise FieldError("", f"is larger than {LARGEST:,} bytes; keep it under that")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise FieldError("", f"byte {error.start} is not UTF-8; save the file as UTF-8") from None
