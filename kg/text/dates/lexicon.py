"""The words of dates in one language, from its YAML file, CLDR and hijridate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml
from babel import Locale, UnknownLocaleError
from hijridate import Hijri

from kg.errors import DataError
from kg.text.fold import fold

_FOLDER = Path(__file__).parent
# `NAME` covers words of time inside proper names, so that nothing else is read there.
NAME = "NAME"

Word = int | str | None
Terms = Mapping[str, Word]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`terms` maps a folded form (one or more words) to what it can be: category → value.

    `longest` is the number of words of the longest form; categories in `capitalized` need a
    capital first letter, keys in `as_written` that very spelling; `day_first` tells how the language orders 05/11/2025.
    """

    terms: Mapping[str, Terms]
    longest: int
    capitalized: frozenset[str]
    as_written: Mapping[str, str]
    day_first: bool


def languages() -> tuple[str, ...]:
    """The languages that have a word table, sorted."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def lexicon(language: str) -> Lexicon:
    """The words of a language; `DataError` when there is no table for it or the table is broken."""
    path = _FOLDER / f"{language}.yaml"
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
    except FileNotFoundError as err:
        known = ", ".join(languages())
        raise DataError(f"no date words for language {language!r} (known: {known}); add {path.name}") from err
    except yaml.YAMLError as err:
        raise DataError(f"{path.name} is no YAML: {str(err).splitlines()[0]}; mend the file") from err
    terms: dict[str, dict[str, Word]] = {}
    weak = {fold(str(name)) for name in data["weak_months"]}
    for category, value, form in _entries(data, path.name):
        key = fold(form)
        if category == "MONTH" and key in weak:
            category = "WEAKMONTH"
        terms.setdefault(key, {}).setdefault(category, value)
    for name in data["names"]:
        terms[fold(name)] = {NAME: None}
    pattern = str(Locale.parse(data["locales"][0]).date_formats["short"].pattern)
    return Lexicon(
        terms=terms,
        longest=max(key.count(" ") for key in terms) + 1,
        capitalized=frozenset(data["capitalized"]),
        as_written={fold(form): form for form in data["as_written"]},
        day_first=pattern.lower().index("d") < pattern.lower().index("m"),
    )


def _entries(data: Mapping[str, object], name: str) -> Iterator[tuple[str, Word, str]]:
    words, locales, short = data["words"], data["locales"], data["short_names"]
    if not isinstance(words, dict) or not isinstance(locales, list):
        raise DataError(f"{name}: `words` must be a mapping and `locales` a list of CLDR locales")
    for locale in locales:
        yield from _cldr(locale, short=bool(short))
    for month in range(1, 13):
        yield "HMONTH", month, Hijri(1446, month, 1).month_name(locales[0])
    for category, table in words.items():
        for value, forms in (table if isinstance(table, dict) else {None: table}).items():
            for form in forms:
                if not isinstance(form, str) or not fold(form):
                    raise DataError(f"{name}: {category} holds {form!r}, which is no word; put it in quotes")
                yield category, value, form


def _cldr(code: str, *, short: bool) -> Iterator[tuple[str, Word, str]]:
    """Month and weekday names of a locale. Short weekday names ("Sun", "Wed") are weak: they are
    days only beside a date."""
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError) as err:
        raise DataError(f"CLDR knows no locale {code!r}; correct `locales`") from err
    for width in ("wide", "abbreviated") if short else ("wide",):
        for month, form in locale.months["format"][width].items():
            weak = width == "abbreviated" and form not in locale.months["format"]["wide"].values()
            yield "WEAKMONTH" if weak else "MONTH", month, form
        for day, form in locale.days["format"][width].items():
            yield "WEAKDAY" if width == "abbreviated" else "WEEKDAY", day, form
