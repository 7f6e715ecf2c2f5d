"""Cutting Arabic sentences into syntactic words: proclitics become tokens of their own."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from math import prod

from camel_tools.tokenizers.word import simple_word_tokenize

from kg.lang.ar.lexicon import ARTICLE, Lexicon, owned
from kg.lang.ar.runs import SHORTEST_RUN, WordBreaker
from kg.lang.ar.words import Words
from kg.model import Span, Token
from kg.text.arabic import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_HAMZA_BELOW,
    BEH,
    FEH,
    HEH,
    KAF,
    LAM,
    NOON,
    SEEN,
    TATWEEL,
    WAW,
    YEH,
    Split,
    bare,
    enclitics,
    proclitics,
)
from kg.text.fold import fold

_RATE = {WAW: 0.05, FEH: 0.005, BEH: 0.024, LAM: 0.024, KAF: 0.002, SEEN: 0.02}
"""How often each proclitic stands before a word, as a share of the word's bare occurrences (newswire, rounded)."""

_INITIAL = {WAW: 0.03, FEH: 0.05, BEH: 0.09, LAM: 0.05, KAF: 0.07, SEEN: 0.07}
"""How many rare words and names begin with the letter itself."""

_CLITIC_TAGS = {WAW: "CCONJ", FEH: "CCONJ", BEH: "ADP", LAM: "ADP", KAF: "ADP", SEEN: "PART"}
_PARTICLES = frozenset({"PART", "SCONJ", "PRON", "AUX"})
_NAMED = 1.0
_NAMED_RATE = 0.1
_UNKNOWN = 100.0
_GAZETTEER = 5000.0
_SEEN = 3000.0
_FUNCTION = 1e6
_INFLECTED = 0.01
_PLURAL = 5
_GOVERNED = 10
"""How often in a thousand a word must have the article or ب to be one that prepositions govern."""
_RATHER = 0.1
"""How often, beside a word that looks like one without article, the rest of it must stand alone to be its noun."""

_SHE = "\N{ARABIC LETTER TEH}"
"""The ending of verbs of which a woman, or what is no person, is the subject: "بحثت" is of بحث."""

_UNLIKELY = 0.0001
_HAMZAS = frozenset({ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW})
_WASLA = re.compile("ا(?:ست|ن|ت|ث|د|ط|بن|سم|مرأ|مرا|ل|.[تطد])")
"""Words that begin with an alef without hamza: verbs and their nouns of the longer patterns, and a few nouns."""

_SON_OF = frozenset({"بن", "ابن"})
_NUMBER = re.compile(r"\d+(?:[.,\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\d+)*")
_DOTTED = re.compile(r"(?:[A-Za-z]\.){2,}[A-Za-z]?")
_MARKS = "[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+"
_CONTROL = re.compile(f"^{_MARKS}|{_MARKS}$")


@dataclass(frozen=True, slots=True)
class Tokenizer:
    """Chooses among the possible splits of written words by how usual the parts are.

    `listed` tells whether a folded word (with its article) is or begins a name of the gazetteer, `office`
    whether it begins an office.
    """

    lexicon: Lexicon
    words: Words
    listed: Callable[[str], bool]
    office: Callable[[str], bool] = lambda key: False
    syllables: frozenset[str] = frozenset()
    written: frozenset[str] = frozenset()
    attached: frozenset[str] = frozenset()
    hamzas: bool = False
    _best: dict[tuple[str, bool], Split] = field(default_factory=dict, init=False, compare=False)

    def reading(self, text: str) -> Tokenizer:
        """The same tokenizer for one passage, whose other words help to read each of its words.

        `ولافروف` is read as و + لافروف where `لافروف` is written too, and `فيدان` is no ف + يدان
        where `لفيدان` is.
        """
        words = {piece for piece in simple_word_tokenize(text) if piece[:1].isalpha() and not piece.isascii()}
        attached = {
            (ARTICLE if split.definite else "") + fold(split.stem)
            for word in words
            for split in proclitics(word)
            if split.clitics and not self._article_swallowed(split)
        }
        return replace(
            self,
            words=self.words.reading(text),
            written=frozenset(map(fold, words)),
            attached=frozenset(attached),
            hamzas=any(word[0] in _HAMZAS for word in words),
        )

    def _article_swallowed(self, split: Split) -> bool:
        """Whether what stands behind ل is rather a word whose article it swallowed: "للرابطة" shows no word لرابطة."""
        stem = fold(split.stem)
        lam = stem[:1] == LAM and bare(split.clitics[-1])[0] == LAM and not split.definite
        return lam and self.lexicon.frequency(stem[1:]) > self.lexicon.frequency(stem)

    def tokens(self, text: str, span: Span) -> tuple[Token, ...]:
        """The tokens of `text[span]`, with offsets in `text`."""
        found: list[Token] = []
        words = list(self._separate(_words(span.of(text))))
        keys = [fold(word) for _, word in words]
        for at, (start, word) in enumerate(words):
            if self._syllable(keys[at : at + 3]):
                found.append(_plain(word, span.start + start, fold(word)))
            else:
                named = at > 0 and not found[-1].pos and self.lexicon.lean(found[-1].norm) > _NAMED
                read = self._word(word, span.start + start, named=named)
                if at > 0 and keys[at - 1] in _SON_OF:  # "بن علي": no function word follows
                    read = (replace(token, pos="") for token in read)
                found.extend(read)
        return tuple(found)

    def _separate(self, words: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """The words with those taken apart that were written without spaces between them."""
        breaker = WordBreaker(self._rate, self.words.functional)
        for start, word in words:
            at = start
            for piece in breaker.pieces(word) if word[:1].isalpha() and not word.isascii() else (word,):
                yield at, piece
                at += len(piece)

    def _rate(self, word: str) -> float:
        """Occurrences of a written word with its proclitics per billion, 0 where its stem is in no list."""
        splits = [s for s in proclitics(word) if self._grammatical(s)]
        return max(_clitic_rate(split) * (self._known(split) + self._repeated(split)) for split in splits)

    def _repeated(self, split: Split) -> float:
        """What it says for a short word that the passage has it too; a long one may be a run each time."""
        key = _key(split)
        return _SEEN if key in self.written and len(key) < SHORTEST_RUN and not split.clitics else 0.0

    def _syllable(self, keys: list[str]) -> bool:
        """Whether a word begins an East Asian name whose first syllable looks like a clitic ("بان كي مون")."""
        return len(keys) > 1 and keys[0] in self.syllables and any(len(k) < 5 and k in self.syllables for k in keys[1:])

    def _word(self, word: str, start: int, *, named: bool) -> Iterator[Token]:
        key = fold(word)
        if not any(c.isalpha() for c in word) or word.isascii() or len(bare(word)) == 1:
            yield _plain(word, start, key)
            return
        split = self.best(_unshaped(word), named=named)
        at = 0
        for clitic in split.clitics:
            letter, end = bare(clitic)[0], at + len(clitic)
            yield Token(Span(start + at, start + end), word[at:end], letter, letter, _CLITIC_TAGS[letter])
            at = end
        surface = word[at:]
        norm = fold(split.stem)
        tag = self._tag(split, norm)
        span = Span(start + at, start + len(word))
        yield Token(span, surface, norm, norm, tag, split.definite)

    def best(self, word: str, *, named: bool = False) -> Split:
        """The likeliest reading of a written word; the least split one where two are alike.

        `named` tells that a part of a name stands before it: the word may be another ("ديفيد لامي").
        """
        found = self._best.get((word, named))
        if found is None:
            options = [s for s in proclitics(word) if self._grammatical(s)]
            found = max(options, key=lambda split: (self._weight(split, named=named), -split.stem_start))
            self._best[word, named] = found
        return found

    def _grammatical(self, split: Split) -> bool:
        if split.definite and not self._articled(split):
            return False
        if split.clitics and (bare(split.stem) == ARTICLE or self._ungoverned(split)):
            return False
        if not split.definite and split.stem_start == 0:
            return True
        return split.clitics[-1:] != (SEEN,) or not split.definite

    def _ungoverned(self, split: Split) -> bool:
        """Whether a particle or a verb is read behind a preposition: "بيا" is no ب + يا, "بحثت" no ب + حثت."""
        word = self.lexicon.words.get(fold(split.stem))
        particle = not split.definite and self.words.tag(split.stem) == "PART"
        governed = bare(split.clitics[-1])[0] in (BEH, LAM, KAF)
        prefixed = bare(split.clitics[-1])[0] in (BEH, KAF) and not split.definite
        if prefixed and self.lexicon.verbal(fold(split.stem)):
            return True
        return particle and governed and word is not None and word.nominal < _GOVERNED

    def _articled(self, split: Split) -> bool:
        """Whether a word that begins like one with the article has it: "التجارة" is of تجارة, "التجأت" of no تجأت."""
        key, stem = _key(split), self.lexicon.frequency(fold(split.stem))
        if self.words.articled(key):
            return True
        return not self.words.whole(key) and stem > _RATHER * self.lexicon.frequency(key)

    def _weight(self, split: Split, *, named: bool) -> float:
        key = _key(split)
        rate = _clitic_rate(split)
        if named and not self.office(key):  # "الإبراهيمي كمبعوث" is no longer name
            rate *= _NAMED_RATE ** sum(bare(clitic)[0] not in (WAW, SEEN) for clitic in split.clitics)
        weight = self._frequency(split) * self._spelling(split)
        if key in (self.written if split.clitics else self.attached):
            weight += _SEEN
        if (
            not split.definite
            and key.startswith(ARTICLE)
            and len(key) > 4
            and any(s.definite and self._articled(s) for s in proclitics(split.stem))
        ):
            weight *= 0.01
        if not split.clitics and self._conjoined(split.stem):
            weight *= _UNLIKELY
        return rate * weight

    def _conjoined(self, word: str) -> bool:
        """Whether a word is a particle with "and" before it, however usual it is itself: "وقد", "فإن", "وهو"."""
        written, own = bare(word), self.lexicon.words.get(fold(word))
        if written[:1] not in (WAW, FEH) or self.words.functional(written):
            return False
        rest = written[1:]
        noun = own is not None and own.nominal >= _GOVERNED
        return not noun and self.words.functional(rest) and self.words.tag(rest) in _PARTICLES

    def _spelling(self, split: Split) -> float:
        """What the spelling says against a reading, as a factor.

        Where hamzas are written, "لامي" is no ل + أمي and "وافق" no و + أفق; "ورواندا" has و as "سيعقد" has س
        before a word known without it.
        """
        stem = bare(split.stem)
        if split.clitics and not split.definite and self.hamzas and stem[:1] == ALEF and not _WASLA.match(stem):
            return _UNLIKELY
        key = _key(split)
        if split.clitics or split.definite:
            return 1.0
        joined = key[:1] == WAW and self.lexicon.lean(key) > 0 and self.listed(key[1:]) and not self.listed(key)
        future = key[:1] == SEEN and all(map(self.lexicon.verbal, (key, key[1:])))
        return _UNLIKELY if joined or future else 1.0

    def _frequency(self, split: Split) -> float:
        """Occurrences per billion words of the stem, estimated where it is in no list."""
        if self._no_future(split):
            return 0.0
        key = _key(split)
        return self._known(split) + _UNKNOWN * (_INITIAL.get(key[:1], 0.2) if key[:1] in _RATE else 0.1)

    def _known(self, split: Split) -> float:
        """Occurrences per billion words of a stem that is in a list, or inflected from one that is."""
        if self._no_future(split):
            return 0.0
        key, stem = _key(split), fold(split.stem)
        known = float(self.lexicon.frequency(key))
        if self.listed(key) or self.office(key):
            known += _GAZETTEER
        if self.words.functional(split.article + split.stem):
            known += _FUNCTION
        if known == 0.0 and split.definite:
            known = 0.3 * self.lexicon.frequency(stem)
        if known == 0.0 and _future(split):
            known = _SEEN
        if known == 0.0:
            known = _INFLECTED * max((self.lexicon.frequency(host) for host in _hosts(stem)), default=0)
        if known == 0.0:
            known = _INFLECTED * self._governing(stem)
        if known == 0.0 and key.endswith(_SHE) and not split.definite:
            known = _INFLECTED * self.lexicon.frequency(key[:-1])
        return known

    def _governing(self, stem: str) -> float:
        """Occurrences of a plural that loses its ن before a genitive: "متمردي" of "المتمردين"."""
        if len(stem) < _PLURAL or stem[-1] not in (WAW, YEH):
            return 0.0
        plurals = (ARTICLE + stem[:-1] + YEH + NOON, stem[:-1] + YEH + NOON, stem[:-1] + WAW + NOON)
        return float(max(map(self.lexicon.frequency, plurals)))

    def _no_future(self, split: Split) -> bool:
        stem = fold(split.stem)
        return _future(split) and not (self.lexicon.verbal(stem) or self._imperfect(stem))

    def _imperfect(self, stem: str) -> bool:
        """Whether a word can be an imperfect verb: without its prefix, or with the alef that the prefix
        displaces (يلتزم is of التزم), and without endings, it is a usual word."""
        body = stem[1:]
        ends = (WAW + NOON, ALEF + NOON, WAW + ALEF, YEH + NOON)
        bodies = {body, *(body.removesuffix(end) for end in ends), *_hosts(body)}
        return any(
            self.lexicon.verbal(form) for host in bodies if len(host) > 2 for form in (host, ALEF + host)
        ) and not (len(body) < 5 and body.endswith(HEH + ALEF))

    def _tag(self, split: Split, norm: str) -> str:
        if split.definite:
            return ""
        before = bare(split.clitics[-1])[0] if split.clitics else ""
        tag = self.words.tag(split.stem)
        if tag is None and any(self.words.tags.get(host, (("", ""),))[0][1] == "ADP" for host in owned(norm)):
            return "ADV"  # "خلالها": a preposition with its object
        if tag is None:
            verb = before == SEEN or (before not in (BEH, KAF) and self.lexicon.verbal(norm))
            return "VERB" if verb else ""
        return tag


def _key(split: Split) -> str:
    """The folded stem with its article."""
    return (ARTICLE if split.definite else "") + fold(split.stem)


def _future(split: Split) -> bool:
    return split.clitics[-1:] == (SEEN,)


def _clitic_rate(split: Split) -> float:
    return prod(_RATE[bare(clitic)[0]] for clitic in split.clitics)


def _hosts(stem: str) -> tuple[str, ...]:
    return tuple(fold(host) for option in enclitics(stem) for host in option.hosts if len(host) > 2)


def _unshaped(word: str) -> str:
    """The word with presentation forms as plain letters, code point by code point (ligatures stay)."""
    if not any("\ufb50" <= c <= "\ufefc" for c in word):
        return word
    plain = [unicodedata.normalize("NFKC", c) for c in word]
    return "".join(p if len(p) == 1 else c for p, c in zip(plain, word, strict=True))


def _plain(word: str, start: int, key: str) -> Token:
    """Numbers, Latin words, punctuation, and single letters such as the preposition in "بـ «…»"."""
    letter = bare(word)
    if letter in _CLITIC_TAGS and (TATWEEL in word or letter == WAW):
        tag = _CLITIC_TAGS[letter]
    elif key.replace(" ", "").isdigit():
        tag = "NUM"
    else:
        tag = "" if key else "PUNCT"
    norm = key or word
    return Token(Span(start, start + len(word)), word, norm, norm, tag)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Words, numbers and marks with their offsets: CAMeL's words, with numbers and acronyms made whole."""
    at = 0
    end = 0
    for piece in simple_word_tokenize(text):
        start = text.index(piece, at)
        at = start + len(piece)
        if start < end:
            continue
        whole = _NUMBER.match(text, start) or _DOTTED.match(text, start)
        if whole is not None and whole.end() > at and whole.group()[-1].isalnum() | (whole.re is _DOTTED):
            piece = whole.group()
        end = start + len(piece)
        yield from _trimmed(start, piece)


def _trimmed(start: int, piece: str) -> Iterator[tuple[int, str]]:
    """The word without invisible direction marks at its ends."""
    kept = _CONTROL.sub("", piece)
    if kept:
        yield start + piece.index(kept), kept
