"""A pupil's subjects over a year, as both lower secondary regulations see them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from duoc.law.assessment.marks import Mark, NoResult, TermMarks, Wording
from duoc.law.assessment.names import subject_name
from duoc.law.assessment.subject_results import MarkCount, SubjectResult
from duoc.law.core.result import Step
from duoc.law.core.text import Text


@dataclass(frozen=True, slots=True)
class SubjectMarks:
    """A subject's tests in both terms. `periods` in a school year decide how many regular marks there must be."""

    term_1: TermMarks | NoResult
    term_2: TermMarks | NoResult
    comments: bool
    periods: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SubjectYear:
    """A subject's results of the two terms and the year."""

    term_1: SubjectResult
    term_2: SubjectResult
    year: SubjectResult


def year_of(
    marks: SubjectMarks, count_of: Callable[[Decimal], MarkCount], term: Callable[..., SubjectResult],
    year: Callable[..., SubjectResult], relaxed: Collection[int] = (),
) -> SubjectYear:  # fmt: skip
    """A subject's results, by the functions of its regulation.

    count_of: how many regular marks so many periods need. relaxed: the terms in which that number did not bind.
    """
    needed = None if marks.periods is None else count_of(marks.periods)
    first, second = (
        term(cells, comments=marks.comments, needed=None if number in relaxed else needed)
        for number, cells in ((1, marks.term_1), (2, marks.term_2))
    )
    return SubjectYear(first, second, year(first, second, comments=marks.comments))


def written_subjects(subjects: Mapping[str, SubjectYear], wording: Wording) -> dict[str, dict[str, str | None]]:
    """The results of every subject in the words of its regulation."""
    return {
        code: {
            "hk1": wording.write(subject.term_1.value),
            "hk2": wording.write(subject.term_2.value),
            "year": wording.write(subject.year.value),
        }
        for code, subject in subjects.items()
    }


PERIODS = (Text("học kì I", "term I"), Text("học kì II", "term II"), Text("cả năm", "year"))


def subject_reasons(code: str, subject: SubjectYear) -> Iterator[Step]:
    """The reasons of a subject's three results, each with the name of the subject and the period."""
    name = subject_name(code)
    for period, result in zip(PERIODS, (subject.term_1, subject.term_2, subject.year), strict=True):
        for step in result.because:
            vi, en = f"{name.vi}, {period.vi}: {step.text_vi}", f"{name.en}, {period.en}: {step.text_en}"
            yield replace(step, text_vi=vi, text_en=en)


def taking_part(results: Mapping[str, SubjectResult]) -> dict[str, Mark | None]:
    """The results that take part in ranking: exempt and untaught subjects are left out, missing results are not."""
    return {code: result.value for code, result in results.items() if not isinstance(result.value, NoResult)}


def missing_terms(term_1: SubjectResult, term_2: SubjectResult) -> tuple[str, ...]:
    """What is missing for the year: "hk1.ck", or "hk1" where nothing more is known."""
    return tuple(
        f"{name}.{item}" if item else name
        for name, term in (("hk1", term_1), ("hk2", term_2))
        if term.value is None
        for item in (term.missing or ("",))
    )
