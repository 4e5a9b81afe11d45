"""Figures of the pupils as they stand on a day."""

from __future__ import annotations

from duoc.indicators.catalogue import indicator
from duoc.indicators.engine.frame import Frame
from duoc.indicators.engine.measure import Measure, Side
from duoc.indicators.registry_figures.enrolled import Enrolled, Pupil, enrolled_on
from duoc.indicators.registry_figures.teaching import english_classes

GENERAL_GRADES = frozenset(str(number) for number in range(1, 10))
ENGLISH_GRADES = frozenset(str(number) for number in range(3, 10))


def _enrolled(frame: Frame) -> Enrolled:
    return enrolled_on(frame, frame.day)


def _share(frame: Frame, rows: list[Pupil], of: Side | None = None) -> Measure:
    enrolled = _enrolled(frame)
    return Measure(top=[enrolled.side(rows)], bottom=[of or enrolled.all], exists_on=(frame.day,))


@indicator("pupil_count")
def pupil_count(frame: Frame) -> Measure:
    return Measure(top=[_enrolled(frame).all], exists_on=(frame.day,))


@indicator("disabled_pupil_count")
def disabled_pupil_count(frame: Frame) -> Measure:
    enrolled = _enrolled(frame)
    disabled = enrolled.disabled
    return Measure(
        top=[enrolled.side([row for row in enrolled.rows if row.student in disabled])], exists_on=(frame.day,)
    )


@indicator("girls_rate")
def girls_rate(frame: Frame) -> Measure:
    girls = _enrolled(frame).traits.girls
    return _share(frame, [row for row in _enrolled(frame).rows if row.student in girls])


@indicator("ethnic_minority_pupil_rate")
def ethnic_minority_pupil_rate(frame: Frame) -> Measure:
    minority = _enrolled(frame).traits.minority
    return _share(frame, [row for row in _enrolled(frame).rows if row.student in minority])


@indicator("non_public_pupil_rate")
def non_public_pupil_rate(frame: Frame) -> Measure:
    private = {body.id for body in frame.bodies.values() if not body.is_public}
    return _share(frame, [row for row in _enrolled(frame).rows if row.school in private])


@indicator("satellite_pupil_rate")
def satellite_pupil_rate(frame: Frame) -> Measure:
    enrolled = _enrolled(frame)
    satellite = {pk for pk, each in enrolled.classes.items() if each.is_satellite}
    return _share(frame, [row for row in enrolled.rows if row.school_class in satellite])


@indicator("two_sessions_pupil_rate")
def two_sessions_pupil_rate(frame: Frame) -> Measure:
    enrolled = _enrolled(frame)
    whole_day = {pk for pk, each in enrolled.classes.items() if each.sessions == 2}
    return _share(frame, [row for row in enrolled.rows if row.school_class in whole_day])


@indicator("overage_rate")
def overage_rate(frame: Frame) -> Measure:
    enrolled = _enrolled(frame)
    born, classes = enrolled.traits.born, enrolled.classes
    asked = [row for row in enrolled.rows if row.grade in GENERAL_GRADES]
    # The grade is the pupil's, not the combined class's; the age goes by calendar year.
    over = [row for row in asked if classes[row.school_class].first_year - born[row.student] > int(row.grade) + 5]
    return _share(frame, over, enrolled.side(asked))


@indicator("english_pupil_rate")
def english_pupil_rate(frame: Frame) -> Measure:
    enrolled = _enrolled(frame)
    taught = english_classes(frame)
    asked = [row for row in enrolled.rows if row.grade in ENGLISH_GRADES]
    return _share(frame, [row for row in asked if row.school_class in taught], enrolled.side(asked))
