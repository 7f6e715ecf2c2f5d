"""What is resolved to measure growth is what a build would resolve, and all that it takes is counted."""

import subprocess
import sys

from kg.evaluate.memory import children, peak
from kg.evaluate.name_scale import forms, measured
from kg.evaluate.name_sets import Pair
from kg.model import EntityType
from kg.resolve.forms import is_short

PAIRS = [
    Pair("سمير خليل", "Samir Khalil", EntityType.PERSON),
    Pair("هدى منصور", "Huda Mansour", EntityType.PERSON),
    Pair("كوماتارو", "Kumataro", EntityType.PERSON),
    Pair("لوسيرن", "Lucerne", EntityType.PLACE),
]


def test_as_many_names_are_made_as_are_asked_for_and_the_same_each_time() -> None:
    made = forms(PAIRS, 10)
    assert len({(form.name, form.language) for form in made}) == 10
    assert made == forms(PAIRS, 10)


def test_a_person_named_by_one_part_is_a_form_in_each_article() -> None:
    for form in forms(PAIRS, 10):
        assert form.short == is_short(form.mentions[0])
        assert len(form.mentions) == 1 or not form.short


def test_names_of_one_person_in_two_scripts_become_one_entity() -> None:
    took = measured(PAIRS, 8)
    assert took.entities == len(PAIRS)
    assert took.busy > 0
    assert took.megabytes >= peak() / 2


def test_the_memory_of_a_process_that_is_started_is_seen() -> None:
    with children() as marks:
        subprocess.run([sys.executable, "-c", "x = b'x' * (80 << 20); import time; time.sleep(1.5)"], check=True)
    assert max(marks.values(), default=0.0) > 64
