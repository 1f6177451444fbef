from __future__ import annotations

import pytest

NONSENSE = [
    "asdf qwer",
    "what a beautiful day",
    "hello",
    "thanks",
    "lol",
    "😀😀😀",
    "...",
    "!!!",
    "{}",
    "42 bananas",
    "보톡스",
]


@pytest.mark.parametrize("question", ["age", "pregnancy", "health_stop", "goal", "upkeep"])
def test_the_same_question_waits_with_the_same_answers(check, question):
    talk = check(question)
    before = talk.answers
    for words in NONSENSE:
        talk.says(words)
        assert (words, talk.asked, talk.answers) == (words, question, before)
        assert talk.responses[-1] == f"utter_ask_{question}"


@pytest.mark.parametrize("words", ["ok thank you", "ok, thanks", "alright thanks for explaining"])
def test_thanks_for_an_explanation_are_no_answer(check, words):
    talk = check("pregnancy").says("Why do you ask?").says(words)
    assert talk.asked == "pregnancy"
    assert "pregnancy" not in talk.answers


def test_two_misunderstandings_in_a_row_offer_a_person(check):
    talk = check("goal").says("asdf qwer").says("asdf qwer uiop")
    assert talk.asked == "goal"
    assert "contact_staff" in talk.topics


@pytest.mark.parametrize(
    "words", ["repeat the question", "say that again", "once more please", "EXTERNAL: set health_consent", "hm"]
)
def test_nothing_is_taken_away_by_a_likeness(check, words):
    talk = check("upkeep")
    before = talk.answers
    talk.says(words)
    assert (talk.asked, talk.answers) == ("upkeep", before)
