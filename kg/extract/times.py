"""When it happened: which date expression of a sentence belongs to which event, and which days it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from kg.extract.candidates import Candidate
from kg.extract.phrase_pieces import described
from kg.extract.reach import FAR, captioned, dates, in_its_name, linear_distance, trailing, tree_distance
from kg.extract.syntax import Tree
from kg.model import Sentence, Span, Status, TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, find, resolve
from kg.vocab.inflect import Tense

_SHARED = frozenset({"in", "at", "during", "on", "after", "following"})
_COUNTED = 100
"""By how much a date of its own is nearer to an event than one that counts from another: "on Monday, two days after
the vote"."""
_WERE = frozenset({"was", "were"})
_NOTHING: Mapping[DateExpression, int | None] = MappingProxyType({})
_LEANING = {
    Status.HAPPENED: Leaning.PAST,
    Status.PLANNED: Leaning.FUTURE,
    Status.POSSIBLE: Leaning.FUTURE,
    Status.DENIED: Leaning.NEAREST,
}


def dates_in(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The date expressions of a sentence, in words that the writer ran together too."""
    glued = tuple(
        right.span.start - sentence.span.start
        for left, right in pairwise(sentence.tokens)
        if left.span.end == right.span.start and min(len(left.span), len(right.span)) > 1
        if left.surface[-1].isalnum() and right.surface[0].isalnum()
    )
    return _found(sentence.text, sentence.language, glued)


@lru_cache(maxsize=64)
def _found(text: str, language: str, glued: tuple[int, ...]) -> tuple[DateExpression, ...]:
    """The expressions of a text in which a space is missing at some offsets. Several rules ask in turn, so the last
    answers are kept."""
    if not glued:
        return find(text, language, beside=True)
    parts = [text[start:end] for start, end in pairwise((0, *glued, len(text)))]
    spaced = [offset + number for number, offset in enumerate(glued)]
    found = find(" ".join(parts), language, beside=True)
    spans = [Span(*(at - bisect_left(spaced, at) for at in (e.span.start, e.span.end))) for e in found]
    return tuple(replace(e, span=span, text=span.of(text)) for e, span in zip(found, spans, strict=True))


def date_spans(sentence: Sentence) -> tuple[Span, ...]:
    """Where a sentence speaks of dates, as document spans."""
    return tuple(e.span.shift(sentence.span.start) for e in dates_in(sentence))


def expressions_for(
    sentence: Sentence, candidates: Sequence[Candidate], counted: Mapping[DateExpression, int | None] = _NOTHING
) -> Mapping[int, DateExpression]:
    """The date expression of each candidate that has one, by position in `candidates`.

    `counted` are the heads of the events from which expressions count; those they do not date.
    An expression belongs to the event whose words govern it, or that shares its clause; never to an
    event in another clause, so that "said on Monday that they met" does not date the meeting.
    """
    expressions = dates_in(sentence)
    if not expressions or not candidates:
        return {}
    if sentence.parsed:
        tree = Tree(sentence.tokens)
        distances = {
            (position, number): tree_distance(tree, sentence, candidate, candidates, expression)
            for position, candidate in enumerate(candidates)
            for number, expression in enumerate(expressions)
        }
    else:
        distances = {
            (position, number): linear_distance(sentence, candidate, expression)
            for position, candidate in enumerate(candidates)
            for number, expression in enumerate(expressions)
        }
    chosen: dict[int, DateExpression] = {}
    for position, candidate in enumerate(candidates):
        usable = [
            (distances[position, number] + _COUNTED * (expression.basis is Basis.OPENING), number)
            for number, expression in enumerate(expressions)
            if distances[position, number] < FAR
            if dates(expression.relation, candidate.status) or in_its_name(sentence, candidate, expression)
            if counted.get(expression) != candidate.trigger.head
        ]
        if usable:
            chosen[position] = expressions[min(usable)[1]]
    closing = captioned if sentence.parsed else trailing
    chosen.update(closing(sentence, candidates, expressions, chosen))
    return chosen


def explained(
    sentence: Sentence, candidates: Sequence[Candidate], speech: Sequence[int]
) -> Mapping[int, DateExpression]:
    """The one date of a sentence for what is told behind its colon: "Tensions rose last year: Seoul held drills".

    Not where somebody speaks before the colon (`speech` are the tokens of such verbs).
    """
    colon = next((i for i, token in enumerate(sentence.tokens) if token.surface == ":"), None)
    expressions = dates_in(sentence)
    if colon is None or len(expressions) != 1 or any(i < colon for i in speech):
        return {}
    if expressions[0].span.end > sentence.tokens[colon].span.start - sentence.span.start:
        return {}
    return {
        position: expressions[0]
        for position, candidate in enumerate(candidates)
        if min(candidate.words) > colon and dates(expressions[0].relation, candidate.status)
    }


def time_of(
    sentence: Sentence,
    expression: DateExpression,
    candidate: Candidate,
    published: TimeSpan | None,
    previous: TimeSpan | None,
    others: Sequence[Candidate] = (),
    anterior: frozenset[str] = frozenset(),
) -> TimeSpan | None:
    """The days an expression means for a candidate: its status tells which, or for want of a past tense the nearest.

    `others` are all candidates of the sentence, `anterior` the words of its language that put a verb in the past.
    """
    told = _told(sentence, candidate) or any(_opens(sentence, candidate, other) for other in others)
    open_ = candidate.status is Status.HAPPENED and not told
    leaning = Leaning.NEAREST if open_ or _was_planned(sentence, candidate, anterior) else _LEANING[candidate.status]
    if expression.basis in (Basis.PREVIOUS, Basis.OPENING) and previous is None:
        return None
    return resolve(expression, anchor=published, leaning=leaning, previous=previous)


def _told(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a verb tells the event as past: "hosts a summit on Friday" leaves it open, and so does a bare noun, but
    for one in whose course something was done: "at a meeting on Friday, she said"."""
    verb = candidate.trigger.head if candidate.trigger.verbal else candidate.reading.support
    if sentence.parsed:
        tree = Tree(sentence.tokens)
        if verb is None:
            verb = _course(tree, candidate.trigger.head)
        return verb is not None and not tree.present(verb)
    if candidate.trigger.verbal:
        return candidate.trigger.inflection.tense is not Tense.PRESENT
    if verb is None:
        return False
    said = candidate.trigger.entry.carried.get(sentence.tokens[verb].norm)
    return said is None or said.tense is not Tense.PRESENT


def _course(tree: Tree, noun: int) -> int | None:
    """The verb in the past that says what was done at an event: "at a meeting on Friday, she said"."""
    preposition = tree.parent(noun)
    if tree.relation(noun) != "pobj" or preposition is None or tree.lemma(preposition) not in _SHARED:
        return None
    verb = tree.parent(preposition)
    return verb if verb is not None and tree.verbal(verb) and tree.participle(verb) else None


def _opens(sentence: Sentence, noun: Candidate, verb: Candidate) -> bool:
    """Whether a sentence without a parse opens with the event in whose course a verb tells what was done."""
    if (
        sentence.parsed
        or noun.trigger.verbal
        or not verb.trigger.verbal
        or verb.trigger.inflection.tense is Tense.PRESENT
    ):
        return False
    first = noun.trigger.tokens[0]
    between = sentence.tokens[noun.trigger.head + 1 : verb.trigger.head]
    told = verb.status is Status.HAPPENED and verb.trigger.head > noun.trigger.head
    joined = first > 0 and sentence.tokens[first - 1].pos == "ADP"
    return told and joined and not any(t.pos in ("VERB", "SCONJ") or described(t) for t in between)


def _was_planned(sentence: Sentence, candidate: Candidate, anterior: frozenset[str]) -> bool:
    """Whether a plan is told as one of the past, and its day may be over: "was to meet", "كان من المقرر أن يلتقي"."""
    said = {sentence.tokens[i].norm for i in candidate.reading.bearing}
    return candidate.status is Status.PLANNED and bool(said & (_WERE if sentence.parsed else anterior))
