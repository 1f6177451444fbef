"""What comes too late for a platform's usual way: Kakao's five seconds, a day of silence on WhatsApp and Messenger."""

from __future__ import annotations

import datetime
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import sqlalchemy as sa
from payloads import kakao as asked
from recorded import RecordedChannel, as_json, new
from serving import RECORDED, reaching, running, settings_for
from standin import StandIn
from talking import Talk

from bot.channels.kakao import LATE, Kakao
from bot.conversation.delivery import Delivery
from bot.conversation.delivery_rows import HELD
from bot.conversation.store import connect, now
from bot.conversation.tables_delivery import addresses, outgoing
from bot.sentences import sentence

DOSE = "how many units for the forehead?"
SECRET = "a-secret-of-this-test-that-nobody-guesses"
OF_STAFF = {"text": "Tuesday at ten is free.", "name": "Jiwoo"}


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A database of its own."""
    return f"sqlite:///{tmp_path_factory.mktemp('late') / 'maru.db'}"


@pytest.fixture(scope="module")
async def server(model: Path, own: str, platforms: dict[str, StandIn]) -> AsyncIterator[str]:
    """A server whose secret is known here."""
    from bot.serve import build

    with reaching(platforms):
        app = build(settings_for(own, secret=SECRET), model)
    async with running(app) as address:
        yield address


@pytest.fixture
def kakao(client: httpx.AsyncClient, platforms: dict[str, StandIn], monkeypatch: pytest.MonkeyPatch) -> Talk:
    """Somebody on KakaoTalk."""
    platform = platforms["kakao"]
    platform.forget()
    monkeypatch.setattr(Kakao, "api", platform.address)
    return Talk(client, RECORDED["kakao"], platform)


async def test_a_late_answer_goes_to_the_callback(kakao: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Kakao, "patience", 0.001)
    got = await kakao.post(kakao.channel.text(kakao.person, DOSE, new()))
    assert got.json() == {"version": "2.0", "useCallback": True, "data": {"text": sentence("utter_answer_comes")}}
    assert "units" in "".join(each.text for each in await kakao.answer("units"))
    assert len(kakao.platform.calls) == 1


async def test_a_late_answer_without_a_callback_comes_by_a_button(kakao: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(Kakao, "patience", 0.001)
        got = (await kakao.post(as_json(asked.request(DOSE, person=kakao.person)))).json()
    assert got["template"]["outputs"] == [{"simpleText": {"text": sentence("utter_answer_waits")}}]
    (button,) = got["template"]["quickReplies"]
    assert button["extra"] == {LATE: True}
    tapped = asked.request(button["messageText"], person=kakao.person, extra=button["extra"])
    shown = (await kakao.post(as_json(tapped))).json()
    assert "units" in str(shown) and sentence("utter_unknown") not in str(shown)
    assert not kakao.platform.calls


async def test_a_late_answer_without_a_callback_comes_with_the_next_one(
    kakao: Talk, own: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(Kakao, "patience", 0.001)
        await kakao.post(as_json(asked.request(DOSE, person=kakao.person)))
    here = silent_for(own, 0)
    await kakao.platform.until(lambda: put_aside(own, here), "being put aside")
    heard = str((await kakao.post(as_json(asked.request("what are the risks?", person=kakao.person)))).json())
    assert "units" in heard and "risk" in heard


def silent_for(own: str, hours: int) -> str:
    """As if whoever wrote last had done so long ago; returns their conversation."""
    with connect(own).begin() as connection:
        last = connection.execute(sa.select(addresses).order_by(addresses.c.at.desc())).first()
        assert last is not None
        then = now() - datetime.timedelta(hours=hours)
        here = addresses.c.conversation == last.conversation
        connection.execute(addresses.update().where(here).values(at=then))
    return str(last.conversation)


def staff_say(own: str, conversation: str) -> bool:
    """Whether words of staff are on their way."""
    with connect(own).begin() as connection:
        return Delivery(connect(own), SECRET).departures.send(connection, conversation, [OF_STAFF])


def put_aside(own: str, conversation: str) -> bool:
    """Whether anything is kept until this person writes again."""
    held = sa.select(outgoing).where(outgoing.c.conversation == conversation, outgoing.c.state == HELD)
    with connect(own).connect() as connection:
        return connection.execute(held).first() is not None


@pytest.fixture(params=["whatsapp", "messenger"])
def channel(request: pytest.FixtureRequest) -> RecordedChannel:
    """The channels that let a business write for a day."""
    return RECORDED[request.param]


async def test_the_words_of_staff_reach_somebody_who_wrote_today(talk: Talk, own: str) -> None:
    await talk.says(DOSE)
    assert staff_say(own, silent_for(own, 23))
    assert "Jiwoo: Tuesday at ten is free." in [each.text for each in await talk.answer("Tuesday")]


async def test_after_a_day_the_words_of_staff_wait_for_the_next_message(talk: Talk, own: str) -> None:
    await talk.says(DOSE)
    here = silent_for(own, 25)
    assert staff_say(own, here)
    await talk.platform.until(lambda: put_aside(own, here), "being put aside")
    assert not [each for each in talk.shown if "Tuesday" in each.text]
    shown = [each.text for each in await talk.says("and crow's feet?", "crow's feet")]
    assert shown[0] == "Jiwoo: Tuesday at ten is free." and "crow's feet" in shown[-1]
    assert sum("Tuesday" in each.text for each in talk.shown) == 1
    assert not Delivery(connect(own), SECRET).dead_letters()
