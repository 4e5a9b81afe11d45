"""Universal education and literacy (phổ cập giáo dục, xóa mù chữ): NĐ 20/2014, TT 07/2016, TT 19/2020.

`from duoc.law import universal_education as ue`; `ue.commune_primary(hard=False, age6_grade1=(196, 200), …)`.
A share is (persons counted, base) and is compared by whole numbers; what people see of it is rounded, what decides
is not.

- persons: `target_groups`, `individual`
- communes: `commune_preschool`, `commune_primary`, `commune_lower_secondary`, `commune_literacy`; `communes` (many)
- above them: `district`, `province`
- beside them: `conditions`, `short_by`, `Share`, `report_deadline`, `recognised_by`, `RECOGNITION.dossiers`
"""

from duoc.law.universal_education.commune import (
    commune_literacy,
    commune_lower_secondary,
    commune_preschool,
    commune_primary,
    communes,
)
from duoc.law.universal_education.nd20_2014 import ND20_2014, RULES, STANDARDS
from duoc.law.universal_education.persons import individual, target_groups
from duoc.law.universal_education.recognition import RECOGNITION, TT19_2020, recognised_by, report_deadline
from duoc.law.universal_education.shares import TITLES, Share, read_share, short_by
from duoc.law.universal_education.tt07_2016 import TT07_2016, conditions
from duoc.law.universal_education.units import district, province

__all__ = [
    "ND20_2014",
    "RECOGNITION",
    "RULES",
    "STANDARDS",
    "TITLES",
    "TT07_2016",
    "TT19_2020",
    "Share",
    "commune_literacy",
    "commune_lower_secondary",
    "commune_preschool",
    "commune_primary",
    "communes",
    "conditions",
    "district",
    "individual",
    "province",
    "read_share",
    "recognised_by",
    "report_deadline",
    "short_by",
    "target_groups",
]
