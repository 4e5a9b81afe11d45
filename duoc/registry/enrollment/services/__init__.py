"""Every write of enrollments, classes and who teaches them, one module a subject."""

from duoc.registry.enrollment.services.classes import (
    ClassFacts,
    assign_teaching,
    close_class,
    end_assignment,
    end_homeroom,
    open_class,
    revise_class,
    set_homeroom,
)
from duoc.registry.enrollment.services.stays import (
    STATUS_AFTER,
    admit,
    change_class,
    change_class_of_all,
    enroll,
    leave,
    transfer,
)

__all__ = [
    "STATUS_AFTER",
    "ClassFacts",
    "admit",
    "assign_teaching",
    "change_class",
    "change_class_of_all",
    "close_class",
    "end_assignment",
    "end_homeroom",
    "enroll",
    "leave",
    "open_class",
    "revise_class",
    "set_homeroom",
    "transfer",
]
