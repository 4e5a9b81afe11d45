#!/usr/bin/env bash
# Everything that must hold before a change lands: lint, all tests on SQLite, the data tests on PostgreSQL, the browser.
# The rooms without a database (law, reading) are tested once.
# A journey that failed is walked once more: a browser on a busy machine may be slow, and a second failure counts.
# The long generated junk runs apart: make adversity.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
tools/lint.sh
echo "— SQLite"
pytest -n 2 -m "not browser and not generated"
echo "— PostgreSQL"
tools/postgres.sh run pytest -n 2 -m "not browser and not generated" \
  --ignore=duoc/law --ignore=duoc/reading --ignore=tests/architecture
echo "— trình duyệt · browser"
pytest -n 2 --dist worksteal -m browser || pytest -m browser --last-failed
