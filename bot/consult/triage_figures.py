"""Figures of speech and harmless fixed phrases that use the words of a symptom.

For each word, regular expressions over base forms (`triage_words`) separated by single spaces; a sign that overlaps one
is no sign. `ALWAYS` holds whatever else is said, so it names only phrases that nobody uses of a symptom. `UNPROMPTED`
holds only while nothing tells of an injection or of a beginning: "i can't talk right now" is a busy person until then.
"""

import re

_MONEY = (
    r"(?:price|prices|cost|bill|fee|quote|amount|number|dollar|news|figure|total|invoice|expense|pride|won|usd|idea"
    r"|thought|fact|concept|truth|story|attitude|nonsense|lie|lies|excuse|insult|anger|disappointment)"
)
_LANGUAGE = r"(?:english|korean|chinese|japanese|spanish|german|french|russian|thai|vietnamese|language)"
_LISTENER = r"(?:a|an|my|the|your|someone|somebody|anyone|people|you|him|her|them|one)"
_PICTURE = r"(?:photo|photos|picture|pictures|image|pic|pics|video|screenshot|selfie|page|site|website|screen|captcha|captcha letters|captcha code|pdf|map)"
_JOY = r"(?:excitement|joy|laughing|laughter|love|happiness|curiosity|embarrassment)"
_CHOOSING = (
    r"(?:decision|choice|choices|choosing|booking|website|site|page|menu|math|maths|research|deciding|option|options)"
)
_WEIGHING = r"(?:wait|queue|deadline|traffic|rent|price|schedule|job|work|boss|exam|stress|heat|collar|tie|dust|perfume|paperwork|mortgage)"
_NAGGING = (
    r"(?:boss|manager|job|work|kid|kids|child|children|husband|wife|boyfriend|girlfriend|mother|father|in law|neighbour|neighbor|ex"
    r"|traffic|exam|exams|paperwork|taxes|tax|deadline|deadlines|noise|news|accent|perfume|customers|clients|colleagues|landlord|bank)"
)
_DISLIKED = r"(?:juice|smoothie|smoothies|kale|salad|salads|shake|shakes|celery|broccoli|spinach|supplement|supplements|collagen|diet|ad|ads)"
_LAUGHING = r"(?:laugh|laughs|laughed|laughing|laughter|giggling|giggled|cackling|cackled)"

# what grows to twice its size, and what would make two of what is seen
_GROWN = r"(?:bruise|lump|swell|mark|patch|spot|bulge|blister|hives|rash|redness|haematoma)"
_SEEN_TWICE = r"(?:everything|vision|see|i|things|and|now|but|light|lights|so)\b"

ALWAYS = {
    "breath": r"take (?:my|your|the|his|her) breath away|hold (?:my|your) breath|breath of fresh air"
    r"|breath (?:room|exercise)|(?:skin|pore|pores|wallet|budget|purse|bank account|hair|nails) (?:\w+ ){0,3}breath"
    r"|(?:save|waste|under) (?:my|your) breath|out of breath from (?:run|laugh)\w*"
    r"|short of breath (?:just )?(?:think|thinking) (?:of|about)",
    "cut": r"cut (?:my|his|her) (?:\w+ )?(?:\w+ ){0,3}(?:shave|shaving|cooking|by accident|accidentally)|(?:shave|shaving|accidentally|cooking) (?:\w+ ){0,3}cut"
    r"|cut (?:my|his|her) face (?:\w+ )?on (?:a|the|an)",
    "scratch": r"(?:cat|dog|kitten|baby|toddler|branch|nail) (?:\w+ ){0,3}scratch|scratch (?:my|his|her) face (?:\w+ )?(?:on|by accident|accidentally|with my nail)",
    "breathless": rf"breathless (?:from|with) {_JOY}",
    "swallow": rf"pill to swallow|swallow (?:the|that|this|your|such a|a) (?:\w+ )?{_MONEY}"
    rf"|swallow (?:my|your) (?:pride|words)"
    rf"|{_MONEY} (?:\w+ ){{0,4}}to swallow"
    r"|\d{3,} (?:is|are|seem|feel|for \w+(?: \w+)? (?:is|are)) (?:\w+ ){0,3}(?:hard|difficult|lot|much) to swallow",
    "choke": rf"{_MONEY} (?:\w+ ){{0,4}}choke|choke (?:\w+ ){{0,6}}{_MONEY}|choke up|choke when (?:i|he|she|we|they)"
    rf"|choke down (?:another|one more|any ?more|more) (?:\w+ ){{0,2}}{_DISLIKED}"
    rf"|choke (?:on|over) (?:my|his|her|our) \w+ (?:\w+ )?(?:when|at|as) (?:\w+ ){{0,6}}(?:{_MONEY}|how much)"
    r"|choke (?:me|us|him|her) up"
    rf"|choke (?:with|from) {_JOY}",
    "speak": rf"speak (?:\w+ ){{0,2}}{_LANGUAGE}|speak (?:highly|up|about)"
    rf"|speak for (?:everyone|myself|others|all)|speak (?:on|over) the phone right now(?! since| after| because of)"
    r"|speak (?:right )?now i am (?:at|in|on|with|busy|driving)|speak (?:only )?(?:typing|texting|text)|speak for (?:my|his|her|their) (?:friend|friends|sister|husband|wife|mother|boyfriend|girlfriend|colleague)",
    "voice": r"voice (?:\w+ ){0,2}(?:message|note|recording|actor)"
    r"|voice (?:\w+ ){0,2}(?:at|from|after) (?:\w+ ){0,2}"
    r"(?:karaoke|concert|sing|singing|shouting|screaming|cheering|game|match)",
    "lose": r"lose for words|lose (?:my )?(?:mind|patience|money|promo|spot|place|deal|discount|deposit)"
    r"|lose (?:face|vision of)",
    "blur": rf"blur (?:the )?lines?|blur {_PICTURE}|between (?:\w+ ){{0,4}}blur",
    "see": rf"see (?:anything|well|properly|clearly|everything) (?:\w+ )?(?:on|in) (?:\w+ )?{_PICTURE}"
    rf"|see far|see the numbers on (?:your|the|this) (?:price|list|page|form|site|leaflet)|see (?:the|a|any) difference"
    rf"|can not see (?:any(?! ?more)|why|(?:the|your|that|this) (?:\w+ )?(?:buttons?|links?|list|menu|form|slots?|{_PICTURE}|{_MONEY}))",
    "vision": r"vision (?:for my|of (?:beauty|how|what))|vision board|night vision",
    "blind": r"(?:turn|turning) a blind eye|blind date|colou?r blind",
    "double": r"double (?:chin|standards?|fold|eyelid|price|dose|dosage|standard|booked|unit|or nothing|check)"
    r"|double the (?:price|cost|amount|dose|unit|money)"
    rf"|{_GROWN}(?: (?!{_SEEN_TWICE})\w+){{0,7}} double(?! (?:vision|image|images|when i|everything))",
    "botched": r"(?<!my )(?<!your )botched (?:\w+ )?(?:celebrit\w+|actress\w*|actors?|stars?|models?|influencers?|people|women|men|faces?|photos?|pictures?"
    r"|stories|videos?|cases|hollywood)"
    r"|(?<!my )botched (?:botox |lip |job |jobs |filler |work )?(?:(?:on|in) (?:\w+ )?(?:tv|television|instagram|tiktok|hollywood|news|internet) )?"
    r"(?:scare|scares|frighten|frightens|terrify|terrifies|worry|worries|put me off|make me (?:nervous|scared|afraid))",
    "face": r"botched faces?",
    "two": r"two of (?:them|these|those|us|my (?:friends?|areas?|sisters?|colleagues?))"
    r"|two of the (?:area|areas|session|treatment|question|girl)",
    "eye": r"red eye flight|eye (?:drop|cream|patch|doctor|shadow|pressure)",
    "red": r"red eye flight|red (?:flag|flags|tape|carpet|lipstick|hair|wine|light)|(?:glass|bottle) of red",
    "pain": r"pain in (?:the|my) (?:neck|ass|butt|arse|backside|wallet)"
    r"|pain (?:point|killer|relief|free|tolerance|threshold|scale)"
    r"|(?:low|high) pain|no pain no gain|(?:such|quite|real|bit of|what) a pain",
    "hurt": r"my (?:wallet|bank account|budget) (?:\w+ )?hurt|it (?:do not|will not) hurt to ask",
    "headache": rf"(?:such|quite|real|bit of|what) a headache"
    rf"|headache (?:of|to) (?:book|find|decide|choose)\w*|headache from (?:\w+ ){{0,3}}"
    rf"(?:{_CHOOSING}|reading|numbers|prices|work)"
    rf"|(?:{_CHOOSING}|this) (?:\w+ ){{0,3}}give me (?:\w+ )?headache",
    "fever": r"(?:yellow|hay|cabin|spring|wedding|gold) fever|fever (?:pitch|dream)",
    "flu": r"flu (?:injection|vaccine|vaccines|season|vaccination)",
    "migraine": r"botox (?:\w+ ){0,2}for (?:my |chronic )*migraine",
    "ptosis": r"(?:ptosis|eyelid|droop eyelid) (?:surgery|operation|correction|repair)",
    "stuck": r"stuck for words|stuck in (?:my|his|her|the) (?:\w+ )?(?:head|mind|traffic|teeth)|(?:song|word|melody|idea|thought|tune) (?:\w+ )?stuck",
    "hate": r"hate my (?:resting|poker|photo|passport|zoom|morning)(?: \w+)? face",
    "disappear": r"disappear from (?:\w+ )?(?:photos?|pictures?|instagram|facebook|social media)",
    "word": r"word out of my (?:head|mind)",
    "hold": r"hold (?:a grudge|my phone and|it in any ?more i (?:want|need|must|have))",
    "stand": r"stand up (?:for|to|against)",
    "collapse": r"collapse lung|collapse (?:into|on|onto) (?:the |my )?(?:\w+ )?(?:bed|sofa|couch)",
    "pass": r"pass out (?:the (?:second|moment|minute)|as soon as|when|before) (?:\w+ ){0,4}(?:bed|pillow|sofa|couch|midnight)",
    "suffocate": r"suffocate (?:me )?(?:in|under|with) (?:\w+ )?(?:paperwork|work|emails|debt|bills|deadlines|laundry)|(?:deadline|deadlines|work|job|boss|exams?|stress|meetings) (?:is |are )?suffocate",
    "nothing": r"nothing move (?:me|you|people)",
    "swell": r"swell (?:idea|time|guy)",
    "dizzy": rf"dizzy (?:from|with|by) (?:\w+ ){{0,3}}(?:{_CHOOSING}|info|information|numbers|prices)",
    "lump": r"lump sum|lump (?:\w+ )?together",
    "rash": r"rash decision",
    "itch": r"itch to",
    "numb": r"numb to|mind numb",
    "bruise": r"(?:confidence|ego|pride|feelings) (?:\w+ ){0,4}bruise"
    r"|bruise (?:\w+ )?(?:ego|pride|confidence|feelings)",
    "sick": r"sick (?:of|and tired)|sick (?:leave|day|note)",
    "chill": r"chill (?:out|vibe|pill|place|about)",
    "temperature": r"temperature outside",
    "weak": r"weak (?:chin|excuse|spot|point|argument|evidence|willed)"
    r"|weak (?:eyelid )?muscle (?:condition|disease)|muscle weak"
    r" (?:condition|disease|disorder)|in a weak moment",
    "paralyse": r"paralyse (?:with|by) (?:fear|choice|boredom|nerves|indecision|shyness|stage fright)",
    "reaction": r"reaction to (?:\w+ )?(?:penicillin|nut|nuts|peanut|latex|egg|eggs|aspirin|pollen|cats?|dogs?|nickel)",
    "drop": r"jaw drop when|drop (?:me )?a line|drop (?:the price|in price)|drop in (?:any|at|to|for)",
    "lift": r"lift a hand|lift my (?:budget|mood|spirits?)|(?<!since )can not lift (?:\w+ )?weights (?:for|until|after)",
    "fall": r"fall apart",
    "heavy": r"heavy (?:lined|set|duty|makeup|make up|fringe|handed|hand|smoker|drinker|traffic|price|schedule)",
    "die": rf"die (?:laughing|of {_JOY})|rather die than|to die for|want to die my",
    "dying": rf"dying (?:to|for|of {_JOY})",
    "live": r"want to live (?:at|near)",
    "myself": r"cut myself (?:\w+ ){0,2}(?:shave|shaving|cooking|cook|a deal)|hurt myself (?:laughing|laugh|smile|running|at the gym)",
}
UNPROMPTED = {
    "choke": r"choke down (?:another|one more|any ?more|these|those|that|this)"
    rf"|{_WEIGHING} (?:\w+ ){{0,6}}choke (?:me|us|him|her|everyone)"
    r"|(?:smell|scent|stench|smoke|fumes|perfume) (?:\w+ ){0,4}choke",
    "hurt": rf"{_LAUGHING} (?:\w+ ){{0,14}}(?:tummy|stomach|belly|side|cheek|face|jaw|abs|ribs) (?:\w+ )?hurt"
    rf"|(?:tummy|stomach|belly|side|cheek|face|jaw|abs|ribs) (?:\w+ ){{0,2}}hurt (?:\w+ ){{0,2}}{_LAUGHING}",
    "headache": rf"{_NAGGING} (?:\w+ )?give (?:me|us|him|her) (?:\w+ ){{0,3}}headache",
    "swallow": r"to swallow that (?:i|it|they|he|she|the|you|we|my)",
    "speak": rf"speak (?:on|over) the phone|speak (?:to|with) {_LISTENER}|speak (?:long|now|right now|at work|yet|too much)",
    "see": rf"see (?:myself|why|how|(?:what|where)(?! i am)|{_MONEY}|results?|reviews?|photos?|pictures?|effect|your|that|it|point)"
    rf"|see (?:the|a|much|many|big) (?:\w+ )?"
    r"(?:point(?! (?:of|in) (?:live|living|life))|answer|map|results?|sense|lines?|wrinkles?|change|address|improvement)"
    r"|see (?:\w+ ){0,6}without (?:my |them|glasses|contact|lens|lenses|specs|spectacles)",
    "vision": r"vision (?:\w+ ){0,6}without (?:my |them|glasses|contact)",
    "breath": r"breath (?:\w+ )?through (?:my|the) nose|breath (?:\w+ )?(?:in|with|through|under|behind|into) (?:\w+ ){0,4}(?:mask|masks|corset|dress|crowd)"
    rf"|(?<!to )breath (?:\w+ ){{0,2}}{_LAUGHING}|{_LAUGHING} (?:\w+ ){{0,5}}breath",
    "blur": rf"blur (?:\w+ ){{0,2}}without|{_PICTURE} (?:\w+ ){{0,3}}blur",
    "drop": r"(?:my|his|her) (?:jaw|face|chin) (?:\w+ )?drop (?:when|at|to)|jaw drop",
    "weak": r"weak (?:for|at the leg)",
    "walk": r"can not walk (?:\w+ ){0,3}(?:away|past|into|by)",
    "numb": r"make me numb",
    "killing": r"(?:lines?|wrinkles?|price|prices|wait|waiting|suspense|elevens?|11s?|frown|shoes|bills?) (?:\w+ ){0,3}killing me|killing me (?:with|lol|haha)",
    "feel": r"feel my face when i am with you",
    "seizure": r"seizure (?:disorder|condition|medication|medicine|history|free)|(?:history of|last|no more|childhood) seizure",
    "fainted": r"(?:nearly|almost|practically) fainted|fainted when",
}
# What comes before the words as well: short of air with laughter, a limb that was injured in another way.
LAUGHED = re.compile(
    rf"\b{_LAUGHING} (?:so|too) (?:hard|much|loud)(?: that)? (?:i|we) (?:almost )?(?:can|could) (?:not|hardly|barely)(?: \w+){{0,2}}$"
)
AS_LAUGHED = re.compile(
    rf"\b(?:can|could) (?:not|hardly|barely) breath (?:we|because (?:i|we)) (?:was |were )?{_LAUGHING} (?:so|too) (?:hard|much|loud)\b"
)
_BROKE = r"(?:broke|broken|fractured|sprained|tore|torn|dislocated|injured)"
INJURED = re.compile(
    rf"\b{_BROKE} (?:my|the|a|this|one)(?: \w+)? (?:arm|wrist|hand|shoulder|elbow)(?: (?!now\b|both\b|leg\b|face\b)\w+){{0,8}}"
    r" weak(?! (?:all|every|now|and|leg|in))"
    rf"|\b{_BROKE} (?:my|the|a|this|one)(?: \w+)? (?:leg|ankle|knee|foot|hip)(?: (?!now\b|both\b|arm\b|hand\b|face\b)\w+){{0,8}}"
    r" weak(?! (?:all|every|now|and|arm|in))"
)
# Said of the whole sentence: the speaker takes it back as a manner of speaking.
NOT_LITERAL = re.compile(
    r"\b(?:metaphorically|figuratively|so to speak|life is over (?:\w+ ){0,4}(?:turning|turn|\d\d|thirty|forty)|no pun|pun intended|in a manner of speaking|(?:just|only) (?:joke|joking|kidding))\b"
)


def compile_figures(figures: dict[str, str]) -> dict[str, re.Pattern[str]]:
    """Each word's figures as one regular expression."""
    return {word: re.compile(rf"\b(?:{phrases})\b") for word, phrases in figures.items()}
