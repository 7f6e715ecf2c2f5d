"""The small words of a language that reading triggers needs, and the forms that words take."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from kg.errors import DataError
from kg.text.fold import fold
from kg.vocab.event_files import GrammarData
from kg.vocab.inflect import PLAIN, Inflection, arabic_noun_forms, arabic_verb_forms

Forms = Mapping[str, Inflection]


class Kind(StrEnum):
    """Whether a trigger is read as a verb with its clause or as a noun with its phrase."""

    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Small words of a language that argument finders need, in all forms a token's `lemma` or `norm` may have.

    `places` introduce a place; `stands_for` are nouns whose owner is meant ("the Norwegian
    government"); `spots` only introduce the name of a place ("the port of Izmail"); `pairing`
    prepositions take two, joined by `conjunctions`; `carriers` only hold another noun ("a round
    of talks"); the object of `controllers` does what their infinitive says; `circumstances` put
    the subject of a sentence into an event ("agreed at a summit"), `later` ones at another time
    ("said after a meeting"); `contents` say what follows them ("a report that they met"); the
    subject of `wishing` verbs means to take part ("seeks talks"), that of `travelling` verbs goes
    to an event ("flew to Rome for talks"); `including` words name some of a group; through `engaging`
    prepositions a verb carries a noun ("took part in talks"); `anterior` auxiliaries put a verb
    before the story ("had said"); through `transparent` prepositions a governing word speaks of
    the event ("plans for a visit"); `masdars` are nouns of support verbs by form, with the verb's perfect
    ("إجراء" of "أجرى"); behind `topics` stands what is only spoken of, and `joining` words hold the name
    of a treaty together; `adverse` words with "that" are a "but"; the subject of `witnessing` verbs is the place
    ("Nairobi saw protests"); behind `representing` prepositions, or `belonging` adjectives with ل, stands whom somebody
    acts for; the object of `gathering` verbs is in the event ("لقاء جمع …"), and so is the owner of `attending` nouns
    ("بحضور …"); whoever stands behind `besides` words is in an event of its own ("besides his counterpart, she met …");
    `within` prepositions put what is done into the course of an event, whose `edges` are nouns for a part of it ("on
    the sidelines of the talks"); `ours` is the subject of who is quoted ("we"); what `about` prepositions link to the
    noun of an event is its topic ("talks on a loan"); whoever does `leading` verbs stands for a group ("a delegation
    led by …"); `obliging` verbs say what somebody has to do ("must", "has to"); `masculine` are the countries whose
    verbs are masculine, where verbs agree; `people` are nouns for one person, who may be named right behind what
    follows them ("قائد القوات فلان"), `delegations` for several who travel and meet as one; `done` adjectives say that
    an event took place ("الاتفاق الموقع"), and what stands behind `grounds` ("under the agreement", "بموجب الاتفاق")
    exists whatever becomes of what is done by it.
    """

    places: frozenset[str]
    stands_for: frozenset[str]
    spots: frozenset[str]
    pairing: frozenset[str]
    conjunctions: frozenset[str]
    carriers: frozenset[str]
    controllers: frozenset[str]
    circumstances: frozenset[str]
    later: frozenset[str]
    contents: frozenset[str]
    wishing: frozenset[str]
    travelling: frozenset[str]
    including: frozenset[str]
    engaging: frozenset[str]
    anterior: frozenset[str]
    transparent: frozenset[str]
    masdars: Mapping[str, str]
    topics: frozenset[str]
    joining: frozenset[str]
    adverse: frozenset[str]
    witnessing: frozenset[str]
    representing: frozenset[str]
    belonging: frozenset[str]
    gathering: frozenset[str]
    attending: frozenset[str]
    besides: frozenset[str]
    within: frozenset[str]
    edges: frozenset[str]
    ours: frozenset[str]
    about: frozenset[str]
    leading: frozenset[str]
    obliging: frozenset[str]
    masculine: frozenset[str]
    people: frozenset[str]
    delegations: frozenset[str]
    done: frozenset[str]
    grounds: frozenset[str]


def grammar_of(data: GrammarData) -> Grammar:
    """The words of a language in all their forms."""

    def forms(words: Sequence[str], kind: Kind) -> frozenset[str]:
        return frozenset(form for word in words for form in word_forms(word, kind, data))

    return Grammar(
        places=frozenset(map(fold, data.places)),
        stands_for=forms(data.stands_for, Kind.NOUN),
        spots=forms(data.spots, Kind.NOUN),
        pairing=frozenset(map(fold, data.pairing)),
        conjunctions=frozenset(fold(word) or word for word in data.conjunctions),
        carriers=forms(data.carriers, Kind.NOUN),
        controllers=forms(data.controllers, Kind.VERB),
        circumstances=frozenset(map(fold, data.circumstances)),
        later=frozenset(map(fold, data.later)),
        contents=forms(data.contents, Kind.NOUN),
        wishing=forms(data.wishing, Kind.VERB),
        travelling=forms(data.travelling, Kind.VERB),
        including=frozenset(map(fold, data.including)),
        engaging=frozenset(map(fold, data.engaging)),
        anterior=forms(data.anterior, Kind.VERB),
        transparent=frozenset(map(fold, data.transparent)),
        masdars={form: fold(verb) for noun, verb in data.masdars.items() for form in word_forms(noun, Kind.NOUN, data)},
        topics=frozenset(map(fold, data.topics)),
        joining=frozenset(fold(word) or word for word in data.joining),
        adverse=frozenset(map(fold, data.adverse)),
        witnessing=forms(data.witnessing, Kind.VERB),
        representing=frozenset(map(fold, data.representing)),
        belonging=frozenset(form for word in data.belonging for form in word_forms(word, None, data)),
        gathering=forms(data.gathering, Kind.VERB),
        attending=forms(data.attending, Kind.NOUN),
        besides=frozenset(map(fold, data.besides)),
        within=frozenset(map(fold, data.within)),
        edges=forms(data.edges, Kind.NOUN),
        ours=frozenset(map(fold, data.ours)),
        about=frozenset(map(fold, data.about)),
        leading=forms(data.leading, Kind.VERB),
        obliging=forms(data.obliging, Kind.VERB),
        masculine=frozenset(map(fold, data.masculine)),
        people=forms(data.people, Kind.NOUN),
        delegations=forms(data.delegations, Kind.NOUN),
        done=frozenset(form for word in data.done for form in word_forms(word, None, data)),
        grounds=frozenset(map(fold, data.grounds)),
    )


def _plain_forms(word: str, kind: Kind | None) -> Forms:
    return {fold(word): PLAIN, word.casefold(): PLAIN}


def _arabic_forms(word: str, kind: Kind | None) -> Forms:
    first, *others = word.split("/")
    if kind is Kind.VERB:
        if not 1 <= len(others) <= 2:
            raise DataError(f"Arabic verb {word!r} is no perfect/imperfect[/participle]; write it as التقى/يلتقي")
        return _folded(arabic_verb_forms(first, *others))
    if kind is None and len(first) <= 3 and not others:
        return {fold(first): PLAIN}  # particles do not inflect
    return _folded(arabic_noun_forms(first, *others, adjective=kind is None))


def _folded(forms: Forms) -> Forms:
    out: dict[str, Inflection] = {}
    for form, inflection in forms.items():
        out.setdefault(fold(form), inflection)
    return out


_INFLECTIONS: Mapping[str, Callable[[str, Kind | None], Forms]] = {"none": _plain_forms, "arabic": _arabic_forms}


def word_forms(word: str, kind: Kind | None, grammar: GrammarData) -> Forms:
    """The written forms of a word; without a kind, those of a particle or of an adjective in a noun pattern."""
    return MappingProxyType(dict(_INFLECTIONS[grammar.inflection](word, kind)))
