"""Dates are found and told alike in both languages, and nothing is told that a text does not say.

`data/dates.tsv` was written before the code: what 226 sentences say of time. Its rows marked `held`
were not looked at while the code was written.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from babel.dates import get_month_names
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DataError
from kg.model import TimeSpan
from kg.text.dates import Basis, DateExpression, Leaning, Precision, Relation, find, resolve
from kg.text.dates.lexicon import languages, lexicon

TABLE = Path(__file__).parent / "data" / "dates.tsv"
ANCHOR = TimeSpan.parse("2026-01-20")


def _rows() -> Iterator[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


def _span(written: str) -> TimeSpan | None:
    return None if written == "-" else TimeSpan.parse(written)


def _told(
    text: str,
    language: str,
    *,
    anchor: TimeSpan | None = ANCHOR,
    leaning: Leaning = Leaning.PAST,
    previous: TimeSpan | None = None,
) -> list[str | None]:
    spans = (resolve(e, anchor=anchor, leaning=leaning, previous=previous) for e in find(text, language))
    return [None if span is None else span.edtf for span in spans]


@pytest.mark.parametrize("row", [pytest.param(row, id=f"{row['language']}-{n}") for n, row in enumerate(_rows(), 2)])
def test_a_sentence_tells_the_time_that_people_read_in_it(row: dict[str, str]) -> None:
    expressions = find(row["sentence"], row["language"])
    if row["words"] == "-":
        assert [e.text for e in expressions] == []
        return
    start = row["sentence"].index(row["words"])
    end = start + len(row["words"])
    hits = [e for e in expressions if e.span.start < end and start < e.span.end]
    assert len(hits) == 1
    told = resolve(
        hits[0],
        anchor=_span(row["anchor"]),
        leaning=Leaning(row["leaning"]),
        previous=_span(row["previous"]),
    )
    assert (told.edtf if told else "?") == row["expected"]
    assert hits[0].relation == row["relation"]


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("They met on the first Friday of July 2025.", "en", "2025-07-04"),
        ("They met Tuesday last week.", "en", "2026-01-13"),
        ("The fair opened 21 february 2005.", "en", "2005-02-21"),
        ("He left in the late 1930's.", "en", "1937/1939"),
        ("It was a nineteenth century quarrel.", "en", "1801/1900"),
        ("They met, on Dec. 28-30, in Doha.", "en", "2025-12-28/2025-12-30"),
        ("From 28 December to 3 January 2026 it snowed.", "en", "2025-12-28/2026-01-03"),
        ("The strike lasted from December 2024 through January 2025.", "en", "2024-12/2025-01"),
        ("Protests went on over the weekend.", "en", "2026-01-17/2026-01-18"),
        ("They met in the week of January 5.", "en", "2026-01-05/2026-01-11"),
        ("They met in the first week of January.", "en", "2026-01-01/2026-01-07"),
        ("التقيا في الأسبوع الأول من يناير", "ar", "2026-01-01/2026-01-07"),
        ("He stays from Tuesday to Thursday next week.", "en", "2026-01-27/2026-01-29"),
        ("التقيا ثلاث مرات على مدار الخمسة أشهر الماضية", "ar", "2025-08/2026-01"),
        ("They stayed for two days last week.", "en", "2026-01-12/2026-01-18"),
        ("Since the October 7 attack nothing moved.", "en", "2023-10-07"),
        ("منذ هجوم السابع من أكتوبر لم يتحرك شيء", "ar", "2023-10-07"),
        ("زارها خلال عطلة نهاية الأسبوع", "ar", "2026-01-17/2026-01-18"),
        ("التقيا يوم أمس الاثنين 19 يناير في عمان", "ar", "2026-01-19"),
        ("التقيا الأسبوع الماضي يوم الجمعة", "ar", "2026-01-16"),
        ("دامت الحرب من 1950 وحتى 1953", "ar", "1950/1953"),
        ("عاد في 28-نوفمبر", "ar", "2025-11-28"),
        ("ولد في القرن التاسع عشر", "ar", "1801/1900"),
        ("في 12 يناير من عام 2016", "ar", "2016-01-12"),
        ("وللعام 2024 نتائجه", "ar", "2024"),
        ("في عام 1445 هـ", "ar", "2023-07-19/2024-07-06"),
    ],
)
def test_rarer_forms_are_read_too(text: str, language: str, told: str) -> None:
    assert _told(text, language) == [told]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The first visit after 11 years was short.", "en"),
        ("زار بلاده بعد 11 عاماً", "ar"),
        ("وقع كتاباً من باب الاحترام", "ar"),
        ("احتفل العمال باليوم العالمي للصحافة", "ar"),
        ("The F-16 March is a tune; the G20 and COP-28 are forums.", "en"),
        ("He captured the city in three days of fighting.", "en"),
        ("منذ عقود والأمين العام يدعو إلى الحوار", "ar"),
        ("Saturday Night Live and USA Today made fun of it.", "en"),
    ],
)
def test_what_is_no_date_tells_no_time(text: str, language: str) -> None:
    assert all(told is None for told in _told(text, language))


def test_a_duration_of_the_past_is_no_day_to_come() -> None:
    assert _told("He took the city in three days.", "en", leaning=Leaning.PAST) == [None]
    assert _told("He will reach it in three days.", "en", leaning=Leaning.FUTURE) == ["2026-01-23"]


def test_a_day_counted_from_the_story_needs_the_date_the_story_spoke_of() -> None:
    (expression,) = find("A day later they flew home.", "en")
    assert expression.basis is Basis.PREVIOUS
    assert resolve(expression, anchor=ANCHOR, leaning=Leaning.PAST) is None
    told = resolve(expression, anchor=ANCHOR, leaning=Leaning.PAST, previous=TimeSpan.parse("2026-01-05"))
    assert told == TimeSpan.parse("2026-01-06")


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Later that year he resigned.", "en", "2023"),
        ("It collapsed at the end of that year.", "en", "2023-09/2023-12"),
        ("They met again in May of the same year.", "en", "2023-05"),
        ("He returned the following October.", "en", "2023-10"),
        ("التقيا في 5 مايو من العام نفسه", "ar", "2023-05-05"),
        ("عادا في العام التالي", "ar", "2024"),
        ("التقيا قبل ذلك بيومين", "ar", "2023-03-31"),
        ("وبعد ذلك بشهر عادا", "ar", "2023-05"),
    ],
)
def test_times_of_a_story_count_from_the_date_it_spoke_of(text: str, language: str, told: str) -> None:
    assert _told(text, language, previous=TimeSpan.parse("2023-04-02")) == [told]
    assert _told(text, language) == [None]


def test_a_day_known_by_its_date_is_an_ordinary_date_when_it_is_recent() -> None:
    assert _told("the October 7 attack", "en", anchor=TimeSpan.parse("2025-10-09")) == ["2025-10-07"]
    assert _told("the October 7 attack", "en", anchor=TimeSpan.parse("2022-10-20")) == ["2022-10-07"]


def test_after_two_days_counts_from_today_only_for_what_lies_ahead() -> None:
    (expression,) = find("بعد يومين", "ar")
    assert expression.basis is Basis.TENSE
    previous = TimeSpan.parse("2026-01-05")
    assert resolve(expression, anchor=ANCHOR, leaning=Leaning.FUTURE, previous=previous) == TimeSpan.parse("2026-01-22")
    assert resolve(expression, anchor=ANCHOR, leaning=Leaning.PAST, previous=previous) == TimeSpan.parse("2026-01-07")


def test_the_weekday_beside_yesterday_wins_over_a_late_publication() -> None:
    assert _told("وصل أمس الخميس", "ar", anchor=TimeSpan.parse("2026-01-17")) == ["2026-01-15"]


def test_a_weekday_picks_the_year_of_a_date_without_one() -> None:
    assert _told("They met on Friday, February 7.", "en") == ["2025-02-07"]
    assert _told("They met on Thursday, February 7.", "en", anchor=TimeSpan.parse("2020-03-01")) == ["2019-02-07"]


@pytest.mark.parametrize(
    ("text", "anchor", "told"),
    [
        ("on Tuesday", "2026-01", "2026-01"),
        ("on Tuesday", "2026", "2026"),
        ("yesterday", "2026-01-05/2026-01-06", "2026-01"),
        ("last month", "2026-01", "2025-12"),
        ("last month", "2026", "2026"),
        ("in October", "2026", "2025-10"),
        ("on 5 January", "2026-01", "2026-01"),
        ("last year", "2020/2029", None),
    ],
)
def test_an_imprecise_anchor_never_yields_a_false_day(text: str, anchor: str, told: str | None) -> None:
    assert _told(text, "en", anchor=TimeSpan.parse(anchor)) == [told]


def test_precision_is_the_finest_unit_the_words_commit_to() -> None:
    texts = {
        "on Tuesday": Precision.DAY,
        "last week": Precision.WEEK,
        "in May 2025": Precision.MONTH,
        "in spring 2026": Precision.QUARTER,
        "in 2022": Precision.YEAR,
        "in the 1990s": Precision.DECADE,
    }
    assert {text: find(text, "en")[0].precision for text in texts} == texts


def test_only_on_asserts_that_it_took_place_then() -> None:
    texts = {
        "on Friday": Relation.ON,
        "since Friday": Relation.SINCE,
        "until the end of May": Relation.UNTIL,
        "by 2030": Relation.BY,
        "before March 2026": Relation.BEFORE,
        "after the May summit": Relation.AFTER,
    }
    assert {text: find(text, "en")[0].relation for text in texts} == texts


def test_a_language_without_words_is_refused_with_the_known_ones() -> None:
    with pytest.raises(DataError, match="ar, en"):
        find("le 5 mai", "fr")


EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
DAYS = st.dates(min_value=date(1930, 1, 1), max_value=date(2070, 12, 31))


def _written(day: date) -> dict[str, tuple[str, str]]:
    english = get_month_names("wide", locale="en")[day.month]
    gulf, levant, maghreb, algeria = (
        get_month_names("wide", locale=code)[day.month] for code in ("ar", "ar_SY", "ar_MA", "ar_DZ")
    )
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    return {
        "day first": ("en", f"on {day.day} {english} {day.year}"),
        "month first": ("en", f"on {english} {day.day}, {day.year}"),
        "iso": ("en", f"on {day.isoformat()}"),
        "gulf": ("ar", f"في {day.day} {gulf} {day.year}"),
        "levant": ("ar", f"في {day.day} {levant} {day.year}".translate(EASTERN)),
        "maghreb": ("ar", f"يوم {day.day} {maghreb} {day.year}"),
        "algeria": ("ar", f"يوم {day.day} {algeria} {day.year}"),
        "doubled": ("ar", f"في {day.day} {levant}/{gulf} {day.year}م"),
        "numeric": ("ar", f"بتاريخ {day.day:02}/{day.month:02}/{day.year}".translate(EASTERN)),
        "hijri": ("ar", f"في {hijri.day} {hijri.month_name('ar')} {hijri.year} هـ"),
    }


@given(DAYS)
def test_a_full_date_is_told_in_every_way_of_writing_it(day: date) -> None:
    told = {way: _told(text, language, anchor=None) for way, (language, text) in _written(day).items()}
    assert told == {key: [day.isoformat()] for key in told}


@given(DAYS, st.integers(-40, 0))
def test_a_date_without_its_year_is_found_again_from_a_few_days_later(day: date, days: int) -> None:
    text = f"on {day.day} {get_month_names('wide', locale='en')[day.month]}"
    anchor = TimeSpan.day(day - timedelta(days=days))
    expected = [day.isoformat()] if (day.month, day.day) != (2, 29) or anchor.earliest >= day else []
    assert _told(text, "en", anchor=anchor) == expected


def _soup(language: str) -> st.SearchStrategy[tuple[str, str]]:
    """Texts made of the words of dates in any order, with numbers and signs."""
    words = sorted(lexicon(language).terms)
    parts = st.one_of(
        st.sampled_from(words),
        st.sampled_from([word.capitalize() for word in words]),
        st.integers(0, 3000).map(str),
        st.sampled_from(
            [",", "،", "-", "–", "/", "(", ")", ".", "\n\n", "٣", "1990s", "5th", "2025-01-05", "31/12/25"]
        ),
        st.text(max_size=4),
    )
    return st.lists(parts, max_size=14).map(lambda chosen: (" ".join(chosen), language))


@given(
    st.one_of([_soup(language) for language in languages()]),
    st.sampled_from(["2026-01-20", "2024-02-29", "2026-01", "0001-01-01", "9999-12-31"]),
    st.sampled_from(list(Leaning)),
)
def test_any_text_is_read_without_failing_and_spans_fit(soup: tuple[str, str], anchor: str, leaning: Leaning) -> None:
    text, language = soup
    expressions = find(text, language)
    at = 0
    for expression in expressions:
        assert expression.span.start >= at
        assert expression.span.of(text) == expression.text
        at = expression.span.end
        span = resolve(expression, anchor=TimeSpan.parse(anchor), leaning=leaning, previous=ANCHOR)
        if span is not None:
            parsed = TimeSpan.parse(span.edtf)
            assert (parsed.earliest, parsed.latest) == (span.earliest, span.latest)


@given(st.one_of([_soup(language) for language in languages()]))
def test_reading_twice_gives_the_same(soup: tuple[str, str]) -> None:
    def read() -> tuple[DateExpression, ...]:
        return find(*soup)

    assert read() == read()


def test_absolute_dates_are_told_without_a_day_of_writing() -> None:
    for text in ("3 May 2025", "in the 1990s", "the third quarter of 2025", "early 2025", "May 2025"):
        (expression,) = find(text, "en")
        assert expression.basis is Basis.CALENDAR
        assert resolve(expression, anchor=None, leaning=Leaning.NEAREST) is not None


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("They left a day after the vote.", "en", "2025-05-11"),
        ("They met on the eve of the vote.", "en", "2025-05-09"),
        ("Three weeks before the vote they met.", "en", "2025-04-14/2025-04-20"),
        ("غادروا غداة التصويت", "ar", "2025-05-11"),
        ("بعد يومين من التصويت غادروا", "ar", "2025-05-12"),
        ("التقيا قبل أسبوعين من التصويت", "ar", "2025-04-21/2025-04-27"),
    ],
)
def test_what_counts_from_a_happening_tells_a_day_only_to_whom_knows_of_it(text: str, language: str, told: str) -> None:
    assert find(text, language) == ()
    (expression,) = find(text, language, beside=True)
    day = resolve(expression, anchor=ANCHOR, leaning=Leaning.PAST, previous=TimeSpan.parse("2025-05-10"))
    assert day is not None and day.edtf == told
