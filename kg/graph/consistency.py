"""Does a graph contradict its ontology?

Types are written out with all superclasses and the ontology has nothing but names for classes,
so what a reasoner would find can be asked for directly. The answers are stricter than a
reasoner's in one way: a class that follows from a domain or range must also be stated, because
stores that do not reason would miss it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.vocab.terms import NAMESPACE

_PREFIXES = f"""
    PREFIX kg: <{NAMESPACE}>
    PREFIX owl: <http://www.w3.org/2002/07/owl#>
    PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
    PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
    PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""

# Each asks for ?node and for the words ?one and ?two of its message; ?ontology stands for the graph of that name.
_QUESTIONS = (
    (
        """?node a ?one, ?two . GRAPH ?ontology { ?one owl:disjointWith ?two }""",
        {
            "en": "is a {one} and a {two}, and nothing can be both; one of the two is a wrong merge or a wrong type",
            "ar": "هو {one} و{two} معًا ولا يجتمعان في شيء؛ أحدهما دمج خاطئ أو نوع خاطئ",
        },
    ),
    (
        """GRAPH ?ontology { ?one a owl:FunctionalProperty } ?node ?one ?first, ?second .
           FILTER (STR(?first) < STR(?second)) BIND (CONCAT(STR(?first), " | ", STR(?second)) AS ?two)""",
        {
            "en": "has two values of {one}, which allows one: {two}",
            "ar": "له قيمتان للخاصية {one} التي لا تقبل إلا واحدة: {two}",
        },
    ),
    (
        """GRAPH ?ontology { ?one rdfs:subPropertyOf*/rdfs:domain ?two } ?node ?one ?any .
           FILTER NOT EXISTS { ?node a ?two }""",
        {
            "en": "has {one}, which only a {two} can have, and is not stated to be one",
            "ar": "له الخاصية {one} التي لا تكون إلا لـ{two}، ولم يُذكر أنه كذلك",
        },
    ),
    (
        """GRAPH ?ontology { ?one rdfs:subPropertyOf*/rdfs:range ?two . ?two a owl:Class } ?any ?one ?node .
           FILTER NOT EXISTS { ?node a ?two } FILTER NOT EXISTS { GRAPH ?ontology { ?node a ?two } }""",
        {
            "en": "is the value of {one}, which must be a {two}, and is not stated to be one",
            "ar": "هو قيمة الخاصية {one} التي يجب أن تكون {two}، ولم يُذكر أنه كذلك",
        },
    ),
    (
        """GRAPH ?ontology { ?one rdfs:range ?two . FILTER (STRSTARTS(STR(?two), STR(xsd:))) } ?node ?one ?value .
           FILTER (!isLiteral(?value) || DATATYPE(?value) != ?two)""",
        {
            "en": "has a value of {one} that is no {two}",
            "ar": "له قيمة للخاصية {one} ليست من نوع {two}",
        },
    ),
    (
        """?node a ?one . GRAPH ?ontology { ?one rdfs:subClassOf ?two . FILTER (STRSTARTS(STR(?two), STR(kg:))) }
           FILTER NOT EXISTS { ?node a ?two }""",
        {
            "en": "is a {one} but not stated to be a {two}, so that stores which do not reason miss it",
            "ar": "هو {one} ولم يُذكر أنه {two}، فتفوته المخازن التي لا تستدل",
        },
    ),
    (
        """?node ?one ?any . FILTER (STRSTARTS(STR(?one), STR(kg:)))
           FILTER NOT EXISTS { GRAPH ?ontology { ?one a ?known } } BIND (kg: AS ?two)""",
        {
            "en": "has {one}, a property that the ontology does not have; the graph is of another version or misspelt",
            "ar": "له الخاصية {one} وهي ليست في الأنطولوجيا؛ الرسم البياني من إصدار آخر أو فيه خطأ إملائي",
        },
    ),
    (
        """?node a ?one . FILTER (STRSTARTS(STR(?one), STR(kg:)))
           FILTER NOT EXISTS { GRAPH ?ontology { ?one a owl:Class } } BIND (kg: AS ?two)""",
        {
            "en": "is a {one}, a class that the ontology does not have; the graph is of another version or misspelt",
            "ar": "هو {one} وهو صنف ليس في الأنطولوجيا؛ الرسم البياني من إصدار آخر أو فيه خطأ إملائي",
        },
    ),
)


def inconsistencies(store: ox.Store, ontology: ox.NamedNode, language: str) -> Iterator[tuple[str, str]]:
    """Nodes of the default graph that contradict the ontology in the graph named `ontology`, and why."""
    for pattern, messages in _QUESTIONS:
        where = pattern.replace("?ontology", str(ontology))
        rows = store.query(f"{_PREFIXES} SELECT DISTINCT ?node ?one ?two WHERE {{ {where} }}")
        assert isinstance(rows, ox.QuerySolutions)
        for row in rows:
            words = {name: row[name].value for name in ("one", "two")}
            yield row["node"].value, messages[language].format(**words)
