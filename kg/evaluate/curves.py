"""Figures of merit for scores against right answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby


def f1(right: int, wrong: int, missed: int) -> float:
    """The harmonic mean of precision and recall; 0 where nothing was right."""
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def counts(judged: Sequence[bool], answers: Sequence[bool]) -> tuple[int, int, int]:
    """How many were right, wrongly taken and missed."""
    pairs = list(zip(judged, answers, strict=True))
    return pairs.count((True, True)), pairs.count((True, False)), pairs.count((False, True))


def area(scores: Sequence[float], answers: Sequence[bool]) -> float:
    """The area under the ROC curve: how often a right pair stands above a wrong one, ties half."""
    total = sum(answers)
    below = ahead = 0.0
    for right, wrong in reversed(list(_steps(scores, answers))):
        ahead += right * (below + wrong / 2)
        below += wrong
    return ahead / (total * (len(answers) - total))


def best_f1(scores: Sequence[float], answers: Sequence[bool]) -> float:
    """The F1 at the threshold that is best for it."""
    total = sum(answers)
    return max(f1(right, wrong, total - right) for right, wrong in _kept(scores, answers))


def recall_at(scores: Sequence[float], answers: Sequence[bool], precision: float) -> float:
    """The largest recall at a threshold whose precision is at least `precision`."""
    total = sum(answers)
    return max((r / total for r, w in _kept(scores, answers) if r >= precision * (r + w)), default=0.0)


def _steps(scores: Sequence[float], answers: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Right and wrong pairs of each score, the highest score first."""
    ranked = sorted(zip(scores, answers, strict=True), key=lambda pair: -pair[0])
    for _, tied in groupby(ranked, key=lambda pair: pair[0]):
        right = [answer for _, answer in tied]
        yield sum(right), len(right) - sum(right)


def _kept(scores: Sequence[float], answers: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Right and wrong pairs above each threshold."""
    right = wrong = 0
    for more, others in _steps(scores, answers):
        right, wrong = right + more, wrong + others
        yield right, wrong
