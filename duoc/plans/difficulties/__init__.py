"""Difficulties (khó khăn, vướng mắc): a school reports, the office answers, forwards or decides within a deadline.

Nouns: `Difficulty`, `Answer`. Alike ones are grouped and answered together; an answer can be published to all schools.
"""
