"""Pronouns and descriptions stand for what the passage named, and for nothing it did not."""

from __future__ import annotations

from kg.model import Form
from tests.extract.claim_reading import extraction, only, read


def test_he_is_who_acted_before() -> None:
    text = "Hakan Fidan flew to Doha. He will visit Muscat."
    assert [c.participants for c in read(text) if "Muscat" in c.places] == [frozenset({"Hakan Fidan"})]


def test_the_two_ministers_are_those_who_met() -> None:
    text = (
        "Turkish Foreign Minister Hakan Fidan met Russian Foreign Minister Sergei Lavrov. "
        "The two ministers signed a memorandum."
    )
    assert only("Agreement", text).participants == {"Hakan Fidan", "Sergei Lavrov"}


def test_two_presidents_are_no_ministers() -> None:
    text = (
        "President Joko Widodo hosted President Ferdinand Marcos. "
        "Foreign Minister Hakan Fidan met Foreign Minister Sergei Lavrov. The two presidents signed an agreement."
    )
    assert only("Agreement", text).participants == {"Joko Widodo", "Ferdinand Marcos"}


def test_the_two_countries_are_those_of_the_people_who_met() -> None:
    text = (
        "Turkish Foreign Minister Hakan Fidan met Russian Foreign Minister Sergei Lavrov. "
        "The two countries signed an agreement."
    )
    assert only("Agreement", text).participants == {"Turkish", "Russian"}


def test_a_reference_is_kept_as_a_mention_with_what_it_stands_for() -> None:
    found = extraction("Hakan Fidan flew to Doha. He will visit Muscat.")
    anaphors = [m for a in found.analyses for m in a.mentions if m.form is Form.ANAPHOR]
    named = {m.id: m.surface for a in found.analyses for m in a.mentions}
    assert [(m.surface, [named[i] for i in m.refers_to]) for m in anaphors] == [("He", ["Hakan Fidan"])]
    spans = {m.span for m in anaphors}
    assert any(a.via in spans for c in found.claims for a in c.arguments)


def test_quoted_pronouns_are_not_the_reporters() -> None:
    text = 'Hakan Fidan met Sergei Lavrov. "They met Angela Merkel," said Olena Marchuk.'
    assert {c.participants for c in read(text) if c.type == "Meeting"} == {frozenset({"Hakan Fidan", "Sergei Lavrov"})}


def test_arabic_dual_nouns_are_those_who_met() -> None:
    text = "التقى وزير الخارجية التركي هاكان فيدان نظيره الروسي سيرغي لافروف. ووقع الوزيران مذكرة تفاهم."
    assert only("Agreement", text, "ar").participants == {"هاكان فيدان", "سيرغي لافروف"}


def test_an_arabic_subject_may_stay_unwritten() -> None:
    text = "وصل هاكان فيدان إلى الدوحة. والتقى سيرغي لافروف."
    assert only("Meeting", text, "ar").participants == {"هاكان فيدان", "سيرغي لافروف"}


def test_what_nobody_named_stays_open() -> None:
    assert not [c for c in read("The two leaders met.") if c.type in ("Meeting", "Summit")]


def test_a_noun_that_points_back_takes_its_people_along() -> None:
    text = "Chad imposed sanctions on Libya. Angela Merkel criticised these sanctions on 3 May 2025."
    sanctions = [c for c in read(text) if c.type == "Sanction"]
    assert [c.participants for c in sanctions][-1] >= {"Chad", "Libya"}


def test_an_object_belongs_to_the_subject_right_before_it() -> None:
    text = "تعهد بوتين بالمساعدة، في حين ألغى هاكان فيدان زيارته إلى موسكو."
    visit = only("Visit", text, "ar")
    assert (visit.participants, visit.status) == (frozenset({"هاكان فيدان"}), "denied")


def test_names_in_apposition_are_the_group() -> None:
    text = "التقى الوزيران، المصري سامح شكري والتركي هاكان فيدان، في الدوحة."
    assert only("Meeting", text, "ar").participants == frozenset({"سامح شكري", "هاكان فيدان"})


def test_a_called_off_visit_is_the_one_just_told() -> None:
    text = "Hakan Fidan, who was to fly to Moscow on Wednesday, has called off the visit."
    visits = [c for c in read(text, published="2025-07-29") if c.type == "Visit"]
    assert {(c.status, tuple(c.places), c.date) for c in visits} == {
        ("planned", ("Moscow",), "2025-07-30"),
        ("denied", ("Moscow",), "2025-07-30"),
    }


def test_each_side_is_whom_the_text_keeps_putting_together() -> None:
    text = (
        "Chad and Sudan held talks in Doha. Chad and Sudan signed a truce there. "
        "Hakan Fidan met Sergei Lavrov in Oslo. Some 250 soldiers from each side were swapped."
    )
    assert only("Cooperation", text).participants == {"Chad", "Sudan"}


def test_each_side_in_arabic_too() -> None:
    text = "عقدت تشاد والسودان محادثات في الدوحة. وجرى تبادل 250 جنديا من كل جانب."
    assert only("Cooperation", text, "ar").participants == {"تشاد", "السودان"}


def test_the_two_are_the_two_named_before() -> None:
    text = "Alberto van Klaveren received Ana Gervasi in Santiago. The two signed a memorandum on migration."
    assert only("Agreement", text).participants == {"Alberto van Klaveren", "Ana Gervasi"}


def test_both_sides_are_two_where_those_who_met_are_named_with_their_countries() -> None:
    text = (
        "Kenyan President William Ruto and Ugandan President Yoweri Museveni held talks in Kampala, the first "
        "negotiations between the two neighbours this year. "
        "The meeting was hosted by Rwandan President Paul Kagame, both sides said in a joint statement."
    )
    assert only("JointStatement", text).participants == {"William Ruto", "Yoweri Museveni"}
    arabic = (
        "أجرى الرئيس الكيني وليام روتو والرئيس الأوغندي يويري موسيفيني مباحثات في كمبالا بين كينيا وأوغندا. "
        "واستقبلهما الرئيس الرواندي بول كاغامي، وأصدر الجانبان بيانا مشتركا."
    )
    assert "بول كاغامي" not in only("JointStatement", arabic, "ar").participants
