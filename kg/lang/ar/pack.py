"""The Arabic language pack: sentences, tokens, and who and what is mentioned."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from kg.errors import NotFoundError
from kg.lang.ar import camel, runs
from kg.lang.ar.lexicon import ARTICLE, Lexicon
from kg.lang.ar.mentions import MentionReader
from kg.lang.ar.namewords import NameWords
from kg.lang.ar.rejoining import rejoined
from kg.lang.ar.sentences import split
from kg.lang.ar.tokens import Tokenizer
from kg.lang.ar.words import Words
from kg.lang.choice import chosen
from kg.lang.combine import Room
from kg.lang.keywords import names_only
from kg.lang.recogniser import Reading
from kg.model import Analysis, Block, Document, Passage, Sentence
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.nameparts import NameParts
from kg.vocab.offices import Offices

_SHORT = 4
"""Letters up to which a word that may be a name is too often another with a clitic: "بروس", "وين"."""


_ROOM = Room(within=0.02)
"""More than elsewhere: Arabic has no capitals, so that common words are taken for listed names and for people."""


class ArabicPack:
    """Reads Arabic on the gazetteer, the lexicon, the grammar of names and the trained recogniser."""

    language = "ar"

    def __init__(self, room: Room = _ROOM) -> None:
        if chosen("ar") not in (None, camel.NAME):
            raise NotFoundError(
                f"there is no Arabic model {chosen('ar')!r}; name {camel.NAME}, or none for the shipped one"
            )
        gazetteer, lexicon, offices = Gazetteer.load(), Lexicon.load(), Offices.load()
        syllables = NameWords.load().sets["syllabic"]
        listed = _listed(gazetteer, lexicon)
        self._tokenizer = Tokenizer(lexicon, Words.load(), listed, offices.begins, syllables)
        self._mentions = MentionReader.of(gazetteer, offices, lexicon, room)

    def analyze(self, document: Document, passage: Passage) -> Analysis:
        """See `LanguagePack.analyze`."""
        return self.begin(document, passage)()

    def begin(self, document: Document, passage: Passage) -> Callable[[], Analysis]:
        """See `LanguagePack.begin`."""
        sentences = self._sentences(document, passage)
        if chosen("ar") is None:
            labelled = runs.begin(sentences)
        else:
            sentences = [camel.analyzed(sentence) for sentence in sentences]
            labelled = partial(camel.label, sentences)
        return partial(self._finish, document, passage, sentences, labelled)

    def _finish(
        self, document: Document, passage: Passage, sentences: Sequence[Sentence], labelled: Reading
    ) -> Analysis:
        seen = labelled()
        sentences = [replace(one, tokens=rejoined(one.tokens, read)) for one, read in zip(sentences, seen, strict=True)]
        mentions = self._mentions.read(document, passage, sentences, seen)
        return Analysis(passage, tuple(sentences), tuple(names_only(sentences, mentions)))

    def _sentences(self, document: Document, passage: Passage) -> list[Sentence]:
        tokenizer = self._tokenizer.reading(passage.span.of(document.text))
        sentences: list[Sentence] = []
        for block in passage.blocks:
            sentences.extend(self._block(document, passage, block, tokenizer, len(sentences)))
        return sentences

    @staticmethod
    def _block(document: Document, passage: Passage, block: Block, tokenizer: Tokenizer, first: int) -> list[Sentence]:
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


def _listed(gazetteer: Gazetteer, lexicon: Lexicon) -> Callable[[str], bool]:
    """Whether a folded word begins a name of the gazetteer, or is a nationality word ("والأوزبكي", "وفيتنامية") or a
    given name whose spellings are listed ("وليام")."""
    given = NameParts.load().given

    def listed(key: str) -> bool:
        if gazetteer.begins(key) or gazetteer.demonym(key.removeprefix(ARTICLE) if len(key) > _SHORT else ""):
            return True
        return len(key) > _SHORT and key in given and not lexicon.common(key)

    return listed
