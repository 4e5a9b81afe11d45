"""Assessment of pupils: one package per regulation, in the order of its articles.

Which one a class follows is said by grade and school year (`duoc.law.programme.rule_in_force`), never by today's date:

    tt58        lower secondary, 2006 programme: TT 58/2011, and as amended by TT 26/2020
    tt22        lower secondary, 2018 programme: TT 22/2021
    primary     TT 30/2014 + TT 22/2016, and TT 27/2020
    preschool   development standards and growth of preschool children; no marks, no ranks

`bulk` ranks a whole city at once. Marks are whole tenths (65 is 6.5); an assessment by comments is True or False.

    rule = rule_for(8, SchoolYear(2020))                              # tt58.TT58_TT26
    marks = TermMarks(regular=(80, 75), midterm=(70,), endterm=85)
    lower_secondary.subject_term(marks, rule, comments=False).value   # 78, that is 7.8
    tt58.study_rank({"TOAN": 80, "NGU_VAN": 72, "THE_DUC": True}, rule).because.vi()
"""

from duoc.law.assessment import bulk, lower_secondary, preschool, primary, tt22, tt58
from duoc.law.assessment import subject_scopes as _subjects
from duoc.law.assessment.choose import RULES, AssessmentRule, rule_for
from duoc.law.assessment.marks import Mark, Missed, NoResult, TermMarks
from duoc.law.assessment.primary import adapters as _primary
from duoc.law.assessment.tt22 import adapters as _tt22
from duoc.law.assessment.tt58 import adapters as _tt58

__all__ = [
    "RULES",
    "AssessmentRule",
    "Mark",
    "Missed",
    "NoResult",
    "TermMarks",
    "bulk",
    "lower_secondary",
    "preschool",
    "primary",
    "rule_for",
    "tt22",
    "tt58",
]
REGISTERED = (_primary, _subjects, _tt22, _tt58)
"""The modules that register the rules of case files."""
