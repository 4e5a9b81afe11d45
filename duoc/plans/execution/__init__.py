"""Carrying the plan out: action plans, school plans, this week's work, progress, evidence, coverage.

Nouns: `ProgressEntry`, `Evidence` (and `Task`, `Plan` of `plans.documents`). Used by principals, department heads and
teachers every week, and by the office to see which directive nobody has taken up.
"""
