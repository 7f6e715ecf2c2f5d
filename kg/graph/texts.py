"""Texts and mentions: where everything is said, with offsets that anyone can check."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.errors import InvariantError
from kg.graph.claims import Findings
from kg.graph.iris import Iris, term
from kg.graph.literals import index, plain, share, tagged
from kg.graph.triples import Triples, triple
from kg.model import Document, Extraction, Mention, Passage, Sentence, Span
from kg.vocab.terms import Class, Property


def texts(extraction: Extraction, findings: Findings, iris: Iris) -> Triples:
    """The document, and of its passages, sentences and mentions those that carry something."""
    sentences = {sentence.id: sentence for analysis in extraction.analyses for sentence in analysis.sentences}
    passages = {analysis.passage.index: analysis.passage for analysis in extraction.analyses}
    mentions = [mention for analysis in extraction.analyses for mention in analysis.mentions]
    resolved = [mention for mention in mentions if mention.id in findings.denotes]
    used = sorted({*_evidence(extraction, findings), *(mention.sentence for mention in resolved)})
    missing = [identifier for identifier in used if identifier not in sentences]
    if missing:
        raise InvariantError(
            f"{extraction.document.source}: evidence points to sentence {missing[0]}, which is not there"
        )

    yield from _document(extraction, iris)
    for number in sorted({sentences[identifier].passage for identifier in used}):
        yield from _passage(passages[number], extraction.document, iris)
    for identifier in used:
        yield from _sentence(sentences[identifier], iris)
    for mention in resolved:
        yield from _mention(mention, findings, iris)


def _evidence(extraction: Extraction, findings: Findings) -> Iterator[str]:
    for claim in findings.claims(extraction):
        yield claim.evidence.sentence
    for office in extraction.offices:
        if office.id in findings.holdings:
            yield office.evidence.sentence


def _document(extraction: Extraction, iris: Iris) -> Triples:
    document = extraction.document
    node = iris.document(document.id)
    yield triple(node, Property.RDF_TYPE, term(Class.DOCUMENT))
    yield triple(node, Property.RDFS_LABEL, _title(document.title or document.source, document.language))
    yield triple(node, Property.SOURCE, plain(document.source))
    yield from _range(node, Span(0, len(document.text)))
    for language in sorted({analysis.passage.language for analysis in extraction.analyses}):
        yield triple(node, Property.SCHEMA_IN_LANGUAGE, plain(language))
    if document.published is not None:
        yield triple(node, Property.SCHEMA_DATE_PUBLISHED, plain(document.published.edtf))
    if document.url is not None:
        yield triple(node, Property.SCHEMA_URL, plain(document.url))
    if document.publisher is not None:
        yield triple(node, Property.SCHEMA_PUBLISHER, plain(document.publisher))


def _passage(passage: Passage, document: Document, iris: Iris) -> Triples:
    node = iris.passage(document.id, passage.index)
    yield triple(node, Property.RDF_TYPE, term(Class.PASSAGE))
    yield triple(node, Property.SCHEMA_IS_PART_OF, iris.document(document.id))
    yield triple(node, Property.NIF_REFERENCE_CONTEXT, iris.document(document.id))
    yield triple(node, Property.SCHEMA_IN_LANGUAGE, plain(passage.language))
    yield from _range(node, passage.span)
    if passage.title is not None:
        yield triple(node, Property.RDFS_LABEL, tagged(passage.title, passage.language))
    if passage.published is not None:
        yield triple(node, Property.SCHEMA_DATE_PUBLISHED, plain(passage.published.edtf))
        yield triple(node, Property.DATE_BASIS, plain(passage.date_basis.value))


def _sentence(sentence: Sentence, iris: Iris) -> Triples:
    node = iris.sentence(sentence.id)
    yield triple(node, Property.RDF_TYPE, term(Class.SENTENCE))
    yield triple(node, Property.SCHEMA_IS_PART_OF, iris.document(sentence.document))
    yield triple(node, Property.NIF_REFERENCE_CONTEXT, iris.document(sentence.document))
    yield triple(node, Property.IN_PASSAGE, iris.passage(sentence.document, sentence.passage))
    yield from _range(node, sentence.span)
    yield triple(node, Property.NIF_ANCHOR_OF, tagged(sentence.text, sentence.language))


def _mention(mention: Mention, findings: Findings, iris: Iris) -> Triples:
    node = iris.mention(mention.id)
    yield triple(node, Property.RDF_TYPE, term(Class.MENTION))
    yield triple(node, Property.DENOTES, iris.entity(findings.denotes[mention.id]))
    yield triple(node, Property.IN_SENTENCE, iris.sentence(mention.sentence))
    yield triple(node, Property.NIF_REFERENCE_CONTEXT, iris.document(mention.document))
    yield from _range(node, mention.span)
    yield triple(node, Property.NIF_ANCHOR_OF, tagged(mention.surface, mention.language))
    yield triple(node, Property.FORM, plain(mention.form.value))
    yield triple(node, Property.CONFIDENCE, share(mention.confidence))
    for basis in mention.basis:
        yield triple(node, Property.BASIS, plain(basis))


def _range(node: ox.NamedNode, span: Span) -> Triples:
    yield triple(node, Property.NIF_BEGIN_INDEX, index(span.start))
    yield triple(node, Property.NIF_END_INDEX, index(span.end))


def _title(text: str, language: str | None) -> ox.Literal:
    return plain(text) if language is None else tagged(text, language)
