"""The tests' settings with SQLite in a file, which threads share as the threads of the server do."""

import os

from duoc.project.settings_test import *  # noqa: F403
from duoc.project.settings_test import DATABASES

DATABASES["default"]["TEST"] = {"NAME": os.environ["DUOC_TEST_FILE"]}
