"""Bytes → text: Unicode first, then the legacy encodings of Arabic and Western news sites.

A guess is never silent: text decoded by guessing comes with a note that becomes an issue.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from kg.errors import ArticleError

# UTF-32 LE begins like UTF-16 LE, so it has to be tried first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ARABIC = ("cp1256", "iso8859_6")
_WESTERN = ("cp1252",)
_NAMES = {"cp1256": "windows-1256", "iso8859_6": "ISO-8859-6", "cp1252": "windows-1252"}

_MOST_MESS = 0.05
"""Share of improbable characters (charset-normalizer's `chaos`) up to which a guess is believed."""
_LEAST_ARABIC = 0.4
"""Likeness to the letter frequencies of Arabic (its `coherence`, 0..1) from which such a guess is believed."""
_MOST_ACCENTS = 0.1
"""Share of accented letters among the letters of Western text: French, the densest, has about 0.04."""
_MOST_CONTROLS = 0.01
"""Share of control characters above which bytes are a program's, not a text's."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ACCENTED = re.compile(r"[^\W\d_\x00-\x7f]")
_LONE_ACCENT = re.compile(r"(?<![A-Za-z])[^\W\d_\x00-\x7f]+(?![A-Za-z])")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and what a person should know of how it was decoded (None if nothing)."""

    text: str
    note: str | None = None


def decode(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text in `data`; `declared` is the encoding that the file itself names (HTML's `charset`).

    A byte order mark is a signature, not text: it is left out. Raises `ArticleError` for bytes
    that are no text, and for text in an encoding that cannot be told with confidence.
    """
    if not data:
        raise ArticleError("is empty; write the article into it or remove it")
    decoded = _marked(data) or _unicode(data) or _declared(data, declared) or _guessed(data)
    if not decoded.text.strip():
        raise ArticleError("holds nothing but white space; write the article into it or remove it")
    if len(_CONTROL.findall(decoded.text)) > _MOST_CONTROLS * len(decoded.text):
        raise ArticleError(_BINARY)
    return decoded


_BINARY = "is no text but binary data; convert it to text, Markdown, HTML or JSON Lines"


def _marked(data: bytes) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return Decoded(data[len(mark) :].decode(encoding))
            except UnicodeDecodeError:
                # Bytes that only happen to begin like a mark: the other ways have to judge.
                return None
    return None


def _unicode(data: bytes) -> Decoded | None:
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError:
        return None


def _declared(data: bytes, encoding: str | None) -> Decoded | None:
    if encoding is None:
        return None
    try:
        return Decoded(data.decode(encoding))
    except (LookupError, UnicodeDecodeError):
        return None


def _guessed(data: bytes) -> Decoded:
    if b"\x00" in data:
        raise ArticleError(_BINARY)
    for match in from_bytes(data, cp_isolation=[*_ARABIC, *_WESTERN], enable_fallback=False):
        text = str(match)
        if match.chaos <= _MOST_MESS and (
            match.coherence >= _LEAST_ARABIC if match.encoding in _ARABIC else _western(text)
        ):
            name = _NAMES[match.encoding]
            return Decoded(text, f"is not UTF-8: read as {name}, which fits its letters; save it as UTF-8 to be sure")
    raise ArticleError(f"is not UTF-8 ({_damage(data)}) and fits no encoding known here; save it as UTF-8")


def _western(text: str) -> bool:
    """Whether accented letters are as rare as in Western text, and inside words."""
    letters = sum(1 for char in text if char.isalpha())
    accented = len(_ACCENTED.findall(text))
    return accented <= _MOST_ACCENTS * letters and not _LONE_ACCENT.search(text)


def _damage(data: bytes) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as err:
        line = data.count(b"\n", 0, err.start) + 1
        return f"byte {data[err.start]:#04x} on line {line}, at offset {err.start:,}"
    return "its byte order mark promises something else"
