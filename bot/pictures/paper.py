"""The consultation sheet as a PDF: one page of A4 where it fits, further pages where a patient wrote more."""

from __future__ import annotations

import datetime
from typing import Final

from fpdf import FPDF
from fpdf.enums import Align, WrapMode

from bot.consult.sheet import Entry, Part, Sheet
from bot.pictures.colours import ACCENT, INK, RULE, SOFT_INK, TINT, rgb
from bot.pictures.fonts import FAMILIES, MAIN, drawable, families_for, font_file, runs_right_to_left

# Millimetres.
MARGIN, TOP, FOOT = 18.0, 15.0, 22.0
WIDTH = 210.0 - 2 * MARGIN
INDENT, DASH = 9.0, 5.0
FEWEST_NOTES, LINE_OF_NOTES = 24.0, 8.0
# More characters than this fit on no page, so that no other size needs to be tried.
MOST_ON_A_PAGE: Final = 5_000
# Smaller than the last, and nobody can read it at arm's length.
SCALES: Final = (1.0, 0.93, 0.86)
NUMBERED: Final = ("top", "rest")


def as_pdf(sheet: Sheet, made: datetime.datetime) -> bytes:
    """The sheet as a file to print; `made` is the time that the file says it was made."""
    if len(_all_text(sheet)) <= MOST_ON_A_PAGE:
        for scale in SCALES:
            paper = _Paper(sheet, scale, made)
            if paper.pages_count == 1:
                return bytes(paper.output())
    # More than a page however small: then in a size that is good to read.
    return bytes(_Paper(sheet, SCALES[1], made).output())


def _all_text(sheet: Sheet) -> str:
    told = [text for part in sheet.parts for entry in part.entries for text in (entry.text, entry.note)]
    return " ".join([sheet.title, sheet.clinic, *sheet.contact, *told])


class _Paper(FPDF):
    """Draws one sheet."""

    def __init__(self, sheet: Sheet, scale: float, made: datetime.datetime) -> None:
        super().__init__(format="A4", unit="mm")
        self.sheet, self.scale = sheet, scale
        self.set_margins(MARGIN, TOP)
        self.c_margin = 0
        self.set_auto_page_break(True, FOOT)
        self.set_creation_date(made)
        self.set_title(drawable(sheet.title))
        self.set_author(drawable(sheet.clinic))
        self.set_lang("en")
        self._load_fonts(drawable(_all_text(sheet)))
        self.add_page()
        self._head()
        self._number = 0
        for part in sheet.parts:
            self._top(part) if part.code == "top" else self._part(part)
        if sheet.empty:
            self.ln(4)
            self._say(sheet.empty, 11)
        self._notes()

    def _load_fonts(self, text: str) -> None:
        beside = families_for(text)
        for family in (MAIN, *beside):
            for style in ("", "B"):
                self.add_font(family, style, font_file(family, bold=bool(style)))
        self.set_fallback_fonts([family for family in FAMILIES if family in beside], exact_match=False)
        self.set_text_shaping(True)

    def _say(self, text: str, size: float, colour: str = INK, bold: bool = False, left: float = 0.0) -> None:
        """A paragraph from `left` to the right margin, in the direction that its script is written."""
        self.set_font(MAIN, "B" if bold else "", size * self.scale)
        self.set_text_color(*rgb(colour))
        self.set_x(MARGIN + left)
        shown = drawable(text) or " "
        align = Align.R if runs_right_to_left(shown) else Align.L
        height = size * self.scale * 0.3528 * 1.36
        self.multi_cell(WIDTH - left, height, shown, align=align, new_x="LMARGIN", new_y="NEXT", wrapmode=WrapMode.WORD)

    def _head(self) -> None:
        self._say(self.sheet.clinic, 11, ACCENT, bold=True)
        self._say("  ·  ".join(self.sheet.contact), 8.5, SOFT_INK)
        self.ln(2 * self.scale)
        self.set_draw_color(*rgb(ACCENT))
        self.set_line_width(0.5)
        self.line(MARGIN, self.get_y(), MARGIN + WIDTH, self.get_y())
        self.ln(4.5 * self.scale)
        self._say(self.sheet.title, 19, INK, bold=True)
        self._say(self.sheet.prepared, 9, SOFT_INK)
        self.ln(1.5 * self.scale)

    def _title(self, text: str) -> None:
        if self.get_y() > self.h - FOOT - 24:
            self.add_page()
        self.ln(3.2 * self.scale)
        self._say(text, 11.5, ACCENT, bold=True)
        self.ln(0.9 * self.scale)

    def _top(self, part: Part) -> None:
        """The questions to ask first stand in a panel of their own."""
        height = self._height_of(part)
        self.ln(3.5 * self.scale)
        panel = self.get_y() + height + 7 * self.scale < self.h - FOOT
        if panel:
            self.set_fill_color(*rgb(TINT))
            self.rect(MARGIN - 4, self.get_y(), WIDTH + 8, height + 6 * self.scale, "F", True, 2.5)
        self.ln(2.5 * self.scale)
        self._say(part.title, 12.5, ACCENT, bold=True)
        self.ln(1.4 * self.scale)
        for entry in part.entries:
            self._entry(entry, part.code, 11.5)
        self.ln(2.5 * self.scale)

    def _height_of(self, part: Part) -> float:
        with self.offset_rendering() as trial:
            begin, page = trial.get_y(), trial.page
            trial._number = 0
            trial._say(part.title, 12.5, bold=True)
            trial.ln(1.4 * self.scale)
            for entry in part.entries:
                trial._entry(entry, part.code, 11.5)
            broken, height = trial.page != page, trial.get_y() - begin
        self._number = 0
        return self.h if broken else height

    def _part(self, part: Part) -> None:
        self._title(part.title)
        if part.code == "dates":
            self._say("   ·   ".join(entry.text for entry in part.entries), 10)
            return
        for entry in part.entries:
            self._entry(entry, part.code, 10)

    def _entry(self, entry: Entry, code: str, size: float) -> None:
        """A question with its number, anything else with a dash; where it comes from follows in a softer tone."""
        if self.get_y() > self.h - FOOT - 8:
            self.add_page()
        at = self.get_y()
        if code in NUMBERED:
            self._number += 1
            self._say(f"{self._number}.", size, ACCENT, bold=True)
        else:
            self._say("–", size, ACCENT)
        self.set_y(at)
        left = INDENT if code in NUMBERED else DASH
        if entry.note:
            self._with_note(entry, size, left)
        else:
            self._say(entry.text, size, SOFT_INK if entry.done else INK, left=left)
        if entry.done:
            self._say(self.sheet.asked, 8, SOFT_INK, left=left)
        self.ln((1.5 if code == "top" else 0.9) * self.scale)

    def _with_note(self, entry: Entry, size: float, left: float) -> None:
        """A text of Maru's own, followed in the same line by where it comes from."""
        self.set_left_margin(MARGIN + left)
        height = size * self.scale * 0.3528 * 1.36
        self.set_x(MARGIN + left)
        for text, points, colour in ((f"{entry.text}  ", size, INK), (entry.note, size - 1.5, SOFT_INK)):
            self.set_font(MAIN, "", points * self.scale)
            self.set_text_color(*rgb(colour))
            self.write(height, drawable(text))
        self.set_left_margin(MARGIN)
        self.ln(height)

    def _notes(self) -> None:
        """Ruled lines as far as the page has room; too little room is a page of their own only on a long sheet."""
        room = self.h - FOOT - self.get_y() - 12 * self.scale
        if room < FEWEST_NOTES:
            self.add_page()
        self._title(self.sheet.notes)
        self.set_draw_color(*rgb(RULE))
        self.set_line_width(0.25)
        line = self.get_y() + LINE_OF_NOTES - 2
        while line < self.h - FOOT:
            self.line(MARGIN, line, MARGIN + WIDTH, line)
            line += LINE_OF_NOTES

    def footer(self) -> None:
        """What the sheet is not, on every page, and the page where there are several."""
        self.set_y(-FOOT + 5)
        self.set_draw_color(*rgb(RULE))
        self.line(MARGIN, self.get_y(), MARGIN + WIDTH, self.get_y())
        self.ln(2)
        scale, self.scale = self.scale, 1.0
        self._say(self.sheet.disclaimer, 8, SOFT_INK)
        self.scale = scale
        if self.page > 1:
            self.set_y(-8)
            self.set_font(MAIN, "", 8)
            self.cell(WIDTH, 4, str(self.page), align=Align.R)
