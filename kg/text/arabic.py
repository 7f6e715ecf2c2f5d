"""Arabic letters by class, and what may be written onto an Arabic word.

Arabic writes conjunctions, prepositions and the article onto the word that follows
(`وللرئيس` = و + ل + ال + رئيس, "and to the president") and pronouns onto the word before.
Spelling alone does not decide: the first letter of `وزير` ("minister") is its own. The functions
here list what is possible; who has a lexicon chooses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Token

ALEF = "\N{ARABIC LETTER ALEF}"
ALEF_WASLA = "\N{ARABIC LETTER ALEF WASLA}"
ALEF_MAQSURA = "\N{ARABIC LETTER ALEF MAKSURA}"
BEH = "\N{ARABIC LETTER BEH}"
FEH = "\N{ARABIC LETTER FEH}"
HEH = "\N{ARABIC LETTER HEH}"
KAF = "\N{ARABIC LETTER KAF}"
LAM = "\N{ARABIC LETTER LAM}"
MEEM = "\N{ARABIC LETTER MEEM}"
NOON = "\N{ARABIC LETTER NOON}"
SEEN = "\N{ARABIC LETTER SEEN}"
TEH = "\N{ARABIC LETTER TEH}"
TEH_MARBUTA = "\N{ARABIC LETTER TEH MARBUTA}"
WAW = "\N{ARABIC LETTER WAW}"
YEH = "\N{ARABIC LETTER YEH}"
FARSI_YEH = "\N{ARABIC LETTER FARSI YEH}"
KEHEH = "\N{ARABIC LETTER KEHEH}"
TATWEEL = "\N{ARABIC TATWEEL}"
ALEF_HAMZA_ABOVE = "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}"
ALEF_HAMZA_BELOW = "\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
ALEF_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
WAW_HAMZA = "\N{ARABIC LETTER WAW WITH HAMZA ABOVE}"
YEH_HAMZA = "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}"
HAMZA = "\N{ARABIC LETTER HAMZA}"

ALEFS = frozenset({ALEF, ALEF_WASLA, ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, ALEF_MADDA})
HAMZA_CARRIERS = frozenset({ALEF_HAMZA_ABOVE, ALEF_HAMZA_BELOW, WAW_HAMZA, YEH_HAMZA})

HARAKAT = frozenset(
    chr(code)
    for first, last in (
        ("\N{ARABIC SIGN SALLALLAHOU ALAYHE WASSALLAM}", "\N{ARABIC SMALL KASRA}"),
        ("\N{ARABIC FATHATAN}", "\N{ARABIC WAVY HAMZA BELOW}"),
        ("\N{ARABIC LETTER SUPERSCRIPT ALEF}", "\N{ARABIC LETTER SUPERSCRIPT ALEF}"),
        ("\N{ARABIC SMALL HIGH LIGATURE SAD WITH LAM WITH ALEF MAKSURA}", "\N{ARABIC SMALL HIGH SEEN}"),
        ("\N{ARABIC SMALL HIGH ROUNDED ZERO}", "\N{ARABIC SMALL HIGH MADDA}"),
        ("\N{ARABIC SMALL HIGH YEH}", "\N{ARABIC SMALL HIGH NOON}"),
        ("\N{ARABIC EMPTY CENTRE LOW STOP}", "\N{ARABIC SMALL LOW MEEM}"),
    )
    for code in range(ord(first), ord(last) + 1)
)
"""Vowel and reading marks; newspapers write few of them, and never twice alike."""

CONJUNCTIONS = frozenset({WAW, FEH})
PREPOSITIONS = frozenset({BEH, LAM, KAF})
FUTURE = SEEN
_IMPERFECT = frozenset({YEH, FARSI_YEH, TEH, NOON, ALEF_HAMZA_ABOVE, ALEF})
PRONOUNS = (
    HEH + MEEM + ALEF,
    KAF + MEEM + ALEF,
    HEH + ALEF,
    HEH + MEEM,
    HEH + NOON,
    KAF + MEEM,
    KAF + NOON,
    NOON + ALEF,
    NOON + YEH,
    HEH,
    KAF,
    YEH,
)
"""Pronouns written onto the end of a word, the longest first."""

_UNWRITTEN = "".join(sorted(HARAKAT)) + TATWEEL
_BARE = dict.fromkeys(map(ord, _UNWRITTEN))
_LETTER = re.compile(f"([^{_UNWRITTEN}])[{_UNWRITTEN}]*")
MIN_STEM = 2


@dataclass(frozen=True, slots=True)
class Split:
    """One way to read a written word as proclitics, article and stem.

    `clitics + (article, stem)` joined is the word exactly as written, marks included, so that
    lengths are offsets. `definite` may be true with an empty `article`: `للجنة` is ل + ال + لجنة,
    where the article's lam is written once for two.
    """

    clitics: tuple[str, ...]
    article: str
    stem: str
    definite: bool = False

    @property
    def stem_start(self) -> int:
        """Where the stem begins, in code points from the start of the word."""
        return sum(map(len, self.clitics)) + len(self.article)


@dataclass(frozen=True, slots=True)
class Suffixed:
    """One way to read a word as a host and a pronoun; `hosts` are the dictionary spellings the
    host may have without the pronoun (`زيارته` has زيارت, written زيارة alone)."""

    stem: str
    pronoun: str
    hosts: tuple[str, ...]


def bare(word: str) -> str:
    """The word without vowel marks and tatweel."""
    return word.translate(_BARE)


def begins_word(before: Token, token: Token) -> bool:
    """Whether a token begins a word: the one before it is no proclitic, bracket or quotation mark written onto it.

    A token right behind a whole word begins one too: the space between them was left out.
    """
    if token.span.start > before.span.end:
        return True
    return before.surface[-1:].isalpha() and token.surface[:1].isalpha() and len(bare(before.surface)) > 1


@lru_cache(maxsize=1 << 14)
def proclitics(word: str) -> tuple[Split, ...]:
    """Every way to take conjunction, preposition or future marker, and article off a written word.

    The unsplit word comes first, then readings by how much they take off. A stem keeps at least
    two letters or is a number (`بـ25`). Whether a reading is a word is for the caller to know.
    """
    pieces = [match.group(0) for match in _LETTER.finditer(word)]
    if "".join(pieces) != word:
        return (Split((), "", word),)
    found = [
        split
        for taken in _leading(pieces)
        for split in _articles(pieces, taken)
        if not (split.clitics or split.definite) or _stands_alone(split.stem)
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda split: (split.stem_start, split.definite)))


def _leading(pieces: list[str]) -> Iterator[int]:
    """How many letters of the beginning may be proclitics."""
    letters = [piece[0] for piece in pieces] + [""]
    yield 0
    after = 0
    if letters[0] in CONJUNCTIONS:
        after = 1
        yield 1
    if letters[after] in PREPOSITIONS or (letters[after] == FUTURE and letters[after + 1] in _IMPERFECT):
        yield after + 1


def _articles(pieces: list[str], taken: int) -> Iterator[Split]:
    clitics, rest = tuple(pieces[:taken]), pieces[taken:]
    letters = [piece[0] for piece in rest[:2]]
    yield Split(clitics, "", "".join(rest))
    if clitics and clitics[-1][0] == FUTURE:
        return
    if clitics and clitics[-1][0] == LAM:
        # ل + ال is written لل: the alef goes, and before a stem in lam so does one lam.
        if letters[:1] == [LAM]:
            yield Split(clitics, rest[0], "".join(rest[1:]), definite=True)
            yield Split(clitics, "", "".join(rest), definite=True)
    elif len(letters) == 2 and letters[0] in (ALEF, ALEF_WASLA) and letters[1] == LAM:
        yield Split(clitics, "".join(rest[:2]), "".join(rest[2:]), definite=True)


def _stands_alone(stem: str) -> bool:
    letters = bare(stem)
    return len(letters) >= MIN_STEM or letters.isdigit()


def enclitics(word: str) -> tuple[Suffixed, ...]:
    """Every way to take a pronoun off the end of a written word, the longest pronoun first."""
    letters = bare(word)
    found = []
    for pronoun in PRONOUNS:
        stem = letters.removesuffix(pronoun)
        if stem != letters and len(stem) >= MIN_STEM:
            found.append(Suffixed(stem, pronoun, _hosts(stem)))
    return tuple(found)


def _hosts(stem: str) -> tuple[str, ...]:
    hosts = [stem]
    # Word-final spellings that a pronoun changes: ة opens to ت, ى to ا, ء takes a carrier.
    for written, alone in ((TEH, TEH_MARBUTA), (ALEF, ALEF_MAQSURA), (YEH_HAMZA, HAMZA), (WAW_HAMZA, HAMZA)):
        if stem.endswith(written):
            hosts.append(stem[:-1] + alone)
    return tuple(hosts)
