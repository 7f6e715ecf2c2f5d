"""graph.json: exactly the shape that is promised, evidence that can be checked, one order."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import get_args, get_origin, get_type_hints, is_typeddict

import pytest

from kg.graph import Reference, flat
from kg.model import Resolution
from kg.model.flat import FlatEntity, FlatEvent, FlatGraph
from kg.write import json as write_json
from tests.graph.story import arabic, story

REFERENCE = Reference(
    links={"city:1816670": ("https://sws.geonames.org/1816670/",)},
    offices={"president": {"en": "president", "ar": "رئيس"}},
)


def told() -> FlatGraph:
    return flat(story().extractions, story().resolution, story().run, reference=REFERENCE)


def entity(graph: FlatGraph, identifier: str) -> FlatEntity:
    (found,) = (each for each in graph["entities"] if each["id"] == identifier)
    return found


def event(graph: FlatGraph, kind: str) -> FlatEvent:
    (found,) = (each for each in graph["events"] if each["type"] == kind)
    return found


def misfits(value: object, shape: object, path: str = "$") -> list[str]:
    """Where a value read from JSON is not of the shape that type hints describe."""
    if is_typeddict(shape):
        hints = get_type_hints(shape)
        if not isinstance(value, dict) or set(value) != set(hints):
            return [f"{path}: {value!r}"]
        return [m for key, hint in hints.items() for m in misfits(value[key], hint, f"{path}.{key}")]
    if get_origin(shape) is list:
        (inner,) = get_args(shape)
        if not isinstance(value, list):
            return [f"{path}: {value!r}"]
        return [m for i, each in enumerate(value) for m in misfits(each, inner, f"{path}[{i}]")]
    if get_origin(shape) is dict:
        _, inner = get_args(shape)
        if not isinstance(value, dict):
            return [f"{path}: {value!r}"]
        return [m for key, each in value.items() for m in misfits(each, inner, f"{path}.{key}")]
    if shape is float:
        return [] if isinstance(value, (int, float)) and not isinstance(value, bool) else [f"{path}: {value!r}"]
    return [] if isinstance(value, shape) else [f"{path}: {value!r}"]  # type: ignore[arg-type]  # unions of classes too


def test_graph_json_has_the_promised_shape(tmp_path: Path) -> None:
    path = tmp_path / "graph.json"
    write_json(told(), path)
    read = json.loads(path.read_text("utf-8"))
    assert misfits(read, FlatGraph) == []
    del read["events"][0]["status"]
    read["entities"][0]["names"]["en"] = "Beijing"
    assert len(misfits(read, FlatGraph)) == 2


def test_quotes_and_mentions_stand_in_the_articles_where_they_are_said_to() -> None:
    texts = {each.document.source: each.document.text for each in story().extractions}
    graph = told()
    evidence = [e for each in graph["events"] for e in each["evidence"]]
    assert evidence
    for each in (*evidence, *(e for role in graph["roles"] for e in role["evidence"])):
        assert texts[each["source"]][each["start"] : each["end"]] == each["quote"]
        assert each["trigger"] in each["quote"]
    for mention in (m for each in graph["entities"] for m in each["mentions"]):
        assert texts[mention["source"]][mention["start"] : mention["end"]] == mention["text"]


def test_one_event_carries_both_reports_and_their_disagreement() -> None:
    summit = event(told(), "Summit")
    assert summit["family"] == "MeetingEvent"
    assert summit["dates"] == ["2026-01-05", "2026-01-06"]
    assert (summit["earliest"], summit["latest"]) == ("2026-01-05", "2026-01-06")
    assert summit["disputed"] == ["date"]
    english, arabic_ = summit["evidence"]
    assert (english["language"], english["date"], english["attributed_to"]) == ("en", "2026-01-06", "officials")
    assert (arabic_["language"], arabic_["date"], arabic_["attributed_to"]) == ("ar", "2026-01-05", None)
    assert english["contradicts"] == [arabic_["claim"]]
    assert arabic_["contradicts"] == [english["claim"]]


def test_an_entity_has_names_of_both_languages_and_the_reasons_for_it() -> None:
    xi = entity(told(), "xi-jinping")
    assert xi["names"] == {"ar": ["شي جين بينغ"], "en": ["Xi Jinping"]}
    assert xi["labels"] == {"ar": "شي جين بينغ", "en": "Xi Jinping"}
    assert [(m["judgement"], m["reasons"]) for m in xi["matches"]] == [("same", ["same consonants", "same office"])]
    assert entity(told(), "beijing")["links"] == ["https://sws.geonames.org/1816670/"]


def test_a_country_known_only_by_its_nationality_word_shows_that_word() -> None:
    assert entity(told(), "russia")["names"] == {"en": ["Russian"]}


def test_a_country_that_is_named_does_not_show_its_nationality_word() -> None:
    tale = story(second=arabic(text="عقد شي جين بينغ ولي جاي ميونغ قمة في بكين يوم 5 يناير مع روسيا."))
    russia = next(e for e in tale.resolution.entities if e.id == "russia")
    from kg.model import Name

    named = replace(russia, names=(Name("روسيا", "ar"),))
    entities = tuple(named if e.id == "russia" else e for e in tale.resolution.entities)
    graph = flat(tale.extractions, replace(tale.resolution, entities=entities), tale.run)
    assert entity(graph, "russia")["names"] == {"ar": ["روسيا"]}


def test_speakers_amounts_and_offices_come_with_their_evidence() -> None:
    graph = told()
    (pledge,) = event(graph, "Pledge")["evidence"]
    assert (pledge["attributed_to"], pledge["speaker"]) == ("Lee", "lee-jae-myung")
    assert pledge["quantities"] == [{"value": 350e9, "unit": "USD", "words": "$350 billion"}]
    (role,) = graph["roles"]
    assert (role["person"], role["office"], role["of"]) == ("xi-jinping", "president", "china")
    assert role["label"] == {"ar": "رئيس", "en": "president"}
    assert [(e["trigger"], e["tenure"]) for e in role["evidence"]] == [("President", "current")]


def test_an_entity_that_nothing_names_and_nothing_involves_is_not_listed() -> None:
    tale = story()
    (first, *rest) = tale.resolution.entities
    alone = replace(first, id="nobody", names=(), mentions=())
    graph = flat(tale.extractions, replace(tale.resolution, entities=(first, *rest, alone)), tale.run)
    assert "nobody" not in {each["id"] for each in graph["entities"]}
    assert len(graph["entities"]) == len(tale.resolution.entities)


@pytest.mark.parametrize("turn", ["extractions", "entities", "events"])
def test_the_order_of_what_is_given_leaves_no_trace(turn: str) -> None:
    tale = story()
    extractions, resolution = tale.extractions, tale.resolution
    if turn == "extractions":
        extractions = extractions[::-1]
    else:
        resolution = _turned(resolution, turn)
    graph = flat(extractions, resolution, tale.run, reference=REFERENCE)
    assert json.dumps(graph) == json.dumps(told())


def _turned(resolution: Resolution, part: str) -> Resolution:
    return replace(resolution, **{part: getattr(resolution, part)[::-1]})


def test_only_an_entity_in_no_claim_carries_the_sentences_that_name_it() -> None:
    found = told()
    told_of = {key for e in found["events"] for key in (*e["participants"], *e["places"])}
    told_of |= {key for r in found["roles"] for key in (r["person"], r["of"]) if key is not None}
    assert told_of
    for each in found["entities"]:
        assert (each["quotes"] == []) == (each["id"] in told_of or not each["mentions"])
        for quote in each["quotes"]:
            assert any(quote["start"] <= m["start"] and m["end"] <= quote["end"] for m in each["mentions"])
