"""What the seeds know of known things reaches the graph, and nothing else does."""

from __future__ import annotations

import pytest

from kg.errors import DataError
from kg.graph import Reference, flat
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.offices import Offices
from tests.graph.story import story


def test_known_things_get_links_their_country_and_labels_of_offices() -> None:
    told = story()
    reference = Reference.of(told.resolution, Gazetteer.load(), Offices.load())
    assert reference.links["city:1816670"] == ("https://sws.geonames.org/1816670/",)
    assert reference.within == {"city:1816670": "country:CN"}
    assert reference.offices["president"] == {"en": "president", "ar": "رئيس"}
    assert set(reference.links) <= {entity.known for entity in told.resolution.entities}
    (role,) = flat(told.extractions, told.resolution, told.run, reference=reference)["roles"]
    assert role["label"] == {"ar": "رئيس", "en": "president"}


def test_a_link_that_is_no_iri_names_its_entry() -> None:
    with pytest.raises(DataError, match="org:x"):
        Reference(links={"org:x": ("not an iri",)})


def test_every_link_of_the_gazetteer_is_an_iri() -> None:
    Reference(links={entry.id: entry.links for entry in Gazetteer.load().entries()})
