"""The concurrency stories once more, on SQLite in a file: the first start of a newcomer is such a database."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_concurrent_writers_on_a_sqlite_file_do_no_harm(tmp_path: Path):
    settings = "--ds=tests.adversity.settings_on_file"
    own = {"DUOC_TEST_FILE": str(tmp_path / "test.sqlite3"), "DATABASE_URL": f"sqlite:///{tmp_path / 'own.sqlite3'}"}
    run = subprocess.run(
        [sys.executable, "-m", "pytest", settings, "-p", "no:cacheprovider", "tests/adversity/test_concurrency.py"],
        cwd=ROOT, env=os.environ | own, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stdout[-3000:]
    assert "skipped" not in run.stdout
