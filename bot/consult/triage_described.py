"""Signs that people describe rather than name: two lights where there is one, words like mush, a mug dropped twice.

Most of these words are everyday talk by themselves, so most count only after an injection or with a beginning. Patterns
are in the notation of `triage_types.compile_pattern`; the codes are those of `triage_urgent` and `triage_milder`.
"""

from bot.consult.triage_types import Level, Needs, Sign


def _urgent(code: str, *patterns: str, after: bool = True) -> Sign:
    return Sign(code, Level.URGENT_NOW, patterns, Needs.AFTER if after else Needs.NOTHING)


def _call(code: str, *patterns: str, needs: Needs = Needs.AFTER) -> Sign:
    return Sign(code, Level.CALL_CLINIC, patterns, needs, natural=True)


DESCRIBED: tuple[Sign, ...] = (
    _urgent(
        "double_vision",
        "SEE ~1 TWO ~3 where|instead_of|when ~4 one",
        "where ~4 one ~6 SEE ~1 TWO",
        "one|every|each SEEN ~2 become|becomes|became|turn_into|turned_into ~2 TWO",
        after=False,
    ),
    _urgent(
        "double_vision",
        "SEEN ~4 become|becomes|became|turn_into|turned_into|split|splits ~2 TWO|into_two|in_two",
        "SEEN ~2 have|got|with ~1 second|extra|twin|double|ghost copy|image|outline|shadow|edge",
        "SEEN ~2 have|got|with ~1 twin|ghost|double",
        "second|extra|two copy|copies|image|images|outline|outlines of ~2 SEEN",
        "SEEN ~2 double !size",
    ),
    _urgent(
        "trouble_speaking",
        "CANNOT ~1 make_out|follow|understand ~1 my_word|my_words|my_speech|my_speak|what_i_say|what_i_am_say",
        after=False,
    ),
    _urgent("swelling_mouth_throat", "tongue|lip|throat ~2 double|triple in_size|the_size|it_is_size", after=False),
    _urgent(
        "blurred_vision",
        "neither ~6 eye ~1 focus",
        "neither ~6 eye ~1 see|focus ~2 clearly|clear|well|right|properly|sharp",
        "nothing ~2 sharp|in_focus|crisp",
        "CANNOT ~2 read ~3 screen|phone|signs|letters|text|menu|anything",
    ),
    _urgent(
        "trouble_speaking",
        "sound|speak ~6 martinis|wine|beer|beers|cocktails|vodka|soju|tequila|whisky|tipsy|wasted|plastered",
        "ask|asked|asks|think|thinks|thought ~2 i|she|he am|is|was|had|have ~3 drunk|tipsy|drink|wasted",
        "word|words|speech|sentence|sentences ~4 mush|porridge|soup|slur|gibberish|cotton|treacle",
        "tongue ~2 not|trip|trips|tied|twists|clumsy ~1 make|form|do|obey|cooperate|work|over",
        "pronunciation|diction|articulation|consonants ~4 ODD|mushy|changed|soft",
        "nobody|no_one ~1 understand|understands|understood me|her|him",
        "CANNOT|not ~1 understand me|her|him|what_i_say|a_word_i",
        "CANNOT|not ~1 understand|follow|make_out|catch|get ~1 what_i|my_word|my_words|my_speech|my_speak|my_sentences|half_of_what_i",
        "CANNOT|not follow me ~2 speak|say|phone|call",
        "nobody|no_one ~1 follow|follows|catches|get ~1 me|what_i",
        "ask|asked|asks|asking ~2 what_i say|said",
        "ask|asked|asks|asking|have|need|make ~3 repeat ~1 myself|everything|what_i_say|every|it_all",
        "say|said|think|thinks|tell|told|find|finds ~3 i sound|mumble|lisp ~3 drunk|different|off|weird|funny|nasal|tipsy",
        "i|am ~1 mumble|lisp|lisping",
        "speak ~1 NOT_RIGHT",
        "speak ~3 exhausting|tiring|effort",
        "hardly|barely|no|little ~1 voice ~1 left",
        "voice ~3 fainter|faint|quieter",
        "drool ~8 not ~4 say|pronounce",
        "not ~4 say|pronounce ~6 drool",
    ),
    _urgent(
        "trouble_breathing",
        "winded",
        "stop|stopped|pause|rest for ~1 air|breath",
        "get ~1 air ~6 HARD|work",
        "HARD ~2 get ~1 air",
        "breath ~2 noisy|rasping|loud|squeaky",
        "breath ~5 to_get enough",
        "panting",
    ),
    _urgent(
        "trouble_swallowing",
        "turn|tilt|tip|bend|duck ~3 head|chin|neck ~2 swallow",
        "throat ~2 NOT_RIGHT|not_working",
        "FLUID ~2 CANNOT ~2 down",
        "CANNOT ~1 get|send|force it|them|food ~1 down",
        "nothing ~4 go|stay down",
        "FLUID ~3 stop|stops|sit ~1 halfway|half_way|midway",
        "FLUID|it|drink|swallow ~3 come ~3 nose",
        "cough|coughs|coughing ~4 meal|meals|sip|sips|mouthful|coffee|tea|water|soup",
    ),
    _urgent(
        "trouble_swallowing",
        "swallow ~5 take ~3 tries|attempts|effort",
        "take ~3 tries|attempts ~2 swallow",
        "saliva|spit|food|water i CANNOT ~2 down",
        after=False,
    ),
    _urgent(
        "muscle_weakness",
        "drop ~2 mug|cup|glass|plate|bowl|spoon|fork|pan|pen|chopsticks|bottle",
        "keep drop things|everything|stuff",
        "grip ~2 go|went|fading|fall|bad",
        "LIMB ~3 wobbly|wobble|floppy|feeble|shaky|unsteady|feebler|will_not_push|not_push|not_carry|give|fold",
        "wobbly|unsteady|shaky ~2 feet|leg",
        "floppy|feebler !hair|hat",
        "CANNOT ~1 get|stand|push ~2 up|out ~4 chair|bench|bath|bed|sofa|couch|floor|seat|toilet|bus|car",
    ),
    _urgent(
        "muscle_weakness", "face ~4 DOWN ~3 LIMB ~2 heavy", "LIMB ~4 tired ~4 INJECTED now|then ~3 LIMB", after=False
    ),
    _urgent("head_drop", "CANNOT|trouble ~2 hold|keep|lift ~1 neck ~1 up|straight"),
    _urgent(
        "swelling_mouth_throat",
        "tongue|lip|throat ~3 twice|double|triple ~2 size",
        "lip|tongue ~2 blew|blown up",
        "tongue ~2 big|huge",
    ),
    _urgent("swelling_mouth_throat", "tongue ~4 very|so|now|get big|huge|fat", after=False),
    _urgent(
        "bladder_control",
        "not ~2 make ~1 to the toilet|bathroom|loo",
        "not ~2 reach ~1 toilet|bathroom|loo ~1 in_time",
        "pee ~4 come|go ~3 without|by_itself|on_it_is_own|alone",
    ),
    _call(
        "crooked_smile",
        "only ~2 side|half|corner ~4 SIDE ~3 up|move|work|lift|smile",
        "only ~2 side|half|corner ~3 up|move|lift|smile",
        "side|corner ~3 SIDE ~2 not ~2 up|move|lift|work",
    ),
    _call("crooked_smile", "only ~1 one|half|left|right ~2 SIDE ~2 go|lift|move up", needs=Needs.OWN),
    _call("worrying_result", "one_side|half|left_side|right_side ~4 move ~3 other ~2 not", needs=Needs.NOTHING),
    _call("worrying_result", "nothing move ~1 up_there", needs=Needs.NOTHING),
    _call("worrying_result", "FACE|bag|bags|line|lines|bulge ~3 never had|was"),
    _call("worrying_result", "they|she|he|you|clinic ~1 ruin|ruined|destroyed|botched ~1 my", needs=Needs.OWN),
    _call(
        "worrying_result",
        "work|works|worked|take only ~2 one|left|right|half",
        "look ~4 clown|villain|joker|vulcan|devil|witch|vampire|alien|puppet|muppet|mannequin|wax|cartoon",
        "clown|villain|vulcan|evil|wicked|devilish|mephisto ~1 brow|look|face|arch",
        "brow|face|forehead ~6 clown|villain|vulcan|evil|wicked|devilish|cartoon",
    ),
    _call(
        "worrying_result",
        "side|half ~3 not ~2 take|taken|kick_in|kicked_in|worked|respond|responded !long|part|place|much",
        "they|you|he|she|nurse|doctor|dr|clinic|botox ~4 missed ~1 a|one|some|that ~1 spot|bit|line|patch|area|place",
        needs=Needs.NOTHING,
    ),
    _call(
        "worrying_result",
        "only worked|work|take ~2 one|left|right|half ~5 my|FACE",
        "only ~2 half|side ~4 worked|kicked_in|taken",
        "missed ~2 spot|bit|line|patch|area ~5 my|me|one_brow|left|right",
        needs=Needs.OWN,
    ),
    _call("swelling", "FACE ~3 double|twice|triple ~2 size", needs=Needs.OWN),
    _call("worrying_result", "the|my result ~3 horrible|awful|terrible|uneven|weird|disaster", needs=Needs.OWN),
    _call("crooked_smile", "only ~1 one|left|right side ~3 SIDE ~2 go|lift|move|smile", needs=Needs.OWN),
    _call(
        "growing_bruise",
        "mark|spot|patch|bruise|lump ~8 was ~1 dot|tiny|small ~5 now ~4 plum|palm|egg|coin|reach|reaches|big|huge|half",
        needs=Needs.NOTHING,
    ),
    _call(
        "growing_bruise",
        "blue|purple|dark|black ~1 mark|spot|dot|patch ~9 grow|reach|reaches|spread|plum|cheekbone|palm|egg|coin",
        "mark|spot|dot|point ~5 become|became|turned_into|turn_into ~3 dark|black|blue|purple|patch|plum",
    ),
    _call(
        "worrying_result",
        "only ~3 one|left|right|half ~4 work|works|working|take|smooth|frozen|gone|go|went|settled|drop",
        "frown|move|lift ~3 one_side|left_side|right_side|half",
        "one side ~3 work|works|working|take|smooth|frozen ~4 other",
        "look ~3 permanently|permanent|winking",
        "look ~2 surprised ~2 one side",
        "not recognise|recognize my|myself ~1 face",
    ),
    _call("dizziness", "room|floor|ground ~2 tilt|tilts|tilting|spins|sways|swaying"),
    _call("fever", "thermometer"),
)
