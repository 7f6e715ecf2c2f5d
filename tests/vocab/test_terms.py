"""The generated terms are those of the ontology, fresh, and enough for rooms without RDF."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kg import resources
from kg.errors import DataError
from kg.model import EntityType, Status
from kg.vocab import generate, terms
from kg.vocab.ontology import EVENT_TYPES, FAMILIES, ancestors_of, family_of, iri_of, label_of

# The types and families of the gold annotations, which the scorer knows.
FAMILY_OF_TYPE = {
    "MeetingEvent": "Summit Talks Meeting Visit PhoneCall PressConference",
    "AgreementEvent": "Agreement JointStatement",
    "StatementEvent": "Pledge Demand Criticism Threat Statement",
    "CooperationEvent": "Aid Cooperation",
    "CoercionEvent": "Sanction Detention",
    "ForceEvent": "MilitaryExercise WeaponsTest Attack",
    "ProtestEvent": "Protest",
    "OfficeEvent": "Election Appointment Removal",
}


def test_the_module_is_fresh() -> None:
    assert generate.main(["--check"]) == 0


def test_a_stale_module_is_noticed_and_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    stale = tmp_path / "terms.py"
    stale.write_text(generate.TARGET.read_text("utf-8").replace("Summit", "Sumit"), "utf-8")
    monkeypatch.setattr(generate, "TARGET", stale)
    assert generate.main(["--check"]) == 1
    assert "python -m kg.vocab.generate" in capsys.readouterr().err
    assert "Sumit" in stale.read_text("utf-8")
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0


@pytest.mark.parametrize(
    ("damage", "complaint"),
    [
        (('rdfs:label "summit"@en , "قمة"@ar', 'rdfs:label "summit"@en'), "kg:Summit has no rdfs:label in ar"),
        (
            ("rdfs:subClassOf kg:MeetingEvent ;", "rdfs:subClassOf kg:MeetingEvent , kg:ForceEvent ;"),
            "two superclasses",
        ),
        (("kg:holds a owl:ObjectProperty", "kg:HOLDER a owl:ObjectProperty"), "one Python name"),
    ],
)
def test_an_ontology_that_breaks_its_format_is_refused(damage: tuple[str, str], complaint: str, tmp_path: Path) -> None:
    text = (resources.ontology() / "kg.ttl").read_text("utf-8")
    assert damage[0] in text
    path = tmp_path / "kg.ttl"
    path.write_text(text.replace(*damage, 1), "utf-8")
    with pytest.raises(DataError, match=complaint):
        generate.generate(path)


def test_every_event_type_is_in_its_family() -> None:
    expected = {kind: family for family, kinds in FAMILY_OF_TYPE.items() for kind in kinds.split()}
    assert {kind: family_of(kind) for kind in EVENT_TYPES} == expected
    assert set(FAMILIES) == set(FAMILY_OF_TYPE)
    assert {family: family_of(family) for family in FAMILIES} == {family: family for family in FAMILIES}


def test_every_entity_type_and_status_is_a_term() -> None:
    assert [iri_of(each.value) for each in EntityType] == [terms.NAMESPACE + each.value for each in EntityType]
    assert [iri_of(each.value.title()) for each in Status] == [terms.NAMESPACE + each.value.title() for each in Status]


def test_labels_are_in_the_script_of_their_language() -> None:
    for name, labels in terms.LABELS.items():
        assert labels["en"].isascii(), name
        assert not any(letter.isascii() and letter.isalpha() for letter in labels["ar"]), name
    assert (label_of("Summit", "en"), label_of("Summit", "ar")) == ("summit", "قمة")


def test_what_is_no_term_is_said_to_be_none() -> None:
    assert ancestors_of("Summit") == ("MeetingEvent", "Event")
    for wrong in ("Sumit", "Person", "Event"):
        with pytest.raises(DataError, match=wrong):
            family_of(wrong)


def test_terms_and_labels_need_no_rdf_library() -> None:
    program = (
        "import json, sys, kg.vocab.ontology; "
        "print(json.dumps([m for m in ('rdflib', 'pyoxigraph', 'owlrl') if m in sys.modules]))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert json.loads(loaded.stdout) == []
