"""What is told of very many pairs at once leaves out no pair that would be judged one or open."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product

import numpy as np
import pytest

from kg.model import Decision, EntityType, Judgement
from kg.resolve.bulk import LONGEST, Bulk
from kg.resolve.context import Compared, judgement
from kg.resolve.policy import judge, probability
from kg.resolve.sieve import AT_MOST, doubtful
from kg.resolve.spelled import NEAREST, answering
from kg.resolve.spelling import Spelling
from kg.resolve.transducer import HOPELESS
from kg.resolve.wordpairs import WordPairs
from kg.vocab.decisions import Decisions

GIVEN = (
    ("Abdelrahman", "عبد الرحمن"), ("Abd al-Rahman", "عبدالرحمن"), ("Şerife", "شريفة"), ("Jean-Marie", "جان ماري"),
    ("Oluwaseun", "أولواسيون"), ("Nguyễn Văn", "نغوين فان"), ("Björn", "بيورن"), ("J. R.", "جي آر"), ("Anna", "آنا"),
)  # fmt: skip
FAMILY = (
    ("Al-Rashid", "الراشد"), ("Elrashid", "راشد"), ("Øvergård", "أوفرغارد"), ("Van der Berg", "فان دير بيرغ"),
    ("Thorne", "ثورن"), ("Torne", "تورن"), ("Okonkwo", "أوكونكو"), ("Ben Salah", "بن صالح"), ("Bensalah", "بنصالح"),
)  # fmt: skip


def compared(name: str, language: str, *, offices: Sequence[tuple[str, str]] = ()) -> Compared:
    return Compared(name, language, EntityType.PERSON, False, False, frozenset(offices), frozenset(), frozenset(("d",)))


@pytest.fixture(scope="module")
def sides() -> Sequence[Compared]:
    found = []
    for given, family in product(GIVEN, FAMILY):
        found += [
            compared(f"{one} {other}", language)
            for one, other, language in zip(given, family, ("en", "ar"), strict=True)
        ]
    chooser = random.Random(3)
    found += [
        replace(compared(f"{one[1]} {other[1]} {last[1]}", "ar"), documents=frozenset(("e",)))
        for one, other, last in product(GIVEN[:3], FAMILY[:3], FAMILY)
    ]
    found += [compared(f"{one[0]} {two[0]} {other[0]}", "en") for one, two, other in product(GIVEN[:4], GIVEN, FAMILY)]
    return [*chooser.sample(found, 200), compared("Thorne", "en"), compared("ثورن", "ar")]


def pairs_of(sides: Sequence[Compared]) -> np.ndarray:
    return np.array(list(combinations(range(len(sides)), 2)), np.int64)


def test_no_pair_that_is_or_may_be_one_is_left_out(sides: Sequence[Compared]) -> None:
    pairs = pairs_of(sides)
    kept = set(doubtful(sides, pairs, Decisions()))
    judged = [judgement(sides[i], sides[j], Decisions()) for i, j in pairs.tolist()]
    assert {place for place, match in enumerate(judged) if match is not None} <= kept
    assert len(kept) < 0.6 * len(pairs)


def test_a_part_of_another_name_is_beyond_all_that_may_stand_beside_it() -> None:
    assert judge(probability(AT_MOST)) is Judgement.DIFFERENT


def test_what_people_decided_and_offices_beside_both_are_looked_at() -> None:
    office = [("president", "country:NO")]
    sides = [compared("Anna Thorne", "en", offices=office), compared("Anna Okonkwo", "en", offices=office)]
    assert list(doubtful(sides, pairs_of(sides), Decisions())) == [0]
    plain = [compared("Anna Thorne", "en"), compared("Anna Okonkwo", "en")]
    assert list(doubtful(plain, pairs_of(plain), Decisions())) == []
    decided = Decisions((Decision("Anna Okonkwo", "Anna Thorne", Judgement.SAME, "married"),))
    assert list(doubtful(plain, pairs_of(plain), decided)) == [0]


def test_tables_of_many_pairs_hold_what_the_transducer_says() -> None:
    latin, arabic = ["thorne", "torne", "salah", "anna", "o"], ["ثورن", "تورن", "صلاح", "انا", "و"]
    for name, sources, targets in (("ar-en", arabic, latin), ("en-en", latin, latin), ("ar-ar", arabic, arabic)):
        transducer = Spelling.load().directions[name].transducer
        bulk = Bulk(transducer.weights)
        both = list(product(sources, targets))
        lengths = tuple(np.array([len(pair[side]) for pair in both]) for side in (0, 1))
        found = bulk.scores(bulk.sources([s for s, _ in both]), bulk.targets([t for _, t in both]), lengths)
        for (source, target), score in zip(both, found.tolist(), strict=True):
            said = transducer.score(source, target)
            assert score == said or score < said == HOPELESS


def test_what_is_foretold_of_words_is_what_would_be_found() -> None:
    words = ["thorne", "torne", "salamah", "salama", "ثورن", "تورن", "سلامه", "okonkwo", "اوكونكو", "أوكونكوو"]
    asked = list(product(words, repeat=2))
    spelling = Spelling.load()
    found = [spelling._log_odds(*pair) for pair in asked]
    pairs = WordPairs(words)
    one, other = (np.array(side, np.int64) for side in zip(*product(range(len(words)), repeat=2), strict=True))
    assert (pairs.at_most(one, other, -4.0) >= np.array(found) - 1e-6)[np.array(found) >= -4.0].all()
    pairs.foretell(one, other)
    told = [direction.transducer._foretold for direction in spelling.directions.values()]
    assert all(told)
    assert [spelling._log_odds(*pair) for pair in asked] == found
    pairs.foretell(one[:0], other[:0])
    assert not any(direction.transducer._foretold for direction in spelling.directions.values())


def test_who_lacks_a_first_name_is_told_apart_unless_an_article_names_both() -> None:
    short, long = compared("Ingrid Thorne", "en"), compared("Salah Ingrid Torne", "en")
    assert list(doubtful([short, long], pairs_of([short, long]), Decisions())) == [0]
    elsewhere = replace(long, documents=frozenset(("e",)))
    assert judgement(short, elsewhere, Decisions()) is None
    assert list(doubtful([short, elsewhere], pairs_of([short, elsewhere]), Decisions())) == []
    middle = replace(elsewhere, name="Ingrid Salah Thorne")
    assert judgement(short, middle, Decisions()) is not None
    assert list(doubtful([short, middle], pairs_of([short, middle]), Decisions())) == [0]


def test_words_of_one_name_are_never_told_apart() -> None:
    spelling = Spelling.load()
    words = [
        "thorne",
        "torne",
        "ثورن",
        "mohamed",
        "mohammed",
        "محمد",
        "dimitri",
        "ديمتري",
        "x" * (LONGEST + 2),
        "9",
        "李",
    ]
    pairs = WordPairs(words)
    one, other = (np.array(side, np.int64) for side in zip(*product(range(len(words)), repeat=2), strict=True))
    for least in (-4.0, 1.0):
        told = pairs.may_be_one(one, other, least).tolist()
        for i, j, may in zip(one.tolist(), other.tolist(), told, strict=True):
            assert (
                may
                or max(spelling.log_odds(words[i], words[j], least), spelling.by_letters(words[i], words[j])) < least
            )


def test_a_short_name_is_asked_about_where_it_may_be_meant() -> None:
    parts = [("thorne", "en"), ("ثورن", "ar"), ("torne", "en"), ("okonkwo", "en")]
    found = answering([("thorne", "en")], parts, {("torne", "en")}, 1.0).parts
    assert ("thorne", "en") in found["thorne", "en"]
    assert ("okonkwo", "en") not in found["thorne", "en"]
    assert ("ثورن", "ar") not in found["thorne", "en"]
    assert ("ثورن", "ar") in answering([("thorne", "en")], parts, set(parts), 1.0).parts["thorne", "en"]


def test_a_short_name_is_laid_beside_a_bounded_number_of_parts_however_many_sound_like_it() -> None:
    per_word = []
    for count in (40, 160, 640):
        made = ["".join(map(str.__add__, "mrkn", each)) for each in product("aeiou", repeat=4)][:count]
        parts = [(word, "en") for word in made]
        found = answering(parts, parts, set(parts), 1.0)
        assert all(part in found.parts[part] for part in parts)
        per_word.append(found.compared / count)
    assert max(per_word) <= NEAREST


def test_a_part_in_the_article_of_a_short_name_is_asked_about_however_many_are_likelier() -> None:
    parts = [("".join(map(str.__add__, "mrkn", each)), "en") for each in product("aeiou", repeat=4)]
    asked, other = ("marakana", "en"), ("mureken", "en")
    far = answering([asked], [*parts, other], set(), -20.0)
    assert other not in far.parts[asked]
    near = answering([asked], [*parts, other], set(), -20.0, beside=[(asked, other)])
    assert other in near.parts[asked]
    assert near.compared == far.compared + 1
    strange = answering([asked], [*parts, ("okonkwo", "en")], set(), -20.0, beside=[(asked, ("okonkwo", "en"))])
    assert ("okonkwo", "en") not in strange.parts[asked]


def test_names_of_places_are_told_apart_by_their_letters() -> None:
    def place(name: str, language: str) -> Compared:
        return replace(compared(name, language), type=EntityType.PLACE)

    sides = [place("Tolgorna", "en"), place("Telgrinu", "en"), place("تولغورنا", "ar"), place("Dolkrunai", "en")]
    pairs = pairs_of(sides)
    kept = set(doubtful(sides, pairs, Decisions()))
    judged = {n for n, (i, j) in enumerate(pairs.tolist()) if judgement(sides[i], sides[j], Decisions()) is not None}
    assert judged <= kept < set(range(len(pairs)))
    assert (0, 2) in {tuple(pairs[n].tolist()) for n in kept}
    guessed = [replace(side, guessed=True) for side in sides]
    assert len(list(doubtful(guessed, pairs, Decisions()))) == len(pairs)
