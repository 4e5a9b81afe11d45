"""The demonstration city: real institutions, generated people, a school year in motion on 24 November 2020.

Deterministic: the same seed gives the same city. Institutions are real and public; schools whose names could not be
confirmed are plainly named samples; every person is an invented combination of names.
"""

from datetime import date

TODAY = date(2020, 11, 24)
SEED = 964  # the code of the city
