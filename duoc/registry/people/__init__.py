"""People: students with their guardians and residence, staff with their posts and qualifications.

Nouns: `Student`, `Guardian`, `Guardianship`, `Residence`, `Staff`, `Post`, `Qualification`, `LanguageCertificate`.
Personal data of children: the least that serves, every access scoped by the policy, exports logged.
"""
