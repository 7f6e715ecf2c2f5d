"""A graph that breaks a promise is found out, and a person is told what to do."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from rdflib.namespace import RDF, SH

from kg import resources
from kg.errors import DataError, NotFoundError
from kg.graph import prefixes, validate
from kg.graph.reasoning import _sample
from tests.graph.story import story

GOLDEN = Path(__file__).with_name("data") / "story.ttl"
SHAPES = rdflib.Graph().parse(resources.ontology() / "shapes.ttl", format="turtle")
SHAPES_NAMESPACE = "https://w3id.org/jisr/shapes#"
PREFIXES = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in prefixes().items())

# One way to break each shape, as a SPARQL update on the graph of the story.
BREAKS = {
    "EntityLabel": 'INSERT DATA { ent:russia rdfs:label "Russland"@de }',
    "EntityPrefLabel": 'INSERT DATA { ent:russia skos:prefLabel "Russian Federation"@en }',
    "EntityKind": "DELETE DATA { ent:russia kg:kind kg:Country }",
    "EntityIsNamed": "DELETE WHERE { ?mention kg:denotes ent:xi-jinping }",
    "EventLabel": "DELETE WHERE { ev:pledge-lee rdfs:label ?label }",
    "EventKind": "INSERT DATA { ev:pledge-lee kg:kind kg:Threat }",
    "EventStatus": "DELETE WHERE { ev:pledge-lee kg:status ?status }",
    "EventClaim": "DELETE WHERE { ?claim kg:about ev:pledge-lee }",
    "EventParticipant": "INSERT DATA { ev:pledge-lee kg:participant off:president }",
    "EventPlace": "INSERT DATA { ev:pledge-lee kg:place ent:xi-jinping }",
    "EventDates": """DELETE WHERE { ev:summit-beijing-2026-01 kg:latest ?latest } ;
        INSERT DATA { ev:summit-beijing-2026-01 kg:latest "2025-01-01T00:00:00Z"^^xsd:dateTime }""",
    "EventReportedDate": 'INSERT DATA { ev:pledge-lee kg:reportedDate "last week" }',
    "ParticipantIsClaimed": "INSERT DATA { ev:pledge-lee kg:participant ent:china }",
    "RoleIsClaimed": "INSERT DATA { ev:pledge-lee kg:target ent:russia }",
    "PlaceIsClaimed": "INSERT DATA { ev:pledge-lee kg:place ent:beijing }",
    "LargerPlaceHoldsPlace": "INSERT DATA { ev:summit-beijing-2026-01 kg:occursIn ent:russia }",
    "DateIsClaimed": 'INSERT DATA { ev:pledge-lee kg:reportedDate "2026-01-09" }',
    "StatusIsClaimed": """DELETE DATA { ev:pledge-lee kg:status kg:Happened } ;
        INSERT DATA { ev:pledge-lee kg:status kg:Denied }""",
    "DisputeHasContradiction": "INSERT DATA { ev:summit-beijing-2026-01 kg:disputed kg:PlaceAspect }",
    "HoldingHolder": "INSERT DATA { oh:xi-jinping-president-china kg:holder ent:lee-jae-myung }",
    "HoldingOffice": "DELETE WHERE { oh:xi-jinping-president-china kg:office ?office }",
    "HoldingOf": "INSERT DATA { oh:xi-jinping-president-china kg:of ent:russia }",
    "HoldingClaim": "DELETE WHERE { ?claim kg:about oh:xi-jinping-president-china }",
    "HoldingDates": """DELETE WHERE { oh:xi-jinping-president-china kg:latest ?latest } ;
        INSERT DATA { oh:xi-jinping-president-china kg:latest "2025-01-01T00:00:00Z"^^xsd:dateTime }""",
    "HoldingIsClaimed": """DELETE WHERE { oh:xi-jinping-president-china kg:holder ?holder } ;
        INSERT DATA { oh:xi-jinping-president-china kg:holder ent:lee-jae-myung }""",
    "OfficeIdentifier": "DELETE WHERE { off:president schema:identifier ?identifier }",
    "ClaimAbout": "DELETE WHERE { ?claim kg:about ev:pledge-lee }",
    "ClaimSentence": "DELETE WHERE { ?claim kg:statedIn ?sentence }",
    "ClaimTrigger": "DELETE WHERE { ?claim kg:trigger ?words }",
    "ClaimConfidence": "INSERT { ?c kg:confidence 1.5 } WHERE { ?c kg:claimsKind kg:Pledge }",
    "ClaimExtractor": "DELETE WHERE { ?claim kg:extractor ?name }",
    "ClaimRun": "DELETE WHERE { ?claim prov:wasGeneratedBy ?run }",
    "ClaimDates": """DELETE { ?claim kg:claimsLatest ?latest }
        INSERT { ?claim kg:claimsLatest "2020-01-01T00:00:00Z"^^xsd:dateTime }
        WHERE { ?claim kg:claimsLatest ?latest }""",
    "ClaimMention": "INSERT { ?c kg:basedOn ent:russia } WHERE { ?c kg:claimsKind kg:Pledge }",
    "ClaimSpeaker": "INSERT { ?c kg:attributedTo off:president } WHERE { ?c kg:claimsKind kg:Pledge }",
    "ClaimKind": "DELETE WHERE { ?claim kg:claimsKind kg:Pledge }",
    "TriggerInSentence": """DELETE { ?c kg:trigger ?words } INSERT { ?c kg:trigger "vowed"@en }
        WHERE { ?c kg:claimsKind kg:Pledge ; kg:trigger ?words }""",
    "ContradictionOfOneEvent": """INSERT { ?one kg:contradicts ?other ; kg:contradictsDate ?other }
        WHERE { ?one kg:claimsKind kg:Pledge . ?other kg:claimsKind kg:Summit }""",
    "TranslationOfOneEvent": """INSERT { ?one kg:translates ?other }
        WHERE { ?one kg:claimsKind kg:Pledge . ?other kg:claimsKind kg:Summit }""",
    "OfficeClaimOffice": "DELETE WHERE { ?claim kg:claimsOffice ?office }",
    "OfficeClaimHolder": "DELETE WHERE { ?claim kg:claimsHolder ?holder }",
    "OfficeClaimTenure": "INSERT { ?c kg:claimsTenure kg:Happened } WHERE { ?c a kg:OfficeClaim }",
    "QuantityValue": "DELETE WHERE { ?quantity kg:value ?value }",
    "QuantityUnit": "DELETE WHERE { ?quantity kg:unit ?unit }",
    "QuantityWords": "DELETE WHERE { ?quantity kg:words ?words }",
    "MentionEntity": "INSERT { ?m kg:denotes ent:russia } WHERE { ?m kg:denotes ent:china }",
    "MentionSentence": "DELETE WHERE { ?mention kg:inSentence ?sentence }",
    "MentionRange": """DELETE { ?m nif:endIndex ?end } INSERT { ?m nif:endIndex 0 }
        WHERE { ?m a kg:Mention ; nif:endIndex ?end }""",
    "MentionText": "DELETE { ?m nif:anchorOf ?t } WHERE { ?m a kg:Mention ; nif:anchorOf ?t }",
    "MentionConfidence": "INSERT { ?m kg:confidence -0.5 } WHERE { ?m kg:denotes ent:china }",
    "MentionQuote": """DELETE { ?m nif:beginIndex ?b ; nif:endIndex ?e }
        INSERT { ?m nif:beginIndex ?b1 ; nif:endIndex ?e1 }
        WHERE { ?m kg:denotes ent:china ; nif:beginIndex ?b ; nif:endIndex ?e .
            BIND (?b + 1 AS ?b1) BIND (?e + 1 AS ?e1) }""",
    "SentenceDocument": "DELETE { ?s schema:isPartOf ?d } WHERE { ?s a kg:Sentence ; schema:isPartOf ?d }",
    "SentencePassage": "DELETE WHERE { ?sentence kg:inPassage ?passage }",
    "SentenceRange": "DELETE { ?s nif:beginIndex ?b } WHERE { ?s a kg:Sentence ; nif:beginIndex ?b }",
    "SentenceText": "DELETE { ?s nif:anchorOf ?t } WHERE { ?s a kg:Sentence ; nif:anchorOf ?t }",
    "SentenceQuote": """DELETE { ?s nif:endIndex ?e } INSERT { ?s nif:endIndex ?e1 }
        WHERE { ?s a kg:Sentence ; nif:endIndex ?e . BIND (?e - 1 AS ?e1) }""",
    "SentenceInDocument": """DELETE { ?d nif:endIndex ?e } INSERT { ?d nif:endIndex 3 }
        WHERE { ?d a kg:Document ; nif:endIndex ?e }""",
    "PassageDocument": "DELETE { ?p schema:isPartOf ?d } WHERE { ?p a kg:Passage ; schema:isPartOf ?d }",
    "PassageLanguage": """DELETE { ?p schema:inLanguage ?l } INSERT { ?p schema:inLanguage "fa" }
        WHERE { ?p a kg:Passage ; schema:inLanguage ?l }""",
    "DocumentSource": "DELETE WHERE { ?document kg:source ?file }",
    "MatchLeft": "DELETE WHERE { ?match kg:left ?name }",
    "MatchRight": "DELETE WHERE { ?match kg:right ?name }",
    "MatchJudgement": "DELETE WHERE { ?match kg:judgement kg:Unsure }",
    "MatchScore": "INSERT { ?m kg:score 7.0 } WHERE { ?m kg:judgement kg:Unsure }",
    "MatchReason": "DELETE WHERE { ?match kg:reason ?reason }",
    "RunVersion": "DELETE WHERE { ?run kg:version ?version }",
    "RunConfiguration": "DELETE WHERE { ?run kg:configuration ?hash }",
}
# One way to contradict the ontology for each question that is asked about it.
CONTRADICTIONS = {
    "nothing can be both": "INSERT DATA { ent:russia a kg:Person }",
    "has two values of kg:status": "INSERT DATA { ev:pledge-lee kg:status kg:Denied }",
    "which only a kg:Match can have": "INSERT DATA { ent:russia kg:score 0.5 }",
    "is the value of kg:denotes": "INSERT { ?m kg:denotes off:president } WHERE { ?m kg:denotes ent:russia }",
    "that is no xsd:dateTime": 'INSERT DATA { ev:pledge-lee kg:earliest "2026"^^xsd:gYear }',
    "not stated to be a kg:Place": "DELETE DATA { ent:russia a kg:Place }",
    "a property that the ontology does not have": "INSERT DATA { ent:russia kg:lable ent:china }",
    "a class that the ontology does not have": "INSERT DATA { ent:russia a kg:Kingdom }",
}


def broken(update: str, folder: Path) -> Path:
    store = ox.Store()
    store.load(path=GOLDEN, format=ox.RdfFormat.TURTLE)
    before = set(store)
    store.update(PREFIXES + update)
    assert set(store) != before
    path = folder / "broken.nt"
    store.dump(path, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return path


def named_constraints() -> list[str]:
    kinds = (SH.PropertyShape, SH.SPARQLConstraint)
    return sorted(str(s).removeprefix(SHAPES_NAMESPACE) for kind in kinds for s in SHAPES.subjects(RDF.type, kind))


def message(name: str, language: str) -> str:
    literals = SHAPES.objects(rdflib.URIRef(SHAPES_NAMESPACE + name), SH.message)
    (found,) = (str(m) for m in literals if isinstance(m, rdflib.Literal) and m.language == language)
    return found


@pytest.mark.parametrize("name", named_constraints())
def test_every_shape_can_fail(name: str, tmp_path: Path) -> None:
    issues = validate(broken(BREAKS[name], tmp_path))
    assert any(issue.message.startswith(message(name, "en")) for issue in issues)


def test_issues_come_in_the_language_that_is_asked_for(tmp_path: Path) -> None:
    by_shape = validate(broken(BREAKS["EventStatus"], tmp_path), language="ar")
    assert [issue.message for issue in by_shape] == [message("EventStatus", "ar")]
    by_query = validate(broken(BREAKS["StatusIsClaimed"], tmp_path), language="ar")
    assert [issue.message for issue in by_query] == [message("StatusIsClaimed", "ar") + " (kg:Denied)"]
    by_ontology = validate(broken(CONTRADICTIONS["a class that the ontology does not have"], tmp_path), language="ar")
    assert any("kg:Kingdom وهو صنف ليس في الأنطولوجيا" in issue.message for issue in by_ontology)


@pytest.mark.parametrize("words", CONTRADICTIONS)
def test_every_contradiction_of_the_ontology_is_found(words: str, tmp_path: Path) -> None:
    assert any(words in issue.message for issue in validate(broken(CONTRADICTIONS[words], tmp_path)))


def test_a_reasoner_finds_what_only_follows(tmp_path: Path) -> None:
    merged = broken("INSERT DATA { ent:xi-jinping <http://www.w3.org/2002/07/owl#sameAs> ent:china }", tmp_path)
    assert validate(merged) == ()
    found = validate(merged, reason=True)
    assert {issue.source for issue in found} == {"ent:china", "ent:xi-jinping"}
    assert all("by the rules of OWL 2 RL: Disjoint classes kg:" in issue.message for issue in found)
    assert validate(GOLDEN, reason=True) == ()


def test_a_reasoner_looks_at_a_sample_that_the_order_of_the_file_does_not_change() -> None:
    lines = [quad.triple for quad in ox.parse(path=GOLDEN)]
    forward, backward = ox.Store(), ox.Store()
    forward.extend(ox.Quad(*triple) for triple in lines)
    backward.extend(ox.Quad(*triple) for triple in reversed(lines))
    sampled = set(_sample(forward, 7))
    assert sampled == set(_sample(backward, 7))
    assert len({triple.subject for triple in sampled if triple.predicate != ox.NamedNode(str(RDF.type))}) <= 7


def test_an_issue_names_the_node_as_the_file_does(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text(GOLDEN.read_text("utf-8").replace("kg:status kg:Happened", "kg:status kg:Denied", 1), "utf-8")
    (issue,) = validate(path)
    assert issue.source == "ev:pledge-lee"
    assert issue.message.endswith("every fact needs a sentence (kg:Denied)")


def test_a_whole_graph_has_no_issue() -> None:
    assert validate(GOLDEN) == ()


@pytest.mark.parametrize("name", ["EntityIsNamed", "RoleIsClaimed", "DisputeHasContradiction", "MentionQuote"])
def test_another_shacl_engine_finds_the_same_with_our_queries(name: str, tmp_path: Path) -> None:
    data = rdflib.Graph().parse(broken(BREAKS[name], tmp_path), format="nt")
    conforms, report, _ = pyshacl.validate(data, shacl_graph=SHAPES)
    messages = {str(m) for m in report.objects(None, SH.resultMessage)}
    assert not conforms
    assert message(name, "en") in messages


def test_quotes_are_checked_against_the_articles(tmp_path: Path) -> None:
    texts = {each.document.id: each.document.text for each in story().extractions}
    first, second = texts
    assert validate(GOLDEN, texts=texts) == ()
    changed = validate(GOLDEN, texts={**texts, first: "X" + texts[first]})
    assert {issue.message.split(";")[0] for issue in changed} == {
        "its article does not have this quote at these offsets"
    }
    (gone,) = validate(GOLDEN, texts={first: texts[first]})
    assert gone.source == f"doc:{second}"
    assert "build the graph again" in gone.message


def test_a_file_that_is_no_rdf_is_an_issue_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    path.write_text("@prefix kg: <https://w3id.org/jisr/ontology#> .\nkg:a kg:b .\n", "utf-8")
    (issue,) = validate(path)
    assert issue.source == "graph.ttl:2"
    assert "not readable as RDF" in issue.message


def test_no_file_and_no_format_are_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="kg build"):
        validate(tmp_path / "none.ttl")
    strange = tmp_path / "graph.xyz"
    strange.write_text("", "utf-8")
    with pytest.raises(DataError, match=r"\.ttl"):
        validate(strange)
