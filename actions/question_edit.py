"""Changes of the list of questions, in words or by buttons: add, remove, move, mark, undo, clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher
from rasa_sdk.types import DomainDict

from actions.candidacy import ActionBeginCheck
from actions.candidacy_noting import OFFERED
from actions.question_change import cut, mark_all, rephrase, tell_missing
from actions.question_state import INTENT_OF, TOP, ask_which, count_of, keep, kept_change, show, state_of, waiting
from actions.tracker import first_of, intent_of, questions_of, said_before, say, text_of
from bot.consult.answers import Reply
from bot.consult.list_commands import Do, means_all, read_do, read_length, read_move, read_swap
from bot.consult.question_growth import shortened
from bot.consult.question_places import read_missing
from bot.consult.question_references import Reference, refer
from bot.consult.question_state import Open, undone
from bot.consult.question_words import spoken_question
from bot.consult.questions import MOST_CHARACTERS, Change, Question, add, id_of, mark, move, ranked, remove, swap

FORM = "list_form"
SURE, ALIKE = "utter_question_clear_sure", "utter_question_alike"
# What a button of the list carries in place of a question's id.
ALL, BOTH, NEW = "all", "both", "new"


class ActionAddQuestion(Action):
    """Puts the open question, or the one told after "add:", on the list; a yes takes up what was offered."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_add_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what was added, or ask for the question."""
        text, open, before = text_of(tracker), state_of(tracker)["open"], said_before(tracker)
        yes, tapped = intent_of(tracker.latest_message) == "affirm", first_of(tracker, "question_id")
        if yes and SURE in before:
            return clear(dispatcher, tracker)
        if open and (tapped == BOTH or (yes and ALIKE in before)):
            return put_on(dispatcher, tracker, open.get("text", ""), open.get("origin", "own"), both=True)
        if not yes and read_do(text, "add_question") is Do.UNDO:
            return undo(dispatcher, tracker)
        if tapped == NEW:
            return ask(dispatcher, tracker, {"do": Do.ADD.value})
        spoken, pending = (None if yes else spoken_question(text)), tracker.get_slot("pending_question")
        if spoken:
            return put_on(dispatcher, tracker, spoken, "own")
        if pending:
            return put_on(dispatcher, tracker, shortened(str(pending)), "uncovered")
        if yes and not set(before).isdisjoint(OFFERED):
            # The check was offered, not the list.
            begun = await ActionBeginCheck().run(dispatcher, tracker, domain)
            return [*begun, FollowupAction("candidacy_form")]
        if yes:
            say(dispatcher, Reply("utter_affirm_nothing"))
            return []
        return ask(dispatcher, tracker, {"do": Do.ADD.value})


class ActionLeaveQuestion(Action):
    """A no to an offer: what was open is forgotten."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_leave_question"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Ask what else there is."""
        state, refused = state_of(tracker), tracker.get_slot("pending_question")
        kept = SURE in said_before(tracker) or state["open"]
        say(dispatcher, Reply("utter_list_left" if kept else "utter_anything_else"))
        dropped = sorted({*state["dropped"], *([id_of(shortened(str(refused)))] if refused else [])})
        return keep(questions_of(tracker), {**state, "open": None, "dropped": dropped})


class _Edit:
    """One change of the list; the words decide which, the intent is where they leave it open."""

    intent: str

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: DomainDict) -> list[EventType]:
        """Utter what was changed, or ask which question is meant."""
        tapped = first_of(tracker, "question_id")
        if tapped is not None:
            return self._tapped(dispatcher, tracker, str(tapped))
        return edit(dispatcher, tracker, read_do(text_of(tracker), self.intent))

    def _tapped(self, dispatcher: CollectingDispatcher, tracker: Tracker, tapped: str) -> list[EventType]:
        if tapped == ALL:
            return clear(dispatcher, tracker)
        open = state_of(tracker)["open"] or {"do": ""}
        do = Do(open["do"]) if open["do"] and INTENT_OF.get(Do(open["do"])) == self.intent else read_do("", self.intent)
        return apply(dispatcher, tracker, do, (tapped,), open.get("to"))


class ActionRemoveQuestion(_Edit, Action):
    """Takes questions off the list, or clears it."""

    intent = "remove_question"

    def name(self) -> str:
        """Name in the domain."""
        return "action_remove_question"


class ActionReorderQuestions(_Edit, Action):
    """Moves a question, or lets two change places."""

    intent = "reorder_questions"

    def name(self) -> str:
        """Name in the domain."""
        return "action_reorder_questions"


class ActionMarkQuestion(_Edit, Action):
    """Marks questions as asked, or as not asked after all."""

    intent = "mark_question"

    def name(self) -> str:
        """Name in the domain."""
        return "action_mark_question"


class ActionRewordQuestion(_Edit, Action):
    """Gives a question other words."""

    intent = "reword_question"

    def name(self) -> str:
        """Name in the domain."""
        return "action_reword_question"


class ActionUndoListChange(_Edit, Action):
    """Brings back what the last change took away."""

    intent = "undo_list_change"

    def name(self) -> str:
        """Name in the domain."""
        return "action_undo_list_change"


def edit(dispatcher: CollectingDispatcher, tracker: Tracker, do: Do) -> list[EventType]:
    """Make the change that a message asks for, or ask for what it leaves open."""
    questions, text, touched = questions_of(tracker), text_of(tracker), state_of(tracker)["touched"]
    if do is Do.UNDO:
        return undo(dispatcher, tracker)
    if not questions:
        show(dispatcher, questions)
        return []
    if do is Do.CLEAR:
        say(dispatcher, Reply(SURE, {"question_count": count_of(tracker, questions)}))
        return [waiting(tracker, {"do": do.value})]
    if do is Do.SHORTEN:
        return cut(dispatcher, tracker, read_length(text) or TOP)
    if do is Do.REWORD:
        return rephrase(dispatcher, tracker)
    if do in (Do.MARK, Do.UNMARK) and means_all(text):
        return mark_all(dispatcher, tracker, do is Do.MARK)
    if do is Do.SWAP:
        two = read_swap(text, questions)
        if len(two.ids) != 2:
            say(dispatcher, Reply("utter_question_swap_which"))
            return []
        return told(dispatcher, tracker, swap(questions, *two.ids), do, two.ids)
    if do is Do.MOVE:
        reference, to = read_move(text, questions, touched)
        if len(reference.ids) == 1 and to is None:
            say(dispatcher, Reply("utter_question_where"))
            return []
        if len(reference.ids) > 1:
            reference = Reference((), reference.ids)
    else:
        reference, to = refer(text, questions, touched), None
    if not reference.ids and not reference.candidates and (missing := read_missing(text, len(questions))) is not None:
        return tell_missing(dispatcher, tracker, missing)
    if not reference.ids:
        return ask(dispatcher, tracker, {"do": do.value, "ids": list(reference.candidates), "to": to})
    return apply(dispatcher, tracker, do, reference.ids, to)


def apply(
    dispatcher: CollectingDispatcher, tracker: Tracker, do: Do, ids: Sequence[str], to: int | None = None
) -> list[EventType]:
    """Make one change to the questions with these ids."""
    questions = questions_of(tracker)
    one: Callable[[Sequence[Question], str], Change] = {
        Do.REMOVE: remove,
        Do.MARK: mark,
        Do.UNMARK: lambda listed, id: mark(listed, id, done=False),
        Do.MOVE: lambda listed, id: move(listed, id, to or 1),
    }.get(do, remove)
    change = Change(questions)
    for id in ids:
        change = one(change.questions, id)
        if change.problem:
            return ask(dispatcher, tracker, {"do": do.value, "to": to})
    return told(dispatcher, tracker, change, do, ids)


def told(
    dispatcher: CollectingDispatcher, tracker: Tracker, change: Change, do: Do, ids: Sequence[str]
) -> list[EventType]:
    """Say what was changed, and keep it."""
    texts = {question["id"]: question["text"] for question in [*questions_of(tracker), *change.questions]}
    named = "\n".join(f"\u201c{texts[id]}\u201d" for id in ids)
    values = {"question_text": named}
    if do is Do.MOVE:
        place = next(place for place, each in enumerate(ranked(change.questions), start=1) if each["id"] == ids[0])
        values["place"] = str(place)
    name = {
        Do.REMOVE: "utter_question_removed",
        Do.MARK: "utter_question_marked",
        Do.UNMARK: "utter_question_unmarked",
        Do.MOVE: "utter_question_moved",
        Do.SWAP: "utter_question_swapped",
    }[do]
    say(dispatcher, Reply(name, values))
    return kept_change(tracker, change, ids[-1])


def clear(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Take everything off; an undo brings it back."""
    say(dispatcher, Reply("utter_question_cleared"))
    return kept_change(tracker, Change([]))


def undo(dispatcher: CollectingDispatcher, tracker: Tracker) -> list[EventType]:
    """Bring back the list as it was before the last change."""
    found = undone(state_of(tracker), questions_of(tracker))
    if found is None:
        say(dispatcher, Reply("utter_question_nothing_to_undo"))
        return []
    questions, state = found
    say(dispatcher, Reply("utter_question_undone"))
    show(dispatcher, questions)
    return keep(questions, state)


def ask(dispatcher: CollectingDispatcher, tracker: Tracker, open: Open) -> list[EventType]:
    """Ask for what is missing; outside another form the next message is read as the answer."""
    if tracker.active_loop.get("name") in (None, FORM):
        return [waiting(tracker, open), FollowupAction(FORM)]
    if open["do"] == Do.ADD:
        say(dispatcher, Reply("utter_ask_question_text_meanwhile"))
    else:
        ask_which(dispatcher, questions_of(tracker), open)
    return [waiting(tracker, open)]


def put_on(
    dispatcher: CollectingDispatcher, tracker: Tracker, text: str, origin: str, both: bool = False
) -> list[EventType]:
    """Add a question in the patient's words, and say so, or why not."""
    questions = questions_of(tracker)
    change = add(questions, text, origin, even_if_alike=both)
    count = count_of(tracker, change.questions)
    if change.problem is None:
        added = change.questions[-1]
        say(dispatcher, Reply("utter_question_added", {"question_text": added["text"], "question_count": count}))
        return kept_change(tracker, change, added["id"])
    if change.problem == "too_long":
        say(dispatcher, Reply("utter_question_too_long", {"most_characters": str(MOST_CHARACTERS)}))
        return [] if origin == "uncovered" else ask(dispatcher, tracker, {"do": Do.ADD.value})
    if change.problem == "alike" and change.same:
        say(dispatcher, Reply(ALIKE, {"question_text": change.same["text"]}))
        open: Open = {"do": Do.ADD.value, "text": text, "origin": origin}
        return [waiting(tracker, open), SlotSet("pending_question", None)]
    if change.problem == "empty":
        return ask(dispatcher, tracker, {"do": Do.ADD.value})
    name = "utter_question_known" if change.problem == "duplicate" else "utter_question_list_full"
    say(dispatcher, Reply(name, {"question_count": count}))
    return keep(questions, {**state_of(tracker), "open": None})
