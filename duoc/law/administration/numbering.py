"""Number, symbol, place and date of a document: "Số: 12/KH-PGDĐT", "Cà Mau, ngày 04 tháng 9 năm 2020"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from duoc.law.administration.parameters import RULE, DocumentFile, DocumentKind
from duoc.law.core.errors import LawError
from duoc.law.core.given import Given
from duoc.law.core.numbers import count
from duoc.law.core.registry import rule
from duoc.law.core.result import Step, because

ABBREVIATION = re.compile(r"[A-ZÀ-ỸĐ][0-9A-Za-zÀ-ỹĐđ&]*")


def document_kind(name: str, rule: DocumentFile = RULE) -> DocumentKind:
    """A kind by its name ("Kế hoạch") or abbreviation ("KH"). Error: `unknown_word`."""
    for kind in rule.kinds:
        if name in (kind.vi, kind.abbreviation):
            return kind
    raise LawError("unknown_word", field="kind", value=name, rule=rule.regulation.id,
                   vi="không phải là loại văn bản hành chính", en="is not a kind of document")  # fmt: skip


def symbol(kind: DocumentKind, body: str, unit: str = "", rule: DocumentFile = RULE) -> str:
    """The symbol after the slash: "KH-PGDĐT"; of a letter "PGDĐT-TH". No spaces. Errors: `not_numbered`, `missing`."""
    for field, word in (("body", body), ("unit", unit)):
        if (word or field == "body") and not ABBREVIATION.fullmatch(word):
            raise LawError("wrong_shape", field=field, value=word, rule=rule.regulation.id,
                           vi="chữ viết tắt viết liền, chữ đầu viết hoa, không có dấu cách",
                           en="an abbreviation has no spaces and begins with a capital")  # fmt: skip
    if kind.numbering == "none":
        raise LawError("not_numbered", field="kind", value=kind.vi, rule=rule.regulation.id,
                       vi="loại này không có số, kí hiệu", en="this kind has no number")  # fmt: skip
    if kind.numbering == "letter":
        if not unit:
            raise LawError("missing", field="unit", value=unit, rule=rule.regulation.id,
                           vi="công văn phải có đơn vị soạn thảo hoặc lĩnh vực",
                           en="a letter names the drafting unit or the field")  # fmt: skip
        return f"{body}-{unit}"
    return f"{kind.abbreviation}-{body}"


def number_line(number: int, kind: DocumentKind, body: str, unit: str = "", rule: DocumentFile = RULE) -> str:
    """The whole line: "Số: 05/KH-PGDĐT"; a leading zero below ten. Errors as `symbol`, and `out_of_range`."""
    count(number, field="number", rule=rule.regulation.id, low=1)
    zero = "0" if number < rule.numbering.leading_zero_below.value else ""
    return f"Số: {zero}{number}/{symbol(kind, body, unit, rule)}"


def date_line(day: date, rule: DocumentFile = RULE) -> str:
    """The day in full: "ngày 05 tháng 01 năm 2020"; zeros for days below 10 and for months 1 and 2."""
    numbers = rule.numbering
    day_zero = "0" if day.day < numbers.leading_zero_day_below.value else ""
    month_zero = "0" if day.month < numbers.leading_zero_month_below.value else ""
    return f"ngày {day_zero}{day.day} tháng {month_zero}{day.month} năm {day.year}"


def place_and_date(place: str, day: date, rule: DocumentFile = RULE) -> str:
    """Place and date: "Cà Mau, ngày 04 tháng 9 năm 2020"."""
    return f"{place}, {date_line(day, rule)}"


@rule(
    subject="administration",
    name="number_line",
    versions=("NĐ30/2020",),
    vi="Số và ký hiệu của văn bản",
    en="Number and symbol of a document",
)
def _number_line(version: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
    words = Given(given, ("number", "kind", "body", "unit"), rule=version)
    kind = document_kind(words.text("kind"))
    line = number_line(words.whole("number"), kind, words.text("body"), words.maybe_text("unit"))
    clause = RULE.at(RULE.numbering.leading_zero_below.source)
    step = Step(clause, f"loại {kind.vi}: {line}", f"kind {kind.en}: {line}")
    return {"line": line, "because": because(step)}
