"""The four levels of the annual classification and the result that carries one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from duoc.law.core.parameters import Sourced, Strict
from duoc.law.core.result import Result
from duoc.law.core.text import Text

LEVELS = ("khong_hoan_thanh", "hoan_thanh", "tot", "xuat_sac")
LEVEL_TEXTS = {
    "xuat_sac": Text("hoàn thành xuất sắc nhiệm vụ", "excellent completion of tasks"),
    "tot": Text("hoàn thành tốt nhiệm vụ", "good completion of tasks"),
    "hoan_thanh": Text("hoàn thành nhiệm vụ", "completion of tasks"),
    "khong_hoan_thanh": Text("không hoàn thành nhiệm vụ", "tasks not completed"),
}
ROLES = ("staff", "manager")


@dataclass(frozen=True, slots=True, kw_only=True)
class Classification(Result):
    """A year's level. `status`: "classified"; "not_classified" (too few months); "needs_decision" (the text is silent).

    Without a level where the status is not "classified".
    """

    level: str | None


class CapRule(Strict):
    """How many people may be xuất sắc."""

    percent: Sourced[int]
    percent_when_unit_excellent: Sourced[int]
    base: Sourced[str]
    binding_from: Sourced[date]
