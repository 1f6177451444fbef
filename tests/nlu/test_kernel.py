"""The classifier by itself: it learns, it is sure where it should be, and it survives being saved."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.nlu.kernel import KernelModel, KernelSettings, Spelling

SEED = 11
INTENTS = ["ask_pain", "ask_price", "greet"]
WORDS = {
    "ask_pain": "does it hurt sting needle",
    "ask_price": "how much cost price money",
    "greet": "hi hello hey there",
}


def data(per_intent: int = 12) -> tuple[list[str], np.ndarray, list[str]]:
    """Texts with vectors around one direction for each intent."""
    random = np.random.default_rng(SEED)
    texts, vectors, labels = [], [], []
    for number, intent in enumerate(INTENTS):
        for _ in range(per_intent):
            vector = random.normal(0, 0.15, 8).astype(np.float32)
            vector[number] += 1
            texts.append(" ".join(random.choice(WORDS[intent].split(), 3)))
            vectors.append(vector / np.linalg.norm(vector))
            labels.append(intent)
    return texts, np.stack(vectors), labels


@pytest.fixture(scope="module")
def fitted() -> KernelModel:
    return KernelModel.fit(*data(), KernelSettings())


def test_it_knows_what_it_learnt(fitted: KernelModel) -> None:
    texts, vectors, labels = data()
    for text, vector, label in zip(texts, vectors, labels, strict=True):
        probabilities, similarity = fitted.predict(text, vector[np.newaxis])
        assert fitted.intents[int(probabilities.argmax())] == label
        assert similarity == pytest.approx(1, abs=1e-5)


def test_probabilities_add_up(fitted: KernelModel) -> None:
    for text, vector in (("hi", np.ones((1, 8))), ("", np.zeros((1, 8))), ("zzz", -np.ones((1, 8)))):
        probabilities, _ = fitted.predict(text, vector.astype(np.float32))
        assert probabilities.shape == (3,)
        assert probabilities.sum() == pytest.approx(1, abs=1e-5)
        assert (probabilities >= 0).all()


def test_what_is_far_from_everything_is_less_sure_and_less_like(fitted: KernelModel) -> None:
    near = np.eye(8, dtype=np.float32)[:1]
    far = -np.ones((1, 8), dtype=np.float32) / np.sqrt(8)
    near_probabilities, near_similarity = fitted.predict("does it hurt", near)
    far_probabilities, far_similarity = fitted.predict("qqq", far)
    assert near_probabilities.max() > far_probabilities.max()
    assert near_similarity > far_similarity


def test_spelling_helps_where_meaning_does_not(fitted: KernelModel) -> None:
    between = (np.eye(8, dtype=np.float32)[:1] + np.eye(8, dtype=np.float32)[1:2]) / np.sqrt(2)
    pain, _ = fitted.predict("does it hurt", between)
    price, _ = fitted.predict("how much does it cost", between)
    assert pain[0] > price[0]
    assert price[1] > pain[1]


def test_the_same_data_give_the_same_classifier(fitted: KernelModel) -> None:
    again = KernelModel.fit(*data(), KernelSettings())
    vector = np.ones((1, 8), dtype=np.float32) / np.sqrt(8)
    assert np.array_equal(again.predict("hello", vector)[0], fitted.predict("hello", vector)[0])
    assert again.temperature == fitted.temperature


def test_saved_and_loaded_it_says_the_same(fitted: KernelModel, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    loaded = KernelModel.load(tmp_path)
    assert loaded.intents == fitted.intents
    assert loaded.settings == fitted.settings
    random = np.random.default_rng(SEED)
    for text in ("does it hurt", "how much", "hello", "zzz", "", "é 한국어"):
        vector = random.normal(size=(1, 8)).astype(np.float32)
        before, after = fitted.predict(text, vector), loaded.predict(text, vector)
        assert np.allclose(before[0], after[0], atol=1e-6)
        assert before[1] == pytest.approx(after[1], abs=1e-6)


def test_what_is_saved_can_run_nothing(fitted: KernelModel, tmp_path: Path) -> None:
    fitted.save(tmp_path)
    assert {path.suffix for path in tmp_path.iterdir()} == {".json", ".npz"}
    for path in tmp_path.glob("*.npz"):
        with np.load(path, allow_pickle=False) as arrays:
            assert all(arrays[name].dtype != object for name in arrays.files)


def test_few_examples_are_enough_to_be_fitted() -> None:
    model = KernelModel.fit(*data(per_intent=2), KernelSettings())
    probabilities, _ = model.predict("hi hello", np.eye(8, dtype=np.float32)[2:3])
    assert model.intents[int(probabilities.argmax())] == "greet"


@pytest.mark.parametrize("text", ["does it hurt", "how much how much", "zzz qqq", "", "é 한국어", "price" * 50])
def test_one_row_is_what_many_rows_have(text: str) -> None:
    spelling = Spelling(KernelSettings())
    spelling.fit(data()[0])
    columns, values = spelling.row(text)
    row = np.zeros(spelling.rows([text]).shape[1], dtype=np.float32)
    row[columns] = values
    assert np.allclose(row, spelling.rows([text]).toarray()[0], atol=1e-6)
