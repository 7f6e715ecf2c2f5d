"""Pages of all sorts fall into pieces by layout and script, and what is no news falls out."""

import pytest

from kg.model import BlockKind, Direction, Document, Passage
from kg.read import segment

LEAD_EN = "The Sudanese army and the RSF resumed talks in Jeddah on Monday, the mediators said."
NEXT_EN = "They agreed to open corridors for aid, the United Nations said in a statement."
LEAD_AR = "استأنف الجيش السوداني وقوات الدعم السريع المحادثات في جدة يوم الاثنين، بحسب الوسطاء."
NEXT_AR = "واتفق الطرفان على فتح ممرات للمساعدات، وفق ما أعلنته الأمم المتحدة في بيان."
OTHER_EN = "Kenya and Tanzania signed a trade pact in Nairobi on Friday, the Kenyan president said."
OTHER_AR = "وقعت كينيا وتنزانيا اتفاقا تجاريا في نيروبي يوم الجمعة، بحسب الرئيس الكيني."


def passages(text: str) -> tuple[Passage, ...]:
    return segment(Document.of("page.txt", text))


def pieces(text: str) -> list[list[str]]:
    """What the blocks of each passage say."""
    return [[block.span.of(text) for block in passage.blocks] for passage in passages(text)]


def kinds(text: str) -> list[list[BlockKind]]:
    return [[block.kind for block in passage.blocks] for passage in passages(text)]


@pytest.mark.parametrize(("lead", "following"), [(LEAD_EN, NEXT_EN), (LEAD_AR, NEXT_AR)])
def test_paragraphs_are_one_piece_with_blank_lines_and_without(lead: str, following: str) -> None:
    assert pieces(f"{lead}\n\n{following}\n") == pieces(f"{lead}\n{following}") == [[lead, following]]


def test_two_languages_are_two_passages_with_their_directions() -> None:
    first, second = passages(f"{LEAD_EN}\n\n{LEAD_AR}\n")
    assert (first.language, first.direction) == ("en", Direction.LTR)
    assert (second.language, second.direction) == ("ar", Direction.RTL)


def test_alternating_translations_are_one_passage_a_language() -> None:
    text = "\n\n".join([LEAD_EN, LEAD_AR, NEXT_EN, NEXT_AR])
    assert pieces(text) == [[LEAD_EN, NEXT_EN], [LEAD_AR, NEXT_AR]]


def test_both_languages_on_one_line_are_told_apart() -> None:
    assert pieces(f"{LEAD_EN} {LEAD_AR}") == [[LEAD_EN], [LEAD_AR]]
    headlines = "Sudan talks resume in Jeddah | محادثات السودان تستأنف في جدة"
    assert pieces(f"{headlines}\n\n{LEAD_EN}\n\n{LEAD_AR}") == [
        ["Sudan talks resume in Jeddah", LEAD_EN],
        ["محادثات السودان تستأنف في جدة", LEAD_AR],
    ]


def test_a_foreign_name_in_a_sentence_does_not_cut_it() -> None:
    line = "قال الرئيس في مقابلة مع قناة Sky News Arabia Live إن بلاده توافق. ووقع على اتفاق (MOU) أمس."
    assert pieces(line) == [[line]]


def test_other_scripts_are_left_out() -> None:
    assert passages("Президент встретился с министром.\n\n总统会见了部长。") == ()


@pytest.mark.parametrize("rule", ["* * *", "---", "***", "_____", "• • •", "#"])
@pytest.mark.parametrize("label", ["", "ملخص بالعربية\n\n", "Arabic summary:\n\n"])
def test_a_summary_in_the_other_language_is_a_piece(rule: str, label: str) -> None:
    assert pieces(f"{LEAD_EN}\n\n{rule}\n\n{label}{LEAD_AR}\n") == [[LEAD_EN], [LEAD_AR]]


def test_news_in_brief_between_rules_are_pieces() -> None:
    text = "\n\n---\n\n".join([LEAD_EN, OTHER_EN, "Lavrov flew to Ankara on Sunday for talks with Fidan, Moscow said."])
    assert [len(piece) for piece in pieces(text)] == [1, 1, 1]


def test_a_rule_inside_an_article_does_not_cut_it() -> None:
    assert pieces(f"{LEAD_EN}\n\n* * *\n\n{NEXT_EN}\n\n{OTHER_EN}") == [[LEAD_EN, NEXT_EN, OTHER_EN]]


HEADINGS = ["Related articles", "READ ALSO:", "You may also like", "مقالات ذات صلة", "إقرأ أيضاً:", "الأكثر قراءة"]


@pytest.mark.parametrize("heading", HEADINGS)
@pytest.mark.parametrize("bullet", ["", "- ", "• "])
def test_a_list_of_links_is_no_news(heading: str, bullet: str) -> None:
    links = ["Macron hosts Meloni in Paris", "ليبيا تستضيف قمة دول الجوار", "Tusk wins confidence vote"]
    text = f"{LEAD_EN}\n\n{heading}\n" + "".join(f"{bullet}{link}\n" for link in links)
    assert pieces(text) == [[LEAD_EN]]


@pytest.mark.parametrize("heading", HEADINGS)
def test_summaries_under_a_related_heading_are_pieces(heading: str) -> None:
    text = "\n\n".join([LEAD_EN, NEXT_EN, heading, OTHER_EN, OTHER_AR, LEAD_AR])
    assert pieces(text) == [[LEAD_EN, NEXT_EN], [OTHER_EN], [OTHER_AR], [LEAD_AR]]


@pytest.mark.parametrize(
    ("headline", "lead", "following"),
    [
        ("Sudan talks resume in Jeddah", LEAD_EN, NEXT_EN),
        ("محادثات السودان تستأنف في جدة", LEAD_AR, NEXT_AR),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_an_article_in_full_under_a_related_heading_is_one_piece(
    headline: str, lead: str, following: str, gap: str
) -> None:
    text = gap.join([OTHER_EN, OTHER_AR, "Read also:", headline, lead, following])
    assert pieces(text)[2:] == [[headline, lead, following]]
    assert passages(text)[2].title == headline


def test_links_in_the_middle_of_an_article_do_not_end_it() -> None:
    box = f"{LEAD_EN}\n\nRead more:\n- Macron hosts Meloni in Paris\n\n{NEXT_EN}"
    inline = f"{LEAD_AR}\n\nاقرأ أيضاً: ليبيا تستضيف قمة دول الجوار\n\n{NEXT_AR}"
    assert pieces(box) == [[LEAD_EN, NEXT_EN]]
    assert pieces(inline) == [[LEAD_AR, NEXT_AR]]


def test_an_article_after_the_end_of_another_is_a_piece() -> None:
    text = f"First headline of the day\n\n{LEAD_EN}\n\n© 2025 The Paper\n\nNairobi pact is signed\n\n{OTHER_EN}\n"
    assert pieces(text) == [["First headline of the day", LEAD_EN], ["Nairobi pact is signed", OTHER_EN]]


def test_a_headline_with_a_date_below_it_opens_a_piece() -> None:
    text = f"Talks resume in Jeddah\n5 May 2025\n{LEAD_EN}\nPact signed in Nairobi\n6 May 2025\n{OTHER_EN}\n"
    first, second = passages(text)
    assert (first.title, second.title) == ("Talks resume in Jeddah", "Pact signed in Nairobi")
    assert [p.published.edtf for p in (first, second) if p.published is not None] == ["2025-05-05", "2025-05-06"]


BOILERPLATE = [
    "We and our 743 partners store cookies on your device.",
    "This website uses cookies. By continuing you accept our privacy policy.",
    "Accept all Reject",
    "Home | World | Business | Sport | Weather",
    "Share  Print  Save",
    "Subscribe to our newsletter and never miss a story!",
    "Follow us on Twitter",
    "© 2025 The Gulf Ledger. All rights reserved.",
    "(c) Bosphorus Wire. All rights reserved. Subscribe to our morning briefing >>",
    "ADVERTISEMENT",
    "https://example.org/a/b?c=d",
    "[Home](/) | [World](/world)",
    "يستخدم هذا الموقع ملفات تعريف الارتباط",
    "جميع الحقوق محفوظة © السودان الآن",
    "اقرأ أيضاً  |  الأكثر قراءة  |  إعلان",
    "الرئيسية | أخبار | رياضة | اقتصاد",
    "تابعوا آخر الأخبار عبر تطبيق أطلس بريس       شارك المقال",
    "من إعداد الذكاء الاصطناعي صورة مولدة بواسطة الذكاء الاصطناعي",
    "اشترك في نشرتنا البريدية",
    "رفض",
]


@pytest.mark.parametrize("line", BOILERPLATE)
@pytest.mark.parametrize(("lead", "following"), [(LEAD_EN, NEXT_EN), (LEAD_AR, NEXT_AR)])
def test_boilerplate_above_between_and_below_is_in_no_block(line: str, lead: str, following: str) -> None:
    assert pieces(f"{line}\n\n{lead}\n\n{line}\n\n{following}\n\n{line}\n") == [[lead, following]]


NEWS = [
    "Google will stop the use of cookies, which regulators in Europe had criticised for years.",
    "The privacy policy of the company broke the law, the court in Luxembourg ruled on Tuesday.",
    "The ministry shared a video of the strike, and the army said it would follow up.",
    "By Tuesday evening, the two delegations had left Geneva without a deal.",
    "رفضت المحكمة الطلب الذي قدمه الرئيس السابق للبلاد يوم الثلاثاء.",
    "قال الوزير إن الشركة غيرت سياسة الخصوصية بعد طلب من الاتحاد الأوروبي.",
    "المصدر الدبلوماسي قال إن الوفد غادر جنيف مساء الثلاثاء دون اتفاق.",
    "إعلان الدوحة وقعه الطرفان في حضور وزير الخارجية القطري مساء أمس.",
]


@pytest.mark.parametrize("line", NEWS)
def test_news_about_such_things_is_news(line: str) -> None:
    assert pieces(f"{line}\n") == [[line]]


KEYWORDS = [
    ("Tags: Sudan, Jeddah, RSF", "Sudan, Jeddah, RSF"),
    ("Filed under : Abdel Fattah al-Burhan", "Abdel Fattah al-Burhan"),
    ("كلمات دلالية: السودان جدة الدعم السريع", "السودان جدة الدعم السريع"),
    ("الوسوم : البرهان، حميدتي", "البرهان، حميدتي"),
]


@pytest.mark.parametrize(("line", "words"), KEYWORDS)
@pytest.mark.parametrize(("lead", "following"), [(LEAD_EN, NEXT_EN), (LEAD_AR, NEXT_AR)])
def test_what_an_article_is_filed_under_is_its_own_whatever_the_script(
    line: str, words: str, lead: str, following: str
) -> None:
    text = f"{lead}\n\n{following}\n\n{line}\n"
    assert pieces(text) == [[lead, following, words]]
    assert kinds(text) == [[BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.KEYWORDS]]


@pytest.mark.parametrize("line", ["Tags:", "Tags: #,", "الوسوم:"])
def test_a_label_of_keywords_without_any_is_in_no_block(line: str) -> None:
    assert pieces(f"{LEAD_EN}\n\n{line}\n") == [[LEAD_EN]]


def test_keywords_alone_are_no_text() -> None:
    assert pieces("Tags: Sudan, Jeddah\n") == []


def test_captions_report_nothing() -> None:
    text = f"{LEAD_EN}\n\nBurhan and Hemedti shake hands in Khartoum in 2019.\nPhoto: AFP\n\n{NEXT_EN}\n"
    assert kinds(text) == [[BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]]
    credited = f"{LEAD_AR}\n\nالبرهان في الخرطوم (تصوير: أحمد علي)\n\n{NEXT_AR}"
    assert kinds(credited) == [[BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.PARAGRAPH]]


def test_the_headline_above_a_picture_is_no_caption() -> None:
    text = (
        "وزير الخارجية يصل إلى جدة\nصدر الصورة، Getty Images\nالتعليق على الصورة، الوزير في لقاء سابق\n"
        f"قبل 3 ساعات\n{LEAD_AR}\n{NEXT_AR}\n"
    )
    assert kinds(text) == [[BlockKind.HEADLINE, BlockKind.CAPTION, BlockKind.PARAGRAPH, BlockKind.PARAGRAPH]]
    assert passages(text)[0].title == "وزير الخارجية يصل إلى جدة"


def test_a_list_that_says_where_it_ends_does_not_end_the_article() -> None:
    english = "Recommended Stories\nlist of 2 items\nTrump hosts Rutte\nTusk wins vote\nend of list"
    arabic = "قصص مقترحة\nترامب يستقبل روته\nقمة في بغداد\nقصص مقترحة نهاية"
    assert pieces(f"{LEAD_EN}\n{english}\n{OTHER_EN}\n") == [[LEAD_EN, OTHER_EN]]
    assert pieces(f"{LEAD_AR}\n{arabic}\n{OTHER_AR}\n") == [[LEAD_AR, OTHER_AR]]


def test_labels_below_the_text_report_nothing() -> None:
    text = f"{LEAD_EN}\n\nExplore more on these topics\nSudan\nSaudi Arabia\n"
    assert kinds(text) == [[BlockKind.PARAGRAPH, BlockKind.DATELINE, BlockKind.DATELINE]]


def test_labels_in_the_other_script_are_no_piece() -> None:
    assert pieces(f"BBC News\n{LEAD_AR}\nWhatsApp Telegram X\n{NEXT_AR}\n") == [[LEAD_AR, NEXT_AR]]


def test_markdown_is_read_without_its_marks() -> None:
    text = (
        f"# Talks resume\n\n![Burhan in Jeddah](a.jpg)\n\n{LEAD_EN}\n\n## Background\n\n- The army left in March.\n"
        f"1. The RSF came back.\n\n> {NEXT_EN}\n\n```\ncode that says nothing\n```\n"
    )
    assert pieces(text) == [
        [
            "Talks resume",
            "Burhan in Jeddah",
            LEAD_EN,
            "Background",
            "The army left in March.",
            "The RSF came back.",
            NEXT_EN,
        ]
    ]
    assert kinds(text)[0] == [
        BlockKind.HEADLINE,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
        BlockKind.HEADLINE,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.PARAGRAPH,
    ]


def test_first_level_headings_open_pieces() -> None:
    text = f"# Talks resume\n\n{LEAD_EN}\n\n# Pact signed\n\n{OTHER_EN}\n"
    assert [passage.title for passage in passages(text)] == ["Talks resume", "Pact signed"]


def test_underlined_headings_are_headings() -> None:
    assert kinds(f"Talks resume\n============\n\n{LEAD_EN}") == [[BlockKind.HEADLINE, BlockKind.PARAGRAPH]]


def test_wrapped_paragraphs_are_put_together() -> None:
    first = "President Ruto of Kenya and President Samia of Tanzania signed a trade\npact in Nairobi on Friday, ending"
    wrapped = f"{first} a dispute that had closed the border\nfor weeks and cost traders millions."
    text = f"Pact signed\n\n{wrapped}\n\n{NEXT_EN}"
    assert [piece.count("\n") for piece in pieces(text)[0]] == [0, 2, 0]


def test_lines_that_are_sentences_are_not_put_together() -> None:
    lines = ["Sailors patrol a naval base in La Paz in blue.", "Public buildings fly an ocean-blue flag there too."]
    assert pieces("\n".join([*lines, *lines])) == [[*lines, *lines]]


def test_line_ends_of_all_systems_divide_lines() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028"):
        assert pieces(f"{LEAD_EN}{end}{end}{NEXT_EN}{end}") == [[LEAD_EN, NEXT_EN]]


def test_direction_marks_and_spaces_around_a_line_are_in_no_block() -> None:
    assert pieces(f"\u200f\u202b  {LEAD_AR}\u202c \u200e\n") == [[LEAD_AR]]


def test_a_teaser_loses_its_read_more() -> None:
    assert pieces(f"{LEAD_EN} Read more") == [[LEAD_EN]]
    assert pieces(f"{LEAD_AR} اقرأ المزيد") == [[LEAD_AR]]


@pytest.mark.parametrize(
    ("notice", "glued", "cut"),
    [
        ("نستخدم ملفات تعريف الارتباط لتحسين موقعنا.", "رفضترامب يخطط للقاء كيم", "ترامب يخطط للقاء كيم"),
        ("We use cookies on this site.", "Reject allTrump plans to meet Kim", "Trump plans to meet Kim"),
        ("We use cookies on this site.", "AcceptMacron hosts Meloni", "Macron hosts Meloni"),
    ],
)
def test_a_button_glued_to_a_headline_is_cut_off(notice: str, glued: str, cut: str) -> None:
    assert pieces(f"{notice}\n{glued}\n{LEAD_AR}\n{LEAD_EN}")[0][0] == cut


@pytest.mark.parametrize("line", ["رفضت المحكمة الطلب الذي قدمه الرئيس.", "Rejected plans come back to Geneva now."])
def test_a_verb_that_begins_like_a_button_stays_whole(line: str) -> None:
    assert pieces(f"We use cookies on this site.\n{line}\n") == [[line]]


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "text",
    [
        "a" + " " * 50_000 + "b",
        "." * 50_000 + "a",
        "@." * 25_000,
        "([{" * 20_000,
        "a | " * 15_000,
        "word كلمة " * 6_000,
        "في ٢٠٢٤ و " * 3_000,
        "# head\n" * 3_000,
        "Short line here\n" * 3_000,
        "Related articles\nHeadline here\n" * 3_000,
    ],
)
def test_no_page_takes_time_that_grows_with_its_square(text: str) -> None:
    passages(text)
