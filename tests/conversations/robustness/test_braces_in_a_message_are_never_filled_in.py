from __future__ import annotations

import pytest

from bot.sentences import values


@pytest.mark.parametrize("name", ["clinic_phone", "glabella_baby", "clinic_hours", "question_text", "no_such_name"])
def test_on_the_list_they_stay_as_they_were_typed(talk, name):
    question = f"Does it hurt at {{{name}}}?"
    talk.says(question).says("yes")
    assert talk.questions == [question]
    assert question in talk.texts[-1]
    assert values().get(name, "no such value") not in talk.texts[-1]
    assert question in talk.says("Show my list").texts[0]


@pytest.mark.parametrize(
    "words", ["{", "}", "{}", "{{}}", "{0}", "{clinic_phone}", "%s %(name)s ${x}", "{'a': 1}", '{"text": "hi"}']
)
def test_alone_they_break_nothing(talk, words):
    assert all(talk.says(words).texts)
