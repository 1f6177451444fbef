"""The live view: who waits for a person, and answering them."""

from __future__ import annotations

import datetime
import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from starlette.responses import RedirectResponse, Response

from bot.conversation.handover import ALARMS, Handover, State, Superseded
from bot.conversation.handover_words import answering, given_back
from bot.conversation.limits import MOST_CHARACTERS
from bot.conversation.store import now
from bot.desk.access import EVERYBODY, Refused, Visit
from bot.desk.audit import Deed

if TYPE_CHECKING:
    from bot.desk.app import Desk

LIVE: Final = "/desk/live"
ONE: Final = f"{LIVE}/{{number:int}}"
SITE: Final = "site"
# Who answers is seen by the page that asks for news every few seconds.
PRESENT_EVERY, IDLE_AFTER = datetime.timedelta(seconds=10), datetime.timedelta(seconds=45)


@dataclass(frozen=True)
class Row:
    """A hand-over as the list shows it."""

    handover: Handover
    minutes: int
    # Nobody has the conversation open who has taken it over.
    idle: bool
    # The patient wrote last.
    unanswered: bool
    # The site's chat, or a messaging app.
    channel: str

    @property
    def alarm(self) -> bool:
        """Whether it stands on top, loud."""
        return self.handover.urgent or self.handover.reason in ALARMS


def add_to(desk: Desk) -> None:
    """Add the pages."""
    desk.route(LIVE, show, roles=EVERYBODY)
    desk.route(f"{LIVE}/list", listed, roles=EVERYBODY, polled=True)
    desk.route(f"{LIVE}/count", counted, roles=EVERYBODY, polled=True)
    desk.route(ONE, look, roles=EVERYBODY)
    desk.route(f"{ONE}/news", news, roles=EVERYBODY, polled=True)
    desk.route(f"{ONE}/take", take, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{ONE}/say", say, roles=EVERYBODY, methods=["POST"])
    desk.route(f"{ONE}/back", give_back, roles=EVERYBODY, methods=["POST"])
    desk.entry("Live", LIVE, EVERYBODY, 10)


async def show(visit: Visit) -> Response:
    """Everybody who waits or is answered."""
    rows = await _rows(visit)
    return visit.page("live.html", rows=rows, seen=_seen(rows))


async def listed(visit: Visit) -> Response:
    """The list anew, if it has changed since the page has seen it."""
    rows = await _rows(visit)
    if visit.query.get("seen") == _seen(rows):
        return Response(status_code=204)
    return visit.page("live_list.html", rows=rows, seen=_seen(rows))


async def counted(visit: Visit) -> Response:
    """How many wait, for the navigation of every page, its title and a notification."""
    rows = await _rows(visit)
    need = [each for each in rows if each.handover.state is State.WAITING or (each.unanswered and _own(visit, each))]
    loud = [each for each in rows if each.alarm]
    news = max(
        [_moment(each.handover) for each in rows if each.handover.state is State.WAITING or each.alarm], default=0
    )
    return visit.page("live_count.html", waiting=len(need), alarms=len(loud), newest=news)


async def look(visit: Visit) -> Response:
    """One conversation; opening it is written into the audit log."""
    found = await _found(visit)
    await visit.note(Deed.CONVERSATION_SEEN, f"hand-over {found.number}", found.conversation)
    return await _talk(visit, found)


async def news(visit: Visit) -> Response:
    """What is new in a conversation that is open in a browser."""
    number, desk = _number(visit), visit.desk
    found = await desk.read(desk.handovers.find, number)
    if found is None:
        return visit.page("live_over.html")
    own = found.staff == visit.staff.id and found.state is State.ANSWERING
    if own and (found.present is None or now() - found.present > PRESENT_EVERY):
        await desk.write(desk.handovers.mark_present, number, visit.staff.id)
    after = visit.query.get("after", "0")
    known = int(after) if after.isdecimal() and len(after) < 18 else 0
    state = await _state(visit, found)
    lines = await desk.read(desk.read_conversation, number, known)
    if not lines and visit.query.get("seen") == state["seen"]:
        return Response(status_code=204)
    # What became of words that the page shows already.
    shown = [each for each in await desk.read(desk.read_conversation, number) if each.number <= known]
    last = lines[-1].number if lines else after
    return visit.page("live_news.html", lines=lines, shown=shown, last=last, **state)


async def take(visit: Visit) -> Response:
    """Take a conversation over; who comes second is told who has it."""
    desk, number = visit.desk, _number(visit)
    try:
        told = answering(visit.staff.shown)
        taken = await desk.write(desk.handovers.take, number, _version(visit), visit.staff.id, told)
    except Superseded as superseded:
        return await _superseded(visit, superseded)
    await visit.note(Deed.TAKEN_OVER, f"hand-over {number}", taken.conversation)
    return RedirectResponse(f"{LIVE}/{number}", status_code=303)


async def say(visit: Visit) -> Response:
    """Write to the patient."""
    desk, number, text = visit.desk, _number(visit), visit.form.get("text", "").strip()
    found = await _found(visit)
    if not text or len(text) > MOST_CHARACTERS:
        problem = f"An answer has 1 to {MOST_CHARACTERS:,} characters."
        return await _answer_form(visit, found, problem, 422)
    try:
        await desk.write(desk.handovers.say, number, visit.staff.id, text)
    except Superseded as superseded:
        return await _superseded(visit, superseded)
    await visit.note(Deed.ANSWERED, f"hand-over {number}", found.conversation)
    if "hx-request" not in visit.request.headers:
        return RedirectResponse(f"{LIVE}/{number}", status_code=303)
    answer = visit.page(
        "live_answer.html", handover=found, text="", problem="", replies=await desk.read(desk.replies.all)
    )
    # The page asks for what is new at once.
    answer.headers["hx-trigger"] = "said"
    return answer


async def give_back(visit: Visit) -> Response:
    """Give a conversation back to Maru, who says so and goes on; from then on nobody here may read it."""
    desk, found = visit.desk, await _found(visit)
    sentence = given_back(visit.staff.shown)
    try:
        await desk.write(desk.handovers.give_back, found.number, visit.staff.id, _version(visit), sentence)
    except Superseded as superseded:
        return await _superseded(visit, superseded)
    await visit.note(Deed.GIVEN_BACK, f"hand-over {found.number}", found.conversation)
    return RedirectResponse(LIVE, status_code=303)


async def _superseded(visit: Visit, superseded: Superseded) -> Response:
    """Somebody else was quicker: what there is now, with what was typed still there."""
    if superseded.now is None:
        raise Refused("This conversation is closed, or the patient has erased it.", 410)
    who = superseded.now.name if superseded.now.state is State.ANSWERING else ""
    problem = f"{who} has this conversation now; nothing was sent." if who else "This has changed; look at it again."
    if "hx-request" in visit.request.headers:
        return await _answer_form(visit, superseded.now, problem, 200)
    return await _talk(visit, superseded.now, problem, 409)


async def _answer_form(visit: Visit, found: Handover, problem: str, status: int) -> Response:
    if "hx-request" not in visit.request.headers:
        return await _talk(visit, found, problem, status)
    replies = await visit.desk.read(visit.desk.replies.all)
    # htmx shows only what is no error.
    return visit.page(
        "live_answer.html", handover=found, text=visit.form.get("text", ""), problem=problem, replies=replies
    )


async def _talk(visit: Visit, found: Handover, problem: str = "", status: int = 200) -> Response:
    desk = visit.desk
    lines = await desk.read(desk.read_conversation, found.number)
    return visit.page(
        "live_talk.html",
        status,
        lines=lines,
        last=lines[-1].number if lines else 0,
        problem=problem,
        text=visit.form.get("text", ""),
        replies=await desk.read(desk.replies.all),
        **await _state(visit, found),
    )


async def _state(visit: Visit, found: Handover) -> dict[str, Any]:
    desk = visit.desk
    reach = await desk.read(desk.reach, found.conversation)
    under_way = await desk.read(desk.under_way, found.number)
    return {
        "reach": reach,
        "handover": found,
        "own": found.state is State.ANSWERING and found.staff == visit.staff.id,
        "idle": _idle(found),
        "alarm": found.urgent or found.reason in ALARMS,
        "seen": _digest(_seen_one(found), reach, under_way),
    }


async def _rows(visit: Visit) -> list[Row]:
    desk, time = visit.desk, now()
    found, last = await desk.read(desk.handovers.all), await desk.read(desk.handovers.latest_words)
    through = await desk.read(desk.handovers.channels)
    return [
        Row(
            each,
            int((time - each.since).total_seconds() // 60),
            _idle(each),
            each.conversation in last,
            desk.channel_title(through.get(each.conversation, SITE)),
        )
        for each in found
    ]


async def _found(visit: Visit) -> Handover:
    found = await visit.desk.read(visit.desk.handovers.find, _number(visit))
    if found is None:
        raise Refused(
            "This conversation is closed, or the patient has erased it; nobody here may read it any more.", 410
        )
    return found


def _number(visit: Visit) -> int:
    number: int = visit.request.path_params["number"]
    if number > 2**31 - 1:
        raise Refused("There is no such conversation.", 404)
    return number


def _version(visit: Visit) -> int:
    given = visit.form.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else 0


def _own(visit: Visit, row: Row) -> bool:
    return row.handover.staff == visit.staff.id


def _idle(found: Handover) -> bool:
    return found.state is State.ANSWERING and (found.present is None or now() - found.present > IDLE_AFTER)


def _moment(found: Handover) -> int:
    return int((found.alarmed or found.since).replace(tzinfo=datetime.UTC).timestamp())


def _seen(rows: list[Row]) -> str:
    shown = [(_seen_one(row.handover), row.handover.number, row.minutes, row.unanswered) for row in rows]
    return _digest(shown)


def _seen_one(found: Handover) -> str:
    # Being seen is no news, being away is.
    return _digest(found.version, found.urgent, found.alarmed, found.name, _idle(found))


def _digest(*shown: object) -> str:
    return hashlib.sha256(repr(shown).encode()).hexdigest()[:16]
