"""An event type is data: files say what reports it, mistakes in them are named, and a new type needs no code."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from kg import resources
from kg.errors import DataError
from kg.extract import Extractor
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Direction, Document, Passage, Role, Span
from kg.vocab.cues import Cue, Cues
from kg.vocab.events import EventTypes
from kg.vocab.grammar import Kind

MEDIATION = """
type: Mediation
family: MEETING
languages:
  en:
    verb_frame: {subject: participant, between: participant}
    least: 2
    triggers:
      - verb: [arbitrate]
  ar:
    verb_frame: {subject: participant, بين: participant}
    least: 2
    triggers:
      - verb: [حكم/يحكم]
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(copytree(resources.seeds() / "events", tmp_path / "events"))


def test_the_24_types_of_the_ontology_are_there_in_both_languages() -> None:
    types = EventTypes.load()
    assert len(types.types) == 24
    assert set(types.lexicons) == {"en", "ar"}
    for lexicon in types.lexicons.values():
        told = {entry.type for entries in lexicon.first.values() for entry in entries}
        assert told == set(types.types)


def test_a_new_type_is_one_file_and_no_code(folder: Path) -> None:
    (folder / "mediation.yaml").write_text(MEDIATION, "utf-8")
    extractor = Extractor(types=EventTypes.load(folder))
    text = "Norway arbitrated between Chad and Libya."
    document = Document.of("new.txt", text)
    passage = Passage(document.id, 0, "en", Direction.LTR, (Block(Span(0, len(text)), BlockKind.PARAGRAPH),))
    found = extractor.extract(document, [pack("en").analyze(document, passage)])
    surfaces = {m.id: m.surface for a in found.analyses for m in a.mentions}
    assert [(c.type, [surfaces[m] for m in c.mentions(Role.PARTICIPANT)]) for c in found.claims] == [
        ("Mediation", ["Norway", "Chad", "Libya"])
    ]


def test_arabic_verbs_are_found_in_all_their_forms() -> None:
    lexicon = EventTypes.load().lexicons["ar"]
    for form in ("التقي", "التقت", "يلتقيان", "التقيا"):
        assert {e.type for e in lexicon.starting(form) if e.kind is Kind.VERB} == {"Meeting"}


def test_support_verbs_say_what_their_subject_does() -> None:
    (entry,) = [e for e in EventTypes.load().lexicons["en"].starting("summit") if e.words == "summit"]
    assert (entry.support["attend"].value, entry.support["host"].value) == ("participant", "host")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("type: X\nfamily: MEETING\nlanguages: {en: {triggers: [{verb: go, noun: trip}]}}", "either verbs or nouns"),
        ("type: X\nfamily: MEETING\nlanguages: {en: {triggers: [{verb: go, fram: {}}]}}", "triggers.0.fram"),
        ("type: X\nfamily: MEETING\nlanguages: {ar: {triggers: [{verb: ذهب}]}}", "perfect/imperfect"),
        ("type: X\nfamily: MEETING\nlanguages: {fr: {triggers: [{verb: aller}]}}", "'fr'"),
        ("type: [X", "not YAML"),
    ],
)
def test_a_slip_in_a_file_is_named_in_one_line(folder: Path, text: str, message: str) -> None:
    (folder / "x.yaml").write_text(text, "utf-8")
    with pytest.raises(DataError, match=message) as caught:
        EventTypes.load(folder)
    assert "\n" not in str(caught.value)


def test_status_words_inflect() -> None:
    status = Cues.load().status
    assert Cue.PLANNED in status["ar"]["تعتزم"]
    assert Cue.DENIED in status["ar"]["نفت"]
    assert Cue.NEGATION in status["en"]["not"]
