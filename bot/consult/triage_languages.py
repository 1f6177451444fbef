"""Signs in the languages that visitors of a clinic in Korea write, as they are said; the assistant itself speaks English.

Somebody who cannot breathe writes in their own language. The urgent signs count wherever they are told; those that the clinic
should hear of today also need an injection spoken of, because they are everyday words, and are no question about a risk.
A false alarm costs little.
"""

from __future__ import annotations

import re

# Korean, Spanish, German, French, Chinese, Japanese, Vietnamese, Russian, Portuguese, in this order.
_URGENT = {
    "trouble_breathing": (
        r"숨\s*쉬기|숨을\s*(?:못|쉴)|숨이\s*(?:안|막|차|가쁘)|호흡\s*곤란|호흡이\s*(?:힘들|어려|곤란)"
        r"|no puedo respirar|me cuesta respirar|dificultad para respirar|me falta (?:el )?aire|respiro mal|me ahogo"
        r"|kann (?:\w+ )?nicht (?:mehr )?(?:richtig |gut )?atmen|atemnot|bekomme (?:kaum |keine )luft|kriege (?:kaum |keine )luft"
        r"|schwer (?:zu )?atmen|peux (?:pas|plus) (?:bien )?respirer|mal à respirer|du mal [àa] respirer|j'[ée]touffe"
        r"|呼吸困难|呼吸困難|喘不过气|喘不過氣|无法呼吸|無法呼吸|不能呼吸|息ができ|息が苦し|息苦し|呼吸が(?:苦|でき)"
        r"|không thở được|khó thở|не могу (?:нормально )?дышать|трудно дышать|тяжело дышать|задыхаюсь"
        r"|n[ãa]o consigo respirar|dificuldade (?:para|em|de) respirar|falta de ar"
    ),
    "trouble_swallowing": (
        r"삼키(?:기가?\s*(?:힘|어|곤)|질\s*못|지\s*못|는\s*게\s*(?:힘|어))|삼킬\s*수\s*(?:가\s*)?없|목\s*넘김"
        r"|no puedo (?:ni )?tragar|me cuesta (?:mucho )?tragar|dificultad (?:para|al) tragar"
        r"|kann (?:\w+ )?nicht (?:mehr )?(?:richtig |gut )?schlucken|schluckbeschwerden|schwer zu schlucken|probleme beim schlucken"
        r"|peux (?:pas|plus) (?:bien )?avaler|mal [àa] avaler|吞咽困难|吞嚥困難|咽不下|吞不下|无法吞咽|飲み込め|飲み込みにく|飲み込みづら"
        r"|khó nuốt|không nuốt được|не могу (?:нормально )?глотать|трудно глотать|больно и трудно глотать"
        r"|n[ãa]o consigo engolir|dificuldade (?:para|em|de) engolir"
    ),
    "trouble_speaking": (
        r"말이\s*(?:안\s*나|어눌)|말을\s*(?:못\s*하겠|할\s*수\s*(?:가\s*)?없)|발음이\s*(?:안|어눌)"
        r"|no puedo hablar|me cuesta (?:mucho )?hablar|hablo arrastrando|kann (?:\w+ )?nicht (?:mehr )?(?:richtig )?sprechen"
        r"|spreche (?:ganz )?(?:undeutlich|verwaschen)|(?:ne|n') ?(?:arrive|peux) (?:pas|plus) [àa]? ?parler|mal [àa] parler"
        r"|说不出话|說不出話|说话不清|口齿不清|話せな|ろれつ|không nói được|khó nói|nói ngọng"
        r"|не могу говорить|трудно говорить|речь (?:стала )?невнятн|n[ãa]o consigo falar|dificuldade (?:para|em|de) falar"
    ),
    "double_vision": (
        r"두\s*개로\s*보|겹쳐\s*보|복시|veo doble|visi[oó]n doble|sehe (?:alles )?doppelt|doppelbilder|vois (?:en )?double|vision double\b"
        r"|重影|复视|複視|二重に見|だぶって見|nhìn đôi|nhìn một thành hai|двоится|двоение|vejo (?:em )?dobro|vis[ãa]o dupla"
    ),
    "blurred_vision": (
        r"흐(?:리게|릿하게)\s*보|시야가\s*(?:흐|뿌)|앞이\s*(?:안\s*보|흐)|veo borroso|visi[oó]n borrosa"
        r"|sehe (?:alles |ganz )?verschwommen|sehe unscharf|vois (?:tout )?flou|vision (?:est )?(?:floue|trouble)"
        r"|视力模糊|視力模糊|看不清|视线模糊|ぼやけて見|目がかすむ|目がかすん|nhìn mờ|mắt mờ|всё расплыва|плохо вижу|вижу размыто"
        r"|vejo (?:tudo )?(?:emba[çc]ado|desfocado)|vis[ãa]o (?:emba[çc]ada|turva)"
    ),
    "swelling_mouth_throat": (
        r"(?:입술|혀|목구멍|목이|목)(?:이|가|도)?\s*(?:너무\s*|많이\s*)?(?:부었|부어|붓고|붓는|부풀)"
        r"|se me hincha\w* (?:los |la )?(?:labios?|lengua|garganta)|(?:labios?|lengua|garganta) (?:muy )?hinchad[oa]s?"
        r"|(?:lippen?|zunge|rachen|kehle|hals) (?:(?:ist |sind )?(?:ganz |stark |sehr )?(?:an)?geschwollen|(?:schwillt|schwellen) (?:\w+ )?an\b)"
        r"|(?:l[èe]vres?|langue|gorge) (?:est |sont )?(?:tr[èe]s )?(?:gonfl[ée]e?s?|enfl[ée]e?s?)|(?:gonfl|enfl)\w+ (?:de la |des )?(?:langue|l[èe]vres|gorge)"
        r"|(?:嘴唇|舌头|舌頭|喉咙|喉嚨)(?:都|很|也)?(?:肿|腫)|(?:唇|舌|喉|のど)が腫れ|sưng (?:môi|lưỡi|họng)|(?:môi|lưỡi|họng)(?: tôi)?(?: bị)? sưng"
        r"|(?:опух(?:ли|ло|ает)?|отекли?|отекает) (?:губы|язык|горло)|(?:губы|язык|горло) (?:опух|отек|отёк)\w*"
        r"|(?:l[áa]bios?|l[íi]ngua|garganta) (?:est[áa]o? )?(?:muito )?inchad[oa]s?"
    ),
}
_CALL = {
    "eyelid_droop": (
        r"(?:눈꺼풀|눈두덩)\w*\s*(?:\S+\s*){0,2}?(?:처지|처졌|처져|내려앉|내려왔|감기)|안검하수"
        r"|p[áa]rpado\w* (?:\w+ ){0,2}?ca[íi]d\w*|se me (?:cae|cay[óo]|ha ca[íi]do) (?:el|un) p[áa]rpado"
        r"|(?:augen)?lid\w* (?:\w+ ){0,3}?h[äa]ng\w*|h[äa]ngendes (?:augen)?lid|paupi[èe]re\w* (?:\w+ ){0,2}?tomb\w*"
        r"|眼皮(?:下垂|掉|垂)|眼睑下垂|眼瞼下垂|まぶたが(?:下が|垂れ|落ち)|(?:sụp|xệ) mí|mí mắt (?:\w+ )?(?:sụp|xệ)"
        r"|век[оа] (?:\w+ )?(?:опусти|опуще|висит|упал)\w*|опустилось веко|p[áa]lpebra\w* (?:\w+ ){0,2}?ca[íi]d\w*"
    ),
    "pain": (
        r"(?:너무|계속|많이|엄청)\s*아파|아파요|통증이|me duele|mucho dolor|dolor (?:muy )?fuerte|tut (?:\w+ ){0,2}?weh|habe (?:\w+ )?schmerzen"
        r"|starke schmerzen|j'ai (?:tr[èe]s |vraiment )?mal|[çc]a fait (?:tr[èe]s )?mal depuis|很疼|好痛|很痛|疼痛|痛いです|痛みが|痛くて"
        r"|(?:rất|bị) đau|đau quá|сильно болит|у меня болит|болит (?:лоб|голова|лицо)|est[áa] doendo|d[óo]i muito|muita dor"
    ),
    "fever": (
        r"열이\s*(?:나|났|있)|발열|tengo (?:\w+ )?fiebre|habe (?:\w+ )?fieber|j'ai (?:de la )?fi[èe]vre|发烧|發燒|熱が(?:出|あ)|発熱"
        r"|(?:bị|tôi) sốt|температура (?:\w+ )?3[89]|у меня температура|estou com febre|tenho febre"
    ),
    "bruise": (
        r"멍이\s*(?:들|났|생|심)|moret[óo]n|moretones|hematoma|cardenal|blauer fleck|blaue flecken|bluterguss|j'ai (?:un|des) (?:bleus?|h[ée]matomes?)"
        r"|淤青|瘀青|青あざ|あざが|内出血|bầm tím|bị bầm|синяк\w*|roxo no|mancha roxa"
    ),
}
# An injection that was had. Looking ahead is none: "I want", "before", "can it".
_HAD = re.compile(
    r"(?:보톡스|주사|시술)\S*\s*(?:\S+\s+){0,2}?(?:맞고|맞은|맞았|맞아서|후|뒤|이후|받고|받은|받았)"
    r"|(?:desde|despu[ée]s|tras|luego) (?:de )?(?:\w+ ){0,3}?(?:b[óo]tox|inyecci[óo]n)|me (?:pusieron|puse|inyectaron|hice) (?:\w+ )?(?:el )?b[óo]tox"
    r"|(?:nach|seit) (?:\w+ ){0,3}?(?:botox\w*|spritze|injektion|behandlung)|botox (?:\w+ ){0,3}?(?:bekommen|gespritzt|machen lassen)"
    r"|(?:apr[èe]s|depuis) (?:\w+ |mes |l'|le |mon |du ){0,3}?(?:botox|injections?)|(?:打了|打完|注射了|注射後|注射后)\S{0,4}(?:肉毒|botox|針|针)?"
    r"|(?:肉毒|botox|肉毒素)\S{0,4}(?:之后|以后|之後|以後|后|後)|(?:ボトックス|注射)\S{0,6}(?:後|から|した|打っ|受け)"
    r"|sau (?:khi )?(?:\w+ ){0,2}?(?:botox|tiêm)|(?:после|сделал[аи]?) (?:\w+ ){0,2}?(?:ботокс\w*|укол\w*|инъекц\w*)"
    r"|(?:depois|ap[óo]s|desde) (?:d[eoa]s? |o |a )*(?:\w+ )?(?:botox|toxina|inje[çc][ãa]o|aplica[çc][ãa]o)|(?:fiz|coloquei|apliquei) botox",
    re.IGNORECASE,
)
# A question about what may happen to people, not something that is there.
_ASKED = re.compile(
    r"(?:(?:생기|드|들|있|되|아프|붓|나)나요|까요|수\s*(?:도\s*)?있나|있을까|아픈가요)|^\s*¿?(?:puede|es normal tener|duele|causa|hay riesgo)\b|^\s*(?:kann|können|tut|bekommt|gibt es)\b"
    r"|^\s*(?:est-ce que (?:[çc]a|le|on)|peut-on|fait-il|a-t-on)\b|会不会|會不會|可能会|吗[?？]|嗎[?？]|ますか|でしょうか|có (?:bị )?(?:\w+ ){1,3}không"
    r"|^\s*(?:может ли|могут ли|бывает ли|больно ли)\b|^\s*(?:pode|d[óo]i|causa)\b",
    re.IGNORECASE,
)
# Whether the treatment may cause something; never enough to silence a sign of danger after an injection.
_RISK = re.compile(
    r"\b(?:verursach\w*|ausl[öo]s\w*|causar|provocar|provoquer|entra[îi]ner|causer|nebenwirkung\w*|efectos? secundarios?"
    r"|effets? secondaires?|efeitos? colatera\w*|вызвать|побочн\w*|gây)\b|수\s*(?:도\s*)?있나|부작용|副作用|会引起|會引起|会导致",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:no tengo|sin|kein\w*|keine|pas de|sans|ohne|нет|sem|không bị)\b|없어요|없습니다|没有|沒有|ありません|ないです",
    re.IGNORECASE,
)
_PATTERNS = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _URGENT.items()}
_CALL_PATTERNS = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _CALL.items()}


def foreign_signs(text: str) -> set[str]:
    """Codes of the signs told in another language than English; ``text`` is normalised."""
    had = _HAD.search(text) is not None
    found = (
        {code for code, pattern in _PATTERNS.items() if pattern.search(text)}
        if had or not _RISK.search(text)
        else set()
    )
    if had and not (_ASKED.search(text) or _DENIED.search(text)):
        found |= {code for code, pattern in _CALL_PATTERNS.items() if pattern.search(text)}
    return found
