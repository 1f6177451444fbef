"""The examples as Rasa reads them, parsed once."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data import loading

from bot.nlu.importer import OnceImporter
from bot.settings import ROOT

CONFIG, DOMAIN = str(ROOT / "config.yml"), str(ROOT / "domain.yml")
FILES = [str(ROOT / "data" / "nlu" / name) for name in ("dose.yml", "price.yml")]


def test_every_file_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    load = loading.load_data

    def counted(path: str, *rest: str) -> object:
        parsed.append(path)
        return load(path, *rest)

    monkeypatch.setattr(loading, "load_data", counted)
    importer = TrainingDataImporter.load_from_config(CONFIG, DOMAIN, FILES)
    importer.get_domain(), importer.get_nlu_data(), importer.get_nlu_data(language="en")
    assert sorted(Path(path).name for path in parsed) == ["dose.yml", "price.yml"]


def test_it_reads_what_rasas_own_reads() -> None:
    ours, theirs = (kind(CONFIG, DOMAIN, FILES).get_nlu_data() for kind in (OnceImporter, RasaFileImporter))
    assert ours.fingerprint() == theirs.fingerprint()
