"""Entities can be trusted: the same whatever the order, ids that stay, merges that say why and can be undone."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.extract.extractor import Extractor
from kg.lang.registry import pack
from kg.model import Decision, Document, Entity, EntityType, Extraction, Judgement, Resolution, TimeSpan
from kg.read import segment
from kg.resolve import match_names, resolve
from kg.vocab.decisions import Decisions
from kg.vocab.gazetteer import Gazetteer

TEXTS = (
    "Kenyan President William Ruto met Rwandan President Paul Kagame in Kigali. Ruto thanked Kagame.",
    "التقى الرئيس الكيني ويليام روتو الرئيس الرواندي بول كاغامي في كيغالي، وشكر روتو كاغامي.",
    "Brazilian President Luiz Inacio Lula da Silva spoke with President Emmanuel Macron of France.",
    "اتصل الرئيس الفرنسي إيمانويل ماكرون بالرئيس البرازيلي لويس إيناسيو لولا دا سيلفا.",
    "Finance Minister Amina Diallo and Foreign Minister Moussa Diallo spoke in Dakar. Moussa Diallo left first.",
    "Diallo said on Tuesday that the talks in Abuja had failed.",
    "Prime Minister Robert Fico visited Peter Pellegrini, Slovakia's president, in Bratislava.",
    "In Greece a province called Macedonia borders North Macedonia, said Prime Minister Kyriakos Mitsotakis.",
)
UNRELATED = (
    "New Zealand Foreign Minister Winston Peters arrived in Suva and met Prime Minister Sitiveni Rabuka of Fiji.",
    "التقى رئيس باراغواي سانتياغو بينيا رئيس الأوروغواي ياماندو أورسي في مونتيفيديو.",
)


@cache
def article(text: str) -> Extraction:
    document = Document.of(f"{abs(sum(map(ord, text)))}.txt", text, published=TimeSpan.parse("2025-05-20"))
    return Extractor().extract(document, [pack(p.language).analyze(document, p) for p in segment(document)])


def resolution(texts: tuple[str, ...], *rows: Decision) -> Resolution:
    return resolve([article(text) for text in texts], gazetteer=Gazetteer.load(), decisions=Decisions(rows))


def bearer(found: Resolution, name: str) -> Entity:
    return next(e for e in found.entities if name in {n.text for n in e.names})


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(TEXTS))
def test_any_order_of_articles_gives_the_same_entities_and_ids(order: list[str]) -> None:
    assert resolution(tuple(order)) == resolution(TEXTS)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(TEXTS), min_size=1), st.sampled_from(UNRELATED))
def test_an_unrelated_article_changes_no_id(some: set[str], unrelated: str) -> None:
    texts = tuple(sorted(some))
    before, after = resolution(texts), resolution((*texts, unrelated))
    assert {m: e for m, e in after.denotes.items() if m in before.denotes} == before.denotes


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(TEXTS), min_size=1), st.sampled_from(TEXTS))
def test_an_id_that_changes_leads_to_where_its_mentions_went(some: set[str], added: str) -> None:
    texts = tuple(sorted(some))
    before, after = resolution(texts), resolution(tuple(sorted({*texts, added})))
    ids = {e.id for e in after.entities}
    leads = {old: e.id for e in after.entities for old in e.former}
    for entity in before.entities:
        now = {after.denotes[m] for m in entity.mentions if m in after.denotes}
        if entity.names and entity.id not in ids:
            assert leads[entity.id] in now


def test_no_id_leads_elsewhere_while_it_is_in_use() -> None:
    found = resolution(TEXTS)
    former = [old for e in found.entities for old in e.former]
    assert not {e.id for e in found.entities} & set(former)
    assert len(former) == len(set(former))


def test_a_merge_shows_what_counted_and_how_much() -> None:
    merged = bearer(resolution(TEXTS), "William Ruto").matches
    match = next(m for m in merged if {m.left, m.right} == {"William Ruto", "ويليام روتو"})
    assert sum(dict(match.features).values()) > 0
    letters = match_names("محمد سليمان القاسمي", "ar", "Mohammed Sulaiman Al Qasimi", "en", EntityType.PERSON)
    assert dict(letters.features)["two parts"] > 0
    assert all(
        f"{dict(letters.features)['two parts']:+.1f}" in r for r in letters.reasons if r.startswith("two or more")
    )


def test_a_short_name_that_fits_two_people_stays_open() -> None:
    found = resolution(TEXTS)
    people = {bearer(found, "Amina Diallo").id, bearer(found, "Moussa Diallo").id}
    lone = bearer(resolution((TEXTS[5],)), "Diallo")
    assert len(people) == 2
    assert {found.denotes[m] for m in lone.mentions}.isdisjoint(people)
    assert any(m.left == "Diallo" and m.judgement is Judgement.UNSURE for m in found.unsure)


@pytest.mark.parametrize(
    ("left", "right"), [("William Ruto", "ويليام روتو"), ("Emmanuel Macron", "إيمانويل ماكرون"), ("France", "الفرنسي")]
)
def test_a_decision_parts_names_and_without_it_all_is_as_before(left: str, right: str) -> None:
    plain = resolution(TEXTS)
    parted = resolution(TEXTS, Decision(left, right, Judgement.DIFFERENT))
    one = next(m for e in parted.entities for m in e.mentions if e.id == bearer(parted, left).id)
    assert parted.denotes[one] == bearer(parted, left).id
    assert not any(right in {n.text for n in e.names} for e in parted.entities if e.id == parted.denotes[one])
    assert resolution(TEXTS) == plain


def test_a_decision_joins_what_no_score_would() -> None:
    row = Decision("Moussa Diallo", "بول كاغامي", Judgement.SAME, "a test")
    joined = resolution(TEXTS, row)
    assert bearer(joined, "Moussa Diallo").id == bearer(joined, "بول كاغامي").id == bearer(joined, "Paul Kagame").id


def test_a_province_of_that_name_is_not_the_country() -> None:
    found = resolution(TEXTS[7:])
    assert bearer(found, "North Macedonia").id != bearer(found, "Macedonia").id


@pytest.mark.parametrize(
    ("text", "body", "organ"),
    [
        (
            "Ghana, Togo and Benin asked ECOWAS for help. Ghana, Togo and Benin then turned to the ECOWAS Parliament.",
            "ECOWAS",
            "ECOWAS Parliament",
        ),
        (
            "Vietnam's Lam praised ASEAN and visited the ASEAN Secretariat, Indonesia said. Malaysia, Vietnam and "
            "Indonesia lead ASEAN; Malaysia, Vietnam and Indonesia pay for the ASEAN Secretariat.",
            "ASEAN",
            "ASEAN Secretariat",
        ),
    ],
)
def test_a_body_of_an_organization_is_apart_from_it_in_one_article_too(text: str, body: str, organ: str) -> None:
    found = resolution((text,))
    assert bearer(found, body).id != bearer(found, organ).id
