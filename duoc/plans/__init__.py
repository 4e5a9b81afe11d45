"""The living plan: it comes in as a document, is carried out as tasks, is measured from records, and is reported back.

Areas from the ground up: `documents` (import, review, issue, amend), `execution` (school and action plans, progress,
evidence, coverage), `difficulties`, `steering` (where the plan stands), `reports`.
"""
