"""Which forms are compared: enough to find what is one, and for each name about as many in any collection."""

from collections.abc import Iterable, Sequence
from itertools import product

from kg.model import EntityType, Mention, Span
from kg.resolve.blocks import twofold
from kg.resolve.candidates import LARGE, TWOFOLD, candidates
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
