"""Cases for indicators: records, a question, the figures that must come out.

A file of cases is independent of our tables: it is checked against its published schema, each case is loaded into an
empty database of its own, computed and compared. Nouns: `Case`, `Scratch` (the empty database), `Outcome`,
`Report`.

    run_cases("cases.yaml").as_document()  →  {"passed": 199, "failed": 1, "failures": [{"case", "indicator", …}]}
"""

from duoc.project.indicator_cases.running import run_cases

__all__ = ["run_cases"]
