"""The live view over HTTP: waiting, taking over, answering, giving back."""

from __future__ import annotations

import datetime
import re

import pytest
from answering import Browser, at_desk, number_of, patient, take
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import ActiveLoop
from signing_in import PASSWORD
from sqlalchemy.engine import Engine

from bot.conversation.handover import Reason, State, begin
from bot.conversation.store import Change, Records, Said, conversation_of, now
from bot.conversation.tables_delivery import addresses
from bot.conversation.tables_handover import handovers as table
from bot.conversation.trackers import Trackers
from bot.desk.app import Desk


@pytest.fixture(autouse=True)
def people(desk: Desk) -> None:
    for name in ("jiwoo", "mina"):
        desk.accounts.add(name, "desk", PASSWORD)


@pytest.fixture
def records(engine: Engine) -> Records:
    return Records(engine)


async def test_alarms_stand_on_top_and_loud(desk: Desk, records: Records, browser: Browser) -> None:
    asked = number_of(desk, patient(records))
    symptom = number_of(desk, patient(records, "my eyelid droops", Reason.SYMPTOM))
    urgent = number_of(desk, patient(records, "i can't swallow", Reason.SYMPTOM, urgent=True))
    page = (await (await at_desk(browser)).get("/desk/live")).text
    assert [int(each) for each in re.findall(r'href="/desk/live/(\d+)"', page)] == [urgent, symptom, asked]
    assert [each.split()[1:] for each in re.findall(r'<li class="([^"]+)">', page)] == [
        ["alarm", "urgent"],
        ["alarm"],
        [],
    ]
    assert "swallow" not in page, "words are read where reading is written down"


async def test_a_row_says_which_conversation_and_through_what(
    desk: Desk, records: Records, browser: Browser, engine: Engine
) -> None:
    on_site, in_app = patient(records), patient(records)
    with engine.begin() as connection:
        connection.execute(addresses.insert().values(conversation=in_app, channel="telegram", at=now(), sealed=""))
    jiwoo = await at_desk(browser)
    page = (await jiwoo.get("/desk/live")).text
    assert f"site, reference <code>{on_site[:8]}</code>" in page
    assert f"telegram, reference <code>{in_app[:8]}</code>" in page
    assert on_site[:8] in (await jiwoo.get(f"/desk/live/{number_of(desk, on_site)}")).text


@pytest.mark.parametrize(
    ("form", "private"),
    [("candidacy_form", True), ("sheet_form", False), ("list_form", False), ("quote_form", False)],
)
@pytest.mark.parametrize("ends", [False, True])
async def test_the_check_alone_is_kept_from_the_desk(form: str, private: bool, ends: bool, domain: Domain) -> None:
    trackers = Trackers(domain=domain)
    tracker = trackers.init_tracker("somebody")
    if ends:
        tracker.form = form
    else:
        tracker.update(ActiveLoop(form), domain)
    await trackers.save(tracker)
    change = trackers.take("somebody")
    assert change is not None
    assert (change.private, change.in_form) == (private, True)


async def test_the_list_is_sent_again_only_when_it_has_changed(desk: Desk, records: Records, browser: Browser) -> None:
    jiwoo = await at_desk(browser)
    seen = re.search(r"list\?seen=(\w+)", (await jiwoo.get("/desk/live")).text)
    assert seen
    assert (await jiwoo.get(f"/desk/live/list?seen={seen[1]}")).status_code == 204
    patient(records)
    got = await jiwoo.get(f"/desk/live/list?seen={seen[1]}")
    assert got.status_code == 200 and "Asks for a person" in got.text
    assert 'data-waiting="1" data-alarms="0"' in (await jiwoo.get("/desk/live/count")).text


async def test_a_conversation_is_read_answered_and_given_back(desk: Desk, records: Records, browser: Browser) -> None:
    here, jiwoo = patient(records), await at_desk(browser)
    number = number_of(desk, here)
    page = (await jiwoo.get(f"/desk/live/{number}")).text
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; can I talk" in page and "<img" not in page
    assert 'name="text"' not in page, "no answer before it is taken over"
    assert await take(jiwoo, number) == 303
    assert 'name="text"' in (await jiwoo.get(f"/desk/live/{number}")).text
    text = "<script>alert(2)</script>\nHello"
    assert (await jiwoo.post(f"/desk/live/{number}/say", text=text)).status_code == 303
    page = (await jiwoo.get(f"/desk/live/{number}")).text
    assert "&lt;script&gt;alert(2)" in page and "<script>alert" not in page
    assert [each["from"] for each in records.history(here)] == ["patient", "maru", "staff"]
    assert (await jiwoo.post(f"/desk/live/{number}/back", version="2")).status_code == 303
    assert desk.handovers.of(here) is None
    assert "Maru again" in records.history(here)[-1]["text"]


async def test_closed_it_is_read_no_more(desk: Desk, records: Records, browser: Browser) -> None:
    here, jiwoo = patient(records), await at_desk(browser)
    number = number_of(desk, here)
    await take(jiwoo, number)
    await jiwoo.post(f"/desk/live/{number}/back", version="2")
    for got in (
        await jiwoo.get(f"/desk/live/{number}"),
        await jiwoo.post(f"/desk/live/{number}/say", text="late"),
        await jiwoo.post(f"/desk/live/{number}/take", version="3"),
    ):
        assert got.status_code == 410
        assert "alert(1)" not in got.text
    news = (await jiwoo.get(f"/desk/live/{number}/news?after=0")).text
    assert "nobody here may read" in news and "alert(1)" not in news and "hx-get" not in news
    assert '<div id="writing" hx-swap-oob="innerHTML"></div>' in news, "nothing is left to write into"


async def test_who_never_asked_for_a_person_is_not_seen(records: Records, desk: Desk, browser: Browser) -> None:
    here, jiwoo = conversation_of(records.open()), await at_desk(browser)
    records.add(here, Said("my secret", [{"text": "I see."}]))
    assert "Nobody waits" in (await jiwoo.get("/desk/live")).text
    for number in (0, 1, 2**40):
        assert (await jiwoo.get(f"/desk/live/{number}")).status_code in (404, 410)


async def test_the_second_is_told_who_has_it(desk: Desk, records: Records, browser: Browser) -> None:
    number = number_of(desk, patient(records))
    jiwoo, mina = await at_desk(browser), await at_desk(browser, "mina")
    assert await take(jiwoo, number) == 303
    late = await mina.post(f"/desk/live/{number}/take", version="1")
    assert late.status_code == 409
    assert "Jiwoo has this conversation now" in late.text
    assert "Take over from Jiwoo" in late.text
    said = await mina.post(f"/desk/live/{number}/say", text="I would have said this")
    assert said.status_code == 409 and "I would have said this" in said.text

    assert await take(mina, number, 2) == 303, "knowingly"
    by_htmx = {"hx-request": "true"}
    token = re.search(r'name="csrf" value="(\w+)"', (await jiwoo.get("/desk/account")).text)
    assert token
    fields = {"csrf": token[1], "text": "what I was typing"}
    lost = await jiwoo.client.post(f"/desk/live/{number}/say", data=fields, headers=by_htmx)
    assert lost.status_code == 200
    assert "Mina has this conversation now" in lost.text and "what I was typing" in lost.text
    assert "hx-trigger" not in lost.headers
    assert (await jiwoo.post(f"/desk/live/{number}/back", version="3")).status_code == 409
    assert desk.handovers.find(number).state is State.ANSWERING  # type: ignore[union-attr]


async def test_whoever_has_gone_away_is_shown_idle(
    desk: Desk, records: Records, browser: Browser, engine: Engine
) -> None:
    here = patient(records)
    number = number_of(desk, here)
    jiwoo, mina = await at_desk(browser), await at_desk(browser, "mina")
    await take(jiwoo, number)
    assert "for a while" not in (await mina.get("/desk/live")).text
    with engine.begin() as connection:
        connection.execute(table.update().values(present=now() - datetime.timedelta(minutes=5)))
    assert "for a while" in (await mina.get("/desk/live")).text
    await mina.get(f"/desk/live/{number}/news?after=0")
    assert "for a while" in (await mina.get("/desk/live")).text, "a colleague who looks is not the one who answers"
    await jiwoo.get(f"/desk/live/{number}/news?after=0")
    assert "for a while" not in (await mina.get("/desk/live")).text


async def test_only_what_is_new_is_sent(desk: Desk, records: Records, browser: Browser) -> None:
    here, jiwoo = patient(records), await at_desk(browser)
    number = number_of(desk, here)
    await take(jiwoo, number)
    page = (await jiwoo.get(f"/desk/live/{number}")).text
    news = re.search(r'hx-get="([^"]+/news[^"]+)"', page)
    assert news
    address = news[1].replace("&amp;", "&")
    assert (await jiwoo.get(address)).status_code == 204
    records.add(here, Said("and one thing more", []))
    got = (await jiwoo.get(address)).text
    assert got.count("<li") == 1 and "and one thing more" in got
    for after in ("-1", "x", "9" * 30, ""):
        assert (await jiwoo.get(f"/desk/live/{number}/news?after={after}")).status_code == 200


async def test_answers_of_the_check_are_not_shown_but_an_alarm_in_it_is(
    desk: Desk, records: Records, browser: Browser
) -> None:
    here, jiwoo = conversation_of(records.open()), await at_desk(browser)
    records.add(here, Said("I am pregnant", [{"text": "And your age?"}]), Change(private=True))
    alarm = Said("my tongue swells", [{"text": "Call now.", "topics": ["urgent_now"]}])
    records.add(here, Said(alarm.words, alarm.bubbles, beside=lambda connection: begin(connection, here, Reason.SYMPTOM, True)), Change(private=True))  # fmt: skip
    page = (await jiwoo.get(f"/desk/live/{number_of(desk, here)}")).text
    assert "pregnant" not in page and "your age" not in page
    assert "my tongue swells" in page and "Call now." in page
    assert page.count("the patient’s and Maru’s alone") == 2


async def test_the_audit_log_has_no_words(desk: Desk, records: Records, browser: Browser) -> None:
    here, jiwoo = patient(records), await at_desk(browser)
    number = number_of(desk, here)
    await jiwoo.get(f"/desk/live/{number}")
    await take(jiwoo, number)
    await jiwoo.post(f"/desk/live/{number}/say", text="Hello there")
    await jiwoo.post(f"/desk/live/{number}/back", version="2")
    log = [each for each in reversed(desk.audit.latest(20)) if each.conversation]
    assert [each.what for each in log] == ["conversation_seen", "taken_over", "answered", "given_back"]
    assert {(each.who, each.conversation) for each in log} == {("jiwoo", here)}
    assert "Hello" not in repr(log) and "alert" not in repr(log)
    records.erase(here)
    assert not [each for each in desk.audit.latest(20) if each.conversation]


@pytest.mark.parametrize("text", ["", "   \n ", "x" * 2_001])
async def test_an_answer_has_a_limit(text: str, desk: Desk, records: Records, browser: Browser) -> None:
    here, jiwoo = patient(records), await at_desk(browser)
    number = number_of(desk, here)
    await take(jiwoo, number)
    got = await jiwoo.post(f"/desk/live/{number}/say", text=text)
    assert got.status_code == 422 and "1 to 2,000 characters" in got.text
    assert text.strip() in got.text, "what was typed is still there"
    assert len(records.history(here)) == 2


async def test_replies_are_kept(desk: Desk, records: Records, browser: Browser) -> None:
    jiwoo = await at_desk(browser)
    text = 'Good morning "friend" <b>'
    assert (await jiwoo.post("/desk/replies", title="Greeting", text=text)).status_code == 303
    for fields in (
        {"title": "Greeting", "text": "again"},
        {"title": "", "text": "x"},
        {"title": "x", "text": "x" * 1_001},
    ):
        assert (await jiwoo.post("/desk/replies", **fields)).status_code == 422
    number = number_of(desk, patient(records))
    await take(jiwoo, number)
    assert 'data-text="Good morning &#34;friend&#34; &lt;b&gt;"' in (await jiwoo.get(f"/desk/live/{number}")).text
    (reply,) = desk.replies.all()
    await jiwoo.post(f"/desk/replies/{reply.number}/drop")
    assert desk.replies.all() == []
