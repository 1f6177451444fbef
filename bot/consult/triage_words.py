"""The words of the symptom gate, as data: base forms, contractions and common misspellings.

Everything here is lower case and without accents. `bot.consult.text` turns these tables into a lookup; the
patterns in `bot.consult.triage_signs` and `bot.consult.triage_cues` are written in the base forms.
"""

# base form: the other forms that count as it. One line a word; only words that a sign or a cue speaks of.
_FORMS = """
swallow: swallows swallowing swallowed gulp gulps gulping
breath: breaths breathe breathes breathing breathed
breathless: breathlessness
choke: chokes choking choked gag gagging
gasp: gasps gasping gasped wheeze wheezing wheezy
suffocate: suffocating suffocated smothering
airway: airways windpipe
speak: speaks speaking spoke talk talks talking talked
slur: slurs slurred slurring slurry garbled mumbling
hoarse: hoarseness croaky raspy
vision: sight eyesight
see: sees seeing
double: doubled doubling doubles
blur: blurs blurry blurred blurring blurriness fuzzy hazy foggy
blind: blindness
focus: focuses focusing focussing focused
droop: droops drooping drooped droopy droopier droopiness hang hangs hanging hung
sag: sags sagging sagged saggy saggier
liquid: liquids
drop: drops dropped dropping
fast: faster
fall: falls falling fell fallen sank sunk sinking slipped slipping
low: lower lowered lowers lowering
high: higher
small: smaller
narrow: narrower narrows narrowing narrowed
heavy: heavier heaviness
eyelid: eyelids lid lids
brow: brows eyebrow eyebrows
eye: eyes
face: faces facial
mouth: mouths
lip: lips
tongue: tongues
throat: throats
smile: smiles smiling smiled grin
cheek: cheeks
jaw: jaws jawline masseter masseters
temple: temples
arm: arms
leg: legs knees thigh thighs calves
hand: hands fingers finger
limb: limbs
shoulder: shoulders
muscle: muscles
spot: spots
swell: swells swelling swelled swollen swole puff puffed puffs puffing puffy puffiness balloon ballooned ballooning
hives: hive welts welt urticaria
rash: rashes
itch: itches itchy itching
red: reddish reddened redder
redness: reddening
gland: glands
point: points
degree: degrees
bruise: bruises bruising bruised hematoma haematoma
pull: pulls pulling pulled
drag: drags dragging dragged
bleed: bleeds bleeding bled
lump: lumps lumpy bump bumps nodule nodules knot
pus: puss ooze oozes oozing
infect: infected infection infections
fever: fevers feverish
chill: chills shiver shivers shivering shivery
flu: influenza fluey
headache: headaches headachy
migraine: migraines
hurt: hurts hurting
pain: pains painful painfully
sore: soreness tender tenderness
ache: aches aching achy achey ached
pound: pounding throb throbs throbbing splitting
numb: numbness
tingle: tingling tingles tingly
twitch: twitches twitching twitchy spasm spasms
weak: weaker weakness weakened weakening weakens weaken
dizzy: dizziness lightheaded lightheadedness woozy vertigo
nausea: nauseous nauseated
vomit: vomiting vomited puking puked
fainted: fainting
collapse: collapses collapsed collapsing
paralyse: paralysed paralyzed paralysis paralyze paralysing
seizure: seizures convulsion convulsions
anaphylaxis: anaphylactic anaphylactoid
allergic: allergy allergies
reaction: reactions reacting
spread: spreads spreading
grow: grows growing grew grown bigger larger expanding expands
worse: worsening worsened worst
uneven: unevenly asymmetric asymmetrical asymmetry lopsided wonky unequal crooked skewed slanted tilted
weird: weirdly strange strangely odd oddly
different: differently
chew: chews chewing chewed bite biting
drool: drooling drools dribble dribbles dribbling dribbled
pee: peed peeing urine urinate urinating
incontinent: incontinence
trouble: troubles troubled problem problems issue issues
difficult: difficulty difficulties
hard: harder hardest tough tougher
struggle: struggles struggling struggled
uncomfortable: discomfort
stuck: stick sticking sticks lodged
start: starts started starting begin begins began begun
wake: wakes waking
woke: woken
notice: notices noticed noticing
feel: feels feeling felt
look: looks looking looked
get: gets getting gotten
do: does doing
go: goes going
come: comes coming
last: lasts lasting lasted
say: says saying
help: helps helping helped
have: having
make: makes making made
cause: causes causing caused
give: gives giving gave given
happen: happens happening happened
drink: drinks drinking drank
water: waters watering watery
spill: spills spilling spilled spilt
sit: sits sitting
eat: eats eating ate
keep: keeps keeping kept
take: takes taking took
close: closes closing closed shut shuts shutting
open: opens opening opened
lift: lifts lifting lifted raise raises raising raised
move: moves moving moved
tight: tighter tightness tightening
lose: loses losing lost loss
hold: holds holding held
want: wants wanted wanting
risk: risks risky
chance: chances
affect: affects affected affecting
injection: injections inject injected injecting jab jabs jabbed shot shots needle needles
botox: botoxed btx botulinum tox toxin dysport xeomin nabota botulax letybo
treatment: treatments treated
session: sessions
disgust: disgusts disgusted
pronounce: pronouncing
hate: hates hated hating despise despises despising loathe loathes loathed loathing detest detests detested detesting
suicide: suicidal
force: forces forced forcing
pressure: pressures pressured pressuring
threaten: threatens threatened threatening
symptom: symptoms
effect: effects
day: days
week: weeks wk wks
hour: hours
month: months mth mths
year: years yr yrs
minute: minutes
unit: units
"""

# what people type, and what it stands for; apostrophes are dropped before the look-up
_EXPANDED = """
cant cannot cnt carnt cann cnat canot cannt cantt caant = can not
couldnt = could not
wont = will not
dont donot = do not
doesnt dosent = does not
didnt = did not
isnt = is not
arent aint = are not
wasnt = was not
werent = were not
havent = have not
hasnt = has not
hadnt = had not
wouldnt = would not
shouldnt = should not
mustnt = must not
im iam = i am
ive = i have
i'll = i will
i'd id = i would
its = it is
itll it'll = it will
thats = that is
theres = there is
heres = here is
whats = what is
hows = how is
whos = who is
wheres = where is
hes = he is
shes = she is
he'll = he will
she'll = she will
we'll = we will
we're = we are
weve = we have
youre = you are
youve = you have
theyre = they are
theyve = they have
he'd = he had
she'd = she had
gonna = going to
wanna = want to
gotta = have to
dunno = do not know
idk = i do not know
cuz coz cos bc becuz = because
u = you
ur = your
r = are
pls plz = please
w = with
hav hve = have
trubble troubel = trouble
yday yest ystrday ysterday = yesterday
tonite = tonight
2day = today
rn = right now
dubble dubbel doubel = double
tung tong tounge toung = tongue
throte throut = throat
bruze = bruise
hedake headake = headache
feaver = fever
brething brethe breth = breath
tues tue = tuesday
mon = monday
thurs thur = thursday
fri = friday
everthing evrything everythin = everything
tierd = tired
hevy hevvy = heavy
thru = through
eyelidd lidd = eyelid
swallon swollow swolow swelow swellow svallow sualow swalow swalo swollo swallo = swallow
swelld = swell
numness = numb
kil = kill
dr = doctor
mum mom mommy mummy mama = mother
dad = father
hubby = husband
gf = girlfriend
bf = boyfriend
"""


def _table(lines: str, separator: str) -> list[tuple[str, list[str]]]:
    """Non-empty lines cut at the separator: the left side, and the words of the right side."""
    pairs = (line.split(separator) for line in lines.strip().splitlines())
    return [(left.strip(), right.split()) for left, right in pairs]


def lookup() -> dict[str, tuple[str, ...]]:
    """What each known spelling stands for, as base forms; a word that is missing stands for itself."""
    known: dict[str, tuple[str, ...]] = {
        form: (base,) for base, forms in _table(_FORMS, ":") for form in (base, *forms)
    }
    for spellings, meaning in _table(_EXPANDED, "="):
        based = tuple(base for word in meaning for base in known.get(word, (word,)))
        known.update(dict.fromkeys(spellings.split(), based))
    return known
