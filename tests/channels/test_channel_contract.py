"""What holds for every channel: real requests to a running server, a stand-in in the platform's place.

A new channel needs its payloads (`recorded_<name>.py`) and then passes all of this.
"""

from __future__ import annotations

import json
import sqlite3
import time
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from recorded import Payload, RecordedChannel, new
from standin import StandIn
from talking import Talk

from bot.channels.registry import CHANNELS
from bot.sentences import sentence, values

DOSE = "how many units for the forehead?"
HELLO = "Hello, I am Maru"
OLD_SECONDS = 6 * 60


def turns(database: Path) -> int:
    """How many messages of patients were answered."""
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute("SELECT count(*) FROM messages WHERE sender = 'patient'").fetchone()[0])


async def settled(platform: StandIn, database: Path) -> None:
    """Wait until nothing waits."""

    def nothing() -> bool:
        with closing(sqlite3.connect(database)) as connection:
            counts = [
                connection.execute(f"SELECT count(*) FROM {table} WHERE state = 'waiting'").fetchone()[0]
                for table in ("incoming_messages", "outgoing_messages")
            ]
        return counts == [0, 0]

    await platform.until(nothing, "all work")


def test_every_channel_has_its_payloads(channel: RecordedChannel) -> None:
    assert set(channel.values) == {variable.name for variable in channel.channel.variables if variable.required}
    assert len(CHANNELS) == len({each.name for each in CHANNELS})


async def test_a_text_is_answered_after_the_greeting(talk: Talk) -> None:
    first = await talk.says(DOSE)
    assert talk.text.count(HELLO) == 1 and "units" in talk.text
    assert talk.buttons and not [each.buttons for each in first[:-1] if each.buttons], (
        "what comes next stands at the end"
    )
    await talk.says("and crow's feet?")
    assert HELLO not in talk.text and "units" in talk.text


async def test_a_button_leads_on_and_its_title_may_be_typed(talk: Talk) -> None:
    await talk.says("hello")
    await talk.taps("See if it suits me")
    assert "Yes" in "".join(talk.buttons)
    other = Talk(talk.client, talk.channel, talk.platform)
    await other.says("hello")
    await other.says("See if it suits me")
    assert set(other.buttons) == set(talk.buttons)


async def test_a_picture_comes_as_png_from_the_public_address(talk: Talk) -> None:
    shown = await talk.says(DOSE)
    images = [each.image for each in shown if each.image]
    assert images and all(url.startswith("https://maru.test/pictures/") and url.endswith(".png") for url in images)


async def test_what_cannot_be_read_gets_a_kind_sentence(talk: Talk, database: Path) -> None:
    await talk.send(talk.channel.unreadable(talk.person, new()))
    await talk.answer(sentence("utter_cannot_read"))
    fetched = [call.path for call in talk.platform.calls if "file" in call.path.lower()]
    assert not fetched


async def test_the_words_under_a_photo_are_answered(talk: Talk) -> None:
    await talk.says("hello")
    await talk.send(talk.channel.unreadable(talk.person, new(), "my eyelid droops since the injection"))
    await talk.answer("call")
    assert sentence("utter_cannot_read") in talk.text or "clinic" in talk.text


async def test_an_edit_is_told_that_it_is_not_seen(talk: Talk, database: Path) -> None:
    if not talk.channel.edits:
        pytest.skip("the platform tells of no edits")
    await talk.says("hello")
    before = turns(database)
    await talk.send(talk.channel.edit(talk.person, "and crow's feet?", new()))
    await talk.answer(sentence("utter_edited"))
    assert turns(database) == before


async def test_a_group_is_declined_once(talk: Talk, database: Path) -> None:
    if not talk.channel.groups:
        pytest.skip("the platform tells of no groups")
    before = turns(database)
    for _ in range(3):
        await talk.send(talk.channel.group(talk.person, DOSE, new()))
    await talk.answer(sentence("utter_only_alone"))
    await settled(talk.platform, database)
    assert [each.text for each in talk.shown] == [sentence("utter_only_alone")]
    assert turns(database) == before


async def test_a_message_that_comes_three_times_has_one_effect(talk: Talk, database: Path) -> None:
    await talk.says("hello")
    before, payload = turns(database), talk.channel.text(talk.person, DOSE, new())
    for _ in range(3):
        await talk.send(payload)
    await talk.answer()
    shown = len(talk.shown)
    await talk.send(payload)
    await settled(talk.platform, database)
    assert turns(database) == before + 1
    assert len(talk.shown) == shown


async def test_a_forged_request_is_refused_and_gets_no_turn(talk: Talk, database: Path) -> None:
    before, payload = turns(database), talk.channel.text(talk.person, DOSE, new())
    now = time.time()
    right = talk.channel.signed(payload, now)
    for headers in (
        {},
        talk.channel.forged(payload, now),
        dict.fromkeys(right, ""),
        {name: value + "0" for name, value in right.items()},
        dict.fromkeys(right, "é"),
    ):
        got = await talk.post(
            payload, {name: value.encode("latin-1").decode("latin-1") for name, value in headers.items()}
        )
        assert got.status_code in (401, 403), headers
    await settled(talk.platform, database)
    assert turns(database) == before and not talk.shown


async def test_another_body_under_the_same_signature_is_refused(talk: Talk) -> None:
    if len(talk.channel.signed(talk.channel.unknown(), 1)) and talk.channel.signed(
        talk.channel.unknown(), 1
    ) == talk.channel.signed(talk.channel.text("1", "x", 1), 1):
        pytest.skip("the platform sends a secret word and signs nothing")
    payload = talk.channel.text(talk.person, DOSE, new())
    other = talk.channel.text(talk.person, "another", new())
    assert (await talk.post(other, talk.channel.signed(payload, time.time()))).status_code in (401, 403)


async def test_a_stale_request_is_refused(talk: Talk, database: Path) -> None:
    if not talk.channel.stamped:
        pytest.skip("the platform sends no time with its signature")
    payload, before = talk.channel.text(talk.person, DOSE, new()), turns(database)
    for age in (OLD_SECONDS, -OLD_SECONDS):
        assert (await talk.post(payload, talk.channel.signed(payload, time.time() - age))).status_code in (401, 403)
    assert turns(database) == before


@pytest.mark.parametrize(
    "body", [b"", b"{", b'{"a":', b"\xff\xfe", b"[" * 100_000], ids=["none", "half", "cut", "bytes", "deep"]
)
async def test_malformed_json_is_400(talk: Talk, body: bytes) -> None:
    payload = Payload(body)
    assert (await talk.post(payload)).status_code == 400


@pytest.mark.parametrize("value", [None, 7, "x", [], [[]], {}, {"a": [1]}, {"events": {}}, {"message": []}, {"event": 3},
                                   {"entry": [None]}, {"type": "event_callback", "event": []}])  # fmt: skip
async def test_another_shape_is_acknowledged_and_means_nothing(talk: Talk, database: Path, value: object) -> None:
    before = turns(database)
    assert (await talk.post(Payload(json.dumps(value).encode()))).status_code in (200, 400)
    assert turns(database) == before


async def test_five_megabytes_are_refused_unread(talk: Talk) -> None:
    assert (await talk.post(Payload(b'{"x": "' + b"a" * 5_000_000 + b'"}'))).status_code == 413


async def test_another_content_type_is_refused(talk: Talk) -> None:
    payload = talk.channel.text(talk.person, DOSE, new())
    got = await talk.post(Payload(payload.body, "text/html"))
    assert got.status_code == 415


async def test_an_unknown_event_is_acknowledged(talk: Talk, database: Path) -> None:
    before = turns(database)
    await talk.send(talk.channel.unknown())
    await settled(talk.platform, database)
    assert turns(database) == before


async def test_a_get_without_the_platforms_word_opens_nothing(talk: Talk) -> None:
    got = await talk.client.get(
        talk.address, params={"hub.mode": "subscribe", "hub.verify_token": "guess", "hub.challenge": "1"}
    )
    assert got.status_code == 403
    assert got.text != "1"


async def test_an_address_of_no_channel_is_404(client: httpx.AsyncClient) -> None:
    got = await client.post("/webhooks/pigeon/webhook", json={})
    assert got.status_code == 404


async def test_a_sign_of_danger_is_answered_before_all_else(talk: Talk) -> None:
    await talk.says("hello")
    await talk.send(talk.channel.text(talk.person, DOSE, new()))
    await talk.send(talk.channel.text(talk.person, "i can't breathe and my throat swells", new()))
    await talk.answer(values()["emergency_number"])


async def test_erasure_in_words_and_a_new_beginning(talk: Talk, database: Path) -> None:
    await talk.says(DOSE)
    await talk.says("delete my data")
    await talk.says("yes", "erased")
    await settled(talk.platform, database)
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        named = {
            name for name in tables for row in connection.execute(f'SELECT * FROM "{name}"') if talk.person in repr(row)
        }
    assert not named, "the platform's name of a person stands nowhere"
    await talk.says(DOSE)
    assert HELLO in talk.text
