"""A file of cases: YAML 1.1 or 1.2 (or JSON) in, checked documents out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker

from duoc.kit.errors import DomainError

Records = dict[str, list[dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Case:
    """One case with the records of its base. `problem` says why it cannot be loaded, if its form is wrong."""

    id: str
    given: Records
    when: Mapping[str, str]
    expect: Mapping[str, Mapping[str, Any]]
    problem: str = ""


class CaseLoader(yaml.SafeLoader):
    """Reads dates and codes as text, numbers exactly, and yes/no as words, as YAML 1.2 does."""


_core = {
    "tag:yaml.org,2002:bool": (r"true|True|TRUE|false|False|FALSE", "tTfF"),
    "tag:yaml.org,2002:null": (r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    "tag:yaml.org,2002:int": (r"[-+]?[0-9]+", "-+0123456789"),
    "tag:yaml.org,2002:float": (r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
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
    """The cases of a file. A case whose form is wrong carries its problem; errors: `not_yaml`, `not_cases`."""
    try:
        document = yaml.load(Path(path).read_text(encoding="utf-8"), CaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as broken:
        raise DomainError(
            "not_yaml", _("Không đọc được tệp %(path)s: %(why)s") % {"path": path, "why": broken}
        ) from broken
    problems: dict[int, list[str]] = {}
    for error in validator().iter_errors(document):
        match list(error.absolute_path):
            case ["cases", int(index), *rest] if isinstance(document["cases"][index], dict):
                problems.setdefault(index, []).append(f"{'/'.join(map(str, rest))}: {error.message}")
            case where:
                raise DomainError(
                    "not_cases",
                    _("Tệp không đúng mẫu indicator-cases/1 tại %(where)s: %(why)s")
                    % {"where": "/".join(map(str, where)) or "/", "why": error.message},
                )
    bases = document.get("bases") or {}
    return [
        _case(entry, bases, "; ".join(problems.get(index, [])[:3])) for index, entry in enumerate(document["cases"])
    ]


def _case(entry: dict[str, Any], bases: Mapping[str, Records], problem: str) -> Case:
    """A case with its base's records first, then its own."""
    base = entry.get("base")
    if base is not None and base not in bases:
        problem = problem or _("không có phần chung %(base)s") % {"base": base}
    own, shared = _lists(entry.get("given")), bases.get(base, {}) if isinstance(base, str) else {}
    given = {name: [*shared.get(name, []), *own.get(name, [])] for name in {**shared, **own}}
    expect = entry.get("expect")
    return Case(
        id=str(entry.get("id", "?")),
        given=given,
        when=entry.get("when") or {},
        expect=expect if isinstance(expect, dict) else {},
        problem=problem,
    )


def _lists(given: object) -> Records:
    """The record lists of a case, leaving out what has another form (its problem is told apart)."""
    if not isinstance(given, dict):
        return {}
    return {name: rows for name, rows in given.items() if isinstance(rows, list)}
