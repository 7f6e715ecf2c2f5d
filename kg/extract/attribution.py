"""Who is said to have said it: the speaker whose report an event stands in."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.arguments import SUBJECT, Scene
from kg.extract.candidates import Candidate
from kg.extract.syntax import Tree
from kg.model import Attribution, Role, Span

_LONGEST = 12


def attribution(scene: Scene, candidate: Candidate, reports: Sequence[Candidate]) -> Attribution | None:
    """The speaker of the report that governs an event, or the words for a speaker without a name.

    `reports` are the sentence's candidates for statements, named speaker or not. "According to Oslo" holds for
    everything in its sentence.
    """
    for index in candidate.reading.bearing:
        for report in reports:
            if index in report.words and report.trigger.tokens != candidate.trigger.tokens:
                return _of(scene, report)
    for report in reports:
        if SUBJECT not in report.trigger.entry.frame and report.trigger.tokens != candidate.trigger.tokens:
            return _of(scene, report)
    return None


def _of(scene: Scene, report: Candidate) -> Attribution | None:
    speaker = next((f for f in report.fillers if f.role is Role.SPEAKER), None)
    if speaker is not None:
        span = speaker.via or speaker.mention.span
        start = scene.sentence.span.start
        words = scene.sentence.text[max(span.start - start, 0) : max(span.end - start, 0)]
        return Attribution(words or speaker.mention.surface, span, speaker.mention.id)
    if not scene.sentence.parsed:
        return None
    tree = Tree(scene.sentence.tokens)
    for subject in tree.children(report.trigger.head, "nsubj"):
        indices = sorted(tree.subtree(subject))
        if len(indices) > _LONGEST:
            return None
        span = Span(tree.tokens[indices[0]].span.start, tree.tokens[indices[-1]].span.end)
        return Attribution(span.shift(-scene.sentence.span.start).of(scene.sentence.text), span)
    return None
