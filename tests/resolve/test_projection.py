"""What one language reports is known of the sentence that translates it; nothing is put into any other sentence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from kg.extract.extractor import Extractor
from kg.graph import flat, quads, validate
from kg.lang.registry import pack
from kg.model import Argument, Claim, Document, Extraction, Resolution, Role, Run, TimeSpan
from kg.read import segment
from kg.resolve import resolve
from kg.resolve.parallel import corresponding
from kg.resolve.transfer import Told, trigger
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer
from kg.vocab.terms import Property
from kg.write import turtle


@cache
def article(source: str, *paragraphs: str, published: str = "2024-03-14") -> Extraction:
    document = Document.of(source, "\n\n".join(paragraphs), published=TimeSpan.parse(published))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


def resolution(*articles: Extraction) -> Resolution:
    return resolve(articles, gazetteer=Gazetteer.load(), decisions=Decisions())


def carried(*articles: Extraction) -> set[tuple[str, str]]:
    """Types of the claims that were carried over, with the first word of the sentence they were carried to."""
    return {(claim.type, claim.evidence.quote.split()[0]) for claim in resolution(*articles).carried}


ENGLISH = article(
    "en.txt",
    "Vietnamese Prime Minister Pham Minh Chinh arrived in Manila on Wednesday.",
    "Chinh and Philippine President Ferdinand Marcos signed an agreement on rice in Manila on Thursday.",
    "Malaysia and Indonesia voiced support for the arrangement.",
    "Philippine police detained 14 protesters in Cebu on Tuesday.",
    "Marcos will travel to Hanoi in September.",
    "He vowed in late February to buy 30 ships.",
)
ARABIC_TEXT = (
    "وصل رئيس الوزراء الفيتنامي فام مينه تشينه إلى مانيلا يوم الأربعاء.",
    "ووقع تشينه والرئيس الفلبيني فرديناند ماركوس اتفاقية بشأن الأرز في مانيلا يوم الخميس.",
    "وأبدت ماليزيا وإندونيسيا تأييدهما لهذا الترتيب.",
    "واقتادت الشرطة الفلبينية 14 محتجا إلى مخافرها في سيبو يوم الثلاثاء.",
    "ومن المقرر أن يتوجه ماركوس إلى هانوي في سبتمبر.",
    "وقطع على نفسه عهدا في أواخر فبراير بشراء 30 سفينة.",
)
ARABIC = article("ar.txt", *ARABIC_TEXT)


def rewritten(number: int, text: str) -> Extraction:
    """The Arabic article with another sentence in the place of one of its own."""
    return article("ar.txt", *ARABIC_TEXT[:number], text, *ARABIC_TEXT[number + 1 :])


def claim_of(type_: str, found: Resolution) -> Claim:
    (claim,) = (claim for claim in found.carried if claim.type == type_)
    return claim


def test_what_one_reading_misses_is_carried_over_from_the_other() -> None:
    assert carried(ENGLISH, ARABIC) >= {("Statement", "وأبدت"), ("Detention", "واقتادت")}


def test_a_carried_claim_says_what_its_original_says_and_whose_it_is() -> None:
    found = resolution(ENGLISH, ARABIC)
    claim = claim_of("Detention", found)
    (original,) = (c for c in ENGLISH.claims if c.id == claim.translates)
    assert (claim.type, claim.status, claim.time) == (original.type, original.status, original.time)
    assert claim.evidence.document == ARABIC.document.id
    assert claim.evidence.extractor.startswith("translation/")
    assert claim.evidence.confidence < original.evidence.confidence
    assert {a.role for a in claim.arguments} == {a.role for a in original.arguments}
    here = {mention.id for mention in ARABIC.analyses[0].mentions}
    assert {a.mention for a in claim.arguments} <= here
    assert {found.denotes[a.mention] for a in claim.arguments} == {found.denotes[a.mention] for a in original.arguments}
    (amount,) = claim.quantities
    assert (amount.value, amount.words) == (14, "14 محتجا")
    assert amount.span.of(ARABIC.document.text) == amount.words


def test_whom_the_original_calls_he_an_arabic_verb_means_without_a_word() -> None:
    found = resolution(ENGLISH, ARABIC)
    claim = claim_of("Pledge", found)
    assert {found.denotes[a.mention] for a in claim.arguments} == {"ferdinand-marcos"}


def test_a_carried_claim_makes_no_event_and_confirms_nothing() -> None:
    found = resolution(ENGLISH, ARABIC)
    ids = {claim.id for claim in found.carried}
    assert ids
    assert not ids & {each for c in found.contradictions for each in (c.left, c.right)}
    for event in found.events:
        assert not ids >= set(event.claims)
    for claim in found.carried:
        assert found.about[claim.id] == found.about[claim.translates or ""]
        assert claim.translates not in ids


def test_the_order_of_articles_does_not_change_what_is_carried() -> None:
    assert resolution(ENGLISH, ARABIC) == resolution(ARABIC, ENGLISH)


def test_a_sentence_that_does_not_name_who_takes_part_gets_nothing() -> None:
    other = rewritten(2, "وأبدت دول في المنطقة تأييدها لهذا الترتيب، ومنها ماليزيا.")
    assert not [word for _, word in carried(ENGLISH, other) if word == "وأبدت"]


@pytest.mark.parametrize(
    "text",
    [
        "وذكرت الشرطة الفلبينية أن 9 محتجين غادروا سيبو يوم السبت.",
        "وتقع سيبو في الفلبين على بعد 570 كيلومترا.",
        "وفي سيبو قال سكان إن الأسعار ترتفع.",
        "وشكرت بلدية سيبو الشرطة الفلبينية يوم الثلاثاء.",
    ],
)
def test_a_sentence_with_other_news_in_the_place_of_a_translation_gets_nothing(text: str) -> None:
    assert not [type_ for type_, _ in carried(ENGLISH, rewritten(3, text)) if type_ == "Detention"]


@pytest.mark.parametrize("number", range(len(ARABIC_TEXT)))
def test_a_translation_that_leaves_a_sentence_out_is_told_nothing_new(number: int) -> None:
    shortened = article("ar.txt", *ARABIC_TEXT[:number], *ARABIC_TEXT[number + 1 :])
    assert carried(ENGLISH, shortened) <= carried(ENGLISH, ARABIC)


def test_a_translation_told_in_another_order_is_told_nothing_new() -> None:
    turned = article("ar.txt", *ARABIC_TEXT[::-1])
    assert carried(ENGLISH, turned) <= carried(ENGLISH, ARABIC)


def test_a_translation_that_cuts_its_sentences_otherwise_is_one() -> None:
    nameless = (
        "The streets were decorated with flags and flowers, and schoolchildren sang at the harbour.",
        "It rained.",
        "Nobody was hurt.",
    )
    cut = (
        "وزينت الشوارع بالأعلام والورود، وغنى تلاميذ المدارس في الميناء.",
        "وهطل المطر ولم يصب أحد بأذى.",
    )
    english = article("en.txt", *(s.text for s in ENGLISH.analyses[0].sentences), *nameless)
    assert carried(english, article("ar.txt", *ARABIC_TEXT, *cut)) == carried(ENGLISH, ARABIC)


def test_an_article_on_the_next_round_of_the_talks_gets_nothing() -> None:
    first = article(
        "r1.txt",
        "Delegations of Armenia and Azerbaijan held a first round of talks in Tbilisi on Monday.",
        "Armenian envoy Mher Grigoryan demanded the release of 23 detainees.",
        "Azerbaijani Deputy Prime Minister Shahin Mustafayev said Baku wanted a corridor to Nakhchivan.",
        "Russia offered to host the next round in Sochi on June 20.",
        published="2024-06-04",
    )
    second = article(
        "r2.txt",
        "عاد وفدا أرمينيا وأذربيجان إلى تبليسي يوم الجمعة.",
        "وتسلم المبعوث الأرميني مهير غريغوريان 11 محتجزا.",
        "وغادر نائب رئيس الوزراء الأذربيجاني شاهين مصطفاييف باكو إلى ناختشيفان.",
        "وأغضب ذلك روسيا التي كانت تنتظر الوفدين في سوتشي يوم 2 يوليو.",
        published="2024-06-08",
    )
    assert not carried(first, second)


def test_an_article_on_another_round_that_is_told_alike_gets_nothing() -> None:
    told = (
        "Delegations of Sudan and Chad held a second round of talks in Nairobi.",
        "Kenyan President William Ruto opened the talks.",
        "Ethiopian Prime Minister Abiy Ahmed voiced hope in Addis Ababa.",
        "The African Union pledged money for the border of Sudan.",
    )
    second = (
        "أجرى وفدا السودان وتشاد جولة ثانية من المحادثات في نيروبي.",
        "وافتتح الرئيس الكيني ويليام روتو المحادثات.",
        "وعبر رئيس الوزراء الإثيوبي آبي أحمد عن أمله في أديس أبابا.",
        "ورصد الاتحاد الأفريقي مالا لحدود السودان.",
    )
    english = article("rounds.txt", *told)
    assert carried(english, article("rounds-ar.txt", *second))
    assert not carried(english, article("rounds-ar.txt", second[0].replace("ثانية", "ثالثة"), *second[1:]))


def test_names_in_the_same_order_alone_make_no_translation() -> None:
    english = article(
        "names.txt",
        "Army chief Abdel Fattah al-Burhan demanded that the fighters leave Khartoum.",
        "The United Arab Emirates sent 30 tonnes of medicine to Port Sudan.",
        "Egypt and Chad appealed for a truce.",
        "South Sudanese President Salva Kiir spoke to Burhan by telephone.",
        "Ethiopia closed the Metema crossing on Monday.",
    )
    arabic = article(
        "names-ar.txt",
        "ويتحصن قائد الجيش عبد الفتاح البرهان منذ أشهر في مقره في الخرطوم.",
        "وترسو في بورتسودان سفن ترفع أعلام الإمارات وأعلاما أخرى.",
        "وتستقبل مصر وتشاد أكبر عدد من اللاجئين.",
        "وسبق لسلفا كير رئيس جنوب السودان أن توسط بين البرهان وخصومه.",
        "وفتحت إثيوبيا معبر المتمة أمام الفارين.",
    )
    assert not carried(english, arabic)


def test_an_article_that_tells_the_story_at_greater_length_gets_nothing() -> None:
    longer = article(
        "long.txt",
        "في زيارة طال انتظارها حطت في مانيلا طائرة رئيس الوزراء الفيتنامي فام مينه تشينه الذي كان قد أرجأ سفره مرتين.",
        "وتعد مانيلا من أكبر المدن المكتظة بالسكان.",
        "ويجمع بين تشينه والرئيس الفلبيني فرديناند ماركوس ود قديم.",
        "ولم يعلق أحد في مانيلا.",
        "وبين ماليزيا وإندونيسيا خلاف.",
        "وفي سيبو انتشرت الشرطة الفلبينية.",
        "وكانت هانوي قد دعت ماركوس مرارا، غير أن انشغاله بالأعاصير التي ضربت البلاد في الخريف حال دون ذلك.",
        "ويتوقع خبراء أن ترتفع أسعار الأرز.",
        "وقد هبطت البورصة.",
    )
    assert not carried(ENGLISH, longer)


def test_what_the_other_sentence_reports_of_somebody_in_common_is_not_reported_twice() -> None:
    other = rewritten(4, "وألغى ماركوس زيارته إلى هانوي في سبتمبر.")
    assert not [word for _, word in carried(ENGLISH, other) if word == "وألغى"]


def reading(quote: str, type_: str, named: str, role: Role, within: Extraction = ARABIC) -> Extraction:
    """An Arabic article with one more claim read in the sentence that begins with `quote`, of whoever is `named`."""
    (analysis,) = within.analyses
    sentence = next(s for s in analysis.sentences if s.text.startswith(quote))
    mention = next(m for m in analysis.mentions if m.surface == named)
    like = within.claims[0]
    evidence = replace(like.evidence, sentence=sentence.id, span=sentence.span, quote=sentence.text)
    trigger = sentence.tokens[-1].span
    claim = replace(like, type=type_, trigger=trigger, arguments=(Argument(role, mention.id),), evidence=evidence)
    return replace(within, claims=(*within.claims, replace(claim, time=None, attribution=None)))


def test_where_such_an_event_of_others_is_read_it_may_be_the_same_read_wrongly() -> None:
    read = rewritten(3, "وأوقفت الشرطة الفلبينية 14 محتجا في سيبو يوم الثلاثاء.")
    known = replace(read, claims=tuple(claim for claim in read.claims if claim.type != "Detention"))
    for type_, carries in (("Attack", True), ("Detention", False)):
        other = reading("وأوقفت", type_, "إندونيسيا", Role.PARTICIPANT, known)
        assert (("Detention", "وأوقفت") in carried(ENGLISH, other)) is carries


def test_where_somebody_else_is_read_to_speak_whoever_is_not_named_does_not() -> None:
    assert "Pledge" in {type_ for type_, _ in carried(ENGLISH, ARABIC)}
    other = reading("وقطع", "Criticism", "ماليزيا", Role.SPEAKER)
    assert "Pledge" not in {type_ for type_, _ in carried(ENGLISH, other)}


@pytest.mark.parametrize(("named", "speaks"), [("فام مينه تشينه", True), ("مانيلا", False)])
def test_who_is_no_subject_of_the_translation_does_not_speak_in_it(named: str, speaks: bool) -> None:
    found = carried(ENGLISH, reading("وصل", "Statement", named, Role.SPEAKER))
    assert (("Statement", "Vietnamese") in found) is speaks


def test_a_noun_beside_a_single_name_tells_of_no_event_but_in_a_sure_translation() -> None:
    other = article("praise.txt", "أشاد ماركوس بالزيارة مع تشينه.")
    (analysis,) = other.analyses
    told = Told(analysis.sentences[0], analysis.mentions, (), ())
    visit = next(claim for claim in ENGLISH.claims if claim.type == "Visit")
    both = [Argument(Role.PARTICIPANT, mention.id) for mention in analysis.mentions]
    assert len(both) == 2
    assert trigger(visit, both[:1], told, sure=False) is None
    assert trigger(visit, both[:1], told, sure=True) is not None
    assert trigger(visit, both, told, sure=False) is not None


def test_half_an_article_is_no_translation_of_it() -> None:
    assert not carried(ENGLISH, article("half.txt", *ARABIC_TEXT[2:5]))


def test_sentences_of_uneven_lengths_are_no_translation() -> None:
    tail = "، وكان ذلك بعد أسابيع طويلة من الانتظار والترقب والجدل الذي شغل الناس في الأسواق والمقاهي والبيوت."
    uneven = (text.rstrip(".") + tail if number % 2 else text for number, text in enumerate(ARABIC_TEXT))
    assert not carried(ENGLISH, article("uneven.txt", *uneven))


def test_articles_of_one_language_are_no_translations_of_each_other() -> None:
    copy = article("copy.txt", *(s.text for a in ENGLISH.analyses for s in a.sentences))
    found = corresponding((ENGLISH, copy), resolution(ENGLISH, copy).denotes)
    assert found
    assert not [worth for others in found.values() for worth in others.values() if worth]


RUN = Run((("jisr", "0"),), "0")


def test_the_graph_says_where_a_carried_claim_comes_from(tmp_path: Path) -> None:
    told = (ENGLISH, ARABIC)
    found = resolution(*told)
    evidence = [e for event in flat(told, found, RUN)["events"] for e in event["evidence"]]
    over = {e["claim"]: e["translation_of"] for e in evidence if e["translation_of"] is not None}
    assert over == {claim.id: claim.translates for claim in found.carried}
    statements = list(quads(told, found, RUN))
    assert sum(each.predicate.value == Property.TRANSLATES for each in statements) == len(over)
    turtle(statements, tmp_path / "graph.ttl")
    texts = {each.document.id: each.document.text for each in told}
    assert validate(tmp_path / "graph.ttl", texts=texts) == ()


def test_undoing_what_was_carried_leaves_all_that_was_read() -> None:
    found = resolution(ENGLISH, ARABIC)
    read = {claim.id for each in (ENGLISH, ARABIC) for claim in each.claims}
    kept = tuple(replace(e, claims=tuple(c for c in e.claims if c in read)) for e in found.events)
    assert all(event.claims for event in kept)
    assert {event.labels["en"] for event in kept} == {event.labels["en"] for event in found.events}
