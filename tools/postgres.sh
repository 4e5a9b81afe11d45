#!/usr/bin/env bash
# A PostgreSQL server of our own for tests and measurements, on a socket, with its data thrown away at the end.
#   tools/postgres.sh run COMMAND…   runs COMMAND with DATABASE_URL pointing to it
set -euo pipefail
[ "${1:-}" = run ] || { echo "usage: tools/postgres.sh run COMMAND…" >&2; exit 2; }
shift
bin=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)
home=$(mktemp -d /tmp/duoc-pg.XXXXXX)
as_server() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
[ "$(id -u)" = 0 ] && chown postgres "$home"
user=$([ "$(id -u)" = 0 ] && echo postgres || id -un)
stop() { as_server "$bin/pg_ctl" -D "$home/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$home"; }
trap stop EXIT
as_server "$bin/initdb" -D "$home/data" -A trust --locale=C.UTF-8 -E UTF8 >/dev/null
# fsync off: the data of a test is thrown away
as_server "$bin/pg_ctl" -D "$home/data" -w -l "$home/log" start \
  -o "-k $home -p 5432 -c listen_addresses='' -c fsync=off -c synchronous_commit=off -c full_page_writes=off" >/dev/null
as_server "$bin/createdb" -h "$home" duoc
export DATABASE_URL="postgres://$user@/duoc?host=$home&port=5432"
"$@"
