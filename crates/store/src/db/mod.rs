//! One door to two databases: SQLite for the embedded node, PostgreSQL for production.
//!
//! [`Db`] is a handle for questions and for beginning a transaction; [`Tx`] is one transaction that writes.
//! Both answer [`Reader::query`] and [`Reader::one`], so a function that only reads takes `&impl Reader` and
//! works inside and outside a transaction. Nothing can be written outside a [`Tx`].
//!
//! A transaction dropped before `commit` leaves nothing, also when the task was cancelled in the middle.
//! After the first failed or cancelled statement a transaction is spoiled on both databases alike: only
//! rolling back is left. It does not know any table; SQL texts stand beside what they are for.

mod error;
mod postgres;
mod sqlite;
mod value;

use crate::dialect::Dialect;
pub use error::StoreError;
use postgres::{Postgres, PostgresTx};
use sqlite::{Sqlite, SqliteTx};
use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;
pub use value::{FromVal, Row, Val};

/// More rows than this in one answer are a mistake: lists are read in pages.
pub const MAX_ROWS: usize = 100_000;
/// Rows that one INSERT carries to PostgreSQL.
pub const ROWS_A_STATEMENT: usize = 500;

/// How the database is opened.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Connections that read: threads for SQLite, pooled connections for PostgreSQL.
    pub readers: usize,
    /// Connections that write to PostgreSQL; SQLite has one.
    pub writers: usize,
    /// What one statement, or waiting for a lock, may take on PostgreSQL.
    pub statement_timeout: Duration,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { readers: 4, writers: 4, statement_timeout: Duration::from_secs(30) }
    }
}

/// The database. Clones share it.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    engine: Engine,
    inserts: Inserts,
}

enum Engine {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Table, columns and conflict clause of an INSERT, which are literals of the program.
type Shape = (&'static str, &'static [&'static str], &'static str);
/// The texts of the INSERTs made so far; the program knows a few dozen.
type Inserts = Arc<RwLock<HashMap<Shape, Arc<str>>>>;

/// Asking questions, inside a transaction or outside.
pub trait Reader: Sync {
    /// Which database answers, for the few texts that differ.
    fn dialect(&self) -> Dialect;

    /// All rows of the answer, at most [`MAX_ROWS`]. Inside a [`Tx`] the text may also be a statement
    /// that writes and ends in RETURNING.
    fn query(&self, sql: &str, args: Vec<Val>) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send;

    /// The only row, or none. Two rows are an error.
    fn one(&self, sql: &str, args: Vec<Val>) -> impl Future<Output = Result<Option<Row>, StoreError>> + Send {
        async {
            let mut rows = self.query(sql, args).await?;
            if rows.len() > 1 {
                return Err(StoreError::broken("asking", "one row at most was expected"));
            }
            Ok(rows.pop())
        }
    }
}

impl Db {
    /// Opens `postgres://…`, `sqlite:path`, or `sqlite::memory:` (a temporary file, gone with the last
    /// handle). The tables come from [`crate::migrate::migrate`].
    ///
    /// A PostgreSQL address may say `sslmode=disable|require|verify-full` and `sslrootcert=path`; without
    /// them TLS is used, and the server checked, unless it is this machine.
    pub async fn open(url: &str, settings: &Settings) -> Result<Db, StoreError> {
        let engine = if let Some(path) = url.strip_prefix("sqlite:") {
            let (path, temporary) = match path {
                ":memory:" => temporary_file()?,
                path => (PathBuf::from(path), None),
            };
            Engine::Sqlite(Sqlite::open(&path, temporary, settings).await?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Engine::Postgres(Postgres::open(url, settings).await?)
        } else {
            let text = "it begins with neither sqlite: nor postgres://";
            return Err(StoreError::broken("reading the database address", text));
        };
        Ok(Db(Arc::new(Inner { engine, inserts: Inserts::default() })))
    }

    /// Begins the one kind of transaction that writes. On SQLite it waits for the one before to end and
    /// then holds the database; on PostgreSQL it is READ COMMITTED, and rows read in order to change them
    /// are locked with [`Dialect::for_update`].
    pub async fn begin_write(&self) -> Result<Tx, StoreError> {
        let engine = match &self.0.engine {
            Engine::Sqlite(sqlite) => TxEngine::Sqlite(sqlite.begin().await?),
            Engine::Postgres(postgres) => TxEngine::Postgres(postgres.begin().await?),
        };
        Ok(Tx { engine, spoiled: AtomicBool::new(false), inserts: Arc::clone(&self.0.inserts) })
    }

    /// Copies the database as it stands at this moment into a new file, while others read and write. SQLite only.
    pub(crate) async fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.copy_to(path).await,
            Engine::Postgres(_) => {
                Err(StoreError::broken("copying the database", "PostgreSQL copies itself"))
            }
        }
    }

    /// Closes PostgreSQL's idle connections now; SQLite's file is closed with the last handle.
    pub fn close(&self) {
        if let Engine::Postgres(postgres) = &self.0.engine {
            postgres.close();
        }
    }
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Db").field(&self.dialect()).finish()
    }
}

impl Reader for Db {
    fn dialect(&self) -> Dialect {
        match &self.0.engine {
            Engine::Sqlite(_) => Dialect::Sqlite,
            Engine::Postgres(_) => Dialect::Postgres,
        }
    }

    async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        match &self.0.engine {
            Engine::Sqlite(sqlite) => sqlite.query(sql, args).await,
            Engine::Postgres(postgres) => postgres.query(sql, args).await,
        }
    }
}

enum TxEngine {
    Sqlite(SqliteTx),
    Postgres(PostgresTx),
}

/// One transaction that writes. Dropping it rolls back.
///
/// Statements may be sent side by side (`try_join!`), which saves round trips on PostgreSQL; nothing is
/// promised about the order among them.
pub struct Tx {
    engine: TxEngine,
    spoiled: AtomicBool,
    inserts: Inserts,
}

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").field("dialect", &self.dialect()).finish_non_exhaustive()
    }
}

impl Reader for Tx {
    fn dialect(&self) -> Dialect {
        match &self.engine {
            TxEngine::Sqlite(_) => Dialect::Sqlite,
            TxEngine::Postgres(_) => Dialect::Postgres,
        }
    }

    async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        self.step(async {
            match &self.engine {
                TxEngine::Sqlite(tx) => tx.query(sql, args).await,
                TxEngine::Postgres(tx) => tx.query(sql, args).await,
            }
        })
        .await
    }
}

impl Tx {
    /// Runs a statement that writes and answers how many rows it touched.
    pub async fn exec(&self, sql: &str, args: Vec<Val>) -> Result<u64, StoreError> {
        self.step(async {
            match &self.engine {
                TxEngine::Sqlite(tx) => tx.exec(sql, args).await,
                TxEngine::Postgres(tx) => tx.exec(sql, args).await,
            }
        })
        .await
    }

    /// Inserts any number of rows, [`ROWS_A_STATEMENT`] at a time, and answers how many were touched.
    /// `on_conflict` is empty or `ON CONFLICT …`; with DO UPDATE a key may stand only once among the rows,
    /// because PostgreSQL refuses to change one row twice in a statement. Every row has a value for every
    /// column.
    pub async fn insert_many(
        &self,
        table: &'static str,
        columns: &'static [&'static str],
        rows: Vec<Vec<Val>>,
        on_conflict: &'static str,
    ) -> Result<u64, StoreError> {
        if rows.is_empty() {
            return Ok(0);
        }
        self.step(async {
            if rows.iter().any(|row| row.len() != columns.len()) {
                return Err(StoreError::broken(
                    "inserting",
                    format!("a row of {table} has too few or too many values"),
                ));
            }
            let text = self.insert_text((table, columns, on_conflict)).await?;
            match &self.engine {
                TxEngine::Sqlite(tx) => tx.insert(text, rows).await,
                TxEngine::Postgres(tx) => tx.insert(&text, columns.len(), &rows).await,
            }
        })
        .await
    }

    /// Makes everything durable. When the answer is [`StoreError::Unknown`] the outcome is unknown: the
    /// connection may have died after the database had committed.
    pub async fn commit(self) -> Result<(), StoreError> {
        if self.spoiled.load(Ordering::Relaxed) {
            // PostgreSQL would answer COMMIT with a quiet rollback.
            return Err(StoreError::broken("committing", "a statement of this transaction has failed"));
        }
        let committed = match self.engine {
            TxEngine::Sqlite(tx) => tx.commit().await,
            TxEngine::Postgres(tx) => tx.commit().await,
        };
        committed.map_err(|error| StoreError::Unknown { text: error.to_string() })
    }

    /// Gives everything up and keeps the connection.
    pub async fn rollback(self) -> Result<(), StoreError> {
        match self.engine {
            TxEngine::Sqlite(tx) => tx.rollback().await,
            TxEngine::Postgres(tx) => tx.rollback().await,
        }
    }

    /// One statement of a migration, already in the database's own words.
    pub(crate) async fn define(&self, sql: String) -> Result<(), StoreError> {
        self.step(async {
            match &self.engine {
                TxEngine::Sqlite(tx) => tx.exec(&sql, Vec::new()).await.map(|_| ()),
                TxEngine::Postgres(tx) => tx.batch(&sql).await,
            }
        })
        .await
    }

    /// Runs one statement and remembers when it failed, or was dropped before it ended: then nobody knows
    /// what the database has done of it.
    async fn step<T>(
        &self,
        work: impl Future<Output = Result<T, StoreError>> + Send,
    ) -> Result<T, StoreError> {
        struct Spoil<'a>(Option<&'a AtomicBool>);
        impl Drop for Spoil<'_> {
            fn drop(&mut self) {
                if let Some(spoiled) = self.0 {
                    spoiled.store(true, Ordering::Relaxed);
                }
            }
        }
        if self.spoiled.load(Ordering::Relaxed) {
            return Err(StoreError::broken("using a transaction", "an earlier statement of it has failed"));
        }
        let mut guard = Spoil(Some(&self.spoiled));
        let answer = work.await;
        if answer.is_ok() {
            guard.0 = None;
        }
        answer
    }

    async fn insert_text(&self, shape: Shape) -> Result<Arc<str>, StoreError> {
        if let Some(text) = self.inserts.read().unwrap_or_else(PoisonError::into_inner).get(&shape) {
            return Ok(Arc::clone(text));
        }
        let (table, columns, on_conflict) = shape;
        let types = match &self.engine {
            TxEngine::Sqlite(_) => Vec::new(),
            TxEngine::Postgres(tx) => tx.column_types(table, columns).await?,
        };
        let text: Arc<str> = self.dialect().insert(table, columns, &types, on_conflict).into();
        self.inserts.write().unwrap_or_else(PoisonError::into_inner).insert(shape, Arc::clone(&text));
        Ok(text)
    }
}

/// A file in a new folder of the temporary directory, and that folder.
fn temporary_file() -> Result<(PathBuf, Option<PathBuf>), StoreError> {
    let name = format!("onewindow-{:032x}", rand::random::<u128>());
    let folder = std::env::temp_dir().join(name);
    std::fs::create_dir(&folder).map_err(|error| StoreError::broken("making a temporary folder", error))?;
    Ok((folder.join("onewindow.sqlite"), Some(folder)))
}
