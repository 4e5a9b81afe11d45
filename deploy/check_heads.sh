#!/usr/bin/env bash
# Compares the trace with the ends that were noted at a backup: each noted event must still be there, unchanged.
#   deploy/check_heads.sh heads.csv   0 all there, 1 something is missing or different
set -euo pipefail
[ $# = 1 ] || { echo "usage: deploy/check_heads.sh heads.csv" >&2; exit 2; }
psql "$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 <<SQL | { ! grep . ; }
CREATE TEMPORARY TABLE noted (scope_id bigint, seq bigint, hash text);
\copy noted FROM '$1' WITH (FORMAT csv, HEADER)
SELECT 'scope ' || noted.scope_id || ', event ' || noted.seq || ': missing or changed'
FROM noted LEFT JOIN audit_auditevent event USING (scope_id, seq)
WHERE noted.seq > 0 AND event.hash IS DISTINCT FROM noted.hash;
SQL
