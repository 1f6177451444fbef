"""What patients say to their list, one message of each kind, and lists that need several bubbles."""

from __future__ import annotations

from typing import Any

from bot.consult.questions import ORIGINS
from bot.consult.subjects import SILENT

EDITS = (
    ("action_reorder_questions", "put the first last"),
    ("action_reorder_questions", "move the first"),
    ("action_reorder_questions", "swap the first and the second"),
    ("action_reorder_questions", "swap"),
    ("action_mark_question", "i asked the first"),
    ("action_mark_question", "unmark the first"),
    ("action_mark_question", "i asked all of them"),
    ("action_undo_list_change", "undo"),
    ("action_remove_question", "clear my list"),
    ("action_remove_question", "remove number 90"),
    ("action_remove_question", "only keep two"),
    ("action_reword_question", "reword it"),
    ("action_reword_question", "change the first to: will it ever show?"),
    ("action_explain_order", "why is the first first"),
    ("action_explain_order", "why"),
    ("action_show_questions", "what first"),
    ("action_show_questions", "show the rest"),
    ("action_show_questions", "show my list"),
    *(("action_explain_order", f"why number {place}") for place in range(1, len(ORIGINS) + 1)),
)
WAYS = ("pdf", "email it", "calendar", "send it to the clinic")
# Of as many questions: the rest takes two bubbles, or more than there may be.
LONG = [
    [{"id": f"q_{number}", "text": f"{'why ' * 9}{number}", "origin": "own", "done": False} for number in range(count)]
    for count in (10, 30)
]


def _open(name: str) -> list[dict[str, Any]]:
    """A word about a subject that the guide leaves open, and that it does."""
    return [
        {"event": "user", "parse_data": {"intent": {"name": f"ask_{name}"}, "text": name}},
        {"event": "bot", "metadata": {"utter_action": f"utter_not_covered_{name}"}},
    ]


# Events before, intent, text, action: a word or two about each such subject, and the list after it.
SHORT = [
    *((_open(name), "show_question_list", "my list", "action_show_questions") for name in SILENT),
    *(([], f"ask_{name}", name, "action_answer") for name in SILENT),
    ([], "ask_risks", "risks", "action_answer"),
]
