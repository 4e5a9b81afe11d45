"""From a grade and a school year to the rule itself."""

from __future__ import annotations

from duoc.law.assessment import primary, tt22, tt58
from duoc.law.core.school_year import SchoolYear
from duoc.law.programme import rule_in_force

AssessmentRule = tt58.TT58 | tt22.TT22 | primary.PrimaryRule

RULES: dict[str, AssessmentRule] = {**tt58.RULES, **tt22.RULES, **primary.RULES}
"""Every regulation on assessment by its identifier."""


def rule_for(grade: int, year: SchoolYear) -> AssessmentRule:
    """The regulation on assessment that a grade follows in a school year. Errors as `rule_in_force`."""
    return RULES[rule_in_force(grade, year).assessment]
