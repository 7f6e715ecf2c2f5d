"""Written forms of names: the units that resolution compares, with what the texts say beside them.

A collection has fewer forms than mentions: all mentions of one spelling in one language that can
only be one thing are one form. Short forms of people ("Lee") are kept apart by passage, since what
they mean depends on where they stand.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import BlockKind, EntityType, Extraction, Form, Mention
from kg.resolve.parts import person_name
from kg.text.fold import fold
from kg.vocab.gazetteer import bare
from kg.vocab.nameparts import NameParts

Key = tuple[str, ...]
"""What tells forms apart: ("known", id, language, fold), or (class, fold, language[, document, passage])."""

Around = Mapping[tuple[str, int], frozenset[str]]
"""The gazetteer entries that each passage names."""

PLACES = "Place"
NAMESAKE = "namesake"
_LOOKED_AT = 60
_LONGEST_CALLED = 4
_BETWEEN = 2
"""How many words may stand between the kind of a place and "called"."""
_STRONG = frozenset(("gazetteer", "cue:title", "cue:office", "cue:head", "cue:person", "cue:apposition", "cue:place"))
"""Grounds that decide the class of a name; a recogniser's guess alone does not."""


@dataclass(frozen=True, slots=True)
class NameForm:
    """One spelling in one language with its mentions; `known` is the gazetteer entry, if it is one.

    `offices` are (office, country or body) pairs that the texts give beside it, `around` the gazetteer entries named
    in the same passages; `short` tells that it is a single word for a person, `guessed` that its class rests on a
    recogniser alone, `namesake` that the text speaks of another place of a known name, `filed` that it stands in
    nothing but the keywords of articles.
    """

    key: Key
    name: str
    language: str
    type: EntityType
    mentions: tuple[Mention, ...]
    offices: frozenset[tuple[str, str]]
    around: frozenset[str]
    known: str | None = None
    short: bool = False
    guessed: bool = False
    namesake: bool = False
    filed: bool = False

    @property
    def kind(self) -> str:
        """What may be one thing with it: people, organizations, places."""
        return kind_of(self.type)

    @property
    def documents(self) -> frozenset[str]:
        return frozenset([mention.document for mention in self.mentions])


def kind_of(type: EntityType) -> str:
    """People, organizations or places: a name is never of two of them."""
    return PLACES if type.spatial else str(type)


def forms(extractions: Iterable[Extraction]) -> tuple[NameForm, ...]:
    """All forms of a collection, sorted by key; nationality words are forms of their country."""
    found: dict[Key, list[Mention]] = defaultdict(list)
    around: dict[tuple[str, int], set[str]] = defaultdict(set)
    filed: set[str] = set()
    for extraction in extractions:
        text = extraction.document.text
        for analysis in extraction.analyses:
            filed.update(s.id for s in analysis.sentences if s.kind is BlockKind.KEYWORDS)
            for mention in analysis.mentions:
                if mention.known is not None:
                    around[mention.document, mention.passage].add(mention.known)
                if mention.form is Form.NAME or (mention.form is Form.DEMONYM and mention.known is not None):
                    found[_key(mention, namesake=_namesake(mention, text))].append(mention)
    company = {passage: frozenset(known) for passage, known in around.items()}
    return tuple(
        _form(key, found[key], company, filed=all(m.sentence in filed for m in found[key])) for key in sorted(found)
    )


def _namesake(mention: Mention, text: str) -> bool:
    """Whether the words before a known place say that another place of that name is meant ("a province called")."""
    if mention.known is None or not mention.type.spatial:
        return False
    lore = NameParts.load()
    before = fold(text[max(0, mention.span.start - _LOOKED_AT) : mention.span.start]).split()
    return any(
        " ".join(before[-size:]) in lore.called
        and not lore.kinds.isdisjoint(map(bare, before[-size - _BETWEEN : -size]))
        for size in range(1, _LONGEST_CALLED + 1)
    )


def _key(mention: Mention, *, namesake: bool) -> Key:
    if namesake:
        return (PLACES, fold(mention.name), mention.language, NAMESAKE)
    if mention.known is not None:
        return ("known", mention.known, mention.language, fold(mention.name))
    if is_short(mention):
        return (mention.type, fold(mention.name), mention.language, mention.document, f"{mention.passage:04d}")
    return (kind_of(mention.type), fold(mention.name), mention.language)


def is_short(mention: Mention) -> bool:
    """Whether a mention names a person by one part, which several people may share."""
    if mention.type is not EntityType.PERSON or mention.known is not None:
        return False
    return sum(not part.weak for part in person_name(mention.name).parts) <= 1


def _form(key: Key, mentions: Sequence[Mention], around: Around, *, filed: bool) -> NameForm:
    ordered = sorted(mentions, key=lambda m: (m.document, m.span))
    names = Counter(m.name for m in ordered)
    types = Counter(m.type for m in ordered)
    passages = {(m.document, m.passage) for m in ordered}
    return NameForm(
        key=key,
        name=min(names, key=lambda name: (-names[name], name)),
        language=ordered[0].language,
        type=EntityType.PLACE if key[-1] == NAMESAKE else min(types, key=lambda kind: (-types[kind], kind)),
        mentions=tuple(ordered),
        offices=frozenset((cue.office, cue.of) for m in ordered for cue in m.offices if cue.of is not None),
        around=frozenset().union(*(around.get(passage, frozenset()) for passage in passages)),
        known=None if key[-1] == NAMESAKE else ordered[0].known,
        namesake=key[-1] == NAMESAKE,
        filed=filed,
        short=is_short(ordered[0]),
        guessed=not any(set(m.basis) & _STRONG or m.offices for m in ordered),
    )
