"""Loading a clinic: from YAML to a checked `Clinic`, or an error that says what to change."""

import zoneinfo
from collections.abc import Collection
from pathlib import Path
from typing import Final

from bot.clinic.records import Clinic
from bot.guide.decode import FieldError, decode
from bot.guide.safety import Safety, safety
from bot.guide.source import display, read_yaml

DEMO: Final = Path(__file__).with_name("demo.yml")


class ClinicError(ValueError):
    """A clinic's file is wrong; one line says where, what, and what would have worked."""


def load_clinic(path: Path | None = None, subjects: Collection[str] | None = None) -> Clinic:
    """Reads and checks a clinic, the demo one by default. Raises ClinicError.

    With `subjects`, an answer to any other subject is an error, as no patient would ever see it. Emergency
    numbers are checked here, against the packaged safety facts: they must not be missing when needed.
    """
    path = path or DEMO
    try:
        clinic: Clinic = decode(read_yaml(path), Clinic)
        _check_zone(clinic)
        _check_prices(clinic)
        _check_sign_off(clinic)
        _check_subjects(clinic, subjects)
        _check_emergency(clinic, safety())
    except FieldError as error:
        raise ClinicError(f"{display(path)}: {error}") from None
    return clinic


def emergency_numbers(clinic: Clinic, safety: Safety) -> tuple[str, str | None]:
    """The emergency number and the crisis line for a clinic's patients, as they are dialled.

    The clinic's own come before its country's. The crisis line is None where neither knows one; ClinicError
    where there is no emergency number, which `load_clinic` rules out.
    """
    numbers = safety.numbers(clinic.country)
    emergency = clinic.emergency_number or (numbers and numbers.emergency)
    if not emergency:
        raise ClinicError(_no_number(clinic, safety))
    return emergency, clinic.crisis_line or (numbers.crisis if numbers else None)


def signed_off(clinic: Clinic, safety: Safety) -> bool:
    """Whether the clinic's doctor has signed off the safety facts as they now stand."""
    return clinic.reviewed_on is not None and clinic.reviewed_on >= safety.last_reviewed()


def _no_number(clinic: Clinic, safety: Safety) -> str:
    known = ", ".join(safety.countries())
    return f"{clinic.country!r} has no emergency number; write emergency_number, or use one of {known}"


def _check_emergency(clinic: Clinic, safety: Safety) -> None:
    if not clinic.emergency_number and safety.numbers(clinic.country) is None:
        raise FieldError("country", _no_number(clinic, safety))


def _check_zone(clinic: Clinic) -> None:
    if not _zone_exists(clinic.timezone) and _zone_exists("Asia/Seoul"):
        problem = f"{clinic.timezone!r} is not a time zone; write for example 'Asia/Seoul'"
        raise FieldError("timezone", problem)


def _zone_exists(name: str) -> bool:
    # Where a machine has no time zone data, not even a right name is found.
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _check_prices(clinic: Clinic) -> None:
    ranges = clinic.prices.ranges()
    currencies = sorted({price.unit for price in ranges.values()})
    if len(currencies) > 1:
        shown = ", ".join(f"{key} {price}" for key, price in ranges.items())
        raise FieldError("prices", f"{shown} are in {' and '.join(currencies)}; write all in one currency")


def _check_sign_off(clinic: Clinic) -> None:
    if clinic.reviewed_by and clinic.reviewed_on is None:
        problem = f"is missing beside reviewed_by {clinic.reviewed_by!r}; write both or neither"
        raise FieldError("reviewed_on", problem)
    if clinic.reviewed_on and clinic.reviewed_by is None:
        problem = f"is missing beside reviewed_on {clinic.reviewed_on}; write both or neither"
        raise FieldError("reviewed_by", problem)


def _check_subjects(clinic: Clinic, subjects: Collection[str] | None) -> None:
    for subject in clinic.answers:
        if subjects is not None and subject not in subjects:
            problem = f"{subject!r} is not a subject; known are {', '.join(sorted(subjects))}"
            raise FieldError(f"answers.{subject}", problem)
