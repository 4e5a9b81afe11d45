"""Primary pupils: TT 30/2014 as amended by TT 22/2016 (2006 programme) and TT 27/2020 (2018 programme)."""

from duoc.law.assessment.primary.parameters import RULES, TT27, TT30, Moment, PrimaryRule
from duoc.law.assessment.primary.periodic_tests import CombinedMark, PeriodicTests, combined_mark, periodic_tests
from duoc.law.assessment.primary.year import PrimaryYear, Supplement, YearEnd, after_supplement, primary_year

__all__ = [
    "RULES",
    "TT27",
    "TT30",
    "CombinedMark",
    "Moment",
    "PeriodicTests",
    "PrimaryRule",
    "PrimaryYear",
    "Supplement",
    "YearEnd",
    "after_supplement",
    "combined_mark",
    "periodic_tests",
    "primary_year",
]
