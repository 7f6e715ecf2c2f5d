"""Arguments of a noun: its genitives, the phrases behind it, and what bears on whether it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.arguments import MODIFIER, OBJECT, OF, SUBJECT, Reading
from kg.extract.phrase_carriers import CarriedReader
from kg.extract.phrase_clauses import Clause, Complement, Governor
from kg.extract.phrase_line import Phrase
from kg.extract.phrase_pieces import Piece
from kg.extract.phrase_reader import LIKELY
from kg.model import Mention

_TWO = 2


class NounReader(CarriedReader):
    """Reads a noun with its phrase, the verb that carries it, and what it depends on."""

    def reading(self) -> Reading | None:
        top = self.line.at.get(self.trigger.head)
        if top is None:
            return None
        chain = list(top.chain())
        inner = next((p for p in chain if p.head == self.trigger.head), None)
        if inner is None or inner.mention is not None:
            return None
        last = next((p for p in reversed(chain) if p.head in self.trigger.tokens), inner)
        self.put(OF, self.suffix())
        if last.genitive is not None:
            self.put(OF, self.line.members(last.genitive))
        self.put(MODIFIER, self._nationalities(inner))
        following = self._following(self._owned_object(top, inner) or top)
        self.complements(following)
        self.between(top.end, self.clauses.end(top))
        base = self._base(top)
        support, understood, carried = self._behind(top)
        governor = self.clauses.governor(base)
        clause = self.clauses.clause(governor.index) if governor.index is not None else None
        if clause is not None and support is None:
            support, understood = self._before(clause, governor, base)
            support = self._through_masdar(clause, base, chain, inner) if support is None else support
            self._hosted(clause, base, chain, inner)
        if clause is None and support is None and (led := self._leading(base, top)) is not None:
            clause, governor = led, Governor(led.verb, (), None)
            support = led.verb if self.line.tokens[led.verb].norm in self.trigger.entry.support else None
            self.complements(led.complements if support is not None else (), LIKELY)
        if governor.index is None and support is None:
            self._fronts(governor, top)
            self._headed(base)
        alone = self.trigger.entry.least < _TWO and not self.partners()
        if clause is not None and support is not None and support > top.start and alone:
            self._before(clause, governor, base)  # "شارك الوزير في المؤتمر الذي عقد في أنطاليا"
        searches: list[Sequence[Complement]] = [following, carried]
        by_masdar = any(self.line.tokens[i].norm in self.line.grammar.masdars for i in governor.path)
        if clause is not None and (support == governor.index or governor.preposition is None or by_masdar):
            searches += [clause.complements, clause.fronted]
        self.place(*searches)
        links = sorted(self.links.values(), key=lambda link: (link.mention.span, link.slot))
        carrying = None if support is None else self.trigger.entry.carried.get(self.line.tokens[support].norm)
        return Reading(
            links=tuple(links),
            clause=self._range(base, top, clause, governor, support),
            support=self._done(inner, top) if support is None else support,
            understood=understood and not any(link.slot == SUBJECT for link in links),
            bearing=tuple(dict.fromkeys(self._bearing(chain, inner, top, governor, clause, support))),
            ours=carrying is not None and carrying.first,
        )

    def _held_by(self, top: Phrase, words: frozenset[str]) -> bool:
        """Whether one of the words is before the phrase, or before its preposition: "بناء على الاتفاق"."""
        before = range(max(top.start - 2, 0), top.start)
        return self.line.piece(top.start - 1) is Piece.PREPOSITION and any(
            self.line.tokens[i].norm in words for i in before
        )

    def _done(self, inner: Phrase, top: Phrase) -> int | None:
        """The adjective that says that the event took place: "الاتفاق الموقع مع …"."""
        line, end = self.line, self.line.group(top)[-1].end
        behind = (end,) if line.piece(end) is Piece.NOUN and self._describes(end) else ()
        return next((i for i in (*inner.adjectives, *behind) if line.tokens[i].norm in line.grammar.done), None)

    def _nationalities(self, phrase: Phrase) -> Iterator[Mention]:
        """Nationality words among the adjectives of the noun; without article these read as genitives."""
        yield from phrase.nationalities
        genitive = phrase.genitive
        while genitive is not None and genitive.mention is None and not self.line.tokens[genitive.head].definite:
            yield from genitive.nationalities
            genitive = genitive.genitive

    def _owned_object(self, top: Phrase, inner: Phrase) -> Phrase | None:
        """Whom a noun with a pronoun is done to, if written: "لقائه رئيس كينيا", "دعوته غانا إلى الحوار"."""
        after = self.line.starting(inner.end) if inner is top and self.suffix() else None
        members = self.line.members(after) if after is not None else ()
        return after if self.put(OBJECT if OBJECT in self.frame else OF, members) else None

    def _range(
        self, base: Phrase, top: Phrase, clause: Clause | None, governor: Governor, support: int | None
    ) -> tuple[int, int]:
        if support is not None and support > top.start and (clause is None or support != clause.verb):
            return base.start, self.clauses.clause(support).end
        end = top.end
        while end < len(self.line.pieces) and self.line.piece(end) not in (
            Piece.STOP, Piece.CLAUSE, Piece.VERB, Piece.THAT
        ):  # fmt: skip
            end += 1
        if clause is not None and (governor.preposition is None or clause.verb > base.start):
            return self.widened(clause.start, max(clause.end, end))
        return self.widened(base.start, end) if clause is None else (base.start, end)

    def _bearing(
        self,
        chain: Sequence[Phrase],
        inner: Phrase,
        top: Phrase,
        governor: Governor,
        clause: Clause | None,
        support: int | None,
    ) -> Iterator[int]:
        yield from inner.adjectives
        grounds = self.line.grammar.grounds
        based = any(self.line.tokens[p.head].norm in grounds for p in chain) or self._held_by(top, grounds)
        if support is None and (based or self._done(inner, top) is not None):
            return
        if support is not None and support >= top.end and (clause is None or clause.verb != support):
            yield from self._marks(self.clauses.clause(support))
        position = [p.head for p in chain].index(inner.head)
        for phrase in chain[position + 1 :]:
            if phrase.mention is not None:
                break
            yield from () if self.line.tokens[phrase.head].definite else (phrase.head,)
        at = self.line.group(top)[-1].end
        while self.line.piece(at) is Piece.NOUN and self._describes(at):
            yield at
            at = self.line.at[at].end
        for phrase in reversed(chain[:position]):
            yield phrase.head
        if governor.preposition is not None:
            norm = self.line.tokens[governor.preposition].norm
            if norm not in self.line.grammar.transparent:
                yield governor.preposition
                return
        yield from self.said(governor.path)
        if clause is not None:
            yield clause.verb
            yield from self.over(clause)
