"""Reads what patients write in reply to the check's questions; it errs towards a stop, a doubt, or asking again (None).

A table holds the wordings of each option, which turn round when negated ("not pregnant") and are unsure when hedged.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from bot.consult.candidacy import NOT_SURE, OPTIONS, is_legal

# One spelling for what the tables below name; the last, which change nothing, are dropped.
_SAME = r"""
im: i am(?!\W*$)|iam
dont: (?:do|does|did)(?: not|nt)
havent: (?:has|have|had)(?: not|nt)
not: (?:is|are|was|were)(?: not|nt)|hardly|barely|rarely
cant: (?:can|could)(?: ?not|n?t)
wont: (?:will|would)(?: not|nt)
lines: lines?|wrinkles?|creases?|11s
parent: mum\w*|mom\w*|mother\w*|dad\w*|father\w*|parents?
botox: botulin\w*(?: toxin)?|toxins?|dysport|xeomin|nabota
yes: yea*h?|yah?|ye[ps]+|yup|y(?!\.? ?o\b)
no: nope|nah+|noo+|n
: a|an|the|really|very|quite|pretty|totally|completely|fully|actually|well|oh|um+|uh+|hm+|lol|please|thanks?
"""
# question option[/option when negated]: wordings. The upper of two that match wins and hides ("#") its words.
# health_stop not_sure: real, but maybe neither the toxin nor the needle's place, so the doctor's to judge.
_WORDINGS = r"""
pregnancy yes/no: (?<!was )preg(?:nan|ger)\w*(?! (?:wom[ae]n|people|patients))
pregnancy yes: (?<!was )breast ?fe\w+|nursing|lactating|expecting(?=$|,| baby| in)|ttc|ivf|conceiv\w*|trimester
  |try\w* (?:for|to have) (?:another )?(?:baby|child)|trying(?! (?:to|out|it|for (?!while|long)))|(?<!in )
  (?<!for )(?<!every )\d+ (?:week|month)s?(?! (?:ago|old|after))
pregnancy not_sure: period is late|missed (?:my )?period
pregnancy no: menopaus\w*|hysterectomy|im (?:man|male|guy)
health_stop not_sure: allerg\w* to (?!(?:it|that|any|anything|botox)\b)|(?:ear|bladder|chest|sinus) infection
  |hay ?fever|(?:food|nut|pollen|penicillin|latex|cat) allerg\w*
health_stop neuromuscular/none: myasthenia\w*|lambert eaton|als|motor neurone?|neuro ?[mlp]\w+|dystrophy|ms
  |palsy|multiple sclerosis|(?:muscle|muscular|nerve) (?:disease|disorder|condition|weakness|problem)s?
health_stop allergy/none: allerg\w*|anaphyla\w*|(?:bad(?:ly)? )?react(?:ion|ed)\w*
health_stop none/none: (?<=[ ,])(?:nothing|none|or anything)(?: else| of (?:that|those|these|it)| at all| like (?:that|those))*$
health_stop infection/none: infect\w*|abscess|cellulitis|cold sores?|herpes|shingles
line_stage rest: (?:at|in) rest|resting|both|(?:when|while|if) (?:i|im|my \w+(?: is)?) (?:just )?(?:relax|rest
  |still|do(?:ing)? nothing|(?:not|dont) )\w*|all time|always|permanent\w*|constant\w*|without \w+ing|stays?
  |etched|leav\w+ (?:\w+ )?marks?|(?:never|dont|wont) (?:go|disappear|fade)
line_stage movement/none: (?:(?:when|while|if|once) (?:i|im|my \w+) )?(?:frown|smil|squint|mov(?:e|ing)|laugh
  |rais|express|concentrat)\w*(?! lines)|dynamic|disappear\w*|go(?:es)? away|fades?
line_stage none: no (?:visible |fine )?lines(?! (?:#|when (?:i |im )?re(?:lax|st)))|(?:all|is) smooth|neither
  |nothing|(?:dont|cant|havent) (?:have|see|notice|got) (?:any|lines)|none
accelerators both: both|all of \w+
accelerators family/no_family: (?:famil\w*|parent|gran\w*|aunt\w*|sisters?|brothers?|genetic\w*|genes
  |heredit\w*|inherit\w*|runs in)(?!(?:(?! and |,| but ).)*\b(?:no|dont|great|good)\b)
accelerators habits/no_habits: smok\w*|vap(?:e|ing)|(?:no|never|dont|not) (?:wear |use |any )*(?:sunscreen
  |spf)|sun(?! (?:protection|cream))|tan(?:ning)?|outdoors?|insomnia|late nights?|habits?|sleep (?:badly|\d)
  |(?:no|not|dont|never|bad|poor|terrible|little) (?:much |get |enough )*sleep\w*|night shifts?|stress\w*
goal transform: transform\w*|look\w* (?:like )?(?:different|new|someone else)|new face|makeover
  |\d+ years younger|change (?:my (?:face|look)|how i look)|(?:big|dramatic|total|huge) \w+
goal freeze: fr[eo]ez\w*|frozen|my \w+ still|paraly[sz]\w*|(?:no|zero|without any) (?:expressions?|movement)
  |(?:not|wont|cant|never|stop\w*|dont want (?:it|my \w+) to) (?:my \w+ (?:from )?)?mov\w*
goal stop_ageing: (?:stop\w*|halt|reverse|never|dont want to) (?:\w+ )?(?:age|age?ing|get(?:ting)? old\w*)
  |(?:stay|forever) young|never (?:get|grow|look|have) (?:any )?(?:old|lines)
goal soften: soft\w*|smooth\w*|reduc\w*|lessen|subtl\w*|natural\w*|(?:re)?fresh\w*|relax\w*|less \w+
goal prevent: prevent\w*|before (?:they|it|lines|my)|(?:avoid\w*|dont want) (?:to get |any |deep |more )*lines
  |(?:stop|keep) (?:them|it|lines|my \w+) (?:from )?\w+|slow\w*|delay\w*|(?:preserv|maintain)\w*|worse|deeper
motive own/trend: own|my (?:idea|decision|choice)|for (?:me|myself)|myself
motive trend/own: trend\w*|every(?:one|body)(?! (?:tells|says|thinks))|friends? (?:all |also |both )*(?:do|did
  |doing|are|is|have|has|had|gets?|got|does|told|recommend\w*)|(?:like|because of|from) (?:all )?my friends?
  |colleagues|tik ?tok|insta\w*|social media|influencers?|celeb\w*|k ?pop|idols?
motive own: ^me$|i(?:ve)? (?:noticed|see|decided|hate|dislike|dont like)|bother\w*|i look (?:tired|angry|sad|older)
  |my (?:lines|forehead|frown\w*)|personal\w*|(?:only|just) me
upkeep no/yes: (?:cant|wont|dont|not|never) (?:\w+ ){0,3}?(?:afford|manage|commit|keep|come|realistic\w*
  |possible|have (?:time|money)|doable|work)|too (?:often|much|expensive|many|far|busy)|(?:only|just) (?:once
  |one)|difficult|one (?:time|off)|unrealistic|impossible|(?:be|is|its|too) hard|no (?:time|money|budget|way)
  |(?:once|twice) year|every (?:5|6|8|12|other)|yearly|lot|expensive
upkeep yes/no: (?:ok|okay|fine)$|every (?:3|4|few|couple)|quarterly|(?:is|its|thats|sounds|seems|be
  |im) (?:\w+ly )?(?:fine|ok|okay|good|great|possible|easy)|i can(?=$|,)|can (?:do|manage|commit|afford|come
  |keep)|doable|realistic|manageable|why not|(?:that|it|this) works|(?:no|not) (?:problem|worries|issue)
  |happy to|dont mind|willing
earlier_treatment stopped_working/yes: stop(?:s|ped)? working|(?:dont|not|no longer) (?:even )?(?:work\w*
  |last\w*)|no (?:effect|results?)|less effect\w*|w(?:ore|ears) off \w+|immune|resistan\w*|antibod\w*
earlier_treatment yes/none: once|twice|(?:few|several|many|one|\d+) (?:times?|sessions?)|for (?:\w+ )?years
  |before|already|since|last (?:year|month|summer|winter|spring|week)|(?:years?|months?|weeks?) ago|regular\w*
  |in 20\d\d|(?:had|got|tried|did|done) (?:it|botox|some|my|both)|(?:only|just|in) my jaw|masseters?
earlier_treatment none: never(?! #)|first (?:time|one|timer)|my first$|new to|not yet|havent(?!.* since)|none
"""
# What else bears on a reading. `named_`: what a statement must say in so many words to be an answer unasked.
# `not_ends`: a comma ends a "not" unless a list follows, as in "not pregnant, breastfeeding or trying".
# `number`: one that can be an age, so no price, decade, range or count of something.
_OTHER_CUES = r"""
asking: (?:^if\b.*)?(?:^|, ?|\b(?:and|but|so|or|also|okay|hi|hello|hey|sorry) )(?:(?:what|how|which|where)(?:s
  |re)?\b|who(?! knows)|why(?! not)|when (?:do|does|can|will|should|is|are)\b|(?:am|was|do|can|could|would|may
  |have) (?:i|you|u|it|they|we|this|people)\b|(?:is|are|does|will|should|did) (?!fine|ok|good|great|realistic
  |doable|possible|no|not|too|be|my own)\w|tell me|explain|(?:im )?(?:just )?(?:wondering|curious)|(?:want
  |need|like) to (?:know|ask)|.*\bwhat (?:you|that|this|it|\w+ (?:is|are|means?))\b).*
answering: (?:im?|ive|my|no|none|never|yes|not|only|just|maybe|\d+)\b
others: (?<!me and )(?<!i and )\b(?:my|his|her|one of my) (?:\w+ )?(?:friend|sister|brother|parent|wife
  |husband|son|girlfriend|boyfriend|daughter|cousin|partner)s?\b(?:(?!,| but | (?:and )?(?:im?|ive|we|me) ).)*
not: \b(?:no|not|never|dont|havent|without|cant|wont|nor|neither|none|nothing|instead of|rather than|avoid
  |stopped|finished|quit|gave up|disappears?|fades?|go(?:es)? away)\b
not_ends: \b(?:but|except|though|although|unless|until|only|just|yes|currently|still|its)\b
  |,(?! even\b)(?!.*\b(?:or|nor|and)\b)|, ?(?=(?:want|hop\w+|looking|have|had|got|they|my|goal|would|id|we)\b)
  |(?<!think )(?<!believe )(?<!when )(?<!if )\b(?:i|im|ive)\b|\band (?=\w+ing\b|have\b|had\b|am\b|get\b|my\b)
clause_ends: ,|\b(?:but|and|though|so)\b
unsure: \b(?:not (?:\S+ )?(?:sure|certain)|unsure|idk|dont (?:know|remember)|dunno|no (?:idea|clue)
  |hard to say|cant (?:say|tell|remember)|undecided|who knows|(?:rather|prefer) not|skip|yes and no)\b
perhaps: \b(?:maybe|perhaps|possibly|might|may be|could be|depends)\b
past: \b(?:used to|gone|healed|cleared|years? ago|last (?:year|month)|runs in|famil\w*)\b
soft: \b(?:(?:i )?dont (?:think|believe)(?: so)?|(?:not that|nothing|none) im? (?:know|aware)(?: of)?|unlikely
  |probably not|i doubt(?: it)?|(?:not )?as far as im? (?:know|aware)|hope(?:fully)? not)\b
bare: (?:[\s,]|(?P<soft><soft>)|(?:(?:im|for) sure|at all|just|so|also|either|currently|unfortunately
  |any(?:more)?|me|i|im|(?:right )?now|of (?:them|those|these|that|above)|like that|at moment|apply|(?:by
  |with) me|all good|you|to (?:all|any))\b|(?P<no>(?:(?:definitely|absolutely|of course) )?not|no(?: way
  | (?:\w+ )?(?:conditions|issues|illness(?:es)?|diseases?))?|never|(?:have )?none|nothing|neither|negative
  |dont(?: have)?|havent|cant|wont)\b|(?P<yes>yes|sure|of course|definitely|absolutely|correct|certainly|probably
  |think so|guess so|i (?:am|do|have|did|can|will|guess))\b)+
named_age: .
named_pregnancy: pregnan|breast ?fe|trying for|lactating
named_health_stop: ^no allerg\w*[\w ,]*\b(?:nothing|none)$|myasthenia|lambert|neuro ?muscular|multiple sclerosis|dystrophy|allerg\w* (?:\w+ )?(?:to|from) botox
named_line_stage: ^(?!.*\b(?:want|hop\w+|soft\w+|prevent|avoid|stop)\b).*\blines\b
named_accelerators: smok|famil|genes|genetic
named_goal: \b(?:want|wanna|hop(?:e|ing)|like to|goal|looking to)\b
named_motive: own (?:idea|decision|choice)|trend|friends (?:all )?(?:do|did|have|got|get) (?:it|botox)
named_upkeep: ^(?=.*(?:every|quarterly|maintenance)).*\b(?:fine|ok|realistic|manage|afford|too)\b
named_earlier_treatment: (?:had|tried|done|havent) botox(?! (?:consult|appoint|quote))|stopped working
number: (?<![\d.$#+])(\d+)(?![\d+%$]|\.\d|(?:s|ish)\b| ?(?:something|odd|plus|ish|percent|weeks?
  |months?|days?|hours?|min\w*|units?|iu|times|sessions?|kids|dollars|bucks|usd|won|k|cc|ml|areas?|points?
  |shots?|injections?|lines|or)\b| (?:years?|yrs?) (?:ago|later|of (?!age)|now|since|in|apart)\b)
age_said: (?<!when )(?<!until )(?<!if )(?<!like )\b(?:im|aged|(?<!at )(?<!of )age(?: is)?
  |(?<!when i )(?<!since i )turned) (?:only |now |just )?<number>
age_told: (?<!was )(?<!at )(?<!since )(?<!over )(?<!under )(?<!ing )(?<!almost )(?<!nearly )(?<!turn )
  (?<!be )<number> ?(?:years? (?:old|of age)|y\.? ?o\b|yrs?\b|[fm]\b)
age_first: ^\W*<number>(?= (?:not|no|never|im|my|male|female|woman|man|healthy)\b(?! (?:sure|idea)))
age_next: \b(?:turn(?:ing)?|almost|nearly|going to be|will be|ill be) <number>(?! in \d| when| by)
filler: (?:yes|hi|hello|ok|its|i think|just|exactly|only|so|my age(?: is)?|now|here|already|years?|half)
age_alone: \W*(?:<filler>\W+)*<number>(?:\W+<filler>)*\W*
"""
_STOPS_ALL_THE_SAME = (("neuromuscular", ["perhaps"]), ("allergy", ["past"]))  # in question, or of the past
_NEGATIVE = re.compile(r"\s*[-\u2212\u2013]\d")
_NUMBER_WORDS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
  sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
_ABOUT_OTHERS_TOO = ("accelerators", "goal", "motive", "upkeep")
# What makes a doubt of a wording here; elsewhere only the first two do.
_DOUBTS = {"pregnancy": ("unsure", "perhaps", "soft"), "health_stop": ("unsure", "perhaps", "soft", "past")}


def _entries(table: str) -> list[tuple[str, str]]:
    """What stands before the first colon and after it, entry by entry; indented lines go on with an entry."""
    return re.findall(r"^(.*?): ?(.+)$", table.replace("\n  ", ""), re.MULTILINE)


_SPELLINGS = [(re.compile(rf"\b(?:{others})\b"), one) for one, others in _entries(_SAME)]
_ROWS = [(re.split("[ /]", f"{row}/"), re.compile(rf"\b(?:{words})\b")) for row, words in _entries(_WORDINGS)]
_RAW = dict(_entries(_OTHER_CUES))
_CUES = {name: re.compile(re.sub(r"(?<!P)<(\w+)>", lambda n: _RAW[n[1]], cue)) for name, cue in _RAW.items()}
_DIGITS = dict(zip(_NUMBER_WORDS.split(), map(str, (*range(2, 21), *range(30, 91, 10))), strict=True))


def read_answer(question: str, text: str, entities: Mapping[str, object] | None = None) -> int | str | None:
    """The answer that `text` gives; `entities` (question -> value) count where the words say nothing."""
    if question not in OPTIONS:
        raise ValueError(f"no question {question!r}; there are {', '.join(OPTIONS)}")
    label = re.sub(r"\W+", "_", text.strip().casefold())
    if label in OPTIONS[question]:
        return label
    told = [] if question == "age" and _NEGATIVE.match(text) else _told(question, text)
    answer = (_age(told) if question == "age" else _chosen(question, told)) or _plain(question, told)
    found = (entities or {}).get(question) if told and not re.search(r"\d", text) else None
    return found if answer is None and isinstance(found, int | str) and is_legal(question, found) else answer


def problem(question: str, text: str) -> str | None:
    """Why `text` is no answer: age_impossible, age_unclear, which_one or not_understood; None when it is."""
    if read_answer(question, text) is not None:
        return None
    told = _told(question, text)
    if question != "age":
        partly = any(vote for said in told for vote in _votes(question, said))
        return "which_one" if partly or _bare(told) & {"yes", "no"} else "not_understood"
    if _NEGATIVE.match(text) or any(not is_legal("age", age) and not 1900 <= age <= 2100 for age in _ages(told)):
        return "age_impossible"
    said = " ".join(_told("goal", text))
    return "age_unclear" if re.search(r"\d|teen|ties\b|born|minor", said) else "not_understood"


def read_any(text: str, missing: Sequence[str]) -> dict[str, int | str]:
    """Answers to the `missing` questions that `text` gives unasked, each naming its subject unmistakably."""
    found: dict[str, int | str] = {}
    for question in missing:
        told = [said for said in _told(question, text) if _CUES[f"named_{question}"].search(said)]
        answer = _age(told, alone=False) if question == "age" else _chosen(question, told)
        # One habit leaves the family open, and the other way round.
        if answer is not None and answer not in ("family", "habits"):
            found[question] = answer
    return found


def _normal(text: str) -> str:
    """One spelling for each thing: lower case, "dont", numbers in digits, "pregnant: no" as its "not"."""
    text = unicodedata.normalize("NFKC", text.replace("\u00b4", "'")).casefold()
    text = re.sub(r"(?<=[a-z])['\u2018\u2019`](?=[a-z])|[\u200b-\u200f\u2060\ufeff\u00ad]", "", text)
    text = re.sub(r"[^\w\s,.;!?$%+#:=]|_", " ", re.sub(r"\s+[-\u2013\u2014]+\s+|\u2014", ", ", text))
    text = re.sub(r"[a-z]+", lambda word: _DIGITS.get(word[0], word[0]), re.sub(r"[^\S\n]+", " ", text))
    text = re.sub(r"\b([2-9])0 ([1-9])\b", r"\1\2", re.sub(r"\b([2-9]0) one\b", r"\1 1", text))
    for spellings, one in _SPELLINGS:
        text = spellings.sub(one, text)
    text = re.sub(r"(^|[,.;\n]\s*)([\w ]{2,40}?)\s*[:=?]\s*no(?:ne)?(?=\s*(?:[,.;\n]|$))", r"\1not \2", text)
    text = re.sub(r"\b(no|never|yes)(?:,| (?=first|never|not|none|nothing|its|too))", r"\1. ", text)
    return re.sub(r" +(?=[ ,.?!]|$)", "", re.sub("[:=]", " ", text)).strip(" ,")


def _told(question: str, text: str) -> list[str]:
    """The statements in `text`, without what only asks, and without other people where they do not count."""
    told = []
    for sentence, ending in re.findall(r"(.+?)([.!?;]+(?=\s|$)|\n|$)", _normal(text)):
        said = sentence.strip(" ,")
        kept = _CUES["asking"].sub("", said, count=1)
        if "?" not in ending or kept != said or _CUES["answering"].match(kept):
            told.append(kept if question in _ABOUT_OTHERS_TOO else _CUES["others"].sub(" ", kept))
    return [said for said in (kept.strip(" ,") for kept in told) if said]


def _chosen(question: str, told: Sequence[str]) -> str | None:
    """The option that wins: plain wordings before hedged before negated, then the order of the table."""
    votes = sorted(vote for said in told for vote in _votes(question, said))
    named = {option for _, _, option in votes}
    if question == "health_stop" and named == {"none"} and len({row for _, row, _ in votes}) == 1:
        return None  # "no allergies" says nothing of the other two
    if {"family", "habits"} <= named or {"no_family", "no_habits"} <= named:
        return "both" if "family" in named else "neither"
    return next((option for _, _, option in votes if option in OPTIONS[question]), None)


def _votes(question: str, said: str) -> Iterator[tuple[int, int, str]]:
    """(how plain, row, option) for each wording found."""
    unread = said
    for row, ((about, option, turned, *_), wordings) in enumerate(_ROWS):
        if about == question:
            for match in wordings.finditer(unread):
                plainness, meant = _sense(question, option, turned, said, match.start())
                if meant:
                    yield plainness, row, meant
            unread = wordings.sub(lambda match: "#" * len(match[0]), unread)


def _sense(question: str, option: str, turned: str, said: str, at: int) -> tuple[int, str]:
    """What the wording at `at` means there: itself (0), a doubt (1), its opposite (2), or nothing ("")."""
    start = max((end.end() for end in _CUES["clause_ends"].finditer(said, 0, at)), default=0)
    following = _CUES["clause_ends"].search(said, at)
    clause = said[start : following.start() if following else None]
    doubts = [cue for cue in _DOUBTS.get(question, ("unsure", "perhaps")) if _CUES[cue].search(clause)]
    if doubts and (option, doubts) not in _STOPS_ALL_THE_SAME:
        return 1, NOT_SURE
    if question in _DOUBTS and re.search(r"\bif\b", said[start:at]):
        return 0, ""
    scope = max((end.end() for end in _CUES["not_ends"].finditer(said) if end.end() <= at), default=0)
    if _CUES["soft"].search(clause) or _CUES["not"].search(said, scope, at):
        return 2, turned
    return (1 if option == NOT_SURE else 0), option


def _bare(told: Sequence[str]) -> set[str]:
    """The "yes", "no", "soft" (a doubted no) and "unsure" among the statements that are nothing else."""
    kinds = set()
    for said in [*told, *(part.strip() for whole in told for part in _CUES["clause_ends"].split(whole))]:
        words = len(said.split())
        if (_CUES["unsure"].search(said) and words <= 10) or (_CUES["perhaps"].search(said) and words <= 4):
            kinds.add("unsure")
        # The length keeps the many overlapping alternatives from being tried on a long text.
        elif len(said) <= 60 and (match := _CUES["bare"].fullmatch(said)):
            kinds |= {kind for kind in ("soft", "no", "yes") if match[kind]}
    return kinds


def _plain(question: str, told: Sequence[str]) -> str | None:
    """What a bare yes, no or "not sure" answers to `question`."""
    kinds = _bare(told)
    if "unsure" in kinds or ("soft" in kinds and question in (*_DOUBTS, "line_stage", "goal", "motive")):
        return NOT_SURE
    if {"yes", "no"} <= kinds or question == "line_stage":  # "no": no lines, or none at rest?
        return None
    meant = ("yes",) if "yes" in kinds else ("no", "none", "neither") if kinds else ()
    return next((option for option in meant if option in OPTIONS[question]), None)


def _age(told: Sequence[str], alone: bool = True) -> int | None:
    ages = _ages(told, alone)
    return next((age for age in ages if is_legal("age", age)), None) if len(ages) == 1 else None


def _ages(told: Sequence[str], alone: bool = True) -> set[int]:
    """Every number said as an age; with `alone`, else one that stands by itself."""
    if re.search("korean|between", text := "\n".join(told)):  # Korea counts one or two years more
        return set()
    found = {int(said[1][:5]) for cue in ("age_said", "age_told", "age_first") for said in _CUES[cue].finditer(text)}
    # Not reached yet, so a year less: it matters most to who is almost 19.
    found |= {int(said[1][:5]) - 1 for said in _CUES["age_next"].finditer(text)}
    parts = re.split(r",|\n| and | but ", text) if alone and not found else []
    return found or {int(said[1][:5]) for part in parts if (said := _CUES["age_alone"].fullmatch(part))}
