"""A smaller vocabulary: the pieces that English and Arabic need, out of 250,002.

Nine tenths of the pretrained model are rows of its embedding matrix for other languages. What
stays: the special pieces, every piece the training sentences and name lists use, single letters,
pieces of plain Arabic letters, and the commonest pieces of plain Latin letters. The Unigram
tokenizer (Kudo, 2018) stays exact for text made of kept pieces and falls back to smaller ones
otherwise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from tokenizers import Tokenizer

SPECIALS = 4
"""`<s>`, `<pad>`, `</s>`, `<unk>`: their ids are their places, in every vocabulary."""

_ARABIC = re.compile(r"▁?[\u0621-\u063a\u0641-\u0652\u0660-\u0669\u0670]+|▁?[\u060c\u061b\u061f]")
_LATIN = re.compile(r"▁?[A-Za-z0-9]+|▁?[!-/:-@\[-`{-~]+")


def keep(description: dict[str, Any], texts: Iterable[str], *, arabic_to: int, latin_to: int) -> list[int]:
    """The ids to keep, sorted: pieces that `texts` use, and the first `arabic_to` Arabic and
    `latin_to` Latin ids of the vocabulary, which is in order of frequency."""
    tokenizer = Tokenizer.from_str(_as_json(description))
    kept = set(range(SPECIALS))
    batch: list[str] = []
    for text in texts:
        batch.append(text)
        if len(batch) == 4096:
            kept.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
            batch.clear()
    kept.update(i for e in tokenizer.encode_batch(batch, add_special_tokens=False) for i in e.ids)
    for index, (piece, _) in enumerate(description["model"]["vocab"]):
        single = len(piece.removeprefix("▁")) <= 1
        if (_ARABIC.fullmatch(piece) and (single or index < arabic_to)) or (
            _LATIN.fullmatch(piece) and (single or index < latin_to)
        ):
            kept.add(index)
    return sorted(kept - {len(description["model"]["vocab"]) - 1})


def pruned(description: dict[str, Any], kept: list[int]) -> Tokenizer:
    """The tokenizer over the kept pieces; piece `kept[i]` has the new id `i`."""
    smaller = dict(description)
    vocabulary = description["model"]["vocab"]
    smaller["model"] = {**description["model"], "vocab": [vocabulary[i] for i in kept]}
    smaller["added_tokens"] = [t for t in description["added_tokens"] if t["id"] < SPECIALS]
    smaller["truncation"] = smaller["padding"] = None
    return Tokenizer.from_str(_as_json(smaller))


def _as_json(description: dict[str, Any]) -> str:
    return json.dumps(description, ensure_ascii=False)
