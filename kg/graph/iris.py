"""IRIs of everything in a graph: readable, stable, the same for the same id in every build.

An id becomes the last segment of an IRI. Letters and digits of any script stay as they are;
whatever Turtle, IRIs or Unicode normalisation could change is percent-encoded, the percent sign
included, so that different ids never share an IRI and no id breaks out of its angle brackets.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import InputError
from kg.model import Match
from kg.text.slug import slug
from kg.vocab.terms import NAMESPACE

DEFAULT_BASE = "https://w3id.org/jisr/"

# Prefix in Turtle to path below the base, in the order in which a reader wants the file.
_PATHS = {
    "ev": "event/",
    "ent": "entity/",
    "oh": "holding/",
    "off": "office/",
    "cl": "claim/",
    "qu": "quantity/",
    "ma": "match/",
    "me": "mention/",
    "se": "sentence/",
    "pa": "passage/",
    "doc": "document/",
    "run": "run/",
}
_FOREIGN = {
    "kg": NAMESPACE,
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

# Conjoining Hangul letters are the only letters that normalisation composes with a neighbour.
_JAMO = range(0x1100, 0x1200)


@cache
def term(iri: str) -> ox.NamedNode:
    """The node of a term of a vocabulary. Terms are few and used everywhere, so they are kept."""
    return ox.NamedNode(iri)


def segment(identifier: str) -> str:
    """`identifier` as one path segment of an IRI; injective."""
    return "".join(map(_escaped, identifier))


@lru_cache(maxsize=4096)
def _escaped(character: str) -> str:
    plain = character in "-_" or (
        unicodedata.category(character) in ("Lu", "Ll", "Lt", "Lo", "Lm", "Nd")
        and unicodedata.is_normalized("NFC", character)
        and ord(character) not in _JAMO
    )
    return character if plain else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))


def prefixes(base: str = DEFAULT_BASE) -> Mapping[str, str]:
    """Turtle prefixes of a graph below `base`: those of data first, in reading order."""
    return {**{prefix: base + path for prefix, path in _PATHS.items()}, **_FOREIGN}


class Iris:
    """Mints the nodes of one graph; `base` ends in a slash or a hash.

    Raises `InputError` for a base that is no absolute IRI.
    """

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        try:
            parts = urlsplit(base)
            node = ox.NamedNode(base)
        except ValueError as err:
            raise InputError(_bad_base(base)) from err
        if not parts.scheme or not (parts.netloc or parts.path) or base[-1] not in "/#":
            raise InputError(_bad_base(base))
        self.base = node.value

    def entity(self, identifier: str) -> ox.NamedNode:
        return self._node("ent", identifier)

    def event(self, identifier: str) -> ox.NamedNode:
        return self._node("ev", identifier)

    def holding(self, identifier: str) -> ox.NamedNode:
        return self._node("oh", identifier)

    def office(self, identifier: str) -> ox.NamedNode:
        return self._node("off", identifier)

    def claim(self, identifier: str) -> ox.NamedNode:
        return self._node("cl", identifier)

    def quantity(self, claim: str, start: int) -> ox.NamedNode:
        return self._node("qu", f"{claim}-{start}")

    def mention(self, identifier: str) -> ox.NamedNode:
        return self._node("me", identifier)

    def sentence(self, identifier: str) -> ox.NamedNode:
        return self._node("se", identifier)

    def passage(self, document: str, index: int) -> ox.NamedNode:
        return self._node("pa", f"{document}-{index}")

    def document(self, identifier: str) -> ox.NamedNode:
        return self._node("doc", identifier)

    def run(self, identifier: str) -> ox.NamedNode:
        return self._node("run", identifier)

    def match(self, match: Match) -> ox.NamedNode:
        """One node for equal matches, whoever carries them; both names stay readable in it."""
        facts = (match.left, match.right, match.judgement.value, repr(match.score), *match.reasons)
        digest = hashlib.sha256("\x00".join(facts).encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return self._node("ma", f"{slug(match.left)}_{slug(match.right)}_{digest}")

    def _node(self, prefix: str, identifier: str) -> ox.NamedNode:
        return ox.NamedNode(self.base + _PATHS[prefix] + segment(identifier))


def _bad_base(base: str) -> str:
    return f"base IRI {base!r} cannot be used; give an absolute one that ends in / or #, like {DEFAULT_BASE}"
