#!/usr/bin/env bash
# Every measurement in bench/: what does not touch the database once, the rest on SQLite and on PostgreSQL, and at the end
# how much longer PostgreSQL took. The full city (46,000 pupils) is loaded into a folder that is thrown away.
#   tools/bench.sh [NAME…]      only these, such as: tools/bench.sh indicators lists
set -euo pipefail
export PATH="$PWD/.venv/bin:$PATH" PYTHONPATH="$PWD"
PURE=(reading sheets law_bulk)
ON_A_PLAN=(papers)                      # needs the city, asks the database nothing worth comparing
ON_DATABASE=(indicators)
ON_CITY=(lists pages)
LONG=(law_mutation)                     # some minutes; only when named
names=("$@")
[ $# = 0 ] && names=("${PURE[@]}" "${ON_DATABASE[@]}" "${ON_A_PLAN[@]}" "${ON_CITY[@]}")
var=$(mktemp -d)
trap 'rm -rf "$var"' EXIT
declare -A took
has() { local wanted=$1; shift; printf '%s\n' "$@" | grep -qx "$wanted"; }

measure() { # measure NAME WHERE COMMAND…
  local name=$1 where=$2 began=$EPOCHREALTIME
  shift 2
  echo "── $name · $where"
  "$@"
  took[$name/$where]=$(awk -v a="$began" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.2f", b - a }')
}

city() { # the full city in SQLite, once
  [ -e "$var/duoc.sqlite3" ] && return
  echo "── duoc demo --full · SQLite"
  ( time DUOC_VAR=$var duoc demo --full >/dev/null ) 2>&1 | grep real
}

for name in "${names[@]}"; do
  [ -f "bench/$name.py" ] || { echo "no bench/$name.py" >&2; exit 2; }
  if has "$name" "${PURE[@]}" "${LONG[@]}"; then
    DUOC_VAR=$var measure "$name" once python "bench/$name.py"
  elif has "$name" "${ON_A_PLAN[@]}"; then
    city
    DUOC_VAR=$var measure "$name" once python "bench/$name.py"
  elif has "$name" "${ON_CITY[@]}"; then
    city
    DUOC_VAR=$var measure "$name" SQLite python "bench/$name.py"
    DUOC_VAR=$var measure "$name" PostgreSQL tools/postgres.sh run python "bench/$name.py" --load
  else
    measure "$name" SQLite python "bench/$name.py"
    measure "$name" PostgreSQL tools/postgres.sh run bash -c "duoc setup && python bench/$name.py"
  fi
done

echo "── s, whole command (loading the city included on PostgreSQL)"
for name in "${names[@]}"; do
  if [ -n "${took[$name/once]:-}" ]; then
    printf '%-14s %8s\n' "$name" "${took[$name/once]}"
  else
    printf '%-14s %8s SQLite %8s PostgreSQL  ×%s\n' "$name" "${took[$name/SQLite]}" "${took[$name/PostgreSQL]}" \
      "$(awk -v a="${took[$name/SQLite]}" -v b="${took[$name/PostgreSQL]}" 'BEGIN { printf "%.2f", b / a }')"
  fi
done
