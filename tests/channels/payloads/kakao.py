"""Requests of Kakao's bot system to a skill server, with the field names of the skill guide (SkillPayload)."""

from __future__ import annotations

from typing import Any

PATIENT = "226f81aef15e8f5890425bbeaa5978d54dfc98fadcaa076ed1f635eda11204ba30"
CALLBACK = "https://bot-api.kakao.com/v1/bots/5ae9b76d7409b11ec845b746/callback/-damddEwVMRHufi6uUr63Ir7veOUGTFaiV"
BLOCK = {"id": "5d300e788192ac000132b8a4", "name": "폴백 블록"}


def request(
    utterance: str, callback: str = "", extra: Any = None, person: str = PATIENT, **params: Any
) -> dict[str, Any]:
    """What a message of a patient looks like; ``callback`` where the block has callbacks turned on."""
    user = {"id": person, "type": "botUserKey", "properties": {"plusfriendUserKey": "T8x9DhjAiBrv", "isFriend": True}}
    asked = {
        "block": BLOCK,
        "user": user,
        "utterance": utterance,
        "params": {"surface": "Kakaotalk.plusfriend", **params},
        "lang": "ko",
        "timezone": "Asia/Seoul",
        **({"callbackUrl": callback} if callback else {}),
    }
    return {
        "bot": {"id": "5ae9b76d7409b11ec845b746", "name": "Maru"},
        "intent": {**BLOCK, "extra": {"reason": {"code": 1, "message": "OK"}}},
        "action": {"id": "1", "name": "maru", "params": {}, "detailParams": {}, "clientExtra": extra or {}},
        "userRequest": asked,
        "contexts": [],
        "flow": {"trigger": {"type": "QUICKREPLY_BUTTON_MESSAGE" if extra else "TEXT_INPUT"}, "lastBlock": BLOCK},
    }


def text(body: str, callback: str = CALLBACK, person: str = PATIENT) -> dict[str, Any]:
    """A typed message; a callback address is given out once, so it tells messages apart."""
    return request(body, callback, person=person)


def button(choice: str, title: str, callback: str = CALLBACK + "Z", person: str = PATIENT) -> dict[str, Any]:
    """A quick reply that was tapped: its words, and beside them what it carried."""
    return request(title, callback, {"choice": choice}, person)


def in_group(body: str, group: str, callback: str = CALLBACK) -> dict[str, Any]:
    """A message in a team chat."""
    made = request(body, callback)
    made["userRequest"]["chat"] = {"id": group, "type": "botGroupKey", "properties": {"botGroupKey": group}}
    return made


PHOTO_URL = "https://talk.kakaocdn.net/dna/biDWLe/i_7bdf57c4b1b7.png"
UNREADABLE = {
    "photo": request(PHOTO_URL, CALLBACK, media={"type": "image", "url": PHOTO_URL}),
    "video": request(PHOTO_URL, CALLBACK, media={"type": "video", "url": PHOTO_URL}),
}
