"""How many children a class may have: each limit from the parameters, from both sides."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import school
from duoc.law.core.errors import LawError

LIMITS = [
    (version, kind, limit.value)
    for version, charter in school.CHARTERS.items()
    for kind, limit in charter.class_size.items()
]


@pytest.mark.parametrize(("version", "kind", "limit"), LIMITS)
def test_the_maximum_itself_is_allowed_and_one_more_is_one_too_many(version, kind, limit):
    rule = school.CHARTERS[version]
    assert school.class_size_under(kind, limit, rule=rule).ok
    over = school.class_size_under(kind, limit + 1, rule=rule)
    assert (over.ok, over.over, over.breaches) == (False, 1, ("size",))


@pytest.mark.parametrize(
    ("day", "maximum"), [(date(2021, 3, 30), 35), (date(2021, 3, 31), 30), (date(2026, 11, 24), 30)]
)
def test_a_child_with_a_disability_lowers_the_maximum_from_the_new_preschool_charter_on(day, maximum):
    assert school.class_size_maximum("mg_5_6", on=day, disabled=1).max == maximum


@pytest.mark.parametrize("kind", ["th", "thcs"])
def test_general_schools_have_no_reduction_unless_the_province_gives_guidance(kind):
    day = date(2021, 9, 6)
    usual = school.class_size_maximum(kind, on=day).max
    assert school.class_size_maximum(kind, on=day, disabled=2).max == usual
    assert school.class_size_maximum(kind, on=day, disabled=2, local_reduction_per_disabled=5).max == usual - 10


@pytest.mark.parametrize(
    ("day", "maximum"), [(date(2020, 10, 31), 45), (date(2020, 11, 1), 40), (date(2026, 7, 10), 40)]
)
def test_the_number_of_the_province_counts_from_the_charter_that_asks_for_it(day, maximum):
    assert school.class_size_maximum("thcs", on=day, provincial_max=40).max == maximum


def test_the_province_cannot_raise_the_maximum():
    assert school.class_size_maximum("thcs", on=date(2021, 9, 6), provincial_max=50).max == 45


@pytest.mark.parametrize(
    ("groups", "approved", "breaches", "exceptions"),
    [
        (2, False, (), ()),
        (3, False, ("grade_groups",), ()),
        (3, True, (), ("grade_groups",)),
        (4, True, ("grade_groups",), ()),
    ],
)
def test_a_combined_class_has_two_grades_three_by_decision_and_never_four(groups, approved, breaches, exceptions):
    found = school.class_size(
        "th", 15, on=date(2020, 11, 24), combined=True, grade_groups=groups, approved_third_group=approved
    )
    assert (found.max, found.breaches, found.exceptions_used) == (15, breaches, exceptions)


def test_the_head_of_a_preschool_cannot_excuse_a_third_child_with_a_disability():
    found = school.class_size("mg_5_6", 20, on=date(2022, 9, 5), disabled=3, special_case_reason=True)
    assert found.breaches == ("disabled",)


@pytest.mark.parametrize(
    ("kind", "day"), [("th", date(2020, 9, 7)), ("mg_4_5", date(2020, 9, 7)), ("th", date(2026, 9, 7))]
)
def test_the_maximum_of_a_combined_class_that_was_not_read_is_not_guessed(kind, day):
    found = school.class_size(kind, 10, on=day, combined=True)
    assert (found.status, found.max, found.over, found.ok) == ("not_loaded", None, None, None)


@pytest.mark.parametrize(
    ("day", "status"),
    [(date(2026, 3, 23), "ok"), (date(2026, 3, 24), "needs_decision"), (date(2026, 7, 9),
    "needs_decision"), (date(2026, 7, 10), "ok")],
)  # fmt: skip
def test_while_it_is_open_which_charter_holds_the_answer_says_so(day, status):
    found = school.class_size("th", 36, on=day)
    assert (found.status, found.max, found.over) == (status, 35, 1)


def test_joined_preschool_groups_have_their_own_maximum():
    day = date(2021, 9, 6)
    assert school.class_size_maximum("nt_25_36", on=day, combined=True).max == 20
    assert school.class_size_maximum("mg_5_6", on=day, combined=True, disabled=1).max == 25


def test_a_joined_group_without_a_known_maximum_speaks_of_the_condition_alone():
    groups = [{"kind": "mg_3_4", "children": 12}, {"kind": "mg_4_5", "children": 14}]
    found = school.combined_group(groups, rule=school.CHARTERS["MN-2008"])
    assert (found.status, found.max, found.may_combine, found.ok) == ("not_loaded", None, True, True)
    assert school.combined_group(groups, rule=school.CHARTERS["MN-2020"]).status == "ok"


def test_the_classes_of_a_grade_tell_what_the_city_needs():
    need = school.network_need("th", [36, 40, 30], on=date(2020, 11, 24))
    assert (need.classes_over, need.pupils_over, need.classes_needed) == (2, 6, 4)


@pytest.mark.parametrize(
    ("kind", "pupils", "more", "code", "field"),
    [
        ("lop", 30, {}, "unknown_value", "kind"),
        ("th", -1, {}, "out_of_range", "pupils"),
        ("th", "ba mươi", {}, "not_a_number", "pupils"),
        ("th", 30, {"disabled": 31}, "contradiction", "disabled"),
        ("th", 30, {"grade_groups": 2}, "contradiction", "grade_groups"),
        ("thcs", 30, {"combined": True}, "contradiction", "combined"),
        ("th", 30, {"combined": "yes"}, "not_a_boolean", "combined"),
        (
            "mg_4_5",
            20,
            {"disabled": 1, "local_reduction_per_disabled": 5},
            "contradiction",
            "local_reduction_per_disabled",
        ),
        ("thcs", 30, {"provincial_max": 0}, "out_of_range", "provincial_max"),
    ],
)
def test_a_class_that_cannot_be_is_refused_with_its_field(kind, pupils, more, code, field):
    with pytest.raises(LawError) as error:
        school.class_size(kind, pupils, on=date(2020, 11, 24), **more)
    assert (error.value.code, error.value.field) == (code, field)
    assert error.value.vi()
    assert error.value.en()


def test_before_the_oldest_charter_there_is_no_answer():
    with pytest.raises(LawError) as error:
        school.class_size("th", 30, on=date(2011, 2, 14))
    assert error.value.code == "before_oldest_rule"


CLASSES = st.fixed_dictionaries({
    "kind": st.sampled_from(school.KINDS),
    "pupils": st.integers(4, 60),
    "disabled": st.integers(0, 3),
    "special_case_reason": st.booleans(),
})  # fmt: skip
DAYS = st.dates(date(2019, 9, 1), date(2026, 11, 24))


@given(CLASSES, DAYS)
def test_one_pupil_more_never_helps(row, day):
    fewer, more = school.class_size(on=day, **row), school.class_size(on=day, **row | {"pupils": row["pupils"] + 1})
    assert more.over >= fewer.over
    assert set(fewer.breaches) <= set(more.breaches)


@given(CLASSES, DAYS)
def test_one_child_with_a_disability_more_never_raises_the_maximum(row, day):
    maximum = school.class_size(on=day, **row).max
    assert school.class_size(on=day, **row | {"disabled": row["disabled"] + 1}).max <= maximum


@given(st.lists(CLASSES, max_size=8), DAYS)
def test_many_classes_are_answered_as_each_alone(rows, day):
    assert school.class_sizes(rows, on=day) == [school.class_size(on=day, **row) for row in rows]
