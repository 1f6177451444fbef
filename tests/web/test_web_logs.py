"""Nothing that a person typed stands in a log, not even when something fails."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import structlog
from visiting import URGENT, Visitor, serving

from bot.logs import OWN_LOGGER, Discreet, configure_logging

WORDS = "zirconium"
# Every way in which a patient's words may come near a failure: what is said, tapped, broken or too long.
FAIL = f"""
import actions.answer, bot.web.chat
def fail(*given, **named):
    raise ValueError(f"could not answer {{given!r}} {WORDS}")
actions.answer.answer = fail
bot.web.prep.gathered = fail
"""


@pytest.fixture
def printed(caplog: pytest.LogCaptureFixture) -> Iterator[list[str]]:
    """What would be printed by now, line by line; filled when the test asks for it."""
    form = Discreet("%(levelname)s %(name)s %(message)s")

    class Lines(list[str]):
        def __iter__(self) -> Iterator[str]:
            return iter([form.format(record) for record in caplog.records])

    logging.getLogger(OWN_LOGGER).setLevel(logging.DEBUG)
    yield Lines()
    logging.getLogger(OWN_LOGGER).setLevel(logging.WARNING)


def said_nothing(lines: list[str], capfd: pytest.CaptureFixture[str]) -> None:
    out, err = capfd.readouterr()
    for text in (*lines, out, err):
        assert WORDS not in text


async def test_an_ordinary_conversation_leaves_no_word(
    visitor: Visitor, printed: list[str], capfd: pytest.CaptureFixture[str]
) -> None:
    await visitor.say(f"does {WORDS} hurt")
    await visitor.say(f"add: will {WORDS} matter")
    await visitor.say(f"{URGENT} {WORDS}")
    await visitor.say(f"{WORDS} {WORDS} qwertz")
    await visitor.post({"text": f"{WORDS} " * 300})
    await visitor.post({"choice": WORDS})
    await visitor.prep()
    await visitor.erase()
    said_nothing(printed, capfd)


async def test_an_action_that_fails_leaves_no_word_and_is_answered(
    visitor: Visitor, printed: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(question: object, *_: object) -> None:
        raise ValueError(f"could not answer {question!r} {WORDS}")

    monkeypatch.setattr("actions.answer.answer", fail)
    got = await visitor.post({"text": f"how many units for the forehead {WORDS}"})
    assert got.status_code in {200, 503}
    assert WORDS not in got.text
    if got.status_code == 200:
        assert got.json()["messages"]
    assert list(printed), "the failure is told"
    said_nothing(printed, capfd)


async def test_a_failure_behind_the_gate_is_told_with_an_id(
    visitor: Visitor, printed: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: object, message: object) -> None:
        raise ValueError(f"{message!r} {WORDS}")

    monkeypatch.setattr("rasa.core.agent.Agent.handle_message", fail)
    got = await visitor.post({"text": f"does {WORDS} hurt"})
    assert got.status_code == 503
    assert WORDS not in got.text
    (line,) = [line for line in printed if "ValueError" in line]
    reference = got.json()["error"]["message"].rpartition("(")[2].partition(")")[0]
    assert reference and reference in line
    said_nothing(printed, capfd)


async def test_understanding_that_fails_leaves_no_word(
    visitor: Visitor, printed: list[str], capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(self: object, text: str) -> None:
        raise ValueError(f"{text} {WORDS}")

    monkeypatch.setattr("rasa.core.agent.Agent.parse_message", fail)
    got = await visitor.post({"text": f"does {WORDS} hurt"})
    assert got.status_code == 503
    assert WORDS not in got.text
    (line,) = [line for line in printed if "ValueError" in line]
    reference = got.json()["error"]["message"].rpartition("(")[2].partition(")")[0]
    assert reference and reference in line
    said_nothing(printed, capfd)


def test_the_formatter_drops_the_text_of_other_libraries() -> None:
    form = Discreet("%(levelname)s %(name)s %(message)s")
    try:
        raise ValueError(WORDS)
    except ValueError as error:
        record = logging.LogRecord(
            "rasa.core.processor", logging.ERROR, __file__, 7, f"failed on {WORDS}", (), (type(error), error, None)
        )
    line = form.format(record)
    assert WORDS not in line
    assert "ValueError" in line and "rasa.core.processor" in line and "ERROR" in line


def test_the_formatter_prints_marus_own_lines() -> None:
    form = Discreet("%(levelname)s %(name)s %(message)s")
    record = logging.LogRecord(f"{OWN_LOGGER}.web", logging.WARNING, __file__, 7, "turn %s failed", ("abc",), None)
    assert form.format(record) == "WARNING maru.web turn abc failed"


@pytest.mark.parametrize("level", ["debug", "info", "warning", "error"])
def test_at_no_level_other_libraries_print_words(level: str, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stderr", out)
    configure_logging(level)
    try:
        for name in (
            "rasa.core.processor",
            "rasa.core.actions.action",
            "sqlalchemy.engine",
            "rasa_sdk.executor",
            "asyncio",
        ):
            for write in (
                logging.getLogger(name).error,
                logging.getLogger(name).critical,
                logging.getLogger(name).info,
            ):
                write("failed on %s", WORDS, extra={"text": WORDS})
        structlog.get_logger("rasa.core.processor").error("processor.failed", text=WORDS, sender=WORDS)
        logging.getLogger(OWN_LOGGER).error("our own line")
    finally:
        monkeypatch.undo()
        configure_logging()
    assert "our own line" in out.getvalue()
    assert WORDS not in out.getvalue()


def test_a_real_server_prints_no_word_when_everything_fails(model: Path, tmp_path: Path) -> None:
    with serving(tmp_path / "maru.db", before=FAIL, MARU_LOG_LEVEL="debug") as server:
        opened = server.http.post("/chat/sessions").json()
        headers = {"authorization": f"Bearer {opened['token']}"}
        for text in (f"how many units for the forehead {WORDS}", f"{URGENT} {WORDS}", f"{WORDS} " * 400):
            assert WORDS not in server.http.post("/chat/messages", json={"text": text}, headers=headers).text
        for content in (f'{{"text": "{WORDS}', f'{{"choice": "{WORDS} \\ud800"}}'):
            as_json = {**headers, "content-type": "application/json"}
            assert WORDS not in server.http.post("/chat/messages", content=content, headers=as_json).text
        assert server.http.get("/chat/prep", headers=headers).status_code in {500, 503}
        assert server.http.get(f"/{WORDS}", params={"text": WORDS}).status_code == 404
        assert server.http.get("/health").status_code == httpx.codes.OK
        printed = server.printed()
    assert "ValueError" in printed, "failures are told"
    assert WORDS not in printed
