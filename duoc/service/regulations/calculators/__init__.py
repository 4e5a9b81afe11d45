"""Calculators over the law room, one module a subject. `TOOLS` has each by the name in its address."""

from __future__ import annotations

from collections.abc import Mapping

from duoc.service.regulations.calculators.accreditation import Accreditation
from duoc.service.regulations.calculators.base import Answer, Calculator
from duoc.service.regulations.calculators.class_size import ClassSize
from duoc.service.regulations.calculators.commune import Commune
from duoc.service.regulations.calculators.deadlines import DisciplineLimit, ProcedureDue
from duoc.service.regulations.calculators.lower_secondary import LowerSecondary
from duoc.service.regulations.calculators.primary import PrimaryPupil
from duoc.service.regulations.calculators.quota import Quota

TOOLS: Mapping[str, type[Calculator]] = {
    tool.slug: tool
    for tool in (
        LowerSecondary, PrimaryPupil, ClassSize, Quota, Accreditation, Commune, ProcedureDue, DisciplineLimit,
    )
}  # fmt: skip

__all__ = ["TOOLS", "Answer", "Calculator"]
