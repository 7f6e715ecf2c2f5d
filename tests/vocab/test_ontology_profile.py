"""The ontology is OWL 2 DL and RL, small, consistent, and says everything in both languages."""

from __future__ import annotations

from pathlib import Path

import owlrl
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, Namespace, URIRef

from kg import resources
from kg.vocab.ontology import EVENT_TYPES, family_of
from kg.vocab.terms import NAMESPACE

KG = Namespace(NAMESPACE)
STORY = Path(__file__).parent.parent / "graph" / "data" / "story.ttl"

# Section 4.3 of the OWL 2 Profiles recommendation: what axioms RL has, as RDF.
TYPES_OF_TERMS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    OWL.NamedIndividual,
    OWL.Ontology,
    OWL.FunctionalProperty,
    OWL.SymmetricProperty,
    OWL.TransitiveProperty,
}
AXIOMS = {
    RDF.type,
    RDFS.subClassOf,
    RDFS.subPropertyOf,
    RDFS.domain,
    RDFS.range,
    OWL.disjointWith,
    OWL.inverseOf,
    OWL.propertyChainAxiom,
    OWL.differentFrom,
    OWL.versionIRI,
    OWL.versionInfo,
    RDF.first,
    RDF.rest,
}
ANNOTATIONS = {RDFS.label, RDFS.comment, SKOS.example}
DATATYPES_OF_RL = {
    URIRef(f"http://www.w3.org/2001/XMLSchema#{name}")
    for name in ("anyURI", "boolean", "dateTime", "decimal", "integer", "nonNegativeInteger", "string")
}


def ontology() -> Graph:
    return Graph().parse(resources.ontology() / "kg.ttl")


def declared(graph: Graph, kind: URIRef) -> set[URIRef]:
    return {term for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)}


def outside_rl(graph: Graph) -> list[str]:
    """Statements that OWL 2 RL or DL does not allow, for an ontology without class expressions."""
    classes = declared(graph, OWL.Class)
    objects, data = declared(graph, OWL.ObjectProperty), declared(graph, OWL.DatatypeProperty)
    annotations = declared(graph, OWL.AnnotationProperty)
    found = [f"{p} is two kinds of property" for p in (objects & data) | (objects & annotations) | (data & annotations)]
    for s, p, o in graph:
        where = f"{s} {p} {o}"
        if p == RDF.type:
            if o not in TYPES_OF_TERMS and o not in classes:
                found.append(where)
        elif p in (RDFS.subClassOf, OWL.disjointWith, RDFS.domain):
            if o not in classes:
                found.append(where)
        elif p == RDFS.range:
            if o not in (classes if s in objects else DATATYPES_OF_RL):
                found.append(where)
        elif p in (RDFS.subPropertyOf, OWL.inverseOf):
            if not ({s, o} <= objects or {s, o} <= data):
                found.append(where)
        elif p not in AXIOMS | ANNOTATIONS | annotations:
            found.append(where)
        if isinstance(s, BNode) and p not in (RDF.first, RDF.rest):
            found.append(where)
    return found + not_simple(graph)


def not_simple(graph: Graph) -> list[str]:
    """Properties that must be simple (functional ones) but follow from a chain or transitivity."""
    composite = set(graph.subjects(RDF.type, OWL.TransitiveProperty)) | set(graph.subjects(OWL.propertyChainAxiom))
    above = {p for each in composite for p in graph.transitive_objects(each, RDFS.subPropertyOf)}
    return [f"{p} is not simple" for p in above if (p, RDF.type, OWL.FunctionalProperty) in graph]


def errors_of_reasoner(graph: Graph) -> list[str]:
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return [str(o) for _, p, o in graph if str(p).endswith("agent-ont#error")]


def test_the_ontology_stays_within_rl_and_dl() -> None:
    assert outside_rl(ontology()) == []


@pytest.mark.parametrize(
    "addition",
    [
        "kg:Person rdfs:subClassOf [ a owl:Restriction ; owl:onProperty kg:holds ; owl:minCardinality 1 ] .",
        "kg:date rdfs:range xsd:date .",
        "kg:Person rdfs:subClassOf owl:Thing .",
        "kg:Entity owl:disjointUnionOf ( kg:Person kg:Place ) .",
        "kg:participant a owl:ReflexiveProperty .",
        "kg:date a owl:ObjectProperty .",
        "kg:occursIn a owl:FunctionalProperty .",
        "kg:mystery rdfs:domain kg:Mystery .",
    ],
)
def test_the_check_of_the_profile_can_fail(addition: str) -> None:
    graph = ontology()
    head = "@prefix kg: <https://w3id.org/jisr/ontology#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    head += (
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
    )
    graph.parse(data=head + addition, format="turtle")
    assert outside_rl(graph)


def test_no_literal_has_a_type_outside_owl() -> None:
    types = {o.datatype for o in ontology().objects() if isinstance(o, Literal) and o.datatype is not None}
    assert types <= DATATYPES_OF_RL
    assert "XMLSchema#date>" not in STORY.read_text("utf-8")
    assert "xsd:date " not in STORY.read_text("utf-8")


def test_every_term_has_a_label_and_a_definition_in_both_languages() -> None:
    graph = ontology()
    for term in {s for s in graph.subjects() if isinstance(s, URIRef) and str(s).startswith(NAMESPACE)}:
        for predicate in (RDFS.label, RDFS.comment):
            texts = [o for o in graph.objects(term, predicate) if isinstance(o, Literal)]
            assert sorted(str(text.language) for text in texts) == ["ar", "en"], f"{term} {predicate}"
            for text in texts:
                letters = sum("\N{ARABIC LETTER HAMZA}" <= letter <= "\N{ARABIC LETTER YEH}" for letter in text)
                assert (letters > len(text) / 3) == (text.language == "ar"), text


def test_every_event_type_has_an_example_in_both_languages() -> None:
    graph = ontology()
    for name in EVENT_TYPES:
        assert sorted(o.language for o in graph.objects(KG[name], SKOS.example)) == ["ar", "en"], name


def test_the_ontology_has_a_version_and_stays_small() -> None:
    graph = ontology()
    node = URIRef(NAMESPACE.removesuffix("#"))
    assert graph.value(node, OWL.versionIRI) == URIRef(f"{node}/{graph.value(node, OWL.versionInfo)}")
    own = {term for term in declared(graph, OWL.Class) if str(term).startswith(NAMESPACE)}
    assert len(own) <= 60


def test_a_reasoner_finds_the_story_consistent_and_draws_the_conclusions() -> None:
    graph = ontology().parse(STORY)
    assert errors_of_reasoner(graph) == []
    entity = Namespace("https://w3id.org/jisr/entity/")
    event = URIRef("https://w3id.org/jisr/event/summit-beijing-2026-01")
    assert (entity["xi-jinping"], KG.participatesIn, event) in graph
    assert (event, KG.occursIn, entity.china) in graph
    assert (event, URIRef("https://schema.org/location"), entity.beijing) in graph


@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        ("entity/china", RDF.type, KG.Person),
        ("event/pledge-lee", KG.status, KG.Denied),
        ("event/pledge-lee", KG.participant, KG.Happened),
        ("holding/xi-jinping-president-china", KG.holder, URIRef("https://w3id.org/jisr/entity/russia")),
    ],
)
def test_a_reasoner_finds_a_planted_contradiction(subject: str, predicate: URIRef, value: URIRef) -> None:
    graph = ontology().parse(STORY)
    if value == KG.Happened:
        graph.add((value, RDF.type, KG.Claim))
    graph.add((URIRef(f"https://w3id.org/jisr/{subject}"), predicate, value))
    assert errors_of_reasoner(graph)


def test_event_types_are_aligned_with_plover_and_cameo() -> None:
    graph = Graph().parse(resources.ontology() / "alignments.ttl")
    concepts = declared(graph, SKOS.Concept)
    mappings = (SKOS.closeMatch, SKOS.broadMatch, SKOS.relatedMatch, SKOS.exactMatch)
    for name in EVENT_TYPES:
        targets = {o for p in mappings for o in graph.objects(KG[name], p)}
        assert targets <= concepts, name
        assert bool(targets) == (family_of(name) != "OfficeEvent"), name
    own = ontology()
    for subject in {s for p in mappings for s in graph.subjects(p) if str(s).startswith(NAMESPACE)}:
        assert (subject, RDF.type, OWL.Class) in own
    schemes = set(graph.objects(None, SKOS.inScheme))
    assert all(list(graph.objects(scheme, SKOS.prefLabel)) for scheme in schemes)
