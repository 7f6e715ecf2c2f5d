"""Each report is judged in its own language, and PLOVER's records by family and by an actor on each side."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kg.evaluate import plover
from kg.evaluate.events import figures
from kg.evaluate.reports import Fault, readings, shares
from kg.evaluate.sources import Sources
from kg.extract import Extractor

FAMILIES = {"Meeting": "MEETING", "Summit": "MEETING", "Threat": "STATEMENT"}
GOLD = {
    "documents": [{"id": "d", "file": "a.txt"}, {"id": "e", "file": "b.txt"}],
    "entities": [
        {"id": "lula", "names": {"en": ["Lula"], "ar": ["لولا"]}},
        {"id": "petro", "names": {"en": ["Petro"]}},
        {"id": "lima", "names": {"en": ["Lima"]}},
    ],
    "events": [
        {
            "id": "m",
            "type": "Summit",
            "participants": [["lula"], ["petro"]],
            "places": ["lima"],
            "date": "2025-05",
            "status": "happened",
            "reports": [
                {"document": "d", "language": "en", "quote": "Lula met Petro"},
                {"document": "e", "language": "ar", "quote": "التقى لولا"},
            ],
        }
    ],
}


def graph(**changes: object) -> dict[str, object]:
    event = {
        "type": "Summit",
        "participants": ["1", "2"],
        "places": ["3"],
        "dates": ["2025-05-02"],
        "status": "happened",
        "evidence": [{"source": "in/a.txt", "quote": "On Friday Lula met Petro in Lima."}],
    }
    names = [("1", "Lula"), ("2", "Petro"), ("3", "Lima")]
    entities = [{"id": key, "names": {"en": [name]}} for key, name in names]
    return {"entities": entities, "events": [{**event, **changes}]}


def test_a_report_is_found_where_its_own_text_yields_the_event() -> None:
    english, arabic = readings(GOLD, graph(), FAMILIES)
    assert english.faults == frozenset()
    assert arabic.faults == {Fault.MISSED}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"type": "Meeting"}, Fault.TYPE),
        ({"participants": ["1"]}, Fault.PARTICIPANTS),
        ({"dates": ["2025-06-02"]}, Fault.DATE),
        ({"dates": []}, Fault.DATE),
        ({"places": []}, Fault.PLACE),
        ({"status": "planned"}, Fault.STATUS),
        ({"type": "Threat"}, Fault.MISSED),
    ],
)
def test_each_kind_of_error_has_its_class(change: dict[str, object], fault: Fault) -> None:
    english, _ = readings(GOLD, graph(**change), FAMILIES)
    assert english.faults == {fault}


def test_shares_count_only_what_was_asked_of_what_was_found() -> None:
    done = list(readings(GOLD, graph(places=[]), FAMILIES))
    assert {measure: (share, of) for measure, share, of in shares(done)} == {
        "found": (0.5, 2),
        "type right": (1.0, 1),
        "participants right": (1.0, 1),
        "date right": (1.0, 1),
        "place right": (0.0, 1),
        "status right": (1.0, 1),
    }


def test_a_record_of_plover_needs_an_actor_on_each_side() -> None:
    text = "Chile and Peru signed an agreement on trade."
    extractor = Extractor()
    right = plover.judged(plover.Record("r", "AGREE", text, (("Chile",), ("Peru",))), extractor)
    other = plover.judged(plover.Record("r", "AGREE", text, (("Chile",), ("Bolivia",))), extractor)
    assert (right.family, right.actors) == (True, True)
    assert (other.family, other.actors) == (True, False)
    assert not plover.judged(plover.Record("r", "PROTEST", text, (("Chile",),)), extractor).family


def test_what_is_only_planned_is_an_agreement_to_plover() -> None:
    record = plover.Record("r", "AGREE", "Gustavo Petro will visit Lima in May.", (("Petro",), ("Lima",)))
    assert plover.judged(record, Extractor()).actors
    assert not plover.judged(
        plover.Record("r", "AGREE", "Gustavo Petro visited Lima.", record.sides), Extractor()
    ).family


def test_records_without_a_target_have_their_actors_on_two_sides(tmp_path: Path) -> None:
    actors = [{"actorText": "Israel"}, {"actorText": "Lebanon"}]
    rows = [
        {"id": "HEAD", "event": "DOCUMENT", "eventText": "none"},
        {"id": "ONE", "event": "CONSULT", "text": "{Israel and Lebanon met.}", "source": actors, "target": ""},
    ]
    path = tmp_path / "records.json"
    path.write_text(json.dumps(rows), "utf-8")
    (record,) = plover.records(path)
    assert (record.text, record.sides) == ("Israel and Lebanon met.", (("Israel",), ("Lebanon",)))


def test_what_is_not_there_is_told_with_what_to_do(tmp_path: Path) -> None:
    found = list(figures(Sources(tmp_path, tmp_path)))
    assert [f.value for f in found] == [None] * 5
    assert all("set JISR_" in f.note for f in found)
