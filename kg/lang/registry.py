"""The languages that are read: one line each."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import cast

from kg.errors import NotFoundError
from kg.lang.protocol import LanguagePack

PACKS = {
    "en": "kg.lang.en.pack:EnglishPack",
    "ar": "kg.lang.ar.pack:ArabicPack",
}
"""BCP 47 code to `module:class`; a pack and its libraries are loaded when its language is first read."""


@cache
def pack(language: str) -> LanguagePack:
    """The pack of a language; one per process."""
    if language not in PACKS:
        raise NotFoundError(f"no language pack for {language!r}; there are packs for {', '.join(sorted(PACKS))}")
    module, _, name = PACKS[language].partition(":")
    return cast(LanguagePack, getattr(import_module(module), name)())
