"""Front matter: the `key: value` lines between two `---` lines at the top of a text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import yaml

from kg.model import Span

_MOST_CHARACTERS = 20_000
_OPEN = re.compile(r"\s*?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_PAIR = re.compile(r"^(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*\S))?[ \t\r]*$")
_QUOTES = "\"'"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands above a text: its fields as written, keys in lower case.

    `body` is the offset at which the text itself begins; `problem` says why the fields could
    not be read, None if they could (or there are none).
    """

    fields: Mapping[str, str]
    body: int = 0
    problem: str | None = None

    def span(self, text: str, key: str) -> Span | None:
        """Where the value of `key` stands in `text`, None if it is written with escapes."""
        value = self.fields.get(key, "")
        start = text.find(value, 0, self.body) if value else -1
        return Span(start, start + len(value)) if start >= 0 else None


NONE = FrontMatter(MappingProxyType({}))


def front_matter(text: str) -> FrontMatter:
    """The front matter of `text`; an empty one with `body == 0` if it has none.

    Values are strings, never dates or numbers: what a date means is decided in one place only.
    Headlines with a colon, which YAML refuses ("title: Kyiv: talks resume"), are read as meant.
    """
    opening = _OPEN.match(text)
    if opening is None:
        return NONE
    closing = _CLOSE.search(text, opening.end(), opening.end() + _MOST_CHARACTERS)
    if closing is None:
        # Without a second rule it is front matter only if it looks like it; else a line drawn above a text.
        first = text[opening.end() :].split("\n", 1)[0]
        problem = "front matter is not closed; end it with a line '---'" if _PAIR.match(first) else None
        return FrontMatter(NONE.fields, 0, problem)
    body = closing.end()
    block = text[opening.end() : closing.start()]
    fields, problem = _fields(block)
    if problem and not any(_PAIR.match(line) for line in block.splitlines()):
        return NONE
    return FrontMatter(fields, body, problem)


def _fields(block: str) -> tuple[Mapping[str, str], str | None]:
    try:
        # The base loader makes strings only: no objects, no dates, nothing that runs.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)  # noqa: S506  # BaseLoader makes nothing but strings
    except (yaml.YAMLError, RecursionError) as err:
        loaded, problem = None, " ".join(str(err).split())
    else:
        problem = "it is no list of 'key: value' lines"
    if isinstance(loaded, dict):
        pairs = {str(key).strip().lower(): _line(value) for key, value in loaded.items()}
        return MappingProxyType(pairs), None
    plain = _plain(block)
    if plain is not None:
        return MappingProxyType(plain), None
    return NONE.fields, f"front matter cannot be read and was passed over: {problem[:200]}; write 'key: value' lines"


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _plain(block: str) -> dict[str, str] | None:
    """Pairs read line by line, None if a line is anything else."""
    fields: dict[str, str] = {}
    for line in block.splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        pair = _PAIR.match(line)
        if pair is None:
            return None
        value = pair["value"] or ""
        if len(value) > 1 and value[0] == value[-1] and value[0] in _QUOTES:
            value = value[1:-1]
        fields[pair["key"].lower()] = value
    return fields
