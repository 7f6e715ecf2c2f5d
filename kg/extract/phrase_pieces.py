"""What each word of a sentence without a parse does: verb, noun, preposition, opener of a clause, time.

Words are told apart by their part of speech, mentions and dates, and by where they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from kg.extract.arguments import Scene
from kg.model import EntityType, Token
from kg.text import dates
from kg.text.arabic import ALEF, TEH_MARBUTA, bare

_STOPS = frozenset(".!?؟؛;:…")
_COMMAS = frozenset("،,")
_DASHES = frozenset("-–—")
_DATELINE = 14
"""How many words a dateline has at most."""
_LEXICAL = frozenset({"", "NOUN", "PROPN", "ADJ", "NUM", "X"})


class Piece(StrEnum):
    """What a token does in its sentence."""

    VERB = "verb"
    NOUN = "noun"
    PREPOSITION = "preposition"
    AND = "and"
    THAT = "that"
    RELATIVE = "relative"
    CLAUSE = "clause"
    PARTICLE = "particle"
    AUXILIARY = "auxiliary"
    STOP = "stop"
    COMMA = "comma"
    MARK = "mark"
    TIME = "time"
    OTHER = "other"


RESUMING = frozenset({"فيه", "فيها", "به", "بها", "خلاله", "خلالها", "خلالهما"})
"""They point back to a place or an event told just before."""

SKIPPED = frozenset({Piece.MARK, Piece.TIME, Piece.OTHER})
"""Pieces that stand anywhere and bind nothing."""


def pieces_of(scene: Scene, named: set[int]) -> list[Piece]:
    """The piece of each token; `named` are the tokens of mentions."""
    tokens = scene.sentence.tokens
    timed = _timed(scene)
    verbs = {t.head for t in scene.triggers if t.verbal}
    pieces: list[Piece] = []
    for index, token in enumerate(tokens):
        if index in named:
            pieces.append(Piece.NOUN)
        elif index in timed:
            pieces.append(Piece.TIME)
        elif token.pos == "VERB" and token.norm in scene.grammar.stands_for and index not in verbs:
            pieces.append(Piece.NOUN)  # "ممثلون", a plural of those who act for somebody
        else:
            pieces.append(_piece(token))
        if token.norm == _WHILE and index and pieces[index - 1] is Piece.PREPOSITION:
            pieces[index - 1 :] = [Piece.CLAUSE, Piece.CLAUSE]
        if token.norm in _ITSELF and pieces[-3:-1] == [Piece.COMMA, Piece.AND]:
            pieces[-2] = Piece.CLAUSE  # "الاتفاق، وهو الأول بين البلدين، …"
        if pieces[-1] is Piece.THAT and index and scene.sentence.tokens[index - 1].norm in scene.grammar.adverse:
            pieces[index - 1 :] = [Piece.CLAUSE, Piece.CLAUSE]
    _decide(scene, pieces, named)
    _circumstances(scene, pieces, named)
    if (dash := _dateline(scene, pieces)) is not None:
        pieces[dash] = Piece.STOP
    return pieces


def _circumstances(scene: Scene, pieces: list[Piece], named: set[int]) -> None:
    """Make prepositions of nouns that say when or by what means, where another noun follows: "عقب محادثات"."""
    tokens = scene.sentence.tokens
    for index, token in enumerate(tokens[:-1]):
        if pieces[index] is not Piece.NOUN or index in named or token.definite or token.pos not in _LEXICAL:
            continue
        free = index == 0 or pieces[index - 1] is not Piece.PREPOSITION
        if free and token.norm in scene.grammar.places and _spot(scene, index + 1):
            pieces[index] = Piece.PREPOSITION  # "عبوة ناسفة شمالي مالي"
        people = any(m.type is EntityType.PERSON for m in scene.mentions_at(index + 1))
        if token.norm in scene.grammar.circumstances and pieces[index + 1] is Piece.NOUN and not people:
            pieces[index] = Piece.PREPOSITION


def _spot(scene: Scene, index: int) -> bool:
    """Whether the name of a place stands there, or a noun that introduces one: "قبالة سواحل عدن"."""
    named = any(m.type.spatial for m in scene.mentions_at(index))
    return named or scene.sentence.tokens[index].norm in scene.grammar.spots


def _dateline(scene: Scene, pieces: Sequence[Piece]) -> int | None:
    """The dash that ends where and when an article was written: "نيروبي (رويترز) -", "الرباط / 2 يونيو 2025 -"."""
    tokens = scene.sentence.tokens
    if not any(m.type.spatial and m.span.start == tokens[0].span.start for m in scene.mentions_at(0)):
        return None
    bracketed = False
    for index, token in enumerate(tokens[:_DATELINE]):
        bracketed = token.surface == "(" or (bracketed and token.surface != ")")
        if token.surface in _DASHES:
            return index
        inside = bracketed or any(m.type.spatial for m in scene.mentions_at(index))
        if not inside and pieces[index] not in (Piece.MARK, Piece.TIME, Piece.COMMA):
            return None
    return None


def _timed(scene: Scene) -> frozenset[int]:
    """The tokens that only say when; an event that is spoken of as a time ("قبل القمة") is none."""
    sentence = scene.sentence
    events = {i for trigger in scene.triggers for i in trigger.tokens}
    found: set[int] = set()
    for expression in dates.find(sentence.text, sentence.language):
        span = expression.span.shift(sentence.span.start)
        covered = {i for i, t in enumerate(sentence.tokens) if t.span.overlaps(span)}
        if not covered & events:
            found |= covered
    return frozenset(found)


def _piece(token: Token) -> Piece:
    if token.pos == "PUNCT" or not any(c.isalnum() for c in bare(token.surface)):
        if token.surface in _STOPS:
            return Piece.STOP
        return Piece.COMMA if token.surface in _COMMAS else Piece.MARK
    if token.pos in _LEXICAL:
        return Piece.NOUN
    if token.pos == "SCONJ":
        return Piece.THAT if token.norm.lstrip("بلك").startswith(_THAT) else Piece.CLAUSE
    if token.pos == "PRON":
        return Piece.RELATIVE if described(token) or token.norm in _NOMINAL_RELATIVE else Piece.NOUN
    if token.pos == "VERB" and _no_verb(token):
        return Piece.OTHER
    return {
        "VERB": Piece.VERB,
        "ADP": Piece.PREPOSITION,
        "CCONJ": Piece.AND,
        "PART": Piece.PARTICLE,
        "AUX": Piece.AUXILIARY,
    }.get(token.pos, Piece.OTHER)


def described(token: Token) -> bool:
    """Whether a word opens a relative clause on the noun before it."""
    return token.pos == "PRON" and token.norm.startswith(_RELATIVE)


def _no_verb(token: Token) -> bool:
    """Whether a word taken for a verb cannot be one: an article behind a preposition, the feminine ending of nouns."""
    written = bare(token.surface)
    return written.startswith(_BY_THE) or written.endswith(TEH_MARBUTA)


_BY_THE = ("بال", "كال", "فال", "وال")
_THAT = "ان"
_WHILE = "حين"
"""With a preposition before it ("في حين", "على حين") it opens a clause."""
_ITSELF = frozenset({"هو", "هي", "هم", "هما"})
_RELATIVE = ("الذ", "الت", "الل")
_NOMINAL_RELATIVE = frozenset({"ما", "من"})
_OPENERS = frozenset(
    {Piece.STOP, Piece.COMMA, Piece.THAT, Piece.CLAUSE, Piece.RELATIVE, Piece.PARTICLE, Piece.AUXILIARY, Piece.MARK}
)


_BREAKS = frozenset({Piece.STOP, Piece.THAT, Piece.CLAUSE, Piece.RELATIVE})
_BESIDE = frozenset({Piece.COMMA, Piece.MARK, Piece.AND, Piece.STOP})


def _decide(scene: Scene, pieces: list[Piece], named: set[int]) -> None:
    """Read words that can be noun or verb ("وقع", "بحث", "عقد") by where they stand.

    A verb opens its clause or follows the noun phrase that opens it; after a preposition or another noun
    without article the word is a noun.
    """
    tokens = scene.sentence.tokens
    verbs = {t.head for t in scene.triggers if t.verbal}
    entries = [trigger.entry for trigger in scene.triggers]
    participles = {t.head for t in scene.triggers if t.verbal and t.inflection.participle}
    sure = {t.head for t in scene.triggers if t.verbal and not t.entry.needs.empty}
    carried = [(i, entry) for i, t in enumerate(tokens) for entry in entries if t.norm in entry.support]
    verbs |= {i for i, _ in carried}
    resuming = {i for i, e in carried if (form := e.carried.get(tokens[i].norm)) is not None and form.suffix}
    verbs |= {i for i, t in enumerate(tokens) if t.norm in scene.grammar.controllers | scene.grammar.gathering}
    for index in sorted(verbs):
        if pieces[index] is not Piece.NOUN or index in named or tokens[index].definite:
            continue
        if tokens[index].pos not in _LEXICAL:
            continue
        before = pieces[index - 1] if index else Piece.STOP
        if index in participles:
            # "قال … داعيا إلى": beside a main verb; behind another accusative it is an adjective ("خطابا داعيا إلى")
            opens = not tokens[index - 1].norm.endswith(ALEF) or index - 1 in named if index else False
            opens = opens and (before is Piece.NOUN or before in _BESIDE or before in SKIPPED)
        elif before is Piece.AND:
            earlier = pieces[index - 2] if index > 1 else Piece.STOP
            opens = earlier is not Piece.NOUN or _closed(tokens, index - 2, named)
        elif before is Piece.NOUN:
            # "لقاء جمع …": what else the entry asks for is there, so the word is no genitive; neither is "اتفاق وقعته".
            closed = _closed(tokens, index - 1, named)
            opens = (
                index in sure
                or index in resuming
                or (closed and (_leads(pieces, index - 1) or _resumes(tokens, index) or _fronted(pieces, index)))
            )
        else:
            opens = (before in _OPENERS or before in SKIPPED) and not _resumed(pieces, index)
        if opens:
            pieces[index] = Piece.VERB


def _resumed(pieces: Sequence[Piece], index: int) -> bool:
    """Whether a clause that has its verb goes on behind an insertion in commas: "نفت الخارجية، الخميس، عقد لقاء"."""
    if pieces[index - 1] is not Piece.COMMA:
        return False
    at = index - 2
    while at >= 0 and pieces[at] not in (Piece.COMMA, Piece.VERB, *_BREAKS):
        at -= 1
    if at < 0 or pieces[at] is not Piece.COMMA:
        return False
    while at >= 0 and pieces[at] not in _BREAKS:
        if pieces[at] is Piece.VERB:
            return True
        at -= 1
    return False


def _closed(tokens: Sequence[Token], index: int, named: set[int]) -> bool:
    """Whether a noun phrase is complete with this token: nothing in the genitive can follow it."""
    return index in named or tokens[index].definite


def _resumes(tokens: Sequence[Token], index: int) -> bool:
    """Whether a pronoun behind a verb takes up the noun before it: "في القصر ألقيت فيه كلمة"."""
    return index + 1 < len(tokens) and tokens[index + 1].norm in RESUMING


def _fronted(pieces: Sequence[Piece], index: int) -> bool:
    """Whether only prepositional phrases stand in a clause before a word: "في المرحلة الانتقالية رحب …"."""
    at = index - 1
    while at >= 0 and pieces[at] in (Piece.NOUN, Piece.PREPOSITION, Piece.TIME):
        at -= 1
    opened = at < 0 or pieces[at] in (Piece.STOP, Piece.AND, Piece.THAT, Piece.CLAUSE)
    return opened and pieces[at + 1] is Piece.PREPOSITION


def _leads(pieces: Sequence[Piece], index: int) -> bool:
    """Whether the noun phrase that ends at a token opens a clause: it may be the subject of what follows."""
    while index >= 0 and pieces[index] is Piece.NOUN:
        index -= 1
    return index < 0 or pieces[index] in (Piece.STOP, Piece.THAT, Piece.CLAUSE, Piece.AUXILIARY, Piece.AND, Piece.MARK)
