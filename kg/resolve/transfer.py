"""What a claim is made of in a sentence that translates its own: who takes part, which words report it, how many.

Nothing is invented: arguments are mentions of the other text, and figures stand in it. Where too little of a claim is
found there, nothing is carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.model import Argument, Attribution, Claim, Form, Mention, Quantity, Role, Sentence, Span
from kg.resolve.claims import Background
from kg.resolve.wording import reporting
from kg.text.fold import fold
from kg.vocab.events import EventTypes
from kg.vocab.grammar import Kind
from kg.vocab.ontology import family_of

_SEVERAL = 3
"""Of so many who take part, the sentence may leave one unnamed."""
_NAMED = 2
"""So many must be in it, or it at one of them, where no verb stands that is known to report such events."""
_PART_OF = frozenset(("amod", "appos", "compound", "conj", "nmod", "poss"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass", "ROOT"))
_OBJECT, _BY = "pobj", "agent"
"""What somebody who speaks is in the sentence, in the words of the parser (ClearNLP)."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with what is read in it: its mentions in order, those before it in its passage, and its claims."""

    sentence: Sentence
    mentions: tuple[Mention, ...]
    before: tuple[Mention, ...]
    claims: tuple[Claim, ...]

    def names(self, mention: str) -> bool:
        """Whether a mention stands here and names somebody, not only refers to him."""
        return any(each.id == mention and each.form is not Form.ANAPHOR for each in self.mentions)


def arguments(claim: Claim, own: Told, other: Told, background: Background) -> tuple[Argument, ...]:
    """The mentions of the other sentence in the roles of the claim; none if it does not name who takes part.

    Whom the claim's own sentence only refers to, the other may refer to as well: with a pronoun, or as Arabic verbs do
    without a word. What the claim has from elsewhere in its text is left out where the other sentence does not name it.
    """
    here = {mention.id for mention in own.mentions}
    found: list[Argument] = []
    missing = 0
    for argument in claim.arguments:
        entity = background.denotes.get(argument.mention)
        mention = None if entity is None else _mention(entity, other, background)
        if mention is None and entity is not None and argument.via is not None:
            mention = _referent(entity, other, background)
        if mention is not None:
            found.append(Argument(argument.role, mention))
        elif argument.role is not Role.PLACE and (argument.via is not None or argument.mention in here):
            missing += 1
    acting = [argument for argument in found if argument.role is not Role.PLACE]
    if missing > (missing + len(acting) >= _SEVERAL) or (claim.mentions() and not acting):
        return ()
    return tuple(dict.fromkeys(found))


def _mention(entity: str, told: Told, background: Background) -> str | None:
    """The first mention of an entity in a sentence."""
    return next((m.id for m in told.mentions if background.denotes.get(m.id) == entity), None)


def _referent(entity: str, told: Told, background: Background) -> str | None:
    """The mention a sentence refers to an entity by: one that its claims are read to mean, else the last before it."""
    meant = (mention for claim in told.claims for mention in claim.mentions())
    before = (mention.id for mention in reversed(told.before))
    return next((m for m in (*meant, *before) if background.denotes.get(m) == entity), None)


def trigger(claim: Claim, found: Sequence[Argument], told: Told, *, sure: bool) -> Span | None:
    """The word of the sentence that reports such events; None if nothing in it says that it reports one.

    What somebody says is put in any words, and what several do, too, if it is `sure` that the sentence translates the
    claim's and nothing else is read in it: the trigger is then all of it. A noun tells of an event only beside names,
    beside one if the sentence is sure to be a translation.
    """
    said = [argument.mention for argument in found if argument.role is Role.SPEAKER]
    if not all(_may_speak(mention, told) for mention in said):
        return None
    speech = EventTypes.load()[claim.type].speech
    named = len({argument.mention for argument in found if told.names(argument.mention)})
    exact, near = _words(claim, told, nouns=speech or named >= (1 if sure else _NAMED))
    if exact or (near and not speech):
        return next(iter(exact or near))
    unread = sure and not told.claims and len({argument.mention for argument in found}) >= _NAMED
    return told.sentence.span if (said if speech else unread) else None


def _words(claim: Claim, told: Told, *, nouns: bool) -> tuple[list[Span], list[Span]]:
    """The words no claim is read from that report events of the very type, and of its family."""
    taken = [each.trigger for each in told.claims]
    words = [
        (type_, span)
        for type_, kind, span in reporting(told.sentence)
        if (nouns or kind is Kind.VERB) and not any(span.overlaps(other) for other in taken)
    ]
    exact = [span for type_, span in words if type_ == claim.type]
    return exact, [span for type_, span in words if family_of(type_) == family_of(claim.type)]


def _may_speak(mention: str, told: Told) -> bool:
    """Whether somebody may be who says it, as far as the sentence is parsed: a subject, a part of one, or a "by"."""
    span = next((m.span for m in told.mentions if m.id == mention), None)
    tokens = told.sentence.tokens
    if span is None or not told.sentence.parsed:
        return True
    inside = [i for i, token in enumerate(tokens) if token.span.overlaps(span)]
    at = next((i for i in inside if tokens[i].head not in inside), None)
    while at is not None and tokens[at].relation in _PART_OF:
        at = tokens[at].head
    if at is None:
        return True
    head = tokens[at].head
    by = head is not None and tokens[at].relation == _OBJECT and tokens[head].relation == _BY
    return by or tokens[at].relation in _SUBJECTS


def attribution(claim: Claim, told: Told, background: Background) -> Attribution | None:
    """Who is said to have said it, if the other sentence names the same."""
    spoken = claim.attribution
    entity = None if spoken is None or spoken.mention is None else background.denotes.get(spoken.mention)
    for mention in told.mentions:
        if entity is not None and background.denotes.get(mention.id) == entity:
            return Attribution(mention.surface, mention.span, mention.id)
    return None


def quantities(claim: Claim, told: Told) -> Iterator[Quantity]:
    """The numbers that are the point of the claim where the sentence has the same figures, with as many words."""
    tokens = told.sentence.tokens
    for quantity in claim.quantities:
        written = fold(quantity.words).split()
        for i, token in enumerate(tokens):
            if any(map(str.isdigit, token.surface)) and fold(token.surface) in written:
                last = i
                while last + 1 < len(tokens) and last + 1 - i < len(written) and tokens[last + 1].surface.isalpha():
                    last += 1
                span = Span(token.span.start, tokens[last].span.end)
                words = told.sentence.text[span.start - told.sentence.span.start : span.end - told.sentence.span.start]
                yield Quantity(quantity.value, quantity.unit, span, words)
                break
