"""Search, filters, timeline and questions find exactly what is there, in both scripts."""

from __future__ import annotations

import json
import unicodedata

import pytest
from playwright.sync_api import Page

from kg.text.fold import fold
from kg.view import page as page_of
from tests.view.conftest import Opener, settle
from tests.view.looking import LANGUAGES, choice, counted, drawn, in_view
from tests.view.story import summit


@pytest.fixture(scope="module")
def text() -> str:
    return page_of(summit())


def options(page: Page, typed: str) -> list[str]:
    field = page.locator(".finder input")
    field.fill(typed)
    return [each.split("\n")[0] for each in page.locator(".finder [role=option]").all_inner_texts()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("الأمريكيه", ["United States"]),
        ("امريكية", ["United States"]),
        ("Lee", ["Lee Jae-myung", "Lee Jong-sup"]),
        ("لي", ["Lee Jae-myung", "Lee Jong-sup", "Lima"]),
        ("ترمب", ["Donald Trump"]),
        ("TRUMP", ["Donald Trump"]),
        ("lee jae myung", ["Lee Jae-myung"]),
        ("جينبينغ", []),
        ("كوريا", ["South Korea"]),
        ("zzz", []),
    ],
)
def test_names_are_found_as_people_write_them(opened: Opener, text: str, typed: str, found: list[str]) -> None:
    page = opened(text)
    names = {each["labels"]["en"] for each in summit()["entities"]}
    assert [each for each in options(page, typed) if any(each.startswith(name) for name in names)] == (
        found if typed != "ترمب" else [f"{found[0]}similar spelling"]
    )


def test_a_name_is_chosen_with_the_keyboard_alone(opened: Opener, text: str) -> None:
    page = opened(text, "lang=ar")
    page.locator(".finder input").focus()
    page.keyboard.type("شي")
    page.keyboard.press("ArrowDown")
    assert page.locator(".finder [aria-selected=true]").count() == 1
    page.keyboard.press("Enter")
    settle(page)
    assert page.locator(".panel h2").inner_text() == "شي جين بينغ"
    assert page.locator(".finder [role=listbox]").is_hidden()


def test_words_that_no_name_holds_are_found_in_sentences(opened: Opener, text: str) -> None:
    page = opened(text)
    assert [each.startswith("Agreement") for each in options(page, "accord")] == [True]
    page.keyboard.press("Enter")
    settle(page)
    assert in_view(page)[1] == {"pact"}


def test_the_folding_is_that_of_the_resolver_for_every_character(opened: Opener, text: str) -> None:
    """Characters that Python's Unicode does not know yet are left out: there the browser's may know better."""
    page = opened(text)
    known = [code for code in range(0x110000) if unicodedata.category(chr(code)) not in ("Cn", "Cs", "Co")]
    known.remove(ord("\N{AHOM CONSONANT SIGN MEDIAL RA}"))  # Unicode 15 made it another kind of mark
    assert len(known) > 140_000
    theirs = page.evaluate("(codes) => codes.map((code) => jisr.fold(`x${String.fromCodePoint(code)}y`))", known)
    ours = [fold(f"x{chr(code)}y") for code in known]
    assert [(hex(code), a, b) for code, a, b in zip(known, ours, theirs, strict=True) if a != b] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_folding_agrees_on_whole_names(opened: Opener, text: str, language: str) -> None:
    names = [each["labels"][language] for each in summit()["entities"]] + [
        "ﻻهور",
        "الرئيـــس",
        "قمة ٢٠٢٦",
        "Erdoğan",
        "İstanbul",
        "ΣΑΣ",
        "Straße",
    ]
    page = opened(text)
    assert page.evaluate("(names) => names.map(jisr.fold)", names) == [fold(name) for name in names]


@pytest.mark.parametrize(
    ("name", "count", "events"),
    [
        ("Reports disagree", 1, {"summit"}),
        ("Meeting or contact", 6, {"summit", "visit", "talks", "call", "plan", "denial"}),
        ("Summit", 2, {"summit", "plan"}),
        ("Planned", 1, {"plan"}),
        ("Denied", 1, {"denial"}),
        ("Happened", 6, {"summit", "visit", "talks", "call", "statement", "pact"}),
        ("Both languages", 2, {"summit", "call"}),
        ("Only English sources", 3, {"talks", "plan", "pact"}),
        ("Only Arabic sources", 3, {"visit", "statement", "denial"}),
    ],
)
def test_a_filter_leaves_what_its_count_says(
    opened: Opener, text: str, name: str, count: int, events: set[str]
) -> None:
    page = opened(text)
    assert counted(page, name) == count
    choice(page, name).locator("input").click()
    settle(page)
    assert in_view(page)[1] == events
    assert page.locator("main > .tabs .count").first.inner_text() == str(count)
    page.locator(".filters h2 button").click()
    settle(page)
    assert len(in_view(page)[1]) == 8


def test_counts_follow_the_other_filters(opened: Opener, text: str) -> None:
    page = opened(text, "sources=only-ar")
    assert (counted(page, "Meeting or contact"), counted(page, "Happened"), counted(page, "Denied")) == (2, 2, 1)
    assert counted(page, "Only English sources") == 3


def test_names_are_filtered_by_article_and_class(opened: Opener, text: str) -> None:
    page = opened(text)
    page.locator("summary", has_text="Article").click()
    page.locator("summary", has_text="Kind of name").click()
    assert counted(page, "Summit in Beijing") == 5
    choice(page, "قمة في كيونغجو").locator("input").click()
    settle(page)
    entities, events = in_view(page)
    assert events == {"summit", "visit"}
    assert {"xi", "lee", "gyeongju", "beijing"} == entities
    assert counted(page, "City") == 2
    choice(page, "City").locator("input").click()
    settle(page)
    assert in_view(page)[0] == {"gyeongju", "beijing"}


def test_what_only_arabic_sources_say_of_whom(opened: Opener, text: str) -> None:
    page = opened(text, "sources=only-ar")
    assert in_view(page)[1] == {"visit", "statement", "denial"}
    assert "gyeongju" in in_view(page)[0]
    assert "xi" not in in_view(page)[0]


def test_the_timeline_counts_narrows_and_keeps_the_undated_apart(opened: Opener, text: str) -> None:
    page = opened(text)
    bars = page.locator(".bars button:enabled")
    said = [each.get_attribute("aria-label") for each in bars.all()]
    assert [each.split(": ") for each in said if each is not None] == [
        ["Nov 2024", "1"], ["Jun 2025", "1"], ["Jul 2025", "1"], ["Jan 2026", "2"], ["Apr 2026", "1"],
    ]  # fmt: skip
    bars.nth(3).click()
    settle(page)
    assert in_view(page)[1] == {"summit", "visit"}
    assert "from=2026-01-01&to=2026-01-31" in page.url
    page.locator(".timeline button", has_text="Without a date").click()
    settle(page)
    assert in_view(page)[1] == {"statement", "denial"}


def test_dates_are_filtered_from_and_to(opened: Opener, text: str) -> None:
    page = opened(text, "from=2025-06-10&to=2026-01-04")
    assert in_view(page)[1] == {"call", "pact", "visit"}
    page.locator("summary", has_text="Dates").click()
    page.locator("input[type=date]").first.fill("2025-07-01")
    settle(page)
    assert in_view(page)[1] == {"pact", "visit"}


def ask(page: Page, name: str, typed: str) -> None:
    page.locator(f".ask input[aria-label='{name}']").fill(typed)
    page.keyboard.press("Enter")
    settle(page)


def test_events_between_two_are_asked_in_either_script(opened: Opener, text: str) -> None:
    page = opened(text)
    ask(page, "First", "ترامب")
    ask(page, "Second", "Xi Jinping")
    assert drawn(page) >= {"trump", "xi", "ev:talks", "ev:plan"}
    assert "ev:summit" not in drawn(page)
    assert page.locator(".panel .happening").count() == 2
    assert "ask=between&a=trump&b=xi" in page.url


def test_between_two_who_never_met_there_is_nothing_and_it_says_so(opened: Opener, text: str) -> None:
    page = opened(text, "ask=between&a=xi&b=lee-jong")
    assert "No event in view has both." in page.locator(".panel").inner_text()


def test_the_path_between_two_is_the_shortest(opened: Opener, text: str) -> None:
    page = opened(text)
    page.locator(".ask button", has_text="Path").click()
    ask(page, "First", "Xi Jinping")
    ask(page, "Second", "لي جونغ سوب")
    steps = page.locator(".panel .steps li")
    assert steps.count() == 5
    assert drawn(page) in (
        {"xi", "ev:talks", "trump", "ev:denial", "lee-jong"},
        {"xi", "ev:plan", "trump", "ev:denial", "lee-jong"},
    )
    choice(page, "Denied").locator("input").click()
    choice(page, "Denied").locator("input").click()
    choice(page, "Happened").locator("input").click()
    settle(page)
    assert "No path in view joins them." in page.locator(".panel").inner_text()


def test_the_address_holds_the_view_and_gives_it_back(opened: Opener, text: str) -> None:
    address = (
        "lang=ar&theme=dark&view=events&q=Lee&sel=ev%3Acall&sources=both&from=2025-01-01&to=2026-12-31&status=happened"
    )
    page = opened(text, address)
    before = page.evaluate("() => jisr.now().state")
    again = opened(text, page.url.split("#")[1])
    assert json.dumps(again.evaluate("() => jisr.now().state"), sort_keys=True) == json.dumps(before, sort_keys=True)
    assert sorted(page.url.split("#")[1].split("&")) == sorted(address.split("&"))
    assert in_view(again)[1] == in_view(page)[1] == {"summit", "call"}


def test_a_broken_address_opens_the_page_all_the_same(opened: Opener, text: str) -> None:
    page = opened(
        text,
        "lang=xx&theme=%00&view=__proto__&sel=constructor&focus=toString&open=nobody&type=%3Cb%3E&from=soon&ask=path&a=1&b=2",
    )
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator(".panel").is_visible()
