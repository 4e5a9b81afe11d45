"""Figures of the children who live in a ward, at whatever school, against its population."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Fact, Measure, Side
from duoc.indicators.engine.models import WardPopulation
from duoc.indicators.engine.slices import slices_of
from duoc.indicators.registry_figures.enrolled import Residents

OFFICIAL_AGES = {"NT": range(3), "MG": range(3, 6), "TH": range(6, 11), "THCS": range(11, 15)}
SLICE_OF_AGE = {age: name for name, ages in OFFICIAL_AGES.items() for age in ages}


class Children:
    """Enrolled children by ward of residence, with their age in the school year, and the population. One query more."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.residents = frame.shared(Residents)
        first = frame.first_calendar_year
        self.ages = {student: first - year for student, year in self.residents.born.items()}
        rows = WardPopulation.objects.filter(school_year__code=frame.year_code)
        self.population = list(rows.values_list("id", "ward_id", "age", "count"))

    def children(self, counts: Callable[[int, str], bool], *, by_age: bool = False, sign: int = 1) -> Side:
        """Enrolled children whose (age, grade) counts; in the slice of their grade, or of their age."""
        ages = self.ages
        facts: list[Fact] = [row for row in self.residents.rows if counts(ages[row[0]], row[2])]
        if by_age:
            facts = [(student, ward, SLICE_OF_AGE[ages[student]]) for student, ward, _ in facts]
        return Side(of="student", facts=facts, reach=self.frame.reach(self.frame.day), sign=sign)

    def people(self, *ages: int) -> Side:
        """Population of these ages."""
        rows = [row for row in self.population if row[2] in ages]
        return Side(
            of="population",
            facts=[(pk, ward, SLICE_OF_AGE[age]) for pk, ward, age, _ in rows],
            reach=self.frame.reach(self.frame.day),
            weights={pk: count for pk, _, _, count in rows},
        )

    @cached_property
    def of_official_age(self) -> Side:
        """Population of all official ages, each in the slice of its age."""
        return self.people(*SLICE_OF_AGE)

    def rate(self, top: Side, bottom: Side) -> Measure | None:
        """Children over population; no value where the school year is not in the records."""
        if self.frame.year is None:
            return None
        return Measure(top=[top], bottom=[bottom], exists_on=(self.frame.day,))


def _is_at_age(age: int, grade: str) -> bool:
    return SLICE_OF_AGE.get(age) in slices_of(grade)


@indicator("gross_enrolment_rate")
def gross_enrolment_rate(frame: Frame) -> Measure | None:
    children = frame.shared(Children)
    return children.rate(children.children(lambda age, grade: True), children.of_official_age)


@indicator("net_enrolment_rate")
def net_enrolment_rate(frame: Frame) -> Measure | None:
    children = frame.shared(Children)
    return children.rate(children.children(_is_at_age), children.of_official_age)


@indicator("five_year_old_enrolment_rate")
def five_year_old_enrolment_rate(frame: Frame) -> Measure | None:
    children = frame.shared(Children)
    return children.rate(children.children(lambda age, grade: age == 5), children.people(5))


@indicator("grade1_intake_rate")
def grade1_intake_rate(frame: Frame) -> Measure | None:
    children = frame.shared(Children)
    return children.rate(children.children(lambda age, grade: age == 6 and grade == "1"), children.people(6))


@indicator("out_of_school_rate")
def out_of_school_rate(frame: Frame) -> Measure | None:
    if frame.year is None:
        return None
    children = frame.shared(Children)
    at_school = children.children(lambda age, grade: age in SLICE_OF_AGE, by_age=True, sign=-1)
    return Measure(
        top=[children.of_official_age, at_school],
        bottom=[children.of_official_age],
        exists_on=(frame.day,),
        floor=0,  # a register that holds more children than the population is no negative number of children
    )
