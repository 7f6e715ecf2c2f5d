"""Names as the last part of an IRI: readable, stable, safe in Turtle, in any script."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import cache

from kg.text.fold import clean, fold
from kg.text.script import Script, script_of

LONGEST = 80

# PN_CHARS of Turtle 1.1 without the hyphen, underscore and middle dot: safe unescaped in a prefixed name,
# and inside `ucschar` of RFC 3987, so safe in an IRI too.
_UNSAFE = re.compile(
    "[^0-9A-Za-z"
    "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u2c00-\u2fef\u3001-\ud7ff"
    "\uf900-\ufdcf\ufdf0-\uffef\U00010000-\U0001fffd]+"
)


def slug(name: str) -> str:
    """`name` as an IRI local part: lower case, words joined by hyphens, never empty.

    Latin letters lose their diacritics; Arabic and other letters stay as written, so that no
    Arabic name becomes nothing. Different names may have one slug: whoever mints IRIs must tell
    them apart. Beyond 80 characters the rest is replaced by eight digits of its hash.
    """
    text = "".join(map(_plain, unicodedata.normalize("NFC", clean(name)).casefold()))
    local = _UNSAFE.sub("-", text).strip("-")
    if not local:
        visible = name.split()
        local = "-".join(f"u{ord(c):04x}" for word in visible for c in word) or "unnamed"
    if len(local) > LONGEST:
        head = local[:LONGEST].rpartition("-")[0] or local[:LONGEST]
        local = f"{head}-{hashlib.sha256(local.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return local


@cache
def _plain(character: str) -> str:
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    if unicodedata.category(character)[0] in "PSZC":
        # An apostrophe inside a name is no word boundary to a reader: "Sana'a" is sanaa.
        return "" if character in "'\N{RIGHT SINGLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}`" else "-"
    if script_of(character) is Script.LATIN:
        return fold(character)
    return character
