"""Ages in years: exact ("im 24", "27f", "born in 1999") and as a decade or range ("mid 20s", "my late thirties")."""

from __future__ import annotations

from datetime import date

from bot.nlu.dates import MONTHS, dated
from bot.nlu.numbers import TENS, Found, Number, Pieces
from bot.nlu.times import DURATIONS

AGE_LIMITS = (10, 99)
# After these a number is an age unless something that is counted follows; after the weak ones only where the number ends.
STRONG = frozenset("im i'm am age aged ages turned hit turning turn shes she's hes he's iam who's whos".split())
WEAK = {"only", "just", "at", "m", "'s", "now"}
BEING = {"is", "was"}
NOT_YET = {"when", "until", "till", "before", "if", "once"}
PEOPLE = frozenset(
    """
    she he i mum mom mother mama dad father sister brother aunt uncle daughter son wife husband girlfriend boyfriend
    partner friend cousin niece nephew gran grandmother grandma
    """.split()
)
YEARS_OLD = {"yo", "yrold", "yearold", "살", "세"}
SEXES = {"f", "female", "male", "woman", "man", "girl", "guy", "lady", "fem"}
YEAR_WORDS = {"year", "years", "yr", "yrs", "y"}
TOO_AGE = {"young", "old", "early", "late", "soon"}
# Behind a number these show that it counts something else.
COUNTED = frozenset(
    """
    kg kgs kilo kilos lb lbs pounds stone cm mm ft feet foot inch inches ml cc mg g % percent per percentage
    units unit u iu areas area sessions times x injections shots points lines people kids children stars k miles km
    o'clock noon th st nd rd dollars bucks won € $ £ ₩ cigarettes drinks followers weeks each off
    """.split()
)
# A plain number that is followed by one of these stands alone.
GOES_ON = frozenset(
    """
    and but so with now too already still almost this next here is can should would could do does did what how why when
    i i'm im my if or yo never have had got looking thinking want wanting wondering because since yet year years yrs yr f
    female male ish
    """.split()
)
ENDS_IN_S = frozenset("is was as this has does years yrs versus thanks always sometimes plus guys yes".split())
CLOCK = frozenset(
    """
    appointment appt booked booking book consultation slot come open opens close closes closed meeting arrive
    tomorrow today tonight monday tuesday wednesday thursday friday saturday sunday o'clock clock scheduled
    """.split()
)
# Words about appointments turn a number into an hour where they stand this near.
NEAR_BEFORE, NEAR_AFTER = 8, 3
# "At 12" is a time of the day, "at 14" may be one, "at 30" is none.
NOON, EARLIEST_AT, LATEST_HOUR = 12, 13, 24
DECADES = {f"{word.removesuffix('y')}ies": value for word, value in TENS.items()} | {"twentys": 20, "thirtys": 30}
PARTS = {"early": (0, 3), "mid": (4, 6), "middle": (4, 6), "late": (7, 9)}
OF_A_DECADE = {"my", "in", "her", "his", "their", "your", "our", "the", "early", "mid", "late", "middle", "of", "-"}
TEENS, LATE_TEENS = (13, 19), 17


def age(pieces: Pieces, number: Number) -> Found | None:
    """An age, or a range of ages that is told as one."""
    if not AGE_LIMITS[0] <= number.low <= number.high <= AGE_LIMITS[1] or number.low % 1:
        return None
    if not number.single:
        return _range(pieces, number)
    end = _end(pieces, number)
    return Found("age", number.start, end, int(number.low)) if end else None


def born(pieces: Pieces, at: int, today: date) -> Found | None:
    """ "Born in 1999": the age that is likeliest today; exact where the day is told."""
    if pieces.word(at) != "born":
        return None
    place = at + 1 + (pieces.word(at + 1) in ("in", "on"))
    day = dated(pieces, place, None) if place < len(pieces.all) else None
    if day:
        birth = date.fromisoformat(str(day.value))
        years = today.year - birth.year - ((today.month, today.day) < (birth.month, birth.day))
        end = day.end
    else:
        month = MONTHS.get(pieces.word(place))
        place += month is not None
        # Of a date that can be read in two ways, the year is sure.
        word = pieces.word(place).rpartition("/")[2]
        if not (word.isascii() and word.isdigit() and len(word) == 4):
            return None
        # Without a month, half of those born in a year have had their birthday by the end of June.
        years = today.year - int(word) - (today.month < (month or 7))
        end = place + 1
    return Found("age", at, end, years) if AGE_LIMITS[0] <= years <= AGE_LIMITS[1] else None


def decade(pieces: Pieces, at: int) -> Found | None:
    """ "In my 30s", "mid-twenties", "late thirties", "20 something": the youngest and the oldest that it may mean."""
    word, following = pieces.word(at), pieces.word(at + 1)
    glued = pieces.glued(at + 1)
    told = 0
    end = at + 1
    if word in DECADES:
        told = DECADES[word]
    elif len(word) == 2 and word[1] == "0" and word.isdigit() and "2" <= word[0] <= "9":
        end += 1 if following in ("s", "'") and glued else 0
        end += pieces.word(end) == "s" and pieces.word(end - 1) == "'"
        told = int(word) if end > at + 1 else 0
        if not told and (following == "something" or pieces.says(at + 1, "-", "something")):
            return _years("age_range", at, at + 2 + (following == "-"), int(word), int(word) + 9)
    elif word == "teens" and pieces.word(at - 1) in OF_A_DECADE:
        late = pieces.word(at - 1) == "late"
        return _years("age_range", at - late, end, LATE_TEENS if late else TEENS[0], TEENS[1])
    if not told or pieces.word(at - 1) not in OF_A_DECADE:
        return None
    start, part = at, (0, 9)
    for back in (1, 2):
        if pieces.word(at - back) in PARTS:
            start, part = at - back, PARTS[pieces.word(at - back)]
            break
    else:
        if pieces.word(at - 1) in ("the", "of", "-"):
            return None  # "music of the 80s"
    return _years("age_range", start, end, told + part[0], told + part[1])


def _years(label: str, start: int, end: int, low: float, high: float) -> Found:
    return Found(label, start, end, {"low": low, "high": high, "unit": "years"})


def _range(pieces: Pieces, number: Number) -> Found | None:
    old = _years_old(pieces, number.end)
    told = pieces.word(number.start - 1) == "between" and pieces.word(number.start - 2) in STRONG
    if old or told or pieces.word(number.start - 1) in ("aged", "ages", "age"):
        return _years("age_range", number.start, old or number.end, number.low, number.high)
    return None


def _end(pieces: Pieces, number: Number) -> int | None:
    """Where an age ends, or None where the number counts something else."""
    start, end = number.start, number.end
    if old := _years_old(pieces, end):
        return old
    if sexed := _sex(pieces, start, end):
        return sexed
    following, next_one = pieces.word(end), pieces.word(end + 1)
    if following == "too" and next_one in TOO_AGE:
        return end
    if following == "here" and _stops(pieces, start - 1):
        return end
    if following == "is" and (next_one in TOO_AGE or (next_one in ("too", "a", "kinda") and _too(pieces, end + 2))):
        return end
    cue = _cue(pieces, start)
    if not cue or _counts(pieces, end, following) or (following in ("am", "pm") and number.low <= NOON):
        return None
    if following in YEAR_WORDS:  # "im 24 years" and nothing else
        return end + 1 if cue == "strong" and _stops(pieces, end + 1) else None
    if following == "ish":
        return end + 1
    if cue == "strong" or _stops(pieces, end):
        return end
    return None


def _years_old(pieces: Pieces, at: int) -> int | None:
    """Past "years old", "y/o", "-year-old", "yo", "years of age"."""
    at += pieces.word(at) == "-"
    word = pieces.counted(at) or pieces.word(at)
    if word in YEARS_OLD:
        return at + 1
    for words in (("y", "/", "o"), ("y", ".", "o"), ("y", "o"), ("yr", "old"), ("yrs", "old")):
        if pieces.says(at, *words):
            end = at + len(words)
            return end + (pieces.word(end) == "." and words[1] == ".")
    if word not in YEAR_WORDS:
        return None
    if pieces.says(at + 1, "of", "age"):
        return at + 3
    behind = at + 1 + (pieces.word(at + 1) == "-")
    return behind + 1 if pieces.word(behind) in ("old", "young") else None


def _sex(pieces: Pieces, start: int, end: int) -> int | None:
    """ "27f", "24 female", "F/29", "29 / f"; an "m" may count metres or minutes, so it needs company."""
    slash = pieces.word(end) in ("/", ",")
    word = pieces.word(end + slash)
    glued = pieces.glued(end)
    if word in SEXES and (word != "f" or glued or slash or _stops(pieces, end + 1)):
        return end + slash + 1
    if (
        word == "m"
        and (glued or slash)
        and (pieces.word(start - 1) in STRONG | {"", "a", "("})
        and _stops(pieces, end + 1)
    ):
        return end + slash + 1
    return end if pieces.word(start - 2) in ("f", "m") and pieces.word(start - 1) == "/" else None


def _cue(pieces: Pieces, start: int) -> str:
    """How surely the words before a number tell an age: "strong", "weak" or not at all."""
    before = start - 1
    if pieces.word(before) in (":", "=", "-", "is") and pieces.word(before - 1) in ("age", "aged"):
        return "strong"
    word = pieces.word(before)
    if word in ("only", "just", "now", "about", "around", "already", "like"):
        told = pieces.word(before - 1) in STRONG or (
            pieces.word(before - 1) in BEING and pieces.word(before - 2) in PEOPLE
        )
        return "strong" if told else "weak" if word in WEAK else ""
    if word == "at":
        return _cue_of_at(pieces, start)
    if word == "turn" and not NOT_YET.isdisjoint(pieces.words[max(before - 2, 0) : before]):
        return ""
    if word in STRONG:
        return "strong"
    if word in BEING and pieces.word(before - 1) in PEOPLE:
        return "strong"
    return "weak" if word in ("m", "'s") else ""


def _cue_of_at(pieces: Pieces, start: int) -> str:
    number = pieces.word(start)
    told = int(number) if number.isdigit() else LATEST_HOUR + 1
    around = pieces.words[max(start - NEAR_BEFORE, 0) : start + NEAR_AFTER]
    an_hour = told < EARLIEST_AT or (told <= LATEST_HOUR and not CLOCK.isdisjoint(around))
    return "" if an_hour else "strong"


def _counts(pieces: Pieces, end: int, following: str) -> bool:
    """Whether what follows a number is what it counts: "im 60 kg", "only 10 injections"."""
    if following in COUNTED or (following in DURATIONS and following not in YEAR_WORDS):
        return True
    if following == "-" or (following in (":", "/", "+") and pieces.glued(end)):
        return following != "-" or pieces.glued(end)
    return len(following) > 3 and following.endswith("s") and following not in ENDS_IN_S


def _stops(pieces: Pieces, at: int) -> bool:
    """Whether nothing that could be counted stands here."""
    word = pieces.word(at)
    return not word or word in GOES_ON or not word[0].isalnum()


def _too(pieces: Pieces, at: int) -> bool:
    return bool({pieces.word(at), pieces.word(at + 1)} & TOO_AGE)
