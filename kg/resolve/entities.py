"""Mentions to entities over a collection: known and full names first, then short names, then what is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.model import Entity, EntityType, Form, Judgement, Match, Name
from kg.resolve.apposition import with_bare
from kg.resolve.clusters import cluster
from kg.resolve.collector import uncollected
from kg.resolve.comparing import judgements
from kg.resolve.context import RARE, Compared, judgement, rarity
from kg.resolve.forms import Key, NameForm
from kg.resolve.identifiers import vague, with_ids
from kg.resolve.shortforms import ShortForms
from kg.text.fold import fold
from kg.text.latin import is_acronym
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer

_BRACKET = 3
_SHOWN = 24
_FULLEST = 4
"""Beyond so many words a fuller name is no better label."""


@dataclass(frozen=True, slots=True)
class Identities:
    """The entities of a collection, the entity of each mention, and the pairs that stay open.

    `compared` tells what it took: pairs of forms that were judged, and pairs of words of short names and of full ones.
    """

    entities: tuple[Entity, ...]
    denotes: Mapping[str, str]
    unsure: tuple[Match, ...]
    compared: int


@dataclass(frozen=True, slots=True)
class EntityResolver:
    """What the clustering of names relies on; `resolve` does it."""

    gazetteer: Gazetteer
    decisions: Decisions

    def resolve(self, forms: Sequence[NameForm], by_names: Iterable[tuple[str, str]] = ()) -> Identities:
        """Group forms into entities; the order of articles changes nothing.

        `by_names` are mentions of a person and of a by-name that the text gives, by id. What articles are filed
        under gives an entity spellings; a name that no sentence has is none.
        """
        with uncollected():
            return self._resolved(forms, by_names)

    def _resolved(self, forms: Sequence[NameForm], by_names: Iterable[tuple[str, str]]) -> Identities:
        forms, aliases = _called(self._parted(forms), by_names)
        short = [form for form in forms if form.short]
        full = [form for form in forms if not form.short]
        by_key = {form.key: form for form in forms}
        decided = {frozenset((fold(row.left), fold(row.right))) for row in self.decisions.rows}
        judged = judgements([form for form in full if _compared(form)], self.decisions, decided)
        stated = [*_acronyms(full), *aliases]
        told = [pair for pair in stated if self.decisions.on(*(by_key[k].name for k in pair)) is None]
        clusters = cluster(full, judged, welded=[*told, *self._decided(full)])
        placed = self._place(short, full, clusters)
        named = [keys for keys in placed.clusters if not all(by_key[k].filed for k in keys)]
        same: dict[Key, dict[Key, Match]] = defaultdict(dict)
        for (one, other), match in {**judged.matches, **placed.matches}.items():
            if match.judgement is Judgement.SAME:
                same[one][other] = match
        entities = with_ids(
            [self._compose([by_key[k] for k in keys], same) for keys in named],
            self.gazetteer,
            [{_place_of(by_key[k]) for k in keys if k in placed.moved} for keys in named],
        )
        denotes = {mention: entity.id for entity in entities for mention in entity.mentions}
        unsure = {m for m in [*judged.matches.values(), *placed.unsure] if m.judgement is Judgement.UNSURE}
        return Identities(
            entities,
            denotes,
            tuple(sorted(unsure, key=lambda m: (m.left, m.right, m.score))),
            judged.compared + placed.compared,
        )

    def _parted(self, forms: Sequence[NameForm]) -> Sequence[NameForm]:
        """The forms, of which those lose their place in the gazetteer that people have told from another name of it."""
        listed: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            if form.known is not None:
                listed[fold(form.name)].add(form.known)
        lost = {fold(row.right) for row in self.decisions.apart() if listed[fold(row.left)] & listed[fold(row.right)]}
        return [_unlisted(form) if form.known is not None and fold(form.name) in lost else form for form in forms]

    def _decided(self, forms: Sequence[NameForm]) -> Iterable[tuple[Key, Key]]:
        by_name: dict[str, list[Key]] = defaultdict(list)
        for form in forms:
            by_name[fold(form.name)].append(form.key)
        for row in self.decisions.together():
            for one in by_name.get(fold(row.left), ()):
                yield from ((one, other) for other in by_name.get(fold(row.right), ()))

    def _place(
        self, short: Sequence[NameForm], full: Sequence[NameForm], clusters: Sequence[tuple[Key, ...]]
    ) -> _Placed:
        """Short forms put into the clusters they mean; those that mean nobody named in full are compared with
        each other, and what is open stays an entity of its article."""
        owner = {key: keys[0] for keys in clusters for key in keys}
        finder = ShortForms([form for form in full if form.type is EntityType.PERSON], owner)
        finder.look_ahead(short)
        decided = self._short_decided(full)
        members = {keys[0]: list(keys) for keys in clusters}
        placed = _Placed([], {}, [], set(), finder.compared)
        alone: list[NameForm] = []
        for form in short:
            target = decided.get(fold(form.name))
            match = self._match(target, form) if target is not None else None
            if target is not None and match is not None:
                members[owner[target.key]].append(form.key)
                placed.matches[target.key, form.key] = match
                continue
            found = finder.place(form)
            if found.target is not None and found.match is not None and not self._apart(found.target, form):
                members[owner[found.target.key]].append(form.key)
                placed.matches[found.target.key, form.key] = found.match
                if found.scope == "collection" and vague(form.name):
                    placed.moved.add(form.key)
            elif found.match is not None:
                placed.unsure.append(found.match)
                members[form.key] = [form.key]
            else:
                alone.append(form)
        self._gather(alone, members, placed)
        placed.clusters.extend(tuple(keys) for keys in members.values())
        return placed

    def _match(self, target: NameForm, form: NameForm) -> Match | None:
        return judgement(Compared.of(target), Compared.of(form), self.decisions)

    def _apart(self, target: NameForm, form: NameForm) -> bool:
        decision = self.decisions.on(target.name, form.name)
        return decision is not None and decision.judgement is Judgement.DIFFERENT

    def _short_decided(self, full: Sequence[NameForm]) -> Mapping[str, NameForm]:
        """Full forms that people have said some name to be short for, by the fold of the short name."""
        by_name = {fold(form.name): form for form in reversed(full)}
        found: dict[str, NameForm] = {}
        for row in self.decisions.together():
            for one, other in ((row.left, row.right), (row.right, row.left)):
                if fold(other) in by_name:
                    found[fold(one)] = by_name[fold(other)]
        return found

    def _gather(self, alone: Sequence[NameForm], members: dict[Key, list[Key]], placed: _Placed) -> None:
        """People who are only ever named by one part: one by article, and one over articles if the name is rare."""
        by_article: dict[Key, list[NameForm]] = defaultdict(list)
        for form in alone:
            by_article[form.key[:4]].append(form)
        firsts = [group[0] for _, group in sorted(by_article.items())]
        named = {fold(name) for row in self.decisions.rows for name in (row.left, row.right)}
        spelled: dict[tuple[str, str], list[NameForm]] = defaultdict(list)
        for form in firsts:
            key = fold(form.name)
            if rarity(form.name) >= RARE or key in named:
                spelled[key, form.language].append(form)
        rare = [_as_one(group) for group in spelled.values()]
        judged = judgements(rare, self.decisions)
        placed.matches.update(judged.matches)
        placed.compared += judged.compared
        same_name = {group[0].key: group for group in spelled.values()}
        home = {
            form.key: keys[0]
            for keys in cluster(rare, judged, welded=self._decided(rare))
            for key in keys
            for form in same_name[key]
        }
        for first in firsts:
            owner = home.get(first.key, first.key)
            members.setdefault(owner, []).extend(form.key for form in by_article[first.key[:4]])

    def _compose(self, forms: Sequence[NameForm], same: Mapping[Key, Mapping[Key, Match]]) -> Entity:
        """One entity of some forms; its id is given later."""
        mentions = [m for form in forms for m in form.mentions]
        written = [m for m in mentions if m.form is Form.NAME]
        known = next((form.known for form in forms if form.known is not None), None)
        entry = self.gazetteer.entry(known) if known is not None else None
        labels = {language: _best(forms, language) for language in sorted({form.language for form in forms})}
        if entry is not None:
            labels = {**labels, **{language: names[0] for language, names in sorted(entry.names.items())}}
        types: Counter[EntityType] = Counter()
        for mention in mentions:
            types[mention.type] += 1 if mention.confidence < 0.9 else 2
        keys = {form.key for form in forms}
        found = (m for a in sorted(keys & same.keys()) for b, m in same[a].items() if b in keys)
        matches = [m for m in found if fold(m.left) != fold(m.right)]
        matches += _listed(forms, entry.label(forms[0].language) if entry is not None else None)
        usual = forms[0].type if forms[0].namesake else min(types, key=lambda kind: (-types[kind], kind))
        type = entry.type if entry is not None else usual
        return Entity(
            id="",
            type=type,
            labels=labels,
            names=tuple(sorted(set(with_bare((Name(m.name, m.language) for m in written), type)))),
            mentions=tuple(sorted(m.id for m in mentions)),
            known=known,
            matches=tuple(sorted(set(matches), key=lambda m: (-m.score, m.left, m.right))[:_SHOWN]),
        )


@dataclass(slots=True)
class _Placed:
    clusters: list[tuple[Key, ...]]
    matches: dict[tuple[Key, Key], Match]
    unsure: list[Match]
    moved: set[Key]
    compared: int


def _as_one(forms: Sequence[NameForm]) -> NameForm:
    """Forms of one spelling as one, with all that stands beside them; the key is that of the first."""
    return replace(
        forms[0],
        mentions=tuple(mention for form in forms for mention in form.mentions),
        offices=frozenset().union(*(form.offices for form in forms)),
        around=frozenset().union(*(form.around for form in forms)),
    )


def _place_of(form: NameForm) -> tuple[str, str]:
    return form.name, form.mentions[0].document


def _unlisted(form: NameForm) -> NameForm:
    return replace(form, known=None, key=(form.kind, fold(form.name), form.language, "decided"))


def _compared(form: NameForm) -> bool:
    """Whether a form is compared with others: nationality words and known places are what they are, but a name in
    no list may be a spelling of one."""
    return form.known is None or any(m.form is Form.NAME for m in form.mentions)


def _called(
    forms: Sequence[NameForm], by_names: Iterable[tuple[str, str]]
) -> tuple[Sequence[NameForm], list[tuple[Key, Key]]]:
    """The forms, by-names as full ones, and the pairs of keys that a text says to be one."""
    owner = {mention.id: form for form in forms for mention in form.mentions}
    pairs = [(owner[one].key, owner[other].key) for one, other in by_names if one in owner and other in owner]
    called = {other for _, other in pairs}
    return [replace(form, short=False) if form.key in called else form for form in forms], sorted(set(pairs))


def _acronyms(full: Sequence[NameForm]) -> Iterable[tuple[Key, Key]]:
    """Forms of which one stands in brackets behind the other: "Rapid Support Forces (RSF)", "اتحاد الصناعات (BDI)"."""
    ends: dict[tuple[str, int], NameForm] = {
        (m.document, m.span.end + gap): form
        for form in full
        if form.type is EntityType.ORGANIZATION
        for m in form.mentions
        for gap in range(1, _BRACKET + 1)
    }
    for form in full:
        if not is_acronym(form.name):
            continue
        for mention in form.mentions:
            expanded = ends.get((mention.document, mention.span.start))
            if expanded is not None and expanded is not form and _initials(form, expanded):
                yield expanded.key, form.key


def _initials(acronym: NameForm, name: NameForm) -> bool:
    """Whether an acronym may be that of a longer name; across languages its letters tell nothing."""
    if acronym.language != name.language or not name.name.isascii():
        return True
    letters = [word[0] for word in name.name.split() if word[:1].isupper()]
    return bool(letters) and acronym.name[0] == letters[0]


def _best(forms: Sequence[NameForm], language: str) -> str:
    """The fullest name in a language, of equally full ones the most frequent."""
    names = Counter(m.name for f in forms if f.language == language for m in f.mentions if m.form is Form.NAME)
    names = names or Counter(m.name for f in forms if f.language == language for m in f.mentions)
    return min(names, key=lambda name: (-min(len(name.split()), _FULLEST), -names[name], name))


def _listed(forms: Sequence[NameForm], label: str | None) -> Iterable[Match]:
    """Why spellings of a gazetteer entry are one: the list says so."""
    if label is None:
        return
    listed = {form.name for form in forms if form.known is not None and fold(form.name) != fold(label)}
    for name in sorted(listed):
        yield Match(name, label, Judgement.SAME, 0.99, (f"both are names of {label} in the gazetteer",))
