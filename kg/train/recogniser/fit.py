"""Fine-tuning: batches of about equal size in pieces, AdamW, warm-up and linear decay, averaging.

The weights that ship are the exponential moving average of all steps (Polyak and Juditsky, 1992),
which does what choosing the best of many checkpoints does without looking at test data.
"""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own convention
from tokenizers import Tokenizer
from torch import Tensor

from kg.evaluate.corpora import LABELS, Example, with_clitics
from kg.lang.hints import UNTOLD, Hints
from kg.train.recogniser.augment import NameLists, vary
from kg.train.recogniser.network import Recogniser

IGNORED = -100
UNKNOWN = 3
LIMIT = 192


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a run may be told.

    `pieces` is the batch size in subword pieces, padding included; `most` the number of sentences
    of one corpus in an epoch, so that the largest does not drown the others; `shown` gives another
    number for some corpora; `context` the share of passages that are several sentences in a row;
    `hide` the share of pieces shown as unknown, `hide_words` that of whole words; `replace` and `bare`
    are chances of `augment.vary`; `told` the share of sentences, and of the words in them, whose hints are shown.
    """

    epochs: int = 4
    pieces: int = 1800
    most: int = 6000
    shown: Mapping[str, int] = field(default_factory=dict)
    context: float = 0.0
    rate: float = 3e-4
    warmup: float = 0.06
    dropout: float = 0.1
    hide: float = 0.08
    hide_words: float = 0.0
    replace: float = 0.35
    bare: float = 0.2
    told: float = 0.0
    hint_rate: float = 1e-3
    decay: float = 0.999
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Encoded:
    """Piece ids of one sentence and, for each, the class and the hint of the word it begins, IGNORED and UNTOLD
    if it begins none."""

    ids: tuple[int, ...]
    classes: tuple[int, ...]
    hints: tuple[int, ...]


def encode(tokenizer: Tokenizer, examples: Sequence[Example], lists: Hints) -> list[Encoded]:
    """Sentences as pieces; a sentence longer than `LIMIT` pieces is cut (its words' classes too)."""
    out: list[Encoded] = []
    for example, encoding in zip(
        examples, tokenizer.encode_batch([list(e.words) for e in examples], is_pretokenized=True), strict=True
    ):
        classes: list[int] = []
        hints: list[int] = []
        before: int | None = None
        for word in encoding.word_ids:
            if word is None or word == before:
                classes.append(IGNORED)
                hints.append(UNTOLD)
            else:
                classes.append(LABELS.index(example.labels[word]))
                hints.append(lists.of(example.words[word]))
            before = word
        ids = encoding.ids[: LIMIT - 1] + encoding.ids[-1:] if len(encoding.ids) > LIMIT else encoding.ids
        cut = len(ids) - 1
        out.append(Encoded(tuple(ids), (*classes[:cut], IGNORED), (*hints[:cut], UNTOLD)))
    return out


def batches(encoded: Sequence[Encoded], pieces: int, chance: random.Random) -> Iterator[list[Encoded]]:
    """The sentences in random batches of similar length."""
    order = sorted(range(len(encoded)), key=lambda i: (len(encoded[i].ids) + chance.random() * 6, i))
    groups: list[list[Encoded]] = [[]]
    for i in order:
        group = groups[-1]
        if group and (len(group) + 1) * len(encoded[i].ids) > pieces:
            groups.append([])
        groups[-1].append(encoded[i])
    chance.shuffle(groups)
    yield from groups


def collate(group: Sequence[Encoded]) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
    """Ids, hints, presence, first pieces and classes of a batch, padded on the right to its longest sentence."""
    length = max(len(e.ids) for e in group)
    ids = torch.ones(len(group), length, dtype=torch.long)
    hints = torch.full((len(group), length), UNTOLD)
    present = torch.zeros(len(group), length)
    classes = torch.full((len(group), length), IGNORED)
    for row, e in enumerate(group):
        ids[row, : len(e.ids)] = torch.tensor(e.ids)
        hints[row, : len(e.hints)] = torch.tensor(e.hints)
        present[row, : len(e.ids)] = 1.0
        classes[row, : len(e.classes)] = torch.tensor(e.classes)
    firsts = (classes != IGNORED).float()
    firsts[:, 0] = 1.0
    return ids, hints, present, firsts, classes


_ALL = 1_000_000

SETTLING = Options(
    epochs=6,
    most=1000,
    shown={"anercorp": _ALL, "wojood": _ALL, "wikifane": 3500},
    context=0.7,
    rate=1.5e-4,
    decay=0.995,
    seed=21,
)
"""The second stage: mostly news, whose names and conventions are those the package meets, in the
company of the sentences around (Schweter and Akbik, 2020, "FLERT"), as the package reads them."""

HINTING = replace(SETTLING, epochs=5, rate=1e-4, hide=0.04, hide_words=0.15, replace=0.3, told=0.85, seed=22)
"""The third stage: what lists say of words is added. The network knows the names it was trained on by heart, so
whole words are hidden, for it to learn what a word's hint and its company say of it."""

_PASSAGE_WORDS = (30, 110)
"""Bounds of a passage's length in training; the longest ones fill the window."""


def _draw(examples: Sequence[Example], options: Options, chance: random.Random) -> list[Example]:
    """At most `options.most` sentences of each corpus, drawn anew every epoch; in passages if so told."""
    by_corpus: dict[str, list[Example]] = {}
    for example in examples:
        by_corpus.setdefault(example.corpus, []).append(example)
    drawn: list[Example] = []
    for corpus, found in by_corpus.items():
        share = min(1.0, options.shown.get(corpus, options.most) / len(found))
        if options.context:
            passages = _passages([with_clitics(e) for e in found] if corpus == "wikifane" else found, options, chance)
            drawn += chance.sample(passages, round(share * len(passages)))
        else:
            drawn += chance.sample(found, options.most) if share < 1.0 else found
    return drawn


def _passages(sentences: Sequence[Example], options: Options, chance: random.Random) -> list[Example]:
    """Consecutive sentences of a corpus put together, `options.context` of them to a random length."""
    out: list[Example] = []
    room = 0
    for sentence in sentences:
        if len(sentence.words) <= room:
            last = out[-1]
            out[-1] = replace(last, words=last.words + sentence.words, labels=last.labels + sentence.labels)
            room -= len(sentence.words)
        else:
            out.append(sentence)
            room = chance.randint(*_PASSAGE_WORDS) - len(sentence.words) if chance.random() < options.context else 0
    return out


@dataclass(frozen=True, slots=True)
class _Run:
    """All that a run changes as it goes."""

    network: Recogniser
    average: Recogniser
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LambdaLR
    chance: random.Random

    def save(self, file: Path, epochs: int) -> None:
        """Write it after so many epochs, in one move, so that a file is always whole."""
        kept = {part: getattr(self, part).state_dict() for part in _PARTS}
        fresh = file.with_suffix(".new")
        torch.save({**kept, "chance": self.chance.getstate(), "torch": torch.get_rng_state(), "epochs": epochs}, fresh)
        fresh.replace(file)

    def restore(self, file: Path) -> int:
        """Go on as saved; the number of epochs that are done."""
        kept = torch.load(file, weights_only=True, map_location="cpu")
        for part in _PARTS:
            getattr(self, part).load_state_dict(kept[part])
        self.chance.setstate(kept["chance"])
        torch.set_rng_state(kept["torch"])
        return int(kept["epochs"])


_PARTS = ("network", "average", "optimizer", "schedule")


def fit(
    network: Recogniser,
    tokenizer: Tokenizer,
    examples: Sequence[Example],
    names: NameLists,
    lists: Hints,
    options: Options,
    *,
    folder: Path,
    after_epoch: Callable[[int, Recogniser], None],
) -> Recogniser:
    """Train `network` in place and return the averaged network.

    After each epoch the run is saved to `folder`: one that was cut off goes on from there when it is started again.
    """
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311 - no secret depends on it
    device = "cuda" if torch.cuda.is_available() else "cpu"
    network.to(device)
    average = deepcopy(network).eval()
    plain = [p for n, p in network.named_parameters() if p.ndim < 2 or "norm" in n]
    heavy = [p for n, p in network.named_parameters() if p.ndim >= 2 and "norm" not in n and "hints" not in n]
    optimizer = torch.optim.AdamW(
        [
            {"params": heavy, "weight_decay": 0.01},
            {"params": plain, "weight_decay": 0.0},
            {"params": network.hints.parameters(), "weight_decay": 0.0, "lr": options.hint_rate},
        ],
        lr=options.rate,
        fused=True,
    )
    drawn = encode(tokenizer, _draw(examples, options, random.Random(options.seed)), lists)  # noqa: S311 - as above
    total = options.epochs * sum(1 for _ in batches(drawn, options.pieces, chance))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda s: min(1.0, (s + 1) / (options.warmup * total)) * max(0.02, 1.0 - s / total)
    )
    run = _Run(network, average, optimizer, schedule, chance)
    saved = folder / f"run-{options.seed}.pt"
    done = run.restore(saved) if saved.exists() else 0
    first = step = schedule.last_epoch
    start, losses = time.monotonic(), 0.0
    for epoch in range(done, options.epochs):
        drawn_now = _draw(examples, options, chance)
        varied = [vary(e, names, chance, replace=options.replace, bare=options.bare) for e in drawn_now]
        network.train()
        for group in batches(encode(tokenizer, varied, lists), options.pieces, chance):
            ids, hints, present, firsts, classes = (t.to(device) for t in collate(group))
            word = (classes != IGNORED).cumsum(1)
            hidden = torch.rand(ids.shape, device=device) < options.hide
            hidden |= torch.rand(ids.shape, device=device).gather(1, word) < options.hide_words
            hidden &= ids > UNKNOWN
            untold = (torch.rand(ids.shape, device=device) >= options.told) | (
                torch.rand(len(ids), 1, device=device) >= options.told
            )
            with torch.autocast(device, torch.bfloat16):
                scores = network(ids.masked_fill(hidden, UNKNOWN), hints.masked_fill(untold, UNTOLD), present, firsts)
            loss = F.cross_entropy(scores.float().flatten(0, 1), classes.flatten(), ignore_index=IGNORED)
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # PyTorch leaves it untyped
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            losses += loss.item()
            keep = min(options.decay, 1.0 - 1.0 / (step + 1))
            with torch.no_grad():
                for mean, now in zip(average.parameters(), network.parameters(), strict=True):
                    mean.lerp_(now, 1.0 - keep)
            if step % 50 == 0:
                left = (time.monotonic() - start) / (step - first) * (total - step) / 60
                print(f"epoch {epoch + 1} step {step}/{total} loss {losses / 50:.4f}, {left:.0f} min left", flush=True)  # noqa: T201 - progress
                losses = 0.0
        run.save(saved, epoch + 1)
        after_epoch(epoch + 1, average)
    saved.unlink()
    assert math.isfinite(losses)
    return average
