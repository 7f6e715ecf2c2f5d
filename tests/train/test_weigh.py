"""What the network is asked about is weighed with a network that rules nothing out."""

from __future__ import annotations

from kg.evaluate.corpora import Example
from kg.train.recogniser.weigh import table


def test_a_common_word_that_lists_take_for_a_country_counts_against_what_the_network_leaves_to_lists() -> None:
    words = ("سجلت", "الحكومة", "عجز", "مالي", "كبير", "في", "الميزانية")
    found = table({"news": [Example(words, ("O",) * len(words), "ar", "news")]})
    assert {(sources, right) for (sources, _, _), (_, right) in found.items()} == {("gazetteer", 0)}
