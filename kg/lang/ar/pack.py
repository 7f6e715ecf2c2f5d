"""The Arabic language pack: sentences, tokens, and who and what is mentioned."""

from __future__ import annotations

from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.mentions import MentionReader
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.sentences import split
from kg.lang.ar.tokens import Tokenizer
from kg.lang.ar.words import Words
from kg.model import Analysis, Block, Document, Mention, Passage, Sentence
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices


class ArabicPack:
    """Reads Arabic on the gazetteer, the lexicon and the grammar of names; needs no model."""

    language = "ar"

    def __init__(self) -> None:
        gazetteer, lexicon = Gazetteer.load(), Lexicon.load()
        self._tokenizer = Tokenizer(lexicon, Words.load(), gazetteer.begins, NameWords.load().sets["syllabic"])
        self._mentions = MentionReader.of(gazetteer, Offices.load(), lexicon)

    def analyze(self, document: Document, passage: Passage) -> Analysis:
        """Sentences with tokens, and the mentions in them, in text order."""
        tokenizer = self._tokenizer.reading(passage.span.of(document.text))
        sentences: list[Sentence] = []
        for block in passage.blocks:
            sentences.extend(self._sentences(document, passage, block, tokenizer, len(sentences)))
        mentions: list[Mention] = self._mentions.read(document, passage, sentences)
        return Analysis(passage, tuple(sentences), tuple(mentions))

    @staticmethod
    def _sentences(
        document: Document, passage: Passage, block: Block, tokenizer: Tokenizer, first: int
    ) -> list[Sentence]:
        return [
            Sentence(
                document=document.id,
                passage=passage.index,
                index=first + number,
                span=span,
                text=span.of(document.text),
                language=passage.language,
                direction=passage.direction,
                kind=block.kind,
                tokens=tokenizer.tokens(document.text, span),
            )
            for number, span in enumerate(split(document.text, block.span))
        ]
