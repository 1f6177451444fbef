"""Signs that people tell by what they can no longer do: tablets that they crush, a bus number, a straw that will not stay.

Nobody names the symptom here, and most of it is everyday talk without an injection, so most count only after one or with a
beginning. Patterns are in the notation of `triage_types.compile_pattern`; the codes are those of `triage_urgent` and
`triage_milder`.
"""

from bot.consult.triage_types import Level, Needs, Sign


def _urgent(code: str, *patterns: str, after: bool = True) -> Sign:
    return Sign(code, Level.URGENT_NOW, patterns, Needs.AFTER if after else Needs.NOTHING)


def _call(code: str, *patterns: str, needs: Needs = Needs.AFTER) -> Sign:
    return Sign(code, Level.CALL_CLINIC, patterns, needs, natural=True)


CONSEQUENCES: tuple[Sign, ...] = (
    _urgent(
        "trouble_swallowing",
        "DRUG ~8 crush|crushing|mash|mashing|puree|blend|quarters|halve !hair",
        "crush|crushing|mash|mashing|puree|blend ~2 DRUG|everything|them",
        "it|they|food|anything will_not|not|no_longer ~1 go_down !price|swell|bruise|lump|redness",
        "DRUG ~6 stuck",
        "only ~2 eat|swallow|manage|have|get_down soup|liquid|yoghurt|yogurt|smoothies|smoothie|puree|mush|porridge",
        "only soup|liquid|yoghurt|smoothies|drink ~1 go_down",
        "sips|sip|water ~4 each|every|per|one chew|mouthful|pill|tablet",
        "washing|wash ~3 down ~2 water",
        "swallow ~2 two|three|four|several|many time",
        "swallow ~2 twice|again_and_again|over_and_over",
    ),
    _urgent(
        "trouble_breathing",
        "not|never|hardly ~2 enough air",
        "not|no|hardly|little ~1 air ~2 come|get|go ~1 in|through|down",
        "gasp|hungry|hunger ~2 air",
    ),
    _urgent(
        "blurred_vision",
        "CANNOT ~2 read|see|make_out ~3 number|numbers|plate|plates|subtitles|label|labels|clock|board|newspaper"
        " !form|invoice|receipt|appointment|handwriting|order|leaflet|list",
        "CANNOT ~1 make_out ~2 SEEN|people",
        "SEEN|plates|prices|writing|menu|newspaper|page|world ~6 smeared|smudged|swim|swims|swimming|smear|wavy !make_up",
        "things|everything|world ~3 blur",
        "text|letters|words|screen|print ~3 in_and_out|jump|jumps|jumping|dance|dances|dancing|drift|drifts",
        "two moon|moons|heads|lamppost|lampposts|of_everything|of_everyone|of_them_all",
        "outline|outlines|shadow|ghost|ghosts|halo ~3 round|around ~3 person|people|everything|everyone|letters",
    ),
    _urgent(
        "trouble_speaking",
        "ask|asks|asked|have|need|make ~3 say|repeat ~3 twice|again",
        "keep|always say pardon|huh|sorry_what|what_did",
    ),
    _urgent(
        "muscle_weakness",
        "normal|usual|expected|supposed ~2 it is|get|go|reach ~1 in|into|to ~1 my|both|the hand|arm|leg",
        "muscle ~3 weak ~2 one_after|one_by_one|another",
        after=False,
    ),
    _urgent(
        "muscle_weakness",
        "weak ~6 then|now ~3 LIMB",
        "muscle ~2 are|get ~1 weak ~2 everywhere|elsewhere|too|all_over",
        "arm|leg|hand|limb ~3 heavy !bag|bags|shopping|make_up",
        "CANNOT ~2 hold ~2 dryer|hairdryer|toothbrush|knife|brush|bag|keys|pan|mug|baby",
        "hand ~3 clumsy|useless|fumble|fumbling",
        "keep ~1 drop ~1 keys|mug|cups|plates|pens",
    ),
    _call(
        "lip_control",
        "straw|straws ~4 fall|slip|slips|drop|out !of_stock",
        "toothpaste|foam|mouthwash ~3 out|down|spill|leaks|runs",
    ),
    _call(
        "crooked_smile",
        "corner ~3 not ~1 go|lift|move|come ~1 up",
        "cheek ~3 flat|stiff|dead|not_lift|not_move ~3 smile|laugh|laughs|laughing",
    ),
    # a result of two halves, told inside of a question: "what is a touch-up, the left line is there and the right is gone"
    _call(
        "worrying_result",
        "left|right|one ~3 line|lines|brow|side|half|elevens|11s ~4 gone|smooth|flat|frozen but|and|while ~2 left|right|other",
        "left|right|one ~3 line|lines|side|half|elevens|11s ~3 there|same|deep|visible|before|as_ever|move but|and|while ~2 left|right"
        "|other ~3 gone|smooth|flat|frozen",
        "take|work|worked ~2 one side ~1 and|but|not ~3 other",
        needs=Needs.NOTHING,
    ),
    _call("worrying_result", "it|mine|they|everything|result|botox came ~1 out ~2 uneven|weird|wrong|bad|terrible"),
)
