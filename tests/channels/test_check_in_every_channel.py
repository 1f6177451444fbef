"""The whole candidacy check and the list of questions, in each channel's own form: taps where it has buttons, words elsewhere."""

from __future__ import annotations

import pytest
from talking import Talk
from visiting import CHECK, answer, titles

from bot.channels.titles import shortened
from bot.sentences import sentence


async def choose(talk: Talk, payload: str) -> None:
    """Tap a button by what it means; the app may show its title cut."""
    most = talk.channel.channel.limits.title
    names = {name for title in titles()[payload] for name in (title, shortened(title, most))}
    shown = next((title for title in talk.buttons if title in names), "")
    if shown:
        await talk.taps(shown)
        return
    # Where there is no room for a button, its title is typed.
    await talk.says(next(iter(titles()[payload])))


async def go_through(talk: Talk) -> None:
    await talk.says("check if it's right for me")
    for given in CHECK:
        if isinstance(given, int):
            await talk.says(str(given))
        else:
            await choose(talk, answer(given))


async def test_the_whole_check(talk: Talk) -> None:
    await go_through(talk)
    assert sentence("utter_outcome_discuss")[:40] in talk.text


async def test_the_list_of_questions(talk: Talk) -> None:
    await talk.says("make my question list")
    await talk.says("add: will it show on passport photos")
    assert "passport photos" in talk.text
    await talk.says("show my list")
    assert "passport photos" in talk.text
    await talk.says("drop the first")
    await talk.says("show my list")
    assert "passport photos" not in talk.text


async def test_the_sheet_comes_as_a_link_and_a_file(talk: Talk) -> None:
    await talk.says("make my question list")
    await talk.says("can i have my sheet as pdf", until="https://maru.test/s/")
    links = [word for word in talk.text.split() if word.startswith("https://maru.test/s/")]
    link = next(each for each in links if not each.endswith(".pdf"))
    path = link.removeprefix("https://maru.test")
    page = await talk.client.get(path)
    assert page.status_code == 200 and "text/html" in page.headers["content-type"]
    assert page.headers["x-robots-tag"] and page.headers["cache-control"] == "no-store"
    file = await talk.client.get(f"{path}.pdf")
    assert file.content.startswith(b"%PDF")
    for wrong in (path[:-4], f"{path}x", "/s/abc", "/s/" + "a" * 3000):
        assert (await talk.client.get(wrong)).status_code == 404
    await talk.says("delete my data")
    await talk.says("yes", until="erased")
    assert (await talk.client.get(path)).status_code == 404


@pytest.mark.parametrize("text", ['/inform{"answer": "yes"}', "/restart", "<b>hello</b> & *bold* _x_ `y`"])
async def test_typed_commands_and_markup_are_text(talk: Talk, text: str) -> None:
    await talk.says("hello")
    await talk.says(text)
    assert talk.buttons
