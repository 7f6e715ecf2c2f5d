"""Finding the words of a sentence that may report an event."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import Sentence, Span, Token
from kg.vocab.events import Condition, Lexicon, TriggerEntry
from kg.vocab.grammar import Forms, Grammar, Kind
from kg.vocab.inflect import Inflection

GAP = 3
NOUNS = frozenset({"NOUN", "PROPN", "ADJ", "X", ""})
VERBS = frozenset({"VERB", "AUX", "X", ""})


@dataclass(frozen=True, slots=True)
class Trigger:
    """An occurrence of a trigger entry: the token indices it covers and the index of its head word."""

    entry: TriggerEntry
    tokens: tuple[int, ...]
    head: int
    inflection: Inflection

    @property
    def type(self) -> str:
        return self.entry.type

    @property
    def verbal(self) -> bool:
        return self.entry.kind is Kind.VERB

    def span(self, sentence: Sentence) -> Span:
        """From the first to the last word of the trigger, in document offsets."""
        return Span(sentence.tokens[self.tokens[0]].span.start, sentence.tokens[self.tokens[-1]].span.end)


def find_triggers(sentence: Sentence, lexicon: Lexicon) -> tuple[Trigger, ...]:
    """Every trigger in the sentence, in text order; where two overlap, the longer pattern wins.

    Whether a trigger reports an event at all is decided later: a finder may refuse it.
    Several entries of equal length on the same words (a verb that can report two types) are all given.
    """
    found = [
        trigger
        for index, token in enumerate(sentence.tokens)
        for entry in lexicon.starting(token.lemma, token.norm)
        if (trigger := _match(sentence, index, entry)) is not None
    ]
    distinct: dict[tuple[object, ...], Trigger] = {}
    for trigger in found:
        # Two entries of one type may share a form, as "talk" and "talks" do: the stricter is listed first.
        distinct.setdefault((trigger.type, trigger.entry.kind, trigger.tokens), trigger)
    whole = [t for t in distinct.values() if not any(_outdoes(other, t) for other in found)]
    kept = [t for t in whole if not any(_encloses(sentence, other, t, lexicon.grammar) for other in whole)]
    return tuple(sorted(kept, key=lambda t: (t.tokens, t.type, t.entry.words)))


def _outdoes(other: Trigger, trigger: Trigger) -> bool:
    return len(other.tokens) > len(trigger.tokens) and bool(set(other.tokens) & set(trigger.tokens))


def _encloses(sentence: Sentence, outer: Trigger, trigger: Trigger, grammar: Grammar) -> bool:
    """Whether a noun only tells what the agreement named before it is about: "معاهدة التعاون والأمن"."""
    between = sentence.tokens[outer.tokens[-1] + 1 : trigger.head]
    if not outer.entry.encloses or trigger.verbal or trigger.type == outer.type or outer.head > trigger.head:
        return False
    joined = all(t.pos in NOUNS or t.norm in grammar.joining for t in between)
    return joined and len(between) <= GAP and not any(t.norm in grammar.masdars for t in between)


def _match(sentence: Sentence, start: int, entry: TriggerEntry) -> Trigger | None:
    tokens = sentence.tokens
    indices: list[int] = []
    at, gap = start, 0
    head_form: Inflection | None = None
    for position, forms in enumerate(entry.pattern):
        if not forms:
            gap = GAP
            continue
        form = None
        while at < len(tokens) and (form := _form(tokens[at], forms)) is None and gap > 0:
            at, gap = at + 1, gap - 1
        if form is None:
            return None
        if position == entry.head:
            head_form = form
        indices.append(at)
        at, gap = at + 1, 0
    head = indices[sum(1 for forms in entry.pattern[: entry.head] if forms)]
    allowed = VERBS if entry.kind is Kind.VERB else NOUNS
    if head_form is None or tokens[head].pos not in allowed:
        return None
    if entry.kind is Kind.VERB and tokens[head].definite:  # no verb has the article: "التعاون" is the noun
        return None
    if not _holds(tokens, indices[0], indices[-1], entry.needs, wanted=True):
        return None
    if not entry.unless.empty and _holds(tokens, indices[0], indices[-1], entry.unless, wanted=False):
        return None
    return Trigger(entry, tuple(indices), head, head_form)


def _form(token: Token, forms: Forms) -> Inflection | None:
    found = forms.get(token.lemma)
    return forms.get(token.norm) if found is None else found


def _holds(tokens: tuple[Token, ...], first: int, last: int, condition: Condition, *, wanted: bool) -> bool:
    """Whether all (`wanted`) or any (otherwise) of the stated surroundings are there."""
    checks = [
        bool(words & set(_keys(tokens, low, high)))
        for words, low, high in (
            (condition.before, first - 2, first),
            (condition.after, last + 1, last + 3),
            (condition.near, first - 8, last + 9),
        )
        if words
    ]
    return all(checks) if wanted else any(checks)


def _keys(tokens: tuple[Token, ...], low: int, high: int) -> Iterator[str]:
    for token in tokens[max(low, 0) : max(high, 0)]:
        yield token.lemma
        yield token.norm
