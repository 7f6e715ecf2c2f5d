"""Ids and labels of events: readable, in both languages, the same for the same reports."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Event
from kg.resolve.claims import Background
from kg.text.slug import slug
from kg.vocab.ontology import label_of

LANGUAGES = ("en", "ar")
_SEPARATOR = {"en": ", ", "ar": "\N{ARABIC COMMA} "}
_MOST_NAMES = 4
_NAMES_IN_ID = 2


def event_labels(event: Event, background: Background) -> dict[str, str]:
    """ "Summit: Xi Jinping, Lee Jae Myung (Beijing, 2026-01-05)", and the same in Arabic.

    An entity without a name in the language appears under the one it has.
    """
    labels: dict[str, str] = {}
    for language in LANGUAGES:
        names = [_label(entity, language, background) for entity in event.participants[:_MOST_NAMES]]
        where = [_label(entity, language, background) for entity in event.places[:1]]
        when = list(event.dates[:2]) if len(event.dates) < 3 else [event.dates[0], event.dates[-1]]
        text = label_of(event.type, language)
        if names:
            text += ": " + _SEPARATOR[language].join(names)
        if where or when:
            text += f" ({_SEPARATOR[language].join([*where, *when])})"
        labels[language] = text
    return labels


def _label(entity: str, language: str, background: Background) -> str:
    labels = background.entities[entity].labels
    return labels.get(language) or next(iter(dict(sorted(labels.items())).values()), entity)


def event_ids(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with ids from type, participants and first date; those that would share one
    also carry eight digits of the hash of their claims."""
    plain = [_plain_id(event) for event in events]
    shared = {key for key, count in Counter(plain).items() if count > 1}
    out = []
    for event, key in zip(events, plain, strict=True):
        if key in shared:
            digest = hashlib.sha256("\n".join(sorted(event.claims)).encode()).hexdigest()[:8]
            key = f"{key}-{digest}"
        out.append(replace(event, id=key))
    return tuple(out)


def _plain_id(event: Event) -> str:
    parts = [event.type.lower(), *sorted(event.participants)[:_NAMES_IN_ID], *event.dates[:1]]
    return slug(" ".join(parts))
