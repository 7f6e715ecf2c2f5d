"""The gazetteer knows names in both languages, keeps what is ambiguous, and says where things are."""

from __future__ import annotations

import pytest

from kg import resources
from kg.errors import DataError, NotFoundError
from kg.model import EntityType
from kg.text.fold import fold
from kg.vocab.gazetteer import Entry, Gazetteer, bare
from kg.vocab.gazetteer_sources import table
from kg.vocab.offices import Number, Offices


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("english", "arabic", "key"),
    [
        ("Ivory Coast", "ساحل العاج", "country:CI"),
        ("Czech Republic", "التشيك", "country:CZ"),
        ("Kathmandu", "كاتماندو", "city:1283240"),
        ("Kiev", "كييف", "city:703448"),
        ("Strait of Hormuz", "مضيق هرمز", "place:strait-of-hormuz"),
        ("Arab League", "جامعة الدول العربية", "org:arab-league"),
        ("NATO", "حلف شمال الأطلسي", "org:nato"),
    ],
)
def test_a_thing_is_found_by_its_names_in_both_languages(
    gazetteer: Gazetteer, english: str, arabic: str, key: str
) -> None:
    assert gazetteer.lookup(fold(english))[0].id == key
    assert gazetteer.lookup(fold(arabic))[0].id == key


def test_countries_have_names_and_nationality_words_in_each_language(gazetteer: Gazetteer) -> None:
    countries = [e for e in gazetteer.entries() if e.type is EntityType.COUNTRY]
    assert [e.id for e in countries if not (e.label("en") and e.label("ar"))] == []
    assert sum(e.demonyms.keys() == {"en", "ar"} for e in countries) > 180


@pytest.mark.parametrize("form", ["كينية", "كينيون", "كينيين", "كيني"])
def test_forms_of_arabic_nationality_words_are_derived(gazetteer: Gazetteer, form: str) -> None:
    assert [e.id for e in gazetteer.demonym(fold(form))] == ["country:KE"]


def test_both_words_of_a_nationality_change(gazetteer: Gazetteer) -> None:
    assert gazetteer.demonym(fold("جنوب أفريقي"))[0].id == "country:ZA"
    assert gazetteer.demonym(fold("كورية شمالية"))[0].id == "country:KP"


def test_a_name_of_several_things_keeps_them_all(gazetteer: Gazetteer) -> None:
    assert [e.id for e in gazetteer.lookup(fold("Georgia"))] == ["country:GE", "place:georgia-us"]
    assert {e.country for e in gazetteer.lookup(fold("طرابلس"))} == {"LY", "LB"}


def test_capitals_say_whose_they_are(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital("NP")
    assert capital is not None
    assert (capital.label("en"), capital.capital_of) == ("Kathmandu", "NP")


def test_an_arabic_name_is_found_without_its_articles(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup_bare(bare(fold("الإمارات العربية المتحدة")))[0].id == "country:AE"


def test_a_common_word_is_no_city(gazetteer: Gazetteer) -> None:
    for word in ("Reading", "Best", "كيف", "بعد"):
        assert not any(e.type is EntityType.CITY for e in gazetteer.lookup(fold(word))), word


def test_an_unknown_id_says_what_ids_look_like(gazetteer: Gazetteer) -> None:
    with pytest.raises(NotFoundError, match="country:KR"):
        gazetteer.entry("country:ZZ")


def test_an_id_that_stands_twice_is_refused() -> None:
    entry = Entry("place:x", EntityType.PLACE, {"en": ("X",)})
    with pytest.raises(DataError, match="twice"):
        Gazetteer([entry, entry])


@pytest.mark.parametrize("file", ["countries.tsv", "cities.tsv", "places.tsv", "organizations.tsv"])
def test_tables_are_whole(file: str) -> None:
    rows = list(table(resources.seeds() / "names" / file))
    assert len(rows) > 150
    for row in rows:
        arabic = row["ar"]
        assert all("\u0600" <= c <= "\u06ff" or not c.isalpha() for c in arabic.replace("|", "")), row


def test_a_row_with_too_few_cells_is_named(tmp_path: object) -> None:
    path = resources.Path(str(tmp_path)) / "bad.tsv"
    path.write_text("id\ten\tar\nX\tonly\n", "utf-8")
    with pytest.raises(DataError, match=r"bad\.tsv: row 2 has 2 cells"):
        list(table(path))


@pytest.mark.parametrize(
    ("words", "office", "number"),
    [
        ("وزيرة الخارجية", "foreign-minister", Number.ONE),
        ("وزيرا الدفاع", "defense-minister", Number.TWO),
        ("رؤساء الوزراء", "prime-minister", Number.MANY),
        ("secretary of state", "foreign-minister", Number.ONE),
        ("foreign ministers", "foreign-minister", Number.MANY),
        ("ministers of finance", "finance-minister", Number.MANY),
    ],
)
def test_office_phrases_are_known_in_all_their_forms(words: str, office: str, number: Number) -> None:
    phrase = Offices.load().phrase(bare(fold(words)))
    assert phrase is not None
    assert (phrase.office, phrase.number) == (office, number)


def test_every_office_has_a_label_in_each_language() -> None:
    for key, labels in Offices.load().labels().items():
        assert labels.keys() == {"en", "ar"}, key
