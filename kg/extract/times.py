"""When it happened: which date expression of a sentence belongs to which event, and which days it means."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from kg.extract.candidates import Candidate
from kg.extract.phrase_pieces import described
from kg.extract.syntax import Tree
from kg.model import Sentence, Span, Status, TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, Meaning, Precision, Relation, Window, find, resolve
from kg.vocab.inflect import Tense

_CLOSED = frozenset({"ccomp", "relcl", "parataxis", "csubj"})
_QUALIFIER = frozenset({"poss", "compound", "amod", "nmod", "nummod", "appos"})
_NAMING = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPEN_PREPOSITIONS = frozenset(
    {
        "in",
        "at",
        "during",
        "on",
        "for",
        "with",
        "of",
        "by",
        "to",
        "from",
        "over",
        "about",
        "between",
        "include",
        "including",
    }
)
_NONFINITE = frozenset({"pcomp", "xcomp"})
_SHARED = frozenset({"in", "at", "during", "on", "after", "following"})
_SAME_TIME = frozenset({"when", "while", "as"})
_RECALLING = frozenset({"anniversary", "commemoration", "remembrance"})
_FAR = 1000
_JOINED = 6
_COUNTED = 100
"""By how much a date of its own is nearer to an event than one that counts from another: "on Monday, two days after
the vote"."""
_WERE = frozenset({"was", "were", "كان", "كانت", "كانا", "كانوا"})
_WORD = 2
"""Letters of the pronouns that open no relative clause."""
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
            (position, number): _tree_distance(tree, sentence, candidate, candidates, expression)
            for position, candidate in enumerate(candidates)
            for number, expression in enumerate(expressions)
        }
    else:
        distances = {
            (position, number): _linear_distance(sentence, candidate, expression)
            for position, candidate in enumerate(candidates)
            for number, expression in enumerate(expressions)
        }
    chosen: dict[int, DateExpression] = {}
    for position, candidate in enumerate(candidates):
        usable = [
            (distances[position, number] + _COUNTED * (expression.basis is Basis.OPENING), number)
            for number, expression in enumerate(expressions)
            if distances[position, number] < _FAR
            if _dates(expression.relation, candidate.status) or _in_its_name(sentence, candidate, expression)
            if counted.get(expression) != candidate.trigger.head
        ]
        if usable:
            chosen[position] = expressions[min(usable)[1]]
    closing = _captioned if sentence.parsed else _trailing
    chosen.update(closing(sentence, candidates, expressions, chosen))
    return chosen


def _in_its_name(sentence: Sentence, candidate: Candidate, expression: DateExpression) -> bool:
    """Whether a date is part of what an event is called: "after the October 1 referendum" is on that day."""
    if not sentence.parsed or candidate.trigger.verbal:
        return False
    tree = Tree(sentence.tokens)
    head = _head_of(tree, sentence, expression)
    named = head is not None and tree.relation(head) in _NAMING
    return named and head is not None and tree.parent(head) in candidate.trigger.tokens


def _captioned(
    sentence: Sentence,
    candidates: Sequence[Candidate],
    expressions: Sequence[DateExpression],
    chosen: Mapping[int, DateExpression],
) -> Mapping[int, DateExpression]:
    """A full date behind the last word of a sentence, as captions have it ("… meets … in Vientiane, 11 March 2023."),
    is of what the main verb tells, where the parser ties it to nothing."""
    last, start = expressions[-1], sentence.span.start
    full = last.basis is Basis.CALENDAR and last.precision is Precision.DAY and last.relation is Relation.ON
    if not full or not _closes(sentence, last) or last in chosen.values():
        return {}
    before = [t for t in sentence.tokens if t.span.end <= last.span.start + start]
    if not before or before[-1].pos not in ("PUNCT", "PROPN"):
        return {}
    tree = Tree(sentence.tokens)
    told = {i for i in range(len(sentence.tokens)) if tree.parent(i) is None}
    told |= {noun for verb in told for noun in tree.children(verb, "dobj", *_SUBJECTS)}
    return {n: last for n, c in enumerate(candidates) if n not in chosen and told & c.words}


def _closes(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether nothing but signs follows an expression in its sentence."""
    end = expression.span.end + sentence.span.start
    return all(not any(c.isalnum() for c in t.surface) for t in sentence.tokens if t.span.start >= end)


def _trailing(
    sentence: Sentence,
    candidates: Sequence[Candidate],
    expressions: Sequence[DateExpression],
    chosen: Mapping[int, DateExpression],
) -> Mapping[int, DateExpression]:
    """A date that closes a sentence, in no clause that was made out, belongs to the last event before it."""
    last = expressions[-1]
    end = last.span.end + sentence.span.start
    before = [(max(c.words), n) for n, c in enumerate(candidates) if sentence.tokens[max(c.words)].span.end < end]
    if not _closes(sentence, last) or not before or any(e.span == last.span for e in chosen.values()):
        return {}
    head, position = max(before)
    between = [t for t in sentence.tokens[head + 1 :] if t.span.end < end]
    shut = any(t.pos == "SCONJ" or (t.pos == "PRON" and len(t.norm) > _WORD) for t in between)
    if position in chosen or shut or not _dates(last.relation, candidates[position].status):
        return {}
    return {position: last}


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
        if min(candidate.words) > colon and _dates(expressions[0].relation, candidate.status)
    }


def time_of(
    sentence: Sentence,
    expression: DateExpression,
    candidate: Candidate,
    published: TimeSpan | None,
    previous: TimeSpan | None,
    others: Sequence[Candidate] = (),
) -> TimeSpan | None:
    """The days an expression means for a candidate: its status tells which, or for want of a past tense the nearest.

    `others` are all candidates of the sentence.
    """
    told = _told(sentence, candidate) or any(_opens(sentence, candidate, other) for other in others)
    open_ = candidate.status is Status.HAPPENED and not told
    leaning = Leaning.NEAREST if open_ or _was_planned(sentence, candidate) else _LEANING[candidate.status]
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


def _was_planned(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a plan is told as one of the past, and its day may be over: "was to meet", "كان من المقرر أن يلتقي"."""
    said = {sentence.tokens[i].norm for i in candidate.reading.bearing}
    return candidate.status is Status.PLANNED and bool(said & _WERE)


def _dates(relation: Relation, status: Status) -> bool:
    """Whether an expression with this tie says when the event is: "before August" does for plans only."""
    if relation in (Relation.ON, Relation.SINCE):
        return True
    return relation in (Relation.BEFORE, Relation.BY) and status in (Status.PLANNED, Status.POSSIBLE)


def _linear_distance(sentence: Sentence, candidate: Candidate, expression: DateExpression) -> float:
    first, last = candidate.reading.clause
    first = min(first, *candidate.words)
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if token.span.shift(-sentence.span.start).overlaps(expression.span)
    ]
    if not inside or not first <= inside[0] < last or _shut(sentence, candidate, inside, expression.meaning):
        return _FAR
    gaps = [inside[0] - word if inside[0] > word else (word - inside[-1]) * 1.5 for word in candidate.words]
    joined = any(token.pos == "CCONJ" for token in sentence.tokens[inside[-1] + 1 : min(candidate.words)])
    return min(gaps) + (_JOINED if joined else 0)


def _shut(sentence: Sentence, candidate: Candidate, inside: Sequence[int], meaning: Meaning) -> bool:
    """Whether a relative clause stands between a date and an event told after it: the date is in the clause ("the
    war that lasted from 1950 to 1953, but … said"), or the event is ("the vote of 1 October, which … called")."""
    head = candidate.trigger.head
    if head <= inside[-1]:
        return False
    if isinstance(meaning, Window) and any(t.pos == "CCONJ" for t in sentence.tokens[inside[-1] + 1 : head]):
        return True  # "met three times in the past five months and added: …"
    relative = [i for i, token in enumerate(sentence.tokens) if described(token)]
    signs = [i for i, t in enumerate(sentence.tokens) if t.pos == "PUNCT"]
    opened = max((i for i in relative if i < inside[0]), default=inside[0])
    within = not any(opened < i < inside[0] for i in signs) and any(inside[-1] < i < head for i in signs)
    behind = (i for i in relative if inside[-1] < i < head and not any(i < sign < head for sign in signs))
    return (opened < inside[0] and within) or any(behind)


def _tree_distance(
    tree: Tree,
    sentence: Sentence,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    expression: DateExpression,
) -> float:
    head = _head_of(tree, sentence, expression)
    if head is None:
        return _FAR
    words = frozenset().union(*(c.words for c in candidates))
    best: float = _FAR
    for distance, anchor in _anchors(tree, head, words):
        for word in candidate.words:
            steps = _steps_up(tree, word, anchor, words - candidate.words)
            if steps is not None:
                best = min(best, distance + steps)
    return best


def _head_of(tree: Tree, sentence: Sentence, expression: DateExpression) -> int | None:
    """The token of the expression that hangs outside of it."""
    inside = [
        index
        for index, token in enumerate(tree.tokens)
        if token.span.shift(-sentence.span.start).overlaps(expression.span)
    ]
    for index in inside:
        if tree.parent(index) not in inside:
            return index
    return inside[0] if inside else None


def _anchors(tree: Tree, head: int, words: frozenset[int]) -> Iterator[tuple[float, int]]:
    """(distance, token) of the words an expression may date: the first event word or verb above it, and
    the verb of the clause if that event is only where and when something else was done."""
    distance = 0.0
    index = head
    yield distance, head
    for ancestor in tree.ancestors(head):
        distance += 1
        if ancestor not in words and tree.verbal(ancestor) and tree.relation(ancestor) in _NONFINITE:
            # "Accused Oman of arming rebels on Monday": the day is the main verb's more often than not.
            distance += 3
            index = ancestor
            continue
        if ancestor in words or tree.verbal(ancestor):
            yield distance, ancestor
            if tree.relation(ancestor) in _SUBJECTS:
                yield distance + 3, tree.parent(ancestor) or ancestor
            if tree.relation(ancestor) == "pobj":
                preposition = tree.parent(ancestor)
                if preposition is not None and tree.lemma(preposition) in _SHARED:
                    above = tree.parent(preposition)
                    if above is not None:
                        yield distance + 3, above
            return
        if tree.relation(index) == "appos" and index != head:
            return  # "they met, their third encounter this year"
        if tree.relation(index) in _QUALIFIER and index == head:
            if tree.relation(index) != "poss" or not _among(tree, ancestor):
                return
            distance += 2  # "wrote in Monday's paper"
        index = ancestor


def _among(tree: Tree, noun: int) -> bool:
    """Whether a noun stands for when and where something is done: "in Monday's paper"."""
    preposition = tree.parent(noun)
    return tree.relation(noun) == "pobj" and preposition is not None and tree.lemma(preposition) in _SHARED


def _steps_up(tree: Tree, index: int, anchor: int, others: frozenset[int]) -> float | None:
    """How far an event word lies below the dated word inside one clause; None where a clause begins between.

    What another event (one of `others`) only aims at has its own time: "agreed on Monday to hold talks".
    """
    steps = 0.0
    while index != anchor:
        parent = tree.parent(index)
        relation = tree.relation(index)
        below = {tree.relation(c) for c in tree.children(index)}
        meanwhile = any(tree.lemma(c) in _SAME_TIME for c in tree.children(index, "advmod", "mark"))
        if parent is None or steps > 20 or (relation in _CLOSED and not (relation == "relcl" and meanwhile)):
            return None
        first = tree.first_conjunct(index)
        if meanwhile and relation == "conj" and tree.relation(first) == "advcl":
            parent = tree.parent(first) or parent  # "arrested after they clashed, and as thousands marched"
            steps += 3
        elif not meanwhile and relation == "advcl" and (below & _SUBJECTS or "mark" in below):
            return None
        elif relation == "conj" and below & _SUBJECTS:
            steps += 3  # "they agreed on Monday, but the talks ended": the same day, if no other is given
        if relation == "pobj" and tree.lemma(parent) not in _OPEN_PREPOSITIONS:
            return None
        if relation == "advmod" or tree.lemma(parent) in _RECALLING:  # "ahead of the summit"
            return None
        if relation == "compound" and parent in others:  # "an investment pledge": the pledge is of that day
            return None
        if (relation == "xcomp" and parent in others) or (relation == "pcomp" and tree.parent(parent) in others):
            return None
        steps += 1
        index = parent
    return steps
