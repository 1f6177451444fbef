"""Groups of words that the patterns of the symptom gate share, in base forms; a group may name other groups."""

GROUPS = {
    "CANNOT": "can_not|can_i_not|could_not|not_able_to|not_be_able_to|not_been_able_to|not_being_able_to|unable_to|unable"
    "|can_hardly|can_barely|hardly|barely|can_no_longer|no_longer|impossible_to|struggle_to|can_only_just|fail_to",
    "HARD": "trouble|difficult|hard|hardly|barely|struggle|tight|weird|funny|laboured|labored|impossible|uncomfortable|effort",
    "ODD": "weird|different|off|wrong|funny|bad|affect|impaired|gone|worse|terrible|poor|lazy|awful|horrible|rough|unclear",
    "NOT_RIGHT": "not_right|not_normal|not_ok|not_okay|not_good|not_work|not_well|not_clear|not_as_before|not_the_same",
    "WELL": "fine|ok|okay|good|normal|great|perfect|better|well|clear|not_affect|no_trouble|unchanged|sharp",
    "SORE": "hurt|pain|sore|ache|pound|burning|stinging|stabbing|agony|killing_me|banging",
    "LETTERS": "letter|letters|word|words|text|number|numbers|light|lights|sign|signs|road|phone|screen",
    "DOWN": "droop|drop|fall|low|sliding|melting|come_down|came_down|turn_down|turned_down|down",
    "UNEVEN": "uneven|high|low|different|weird|up|arched|cocked|not_the_same|not_level|not_even|not_match|off|flat",
    "SIDE": "mouth|lip|smile",
    "INJECTED": "botox|injection|treatment|session|appointment|visit|clinic|lip_flip|procedure",
    "FACE": "face|cheek|forehead|brow|eye|eyelid|jaw|temple|nose|nostril|chin|skin|neck|undereye|undereyes|gland",
    "PLACE": "FACE|spot|site|area|injection|head|ear|side|where_they|where_he|where_she|lip|mouth",
    "LIMB": "arm|leg|hand|limb|neck|shoulder|body",
    "FLUID": "food|water|drink|saliva|spit|liquid|coffee|tea|soup|everything|bread|rice|pill|pills|tablet|tablets|capsule|capsules|eat|meal|anything|meat|steak|chicken|milk|solids|vegetables",
    "DRUG": "pill|pills|tablet|tablets|capsule|capsules|medicine|medication|vitamins|food|meals|meal",
    "SEEN": "face|person|people|lamp|lamps|star|stars|light|lights|car|cars|lane|lanes|marking|markings|letter|letters|word|words|text|screen|tv|subtitle"
    "|subtitles|moon|sign|signs|candle|cup|phone|object|objects|thing|things|everything|road|number|numbers|picture",
    "SEE": "see|saw",
    "TWO": "two|2|double",
    "KIN": "husband|wife|boyfriend|girlfriend|partner|mother|father|parents|sister|brother|boss|fiance|fiancee|ex|aunt"
    "|manager|agency|mother_in_law|he|she",
    "LOOKS": "face|myself|my_look|appearance|reflection|body|the_way_i_look|how_i_look|what_i_look_like|everything_i_see",
    "UGLY": "ugly|hideous|hidious|disgusting|repulsive|deformed|monstrous|worthless|revolting|vile|a_monster|a_freak|unlovable|gross",
    "ATTACK": "punch|punching|punched|hit|hits|hitting|slap|slapping|slapped|scratch|scratching|cut|cutting|claw|clawing|smash|smashing|bang|banging|burn_myself",
    "STRUCK": "on_the|on_a|door|ball|cupboard|cabinet|car|by_accident|accidentally",
    "LIFE": "live|living|life|go_on|exist|existing",
    "COMPLAINT": "weird|off|wrong|uneven|pull|drag|tight|heavy|dark|purple|hot|red|bulge|bulging|dent|dip|lump|bumpy"
    "|sunken|hollow|dead|stiff|frozen|flat|gone|hard|tired|shrank|shrunk|shrink|fluid|yellow|green|leaking"
    "|arched|swell|twitch|weak|not_work|not_move|scary|ugly|shiny|half_open|lead|helmet|peeling|jowls|terrible|awful"
    "|sag|surprised|evil|plastic|joker|spock|bad|not_feel_right|different|DOWN",
}
