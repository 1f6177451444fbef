"""Whether a message is in another language than English."""

from __future__ import annotations

import pytest

from bot.consult.languages import asks_language, other_language


@pytest.mark.parametrize(
    "text",
    [
        "이마 보톡스 얼마예요?",
        "额头要多少单位",
        "ボトックスはいくらですか",
        "сколько стоит ботокс",
        "Wie viele Einheiten brauche ich für die Stirn?",
        "Combien ça coûte pour le front ?",
        "¿Cuánto cuesta el botox para la frente?",
        "quanto custa o botox para a minha testa",
        "botox giá bao nhiêu",
    ],
)
def test_another_language_is_seen(text: str) -> None:
    assert other_language(text)


@pytest.mark.parametrize(
    "text",
    [
        "How many units for the forehead?",
        "how much is it für the forehead",
        "I live in Seoul (서울), does it hurt?",
        "does it hurt, por favor",
        "el cheapo botox?",
        "what about the 11s",
        "",
        "123",
        "😀",
        "hi, my name is Ines, do you treat men",
        "crows feet con forehead both",
    ],
)
def test_english_stays_english(text: str) -> None:
    assert not other_language(text)


@pytest.mark.parametrize(
    "text", ["do you speak korean", "Can I write in German?", "korean please", "does anyone speak french?"]
)
def test_a_wish_for_a_language_is_one(text: str) -> None:
    assert asks_language(text)


@pytest.mark.parametrize(
    "text", ["is korean botox cheaper", "do you use korean products for the forehead?", "speak to a person"]
)
def test_other_questions_are_none(text: str) -> None:
    assert not asks_language(text)
