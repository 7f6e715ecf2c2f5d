"""How far a date expression is from an event: whether the words of the one govern the other, or share its clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.candidates import Candidate
from kg.extract.phrase_pieces import described
from kg.extract.syntax import Tree
from kg.model import Sentence, Status
from kg.text.dates import Basis, DateExpression, Meaning, Precision, Relation, Window

FAR = 1000
"""What does not reach an event at all is this far from it."""
_JOINED = 6
_SINCE = 2
"""Words behind an event up to the date since which it lasts, the preposition counted."""
_WORD = 2
"""Letters of the pronouns that open no relative clause."""
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


def tree_distance(
    tree: Tree,
    sentence: Sentence,
    candidate: Candidate,
    candidates: Sequence[Candidate],
    expression: DateExpression,
) -> float:
    if _lasting(sentence, candidate, expression):
        return 0.0
    head = _head_of(tree, sentence, expression)
    if head is None:
        return FAR
    words = frozenset().union(*(c.words for c in candidates))
    best: float = FAR
    for distance, anchor in _anchors(tree, head, words):
        for word in candidate.words:
            steps = _steps_up(tree, word, anchor, words - candidate.words)
            if steps is not None:
                best = min(best, distance + steps)
    return best


def _lasting(sentence: Sentence, candidate: Candidate, expression: DateExpression) -> bool:
    """Whether an event is told of as lasting since then, wherever the parser hung that: "in jail since May, X said"."""
    behind = sentence.tokens[max(candidate.trigger.tokens) + 1 :][:_SINCE]
    starts = (token.span.start - sentence.span.start for token in behind)
    return expression.relation is Relation.SINCE and expression.span.start in starts


def linear_distance(sentence: Sentence, candidate: Candidate, expression: DateExpression) -> float:
    first, last = candidate.reading.clause
    first = min(first, *candidate.words)
    inside = [
        index
        for index, token in enumerate(sentence.tokens)
        if token.span.shift(-sentence.span.start).overlaps(expression.span)
    ]
    if not inside or not first <= inside[0] < last or _shut(sentence, candidate, inside, expression.meaning):
        return FAR
    gaps = [inside[0] - word if inside[0] > word else (word - inside[-1]) * 1.5 for word in candidate.words]
    joined = any(token.pos == "CCONJ" for token in sentence.tokens[inside[-1] + 1 : min(candidate.words)])
    return min(gaps) + (_JOINED if joined else 0)


def dates(relation: Relation, status: Status) -> bool:
    """Whether an expression with this tie says when the event is: "before August" does for plans only."""
    if relation in (Relation.ON, Relation.SINCE):
        return True
    return relation in (Relation.BEFORE, Relation.BY) and status in (Status.PLANNED, Status.POSSIBLE)


def in_its_name(sentence: Sentence, candidate: Candidate, expression: DateExpression) -> bool:
    """Whether a date is part of what an event is called: "after the October 1 referendum" is on that day."""
    if not sentence.parsed or candidate.trigger.verbal:
        return False
    tree = Tree(sentence.tokens)
    head = _head_of(tree, sentence, expression)
    named = head is not None and tree.relation(head) in _NAMING
    return named and head is not None and tree.parent(head) in candidate.trigger.tokens


def captioned(
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


def trailing(
    sentence: Sentence,
    candidates: Sequence[Candidate],
    expressions: Sequence[DateExpression],
    chosen: Mapping[int, DateExpression],
) -> Mapping[int, DateExpression]:
    """A date that closes a sentence, in no clause that was made out, belongs to the last event before it, but for
    those of a relative clause between signs: "Chad, which held talks in May, expelled the envoy in June"."""
    last = expressions[-1]
    end = last.span.end + sentence.span.start
    aside = _aside(sentence)
    before = [(max(c.words), n) for n, c in enumerate(candidates) if sentence.tokens[max(c.words)].span.end < end]
    before = [(head, n) for head, n in before if head not in aside]
    if not _closes(sentence, last) or not before or any(e.span == last.span for e in chosen.values()):
        return {}
    head, position = max(before)
    between = [t for i, t in enumerate(sentence.tokens) if i > head and t.span.end < end and i not in aside]
    shut = any(t.pos == "SCONJ" or (t.pos == "PRON" and len(t.norm) > _WORD) for t in between)
    if position in chosen or shut or not dates(last.relation, candidates[position].status):
        return {}
    return {position: last}


def _closes(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether nothing but signs follows an expression in its sentence."""
    end = expression.span.end + sentence.span.start
    return all(not any(c.isalnum() for c in t.surface) for t in sentence.tokens if t.span.start >= end)


def _aside(sentence: Sentence) -> frozenset[int]:
    """The tokens of relative clauses that stand between two signs."""
    tokens, found = sentence.tokens, set[int]()
    for opened in (i for i, token in enumerate(tokens) if described(token)):
        closed = next((i for i, t in enumerate(tokens) if i > opened and t.pos == "PUNCT"), None)
        if opened > 0 and tokens[opened - 1].pos == "PUNCT" and closed is not None:
            found |= set(range(opened, closed))
    return frozenset(found)


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
