"""What the tests share: the trained model, loaded once, and conversations with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.logs import configure_logging, quiet_libraries

quiet_libraries()
configure_logging()


@pytest.fixture(scope="session")
def model() -> Path:
    """The model for the current data; trained now if there is none."""
    from bot.conversation.model import model_path, train
    from bot.settings import read_settings

    models = Path(read_settings().models)
    target = model_path(models)
    return target if target.is_file() else train(models)


@pytest.fixture(scope="session")
def asker(model: Path) -> Iterator:  # type: ignore[type-arg]
    """Real turns with the trained model and the real actions; nothing is kept."""
    from bot.asking import Asker

    yield Asker(model)
