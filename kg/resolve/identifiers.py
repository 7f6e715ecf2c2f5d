"""Readable, stable ids of entities."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.model import Entity
from kg.text.slug import slug
from kg.vocab.gazetteer import Gazetteer

_DIGITS = 8


def with_ids(entities: Sequence[Entity], gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """The entities with ids, sorted by id.

    A gazetteer entry has the slug of its name, with its country where several entries share that; it does not depend
    on what else the collection holds. Others have the slug of their English label, else of another, told apart by
    class from gazetteer entries and by a hash of their names and place from each other.
    """
    taken = _slugs(gazetteer)
    plain = [_known_slug(e, gazetteer) if e.known is not None else _named_slug(e, taken) for e in entities]
    shared = {key for key, count in Counter(plain).items() if count > 1}
    out = [
        replace(entity, id=f"{key}-{_digest(entity)}" if key in shared and entity.known is None else key)
        for entity, key in zip(entities, plain, strict=True)
    ]
    return tuple(sorted(out, key=lambda entity: entity.id))


def _known_slug(entity: Entity, gazetteer: Gazetteer) -> str:
    entry = gazetteer.entry(entity.known or "")
    key = slug(entry.label("en") or entry.label("ar") or entry.id)
    if _slugs(gazetteer)[key] == 1:
        return key
    longer = slug(f"{key} {entry.country or entry.type}")
    return longer if entry.type.value != "City" else slug(f"{longer} {entry.id.partition(':')[2]}")


def _named_slug(entity: Entity, taken: Counter[str]) -> str:
    labels = entity.labels
    key = slug(labels.get("en") or next(iter(dict(sorted(labels.items())).values())))
    return f"{key}-{entity.type.lower()}" if key in taken else key


@lru_cache(maxsize=4)
def _slugs(gazetteer: Gazetteer) -> Counter[str]:
    """How many gazetteer entries have each slug."""
    return Counter(slug(entry.label("en") or entry.label("ar") or entry.id) for entry in gazetteer.entries())


def _digest(entity: Entity) -> str:
    names = "\n".join(f"{name.language} {name.text}" for name in entity.names)
    first = min(entity.mentions, default="")
    return hashlib.sha256(f"{names}\n{first}".encode()).hexdigest()[:_DIGITS]
