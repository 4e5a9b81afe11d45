"""The rules on schools: classes, entry ages, the school year, facilities, health, disclosure, money, who decides.

Everything a caller needs is here: `from duoc.law import school; school.class_size("th", 36, on=day)`. Functions that
are asked "on a day" find their rule themselves; the others take it as `rule`, with the one in the parameters as
default where there is only one.

- classes: `class_size`, `class_sizes` (many), `class_size_maximum`, `network_need`; `class_size_under`,
  `maximum_size`, `combined_group` under one charter (`CHARTERS`, `charter_on`); `independent_group`,
  `larger_independent_group`
- ages: `entry_age`, `grade_repetition`
- the school year: `year_frame`, `check_local_plan`, `term_on`, `term_end` (Cà Mau), `year_reports`, `statistics_due`
- teaching: `programme_of`, `equipment_list`, `timetable_check`, `two_sessions_required`
- facilities: `school_scale`, `floors_check`, `facilities_on`, `facilities_minimum`, `needed_rooms`,
  `facilities_level2`, `library_stock`
- health: `water_supply`, `growth_check`
- the public: `disclosure_due`, `disclosure_forms`, `sponsorship_check`
- power: `who_decides`, `merger_deadlines`, `learning_centre`, `council_check`, `version_on`
"""

from duoc.law.school.ages import GROUNDS, entry_age, first_grade_charter_on, grade_repetition
from duoc.law.school.ca_mau import CA_MAU, PHASES, school_year_of, term_end, term_on
from duoc.law.school.charters import CHARTERS, KIND_TITLES, KINDS, charter_on
from duoc.law.school.classes import class_size, class_size_under, class_sizes, network_need
from duoc.law.school.councils import council_check
from duoc.law.school.deciders import AUTHORITIES, LEVELS, MATTERS, who_decides
from duoc.law.school.disclosure import DISCLOSURES, disclosure_due, disclosure_forms
from duoc.law.school.equipment import equipment_list, programme_of
from duoc.law.school.facilities_rules import FACILITIES
from duoc.law.school.joined_groups import combined_group
from duoc.law.school.learning_centres import learning_centre
from duoc.law.school.libraries import LIBRARIES, library_stock
from duoc.law.school.local_plans import check_local_plan
from duoc.law.school.maximum import class_size_maximum, maximum_size
from duoc.law.school.mergers import MERGERS, merger_deadlines
from duoc.law.school.reports import statistics_due, year_reports
from duoc.law.school.rooms import facilities_level2, facilities_minimum, needed_rooms
from duoc.law.school.scale import facilities_on, floors_check, school_scale
from duoc.law.school.timeline import TIMELINE, version_on
from duoc.law.school.tt16_2018 import sponsorship_check
from duoc.law.school.tt32_2018 import timetable_check, two_sessions_required
from duoc.law.school.tt49_2021 import independent_group, larger_independent_group
from duoc.law.school.ttlt13_2016 import growth_check, water_supply
from duoc.law.school.year_frames import YEAR_FRAMES, year_frame

__all__ = [
    "AUTHORITIES",
    "CA_MAU",
    "CHARTERS",
    "DISCLOSURES",
    "FACILITIES",
    "GROUNDS",
    "KINDS",
    "KIND_TITLES",
    "LEVELS",
    "LIBRARIES",
    "MATTERS",
    "MERGERS",
    "PHASES",
    "TIMELINE",
    "YEAR_FRAMES",
    "charter_on",
    "check_local_plan",
    "class_size",
    "class_size_maximum",
    "class_size_under",
    "class_sizes",
    "combined_group",
    "council_check",
    "disclosure_due",
    "disclosure_forms",
    "entry_age",
    "equipment_list",
    "facilities_level2",
    "facilities_minimum",
    "facilities_on",
    "first_grade_charter_on",
    "floors_check",
    "grade_repetition",
    "growth_check",
    "independent_group",
    "larger_independent_group",
    "learning_centre",
    "library_stock",
    "maximum_size",
    "merger_deadlines",
    "needed_rooms",
    "network_need",
    "programme_of",
    "school_scale",
    "school_year_of",
    "sponsorship_check",
    "statistics_due",
    "term_end",
    "term_on",
    "timetable_check",
    "two_sessions_required",
    "version_on",
    "water_supply",
    "who_decides",
    "year_frame",
    "year_reports",
]
