"""Answers where the guide is silent, from draft to sign-off; and the sign-off of the safety facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response

from bot.clinic.records import LONGEST_ANSWER
from bot.conversation.own_answers import SUBJECTS, DraftError, OwnAnswers
from bot.conversation.sign_offs import SignOffs
from bot.desk.access import EVERYBODY, Refused, Visit
from bot.desk.answer_index import cards
from bot.desk.numbers import number_in

if TYPE_CHECKING:
    from bot.desk.app import Desk

DRAFTS, SAFETY = "/desk/drafts", "/desk/safety"
DOCTORS = ("doctor",)


def titles() -> dict[str, str]:
    """The subjects that may be answered, as the desk reads them."""
    return {name: cards()[f"ask_{name}"].title for name in SUBJECTS}


@dataclass(frozen=True)
class DraftPages:
    """The handlers."""

    answers: OwnAnswers
    signed: SignOffs

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(DRAFTS, self.all, roles=EVERYBODY)
        desk.route(DRAFTS, self.write, roles=EVERYBODY, methods=["POST"])
        desk.route(f"{DRAFTS}/{{number:int}}/approve", self.approve, roles=DOCTORS, methods=["POST"])
        desk.route(f"{DRAFTS}/{{number:int}}/end", self.end, roles=EVERYBODY, methods=["POST"])
        desk.route(SAFETY, self.safety, roles=EVERYBODY)
        desk.route(SAFETY, self.sign, roles=DOCTORS, methods=["POST"])
        desk.entry("Own answers", DRAFTS, EVERYBODY, 50)
        desk.entry("Safety facts", SAFETY, EVERYBODY, 60)

    async def all(self, visit: Visit) -> Response:
        """Drafts, answers in use, and earlier ones."""
        return await self._all(visit)

    async def write(self, visit: Visit) -> Response:
        """Keep a draft."""
        try:
            call = self.answers.write
            number = await visit.desk.write(
                call, visit.form.get("subject", ""), visit.form.get("text", ""), visit.staff.id
            )
        except DraftError as error:
            return await self._all(visit, str(error), 422)
        await visit.note("draft_written", str(number))
        return RedirectResponse(DRAFTS, status_code=303)

    async def approve(self, visit: Visit) -> Response:
        """Let the chat give it from now on."""
        number = number_in(visit)
        try:
            made = await visit.desk.write(self.answers.approve, number, visit.staff.id)
        except DraftError as error:
            return await self._all(visit, str(error), 409)
        await visit.note("draft_approved", f"{made.number} {made.subject}")
        return RedirectResponse(DRAFTS, status_code=303)

    async def end(self, visit: Visit) -> Response:
        """Drop a draft, or take an answer out of use; who is no doctor may drop a draft of their own."""
        number, author = number_in(visit), None if visit.staff.role in DOCTORS else visit.staff.id
        if not await visit.desk.write(self.answers.end, number, author):
            problem = "A doctor ends what others wrote or what is in use; or it has ended already."
            return await self._all(visit, problem, 409)
        await visit.note("draft_ended", str(number))
        return RedirectResponse(DRAFTS, status_code=303)

    async def safety(self, visit: Visit) -> Response:
        """The safety facts beside the guide, each with who reviewed it."""
        facts = await visit.desk.read(self.signed.facts)
        return visit.page("safety.html", facts=facts, may_sign=visit.staff.role in DOCTORS)

    async def sign(self, visit: Visit) -> Response:
        """Note that the doctor reviewed a fact as it stands."""
        name, version = visit.form.get("fact", "")[:64], visit.form.get("version", "")[:12]
        if not await visit.desk.write(self.signed.sign, name, version, visit.staff.id):
            raise Refused("This fact has changed since the page was loaded; read it again.", 409)
        await visit.note("fact_signed", f"{name} {version}")
        return RedirectResponse(SAFETY, status_code=303)

    async def _all(self, visit: Visit, problem: str = "", status: int = 200) -> Response:
        found = await visit.desk.read(self.answers.all)
        parts = {
            "waiting": [each for each in found if not each.approved and not each.ended],
            "in_use": [each for each in found if each.approved and not each.ended],
            "earlier": [each for each in found if each.ended],
        }
        asked = visit.form.get("subject") or visit.query.get("subject", "")
        return visit.page(
            "drafts.html",
            status,
            parts=parts,
            titles=titles(),
            problem=problem,
            subject=asked if asked in SUBJECTS else "",
            text=visit.form.get("text", ""),
            most=LONGEST_ANSWER,
            may_approve=visit.staff.role in DOCTORS,
        )
