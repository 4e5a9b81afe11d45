"""Hypothesis in this room: the same examples every time, and no stop-watch on a machine that others use, too."""

from hypothesis import settings

settings.register_profile("law", deadline=None, derandomize=True)
settings.load_profile("law")
