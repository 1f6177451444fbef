"""The kernel classifier itself, free of Rasa: fit, predict, save, load."""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import scipy.sparse
from scipy.linalg import cho_factor, cho_solve, lapack
from scipy.optimize import minimize_scalar
from sklearn.feature_extraction.text import TfidfVectorizer

Array = npt.NDArray[np.float32]

# Examples whose left-out scores tell how sure an answer may be; more would cost the cube of their number.
MOST_JUDGED = 2000
# Rows of the kernel that are made at a time.
BLOCK = 1024
SEED = 0


@dataclass(frozen=True)
class KernelSettings:
    """Weights of the kernel.

    ``gamma``: how fast likeness of meaning falls with the distance of the vectors; ``letters`` and ``words``: weight of
    common letter groups and words beside meaning (weight 1); ``ridge``: strength of the regularisation.
    """

    gamma: float = 1.0
    letters: float = 0.2
    words: float = 0.2
    ridge: float = 0.6

    def as_dict(self) -> dict[str, float]:
        """The settings by name."""
        return asdict(self)


class Spelling:
    """TF-IDF rows of letter groups and words, scaled by their weights, saved without pickle."""

    def __init__(self, settings: KernelSettings) -> None:
        """Unfitted vectorizers."""
        self._scales = [settings.letters**0.5, settings.words**0.5]
        self._idf: list[Array] = []
        self._analyzers: list[Callable[[str], list[str]]] = []
        self._parts = [
            TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, dtype=np.float32),
            TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, dtype=np.float32, token_pattern=r"(?u)\b\w+\b"),
        ]

    def fit(self, texts: Sequence[str]) -> scipy.sparse.csr_matrix:
        """Learn which letter groups and words there are, and how rare each is; gives the rows of the texts."""
        parts = [scale * part.fit_transform(texts) for scale, part in zip(self._scales, self._parts, strict=True)]
        self._ready()
        return scipy.sparse.hstack(parts, format="csr")

    def rows(self, texts: Sequence[str]) -> scipy.sparse.csr_matrix:
        """One row a text."""
        parts = [scale * part.transform(texts) for scale, part in zip(self._scales, self._parts, strict=True)]
        return scipy.sparse.hstack(parts, format="csr")

    def state(self) -> list[dict[str, object]]:
        """Vocabulary and weights as plain data."""
        return [
            {"vocabulary": {word: int(place) for word, place in part.vocabulary_.items()}, "idf": part.idf_.tolist()}
            for part in self._parts
        ]

    def restore(self, state: Sequence[dict[str, object]]) -> Spelling:
        """Undo :meth:`state`."""
        for part, saved in zip(self._parts, state, strict=True):
            part.vocabulary_ = saved["vocabulary"]
            part.idf_ = np.asarray(saved["idf"], dtype=np.float32)
        return self._ready()

    def row(self, text: str) -> tuple[npt.NDArray[np.intp], Array]:
        """Columns and values of one text's row, as :meth:`rows` has them; scikit-learn takes a millisecond for it."""
        columns: list[int] = []
        values: list[Array] = []
        offset = 0
        for scale, part, idf, analyzer in zip(self._scales, self._parts, self._idf, self._analyzers, strict=True):
            vocabulary = part.vocabulary_
            counts = Counter(place for each in analyzer(text) if (place := vocabulary.get(each)) is not None)
            weights = np.array([1 + math.log(count) for count in counts.values()], dtype=np.float32)
            weights *= idf[list(counts)]
            length = float(np.sqrt(weights @ weights))
            columns += [offset + place for place in counts]
            values.append(weights * (scale / length) if length else weights)
            offset += len(vocabulary)
        return np.array(columns, dtype=np.intp), np.concatenate(values)

    def _ready(self) -> Spelling:
        """Keep what each prediction uses; scikit-learn makes it anew at each access."""
        self._idf = [np.asarray(part.idf_, dtype=np.float32) for part in self._parts]
        self._analyzers = [part.build_analyzer() for part in self._parts]
        return self


class KernelModel:
    """A fitted classifier."""

    def __init__(
        self,
        settings: KernelSettings,
        intents: list[str],
        spelling: Spelling,
        vectors: Array,
        rows: scipy.sparse.csr_matrix,
        weights: Array,
        temperature: float,
    ) -> None:
        """Use :meth:`fit` or :meth:`load`."""
        self.settings, self.intents, self.temperature = settings, intents, temperature
        self._spelling, self._vectors, self._rows, self._weights = spelling, vectors, rows, weights
        # Likeness of spelling is linear in the text's row, so the examples can be summed up once, by letter group.
        self._by_feature: Array = np.asarray(rows.T @ weights, dtype=np.float32)

    @classmethod
    def fit(cls, texts: Sequence[str], vectors: Array, labels: Sequence[str], settings: KernelSettings) -> KernelModel:
        """Fit to texts with their vectors (shape (n, d), length 1) and labels."""
        intents = sorted(set(labels))
        # The last examples are judged, so they have to be a fair sample: files hold one intent after the other.
        order = np.random.default_rng(SEED).permutation(len(texts))
        vectors, texts = vectors[order], [texts[place] for place in order]
        wanted = (np.asarray(labels)[order, np.newaxis] == np.asarray(intents)).astype(np.float32)
        spelling = Spelling(settings)
        rows = spelling.fit(texts)
        weights, held_out = _solve(_kernel(settings, vectors, rows), wanted, settings.ridge)
        temperature = _temperature(held_out, wanted[-len(held_out) :])
        return cls(settings, intents, spelling, vectors, rows, weights, temperature)

    def predict(self, text: str, vector: Array) -> tuple[Array, float]:
        """Probability of each intent, shape (intents,), and the cosine of the nearest example."""
        cosines = self._vectors @ vector[0]
        meaning = np.exp((cosines - 1) * np.float32(2 * self.settings.gamma)) @ self._weights
        columns, values = self._spelling.row(text)
        scores = meaning + values @ self._by_feature[columns]
        return _softmax(scores[np.newaxis, :] / self.temperature)[0], float(cosines.max())

    def save(self, folder: Path) -> None:
        """Write arrays and plain data; nothing that could run code when it is loaded."""
        np.savez(folder / "kernel.npz", vectors=self._vectors, weights=self._weights)
        scipy.sparse.save_npz(folder / "rows.npz", self._rows)
        state = {
            "settings": self.settings.as_dict(),
            "intents": self.intents,
            "temperature": self.temperature,
            "spelling": self._spelling.state(),
        }
        (folder / "kernel.json").write_text(json.dumps(state), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> KernelModel:
        """Read what :meth:`save` wrote."""
        state = json.loads((folder / "kernel.json").read_text(encoding="utf-8"))
        settings = KernelSettings(**state["settings"])
        spelling = Spelling(settings).restore(state["spelling"])
        with np.load(folder / "kernel.npz", allow_pickle=False) as arrays:
            vectors, weights = arrays["vectors"], arrays["weights"]
        rows = scipy.sparse.load_npz(folder / "rows.npz")
        return cls(settings, state["intents"], spelling, vectors, rows, weights, state["temperature"])


def _kernel(settings: KernelSettings, vectors: Array, rows: scipy.sparse.csr_matrix) -> Array:
    """Likeness of each example to each, on and above the diagonal: it is the same both ways."""
    kernel = vectors @ vectors.T
    kernel -= 1
    kernel *= 2 * settings.gamma
    np.exp(kernel, out=kernel)
    for start in range(0, len(kernel), BLOCK):
        kernel[start : start + BLOCK, start:] += (rows[start : start + BLOCK] @ rows[start:].T).toarray()
    return np.asarray(kernel, dtype=np.float32)


def _solve(kernel: Array, wanted: Array, ridge: float) -> tuple[Array, Array]:
    """Weights of the ridge regression, and the scores that each of the last examples gets when it is left out of the fit.

    ``kernel`` needs no more than what is on and above its diagonal, and is overwritten. Leaving out example i changes its
    score by ``weights[i] / inverse[i, i]`` (the closed form of leave-one-out for linear smoothers). With
    ``kernel + ridge = L L'`` the diagonal of the inverse is the squared length of the columns of L's inverse, and the last
    columns depend on nothing but the last corner of L.
    """
    kernel[np.diag_indices_from(kernel)] += ridge
    # The transpose is in the order that LAPACK works in, so that nothing is copied.
    factor = cho_factor(kernel.T, lower=True, overwrite_a=True, check_finite=False)
    weights = cho_solve(factor, wanted, check_finite=False)
    inverse, fault = lapack.strtri(factor[0][-MOST_JUDGED:, -MOST_JUDGED:], lower=1)
    if fault:
        raise np.linalg.LinAlgError(f"the kernel has no inverse (LAPACK strtri: {fault})")
    diagonal = np.square(np.tril(inverse)).sum(axis=0)
    held_out = wanted[-MOST_JUDGED:] - weights[-MOST_JUDGED:] / diagonal[:, np.newaxis]
    return np.asarray(weights, dtype=np.float32), np.asarray(held_out, dtype=np.float32)


def _softmax(scores: Array) -> Array:
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)


def _temperature(held_out: Array, wanted: Array) -> float:
    """The softmax temperature under which held-out answers are as sure as they are right."""
    truth = wanted.argmax(axis=1)

    def loss(temperature: float) -> float:
        chosen = _softmax(held_out / temperature)[np.arange(len(truth)), truth]
        return float(-np.log(np.maximum(chosen, 1e-9)).mean())

    return float(minimize_scalar(loss, bounds=(0.01, 1.0), method="bounded").x)
