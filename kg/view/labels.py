"""What stands on nodes and edges, and the plain text behind them.

Base direction is the hard part of bilingual labels: a canvas always lays a line out from left to
right, so an Arabic line with a number or a bracket in it comes out in the wrong order unless it is
isolated (Unicode Standard Annex 9, isolates U+2066 to U+2069).
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.model.flat import FlatEntity, FlatEvent, FlatEvidence, FlatRole
from kg.text.script import direction_of, language_of

_ISOLATE = {"ltr": "\N{LEFT-TO-RIGHT ISOLATE}", "rtl": "\N{RIGHT-TO-LEFT ISOLATE}"}
_POP = "\N{POP DIRECTIONAL ISOLATE}"
_CONTROL_RANGES = ((0x00, 0x20), (0x7F, 0xA0), (0x061C, 0x061D), (0x200E, 0x2010), (0x2028, 0x202F), (0x2066, 0x206A))
_CONTROLS = {code: " " for first, last in _CONTROL_RANGES for code in range(first, last)}


def isolate(text: str, language: str) -> str:
    """`text` as one line of its own direction, whatever stands around it.

    Line breaks and directional controls inside the text are dropped first: an unbalanced one
    would let a hostile name turn its surroundings around.
    """
    return f"{_ISOLATE[direction_of(language)]}{' '.join(text.translate(_CONTROLS).split())}{_POP}"


def both(labels: dict[str, str], *, width: int = 44) -> str:
    """The labels in every language, a line each, English first; long ones are cut with an ellipsis."""
    order = sorted(labels, key=lambda language: (language != "en", language))
    return "\n".join(isolate(shorten(labels[language], width), language) for language in order)


def shorten(text: str, width: int) -> str:
    """`text` in at most `width` characters, cut at a space where there is one."""
    flat = " ".join(text.split())
    if len(flat) <= width:
        return flat
    head = flat[: width - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[width // 2 :] else head).rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def entity_text(entity: FlatEntity) -> str:
    """What the tooltip of an entity says: its names in each language and why they are one."""
    lines = [both(entity["labels"], width=90), entity["type"]]
    for language, names in sorted(entity["names"].items(), key=lambda item: (item[0] != "en", item[0])):
        lines.append(" · ".join(isolate(name, language) for name in names[:12]))
    merged = [match for match in entity["matches"] if match["judgement"] == "same"]
    for match in merged[:4]:
        left, right = (isolate(name, language_of(name) or "en") for name in (match["left"], match["right"]))
        pair = f"{left} = {right}"
        lines.append(f"{pair} ({match['score']:.2f}: {'; '.join(match['reasons'][:2])})")
    lines.append(_sources({(m["source"], m["language"]) for m in entity["mentions"]}))
    return "\n".join(line for line in lines if line)


def event_text(event: FlatEvent) -> str:
    """What the tooltip of an event says: label, when, status, dispute and every report's sentence."""
    lines = [both(event["label"], width=110)]
    dates = ", ".join(isolate(date, "en") for date in event["dates"])
    lines.append(" · ".join(part for part in (event["type"], dates, event["status"]) if part))
    if event["disputed"]:
        lines.append(f"⚠ reports disagree on: {', '.join(event['disputed'])}")
    lines += [_quote(evidence) for evidence in event["evidence"][:6]]
    if len(event["evidence"]) > 6:
        lines.append(f"… and {len(event['evidence']) - 6} more reports")
    return "\n".join(lines)


def role_text(role: FlatRole) -> str:
    """What the tooltip of an office says: the office and the sentences that give it."""
    lines = [both(role["label"], width=90)]
    for evidence in role["evidence"][:3]:
        quote = isolate(shorten(evidence["quote"], 240), evidence["language"])
        lines.append(f"“{quote}” ({isolate(evidence['source'], 'en')})")
    return "\n".join(lines)


def _quote(evidence: FlatEvidence) -> str:
    date = f", {isolate(evidence['date'], 'en')}" if evidence["date"] else ""
    speaker = f", {isolate(evidence['attributed_to'], evidence['language'])}" if evidence["attributed_to"] else ""
    quote = isolate(shorten(evidence["quote"], 300), evidence["language"])
    over = ", carried over from its translation" if evidence["translation_of"] is not None else ""
    return f"“{quote}” ({isolate(evidence['source'], 'en')}{date}, {evidence['status']}{speaker}{over})"


def _sources(found: Iterable[tuple[str, str]]) -> str:
    return ", ".join(isolate(f"{source} [{language}]", "en") for source, language in sorted(found))
