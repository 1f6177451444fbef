"""The cues by which the symptom gate reads a sentence: question, supposition, denial, long ago, somebody else, own
nature; and the evidence that something is told as happening after an injection.

Regular expressions over base forms (`triage_words`) separated by single spaces, all bounded in what they span.
"""

import re


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


def _not_after(words: str, cue: str) -> str:
    """The cue word, unless one of `words` stands right before it; tested after the cue, which is rarer."""
    return cue + "".join(rf"(?<!{word} {cue})" for word in words.split())


_DAY = r"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
_NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|couple of|several)"
_SPAN = r"(?:hour|day|week|month)"
_BOTOX = (
    r"(?:botox|injection|treatment|session|procedure|appointment|visit|lip flip|glabella|bunny line|bunny lines|crow feet|crows feet|crowsfeet|crow foot"
    r"|frown line|frown lines|11|11s|11 s|elevens|eye line|eye lines|filler|nose scrunch|clinic)"
)
_DONE = rf"(?:{_BOTOX}|jaw|forehead|lip|eye|brow|neck)"
_TIME = (
    rf"(?:yesterday|today|tonight|last|this|the|my|then|it|{_DAY}|noon|lunch|{_NUMBER} {_SPAN}|about|around|morning|get|have|had|i|we|you"
    r"|they|your|his|her|botox|injection|treatment|lip|jaw|baby)"
)

# "since i turned thirty": a time of life, at which nothing was injected
_OF_LIFE = (
    r"i was|i (?:turned|hit|became|quit|gave birth|had (?:my|the|a|our) (?:baby|kid|kids|child|son|daughter|twins))|covid|menopause"
    r"|my (?:\d+|teen|twent|thirt|fort|childhood|early|late|school|birthday|pregnancy|divorce|wedding|(?:(?:first|second|third|last|two) )?(?:baby|birth|kids?|child|son|daughter))(?! (?:botox|dose|forehead|injection|treatment|session|lip|say|said|tell|told|notice))"
    r"|i (?:\w+ )?(?:lose|gained?|put on) (?:\w+ ){0,2}(?:kilo|kilos|kg|kgs|pound|pounds|lbs|weight)|i (?:gave up|quit|stopped|start) (?:to )?"
    r"(?:smoke|smoking|work\w*|drink|sleep\w*|study\w*|run|my (?:job|phd|degree|studies)|uni|university|college|school|menopause)"
    r"|the (?:muscles?|toxin|effect) (?:shrinks?|thins?|wastes?|atrophy|atrophies|relax|relaxes|wears?|last|weak|becomes?)"
    r"|the (?:pandemic|lockdown|baby(?! (?:botox|dose|injection|treatment|session))|divorce|move)|(?:i|we) (?:moved|had covid|got married)"
)

# --- evidence -------------------------------------------------------------------------------------------------------
# A beginning that only something real has; it holds even within a question or a supposition.
PINNED = _words(
    rf"since (?!{_OF_LIFE}){_TIME}|ever since|right now"
    rf"|woke up with"
)
# A beginning or a change: something happens, and not by nature.
ONSET = _words(
    rf"since (?!{_OF_LIFE}){_TIME}|ever since|since$",
    r"since (?:sat|sun)",
    r"yesterday|this (?:morning|afternoon|evening)|last night|overnight|right now|suddenly",
    r"all of a sudden|out of nowhere",
    r"start(?: to)? (?!with|at|from|age|early|botox|young)|woke up|get (?:\w+ )?(?:worse|grow|weak|big)",
    r"keep (?!my|the|it|up|ask|say|tell|read|see|hear|think|wonder)\w+",
    rf"for (?:\w+ ){{0,2}}(?:day|hour|minute)|{_SPAN} (?:\d+|one|two|three|four|five)",
    r"(?:day|hour|week) (?:now|after|later|in)",
    r"any ?more|no longer|(?:and|but|so)? ?now (?:i|my|it|the|one)",
    rf"{_NUMBER} {_SPAN} (?:ago|after|later)|(?:it is|it has) been (?:(?:almost|nearly|over|about) )?{_NUMBER} {_SPAN}|has become",
    r"came out (?:\w+ )?(?:uneven|weird|different|wrong|bad|off)",
    r"have become|has drop|have drop|come up (?:in|with)|came (?:up|down|on)",
)
# An injection that the person has had. Present forms are plans ("i get botox tomorrow"), so they do not count.
_HAD = (
    rf"since (?:(?!if|any|each|every|do|can|could|would|will|should|is|year|help)\w+ ){{0,3}}{_BOTOX}",
    rf"from (?:my|the|your|last|that|this) (?:\w+ )?{_BOTOX}",
    rf"after (?:my|the|your|this|that|get|have|last|yesterday|{_DAY}) (?:(?!how|many|if|can)\w+ ){{0,3}}{_BOTOX}",
    r"(?:i|we) (?:(?!never|not)\w+ ){0,2}(?<!if i )(?:had|got|did|received|have had|have got)"
    r" (?:(?!never|not|done\b)\w+ ){0,5}(?:botox|injection|treatment|session|lip flip|unit)",
    r"(?:had|got|have) (?:my|it|this|mine|them|the) (?:(?!never|not)\w+ ){0,4}(?:done|treatment)",
    rf"(?<!to )(?<!can i )(?<!could i )(?<!should i )(?<!may i )(?<!would i )(?:had|got|have|since|after) (?:\w+ ){{0,4}}{_DONE} (?:\w+ )?(?:done|treatment)",
    rf"(?:{_BOTOX}|flip) (?:(?:was|were) (?:done|treatment|{_DAY}|yesterday|{_NUMBER} {_SPAN}|last|on|done|a))",
    rf"^(?:and |so |hi |hello )?(?:had|got) (?:\w+ ){{0,4}}(?:{_BOTOX}|unit|done)",
    rf"(?:had|got) (?:\w+ ){{0,4}}{_BOTOX} (?:\w+ ){{0,4}}(?:{_NUMBER} {_SPAN} ago|yesterday|on {_DAY}|this morning)",
    rf"(?:had|got) (?:\w+ ){{0,4}}{_BOTOX} (?:\w+ ){{0,4}}last (?:week|night|month|{_DAY})",
    rf"{_BOTOX} (?:\w+ ){{0,2}}(?:{_NUMBER} {_SPAN} ago|yesterday|last (?:week|night|{_DAY})|this morning)",
    rf"(?:had|got) (?:\w+ ){{0,4}}{_BOTOX} (?:\w+ ){{0,2}}(?:today|this week|with you|here|at your (?:place|clinic))",
    rf"{_BOTOX} (?:was|were) the (?:day|week|month|night) before|i was in for my \w+ (?:on|last|yesterday|this)",
    r"been injection|was injection|(?<!do )(?<!can )(?<!could )(?<!would )(?<!will )you injection|injection me|injection \d+ (?:day|week|hour) ago",
    r"(?<!can )(?<!could )(?<!will )(?<!would )(?<!do )(?:they|he|she|doctor|nurse) (?:\w+ )?(?:injection|treatment|overdid|did my|give me|put|hit|miss|missed)",
    r"where (?:they|he|she|you|the \w+|i) (?:was |were )?(?:\w+ )?(?:injection|put|went)|where the injection (?:was|is)",
    r"(?:one|some) of the (?:injection|point|spot|hole)\w*|since (?:i got|i had) (?:it|them|this)",
    r"my (?:last|recent|first|second) (?:botox|injection|treatment|session|lip flip|visit) (?:was|has|look|feel|did|make)",
    rf"(?:did|got|had|done) (?:it|them|this) (?:on {_DAY}|yesterday|last|{_NUMBER} {_SPAN} ago)",
    r"(?:hate|not like|(?:unhappy|not happy|disappointed|upset|not satisfied) (?:with|about|by|in|at)) (?:the|this|how the|my) result",
    r"(?:what|how) (?:they|he|she|you|clinic) did to my|my result|i regret (?:it|this|get)",
    r"(?:same|next) (?:day|night|morning|evening|week) (?:as|of|after) (?:my|the)",
    rf"(?:had|got|was|been) done (?:yesterday|today|last|this|on|{_NUMBER} {_SPAN} ago)|(?:got|was|were) treatment (?:by|with|at|here|on)|(?:they|he|she|you|clinic) did me (?:yesterday|today|last|this|on)",
    r"my (?:botox|lip flip) (?:was|has|look|feel|do not|did|make|turned out|came out)|\d+ unit (?:\w+ )?(?:in|into|for) my",
    r"my injection (?!appointment|is|tomorrow)|injection (?:site|spot|point|place|area|mark|hole)",
    r"point of injection",
    r"new botox|(?:i|me|my|been|was|got|you|they|he|she) (?:\w+ )?botched|^botched (?:brow|botox|forehead|lip|job$)|before my injection",
    r"(?:it|botox|everything|mine) (?:is|has) (?:\w+ )?kick\w* in",
    rf"{_NUMBER} {_SPAN} (?:in|out|post|on)(?! (?:advance|total|row|seoul|korea|\d))",
)
HAD = _words(*_HAD)
# The same, or an injection spoken of in general: "a droopy eyelid after botox".
AFTER = _words(
    *_HAD,
    rf"(?:following|post|from) (?:(?!if|any|each|every)\w+ )?{_BOTOX}",
    rf"after (?:(?!an?\b|any|each|every|one|how|many|if|can)\w+ ){{0,3}}{_BOTOX}",
)
# "... never had any injections", "nothing to do with botox": whatever else is told has another cause.
NOT_INJECTED = _words(
    r"never (?:\w+ )?(?:had|have|got|done|try|tried) (?:any |a |it |this )?(?:botox|injection|it|this|filler|anything|one|treatment)",
    r"have not (?:had|done|got|start|try|tried) (?:\w+ )?(?:it|botox|injection|this|anything|yet)",
    r"not had (?:it|botox|any)",
    r"before my first|my first time will|unrelated|nothing to do with|no botox yet|not yet had",
)
# Words of a first person who has it: "i have ...", "i am getting ...", right before the match.
HAS = re.compile(
    rf"\b{_not_after('do will can could would should might may if when', 'i')}"
    r"(?: now| also| still| really| just| do| think i| already)*"
    r"(?: (?:have had|have got|have been|have|had|got|am (?:have|get|see|feel|experience|experiencing|suffer|suffering|struggle)|feel"
    r"|notice|see|keep|develop|developed|woke up with|can not|could not)"
    r"(?: (?!question|fear|concern|doubt|worry|worries|idea|read|heard|hear|seen|saw|ask|risk|know|been|wonder)\w+){0,3})?$"
)
_NOT_MINE = (
    r"doctor|nurse|injection|dermatologist|surgeon|friend|sister|mother|husband|wife|boyfriend|girlfriend"
    r"|brother|aunt|cousin|colleague"
    r"|clinic|boss|appointment|consultation|question|fear|worry|concern|nightmare|do|can|could"
    r"|say|said|mention|mentioned"
    r"|treatment|botox|forehead dose"
)
MINE = re.compile(rf"\b(?:my|this|these|mine)(?: (?!(?:{_NOT_MINE})\b)\w+){{0,3}}$")
DEFINITE = re.compile(r"\b(?:my|this|these|mine|the)(?: \w+)?$")
FIRST_PERSON = _words("my|i|me|mine|myself")
# "... mine is drooping", "it started the night after": what was only asked about is told after all.
HAVE_THAT = re.compile(
    rf"\b{_not_after('can will could if would do might should suppose supposing assuming imagine say', 'i')} "
    r"(?:now |also |think i |already |do )*"
    r"(?:have|got|have got|have had|am have|am get|feel|see) (?:it|that|this|one|them|those|these|exactly that|the same)\b"
    r"(?! done| booked| scheduled| planned| in mind| on my| all| treatment| in writing| on (?:monday|friday))"
    r"|\bmine (?:is|has|have|do|start|droop|hurt|look|feel|keep)\b"
    r"|\b(?:it|that|this) (?:is )?happen to me (?:now|since|yesterday|today)"
    r"|\b(?:it|that|this) is (?:what i have|happen (?:to me|now))|\bnow i do\b(?! not)"
    r"|\bit (?:start|came on|come on) (?!at|from|with|to work|work)"
)
# A certain eye, brow or spot, and a verb: "one lid is lower", "there is a bump"; or a side: "left brow dropped".
SPECIFIC = _words(
    r"(?:the|one|left|right|there|both|half|it|that)(?: \w+){0,4} (?:is|are|has|have|keep|look|feel|do not|will not)",
    r"(?:on|at|to) (?:the|one|my) (?:left|right|side)"
    r"|^(?:\w+ )?(?:eye|eyelid|brow|forehead|smile|lip|mouth|cheek|face|jaw|head)"
    r" (?:feel|is|are|has|have|keep|look|do not|will not|hurt|went|got|turned)",
    r"it (?:hurt|ache|is hard|is difficult|is sore)|^(?:and |so |but |also )*(?:just |still |really )?feel",
    r"(?:left|right|my|one) (?:eye|eyelid|brow|side|cheek|lip|corner)",
)
# Worry about something that is there: makes even a bare "swelling" a thing that is told.
ASKS_HELP = _words(
    r"is (?:this|that|it) (?:normal|ok|okay|fine|bad|serious|dangerous)(?! to\b)",
    r"should i (?:\w+ )?(?:worry|worried|concerned|call|go|come|see|do)|what (?:do|should|can) i do|help",
    r"emergency|go away|wear off",
    r"how long (?:do|will) (?:this|it|that) last|do (?:it|this|that) pass|am worried|so worried",
    r"really worried",
)
THAT_I_HAVE = re.compile(
    r"^(?:that |which )?i (?:now |still )?(?:have|got|get|had|am have)(?: (?:now|from|since|after|today|here|at|in|right)\b|$)"
)

# --- readings -------------------------------------------------------------------------------------------------------
SUPPOSED = re.compile(
    rf"\b(?:{_not_after('know sure wonder ask asked asks wondered see tell me check as normal ok okay emergency bad serious dangerous', 'if')}"
    r"(?! i (?:drink|eat|swallow|lie|turn|look|read|close|cover|bend|touch|press|try|speak|smile|walk|move|chew|sit|stand)\b"
    r"| that help| it (?:matter|help)| this (?:is|matter|help)| you (?:must|want to) know"
    r"| possible)|in case|suppose|supposing"
    r"|imagine|what happen when|in the event|should it (?!be|look|feel)|should i (?:get|develop|have)"
    r"|assuming|let'?s say|(?:^|or )say (?:i|my|it)"
    r"|hypothetically|let us say|when would i|when should i)\b"
)
# "i can't have blurry vision", "i cannot lose my voice": what must not be.
MUST_NOT = re.compile(
    r"\b(?:can|could) not (?:really |possibly |ever )?(?:afford (?:to )?(?:\w+ )?|risk (?:\w+ )?|have (?:an? |any )?)(?:\w+ )*$"
    r"|\bcan not (?:really |possibly |ever )?(?:lose my (?:voice|vision))$"
)
# Modal verbs make a possibility of what follows; not "can not", "may have", "can barely", "can you help".
MODAL = re.compile(
    r"\b(?:can(?! (?:not|barely|hardly|only|feel|see|hear|tell|no longer)\b)(?!(?<=\bi can) still\b)|could(?! (?:not|barely|hardly|only|feel|see)\b)"
    r"|may(?! have\b)|might(?! have\b)|would(?! (?:say|like|love|have)\b)"
    r"|(?<!nothing )(?<!else )will(?! not (?!be able)|(?: \w+)? (?:call|come)\b)"
    r"|(?:puede|pueden|pode|podem|peut|peuvent|kann) (?:on |il |das |es )?"
    r"(?:haber|tener|causar|provocar|producir|dar|ter|avoir|causer|provoquer|donner)"
    r"|(?:is|are) (?:(?!not)\w+ ){0,3}go to(?= \w)|do my \w+ (?:go|get|become|turn))\b"
    r"(?! i not\b| (?:(?:you|someone|somebody|anyone|we|please) )+(?:help|tell|say|call|come|ask|look at|check|explain|see|move|change)\b"
    r"| i (?:please )?(?:call|come|see (?:a|the|someone)|ask|speak to|do|get help|move|change)\b)"
    r"(?! (?:it|this|that|these) (?:\w+ )?be (?:from|because|due|down to|relate|related|that (?:i|my))\b)"
    r"(?!(?: \w+){0,3} have (?:cause|do|done|make|give|affect|spread|hit|damage)\b)"
)
RISK_THAT = _words(
    r"(?:risk|chance|odds|probability|likelihood|likely|possible|possibility|danger) (?:\w+ ){0,2}that (?:i|my)"
)
RISK = _words(
    r"risk|chance|odds|probability|likelihood|likely|possible|possibility|avoid|prevent|percent",
    r"percentage|danger of|real danger",
    r"how (?:common|often|rare|likely|many|frequent|usual|frequently|rarely|commonly)|prone|ever happen",
    r"guarantee|in theory|end up",
    r"my (?:\w+ )?(?:fear|worry|concern|nightmare|anxiety|question) is",
)
# How much of it, of what kind, for how long: asked by those who have it yet to come.
EXPECTED = _words(
    r"(?:what|which) (?:kind|sort|type|level|amount|degree) of|how (?:much|many|bad|strong) (?!trouble|longer|more|worse|can|should i take)",
    r"(?:should|can|must|do|would) (?:i|one|you|we|people) (?:\w+ )?(?:expect|count on|reckon|plan for|be ready|be prepared)",
    r"to be expected|(?:do|will) the (?:little |small |tiny |typical |famous |usual )+(?:lump|bruise|spot|mark)",
    r"(?:do|will) the lump(?: from the injection)? (?:go|disappear|last|vanish|stay|show|fade|be)",
)
# What makes a question, a fear or a report by others of the words that follow ...
ASKED = _words(
    r"i (?:\w+ ){0,2}(?:read|heard|hear)|(?:read|reading|heard|hear) (?:about|that|of|online|somewhere|up)",
    r"told me (?:about|that)"
    r"|(?:people|doctor|doctors|everyone|some|article|they|nurse|guide|website|you) (?:\w+ )?"
    r"(?:say|said|mention|mentioned|warn|warned|explain)",
    r"(?:worried|worry|worries|nervous|anxious|concern|concerned|question|ask|curious|know|speak|tell me|info|learn) about",
    r"(?:botox|it|injection) cause|how (?:is|are) (?!my|this|the)\w+|information about",
    r"tell me (?:why|how|when|what)|(?:afraid|scared|fear|terrified|frightened) of|fear",
    r"what about(?! me| my)|how about|at what (?:point|stage)|what (?:count|counts|qualifies|would|could|might)",
    r"what (?:is|are|cause)(?! (?:wrong|happen|go|this|my|that|i|it)\b)|(?:why|when) do (?!my|i|it|this|the)",
    r"how long (?:do|will|would|can|am|are|is)|how (?:do|would) (?!my|i)",
    r"how (?:do|will|would|can) (?:i|you|we) (?:know|notice|tell|spot|recognise|recognize|see)",
    r"(?:what|which) (?!to\b|can\b|should\b)\w+ (?:get|become|are|do|have)",
    r"do (?:it|the|botox|baby|people|they|patients|lip|micro|this|that|injection|treatment|everyone|women|most)",
    r"do (?:many|all|some|a|jaw|forehead|crow)",
    r"do (?!i\b|my\b|you\b|not\b)(?:\w+ ){1,4}(?:make|cause|give|lead|affect)|(?:is|are) there",
    r"i (?:hope|wish|want|would like)|difference between|meaning of|symptom of|signs? of|stories|reviews",
    r"cases",
    r"it true|anyone ever|anybody ever|true that|really true|example|such as|watch for|watch out",
    r"look out for|^(?:please |can you |could you )*(?:explain|describe|define)(?! (?:why|how) (?:my|i))",
    r"side effect|side affect|complications?",
)
# ... and what makes a question of the words before it as well.
ASKED_OF = _words(
    r"^how (?!much|old|far|long)\w+ (?:will|would|can|do|is|are)",
    r"side effect|side affect|complications?|common|commonly|rare|rarely|(?<!than )usual",
    r"happen (?:often|to people|a lot|with|in)",
    r"(?:do|can|could|will|would|ever|usually|rarely|sometimes) (?:it |this |that )?happen|reversible",
    r"dangerous after|^(?:is|do|can|will|would|why|how) (?:\w+ ){0,12}over the year",
)
# What a leaflet names is no sign of one's own.
LISTED = _words(r"(?:is|are|was|were|get|be) (?:\w+ )?(?:listed|mentioned|printed|named|described)")
# A wish for other looks; not a wish to know, or for something to stop.
WISH = re.compile(
    r"\bi (?:\w+ )?(?:want|would like|would love|wish|hope)(?! to (?:know|ask|tell|understand|speak|come|cancel|report|complain))"
    r"(?: \w+){0,6}$"
)
# "... is gone now": over, which a milder sign may be.
OVER = re.compile(
    r"^(?:is|are|has|have) (?:\w+ ){0,2}(?:gone|healed|disappeared|cleared|faded|over)\b"
    r"|^(?:was|were) (?:\w+ )?gone (?:before|by the time|when) (?:i|we|she|he)\b|^(?:was|were) (?:\w+ )?gone (?:in|within|after) (?:\w+ )?(?:minute|hour)\b"
)
HOW_LONG = _words(r"how long (?:do|will)|when (?:do|will)")
IS_IT = re.compile(r"^(?:(?:and|but|so|or|hi|hello|then|also) )*(?:is|are)(?: \w+){0,2}$")  # "is double vision ..."
# "does it ...", "do muscles ...": of botox and people in general, whatever follows
DO_THEY = re.compile(
    r"^(?:(?:and|but|so|or|hi|hello|then|also) )*do\b(?! i\b| my\b| you\b| not\b| this\b| that\b| it (?:look|feel|mean|sound|go|pass|get)\b"
    r"| (?:anyone|anybody|someone) (?:know|else|have)\b)"
)
NORMAL = _words("normal|normally|ok|okay|expected")
NORMAL_TO = _words(
    r"supposed to"
    r"|(?:normal|ok|okay|usual|expected) to (?:get|have|feel|be|see|experience|develop|bruise|swell)"
)
# "will my eyelid droop go away", "could this be from the botox": asked about something that is there.
RESOLVES = _words(
    r"go away|go down|wear off|get better|come back|last|resolve|heal|settle|improve|disappear|go back",
    r"return|pass|stop|stay|leave|back to normal",
    r"be (?:\w+ )?(?:from|because|due|cause|a sign|normal|the botox|relate|related|the injection|permanent)",
    r"fade|clear up|get back|mean",
)
# A worry whose object is there already: "a bruise that keeps growing".
GOES_ON = _words(
    r"became|overnight",
    r"(?:that|which|it|they) keep \w+|keep (?:grow|get|spread)|get (?:\w+ )?(?:worse|grow)"
    r"|(?:is|are) (?:get|grow|spread|droop|swell)",
)
SHOULD_I_WORRY = _words(r"should i (?:\w+ )?(?:worry|worried|concerned)")
# Typed in a past or present participle, which may tell of this hour; over the text as it came, not over base forms.
MADE = re.compile(r"\b(?:made|making|gave|giving|caused|causing|stung)\b", re.IGNORECASE)
