"""Offices in Arabic sentences: "نائب رئيس الوزراء القطري", "رئيس كينيا السابق", "المتحدث باسم الكرملين".

An office phrase begins with words of `seeds/names/offices.yaml` and goes on with whose office it is, in
any order: a nationality word, a name in the genitive or behind ل, في or باسم, and words of tenure.
Several offices may follow one another ("ولي العهد رئيس مجلس الوزراء السعودي").
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.lang.ar.bodies import Body
from kg.lang.ar.known import Hit
from kg.lang.ar.lexicon import ARTICLE
from kg.model import EntityType, Tenure, Token
from kg.text.arabic import ALEF, BEH, HEH, LAM, WAW, begins_word
from kg.vocab.offices import Number, Offices, Phrase

_LONGEST_TAIL = 14


@dataclass(frozen=True, slots=True)
class Core:
    """The words of one office, tokens `start` to `end`."""

    start: int
    end: int
    phrase: Phrase
    definite: bool


@dataclass(frozen=True, slots=True)
class Post:
    """One office of a phrase with whose it is: a known name or nationality, or an organization by its head."""

    core: Core
    owner: Hit | Body | None
    tenure: Tenure


@dataclass(frozen=True, slots=True)
class RolePhrase:
    """Tokens `start` to `end` that name offices; `titled` tells that a form of address ends it."""

    start: int
    end: int
    posts: tuple[Post, ...]
    titled: bool
    number: Number
    definite: bool

    @property
    def owned(self) -> bool:
        return any(post.owner is not None or post.core.phrase.complete for post in self.posts)


@dataclass(frozen=True, slots=True)
class RoleReader:
    """Reads offices and forms of address over tokens."""

    offices: Offices

    def cores(self, tokens: Sequence[Token]) -> Mapping[int, Core]:
        """The offices by the token they begin at; the longest phrase wins."""
        found: dict[int, Core] = {}
        at = 0
        while at < len(tokens):
            core = self._core(tokens, at)
            if core is None:
                at += 1
            else:
                found[at] = core
                at = core.end
        return found

    def titles(self, tokens: Sequence[Token]) -> Mapping[int, int]:
        """Forms of address: where each begins, and where it ends."""
        found: dict[int, int] = {}
        for at in range(len(tokens)):
            if not self.offices.begins_title(_word(tokens[at])):
                continue
            for end in range(min(at + 4, len(tokens)), at, -1):
                if all(t.norm[:1].isalpha() for t in tokens[at:end]) and self.offices.title(_key(tokens[at:end])):
                    if tokens[at].definite or end - at > 1 or len(tokens[at].norm) == 1:
                        found[at] = end
                    break
        return found

    def _core(self, tokens: Sequence[Token], at: int) -> Core | None:
        if not tokens[at].norm[:1].isalpha() or tokens[at].pos in ("VERB", "PRON", "SCONJ"):
            return None
        if not any(map(self.offices.begins, (_word(tokens[at]), tokens[at].norm, tokens[at].norm[:-1]))):
            return None
        for end in range(min(at + self.offices.longest, len(tokens)), at, -1):
            run = tokens[at:end]
            if not all(t.norm[:1].isalpha() for t in run):
                continue
            phrase = next((p for key in (_key(run), *_masculine(run)) if (p := self.offices.phrase(key))), None)
            if phrase is None and end == at + 1 and accusative(tokens[at]) and not self._adjective(tokens, at):
                phrase = self.offices.phrase(tokens[at].norm[:-1])
            if end == at + 1 and (spread := self._spread(tokens, at)) is not None:
                return spread
            if phrase is not None:
                if phrase.number is Number.TWO and self._one(tokens, at):
                    phrase = replace(phrase, number=Number.ONE)
                return Core(at, end, phrase, any(t.definite for t in run))
        return None

    @staticmethod
    def _one(tokens: Sequence[Token], at: int) -> bool:
        """Whether a word written like a dual ("مبعوثا") is one in the accusative, by what follows: "خاصا", "للأمم"."""
        following = tokens[at + 1 : at + 2]
        return bool(following) and accusative(tokens[at]) and (accusative(following[0]) or following[0].surface == LAM)

    @staticmethod
    def _adjective(tokens: Sequence[Token], at: int) -> bool:
        """Whether an accusative describes the one before it: "مؤتمرا صحفيا"."""
        return at > 0 and accusative(tokens[at - 1])

    def _spread(self, tokens: Sequence[Token], at: int) -> Core | None:
        """An office whose genitive is written with ل: "رئيسا للوزراء", "وزيرة للخارجية"."""
        following = tokens[at + 1 : at + 3]
        if tokens[at].definite or len(following) < 2 or following[0].surface != LAM or not following[1].definite:
            return None
        head = tokens[at].norm
        for form in (head, head.removesuffix(ALEF), head.removesuffix(HEH)):
            phrase = self.offices.phrase(f"{form} {_word(following[1])}")
            if phrase is not None:
                return Core(at, at + 3, replace(phrase, number=Number.ONE), False)
        return None

    def phrases(
        self, tokens: Sequence[Token], cores: Mapping[int, Core], hits: Mapping[int, Hit], bodies: Mapping[int, Body]
    ) -> tuple[RolePhrase, ...]:
        """The office phrases of a sentence, forms of address in front of names among them.

        Within the name of a body there is neither: "مطار الملك خالد".
        """
        titles = self.titles(tokens)
        within = {at for body in bodies.values() for at in range(body.start + 1, body.end)}
        reader = _Reader(self.offices, tokens, cores, hits, bodies, titles)
        found: list[RolePhrase] = []
        at = 0
        while at < len(tokens):
            phrase = reader.read(at) if (at in cores or at in titles) and at not in within else None
            if phrase is None:
                at += 1
            else:
                found.append(phrase)
                at = phrase.end
        return tuple(found)


@dataclass(frozen=True, slots=True)
class _Reader:
    offices: Offices
    tokens: Sequence[Token]
    cores: Mapping[int, Core]
    hits: Mapping[int, Hit]
    bodies: Mapping[int, Body]
    titles: Mapping[int, int]

    def read(self, start: int) -> RolePhrase | None:
        posts: list[Post] = []
        at, titled = start, False
        while at < len(self.tokens) and at - start < 40:
            if at in self.cores and not (titled and posts and self._title_only(at)):
                post, end = self._post(at)
                if posts and post.core.phrase.number is not posts[-1].core.phrase.number:
                    break  # "استقبل رؤساء الوفود الرئيس الكيني"
                if posts and self._governed(posts[-1], at):
                    posts[-1] = replace(posts[-1], owner=post.owner)
                else:
                    posts.append(post)
                at, titled = end, False
            elif at in self.titles:
                at, titled = self.titles[at], True
            elif posts and self._and_office(at):
                at += 1
            else:
                break
        if not posts and not titled:
            return None
        posts = _shared(posts)
        definite = any(p.core.definite or p.owner is not None for p in posts) or titled
        number = posts[0].core.phrase.number if posts else Number.ONE
        return RolePhrase(start, at, tuple(posts), titled, number, definite)

    def _governed(self, post: Post, at: int) -> bool:
        """Whether the office at `at` is whom another one serves: "مستشار الرئيس الكيني" is not the president."""
        core = post.core
        return core.end == at and not core.definite and post.owner is None and self.cores[at].definite

    def _title_only(self, at: int) -> bool:
        """Whether a word that is both title and office ("الفريق", "الملك") is a title here."""
        return at in self.titles

    def _and_office(self, at: int) -> bool:
        """ "سفير … لدى الصين وحاكم ولاية أيوا": a second office of the same person."""
        if self.tokens[at].surface != WAW or at + 1 not in self.cores:
            return False
        core = self.cores[at + 1]
        return core.phrase.number is Number.ONE and not core.definite and core.end - core.start == 1

    def _post(self, at: int) -> tuple[Post, int]:
        core = self.cores[at]
        begun = next((body for start, body in self.bodies.items() if core.start < start < core.end < body.end), None)
        owner: Hit | Body | None = begun or self._inside(core)
        tenure = Tenure.CURRENT
        at, stop = core.end if begun is None else begun.end, core.end + _LONGEST_TAIL
        while at < min(len(self.tokens), stop):
            token = self.tokens[at]
            if (found := self._tenure(at)) is not None:
                tenure, at = found
                continue
            if (at in self.cores and self._adjoins(at)) or (at in self.titles and self._adjoins(at)):
                break
            if owner is None and (governed := self._government(at, core)) is not None:
                core, owner, at = governed
                continue
            step = self._owner(at, core, known=owner is not None)
            if step is not None:
                found_owner, at = step
                owner = owner or found_owner
            elif self._describes(at, core, owner):
                at += 1
            elif token.surface in (LAM, BEH) and self._affairs(at):
                at = self._affairs(at)
            else:
                break
        return Post(core, owner, tenure), at

    def _government(self, at: int, core: Core) -> tuple[Core, Hit, int] | None:
        """The office of a government, its country, and where that ends: "الرئيس المؤقت للحكومة التونسية"."""
        following = self.tokens[at : at + 3]
        hit = self.hits.get(at + 2)
        if len(following) < 3 or following[0].surface != LAM or hit is None or not hit.demonym:
            return None
        if not following[1].definite or following[1].norm not in _GOVERNMENTS:
            return None
        phrase = self.offices.phrase(f"{_word(self.tokens[core.start])} {_word(following[1])}") or core.phrase
        return replace(core, phrase=phrase), hit, hit.end

    def _inside(self, core: Core) -> Hit | None:
        """The country that the words of an office name themselves ("المستشار الألماني", "أمير قطر")."""
        if not core.phrase.complete:
            return None
        return next((self.hits[i] for i in range(core.start, core.end) if i in self.hits), None)

    def _tenure(self, at: int) -> tuple[Tenure, int] | None:
        """What a word of tenure says, and where it ends; its ب may stand apart: ب + الوكالة."""
        word, following = self.tokens[at], self.tokens[at + 1 : at + 2]
        if word.surface == BEH and following and following[0].definite and self._attached(at + 1):
            told = self.offices.tenure(f"{BEH}{ARTICLE}{following[0].norm}")
            return (told, at + 2) if told is not None else None
        told = self.offices.tenure(_word(word)) if word.definite or word.norm[:1] == BEH else None
        return (told, at + 1) if told is not None else None

    def _attached(self, at: int) -> bool:
        return self.tokens[at - 1].span.end == self.tokens[at].span.start

    def _owner(self, at: int, core: Core, *, known: bool) -> tuple[Hit | Body | None, int] | None:
        """Whose office it is, and where that ends: a nationality word, a genitive, a name behind ل, في, باسم."""
        hit = self.hits.get(at)
        if hit is not None and hit.demonym:
            # "الرئيس جورجي إيفانوف": behind a definite office an indefinite nationality word is a name.
            if core.definite and not self.tokens[at].definite:
                return None
            return (None if known else hit), hit.end
        if not known and self._adjoins(at) and (direct := self._named(at)) is not None:
            return direct
        token = self.tokens[at]
        if token.surface == LAM or (token.norm in _INTO and (core.phrase.sent or self._seat(token, known))):
            after = self._named(at + 1)
            if after is not None:
                owner, end = after
                return (None if known or token.norm in _AT else owner), end
        return None

    @staticmethod
    def _seat(token: Token, known: bool) -> bool:
        """Whether a preposition may say whose an office is that nobody is sent on: "وصل رئيس بنما إلى مدريد" has him
        arrive there, and "استقبل ولي العهد البحريني في المنامة" receive there."""
        return token.norm not in _WHERE or (token.norm == _INSIDE and not known)

    def _named(self, at: int) -> tuple[Hit | Body, int] | None:
        body = self.bodies.get(at)
        if body is not None:
            return body, body.end
        hit = self.hits.get(at)
        if hit is not None and not hit.demonym and not hit.weak:
            return hit, hit.end
        return None

    def _describes(self, at: int, core: Core, owner: Hit | Body | None) -> bool:
        """Definite words that belong to the office: "الأعلى", "الضيف"; "الحركة" in "زعيم الحركة"."""
        token = self.tokens[at]
        if accusative(self.tokens[core.start]) and accusative(token):
            return True
        if not token.definite or not self._adjoins(at) or at in self.hits or at in self.bodies:
            return False
        if owner is not None:
            return token.norm.endswith(("ي", "يه"))
        before = self.tokens[at - 1]
        return (core.definite and token.norm.endswith(("ي", "يه"))) or not before.definite

    def _affairs(self, at: int) -> int:
        """Past "لشؤون الدفاع", "للشؤون الأفريقية": what the office is concerned with."""
        end = at + 1
        if end >= len(self.tokens) or not self.tokens[end].norm.startswith("شو"):
            return 0
        end += 1
        while end < len(self.tokens) and self.tokens[end].definite and self._adjoins(end) and end not in self.cores:
            if end in self.hits and not self.hits[end].demonym:
                break
            if end in self.hits and end > at + 2:
                break
            end += 1
        return end

    def _adjoins(self, at: int) -> bool:
        return begins_word(self.tokens[at - 1], self.tokens[at])


_TO = "الي"
_INTO = frozenset({"في", "باسم", "لدي", _TO})
_GOVERNMENTS = frozenset({"حكومه", "دوله", "جمهوريه"})
_AT = frozenset({"لدي", _TO})
_INSIDE = "في"
_WHERE = frozenset({_INSIDE, _TO})


def _shared(posts: Sequence[Post]) -> list[Post]:
    """Offices in a row belong to the same country or organization where only one says whose it is."""
    owner = next((p.owner for p in posts if isinstance(p.owner, Hit)), None)
    if owner is None:
        return list(posts)
    kind = owner.entries[0].type
    return [
        Post(p.core, owner, p.tenure) if p.owner is None and (owner.demonym or kind is EntityType.COUNTRY) else p
        for p in posts
    ]


def accusative(token: Token) -> bool:
    """Whether a word has the ending of an indefinite accusative: "كان زيد موفدا خاصا"."""
    return not token.definite and not token.pos and token.norm.endswith(ALEF) and len(token.norm) > len(ARTICLE) + 1


def _word(token: Token) -> str:
    whole = ARTICLE + token.norm
    return whole if token.definite and len(whole) <= 4 else token.norm


def _masculine(tokens: Sequence[Token]) -> Iterator[str]:
    """Keys with other words than the first in the masculine: adjectives behind a feminine head ("المديرة العامة" as
    "المديرة العام"), and whom a deputy stands in for ("نائب رئيسة الوزراء" as "نائب رئيس الوزراء")."""
    head, *rest = map(_word, tokens)
    if head.endswith(HEH):
        yield " ".join([head, *(word.removesuffix(HEH) for word in rest)])
    if len(rest) > 1:
        yield " ".join([head, *(word.removesuffix(HEH) for word in rest[:-1]), rest[-1]])


def _key(tokens: Sequence[Token]) -> str:
    return " ".join(map(_word, tokens))
