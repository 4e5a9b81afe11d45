"""Which regulation holds when: no gap, no overlap, and the table agrees with the heads of the files."""

from datetime import date, timedelta

import pytest

from duoc.law import staff
from duoc.law.core.errors import LawError
from duoc.law.core.parameters import regulations
from duoc.law.staff.versions import TIMELINE

TODAY = date(2026, 11, 24)
HEADS = {listed.regulation.id: listed.regulation for listed in regulations() if listed.subject == "staff"}
FROM_THE_START = sorted(set(TIMELINE.domains) - {"discipline", "quality_classification", "titles", "yearly_training",
                                                "appointment"})  # fmt: skip


@pytest.mark.parametrize("domain", TIMELINE.domains)
def test_once_a_domain_is_regulated_it_has_exactly_one_version_every_day(domain):
    first = TIMELINE.domains[domain].root[0].from_
    for days in range((TODAY - first).days + 1):
        assert staff.version_on(domain, first + timedelta(days=days)).version is not None
    assert staff.version_on(domain, first - timedelta(days=1)).version is None


@pytest.mark.parametrize("domain", FROM_THE_START)
def test_a_domain_of_the_plan_is_regulated_since_september_2019(domain):
    assert staff.version_on(domain, date(2019, 9, 1)).version is not None


@pytest.mark.parametrize(
    ("domain", "period"), [(domain, period) for domain, periods in TIMELINE.domains.items() for period in periods]
)
def test_the_table_agrees_with_the_head_of_the_file(domain, period):
    head = HEADS[period.value]
    assert period.from_ == head.from_
    goes_on_beside_the_decree = domain in {"degrees", "complaint_acceptance"}
    assert period.to == head.to or goes_on_beside_the_decree


@pytest.mark.parametrize(
    ("domain", "last_day", "before", "after"),
    [
        ("quality_classification", date(2026, 6, 30), "ND90-2020", "ND233-2026"),
        ("staffing_general", date(2023, 12, 15), "TT16-2017", "TT20-2023"),
        ("staffing_preschool", date(2023, 12, 15), "TTLT06-2015", "TT19-2023"),
        ("teaching_load_general", date(2025, 4, 21), "TT28-2009+15-2017", "TT05-2025"),
        ("working_hours_preschool", date(2026, 3, 3), "TT48-2011", "TT11-2026"),
        ("discipline", date(2026, 6, 30), "ND112-2020", "ND234-2026"),
        ("ethics", date(2026, 1, 29), "QD16-2008", "TT03-2026"),
        ("appointment", date(2026, 6, 30), "ND115-2020", "ND259-2026"),
        ("counselling", date(2025, 10, 30), "TT31-2017", "TT18-2025"),
        ("complaint_acceptance", date(2026, 6, 30), "LKN-2011", "ND155-2026"),
        ("discipline", date(2020, 9, 19), None, "ND112-2020"),
        ("quality_classification", date(2020, 8, 19), None, "ND90-2020"),
    ],
)
def test_a_version_begins_on_its_first_day(domain, last_day, before, after):
    assert staff.version_on(domain, last_day).version == before
    assert staff.version_on(domain, last_day + timedelta(days=1)).version == after


def test_a_document_that_was_not_read_says_so():
    assert staff.version_on("appointment", TODAY).status == "not_loaded"


def test_who_decides_changes_when_the_district_level_ends():
    matter = "rate_principal_preschool_primary_lower_secondary"
    assert "Trưởng phòng" in staff.decider(matter, date(2025, 6, 30)).authority.vi
    assert "Cấp xã" in staff.decider(matter, date(2025, 7, 1)).authority.vi
    assert staff.decider("appoint_manager_private", date(2020, 1, 1)).status == "not_loaded"
    with pytest.raises(LawError):
        staff.version_on("luong", TODAY)


def test_the_code_of_conduct_and_the_allowance_of_a_day():
    assert staff.code_of_conduct(date(2020, 11, 24)).regulation.id == "QD16-2008"
    assert staff.code_of_conduct(TODAY).forbidden
    assert staff.allowance("thcs", on=TODAY).percent == 40
    assert staff.allowance("thcs", on=TODAY, area="especially_difficult", school_type="noi_tru").percent == 80
    with pytest.raises(LawError):
        staff.allowance("thcs", on=date(2026, 7, 6))
