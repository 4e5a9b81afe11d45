"""Which document holds when; and every reason names a clause that the parameters know."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from duoc.law import cases, school
from duoc.law.core.parameters import RegulationFile, clauses
from duoc.law.school import (
    ca_mau,
    charters,
    councils,
    deciders,
    disclosure,
    equipment,
    facilities_rules,
    learning_centres,
    libraries,
    mergers,
    reports,
    timeline,
    tt16_2018,
    tt32_2018,
    tt49_2021,
    ttlt13_2016,
    year_frames,
)  # fmt: skip

MODULES = (
    ca_mau, charters, councils, deciders, disclosure, equipment, facilities_rules, learning_centres, libraries,
    mergers, reports, timeline, tt16_2018, tt32_2018, tt49_2021, ttlt13_2016, year_frames,
)  # fmt: skip
FILES = [value for module in MODULES for value in vars(module).values() if isinstance(value, RegulationFile)]
KNOWN = frozenset().union(*(clauses(file) for file in [*FILES, *school.CHARTERS.values()]))
CASES = Path(cases.__file__).parent.parent / "tests" / "cases" / "school_cases.yaml"

PERIODS = [(domain, period) for domain, periods in school.TIMELINE.domains.items() for period in periods]


@pytest.mark.parametrize(("domain", "period"), PERIODS)
def test_a_version_holds_from_its_first_day_to_its_last(domain, period):
    status = "ok" if period.value else "needs_decision"
    found = school.version_on(domain, period.from_)
    assert (found.version, found.status) == (period.value, status)
    if period.to is not None:
        assert school.version_on(domain, period.to - timedelta(days=1)).version == period.value
        assert school.version_on(domain, period.to).version != period.value


@pytest.mark.parametrize("domain", school.TIMELINE.domains)
def test_before_the_first_known_document_there_is_no_version(domain):
    first = next(iter(school.TIMELINE.domains[domain])).from_
    assert school.version_on(domain, first - timedelta(days=1)).version is None


@pytest.mark.parametrize("domain", ["class_size_preschool", "class_size_primary", "class_size_lower_secondary"])
def test_every_day_since_2019_has_a_charter_or_is_said_to_be_open(domain):
    day = date(2019, 9, 1)
    while day <= date(2026, 11, 24):
        found = school.version_on(domain, day)
        assert (found.version in school.CHARTERS) == (found.status == "ok"), day
        day += timedelta(days=1)


def test_every_charter_is_in_force_when_the_timeline_says_so():
    for version, charter in school.CHARTERS.items():
        assert any(
            period.value == version and period.from_ == charter.regulation.from_ and period.to == charter.regulation.to
            for _domain, period in PERIODS
        ), version


@pytest.mark.parametrize("case", cases.read_cases(CASES), ids=lambda case: case.id)
def test_every_reason_names_a_clause_of_the_parameters(case):
    because = cases.run_case(case).because
    assert set(because.clauses) <= KNOWN


def test_a_reason_from_memory_says_so():
    found = school.class_size("th", 36, on=date(2020, 9, 7))
    assert "theo trí nhớ" in found.because.vi()
    assert "from memory" in found.because.en()
