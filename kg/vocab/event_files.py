"""The format of `seeds/events/*.yaml`, checked word by word so that a typing slip says where it is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal, TypeVar

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from kg.errors import DataError
from kg.model import EntityType, Role, Status


def _one_or_many(value: object) -> object:
    return [value] if isinstance(value, str) else value


def _text(value: object) -> object:
    """YAML reads an unquoted 2026-01-05 as a date and 2026 as a number; both are meant as written."""
    return value if value is None or isinstance(value, str | list) else str(value)


Words = Annotated[list[str], BeforeValidator(_one_or_many)]
Dates = Annotated[list[str], BeforeValidator(lambda value: _one_or_many(_text(value)))]
Roles = Annotated[list[Role], BeforeValidator(_one_or_many)]
FrameData = dict[str, Roles | None]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ConditionData(_Strict):
    """Words that must or must not be around a trigger."""

    before: Words = []
    after: Words = []
    near: Words = []


class TriggerData(_Strict):
    """Trigger words that share a frame. `frame` adds to the file's frame; an empty role takes a slot away.

    `takes` lists the entity types that may fill a slot, `requires` slots of which one must be filled. What stands
    in the name of one that `encloses` is no event of its own ("معاهدة التعاون").
    """

    verb: Words = []
    noun: Words = []
    frame: FrameData = {}
    support: dict[Role, Words] | None = None
    takes: dict[str, list[EntityType]] = {}
    requires: Words = []
    needs: ConditionData = ConditionData()
    unless: ConditionData = ConditionData()
    least: int | None = None
    least_alone: int | None = None
    encloses: bool = False

    @model_validator(mode="after")
    def _has_words(self) -> TriggerData:
        if bool(self.verb) == bool(self.noun):
            raise ValueError("a trigger lists either verbs or nouns")
        return self


class LanguageData(_Strict):
    """What one language says of an event type.

    `least` is how many participants a claim needs, `least_alone` how many when a noun stands
    without a verb that carries it ("the agreement between …" against "signed an agreement").
    `complement` is the role of whom the promised deed names ("agreed to send Chad aid").
    """

    verb_frame: FrameData = {}
    noun_frame: FrameData = {}
    support: dict[Role, Words] = {}
    unless: ConditionData = ConditionData()
    takes: dict[str, list[EntityType]] = {}
    least: int = 1
    least_alone: int | None = None
    complement: Role | None = None
    triggers: list[TriggerData] = Field(min_length=1)


class EventData(_Strict):
    """An event that a reader would take from an example. Surfaces are as the example writes them."""

    participants: list[str] = []
    places: Words = []
    dates: Dates = []
    status: Status = Status.HAPPENED


class ExampleData(_Strict):
    """A short text with the events of this type in it; without any it is a negative example."""

    text: str
    published: Annotated[str | None, BeforeValidator(_text)] = None
    events: list[EventData] = []


class PromotionData(_Strict):
    """Events of `types` are of this file's type if all who take part hold one of `offices`."""

    types: Words
    offices: Words


class EventFile(_Strict):
    """One file of `seeds/events`; the flags are those of `kg.vocab.events.EventType`."""

    type: str
    family: str
    generality: int = 0
    apart: bool = False
    speech: bool = False
    named: bool = False
    promotes: PromotionData | None = None
    place_takes_part: bool = False
    target_is_place: bool = False
    absorbs: Words = []
    languages: dict[str, LanguageData]
    examples: dict[str, list[ExampleData]] = {}


class GrammarData(_Strict):
    """What trigger words of a language look like, and the small words around them; see the file itself."""

    inflection: Literal["none", "arabic"]
    noun_head: Literal["first", "last"]
    places: Words
    stands_for: Words
    spots: Words
    pairing: Words
    conjunctions: Words = Field(alias="and")
    carriers: Words
    controllers: Words
    circumstances: Words
    later: Words
    contents: Words
    happening: Words
    wishing: Words
    travelling: Words = []
    including: Words = []
    engaging: Words
    anterior: Words
    transparent: Words
    masdars: dict[str, str] = {}
    topics: Words = []
    joining: Words = []
    adverse: Words = []
    witnessing: Words = []
    representing: Words = []
    belonging: Words = []
    gathering: Words = []
    about: Words = []
    leading: Words = []
    attending: Words = []
    besides: Words = []
    within: Words = []
    edges: Words = []
    ours: Words = []
    obliging: Words = []
    masculine: Words = []
    people: Words = []
    delegations: Words = []
    done: Words = []
    grounds: Words = []


class GrammarFile(_Strict):
    """`seeds/events/_languages.yaml`."""

    languages: dict[str, GrammarData]


_File = TypeVar("_File", bound=BaseModel)


def read_event_file(path: Path) -> EventFile:
    """One event type. Raises `DataError` with the place of the first mistake."""
    return read_yaml(path, EventFile)


def read_grammar_file(path: Path) -> GrammarFile:
    """The languages that triggers are written in."""
    return read_yaml(path, GrammarFile)


def read_yaml(path: Path, model: type[_File]) -> _File:
    """The file as a checked value; `DataError` names file, place and fault in one line."""
    try:
        data = yaml.safe_load(path.read_text("utf-8"))
        return model.model_validate(data)
    except yaml.YAMLError as err:
        raise DataError(f"{path.name} is not YAML: {' '.join(str(err).split())}; mend the line it names") from err
    except ValidationError as err:
        first = err.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path.name}: {where}: {first['msg']}; see CONTRIBUTING on event types") from err
