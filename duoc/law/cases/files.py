"""Case files and their five schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from duoc.law.core.errors import ParameterError
from duoc.law.core.parameters import read_yaml

Certainty = Literal["text", "recalled", "interpretation"]


class CaseFileError(Exception):
    """A case file that cannot be run: it cannot be read, or does not fit its schema. Says file and field."""

    def __init__(self, file: str, field: str, vi: str, en: str) -> None:
        super().__init__(f"{file}: {field}: {vi} / {en}")
        self.file, self.field, self.text_vi, self.text_en = file, field, vi, en


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class AssessmentCase(_Strict):
    """A case of `assessment-cases/1`: the scope is the rule, the regulation its version."""

    id: str
    scope: str
    regulation: str
    grade: int
    school_year: str
    inputs: dict[str, Any]
    expected: dict[str, Any]
    why: str
    why_vi: str = ""
    note: str = ""


class RuleCase(_Strict):
    """A case of the other four schemas."""

    id: str
    rule: str
    version: str
    title: str
    title_vi: str = ""
    input: dict[str, Any]
    expected: dict[str, Any]
    basis: str
    certainty: Certainty


class AssessmentFile(_Strict):
    """A file of `assessment-cases/1`."""

    schema_: str
    notes: str = ""
    cases: tuple[AssessmentCase, ...]


class RuleFile(_Strict):
    """A file of `school-cases/1`, `staff-cases/1`, `quality-cases/1` or `universal-education-cases/1`."""

    schema_: str
    notes: str = ""
    cases: tuple[RuleCase, ...]


SCHEMAS: Mapping[str, tuple[str, type[AssessmentFile] | type[RuleFile]]] = {
    "assessment-cases/1": ("assessment", AssessmentFile),
    "school-cases/1": ("school", RuleFile),
    "staff-cases/1": ("staff", RuleFile),
    "quality-cases/1": ("quality", RuleFile),
    "universal-education-cases/1": ("universal_education", RuleFile),
}


LONGEST_SHOWN = 60
MISFITS: Mapping[str, tuple[str, str]] = {
    "missing": ("còn thiếu", "is missing"),
    "extra_forbidden": ("không phải là trường của một trường hợp", "is not a field of a case"),
    "string_type": ("phải là chữ", "must be text"),
    "int_type": ("phải là số nguyên", "must be a whole number"),
    "dict_type": ("phải là các cặp tên: giá trị", "must be pairs of name: value"),
    "model_type": ("phải là các cặp tên: giá trị", "must be pairs of name: value"),
    "model_attributes_type": ("phải là các cặp tên: giá trị", "must be pairs of name: value"),
    "tuple_type": ("phải là một danh sách", "must be a list"),
    "literal_error": ("phải là một trong", "must be one of"),
}
"""What is wrong with a value that does not fit the schema, by the validator's own name of the error."""


@dataclass(frozen=True, slots=True)
class Case:
    """One case of any schema: which rule, which version, from what, what must come out, and why.

    `title` is in Vietnamese where the file has it so (`title_vi`, `why_vi`), `title_en` as the file writes it.
    """

    id: str
    subject: str
    rule: str
    version: str
    given: Mapping[str, Any]
    expected: Mapping[str, Any]
    title: str
    basis: str
    title_en: str = ""


def read_cases(path: Path | str) -> tuple[Case, ...]:
    """All cases of a file. Error: `CaseFileError`."""
    path = Path(path)
    try:
        data = read_yaml(path)
    except OSError as error:
        raise CaseFileError(str(path), "(file)", "không đọc được tệp", "the file cannot be read") from error
    except ParameterError as error:
        raise CaseFileError(
            str(path), error.field, f"không phải YAML: {error.problem}", f"not YAML: {error.problem}"
        ) from error
    schema = data.get("schema") if isinstance(data, dict) else None
    if not isinstance(schema, str) or schema not in SCHEMAS:
        known = ", ".join(SCHEMAS)
        raise CaseFileError(
            str(path), "schema", f"{schema!r} không phải là một trong {known}", f"{schema!r} is not one of {known}"
        )
    subject, model = SCHEMAS[schema]
    renamed = {("schema_" if key == "schema" else key): value for key, value in data.items()}
    try:
        file = TypeAdapter(model).validate_json(json.dumps(renamed))
    except ValidationError as error:
        raise _misfit(path, error, schema) from error
    cases = tuple(_case(subject, case) for case in file.cases)
    ids = [case.id for case in cases]
    if twice := sorted({name for name in ids if ids.count(name) > 1}):
        raise CaseFileError(str(path), "cases.id", f"mã {twice[0]} có hai lần", f"the id {twice[0]} occurs twice")
    return cases


def _misfit(path: Path, error: ValidationError, schema: str) -> CaseFileError:
    """The first place at which a file does not fit its schema: field, value and what was expected."""
    first = error.errors(include_url=False)[0]
    place = ".".join("schema" if part == "schema_" else str(part) for part in first["loc"])
    allowed = first.get("ctx", {}).get("expected", "").replace(" or ", ", ")
    vi, en = MISFITS.get(first["type"], ("không đúng cấu trúc", "does not fit"))
    found = "" if first["type"] == "missing" else f" ({_short(first['input'])})"
    more = f" {allowed}" if allowed else ""
    return CaseFileError(str(path), place, f"{vi}{more}{found} — {schema}", f"{en}{more}{found} — {schema}")


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def _case(subject: str, case: AssessmentCase | RuleCase) -> Case:
    if isinstance(case, AssessmentCase):
        given = {**case.inputs, "grade": case.grade, "school_year": case.school_year}
        return Case(
            case.id,
            subject,
            case.scope,
            case.regulation,
            given,
            case.expected,
            case.why_vi or case.why,
            case.note,
            case.why,
        )
    return Case(
        case.id,
        subject,
        case.rule,
        case.version,
        case.input,
        case.expected,
        case.title_vi or case.title,
        case.basis,
        case.title,
    )
