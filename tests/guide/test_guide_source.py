"""Files that are no guide at all, and how they are told so: the reader that all data shares."""

import re
from pathlib import Path

import pytest

from bot.guide.load import GuideError, load_guide
from bot.guide.source import LARGEST


def told(path: Path) -> str:
    with pytest.raises(GuideError) as caught:
        load_guide(path)
    message = str(caught.value)
    assert "\n" not in message
    return message


FILES = {
    "duplicate topic": (
        "topics:\n  dose: [dosing]\n  dose: [areas]\n",
        "line 3, column 3: not valid YAML: 'dose' stands twice in one mapping; write it once",
    ),
    "not YAML": ("doses: [8-14 units\n", "line 2, column 1: not valid YAML: expected ',' or ']'"),
    "empty": ("", "is empty; start from the packaged file"),
    "only a comment": ("# to do\n", "is empty; start from the packaged file"),
    "a list": ("- dose\n", "['dose'] is not a mapping; write the fields sections, overview,"),
    "a text": ("dose\n", "'dose' is not a mapping; write the fields sections, overview,"),
    "a number for a name": ("12: dose\n", "the key 12 is not text; put it in quotes or write the fields"),
    "two documents": ("a: 1\n---\nb: 2\n", "line 2, column 1: not valid YAML: but found another document"),
    "an object": ("a: !!python/object/apply:os.getcwd []\n", "line 1, column 4: not valid YAML: could not"),
    "an alias": ("a: &x [1]\nb: *x\n", "line 2, column 4: not valid YAML: an alias; write the value out"),
    "a list for a key": ("? [a]\n: 1\n", "line 1, column 3: not valid YAML: found unhashable key"),
    "a control character": ("a: \x07\n", "not valid YAML: unacceptable character #x0007"),
    "nested without end": ("[" * 20_000, "nested too deeply; write it flat"),
    "an endless number": (f"a: {'9' * 5000}\n", "not valid YAML: Exceeds the limit"),
    "too large": (f"# {'x' * LARGEST}\n", "is larger than 1,000,000 bytes; keep it under that"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_no_guide_at_all(name: str, tmp_path: Path) -> None:
    text, expected = FILES[name]
    path = tmp_path / "guide.yml"
    path.write_text(text, encoding="utf-8")
    assert told(path).startswith(f"{path}: {expected}")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "guide.yml"
    path.write_bytes("a: ü".encode("latin-1"))
    assert told(path) == f"{path}: byte 3 is not UTF-8; save the file as UTF-8"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.yml"
    assert told(path) == f"{path}: cannot be read (No such file or directory); name an existing YAML file"
    assert told(tmp_path).startswith(f"{tmp_path}: cannot be read (Is a directory)")


def test_the_packaged_file_goes_by_its_path_in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.guide.load.read_yaml", lambda path: {"doses": []})
    with pytest.raises(GuideError, match=re.escape("bot/guide/guide.yml: sections: is missing")):
        load_guide()
