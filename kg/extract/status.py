"""Whether an event happened, is planned, is possible, or is denied: read from the words that bear on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.extract.arguments import SUBJECT
from kg.extract.triggers import Trigger
from kg.model import Role, Sentence, Span, Status, TimeSpan
from kg.vocab.cues import Cue
from kg.vocab.inflect import Tense

_NONE: frozenset[Cue] = frozenset()


def status_of(
    sentence: Sentence,
    trigger: Trigger,
    bearing: Sequence[int],
    words: Mapping[str, frozenset[Cue]],
    dates: Sequence[Span] = (),
    support: int | None = None,
) -> Status | None:
    """The status that the words in `bearing` (nearest first) give; None for a mere hypothesis.

    "denied that he had met" is denied, "may hold talks" possible, "did not rule out a visit" possible,
    "did not say whether he would visit" possible, "will visit" planned. Words inside `dates`
    ("next" of "next week") speak of time only; what is said of the `support` verb is said of the event
    ("did not reach an agreement").
    """
    speech = Role.SPEAKER in trigger.entry.frame.get(SUBJECT, ())
    within = [i for i in trigger.tokens if trigger.verbal and i != trigger.head and not speech]  # "is due in"
    if support is not None and support not in bearing and Cue.DENIED in _cues(sentence, support, words):
        bearing = (support, *bearing)  # "اللقاء ألغي"
    bearing = [i for i in (*within, *bearing) if not any(d.overlaps(sentence.tokens[i].span) for d in dates)]
    status: Status | None = None
    for position, index in enumerate(bearing):
        cues = _cues(sentence, index, words)
        if Cue.HYPOTHETICAL in cues:
            return None
        if Cue.DENIED in cues:
            status = Status.POSSIBLE if status is Status.DENIED else Status.DENIED
        elif Cue.NEGATION in cues:
            host = _host(sentence, index, bearing, position)
            if host is not None and Cue.REPORTING in _cues(sentence, host, words):
                continue
            own = host is None or host in trigger.tokens or (host == support and not _qualified(sentence, host, index))
            if (
                own
                or _lacking(sentence, index, trigger, bearing)
                or (host is not None and _cues(sentence, host, words))
                or position == 0
            ):
                status = Status.POSSIBLE if status is Status.DENIED else Status.DENIED
        elif Cue.POSSIBLE in cues:
            if status in (None, Status.PLANNED):
                status = Status.POSSIBLE
        elif Cue.PLANNED in cues and status is None:
            status = Status.PLANNED
    return status or Status.HAPPENED


def settled(status: Status, trigger: Trigger, time: TimeSpan | None, published: TimeSpan | None) -> Status:
    """The status when the dates are known: what lies wholly after the day of writing has not happened yet."""
    if status is not Status.HAPPENED or time is None or published is None:
        return status
    if time.earliest > published.latest and trigger.inflection.tense is not Tense.PAST:
        return Status.PLANNED
    return status


def _cues(sentence: Sentence, index: int, words: Mapping[str, frozenset[Cue]]) -> frozenset[Cue]:
    token = sentence.tokens[index]
    lemma = token.lemma.casefold()
    if token.relation == "aux" and token.norm == "to" and sentence.tokens[token.head or 0].head is None:
        return words.get("be to", _NONE)  # headlines: "Ghana, Togo to hold talks"
    particles = [
        other.norm
        for position, other in enumerate(sentence.tokens)
        if position == index + 1 or (other.relation == "prt" and other.head == index)
    ]
    for particle in particles:
        if (found := words.get(f"{lemma} {particle}")) is not None:
            return found
    if any(other.relation == "prt" and other.head == index for other in sentence.tokens):
        return _NONE  # "set up a group" is not "set to meet"
    return words.get(lemma) or words.get(token.norm) or _NONE


def _lacking(sentence: Sentence, index: int, trigger: Trigger, bearing: Sequence[int]) -> bool:
    """Whether a negation is a preposition that leads to the event: "ended without reaching an agreement"."""
    led = range(index + 1, trigger.tokens[0])
    return sentence.tokens[index].pos == "ADP" and all(i in bearing for i in led)


def _qualified(sentence: Sentence, host: int, negation: int) -> bool:
    """Whether a negation says only how it was, and not that it was not: "the trip did not go well"."""
    return any(
        token.head == host and token.relation == "advmod" and index != negation and index > host
        for index, token in enumerate(sentence.tokens)
    )


def _host(sentence: Sentence, index: int, bearing: Sequence[int], position: int) -> int | None:
    """The word a negation belongs to: its head in a parse, else the next word that bears on the event."""
    token = sentence.tokens[index]
    if token.head is not None:
        return token.head
    later = [other for other in bearing if other > index]
    return min(later) if later else None
