"""Arguments of a verb: its subject, object and prepositional phrases, in the order Arabic puts them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kg.extract.arguments import OBJECT, OF, SUBJECT, Link, Reading, role_in
from kg.extract.phrase_clauses import Clause, Complement
from kg.extract.phrase_line import Phrase
from kg.extract.phrase_pieces import Piece
from kg.extract.phrase_reader import LIKELY, TriggerReader
from kg.model import EntityType, Form, Mention, Role
from kg.text.arabic import bare
from kg.text.fold import fold
from kg.vocab.inflect import SUFFIXES, Number, Tense
from kg.vocab.ontology import family_of

_WHERE = "حيث"
_SEVERAL = (Number.DUAL, Number.PLURAL)
_IMPERFECT = frozenset("يت")
_SHE = "ت"
_MEN = ("ون", "ين")


class VerbReader(TriggerReader):
    """Reads a verb with its clause."""

    def reading(self) -> Reading:
        clause = self.clauses.clause(self.trigger.head)
        understood = self._core(clause)
        besides = tuple(self._besides(clause))
        apart = {at for at, _ in besides} | {c.preposition for c in clause.complements if self._of_a_noun(c)}
        self.complements([c for c in clause.complements if c.preposition not in apart])
        self.between(clause.verb + 1, min((head for head in self.heads if head > clause.verb), default=clause.end))
        self.place(clause.complements, clause.fronted)
        self._where(clause)
        links = sorted(self.links.values(), key=lambda link: (link.mention.span, link.slot))
        return Reading(
            links=tuple(links),
            clause=self.widened(clause.start, clause.end),
            understood=understood and not any(link.slot == SUBJECT for link in links),
            bearing=tuple(dict.fromkeys(self.over(clause))),
            ours=self.trigger.inflection.first,
            besides=besides,
        )

    def _of_a_noun(self, complement: Complement) -> bool:
        """Whether "between" says of the noun before it who has it: "بحثا سبل التعاون بين البلدين"."""
        line, at = self.line, complement.preposition
        before = line.at.get(at - 1)
        if line.tokens[at].norm not in line.grammar.pairing or before is None or before.end != at:
            return False
        return SUBJECT in self.frame and self.partners() > 0 and not line.members(before)

    def _besides(self, clause: Clause) -> Iterator[tuple[int, tuple[Link, ...]]]:
        """Who is in an event of its own: "التقى، بالإضافة إلى نظيره، رئيس غانا"."""
        for complement in clause.complements:
            before = self.line.tokens[complement.preposition - 1].norm
            if before in self.line.grammar.besides and OBJECT in self.frame:
                found = ((m, role_in(self.trigger, OBJECT, m)) for m in self.line.members(complement.phrase))
                links = tuple(Link(OBJECT, role, m, LIKELY) for m, role in found if role is not None)
                if links:
                    yield complement.preposition, links

    def _where(self, clause: Clause) -> None:
        """The place that a clause opened by "where" is told of: "إلى الرباط حيث التقى"."""
        line, at = self.line, clause.start - 1
        if line.piece(at) is not Piece.CLAUSE or line.tokens[at].norm != _WHERE or self.placed():
            return
        before = line.at.get(at - 1) or line.at.get(at - 2)
        spots = [m for m in line.members(before) if m.type.spatial] if before is not None else []
        for spot in spots[:1]:
            if not self.taken(spot):
                self.links[spot.id] = Link(_WHERE, Role.PLACE, spot, LIKELY)

    def _core(self, clause: Clause) -> bool:
        """Link subject and object; whether the subject is understood."""
        inflection = self.trigger.inflection
        # "أنهى حكم فلان": of a noun that is part of the trigger, the owner is the object.
        found = (p.genitive if p.start in self.trigger.tokens else p for p in clause.nouns)
        nouns = [p for p in found if p is not None and not self._quoting(p)]
        first, second = [*nouns[:2], None, None][:2]
        if not clause.relative:  # "الدول التي ستزورها": there the pronoun takes up the noun before
            self.put(OBJECT, self.suffix())
        if inflection.participle:
            self._put(SUBJECT, self._beside())
            self._put(OBJECT, first)
            return True
        if inflection.passive:
            self._put(OBJECT, clause.lead or first)
            return False
        if clause.relative:
            if inflection.suffix:
                self._put(SUBJECT, first)
                self._put(OBJECT, clause.lead)
                return first is None
            self._put(SUBJECT, clause.lead)
            self._put(OBJECT, first)
            return False
        if clause.lead is not None and self._leads(clause.lead, first):
            self._put(SUBJECT, clause.lead)
            self._put(OBJECT, first)
            return False
        if self._retold(clause):
            doer = self._of_antecedent(clause)
            self._put(SUBJECT, doer)
            self._put(OBJECT, first)
            return False
        if self._suffered(clause, second):
            self._put(OBJECT, first)
            return False
        if SUBJECT not in self.frame:
            self._put(OBJECT, second if second is not None and self._fits(OBJECT, second) else first)
            return False
        several = inflection.first or inflection.number in _SEVERAL
        if first is None or several or self._object_only(first, second) or self._goes_on(clause, first):
            self._put(OBJECT, first)
            doer = self._of_antecedent(clause) or self._of_joined(clause)
            self._put(SUBJECT, doer)
            return doer is None
        self._put(SUBJECT, first)
        self._put(OBJECT, second)
        return False

    def _suffered(self, clause: Clause, second: Phrase | None) -> bool:
        """Whether who stands alone behind a verb of force is whom it was done to: "قتل جنديان فرنسيان في …"."""
        done_to = Role.TARGET in self.frame.get(OBJECT, ()) and Role.PARTICIPANT in self.frame.get(SUBJECT, ())
        people = EntityType.PERSON in self.trigger.entry.takes.get(OBJECT, ())
        alone = second is None and clause.lead is None and not self.trigger.inflection.suffix
        others = any(self.line.tokens[c.preposition].norm in self.frame for c in clause.complements)
        return done_to and people and alone and not others

    def _quoting(self, phrase: Phrase) -> bool:
        """Whether a noun only says after whom it is told: "اتفق خلالها على …، وفق ما أعلنته أنقرة"."""
        told = self.heads.get(phrase.head)
        return told is not None and SUBJECT not in told.entry.frame and Role.SPEAKER in told.entry.frame.get(OF, ())

    def _retold(self, clause: Clause) -> bool:
        """Whether the verb only says of an event named before it what it did: "تبنت الحركة تفجيرا استهدف …"."""
        antecedent = self._antecedent(clause)
        if antecedent is None or self.line.tokens[antecedent.head].definite:
            return False
        other = self.heads.get(antecedent.head)
        return other is not None and family_of(other.type) == family_of(self.trigger.type)

    def _of_antecedent(self, clause: Clause) -> Phrase | None:
        """Who did what a clause without a subject describes: "ألقى الرئيس كلمة أكد فيها …" is said by the president."""
        antecedent = self._antecedent(clause)
        governor = None if antecedent is None else self.clauses.governor(antecedent).index
        if governor is None or governor == clause.verb:
            return None
        return self.subject(self.clauses.clause(governor), without=antecedent)

    def _of_joined(self, clause: Clause) -> Phrase | None:
        """Who goes on acting where a verb is joined to another: "أعربت بنما عن قلقها، ودعت إلى …"."""
        inflection = self.trigger.inflection
        if clause.after is not Piece.AND or inflection.number is not Number.SINGULAR or inflection.first:
            return None
        for verb in self._earlier(clause.start - 1):
            earlier = self.clauses.clause(verb)
            subject = self.subject(earlier)
            if self._feminine(verb) is inflection.feminine and subject is not None and not self._met(earlier):
                return subject if self._fits(SUBJECT, subject) else None
        return None

    def _earlier(self, at: int) -> Iterator[int]:
        """The verbs before a token in its own clauses, nearest first, then the one that opens the sentence."""
        opening = at
        while opening > 0 and self.line.piece(opening - 1) is not Piece.STOP:
            opening -= 1
        verbs = [i for i in range(opening, at) if self.line.piece(i) is Piece.VERB]
        inner = [i for i in range(opening, at) if self.line.piece(i) is Piece.THAT]
        yield from (i for i in reversed(verbs) if not inner or i > inner[-1])
        yield from verbs[:1]

    def _met(self, clause: Clause) -> bool:
        """Whether the one noun behind a verb of two is whom its unwritten subject met: "قبل أن يلتقي الوزير"."""
        told = (t.entry for t in self.line.scene.triggers if t.verbal and t.head == clause.verb)
        takes_two = any(entry.least > 1 and OBJECT in entry.frame for entry in told)
        return takes_two and clause.lead is None and len(clause.nouns) == 1

    def _feminine(self, verb: int) -> bool:
        norm = self.line.tokens[verb].norm
        return norm.startswith(_SHE) if norm[:1] in _IMPERFECT else norm.endswith(_SHE)

    def _goes_on(self, clause: Clause, first: Phrase) -> bool:
        """Whether a joined verb keeps its subject, so that the noun behind it is the object: "ودعت جميع الأطراف"."""
        if OBJECT not in self.frame or self.line.members(first) or first.head in self.heads:
            return False
        last = list(first.chain())[-1]
        named = self.line.tokens[first.head].norm in self.line.grammar.stands_for
        return self.line.tokens[last.head].definite and not named and self._of_joined(clause) is not None

    def _beside(self) -> Phrase | None:
        """The subject of the main verb that a participle stands beside: "قال لولا … داعيا", "أعلنت كيتو … مؤكدة".

        Who says something more has said something before, whatever verbs stand in what he said.
        """
        said = [
            t.head
            for t in self.line.scene.triggers
            if t.verbal and t.head < self.trigger.head and Role.SPEAKER in t.entry.frame.get(SUBJECT, ())
        ]
        heads = [head for head in said if self.line.piece(head) is Piece.VERB]
        main = heads[-1] if heads else self._verb_before(self.trigger.head - 1)
        return None if main is None else self.subject(self.clauses.clause(main))

    def _put(self, slot: str, phrase: Phrase | None) -> None:
        if phrase is not None:
            members = self._apposed(phrase) or self.line.members(phrase)
            self.put(slot, members, by=self.by_people(phrase))
            if self._names_a_body(phrase):
                self.links |= {m.id: replace(self.links[m.id], body=True) for m in members if m.id in self.links}

    def _names_a_body(self, phrase: Phrase) -> bool:
        """Whether a phrase names a body of a country by what it is: "الرئاسة التونسية", "وزارة الداخلية الكينية"."""
        grammar, head = self.line.grammar, self.line.tokens[phrase.head]
        closed = self.line.tokens[phrase.end - 1].definite and phrase.mention is None
        body = head.norm in grammar.stands_for and head.norm not in grammar.people
        return closed and body and head.norm not in grammar.delegations and not head.norm.endswith(_MEN)

    def _apposed(self, phrase: Phrase) -> tuple[Mention, ...]:
        """The names in apposition to a group: "التقى الوزيران، المصري سامح شكري والتركي هاكان فيدان"."""
        line, at = self.line, phrase.end
        if any(m.form is Form.NAME for m in line.members(phrase)) or line.piece(at) is not Piece.COMMA:
            return ()
        named = line.starting(at + 1)
        people = [m for m in line.members(named) if m.type is EntityType.PERSON] if named is not None else []
        return tuple(people) if len(people) > 1 else ()

    def _leads(self, lead: Phrase, first: Phrase | None) -> bool:
        """Whether the noun before the verb is its subject; an indefinite one has a relative clause behind it."""
        members = self.line.members(lead)
        if any(role_in(self.trigger, SUBJECT, m) is not None for m in members):
            return True
        if self.line.piece(lead.start - 1) is Piece.THAT and self.line.tokens[lead.head].definite:
            return True  # "أن الوزير التقى السفير": "that" stands before the subject
        written = self.line.tokens[lead.head].definite or lead.genitive is not None
        return bool(members) or (written and not (first is not None and self._fits(SUBJECT, first)))

    def _object_only(self, first: Phrase, second: Phrase | None) -> bool:
        """Whether the one noun behind the verb is its object, the subject being understood: "والتقى نظيره"."""
        if self._disagrees(first):
            return self._fits(OBJECT, first)
        if self._fits(SUBJECT, first):
            token = self.line.tokens[first.start]
            owned = not token.definite and bare(token.surface).endswith(SUFFIXES) and self._described(first)
            return owned and second is None and OBJECT in self.frame
        return self._fits(OBJECT, first)

    def _disagrees(self, phrase: Phrase) -> bool:
        """Whether a verb in the masculine cannot have the country behind it as its subject: "واتهم تركيا"."""
        inflection = self.trigger.inflection
        if inflection.tense is Tense.NONE or inflection.feminine or inflection.number is not Number.SINGULAR:
            return False
        denoted = self.line.denoted(phrase)
        if phrase.mention is None or not denoted or denoted[0].form is not Form.NAME:
            return False
        country = denoted[0].type is EntityType.COUNTRY
        return country and denoted[0].known is not None and fold(denoted[0].name) not in self.line.grammar.masculine

    def _described(self, phrase: Phrase) -> bool:
        """Whether a phrase begins with a description ("نظيره الهندي …") and not with a name."""
        mention = phrase.mention
        if mention is None:
            return True
        return mention.form is Form.ANAPHOR or self.line.tokens[phrase.start].span.start < mention.span.start

    def _fits(self, slot: str, phrase: Phrase) -> bool:
        members = self.line.members(phrase)
        by = self.by_people(phrase) and any(self._role_by_people(slot, m) is not None for m in members)
        return by or any(role_in(self.trigger, slot, m) is not None for m in members)
