#!/usr/bin/env bash
# Everything that must hold before a change lands: lint, all tests on SQLite, the data tests on PostgreSQL, the browser.
# The rooms without a database (law, reading) are tested once.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
tools/lint.sh
echo "— SQLite"
pytest -n 2 -m "not browser"
echo "— PostgreSQL"
tools/postgres.sh run pytest -n 2 -m "not browser" --ignore=duoc/law --ignore=duoc/reading --ignore=tests/architecture
echo "— trình duyệt · browser"
pytest -m browser
