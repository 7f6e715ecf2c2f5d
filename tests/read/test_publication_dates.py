"""When a piece was published is what it states, or what its dates imply; never the day of the build."""

import pytest

from kg.model import DateBasis, Document, Passage, TimeSpan
from kg.read import segment


def dated(text: str, published: str | None = None) -> list[tuple[str | None, DateBasis]]:
    known = TimeSpan.parse(published) if published is not None else None
    return [(_edtf(p), p.date_basis) for p in segment(Document.of("page.txt", text, published=known))]


def _edtf(passage: Passage) -> str | None:
    return passage.published.edtf if passage.published is not None else None


IMPLIED = [
    # The latest full day that is past: the rest of its month.
    ("The court ruled on 12 March 2024. The law of 2019 had been void.", "2024-03-12/2024-03-31"),
    ("قضت المحكمة في 12 مارس 2024 بأن القانون الصادر عام 2019 باطل.", "2024-03-12/2024-03-31"),
    # … or a week, at the end of a month.
    ("The court ruled on 30 March 2024 that the law of 2019 was void.", "2024-03-30/2024-04-05"),
    # A later day without year.
    ("The court ruled on 26 November 2024. On February 7, the ministry appealed.", "2025-02-07/2025-02-28"),
    ("قضت المحكمة في 26 نوفمبر 2024، وطعنت الوزارة يوم 7 فبراير أمام محكمة النقض.", "2025-02-07/2025-02-28"),
    # What is announced lies ahead.
    ("The court ruled on 12 March 2024. Elections will be held on 5 November 2024.", "2024-03-12/2024-03-31"),
    ("The court ruled on 12 March 2024. The mission stays until 31 December 2030.", "2024-03-12/2024-03-31"),
    ("قضت المحكمة في 12 مارس 2024، ومن المقرر إجراء الانتخابات في 5 نوفمبر 2024.", "2024-03-12/2024-03-31"),
    # Months without year on both sides of it.
    ("The pact of June 2018 failed. Talks broke down in August. A vote is planned for November.", "2018-09"),
    ("كان عام 2022 صعبا وبدأ عام 2023. وفي 26 ديسمبر دخلت طائرات الأجواء. وسيجري تمرين في فبراير.", "2023-01"),
]


@pytest.mark.parametrize(("text", "date"), IMPLIED)
def test_dates_in_the_text_imply_when_it_was_written(text: str, date: str) -> None:
    assert dated(f"{text}\n") == [(date, DateBasis.IMPLIED)]


@pytest.mark.parametrize(
    "text",
    [
        "The two ministers met on Tuesday and will meet again next week, officials said in Geneva.",
        "He was elected in 2003 and again in 2008, the commission said in its statement.",
        "Relations soured in June 2017, when the embassy was closed, the ministry recalled.",
        "The war of 1950 to 1953 ended on 27 July 1953 with an armistice, not with a peace treaty.",
        "Elections will be held on 5 November 2024, the commission said on Monday evening.",
        "The treaty runs until 31 December 2030, the ministry said on Monday evening in Doha.",
        "On 7 November the ministers met in Seoul, and a summit is planned for April, they said.",
        "انتخب الرئيس عام 2003 ثم أعيد انتخابه عام 2008 وفق ما ذكرت لجنة الانتخابات.",
        "التقى الوزيران في 7 نوفمبر في سيول، ومن المقرر عقد قمة في أبريل.",
    ],
)
def test_what_does_not_tell_is_not_guessed(text: str) -> None:
    assert dated(f"{text}\n") == [(None, DateBasis.UNKNOWN)]


MAIN = "Kenya and Tanzania signed a trade pact in Nairobi on Friday, the Kenyan president said."
DATED = "Rwanda and Congo agreed on November 7 to open the border, the two presidents said."
UNDATED = "Uganda votes on a new budget this week, the minister of finance told parliament."
OLD = "The bridge at Kazungula, opened in May 2021, was closed again, the Zambian minister said."
ARABIC = "وقعت كينيا وتنزانيا اتفاقا تجاريا في نيروبي يوم الجمعة، بحسب الرئيس الكيني."


def test_the_container_states_the_date_of_the_article() -> None:
    assert dated(MAIN, "2026-01-20") == [("2026-01-20", DateBasis.STATED)]


def test_a_translation_has_the_date_of_its_page() -> None:
    text = f"{MAIN}\n\n* * *\n\n{ARABIC}\n"
    assert dated(text, "2026-01-20") == [("2026-01-20", DateBasis.STATED), ("2026-01-20", DateBasis.IMPLIED)]


def test_what_a_page_offers_besides_is_of_that_month_or_older() -> None:
    text = "\n\n".join([MAIN, "Related articles", DATED, UNDATED, OLD])
    assert dated(text, "2026-01-20") == [
        ("2026-01-20", DateBasis.STATED),
        ("2025-11-07/2025-11-09", DateBasis.IMPLIED),
        ("2026-01", DateBasis.IMPLIED),
        ("2026-01", DateBasis.IMPLIED),
    ]


def test_an_article_in_full_looks_further_back_than_a_summary() -> None:
    text = f"{MAIN}\n\nRelated articles\nBorder opens\n{DATED}\nIt had been closed for years, they said together.\n"
    assert dated(text, "2026-01-20")[1] == ("2025-11-07/2025-11-30", DateBasis.IMPLIED)


def test_no_piece_is_younger_than_its_page() -> None:
    text = f"{MAIN}\n\nRelated articles\n\n{DATED}\n"
    assert dated(text, "2025-11-08")[1] == ("2025-11-07/2025-11-08", DateBasis.IMPLIED)


def test_pieces_of_a_page_without_any_date_have_none() -> None:
    text = f"{MAIN}\n\nRelated articles\n\n{UNDATED}\n"
    assert dated(text) == [(None, DateBasis.UNKNOWN)] * 2


def test_a_dateline_without_year_takes_it_from_the_page() -> None:
    text = f"SEOUL, Jan. 6 (Yonhap) -- {MAIN} It follows a pact of 12 December 2025 between the two.\n"
    assert dated(text) == [("2026-01-06", DateBasis.IMPLIED)]
    offered = f"{MAIN}\n\nRelated articles\n\nSEOUL, Nov. 6 (Yonhap) -- {UNDATED}\n"
    assert dated(offered, "2026-01-20")[1] == ("2025-11-06", DateBasis.IMPLIED)


def test_a_line_that_calls_its_date_one_of_publication_may_stand_below_the_text() -> None:
    assert dated(f"{MAIN}\n\nPublished on 9 January 2026\n") == [("2026-01-09", DateBasis.STATED)]


def test_the_calendar_may_end() -> None:
    offered = "Rwanda and Congo met on December 31 in Kigali, both said."
    text = f"{MAIN}\n\nRelated articles\n\n{offered}\n"
    assert dated(text, "9999-12-31")[1] == ("9999-12-31", DateBasis.IMPLIED)
