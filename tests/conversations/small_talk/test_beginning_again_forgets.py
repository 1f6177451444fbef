from __future__ import annotations


def test_the_check_begins_with_consent_again(check):
    talk = check("goal").says("start over")
    assert talk.asked is None
    assert talk.kept == {}
    assert talk.says("Can you check whether it suits me?").asked == "health_consent"
