"""Case files: worked examples of the regulations, with what must come out.

`run_cases(path)` runs a file of any of the five schemas and reports what passed and what differs; `answer` asks one
rule by name. Reads case files, so it is the one place of the room (beside `cli`) that may read what it is told to.
"""

from duoc.law.cases.files import SCHEMAS, Case, CaseFileError, read_cases
from duoc.law.cases.run import CaseOutcome, Report, answer, run_case, run_cases

__all__ = ["SCHEMAS", "Case", "CaseFileError", "CaseOutcome", "Report", "answer", "read_cases", "run_case", "run_cases"]
