"""The shape of `graph.json`: the flat export that the page, the scorer and other programs read.

Every offset is a half-open range of code points in the text of the article as it was read;
`source` is the article's file name. Maps keyed by language hold "en" and "ar" only where
something is known in that language. Lists of ids refer to `id` of entities or events.
"""

from __future__ import annotations

from typing import TypedDict


class FlatDocument(TypedDict):
    """An article; `published` is EDTF, `languages` are those of its passages, sorted."""

    id: str
    source: str
    title: str | None
    published: str | None
    languages: list[str]
    url: str | None
    publisher: str | None


class FlatMention(TypedDict):
    """One place where an entity is named or referred to; `form` is "name", "demonym", "role" or "anaphor"."""

    source: str
    start: int
    end: int
    text: str
    language: str
    form: str


class FlatQuote(TypedDict):
    """A sentence that names an entity of which no claim tells."""

    source: str
    start: int
    end: int
    quote: str
    language: str


class FlatMatch(TypedDict):
    """Why two names or reports were judged "same", "different" or "unsure"; `score` is in 0…1.

    `features` are what the table of weights counted, with the log-odds that each added.
    """

    left: str
    right: str
    judgement: str
    score: float
    reasons: list[str]
    features: dict[str, float]


class FlatEntity(TypedDict):
    """A person, organisation or place.

    `names` hold the forms as written, by language; nationality words ("Russian") stand there only
    for a country that the articles never name otherwise. `links` are IRIs of the same thing in
    GeoNames and the like, `former` ids that now lead here. `quotes` are the sentences
    that name it, where no claim does.
    """

    id: str
    iri: str
    type: str
    labels: dict[str, str]
    names: dict[str, list[str]]
    mentions: list[FlatMention]
    matches: list[FlatMatch]
    quotes: list[FlatQuote]
    links: list[str]
    former: list[str]


class FlatQuantity(TypedDict):
    """A number that is the point of a report; `words` are the text's own."""

    value: float
    unit: str
    words: str


class FlatSentence(TypedDict):
    """The sentence behind a claim; `title` is that of the passage it stands in."""

    claim: str
    source: str
    start: int
    end: int
    quote: str
    language: str
    title: str | None
    trigger: str
    date: str | None
    confidence: float
    extractor: str


class FlatEvidence(FlatSentence):
    """What one sentence says of an event.

    `trigger` are the words that report the event, `attributed_to` those that name who is said
    to have said it and `speaker` the entity they denote; `contradicts` holds the claim ids that
    cannot be right if this one is. `translation_of` is the claim id of another sentence of which
    this one is a translation, where the report was read there and carried over to here.
    """

    type: str
    status: str
    participants: list[str]
    places: list[str]
    attributed_to: str | None
    speaker: str | None
    quantities: list[FlatQuantity]
    contradicts: list[str]
    translation_of: str | None


class FlatEvent(TypedDict):
    """A happening; `earliest` and `latest` are ISO days, `disputed` the aspects reports differ on
    ("date", "place", "status"), `family` the class above `type` ("MeetingEvent" for "Summit").
    `agreed_at` is the meeting whose time an agreement that nobody dates has."""

    id: str
    iri: str
    type: str
    family: str
    label: dict[str, str]
    participants: list[str]
    places: list[str]
    dates: list[str]
    earliest: str | None
    latest: str | None
    status: str
    disputed: list[str]
    agreed_at: str | None
    evidence: list[FlatEvidence]
    matches: list[FlatMatch]


class FlatRoleEvidence(FlatSentence):
    """What one sentence says of who holds an office; `tenure` is "current", "former" or "elect"."""

    tenure: str


# `from` is a keyword, so this one cannot be a class statement.
FlatRole = TypedDict(
    "FlatRole",
    {
        "id": str,
        "iri": str,
        "person": str,
        "office": str,
        "label": dict[str, str],
        "of": str | None,
        "from": str | None,
        "to": str | None,
        "evidence": list[FlatRoleEvidence],
    },
)


class FlatGraph(TypedDict):
    """All of `graph.json`; `run` holds the versions and the configuration hash of the build."""

    run: dict[str, str]
    documents: list[FlatDocument]
    entities: list[FlatEntity]
    events: list[FlatEvent]
    roles: list[FlatRole]
