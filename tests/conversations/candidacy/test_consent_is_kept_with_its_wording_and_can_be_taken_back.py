from __future__ import annotations

import datetime

import pytest

from bot.consult.consent import wording_version
from bot.sentences import sentence


def test_version_and_time_are_kept(talk):
    talk.says("Can you check whether it suits me?").chooses("yes")
    record = talk.slots["health_consent_record"]
    assert record["version"] == wording_version(sentence("utter_ask_health_consent"))
    given = datetime.datetime.fromisoformat(record["at"])
    assert abs(datetime.datetime.now(datetime.UTC) - given) < datetime.timedelta(minutes=5)


def test_nothing_is_kept_of_a_no(talk):
    talk.says("Can you check whether it suits me?").chooses("no")
    assert talk.kept == {}


@pytest.mark.parametrize("words", ["I take back my consent", "forget my answers of the check"])
@pytest.mark.parametrize("until", ["goal", None])
def test_taken_back_it_takes_the_answers_with_it(check, words, until):
    talk = check(until, pregnancy="not_sure").says(words)
    assert talk.answers == {}
    assert talk.asked is None
    assert talk.questions == []
    assert "health_consent" not in talk.slots
    assert "health_consent_record" not in talk.slots


def test_it_is_asked_for_again_afterwards(check):
    talk = check("goal").says("I take back my consent").says("Can you check whether it suits me?")
    assert talk.asked == "health_consent"
