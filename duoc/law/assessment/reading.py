"""From the words of a case file (or any mapping of that form) to the values that lower secondary functions take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from duoc.law.assessment.marks import Mark, NoResult, Reader, TermMarks, Wording, unknown_field
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count, exact
from duoc.law.programme import one_term_subjects, required_subjects, subject_names


@dataclass(frozen=True, slots=True)
class Form:
    """What a lower secondary regulation expects of its input: programme, comment-only subjects, words for results."""

    regulation: str
    programme: str
    comment_only: Collection[str]
    wording: Wording
    before_tt26: bool = False

    def subject(self, code: object, field: str) -> str:
        """A subject of the programme. Error: `unknown_subject`."""
        known = subject_names(self.programme, "THCS")
        if isinstance(code, str) and code in known:
            return code
        raise LawError(
            "unknown_subject", field=field, value=code, rule=self.regulation,
            vi=f"chương trình {self.programme} không có môn này ở trung học cơ sở",
            en=f"programme {self.programme} has no such subject in lower secondary",
        )  # fmt: skip

    def grade(self, given: Mapping[str, Any]) -> int | None:
        """The grade, if it is given: 6 to 9. Error: `out_of_range`."""
        value = given.get("grade")
        return None if value is None else count(value, field="grade", rule=self.regulation, low=6, high=9)

    def exempt(self, given: Mapping[str, Any]) -> list[str]:
        """The subjects from which the pupil is exempt the whole year. Errors: `unknown_field`, `unknown_subject`."""
        listed = given.get("exempt") or []
        if not isinstance(listed, list):
            raise unknown_field("exempt", listed, self.regulation)
        return [self.subject(code, "exempt") for code in listed]

    def is_comments(self, code: str, mode: object, field: str) -> bool:
        """Whether a subject is assessed by comments only; `mode`, if given, must agree. Error: `wrong_mode`."""
        comments = code in self.comment_only
        if mode not in (None, "comments" if comments else "marks"):
            raise LawError(
                "wrong_mode", field=field, value=mode, rule=self.regulation,
                vi="môn này được đánh giá bằng nhận xét" if comments else "môn này được đánh giá bằng điểm số",
                en="this subject is assessed by comments only" if comments else "this subject is assessed by marks",
            )  # fmt: skip
        return comments

    def reader(self, comments: bool) -> Reader:
        """The reader of a subject's cells."""
        return Reader(self.wording, comments, self.regulation)

    def results(self, given: object, field: str = "results") -> dict[str, Mark | NoResult | None]:
        """Subject results by code, in the order given. null is a missing result, "exempt" an exemption."""
        return {
            self.subject(code, f"{field}.{code}"): None
            if value is None
            else self.reader(code in self.comment_only).result(value, f"{field}.{code}")
            for code, value in mapping(given, field, self.regulation).items()
        }

    def with_missing(
        self, results: Mapping[str, Mark | NoResult | None], grade: int | None, exempt: Collection[str], *, term: bool
    ) -> dict[str, Mark | None]:
        """The results that take part; a compulsory subject of the grade without a result is there as missing."""
        found = {code: None if value is NoResult.NOT_TAUGHT else value for code, value in results.items()}
        if grade is not None:
            one_term = one_term_subjects(self.programme, grade) if term else frozenset()
            for code in required_subjects(self.programme, grade):
                if code not in one_term:
                    found.setdefault(code, None)
        return {code: value for code, value in found.items() if code not in exempt and not isinstance(value, NoResult)}

    def marks(self, given: object, field: str, *, comments: bool) -> TermMarks | NoResult:
        """The tests of one term."""
        return self.reader(comments).term(given, field, before_tt26=self.before_tt26)

    def retests(self, summer: Mapping[str, Any]) -> dict[str, Mark]:
        """The results after a retest or re-evaluation."""
        found = self.results(summer.get("retests") or {}, "summer.retests")
        return {code: value for code, value in found.items() if isinstance(value, int)}


def mapping(given: object, field: str, rule: str) -> Mapping[str, Any]:
    """A mapping, or an error that names the field."""
    if isinstance(given, Mapping):
        return given
    raise unknown_field(field, given, rule)


def read_periods(value: object, field: str, rule: str) -> Decimal | None:
    """Periods, whole or with decimals; None where they are not given. Error: `out_of_range`."""
    if value is None:
        return None
    number = exact(value, field=field, rule=rule)
    if number <= 0:
        raise LawError(
            "out_of_range", field=field, value=value, rule=rule,
            vi="số tiết phải lớn hơn 0", en="the number of periods must be positive",
        )  # fmt: skip
    return Decimal(number.numerator) / Decimal(number.denominator)
