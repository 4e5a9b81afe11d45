"""Every day and grade since 2019-09-01 has exactly one rule; parameters never overlap and leave no gap."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from duoc.law.assessment import RULES, rule_for
from duoc.law.core.errors import LawError
from duoc.law.core.school_year import SchoolYear
from duoc.law.programme import ROADMAP, required_subjects, rule_in_force
from duoc.law.programme import programme as programme_of

FIRST, LAST = date(2019, 9, 1), date(2026, 11, 24)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]


@pytest.mark.parametrize("grade", range(1, 10))
def test_every_day_has_exactly_one_rule(grade):
    (row,) = [row for row in ROADMAP.grades if row.grade == grade]
    for day in DAYS:
        assert sum(period.holds_on(day) for period in row.follows) == 1, day


@pytest.mark.parametrize("grade", range(1, 10))
def test_the_rule_of_every_school_year_exists_and_so_do_its_subjects(grade):
    for start in range(2019, 2027):
        found = rule_in_force(grade, SchoolYear(start))
        assert found.assessment in RULES
        assert rule_for(grade, SchoolYear(start)).regulation.id == found.assessment
        assert required_subjects(found.programme, grade)


@pytest.mark.parametrize("grade", range(1, 10))
def test_a_grade_changes_to_the_2018_programme_once_and_never_back(grade):
    programmes = [rule_in_force(grade, SchoolYear(start)).programme for start in range(2019, 2027)]
    assert programmes[0] == "CT2006"
    assert programmes[-1] == "CT2018"
    assert sum(before != after for before, after in pairwise(programmes)) == 1


def test_in_2023_2024_one_school_runs_two_regulations():
    year = SchoolYear(2023)
    assert [rule_in_force(grade, year).assessment for grade in (6, 7, 8, 9)] == [
        "TT22/2021", "TT22/2021", "TT22/2021", "TT58/2011+TT26/2020",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("grade", "year", "code"),
    [(10, 2020, "unknown_grade"), (0, 2020, "unknown_grade"), (6, 2018, "before_oldest_rule")],
)
def test_outside_the_roadmap_there_is_no_answer(grade, year, code):
    with pytest.raises(LawError) as error:
        rule_in_force(grade, SchoolYear(year))
    assert error.value.code == code


def test_the_summer_belongs_to_the_school_year_it_closes():
    assert str(SchoolYear.of(date(2021, 8, 31))) == "2020-2021"
    assert str(SchoolYear.of(date(2021, 9, 1))) == "2021-2022"


WEEKLY = {
    "CT2006": {1: 22, 2: 23, 3: 23, 4: 25, 5: 25},
    "CT2018": {1: 875, 2: 875, 3: 980, 4: 1050, 5: 1050, 6: 1015, 7: 1015, 8: 1032, 9: 1032},
}


@pytest.mark.parametrize(
    ("programme", "grade", "total"), [(p, g, t) for p, by in WEEKLY.items() for g, t in by.items()]
)
def test_the_periods_of_a_grade_add_up(programme, grade, total):
    taught = [s.in_grade(str(grade)) for s in programme_of(programme).subjects if s.code != "HDNGLL"]
    required = [row for row in taught if row and row.required]
    by = "per_week" if programme == "CT2006" else "per_year"
    assert sum(getattr(row, by) for row in required) == total
