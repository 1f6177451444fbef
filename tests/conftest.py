"""What the tests share: the trained model, loaded once, and conversations with it."""

from __future__ import annotations

import os
import secrets
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


@pytest.fixture
def postgres() -> Iterator:  # type: ignore[type-arg]
    """The address of an empty database of PostgreSQL, gone afterwards; skips where no server answers."""
    import sqlalchemy as sa
    from sqlalchemy.engine import make_url

    server = make_url(os.environ.get("MARU_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres"))
    engine = sa.create_engine(
        server, isolation_level="AUTOCOMMIT", poolclass=sa.pool.NullPool, connect_args={"connect_timeout": 2}
    )
    name = f"maru_test_{secrets.token_hex(6)}"
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"CREATE DATABASE {name}")
    except sa.exc.SQLAlchemyError as error:
        cause = str(getattr(error, "orig", error)).partition("\n")[0]
        pytest.skip(f"no PostgreSQL in which a database can be made; name one in MARU_TEST_POSTGRES ({cause})")
    try:
        yield server.set(database=name)
    finally:
        with engine.connect() as connection:
            connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
