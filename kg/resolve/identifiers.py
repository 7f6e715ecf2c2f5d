"""Readable, stable ids of entities."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Entity, EntityType, Name
from kg.resolve.context import RARE, rarity
from kg.resolve.parts import person_name
from kg.text.fold import fold
from kg.text.slug import slug
from kg.vocab.gazetteer import Gazetteer

_DIGITS = 8
_FULLEST = 4
_FIRST = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.CITY, EntityType.PLACE)
"""Of things of different classes and one name, the first keeps the plain id."""


def with_ids(
    entities: Sequence[Entity], gazetteer: Gazetteer, moved: Sequence[Collection[tuple[str, str]]]
) -> tuple[Entity, ...]:
    """The entities with ids and with the ids that lead to them, sorted by id.

    An id comes from the names of the entity alone, so that it stays when articles are added: the slug of the fullest
    name, English before others. Counts, labels and what else is in the collection do not matter, but for things of one
    name and different classes. A gazetteer entry has the slug of its name, with its country where several entries share
    that. A person of whom only one common part of the name is known may be somebody else in each article: the article
    is part of the id. When names are merged one id is left; the others, which graphs of fewer articles used, are
    `former`. `moved` gives for each entity the (name, document) of short names that only other articles explain.
    """
    taken = _slugs(gazetteer)
    plain = [_known_slug(e, gazetteer) if e.known is not None else _named_slug(e, taken) for e in entities]
    ids = _distinct(entities, plain)
    used = set(ids)
    claims: list[set[str]] = []
    for entity, key, gone in zip(entities, ids, moved, strict=True):
        listed = entity.known is not None
        unlisted = (n.text for n in entity.names if not listed or not gazetteer.lookup(fold(n.text)))
        others = {_apart(slug(name), entity, taken) for name in unlisted}
        others |= {_local(name, document) for name, document in gone}
        claims.append({other for other in others if other and other != key and other not in used})
    claimed = Counter(other for former in claims for other in former)
    out = [
        replace(entity, id=key, former=tuple(sorted(other for other in former if claimed[other] == 1)))
        for entity, key, former in zip(entities, ids, claims, strict=True)
    ]
    return tuple(sorted(out, key=lambda entity: entity.id))


def _distinct(entities: Sequence[Entity], plain: Sequence[str]) -> list[str]:
    """Ids of which no two are equal: the first that has one keeps it, others add their class or a hash."""
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, key in enumerate(plain):
        groups[key].append(number)
    ids = list(plain)
    for key, members in groups.items():
        ordered = sorted(
            members, key=lambda n: (entities[n].known is None, _FIRST.index(entities[n].type), _digest(entities[n]))
        )
        kinds = Counter(entities[n].type for n in members)
        for number in ordered[1:]:
            entity = entities[number]
            longer = f"{key}-{entity.type.lower()}"
            alone = kinds[entity.type] == 1 and longer not in groups
            ids[number] = longer if alone else f"{key}-{_digest(entity)}"
    return ids


def _known_slug(entity: Entity, gazetteer: Gazetteer) -> str:
    entry = gazetteer.entry(entity.known or "")
    key = slug(entry.label("en") or entry.label("ar") or entry.id)
    if _slugs(gazetteer)[key] == 1:
        return key
    longer = slug(f"{key} {entry.country or entry.type}")
    return longer if entry.type.value != "City" else slug(f"{longer} {entry.id.partition(':')[2]}")


def _named_slug(entity: Entity, taken: Counter[str]) -> str:
    names = entity.names or tuple(Name(label, language) for language, label in entity.labels.items())
    best = min(names, key=lambda name: (name.language != "en", -min(len(name.text.split()), _FULLEST), name.text))
    if entity.type is EntityType.PERSON and all(vague(name.text) for name in names):
        return _local(best.text, min(map(_document, entity.mentions)))
    return _apart(slug(best.text), entity, taken)


def _apart(key: str, entity: Entity, taken: Counter[str]) -> str:
    return f"{key}-{entity.type.lower()}" if entity.known is None and key in taken else key


def vague(name: str) -> bool:
    """Whether a person's name is one part that many people share."""
    return sum(not part.weak for part in person_name(name).parts) <= 1 and rarity(name) < RARE


def _local(name: str, document: str) -> str:
    return f"{slug(name)}-{hashlib.sha256(f'{fold(name)} {document}'.encode()).hexdigest()[:_DIGITS]}"


def _document(mention: str) -> str:
    return mention.rsplit("-", 2)[0]


@lru_cache(maxsize=4)
def _slugs(gazetteer: Gazetteer) -> Counter[str]:
    """How many gazetteer entries have each slug."""
    return Counter(slug(entry.label("en") or entry.label("ar") or entry.id) for entry in gazetteer.entries())


def _digest(entity: Entity) -> str:
    names = "\n".join(f"{name.language} {name.text}" for name in entity.names)
    first = min(entity.mentions, default="")
    return hashlib.sha256(f"{names}\n{first}".encode()).hexdigest()[:_DIGITS]
