"""A person's name as its parts: titles off, articles and "son of" recognised, compounds joined.

Newspapers write one name in many ways: "Abdel-Fattah al-Sissi", "عبدالفتاح السيسى". What is compared
are parts: "abdelfattah" and "sissi" beside "عبدالفتاح" and "سيسي".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from kg.text.arabic import ALEF_MADDA
from kg.text.fold import fold
from kg.text.latin import APOSTROPHES, HYPHENS, undotted, without_possessive
from kg.vocab.gazetteer import Gazetteer, bare
from kg.vocab.nameparts import NameParts
from kg.vocab.offices import Offices

_ARTICLE = "ال"
_MIN_AFTER_ARTICLE = 3
_JOINED_ARTICLES = ("al", "el")
_HYPHEN = re.compile("[" + re.escape("".join(sorted(HYPHENS))) + "]")
_APOSTROPHE = re.compile("[" + re.escape("".join(sorted(APOSTROPHES))) + "]")
_BRACKETED = re.compile(r"\s*[(\[][^)\]]*[)\]]\s*")
_PEERAGE = re.compile(r",\s*(?:\d+\w\w\s+)?(?:Baron|Baroness|Earl|Viscount|Duke|Marquess|Count)\b.*")
_SPELLED = 2
_LONGEST_OFFICE = 4
_TITLED_WITHOUT_ARTICLE = 4
_SHORT_SYLLABLE = 7
"""A part of an East Asian name has at most so many Latin letters ("Hyeong" six, "Zhuang" six)."""


class Part(NamedTuple):
    """One part of a name: its key without article, with the article where one is written.

    `sounded` spells out letters whose marks the key has lost (ş is "sh"), where there are any.
    `capitals` tells a Latin part written in capitals only, which may stand for initials ("JD").
    """

    key: str
    full: str
    article: bool = False
    patronymic: bool = False
    weak: bool = False
    capitals: bool = False
    joined: bool = False
    sounded: str = ""

    @property
    def initial(self) -> bool:
        """Whether the part is a single letter."""
        return len(self.key) == 1


class PersonName(NamedTuple):
    """A name taken apart; make it with `of`. `key` is the fold of the whole, `spelled` the readings of leading Arabic
    letter names ("جي دي" may be JD or GD) with the number of words they take, `untitled` how many words were taken for
    titles.

    What follows from the parts is told with them, as every comparison asks for it: `core` are the places of those
    that are not weak, `initials` tells that one is a single letter, `plain` that none is weak or in capitals,
    `east_asian` that the family name stands first, before syllables.
    """

    key: str
    parts: tuple[Part, ...]
    generation: int | None
    spelled: tuple[int, frozenset[str]]
    untitled: int
    core: tuple[int, ...]
    initials: bool
    plain: bool
    east_asian: bool

    @classmethod
    def of(
        cls,
        key: str,
        parts: tuple[Part, ...],
        *,
        generation: int | None = None,
        spelled: tuple[int, frozenset[str]] = (0, frozenset()),
        untitled: int = 0,
    ) -> PersonName:
        """A name of some parts."""
        core = tuple([place for place, part in enumerate(parts) if not part.weak])
        initials = capitals = False
        for part in parts:
            initials = initials or len(part.key) == 1
            capitals = capitals or part.capitals
        plain = len(core) == len(parts) and not capitals
        east_asian = _east_asian([parts[place] for place in core])
        return cls(key, parts, generation, spelled, untitled, core, initials, plain, east_asian)

    @property
    def compact(self) -> str:
        return "".join(part.key for part in self.parts)


class _Word(NamedTuple):
    key: str
    raw: str
    hyphened: bool = False


@lru_cache(maxsize=200_000)
def person_name(name: str, *, titles: bool = False) -> PersonName:
    """`name` taken apart; never without parts unless it has no letters.

    With `titles` words that may be a title are kept as parts: Amir and Gen are names, too.
    """
    key = fold(name)
    written = _words(name, key)
    words = written if titles else _untitled(written)
    spelled = _spelled(words)
    generation, words = _generation(words)
    return PersonName.of(
        fold(_BRACKETED.sub(" ", name)) if "(" in name or "[" in name else key,
        tuple(_parts(words)),
        generation=generation,
        spelled=spelled,
        untitled=len(written) - len(words) if not titles else 0,
    )


def _words(name: str, key: str) -> list[_Word]:
    """The written words of a name with this fold; those that a hyphen ties to the word before are marked."""
    pieces, keys = name.split(), key.split()
    if len(pieces) == len(keys) and "".join(pieces).isalpha() and APOSTROPHES.isdisjoint(name):
        return [_Word(key, piece) for key, piece in zip(keys, pieces, strict=True)]
    found: list[_Word] = []
    name = _PEERAGE.sub("", name)
    text = undotted(without_possessive(_APOSTROPHE.sub("'", _BRACKETED.sub(" ", name)))).replace("'", "")
    for written in re.split(r"[\s.,/_،]+", text):
        for number, piece in enumerate(_HYPHEN.split(written)):
            for key in fold(piece).split():
                found.append(_Word(key, piece, hyphened=number > 0))
    return found


def _untitled(words: list[_Word]) -> list[_Word]:
    """Without leading titles, offices and the nationality beside an office, as long as a name is left."""
    offices = Offices.load()
    gazetteer = Gazetteer.load()
    keys = [bare(word.key) for word in words]
    start, office = 0, False
    while start < len(words) - 1:
        for size in range(min(_LONGEST_OFFICE, len(words) - start - 1), 0, -1):
            key = " ".join(keys[start : start + size]) if size > 1 else keys[start]
            if offices.title(key) or offices.phrase(key) is not None:
                if key == words[start].key and not key.isascii() and len(words) - start < _TITLED_WITHOUT_ARTICLE:
                    continue  # رفيق and نجيب are names, الرفيق is a form of address
                office = True
            elif not (
                (office or (start + size < len(words) - 1 and _before_office(keys, start + size, offices)))
                and (gazetteer.demonym(key) or gazetteer.lookup_bare(key))
            ):
                continue
            start += size
            break
        else:
            break
    return words[start:]


def _before_office(keys: Sequence[str], start: int, offices: Offices) -> bool:
    return any(
        offices.phrase(" ".join(keys[start : start + size])) is not None
        for size in range(1, min(_LONGEST_OFFICE, len(keys) - start - 1) + 1)
    )


def _spelled(words: Sequence[_Word]) -> tuple[int, frozenset[str]]:
    letters = NameParts.load().letters
    readings: set[str] = {""}
    taken = 0
    for word in words:
        if word.key not in letters or taken == 4:
            break
        readings = {reading + letter for reading in readings for letter in letters[word.key]}
        taken += 1
    return (taken, frozenset(readings)) if taken >= _SPELLED else (0, frozenset())


def _generation(words: list[_Word]) -> tuple[int | None, list[_Word]]:
    ranks = NameParts.load().generations
    last = len(words) - 1
    for i in range(1, len(words)):
        key = words[i].key
        if i < last and (both := f"{key} {words[i + 1].key}") in ranks:
            return ranks[both], words[:i] + words[i + 2 :]
        if key in ranks and (len(key) > 1 or i == last):
            return ranks[key], words[:i] + words[i + 1 :]
    return None, words


def _parts(words: list[_Word]) -> list[Part]:
    lore = NameParts.load()
    parts: list[Part] = []
    article = patronymic = False
    opener = ""
    for i, word in enumerate(words):
        last = i == len(words) - 1
        if not last and _is_article(words, i, lore):
            article = True
            if opener:
                opener += word.key
            continue
        if not last and word.key in lore.patronymics and (i or word.key != "ben"):
            patronymic = True
            continue
        if not last and not opener and word.key in lore.openers and not word.raw.startswith(ALEF_MADDA):
            opener = word.key
            continue
        stem = word.key[len(_ARTICLE) :] if _has_article(word.key) else word.key
        if parts and not opener and (word.key in lore.closers or (article and stem in lore.closers)):
            before = parts[-1]
            parts[-1] = before._replace(key=before.key + stem, full=before.full + stem, sounded="")
            article = False
            continue
        if not last and word.key in lore.particles and not opener:
            parts.append(Part(word.key, word.key, weak=True))
            continue
        key = opener + word.key if opener else stem
        parts.append(
            Part(
                key,
                opener + word.key,
                article=not opener and (article or stem != word.key),
                patronymic=patronymic,
                weak=i == 0 and not last and word.key in lore.patronymics,
                capitals=len(word.raw) > 1 and word.raw.isupper(),
                joined=word.hyphened and not article,
                sounded=_sounded(word, key, lore),
            )
        )
        article = patronymic = False
        opener = ""
    return parts


def _sounded(word: _Word, key: str, lore: NameParts) -> str:
    raw = word.raw.lower()
    sounded = raw.translate(lore.sounded)
    if sounded == raw and raw.isalpha():
        return ""
    spelled = fold(sounded).replace(" ", "")
    return spelled if key == word.key != spelled else ""


def _has_article(key: str) -> bool:
    return key.startswith(_ARTICLE) and len(key) >= len(_ARTICLE) + _MIN_AFTER_ARTICLE


def _is_article(words: list[_Word], i: int, lore: NameParts) -> bool:
    """Whether a word is an article: "al", "el", "ul" anywhere, other sounds of it only before a hyphen."""
    word = words[i]
    if word.key not in lore.articles:
        return False
    return words[i + 1].hyphened or (word.key in ("al", "el", "ul") and not word.hyphened)


def without_joined_article(key: str) -> str | None:
    """A Latin key without an article written onto it ("elsisi"), None if it cannot hold one."""
    if key.startswith(_JOINED_ARTICLES) and len(key) >= len("al") + _MIN_AFTER_ARTICLE:
        return key[2:]
    return None


def _east_asian(parts: Sequence[Part]) -> bool:
    """Whether parts are a known family name and one to three short parts after it."""
    return (
        2 <= len(parts) <= 4
        and parts[0].key in NameParts.load().family
        and all(len(part.key) <= _SHORT_SYLLABLE + 3 * (len(parts) == 2) for part in parts)
        and not any(part.article or part.patronymic or part.initial for part in parts)
    )
