#!/usr/bin/env bash
# Everything that must hold, as people and CI run it: layout, lints, tests on SQLite and PostgreSQL, browser walks.
set -euo pipefail
cd "$(dirname "$0")/.."

scripts/packages.sh test
eval_url() { ONEWINDOW_POSTGRES_STATE="$state" scripts/postgres.sh "$@"; }
state=$(mktemp -d)
chmod 755 "$state"
trap 'eval_url stop >/dev/null 2>&1 || true; rm -rf "$state"' EXIT
ONEWINDOW_TEST_POSTGRES=$(eval_url start)
export ONEWINDOW_TEST_POSTGRES

echo "· layout" >&2
cargo fmt --all --check
echo "· lints" >&2
cargo clippy --workspace --all-targets --quiet -- -D warnings
echo "· the rules stand alone" >&2
cargo check --quiet -p rules
echo "· tests" >&2
if cargo nextest --version >/dev/null 2>&1; then
    cargo nextest run --workspace --no-fail-fast "$@"
else
    cargo test --workspace "$@"
fi
