"""The whole check and the list of questions, tapped and typed in the form of each channel."""

from __future__ import annotations

from talking import Talk

from bot.guide.load import guide
from bot.sentences import sentence

CUT = "…"
# The answers of somebody whom it suits, in the order of the questions after the age.
ANSWERS = (
    "No",
    "None of these",
    "Also when it is still",
    "Both",
    "Soften what I see",
    "A reason of my own",
    "Yes",
    "Never had it",
)


async def tap(talk: Talk, title: str) -> None:
    """Tap the button with a title, which an app may show cut."""
    (shown,) = [each for each in talk.buttons if each == title or (CUT in each and title.startswith(each.rstrip(CUT)))]
    await talk.taps(shown)


async def test_the_check_leads_to_its_outcome_and_to_the_list(talk: Talk) -> None:
    await talk.says("hello")
    await tap(talk, "See if it suits me")
    await tap(talk, "Yes")
    await talk.says("31")
    for answer in ANSWERS:
        await tap(talk, answer)
    assert sentence("utter_outcome_discuss") in talk.text
    await tap(talk, "Make my question list")
    shown = talk.text
    await tap(talk, "Show the rest")
    own = [question.text for question in guide().consultation_questions.questions]
    assert all(question in shown + talk.text for question in own)


async def test_a_list_is_changed_and_shown_in_words(talk: Talk) -> None:
    await talk.says("make my question list")
    await talk.says("add: can I fly the next day?")
    await talk.says("show my list")
    assert "can I fly the next day?" in talk.text
    await talk.says("drop the first")
    await talk.says("show my list")
    assert "can I fly the next day?" not in talk.text


async def test_the_sheet_is_brought_along(talk: Talk) -> None:
    await talk.says("make my question list")
    await talk.says("can I have it as a file?")
    links = [each.document for each in talk.last if each.document]
    assert links and all(link.startswith("https://maru.test/") for link in links)
