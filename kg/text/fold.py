"""Keys for comparing names inside one script, and clean forms for showing them.

A key answers "is this the same written name?", not "is this the same sound?": spellings that
writers of one script use for each other (alef with and without hamza, é and e, ک and ك) are one,
transliterations of each other are not.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from kg.model import Span
from kg.text import arabic

SPELLINGS = {
    # Arabic: what the keyboard, not the writer, decides.
    arabic.ALEF_WASLA: arabic.ALEF,
    arabic.ALEF_MAQSURA: arabic.YEH,
    arabic.FARSI_YEH: arabic.YEH,
    "\N{ARABIC LETTER E}": arabic.YEH,
    "\N{ARABIC LETTER YEH BARREE}": arabic.YEH,
    "\N{ARABIC LETTER YEH WITH SMALL V}": arabic.YEH,
    arabic.KEHEH: arabic.KAF,
    "\N{ARABIC LETTER SWASH KAF}": arabic.KAF,
    arabic.TEH_MARBUTA: arabic.HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": arabic.HEH,
    "\N{ARABIC LETTER HEH GOAL}": arabic.HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": arabic.HEH,
    "\N{ARABIC LETTER AE}": arabic.HEH,
    "\N{ARABIC LETTER OE}": arabic.WAW,
    # Letters for sounds Arabic lacks: writers fall back on these neighbours (باريس for پاريس).
    "\N{ARABIC LETTER PEH}": arabic.BEH,
    "\N{ARABIC LETTER VEH}": arabic.FEH,
    "\N{ARABIC LETTER FEH WITH THREE DOTS BELOW}": arabic.FEH,
    "\N{ARABIC LETTER QAF WITH THREE DOTS ABOVE}": "\N{ARABIC LETTER QAF}",
    "\N{ARABIC LETTER GAF}": arabic.KAF,
    "\N{ARABIC LETTER NG}": arabic.KAF,
    "\N{ARABIC LETTER KEHEH WITH THREE DOTS ABOVE}": arabic.KAF,
    "\N{ARABIC LETTER TCHEH}": "\N{ARABIC LETTER JEEM}",
    "\N{ARABIC LETTER JEH}": "\N{ARABIC LETTER JEEM}",
    "\N{ARABIC LETTER TTEH}": arabic.TEH,
    "\N{ARABIC LETTER DDAL}": "\N{ARABIC LETTER DAL}",
    "\N{ARABIC LETTER RREH}": "\N{ARABIC LETTER REH}",
    "\N{ARABIC LETTER REH WITH SMALL V BELOW}": "\N{ARABIC LETTER REH}",
    "\N{ARABIC LETTER LAM WITH SMALL V}": arabic.LAM,
    "\N{ARABIC LETTER NOON GHUNNA}": arabic.NOON,
    # Latin letters whose stroke or bar Unicode does not decompose.
    "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
    "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
    "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
    "\N{LATIN SMALL LETTER H WITH STROKE}": "h",
    "\N{LATIN SMALL LETTER DOTLESS I}": "i",
    "\N{LATIN SMALL LETTER ETH}": "d",
    "\N{LATIN SMALL LETTER THORN}": "th",
    "\N{LATIN SMALL LETTER AE}": "ae",
    "\N{LATIN SMALL LIGATURE OE}": "oe",
    "\N{LATIN SMALL LETTER SCHWA}": "a",
}
# Scholarly signs for ayn and hamza: newspapers leave them out.
UNSEEN = frozenset(
    {
        arabic.TATWEEL,
        "\N{MODIFIER LETTER LEFT HALF RING}",
        "\N{MODIFIER LETTER RIGHT HALF RING}",
        "\N{MODIFIER LETTER APOSTROPHE}",
        "\N{MODIFIER LETTER TURNED COMMA}",
        "\N{MODIFIER LETTER REVERSED COMMA}",
        "\N{MODIFIER LETTER GLOTTAL STOP}",
    }
)


def _key_of(character: str) -> str:
    """What one character adds to a key: letters, digits, a space, or nothing."""
    text = character
    for _ in range(2):  # compatibility forms may decompose to capitals, and capitals to marks
        text = unicodedata.normalize("NFKD", text.casefold())
    out = []
    for part in "".join(SPELLINGS.get(part, part) for part in text):
        if part in UNSEEN or unicodedata.combining(part) or unicodedata.category(part) in ("Cf", "Mn", "Me"):
            continue
        digit = unicodedata.decimal(part, None)
        if digit is not None:
            out.append(str(digit))
        else:
            out.append(part if re.match(r"[^\W_]", part[0]) else " ")
    return "".join(out)


class _KeyTable(dict[int, str]):
    """Filled as characters are met: `str.translate` asks it for each."""

    def __missing__(self, code: int) -> str:
        self[code] = key = _key_of(chr(code))
        return key


_KEYS = _KeyTable()


def fold(name: str) -> str:
    """The key under which spellings of one name in one script are equal.

    Case, Latin diacritics, Arabic vowel marks, tatweel, invisible controls, presentation forms,
    alef, hamza-carrier, ya, kaf and ta-marbuta spellings and digit shapes are levelled;
    punctuation, hyphens and apostrophes become single spaces. Empty when nothing is written.
    """
    return _folded(name) if len(name) < _WORD else " ".join(name.translate(_KEYS).split())


_WORD = 32
"""Characters up to which a name is remembered with its key: texts ask for the same words again and again."""


@lru_cache(maxsize=1 << 16)
def _folded(name: str) -> str:
    return " ".join(name.translate(_KEYS).split())


@dataclass(frozen=True, slots=True)
class Folded:
    """A key with the way back: `starts[i]` is the raw index of the character behind `text[i]`."""

    raw: str
    text: str
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The raw range behind `text[start:end]` (not empty), with the vowel marks of its last letter."""
        last = self.starts[end - 1] + 1
        while last < len(self.raw) and (unicodedata.combining(self.raw[last]) or self.raw[last] == arabic.TATWEEL):
            last += 1
        return Span(self.starts[start], last)


def fold_with_offsets(raw: str) -> Folded:
    """`fold(raw)` with the raw offset of each character, for finding keys in text as written."""
    text: list[str] = []
    starts: list[int] = []
    for index, character in enumerate(raw):
        for part in _KEYS[ord(character)]:
            if part == " " and (not text or text[-1] == " "):
                continue
            text.append(part)
            starts.append(index)
    if text and text[-1] == " ":
        text.pop()
        starts.pop()
    return Folded(raw, "".join(text), tuple(starts))


_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefc\ufb00-\ufb06]")


def clean(surface: str) -> str:
    """The name as people should see it: letters as written, in one line, without what only a
    typesetter wanted (tatweel, vowel marks, presentation forms, bidi controls, odd spaces)."""
    text = _PRESENTATION.sub(lambda match: unicodedata.normalize("NFKC", match.group(0)), surface)
    text = unicodedata.normalize("NFC", text)
    kept = (
        " " if c.isspace() or unicodedata.category(c) == "Cc" else c
        for c in text
        if c != arabic.TATWEEL and c not in arabic.HARAKAT and unicodedata.category(c) != "Cf"
    )
    return " ".join("".join(kept).split())
