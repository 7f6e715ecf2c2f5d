"""What readers of verbs and of nouns share: links, places, and the words that say whether it happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kg.extract.arguments import ATTENDEE, Link, role_in
from kg.extract.phrase_clauses import Clause, Clauses, Complement
from kg.extract.phrase_line import Line, Phrase
from kg.extract.phrase_pieces import RESUMING, Piece
from kg.extract.triggers import Trigger
from kg.model import EntityType, Form, Mention, Role
from kg.text.arabic import bare
from kg.text.fold import fold
from kg.vocab.inflect import SUFFIXES, Tense

CERTAIN, LIKELY = 1.0, 0.85
_PARTIES = 2
_SENDING = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})
_FOR = "ل"
_DONE = frozenset({"قد", "لقد"})
_IMPERFECT = frozenset("يت")


class TriggerReader:
    """Collects the links of one trigger; the first link of a mention stays."""

    def __init__(self, line: Line, trigger: Trigger) -> None:
        self.line = line
        self.trigger = trigger
        self.clauses = Clauses(line)
        self.frame = trigger.entry.frame
        self.links: dict[str, Link] = {}
        self.heads = {t.head: t for t in line.scene.triggers if t.tokens != trigger.tokens and not t.verbal}

    def put(self, slot: str, mentions: Iterable[Mention], confidence: float = CERTAIN, *, by: bool = False) -> bool:
        """Link mentions that fit a slot; whether any was linked. `by` tells that people stand for what is mentioned."""
        done = False
        for mention in mentions:
            role = role_in(self.trigger, slot, mention) or (self._role_by_people(slot, mention) if by else None)
            if role is not None and not self.taken(mention):
                self.links[mention.id] = Link(slot, role, mention, confidence)
                done = True
        return done

    def _role_by_people(self, slot: str, mention: Mention) -> Role | None:
        """The role of a country or body whose people fill a slot for persons: "زار وفد كيني", "رئيسا وزراء …"."""
        roles = [role for role in self.frame.get(slot, ()) if role is not Role.PLACE]
        persons = EntityType.PERSON in self.trigger.entry.takes.get(slot, ())
        return roles[0] if roles and persons and mention.type in _SENDING else None

    def by_people(self, phrase: Phrase) -> bool:
        """Whether a phrase speaks of people who come for somebody."""
        grammar = self.line.grammar
        return phrase.mention is None and self.line.tokens[phrase.head].norm in grammar.people | grammar.delegations

    def taken(self, mention: Mention) -> bool:
        return any(link.mention.span.overlaps(mention.span) for link in self.links.values())

    def placed(self) -> bool:
        return any(link.role is Role.PLACE for link in self.links.values())

    def partners(self) -> int:
        return sum(1 for link in self.links.values() if link.role is not Role.PLACE)

    def suffix(self) -> tuple[Mention, ...]:
        """The pronoun written onto the trigger."""
        span = self.line.tokens[self.trigger.head].span
        return tuple(m for m in self.line.scene.mentions if m.form is Form.ANAPHOR and span.contains(m.span))

    def complements(self, found: Sequence[Complement], confidence: float = CERTAIN) -> None:
        """Link prepositional phrases by their preposition; what follows another event belongs to that."""
        passed: list[Trigger] = []
        for complement in found:
            slot = self.line.tokens[complement.preposition].norm
            other = next((t for t in passed if slot in t.entry.frame and t.head > self.trigger.head), None)
            own = complement.preposition not in self.trigger.tokens or slot in self.trigger.entry.requires
            if slot in self.frame and own and other is None:
                self.put(slot, self.line.members(complement.phrase), confidence)
            if other is None:
                self._attending(complement)
            passed += [self.heads[p.head] for p in complement.phrase.chain() if p.head in self.heads]

    def _attending(self, complement: Complement) -> None:
        """Who is at the event by a noun that says so: "بحضور الرئيس", "برعاية الوزير"."""
        phrase = complement.phrase
        attending = self.line.tokens[phrase.head].norm in self.line.grammar.attending
        if attending and phrase.genitive is not None and ATTENDEE in self.frame:
            self.put(ATTENDEE, self.line.members(phrase.genitive), LIKELY)

    def place(self, *searches: Sequence[Complement]) -> None:
        """The place of the event: the nearest phrase with a preposition of place that names one."""
        if self.placed():
            return
        for found in searches:
            for complement in found:
                slot = self.line.tokens[complement.preposition].norm
                if slot not in self.line.grammar.places:
                    continue
                if self._of_a_topic(complement):
                    continue
                spots = [m for m in self.line.members(complement.phrase) if m.type.spatial and not self.taken(m)]
                if spots and complement.phrase.head not in self.heads:
                    for spot in spots[:2]:
                        self.links[spot.id] = Link(slot, Role.PLACE, spot, LIKELY)
                    return

    def _of_a_topic(self, complement: Complement) -> bool:
        """Whether a place only says where what is spoken of is: "بحث التطورات في ليبيا", "بشأن الوضع في مالي"."""
        line = self.line
        before = line.at.get(complement.preposition - 1)
        if before is None or before.end != complement.preposition or line.members(before):
            return False
        heads = {phrase.head for phrase in before.chain()}
        named = any(phrase.mention is not None for phrase in before.chain())
        if named or heads & {*self.heads, *self.trigger.tokens}:
            return False
        town = all(m.type is EntityType.CITY for m in line.members(complement.phrase))
        over = line.tokens[before.start - 1].norm
        if line.piece(before.start - 1) is Piece.PREPOSITION:
            return over in line.grammar.topics or (over == _FOR and not town)
        # What stands right behind the verb may be its subject: "جرى الحفل في …".
        subject = line.piece(before.start - 1) is Piece.VERB
        if self.trigger.verbal and self.trigger.head == before.start - 1:
            subject = self.trigger.entry.least < _PARTIES  # who talks is named, so that is what they talk about
        return not subject and not town and any(line.tokens[head].definite for head in heads)

    def between(self, start: int, end: int) -> None:
        """The pronoun of "between them": "التدريبات المشتركة بينهما"."""
        for index in range(start, min(end, len(self.line.pieces))):
            token = self.line.tokens[index]
            if self.line.piece(index) is not Piece.OTHER:
                continue
            for mention in self.line.scene.mentions:
                slot = token.norm.removesuffix(fold(mention.surface))
                if mention.form is Form.ANAPHOR and token.span.contains(mention.span) and slot in self.frame:
                    self.put(slot, (mention,))

    def subject(self, clause: Clause, *, without: Phrase | None = None) -> Phrase | None:
        """Who does what the verb of a clause says, if it is written."""
        if clause.lead is not None and not (clause.relative and self.carries_pronoun(clause.verb)):
            return clause.lead
        for phrase in clause.nouns[:1]:
            if without is None or phrase.start != without.start:
                return phrase
        return None

    def carries_pronoun(self, verb: int) -> bool:
        return bare(self.line.tokens[verb].surface).endswith(SUFFIXES)

    # Words that say whether it happened

    def over(self, clause: Clause) -> Iterator[int]:
        """The particles of a verb, then the words its clause depends on, outwards."""
        yield from self._marks(clause)
        joined = clause
        for _ in range(3):
            if joined.after is not Piece.AND and not self._during(joined):
                break
            earlier = self._verb_before(joined.start - 1)
            if earlier is None or not self._alike(earlier, clause.verb):
                break
            joined = self.clauses.clause(earlier)
            yield from self._marks(joined)
        antecedent = self._antecedent(joined)
        if antecedent is not None:
            governor = self.clauses.governor(antecedent)
            yield from self.said(governor.path)
            if governor.index is not None and governor.index != clause.verb:
                yield governor.index
                yield from self.over(self.clauses.clause(governor.index))
            return
        above, verb = self.clauses.above(joined)
        yield from self.said(above)
        for _ in range(3):
            if verb is None:
                return
            above, verb = self.clauses.above(self.clauses.clause(verb))
            yield from self.said(above)

    def _marks(self, clause: Clause) -> Iterator[int]:
        yield from (i for i in clause.particles if not self._completed(i, clause.verb))

    def _during(self, clause: Clause) -> bool:
        """Whether a clause is told in the course of what the verb before says: "سيمضي يومين يلتقي خلالهما"."""
        following = self.line.tokens[clause.verb + 1 : clause.verb + 2]
        return clause.after is Piece.NOUN and any(token.norm in RESUMING for token in following)

    def _antecedent(self, clause: Clause) -> Phrase | None:
        """The indefinite noun that a clause without a relative word describes: "لقاء جمع الوزيرين"."""
        if clause.lead is not None or clause.after is not Piece.NOUN:
            return None
        phrase = self.line.at.get(clause.start - 1)
        return phrase if phrase is not None and phrase.mention is None else None

    def said(self, indices: Iterable[int]) -> Iterator[int]:
        for index in indices:
            following = next((i for i in range(index + 1, index + 4) if self.line.piece(i) is Piece.VERB), None)
            if following is None or not self._completed(index, following):
                yield index

    def _completed(self, particle: int, verb: int) -> bool:
        """Before a perfect, قد says that it is done; before an imperfect, that it may be."""
        if self.line.tokens[particle].norm not in _DONE:
            return False
        if verb == self.trigger.head and self.trigger.inflection.tense is not Tense.NONE:
            return self.trigger.inflection.tense is Tense.PAST
        return self.line.tokens[verb].norm[:1] not in _IMPERFECT

    def _verb_before(self, at: int) -> int | None:
        while at >= 0 and self.line.piece(at) not in (Piece.STOP, Piece.CLAUSE, Piece.RELATIVE):
            if self.line.piece(at) is Piece.VERB:
                return at
            at -= 1
        return None

    def _alike(self, earlier: int, verb: int) -> bool:
        """Whether two verbs are both imperfect: "أن يلتقي … ويتفقد"."""
        first, second = (self.line.tokens[i].norm[:1] for i in (earlier, verb))
        return first in _IMPERFECT and second in _IMPERFECT

    def widened(self, start: int, end: int) -> tuple[int, int]:
        """The token range in which dates belong to a clause: with what stands before its verb."""
        while start > 0 and self.line.piece(start - 1) not in (
            Piece.STOP, Piece.CLAUSE, Piece.VERB, Piece.THAT, Piece.RELATIVE
        ):  # fmt: skip
            start -= 1
        return start, end
