"""Subject results from tests, as TT 58/2011 and TT 22/2021 share them: weighted averages, how many tests there are.

What differs between the regulations (missed tests, assessment by comments) is in their own modules.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pydantic import model_validator

from duoc.law.assessment.marks import Cell, Mark, Missed, NoResult, TermMarks
from duoc.law.core.errors import LawError
from duoc.law.core.numbers import half_up, show
from duoc.law.core.parameters import Source, Strict
from duoc.law.core.result import Clause, Result, Step, because

WEEKS_A_YEAR = 35


class Weights(Strict):
    """Coefficients of the kinds of tests."""

    regular: int
    midterm: int
    endterm: int
    source: Source


class CountBand(Strict):
    """So many regular marks up to (included) or below (excluded) so many periods; neither = all the rest."""

    up_to: Decimal | None = None
    below: Decimal | None = None
    marks: int

    def holds(self, periods: Decimal) -> bool:
        """Whether a subject of so many periods is in this band."""
        return (self.up_to is None or periods <= self.up_to) and (self.below is None or periods < self.below)


class RegularMarks(Strict):
    """How many regular marks a term has."""

    source: Source
    bands: tuple[CountBand, ...]

    @model_validator(mode="after")
    def _ends_open(self) -> RegularMarks:
        ends = [band.up_to if band.below is None else band.below for band in self.bands]
        if ends[-1] is not None or any(end is None for end in ends[:-1]) or ends[:-1] != sorted(ends[:-1]):  # type: ignore[type-var]
            raise ValueError("the bands must rise and only the last may be open")
        return self


class Relaxed(Strict):
    """A term in which the numbers of tests were not binding."""

    school_year: str
    term: int
    source: Source


class Tests(Strict):
    """The tests of a term. `exact`: neither fewer nor more regular marks; `by`: periods a year or a week decide."""

    exact: bool
    by: str
    weights: Weights
    regular_marks: RegularMarks
    regular_comments: SourcedCount | None = None
    relaxed: tuple[Relaxed, ...] = ()

    def relaxed_terms(self, school_year: object) -> frozenset[int]:
        """The terms of a school year in which the numbers of tests were not binding."""
        return frozenset(relaxed.term for relaxed in self.relaxed if relaxed.school_year == school_year)


class SourcedCount(Strict):
    """A number of tests with its source."""

    value: int
    source: Source


Tests.model_rebuild()


class MissedTest(Strict):
    """What a missed test counts."""

    makeup_needs_reason: bool
    source: Source


class YearAverage(Strict):
    """Weights of the terms in the year average of a subject."""

    term_1: int
    term_2: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkCount(Result):
    """How many regular marks a subject needs in a term."""

    regular_marks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectResult(Result):
    """The result of a subject in a term or a year: tenths, passed or not, or the reason why there is none.

    `value` is None only where something is missing (status "incomplete", `missing` says what). For a mark, `sum_tenths`
    and `divisor` are the fraction before rounding.
    """

    value: Mark | NoResult | None
    sum_tenths: int | None = None
    divisor: int | None = None


def mark_count(periods_per_year: Decimal, comments: bool, tests: Tests, at: Callable[[Source], Clause]) -> MarkCount:
    """The number of regular marks (ĐĐGtx) a term of a subject needs, by its periods in a school year."""
    fixed = tests.regular_comments
    if comments and fixed is not None:
        step = Step(
            at(fixed.source),
            f"môn đánh giá bằng nhận xét: {fixed.value} lần đánh giá thường xuyên mỗi học kì",
            f"a comment-only subject: {fixed.value} regular assessments a term",
            facts={"regular_marks": fixed.value},
        )
        return MarkCount(regular_marks=fixed.value, because=because(step))
    periods = periods_per_year if tests.by == "per_year" else periods_per_year / WEEKS_A_YEAR
    band = next(band for band in tests.regular_marks.bands if band.holds(periods))
    vi, en = ("tiết/năm", "periods a year") if tests.by == "per_year" else ("tiết/tuần", "periods a week")
    shown = f"{periods.normalize():f}"
    step = Step(
        at(tests.regular_marks.source),
        f"{shown.replace('.', ',')} {vi}: {band.marks} điểm đánh giá thường xuyên mỗi học kì",
        f"{shown} {en}: {band.marks} regular marks a term",
        facts={"periods": shown, "regular_marks": band.marks},
    )
    return MarkCount(regular_marks=band.marks, because=because(step))


def missing_marks(
    marks: TermMarks, needed: MarkCount | None, tests: Tests, names: tuple[str, str] = ("gk", "ck")
) -> tuple[str, ...]:
    """What is missing from a term's tests: fewer regular marks than needed, an empty cell.

    Error: `too_many_marks`, where the number of regular marks is exact.
    """
    missing: list[str] = []
    if needed is not None:
        place = needed.because.clauses[0].vi()
        if tests.exact and len(marks.regular) > needed.regular_marks:
            raise LawError(
                "too_many_marks", field="tx", value=len(marks.regular), rule=place,
                vi=f"chỉ có {needed.regular_marks} điểm đánh giá thường xuyên mỗi học kì",
                en=f"a term has only {needed.regular_marks} regular marks",
            )  # fmt: skip
        missing += [f"tx[{i}]" for i in range(len(marks.regular), needed.regular_marks)]
    missing += [f"tx[{i}]" for i, cell in enumerate(marks.regular) if cell is None]
    missing += [names[0] for cell in marks.midterm if cell is None]
    if marks.endterm is None:
        missing.append(names[1])
    return tuple(missing)


def incomplete(missing: tuple[str, ...], clause: Clause) -> SubjectResult:
    """No result yet: says what is missing."""
    step = Step(
        clause,
        f"chưa đủ điểm hoặc lần đánh giá: {', '.join(missing)}",
        f"marks or assessments are missing: {', '.join(missing)}",
        held=False,
        facts={"missing": missing},
    )
    return SubjectResult(status="incomplete", missing=missing, value=None, because=because(step))


def weighted_average(
    regular: Sequence[int],
    midterm: Sequence[int],
    endterm: int,
    weights: Weights,
    clause: Clause,
    steps: tuple[Step, ...],
) -> SubjectResult:
    """ĐTBmhk: the weighted mean of the marks of a term, to one decimal, half up. All in tenths."""
    total = weights.regular * sum(regular) + weights.midterm * sum(midterm) + weights.endterm * endterm
    divisor = weights.regular * len(regular) + weights.midterm * len(midterm) + weights.endterm
    return _rounded(total, divisor, "ĐTBmhk", clause, steps)


def year_average(term_1: int, term_2: int, rule: YearAverage, clause: Clause) -> SubjectResult:
    """ĐTBmcn: the weighted mean of the two rounded term averages, to one decimal, half up."""
    total = rule.term_1 * term_1 + rule.term_2 * term_2
    return _rounded(total, rule.term_1 + rule.term_2, "ĐTBmcn", clause, ())


def _rounded(total: int, divisor: int, name: str, clause: Clause, steps: tuple[Step, ...]) -> SubjectResult:
    value = half_up(total, divisor)
    step = Step(
        clause,
        f"{name} = {show(total, separator=',')} : {divisor}, làm tròn {show(value, separator=',')}",
        f"{name} = {show(total)} / {divisor}, rounded {show(value)}",
        facts={"sum": show(total), "divisor": divisor, "value": show(value)},
    )
    return SubjectResult(value=value, sum_tenths=total, divisor=divisor, because=because(*steps, step))


def closed_term(
    marks: TermMarks, tests: Tests, missed: MissedTest, average: YearAverage, at: Callable[[Source], Clause],
    judge: Callable[[list[bool], tuple[Step, ...]], SubjectResult] | None,
) -> SubjectResult:  # fmt: skip
    """The result of a term in which nothing is missing: a missed test counts its make-up or the worst result.

    judge: how assessments by comments make a result, in order, the end-term one last; None for a marked subject.
    """
    worst: Mark = 0 if judge is None else False
    cells = (*marks.regular, *marks.midterm, marks.endterm)
    steps = missed_steps(cells, worst, missed.makeup_needs_reason, at(missed.source))
    values = [counted(cell, worst, missed.makeup_needs_reason) for cell in cells if cell is not None]
    if judge is not None:
        return judge([value is True for value in values], steps)
    first_end = len(marks.regular)
    return weighted_average(
        values[:first_end], values[first_end:-1], values[-1], tests.weights, at(average.source), steps
    )


def two_terms(
    first: Mark, second: Mark, average: YearAverage, at: Callable[[Source], Clause], decides: Source | None
) -> SubjectResult:
    """The year from two terms: their weighted mean, or what term II says (a comment-only subject, by `decides`)."""
    if decides is None:
        return year_average(first, second, average, at(average.source))
    passed = second is True
    step = Step(
        at(decides),
        f"học kì II {'đạt' if passed else 'chưa đạt'}: kết quả học kì II là kết quả cả năm",
        f"term II was {'passed' if passed else 'not passed'}: term II decides the year",
        passed,
    )
    return SubjectResult(value=passed, because=because(step))


def only_term(value: Mark | NoResult, clause: Clause, status: str = "ok") -> SubjectResult:
    """The year result of a subject with a result in one term only: that term's."""
    step = Step(
        clause,
        "chỉ có kết quả một học kì: lấy kết quả học kì đó làm kết quả cả năm",
        "a result in one term only: that term's result is the year's",
    )
    return SubjectResult(status=status, value=value, because=because(step))


def counted(cell: Mark | Missed, worst: Mark, needs_reason: bool) -> Mark:
    """What a test counts: its result, the make-up's, or `worst` (0, chưa đạt) for one missed and not made up.

    needs_reason: a make-up counts only for a test missed with a valid reason.
    """
    if not isinstance(cell, Missed):
        return cell
    if cell.make_up is not None and (cell.valid_reason or not needs_reason):
        return cell.make_up
    return worst


def missed_steps(cells: tuple[Cell, ...], worst: Mark, needs_reason: bool, clause: Clause) -> tuple[Step, ...]:
    """One step for each missed test: made up, or counted as the worst result."""
    return tuple(_missed_step(cell, worst, needs_reason, clause) for cell in cells if isinstance(cell, Missed))


def _missed_step(cell: Missed, worst: Mark, needs_reason: bool, clause: Clause) -> Step:
    facts = {"valid_reason": cell.valid_reason, "made_up": cell.make_up is not None}
    if counted(cell, worst, needs_reason) is cell.make_up:
        return Step(clause, "bài vắng đã được kiểm tra bù: lấy kết quả bù", "a missed test was made up", True, facts)
    zero_vi, zero_en = ("chưa đạt", "not passed") if isinstance(worst, bool) else ("0 điểm", "mark 0")
    reason_vi, reason_en = (
        ("có lí do chính đáng nhưng không kiểm tra bù", "with a valid reason but not made up")
        if cell.valid_reason
        else ("không có lí do chính đáng", "without a valid reason")
    )
    vi, en = f"vắng kiểm tra {reason_vi}: tính {zero_vi}", f"test missed {reason_en}: {zero_en}"
    return Step(clause, vi, en, False, facts)
