"""Signs told in other languages than English, and what only looks like one."""

from __future__ import annotations

import pytest

from bot.consult.triage import FINDINGS, Level, triage
from bot.consult.triage_languages import _CALL, _URGENT


@pytest.mark.parametrize(
    "text",
    [
        "숨을 못 쉬겠어요", "삼키기가 힘들어요", "말이 어눌해요", "물체가 두 개로 보여요", "혀가 부었어요",
        "no puedo respirar", "me cuesta tragar desde ayer", "veo doble", "tengo la lengua hinchada", "veo borroso",
        "ich kann nicht mehr atmen", "ich kann kaum, ich habe Atemnot", "Ich kann nicht richtig schlucken", "ich sehe doppelt",
        "meine Zunge schwillt an", "je ne peux plus respirer", "j'ai du mal à avaler", "je vois double", "ma gorge est gonflée",
        "喘不过气", "吞咽困难", "我说不出话", "我看东西有重影", "舌头肿了", "息ができない", "飲み込めません", "ろれつが回らない", "舌が腫れた",
        "tôi khó thở", "tôi không nuốt được", "tôi bị nhìn đôi", "lưỡi tôi bị sưng",
        "я не могу дышать", "трудно глотать", "в глазах двоится", "язык опух",
        "não consigo respirar", "dificuldade para engolir", "estou com visão dupla", "minha língua inchada",
    ],
)  # fmt: skip
def test_danger_is_heard_in_any_of_these_languages(text: str) -> None:
    assert triage(text).level is Level.URGENT_NOW


@pytest.mark.parametrize(
    "text",
    [
        "보톡스 맞고 눈꺼풀이 처졌어요", "보톡스 맞은 후 열이 나요", "주사 맞고 멍이 들었어요",
        "desde el botox tengo el párpado caído", "después del botox me duele la frente", "después del botox tengo fiebre",
        "nach dem Botox hängt mein Augenlid: mein Lid hängt", "seit dem Botox habe ich Fieber", "nach der Spritze tut es weh",
        "depuis le botox ma paupière est tombée", "après le botox j'ai de la fièvre",
        "打了肉毒之后眼皮下垂", "打了肉毒以后发烧", "ボトックス後にまぶたが下がりました", "ボトックスの後、熱が出ました",
        "sau khi tiêm botox mí mắt bị sụp", "sau khi tiêm tôi bị sốt", "после ботокса опустилось веко", "после укола синяк",
        "depois do botox estou com febre", "depois do botox a pálpebra ficou caída",
    ],
)  # fmt: skip
def test_what_the_clinic_should_hear_of_is_heard_after_an_injection(text: str) -> None:
    assert triage(text).level is Level.CALL_CLINIC


@pytest.mark.parametrize(
    "text",
    [
        "이마 보톡스 얼마예요?", "보톡스 맞으면 아픈가요?", "보톡스 맞은 후 멍이 생기나요?", "부작용으로 호흡곤란이 올 수 있나요?",
        "¿Cuánto cuesta el botox?", "¿duele el botox?", "¿puede causar dificultad para respirar?", "tengo el párpado caído de nacimiento",
        "Tut Botox weh?", "Kann Botox Atemnot verursachen?", "Wie lange nach dem Botox darf ich Sport machen?", "nach dem Botox keine Schmerzen",
        "Combien coûte le botox ?", "est-ce que ça fait mal après le botox ?", "打肉毒会不会很痛?", "打了肉毒之后会发烧吗?",
        "ボトックスは痛いですか", "tiêm botox có đau không", "больно ли делать ботокс", "сколько стоит ботокс",
        "quanto custa o botox", "o botox pode causar falta de ar", "after botox I feel great",
    ],
)  # fmt: skip
def test_a_question_is_no_sign(text: str) -> None:
    assert triage(text).level is Level.NONE


@pytest.mark.parametrize("code", [*_URGENT, *_CALL])
def test_every_code_is_one_of_the_gates(code: str) -> None:
    assert FINDINGS[code] is (Level.URGENT_NOW if code in _URGENT else Level.CALL_CLINIC)
