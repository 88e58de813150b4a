.PHONY: run test bench

# The demo hall on http://127.0.0.1:8080. The first build takes some minutes; it says what it is doing.
run:
	@scripts/packages.sh run
	@echo "· building OneWindow (the first time takes about four minutes on two cores) …"
	@cargo build -p server --bin onewindow
	@cargo run --quiet -p server --bin onewindow -- demo

# Everything that must hold: layout, lints, tests on SQLite and PostgreSQL, browser walks.
test:
	@scripts/test.sh

# Ratios against a raw baseline in the same run, on SQLite and PostgreSQL.
bench:
	@scripts/bench.sh
