"""How figures behave, whatever they count."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from duoc.indicators.catalogue import DEFINITIONS, all_definitions, definition, texts
from duoc.indicators.engine.compute import compute
from duoc.indicators.engine.explain import explain
from duoc.indicators.engine.measure import Side, totals
from duoc.indicators.engine.slices import slices_of
from duoc.indicators.engine.subjects import SUBJECTS
from duoc.indicators.engine.tests import factories as make
from duoc.indicators.engine.value import half_up
from duoc.registry.people.models import Qualification

ALL = [what.id for what in all_definitions()]


def city(pupils: int = 3) -> dict[str, object]:
    """An office with two schools, a ward; one pupil goes to both schools."""
    office = make.organization("PGD", "office")
    ward = make.organization("P5", "ward", under=office)
    schools = [make.organization(code, "school", under=office, levels="TH") for code in ("TH1", "TH2")]
    classes = [make.school_class(schools[0], "1", sessions_per_day=2), make.school_class(schools[1], "1", "2")]
    for number in range(pupils):
        make.enrol(make.student(sex="FM"[number % 2], ward=ward), classes[number % 2])
    both = make.student(sex="F", ethnicity="Khmer")
    for each in classes:
        make.enrol(both, each)
    Qualification.objects.create(
        staff=make.teacher(schools[0]), degree="cu_nhan", is_teacher_training=True, awarded_on=date(2005, 7, 1)
    )
    make.teacher(schools[1], full_time_equivalent=Decimal("0.5"))
    return {"office": office, "ward": ward, "schools": schools, "both": both}


def test_every_indicator_of_the_catalogue_is_measured_and_its_subjects_are_described():
    assert set(DEFINITIONS) == set(texts()["indicators"])
    assert {what.id for what in all_definitions() if not (what.title.vi and what.title.en and what.formula)} == set()
    assert set(SUBJECTS) >= {"student", "school_class", "staff", "room", "site", "school", "population"}


@pytest.mark.django_db
def test_a_pupil_of_two_schools_is_one_pupil_of_the_office():
    found = city()
    figures = {(value.organization, value.slice): value for value in compute("pupil_count", make.DAY, make.YEAR)}
    schools = [figures[school.pk, ""].numerator for school in found["schools"]]
    assert (schools, figures[found["office"].pk, ""].numerator) == ([3, 2], 4)


@pytest.mark.django_db
def test_the_rows_behind_every_figure_add_up_to_it():
    city()
    checked = 0
    for value in compute(ALL, make.DAY, make.YEAR):
        why = explain(value.definition.id, value.organization, value.slice, make.DAY, make.YEAR)
        assert why is not None
        total = sum(row.adds for row in why.numerator)
        assert value.numerator == (max(total, 0) if value.definition.id == "out_of_school_rate" else total), value
        if value.denominator is not None:
            assert value.denominator == sum(row.adds for row in why.denominator), value
        checked += 1
    assert checked > 200


@pytest.mark.django_db
def test_the_number_of_queries_depends_neither_on_schools_nor_on_pupils():
    city()
    with CaptureQueriesContext(connection) as few:
        compute(ALL, make.DAY, make.YEAR)
    office = make.organization("PGD2", "office")
    for number in range(5):
        school = make.organization(f"M{number}", "school", under=office, levels="TH THCS")
        where = make.school_class(school, "6")
        for _ in range(4):
            make.enrol(make.student(), where)
    with CaptureQueriesContext(connection) as many:
        compute(ALL, make.DAY, make.YEAR)
    assert len(many) == len(few)


@pytest.mark.django_db
def test_a_school_asked_alone_has_the_same_figures_as_among_all():
    found = city()
    school = found["schools"][0].pk
    alone = {(v.definition.id, v.slice): (v.numerator, v.denominator)
             for v in compute(ALL, make.DAY, make.YEAR, organizations=[school])}  # fmt: skip
    among = {(v.definition.id, v.slice): (v.numerator, v.denominator)
             for v in compute(ALL, make.DAY, make.YEAR) if v.organization == school}  # fmt: skip
    assert alone == among


@pytest.mark.django_db
def test_without_a_class_there_is_no_average_and_never_nought():
    school = make.organization("TH1", "school", levels="TH")
    make.school_year()
    (value,) = compute("class_size_avg", make.DAY, make.YEAR, organizations=[school.pk])
    assert (value.numerator, value.denominator, value.rounded, str(value)) == (0, 0, None, "–")


@pytest.mark.django_db
def test_only_what_can_be_asked_answers():
    found = city()
    asked = [found["schools"][0].pk, found["ward"].pk]
    values = compute("gross_enrolment_rate", make.DAY, make.YEAR, organizations=asked, slices=["TH", "", "MN"])
    assert [(value.organization, value.slice) for value in values] == [(found["ward"].pk, "TH")]


@pytest.mark.django_db
@given(first=st.integers(-40, 40), length=st.integers(0, 40), asked=st.integers(-60, 60))
def test_both_ends_of_an_enrolment_are_included(first: int, length: int, asked: int):
    middle = date(2021, 1, 15)
    begin = middle + timedelta(days=first)
    end, day = begin + timedelta(days=length), middle + timedelta(days=asked)
    school = make.organization(f"TH{school_number()}", "school", levels="TH")
    make.enrol(make.student(), make.school_class(school, "1"), first=begin, last=end)
    (value,) = compute("pupil_count", day, make.YEAR, organizations=[school.pk], slices=["g1"])
    assert value.numerator == int(begin <= day <= end)


def school_number() -> int:
    from duoc.registry.organizations.models import Organization

    return Organization.objects.count()


facts = st.lists(st.tuples(st.integers(1, 6), st.sampled_from("abc"), st.sampled_from(["1", "5", "6", "mg_3_4", ""])))
ABOVE = {"a": (1, 9), "b": (2, 9), "c": (3,)}


@given(facts=facts)
def test_sums_at_once_are_the_sums_asked_one_by_one(facts: list[tuple[int, str, str]]):
    side = Side(of="student", facts=facts, reach=ABOVE.__getitem__, weights={key: Fraction(key, 2) for key in range(7)})
    sums = totals(side)
    for organization in (1, 2, 3, 9):
        for name in ("", "TH", "THCS", "MN", "g1"):
            assert sums.get((organization, name), 0) == sum(side.behind(organization, name).values())


@given(facts=facts)
def test_a_key_counts_once_in_a_figure_however_many_facts_it_has(facts: list[tuple[int, str, str]]):
    side = Side(of="student", facts=facts, reach=ABOVE.__getitem__)
    assert totals(side).get((9, ""), 0) == len({key for key, place, _ in facts if place in "ab"})
    assert all(amount >= 0 for amount in totals(side).values())


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("nt_3_12", ("", "MN", "NT")),
        ("mg_5_6", ("", "MN", "MG")),
        ("5", ("", "TH", "g5")),
        ("6", ("", "THCS", "g6")),
        ("THCS", ("", "THCS")),
        ("", ("",)),
    ],
)
def test_a_grade_counts_in_its_slices(tag: str, expected: tuple[str, ...]):
    assert slices_of(tag) == expected


@given(numerator=st.integers(-10_000, 10_000), denominator=st.integers(1, 500), decimals=st.integers(0, 3))
def test_rounding_is_half_up_and_nearest(numerator: int, denominator: int, decimals: int):
    exact = Fraction(numerator, denominator)
    rounded = Fraction(half_up(exact, decimals))
    unit = Fraction(1, 10**decimals)
    assert abs(rounded - exact) <= unit / 2
    assert abs(rounded - exact) < unit / 2 or abs(rounded) > abs(exact)


def test_a_figure_is_written_with_a_decimal_comma():
    what = definition("class_size_avg")
    assert (what.formula, what.slices[0], what.is_count) == (f"({what.numerator}) ÷ ({what.denominator})", "", False)
