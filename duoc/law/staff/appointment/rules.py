"""The parameters of NĐ 115/2020 (Điều 44–56) and of the school charters of 2020."""

from __future__ import annotations

from duoc.law.core.parameters import Regulation, RegulationFile, Source, Sourced, Strict, load
from duoc.law.staff.standards import HeadFile, Share


class Condition(Strict):
    """One condition of an appointment."""

    vi: str
    en: str
    source: Source


class Removal(Strict):
    """miễn nhiệm (Điều 55)."""

    low_confidence_above: Sourced[Share]
    failed_years_in_a_row: Sourced[int]
    proposal_working_days: Sourced[int]
    decision_working_days: Sourced[int]
    decision_working_days_at_most: Sourced[int]


class AppointmentFile(RegulationFile):
    """NĐ 115/2020, appointment of managers."""

    conditions: tuple[Condition, ...]
    months_in_post: Sourced[int]
    quorum: Sourced[Share]
    elected_above_percent: Sourced[int]
    goes_on_from_percent: Sourced[int]
    newcomer_needs: Sourced[Share]
    permission_working_days: Sourced[int]
    process_working_days: Sourced[int]
    all_employees_below: Sourced[int]
    papers_not_older_than_months: Sourced[int]
    term_years: Sourced[int]
    extension_below_years: Sourced[int]
    notice_days_before_end: Sourced[int]
    watch_days_before_notice: Sourced[int]
    decision_working_days_before_end: Sourced[int]
    removal: Removal


class CharterFile(RegulationFile):
    """What the charters say about principals."""

    terms_in_a_row: Sourced[int]
    taught_years: Sourced[dict[str, int]]


RULE = load("staff", "nd115-2020", AppointmentFile)
CHARTER = load("staff", "dl-2020", CharterFile)
UNREAD: dict[str, Regulation] = {
    "ND259-2026": load("staff", "nd259-2026", HeadFile).regulation,
    "TT15-2026": load("staff", "tt15-2026", HeadFile).regulation,
}
