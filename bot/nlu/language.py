"""The spaCy pipeline of Maru: an English tokenizer, names of areas, products and treatments, and quantities.

spaCy's trained pipelines are not in the package registry, and rules read this small subject more exactly than they would.
Every entity carries its meaning in ``span._.value``: an id for a name, a number or a range with its unit for a quantity, and
in ``span._.role`` what more is known of a quantity. The document holds the text as ``bot.nlu.reading`` reads it;
``span._.place`` is the entity's range in the text as it was typed.
"""

import re
from collections.abc import Callable
from datetime import date

import spacy
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span
from spacy.util import compile_suffix_regex, filter_spans

from bot.nlu.quantities import quantities
from bot.nlu.reading import read
from bot.nlu.typos import Typos
from bot.nlu.vocabulary import vocabulary

# "25u", "$300ish", "30만원", "27yo": the tokenizer parts the number from what it counts.
NUMBER_SUFFIXES = r"(?<=[0-9])(?:iu|u|units|unit|usd|krw|won|k|ish|yo|yrs|yr|mo|wks|wk|cc|ml|만원|원|만|x)"
_STRETCHED = re.compile(r"([a-z])\1{2,}")
# Short for an illness, and for the weight of nearly every pill.
MILLIGRAMS = "mg"


def build_language(today: Callable[[], date] = date.today) -> Language:
    """The whole pipeline, built in a few milliseconds from rules; ``today`` tells what "tomorrow" and "born in 1999" mean."""
    for owner, name in ((Span, "value"), (Span, "role"), (Doc, "reading")):
        if not owner.has_extension(name):
            owner.set_extension(name, default=None)
    if not Span.has_extension("place"):
        Span.set_extension("place", getter=lambda span: span.doc._.reading.place(span.start_char, span.end_char))
    nlp = spacy.blank("en")
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or []), NUMBER_SUFFIXES])
    nlp.tokenizer.suffix_search = suffixes.search
    nlp.tokenizer = ReadingTokenizer(nlp.tokenizer)
    nlp.add_pipe("maru_entities").today = today
    return nlp


class ReadingTokenizer:
    """spaCy's tokenizer on the text as it is read; the document keeps the way back to the text as it was typed."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        """Wrap a tokenizer."""
        self._tokenizer = tokenizer

    def __call__(self, text: str) -> Doc:
        """Tokens of a text, with their base form for comparing in ``norm_``."""
        reading = read(text)
        doc: Doc = self._tokenizer(reading.text)
        doc._.reading = reading
        return doc


class NamedEntities:
    """Marks names and quantities as entities of the document."""

    def __init__(self, nlp: Language) -> None:
        """Compile the vocabulary for one tokenizer."""
        self.today: Callable[[], date] = date.today
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._meanings: dict[str, tuple[str, str]] = {}
        self._words: set[str] = set()
        kinds = vocabulary().kinds()
        for kind, meanings in kinds.items():
            for meaning, names in meanings.items():
                key = f"{kind}:{meaning}"
                self._meanings[key] = (kind, meaning)
                written = {form.lower() for name in names for form in (name, name.replace(" ", "-"))}
                self._matcher.add(key, [nlp.tokenizer(name) for name in sorted(written)])
                self._words.update(word for name in names for word in name.lower().split())
        self._typos = Typos(kinds)

    def __call__(self, doc: Doc) -> Doc:
        """Set ``doc.ents``; a longer name wins over a shorter one inside it."""
        self._unstretch(doc)
        spans = [_span(doc, start, end, *self._meanings[doc.vocab.strings[key]])
                 for key, start, end in self._matcher(doc) if not _is_weight(doc, start)]  # fmt: skip
        counted = quantities(doc, self.today())
        spans += [_span(doc, each.start, each.end, each.label, each.value, each.role) for each in counted]
        taken = {token for span in spans for token in range(span.start, span.end)}
        for token in doc:
            if token.i not in taken and token.is_alpha and (meant := self._typos.meant(token.norm_)):
                spans.append(_span(doc, token.i, token.i + 1, *meant))
        doc.ents = tuple(filter_spans(spans))
        return doc

    def _unstretch(self, doc: Doc) -> None:
        """Compare "foreheaaad" as "forehead": a letter that stands three times or more is meant once, or twice."""
        for token in doc:
            word = token.lower_
            if _STRETCHED.search(word):
                forms = [_STRETCHED.sub(times, word) for times in (r"\1", r"\1\1")]
                token.norm_ = next((form for form in forms if form in self._words), forms[0])


def _is_weight(doc: Doc, at: int) -> bool:
    """Whether "mg" follows a number."""
    return doc[at].lower_ == MILLIGRAMS and at > 0 and doc[at - 1].text[-1].isdigit()


def _span(doc: Doc, start: int, end: int, label: str, value: object, role: str | None = None) -> Span:
    span = Span(doc, start, end, label=label)
    span._.value, span._.role = value, role
    return span


@Language.factory("maru_entities")
def create_entities(nlp: Language, name: str) -> NamedEntities:
    """spaCy's factory of the component."""
    return NamedEntities(nlp)
