#!/bin/sh
# A throw-away PostgreSQL for tests: scripts/postgres.sh start|url|stop
#
# `start` makes a cluster in a new temporary folder on a free port of 127.0.0.1, with fsync on as in
# production, and prints its address; a second `start` prints the address of the running one. Where it lies
# is remembered in ONEWINDOW_POSTGRES_STATE (default: target/postgres of this repository). `stop` ends only
# the server recorded there. initdb refuses root, so root works as the user `postgres`.
set -eu
cd "$(dirname "$0")/.."
state="${ONEWINDOW_POSTGRES_STATE:-target/postgres}"
# Debian keeps each version in a folder of its own; the newest will do.
bin="${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1)}"

as_postgres() { if [ "$(id -u)" = 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi; }
running() { [ -f "$state/folder" ] && as_postgres "$bin/pg_ctl" -D "$(cat "$state/folder")/data" status >/dev/null 2>&1; }
# Asking the system for a free port and giving it back leaves a short gap; a start that loses it tries anew.
free_port() { python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'; }

start() {
    if running; then cat "$state/url"; return; fi
    [ -x "$bin/initdb" ] || { echo "no PostgreSQL server here: apt-get install postgresql" >&2; exit 1; }
    mkdir -p "$state"
    folder="$(mktemp -d "${TMPDIR:-/tmp}/onewindow-postgres.XXXXXX")"
    if [ "$(id -u)" = 0 ]; then chown postgres "$folder"; fi
    # The folder is closed to others, and the server listens on this machine only.
    ( cd "$folder" && as_postgres "$bin/initdb" -D "$folder/data" -U onewindow -A trust -E UTF8 --locale=C.UTF-8 >/dev/null )
    for try in 1 2 3 4 5; do
        port="$(free_port)"
        if ( cd "$folder" && as_postgres "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -t 60 \
            -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$folder' -c fsync=on -c max_connections=200" \
            start >/dev/null ); then
            echo "$folder" > "$state/folder"
            echo "postgres://onewindow@127.0.0.1:$port/postgres" > "$state/url"
            cat "$state/url"
            return
        fi
    done
    echo "PostgreSQL did not start, see $folder/log" >&2
    exit 1
}

stop() {
    [ -f "$state/folder" ] || return 0
    folder="$(cat "$state/folder")"
    if running; then ( cd "$folder" && as_postgres "$bin/pg_ctl" -D "$folder/data" -w -m fast stop >/dev/null ); fi
    case "$folder" in */onewindow-postgres.*) rm -rf "$folder" ;; esac
    rm -f "$state/folder" "$state/url"
}

case "${1:-}" in
    start) start ;;
    stop) stop ;;
    url) if running; then cat "$state/url"; else echo "not running: scripts/postgres.sh start" >&2; exit 1; fi ;;
    *) echo "usage: scripts/postgres.sh start|url|stop" >&2; exit 2 ;;
esac
