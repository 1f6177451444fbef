"""The spaCy pipeline of Maru: an English tokenizer, names of areas, products and treatments, and quantities.

spaCy's trained pipelines are not in the package registry, and rules read this small subject more exactly than they would.
Every entity carries its meaning in ``span._.value``: an id for a name, a number or a range with its unit for a quantity.
"""

import spacy
from rapidfuzz import fuzz, process
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import compile_suffix_regex, filter_spans

from bot.nlu.quantities import quantities
from bot.nlu.vocabulary import vocabulary

# "25u", "$300ish", "30만원", "27yo": the tokenizer parts the number from what it counts.
NUMBER_SUFFIXES = r"(?<=[0-9])(?:iu|u|units|unit|usd|krw|won|k|ish|yo|yrs|yr|mo|wks|wk|cc|ml|만원|원|만|x)"
# Below this a one-letter difference is another word ("lip", "slip").
SHORTEST_TYPO = 7
TYPO_SIMILARITY = 86


def build_language() -> Language:
    """The whole pipeline, built in a few milliseconds from rules."""
    if not Span.has_extension("value"):
        Span.set_extension("value", default=None)
    nlp = spacy.blank("en")
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), NUMBER_SUFFIXES])
    nlp.tokenizer.suffix_search = suffixes.search
    nlp.add_pipe("maru_entities")
    return nlp


class NamedEntities:
    """Marks names and quantities as entities of the document."""

    def __init__(self, nlp: Language) -> None:
        """Compile the vocabulary for one tokenizer."""
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._meanings: dict[str, tuple[str, str]] = {}
        self._long_words: dict[str, tuple[str, str]] = {}
        for kind, meanings in vocabulary().kinds().items():
            for meaning, names in meanings.items():
                key = f"{kind}:{meaning}"
                self._meanings[key] = (kind, meaning)
                self._matcher.add(key, [nlp.tokenizer(name) for name in names])
                self._long_words.update(
                    {name: (kind, meaning) for name in names if name.isalpha() and len(name) >= SHORTEST_TYPO}
                )

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``; a longer name wins over a shorter one inside it."""
        spans = [self._span(doc, start, end, *self._meanings[doc.vocab.strings[key]])
                 for key, start, end in self._matcher(doc)]  # fmt: skip
        spans += [self._span(doc, found.start, found.end, found.label, found.value) for found in quantities(doc)]
        spans += self._typos(doc, {token for span in spans for token in range(span.start, span.end)})
        doc.ents = tuple(filter_spans(spans))
        return doc

    def _typos(self, doc: Doc, taken: set[int]) -> list[Span]:
        """Long names with a letter too many, too few or swapped ("forhead", "glabela", "masster")."""
        found = []
        for token in doc:
            if token.i in taken or len(token) < SHORTEST_TYPO - 1 or not token.is_alpha:
                continue
            match = process.extractOne(
                token.lower_, self._long_words.keys(), scorer=fuzz.ratio, score_cutoff=TYPO_SIMILARITY
            )
            if match:
                found.append(self._span(doc, token.i, token.i + 1, *self._long_words[match[0]]))
        return found

    @staticmethod
    def _span(doc: Doc, start: int, end: int, label: str, value: object) -> Span:
        span = Span(doc, start, end, label=label)
        span._.value = value
        return span


@Language.factory("maru_entities")
def create_entities(nlp: Language, name: str) -> NamedEntities:
    """spaCy's factory of the component."""
    return NamedEntities(nlp)
