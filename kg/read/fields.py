"""What containers (front matter, records, HTML heads) say of an article, under any of the usual names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.model import Document, TimeSpan
from kg.read.calendar import stated_date
from kg.read.layout import layout

_NAMES = {
    "title": ("title", "headline"),
    "date": (
        "date",
        "published",
        "publish_date",
        "published_at",
        "published_time",
        "date_published",
        "datepublished",
        "pubdate",
    ),
    "url": ("url", "link", "canonical"),
    "language": ("language", "lang", "inlanguage"),
    "publisher": ("publisher", "source", "sitename", "site_name", "site"),
}


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of a document that its container gives; None where it gives none."""

    title: str | None = None
    published: TimeSpan | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None

    @classmethod
    def of(cls, values: Mapping[str, str]) -> tuple[Fields, tuple[str, ...]]:
        """The fields in `values` (keys in lower case), and what is wrong with them, for people.

        `source` names the publisher: what an article is called in a graph is its file name.
        """
        found = {
            field: next((text for name in names if (text := " ".join(values.get(name, "").split()))), None)
            for field, names in _NAMES.items()
        }
        date = found["date"]
        published = stated_date(date, layout().languages) if date is not None else None
        problems: tuple[str, ...] = ()
        if date is not None and published is None:
            problems = (f"date {date[:60]!r} cannot be read and was passed over; write it as 2026-01-31",)
        language = found["language"]
        tag = language.replace("_", "-").split("-")[0].lower() if language is not None else None
        return cls(found["title"], published, found["url"], tag, found["publisher"]), problems

    def document(self, source: str, text: str) -> Document:
        return Document.of(
            source,
            text,
            title=self.title,
            published=self.published,
            url=self.url,
            language=self.language,
            publisher=self.publisher,
        )
