"""Cues of denial, of other people, and of looks, habits and plans that have nothing to do with an injection had.

Words and regular expressions over base forms (`triage_words`) separated by single spaces.
"""

import re


def _words(*options: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(options)})\b")


# --- denial ---------------------------------------------------------------------------------------------------------
NEGATORS = frozenset(["no", "not", "never", "without", "none", "nobody", "nothing", "neither", "nor", "zero"])
# After these a "not" denies something else: "not sure ...", "no idea ...", "not only ...", "nobody told me ...".
NOT_DENYING = frozenset(
    """
    only just sure know understand normal ok okay expect tell told say said mention mentioned warn warned better
    improve go help stop sleep sleeping idea clue doubt one my i it this like well longer wait great happy good
    right joke joking kidding think realise realize matter question work believe wonder surprise surprised wrong
    long until lie lying even able
    """.split()
)
LOOKED_FOR = frozenset(
    ["see", "feel", "notice", "find"]
)  # "can not see any drooping" denies; "can not swallow" does not
NOT_WANTED = re.compile(r"\bnot (?:really |just |ever )?(?:want|wish|like)(?: (?!but\b|because\b)\w+){0,8}$")
ANSWERED_NO = re.compile(r"^(?:no|none|nope|nah|not really|not at all)$")

# --- other people ---------------------------------------------------------------------------------------------------
KIN = frozenset(
    """
    friend friends sister mother father brother aunt uncle cousin colleague coworker neighbour neighbor
    girlfriend boyfriend husband wife partner daughter son niece nephew roommate flatmate bestie client grandma
    grandmother grandpa granny granddad ex lady woman man girl guy person fiance fiancee she he her his him hers buddy gran mate
    """.split()
)
ANYBODY = frozenset(
    """
    people someone somebody anyone anybody everyone everybody others patient patients women men girls guys
    celebrity celebrities actress actor influencer youtuber tiktok reddit instagram youtube facebook online
    forum forums article news video videos documentary tv television movie film podcast blog magazine photo
    photos picture pictures reel reels clip clips newspaper newspapers model models their clients users influencers reviewer reviewers redditor commenter poster blogger folks customers colleagues
    """.split()
)
# An animal that does or has something: its owner is well.
PETS = frozenset("dog dogs puppy cat cats kitten rabbit hamster horse parrot pet".split())
PET_DOES = frozenset("is has had got was can could keep start have will are were do feel look".split())
# Stories made up, and what a profession has seen.
TALE = _words(
    r"(?:in|on|from) (?:that|this|the|a|an|some|one|my favourite|my favorite) (?:\w+ ){0,3}"
    r"(?:series|drama|dramas|show|episode|sitcom|soap|novel|book|movie|film|documentary|anime|webtoon|story|kdrama|netflix)",
    r"(?:the|an?|that) (?:series|drama|show|episode|novel|book|movie|film|documentary) (?:where|in which|about)",
)
SEEN_AT_WORK = _words(
    r"(?:see|saw|seen|met) (?:\w+ ){0,5}(?:in|over|during) (?:\w+ ){0,3}(?:year|career|decade|decades|practice)",
    r"(?:see|saw|treat|treatment|get) (?:(?:a lot of|lots of|many|some|enough|plenty of|so many|too many|also|often|sometimes|all those|those) )?"
    r"(?:(?!my\b|a\b|an\b|the\b|one\b|two\b|double\b|it\b)\w+ )?(?:patients|cases|complications|eyelid|ptosis|reaction|palsy)",
)
BY_TRADE = _words(
    r"nurse|nursing|doctor|gp|physician|optometrist|optician|medic|dentist|surgeon|dermatologist|pharmacist|aesthetician|injector|paramedic|midwife|work (?:as|in|at|for)"
)
# A text or a class that it is for.
RESEARCH = _words(
    r"(?:write|writing|wrote|research|researching|translate|translating|prepare|preparing|study|studying|edit|editing) (?:\w+ ){0,3}"
    r"(?:paper|thesis|essay|article|story|book|novel|report|presentation|review|dissertation|texts?|leaflet|piece|assignment|project|blog|on|about)",
    r"(?:paper|thesis|essay|article|presentation|dissertation|assignment|lecture|exam|homework) (?:on|about)",
)
# A text that says it.
WRITTEN = _words(
    r"(?:consent form|form|leaflet|label|guide|page|website|site|brochure|article|text|list|faq|booklet|sheet|chatgpt|google|internet|reviews?|blog|post|study|paper|forum)"
    r" (?:\w+ ){0,4}(?:mention|mentions|mentioned|say|says|said|list|lists|listed|warn|warns|warned|wrote|write|writes|speak)",
    r"it (?:say|says|said) (?:here|there|that|on|in)",
)
# Somebody whom the person hardly knows: "my friend's aunt", "a woman on naver cafe".
HARDLY_KNOWN = _words(
    r"(?:friend|sister|mother|brother|colleague|boss|neighbour|neighbor|husband|boyfriend|girlfriend|cousin|aunt|roommate)(?:'?s)? (?:\w+ )?"
    r"(?:friend|aunt|cousin|sister|mother|colleague|neighbour|neighbor|boss|client|girlfriend|wife|niece|boyfriend)",
    r"(?:a|an|some|another|one|this) (?:\w+ )?(?:woman|girl|lady|man|guy|person|client) (?:on|in|at|from|with|who|of)",
)
# What was read, heard or watched of somebody.
TOLD_ELSEWHERE = _words(
    r"(?:read|heard|hear|saw|seen|watched|watch|watching) (?:\w+ ){0,3}(?:about|of|how|where|story|clip|report|video|documentary|article|news)",
    r"(?:in|on) (?:the|an?|some|that|this) (?:\w+ )?(?:news|article|series|show|video|documentary|podcast|paper|newspaper|magazine|reel|clip|thread|forum)",
)
# Where pictures and stories are seen; but "my smile in the photos" and "the tv subtitles have a second copy" are one's own.
MEDIA = frozenset("tv television movie film photo photos picture pictures video videos".split())
WATCHES = re.compile(r"\b(?:look|looking|watch|watching) (?:at )?(?:the|my|our)$")
BODY = frozenset("face eye eyelid brow smile lip mouth forehead skin muscle jaw head throat vision breath".split())
SELF = frozenset(["i", "me", "mine", "myself", "my"])
PRESENT = _words(
    r"is|are|has|have|can not|now|today|yesterday|tonight|since|still|this morning|last night|right now",
    r"keep|start|stays|just|what should|came out|permanently|this time",
    r"what (?:do|can) (?:she|he|we|i)|ambulance|hospital|help|do not|came down|came home",
)
# somebody else's, but going on: "her mouth pulls to the right, since her botox on tuesday"
SINCE_THEIRS = _words(r"since (?:her|his|their|the)")
PAST = _words(
    r"had|got|was|were|did|could not|ago|once|last (?:year|summer|winter|spring|time)|before|back then"
    r"|ended up|end up|look"
)
_GENERAL = (
    r"(?:do|can|could|will|would|might|may) (?:it|that|this|these things) (?:\w+ )?happen",
    r"how (?:common|often|likely|rare|usual)",
    r"is (?:it|that|this) (?:\w+ )?(?:common|usual|rare|likely|frequent|possible|a risk|typical)",
    r"happen (?:to me|often|a lot|to everyone)|what are the (?:chance|risk|odds)",
)
HOW_COMMON = _words(*_GENERAL)
# The same, and what people say when somebody else's story keeps them from it.
ASKS_GENERALLY = _words(
    *_GENERAL,
    r"put me off|how safe|is it safe|how do you prevent|how can i avoid|scare|scared|afraid|nervous",
    r"that is why",
    r"worries me|worry me|should i worry",
)

# --- own nature, wishes, habits, plans ------------------------------------------------------------------------------
_REMEDY = (
    r"(?:lift|fix|even|correct|treat|improve|help|balance|symmetrical|open|smooth|reduce|change|gone|rid|do something|high|relax|down"
    r"|good|shrink)"
)
_AGENT = r"(?:botox|filler|laser|something|anything|injection|it|this|lip flip|jaw|micro|treatment|you|baby)"
NATURAL = _words(
    r"natural|naturally|by nature|always|born|birth|genetic|genetics|genes|inherited|hereditary|run in",
    r"hooded|childhood|as a kid|easily",
    r"(?:with|my|old|of) age|aging|ageing|older|gravity|for year|my whole life|all my life",
    r"since (?:i was|school|college|uni|my (?:\d+|teen))",
    r"every (?:morning|day|year|winter|summer|night|spring)|in the morning",
    r"in (?:winter|summer|the cold|the sun)|over the year|with (?:the )?(?:year|time)|with stress",
    r"i (?:often |always )?get (?:\w+ )?(?:headache|migraine)|pregnant|wear contacts|contact lenses|period|hangover|hungover|usually",
    r"i bruise (?:\w+ )?(?:from|at|like|with|when|if)|(?:scared|afraid|worried|nervous) (?:that )?(?:\w+ ){0,2}(?:botox|injection|it|treatment)",
    r"sometimes|in general|since (?:many |some |so many )?year|tension headache",
    r"desk|office job|posture|pillow|typing|gaming|heavy bag|backpack",
    r"generally|tend to|already|like a peach",
    r"when i (?:drink|exercise|blush|run|cry|squint|concentrate|am tired)",
    r"like my (?:mother|father|gran|grandmother)|from age|before injection|from (?:retinol|tretinoin|a cream|clenching|crying|screen)",
    r"clench|clenching|grinding|grind|tmj|splint|migraine|chronic|palsy|stroke|myasthenia|condition",
    r"disorder|disease|rosacea|eczema",
    r"blood pressure|iron deficiency|low iron|anaemi\w+|anemi\w+|stand up|standing up|pregnancy|morning sickness|motion sickness|lidocaine|anaesthetic|anesthetic"
    r"|typical|stressed|no breakfast|not (?:eat|eaten)|hungry|because of (?:my|the) (?:tooth|teeth|jaw|nose|genes)|side is (?:thin|thinner|small|big|high|low)",
    r"(?:bloke|man|guy|male|dude|lad)(?: \w+)? (?:with )?(?:a |an |quite |fairly |very |rather |pretty |strong )*heavy",
    r"acne|pimple|pimples|zit|cold sore|hay fever|pollen|allergic to",
    r"look (?:so |always |more |a bit )?(?:tired|angry|old|sleepy|sad)",
    r"injection (?:always )?make me|blood test|at the vision of",
    rf"(?:want|would like|hope|wish|like|love) (?:\w+ ){{0,6}}{_REMEDY}",
    rf"(?:can|could|will|would|do|is|may) (?:\w+ ){{0,4}}{_AGENT} (?:\w+ ){{0,3}}{_REMEDY}",
    r"wisdom (?:tooth|teeth)|root canal|dentist|dental work|toothache|tooth|ski|skiing|workout|gym|sunburn|sunburnt|sunburned",
    r"(?:laugh|laughed|laughing|laughter|giggled) (?:\w+ ){0,14}(?:tummy|stomach|belly|ribs|abs)",
    r"(?:tummy|stomach|belly|ribs|abs) (?:\w+ ){0,2}hurt (?:\w+ ){0,4}(?:laugh|laughed|laughing|laughter)",
    r"tattoo|tattoos|tattooed|piercing|mosquito|wasp|bee sting",
    r"(?:strawberry|strawberries|peanut|peanuts|nut|nuts|shellfish|shrimp|prawn|prawns|kiwi|eggs|latex|nickel|penicillin|cats|dogs|mango)",
    r"botox (?:\w+ ){0,2}(?:for me|option|worth it|idea|useful)|candidate|suitable|consider|considering",
    r"think about|thinking (?:of|about)",
    r"thought (?:about|of)|interested in|consultation",
    r"(?:can|should|could) i (?:get|have|do|try) (?:\w+ ){0,2}botox|botox or",
    r"is (?:that|it|this) (?:an? trouble)|should i wait",
)
# eyes that are weak by themselves, an illness that makes muscles weak, and what else takes somebody's sight or voice
WEAK_EYES = _words(
    r"(?<!even with )(?<!even with my )(?:glasses|contacts|contact lenses|lenses|prescription)|minus \w+|diopters|astigmatism|myopia|myopic|lasik|cataract|glaucoma",
    r"(?:short|near|far|long) ?sighted|shortsighted|nearsighted|farsighted|longsighted",
    r"(?:born|since birth|since childhood|amblyopia|as a child)",
)
WEAK_MUSCLES = _words(
    r"(?:have|got|with) (?:\w+ )?(?:ms|multiple sclerosis|myasthenia|als|lambert|dystrophy|parkinson|polio|neuropathy|fibromyalgia)",
    r"born with|since (?:birth|childhood|i was)|from birth|as long as i can|all my life|(?:always|ever) (?:been |was |had |have )*(?:\w+ )?weak",
)
OTHER_CAUSE = _words(
    r"surgery|operation|stroke|thyroid|chemo|chemotherapy|hereditary|genetic|inherited|run in the|cancer|tumour|tumor|dementia|accident|diabetes|diabetic|glaucoma|cataracts?|palsy|parkinson|als|ms"
    r"|multiple sclerosis|myasthenia|asthma|pneumonia|covid|flu|bee|wasp|peanuts?|nuts?|penicillin|blood pressure|oxygen|copd|epilepsy|epileptic|born"
)
# habits that wake people with pain; even a beginning does not make a sign of them
HABIT = _words(r"clench|clenching|grinding|grind|bruxism|tmj|for year")
WANTS_THEM = _words(r"(?:want|would like|like|hope|fix|lift|correct|help|even) (?:\w+ ){0,2}(?:them|these|both)")
PLAN = _words(
    r"(?:can|could|should|may) i still|is it still ok",
    r"still (?:come|get|have|do) (?:\w+ ){0,3}(?:appointment|botox|treatment|it)",
    r"postpone|reschedule|(?:move|cancel|change) my appointment|can not come",
    r"before my (?:appointment|botox|treatment|session|first)",
    r"(?:appointment|botox|treatment) (?:is )?(?:tomorrow|next)",
)
