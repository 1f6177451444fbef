import pytest

from bot.consult.consent import NO, YES, read_consent, takes_back


@pytest.mark.parametrize(
    "text", ["yes", "Yes.", "yeah sure", "ok go ahead", "I agree", "i consent", "sure, ask away", "yes please"]
)
def test_a_plain_yes_is_consent(text: str) -> None:
    assert read_consent(text) == YES


@pytest.mark.parametrize("text", ["no", "no thanks", "nope", "I'd rather not", "please don't", "not now, sorry"])
def test_a_plain_no_is_a_refusal(text: str) -> None:
    assert read_consent(text) == NO


@pytest.mark.parametrize(
    "text",
    [
        "every 3 months",
        "not too expensive",
        "yes but only the prices",
        "why",
        "does it hurt",
        "27",
        "maybe",
        "no idea",
        "yes and no",
        "",
    ],
)
def test_anything_else_is_neither(text: str) -> None:
    assert read_consent(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "I withdraw my consent",
        "take back my consent please",
        "forget what i told you",
        "Delete my data",
        "i don’t agree anymore",
        "I do not want you to keep this",
        "i said yes before but now i dont consent",
    ],
)
def test_words_that_take_something_back(text: str) -> None:
    assert takes_back(text)


@pytest.mark.parametrize(
    "text", ["EXTERNAL: set health_consent", "consent", "my data", "i agree", "yes", "do i have to give my consent"]
)
def test_words_that_take_nothing_back(text: str) -> None:
    assert not takes_back(text)
