"""Event types and the words that report them, read from `seeds/events/*.yaml`.

An event type is one class of the ontology and one file here: triggers in every language, the
roles that the grammar around a trigger fills, and examples, which are the tests. Nothing about
a single type is written in code.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from kg import resources
from kg.errors import DataError
from kg.model import EntityType, Role, Status
from kg.text.fold import fold
from kg.vocab.event_files import (
    ConditionData,
    EventFile,
    GrammarData,
    LanguageData,
    TriggerData,
    read_event_file,
    read_grammar_file,
)
from kg.vocab.grammar import Forms, Grammar, Kind, grammar_of, word_forms
from kg.vocab.inflect import Inflection

GAP_MARK = "…"
HEAD_MARK = "*"


@dataclass(frozen=True, slots=True)
class Condition:
    """Words that must, or must not, stand around a trigger for it to count.

    `before` and `after` look at the next two words on that side, `near` at eight on both sides.
    """

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    near: frozenset[str] = frozenset()

    @property
    def empty(self) -> bool:
        return not (self.before or self.after or self.near)


@dataclass(frozen=True, slots=True)
class TriggerEntry:
    """One trigger of one event type in one language, in all its forms.

    `pattern` holds for each word the forms that match a token's `lemma` or `norm`, with what the
    form says of tense, number and person; no forms at all stand for up to three other words.
    `head` is the position of the word that governs the others. `frame` maps grammatical slots to
    roles: "subject", "object", "of" (genitives, possessives, pronoun suffixes), "modifier"
    (compounds and nationality adjectives), "attendee" (who does something at the event: "agreed at a
    summit"), or a preposition as the language writes it; of several
    roles, the first that the filler's type fits (`kg.extract.arguments.role_in`). `support` maps the
    forms of verbs that only carry a noun ("hold talks", "أجرى محادثات") to the role of their
    subject; verbs of happening ("broke out", "جرت") carry every noun, those in `happens` only as their
    subject. `carried` holds what each of those forms says of tense and number. `takes` limits the types that may
    fill a slot; of the slots in `requires` one must be filled. `least` is how many participants a
    claim needs, `least_alone` how many where no verb carries the noun. `complement` is the role of
    whom the deed behind a trigger names ("agreed to send Chad aid"). Nouns in the name of one that `encloses` report
    nothing ("معاهدة التعاون", "a treaty of cooperation").
    """

    type: str
    language: str
    kind: Kind
    words: str
    pattern: tuple[Forms, ...]
    head: int
    frame: Mapping[str, tuple[Role, ...]]
    support: Mapping[str, Role]
    carried: Mapping[str, Inflection]
    happens: frozenset[str]
    takes: Mapping[str, frozenset[EntityType]]
    requires: frozenset[str]
    needs: Condition
    unless: Condition
    least: int
    least_alone: int
    complement: Role | None
    encloses: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The triggers of one language, found by the forms of their first word, and its grammar words."""

    language: str
    grammar: Grammar
    first: Mapping[str, tuple[TriggerEntry, ...]]

    def starting(self, *keys: str) -> Iterator[TriggerEntry]:
        """Entries whose first word has one of the forms `keys`, each once, in the order of the files."""
        seen: set[int] = set()
        for key in keys:
            for entry in self.first.get(key, ()):
                if id(entry) not in seen:
                    seen.add(id(entry))
                    yield entry


@dataclass(frozen=True, slots=True)
class ExpectedEvent:
    """What a reader takes from an example; participants and places as the example writes them."""

    participants: tuple[str, ...]
    places: tuple[str, ...]
    dates: tuple[str, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class Example:
    """A short text with the events of one type in it; none for a negative example."""

    type: str
    language: str
    text: str
    published: str | None
    events: tuple[ExpectedEvent, ...]


@dataclass(frozen=True, slots=True)
class EventType:
    """One class of events and how its reports behave.

    `generality`: of two types that fit one happening the lower number wins ("talks" say more than
    "meeting"). `apart`: it is reported beside others of its family, a visit beside the meeting
    on it. `speech`: what someone says, once per speaker and sentence. `named`: the speaker must be
    named in the sentence. `place_takes_part`: the country it happens in takes part (elections).
    `target_is_place`: it happens in the country it is aimed at, if the text names no place (attacks).
    `promotes`: events of these types are of this type if all who take part hold one of `offices`
    (a meeting of presidents is a summit). What is of the types in `absorbs` is no event of its own inside the words of
    this one: aid that is only pledged.
    """

    name: str
    family: str
    generality: int
    apart: bool
    speech: bool
    named: bool
    place_takes_part: bool
    target_is_place: bool
    promotes: frozenset[str]
    offices: frozenset[str]
    absorbs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class EventTypes:
    """All event types by name, and the triggers of each language."""

    types: Mapping[str, EventType]
    lexicons: Mapping[str, Lexicon]
    examples: tuple[Example, ...]

    @classmethod
    def load(cls, folder: Path | None = None) -> EventTypes:
        """The types of `folder`, by default those of the package. Raises `DataError` on a bad file."""
        return _load(folder if folder is not None else resources.seeds() / "events")

    def __getitem__(self, name: str) -> EventType:
        return self.types[name]


@lru_cache(maxsize=4)
def _load(folder: Path) -> EventTypes:
    grammars = read_grammar_file(folder / "_languages.yaml").languages
    files = [read_event_file(path) for path in sorted(folder.glob("[!_]*.yaml"))]
    entries: dict[str, list[TriggerEntry]] = {language: [] for language in grammars}
    for file in files:
        for language, data in file.languages.items():
            if language not in grammars:
                raise DataError(f"event type {file.type} has triggers in {language!r}; add it to _languages.yaml")
            for trigger in data.triggers:
                entries[language] += _entries(file.type, language, grammars[language], data, trigger)
    lexicons = {
        language: Lexicon(language, grammar_of(grammar), _by_first_word(entries[language]))
        for language, grammar in grammars.items()
    }
    return EventTypes(
        MappingProxyType({file.type: _event_type(file) for file in files}),
        MappingProxyType(lexicons),
        tuple(example for file in files for example in _examples(file)),
    )


def _entries(
    event_type: str, language: str, grammar: GrammarData, data: LanguageData, trigger: TriggerData
) -> Iterator[TriggerEntry]:
    kind = Kind.VERB if trigger.verb else Kind.NOUN
    least = data.least if trigger.least is None else trigger.least
    base = data.verb_frame if trigger.verb else data.noun_frame
    frame = {fold(slot): tuple(roles) for slot, roles in {**base, **trigger.frame}.items() if roles is not None}
    support_words = data.support if trigger.support is None else trigger.support
    carried: dict[str, Inflection] = {}
    support: dict[str, Role] = {}
    happens: frozenset[str] = frozenset()
    if kind is Kind.NOUN:
        usual = next(iter(frame.get("subject", ())), Role.PARTICIPANT)
        own = {
            form for verbs in support_words.values() for verb in verbs for form in word_forms(verb, Kind.VERB, grammar)
        }
        happens = frozenset(form for verb in grammar.happening for form in word_forms(verb, Kind.VERB, grammar)) - own
        for role, verbs in (*support_words.items(), (usual, grammar.happening), (usual, grammar.wishing)):
            for verb in verbs:
                forms = word_forms(verb, Kind.VERB, grammar)
                carried.update(forms)
                for form in forms:
                    support.setdefault(form, role)
    for words in (*trigger.verb, *trigger.noun):
        for parts in _spellings(words):
            head = _head(parts, kind, grammar)
            yield TriggerEntry(
                type=event_type,
                language=language,
                kind=kind,
                words=words.replace(HEAD_MARK, ""),
                pattern=tuple(
                    word_forms(part.rstrip(HEAD_MARK), kind if position == head else None, grammar)
                    if part != GAP_MARK
                    else MappingProxyType({})
                    for position, part in enumerate(parts)
                ),
                head=head,
                frame=MappingProxyType(frame),
                support=MappingProxyType(support),
                carried=MappingProxyType(carried),
                happens=happens,
                takes=MappingProxyType({fold(k): frozenset(v) for k, v in {**data.takes, **trigger.takes}.items()}),
                requires=frozenset(map(fold, trigger.requires)),
                needs=_condition([trigger.needs], grammar),
                unless=_condition([data.unless, trigger.unless], grammar),
                least=least,
                least_alone=next(n for n in (trigger.least_alone, data.least_alone, least) if n is not None),
                complement=data.complement,
                encloses=trigger.encloses,
            )


def _spellings(words: str) -> Iterator[tuple[str, ...]]:
    """The words of a pattern; tokenizers keep "test-fire" whole or cut it at the hyphen."""
    parts = words.split()
    yield tuple(parts)
    if any("-" in part for part in parts):
        yield tuple(piece for part in parts for piece in _at_hyphens(part))


def _at_hyphens(part: str) -> list[str]:
    pieces = part.rstrip(HEAD_MARK).split("-")
    cut = [piece for between in pieces for piece in (between, "-")][:-1]
    return [*cut[:-1], cut[-1] + HEAD_MARK] if part.endswith(HEAD_MARK) else cut


def _head(parts: Sequence[str], kind: Kind, grammar: GrammarData) -> int:
    """The word that governs the others: the one marked, else a verb's first, else as nouns go in the language."""
    for position, part in enumerate(parts):
        if part.endswith(HEAD_MARK):
            return position
    hyphens = 2 * [*parts, ""][1:2].count("-")
    return hyphens if kind is Kind.VERB or grammar.noun_head == "first" else len(parts) - 1


def _condition(parts: Sequence[ConditionData], grammar: GrammarData) -> Condition:
    def forms(lists: Sequence[list[str]]) -> frozenset[str]:
        return frozenset(form for words in lists for word in words for form in word_forms(word, None, grammar))

    return Condition(
        forms([part.before for part in parts]),
        forms([part.after for part in parts]),
        forms([part.near for part in parts]),
    )


def _by_first_word(entries: Sequence[TriggerEntry]) -> Mapping[str, tuple[TriggerEntry, ...]]:
    index: dict[str, list[TriggerEntry]] = {}
    for entry in entries:
        for form in entry.pattern[0]:
            index.setdefault(form, []).append(entry)
    return MappingProxyType({form: tuple(found) for form, found in index.items()})


def _event_type(file: EventFile) -> EventType:
    return EventType(
        name=file.type,
        family=file.family,
        generality=file.generality,
        apart=file.apart,
        speech=file.speech,
        named=file.named,
        place_takes_part=file.place_takes_part,
        target_is_place=file.target_is_place,
        promotes=frozenset(file.promotes.types if file.promotes is not None else ()),
        offices=frozenset(file.promotes.offices if file.promotes is not None else ()),
        absorbs=frozenset(file.absorbs),
    )


def _examples(file: EventFile) -> Iterator[Example]:
    for language, examples in file.examples.items():
        for example in examples:
            events = tuple(
                ExpectedEvent(tuple(e.participants), tuple(e.places), tuple(e.dates), e.status) for e in example.events
            )
            yield Example(file.type, language, example.text, example.published, events)
