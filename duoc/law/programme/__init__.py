"""Which rule when, and what is taught: the roadmap of grades and school years, subjects and periods of the programmes.

`rule_in_force(8, SchoolYear(2020))` gives programme CT2006 and regulation TT58/2011+TT26/2020;
`subjects("CT2018", 6)` gives the subjects of grade 6 with their periods.
"""

from duoc.law.programme.roadmap import ROADMAP, RuleInForce, rule_in_force
from duoc.law.programme.subjects import (
    GradePeriods,
    Programme,
    Subject,
    one_term_subjects,
    programme,
    required_subjects,
    subject_names,
    subjects,
)

__all__ = [
    "ROADMAP",
    "GradePeriods",
    "Programme",
    "RuleInForce",
    "Subject",
    "one_term_subjects",
    "programme",
    "required_subjects",
    "rule_in_force",
    "subject_names",
    "subjects",
]
