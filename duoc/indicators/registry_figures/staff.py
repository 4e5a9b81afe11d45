"""Figures of the teachers: how many, against which norm, with which degree."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from fractions import Fraction
from functools import cached_property

from duoc.indicators import norms
from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.engine.slices import slices_of
from duoc.indicators.registry_figures.classes import Classes
from duoc.indicators.registry_figures.enrolled import enrolled_on
from duoc.indicators.registry_figures.posts import Posts
from duoc.indicators.registry_figures.teaching import EnglishLessons
from duoc.registry.people.models import LanguageCertificate, Qualification, Staff

LEVELS = ("MN", "TH", "THCS")


class Need:
    """Teachers that the classes of the day need by the norm."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.by_class: dict[int, Fraction] = {}
        self.classes = frame.shared(Classes)
        for each in self.classes.open:
            need = norms.teachers_per_class(each.grades, each.sessions, frame.day)
            if need is not None:
                self.by_class[each.id] = need

    @cached_property
    def side(self) -> Side:
        """The need summed over the classes, exactly, never rounded by class."""
        asked = [each for each in self.classes.open if each.id in self.by_class]
        return self.classes.side(asked, self.by_class)

    @cached_property
    def shortages(self) -> dict[tuple[int, str], Fraction]:
        """By (school, level) how many teachers are missing; a surplus elsewhere does not pay for it."""
        missing: defaultdict[tuple[int, str], Fraction] = defaultdict(Fraction)
        for each in self.classes.open:
            if each.id in self.by_class:
                level = next(level for level in LEVELS if level in slices_of(each.grades[0]))
                missing[each.school, level] += self.by_class[each.id]
        for row in self.frame.shared(Posts).teaching:
            if (row.organization, row.level) in missing:
                missing[row.organization, row.level] -= row.full_time
        return {where: number for where, number in missing.items() if number > 0}


class Degrees:
    """What each person had been awarded by the day: degrees, and the certificate of pedagogy. Two queries."""

    def __init__(self, frame: Frame) -> None:
        self.day = frame.day
        self.held: defaultdict[int, list[tuple[str, bool]]] = defaultdict(list)
        rows = Qualification.objects.filter(awarded_on__lte=frame.day)
        for staff, degree, is_training in rows.values_list("staff_id", "degree", "is_teacher_training"):
            self.held[staff].append((degree, is_training))
        certified = Staff.objects.filter(pedagogy_certified_on__lte=frame.day)
        self.certified = set(certified.values_list("id", flat=True))

    def meet(self, staff: int, level: str) -> bool:
        """Whether the person meets the standard of a level on the day."""
        return norms.is_qualified(level, self.held.get(staff, ()), staff in self.certified, self.day)


@indicator("teacher_count")
def teacher_count(frame: Frame) -> Measure:
    return Measure(top=[frame.shared(Posts).teachers], exists_on=(frame.day,))


@indicator("teachers_per_class")
def teachers_per_class(frame: Frame) -> Measure:
    return Measure(top=[frame.shared(Posts).full_time], bottom=[frame.shared(Classes).all], exists_on=(frame.day,))


@indicator("teacher_norm_rate")
def teacher_norm_rate(frame: Frame) -> Measure:
    return Measure(top=[frame.shared(Posts).full_time], bottom=[frame.shared(Need).side], exists_on=(frame.day,))


@indicator("teacher_shortage")
def teacher_shortage(frame: Frame) -> Measure:
    shortages = frame.shared(Need).shortages
    side = Side(
        of="school",
        facts=[((school, level), school, level) for school, level in shortages],
        reach=frame.reach(frame.day),
        weights=shortages,
        subject={(school, level): school for school, level in shortages},
    )
    return Measure(top=[side], exists_on=(frame.day,))


@indicator("pupils_per_teacher")
def pupils_per_teacher(frame: Frame) -> Measure:
    pupils = enrolled_on(frame, frame.day).all
    return Measure(top=[pupils], bottom=[frame.shared(Posts).teachers], exists_on=(frame.day,))


@indicator("teacher_qualified_rate")
def teacher_qualified_rate(frame: Frame) -> Measure:
    posts, degrees = frame.shared(Posts), frame.shared(Degrees)
    # Every level counts at which somebody teaches under the organization: one post below the standard takes them out.
    below = Side(
        of="staff",
        facts=[row for row in posts.teaching if not degrees.meet(row.staff, row.level)],
        reach=frame.reach(frame.day),
        sign=-1,
    )
    return Measure(top=[posts.teachers, below], bottom=[posts.teachers], exists_on=(frame.day,))


@indicator("foreign_language_teacher_rate")
def foreign_language_teacher_rate(frame: Frame) -> Measure:
    lessons = frame.shared(EnglishLessons)
    operating = frame.operating(frame.day)
    teachers = {row.staff for row in frame.shared(Posts).teaching}
    facts = [
        (staff, lessons.classes[school_class].school, grade)
        for staff, school_class in lessons.pairs
        if staff in teachers and lessons.classes[school_class].school in operating
        for grade in lessons.classes[school_class].grades
        if norms.has_language_standard(grade)
    ]
    able = _able_in_english(frame.day)
    reach = frame.reach(frame.day)
    return Measure(
        top=[Side(of="staff", facts=[fact for fact in facts if fact[0] in able], reach=reach)],
        bottom=[Side(of="staff", facts=facts, reach=reach)],
        exists_on=(frame.day,),
    )


def _able_in_english(day: date) -> set[int]:
    """Persons with an English level that was recognised by the day, is high enough and still valid. One query."""
    rows = LanguageCertificate.objects.filter(
        language="en", recognised_on__lte=day, level_bac__gte=norms.english_level(day)
    ).exclude(valid_until__lt=day)
    return set(rows.values_list("staff_id", flat=True))
