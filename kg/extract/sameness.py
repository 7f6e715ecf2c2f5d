"""Whether two mentions of one passage name the same thing: the little that reference needs.

Merging across passages and scripts is resolution's; here "Lee" is "Lee Jae Myung" and "Russian" is
"Russia" because one text in one language says so.
"""

from __future__ import annotations

from kg.model import EntityType, Mention
from kg.text.fold import fold


def same_thing(one: Mention, other: Mention) -> bool:
    """Equal ids, equal gazetteer entries, or one name written out and shortened."""
    if one.id == other.id:
        return True
    if one.known is not None or other.known is not None:
        return one.known == other.known
    if one.type is not other.type:
        return False
    first, second = fold(one.name).split(), fold(other.name).split()
    if first == second:
        return bool(first)
    if one.type is not EntityType.PERSON or not first or not second:
        return False
    short, long = sorted((first, second), key=len)
    return all(word in long for word in short)
