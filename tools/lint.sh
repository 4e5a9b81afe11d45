#!/usr/bin/env bash
# Style, types, arrows between rooms, lock file.
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH"
ruff check .
ruff format --check .
lint-imports --no-cache
mypy
.tools/bin/uv lock --check --quiet
