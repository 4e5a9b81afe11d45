"""Who is counted, what a person reaches, and how a share is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duoc.law import universal_education as ue
from duoc.law.core.errors import LawError

NOTHING = {"preschool": False, "primary": False, "lower_secondary": False}
PRIMARY = {"preschool": True, "primary": True, "lower_secondary": False}


@pytest.mark.parametrize(
    ("age", "completed", "literate", "groups"),
    [
        (4, NOTHING, False, ()),
        (5, NOTHING, False, ("preschool",)),
        (6, NOTHING, False, ("primary",)),
        (10, PRIMARY, True, ()),
        (11, PRIMARY, True, ("lower_secondary",)),
        (14, NOTHING, False, ("primary",)),
        (15, NOTHING, False, ("literacy",)),
        (18, PRIMARY, False, ("lower_secondary", "literacy")),
        (19, PRIMARY, True, ()),
        (60, PRIMARY, False, ("literacy",)),
        (61, PRIMARY, False, ()),
    ],
)
def test_a_person_is_counted_from_the_first_age_to_the_last(age, completed, literate, groups):
    found = ue.target_groups(2020 - age, 2020, completed, literate)
    assert (found.age, found.groups) == (age, groups)


@pytest.mark.parametrize(
    ("grade", "stage", "primary", "level"),
    [(2, 0, False, 0), (3, 0, False, 1), (0, 1, False, 1), (5, 1, False, 1), (0, 2, False, 2), (0, 0, True, 2)],
)
def test_literacy_comes_by_grade_or_by_stage(grade, stage, primary, level):
    assert ue.individual("literacy", {"primary": primary}, grade, stage).level == level


@pytest.mark.parametrize("kind", ["preschool", "primary", "lower_secondary"])
def test_the_other_kinds_ask_for_the_programme_itself(kind):
    assert ue.individual(kind, NOTHING, 5, 2).level == 0
    assert ue.individual(kind, dict.fromkeys(NOTHING, True)).level == 1


@given(st.integers(0, 100), st.integers(0, 500), st.data())
def test_the_missing_persons_are_exactly_enough(percent, base, data):
    have = data.draw(st.integers(0, base))
    found = ue.short_by(percent, have, base)
    share = ue.Share(have + found.need, base)
    assert share.reaches(percent)
    assert found.met == (found.need == 0)
    if found.need:
        assert not ue.Share(have + found.need - 1, base).reaches(percent)


def test_a_rounded_percentage_decides_nothing():
    share = ue.Share(9496, 10000)
    assert (share.shown(), share.reaches(95)) == ("94,96", False)
    assert ue.Share(189_999, 200_000).shown() == "95,00"
    assert not ue.Share(189_999, 200_000).reaches(95)


def test_a_share_of_nobody_holds_and_is_not_shown_as_zero():
    assert ue.Share(0, 0).reaches(100)
    assert ue.Share(0, 0).shown() == "–"


@pytest.mark.parametrize(
    ("call", "field"),
    [
        (lambda: ue.target_groups(2021, 2020, NOTHING, True), "birth_year"),
        (lambda: ue.target_groups(2010, 2020, {"thpt": True}, True), "completed"),
        (lambda: ue.target_groups(2010, 2020, {"lower_secondary": True}, True), "completed"),
        (lambda: ue.target_groups(2010, 2020, NOTHING, "có"), "literate"),
        (lambda: ue.individual("mẫu giáo", NOTHING), "kind"),
        (lambda: ue.individual("literacy", NOTHING, 6), "grade_finished"),
        (lambda: ue.individual("literacy", NOTHING, 0, 3), "literacy_stage"),
        (lambda: ue.short_by(101, 1, 2), "share"),
        (lambda: ue.short_by(90, 3, 2), "have"),
    ],
)
def test_nonsense_is_refused_with_its_field(call, field):
    with pytest.raises(LawError) as error:
        call()
    assert error.value.field == field
