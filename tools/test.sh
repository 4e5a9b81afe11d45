#!/usr/bin/env bash
# Everything that must hold before a change lands: lint, all tests on SQLite, the data tests on PostgreSQL, the browser.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
tools/lint.sh
echo "— SQLite"
pytest -n 2 -m "not browser"
echo "— PostgreSQL"
tools/postgres.sh run pytest -n 2 -m "not browser"
echo "— trình duyệt · browser"
pytest -m browser
