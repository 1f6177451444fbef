"""Whether a message is written in another language than English, by its script and by its small words."""

from __future__ import annotations

import re
import unicodedata

# Scripts that English is never written in, by the beginning of a letter's Unicode name.
_SCRIPTS = ("HANGUL", "CJK", "HIRAGANA", "KATAKANA", "CYRILLIC", "ARABIC", "THAI", "HEBREW", "GREEK", "DEVANAGARI")
# Small words that are no English words; two of them, and a good part of the message, are enough.
_CUES = frozenset(
    """
    ich du wir ihr sie und oder nicht kein keine ist sind bin habe hast haben kann kannst können könnte möchte für mit wie
    wieviel viele warum wann wo mein meine ein eine einen das der den dem auf auch noch sehr gibt bitte danke sprechen tut
    weh wirkt dauert kostet
    je tu vous nous il elle est sont suis avez ai combien comment pourquoi quand où que qui quoi pas ne le la les des une
    mon ma mes pour avec dans sur très merci bonjour parlez français ça fait coûte cela peut puis quel quelle
    yo tú usted es son estoy tengo tiene cuánto cuanto cuántas cuantas cuántos cuantos cómo como qué cuándo cuando dónde
    por para con sin muy gracias hola habla español los las el una mi mis puedo puede cuesta duele hace
    eu você quanto custa posso não nao obrigado obrigada meu minha são fala quantas dói
    io ho sono quanto costa posso grazie ciao parla italiano che non mio mia gli della
    tôi bao nhiêu không có được bạn là của giá
    """.split()
)
FEWEST_CUES = 2
SHARE = 0.4
SHARE_OF_LETTERS = 0.5
_WORD = re.compile(r"[^\W\d_]+")
# Beyond this a message is known well enough.
MOST_CHARACTERS = 400
_NAMES = (
    "korean|german|french|spanish|japanese|chinese|mandarin|cantonese|vietnamese|thai|russian|portuguese|italian|arabic"
    "|turkish|polish|dutch|hindi|indonesian|ukrainian|deutsch|hangul|another language|other languages|any other language"
    "|my language"
)
_ASKS = re.compile(
    rf"(?:can|could|do|does|are|is|may|would|will)\b.{{0,40}}\b(?:speak|talk|write|understand|answer|reply|chat|use)\b.{{0,20}}"
    rf"\b(?:{_NAMES})\b.{{0,20}}|(?:in )?(?:{_NAMES})(?: (?:please|pls|possible|version|ok))*",
    re.IGNORECASE,
)


def other_language(text: str) -> bool:
    """Whether most of a message is written in another script, or its small words are another language's."""
    shown = text[:MOST_CHARACTERS]
    letters = [character for character in shown if character.isalpha()]
    foreign = sum(unicodedata.name(character, "").startswith(_SCRIPTS) for character in letters)
    if letters and foreign / len(letters) >= SHARE_OF_LETTERS:
        return True
    words = _WORD.findall(shown.lower())
    cues = [word for word in words if word in _CUES]
    return len(set(cues)) >= FEWEST_CUES and len(cues) / len(words) >= SHARE


def asks_language(text: str) -> bool:
    """Whether a message asks for another language: "do you speak Korean?"."""
    return _ASKS.fullmatch(" ".join(text.split()).strip(" ?!.")) is not None
