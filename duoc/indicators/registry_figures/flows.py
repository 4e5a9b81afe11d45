"""Figures that follow the pupils of a census day through the year and into the next one."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.registry_figures.enrolled import Enrolled, Pupil, enrolled_on
from duoc.indicators.registry_figures.pupils import GENERAL_GRADES
from duoc.indicators.registry_figures.stays import by_student, latest, stays
from duoc.registry.calendar.models import SchoolYear
from duoc.registry.enrollment.models import Enrollment, EntryReason, ExitReason

GOING_UP = GENERAL_GRADES - {"5", "9"}
Moves = Callable[[int, int], bool]
GONE_WITH_REASON = (ExitReason.TRANSFERRED_OUT, ExitReason.DECEASED, ExitReason.MOVED_ABROAD)


class Census:
    """Pupils enrolled on the census day of a school year, in classes of that year."""

    def __init__(self, frame: Frame, code: str, anywhere: bool) -> None:
        year = frame.years[code]
        self.day = year.census_on
        self.enrolled: Enrolled = enrolled_on(frame, self.day, anywhere=anywhere)
        classes = self.enrolled.classes
        self.rows: list[Pupil] = [row for row in self.enrolled.rows if classes[row.school_class].year_code == code]

    @cached_property
    def general(self) -> Side:
        """Pupils of grades 1–9 as a side of a figure."""
        return self.enrolled.side(self.of(GENERAL_GRADES))

    def of(self, grades: Collection[str]) -> list[Pupil]:
        """Pupils of these grades."""
        return [row for row in self.rows if row.grade in grades]


def census_of(frame: Frame, year: SchoolYear | None) -> Census | None:
    """The census of a school year; None if the year is not in the records or its census lies after the question."""
    if year is None or frame.day < year.census_on:
        return None
    return frame.shared(Census, year.code, frame.schools is None)


class Leaving:
    """Who of the census is enrolled nowhere on E (the last day of the year, or the day of the question before it)."""

    def __init__(self, frame: Frame, census: Census, year: SchoolYear) -> None:
        until = min(frame.day, year.ends_on)
        self.present = enrolled_on(frame, until, anywhere=True).students
        leavers = Enrollment.objects.filter(exit_reason__in=[ExitReason.DROPPED_OUT, *GONE_WITH_REASON])
        rows = Enrollment.objects.filter(student__in=leavers.values("student_id"))
        counted = {row.student for row in census.rows}
        self.reasons: dict[int, str] = {}
        for student, own in by_student(stays(rows)).items():
            last = latest(own, until)
            if student in counted and student not in self.present and last is not None and last.ended_by(until):
                self.reasons[student] = last.exit

    def rows(self, census: Census, reasons: Collection[str], grades: Collection[str] | None = None) -> list[Pupil]:
        """Pupils of the census who left for one of these reasons."""
        gone = {student for student, reason in self.reasons.items() if reason in reasons}
        return [row for row in census.rows if row.student in gone and (grades is None or row.grade in grades)]


def leaving(frame: Frame, census: Census, year: SchoolYear) -> Leaving:
    """Who left, read once for a frame."""
    return frame.shared(Leaving, census, year)


@indicator("dropout_rate")
def dropout_rate(frame: Frame) -> Measure | None:
    year, census = frame.year, census_of(frame, frame.year)
    if year is None or census is None:
        return None
    gone = leaving(frame, census, year).rows(census, [ExitReason.DROPPED_OUT], GENERAL_GRADES)
    return Measure(top=[census.enrolled.side(gone)], bottom=[census.general], exists_on=(census.day,))


@indicator("retention_rate")
def retention_rate(frame: Frame) -> Measure | None:
    year, census = frame.year, census_of(frame, frame.year)
    if year is None or census is None:
        return None
    left = leaving(frame, census, year)
    excused = {row.student for row in left.rows(census, GONE_WITH_REASON)}
    asked = [row for row in census.rows if row.student not in excused]
    return Measure(
        top=[census.enrolled.side([row for row in asked if row.student in left.present])],
        bottom=[census.enrolled.side(asked)],
        exists_on=(census.day,),
    )


@indicator("repeater_rate")
def repeater_rate(frame: Frame) -> Measure | None:
    year, census = frame.year, census_of(frame, frame.year)
    if year is None or census is None:
        return None
    of_year = Enrollment.objects.filter(school_year=year)
    repeats = of_year.filter(entry_reason=EntryReason.REPEAT)
    # The first enrolment of the year decides: a later one, after a change of class, hides how the year began.
    own = by_student(stays(of_year.filter(student__in=repeats.values("student_id"))))
    repeaters = {student for student, rows in own.items() if rows[0].entry == EntryReason.REPEAT}
    rows = [row for row in census.of(GENERAL_GRADES) if row.student in repeaters]
    return Measure(top=[census.enrolled.side(rows)], bottom=[census.general], exists_on=(census.day,))


class Next:
    """Grades in which pupils are enrolled on the census day of the following year, at any school."""

    def __init__(self, frame: Frame, code: str) -> None:
        self.grades: dict[int, list[int]] = {}
        for row in frame.shared(Census, code, True).rows:
            if row.grade.isdecimal():
                self.grades.setdefault(row.student, []).append(int(row.grade))


def _flow(frame: Frame, grades: Collection[str], moves: Moves) -> Measure | None:
    """Pupils of these grades of the census whose grade at the next census fits, over all of these grades."""
    census, following = census_of(frame, frame.year), frame.year_after(1)
    if census is None or following is None or frame.day < following.census_on:
        return None
    later = frame.shared(Next, following.code).grades
    asked = census.of(grades)
    moved = [row for row in asked if any(moves(int(row.grade), grade) for grade in later.get(row.student, ()))]
    side = census.enrolled.side
    return Measure(top=[side(moved)], bottom=[side(asked)], exists_on=(census.day,))


@indicator("repetition_rate")
def repetition_rate(frame: Frame) -> Measure | None:
    return _flow(frame, GENERAL_GRADES, lambda before, after: after == before)


@indicator("promotion_rate")
def promotion_rate(frame: Frame) -> Measure | None:
    return _flow(frame, GOING_UP, lambda before, after: after > before)


@indicator("transition_rate")
def transition_rate(frame: Frame) -> Measure | None:
    return _flow(frame, {"5"}, lambda before, after: after >= 6)


@indicator("completion_rate")
def completion_rate(frame: Frame) -> dict[str, Measure]:
    """By level: who completed its last grade in the year, over its first grade so many years before."""
    levels = {"TH": ("1", "5", 4), "THCS": ("6", "9", 3)}
    answers = {level: _completion(frame, *grades) for level, grades in levels.items()}
    return {level: measure for level, measure in answers.items() if measure is not None}


def _completion(frame: Frame, first_grade: str, last_grade: str, years: int) -> Measure | None:
    year, base = frame.year, census_of(frame, frame.year_after(-years))
    if year is None or base is None or frame.day < year.census_on:
        return None
    until = min(frame.day, year.ends_on)
    rows = Enrollment.objects.filter(school_year=year, grade=last_grade, exit_reason=ExitReason.COMPLETED)
    # Where the school stood on the day of completion decides, so the place is (school, day).
    facts = [
        (stay.student, (stay.school, stay.last), stay.grade)
        for stay in stays(rows)
        if year.starts_on <= stay.last <= until
    ]
    return Measure(
        top=[Side(of="student", facts=facts, reach=lambda place: frame.above(*place))],
        bottom=[base.enrolled.side(base.of({first_grade}))],
        exists_on=(year.census_on, base.day),
    )
