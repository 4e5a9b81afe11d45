"""A file of cases: YAML 1.1 or 1.2 (or JSON) in, checked documents out."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from duoc.kit.errors import DomainError
from duoc.project.cli.language import say
from duoc.project.indicator_cases.checking import problems_of
from duoc.project.indicator_cases.schema_words import in_words, key_of, where

Records = dict[str, list[dict[str, Any]]]
MOST_BYTES = 20_000_000
MOST_NODES = 4_000_000
MOST_DEEP = 50


@dataclass(frozen=True, slots=True)
class Case:
    """One case with the records of its base. `problems` say, with place and value, why it cannot be loaded."""

    id: str
    given: Records
    when: Mapping[str, str]
    expect: Mapping[str, Mapping[str, Any]]
    problems: tuple[str, ...] = ()


class CaseLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads dates and codes as text, numbers exactly, and yes/no as words, as YAML 1.2 does; no key twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """A mapping. Errors: ConstructorError for a key that is written twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value in seen and key.value != "<<":
                text = say(f"“{key.value}” viết hai lần", f"“{key.value}” is written twice")
                raise yaml.constructor.ConstructorError(None, None, text, key.start_mark)
            seen.add(str(key.value))
        found: dict[Any, Any] = super().construct_mapping(node, deep)
        return found


_core = {
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "tag:yaml.org,2002:null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+", "-+0123456789"),
    # With a point only: the code of a class may be 3E-21.
    "tag:yaml.org,2002:float": (r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    "tag:yaml.org,2002:merge": (r"<<", "<"),
}
CaseLoader.yaml_implicit_resolvers = {}
for _tag, (_pattern, _first) in _core.items():
    CaseLoader.add_implicit_resolver(_tag, re.compile(f"^(?:{_pattern})$"), list(_first))
CaseLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
CaseLoader.add_constructor("tag:yaml.org,2002:float", lambda loader, node: Decimal(node.value))


@cache
def validator() -> Draft202012Validator:
    """The published schema, with its formats checked."""
    schema = json.loads(Path(__file__).with_name("schema.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


def read_cases(path: str | Path) -> list[Case]:
    """The cases of a file. A case that cannot be loaded carries its problems.

    Errors: `too_large`, `not_yaml`, `not_cases`.
    """
    document = _document(Path(path))
    wrong: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    places: set[tuple[object, ...]] = set()
    for error in validator().iter_errors(document):
        place = tuple(error.absolute_path)
        if place in places and error.validator in ("pattern", "format"):
            continue  # a day has both, one is enough to tell
        places.add(place)
        match list(place):
            case ["cases", int(index), *rest] if isinstance(document["cases"][index], dict):
                wrong["cases", index].append(f"{where(rest)}: {in_words(error)}")
            case ["bases", str(name), *rest]:
                wrong["bases", name].append(f"{where(['bases', name, *rest])}: {in_words(error)}")
            case _:
                text = say("Tệp không đúng mẫu indicator-cases/1 tại", "The file does not fit indicator-cases/1 at")
                raise DomainError("not_cases", f"{text} {where(place)}: {in_words(error)}.")
    return _cases(document, wrong)


def _document(path: Path) -> Any:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            found, most = f"{size / 1e6:.0f} MB", f"{MOST_BYTES / 1e6:.0f} MB"
            text = say(
                f"Tệp {path} nặng {found}, nhiều nhất được {most}. Hãy chia thành nhiều tệp.",
                f"The file {path} has {found}, the most is {most}. Split it into several.",
            )
            raise DomainError("too_large", text)
        document = yaml.load(path.read_text(encoding="utf-8"), CaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, RecursionError) as broken:
        text = say(f"Không đọc được tệp {path}", f"The file {path} cannot be read")
        raise DomainError("not_yaml", f"{text}: {_why(broken)}.") from broken
    if _nodes(document, {}, MOST_DEEP) > MOST_NODES:
        text = say("quá nhiều mục, hoặc lồng nhau quá sâu", "too many values, or nested too deeply")
        raise DomainError("too_large", f"{path}: {text}.")
    return document


def _why(broken: Exception) -> str:
    """What could not be read, with line and column where they are known."""
    match broken:
        case yaml.MarkedYAMLError(problem_mark=mark, problem=problem) if mark is not None:
            place = say(
                f"dòng {mark.line + 1}, cột {mark.column + 1}", f"line {mark.line + 1}, column {mark.column + 1}"
            )
            return f"{place}: {problem}"
        case UnicodeDecodeError():
            return say(f"không phải UTF-8 tại byte {broken.start}", f"not UTF-8 at byte {broken.start}")
        case OSError():
            return str(broken.strerror)
        case RecursionError():
            return say("lồng nhau quá sâu", "nested too deeply")
        case _:
            return str(broken).splitlines()[0]


def _nodes(found: Any, known: dict[int, int], deep: int) -> int:
    """How many values a document has, where what is anchored counts each time; a loop or a pit counts as too many."""
    if not isinstance(found, dict | list):
        return 1
    if deep == 0:
        return MOST_NODES
    if id(found) not in known:
        known[id(found)] = MOST_NODES
        inner = found.values() if isinstance(found, dict) else found
        known[id(found)] = 1 + sum(_nodes(each, known, deep - 1) for each in inner)
    return known[id(found)]


def _cases(document: dict[str, Any], wrong: Mapping[tuple[object, ...], list[str]]) -> list[Case]:
    found: list[Case] = []
    seen: set[str] = set()
    for index, entry in enumerate(document["cases"]):
        problems = list(wrong.get(("cases", index), ()))
        name = key_of(entry)
        if name in seen:
            problems.append(say(f"id: mã “{name}” đã có ở ca trước", f"id: “{name}” is the id of a case before"))
        seen.add(name)
        found.append(_case(entry, name, document.get("bases") or {}, wrong, problems))
    return found


def _case(
    entry: dict[str, Any],
    name: str,
    bases: Mapping[str, Records],
    wrong: Mapping[tuple[object, ...], list[str]],
    problems: list[str],
) -> Case:
    """A case with its base's records first, then its own."""
    base = entry.get("base")
    if isinstance(base, str):
        problems += wrong.get(("bases", base), ())
        if base not in bases:
            problems.append(say(f"base: không có phần chung “{base}”", f"base: there is no base “{base}”"))
    own, shared = _lists(entry.get("given")), _lists(bases.get(base)) if isinstance(base, str) else {}
    given = {key: [*shared.get(key, []), *own.get(key, [])] for key in {**shared, **own}}
    expect = entry.get("expect")
    return Case(
        id=name,
        given=given,
        when=entry.get("when") or {},
        expect=expect if isinstance(expect, dict) else {},
        problems=tuple(problems or problems_of(given, {key: len(rows) for key, rows in shared.items()})),
    )


def _lists(given: object) -> Records:
    """The record lists of a case, leaving out what has another form (its problem is told apart)."""
    if not isinstance(given, dict):
        return {}
    return {name: rows for name, rows in given.items() if isinstance(rows, list)}
