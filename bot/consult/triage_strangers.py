"""Whom a sentence speaks of that is no patient at all: an animal, a figure in a story, somebody seen at work."""

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult.triage_message import Place


def is_pets(place: Place) -> bool:
    """Whether an animal is what has it: "my cat has a lump on her ear"."""
    words = place.sentence.words
    for at in range(place.start - 1, place.scope - 1, -1):
        if words[at] in people.SELF:
            return False
        if words[at] in people.PETS and words[at + 1] in people.PET_DOES:
            return people.SELF.isdisjoint(words[at : place.end])
    return False


def told_of_strangers(place: Place) -> bool:
    """Whether it is somebody in a made-up story, or one of those whom a nurse or doctor has seen."""
    tale = people.TALE.search(place.before)
    told = f"{place.before[tale.end() :]} {place.told}" if tale else ""
    if tale and people.SELF.isdisjoint(told.split()) and not cues.ONSET.search(place.text):
        return True
    return bool(people.SEEN_AT_WORK.search(place.around) and people.BY_TRADE.search(place.around))


def only_looked_at(place: Place, at: int) -> bool:
    """Whether a screen or photo is what the words are seen on, rather than where a story comes from."""
    words = place.sentence.words
    if at >= place.start or words[at] not in ("tv", "television"):
        return at >= place.start
    return at == place.start - 1 or bool(people.WATCHES.search(" ".join(words[max(0, at - 4) : at])))
