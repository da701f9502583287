#!/bin/sh
# Runs once, when a cluster is made: include our settings, archive under this cluster's stanza.
set -eu
cat >>"$PGDATA/postgresql.conf" <<SETTINGS
include = '/etc/wederhoor/postgresql.conf'
archive_command = 'pgbackrest --stanza=${STANZA:?which stanza} archive-push %p'
SETTINGS
