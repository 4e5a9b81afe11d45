"""Lessons of English on a day: who gives them, in which classes."""

from __future__ import annotations

from duoc.indicators.engine.frame import Frame
from duoc.indicators.registry_figures.enrolled import OpenClasses
from duoc.registry.enrollment.models import TeachingAssignment

ENGLISH = "TIENG_ANH"


class EnglishLessons:
    """(person, class) of the assignments for English in force on the day, their class in force. One query."""

    def __init__(self, frame: Frame) -> None:
        self.classes = frame.shared(OpenClasses, frame.day).by_id
        rows = TeachingAssignment.objects.on(frame.day).filter(subject__code=ENGLISH)
        self.pairs: list[tuple[int, int]] = [
            (staff, school_class)
            for staff, school_class in rows.values_list("staff_id", "school_class_id")
            if school_class in self.classes
        ]


def english_classes(frame: Frame) -> set[int]:
    """Ids of the classes in which English is taught on the day."""
    return {school_class for _, school_class in frame.shared(EnglishLessons).pairs}
