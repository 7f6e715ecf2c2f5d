"""Finding words that refer back: pronouns, "the two leaders", "نظيره", "الجانبان", "his country"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain

from kg.model import EntityType, Form, Mention, Sentence, Span, Token
from kg.vocab.cues import Reach, References

_MODIFIERS = frozenset({"compound", "amod", "nummod", "nmod"})
_DETERMINER = frozenset({"the", "these", "those"})


class Ask(StrEnum):
    """What kind of antecedent an anaphor asks for."""

    SUBJECT = "subject"  # a pronoun: who was spoken of
    NEAREST = "nearest"  # after "and": whom the words just before named
    GROUP = "group"  # several things named before
    LATTER = "latter"  # the one named last
    OWNER = "owner"  # the country of whom "his" is
    COUNTERPART = "counterpart"  # the holder of the same office elsewhere


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A mention that refers back, with what it asks for.

    `of` is the nationality of a counterpart, whose owner is the `nearest` name where "and" stands before it.
    """

    mention: Mention
    ask: Ask
    reach: Reach
    of: Mention | None = None
    nearest: bool = False


def find_anaphors(
    sentence: Sentence,
    mentions: Sequence[Mention],
    words: References,
    *,
    suffixed: Sequence[tuple[int, str]] = (),
    shut: Sequence[Span] = (),
) -> tuple[Anaphor, ...]:
    """The anaphors of a sentence, in text order.

    `suffixed` gives (token index, attached pronoun) of the words whose suffix matters: triggers.
    Words inside names, described offices and the spans in `shut` (quotations) are none.
    """
    taken = [*shut, *(m.span for m in mentions if m.form is not Form.DEMONYM)]
    found: list[Anaphor] = []
    finder = _Finder(sentence, tuple(mentions), words)
    # A longer description is read before the pronoun inside it.
    for anaphor in chain(
        finder.counterparts(), finder.owners(), finder.groups(), finder.pronouns(), finder.suffixes(suffixed)
    ):
        span = anaphor.mention.span
        if any(span.overlaps(other) for other in taken):
            continue
        taken.append(span)
        found.append(anaphor)
    return tuple(sorted(found, key=lambda anaphor: anaphor.mention.span))


@dataclass(frozen=True, slots=True)
class _Finder:
    sentence: Sentence
    mentions: tuple[Mention, ...]
    words: References

    def pronouns(self) -> Iterator[Anaphor]:
        for index, token in enumerate(self.sentence.tokens):
            possessive = self.words.possessives.get(token.norm)
            # "her" stands before a noun or alone: with a parse, its relation tells.
            if possessive is not None and token.relation in ("poss", ""):
                ask = self._owner_of(index) if possessive.number == 1 else Ask.GROUP
                yield Anaphor(self._mention(index, index, possessive), ask, possessive)
            elif (reach := self.words.pronouns.get(token.norm) or possessive) is not None:
                if token.relation in ("preconj", "det", "predet"):
                    continue
                ask = Ask.GROUP if reach.number == 2 else Ask.SUBJECT
                yield Anaphor(self._mention(index, index, reach), ask, reach)

    def _owner_of(self, index: int) -> Ask:
        """ "Fidan and his counterpart": the name before "and"; else whoever the sentence is about."""
        joined = index > 0 and self.sentence.tokens[index - 1].pos == "CCONJ"
        return Ask.NEAREST if joined else Ask.SUBJECT

    def groups(self) -> Iterator[Anaphor]:
        """ "The two leaders", "both sides", "الرئيسان"; a definite singular ("the minister") too."""
        tokens = self.sentence.tokens
        for index, token in enumerate(tokens):
            reach = self.words.groups.get(token.norm) or self.words.groups.get(token.lemma.casefold())
            if reach is None or token.relation in _MODIFIERS:
                continue
            start, counted = self._determiner(index)
            counted = counted or self.words.determiners.get(token.norm, 0)  # "the two signed"
            number = counted or reach.number or (3 if token.norm != token.lemma.casefold() else 1)
            if not (counted or token.definite or start < index) or self._qualified(index, start):
                continue
            if number == 1 and EntityType.PERSON not in reach.types:
                continue
            wanted = Reach(reach.types, number, reach.office)
            ask = Ask.GROUP if number > 1 else Ask.SUBJECT
            yield Anaphor(self._mention(start, index, wanted), ask, wanted)
        for index, token in enumerate(tokens):
            if token.norm in self.words.latter and (token.definite or self._determiner(index)[0] < index):
                reach = Reach(frozenset(EntityType), 1)
                yield Anaphor(self._mention(index, index, reach), Ask.LATTER, reach)

    def _determiner(self, index: int) -> tuple[int, int]:
        """Where the determiners before a group noun begin, and the number they give (0 for none)."""
        start, number = index, 0
        for at in range(index - 1, max(index - 4, -1), -1):
            norm = self.sentence.tokens[at].norm
            if norm in self.words.determiners:
                start, number = at, self.words.determiners[norm]
            elif norm in _DETERMINER:
                return at, number
            elif self.sentence.tokens[at].pos != "ADJ":
                break
        return start, number

    def _qualified(self, index: int, start: int) -> bool:
        """Whether the noun says itself whom it means: "the leaders of Chad", "the Iraqi leaders"."""
        tokens = self.sentence.tokens
        behind = [token.norm for token in tokens[index + 1 : index + 3]]
        if behind[:1] in (["of"], ["from"]) or "including" in behind:
            return True
        span = Span(tokens[start].span.start, tokens[index].span.end)
        after = tokens[index + 1].span if index + 1 < len(tokens) else None
        return any(
            m.span.overlaps(span) or (after is not None and m.span.overlaps(after) and tokens[index].definite)
            for m in self.mentions
        )

    def counterparts(self) -> Iterator[Anaphor]:
        """ "His Saudi counterpart", "نظيره المصري" where no name follows."""
        for index in range(len(self.sentence.tokens)):
            suffix = self._word(index, self.words.counterparts)
            if suffix is None:
                continue
            start = index if suffix else self._possessor(index)
            end = self._demonym_end(index) if suffix else index
            if start is None:
                continue
            span = Span(self.sentence.tokens[start].span.start, self.sentence.tokens[end].span.end)
            if any(cue.span.overlaps(span) for m in self.mentions for cue in m.offices if m.form is Form.NAME):
                continue
            if suffix and self._person_at(end + 1):
                continue
            of = next((m for m in self.mentions if span.contains(m.span) and m.form is Form.DEMONYM), None)
            reach = Reach(frozenset({EntityType.PERSON}), 1)
            joined = self._owner_of(start) is Ask.NEAREST
            yield Anaphor(self._mention(start, end, reach), Ask.COUNTERPART, reach, of, joined)

    def _person_at(self, index: int) -> bool:
        """Whether a name of a person begins at a token: "نظيره العراقي فؤاد حسين"."""
        start = self.sentence.tokens[index].span.start if index < len(self.sentence.tokens) else -1
        return any(m.form is Form.NAME and m.type is EntityType.PERSON and m.span.start == start for m in self.mentions)

    def owners(self) -> Iterator[Anaphor]:
        """ "His country", "بلاده": the country of whom the possessive means."""
        for index, token in enumerate(self.sentence.tokens):
            suffix = self._word(index, self.words.owners)
            if suffix is None:
                continue
            reach = Reach(frozenset({EntityType.COUNTRY}), 1)
            if suffix:
                yield Anaphor(self._mention(index, index, reach), Ask.OWNER, reach)
            elif token.pos in ("NOUN", "") and (start := self._possessor(index)) is not None:
                yield Anaphor(self._mention(start, index, reach), Ask.OWNER, reach)

    def _word(self, index: int, words: Mapping[str, str]) -> str | None:
        """The pronoun attached to one of `words` at a token ("" where it stands apart), None for other tokens."""
        token = self.sentence.tokens[index]
        found = words.get(token.norm)
        if found is None:
            found = words.get(token.lemma.casefold())
        if found is None and index:
            found = words.get(f"{self.sentence.tokens[index - 1].norm} {token.norm}")
        return found

    def _possessor(self, index: int) -> int | None:
        for at in range(index - 1, max(index - 5, -1), -1):
            token = self.sentence.tokens[at]
            if token.norm in self.words.possessives:
                return at
            if token.pos not in ("ADJ", "PROPN", "NOUN"):
                return None
        return None

    def _demonym_end(self, index: int) -> int:
        tokens = self.sentence.tokens
        end = index
        while end + 1 < len(tokens) and any(
            m.form is Form.DEMONYM and m.span.overlaps(tokens[end + 1].span) for m in self.mentions
        ):
            end += 1
        return end

    def suffixes(self, suffixed: Sequence[tuple[int, str]]) -> Iterator[Anaphor]:
        for index, suffix in suffixed:
            reach = self.words.suffixes.get(suffix)
            if reach is None:
                continue
            token = self.sentence.tokens[index]
            span = _suffix_span(token, suffix)
            if span is None:
                continue
            ask = Ask.GROUP if reach.number > 1 else self._owner_of(index)
            if ask is Ask.SUBJECT and self._behind_a_person(index):
                ask = Ask.NEAREST
            yield Anaphor(self._over(span, reach), ask, reach)

    def _behind_a_person(self, index: int) -> bool:
        """Whether the word right before names the subject whose object this is: "ألغى فيدان زيارته"."""
        before = self.sentence.tokens[index - 1].span if index else None
        return before is not None and any(
            m.type is EntityType.PERSON and m.form is not Form.DEMONYM and m.span.overlaps(before)
            for m in self.mentions
        )

    def _mention(self, first: int, last: int, reach: Reach) -> Mention:
        tokens = self.sentence.tokens
        return self._over(Span(tokens[first].span.start, tokens[last].span.end), reach)

    def _over(self, span: Span, reach: Reach) -> Mention:
        surface = span.shift(-self.sentence.span.start).of(self.sentence.text)
        return Mention(
            document=self.sentence.document,
            passage=self.sentence.passage,
            sentence=self.sentence.id,
            span=span,
            surface=surface,
            name=surface,
            type=EntityType.COUNTRY if reach.types == {EntityType.COUNTRY} else EntityType.PERSON,
            language=self.sentence.language,
            form=Form.ANAPHOR,
            basis=("reference",),
            confidence=0.7,
        )


def _suffix_span(token: Token, suffix: str) -> Span | None:
    """The letters of an attached pronoun at the end of a token; None where marks hide them."""
    if not token.surface.endswith(suffix):
        return None
    return Span(token.span.end - len(suffix), token.span.end)
