"""From the words of a case file (or any mapping of that form) to the values that lower secondary functions take."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from duoc.law.assessment.in_force import CASE_FIELDS, check_class, known_fields
from duoc.law.assessment.marks import Mark, NoResult, Reader, TermMarks, Wording, unknown_field
from duoc.law.assessment.pupil_year import SubjectMarks
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import count, exact
from duoc.law.programme import one_term_subjects, required_subjects, subject_names

TERM_FIELDS = (*CASE_FIELDS, "results", "exempt", "conduct", "absences")
YEAR_FIELDS = (*TERM_FIELDS, "summer")
FULL_FIELDS = (*CASE_FIELDS, "subjects", "exempt", "conduct", "absences", "summer")
SUBJECT_FIELDS = ("periods", "mode", "hk1", "hk2")
PENDING = TermMarks((), (None,), None)
__all__ = [
    "CASE_FIELDS",
    "FULL_FIELDS",
    "TERM_FIELDS",
    "YEAR_FIELDS",
    "Form",
    "Summer",
    "known_fields",
    "mapping",
    "read_periods",
]


@dataclass(frozen=True, slots=True)
class Summer:
    """What summer brought: new results of subjects, and conduct after training if it was judged again."""

    retests: Mapping[str, Mark]
    conduct: str | None
    is_given: bool


@dataclass(frozen=True, slots=True)
class Form:
    """What a lower secondary regulation expects of its input: programme, comment-only subjects, words for results.

    check_exempt: refuses an exemption that the regulation does not give.
    """

    regulation: str
    programme: str
    comment_only: Collection[str]
    wording: Wording
    check_exempt: Callable[[str], None]
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
        """The grade, if it is given: 6 to 9. Errors: `out_of_range`, `not_a_school_year`, `not_in_force`."""
        value = given.get("grade")
        grade = None if value is None else count(value, field="grade", rule=self.regulation, low=6, high=9)
        check_class(grade, given.get("school_year"), self.regulation)
        return grade

    def exempt(self, given: Mapping[str, Any]) -> list[str]:
        """The subjects from which the pupil is exempt the whole year.

        Errors: `unknown_field`, `unknown_subject`, `not_exemptable`.
        """
        listed = given.get("exempt")
        if listed is None:
            return []
        if not isinstance(listed, list):
            raise unknown_field("exempt", listed, self.regulation)
        found = [self.subject(code, "exempt") for code in listed]
        for code in found:
            self.check_exempt(code)
        return found

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

    def taking_part(self, given: Mapping[str, Any], *, term: bool) -> dict[str, Mark | None]:
        """The results of a term or a year that take part; a compulsory subject of the grade without one is missing."""
        exempt, results = self.exempt(given), self.results(given.get("results"))
        if given.get("absences") is not None:  # of a term they decide nothing, but must be a number all the same
            count(given["absences"], field="absences", rule=self.regulation)
        for code, value in results.items():
            if value is NoResult.EXEMPT:
                self.check_exempt(code)
        found = {code: None if value is NoResult.NOT_TAUGHT else value for code, value in results.items()}
        if (grade := self.grade(given)) is not None:
            one_term = one_term_subjects(self.programme, grade) if term else frozenset()
            for code in required_subjects(self.programme, grade):
                if code not in one_term:
                    found.setdefault(code, None)
        return {code: value for code, value in found.items() if code not in exempt and not isinstance(value, NoResult)}

    def subjects(self, given: Mapping[str, Any]) -> dict[str, SubjectMarks]:
        """The tests of a whole year by subject; a compulsory subject of the grade that is not there is pending."""
        exempt, found = self.exempt(given), {}
        for code, value in mapping(given.get("subjects"), "subjects", self.regulation).items():
            place = f"subjects.{self.subject(code, f'subjects.{code}')}"
            cells = mapping(value, place, self.regulation)
            known_fields(cells, SUBJECT_FIELDS, self.regulation, f"{place}.")
            comments = self.is_comments(code, cells.get("mode"), f"{place}.mode")
            terms = [self.marks(cells.get(name), f"{place}.{name}", comments=comments) for name in ("hk1", "hk2")]
            if NoResult.EXEMPT in terms:
                self.check_exempt(code)
            periods = read_periods(cells.get("periods"), f"{place}.periods", self.regulation)
            found[code] = SubjectMarks(terms[0], terms[1], comments, periods)
        if (grade := self.grade(given)) is not None:
            for code in required_subjects(self.programme, grade):
                first = NoResult.NOT_TAUGHT if code in one_term_subjects(self.programme, grade) else PENDING
                found.setdefault(code, SubjectMarks(first, PENDING, code in self.comment_only))
        return {code: marks for code, marks in found.items() if code not in exempt}

    def marks(self, given: object, field: str, *, comments: bool) -> TermMarks | NoResult:
        """The tests of one term."""
        return self.reader(comments).term(given, field, before_tt26=self.before_tt26)

    def summer(self, given: Mapping[str, Any], conduct: Callable[[object, str], str]) -> Summer:
        """What summer brought; `conduct` reads a conduct rank. Errors: `unknown_field`, `unknown_subject`, a mark's."""
        if given.get("summer") is None:
            return Summer({}, None, False)
        summer = mapping(given["summer"], "summer", self.regulation)
        known_fields(summer, ("retests", "conduct"), self.regulation, "summer.")
        retests = {}
        for code, value in mapping(summer.get("retests") or {}, "summer.retests", self.regulation).items():
            place = f"summer.retests.{self.subject(code, f'summer.retests.{code}')}"
            if value is not None:
                retests[code] = self.reader(code in self.comment_only).mark(value, place)
        judged = summer.get("conduct")
        return Summer(retests, None if judged is None else conduct(judged, "summer.conduct"), bool(summer))


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
