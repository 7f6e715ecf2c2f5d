"""The page that people browse: one HTML file with the graph, the program that shows it and an Arabic font.

Python only assembles. The program is written in `web/src`, bundled by `npm run build` into `assets`;
what it needs of the ontology and of the resolver's folding goes along as data, so that the page knows no more
about event types or spellings than the rest of the house does.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from kg.model.flat import FlatGraph
from kg.text.script import direction_of
from kg.view.embed import as_json, as_script, csp_hash, data_url
from kg.view.extent import MOST_NODES, extent
from kg.view.folding import folding
from kg.vocab.ontology import EVENT_TYPES, FAMILIES
from kg.vocab.terms import LABELS, NAMESPACE, Class, Datatype, Property, Value

MOST_DRAWN: Final = 120
"""How many nodes the graph draws at first: above some hundred any drawing of a network is a hairball."""

LANGUAGES: Final = ("en", "ar")
_ASSETS = Path(__file__).parent / "assets"
_FONT = "Jisr Arabic"
_WEIGHTS = (400, 600)
_CLASSES = ("Person", "Organization", "Country", "City", "Place")
_STATUSES = {"happened": "Happened", "planned": "Planned", "possible": "Possible", "denied": "Denied"}
_ASPECTS = {"date": "DateAspect", "place": "PlaceAspect", "status": "StatusAspect", "amount": "AmountAspect"}
_TENURES = {"current": "CurrentTenure", "former": "FormerTenure", "elect": "ElectTenure"}
_JUDGEMENTS = {"same": "Same", "different": "Different", "unsure": "Unsure"}

_SHELL = """<!DOCTYPE html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Jisr · جسر</title>
<style>{style}</style>
</head>
<body>
<div id="page"><noscript><p lang="en">This page needs JavaScript. Everything is in the file; nothing is fetched.</p>
<p lang="ar" dir="rtl">تحتاج هذه الصفحة إلى جافاسكربت. كل شيء في الملف نفسه ولا يُجلب شيء من الشبكة.</p></noscript></div>
<script type="application/json" id="graph-data">{data}</script>
<script>{script}</script>
</body>
</html>
"""


def page(flat: FlatGraph, *, most: int = MOST_DRAWN, carried: int = MOST_NODES) -> str:
    """The graph as one HTML file that opens from disk and asks nothing of a network.

    It draws at most `most` nodes at first and carries at most `carried`, the best connected;
    the page says what was left out and how to go on. The same graph gives the same bytes.
    """
    style, script = _style(), as_script(_asset("explorer.js"))
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {csp_hash(script)}",
            f"style-src {csp_hash(style)}",
            "font-src data:",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    # One pass, so that nothing in the data is ever taken for a place to fill.
    return _SHELL.format(
        policy=html.escape(policy), style=style, data=as_json(_island(flat, most, carried)), script=script
    )


def _island(flat: FlatGraph, most: int, carried: int) -> dict[str, object]:
    """What the program is given: the graph, and what it has to know to show it."""
    part = extent(flat, carried)
    return {
        "graph": part.graph,
        "most": most,
        "leftOut": {"entities": part.entities_left_out, "events": part.events_left_out},
        "languages": {language: str(direction_of(language)) for language in LANGUAGES},
        "folding": folding(),
        "labels": dict(_labels()),
        "classes": _CLASSES,
        "families": FAMILIES,
        "vocabulary": _vocabulary(),
    }


def _labels() -> Iterator[tuple[str, Mapping[str, str]]]:
    """The words of the ontology for everything the graph may hold, by the names `graph.json` uses."""
    for name in (*_CLASSES, *FAMILIES, *EVENT_TYPES):
        yield name, dict(LABELS[name])
    for names in (_STATUSES, _ASPECTS, _TENURES, _JUDGEMENTS):
        for name, term in names.items():
            yield name, dict(LABELS[term])


def _vocabulary() -> dict[str, object]:
    """The terms that an export as Turtle is written with."""
    statuses = {name: getattr(Value, term.upper()) for name, term in _STATUSES.items()}
    aspects = {"date": Value.DATE_ASPECT, "place": Value.PLACE_ASPECT, "status": Value.STATUS_ASPECT}
    return {
        "namespace": NAMESPACE,
        "label": Property.RDFS_LABEL,
        "altLabel": Property.SKOS_ALT_LABEL,
        "participant": Property.PARTICIPANT,
        "place": Property.PLACE,
        "date": Property.DATE,
        "earliest": Property.EARLIEST,
        "latest": Property.LATEST,
        "dateTime": Datatype.DATE_TIME,
        "status": Property.STATUS,
        "statuses": statuses,
        "disputed": Property.DISPUTED,
        "aspects": aspects,
        "officeHolding": Class.OFFICE_HOLDING,
        "holder": Property.HOLDER,
        "of": Property.OF,
    }


@cache
def _style() -> str:
    """The style sheet with the Arabic font inside; what the font lacks comes from the reader's own."""
    faces = "".join(
        f'@font-face{{font-family:"{_FONT}";font-weight:{weight};font-display:block;'
        f'src:url("{data_url("font/woff2", (_ASSETS / f"noto-sans-arabic-{weight}.woff2").read_bytes())}") '
        f'format("woff2");unicode-range:U+600-6FF,U+200C-200F}}'
        for weight in _WEIGHTS
    )
    return faces + _asset("explorer.css")


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text("utf-8").strip()
