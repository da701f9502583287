#!/bin/sh
# Copy what lies beside the databases to the host of the backups. Files never change once they are
# there, and the two ledgers only grow: nothing is ever deleted or overwritten over there.
# WEDERHOOR_DATA: the data folder here; BACKUP_TARGET: user@host:/folder, reached by rsync over ssh.
set -eu
data=${WEDERHOOR_DATA:?where is the data folder}
target=${BACKUP_TARGET:?where do the copies go}

rsync --archive --ignore-existing "$data/files/" "$target/files/"
for ledger in tombstones roots; do
  if [ -d "$data/$ledger" ]; then
    rsync --archive --append-verify "$data/$ledger/" "$target/$ledger/"
  fi
done
