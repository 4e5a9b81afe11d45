"""Who learns and teaches where, and since when: classes, enrollments, teaching assignments, homerooms.

Nouns: `SchoolClass`, `Enrollment`, `Subject`, `TeachingAssignment`, `Homeroom`. Used by clerks all year and read by
every indicator.
"""
