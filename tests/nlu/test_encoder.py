"""The sentence vectors: the right weights, the right form, and nearness that means something."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file
from scipy.special import erf, softmax
from tokenizers import Tokenizer

from bot.nlu import encoder
from bot.nlu.encoder import (
    DIMENSIONS,
    MOST_REMEMBERED,
    EncoderError,
    SentenceEncoder,
    build,
    check_weights,
    weights_folder,
)

TEXTS = [
    "does it hurt",
    "is it painful",
    "how much does it cost",
    "what is the price",
    "the weather is nice today",
    "x",
    "?" * 50,
]

LAYERS, HEADS, EPSILON = 6, 12, 1e-12


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("encoder") / "minilm"
    build(target)
    return target


@pytest.fixture(scope="module")
def encode(folder: Path) -> SentenceEncoder:
    return SentenceEncoder(folder)


def test_other_weights_are_refused(tmp_path: Path) -> None:
    for name in (encoder.WEIGHTS, encoder.TOKENIZER):
        (tmp_path / name).write_bytes((weights_folder() / name).read_bytes())
    check_weights(tmp_path / encoder.WEIGHTS)
    with (tmp_path / encoder.WEIGHTS).open("r+b") as file:
        file.seek(-1, 2)
        last = file.read(1)
        file.seek(-1, 2)
        file.write(bytes([last[0] ^ 1]))
    with pytest.raises(EncoderError) as refused:
        build(tmp_path / "built", tmp_path)
    assert encoder.WEIGHTS_SHA256 in str(refused.value) and str(tmp_path) in str(refused.value)
    assert not (tmp_path / "built").exists()


def test_a_folder_without_weights_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MARU_MINILM_DIR", str(tmp_path))
    with pytest.raises(EncoderError, match="MARU_MINILM_DIR") as refused:
        weights_folder()
    assert encoder.WEIGHTS in str(refused.value)


def test_a_package_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARU_MINILM_DIR", raising=False)
    monkeypatch.setattr(encoder, "PACKAGE", "no-such-package")
    with pytest.raises(EncoderError, match="no-such-package"):
        weights_folder()


def test_vectors_have_length_one(encode: SentenceEncoder) -> None:
    vectors = encode.many(TEXTS)
    assert vectors.shape == (len(TEXTS), DIMENSIONS)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert np.isfinite(vectors).all()


@pytest.mark.parametrize("text", ["", " ", "한국어", "😀", "a" * 20_000, "word " * 3_000, "\x00", "\ufffd"])
def test_any_text_has_a_vector(encode: SentenceEncoder, text: str) -> None:
    vector = encode(text)
    assert vector.shape == (DIMENSIONS,)
    assert np.isfinite(vector).all()


def test_the_same_text_has_the_same_vector(folder: Path, encode: SentenceEncoder) -> None:
    again = SentenceEncoder(folder)
    for text in TEXTS:
        assert np.array_equal(encode(text), again(text))


def test_little_is_remembered_and_no_word_of_it(folder: Path) -> None:
    encode = SentenceEncoder(folder)
    for number in range(MOST_REMEMBERED + 20):
        encode(f"secret {number}")
    assert "secret" not in repr(vars(encode))
    assert len(encode._remembered) == MOST_REMEMBERED


def test_company_changes_little(encode: SentenceEncoder) -> None:
    together = encode.many(TEXTS)
    alone = np.stack([encode(text) for text in TEXTS])
    assert (together * alone).sum(axis=1).min() > 0.995


def test_the_order_of_many_is_kept(encode: SentenceEncoder) -> None:
    texts = [f"{'word ' * (number % 7)}number {number}" for number in range(150)]
    vectors = encode.many(texts, batch=16)
    for number in (0, 6, 77, 149):
        nearest = int((vectors @ encode(texts[number])).argmax())
        assert nearest == number


def test_no_texts_give_no_vectors(encode: SentenceEncoder) -> None:
    assert encode.many([]).shape == (0, DIMENSIONS)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("does it hurt", "is it painful", "how much does it cost"),
        ("how much does it cost", "what is the price", "is it painful"),
        ("can i go to the gym after", "exercise after treatment", "insurance coverage"),
        ("am i too young for this", "what age should i start", "how many units"),
        ("i changed my mind", "i no longer want it", "opening hours on sunday"),
    ],
)
def test_what_means_the_same_is_nearer(encode: SentenceEncoder, text: str, near: str, far: str) -> None:
    assert encode(text) @ encode(near) > encode(text) @ encode(far) + 0.1


def test_int8_agrees_with_the_published_vectors(encode: SentenceEncoder) -> None:
    """Against plain numpy in float32 on the same weights."""
    plain = PlainMiniLM(weights_folder())
    for text in TEXTS[:5]:
        assert float(encode(text) @ plain(text)) > 0.98


class PlainMiniLM:
    """The model in plain numpy, written from its architecture alone: what the fast encoder is compared with."""

    def __init__(self, folder: Path) -> None:
        self.weights = load_file(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def __call__(self, text: str) -> np.ndarray:
        ids = self.tokenizer.encode(text).ids
        named = self.weights
        hidden = named["embeddings.word_embeddings.weight"][ids] + named["embeddings.token_type_embeddings.weight"][0]
        hidden = self.norm(hidden + named["embeddings.position_embeddings.weight"][: len(ids)], "embeddings.LayerNorm")
        for number in range(LAYERS):
            hidden = self.layer(hidden, f"encoder.layer.{number}")
        vector = hidden.mean(axis=0)
        return vector / np.linalg.norm(vector)

    def layer(self, hidden: np.ndarray, name: str) -> np.ndarray:
        parts = [self.linear(hidden, f"{name}.attention.self.{part}") for part in ("query", "key", "value")]
        query, key, value = (part.reshape(len(hidden), HEADS, -1).transpose(1, 0, 2) for part in parts)
        scores = softmax(query @ key.transpose(0, 2, 1) / np.sqrt(query.shape[-1]), axis=-1)
        seen = (scores @ value).transpose(1, 0, 2).reshape(len(hidden), -1)
        hidden = self.norm(
            hidden + self.linear(seen, f"{name}.attention.output.dense"), f"{name}.attention.output.LayerNorm"
        )
        inner = self.linear(hidden, f"{name}.intermediate.dense")
        inner = inner * (1 + erf(inner / np.sqrt(2))) / 2
        return self.norm(hidden + self.linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")

    def linear(self, hidden: np.ndarray, name: str) -> np.ndarray:
        return hidden @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]

    def norm(self, hidden: np.ndarray, name: str) -> np.ndarray:
        centred = hidden - hidden.mean(axis=-1, keepdims=True)
        scaled = centred / np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
        return scaled * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]
