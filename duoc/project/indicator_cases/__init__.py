"""Cases for indicators: records, a question, the figures that must come out.

A file of cases is independent of our tables: it is checked against its published schema, each case is loaded into an
empty database of its own, computed and compared. Nouns: `Case`, `Scratch` (the empty database), `Failure`.

    run_cases("cases.yaml")  →  {"passed": 199, "failed": 1, "failures": [{"case", "indicator", "key", …}]}
"""

from duoc.project.indicator_cases.running import run_cases

__all__ = ["run_cases"]
