"""Signs of despair: harm to oneself, hatred of one's own looks that takes over a life, being forced by somebody.

Disliking lines, a forehead or a photo is no distress. Patterns are in the notation of `triage_types.compile_pattern`.
"""

from bot.consult.triage_types import Level, Needs, Sign


def _distress(code: str, *patterns: str, firm: bool = False) -> Sign:
    return Sign(code, Level.DISTRESS, patterns, Needs.NOTHING, firm=firm)


DISTRESS: tuple[Sign, ...] = (
    _distress(
        "self_harm",
        "kill|killing|harm|harming|hurt|cut|cutting|starve|starving|punish|punishing ~1 myself",
        "do ~1 to myself",
        "self harm|harming",
        "suicide",
        "end|ending ~1 my_life|it_all|myself|everything",
        "want|think|thinking ~3 end|ending it",
        "want|rather ~2 die|be_dead|disappear",
        "kill|killing|harm|harming|drown ~1 herself|himself|themselves|themself",
        "wish|wishes|wished ~2 was|were dead",
        "wish ~3 disappear|die",
        "not here any_more|anymore",
        "go_to|will|might|just end it|things !with|within|after|here|by|for_today|contract|chat|conversation|plan|subscription|relationship|early|now_and",
        "done|finished with live|living|life",
        "not ~2 want ~2 live|be_alive|be_here|exist|wake_up",
        "not ~1 want ~1 be_around any_more|anymore",
        "better_off dead|without_me|without_something|without_someone|if_i",
        "not see any|the|a point|reason|sense ~2 LIFE",
        "not see any point|reason|sense",
        "no|any|see_no ~1 point|reason|sense ~2 LIFE",
        "no|any|see_no|see_any|the|a|what ~2 point|reason|sense ~2 carry_on|carrying_on|keep_go|being_here|stay_here"
        " !with_botox|with_treatment|with_the|with_it|with_injection",
        "the point ~2 live|living|go_on|exist",
        "point of LIFE",
        "life ~2 not ~1 worth",
        "not worth living",
        "take ~2 my_life|too_many|all_my_pills",
        "can_not go_on|live_like_this|live_with_this|live_with_it|cope|take_it_anymore|take_this_anymore",
        "can_not take this|it|look|being ~3 any_more|anymore|longer",
        "not ~1 be around|here|alive ~2 by|much_longer|for_long|for_much_longer !to_see|town|clinic|holiday",
        "write|written ~2 goodbye|farewell|the_letters|last_letters|suicide_note|my_will",
        "stand|sit ~3 balcony|bridge|roof|ledge|rails ~8 easy|jump|over|end",
        "give_up on everything|life|living",
        "no_one|nobody ~1 miss me",
        "overdose",
        "ATTACK ~1 my_own_face|my_own_cheek|my_own_head|my_own_skin",
        "i|am|been|keep|start ~4 ATTACK ~1 my_face|my_cheek|my_forehead|my_head|my_skin !STRUCK|shave|shaving",
        "i been|keep|start cutting again|more|deeper",
        "i have been cutting !back|down|carbs|sugar|out|it|my_hair|corners|calories|dairy|salt|alcohol|coffee|costs",
        "ATTACK myself !for|STRUCK|shave|shaving|cooking|cook|deal",
        firm=True,
    ),
    _distress(
        "hates_looks",
        "rip|tear|cut|scratch|peel ~2 my_face|my_skin",
        "my_life is over|ruined",
        "no hope ~1 me",
        "nobody|no_one|never ~4 love|marry|want me",
        "face|look ~5 ruin|ruined|destroyed ~6 life",
        "spend hour ~6 my face|flaws",
        firm=True,
    ),
    _distress(
        "hates_looks",
        "hate ~3 myself|reflection|body|everything_i_see !when|in|tired|angry|old|sad",
        "hate ~2 what_i_see|what_look_back|what_stares_back|who_look_back !when|in_photos|in_pictures|tired|angry|old",
        "mirror ~3 for|spend ~2 hour",
        "CANNOT|not ~1 stand|bear ~2 LOOKS|to_look|look_at_myself|see_myself|what_i_see",
        "CANNOT ~3 look ~2 mirror|mirrors|at_myself",
        "avoid|avoiding|cover|covered ~4 mirror|mirrors",
        "face|look|reflection ~2 disgust ~1 me",
        "life ~2 pointless|meaningless|worthless",
        "disgust|ashamed|repulsed ~2 LOOKS",
        "not deserve ~4 happy|love|loved|live",
        "depressed|cry|crying ~5 LOOKS|my_face|my_forehead|my_wrinkles|line|lines",
        "can_not stop|quit ~1 staring|check|checking|look|obsessing|thinking ~3 face|mirror|line|lines|wrinkle|wrinkles|flaw|flaws",
        "obsessed with|over ~2 my",
        "hour ~4 mirror|flaws|my_face",
        "stare at me ~2 because|ugly",
        "not leave the house|my_room|home !without|unless|before|until|except|much|early|often|anyway|on|today|tomorrow|tonight|friday|saturday|sunday",
    ),
    Sign(
        "hates_looks",
        Level.DISTRESS,
        (
            "hate ~3 face|my_look|appearance|how_i_look|the_way_i_look|what_i_look_like !when|in|tired|angry|old|sad",
            "i|am|feel|look|so|born ~4 UGLY !when_i_frown|when_i_smile|when_i_squint|when_i_cry|when_i_laugh|when_i_sleep|when_i_concentrate|when_i_run|when_i_sneeze|before_coffee|photos|pictures|selfies|selfie|video|videos|zoom|camera|passport",
            "face ~3 UGLY",
        ),
        Needs.NO_RESULT,
    ),
    Sign(
        "hates_looks",
        Level.DISTRESS,
        (
            "CANNOT|not|stopped|stop|quit|avoid|avoiding ~2 work|go_out|meet|see|face|date ~6"
            " because_of|over ~1 my_face|my_skin|my_forehead|my_look|my_line|my_lines|my_wrinkles|how_my|how_i|the_way_i|the_way_my",
        ),
        Needs.NO_RESULT,
    ),
    Sign(
        "hates_looks",
        Level.DISTRESS,
        (
            "not|hardly|barely|never|stopped|stop|no_longer|quit ~2 go|gone|leave|leaving|left ~1 out|outside|the_house|my_house|my_flat|my_apartment"
            "|my_home|my_room|my_bed !without|sun|sauna|gym|for_a_run|unless|before|until|because_i|snow|rain|cold|heat|work_from",
            "sheet|sheets|towel|towels|cloth|blanket|tape|paper ~3 mirror|mirrors",
            "i|and|just see nobody|no_one|no_body",
            "see|meet|let nobody|no_one ~1 any_more|anymore|see_me|and",
            "food|groceries|shopping ~2 left|delivered|order ~2 at|to the|my door",
            "CANNOT|not ~1 let ~1 anyone|anybody|people see me",
            "CANNOT|not ~1 face people|anyone|anybody|the_world",
        ),
        Needs.AFTER,
    ),
    _distress(
        "forced",
        "KIN ~4 force|threaten|blackmail|blackmailing|pressure me !watch|eat|drink|run|work|study|pay|book|buy|cook|clean",
        "KIN ~4 make me ~1 do|get|have|take|come|go",
        "KIN ~3 insist|insists ~4 not",
        "KIN ~3 want me ~1 do|get|have ~4 not_want",
        "KIN ~3 leave|hit|hits|beat|beats|hurt|divorce me",
        "KIN ~3 hit|hits|beat|beats|punch|punched|slap|slapped|slaps my_face",
        "KIN ~2 say|said|threaten ~3 kill me",
        "KIN ~2 say|said ~1 i ~1 have_to|must",
        "am|being|been force|pressure ~2 to|into|by !book|pay|commit|buy",
        "against my will",
        "force me ~1 to|into ~1 get|do|have|botox|injection",
        "scared to say no",
        "scared of him|her|my_husband|my_boyfriend|my_partner|my_wife|my_girlfriend|my_mother|my_father",
        "KIN ~2 keep my passport|money|phone|child|children",
        firm=True,
    ),
)
