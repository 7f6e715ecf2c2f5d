"""A small graph with a name of the reader's choice in every field, and names that try to break out."""

from __future__ import annotations

from kg.model.flat import (
    FlatDocument,
    FlatEntity,
    FlatEvent,
    FlatEvidence,
    FlatGraph,
    FlatMatch,
    FlatRole,
)
from kg.vocab.ontology import family_of, label_of

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
        "id": key,
        "iri": f"x:{key}",
        "type": kind,
        "labels": {"en": en, "ar": ar},
        "names": {"en": [en], "ar": [ar]},
        "mentions": [mention],
        "links": [],
        "matches": [{"left": en, "right": ar, "judgement": "same", "score": 0.97, "reasons": ["letters agree"]}],
    }


def event(key: str, people: list[str], place: str, quote: str, disputed: list[str]) -> FlatEvent:
    evidence: FlatEvidence = {
        "claim": f"c-{key}",
        "source": "a.txt",
        "start": 0,
        "end": len(quote),
        "quote": quote,
        "language": "en",
        "title": None,
        "trigger": "met",
        "type": "Meeting",
        "date": "2026-01-05",
        "status": "happened",
        "participants": people,
        "places": [place],
        "attributed_to": None,
        "speaker": None,
        "quantities": [],
        "confidence": 0.9,
        "extractor": "tree/1",
        "contradicts": [],
        "translation_of": None,
    }
    return {
        "id": key,
        "iri": f"x:{key}",
        "type": "Meeting",
        "family": "Encounter",
        "participants": people,
        "label": {"en": f"Meeting {key}", "ar": "لقاء"},
        "places": [place],
        "dates": ["2026-01-05"],
        "earliest": "2026-01-05",
        "latest": "2026-01-05",
        "status": "happened",
        "disputed": disputed,
        "evidence": [evidence],
        "matches": [],
    }


def graph(names: tuple[str, ...] = ("Amina Mohammed",)) -> FlatGraph:
    people = [entity(f"p{i}", "Person", name, "أمينة (محمد) 2023") for i, name in enumerate(names)]
    place = entity("lima", "City", "Lima", "ليما")
    events = [event(f"e{i}", [p["id"]], "lima", names[i], ["date"] if i == 0 else []) for i, p in enumerate(people)]
    return {"run": {}, "documents": [], "entities": [*people, place], "events": events, "roles": []}


PEOPLE = {
    "xi": ("Person", "Xi Jinping", "شي جين بينغ"),
    "lee": ("Person", "Lee Jae-myung", "لي جاي ميونغ"),
    "lee-jong": ("Person", "Lee Jong-sup", "لي جونغ سوب"),
    "trump": ("Person", "Donald Trump", "دونالد ترامب"),
    "usa": ("Country", "United States", "الولايات المتحدة"),
    "korea": ("Country", "South Korea", "كوريا الجنوبية"),
    "apec": ("Organization", "APEC", "أبيك"),
    "beijing": ("City", "Beijing", "بكين"),
    "gyeongju": ("City", "Gyeongju", "كيونغجو"),
    "lima": ("City", "Lima", "ليما"),
}
"""Who and what the story is about: class, name in English and in Arabic."""


def summit() -> FlatGraph:
    """Three articles about a summit whose day and place they disagree on, and what happened around it.

    The counts are small enough to be told by hand: 8 events, 3 of them told in Arabic alone, 3 in
    English alone and 2 in both; 2 without a date, 1 disputed.
    """
    entities = [entity(key, kind, en, ar) for key, (kind, en, ar) in PEOPLE.items()]
    for each in entities:
        each["mentions"] = []
    told = _Telling({each["id"]: each for each in entities})
    events = [
        told.event(
            "summit",
            "Summit",
            ["xi", "lee"],
            ["beijing", "gyeongju"],
            [
                (
                    "a.txt",
                    "en",
                    "President Xi Jinping met Lee Jae-myung in Beijing on January 6 .",
                    "met",
                    "2026-01-06",
                    ["beijing"],
                ),
                (
                    "b.txt",
                    "ar",
                    "التقى شي جين بينغ لي جاي ميونغ في كيونغجو يوم 5 يناير (2026) .",
                    "التقى",
                    "2026-01-05",
                    ["gyeongju"],
                ),
            ],
            disputed=["date", "place"],
        ),
        told.event(
            "visit",
            "Visit",
            ["lee"],
            ["beijing"],
            [("b.txt", "ar", "زار لي جاي ميونغ بكين .", "زار", "2026-01-04", ["beijing"])],
        ),
        told.event(
            "talks",
            "Talks",
            ["xi", "trump"],
            ["lima"],
            [("a.txt", "en", "Xi Jinping and Donald Trump held talks in Lima .", "talks", "2024-11", ["lima"])],
        ),
        told.event(
            "call",
            "PhoneCall",
            ["trump", "lee"],
            [],
            [
                ("a.txt", "en", "Donald Trump called Lee Jae-myung .", "called", "2025-06-10", []),
                ("c.txt", "ar", "اتصل دونالد ترامب لي جاي ميونغ .", "اتصل", "2025-06-10", []),
            ],
            translated=True,
        ),
        told.event(
            "statement", "Statement", ["lee-jong"], [], [("c.txt", "ar", "قال لي جونغ سوب ذلك .", "قال", None, [])]
        ),
        told.event(
            "plan",
            "Summit",
            ["xi", "trump"],
            ["beijing"],
            [("a.txt", "en", "Xi Jinping will host Donald Trump in Beijing .", "host", "2026-04", ["beijing"])],
            status="planned",
        ),
        told.event(
            "denial",
            "Meeting",
            ["trump", "lee-jong"],
            [],
            [("c.txt", "ar", "نفى دونالد ترامب لقاء لي جونغ سوب .", "لقاء", None, [])],
            status="denied",
        ),
        told.event(
            "pact",
            "Agreement",
            ["usa", "korea"],
            [],
            [
                (
                    "a.txt",
                    "en",
                    "United States and South Korea signed an accord , Donald Trump said .",
                    "signed",
                    "2025-07-30",
                    [],
                )
            ],
            speaker="trump",
        ),
    ]
    told.demonym("c.txt", "الأمريكية", "usa")
    roles = [
        told.role(
            "president-us", "trump", "president", "رئيس", "usa", "Donald Trump , president of the United States ."
        ),
        told.role("president-kr", "lee", "president", "رئيس", "korea", "Lee Jae-myung , president of South Korea ."),
        told.role(
            "chair-kr", "lee", "party leader", "زعيم حزب", "korea", "Lee Jae-myung , party leader in South Korea ."
        ),
    ]
    documents = [
        _document("a.txt", "Summit in Beijing", "2026-01-07", ["en"], "https://example.org/a"),
        _document("b.txt", "قمة في كيونغجو", "2026-01-06", ["ar"], "javascript:window.hacked=1"),
        _document("c.txt", None, None, ["ar"], None),
    ]
    return {
        "run": {"jisr": "0.1.0", "configuration": "abc"},
        "documents": documents,
        "entities": entities,
        "events": events,
        "roles": roles,
    }


def _document(
    source: str, title: str | None, published: str | None, languages: list[str], url: str | None
) -> FlatDocument:
    return {
        "id": source,
        "source": source,
        "title": title,
        "published": published,
        "languages": languages,
        "url": url,
        "publisher": None,
    }


class _Telling:
    """Puts sentences one after the other into articles, and finds in them who is named."""

    def __init__(self, entities: dict[str, FlatEntity]) -> None:
        self._entities = entities
        self._ends = {"a.txt": 0, "b.txt": 0, "c.txt": 0}

    def _sentence(self, source: str, quote: str, language: str) -> int:
        start = self._ends[source]
        self._ends[source] += len(quote) + 1
        for each in self._entities.values():
            name = each["labels"][language]
            if name in quote:
                self._mention(each, source, start + quote.index(name), name, language, "name")
        return start

    def _mention(self, each: FlatEntity, source: str, start: int, text: str, language: str, form: str) -> None:
        each["mentions"].append(
            {
                "source": source,
                "start": start,
                "end": start + len(text),
                "text": text,
                "language": language,
                "form": form,
            }
        )

    def demonym(self, source: str, text: str, key: str) -> None:
        self._mention(self._entities[key], source, self._ends[source], text, "ar", "demonym")
        self._ends[source] += len(text) + 1

    def event(
        self,
        key: str,
        kind: str,
        people: list[str],
        places: list[str],
        reports: list[tuple[str, str, str, str, str | None, list[str]]],
        *,
        status: str = "happened",
        disputed: list[str] | None = None,
        speaker: str | None = None,
        translated: bool = False,
    ) -> FlatEvent:
        claims = [f"{key}-{number}" for number in range(len(reports))]
        evidence: list[FlatEvidence] = []
        for claim, (source, language, quote, trigger, day, said) in zip(claims, reports, strict=True):
            start = self._sentence(source, quote, language)
            evidence.append(
                {
                    "claim": claim,
                    "source": source,
                    "start": start,
                    "end": start + len(quote),
                    "quote": quote,
                    "language": language,
                    "title": None,
                    "trigger": trigger,
                    "type": kind,
                    "date": day,
                    "status": status,
                    "participants": people,
                    "places": said,
                    "attributed_to": "said" if speaker else None,
                    "speaker": speaker,
                    "quantities": [],
                    "confidence": 0.83,
                    "extractor": "story/1",
                    "contradicts": [each for each in claims if each != claim] if disputed else [],
                    "translation_of": claims[0] if translated and claim != claims[0] else None,
                }
            )
        days = sorted({day for *_, day, _ in reports if day is not None})
        matches: list[FlatMatch] = (
            [
                {
                    "left": reports[0][2],
                    "right": reports[1][2],
                    "judgement": "same",
                    "score": 0.93,
                    "reasons": ["same people and parties"],
                }
            ]
            if len(reports) > 1
            else []
        )
        return {
            "id": key,
            "iri": f"https://example.org/event/{key}",
            "type": kind,
            "family": family_of(kind),
            "label": {language: f"{label_of(kind, language)} {key}" for language in ("en", "ar")},
            "participants": people,
            "places": places,
            "dates": days,
            "earliest": _bound(days[0], "01") if days else None,
            "latest": _bound(days[-1], "30") if days else None,
            "status": status,
            "disputed": disputed or [],
            "evidence": evidence,
            "matches": matches,
        }

    def role(self, key: str, person: str, en: str, ar: str, of: str, quote: str) -> FlatRole:
        start = self._sentence("a.txt", quote, "en")
        return {
            "id": key,
            "iri": f"https://example.org/holding/{key}",
            "person": person,
            "office": en,
            "label": {"en": en, "ar": ar},
            "of": of,
            "from": None,
            "to": None,
            "evidence": [
                {
                    "claim": f"claim-{key}",
                    "source": "a.txt",
                    "start": start,
                    "end": start + len(quote),
                    "quote": quote,
                    "language": "en",
                    "title": None,
                    "trigger": en,
                    "date": None,
                    "confidence": 0.9,
                    "extractor": "story/1",
                    "tenure": "current",
                }
            ],
        }


def _bound(day: str, last: str) -> str:
    return day if len(day) == 10 else f"{day}-{last}"
