"""The consultation sheets that patients sent: by day of visit, to read, to print, to mark what was answered."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from starlette.responses import RedirectResponse, Response

from bot.consult.sheet import view
from bot.conversation.sheet_marks import SheetMarks
from bot.conversation.sheet_table import SentSheet, SheetRecords
from bot.desk.access import EVERYBODY, Refused, Visit
from bot.sentences import clinic, sentence

if TYPE_CHECKING:
    from bot.desk.app import Desk

SHEETS = "/desk/sheets"
_ID = re.compile(r"[\w-]{1,24}", re.ASCII)
OF_QUESTIONS = ("top", "rest")


@dataclass(frozen=True)
class SheetPages:
    """The handlers."""

    sheets: SheetRecords
    marks: SheetMarks

    def add_to(self, desk: Desk) -> None:
        """Add the pages."""
        desk.route(SHEETS, self.all, roles=EVERYBODY)
        desk.route(f"{SHEETS}/{{id}}", self.show, roles=EVERYBODY)
        desk.route(f"{SHEETS}/{{id}}/questions", self.mark, roles=EVERYBODY, methods=["POST"])
        desk.entry("Sheets", SHEETS, EVERYBODY, 30)

    async def all(self, visit: Visit) -> Response:
        """All sheets, today's and later first, then those without a day, then those of days past."""
        found = await visit.desk.read(self.sheets.all)
        today = datetime.datetime.now(ZoneInfo(clinic().timezone)).date()
        groups = {
            "coming": [each for each in found if each.copy.day and each.copy.day >= today],
            "open": [each for each in found if not each.copy.day],
            "past": [each for each in found if each.copy.day and each.copy.day < today],
        }
        return visit.page("sheets.html", groups=groups, today=today)

    async def show(self, visit: Visit) -> Response:
        """One sheet."""
        sent = await self._sent(visit)
        await visit.note("sheet_read", sent.id, sent.conversation)
        data, agreed = sent.copy.data, sent.copy.agreed
        assert agreed is not None, "only what was agreed to is in the table"
        day = agreed.replace(tzinfo=datetime.UTC).astimezone(ZoneInfo(clinic().timezone)).date()
        laid_out = view(data["found"], data["goals"], clinic(), day, data["whose"], sentence, data["half_checked"])
        parts = [part for part in laid_out.parts if part.code not in OF_QUESTIONS]
        questions = data["found"].get("questions", [])
        return visit.page("sheet.html", sent=sent, sheet=laid_out, parts=parts, questions=questions)

    async def mark(self, visit: Visit) -> Response:
        """Note that a question was answered, or was not after all."""
        sent, question = await self._sent(visit), visit.form.get("question", "")
        if not any(each["id"] == question for each in sent.copy.data["found"].get("questions", ())):
            raise Refused("This question is not on the sheet; load it again.", 404)
        done = visit.form.get("done", "") == "yes"
        await self.marks.set(sent, question, done)
        await visit.note("question_answered" if done else "question_open", sent.id, sent.conversation)
        return RedirectResponse(f"{SHEETS}/{sent.id}", status_code=303)

    async def _sent(self, visit: Visit) -> SentSheet:
        id = visit.request.path_params["id"]
        found = await visit.desk.read(self.sheets.find, id) if _ID.fullmatch(id) else None
        if found is None:
            raise Refused("There is no such sheet (any more); the patient may have taken it back.", 404)
        return found
