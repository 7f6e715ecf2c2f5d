"""Made-up graphs of any size, for measuring what a page or a program does with many nodes.

They have the shape of real ones: few names in most events, several reports of one event in two
languages, reports that disagree, events without a date. The same size gives the same graph.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import islice

from kg.model.flat import FlatDocument, FlatEntity, FlatEvent, FlatEvidence, FlatGraph, FlatMatch, FlatMention, FlatRole
from kg.vocab.ontology import EVENT_TYPES, family_of, label_of

_GIVEN = (
    ("Amina", "أمينة"),
    ("Karim", "كريم"),
    ("Lucía", "لوسيا"),
    ("Jae-won", "جاي وون"),
    ("Sergei", "سيرغي"),
    ("Maryam", "مريم"),
)
_FAMILY = (
    ("Haddad", "حداد"),
    ("Okafor", "أوكافور"),
    ("Ivanova", "إيفانوفا"),
    ("Castro", "كاسترو"),
    ("Nakamura", "ناكامورا"),
)
_CLASSES = ("Person", "Person", "Person", "Country", "Organization", "City")
_CLASS_WORDS = {
    "Country": ("Land", "بلاد"),
    "Organization": ("Council", "مجلس"),
    "City": ("Port", "ميناء"),
    "Person": ("", ""),
}
_START = date(2023, 1, 1)
_DAYS = 1100
_EVENTS_PER_ENTITY = 2.4
_EVENTS_PER_DOCUMENT = 12


def synthetic(nodes: int) -> FlatGraph:
    """A graph of `nodes` entities and events together."""
    chance = random.Random(nodes)  # noqa: S311 - nothing here is a secret
    count = max(3, round(nodes / (1 + _EVENTS_PER_ENTITY)))
    names = [_name(number) for number in range(count)]
    classes = [_CLASSES[number % len(_CLASSES)] for number in range(count)]
    mentions: list[list[FlatMention]] = [[] for _ in range(count)]
    places = {f"a{number:05d}.txt": 0 for number in range(1 + nodes // _EVENTS_PER_DOCUMENT)}
    events = list(islice(_events(chance, names, classes, mentions, places), nodes - count))
    entities = [_entity(number, names[number], classes[number], mentions[number]) for number in range(count)]
    documents: list[FlatDocument] = [
        {
            "id": source,
            "source": source,
            "title": f"Report {source}",
            "published": None,
            "languages": ["ar", "en"],
            "url": None,
            "publisher": None,
        }
        for source in sorted(places)
    ]
    return {
        "run": {},
        "documents": documents,
        "entities": entities,
        "events": events,
        "roles": list(_roles(chance, classes)),
    }


def _name(number: int) -> dict[str, str]:
    english, arabic = _CLASS_WORDS[_CLASSES[number % len(_CLASSES)]]
    given, family = _GIVEN[number % len(_GIVEN)], _FAMILY[number // len(_GIVEN) % len(_FAMILY)]
    return {
        "en": " ".join(part for part in (english, given[0], family[0], str(number)) if part),
        "ar": " ".join(part for part in (arabic, given[1], family[1], str(number)) if part),
    }


def _entity(number: int, name: dict[str, str], kind: str, mentions: list[FlatMention]) -> FlatEntity:
    match: FlatMatch = {
        "left": name["en"], "right": name["ar"], "judgement": "same", "score": 0.95, "reasons": ["letters agree"],
        "features": {},
    }  # fmt: skip
    return {
        "id": f"x{number:05d}", "iri": f"urn:x:{number}", "type": kind, "labels": name,
        "names": {language: [text] for language, text in sorted(name.items())}, "mentions": mentions, "links": [],
        "quotes": [], "former": [],
        "matches": [match],
    }  # fmt: skip


def _events(
    chance: random.Random,
    names: Sequence[dict[str, str]],
    classes: Sequence[str],
    mentions: Sequence[list[FlatMention]],
    ends: dict[str, int],
) -> Iterator[FlatEvent]:
    """Events without end; participants are drawn so that a few entities stand in most of them."""
    sources = sorted(ends)
    people = [number for number, kind in enumerate(classes) if kind != "City"]
    cities = [number for number, kind in enumerate(classes) if kind == "City"] or [0]
    number = 0
    while True:
        kind = EVENT_TYPES[number % len(EVENT_TYPES)]
        who = sorted({people[int(len(people) * chance.random() ** 2.5)] for _ in range(chance.choice((1, 2, 2, 3)))})
        where = [cities[int(len(cities) * chance.random() ** 2)]] if chance.random() < 0.5 else []
        day = None if chance.random() < 0.2 else _START + timedelta(days=int(_DAYS * chance.random() ** 0.7))
        disputed = day is not None and chance.random() < 0.06
        evidence = []
        for report in range(2 if disputed else chance.choice((1, 1, 2, 3))):
            source = sources[chance.randrange(len(sources))]
            said = day + timedelta(days=report) if day is not None and disputed else day
            language = ("en", "ar")[(number + report) % 2]
            evidence.append(
                _report(f"c{number}-{report}", kind, who, where, said, language, source, names, mentions, ends)
            )
        yield _event(number, kind, who, where, evidence, names, disputed=disputed)
        number += 1


def _report(
    claim: str, kind: str, who: Sequence[int], where: Sequence[int], day: date | None, language: str, source: str,
    names: Sequence[dict[str, str]], mentions: Sequence[list[FlatMention]], ends: dict[str, int],
) -> FlatEvidence:  # fmt: skip
    """One sentence that names everybody, put at the end of its article, and the mentions in it."""
    start = ends[source]
    trigger = label_of(kind, language)
    quote = f"{trigger}:"
    for number in (*who, *where):
        name = names[number][language]
        at = start + len(quote) + 1
        mentions[number].append(
            {"source": source, "start": at, "end": at + len(name), "text": name, "language": language, "form": "name"}
        )
        quote += f" {name}"
    quote += "."
    ends[source] = start + len(quote) + 1
    return {
        "claim": claim, "source": source, "start": start, "end": start + len(quote), "quote": quote,
        "language": language, "title": None, "trigger": trigger, "confidence": 0.8, "extractor": "synthetic/1",
        "date": day.isoformat() if day is not None else None, "type": kind, "status": "happened",
        "participants": [f"x{each:05d}" for each in who], "places": [f"x{each:05d}" for each in where],
        "attributed_to": None, "speaker": None, "quantities": [], "contradicts": [],
        "translation_of": None,
    }  # fmt: skip


def _event(
    number: int,
    kind: str,
    who: Sequence[int],
    where: Sequence[int],
    evidence: list[FlatEvidence],
    names: Sequence[dict[str, str]],
    *,
    disputed: bool,
) -> FlatEvent:
    days = sorted({each["date"] for each in evidence if each["date"] is not None})
    if disputed:
        evidence[0]["contradicts"], evidence[1]["contradicts"] = [evidence[1]["claim"]], [evidence[0]["claim"]]
    status = ("happened", "happened", "happened", "planned", "possible", "denied")[number % 6]
    for each in evidence:
        each["status"] = status
    return {
        "id": f"e{number:05d}", "iri": f"urn:e:{number}", "type": kind, "family": family_of(kind),
        "label": {language: f"{label_of(kind, language)}: {names[who[0]][language]}" for language in ("en", "ar")},
        "participants": [f"x{each:05d}" for each in who], "places": [f"x{each:05d}" for each in where], "dates": days,
        "earliest": days[0] if days else None, "latest": days[-1] if days else None, "status": status,
        "disputed": ["date"] if disputed else [], "evidence": evidence, "matches": [],
        "agreed_at": None,
    }  # fmt: skip


def _roles(chance: random.Random, classes: Sequence[str]) -> Iterator[FlatRole]:
    """A third of the people hold an office of a country."""
    countries = [number for number, kind in enumerate(classes) if kind == "Country"]
    for number, kind in enumerate(classes):
        if kind == "Person" and number % 3 == 0 and countries:
            country = countries[int(len(countries) * chance.random() ** 2)]
            yield {
                "id": f"r{number:05d}", "iri": f"urn:r:{number}", "person": f"x{number:05d}", "office": "minister",
                "label": {"en": "minister", "ar": "وزير"}, "of": f"x{country:05d}", "from": None, "to": None,
                "evidence": [],
            }  # fmt: skip
