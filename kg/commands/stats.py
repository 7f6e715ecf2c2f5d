"""`kg stats`: the network of a graph in figures."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

from kg.commands.flat import read_flat
from kg.commands.speech import say
from kg.commands.terminal import output, table
from kg.network import Measures, measures


def run(path: Path, *, most: int, as_json: bool) -> int:
    """Print who is central, the communities and the bridges between countries; `most` of each in the tables."""
    found = measures(read_flat(path))
    if as_json:
        sys.stdout.write(json.dumps(asdict(found), ensure_ascii=False, indent=1) + "\n")
        return 0
    _show(found, most)
    say(f"{found.entities} entities, {found.ties} ties, density {found.density:g}, {found.components} components")
    return 0


def _show(found: Measures, most: int) -> None:
    console = output()
    labels = {each.id: " · ".join(each.labels.values()) or each.id for each in found.standings}
    rows = [
        (
            labels[each.id],
            each.type,
            str(each.events),
            str(each.partners),
            f"{each.between:.3f}",
            f"{each.rank:.3f}",
            str(each.community),
        )
        for each in found.standings[:most]
    ]
    columns = ("entity", "type", "events", "partners", "between", "rank", "community")
    console.print(table(columns, rows, title="Who is central"))
    communities = [
        (str(each.number), str(len(each.members)), ", ".join(labels[m] for m in each.members[:6]))
        for each in found.communities[:most]
    ]
    console.print(table(("community", "size", "the most central of it"), communities, title="Communities"))
    bridges = [
        (
            labels[each.id],
            labels.get(each.country or "", each.country or ""),
            ", ".join(labels.get(country, country) for country in each.countries),
            str(each.events),
        )
        for each in found.bridges[:most]
    ]
    console.print(table(("entity", "of", "ties it to", "events"), bridges, title="Bridges between countries"))
