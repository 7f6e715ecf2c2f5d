"""Whether two reports are about one event: a table of features with weights, and vetoes.

Weights are log-odds, set by hand and read top to bottom; a score is their sum turned into a
probability. Vetoes stand above scores: two summits of one pair in different months stay two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import exp

from kg.model import Claim, Quantity, Status, TimeSpan
from kg.resolve.claims import Background, Report

WEIGHTS = {
    "prior": -2.2,
    "same people and parties": 2.6,
    "the parties of one are among those of the other": 1.3,
    "same parties, one by those who stand for them": 1.8,
    "the text goes on about it": 2.0,
    "nobody is named, the event was named just before": 2.4,
    "same day": 2.2,
    "dates fit": 0.9,
    "dates a few days apart": -0.4,
    "dates weeks apart": -3.0,
    "same place": 1.2,
    "places fit": 0.6,
    "other place": -2.0,
    "in another country, and not known to be of one day": -2.5,
    "same type": 0.4,
    "same things spoken of": 1.4,
    "some things spoken of": 0.5,
    "same figures": 1.6,
    "other things spoken of": -2.2,
    "the same sentence of a parallel article": 5.0,
    "called by another kind of event": -1.0,
    "a summit, and people who lead no country": -3.0,
    "no party in common": -0.4,
    "both are remarks": -1.6,
    "said in one article": -2.5,
    "in much the same words": 1.0,
    "in other words": -1.2,
    "announced, then held": 0.2,
    "one was, the other is to come": -1.5,
    "held before it was due": -1.5,
    "told before the other was held": -1.5,
    "one tells of several visits": -1.2,
    "one tells of several in the course of time, the other of one": -2.5,
    "such things happen often": -1.2,
    "the only such report of either article": 1.3,
    "both name people the other does not": -3.0,
    "each names parties the other does not": -1.6,
    "each names parties the other does not, and none is named by both": -2.6,
    "one names people, the other countries": -1.5,
    "another place is visited": -2.5,
    "written months apart, and undated": -2.5,
    "one is long past, the other undated": -1.5,
}
THRESHOLD = 0.5
_DAYS_APART = 3
_WEEKS_APART = 40
_PRECISE = 31
_NEAR = 1200
_MONTHS = 120
_OFTEN = frozenset(
    ("Aid", "Attack", "Cooperation", "Detention", "MilitaryExercise", "Protest", "Sanction", "Visit", "WeaponsTest")
)
"""Kinds of which the same parties are in several at a time: parties alone do not make one event."""
_ONE_STORY = 0.5
_SAME_WORDS = 0.5
_OTHER_WORDS = 0.15
_ROUNDED, _ROUGHLY = 0.05, 0.2
"""By what share of the larger two amounts may differ and be one, told exactly and told with "about"."""
_LEADERS = "Summit"
_TRIP = "Visit"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How likely two reports are about one event (0 when a veto speaks), and why."""

    score: float
    reasons: tuple[str, ...]


def compare(left: Report, right: Report, background: Background, *, alike: bool = False) -> Verdict:
    """The judgement on two reports; symmetric. `alike` are those that parallel articles tell in the same sentence."""
    if left.position > right.position or (left.position == right.position and left.id > right.id):
        left, right = right, left
    veto = _veto(left, right, background) if not alike or _numbered_apart(left, right) else None
    if veto is not None:
        return Verdict(0.0, (veto,))
    reasons = ["prior", *_features(left, right, background)]
    if alike:
        reasons.append("the same sentence of a parallel article")
    score = 1.0 / (1.0 + exp(-sum(WEIGHTS[reason] for reason in reasons)))
    ranked = sorted(reasons[1:], key=lambda reason: (-abs(WEIGHTS[reason]), reason))
    return Verdict(round(score, 4), tuple(ranked) or ("nothing speaks for it",))


def _veto(left: Report, right: Report, background: Background) -> str | None:
    if left.kind != right.kind:
        return "different kinds of event"
    if left.claim.evidence.sentence == right.claim.evidence.sentence and _apart_in_sentence(left, right):
        return "one sentence speaks of two"
    if left.said and left.speakers and right.speakers and not background.in_common(left.speakers, right.speakers):
        return "different speakers"
    if _numbered_apart(left, right):
        return "different numbers in a series"
    if left.actors and right.actors and not background.in_common(left.actors, right.actors):
        return "other people and parties"
    if (gap := _gap(left.time, right.time)) is not None and gap > _WEEKS_APART:
        return "dates months apart"
    return None


def _numbered_apart(left: Report, right: Report) -> bool:
    """Whether two reports count their event differently in a series: the second round of talks and the third."""
    return None not in (left.ordinal, right.ordinal) and left.ordinal != right.ordinal and not left.said


def _apart_in_sentence(left: Report, right: Report) -> bool:
    """One sentence that triggers twice speaks of two happenings if dates, places or tenses differ."""
    times = {left.time, right.time} - {None}
    return (
        left.said
        or len(times) > 1
        or _held_and_coming(left, right)
        or bool(left.places and right.places and left.places != right.places)
    )


def _held_and_coming(left: Report, right: Report) -> bool:
    statuses = {left.claim.status, right.claim.status}
    return Status.HAPPENED in statuses and bool(statuses & {Status.PLANNED, Status.POSSIBLE})


def _features(left: Report, right: Report, background: Background) -> Iterator[str]:
    yield from _parties(left, right, background)
    yield from _dates(left.time, right.time)
    yield from _places(left, right, background)
    if left.claim.type == right.claim.type:
        yield "same type"
    elif left.kind != right.kind:
        yield "called by another kind of event"
    elif any(one.claim.type == _LEADERS and other.people <= background.below for one, other in _both(left, right)):
        yield "a summit, and people who lead no country"
    if left.kind in _OFTEN:
        yield "such things happen often"
        if left.kind == _TRIP and left.claim.several is not right.claim.several:
            yield "one tells of several visits"
    if _one_of_several(left, right) or _one_of_several(right, left):
        yield "one tells of several in the course of time, the other of one"
    yield from _article(left, right)
    yield from _content(left, right)
    yield from _course(left, right)


def _one_of_several(many: Report, one: Report) -> bool:
    """Whether a report counts what was in a longer time, and the other dates one: "met three times in five months"."""
    if not many.claim.several or one.claim.several or many.said or many.claim.time is None or one.claim.time is None:
        return False
    return many.claim.time.days > max(one.claim.time.days, _PRECISE)


def _course(left: Report, right: Report) -> Iterator[str]:
    """Whether what one report announces may be what the other says was held."""
    if any(_told_before(one, other) for one, other in ((left, right), (right, left))):
        yield "told before the other was held"
    coming, held = sorted((left, right), key=lambda report: report.claim.status is Status.HAPPENED)
    if (coming.claim.status, held.claim.status) != (Status.PLANNED, Status.HAPPENED):
        return
    due = coming.claim.time
    if left.passage == right.passage:
        yield "one was, the other is to come"
    elif due and held.written and due.earliest > held.written.latest:
        yield "held before it was due"
    else:
        yield "announced, then held"


def _told_before(one: Report, other: Report) -> bool:
    """Whether a report of something that has happened, it does not say when, was written before the other was held."""
    done = one.claim.status is other.claim.status is Status.HAPPENED
    if not done or one.time is not None or other.time is None or one.written is None:
        return False
    return one.written.latest < other.time.earliest


def _both(left: Report, right: Report) -> tuple[tuple[Report, Report], ...]:
    """Each report with people in it as the other of the pair."""
    return tuple((one, other) for one, other in ((left, right), (right, left)) if other.people)


def _parties(left: Report, right: Report, background: Background) -> Iterator[str]:
    together = left.passage == right.passage
    near = together and right.position - left.position < _NEAR
    if not left.actors or not right.actors:
        if near and not right.actors:
            yield "nobody is named, the event was named just before"
        return
    alone = _left_over(left, right, background), _left_over(right, left, background)
    if left.people - right.people and right.people - left.people:
        yield "both name people the other does not"
    elif all(alone):
        none = "" if left.actors & right.actors else ", and none is named by both"
        yield f"each names parties the other does not{none}"
    elif left.actors == right.actors:
        yield "same people and parties"
    elif not background.in_common(left.actors, right.actors):
        yield "no party in common"
    elif not left.actors & right.actors and together:
        yield "one names people, the other countries"
    elif not any(alone):
        yield "same parties, one by those who stand for them"
    else:
        yield "the parties of one are among those of the other"
    if together and not left.said and left.kind not in _OFTEN and left.actors & right.actors:
        yield "the text goes on about it"


def _left_over(one: Report, other: Report, background: Background) -> bool:
    """Whether a report names parties that the other neither names nor names by a stand-in."""
    return any(not background.in_common(frozenset((actor,)), other.actors) for actor in one.actors)


def _dates(left: TimeSpan | None, right: TimeSpan | None) -> Iterator[str]:
    gap = _gap(left, right)
    if left is None or right is None or gap is None:
        return
    if gap == 0:
        yield "same day" if left.days == right.days == 1 else "dates fit"
    else:
        yield "dates a few days apart" if gap <= _DAYS_APART else "dates weeks apart"


def _one_day(left: TimeSpan | None, right: TimeSpan | None) -> bool:
    return left is not None and left == right and left.days == 1


def _gap(left: TimeSpan | None, right: TimeSpan | None) -> int | None:
    """Days between two spans, 0 if they overlap, None if either is unknown."""
    if left is None or right is None:
        return None
    if left.overlaps(right):
        return 0
    return (max(left.earliest, right.earliest) - min(left.latest, right.latest)).days


def _places(left: Report, right: Report, background: Background) -> Iterator[str]:
    if not left.places or not right.places:
        return
    if left.places & right.places:
        yield "same place"
    elif any(background.near(a, b) for a in left.places for b in right.places):
        yield "places fit"
    elif not any(background.may_hold(a, b) for a in left.places for b in right.places):
        yield "other place"
        if left.kind == _TRIP:
            yield "another place is visited"
        elif not _one_day(left.time, right.time) and background.abroad(left.places, right.places):
            yield "in another country, and not known to be of one day"


def _article(left: Report, right: Report) -> Iterator[str]:
    """What the articles around two reports say for them."""
    if left.passage == right.passage:
        yield from _long_past(left, right)
        return
    shared = len(left.story & right.story) / max(1, min(len(left.story), len(right.story)))
    if left.peers == right.peers == 1 and shared >= _ONE_STORY:
        yield "the only such report of either article"
    undated = left.time is None or right.time is None
    gap = _gap(left.time or left.written, right.time or right.written)
    if undated and gap is not None and gap > _MONTHS:
        yield "written months apart, and undated"


def _long_past(left: Report, right: Report) -> Iterator[str]:
    """An undated report in news is rather of what the text is about than of what it recalls."""
    times = [report.time for report in (left, right)]
    known = next((time for time in times if time is not None), None)
    gap = _gap(known, left.written)
    if None in times and gap is not None and gap > _MONTHS:
        yield "one is long past, the other undated"


def _content(left: Report, right: Report) -> Iterator[str]:
    figures = left.numbers & right.numbers
    if figures and left.claim.evidence.sentence != right.claim.evidence.sentence:
        yield "same figures"
    if left.claim.evidence.sentence != right.claim.evidence.sentence and left.around and right.around:
        share = len(left.around & right.around) / len(left.around | right.around)
        if share >= 0.6:
            yield "same things spoken of"
        elif share >= 0.25:
            yield "some things spoken of"
        elif left.said:
            yield "other things spoken of"
    if left.said:
        yield "both are remarks"
        yield from _wording(left, right)
        if left.passage == right.passage:
            yield "said in one article"


def _wording(left: Report, right: Report) -> Iterator[str]:
    """Whether two remarks in one language are put in much the same words."""
    least = min(len(left.words), len(right.words))
    if least and left.claim.evidence.language == right.claim.evidence.language:
        share = len(left.words & right.words) / least
        if share >= _SAME_WORDS:
            yield "in much the same words"
        elif share < _OTHER_WORDS:
            yield "in other words"


def contradiction(left: Report, right: Report, background: Background) -> Iterator[str]:
    """On which aspects two reports of one event cannot both be right."""
    times = (left.claim.time, right.claim.time)
    assumed = left.claim.assumed or right.claim.assumed
    if _gap(*times) and not assumed and all(time is not None and time.days <= _PRECISE for time in times):
        yield "date"
    somewhere = left.places and right.places
    if somewhere and not any(background.may_be_one(a, b) for a in left.places for b in right.places):
        yield "place"
    if Status.DENIED in (left.claim.status, right.claim.status) and left.claim.status is not right.claim.status:
        yield "status"
    if left.passage != right.passage and any(_at_odds(left.claim, right.claim)):
        yield "amount"


def _at_odds(left: Claim, right: Claim) -> Iterator[bool]:
    """For each unit of which both reports give one amount, whether the amounts are two."""
    for unit in sorted({q.unit for q in left.quantities} & {q.unit for q in right.quantities}):
        amounts = [[q for q in claim.quantities if q.unit == unit] for claim in (left, right)]
        if all(len({q.value for q in found}) == 1 for found in amounts):
            one, other = (found[0] for found in amounts)
            allowed = _ROUGHLY if _hedged(one) or _hedged(other) else _ROUNDED
            yield abs(one.value - other.value) > allowed * max(one.value, other.value)


def _hedged(quantity: Quantity) -> bool:
    """Whether words before the number say that it is not exact: "more than 300"."""
    return quantity.words[:1].isalpha() and any(map(str.isdigit, quantity.words))
