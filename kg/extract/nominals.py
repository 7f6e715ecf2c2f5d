"""What a noun phrase in a parsed sentence denotes: its mentions, those of its conjuncts and of its owner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.arguments import Scene
from kg.extract.syntax import RELATIVE, Tree
from kg.model import EntityType, Form, Mention, Role, Sentence

_REACH = 6
_COMMA = 3
_DESCRIPTION = frozenset({"PROPN", "NOUN", "ADJ", "DET"})
_BEARERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})
_LINKS = frozenset({"and", ",", "&", "or"})


class Nominals:
    """Noun phrases of one scene."""

    def __init__(self, scene: Scene, tree: Tree) -> None:
        self.scene = scene
        self.tree = tree
        self.grammar = scene.grammar

    def relative(self, index: int) -> bool:
        return self.tree.tokens[index].norm in RELATIVE and self.tree.tokens[index].pos in ("PRON", "DET", "SCONJ")

    def at(self, index: int) -> tuple[Mention, ...]:
        """The mentions over a token, the longest first; nationality words before a noun do not stand for it."""
        return self.scene.mentions_at(index)

    def inside_name(self, index: int) -> bool:
        """Whether the word is part of a name: "Summit" of "Summit Street", "Defense Council"."""
        return any(
            m.form is Form.NAME and m.type in (EntityType.ORGANIZATION, EntityType.PLACE, EntityType.PERSON)
            for m in self.at(index)
        )

    def named(self, index: int) -> tuple[Mention, ...]:
        """The mentions that the words at `index` and its conjuncts name, without those that own it."""
        return self._with_conjuncts(index, owners=False)

    def denoted(self, index: int) -> tuple[Mention, ...]:
        """The mentions a noun phrase speaks of, conjuncts included, in text order."""
        return self._with_conjuncts(index, owners=True)

    def _with_conjuncts(self, index: int, *, owners: bool) -> tuple[Mention, ...]:
        found: list[Mention] = []
        for conjunct in self.tree.conjuncts(index):
            here = self._head_mentions(conjunct)
            if not here and owners:
                here = self.places(conjunct) or self._owners(conjunct) or self._parties(conjunct)
                here = here or self._examples(conjunct)
            if found and here and self._clash(found[0], here[0]):
                break
            found += [m for m in here if m not in found]
            found += [m for m in self._beside(conjunct) if m not in found]
        return tuple(found)

    def _beside(self, index: int) -> Iterator[Mention]:
        """A second name that the parser hung on the description of the first: "A, the minister, and B, …".

        The second of three names in a row is no description of the first: "Fiji, Tonga and Samoa".
        """
        first = next((m for m in self.at(index) if m.form is Form.NAME), None)
        for apposition in self.tree.children(index, "appos"):
            for conjunct in self.tree.children(apposition, "conj"):
                named = [m for m in self.at(conjunct)[:1] if m.form is Form.NAME]
                row = [m for m in self.at(apposition)[:1] if m.form is Form.NAME and first is not None]
                if row and named and first is not None and first.type is row[0].type is named[0].type:
                    yield from row
                    yield from self._with_conjuncts(conjunct, owners=False)
                yield from (m for m in named if m.type is EntityType.PERSON)

    @staticmethod
    def _clash(first: Mention, other: Mention) -> bool:
        """A city and a person are not coordinated, whatever the parser says."""
        spots = {EntityType.CITY, EntityType.PLACE}
        return (first.type in spots) != (other.type in spots) and EntityType.PERSON in (first.type, other.type)

    def _head_mentions(self, index: int) -> tuple[Mention, ...]:
        covering = self.at(index)
        if covering:
            best = covering[0]
            if best.form in (Form.ROLE, Form.ANAPHOR):
                name = self._apposed(index)
                return (name,) if name is not None else (best,)
            return (best,)
        name = self._apposed(index)
        return (name,) if name is not None else self._holders(index)

    def _holders(self, index: int) -> tuple[Mention, ...]:
        """Who holds the office that a word is part of: "chief" of "Sudan's army chief Abdel Fattah Burhan"."""
        span = self.tree.tokens[index].span
        people = (m for m in self.scene.mentions if m.type is EntityType.PERSON and m.form is Form.NAME)
        return tuple(m for m in people if any(cue.span.contains(span) for cue in m.offices))

    def _apposed(self, index: int) -> Mention | None:
        """Whom a description names: "his counterpart, Prince Khalid", "Norway's largest union, the LO"."""
        # Parsers take a second description for one coordinated without "and".
        beside = ("appos",) if self.tree.children(index, "cc") else ("appos", "conj")
        for child in self.tree.children(index, *beside):
            for mention in self.at(child):
                if mention.type in _BEARERS and mention.form is Form.NAME:
                    return mention
        end = max((m.span.end for m in self.at(index)), default=self.tree.tokens[index].span.end)
        following = [t for t in self.tree.tokens if t.span.start >= end]
        if len(following) >= 2 and following[0].surface == "," and self.tree.tokens[index].pos == "NOUN":
            for mention in self.scene.mentions:
                between = [t for t in following[1:] if t.span.end <= mention.span.start]
                if (
                    mention.span.start >= following[1].span.start
                    and len(between) <= 2
                    and all(t.pos == "PROPN" for t in between)
                    and mention.type is EntityType.PERSON
                    and mention.form is Form.NAME
                ):
                    return mention
        return None

    def _owners(self, index: int) -> tuple[Mention, ...]:
        """Whom a noun stands for: "Russian drones", "the government of Peru", "leaders of both sides"."""
        token = self.tree.tokens[index]
        if token.lemma.casefold() not in self.grammar.stands_for and token.norm not in self.grammar.stands_for:
            return ()
        led = self._leaders(index)
        own = list(self.owners(index))
        if led or (any(self.tree.children(index, "poss")) and own):
            return led or tuple(own)
        for preposition, noun in self.tree.prepositions(index):
            if self.tree.lemma(preposition) in ("of", "from"):
                # "leaders of Peru's new government", "a group of Norwegian envoys"
                own += [
                    m
                    for c in self.tree.conjuncts(noun)
                    for m in self._head_mentions(c) or self._owners(c)
                    if m not in own
                ]
        return tuple(own)

    def _leaders(self, index: int) -> tuple[Mention, ...]:
        """Who leads a group that has no name: "a delegation led by Ali Bongo"."""
        verbs = [v for v in self.tree.children(index, "acl") if self.tree.lemma(v) in self.grammar.leading]
        agents = [noun for v in verbs for p, noun in self.tree.prepositions(v) if self.tree.lemma(p) == "by"]
        return tuple(m for noun in agents for m in self.named(noun) if m.type is EntityType.PERSON)

    def _examples(self, index: int) -> tuple[Mention, ...]:
        """Those named of a group that has no name: "officials including Ali Bongo"."""
        given = (noun for p, noun in self.tree.prepositions(index) if self._including(p))
        return tuple(m for noun in given for m in self.named(noun))

    def _including(self, preposition: int) -> bool:
        """Whether a preposition introduces examples: "including", "like", the second word of "such as"."""
        near = self.tree.tokens[max(preposition - 1, 0) : preposition + 1]
        return any(t.norm in self.grammar.including for t in near)

    def owners(self, index: int) -> tuple[Mention, ...]:
        """Whose something is, by possessive or by what stands before the noun: "Chad's army", "Russian drones"."""
        own = tuple(m for child in self.tree.children(index, "poss") for m in self.named(child))
        return own or self.modifiers(index)

    def possessors(self, noun: int) -> tuple[int, ...]:
        """Whose something is, also where it is one of several: "his bid, impeachment and ouster"."""
        tree = self.tree
        own = [p for owned in (noun, *tree.children(noun, "nmod")) for p in tree.children(owned, "poss")]
        own = [self._antecedent(p) if tree.tokens[p].norm == "whose" else p for p in own]
        if own or tree.children(noun, "det"):
            return tuple(own)
        before = self._listed_before(noun)
        if before is None:
            return ()
        return self.possessors(before)

    def _antecedent(self, relative: int) -> int:
        """The noun that a clause with "whose" describes: "Ali Bongo, whose visit to Oslo was called off"."""
        clause = next((a for a in self.tree.ancestors(relative) if self.tree.relation(a) == "relcl"), relative)
        return next(self.tree.ancestors(clause), relative) if clause != relative else relative

    def _listed_before(self, noun: int) -> int | None:
        """What stands before this in a list; where the parser lost the list behind its dates, the event before."""
        tree = self.tree
        first = tree.first_conjunct(noun)
        events = {t.head for t in self.scene.triggers if not t.verbal and t.head < noun}
        if first != noun and (first in events or tree.children(first, "poss")):
            return first
        if tree.relation(first) == "appos":
            return tree.parent(first)
        at = noun - 1
        if at < 1 or tree.tokens[at].norm not in self.grammar.conjunctions:
            return None
        at -= 2 if tree.tokens[at - 1].surface == "," else 1
        return next((e for e in sorted(events) if e <= at and set(range(e, at + 1)) <= set(tree.subtree(e))), None)

    def places(self, index: int) -> tuple[Mention, ...]:
        """The places a phrase names, also behind a noun that introduces them: "the port of Izmail"."""
        named = tuple(m for m in self.named(index) if m.type.spatial and m.form is Form.NAME)
        token = self.tree.tokens[index]
        if named or not {token.norm, token.lemma.casefold()} & self.grammar.spots:
            return named
        inner = [
            noun for p, noun in self.tree.prepositions(index) if self.tree.tokens[p].norm in ("of", "in", "at", "with")
        ]
        inner += self.tree.children(index, "appos")
        found = [m for noun in inner for m in self.named(noun)] + list(self.modifiers(index))
        return tuple(m for m in found if m.type.spatial and m.form is Form.NAME)

    def described(self, preposition: int) -> tuple[Mention, ...]:
        """Who is described by a phrase set off behind the name, or behind an apposition to it: "one of five lawmakers
        in jail"."""
        tree, parent = self.tree, self.tree.parent(preposition)
        if parent is None:
            return ()
        if tree.verbal(parent):  # "Ali Bongo, in jail since May, appeared …"
            subjects = [s for s in tree.children(parent, "nsubj", "nsubjpass") if s < preposition]
            between = tree.tokens[subjects[-1] + 1 : preposition] if subjects else ()
            return self.named(subjects[-1]) if subjects and [t.surface for t in between] == [","] else ()
        first = next((c for c in tree.children(parent, "prep") if c > parent), preposition)
        noun: int | None = parent
        apart = tree.tokens[first - 1].surface == "," or tree.parent(parent) is None
        while noun is not None and not self.at(noun):
            above = tree.parent(noun)
            apart = apart or tree.relation(noun) == "appos"
            noun = tree.parent(above) if tree.relation(noun) == "pobj" and above is not None else above
            if noun is None or tree.verbal(noun):
                return ()
        people = self.named(noun) if noun is not None and apart else ()
        return tuple(m for m in people if m.type is EntityType.PERSON)

    def acting(self, verb: int, subject: int) -> tuple[Mention, ...]:
        """Who the subject of a verb is where its noun phrase says less than the text, nobody where it says it all.

        Parsers lose members of "Lithuania's A and Finland's B held …"; in "the Ugandan army said it had killed …" the
        pronoun means the subject of the report.
        """
        if who := self.before_who(verb):
            return who
        written, group = self.denoted(subject), self.group_before(verb)
        people = all(m.type is EntityType.PERSON for m in group) and self._coordinated(group)
        row = people or self._whole(group, verb)
        if written and len(group) > len(written) and row and all(m in group for m in written):
            return group
        parent = self.tree.parent(verb)
        if parent is None or self.tree.relation(verb) != "ccomp" or any(m.form is not Form.ANAPHOR for m in written):
            return ()
        telling = self.tree.children(parent, "nsubj") if self.tree.tokens[subject].pos == "PRON" else ()
        return tuple(m for teller in telling if not self.at(teller) for m in self.denoted(teller))

    def _coordinated(self, group: Sequence[Mention]) -> bool:
        """Whether the last of a row of names is joined to it by a conjunction."""
        last = [
            t.norm
            for t in self.tree.tokens
            if len(group) > 1 and group[-2].span.end <= t.span.start < group[-1].span.start
        ]
        return any(norm in self.grammar.conjunctions for norm in last)

    def _whole(self, group: Sequence[Mention], verb: int) -> bool:
        """Whether a row of names is all that stands before a verb, as in headlines: "Ghana, Togo sign gas deal"."""
        front = self.tree.tokens[:verb]
        bare = (t for t in front if not any(m.span.overlaps(t.span) for m in group))
        one = len({m.type for m in group}) == 1
        return one and bool(front) and all(t.norm in _LINKS or t.pos in ("AUX", "PART") for t in bare)

    def before_who(self, verb: int) -> tuple[Mention, ...]:
        """The person right before "who", for relative clauses that the parser hung elsewhere."""
        subjects = self.tree.children(verb, "nsubj", "nsubjpass")
        if not subjects or self.tree.tokens[subjects[0]].norm != "who":
            return ()
        start = self.tree.tokens[subjects[0]].span.start
        people = [m for m in self.scene.mentions if m.type is EntityType.PERSON and m.span.end <= start]
        near = [m for m in people if start - m.span.end <= _COMMA]
        return (near[-1],) if near else ()

    def pair_after(self, preposition: int) -> tuple[Mention, ...]:
        """The two behind "between", read off the line: parsers often lose the second."""
        tokens = self.tree.tokens
        first = next((m for m in self.scene.mentions if m.span.start >= tokens[preposition].span.end), None)
        if first is None:
            return ()
        end = first.span.end
        joint = next((i for i, t in enumerate(tokens) if t.span.start >= end), None)
        if joint is None or tokens[joint].norm not in self.grammar.conjunctions:
            return ()
        for index in range(joint + 1, min(joint + 1 + _REACH, len(tokens))):
            found = [m for m in self.at(index) if m.form is not Form.DEMONYM]
            if found:
                return (first, found[0])
            if tokens[index].pos not in _DESCRIPTION:
                return ()
        return ()

    def _parties(self, index: int) -> tuple[Mention, ...]:
        """Who is in an event that is spoken of as an actor: "talks between Oslo and Quito agreed to …"."""
        entry = next((t.entry for t in self.scene.triggers if not t.verbal and index in t.tokens), None)
        if entry is None:
            return ()
        found: list[Mention] = []
        for preposition, noun in self.tree.prepositions(index):
            roles = entry.frame.get(self.tree.tokens[preposition].norm, ())
            if roles and roles[0] is not Role.PLACE:
                found += self.named(noun)
        return tuple(found)

    def modifiers(self, index: int) -> tuple[Mention, ...]:
        """Mentions before a noun that qualify it: "Kim-Trump summit", "US-China talks", "Russian aid"."""
        left = {
            t
            for child in self.tree.children(index, "compound", "amod", "nmod", "punct", "nummod")
            if child < index
            for t in self.tree.subtree(child)
        }
        found: list[Mention] = []
        for mention in self.scene.mentions:
            covered = [i for i, t in enumerate(self.tree.tokens) if mention.span.overlaps(t.span)]
            inner = bool(covered) and all(i in left for i in covered) and index not in covered
            if inner and not any(m.span.contains(mention.span) for m in found):
                found = [m for m in found if not mention.span.contains(m.span)] + [mention]
        return tuple(found)

    def carrier(self, index: int) -> int:
        """The outermost noun that only holds this one: "round" of "a third round of talks"."""
        parent = self.tree.parent(index)
        if self.tree.relation(index) == "pobj" and parent is not None and self.tree.lemma(parent) in ("of", "for"):
            above = self.tree.parent(parent)
            if above is not None and self.tree.lemma(above) in self.grammar.carriers:
                return self.carrier(above)
        return index

    def group_before(self, index: int) -> tuple[Mention, ...]:
        """The coordinated mentions that end right before a verb, for parses that lost the subject."""
        tokens = self.tree.tokens
        at = index - 1
        while at >= 0 and tokens[at].pos in ("AUX", "ADV", "PART"):
            at -= 1
        found: list[Mention] = []
        while at >= 0:
            office = found[0].offices if found else ()  # "Ghana's President John Mahama" is one
            covering = [m for m in self.at(at) if m.form in (Form.NAME, Form.ROLE, Form.ANAPHOR)]
            covering = [m for m in covering if not any(c.span.overlaps(m.span) for c in office)]
            if covering:
                mention = covering[0]
                if found and self._clash(found[0], mention):
                    break
                found.insert(0, mention)
                while at >= 0 and tokens[at].span.start >= mention.span.start:
                    at -= 1
            elif found and (tokens[at].norm in _LINKS or self._title(at, found[0])):
                at -= 1
            elif found and self.tree.relation(at) == "case" and found[0].type is EntityType.PERSON:
                owner = [m for m in self.at(at - 1) if m.type is EntityType.COUNTRY]  # "Finland's Alexander Stubb"
                at -= sum(t.span.overlaps(owner[0].span) for t in tokens) + 1 if owner else at + 1
            else:
                break
        return tuple(m for m in found if not m.type.spatial or m.type is EntityType.COUNTRY)

    def _title(self, index: int, name: Mention) -> bool:
        """Whether a word belongs to the office or title in front of a name."""
        span = self.tree.tokens[index].span
        return any(cue.span.overlaps(span) for cue in name.offices)


def beside(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[str]:
    """Ids of the mentions that only describe another: Putin in "Medinsky, an aide to President Putin"."""
    if not sentence.parsed:
        return
    tree = Tree(sentence.tokens)
    for mention in mentions:
        head = next((i for i, t in enumerate(tree.tokens) if t.span.end == mention.span.end), None)
        if head is None:
            continue
        chain = [head]
        for ancestor in tree.ancestors(head):
            if tree.verbal(ancestor):
                break
            chain.append(ancestor)
        owned = tree.parent(head) if tree.relation(head) == "poss" else None
        person = owned is not None and any(
            m.type is EntityType.PERSON and m.form is Form.NAME and m.span.overlaps(tree.tokens[owned].span)
            for m in mentions
        )
        if person or any(tree.relation(index) == "appos" for index in chain[1:]):  # "Somalia's Hassan Mohamud"
            yield mention.id
