"""The consultation sheet as a page: the same on a screen and on paper."""

from __future__ import annotations

from html import escape

from bot.consult.sheet import Entry, Part, Sheet

NUMBERED = ("top", "rest")


def page(sheet: Sheet) -> str:
    """The sheet as HTML. What people wrote is text here, whatever it looks like, and keeps its own direction."""
    first = len(part.entries) if (part := sheet.part("top")) else 0
    body = [
        "<header>",
        _line("p", "clinic", sheet.clinic),
        _line("p", "contact", " · ".join(sheet.contact)),
        "</header>",
        _line("h1", "", sheet.title),
        _line("p", "prepared", sheet.prepared),
        *([_line("p", "", sheet.empty)] if sheet.empty else []),
        *(_part(part, first + 1 if part.code == "rest" else 1, sheet) for part in sheet.parts),
        f'<section class="notes">{_line("h2", "", sheet.notes)}<div></div></section>',
        _line("footer", "", sheet.disclaimer),
    ]
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(sheet.title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<link rel="stylesheet" href="/static/sheet.css"></head><body><main>{"".join(body)}</main></body></html>'
    )


def _line(tag: str, name: str, text: str) -> str:
    given = f' class="{name}"' if name else ""
    return f'<{tag}{given} dir="auto">{escape(text)}</{tag}>'


def _part(part: Part, start: int, sheet: Sheet) -> str:
    kind = "ol" if part.code in NUMBERED else "ul"
    begin = f' start="{start}"' if kind == "ol" and start > 1 else ""
    items = "".join(_item(entry, sheet) for entry in part.entries)
    return f'<section class="{part.code}">{_line("h2", "", part.title)}<{kind}{begin}>{items}</{kind}></section>'


def _item(entry: Entry, sheet: Sheet) -> str:
    done = ' class="done"' if entry.done else ""
    asides = [each for each in (entry.note, sheet.asked if entry.done else "") if each]
    return f"<li{done}>{_line('div', '', entry.text)}{_line('small', '', ' · '.join(asides)) if asides else ''}</li>"
