"""Arguments of triggers in sentences with a dependency parse."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.arguments import ATTENDEE, MODIFIER, OBJECT, OF, SUBJECT, Link, Reading, Scene, role_in
from kg.extract.bearing import bearing, marks
from kg.extract.clauses import small_clauses, told_of
from kg.extract.nominals import Nominals
from kg.extract.spots import Spots
from kg.extract.subjects import Subjects
from kg.extract.syntax import SUBJECTS, Tree
from kg.extract.triggers import Trigger
from kg.model import EntityType, Mention, Role

_CERTAIN, _LIKELY, _LOOSE = 1.0, 0.85, 0.6
RECIPIENT = "to"
_BEARERS = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


class TreeFinder:
    """Reads subjects, objects, prepositional phrases and governors off the parse."""

    name = "tree/1"

    def read(self, scene: Scene, trigger: Trigger) -> Reading | None:
        tree = Tree(scene.sentence.tokens)
        reader = _Reader(scene, trigger, tree, Nominals(scene, tree))
        if trigger.verbal:
            reader.read_verb()
        elif not reader.read_noun() or reader.topic():
            return None
        return reader.reading()


class _Reader:
    """Collects the links of one trigger; the first link of a mention stays."""

    def __init__(self, scene: Scene, trigger: Trigger, tree: Tree, nominals: Nominals) -> None:
        self.scene = scene
        self.trigger = trigger
        self.tree = tree
        self.nominals = nominals
        self.grammar = scene.grammar
        self.subjects = Subjects(tree, nominals, scene.grammar)
        self.links: dict[str, Link] = {}
        self.support: int | None = None
        self.understood = False
        self.apart = False

    def reading(self) -> Reading:
        links = sorted(self.links.values(), key=lambda link: (link.mention.span, link.slot))
        tokens = sorted(self._clause(self.tree.clause_of(self.trigger.head)))
        return Reading(
            links=tuple(links),
            clause=(tokens[0], tokens[-1] + 1),
            support=self.support,
            understood=self.understood and not any(link.slot == SUBJECT for link in links),
            bearing=tuple(self._bearing()),
            ours=self._ours(),
            besides=tuple(self._besides()),
        )

    def _clause(self, verb: int) -> Iterator[int]:
        """The clause of a verb, with what is added to it in a participle: "raided a mine, arresting 40 people"."""
        yield from self.tree.own_clause(verb)
        others = {t.head for t in self.scene.triggers if t.type != self.trigger.type}
        for child in self.tree.children(verb, "advcl"):
            adds = self.tree.tokens[child].norm.endswith("ing") and not self.tree.children(child, *SUBJECTS, "mark")
            if adds and child not in others:
                yield from self.tree.own_clause(child)

    def _ours(self) -> bool:
        """Whether the subject is whoever is quoted: "we agreed", "we signed a pact"."""
        verb = self.trigger.head if self.trigger.verbal else self.support
        return verb is not None and any(self.tree.tokens[s].norm in self.grammar.ours for s in self.subjects.of(verb))

    def _besides(self) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Who is in an event of its own: "Besides his counterpart, Rutte met …", "in addition to …"."""
        if not self.trigger.verbal or OBJECT not in self.trigger.entry.frame:
            return
        for agent in self._agents(self.trigger.head)[0][1:] if self.tree.passive(self.trigger.head) else ():
            found = ((m, role_in(self.trigger, SUBJECT, m)) for m in self.nominals.denoted(agent))
            links = tuple(Link(SUBJECT, role, m, _LIKELY) for m, role in found if role is not None)
            if links:  # "was received by the minister and afterwards by the king"
                yield agent, links
        for preposition, noun in self.tree.prepositions(self.trigger.head):
            nouns = [noun] if self.tree.lemma(preposition) in self.grammar.besides else []
            if self.tree.lemma(noun) in self.grammar.besides:
                nouns = [inner for _, inner in self.tree.prepositions(noun)]
            for other in nouns:
                found = ((m, role_in(self.trigger, OBJECT, m)) for m in self.nominals.denoted(other))
                links = tuple(Link(OBJECT, role, m, _LIKELY) for m, role in found if role is not None)
                if links:
                    yield preposition, links

    def _bearing(self) -> Iterator[int]:
        """A noun that is said to have been made ("promises made in Oslo") stands, whatever governs it."""
        if self.apart:
            return marks(self.tree, self.trigger.head)
        if self.support is None or not self._stated(self.support):
            return bearing(self.tree, self.trigger, self.grammar)
        return marks(self.tree, self.support)

    def _stated(self, verb: int) -> bool:
        """Whether a clause or participle behind the noun says that it was made."""
        if self.tree.lemma(verb) in self.grammar.wishing:  # "talks scheduled for Sunday were cancelled"
            return False
        return self.tree.relation(verb) == "relcl" or (self.tree.relation(verb) == "acl" and self.tree.passive(verb))

    def link(self, slot: str, index: int, confidence: float = _CERTAIN) -> bool:
        """Put what the noun phrase at `index` denotes into a slot; whether anything was put."""
        if self.put(slot, self.nominals.denoted(index), confidence):
            return True
        aimed = Role.TARGET in self.trigger.entry.frame.get(slot, ())
        return aimed and self.put(slot, self.nominals.owners(index), _LOOSE)  # "tariffs on Chilean wine"

    def put(self, slot: str, mentions: tuple[Mention, ...], confidence: float) -> bool:
        done = False
        for mention in mentions:
            role = role_in(self.trigger, slot, mention)
            if role is not None and not self._taken(mention):
                self.links[mention.id] = Link(slot, role, mention, confidence)
                done = True
        return done

    def _taken(self, mention: Mention) -> bool:
        return any(link.mention.span.overlaps(mention.span) for link in self.links.values())

    # Verbs

    def read_verb(self) -> None:
        head = self.trigger.head
        if SUBJECT in self.trigger.entry.frame:
            subjects, self.understood = self._agents(head)
            for subject in subjects[:1] if self.tree.passive(head) else subjects:
                self.put(SUBJECT, self.nominals.acting(head, subject), _LIKELY) or self.link(SUBJECT, subject)
            if not subjects and not self.tree.passive(head):
                self.put(SUBJECT, self.nominals.group_before(head), _LOOSE)
        if OBJECT in self.trigger.entry.frame:
            for patient in self._patients(head):
                if not self.link(OBJECT, patient):
                    for owner in self.tree.children(patient, "poss"):  # "approved Chad's request"
                        self.link(OBJECT, owner, _LOOSE)
        for teller in self._tellers(head):
            self.apart = self.link(SUBJECT, teller, _LOOSE)
        for slot, told in told_of(self.tree, head, self.grammar):
            if slot in self.trigger.entry.frame and not any(link.slot == OBJECT for link in self.links.values()):
                self.link(slot, told, _LIKELY)
        for index in self.trigger.tokens:
            self._prepositions(index, _CERTAIN)
        for child in (*self.tree.children(head, "dobj"), *self._patients(head)):
            if not self.nominals.named(child):
                self._prepositions(child, _LIKELY)
        self._place()

    def _agents(self, verb: int) -> tuple[tuple[int, ...], bool]:
        """Who does it, and whether a subject is understood but could not be found."""
        if self.tree.passive(verb):
            by = tuple(
                noun
                for preposition, noun in self.tree.prepositions(verb)
                if self.tree.relation(preposition) == "agent" or self.tree.lemma(preposition) == "by"
            )
            return by, False
        found = self.subjects.of(verb)
        return found, not found

    def _patients(self, verb: int) -> tuple[int, ...]:
        if self.tree.passive(verb):
            parent = self.tree.parent(verb)
            if self.tree.relation(verb) == "acl" and parent is not None:
                return (parent,)
            return self.subjects.of(verb)
        objects = self.tree.children(verb, "dobj", "dative") or self.tree.children(verb, "oprd")
        parent = self.tree.parent(verb)
        whole = self.tree.children(verb, "ccomp", "xcomp") or any(
            self.tree.lemma(c) in ("when", "where") for c in self.tree.children(verb, "advmod")
        )
        if not objects and self.tree.relation(verb) == "relcl" and parent is not None and not whole:
            own = [s for s in self.tree.children(verb, *SUBJECTS) if not self.nominals.relative(s)]
            return (parent,) if own else ()
        bare = self.tree.lemma(verb) in self.grammar.controllers
        if not objects and (told := small_clauses(self.tree, verb, bare=bare)):
            return told
        return tuple(parent if self.nominals.relative(o) and parent is not None else o for o in objects)

    def _tellers(self, verb: int) -> tuple[int, ...]:
        """Who says two things where the second seems a part of the first: "said it was late and urged"."""
        spoken = Role.SPEAKER in self.trigger.entry.frame.get(SUBJECT, ())
        first = self.tree.first_conjunct(verb)
        above = self.tree.parent(first)
        if not spoken or first == verb or above is None or self.tree.relation(first) != "ccomp":
            return ()
        if self.tree.children(verb, *SUBJECTS) or any(link.slot == SUBJECT for link in self.links.values()):
            return ()
        return self.subjects.of(above)

    # Nouns

    def read_noun(self) -> bool:
        head = self.trigger.head
        if self.nominals.inside_name(head):
            return False
        base = self.nominals.carrier(head)
        self._phrase(head)
        whole = {base, *self.trigger.tokens, *self.tree.children(head, "appos")}
        if self.tree.relation(head) == "compound" and (noun := self.tree.parent(head)) is not None:
            whole.add(noun)  # "Russian aid reliance"
        for index in sorted(whole - {head}):
            self._phrase(index)
        for verb in self._clauses(head, base):
            self._participle(verb)
        governor = self._governor(base)
        if governor is not None:
            self._governed(base, governor)
        self._place()
        return True

    def topic(self) -> bool:
        """Whether a noun only tells what another event is about: "talks on security cooperation", "discussed trade"."""
        above = self.tree.parent(self.nominals.carrier(self.trigger.head))
        own = any(link.role is not Role.PLACE for link in self.links.values())
        if above is None or own or self.tree.relation(self.nominals.carrier(self.trigger.head)) in SUBJECTS:
            return False
        if self.tree.tokens[above].norm in self.grammar.about:
            about = self.tree.parent(above)
            return any(about in t.tokens and not t.verbal for t in self.scene.triggers)
        # Verbs that do not take what they govern for somebody in their event speak about it.
        return any(above in t.tokens and t.verbal and not t.entry.frame.get(OBJECT) for t in self.scene.triggers)

    def _phrase(self, noun: int) -> None:
        aimed = self._aimed(noun)
        for possessor in self.nominals.possessors(noun):
            self.link(SUBJECT if aimed else OF, possessor)
        self._prepositions(noun, _CERTAIN)
        self.put(MODIFIER, self.nominals.modifiers(noun), _CERTAIN)

    def _clauses(self, head: int, base: int) -> Iterator[int]:
        """The verbs that say what was done with an event: "signed" of "a deal brokered by Qatar and signed in Doha".

        "Talks between Oslo and Quito, which resumed in Lima": parsers hang the clause on the last name.
        """
        for noun in dict.fromkeys((head, base)):
            for verb in self.tree.children(noun, "acl", "relcl"):
                yield from self.tree.conjuncts(verb)
        subject = self.tree.parent(head) if self.tree.relation(head) in SUBJECTS else None
        for verb in self.tree.children(subject, "advcl") if subject is not None else ():
            if verb < head and self.tree.passive(verb):  # "Signed by Oslo and Quito in 1929, the treaty …"
                yield verb
        for _, noun in self.tree.prepositions(head):
            for verb in (v for c in self.tree.conjuncts(noun) for v in self.tree.children(c, "relcl")):
                subjects = self.tree.children(verb, *SUBJECTS)
                thing = any(self.tree.tokens[s].norm == "which" for s in subjects)
                if thing and self.tree.lemma(verb) in self.trigger.entry.support:
                    yield verb

    def _aimed(self, noun: int) -> bool:
        """Whether a noun says at whom it is aimed, so that its owner is who does it: "Zambia's arrest of …"."""
        frame = self.trigger.entry.frame
        if SUBJECT not in frame or Role.TARGET not in frame.get(OF, ()):
            return False
        if Role.SPEAKER in frame[SUBJECT]:  # "Kyiv's accusations"
            return True
        return any(
            Role.TARGET in frame.get(self.tree.tokens[preposition].norm, ()) and self.nominals.denoted(inner)
            for preposition, inner in self.tree.prepositions(noun)
        )

    def _participle(self, verb: int) -> None:
        """ "Talks held in Geneva", "a statement issued by Oslo", "the deal that Oslo signed"."""
        role = self.trigger.entry.support.get(self.tree.lemma(verb))
        if role is None or self.tree.children(verb, "oprd"):  # "the vote, which Oslo considered illegal"
            return
        self.support = verb
        agents, _ = self._agents(verb)
        for agent in agents:
            if agent not in self.trigger.tokens:
                self._support_subject(verb, agent, role)
        self._prepositions(verb, _LIKELY)

    def _support_subject(self, verb: int, index: int, role: Role) -> None:
        for mention in self.nominals.acting(verb, index) or self.nominals.denoted(index):
            allowed = self.trigger.entry.takes.get(SUBJECT)
            if not self._taken(mention) and (allowed is None or mention.type in allowed):
                self.links[mention.id] = Link(SUBJECT, role, mention, _CERTAIN)

    def _governor(self, noun: int) -> int | None:
        """The verb (or preposition's verb) that the noun phrase depends on."""
        return self.tree.parent(self.tree.first_conjunct(noun))

    def _governed(self, base: int, governor: int) -> None:
        first = self.tree.first_conjunct(base)
        relation = self.tree.relation(first)
        if self.tree.verbal(governor):
            role = self.trigger.entry.support.get(self.tree.lemma(governor))
            if relation in SUBJECTS:
                self._prepositions(governor, _LIKELY)
                if role is not None and self.support is None:
                    self.support = governor
            elif role is not None and self.tree.lemma(governor) not in self.trigger.entry.happens:
                self._carried(governor, role)
        elif relation == "pobj":
            verb = self.tree.parent(governor)
            if verb is not None and self.tree.tokens[verb].norm in self.grammar.later:  # "said ahead of talks with …"
                above = self.tree.parent(verb)
                if above is not None and self.tree.verbal(above):
                    self._attended(above, later=True)
                return
            if self._aside(base, governor) or verb is None or not self.tree.verbal(verb):
                return
            role = self.trigger.entry.support.get(self.tree.lemma(verb))
            preposition = self.tree.tokens[governor].norm
            full = self.tree.lemma(verb) in self.trigger.entry.happens and self.tree.children(verb, "dobj")
            if role is not None and preposition in self.grammar.engaging and not full:
                self._carried(verb, role)
            elif preposition in self.grammar.engaging and self.tree.lemma(verb) in self.grammar.travelling:
                self._attended(verb, later=False)
            elif preposition in self.grammar.circumstances:
                self._attended(verb, later=preposition in self.grammar.later)

    def _aside(self, base: int, preposition: int) -> bool:
        """ "Ali Bongo, on a visit to Oslo, …", "Awa Diallo, in jail since May": who is described takes part."""
        role = self.trigger.entry.support.get("be")
        if role is None and ATTENDEE not in self.trigger.entry.frame:
            return False
        described = self.nominals.described(preposition)
        for mention in described if not self._partners() or role is None else ():
            slot = ATTENDEE if role is None else SUBJECT
            if not self._taken(mention) and mention.type in self.trigger.entry.takes.get(slot, _BEARERS):
                given = role or self.trigger.entry.frame[slot][0]
                self.links[mention.id] = Link(slot, given, mention, _LIKELY)
        if described and role is not None:
            self.support = base
        return bool(described)

    def _carried(self, verb: int, role: Role) -> None:
        self.support = verb
        agents, self.understood = self._agents(verb)
        for agent in agents:
            self._support_subject(verb, agent, role)
        if not agents and not self.tree.passive(verb):
            for mention in self.nominals.group_before(verb):
                if not self._taken(mention):
                    self.links[mention.id] = Link(SUBJECT, role, mention, _LOOSE)
        self._prepositions(verb, _LIKELY)
        if RECIPIENT in self.trigger.entry.frame:  # "gave Chad a grant"
            for receiver in self.tree.children(verb, "dative"):
                if self.tree.tokens[receiver].pos != "ADP":
                    self.link(RECIPIENT, receiver)

    def _attended(self, verb: int, *, later: bool) -> None:
        """Who does something at an event takes part in it, if the event does not say who does.

        What is done `later`, after the event, counts only where a partner is named: "said after a meeting with Lula".
        """
        if ATTENDEE not in self.trigger.entry.frame or self._partners() >= 2:
            return
        subjects = self.subjects.of(verb)
        together = sum(len(self.nominals.named(subject)) for subject in subjects)
        if later and not self._partners() and together < 2:  # "after decades of talks, Oslo and Quito asked …"
            return
        for subject in subjects:
            self.put(ATTENDEE, self.nominals.acting(verb, subject), _LIKELY) or self.link(ATTENDEE, subject, _LIKELY)
        if not subjects:
            self.put(ATTENDEE, self.nominals.group_before(verb), _LOOSE)

    def _partners(self) -> int:
        return sum(1 for link in self.links.values() if link.role is not Role.PLACE)

    # Prepositional phrases and places

    def _prepositions(self, index: int, confidence: float) -> None:
        for preposition, noun in self.tree.prepositions(index):
            slot = self.tree.tokens[preposition].norm
            if slot in self.trigger.entry.frame:
                done = self.link(slot, noun, confidence)
                for inner, owner in self.tree.prepositions(noun) if not done else ():  # "invested in a port in Chad"
                    behind = self.tree.tokens[inner].norm
                    aimed = Role.TARGET in self.trigger.entry.frame.get(behind, ())
                    if behind == slot or aimed:  # "a ban on imports from Chad"
                        self.link(behind, owner, _LIKELY)
                if slot in self.grammar.pairing:
                    self.put(slot, self.nominals.pair_after(preposition), _LIKELY)

    def _place(self) -> None:
        if any(link.role is Role.PLACE for link in self.links.values()):
            return
        found = Spots(self.scene, self.tree, self.nominals, self.trigger).near(tuple(self.links.values()), self.support)
        if found is not None:
            preposition, spots = found
            for spot in spots[:2]:
                self.links[spot.id] = Link(self.tree.tokens[preposition].norm, Role.PLACE, spot, _LIKELY)
