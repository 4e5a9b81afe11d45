"""Parameter files: the law's values as dated data with their source, read once and checked when read.

`duoc/law/parameters/<subject>/<name>.yaml` holds one regulation (or one regulation as amended) for one subject, in the
order of its articles. It begins with the head, then come the values in the shape of the subject's own model:

    regulation:
      id: TT58/2011+TT26/2020
      title: {vi: Quy chế đánh giá, xếp loại học sinh …, en: Regulation on …}
      documents: [{number: 58/2011/TT-BGDĐT, issued: 2011-12-12, effective: 2012-01-26}]
      from: 2020-10-11            # first day in force
      to: null                    # day after the last; null = still in force
      certainty: text
    absences_allowed: {value: 45, source: 15.1.b}

Dates are half open (`from` included, `to` excluded). Words that YAML 1.1 would turn into something else (no, 12:30,
2020-09-05, 0.5) stay text until the model says what they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Generic, Literal, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field, RootModel, ValidationError, model_validator

from duoc.law.core.errors import LawError, ParameterError
from duoc.law.core.result import Clause

DIRECTORY = Path(__file__).parent.parent / "parameters"
Certainty = Literal["text", "recalled", "interpretation", "shaky", "not_loaded"]
T = TypeVar("T")


class ExactLoader(yaml.CSafeLoader):
    """YAML with null, true/false and whole numbers; every other word stays text. A name stands only once in a table."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A table; a name that stands twice is a mistake, and not the last value in silence."""
        names = [name.value for name, _value in node.value if isinstance(name, yaml.ScalarNode)]
        for name, _value in node.value:
            if isinstance(name, yaml.ScalarNode) and names.count(name.value) > 1:
                raise yaml.constructor.ConstructorError(
                    None, None, f"tên đứng hai lần / the name stands twice: {name.value}", name.start_mark
                )
        return super().construct_mapping(node, deep)


def _resolvers() -> dict[str, list[tuple[str, Any]]]:
    bools = ("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"))
    ints = ("tag:yaml.org,2002:int", re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"))
    nulls = ("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"))
    found: dict[str, list[tuple[str, Any]]] = {"t": [bools], "f": [bools], "~": [nulls], "n": [nulls], "": [nulls]}
    for first in "-+0123456789":
        found[first] = [ints]
    return found


ExactLoader.yaml_implicit_resolvers = _resolvers()


def read_yaml(path: Path) -> Any:
    """A YAML file, exactly as written. Error: `ParameterError` where it is not YAML."""
    try:
        return yaml.load(path.read_bytes(), Loader=ExactLoader)  # ExactLoader is a safe loader
    except yaml.YAMLError as error:
        raise ParameterError(path.name, "(whole file)", str(error).replace("\n", " ")) from error


class Strict(BaseModel):
    """A record of a parameter file: nothing missing, nothing extra, nothing converted, nothing changed later."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Words(Strict):
    """The same words in Vietnamese and in English."""

    vi: str
    en: str

    def __str__(self) -> str:
        """The words in Vietnamese, the official language."""
        return self.vi


class Source(Strict):
    """Where a value stands: "13.1.a" in this file's regulation, or "TT26/2020 1.5" in another document.

    `certainty` is how well it is known; `note` says what was read how, in both languages.
    """

    document: str = ""
    place: str = ""
    certainty: Certainty = "text"
    note: Words | None = None

    @model_validator(mode="before")
    @classmethod
    def _from_words(cls, given: Any) -> Any:
        if not isinstance(given, str):
            return given
        document, _, place = given.rpartition(" ")
        return {"document": document, "place": place}

    def clause(self, regulation: str) -> Clause:
        """The clause, in the source's own document or else in `regulation`."""
        return Clause.parse(self.document or regulation, self.place, self.certainty)


class Document(Strict):
    """A document of the state that makes up a regulation."""

    number: str
    issued: date | None = None
    effective: date | None = None
    amends: str = ""


class Span(Strict):
    """A stretch of time: `from` included, `to` excluded, an open end is null."""

    from_: Annotated[date | None, Field(alias="from")] = None
    to: date | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Span:
        if self.from_ is not None and self.to is not None and self.to <= self.from_:
            raise ValueError(f"to ({self.to}) must come after from ({self.from_})")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether the day lies within."""
        return (self.from_ is None or self.from_ <= day) and (self.to is None or day < self.to)


class Regulation(Span):
    """The head of a parameter file."""

    id: str
    title: Words
    documents: tuple[Document, ...] = ()
    certainty: Certainty = "text"
    note: Words | None = None


class RegulationFile(Strict):
    """Base of every subject's model: the head; the subject adds its own fields."""

    regulation: Regulation

    def at(self, source: Source) -> Clause:
        """The clause of a value of this file."""
        return source.clause(self.regulation.id)


class Sourced(Strict, Generic[T]):
    """One value with its source."""

    value: T
    source: Source


class Period(Span, Generic[T]):
    """A value for a time, with its source. A time for which nothing is known has value null, certainty not_loaded."""

    value: T
    source: Source


class Dated(RootModel[tuple[Period[T], ...]], Generic[T]):
    """A value through time: periods in order, each beginning where the one before ended."""

    model_config = ConfigDict(strict=True, frozen=True)

    @model_validator(mode="after")
    def _unbroken(self) -> Dated[T]:
        if not self.root:
            raise ValueError("needs at least one period")
        for before, after in zip(self.root, self.root[1:], strict=False):
            if before.to is None or after.from_ is None or after.from_ < before.to:
                raise ValueError(f"the periods overlap at {after.from_ or before.from_}")
            if after.from_ > before.to:
                raise ValueError(f"nothing is said from {before.to} to {after.from_}")
        return self

    def __iter__(self) -> Iterator[Period[T]]:  # type: ignore[override]
        return iter(self.root)

    def period(self, day: date, *, field: str = "day", rule: str = "") -> Period[T]:
        """The period in which a day falls. Errors: `before_oldest_rule`, `after_last_rule`."""
        for period in self.root:
            if period.holds_on(day):
                return period
        if (first := self.root[0].from_) is not None and day < first:
            raise before_oldest(day, first, field=field, rule=rule)
        raise LawError(
            "after_last_rule", field=field, value=day.isoformat(), rule=rule,
            vi=f"quy định hết hiệu lực từ {self.root[-1].to:%d/%m/%Y}",
            en=f"the rule ended on {self.root[-1].to:%d/%m/%Y}",
        )  # fmt: skip

    def on(self, day: date, *, field: str = "day", rule: str = "") -> T:
        """That day's value. Errors as `period`."""
        return self.period(day, field=field, rule=rule).value


def before_oldest(day: date, first: date, *, field: str, rule: str) -> LawError:
    """The error for a day before the oldest rule that is known."""
    return LawError(
        "before_oldest_rule", field=field, value=day.isoformat(), rule=rule,
        vi=f"trước quy định cũ nhất có ở đây ({first:%d/%m/%Y})",
        en=f"before the oldest rule known here ({first:%d/%m/%Y})",
    )  # fmt: skip


FileT = TypeVar("FileT", bound=BaseModel)


LOADED: dict[tuple[str, str], BaseModel] = {}
"""Every parameter file that a rule reads, by subject and name: what the reference pages show."""


@cache
def load(subject: str, name: str, model: type[FileT]) -> FileT:
    """Read and check `parameters/<subject>/<name>.yaml`. Error: `ParameterError`, with file and field."""
    path = DIRECTORY / subject / f"{name}.yaml"
    found = check(read_yaml(path), model, f"{subject}/{path.name}")
    LOADED[subject, name] = found
    return found


def check(data: Any, model: type[FileT], file: str) -> FileT:
    """Validate what was read. The error names the first wrong field, and counts the rest."""
    try:
        return model.model_validate_json(json.dumps(data))
    except ValidationError as error:
        first, *others = error.errors(include_url=False)
        place = ".".join(str(part) for part in first["loc"]) or "(whole file)"
        more = f" (and {len(others)} more)" if others else ""
        raise ParameterError(file, place, f"{first['msg']}{more}") from error


class _HeadOnly(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)
    regulation: Regulation


class Listed(Strict):
    """A regulation and the parameter file that holds it."""

    subject: str
    file: str
    regulation: Regulation


@cache
def regulations() -> tuple[Listed, ...]:
    """Every regulation of every subject, by the heads of the parameter files."""
    return tuple(
        Listed(subject=path.parent.name, file=path.stem,
                regulation=check(read_yaml(path), _HeadOnly, f"{path.parent.name}/{path.name}").regulation)
        for path in sorted(DIRECTORY.glob("*/*.yaml"))
    )  # fmt: skip


def in_force(day: date) -> tuple[Listed, ...]:
    """The regulations in force on a day, in order of subject and file."""
    return tuple(listed for listed in regulations() if listed.regulation.holds_on(day))


def clauses(file: RegulationFile) -> frozenset[Clause]:
    """Every clause that a parameter file names: what an explanation may cite."""
    own = file.regulation.id
    return frozenset({Clause(own), *(source.clause(own) for source in _sources(file))})


def _sources(value: object) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        fields = (
            (value.root,) if isinstance(value, RootModel) else (getattr(value, f) for f in type(value).model_fields)
        )
        for field in fields:
            yield from _sources(field)
    elif isinstance(value, dict):
        for item in value.values():
            yield from _sources(item)
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _sources(item)
