//! How many acts the office takes in a second, beside the same rows inserted without any rules, and beside one
//! transaction for every act; how long a due date takes; how many bytes a finished case keeps.
//!
//! Everything is measured in one run on one machine and printed as ratios; nothing is asserted. A case is walked in
//! six acts (`tests/it/six_acts.rs`) by many applicants side by side. `ONEWINDOW_BENCH_CASES` says how many cases (2,000 if
//! unset), `ONEWINDOW_TEST_POSTGRES` where PostgreSQL is. Run it with `cargo bench -p server --bench office`.
//!
//! *Raw* is the same event rows and the same view rows, as often as they were written, in transactions of the same
//! size, with the same multi-row statements: what the database can do when nobody decides, seals, reads or answers.

#[path = "../tests/it/six_acts.rs"]
mod six_acts;

use rules::{
    calendar::Calendar,
    clock::{Clock as LegalClock, ClockKind, Limit},
    name::PersonId,
    time::{Date, next_day},
};
use server::{clock::Clock, office::Office};
use six_acts::{ACTS, Walk};
use std::{
    collections::BTreeSet,
    hint::black_box,
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::{Db, Dialect, Reader, Row, Settings, Store, Val, args, keys::NodeKey, ledger::seal::Seal};

/// Applicants side by side: as many as one batch takes.
const ASKERS: usize = 512;

type Failure = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // `cargo test --benches` runs every bench to see that it works.
    let cases = match std::env::var("ONEWINDOW_BENCH_CASES") {
        Ok(cases) => cases.parse()?,
        Err(_) if std::env::args().any(|word| word == "--bench") => 2_000,
        Err(_) => 20,
    };
    say(&format!("{}\n{cases} cases of {ACTS} acts, {ASKERS} applicants side by side\n", machine()))?;
    say(&format!("{:<10} {:<34} {:>9} {:>9}", "database", "way", "acts/s", "of raw"))?;
    let folder = tempfile::tempdir()?;
    let file = |name: &str| format!("sqlite:{}", folder.path().join(name).display());
    measure("SQLite", [&file("office"), &file("single"), &file("raw")], cases).await?;
    match std::env::var("ONEWINDOW_TEST_POSTGRES") {
        Err(_) => say("PostgreSQL  not measured: ONEWINDOW_TEST_POSTGRES is not set")?,
        Ok(server) => {
            let schemas =
                ["office", "single", "raw"].map(|name| format!("bench_{name}_{}", std::process::id()));
            for schema in &schemas {
                run(&server, &format!("CREATE SCHEMA {schema}")).await?;
            }
            let mark = if server.contains('?') { '&' } else { '?' };
            let urls =
                schemas.each_ref().map(|name| format!("{server}{mark}options=-c%20search_path%3D{name}"));
            let measured = measure("PostgreSQL", urls.each_ref().map(String::as_str), cases).await;
            for schema in &schemas {
                run(&server, &format!("DROP SCHEMA {schema} CASCADE")).await?;
            }
            measured?;
        }
    }
    due_dates()
}

/// The three ways on one database.
async fn measure(name: &str, urls: [&str; 3], cases: usize) -> Result<(), Failure> {
    let (store, office) = open(urls[0]).await?;
    let walk = Walk::founded(&office).await;
    let founded = store.batch().await?.head().size;
    let bytes_before = bytes(store.db()).await?;
    let whole = walk_all(&walk, &store, &office, cases, ASKERS).await;
    let grown = bytes(store.db()).await? - bytes_before;
    let batches = batches(store.db(), founded).await?;
    let raw = insert_raw(store.db(), urls[2], founded, batches).await?;
    // One at a time is slow: a tenth of the cases tells as much.
    let few = (cases / 10).max(1);
    let (single_store, single_office) = open(urls[1]).await?;
    let walk = Walk::founded(&single_office).await;
    let single = walk_all(&walk, &single_store, &single_office, few, 1).await;
    let rate = |acts: usize, time: Duration| acts as f64 / time.as_secs_f64();
    let raw = rate(cases * ACTS, raw);
    let (whole, single) = (rate(cases * ACTS, whole), rate(few * ACTS, single));
    let line = |way: &str, rate: f64| say(&format!("{name:<10} {way:<34} {rate:>9.0} {:>9.2}", rate / raw));
    line(&format!("the office, {:.0} acts a transaction", (cases * ACTS) as f64 / batches as f64), whole)?;
    line("one transaction for every act", single)?;
    line("raw rows, no rules", raw)?;
    say(&format!("{name:<10} the office : one transaction for every act = {:.1} : 1", whole / single))?;
    say(&format!(
        "{name:<10} {} bytes a finished case, with history, proof and indexes\n",
        grown / cases as i64
    ))
}

async fn open(url: &str) -> Result<(Store, Office), Failure> {
    let seal = Seal::new("bench.example/office", proof::Hashing::Sha256, &[9; 32])?;
    let key = NodeKey::from_bytes(&[7; 32])?;
    let store = Store::open(url, &Settings::default(), &key, seal, Clock::Real.now()).await?;
    let office = Office::open(store.clone(), Clock::Real).await?;
    Ok((store, office))
}

/// Walks so many cases, so many side by side, and answers how long it took.
async fn walk_all(walk: &Walk, store: &Store, office: &Office, cases: usize, askers: usize) -> Duration {
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let askers = (0..askers.min(cases)).map(|_| {
        let (walk, store, office, next) = (walk.clone(), store.clone(), office.clone(), Arc::clone(&next));
        tokio::spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= cases {
                    return;
                }
                let applicant = PersonId(format!("p{n:08}"));
                let mut case = String::new();
                for nth in 0..ACTS {
                    match walk.act(&store, &office, nth, &applicant, &case).await {
                        Ok((id, _)) => case = id,
                        Err(error) => panic!("the office did not answer: {error}"),
                    }
                }
            }
        })
    });
    for asker in askers.collect::<Vec<_>>() {
        asker.await.expect("every case is walked");
    }
    begun.elapsed()
}

/// How many transactions the walks took: everything in one is recorded at one moment.
async fn batches(db: &Db, from: u64) -> Result<usize, Failure> {
    let sql = "SELECT COUNT(DISTINCT recorded_at) AS n FROM event WHERE position >= $1";
    let row = db.one(sql, args![i64::try_from(from)?]).await?.ok_or("no row")?;
    Ok(row.get::<u32>("n")?.max(1) as usize)
}

const EVENT: &[&str] =
    &["position", "dossier", "version", "kind", "happened_at", "recorded_at", "actor", "body", "leaf"];
const CASE: &[&str] = &[
    "number",
    "version",
    "item",
    "item_version",
    "item_name",
    "item_name_en",
    "department",
    "kind",
    "applicant",
    "source",
    "status",
    "outcome",
    "is_open",
    "submitted_at",
    "accepted_on",
    "ended_at",
    "provisional",
    "paused",
    "query_code",
    "form",
];
/// Written once a case, whatever the number of acts: with how many rows, the lived database says.
const ONCE: &[(&str, &[&str])] = &[
    ("document_view", &["number", "case_number", "kind", "issued_at", "version"]),
    ("rating_view", &["case_number", "department", "level", "opened_at", "given_at"]),
    ("vault_person", &["person", "wrapped_key", "created_at"]),
    ("vault_datum", &["id", "person", "kind", "cipher", "created_at"]),
    ("errand", &["id", "body", "state", "attempts", "next_at", "claimed_until", "error"]),
    ("answered", &["key", "request", "answer", "answered_at"]),
];

/// Inserts what the walks left behind into an empty database and answers how long it took.
async fn insert_raw(lived: &Db, url: &str, from: u64, transactions: usize) -> Result<Duration, Failure> {
    let (store, _office) = open(url).await?;
    let events = all(lived, "event", EVENT, "position").await?.split_off(usize::try_from(from)?);
    let cases = all(lived, "case_view", CASE, "number").await?;
    let mut once = Vec::new();
    for (table, columns) in ONCE {
        once.push((*table, *columns, all(lived, table, columns, columns[0]).await?));
    }
    // The case rows of each transaction: one for each case it touches, as the office writes them.
    let mut work = Vec::new();
    let size = events.len().div_ceil(transactions);
    for chunk in events.chunks(size) {
        let touched: BTreeSet<&str> =
            chunk.iter().filter_map(|row| text(row, 1)?.strip_prefix("case/")).collect();
        let rows = cases.iter().filter(|row| text(row, 0).is_some_and(|number| touched.contains(number)));
        work.push((chunk.to_vec(), rows.cloned().collect::<Vec<_>>()));
    }
    let parts = work.len();
    let mut once: Vec<_> = once
        .into_iter()
        .map(|(table, columns, rows)| {
            // Data refer to their people, who therefore go first.
            let parts = if table == "vault_person" { 1 } else { parts };
            let size = rows.len().div_ceil(parts).max(1);
            let parts: Vec<Vec<Vec<Val>>> = rows.chunks(size).map(<[Vec<Val>]>::to_vec).collect();
            (table, columns, parts.into_iter())
        })
        .collect();
    let begun = Instant::now();
    for (events, cases) in work {
        let tx = store.db().begin_write().await?;
        tx.insert_many("event", EVENT, events, "").await?;
        let update = "ON CONFLICT (number) DO UPDATE SET version = excluded.version, status = excluded.status, \
                      is_open = excluded.is_open, ended_at = excluded.ended_at";
        tx.insert_many("case_view", CASE, cases, update).await?;
        for (table, columns, parts) in &mut once {
            tx.insert_many(table, columns, parts.next().unwrap_or_default(), "").await?;
        }
        tx.commit().await?;
    }
    Ok(begun.elapsed())
}

fn text(row: &[Val], at: usize) -> Option<&str> {
    match row.get(at) {
        Some(Val::T(text)) => Some(text),
        _ => None,
    }
}

/// Every row of a table in this order, in pages.
async fn all(db: &Db, table: &str, columns: &[&str], order: &str) -> Result<Vec<Vec<Val>>, Failure> {
    const PAGE: usize = 50_000;
    let mut found = Vec::new();
    loop {
        let sql = format!(
            "SELECT {} FROM {table} ORDER BY {order} LIMIT {PAGE} OFFSET {}",
            columns.join(", "),
            found.len()
        );
        let rows = db.query(&sql, args![]).await?;
        let last = rows.len() < PAGE;
        let values =
            |row: &Row| columns.iter().map(|column| row.get::<Val>(column)).collect::<Result<Vec<_>, _>>();
        for row in &rows {
            found.push(values(row)?);
        }
        if last {
            return Ok(found);
        }
    }
}

/// Bytes of the tables and indexes in use.
async fn bytes(db: &Db) -> Result<i64, Failure> {
    let sql = match db.dialect() {
        Dialect::Sqlite => {
            "SELECT (page_count - freelist_count) * page_size AS n \
             FROM pragma_page_count(), pragma_freelist_count(), pragma_page_size()"
        }
        Dialect::Postgres => {
            "SELECT CAST(SUM(pg_total_relation_size(c.oid)) AS BIGINT) AS n FROM pg_class c \
             JOIN pg_namespace s ON s.oid = c.relnamespace WHERE s.nspname = current_schema() AND c.relkind = 'r'"
        }
    };
    Ok(db.one(sql, args![]).await?.ok_or("no row")?.get("n")?)
}

async fn run(server: &str, sql: &str) -> Result<(), Failure> {
    let db = Db::open(server, &Settings::default()).await?;
    let tx = db.begin_write().await?;
    tx.exec(sql, args![]).await?;
    Ok(tx.commit().await?)
}

/// Due dates of working-day limits of up to 60 days from every day of eight years.
fn due_dates() -> Result<(), Failure> {
    let calendar = Calendar::china();
    let mut days: Vec<Date> = vec![jiff::civil::date(2019, 1, 1)];
    while days.len() < 8 * 365 {
        days.extend(days.last().map(|day| next_day(*day)));
    }
    let time = |name: &str, each: &dyn Fn(Date, u16) -> Date| {
        let begun = Instant::now();
        let mut count = 0_u32;
        for n in 1..=60 {
            for day in &days {
                black_box(each(*day, n));
                count += 1;
            }
        }
        say(&format!("{name}: {} ns each, {count} reckoned", begun.elapsed().as_nanos() / u128::from(count)))
    };
    time("due date of n working days", &|day, n| calendar.working_day_after(day, u32::from(n)))?;
    let limit = |n| Limit::working_days(n);
    time("the same by a whole legal clock", &|day, n| {
        let start = rules::time::Instant::midnight(day);
        LegalClock::started(ClockKind::Promised, start, day, limit(n)).due(&calendar).date
    })
}

/// Where and when this was measured, and of which state of the program.
fn machine() -> String {
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let model = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model.lines().find_map(|line| line.strip_prefix("model name")?.split_once(':'));
    let model = model.map_or("unknown", |(_, model)| model.trim()).to_owned();
    let commit = std::process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    let commit = commit.map(|out| String::from_utf8_lossy(&out.stdout).trim().to_owned()).unwrap_or_default();
    let kind = if cfg!(debug_assertions) { "debug build" } else { "release build" };
    format!("{model}, {cores} cores, {}, commit {commit}, {kind}", Clock::Real.now().rfc3339())
}

fn say(line: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}
