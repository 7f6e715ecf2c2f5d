"""CAMeL Tools' own models, for those who have installed its data: `--ar-model camel`.

Its named-entity recogniser (AraBERT, Inoue et al., 2021) takes the place of the shipped one, and its
morphological disambiguator says what is a verb and which lemma a word has. Both need PyTorch or a
database of some hundred megabytes, so they are loaded only when they are asked for.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, cast

from kg.errors import MissingExtraError
from kg.lang.recogniser import Labelled, Seen
from kg.model import EntityType, Sentence, Span, Token
from kg.text.arabic import bare
from kg.text.fold import fold

NAME = "camel"
"""What the option calls this model."""

_TYPES: Mapping[str, EntityType] = MappingProxyType(
    {"PERS": EntityType.PERSON, "ORG": EntityType.ORGANIZATION, "LOC": EntityType.PLACE}
)
_CONFIDENCE = 0.9
"""The recogniser tells no probabilities; about nine in ten of its names are right (ANERcorp test)."""

_INSTALL = "with internet access: camel_data -i light ner-arabert"


class _Names(Protocol):
    def predict(self, sentences: list[list[str]]) -> list[list[str]]: ...


class _Scored(Protocol):
    @property
    def analysis(self) -> Mapping[str, str]: ...


class _Disambiguated(Protocol):
    @property
    def analyses(self) -> Sequence[_Scored]: ...


class _Morphology(Protocol):
    def disambiguate(self, sentence: list[str]) -> Sequence[_Disambiguated]: ...


def folder() -> Path:
    """Where CAMeL Tools keeps its data."""
    return Path(os.environ.get("CAMELTOOLS_DATA") or Path.home() / ".camel_tools")


def installed() -> bool:
    """Whether there are data: without them, importing CAMeL's models would try to download a catalogue."""
    return (folder() / "catalogue.json").is_file() and (folder() / "data").is_dir()


def label(sentences: Sequence[Sentence]) -> list[Seen]:
    """The names that CAMeL's recogniser sees in each sentence, as document spans over written words."""
    words = [_words(sentence) for sentence in sentences]
    filled = [i for i, spans in enumerate(words) if spans]
    texts = [[span.shift(-sentences[i].span.start).of(sentences[i].text) for span in words[i]] for i in filled]
    found = [Seen()] * len(sentences)
    for i, labels in zip(filled, _recogniser().predict(texts) if texts else [], strict=True):
        found[i] = Seen(tuple(_spans(words[i], labels)))
    return found


def analyzed(sentence: Sentence) -> Sentence:
    """The sentence with CAMeL's lemmas, and with its judgement on which words are verbs.

    The disambiguator reads written words, so what it says is said of the last token of each.
    """
    words = _words(sentence)
    texts = [span.shift(-sentence.span.start).of(sentence.text) for span in words]
    analyses = _morphology().disambiguate(texts) if texts else ()
    told = {span.end: found.analyses[0].analysis for span, found in zip(words, analyses, strict=True) if found.analyses}
    return replace(sentence, tokens=tuple(_told(token, told.get(token.span.end)) for token in sentence.tokens))


def _told(token: Token, analysis: Mapping[str, str] | None) -> Token:
    if analysis is None or not token.norm[:1].isalpha():
        return token
    pos = token.pos
    if pos in ("", "VERB") and not token.definite:
        pos = "VERB" if analysis.get("pos") == "verb" else ""
    lemma = fold(bare(analysis.get("lex", "").partition("_")[0]))
    return replace(token, pos=pos, lemma=lemma or token.lemma)


def _words(sentence: Sentence) -> list[Span]:
    """The written words of a sentence: tokens that touch are one, but for punctuation."""
    found: list[Span] = []
    before: Token | None = None
    for token in sentence.tokens:
        touching = before is not None and before.span.end == token.span.start
        if touching and before is not None and "PUNCT" not in (before.pos, token.pos):
            found[-1] = Span(found[-1].start, token.span.end)
        else:
            found.append(token.span)
        before = token
    return found


def _spans(words: Sequence[Span], labels: Sequence[str]) -> list[Labelled]:
    found: list[Labelled] = []
    before = ""
    for span, tag in zip(words, labels, strict=False):
        prefix, _, kind = tag.partition("-")
        if kind in _TYPES:
            if prefix == "I" and before == kind and found:
                found[-1] = replace(found[-1], span=Span(found[-1].span.start, span.end))
            else:
                found.append(Labelled(span, _TYPES[kind], _CONFIDENCE))
        before = kind
    return found


@cache
def _recogniser() -> _Names:
    _demand("NamedEntityRecognition")
    from camel_tools.ner import NERecognizer

    return cast(_Names, NERecognizer.pretrained(use_gpu=False))


@cache
def _morphology() -> _Morphology:
    _demand("DisambigMLE")
    from camel_tools.disambig.mle import MLEDisambiguator

    return cast(_Morphology, MLEDisambiguator.pretrained())


def _demand(component: str) -> None:
    """Refuse where the data of a component are not there, before CAMeL Tools would try to fetch its catalogue."""
    if installed():
        from camel_tools.data import CATALOGUE

        found = CATALOGUE.components[component]
        if found.datasets[found.default].path.is_dir():
            return
    raise MissingExtraError(f"--ar-model camel needs {component} of CAMeL Tools in {folder()}; {_INSTALL}")
