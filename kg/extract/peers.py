"""The office of somebody who is called the counterpart of another: "her Kenyan counterpart Musalia Mudavadi".

Whoever is named right behind such a description, or set off by a comma, holds the office that "her" holds, of the
country that the description names. The owner of the office is named before: in the sentence, else last in the passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.sameness import same_thing
from kg.model import Analysis, EntityType, Form, Mention, OfficeCue, Sentence, Span
from kg.vocab.cues import Cues, References

_NEAR = 3
_MARKS = frozenset({",", "،", "-", "–"})


def with_peers(analysis: Analysis, cues: Cues) -> Analysis:
    """The analysis with the offices of named counterparts; those whose office is told keep it."""
    words = cues.references.get(analysis.passage.language)
    if words is None or not words.counterparts:
        return analysis
    mentions = list(analysis.mentions)
    for sentence in analysis.sentences:
        for person, country, at in _described(sentence, mentions, words):
            here = mentions.index(person)
            office = _held(sentence, mentions, person, at, cues.many_holders)
            if office is not None:
                span = Span(min(at, country.span.start), max(at, country.span.end))
                cue = OfficeCue(office, span, country.known, country.id)
                mentions[here] = replace(person, offices=(cue,))
        for at, person in enumerate(mentions):
            if person.sentence == sentence.id and person.form is Form.NAME:
                mentions[at] = _served(sentence, mentions, person, words, cues.of_states)
    return replace(analysis, mentions=tuple(mentions))


def _served(
    sentence: Sentence, mentions: Sequence[Mention], person: Mention, words: References, states: frozenset[str]
) -> Mention:
    """ "She dismissed her foreign minister, Ali Bongo": he serves the country that she serves."""
    for cue in person.offices:
        before = next((t for t in reversed(sentence.tokens) if t.span.end <= cue.span.start), None)
        inside = next((t for t in sentence.tokens if cue.span.contains(t.span)), None)
        if cue.office not in states or cue.of is not None or cue.of_mention is not None:
            continue
        if not any(t is not None and t.norm in words.possessives for t in (before, inside)):
            continue
        owner = next(
            (m for m in mentions if m.sentence == sentence.id and m.offices and m.span.end <= cue.span.start), None
        )
        of = next((c for c in owner.offices if c.of is not None), None) if owner is not None else None
        if of is not None:
            own = (replace(c, of=of.of, of_mention=of.of_mention) if c is cue else c for c in person.offices)
            return replace(person, offices=tuple(own))
    return person


def _described(
    sentence: Sentence, mentions: Sequence[Mention], words: References
) -> Iterator[tuple[Mention, Mention, int]]:
    """(person, country, where the noun begins) for each counterpart who is named and of a named country."""
    inside = [m for m in mentions if m.sentence == sentence.id]
    for index, token in enumerate(sentence.tokens):
        if token.norm not in words.counterparts and token.lemma.casefold() not in words.counterparts:
            continue
        first, last = max(index - _NEAR, 0), min(index + 1, len(sentence.tokens) - 1)
        near = Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end)
        country = next((m for m in inside if m.form is Form.DEMONYM and near.overlaps(m.span)), None)
        if country is None:
            continue
        end = max(token.span.end, country.span.end)
        people = [m for m in inside if m.type is EntityType.PERSON and m.form is Form.NAME and m.span.start >= end]
        person = people[0] if people and _adjoins(sentence, end, people[0].span.start) else None
        if person is not None and not person.offices:
            yield person, country, token.span.start


def _adjoins(sentence: Sentence, end: int, start: int) -> bool:
    """Whether nothing but a comma and titles stands between two places of a sentence."""
    between = [t for t in sentence.tokens if t.span.start >= end and t.span.end <= start]
    return len(between) <= _NEAR and all(t.surface in _MARKS or t.pos == "PROPN" for t in between)


def _held(
    sentence: Sentence, mentions: Sequence[Mention], person: Mention, at: int, many: frozenset[str]
) -> str | None:
    """The office of whom the possessive means: the first named before in the sentence, else the last before it."""
    before = [m for m in mentions if m.type is EntityType.PERSON and m.span.end <= at and m is not person]
    here = [m for m in before if m.sentence == sentence.id]
    for owner in (*here, *reversed(before[: len(before) - len(here)])):
        held = [c.office for m in mentions if m is owner or same_thing(m, owner) for c in m.offices]
        one = next((office for office in held if office not in many), None)
        if one is not None or owner in here:
            return one
    return None
