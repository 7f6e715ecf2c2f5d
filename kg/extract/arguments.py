"""Who took part, and where: the contract of argument finders and the values they hand over.

A finder reads one trigger in one sentence. `tree.py` follows a dependency parse, `phrase.py`
a phrase grammar for sentences without one; `Sentence.parsed` chooses, never the language.
Finders say what the grammar says and no more: references ("he", "the two leaders", an unwritten
subject) are left to `reference.py`, status words to `status.py`, dates to `times.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kg.extract.triggers import Trigger
from kg.model import EntityType, Form, Mention, Role, Sentence
from kg.vocab.grammar import Grammar

SUBJECT = "subject"
OBJECT = "object"
OF = "of"
MODIFIER = "modifier"
ATTENDEE = "attendee"
_SURE = 0.9


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the mentions and triggers in it.

    `mentions` are in text order and include ANAPHOR mentions for pronouns and descriptions
    ("she", "the two sides", "نظيره", "الجانبان"; for a pronoun suffix as in "زيارته" the span is the
    suffix), so that a finder links them as it links names. Mentions may nest ("the Turkish
    president" holds "Turkish"): a slot takes the outermost that fits.
    """

    sentence: Sentence
    mentions: tuple[Mention, ...]
    triggers: tuple[Trigger, ...]
    grammar: Grammar

    def mentions_at(self, token: int) -> tuple[Mention, ...]:
        """The mentions that cover the token with the given index, the longest first."""
        span = self.sentence.tokens[token].span
        covering = [m for m in self.mentions if m.span.overlaps(span)]
        return tuple(sorted(covering, key=lambda m: (-len(m.span), m.span.start)))


@dataclass(frozen=True, slots=True)
class Link:
    """A mention in the grammatical slot it fills: `slot` is a key of the trigger's frame.

    `body` tells that the words there name a body of the country that is mentioned ("الرئاسة التونسية").
    """

    slot: str
    role: Role
    mention: Mention
    confidence: float = 1.0
    body: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What the grammar around one trigger says.

    `links` are in text order, at most one per mention. `support` is the token of the verb that
    carries a noun ("held" of "held talks", "أجرى" of "أجرى محادثات"). `understood` tells that the
    verb (or support verb) has a subject that is not written here (Arabic "والتقى نظيره", an English
    participle without a controller): reference fills it from the passage. `bearing` are tokens
    that say whether it happened, the nearest first: support verb, auxiliaries, negations and modal
    particles (لم، لن، قد، سوف/س), then the words whose complement the trigger is in ("plans to", "denied
    that", "يعتزم", "نفى", "قال إن"), outwards. `clause` is the half-open token range in which dates and
    places belong to this trigger. `ours` tells that whoever is quoted is the subject ("we agreed", "اتفقنا").
    `besides` are those who were in an event of its own, each with the token that says so ("besides his
    counterpart").
    """

    links: tuple[Link, ...]
    clause: tuple[int, int]
    support: int | None = None
    understood: bool = False
    bearing: tuple[int, ...] = ()
    ours: bool = False
    besides: tuple[tuple[int, tuple[Link, ...]], ...] = ()


def role_in(trigger: Trigger, slot: str, mention: Mention) -> Role | None:
    """The role that a mention has in a slot of the trigger, None if it fits none.

    Of several roles of a slot the first that fits wins: PLACE takes countries, cities and places, the
    other roles before it take whatever is more than a spot on the map, and the last takes anything.
    So `[place, participant]` reads "a visit to China" and "a visit to the Pope", and
    `[target, place]` reads "bombed Ukraine" and "bombed Odesa". An unlisted full name whose type is a
    guess is taken for a person where the slot wants one.
    """
    allowed = trigger.entry.takes.get(slot)
    kind = mention.type
    # What a pronoun stands for is asked again once it is known.
    if allowed is not None and kind not in allowed and mention.form is not Form.ANAPHOR:
        if EntityType.PERSON not in allowed or not may_be_person(mention):
            return None
        kind = EntityType.PERSON
    roles = trigger.entry.frame.get(slot, ())
    for position, role in enumerate(roles):
        if role is Role.PLACE:
            if kind.spatial:
                return role
        elif position == len(roles) - 1 or kind not in (EntityType.CITY, EntityType.PLACE):
            return role
    return None


def may_be_person(mention: Mention) -> bool:
    """Whether a name may be a person's although a recogniser guessed otherwise: unlisted, in two words or more,
    with nothing but a guess behind its type."""
    guessed = mention.known is None and not mention.candidates and mention.confidence < _SURE
    return guessed and mention.form is Form.NAME and len(mention.name.split()) > 1


class ArgumentFinder(Protocol):
    """Reads the grammar around a trigger.

    `read` gives None where the words are no trigger here (a noun homograph of a verb, a support verb
    that is missing, "summit" inside a name). Only slots of `Trigger.entry.frame` are linked, with
    the role that `role_in` gives, and places introduced by `Grammar.places` where the frame has none.
    """

    @property
    def name(self) -> str:
        """Name and version for `Evidence.extractor`, such as "tree/1"."""

    def read(self, scene: Scene, trigger: Trigger) -> Reading | None: ...
