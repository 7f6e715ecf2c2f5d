"""Arguments of triggers in sentences without a parse, by a grammar of phrases and clauses."""

from __future__ import annotations

from kg.extract.arguments import Reading, Scene
from kg.extract.phrase_line import Line, line_of
from kg.extract.phrase_nouns import NounReader
from kg.extract.phrase_pieces import Piece
from kg.extract.phrase_verbs import VerbReader
from kg.extract.triggers import Trigger


class PhraseFinder:
    """Reads subjects, objects, genitives, prepositional phrases and governors off the line of pieces."""

    name = "phrase/1"

    def __init__(self) -> None:
        self._last: tuple[Scene, Line] | None = None

    def read(self, scene: Scene, trigger: Trigger) -> Reading | None:
        """See `ArgumentFinder`. The triggers of one scene share its line."""
        if self._last is None or self._last[0] is not scene:
            self._last = (scene, line_of(scene))
        line = self._last[1]
        verb = line.piece(trigger.head) is Piece.VERB
        if verb is not trigger.verbal or (not verb and line.piece(trigger.head) is not Piece.NOUN):
            return None
        return VerbReader(line, trigger).reading() if verb else NounReader(line, trigger).reading()
