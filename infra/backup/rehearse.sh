#!/bin/sh
# Rehearse the pgBackRest configuration with the programs of this machine: a cluster of its own is
# backed up, written in, marked, written in again, destroyed and put back to the mark.
# PG_BIN_DIR: the folder of initdb and pg_ctl. Run it as an ordinary user. Prints what came back.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
bin=${PG_BIN_DIR:?the folder of initdb and pg_ctl}
place=$(mktemp -d)
clear_up() {
  "$bin/pg_ctl" -D "$place/data" -m fast -w stop >/dev/null 2>&1 || true
  rm -rf "$place" 2>/dev/null || { sleep 3; rm -rf "$place"; } # an archiver may be writing its last
}
trap clear_up EXIT
mkdir "$place/repo" "$place/spool" "$place/log" "$place/run"
export PGHOST="$place/run" PGDATABASE=postgres
export PGBACKREST_CONFIG="$here/pgbackrest.conf" PGBACKREST_STANZA=wederhoor
export PGBACKREST_REPO1_PATH="$place/repo" PGBACKREST_SPOOL_PATH="$place/spool"
export PGBACKREST_LOG_PATH="$place/log" PGBACKREST_LOCK_PATH="$place/run"
export PGBACKREST_PG1_PATH="$place/data" PGBACKREST_PG1_SOCKET_PATH="$place/run"
export PGBACKREST_PG1_USER="$(id -un)"
export PGBACKREST_REPO1_CIPHER_PASS="only for the rehearsal"

ask() { "$bin/psql" -AtXq -c "$1"; }
start() { "$bin/pg_ctl" -D "$place/data" -l "$place/log/postgres.log" -w start >/dev/null; }

"$bin/initdb" -D "$place/data" -A peer >/dev/null
{
  cat "$here/postgresql.conf"
  echo "listen_addresses = ''"
  echo "unix_socket_directories = '$place/run'"
} >>"$place/data/postgresql.conf"
start
pgbackrest stanza-create
pgbackrest check
ask 'CREATE TABLE written (number int PRIMARY KEY)'
pgbackrest --type=full backup
ask 'INSERT INTO written SELECT generate_series(1, 1000)'
mark=$(ask 'SELECT clock_timestamp()')
sleep 1
ask 'INSERT INTO written SELECT generate_series(1001, 2000)'
ask 'SELECT pg_switch_wal()' >/dev/null
pgbackrest check
"$bin/pg_ctl" -D "$place/data" -m immediate stop >/dev/null
rm -rf "$place/data"

began=$(date +%s)
mkdir -m 700 "$place/data"
pgbackrest --no-delta --type=time --target="$mark" --target-action=promote restore
start
until [ "$(ask 'SELECT pg_is_in_recovery()')" = f ]; do sleep 1; done
found=$(ask "SELECT count(*) FILTER (WHERE number <= 1000) || ' of 1000 before the mark, '
                 || count(*) FILTER (WHERE number > 1000) || ' of 1000 after it' FROM written")
echo "put back in $(($(date +%s) - began)) s: $found"
[ "$found" = "1000 of 1000 before the mark, 0 of 1000 after it" ]
