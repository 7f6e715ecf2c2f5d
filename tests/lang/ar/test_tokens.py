"""Arabic tokens: clitics stand alone, names keep their own letters, offsets speak of the raw text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.lang.ar.lexicon import Lexicon
from kg.lang.ar.tokens import Tokenizer
from kg.lang.ar.words import Words
from kg.lang.registry import pack
from kg.model import Block, BlockKind, Direction, Document, Passage, Span, Token


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer(Lexicon.load(), Words.load(), lambda key: False)


def read(tokenizer: Tokenizer, text: str) -> tuple[Token, ...]:
    return tokenizer.reading(text).tokens(text, Span(0, len(text)))


def surfaces(tokenizer: Tokenizer, text: str) -> str:
    return " ".join(token.surface for token in read(tokenizer, text))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وبكين", "و بكين"),
        ("بول بيا", "بول بيا"),
        ("ولنيروبي", "و ل نيروبي"),
        ("وزير والد وليد", "وزير والد وليد"),
        ("بيان بوليفيا لبنان كندا فرنسا سوريا", "بيان بوليفيا لبنان كندا فرنسا سوريا"),
        ("سيزور وستلتقي", "س يزور و س تلتقي"),
        ("بالتعاون وبالرباط", "ب التعاون و ب الرباط"),
        ("واستقبل وأكد فأعلن", "و استقبل و أكد ف أعلن"),
        ("التقى إلى الذي الله ألمانيا", "التقى إلى الذي الله ألمانيا"),
        ("بـ «وقف» 2.5 ٣٫١ U.S. 14:30", "بـ « وقف » 2.5 ٣٫١ U.S. 14 : 30"),
    ],
)
def test_proclitics_are_split_off_where_the_rest_is_the_usual_word(
    tokenizer: Tokenizer, text: str, tokens: str
) -> None:
    assert surfaces(tokenizer, text) == tokens


def test_the_article_stays_on_its_noun_and_is_left_out_of_the_norm(tokenizer: Tokenizer) -> None:
    clitic, noun = read(tokenizer, "للرئيس")
    assert (clitic.surface, clitic.pos) == ("ل", "ADP")
    assert (noun.surface, noun.norm, noun.definite) == ("لرئيس", "رييس", True)
    (agreement,) = read(tokenizer, "الاتفاقية")
    assert (agreement.norm, agreement.definite) == ("اتفاقيه", True)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("وقد فإن وهو فقد", "و قد ف إن و هو ف قد"),
        ("فهم ولي وعد", "فهم ولي وعد"),
        ("أذربيجان ستستأنف", "أذربيجان س تستأنف"),
        ("بحثت فايزة", "بحثت فايزة"),
    ],
)
def test_particles_and_verbs_take_what_may_stand_before_them(tokenizer: Tokenizer, text: str, tokens: str) -> None:
    assert surfaces(tokenizer, text) == tokens


def test_other_words_of_the_passage_decide_unknown_names(tokenizer: Tokenizer) -> None:
    assert surfaces(tokenizer, "ولكافكايتس كافكايتس") == "و ل كافكايتس كافكايتس"
    assert surfaces(tokenizer, "فاليندا. ولفاليندا") == "فاليندا . و ل فاليندا"
    assert surfaces(tokenizer, "للرابطة. لرابطة") == "ل لرابطة . ل رابطة"
    assert surfaces(tokenizer, "للندن. لندن") == "ل لندن . لندن"


def test_diacritics_tatweel_persian_letters_and_presentation_forms_do_not_matter(tokenizer: Tokenizer) -> None:
    for written in ("وَالرَّئِيس", "والـرئيـس", "والرئیس", "ﻭﺍﻟﺮﺋﻴﺲ"):
        clitic, noun = read(tokenizer, written)
        assert (clitic.norm, noun.norm, noun.definite) == ("و", "رييس", True), written
        assert clitic.surface + noun.surface == written


def test_function_words_are_tagged(tokenizer: Tokenizer) -> None:
    tags = {token.surface: token.pos for token in read(tokenizer, "قد يزور علي جدة على رأس وفد إن لم يعتذر 3 .")}
    assert tags == {
        "قد": "PART", "يزور": "VERB", "علي": "", "جدة": "", "على": "ADP", "رأس": "", "وفد": "",
        "إن": "SCONJ", "لم": "PART", "يعتذر": "VERB", "3": "NUM", ".": "PUNCT",
    }  # fmt: skip


@given(st.text(alphabet='اوبلكسفيتنم رئـًَ،."1a\u200fﻻکی', max_size=60))
def test_token_spans_are_ordered_and_say_what_is_written(text: str) -> None:
    tokenizer = Tokenizer(Lexicon.load(), Words.load(), lambda key: False)
    tokens = read(tokenizer, text)
    assert all(token.span.of(text) == token.surface and token.surface for token in tokens)
    assert all(a.span.end <= b.span.start for a, b in pairwise(tokens))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("زارالوزيرالصينيكينياثلاثمراتهذاالعام", "زار الوزير الصيني كينيا ثلاث مرات هذا العام"),
        ("وقعتالحكومةالنرويجيةعلىالاتفاقية", "وقعت الحكومة النرويجية على الاتفاقية"),
        ("وزيرالداخلية في محكمةالعدل", "وزير الداخلية في محكمة العدل"),
        ("المستشفيات الاستقلاليون واستراتيجياتهم", "المستشفيات الاستقلاليون و استراتيجياتهم"),
        ("تليفزيونيا المنتشرين ماساتشوستس", "تليفزيونيا المنتشرين ماساتشوستس"),
    ],
)
def test_words_written_without_spaces_are_taken_apart_and_long_words_are_not(
    tokenizer: Tokenizer, text: str, tokens: str
) -> None:
    assert surfaces(tokenizer, text) == tokens
    assert all(token.span.of(text) == token.surface for token in read(tokenizer, text))


def test_letters_like_the_articles_are_the_article_where_the_rest_is_a_usual_noun(tokenizer: Tokenizer) -> None:
    read_as = {
        token.surface: token.definite for token in read(tokenizer, "التجارة التحقيق التهمة التقت التحقت ألمانيا")
    }
    assert read_as == {
        "التجارة": True,
        "التحقيق": True,
        "التهمة": True,
        "التقت": False,
        "التحقت": False,
        "ألمانيا": False,
    }


def test_ali_behind_son_of_is_a_name_where_the_passage_writes_no_alef_maqsura(tokenizer: Tokenizer) -> None:
    tokens = read(tokenizer, "زار سعيد بن علي الدوحة")
    assert [token.pos for token in tokens if token.surface == "علي"] == [""]


def test_a_listed_name_in_waw_keeps_it_and_a_nationality_and_a_governing_plural_lose_theirs() -> None:
    text = "الرئيس الكيني وليام روتو وسفن هندية وفيتنامية ومتمردي الشمال"
    document = Document.of("example.txt", text)
    block = Block(Span(0, len(text)), BlockKind.PARAGRAPH)
    passage = Passage(document.id, 0, "ar", Direction.RTL, (block,))
    words = [token.surface for token in pack("ar").analyze(document, passage).sentences[0].tokens]
    assert words == ["الرئيس", "الكيني", "وليام", "روتو", "و", "سفن", "هندية", "و", "فيتنامية", "و", "متمردي", "الشمال"]
