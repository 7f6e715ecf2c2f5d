"""Office claims: what the text says in passing of who holds which office."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set

from kg.model import Evidence, Form, Mention, OfficeClaim, Passage, Sentence, Tenure

EXTRACTOR = "office-cues/1"


def office_claims(
    passage: Passage, sentences: Mapping[str, Sentence], mentions: Sequence[Mention], many_holders: Set[str]
) -> Iterator[OfficeClaim]:
    """One claim for each office that the text gives to a named person ("US Defense Secretary Pete Hegseth").

    The office is held at the day of writing; of former and coming holders the text does not say when. One of
    `many_holders` that belongs to no country and no body ("journalist", "general") says what he is, and is left out.
    """
    for mention in mentions:
        sentence = sentences.get(mention.sentence)
        if sentence is None or mention.form is not Form.NAME:
            continue
        for cue in mention.offices:
            if cue.office in many_holders and cue.of is None and cue.of_mention is None:
                continue
            yield OfficeClaim(
                person=mention.id,
                office=cue.office,
                of=cue.of,
                of_mention=cue.of_mention,
                tenure=cue.tenure,
                time=passage.published if cue.tenure is Tenure.CURRENT else None,
                span=cue.span,
                evidence=Evidence(
                    document=sentence.document,
                    sentence=sentence.id,
                    span=sentence.span,
                    quote=sentence.text,
                    language=sentence.language,
                    extractor=EXTRACTOR,
                    confidence=round(mention.confidence * 0.95, 4),
                ),
            )
