"""How far the candidacy check is, told with its questions."""

from __future__ import annotations

from typing import Any

import pytest
from visiting import CHECK, URGENT, Visitor, answer

from bot.consult.candidacy import QUESTIONS

OF = len(QUESTIONS)


def step(shown: list[dict[str, Any]]) -> int | None:
    """The step that the last bubble tells; no other may tell one."""
    assert not [bubble for bubble in shown[:-1] if "progress" in bubble]
    found = shown[-1].get("progress")
    assert found is None or found == {"step": found["step"], "of": OF}
    return found["step"] if found else None


async def test_every_question_of_the_check_tells_how_far_it_is(visitor: Visitor) -> None:
    assert step(await visitor.say("check if it's right for me")) is None, "consent is no question of the check"
    seen = []
    for given in CHECK:
        shown = await (visitor.say(str(given)) if isinstance(given, int) else visitor.tap(answer(str(given))))
        seen.append(step(shown))
    assert seen == [*range(1, OF + 1), None]
    kept = [entry["progress"]["step"] for entry in await visitor.history() if "progress" in entry]
    assert kept == list(range(1, OF + 1))


async def test_a_question_in_between_does_not_move_it_and_going_back_does(visitor: Visitor) -> None:
    await visitor.check(CHECK[:3])
    assert step(visitor.shown) == 3
    assert step(await visitor.say("how many units for the forehead?")) == 3
    assert step(await visitor.say("bananas")) == 3
    assert step(await visitor.say("go back")) == 2
    assert step(await visitor.say("no")) == 3


async def test_what_was_told_before_is_not_counted_again(visitor: Visitor) -> None:
    await visitor.say("check if it's right for me")
    assert step(await visitor.tap(answer("yes"))) == 1
    assert step(await visitor.say("I'm 31 and not pregnant")) == 3


@pytest.mark.parametrize("given", [("yes", 31, "yes"), ("yes", 15)], ids=["pregnant", "minor"])
async def test_a_reason_not_to_go_on_ends_it(visitor: Visitor, given: tuple[str | int, ...]) -> None:
    await visitor.check(given)
    assert step(visitor.shown) is None


async def test_stopping_or_an_alarm_ends_it(visitor: Visitor) -> None:
    await visitor.check(CHECK[:2])
    assert step(visitor.shown) == 2
    assert step(await visitor.say("stop")) is None
    await visitor.say("check if it's right for me")
    assert step(visitor.shown) == 2
    assert step(await visitor.say(URGENT)) is None
