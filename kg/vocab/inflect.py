"""Forms of trigger words: which written forms one word has, and what each form says.

English triggers match on the lemma that the parser gives, so English needs no forms. Arabic
triggers are listed as a verb's perfect and imperfect ("التقى/يلتقي") or a noun's singular and
plurals ("قمة/قمم"); the dual, feminine, plural, jussive, passive and suffixed forms follow by rule.
The rules work on unvocalised letters; where a rule makes a form that no verb has, no text has it either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from kg.text.arabic import (
    ALEF,
    ALEF_HAMZA_ABOVE,
    ALEF_MADDA,
    ALEF_MAQSURA,
    HAMZA,
    HEH,
    MEEM,
    NOON,
    TEH,
    TEH_MARBUTA,
    WAW,
    WAW_HAMZA,
    YEH,
    YEH_HAMZA,
)


class Tense(StrEnum):
    """What a verb form says of time; NONE where the form does not tell (English lemmas, nouns)."""

    PAST = "past"
    PRESENT = "present"
    NONE = ""


class Number(StrEnum):
    """Grammatical number; NONE where the form does not tell."""

    SINGULAR = "singular"
    DUAL = "dual"
    PLURAL = "plural"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Inflection:
    """What the written form of a word says: tense, number, gender, person and the pronoun attached.

    `suffix` is the attached pronoun as written ("ه", "هما") or "": object of a verb, owner of a noun.
    `passive` is true only for forms that cannot be active ("استؤنفت"); unvocalised Arabic leaves most open.
    `participle` marks active participles beside a main verb ("قال ... مؤكدا"): the subject is the main verb's.
    """

    tense: Tense = Tense.NONE
    number: Number = Number.NONE
    feminine: bool = False
    first: bool = False
    passive: bool = False
    participle: bool = False
    suffix: str = ""


PLAIN = Inflection()

_WEAK = (ALEF, WAW, YEH)

# The attached pronouns of the third person, singular, dual and plural, and "us, our".
SUFFIXES = (HEH, HEH + ALEF, HEH + MEEM, HEH + MEEM + ALEF, HEH + NOON, NOON + ALEF)


def arabic_verb_forms(perfect: str, imperfect: str, participle: str | None = None) -> dict[str, Inflection]:
    """The forms of a verb given by its perfect and imperfect, third person masculine singular.

    The active participle is given where news prose uses it beside a main verb ("مؤكدا"): only its
    indefinite accusatives and feminines count, since "المؤكد" is an adjective.

    Where one form can be read in two ways ("التقينا"), the commoner reading of news prose is kept.
    """
    forms: dict[str, Inflection] = {}
    for form, inflection in (
        *_perfects(perfect),
        *_imperfects(imperfect),
        *_passives(perfect, imperfect),
        *_participles(participle),
    ):
        forms.setdefault(form, inflection)
    return forms


def arabic_noun_forms(singular: str, *plurals: str, adjective: bool = False) -> dict[str, Inflection]:
    """The forms of a noun given by its singular and irregular plurals; of an adjective also the feminine."""
    forms: dict[str, Inflection] = {}
    stems = [(singular, Number.SINGULAR)]
    if adjective and not singular.endswith(TEH_MARBUTA):
        stems.append((singular + TEH_MARBUTA, Number.SINGULAR))
    stems += [(plural, Number.PLURAL) for plural in plurals]
    for stem, number in stems:
        for form, inflection in _noun_stem(stem, number):
            if not (adjective and inflection.suffix):
                forms.setdefault(form, inflection)
    return forms


def _perfects(perfect: str) -> Iterator[tuple[str, Inflection]]:
    past = Inflection(Tense.PAST, Number.SINGULAR)
    last = perfect[-1]
    if last == ALEF_MAQSURA:  # التقى: التقت، التقيا، التقوا
        stem, joined, dual, plural = perfect[:-1], perfect[:-1] + ALEF, perfect[:-1] + YEH, perfect[:-1]
        first = perfect[:-1] + YEH
    elif last == ALEF:  # دعا: دعت، دعوا
        stem, joined, dual, plural = perfect[:-1], perfect, perfect[:-1] + WAW, perfect[:-1]
        first = perfect[:-1] + WAW
    elif last == YEH:  # لقي: لقيت، لقوا
        stem, joined, dual, plural, first = perfect, perfect, perfect, perfect[:-1], perfect
    else:
        stem = joined = dual = plural = first = perfect
        if len(perfect) == 3 and perfect[1] == ALEF:  # زار: زرنا
            first = perfect[0] + perfect[2]
    yield perfect, past
    yield stem + TEH, replace(past, feminine=True)
    yield dual + ALEF, replace(past, number=Number.DUAL)
    if last == ALEF_HAMZA_ABOVE:  # بدأ: بدآ، بدؤوا، بدءوا
        yield perfect[:-1] + ALEF_MADDA, replace(past, number=Number.DUAL)
        yield perfect[:-1] + WAW_HAMZA + WAW + ALEF, replace(past, number=Number.PLURAL)
        yield perfect[:-1] + HAMZA + WAW + ALEF, replace(past, number=Number.PLURAL)
    yield stem + TEH + ALEF, replace(past, number=Number.DUAL, feminine=True)
    yield plural + WAW + ALEF, replace(past, number=Number.PLURAL)
    yield first + NOON + ALEF, replace(past, number=Number.PLURAL, first=True)
    for suffix in SUFFIXES:
        yield joined + suffix, replace(past, suffix=suffix)
        yield stem + TEH + suffix, replace(past, feminine=True, suffix=suffix)
        yield plural + WAW + suffix, replace(past, number=Number.PLURAL, suffix=suffix)


def _imperfects(imperfect: str) -> Iterator[tuple[str, Inflection]]:
    body, last = imperfect[1:], imperfect[-1]
    for prefix, feminine in ((YEH, False), (TEH, True)):
        present = Inflection(Tense.PRESENT, Number.SINGULAR, feminine=feminine)
        whole = prefix + body
        yield whole, present
        for short in _jussives(whole):
            yield short, present
        weak = last in (YEH, WAW, ALEF_MAQSURA)
        dual = whole[:-1] + YEH if last == ALEF_MAQSURA else whole
        plural = whole[:-1] if weak else whole
        for ending in (ALEF + NOON, ALEF):
            yield dual + ending, replace(present, number=Number.DUAL)
        for ending in (WAW + NOON, WAW + ALEF):
            yield plural + ending, replace(present, number=Number.PLURAL)
        for suffix in SUFFIXES:
            joined = whole[:-1] + ALEF if last == ALEF_MAQSURA else whole
            yield joined + suffix, replace(present, suffix=suffix)
    yield NOON + body, Inflection(Tense.PRESENT, Number.PLURAL, first=True)
    yield ALEF_HAMZA_ABOVE + body, Inflection(Tense.PRESENT, Number.SINGULAR, first=True)


def _jussives(form: str) -> Iterator[str]:
    """After "لم": a weak last letter falls (يلتق), and so does a long vowel before the last (يزر)."""
    if form[-1] in (YEH, WAW, ALEF_MAQSURA):
        yield form[:-1]
    elif len(form) >= 4 and form[-2] in _WEAK and form[-3] not in _WEAK:
        yield form[:-2] + form[-1]


def _passives(perfect: str, imperfect: str) -> Iterator[tuple[str, Inflection]]:
    """Passives whose letters differ from the active: زار/زير، أقام/أُقيم، استأنف/استُؤنف، قابل/قوبل."""
    past = Inflection(Tense.PAST, Number.SINGULAR, passive=True)
    stem = None
    if perfect[-1] == ALEF_MAQSURA:
        stem = perfect[:-1] + YEH
    elif len(perfect) >= 3 and perfect[-2] == ALEF:
        stem = perfect[:-2] + YEH + perfect[-1]
    elif len(perfect) == 4 and perfect[1] == ALEF:
        stem = perfect[0] + WAW + perfect[2:]
    elif len(perfect) == 5 and perfect[0] == TEH and perfect[2] == ALEF:
        stem = perfect[:2] + WAW + perfect[3:]
    elif ALEF_HAMZA_ABOVE in perfect[1:-1]:
        stem = perfect[0] + perfect[1:].replace(ALEF_HAMZA_ABOVE, WAW_HAMZA)
    if stem is not None:
        yield stem, past
        yield stem + TEH, replace(past, feminine=True)
        yield stem + ALEF, replace(past, number=Number.DUAL)
        yield stem + WAW + ALEF, replace(past, number=Number.PLURAL)
    if imperfect[-2] in (WAW, YEH) and imperfect[-3] not in _WEAK:
        for prefix in (YEH, TEH):
            form = prefix + imperfect[1:-2] + ALEF + imperfect[-1]
            yield form, Inflection(Tense.PRESENT, Number.SINGULAR, feminine=prefix == TEH, passive=True)


def _participles(participle: str | None) -> Iterator[tuple[str, Inflection]]:
    if participle is None:
        return
    singular = Inflection(Tense.NONE, Number.SINGULAR, participle=True)
    yield participle + ALEF, singular
    yield participle + TEH_MARBUTA, replace(singular, feminine=True)
    yield participle + YEH + NOON, replace(singular, number=Number.PLURAL)


def _noun_stem(stem: str, number: Number) -> Iterator[tuple[str, Inflection]]:
    plain = Inflection(number=number)
    bound = stem[:-1] + TEH if stem.endswith(TEH_MARBUTA) else stem
    yield stem, plain
    if not stem.endswith((TEH_MARBUTA, ALEF, ALEF_MAQSURA)):
        yield stem + ALEF, plain  # the accusative: لقاءً is written with or without the alef
    if number is Number.PLURAL and stem.endswith((WAW + NOON, YEH + NOON)):
        yield stem[:-1], plain  # before a genitive: متمردو، متمردي
    if number is Number.SINGULAR:
        dual, plural = replace(plain, number=Number.DUAL), replace(plain, number=Number.PLURAL)
        for ending in (ALEF + NOON, YEH + NOON):
            yield bound + ending, dual
        many = (bound[:-1] if stem.endswith(TEH_MARBUTA) else bound) + ALEF + TEH
        yield many, plural
        for suffix in SUFFIXES:
            yield many + suffix, replace(plural, suffix=suffix)
        if stem.endswith(TEH_MARBUTA):
            yield bound + YEH, dual  # قمتي بكين
            yield bound + ALEF, dual
    seats = (stem[:-1] + WAW_HAMZA, stem[:-1] + YEH_HAMZA, stem) if stem.endswith(HAMZA) else (bound,)
    for suffix in SUFFIXES:
        for seat in seats:  # لقاؤه، لقائه، لقاءه by case
            yield seat + suffix, replace(plain, suffix=suffix)
