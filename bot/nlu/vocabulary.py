"""The everyday names of areas, products, treatments and conditions, read from ``vocabulary.yml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

PATH = Path(__file__).with_name("vocabulary.yml")


class Vocabulary(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names by meaning: ``{id: [names]}`` for each kind of entity."""

    area: dict[str, list[str]]
    product: dict[str, list[str]]
    treatment: dict[str, list[str]]
    condition: dict[str, list[str]]

    def kinds(self) -> Mapping[str, Mapping[str, list[str]]]:
        """The names of every kind, keyed by the entity's name."""
        return {name: getattr(self, name) for name in self.__struct_fields__}


class VocabularyError(ValueError):
    """``vocabulary.yml`` cannot be used; the message names the field and what would have worked."""


@lru_cache(maxsize=1)
def vocabulary(path: Path = PATH) -> Vocabulary:
    """Read and check the names.

    Raises:
        VocabularyError: the file has an unknown field or a name that stands twice.
    """
    try:
        loaded = msgspec.yaml.decode(path.read_bytes(), type=Vocabulary)
    except (OSError, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise VocabularyError(f"{path.name}: {error}") from error
    for kind, meanings in loaded.kinds().items():
        _check_names(path, kind, meanings)
    return loaded


def _check_names(path: Path, kind: str, meanings: Mapping[str, list[str]]) -> None:
    seen: dict[str, str] = {}
    for meaning, names in meanings.items():
        for name in names:
            key = name.lower()
            if key in seen:
                raise VocabularyError(
                    f"{path.name}: {kind}.{meaning}: '{name}' already stands under {seen[key]}; keep one of the two"
                )
            seen[key] = meaning
