"""A small graph with a name of the reader's choice in every field, and names that try to break out."""

from __future__ import annotations

from kg.model.flat import FlatEntity, FlatEvent, FlatEvidence, FlatGraph

HOSTILE = (
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    "\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    '" onmouseover="window.hacked=1',
    "javascript:window.hacked=1",
    "{{ 7*7 }} {{ library }}",
    "<a href='https://example.org'>x</a>",
)


def entity(key: str, kind: str, en: str, ar: str) -> FlatEntity:
    mention = {"source": "a.txt", "start": 0, "end": len(en), "text": en, "language": "en", "form": "name"}
    return {
        "id": key, "iri": f"x:{key}", "type": kind, "labels": {"en": en, "ar": ar}, "names": {"en": [en], "ar": [ar]},
        "mentions": [mention], "links": [],
        "matches": [{"left": en, "right": ar, "judgement": "same", "score": 0.97, "reasons": ["letters agree"]}],
    }  # fmt: skip


def event(key: str, people: list[str], place: str, quote: str, disputed: list[str]) -> FlatEvent:
    evidence: FlatEvidence = {
        "claim": f"c-{key}", "source": "a.txt", "start": 0, "end": len(quote), "quote": quote, "language": "en",
        "title": None, "trigger": "met", "type": "Meeting", "date": "2026-01-05", "status": "happened",
        "participants": people, "places": [place], "attributed_to": None, "speaker": None, "quantities": [],
        "confidence": 0.9, "extractor": "tree/1", "contradicts": [],
    }  # fmt: skip
    return {
        "id": key, "iri": f"x:{key}", "type": "Meeting", "family": "Encounter", "participants": people,
        "label": {"en": f"Meeting {key}", "ar": "لقاء"}, "places": [place], "dates": ["2026-01-05"],
        "earliest": "2026-01-05", "latest": "2026-01-05", "status": "happened", "disputed": disputed,
        "evidence": [evidence], "matches": [],
    }  # fmt: skip


def graph(names: tuple[str, ...] = ("Amina Mohammed",)) -> FlatGraph:
    people = [entity(f"p{i}", "Person", name, "أمينة (محمد) 2023") for i, name in enumerate(names)]
    place = entity("lima", "City", "Lima", "ليما")
    events = [event(f"e{i}", [p["id"]], "lima", names[i], ["date"] if i == 0 else []) for i, p in enumerate(people)]
    return {"run": {}, "documents": [], "entities": [*people, place], "events": events, "roles": []}
