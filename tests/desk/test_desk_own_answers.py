"""From draft to the clinic's own answer, and the sign-off of safety facts."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec
import pytest
from signing_in import PASSWORD, Person
from sqlalchemy.engine import Engine

from bot.consult.answers import Context, Question, answer
from bot.consult.wording import forbidden
from bot.conversation.own_answers import DraftError, OwnAnswers, checked
from bot.conversation.sign_offs import SignOffs, version_of
from bot.desk.app import Desk
from bot.guide.load import guide
from bot.guide.safety import safety
from bot.sentences import clinic, sentence, use_answers

Browser = Callable[..., Person]
SAID = "A cream numbs the skin first.\nIt takes a while."


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """No answer stays for other tests."""
    yield
    use_answers({})


async def enter(desk: Desk, browser: Browser, name: str, role: str) -> Person:
    somebody = browser()
    desk.accounts.add(name, role, PASSWORD, name.title())
    await somebody.sign_in(name)
    return somebody


def replies() -> list[str]:
    found = answer(Question("ask_pain", "does it hurt"), Context(), guide(), clinic()).replies
    return [sentence(each.response, **each.values) for each in found]


@pytest.mark.parametrize("role", ["desk", "admin"])
async def test_a_draft_is_given_only_after_a_doctors_approval(
    role: str, desk: Desk, browser: Browser, engine: Engine
) -> None:
    staff = await enter(desk, browser, "mina", role)
    assert "Keep as draft" in (await staff.get("/desk/drafts")).text
    assert (await staff.post("/desk/drafts", "/desk/drafts", subject="pain", text=SAID)).status_code == 303
    assert "Waiting for a doctor" in (await staff.get("/desk/drafts")).text
    assert "numbs" not in " ".join(replies())
    assert (await staff.post("/desk/drafts/1/approve")).status_code == 403

    doctor = await enter(desk, browser, "kim", "doctor")
    assert (await doctor.post("/desk/drafts/1/approve")).status_code == 303
    (said,) = replies()
    assert "numbs the skin" in said and "Kim" in said and "the clinic's own answer" in said
    assert (await doctor.post("/desk/drafts/1/approve")).status_code == 409

    assert (await doctor.post("/desk/drafts", "/desk/drafts", subject="pain", text="Little.")).status_code == 303
    assert (await doctor.post("/desk/drafts/2/approve")).status_code == 303
    assert "Little." in replies()[0]
    assert (await doctor.post("/desk/drafts/2/end")).status_code == 303
    assert replies() == [sentence("utter_not_covered_pain")]
    noted = [entry.what for entry in desk.audit.latest(20)]
    assert {"draft_written", "draft_approved", "draft_ended"} <= set(noted)


async def test_who_wrote_a_draft_may_drop_it_and_nothing_else(desk: Desk, browser: Browser) -> None:
    mina, hana = await enter(desk, browser, "mina", "desk"), await enter(desk, browser, "hana", "desk")
    for _ in range(2):
        await mina.post("/desk/drafts", "/desk/drafts", subject="pain", text=SAID)
    assert (await mina.get("/desk/drafts")).text.count(">Drop</button>") == 2
    assert ">Drop</button>" not in (await hana.get("/desk/drafts")).text
    assert (await hana.post("/desk/drafts/1/end")).status_code == 409
    assert (await mina.post("/desk/drafts/1/end")).status_code == 303
    doctor = await enter(desk, browser, "kim", "doctor")
    await doctor.post("/desk/drafts/2/approve")
    assert (await mina.post("/desk/drafts/2/end")).status_code == 409, "in use it is the doctor's"
    assert "numbs the skin" in replies()[0]


async def test_another_process_gives_it_too(desk: Desk, browser: Browser, engine: Engine) -> None:
    kim = desk.accounts.add("kim", "doctor", PASSWORD, "Dr Kim")
    here, elsewhere = OwnAnswers(engine), OwnAnswers(engine)
    here.approve(here.write("pain", SAID, kim.id), kim.id)
    use_answers({})
    elsewhere.load()
    assert "Dr Kim" in replies()[0]


async def test_markup_in_a_draft_stays_text(desk: Desk, browser: Browser) -> None:
    staff = await enter(desk, browser, "mina", "desk")
    await staff.post("/desk/drafts", "/desk/drafts", subject="pain", text="<img src=x onerror=alert(1)> {clinic_phone}")
    shown = (await staff.get("/desk/drafts")).text
    assert "<img src=x" not in shown and "&lt;img" in shown
    assert "{clinic_phone}" in shown


@pytest.mark.parametrize(
    ("subject", "text"),
    [("uncovered_other", "x"), ("nonsense", "x"), ("pain", "  \n "), ("pain", "x" * 401), ("pain", "a\u202eb"),
     ("pain", "It is painless."), ("pain", "the BEST clinic")],
)  # fmt: skip
def test_what_cannot_be_told_patients_is_refused(subject: str, text: str) -> None:
    with pytest.raises(DraftError):
        checked(subject, text)


def test_lines_are_kept_and_blanks_are_not() -> None:
    assert checked("pain", " a  b \r\n c ") == ("pain", "a b\nc")
    assert forbidden("We numb the skin.") is None


async def test_a_doctor_signs_a_fact_as_it_stands(desk: Desk, browser: Browser, engine: Engine) -> None:
    fact = SignOffs(engine, safety()).facts()[0]
    staff = await enter(desk, browser, "mina", "desk")
    assert "not yet reviewed" in (await staff.get("/desk/safety")).text
    assert (await staff.post("/desk/safety", fact=fact.name, version=fact.version)).status_code == 403
    doctor = await enter(desk, browser, "kim", "doctor")
    assert (await doctor.post("/desk/safety", fact=fact.name, version="0" * 12)).status_code == 409
    assert (await doctor.post("/desk/safety", fact=fact.name, version=fact.version)).status_code == 303
    assert "Reviewed by Kim" in (await staff.get("/desk/safety")).text
    assert SignOffs(engine, safety()).facts()[0].by == "Kim"

    first = safety().facts[0]
    other = msgspec.structs.replace(first, text=f"{first.text} And more.")
    assert version_of(other) != version_of(first)
    changed = msgspec.structs.replace(safety(), facts=(other, *safety().facts[1:]))
    assert SignOffs(engine, changed).facts()[0].by is None
