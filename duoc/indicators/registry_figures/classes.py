"""Figures of the classes: how many, how large, above which maximum."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from duoc.indicators import norms
from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Beside, Measure, Number, Side
from duoc.indicators.engine.models import LocalNorm
from duoc.indicators.registry_figures.enrolled import ClassFact, enrolled_on
from duoc.indicators.registry_figures.posts import Posts
from duoc.registry.enrollment.models import Homeroom


class Classes:
    """Classes with at least one pupil on the day of the frame, their sizes and maxima. One query of its own."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        enrolled = enrolled_on(frame, frame.day)
        self.sizes = enrolled.sizes
        self.disabled = enrolled.disabled_in_class
        self.open: list[ClassFact] = [enrolled.classes[pk] for pk in self.sizes]

    def side(self, classes: list[ClassFact], weights: Mapping[int, Number] | None = None) -> Side:
        """These classes as a side of a figure. A combined class stands in each of its grades and is one class."""
        facts = [(each.id, each.school, grade) for each in classes for grade in each.grades]
        return Side(of="school_class", facts=facts, reach=self.frame.reach(self.frame.day), weights=weights)

    @cached_property
    def all(self) -> Side:
        """Every class with at least one pupil."""
        return self.side(self.open)

    @cached_property
    def maxima(self) -> dict[int, int]:
        """The most pupils that each class may have; a class for which no number is loaded is not there."""
        day = self.frame.day
        local = list(LocalNorm.objects.on(day).filter(kind=LocalNorm.Kind.LOWER_SECONDARY_CLASS_SIZE))
        found: dict[int, int] = {}
        for each in self.open:
            above = set(self.frame.above(each.school, day))
            numbers = [norm.value for norm in local if norm.organization_id in above]
            most = norms.class_size(each.grades, self.disabled[each.id], day, local=min(numbers, default=None))
            if most is not None:
                found[each.id] = most
        return found

    @cached_property
    def beside(self) -> Beside:
        """The size of each class and the most that it may have, for the reader of its rows."""
        numbers = {pk: (self.sizes[pk], most) for pk, most in self.maxima.items()}
        return Beside(columns=(_("Sĩ số"), _("Tối đa")), numbers=numbers)

    @cached_property
    def excess(self) -> dict[int, int]:
        """By how many pupils each class is above its maximum, where it is."""
        return {pk: self.sizes[pk] - most for pk, most in self.maxima.items() if self.sizes[pk] > most}


@indicator("class_count")
def class_count(frame: Frame) -> Measure:
    return Measure(top=[frame.shared(Classes).all], exists_on=(frame.day,))


@indicator("class_size_avg")
def class_size_avg(frame: Frame) -> Measure:
    classes = frame.shared(Classes)
    return Measure(top=[classes.side(classes.open, classes.sizes)], bottom=[classes.all], exists_on=(frame.day,))


@indicator("class_size_breach_rate")
def class_size_breach_rate(frame: Frame) -> Measure:
    classes = frame.shared(Classes)
    return Measure(
        top=[classes.side([each for each in classes.open if each.id in classes.excess])],
        bottom=[classes.side([each for each in classes.open if each.id in classes.maxima])],
        exists_on=(frame.day,),
        beside=classes.beside,
    )


@indicator("class_size_excess_pupils")
def class_size_excess_pupils(frame: Frame) -> Measure:
    classes = frame.shared(Classes)
    over = [each for each in classes.open if each.id in classes.excess]
    return Measure(top=[classes.side(over, classes.excess)], exists_on=(frame.day,), beside=classes.beside)


@indicator("combined_class_rate")
def combined_class_rate(frame: Frame) -> Measure:
    classes = frame.shared(Classes)
    combined = [each for each in classes.open if len(each.grades) > 1]
    return Measure(top=[classes.side(combined)], bottom=[classes.all], exists_on=(frame.day,))


@indicator("homeroom_coverage_rate")
def homeroom_coverage_rate(frame: Frame) -> Measure:
    classes = frame.shared(Classes)
    working = frame.shared(Posts).workplaces
    rows = Homeroom.objects.on(frame.day).values_list("staff_id", "school_class_id")
    leaders: dict[int, list[int]] = {}
    for staff, school_class in rows:
        leaders.setdefault(school_class, []).append(staff)
    # An open row of somebody who has left the school leads no class.
    led = [each for each in classes.open if any((staff, each.school) in working for staff in leaders.get(each.id, ()))]
    return Measure(top=[classes.side(led)], bottom=[classes.all], exists_on=(frame.day,))
