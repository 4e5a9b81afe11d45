"""The records of a case as rows of our tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from duoc.project.indicator_cases import load_people, load_places, load_work
from duoc.project.indicator_cases.codes import Codes
from duoc.project.indicator_cases.reading import Case

LOADERS: tuple[tuple[str, Callable[[Codes, list[dict[str, Any]]], None]], ...] = (
    ("organisations", load_places.organizations),
    ("sites", load_places.sites),
    ("rooms", load_places.rooms),
    ("school_years", load_places.school_years),
    ("classes", load_places.classes),
    ("local_norms", load_places.local_norms),
    ("population", load_places.population),
    ("pupils", load_people.pupils),
    ("enrolments", load_people.enrolments),
    ("pupil_blocks", load_people.pupil_blocks),
    ("staff", load_people.staff),
    ("assignments", load_people.assignments),
    ("homerooms", load_people.homerooms),
    ("plans", load_work.plans),
    ("tasks", load_work.tasks),
    ("difficulties", load_work.difficulties),
)


def load(case: Case) -> Codes:
    """Write the records of a case into the (empty) database and give the ids that its codes became.

    Errors: `UnknownCode` for a code that no record of the case has; those of the database.
    """
    codes = Codes()
    for name, loader in LOADERS:
        if rows := case.given.get(name):
            loader(codes, rows)
    return codes
