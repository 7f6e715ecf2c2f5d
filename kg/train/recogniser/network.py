"""The network: a post-norm BERT encoder and one linear layer over each word's first piece."""

from __future__ import annotations

from copy import deepcopy

import torch
import torch.nn.functional as F  # noqa: N812 - PyTorch's own convention
from torch import Tensor, nn

from kg.evaluate.corpora import LABELS
from kg.lang.hints import KINDS, UNTOLD
from kg.train.recogniser.pretrained import Array, Shape

WHOLE = 7
"""How many layers of a lean network see all pieces: from there on the others are not missed, without any training."""


class Layer(nn.Module):
    """One encoder layer: self-attention and feed-forward, each followed by its norm."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads, self.rate = shape.heads, dropout
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.grow = nn.Linear(shape.hidden, shape.feed_forward)
        self.shrink = nn.Linear(shape.feed_forward, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.output_norm = nn.LayerNorm(shape.hidden, eps=1e-12)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is batch × length × hidden; `mask` is batch × 1 × 1 × length, 0 or a large negative."""
        batch, length, hidden = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        # Written out: exported as plain matrix products, which onnxruntime quantises.
        weights = (q * (hidden // self.heads) ** -0.5) @ k.transpose(2, 3) + mask.to(q.dtype)
        mixed = weights.softmax(-1).to(v.dtype) @ v
        mixed = self.out(mixed.transpose(1, 2).reshape(batch, length, hidden))
        x = self.attention_norm(x + F.dropout(mixed, self.rate, self.training))
        grown = F.dropout(self.shrink(F.gelu(self.grow(x))), self.rate, self.training)
        out: Tensor = self.output_norm(x + grown)
        return out


class Recogniser(nn.Module):
    """Piece ids and hints to label scores: batch × length in, batch × length × labels out.

    A word's hint (`kg.lang.hints`) is added to its first piece; untrained, hints change nothing. From layer `whole`
    on the first pieces of words go on without the others, which have told them by then what they know (Goyal et al.,
    2020, "PoWER-BERT"): a third of the pieces is no work for the later layers.
    """

    def __init__(self, shape: Shape, pieces: int, dropout: float = 0.1, whole: int | None = None) -> None:
        super().__init__()
        self.rate, self.whole = dropout, shape.layers if whole is None else whole
        self.words = nn.Embedding(pieces, shape.hidden)
        self.places = nn.Embedding(shape.positions, shape.hidden)
        self.hints = nn.Embedding(KINDS, shape.hidden, padding_idx=UNTOLD)
        nn.init.zeros_(self.hints.weight)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.head = nn.Linear(shape.hidden, len(LABELS))

    def forward(self, ids: Tensor, hints: Tensor, present: Tensor, firsts: Tensor) -> Tensor:
        """All are batch × length; `present` is 1 where there is a piece, else 0; `firsts` is 1 at the
        first piece of the text and of each word, where alone the scores mean something."""
        x = self.norm(self.words(ids) + self.places.weight[: ids.shape[1]] + self.hints(hints))
        x = F.dropout(x, self.rate, self.training)
        every, lean = ((1.0 - there[:, None, None, :].to(x.dtype)) * -1e4 for there in (present, firsts))
        for i, layer in enumerate(self.layers):
            x = layer(x, every if i < self.whole else lean)
        scores: Tensor = self.head(F.dropout(x, self.rate, self.training))
        return scores

    def with_pieces(self, rows: list[int]) -> Recogniser:
        """The same network for a smaller vocabulary, whose piece i is piece `rows[i]` here."""
        smaller = deepcopy(self)
        smaller.words = nn.Embedding(len(rows), self.words.embedding_dim)
        with torch.no_grad():
            smaller.words.weight.copy_(self.words.weight[rows])
        return smaller


def from_pretrained(shape: Shape, tensors: dict[str, Array], kept: list[int], dropout: float) -> Recogniser:
    """The network with the pretrained weights of the kept pieces and a new head."""
    network = Recogniser(shape, len(kept), dropout)

    def fill(target: Tensor, *names: str) -> None:
        values = [torch.from_numpy(tensors[name].reshape(-1)) for name in names]
        with torch.no_grad():
            target.copy_(torch.cat(values).view(target.shape))

    words = tensors["emb.word"].reshape(-1, shape.hidden)[kept]
    with torch.no_grad():
        # The token type is always 0, so its vector is added to every place once and for all.
        places = tensors["emb.pos"].reshape(-1, shape.hidden) + tensors["emb.type"][: shape.hidden]
        network.words.weight.copy_(torch.from_numpy(words))
        network.places.weight.copy_(torch.from_numpy(places))
    fill(network.norm.weight, "emb.ln.w")
    fill(network.norm.bias, "emb.ln.b")
    for i, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        fill(layer.qkv.weight, f"l{i}.q.w", f"l{i}.k.w", f"l{i}.v.w")
        fill(layer.qkv.bias, f"l{i}.q.b", f"l{i}.k.b", f"l{i}.v.b")
        for module, name in (
            (layer.out, "ao"),
            (layer.grow, "fi"),
            (layer.shrink, "fo"),
            (layer.attention_norm, "aln"),
            (layer.output_norm, "oln"),
        ):
            fill(module.weight, f"l{i}.{name}.w")
            fill(module.bias, f"l{i}.{name}.b")
    return network
