"""Signs of danger in the languages that visitors of a clinic in Korea write, as they are said; the assistant itself speaks English.

Only what is life-threatening stands here: somebody who cannot breathe writes in their own language. A false alarm costs little.
"""

from __future__ import annotations

import re

_SIGNS = {
    "trouble_breathing": (
        r"숨\s*쉬기|숨을\s*(?:못|쉴)|숨이\s*(?:안|막|차)|호흡\s*곤란|no puedo respirar|me cuesta respirar|dificultad para respirar"
        r"|kann nicht (?:mehr )?(?:richtig )?atmen|atemnot|peux (?:pas|plus) respirer|mal à respirer|呼吸困难|喘不过气|无法呼吸|息ができ|息が苦し"
        r"|呼吸が(?:苦|でき)|không thở được|khó thở|не могу дышать|трудно дышать"
    ),
    "trouble_swallowing": (
        r"삼키(?:기|지|는)|목\s*넘김|no puedo tragar|me cuesta tragar|kann nicht (?:mehr )?(?:richtig )?schlucken|schluckbeschwerden"
        r"|peux (?:pas|plus) avaler|mal à avaler|吞咽困难|咽不下|飲み込め|飲み込みにく|khó nuốt|не могу глотать"
    ),
    "trouble_speaking": r"말이\s*(?:안\s*나|어눌)|발음이\s*(?:안|어눌)|no puedo hablar|kann nicht (?:mehr )?sprechen|说不出话|話せな|ろれつ",
    "double_vision": r"두\s*개로\s*보|겹쳐\s*보|복시|veo doble|visi[oó]n doble|sehe doppelt|vois double|重影|複視|二重に見",
    "blurred_vision": r"흐(?:리게|릿하게)\s*보|시야가\s*흐|veo borroso|visi[oó]n borrosa|sehe verschwommen|vois flou|视力模糊|看不清|ぼやけて見",
}
_PATTERNS = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _SIGNS.items()}


def foreign_signs(text: str) -> set[str]:
    """Codes of the urgent signs told in another language than English; ``text`` is normalised."""
    return {code for code, pattern in _PATTERNS.items() if pattern.search(text)}
