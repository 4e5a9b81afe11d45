"""The numbers of NĐ 90/2020, Điều 12–15."""

from __future__ import annotations

from duoc.law.core.parameters import RegulationFile, Source, Sourced, Strict, load
from duoc.law.staff.classification.levels import CapRule


class StaffExcellent(Strict):
    """Điều 12.1."""

    general: str
    high_effect: bool
    exceeded_percent: Sourced[int]


class Placed(Strict):
    """A level whose conditions carry no number of their own."""

    source: Source


class StaffCompleted(Strict):
    """Điều 14.1."""

    not_assured_percent: Sourced[int]


class StaffFailed(Strict):
    """Điều 15.1."""

    not_assured_above_percent: Sourced[int]


class StaffRules(Strict):
    """Clause 1 of Điều 12–15: without a management post."""

    excellent: StaffExcellent
    good: Placed
    completed: StaffCompleted
    failed: StaffFailed


class ManagerExcellent(Strict):
    """Điều 12.2."""

    exceeded_percent: Sourced[int]
    subunits_completed_percent: Sourced[int]
    subunits_good_percent: Sourced[int]


class ManagerGood(Strict):
    """Điều 13.2."""

    on_time_percent: Sourced[int]
    subunits_completed_percent: Sourced[int]
    subunits_good_percent: Sourced[int]


class ManagerCompleted(Strict):
    """Điều 14.2."""

    targets_above_percent: Sourced[int]
    subunits_completed_percent: Sourced[int]


class ManagerFailed(Strict):
    """Điều 15.2."""

    targets_below_percent: Sourced[int]


class ManagerRules(Strict):
    """Clause 2 of Điều 12–15: besides the own tasks, the unit's."""

    excellent: ManagerExcellent
    good: ManagerGood
    completed: ManagerCompleted
    failed: ManagerFailed


class ClassificationFile(RegulationFile):
    """The numbers of NĐ 90/2020."""

    months_needed: Sourced[int]
    leave_cap_from_months: Sourced[int]
    staff: StaffRules
    manager: ManagerRules
    excellence_cap: CapRule


RULE = load("staff", "nd90-2020", ClassificationFile)
