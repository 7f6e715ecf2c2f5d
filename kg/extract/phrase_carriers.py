"""Verbs around a noun: those that carry it, happen to it, attend it, or open the clause that it opens."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.arguments import ATTENDEE, OBJECT, OF, SUBJECT, Link
from kg.extract.phrase_clauses import Clause, Complement, Governor
from kg.extract.phrase_line import Phrase
from kg.extract.phrase_pieces import SKIPPED, Piece
from kg.extract.phrase_reader import CERTAIN, LIKELY, TriggerReader
from kg.model import Form, Role
from kg.vocab.inflect import Number
from kg.vocab.ontology import family_of

_FOR = "ل"
_IN = "في"
_TOGETHER = "مع"
_WITH = frozenset({"ب", _TOGETHER})


class CarriedReader(TriggerReader):
    """Reads what a noun takes from the verbs around it: who does it, who is at it, and where."""

    def _following(self, top: Phrase) -> list[Complement]:
        """The prepositional phrases that follow the noun, up to the next clause or noun."""
        line = self.line
        at = line.group(top)[-1].end
        found: list[Complement] = []
        while at < len(line.pieces):
            piece = line.piece(at)
            if piece is Piece.PREPOSITION:
                probe = at + 1
                while line.piece(probe) is Piece.MARK:
                    probe += 1
                phrase = line.starting(probe)
                if phrase is None:
                    at += 1
                    continue
                found.append(Complement(at, phrase))
                at = line.group(phrase)[-1].end
            elif piece in SKIPPED or piece is Piece.COMMA:
                at += 1
            elif piece is Piece.NOUN and self._describes(at):
                at = line.at[at].end
            else:
                break
        return found

    def _describes(self, at: int) -> bool:
        """A definite adjective that comes after the genitive: "لقاء لولا وبيترو المقرر الثلاثاء"."""
        phrase = self.line.at[at]
        return self.line.tokens[at].definite and phrase.mention is None and phrase.end - at <= 2

    def _base(self, top: Phrase) -> Phrase:
        """The phrase that only holds this one: "جولة" in "جولة ثالثة من المفاوضات"."""
        line = self.line
        if line.piece(top.start - 1) is Piece.PREPOSITION and line.tokens[top.start - 1].norm == "من":
            holder = line.at.get(top.start - 2)
            if holder is not None and any(line.tokens[p.head].norm in line.grammar.carriers for p in holder.chain()):
                return holder
        return top

    def _behind(self, top: Phrase) -> tuple[int | None, bool, Sequence[Complement]]:
        """A verb behind the noun that carries it ("المحادثات التي أجراها …"), whether its subject is understood, and
        the prepositional phrases of the clause; of one without a verb too ("التي كانت مقررة في …").
        """
        line = self.line
        at = line.group(top)[-1].end
        while line.piece(at) in (Piece.COMMA, Piece.MARK, Piece.TIME):
            at += 1
        if line.piece(at) is Piece.RELATIVE:
            at += 1
        while line.piece(at) in (Piece.PARTICLE, Piece.AUXILIARY):
            at += 1
        if line.piece(at) is Piece.NOUN and line.piece(at - 1) is Piece.AUXILIARY:
            planned = self._following(line.at[at])
            self.complements(planned)
            return None, False, planned
        if line.piece(at) is not Piece.VERB:
            return None, False, ()
        clause = self.clauses.clause(at)
        if line.tokens[at].norm in line.grammar.gathering:
            self._gathered(clause)
        role = self.trigger.entry.support.get(line.tokens[at].norm)
        if role is None:
            return None, False, clause.complements if self._tells(at) else ()
        subject = clause.nouns[0] if clause.nouns else None
        if self.carries_pronoun(at) and subject is not None:
            self._carried(role, subject)
        self.complements(clause.complements, LIKELY)
        return at, self.carries_pronoun(at) and subject is None, clause.complements

    def _leading(self, base: Phrase, top: Phrase) -> Clause | None:
        """The clause whose subject the noun is: "المفاوضات بين غانا وتوغو ستبدأ في لومي"."""
        line = self.line
        at = self.clauses.end(top)
        while line.piece(at) in (Piece.PARTICLE, Piece.AUXILIARY):
            at += 1
        clause = self.clauses.clause(at) if line.piece(at) is Piece.VERB else None
        if clause is None or clause.lead is None or clause.relative or clause.lead.start != base.start:
            return None
        return clause

    def _tells(self, verb: int) -> bool:
        """Whether a verb behind the noun tells the same happening: "تفجير استهدف فندقا في …"."""
        family = family_of(self.trigger.type)
        told = (t for t in self.line.scene.triggers if t.verbal and t.head == verb)
        return any(family_of(t.type) == family for t in told)

    def _gathered(self, clause: Clause) -> None:
        """Those whom the event brings together: "لقاء جمع الوزير بنظيره", "جولة شملت البحرين وقطر"."""
        for phrase in clause.nouns[:1]:
            self.put(OF, self.line.members(phrase))
        self.complements(clause.complements, LIKELY)
        for complement in clause.complements[:1]:
            if self.line.tokens[complement.preposition].norm in _WITH:
                self.put(OF, self.line.members(complement.phrase))

    def _before(self, clause: Clause, governor: Governor, base: Phrase) -> tuple[int | None, bool]:
        """The verb that governs the noun: one that carries it, or one whose subject attends it."""
        line = self.line
        norm = line.tokens[clause.verb].norm
        if norm in line.grammar.witnessing and governor.preposition is None:
            self._witnessed(clause, base)
        role = self.trigger.entry.support.get(norm)
        if SUBJECT not in self.frame and norm in line.grammar.wishing:
            role = None  # "يعتزم … زيارة طهران، وفق مصدر": nobody means to be quoted
        if norm in line.grammar.wishing and self._talked_over(clause, base):
            role = None  # "ناقش مع الوفد خطط الاستثمار"
        beside = governor.preposition is not None and line.tokens[governor.preposition].norm != _IN
        if norm in self.trigger.entry.happens and beside:
            role = None  # "انعقد المجلس بطلب من الصومال": what happens is the subject
        preposition = line.tokens[governor.preposition].norm if governor.preposition is not None else None
        if role is not None and (preposition is None or preposition in line.grammar.engaging):
            subject = self.subject(clause, without=base)
            if subject is not None:
                self._carried(role, subject)
            self.complements(clause.complements, LIKELY)
            return clause.verb, subject is None and self._active(clause, base)
        if norm in line.grammar.controllers and preposition in line.grammar.engaging and self.partners() < 2:
            asked = self._doer(clause, base)
            if asked is not None:
                self.put(SUBJECT, line.members(asked), LIKELY)
        sets_out = norm in line.grammar.travelling and preposition == _FOR
        attends = preposition in line.grammar.circumstances or sets_out or self._meant(preposition, base)
        together = preposition is None and self._with_one(clause)
        attends = attends or together
        if attends and self.partners() < 2 and ATTENDEE in self.frame:
            subject = self.subject(clause, without=base)
            if subject is not None:
                self.put(ATTENDEE, line.members(subject), LIKELY)
            return None, together and subject is None
        return None, False

    def _talked_over(self, clause: Clause, base: Phrase) -> bool:
        """Whether what a verb governs is what two talk over, being with one another."""
        partners = [c for c in clause.complements if c.preposition < base.start]
        talks = any(t.verbal and t.head == clause.verb and _TOGETHER in t.entry.frame for t in self.line.scene.triggers)
        return talks and any(self.line.tokens[c.preposition].norm == _TOGETHER for c in partners)

    def _witnessed(self, clause: Clause, base: Phrase) -> None:
        """The place that saw it: "شهدت العاصمة نواكشوط توقيع مذكرة"."""
        subject = self.subject(clause, without=base)
        for spot in self.line.members(subject)[:1] if subject is not None else ():
            if spot.type.spatial and not self.taken(spot):
                self.links[spot.id] = Link(SUBJECT, Role.PLACE, spot, LIKELY)

    def _through_masdar(self, clause: Clause, base: Phrase, chain: Sequence[Phrase], inner: Phrase) -> int | None:
        """The masdar that carries the noun in an object of the clause: "بصدد إجراء محادثات", "أعلنت وقف التجارب".

        Who does what it says is the subject of the clause, or the object of a verb of asking.
        """
        grammar = self.line.grammar
        for phrase in reversed(chain[: chain.index(inner)]):
            verb = grammar.masdars.get(self.line.tokens[phrase.head].norm)
            role = self.trigger.entry.support.get(verb) if verb is not None else None
            if role is None:
                continue
            doer = self._doer(clause, base)
            if any(link.slot in grammar.pairing for link in self.links.values()):
                return phrase.head
            if doer is not None:
                self._carried(role, doer)
            if not self.partners():
                self._tied(role, base)
            return phrase.head if any(link.slot == SUBJECT for link in self.links.values()) else None
        return None

    def _hosted(self, clause: Clause, base: Phrase, chain: Sequence[Phrase], inner: Phrase) -> None:
        """Where it is to be, who means to have it at home: "تستعد كينيا لاستضافة قمة"."""
        masdars = (self.line.grammar.masdars.get(self.line.tokens[p.head].norm) for p in chain[: chain.index(inner)])
        doer = self._doer(clause, base)
        if doer is None or not any(verb and self.trigger.entry.support.get(verb) is Role.HOST for verb in masdars):
            return
        for mention in self.line.members(doer)[:1]:
            if mention.type.spatial:
                self.links[mention.id] = Link(SUBJECT, Role.HOST, mention, LIKELY)

    def _tied(self, role: Role, base: Phrase) -> None:
        """The two of whom the sentence speaks, where it only recalls what they signed: "تعززت العلاقات بين فرنسا
        وألمانيا منذ توقيع المعاهدة", "يرتبط البلدان بتحالف يعود إلى توقيع معاهدة"."""
        line = self.line
        verb = self._verb_before(base.start - 1)
        while verb is not None:
            clause = self.clauses.clause(verb)
            paired = [c.phrase for c in clause.complements if line.tokens[c.preposition].norm in line.grammar.pairing]
            for phrase in (*paired, *(p for p in [self.subject(clause)] if p is not None)):
                members = line.members(phrase)
                if len(members) > 1 or any(m.form is Form.ANAPHOR for m in members):
                    self._carried(role, phrase)
                    return
            verb = self._verb_before(verb - 1)

    def _doer(self, clause: Clause, base: Phrase) -> Phrase | None:
        """Who does what an object of the clause says: its subject, or the object of a verb of asking."""
        if self.line.tokens[clause.verb].norm not in self.line.grammar.controllers:
            return self.subject(clause, without=base)
        asked = clause.nouns[0 if clause.lead is not None else 1 :][:1]
        return asked[0] if asked and asked[0].start < base.start else None

    def _with_one(self, clause: Clause) -> bool:
        """Whether the noun is the object of a verb that is no reproach, with one partner named: "فضل التفاوض مع …"."""
        slots = [link.slot for link in self.links.values() if link.role is not Role.PLACE]
        blaming = (
            t
            for t in self.line.scene.triggers
            if t.head == clause.verb and Role.TARGET in t.entry.frame.get(OBJECT, ())
        )
        return slots == [_TOGETHER] and next(blaming, None) is None

    def _was_at(self, top: Phrase) -> None:
        """Whom a sentence without a verb puts at the event: "كان في استقباله بالمطار نظيره"."""
        line = self.line
        at = line.group(top)[-1].end
        while line.piece(at) in (Piece.PREPOSITION, *SKIPPED) or line.piece(at - 1) is Piece.PREPOSITION:
            phrase = line.starting(at)
            at = at + 1 if phrase is None else line.group(phrase)[-1].end
        phrase = line.starting(at)
        if phrase is not None and ATTENDEE in self.frame:
            self.put(ATTENDEE, line.members(phrase), LIKELY)

    def _meant(self, preposition: str | None, base: Phrase) -> bool:
        """Whether the event is what something is done for, with one partner named: "لاستئناف محادثات مع …"."""
        return preposition == _FOR and base.head != self.trigger.head and self.partners() == 1

    def _headed(self, base: Phrase) -> None:
        """Whom a headline names before a colon: "غانا وتوغو: مباحثات لتعزيز التعاون"."""
        line, at = self.line, base.start - 1
        named = line.at.get(at - 1)
        if self.partners() or named is None or line.tokens[max(at, 0)].surface != ":":
            return
        first = self.clauses.group_start(named)
        if line.piece(first.start - 1) is Piece.STOP:
            self.put(SUBJECT if SUBJECT in self.frame else OF, line.members(first), LIKELY)

    def _fronts(self, governor: Governor, top: Phrase) -> None:
        """Who does what the clause says that an event opens attends it: "وفي مؤتمر صحفي مع لولا، قال بيترو"."""
        line = self.line
        preposition = line.tokens[governor.preposition].norm if governor.preposition is not None else None
        if governor.preposition is not None and line.piece(governor.preposition - 1) is Piece.AUXILIARY:
            self._was_at(top)
        if preposition not in line.grammar.circumstances or self.partners() >= 2 or ATTENDEE not in self.frame:
            return
        if preposition in line.grammar.later and not self.partners():
            return
        at = line.group(top)[-1].end
        while at < len(line.pieces) and line.piece(at) not in (Piece.VERB, Piece.STOP, Piece.THAT, Piece.RELATIVE):
            at += 1
        subject = self.subject(self.clauses.clause(at)) if line.piece(at) is Piece.VERB else None
        if subject is not None and subject.start > top.start:
            self.put(ATTENDEE, line.members(subject), LIKELY)

    def _active(self, clause: Clause, base: Phrase) -> bool:
        """Whether the noun right behind its verb is the object of a subject that is not written.

        A feminine verb before a feminine or plural noun agrees with it: "عقدت محادثات", "جرت".
        """
        verb, noun = self.line.tokens[clause.verb].norm, self.line.tokens[base.head].norm
        carried = self.trigger.entry.carried.get(verb)
        if carried is not None and carried.number in (Number.DUAL, Number.PLURAL):
            return True  # before its subject a verb stays singular
        feminine = verb.endswith("ت") or verb.startswith("ت")
        return not feminine and noun.endswith(("ه", "ات"))

    def _carried(self, role: Role, subject: Phrase) -> None:
        allowed = self.trigger.entry.takes.get(SUBJECT)
        for mention in self.line.members(subject):
            if not self.taken(mention) and (allowed is None or mention.type in allowed):
                self.links[mention.id] = Link(SUBJECT, role, mention, CERTAIN)
