"""The trained model: where it lies, whether it is current, training it, loading it."""

from __future__ import annotations

import contextlib
import hashlib
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bot.settings import ROOT

if TYPE_CHECKING:
    from rasa.core.agent import Agent

    from bot.conversation.store import Records

# Everything that a trained model depends on.
SOURCES = ("config.yml", "domain.yml", "data/**/*.yml", "bot/nlu/*.py", "bot/nlu/*.yml", "requirements.lock")


class TrainingFailed(RuntimeError):
    """Rasa could not train; what it printed says why."""


def fingerprint(root: Path = ROOT) -> str:
    """Changes when data, configuration, domain, pipeline or libraries change."""
    digest = hashlib.sha256()
    for pattern in SOURCES:
        for path in sorted(root.glob(pattern)):
            digest.update(str(path.relative_to(root)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def model_path(models: Path, root: Path = ROOT) -> Path:
    """Where the model for the current data is, or would be."""
    return models / f"maru-{fingerprint(root)}.tar.gz"


def train(models: Path, root: Path = ROOT) -> Path:
    """Train dialogue and understanding for the current data.

    Raises:
        TrainingFailed: Rasa made no model.
    """
    from rasa.model_training import train as rasa_train

    target = model_path(models, root)
    with _talking_aside(), _moved_to(target) as folder:
        result = rasa_train(
            domain=str(root / "domain.yml"),
            config=str(root / "config.yml"),
            training_files=[str(root / "data")],
            output=folder,
            fixed_model_name=target.name.removesuffix(".tar.gz"),
        )
    return _trained(result.model, target)


def train_nlu(data: Path, target: Path, root: Path = ROOT) -> Path:
    """Train this project's pipeline alone on any Rasa NLU file.

    Raises:
        TrainingFailed: Rasa made no model.
    """
    from rasa.model_training import train_nlu as rasa_train_nlu

    target = target.with_name(target.name.removesuffix(".tar.gz") + ".tar.gz")
    with _talking_aside(), _moved_to(target) as folder:
        made = rasa_train_nlu(
            str(root / "config.yml"), str(data), folder, fixed_model_name=target.name.removesuffix(".tar.gz")
        )
    return _trained(made, target)


@contextlib.contextmanager
def _moved_to(target: Path) -> Iterator[str]:
    """A folder to train into; the model goes to its place when it is whole, as another process may be waiting for it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-") as folder:
        yield folder
        made = Path(folder) / target.name
        if made.is_file():
            made.replace(target)


@contextlib.contextmanager
def _talking_aside() -> Iterator[None]:
    """Rasa prints how far it is; a command's own output must hold nothing but its answers."""
    with contextlib.redirect_stdout(sys.stderr):
        yield


def _trained(made: str | None, target: Path) -> Path:
    if made is None or not target.is_file():
        raise TrainingFailed(f"no model at {target}; the lines above say why, `rasa data validate` finds most causes")
    return target


def load_agent(path: Path, records: Records | None = None) -> Agent:
    """Load a model with the project's own sentences and with actions in this process.

    Conversations are kept in ``records``; without any, in memory.
    """
    from rasa.core.agent import Agent
    from rasa.core.lock_store import InMemoryLockStore
    from rasa.shared.core.domain import Domain

    from bot.conversation.actions_endpoint import InProcessActions
    from bot.conversation.nlg import GuideNLG
    from bot.conversation.trackers import Trackers
    from bot.nlu.graph_runner import StraightGraphRunner

    domain = Domain.load(str(ROOT / "domain.yml"))
    trackers = Trackers(records, domain)
    agent = Agent.load(
        str(path),
        domain=domain,
        generator=GuideNLG(domain=domain),
        tracker_store=trackers,
        lock_store=InMemoryLockStore(),
        action_endpoint=InProcessActions(),
    )
    agent.processor.graph_runner = StraightGraphRunner.of(agent.processor.graph_runner)
    # Rasa wraps every store in one that takes a database that fails for a conversation that never was.
    agent.tracker_store = agent.processor.tracker_store = trackers
    return agent
