"""What the schema misses in a file, said in the reader's language with the place and the value."""

from __future__ import annotations

import json
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from jsonschema import ValidationError

from duoc.project.cli.language import say

SHOWN = 60
TYPES = {
    "object": ("một nhóm mục", "a mapping"),
    "array": ("một danh sách", "a list"),
    "string": ("chữ", "text"),
    "number": ("số", "a number"),
    "integer": ("số nguyên", "a whole number"),
    "boolean": ("true hoặc false", "true or false"),
    "null": ("null", "null"),
}


def where(path: Iterable[object]) -> str:
    """A place in a file: "given/classes/0/grades"."""
    return "/".join(map(str, path)) or "/"


def shown(value: object) -> str:
    """A value as a reader finds it in the file, cut where it is long."""
    text = json.dumps(value, ensure_ascii=False, default=_plain)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def _plain(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else str(value)


def in_words(error: ValidationError) -> str:
    """What is wrong at the place of an error, without the place."""
    instance: Any = error.instance
    value = shown(instance)
    rule: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "required":
            missing = [name for name in rule if name not in instance]
            return say(f"thiếu “{missing[0]}”", f"“{missing[0]}” is missing")
        case "additionalProperties":
            known = schema.get("properties", {})
            extra = next(name for name in instance if name not in known)
            return say(f"không có mục nào tên là “{extra}”", f"there is no field “{extra}”")
        case "enum":
            choices = ", ".join(map(str, rule))
            return say(f"{value} không nằm trong: {choices}", f"{value} is none of: {choices}")
        case "const":
            return say(f"{value} phải là {shown(rule)}", f"{value} has to be {shown(rule)}")
        case "type":
            return _type(value, rule)
        case "format":
            return say(f"{value} không phải là một ngày, như 2020-10-15", f"{value} is no day such as 2020-10-15")
        case "pattern":
            return say(f"{value} không đúng dạng {rule}", f"{value} does not match {rule}")
        case "anyOf":
            return _best(error, value)
        case "minItems" | "minProperties":
            return say("không được để trống", "may not be empty")
        case "uniqueItems":
            return say(f"{value} có mục lặp lại", f"{value} has an item twice")
        case _:
            return f"{value}: {error.message}"


def _type(value: str, rule: str | list[str]) -> str:
    names = [TYPES[name] for name in ([rule] if isinstance(rule, str) else rule)]
    vi, en = " hoặc ".join(name[0] for name in names), " or ".join(name[1] for name in names)
    return say(f"{value} phải là {vi}", f"{value} has to be {en}")


def _best(error: ValidationError, value: str) -> str:
    """The alternatives here are "null, or this": what misses "this" is what has to be told."""
    inner = [each for each in error.context or () if each.validator != "type" or each.validator_value != "null"]
    if not inner:
        return f"{value}: {error.message}"
    first = inner[0]
    deeper = list(first.absolute_path)[len(list(error.absolute_path)) :]
    return f"{where(deeper)}: {in_words(first)}" if deeper else in_words(first)


def key_of(entry: Any) -> str:
    """How a case is named in a message: its id, where it has one."""
    found = entry.get("id") if isinstance(entry, dict) else None
    return found if isinstance(found, str) else "?"
