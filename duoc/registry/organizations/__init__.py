"""Organizations and where they stand: ministry, province, office, ward, school, learning centre, division, department.

Nouns: `Organization` (with `School` as its view of schools), `Affiliation` (who answers to whom, dated), `Cluster`,
`Site`, `Room`. The district level ended on 1 July 2025, so "who answers to whom" is always asked as of a day. Used by
the office's specialists and the schools' clerks.
"""
