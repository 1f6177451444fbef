"""Whether somebody who asked for a person wants none after all: "never mind, I don't need a person"."""

from __future__ import annotations

import re
from enum import StrEnum


class Off(StrEnum):
    """How plainly it is said: `TOLD` names the person, `SHORT` means one only right after a person was asked for."""

    TOLD = "told"
    SHORT = "short"


_PERSON = (
    r"(?:person|people|human(?: being)?|anyone|anybody|someone|somebody|staff|front desk|desk|reception(?:ist)?|nurse"
    r"|operator|agent|colleagues?|member of staff)"
)
# What may stand between the verb and the person. A "bot" or a "you" there would turn the meaning round.
_BETWEEN = r"(?:(?:to|a|an|the|any|any more|anymore|real|another|speak|talk|chat|with|from|at|of|your|for|help|longer|now|more) )*"
_NOT = r"(?:dont|do not|didnt|no longer|not|neednt|need not|wont|will not|rather not|never)"
# "I don't want anybody to see this" is about something else.
_NOT_TO = r"(?! (?:to (?!come|answer|write|call|reply|talk|help|ring|bother)|who|that|else|like|sees?|reads?|knows?))"
_TOLD = re.compile(
    rf"\b{_NOT} (?:really |actually |even )?(?:need|want|have to|bother|require|wish|wait for|call|disturb|send) {_BETWEEN}{_PERSON}\b{_NOT_TO}"
    rf"|\b{_NOT} (?:have to|need to|bother to) (?:come|answer|write|ring|call)\b.{{0,20}}\b{_PERSON}\b"
    rf"|\b(?:need|want) (?:no (?:person|human|help from {_BETWEEN}{_PERSON})|nobody|no one)\b"
    r"|\bno (?:person|human|one|staff)(?: is)? (?:needed|necessary|required|please)\b"
    r"|\b(?:nobody|no one) (?:needs|has|need) to (?:come|answer|write|reply|ring|call|bother)\b"
    rf"|\bno need (?:any ?more )?(?:for|to (?:call|bother|get|ask|send|involve|disturb|wait for|talk to|speak to)) {_BETWEEN}{_PERSON}\b"
    rf"|\b(?:cancel|call off|withdraw|take back|forget(?: about)?) {_BETWEEN}(?:my |that )?(?:{_PERSON}|hand ?over|call ?back"
    rf"|request(?! for (?:an )?appointment))\b"
    rf"|\btell (?:them|the (?:front )?desk|the staff|{_BETWEEN}{_PERSON}) (?:that )?(?:\w+ )?(?:never ?mind|not to|its (?:fine|ok)|no need|i dont|i no longer)"
    rf"|\b(?:the |your )?(?:{_PERSON}|they) (?:do not|does not|dont|doesnt|neednt|need not) (?:need to |have to |to )?(?:come|answer|write|reply|ring|call|bother)\b"
    r"|\b(?:rather|prefer to|id like to|want to) (?:talk|chat|speak|go on|continue|carry on|stay) (?:to|with) (?:you|maru|the (?:bot|assistant))\b"
)
# Somebody who still wants one beside that: "I don't need you, I need a person".
_WANTS = re.compile(
    rf"(?<!not )(?<!dont )(?<!dont really )(?<!longer )\b(?:i|id|we) (?:do |still |really |would )*(?:need|want|like) {_BETWEEN}{_PERSON}\b"
    rf"|\b(?:get|give|bring) me {_BETWEEN}{_PERSON}\b"
)
_CORE = re.compile(
    r"(?:never ?mind|nvm|forget (?:it|that|about it)|cancel(?: (?:it|that|this))?|no need(?: for (?:that|it))?(?: any ?more)?|not (?:necessary|needed)(?: any ?more)?"
    r"|(?:i )?(?:dont|no longer) need (?:it|that|this|one|them)(?: any ?more)?|no longer (?:needed|necessary)|(?:i )?changed my mind|dont bother(?: them)?"
    r"|(?:you (?:can|may) )?call (?:it|that|them|him|her) off|i (?:have )?(?:found|figured|sorted|worked) (?:it|that) out(?: myself)?|they (?:dont|neednt|need not) (?:have to |need to )?(?:come|answer|write|call)?)"
)
_FILLER = re.compile(
    r"(?:oh|ok|okay|actually|sorry|no|hm+|well|please|maru|thanks|thank you|then|now|after all|its (?:ok|okay|fine|good|alright)"
    r"|im (?:ok|okay|fine|good)|all (?:good|fine|right)|(?:you can|lets) (?:go on|continue|carry on)|wait|hey)"
)
_LEAD, _TAIL = re.compile(rf"^{_FILLER.pattern}\b\s*"), re.compile(rf"\s*\b{_FILLER.pattern}$")
_AT = re.compile(r"\s*[,.;!\n]+\s*|\s+(?:and|but)\s+")


def calls_off(text: str) -> Off | None:
    """How the words call off a person who was asked for; None where they do not, and for every question."""
    plain = " ".join(re.sub(r"['’‘`´]", "", text.casefold()).replace("-", " ").split())
    if "?" in plain or _WANTS.search(plain):
        return None
    if _TOLD.search(plain):
        return Off.TOLD
    parts = [_stripped(part) for part in _AT.split(plain)]
    said = [part for part in parts if part]
    return Off.SHORT if said and all(_CORE.fullmatch(part) for part in said) else None


def _stripped(part: str) -> str:
    """A part without the small words around it; "no need" loses none of its own."""
    while not _CORE.fullmatch(part) and (shorter := _TAIL.sub("", _LEAD.sub("", part))) != part:
        part = shorter
    return part.strip()
