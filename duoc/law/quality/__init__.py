"""Accreditation and national standard of schools: TT 17/2018 (primary), 18/2018 (secondary), 19/2018 (preschool).

`from duoc.law import quality`; `quality.school_level({"1.1": 2, …}, cohorts_completed=4, rule=quality.scheme_on(
"primary", day))`. Most functions take the circular as `rule`, from `scheme_on` or `SCHEMES`.

- what is evaluated: `SCHEMES` (`.standards`, `.criteria` with official titles), `criteria_catalogue`, `PROCEDURE`
- results: `criterion_met`, `degree_indicator`, `degrees_suspended`, `results_thcs_level3`, `school_level`,
  `school_levels` (many)
- papers: `validity`, `upgrade`, `decision_deadline`, `revocation`
- the office's view: `coverage`, `target_met`
- `version_on`, `scheme_on`
"""

from duoc.law.quality.criteria import criterion_met, degree_indicator, degrees_suspended
from duoc.law.quality.levels import school_level, school_levels
from duoc.law.quality.office import coverage, target_met
from duoc.law.quality.papers import decision_deadline, revocation, upgrade, validity
from duoc.law.quality.procedure import PROCEDURE, self_evaluation_council
from duoc.law.quality.schemes import SCHEMES, TIMELINE, criteria_catalogue, scheme_on, version_on
from duoc.law.quality.tt22_2024 import results_thcs_level3

__all__ = [
    "PROCEDURE",
    "SCHEMES",
    "TIMELINE",
    "coverage",
    "criteria_catalogue",
    "criterion_met",
    "decision_deadline",
    "degree_indicator",
    "degrees_suspended",
    "results_thcs_level3",
    "revocation",
    "scheme_on",
    "school_level",
    "school_levels",
    "self_evaluation_council",
    "target_met",
    "upgrade",
    "validity",
    "version_on",
]
