"""Consent is to a wording, at a time."""

from __future__ import annotations

import datetime

import pytest

from bot.consult.consent import consent_record, holds, wording_version

ASKED = "Some questions are about your health. May I ask?"
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))


def test_the_record_holds_version_and_time_in_utc() -> None:
    assert consent_record(ASKED, NOON) == {"version": wording_version(ASKED), "at": "2026-11-22T03:00:00+00:00"}


def test_it_holds_for_this_wording_alone() -> None:
    record = consent_record(ASKED, NOON)
    assert holds(record, ASKED)
    assert holds(record, f" {ASKED}\n")
    assert not holds(record, ASKED.replace("Some", "All"))
    assert not holds(None, ASKED)


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        consent_record(ASKED, datetime.datetime(2026, 11, 22))
