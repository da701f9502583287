#!/bin/sh
# Start a cluster in a container with the pass phrase of its repository in the environment.
set -eu
PGBACKREST_REPO1_CIPHER_PASS=$(cat /run/secrets/repository)
export PGBACKREST_REPO1_CIPHER_PASS
exec docker-entrypoint.sh "$@"
