"""A small story in two languages, with everything a graph can hold: the input of the tests here.

Two articles report one summit on different days, in English and Arabic; one of them names an
office and an amount of money.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from kg.model import (
    Analysis,
    Argument,
    Attribution,
    Block,
    BlockKind,
    Claim,
    Contradiction,
    DateBasis,
    Direction,
    Document,
    Entity,
    EntityType,
    Event,
    Evidence,
    Extraction,
    Form,
    Judgement,
    Match,
    Mention,
    Name,
    OfficeClaim,
    OfficeHolding,
    Passage,
    Quantity,
    Resolution,
    Role,
    Run,
    Sentence,
    Span,
    Status,
    Tenure,
    TimeSpan,
)

ENGLISH = (
    "Summit in Beijing\n"
    "Chinese President Xi Jinping met Lee Jae Myung in Beijing on January 6, officials said. "
    "Lee pledged $350 billion to Russian firms."
)
ARABIC = "عقد شي جين بينغ ولي جاي ميونغ قمة في بكين يوم 5 يناير."


@dataclass(frozen=True, slots=True)
class Story:
    extractions: tuple[Extraction, ...]
    resolution: Resolution
    run: Run


def span(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def sentence(document: Document, words: str, index: int, language: str) -> Sentence:
    where = span(document.text, words)
    direction = Direction.RTL if language == "ar" else Direction.LTR
    return Sentence(
        document.id, 0, index, where, words, language, direction, BlockKind.PARAGRAPH, tokens=(), parsed=False
    )


def mention(
    within: Sentence, words: str, kind: EntityType, *, known: str | None = None, form: Form = Form.NAME
) -> Mention:
    where = span(within.text, words).shift(within.span.start)
    return Mention(
        within.document,
        within.passage,
        within.id,
        where,
        words,
        words,
        kind,
        within.language,
        form=form,
        known=known,
        basis=("gazetteer",) if known else ("cue:title",),
        confidence=0.9,
    )


def evidence(within: Sentence, confidence: float = 0.875) -> Evidence:
    return Evidence(within.document, within.id, within.span, within.text, within.language, "tree/1", confidence)


def analysis(document: Document, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> Analysis:
    first = sentences[0]
    passage = Passage(
        document.id,
        0,
        first.language,
        first.direction,
        (Block(Span(0, len(document.text)), BlockKind.PARAGRAPH),),
        title=document.title,
        published=document.published,
        date_basis=DateBasis.STATED if document.published else DateBasis.UNKNOWN,
    )
    return Analysis(passage, sentences, mentions)


def english(source: str = "beijing.txt", text: str = ENGLISH) -> Extraction:
    document = Document.of(
        source,
        text,
        title="Summit in Beijing",
        published=TimeSpan.day(date(2026, 1, 7)),
        url="https://example.org/a?b=c&d=<e>",
        language="en",
        publisher="The Example",
    )
    met = sentence(document, text.split("\n")[1].split(" Lee pledged")[0], 0, "en")
    pledged = sentence(document, "Lee pledged $350 billion to Russian firms.", 1, "en")
    chinese = mention(met, "Chinese", EntityType.COUNTRY, known="country:CN", form=Form.DEMONYM)
    xi = mention(met, "Xi Jinping", EntityType.PERSON)
    lee = mention(met, "Lee Jae Myung", EntityType.PERSON)
    beijing = mention(met, "Beijing", EntityType.CITY, known="city:1816670")
    short = mention(pledged, "Lee", EntityType.PERSON)
    russian = mention(pledged, "Russian", EntityType.COUNTRY, known="country:RU", form=Form.DEMONYM)
    summit = Claim(
        "Summit",
        span(text, "met"),
        (
            Argument(Role.HOST, xi.id),
            Argument(Role.PARTICIPANT, lee.id),
            Argument(Role.PLACE, beijing.id),
        ),
        TimeSpan.day(date(2026, 1, 6)),
        Status.HAPPENED,
        evidence(met),
        attribution=Attribution("officials", span(text, "officials")),
    )
    pledge = Claim(
        "Pledge",
        span(text, "pledged"),
        (Argument(Role.SPEAKER, short.id), Argument(Role.ADDRESSEE, russian.id)),
        None,
        Status.HAPPENED,
        evidence(pledged, 0.5),
        attribution=Attribution("Lee", short.span, short.id),
        quantities=(Quantity(350e9, "USD", span(text, "$350 billion"), "$350 billion"),),
    )
    office = OfficeClaim(
        xi.id,
        "president",
        "country:CN",
        chinese.id,
        Tenure.CURRENT,
        TimeSpan.day(date(2026, 1, 7)),
        span(text, "President"),
        evidence(met),
    )
    found = analysis(document, (met, pledged), (chinese, xi, lee, beijing, short, russian))
    return Extraction(document, (found,), (summit, pledge), (office,))


def arabic(source: str = "بكين.txt", text: str = ARABIC) -> Extraction:
    document = Document.of(source, text)
    met = sentence(document, text, 0, "ar")
    xi = mention(met, "شي جين بينغ", EntityType.PERSON)
    lee = mention(met, "لي جاي ميونغ", EntityType.PERSON)
    beijing = mention(met, "بكين", EntityType.CITY, known="city:1816670")
    summit = Claim(
        "Summit",
        span(text, "قمة"),
        (
            Argument(Role.PARTICIPANT, xi.id),
            Argument(Role.PARTICIPANT, lee.id),
            Argument(Role.PLACE, beijing.id),
        ),
        TimeSpan.day(date(2026, 1, 5)),
        Status.HAPPENED,
        evidence(met),
    )
    return Extraction(document, (analysis(document, (met,), (xi, lee, beijing)),), (summit,), ())


SAME = Match("Xi Jinping", "شي جين بينغ", Judgement.SAME, 0.97, ("same consonants", "same office"))
APART = Match("Lee Jae Myung", "Lee Jong-sup", Judgement.DIFFERENT, 0.02, ("given names differ",))
OPEN = Match("Kim", "كيم", Judgement.UNSURE, 0.5, ("family name only",))

RUN = Run((("jisr", "0.1.0"), ("spacy", "3.8.2")), "0f3c")


def story(*, first: Extraction | None = None, second: Extraction | None = None) -> Story:
    en, ar = first or english(), second or arabic()
    chinese, xi, lee, beijing, short, russian = en.analyses[0].mentions
    xi_ar, lee_ar, beijing_ar = ar.analyses[0].mentions
    entities = (
        entity("xi-jinping", EntityType.PERSON, "Xi Jinping", "شي جين بينغ", (xi, xi_ar), matches=(SAME,)),
        entity(
            "lee-jae-myung", EntityType.PERSON, "Lee Jae Myung", "لي جاي ميونغ", (lee, short, lee_ar), matches=(APART,)
        ),
        entity("beijing", EntityType.CITY, "Beijing", "بكين", (beijing, beijing_ar), known="city:1816670"),
        entity("china", EntityType.COUNTRY, "China", "الصين", (chinese,), known="country:CN"),
        entity("russia", EntityType.COUNTRY, "Russia", "روسيا", (russian,), known="country:RU"),
    )
    summits = (en.claims[0].id, ar.claims[0].id)
    events = (
        Event(
            "summit-beijing-2026-01",
            "Summit",
            {"en": "Summit of Xi Jinping and Lee Jae Myung", "ar": "قمة شي جين بينغ ولي جاي ميونغ"},
            tuple(sorted(summits)),
            ("xi-jinping", "lee-jae-myung"),
            ("beijing",),
            ("2026-01-05", "2026-01-06"),
            TimeSpan.between(date(2026, 1, 5), date(2026, 1, 6)),
            Status.HAPPENED,
            disputed=("date",),
            matches=(Match("met", "قمة", Judgement.SAME, 0.9, ("same participants", "same place")),),
        ),
        Event(
            "pledge-lee",
            "Pledge",
            {"en": "Pledge of Lee Jae Myung"},
            (en.claims[1].id,),
            ("lee-jae-myung", "russia"),
            (),
            (),
            None,
            Status.HAPPENED,
        ),
    )
    holding = OfficeHolding(
        "xi-jinping-president-china",
        "xi-jinping",
        "president",
        "china",
        TimeSpan.day(date(2026, 1, 7)),
        (en.offices[0].id,),
    )
    denotes = {mention_id: each.id for each in entities for mention_id in each.mentions}
    about = {claim: event.id for event in events for claim in event.claims}
    resolution = Resolution(
        entities,
        events,
        (holding,),
        denotes,
        about,
        (Contradiction(*sorted(summits), "date"),),
        (OPEN,),
    )
    return Story((en, ar), resolution, RUN)


def entity(
    identifier: str,
    kind: EntityType,
    en: str,
    ar: str,
    mentions: tuple[Mention, ...],
    *,
    known: str | None = None,
    matches: tuple[Match, ...] = (),
) -> Entity:
    names = sorted({Name(m.name, m.language) for m in mentions if m.form is Form.NAME})
    return Entity(
        identifier,
        kind,
        {"en": en, "ar": ar},
        tuple(names),
        tuple(sorted(m.id for m in mentions)),
        known=known,
        matches=matches,
    )


def renamed(told: Story, name: str) -> Story:
    """The same story with one person under another label, id and name."""
    first, *rest = told.resolution.entities
    changed = replace(first, id=name, labels={"en": name, "ar": name}, names=(Name(name, "en"), Name(name, "ar")))
    denotes = {m: (name if e == first.id else e) for m, e in told.resolution.denotes.items()}

    def swap(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(name if each == first.id else each for each in ids)

    events = tuple(replace(e, participants=swap(e.participants)) for e in told.resolution.events)
    holdings = tuple(replace(h, person=name) for h in told.resolution.holdings)
    resolution = replace(told.resolution, entities=(changed, *rest), events=events, holdings=holdings, denotes=denotes)
    return replace(told, resolution=resolution)
