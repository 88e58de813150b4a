//! The ground the tests stand on: the same test on both databases.
//!
//! PostgreSQL's address comes from `ONEWINDOW_TEST_POSTGRES` (`scripts/postgres.sh start` prints one). Each
//! test has a schema of its own, dropped afterwards. Without the address the PostgreSQL half says so, and
//! under `CI=true` it fails.

use rules::time::Instant;
use std::future::Future;
use store::Store;
use store::db::{Db, Settings};
use store::keys::NodeKey;
use store::ledger::seal::Seal;
use store::migrate::migrate;

/// A moment for tests: 2026-11-21 08:00 in Beijing, UTC milliseconds.
pub(crate) const NOW: i64 = 1_795_219_200_000;

/// Runs the test on both databases with all tables made.
pub(crate) fn both<F: Future<Output = ()> + Send + 'static>(test: impl Fn(Db) -> F) {
    on_addresses(async |url| {
        let db = open(&url).await;
        migrate(&db, NOW).await.expect("the tables can be made");
        spawned(test(db)).await
    });
}

/// Runs the test on both databases while they are empty; it gets an address and may open it many times.
/// A SQLite address is a file in a folder that lives as long as the test.
pub(crate) fn both_empty<F: Future<Output = ()> + Send + 'static>(test: impl Fn(String) -> F) {
    on_addresses(async |url| spawned(test(url)).await);
}

/// Opens a database for a test; a few connections are enough.
pub(crate) async fn open(url: &str) -> Db {
    Db::open(url, &Settings { readers: 2, writers: 3, ..Settings::default() }).await.expect("it opens")
}

/// Opens a node's memory for a test, any number of times on one address.
pub(crate) async fn open_store(url: &str) -> Store {
    let settings = Settings { readers: 2, writers: 3, ..Settings::default() };
    let key = NodeKey::from_bytes(&[7; 32]).expect("long enough");
    let seal = Seal::new("test.example/hall", proof::Hashing::Sha256, &[9; 32]).expect("a seal");
    Store::open(url, &settings, &key, seal, Instant(NOW)).await.expect("it opens")
}

type Outcome = Result<(), tokio::task::JoinError>;

/// The test as a task of its own, so that its panic comes back as a value and we can tidy up.
async fn spawned(test: impl Future<Output = ()> + Send + 'static) -> Outcome {
    tokio::spawn(test).await
}

fn on_addresses(test: impl AsyncFn(String) -> Outcome) {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime can be made");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("a folder can be made");
        eprintln!("on SQLite");
        raise(test(format!("sqlite:{}", folder.path().join("test.sqlite").display())).await);
        match std::env::var("ONEWINDOW_TEST_POSTGRES") {
            Ok(server) => {
                eprintln!("on PostgreSQL");
                let schema = format!("test_{:032x}", rand::random::<u128>());
                statement(&server, format!("CREATE SCHEMA {schema}")).await;
                let mark = if server.contains('?') { '&' } else { '?' };
                let outcome = test(format!("{server}{mark}options=-c%20search_path%3D{schema}")).await;
                statement(&server, format!("DROP SCHEMA {schema} CASCADE")).await;
                raise(outcome);
            }
            Err(_) if std::env::var("CI").is_ok_and(|ci| ci == "true") => {
                panic!("PostgreSQL is missing: set ONEWINDOW_TEST_POSTGRES")
            }
            Err(_) => eprintln!("PostgreSQL not tested"),
        }
    });
}

fn raise(outcome: Outcome) {
    if let Err(error) = outcome {
        std::panic::resume_unwind(error.into_panic());
    }
}

async fn statement(server: &str, sql: String) {
    let db = Db::open(server, &Settings { readers: 1, writers: 1, ..Settings::default() })
        .await
        .expect("it opens");
    let tx = db.begin_write().await.expect("it begins");
    tx.exec(&sql, vec![]).await.expect("it runs");
    tx.commit().await.expect("it commits");
    db.close();
}
