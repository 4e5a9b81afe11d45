"""Classes open, change and close; who leads and teaches them follows in time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from duoc.kit.audit import Actor
from duoc.kit.errors import Conflict, DomainError
from duoc.registry.enrollment import services
from duoc.registry.enrollment.models import Subject
from duoc.registry.enrollment.services import ClassFacts
from duoc.registry.people.models import Student
from tests.cast import Cast

BY = Actor(user_id=None, name="Thử")


def test_a_name_is_given_once_a_school_and_year(cast: Cast):
    facts = ClassFacts(name="6A", grade="6")
    with pytest.raises(DomainError) as refused:
        services.open_class(cast.schools["A"], cast.year, "A-NEW", facts, valid_from=date(2020, 12, 1), by=BY)
    assert refused.value.code == "name_taken"


def test_a_renamed_class_is_renamed_on_its_pupils_and_a_stale_form_is_refused(cast: Cast):
    row = cast.classes["A-6A"]
    services.revise_class(row.pk, 1, ClassFacts(name="6A1", grade="6"), by=BY)
    assert Student.objects.get(pk=cast.students["A-6A"].pk).class_name == "6A1"
    with pytest.raises(Conflict):
        services.revise_class(row.pk, 1, ClassFacts(name="6A2", grade="6"), by=BY)


def test_a_combined_class_teaches_all_its_grades(cast: Cast):
    facts = ClassFacts(name="1+2", grade="1")
    row = services.open_class(
        cast.schools["A"], cast.year, "A-G12", facts, valid_from=date(2020, 9, 7), other_grades=("2",), by=BY
    )
    assert (row.is_combined, set(row.grades.values_list("grade", flat=True))) == (True, {"1", "2"})


def test_a_class_with_pupils_is_not_closed(cast: Cast):
    with pytest.raises(DomainError) as refused:
        services.close_class(cast.classes["A-6A"], date(2020, 11, 30), by=BY)
    assert refused.value.code == "has_pupils"


def test_a_new_homeroom_teacher_ends_the_time_of_the_one_before(cast: Cast):
    row = cast.classes["A-6A"]
    services.set_homeroom(row, cast.staff["head_A"], date(2020, 12, 1), by=BY)
    assert row.homerooms.on(date(2020, 11, 30)).get().staff == cast.staff["teacher_A"]
    assert row.homerooms.on(date(2020, 12, 1)).get().staff == cast.staff["head_A"]


def test_the_same_subject_is_not_given_twice_to_one_teacher(cast: Cast):
    row, subject = cast.classes["A-6A"], Subject.objects.get(code="TOAN")
    with pytest.raises(DomainError) as refused:
        services.assign_teaching(row, cast.staff["teacher_A"], subject, Decimal(4), date(2020, 12, 1), by=BY)
    assert refused.value.code == "assigned_already"
    services.assign_teaching(row, cast.staff["head_A"], subject, Decimal(2), date(2020, 12, 1), by=BY)
    assert row.assignments.on(date(2020, 12, 1)).count() == 2
