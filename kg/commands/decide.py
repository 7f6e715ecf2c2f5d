"""`kg decide`: a person's judgement on two names, written down for every later build."""

from __future__ import annotations

from pathlib import Path

from kg import resources, write
from kg.commands.speech import say
from kg.commands.terminal import isolated, printable
from kg.errors import InputError
from kg.model import Decision, Judgement
from kg.text.fold import fold
from kg.vocab.decisions import Decisions, decided


def run(left: str, right: str, *, same: bool, note: str, path: Path | None) -> int:
    """Add a decision to the file at `path`; nothing is written that contradicts what stands there."""
    if not fold(left) or not fold(right) or fold(left) == fold(right):
        raise InputError("give two names that are written differently")
    file = path if path is not None else resources.decisions()
    before = file.read_text("utf-8") if file.is_file() else ""
    earlier = Decisions.load(file).rows if before else ()
    judgement = Judgement.SAME if same else Judgement.DIFFERENT
    decision = Decision(printable(left), printable(right), judgement, printable(note))
    Decisions((*earlier, decision)).check(file)
    write.text(decided(before, decision), file)
    say(f"{isolated(decision.left)} and {isolated(decision.right)} are {judgement}: written to {file}")
    say("delete the line to undo it; build again to see it in the graph")
    return 0
