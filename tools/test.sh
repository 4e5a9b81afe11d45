#!/usr/bin/env bash
# Everything that must hold before a change lands: lint, all tests on SQLite, the data tests on PostgreSQL, the browser.
# What has no database (law, reading, text) is tested once; so is the refusing half of the access matrix, whose
# questions to the database the reading half asks on both.
# A journey that failed is walked once more: a browser on a busy machine may be slow, and a second failure counts.
# The long generated junk runs apart: make adversity.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
tools/lint.sh
echo "— SQLite"
pytest -n 2 -m "not browser and not generated"
echo "— PostgreSQL"
tools/postgres.sh run pytest -n 2 -m "not browser and not generated" -k "not writing_outside_the_scope" \
  --ignore=duoc/law --ignore=duoc/reading --ignore=duoc/kit/text --ignore=tests/architecture
echo "— trình duyệt · browser"
pytest -n 2 --dist worksteal -m browser || pytest -m browser --last-failed
