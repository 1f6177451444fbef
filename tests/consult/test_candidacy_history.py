"""An allergic reaction of the past is history; whatever could be there now stays an alarm."""

from __future__ import annotations

import pytest

from bot.consult.candidacy_history import past_reaction
from bot.consult.triage import Level, Verdict, triage

PAST = [
    "I had an allergic reaction to Dysport",
    "I have had an allergic reaction to botulinum toxin before",
    "I've had a severe allergic reaction to Botox in the past",
    "I had an allergic reaction to Dysport last summer",
]
PERHAPS_NOW = [
    "I'm having an allergic reaction to Dysport",
    "I have got an allergic reaction to Dysport",
    "I had an allergic reaction to Dysport yesterday",
    "I had an allergic reaction to Dysport this morning",
    "I had an allergic reaction to Dysport 3 days ago",
    "I had an allergic reaction to Dysport and it is still there",
    "I had an allergic reaction to Dysport last time",
    "I just had an allergic reaction to Dysport",
    "I had an allergic reaction to Dysport, what should I do",
    "I had an allergic reaction to Dysport and I feel sick",
    "I had an allergic reaction to Dysport and my lips are swelling",
    "I had an allergic reaction to Dysport, my throat closed up",
    "I had an allergic reaction to Dysport and my eyelid droops",
    "had a bad allergic reaction after my botox 3 days ago",
]


@pytest.mark.parametrize("text", PAST)
def test_told_as_past(text: str) -> None:
    assert past_reaction(text, triage(text))


@pytest.mark.parametrize("text", PERHAPS_NOW)
def test_what_may_be_there_now_stays_an_alarm(text: str) -> None:
    verdict = triage(text)
    assert verdict.level is not Level.NONE
    assert not past_reaction(text, verdict)


@pytest.mark.parametrize("text", PAST)
@pytest.mark.parametrize("beside", ["trouble_breathing", "swelling", "reported_urgent", "eyelid_droop"])
def test_another_finding_beside_it_keeps_the_alarm(text: str, beside: str) -> None:
    assert not past_reaction(text, Verdict(Level.CALL_CLINIC, ("allergic_reaction", beside)))


@pytest.mark.parametrize("text", PAST)
@pytest.mark.parametrize(
    "more",
    [
        "my lips are swelling now",
        "I can't breathe",
        "it is spreading",
        "it happened today",
        "help",
        "my face is red",
        "is that normal?",
    ],
)
def test_one_word_of_the_present_keeps_the_alarm(text: str, more: str) -> None:
    both = f"{text}, {more}"
    assert triage(both).level is not Level.NONE
    assert not past_reaction(both, triage(both))


@pytest.mark.parametrize("text", PAST)
def test_an_emergency_is_never_history(text: str) -> None:
    assert not past_reaction(text, Verdict(Level.URGENT_NOW, ("allergic_reaction",)))
