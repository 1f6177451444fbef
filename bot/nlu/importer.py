"""Reads the training data for Rasa."""

from __future__ import annotations

from rasa.shared.importers.rasa import RasaFileImporter
from rasa.shared.nlu.training_data.training_data import TrainingData


class OnceImporter(RasaFileImporter):
    """Rasa's own importer, which parses the NLU files once.

    Rasa asks for them with and without a language, keeps the two apart, and so parses and checks every file twice. No file
    here names a language; what is handed out is copied by who changes it.
    """

    _nlu_data: TrainingData | None = None

    def get_nlu_data(self, language: str | None = "en") -> TrainingData:
        """All NLU examples; ``language`` is not used, as Rasa's YAML format has none."""
        if self._nlu_data is None:
            self._nlu_data = super().get_nlu_data(language)
        return self._nlu_data
