#!/usr/bin/env bash
# What `make run` needs from Debian: the module that makes virtual environments, which Debian splits off.
set -euo pipefail
if python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then :; else
  echo "Cần Python 3.11 trở lên · Python 3.11 or newer is needed" >&2; exit 2
fi
python3 -c 'import ensurepip, venv' 2>/dev/null && exit 0
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
as_root apt-get update -qq
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
