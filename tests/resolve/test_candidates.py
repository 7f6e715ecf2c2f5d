"""Which forms are compared: enough to find what is one, and for each name about as many in any collection."""

from collections.abc import Iterable, Sequence
from itertools import product

import numpy as np

from kg.model import EntityType, Mention, Span
from kg.resolve.blocks import twofold
from kg.resolve.candidates import LARGE, NEAREST, NEAREST_TRANSLATED, TWOFOLD, candidates
from kg.resolve.comparing import judgements
from kg.resolve.forms import NameForm
from kg.vocab.decisions import Decisions

ONSETS = ("Bar", "Dal", "Fen", "Gur", "Kam", "Lor", "Mur", "Nes", "Pol", "Rag", "Sol", "Tav", "Ver", "Zan")
ENDS = ("bek", "dorf", "gard", "kov", "lund", "mir", "nost", "pert", "rak", "sten", "tum", "vil")


def form(name: str, language: str = "en", type: EntityType = EntityType.PERSON, *, guessed: bool = False) -> NameForm:
    key = (type, name, language)
    mention = Mention("d1", 0, "", Span(0, len(name)), name, name, type, language)
    return NameForm(key, name, language, type, (mention,), frozenset(), frozenset(), guessed=guessed)


def families(count: int) -> Sequence[str]:
    return [one + other for one, other in product(ONSETS, ENDS)][:count]


def compared(forms: Sequence[NameForm]) -> set[frozenset[str]]:
    return {frozenset((forms[i].name, forms[j].name)) for i, j in candidates(forms).tolist()}


def bearers(given: str, count: int) -> Iterable[NameForm]:
    return (form(f"{given} {family}") for family in families(count))


def test_who_shares_a_very_common_name_and_nearly_another_is_compared() -> None:
    crowd = [*bearers("Bertrand", 2 * LARGE), form("Bertrand Tlemsano"), form("Bertrand Tlensano")]
    assert frozenset(("Bertrand Tlemsano", "Bertrand Tlensano")) in compared(crowd)
    assert frozenset(("Bertrand Tlemsano", "Bertrand Barbek")) not in compared(crowd)


def test_parts_that_others_join_are_a_part_too() -> None:
    crowd = [*bearers("Hallvard", 2 * LARGE), *bearers("Bertrand", 2 * LARGE)]
    pair = form("Hallvard Petter Bertrand"), form("Hallvard Petterbertrand")
    assert frozenset(each.name for each in pair) in compared([*crowd, *pair])


def test_parts_of_few_consonants_are_no_reason_to_compare() -> None:
    assert not list(twofold("Ana Lee"))
    assert not list(twofold("Bertrand"))
    assert set(twofold("Bertrand Tlemsano")) & set(twofold("Tlensano Bertrand"))


def test_the_comparisons_of_a_name_do_not_grow_with_the_bearers_of_a_part() -> None:
    few, many = (len(candidates(list(bearers("Bertrand", count)))) for count in (2 * LARGE, len(ONSETS) * len(ENDS)))
    assert few < 2 * LARGE * TWOFOLD / 10
    assert many / (len(ONSETS) * len(ENDS)) < 2 * few / (2 * LARGE)


def test_what_is_surely_of_two_kinds_is_not_compared_and_not_one() -> None:
    person, place = form("Tlemsano Bertrand"), form("Tlemsano", type=EntityType.PLACE)
    assert not compared([person, place])
    judged = judgements([person, place], Decisions())
    assert judged.apart(person.key, place.key) and judged.apart(place.key, person.key)


def test_what_may_be_of_another_kind_is_compared() -> None:
    person, place = form("Tlemsano", guessed=True), form("Tlemsano", type=EntityType.PLACE)
    assert len(candidates([person, place])) == 1
    assert not judgements([person, place], Decisions()).apart(person.key, place.key)


def test_no_forms_make_no_pairs() -> None:
    assert candidates([]).shape == (0, 2)


def test_people_who_share_only_what_very_many_do_are_not_made_one_by_a_third() -> None:
    crowd = [*bearers("Bertrand", 2 * LARGE), form("Bertrand Tlemsano"), form("Karsten Olgrim")]
    judged = judgements(crowd, Decisions())
    one, other = form("Bertrand Barbek"), form("Bertrand Tlemsano")
    assert frozenset((one.name, other.name)) not in compared(crowd)
    assert judged.apart(one.key, other.key)
    assert not judged.apart(one.key, form("Karsten Olgrim").key)


def spellings(count: int, language: str = "en") -> Sequence[NameForm]:
    """So many names with one family name whose given names differ in vowels only: each is like all others."""
    vowels = ("a", "e", "i", "o", "u") if language == "en" else ("", "ا", "و", "ي")
    letters = ("m", "r", "k", "n") if language == "en" else ("م", "ر", "ك", "ن")
    family = "Tlemsano" if language == "en" else "تلمسانو"
    made = ("".join(map(str.__add__, letters, each)) for each in product(vowels, repeat=len(letters)))
    return [form(f"{given.title()} {family}", language) for given in list(made)[:count]]


def test_a_name_asks_for_a_bounded_number_of_others_however_many_are_like_it() -> None:
    per_name = []
    for count in (2 * NEAREST, 3 * NEAREST, LARGE // 2):
        alike = [*spellings(count), *spellings(count, "ar")]
        found = len(candidates(alike))
        assert len(alike) * NEAREST <= found <= len(alike) * 2 * NEAREST
        per_name.append(found / len(alike))
    assert max(per_name) < 1.2 * min(per_name)


def test_pairs_per_name_stay_as_names_of_few_parts_become_many() -> None:
    def crowd(givens: int) -> Sequence[NameForm]:
        return [form(f"{given} {family}") for given in families(12 * givens)[::12] for family in families(168)[::2]]

    few, many = crowd(3), crowd(12)
    assert len(many) == 4 * len(few)
    assert len(candidates(many)) / len(many) < 1.3 * len(candidates(few)) / len(few)


def test_of_too_many_the_likest_are_compared() -> None:
    crowd = [*spellings(25), *spellings(25, "ar"), form("Marekin Tlemsano"), form("ماركين تلمسانو", "ar")]
    assert frozenset(("Marekin Tlemsano", "ماركين تلمسانو")) in compared(crowd)


def test_which_pairs_are_compared_depends_on_nothing_but_their_names() -> None:
    alike = [*spellings(25), *spellings(25, "ar")]
    strangers = [*bearers("Hallvard", 30), form("Lucerne", type=EntityType.PLACE)]
    asked = compared(alike)
    assert asked and asked < compared([*alike, *strangers])
    assert {pair for pair in compared([*strangers, *alike]) if any("Tlem" in name for name in pair)} == {
        pair for pair in asked if any("Tlem" in name for name in pair)
    }


def test_names_that_are_translated_ask_for_more_and_first_for_those_that_mean_the_same() -> None:
    kinds = ("Sea", "River", "Mountain", "Island", "Lake", "Port", "Valley", "Desert")
    bodies = [form(f"{kind} {name} Council", type=EntityType.ORGANIZATION) for kind in kinds for name in families(7)]
    same = form("مجلس ميناء باربك", "ar", EntityType.ORGANIZATION), form("Port Barbek Council", "en", bodies[0].type)
    asked = candidates([*bodies, same[0]])
    assert max(np.bincount(asked.ravel())) <= len(bodies)
    assert len(asked) <= 2 * NEAREST_TRANSLATED * (len(bodies) + 1)
    assert frozenset(each.name for each in same) in compared([*bodies, same[0]])
