"""Names without the word that says what sort of thing bears them: "شبكة سي إن إن" is called "سي إن إن" too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.model import EntityType, Name
from kg.resolve.terms import term_name
from kg.text.fold import fold
from kg.vocab.gazetteer import bare
from kg.vocab.nameparts import NameParts


def with_bare(names: Iterable[Name], type: EntityType) -> Iterator[Name]:
    """The names of an organization, and what is left of each without its kind, if that is a name by itself.

    It is one if no word of it is translated: "قناة المستقبل" means the channel, "المستقبل" the future.
    """
    for name in names:
        yield name
        left = _without_kind(name.text) if type is EntityType.ORGANIZATION else None
        if left is not None:
            yield Name(left, name.language)


def _without_kind(name: str) -> str | None:
    kinds = NameParts.load().apposed
    words = name.split()
    for at, rest in ((0, words[1:]), (-1, words[:-1])):
        if rest and bare(fold(words[at])) in kinds and all(term.spelled for term in term_name(" ".join(rest)).terms):
            return " ".join(rest)
    return None
