"""The line of a conversation: one at a time, in the order of joining, whatever happens to those who wait."""

from __future__ import annotations

import asyncio

import pytest

from bot.conversation.line import Line


async def test_places_are_reached_in_the_order_of_joining() -> None:
    line, reached = Line(), []

    async def go(number: int) -> None:
        async with places[number]:
            await asyncio.sleep(0)
            reached.append(number)

    places = [line.join("a") for _ in range(5)]
    await asyncio.gather(*(go(number) for number in (3, 1, 4, 0, 2)))
    assert reached == [0, 1, 2, 3, 4]


async def test_lines_do_not_wait_for_each_other() -> None:
    line = Line()
    async with line.join("a"), asyncio.timeout(1), line.join("b"):
        pass


async def test_who_fails_lets_the_next_one_in() -> None:
    line = Line()
    with pytest.raises(ValueError):
        async with line.join("a"):
            raise ValueError
    async with asyncio.timeout(1), line.join("a"):
        pass


async def test_who_gives_up_is_skipped_and_nobody_overtakes() -> None:
    line = Line()
    first, second, third = (line.join("a") for _ in range(3))

    async def wait_in(place: object) -> None:
        async with place:  # type: ignore[attr-defined]
            pass

    async with first:
        given_up, waiting = asyncio.create_task(wait_in(second)), asyncio.create_task(wait_in(third))
        await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.sleep(0.01)
        assert not waiting.done(), "the first is still at it"
    async with asyncio.timeout(1):
        await waiting


async def test_a_place_can_be_kept_for_what_comes_afterwards() -> None:
    line = Line()
    async with line.join("a") as place:
        place.stay()
    behind = line.join("a")
    waiting = asyncio.create_task(behind.__aenter__())
    await asyncio.sleep(0.01)
    assert not waiting.done()
    place.leave()
    async with asyncio.timeout(1):
        await waiting
    behind.leave()


async def test_an_empty_line_takes_no_room() -> None:
    line = Line()
    for number in range(100):
        async with line.join(str(number)):
            pass
    assert line._last == {}
