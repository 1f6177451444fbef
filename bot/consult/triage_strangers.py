"""Whom a sentence speaks of that is no patient at all: an animal, a figure in a story, somebody seen at work or not met."""

import re

from bot.consult import triage_cues as cues
from bot.consult import triage_people as people
from bot.consult.triage_message import REACH, Place

_PERSON = (
    r"(?:friend|friends|family|people|anyone|anybody|anyone else|doctor|gp|dentist|dermatologist|therapist|surgeon|specialist|clients|client|customers"
    r"|colleagues|colleague|boyfriend|girlfriend|husband|wife|parents|mother|father|sister|brother|kids|boss|nurse|him|her|them)"
)
_NOT_MET = re.compile(
    rf"\bsee (?:(?:a|an|the|my|our|any|other|own|another|old|new) ){{0,3}}{_PERSON}\b(?! (?:face|eye|clear|clearly|properly|well|right|sharp|straight|on my|on the left|on the right))"
)
# what tells that it is an appointment, or that somebody hides
_MEETING = re.compile(
    r"\b(?:until|till|before|weekend|next (?:week|month)|this (?:week|month)|tomorrow|tonight|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|appointment|book|booked|desk|reception|because of (?:it|this|that|my|how|the way|me)|over (?:it|this|my (?:face|skin|look))|like this|look like|mirror"
    r"|ashamed|embarrassed|hate|go out|abroad|far away|holiday|vacation|busy)\b"
)
_SIGHT = re.compile(
    r"\b(?:vision|blur|black|blind|double|fog|mist|haze|dark|dim|light|lights|focus|shadow|clear|clearly|properly|suddenly|glasses|shape|shapes|outline|outlines"
    r"|across|far|near|in front)\b"
)
_LIKE_THEM = re.compile(r"\bbecause of (?:it|this|that|my (?:face|skin|look|forehead|line|lines)|how|the way)\b")


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
    """Whether it is somebody in a made-up story."""
    tale = people.TALE.search(place.before)
    told = f"{place.before[tale.end() :]} {place.told}" if tale else ""
    return bool(tale) and people.SELF.isdisjoint(told.split()) and not cues.ONSET.search(place.text)


def by_profession(place: Place) -> bool:
    """Whether it is what a profession sees in others, or the subject of a text."""
    seen = people.SEEN_AT_WORK.search(place.text)
    if seen and place.told in f"{place.before} {place.told}"[seen.start() :] and people.BY_TRADE.search(place.around):
        return "mirror" not in place.message.text.split()
    written = people.RESEARCH.search(place.before) or people.WRITTEN.search(place.before)
    return written is not None and people.SELF.isdisjoint(f"{place.before[written.end() :]} {place.told}".split())


def hardly_known(place: Place) -> bool:
    """Whether it is the past of somebody whom the person hardly knows, and no help is asked for them."""
    if place.message.asks_help or people.PRESENT.search(place.text):
        return False
    return bool(people.HARDLY_KNOWN.search(place.before))


def only_looked_at(place: Place, at: int) -> bool:
    """Whether a screen or photo is what the words are seen on, rather than where a story comes from."""
    words = place.sentence.words
    if at >= place.start or words[at] not in ("tv", "television"):
        return at >= place.start
    return at == place.start - 1 or bool(people.WATCHES.search(" ".join(words[max(0, at - 4) : at])))


def not_met(place: Place) -> bool:
    """Whether "see" is to meet somebody: "can't see my friends because of how I look"."""
    words = place.sentence.words
    if "see" not in words[place.start : place.end]:
        return False
    following = " ".join(words[place.start : place.end + REACH])
    message = place.message
    if not _NOT_MET.search(following) or _SIGHT.search(message.text) or not _MEETING.search(message.text):
        return False
    return not message.after_injection or bool(_LIKE_THEM.search(following))
