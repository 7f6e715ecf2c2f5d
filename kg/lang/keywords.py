"""Names in the words that an article is filed under, which are not the grammar of sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.model import BlockKind, Form, Mention, Sentence


def names_only(sentences: Sequence[Sentence], mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, of which those in keywords are names alone.

    What stands beside a name there is another keyword: it gives nobody an office and refers to nobody.
    """
    listed = {sentence.id for sentence in sentences if sentence.kind is BlockKind.KEYWORDS}
    for mention in mentions:
        if mention.sentence not in listed:
            yield mention
        elif mention.form is Form.NAME:
            yield replace(mention, offices=())
