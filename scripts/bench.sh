#!/usr/bin/env bash
# Benchmarks against a raw baseline in the same run, on SQLite and on a throw-away PostgreSQL.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh test
state=$(mktemp -d)
chmod 755 "$state"
trap 'ONEWINDOW_POSTGRES_STATE="$state" scripts/postgres.sh stop >/dev/null 2>&1 || true; rm -rf "$state"' EXIT
ONEWINDOW_TEST_POSTGRES=$(ONEWINDOW_POSTGRES_STATE="$state" scripts/postgres.sh start)
export ONEWINDOW_TEST_POSTGRES
cargo bench -p server --bench office "$@"
cargo bench -p server --bench catalogue "$@"
cargo bench -p server --bench supervision "$@"
