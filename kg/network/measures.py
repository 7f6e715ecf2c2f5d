"""Who is central, who belongs together, who ties countries to one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx  # type: ignore[import-untyped]  # its stubs are a package of their own

from kg.model.flat import FlatGraph
from kg.network.graph import countries, network

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Standing:
    """How central one entity is: its events, those it shares them with, its share of paths and of rank (0…1)."""

    id: str
    type: str
    labels: Mapping[str, str]
    events: int
    partners: int
    between: float
    rank: float
    community: int


@dataclass(frozen=True, slots=True)
class Community:
    """Entities that share more events with one another than with others, the most central first."""

    number: int
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bridge:
    """An entity that shares events with entities of several countries other than its own."""

    id: str
    country: str | None
    countries: tuple[str, ...]
    events: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The network in figures; everything is in an order of its own and the same for the same graph."""

    entities: int
    ties: int
    density: float
    components: int
    standings: tuple[Standing, ...]
    communities: tuple[Community, ...]
    bridges: tuple[Bridge, ...]


def measures(flat: FlatGraph) -> Measures:
    """The figures of the network of `flat`. Empty where nothing ties anybody."""
    made = network(flat)
    between = nx.betweenness_centrality(made, weight="distance") if made else {}
    rank = nx.pagerank(made, weight="weight") if made.number_of_edges() else dict.fromkeys(made, 0.0)
    groups = _communities(made, rank)
    belongs = {member: group.number for group in groups for member in group.members}
    standings = sorted(
        (
            Standing(
                node,
                made.nodes[node]["type"],
                {language: made.nodes[node][language] for language in ("en", "ar") if made.nodes[node][language]},
                made.nodes[node]["events"],
                made.degree(node),
                round(between[node], _DIGITS),
                round(rank[node], _DIGITS),
                belongs[node],
            )
            for node in made
        ),
        key=lambda each: (-each.rank, -each.between, each.id),
    )
    return Measures(
        made.number_of_nodes(),
        made.number_of_edges(),
        round(nx.density(made), _DIGITS),
        nx.number_connected_components(made),
        tuple(standings),
        groups,
        _bridges(made, countries(flat)),
    )


def _communities(made: nx.Graph, rank: Mapping[str, float]) -> tuple[Community, ...]:
    if not made:
        return ()
    if made.number_of_edges():
        found = nx.community.greedy_modularity_communities(made, weight="weight")
    else:
        found = [{node} for node in made]
    groups = (sorted(group, key=lambda node: (-rank[node], node)) for group in found)
    ordered = sorted(groups, key=lambda group: (-len(group), group))
    return tuple(Community(number, tuple(group)) for number, group in enumerate(ordered, start=1))


def _bridges(made: nx.Graph, of: Mapping[str, str]) -> tuple[Bridge, ...]:
    found = []
    for node in made:
        foreign = {of[other] for other in made[node] if other in of} - {of.get(node), node}
        if foreign:
            shared = sum(made[node][other]["weight"] for other in made[node] if of.get(other) in foreign)
            found.append(Bridge(node, of.get(node), tuple(sorted(foreign)), shared))
    return tuple(sorted(found, key=lambda each: (-len(each.countries), -each.events, each.id)))
