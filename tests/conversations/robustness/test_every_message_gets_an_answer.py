from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.conversation.limits import MOST_CHARACTERS
from bot.conversation.messages import TurnError
from bot.settings import ROOT

# The Big List of Naughty Strings (MIT), read where it lies beside the project.
NAUGHTY = ROOT.parent / "shared" / "data" / "blns.json"


@pytest.mark.parametrize("words", ["😀😀😀", "❤️", "👨‍👩‍👧‍👦", "🤷‍♀️", "😂" * 500])
def test_emoji_alone(talk, words):
    talk.says(words)
    assert all(talk.texts)
    assert not {"urgent_now", "call_clinic"} & set(talk.topics)


@pytest.mark.parametrize(
    "words",
    [
        "안녕하세요, 보톡스는 얼마인가요?",
        "ボトックスはいくらですか？",
        "肉毒杆菌要多少钱？",
        "¿Cuánto cuesta el bótox?",
        "Combien coûte une séance ?",
        "Wie viel kostet eine Sitzung?",
        "كم سعر البوتوكس؟",
        "Сколько стоит ботокс?",
    ],
)
def test_another_language_gets_a_kind_sentence(talk, words):
    talk.says(words)
    assert all(talk.texts)
    assert talk.topics in (["small_talk"], ["contact_staff"], ["price"])
    assert talk.buttons


def test_as_long_as_a_message_may_be(talk):
    text = ("How many units for the forehead? " * 100)[:MOST_CHARACTERS]
    assert "dose" in talk.says(text).topics


def test_one_character_more_is_refused_with_the_limit(talk):
    with pytest.raises(TurnError) as told:
        talk.says("a" * (MOST_CHARACTERS + 1))
    assert (told.value.code, told.value.status) == ("message_too_long", 413)


@pytest.mark.parametrize("words", ["", "   ", "\n", "\u200b\u200b", None, 7, {"text": "hi"}, "\ud800"])
def test_what_is_no_message_is_refused(asker, words):
    with pytest.raises(TurnError) as told:
        asker.ask(words)
    assert told.value.status == 400


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the Big List of Naughty Strings does not lie beside the project")
def test_every_naughty_string_is_answered_or_refused(asker):
    strings = json.loads(Path(NAUGHTY).read_text(encoding="utf-8"))
    assert len(strings) > 500
    unanswered = []
    for number, text in enumerate(strings):
        try:
            made = asker.ask(text, f"naughty-{number}")
        except TurnError:
            continue
        if not made.bubbles or not all(bubble.text for bubble in made.bubbles):
            unanswered.append(text)
    assert unanswered == []
