#!/usr/bin/env bash
# A backup of everything that cannot be made again: the database, the files, and where each chain of the trace ends.
#   deploy/backup.sh FOLDER   (DATABASE_URL and DUOC_VAR in the environment, as in /etc/duoc/duoc.env)
# Copy heads.csv to a place that nobody who administers this server can change: it proves later that nothing was cut off.
set -euo pipefail
[ $# = 1 ] || { echo "usage: deploy/backup.sh FOLDER" >&2; exit 2; }
umask 077
folder="$1/$(date +%Y-%m-%d_%H%M%S)"
mkdir -p "$folder"
heads="SELECT scope_id, seq, hash FROM audit_audithead ORDER BY scope_id"
# The heads come first: what is written meanwhile makes the chains in the copy longer, never shorter.
psql "$DATABASE_URL" --no-psqlrc --csv -c "$heads" > "$folder/heads.csv"
pg_dump "$DATABASE_URL" --format=custom --no-owner --file="$folder/duoc.dump"
# Files only ever appear; copied after the database, every file that a row names is there.
mkdir -p "$DUOC_VAR/files"
tar --create --gzip --file="$folder/files.tar.gz" --directory="$DUOC_VAR" files
(cd "$folder" && sha256sum heads.csv duoc.dump files.tar.gz > SHA256SUMS)
echo "$folder"
