//! The embedded database: one thread that writes, several that read, one file.
//!
//! A transaction holds the writer for itself. Dropping it sends the rollback into the writer's queue before
//! the next transaction can send anything, so a cancelled request leaves nothing behind. Readers are opened
//! `query_only`. There is no in-memory form: SQLite's shared cache has table locks and no WAL, so a
//! temporary database is a real file in a folder of its own, removed with the last handle.

use super::{MAX_ROWS, Row, Settings, StoreError, Val};
use crate::dialect::Dialect;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, OpenFlags, Statement};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

/// How long SQLite waits for another process that holds the file.
const BUSY: Duration = Duration::from_secs(10);
/// Prepared statements kept by a connection.
const KEPT_STATEMENTS: usize = 256;
/// Rewritten texts kept by a connection; beyond it the keeping starts anew.
const KEPT_TEXTS: usize = 1_000;

type Job = Box<dyn FnOnce(&mut Conn) + Send>;

/// One connection with its prepared statements and the texts as SQLite wants them.
pub(super) struct Conn {
    connection: Connection,
    texts: HashMap<String, Arc<str>>,
}

/// A thread that owns a connection and does what comes.
struct Worker {
    jobs: Option<mpsc::Sender<Job>>,
    thread: Option<JoinHandle<()>>,
}

/// The database file with its writer and its readers.
pub(super) struct Sqlite {
    writer: Worker,
    writing: Arc<Semaphore>,
    readers: Vec<Worker>,
    reading: Semaphore,
    idle: Mutex<Vec<usize>>,
    temporary: Option<PathBuf>,
}

impl Sqlite {
    pub(super) async fn open(
        path: &Path,
        temporary: Option<PathBuf>,
        settings: &Settings,
    ) -> Result<Sqlite, StoreError> {
        let count = settings.readers.max(1);
        let path = path.to_owned();
        // Opening touches the disk and may wait for another process, so it must not hold up the runtime.
        tokio::task::spawn_blocking(move || {
            let writer = Worker::start("sqlite-writer", open_writer(&path)?)?;
            let readers = (0..count)
                .map(|_| Worker::start("sqlite-reader", open_reader(&path)?))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(Sqlite {
                writer,
                writing: Arc::new(Semaphore::new(1)),
                readers,
                reading: Semaphore::new(count),
                idle: Mutex::new((0..count).collect()),
                temporary,
            })
        })
        .await
        .map_err(|error| StoreError::broken("opening the database file", error))?
    }

    pub(super) async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        let sql = sql.to_owned();
        let _permit = self.reading.acquire().await.map_err(|_| gone())?;
        let turn = Turn::take(&self.idle)?;
        self.readers[turn.index].call(move |conn| conn.query(sql, &args)).await
    }

    /// One reader copies page by page in a single step, which sees the database as it stood when the step began: the
    /// WAL lets the writer go on meanwhile.
    pub(super) async fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let path = path.to_owned();
        let _permit = self.reading.acquire().await.map_err(|_| gone())?;
        let turn = Turn::take(&self.idle)?;
        self.readers[turn.index].call(move |conn| conn.copy_to(&path)).await
    }

    pub(super) async fn begin(&self) -> Result<SqliteTx, StoreError> {
        let permit = Arc::clone(&self.writing).acquire_owned().await.map_err(|_| gone())?;
        let jobs = self.writer.jobs.clone().ok_or_else(gone)?;
        // The handle exists before BEGIN is sent, so that being cancelled here rolls back too.
        let tx = SqliteTx { jobs, open: true, _permit: permit };
        tx.call(|conn| conn.batch(Dialect::Sqlite.begin_write())).await?;
        Ok(tx)
    }
}

impl Drop for Sqlite {
    fn drop(&mut self) {
        // Waiting for the threads closes the file in order: the last connection folds the WAL away.
        for worker in self.readers.iter_mut().chain([&mut self.writer]) {
            worker.stop();
        }
        if let Some(folder) = &self.temporary {
            // Nobody else can use the folder, and a rest of it in the temporary directory harms nobody.
            let _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// A reader taken out of the idle ones; it goes back when the question is answered or dropped.
struct Turn<'a> {
    idle: &'a Mutex<Vec<usize>>,
    index: usize,
}

impl<'a> Turn<'a> {
    fn take(idle: &'a Mutex<Vec<usize>>) -> Result<Turn<'a>, StoreError> {
        let index = idle.lock().unwrap_or_else(PoisonError::into_inner).pop().ok_or_else(gone)?;
        Ok(Turn { idle, index })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(self.index);
    }
}

impl Worker {
    fn start(name: &str, connection: Connection) -> Result<Worker, StoreError> {
        let (jobs, queue) = mpsc::channel::<Job>();
        let mut conn = Conn { connection, texts: HashMap::new() };
        let run = move || {
            while let Ok(job) = queue.recv() {
                job(&mut conn);
            }
        };
        let thread = std::thread::Builder::new()
            .name(name.to_owned())
            .spawn(run)
            .map_err(|error| StoreError::broken("starting a database thread", error))?;
        Ok(Worker { jobs: Some(jobs), thread: Some(thread) })
    }

    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        send(self.jobs.as_ref().ok_or_else(gone)?, work).await
    }

    fn stop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to close.
            let _ = thread.join();
        }
    }
}

async fn send<T: Send + 'static>(
    jobs: &mpsc::Sender<Job>,
    work: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
) -> Result<T, StoreError> {
    let (answer, answered) = oneshot::channel();
    let job: Job = Box::new(move |conn| {
        // Nobody listens any more when the asker was cancelled.
        let _ = answer.send(work(conn));
    });
    jobs.send(job).map_err(|_| gone())?;
    answered.await.map_err(|_| gone())?
}

/// A transaction that owns the writer until it ends.
pub(super) struct SqliteTx {
    jobs: mpsc::Sender<Job>,
    open: bool,
    _permit: OwnedSemaphorePermit,
}

impl SqliteTx {
    async fn call<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        send(&self.jobs, work).await
    }

    pub(super) async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        let sql = sql.to_owned();
        self.call(move |conn| conn.query(sql, &args)).await
    }

    pub(super) async fn exec(&self, sql: &str, args: Vec<Val>) -> Result<u64, StoreError> {
        let sql = sql.to_owned();
        self.call(move |conn| conn.exec(sql, &args)).await
    }

    pub(super) async fn insert(&self, sql: Arc<str>, rows: Vec<Vec<Val>>) -> Result<u64, StoreError> {
        self.call(move |conn| conn.insert(&sql, &rows)).await
    }

    pub(super) async fn commit(mut self) -> Result<(), StoreError> {
        let done = self.call(|conn| conn.batch("COMMIT")).await;
        // After a COMMIT that failed the transaction is still open: the drop rolls it back.
        self.open = done.is_err();
        done
    }

    pub(super) async fn rollback(mut self) -> Result<(), StoreError> {
        let done = self.call(Conn::roll_back).await;
        self.open = done.is_err();
        done
    }
}

impl Drop for SqliteTx {
    fn drop(&mut self) {
        if self.open {
            // The queue is served in order and the permit is given back after this line, so the next
            // transaction begins after the rollback. A writer that is gone has rolled back by closing.
            let _ = self.jobs.send(Box::new(|conn| {
                if let Err(error) = conn.roll_back() {
                    tracing::error!(%error, "a transaction could not be rolled back");
                }
            }));
        }
    }
}

impl Conn {
    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(|error| told("ending or beginning a transaction", &error))
    }

    fn copy_to(&self, path: &Path) -> Result<(), StoreError> {
        let failed = |error: rusqlite::Error| told("copying the database", &error);
        let mut copy = Connection::open(path).map_err(failed)?;
        let backup = Backup::new(&self.connection, &mut copy).map_err(failed)?;
        match backup.step(-1).map_err(failed)? {
            StepResult::Done => Ok(()),
            _ => Err(StoreError::broken("copying the database", "it was busy")),
        }
    }

    fn roll_back(&mut self) -> Result<(), StoreError> {
        if self.connection.is_autocommit() { Ok(()) } else { self.batch("ROLLBACK") }
    }

    fn text(&mut self, sql: String) -> Arc<str> {
        if let Some(text) = self.texts.get(&sql) {
            return Arc::clone(text);
        }
        if self.texts.len() >= KEPT_TEXTS {
            self.texts.clear();
        }
        let text: Arc<str> = Dialect::Sqlite.statement(&sql).into();
        self.texts.insert(sql, Arc::clone(&text));
        text
    }

    fn query(&mut self, sql: String, args: &[Val]) -> Result<Vec<Row>, StoreError> {
        let text = self.text(sql);
        let mut statement =
            self.connection.prepare_cached(&text).map_err(|error| told("preparing a question", &error))?;
        let names: Arc<[Box<str>]> = statement.column_names().map(Box::from).collect();
        bind(&mut statement, args)?;
        let mut rows = statement.raw_query();
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(|error| told("asking", &error))? {
            if found.len() >= MAX_ROWS {
                return Err(StoreError::broken("asking", format!("more than {MAX_ROWS} rows")));
            }
            let values = (0..names.len())
                .map(|index| neutral(row.get_ref(index).map_err(|error| told("reading a row", &error))?))
                .collect::<Result<Vec<_>, _>>()?;
            found.push(Row::new(Arc::clone(&names), values));
        }
        Ok(found)
    }

    fn exec(&mut self, sql: String, args: &[Val]) -> Result<u64, StoreError> {
        let text = self.text(sql);
        let mut statement =
            self.connection.prepare_cached(&text).map_err(|error| told("preparing a statement", &error))?;
        bind(&mut statement, args)?;
        statement.raw_execute().map(|count| count as u64).map_err(|error| told("writing", &error))
    }

    fn insert(&mut self, text: &str, rows: &[Vec<Val>]) -> Result<u64, StoreError> {
        let mut statement =
            self.connection.prepare_cached(text).map_err(|error| told("preparing an insert", &error))?;
        let mut count = 0;
        for row in rows {
            bind(&mut statement, row)?;
            count += statement.raw_execute().map_err(|error| told("inserting", &error))? as u64;
        }
        Ok(count)
    }
}

fn bind(statement: &mut Statement<'_>, args: &[Val]) -> Result<(), StoreError> {
    if statement.parameter_count() != args.len() {
        let text = format!("{} parameters wanted, {} given", statement.parameter_count(), args.len());
        return Err(StoreError::broken("binding parameters", text));
    }
    for (index, value) in args.iter().enumerate() {
        if matches!(value, Val::T(text) if text.contains('\0')) {
            return Err(StoreError::broken("binding parameters", "a text holds U+0000"));
        }
        statement.raw_bind_parameter(index + 1, value).map_err(|error| told("binding parameters", &error))?;
    }
    Ok(())
}

impl rusqlite::ToSql for Val {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Val::Null => ToSqlOutput::Owned(Value::Null),
            Val::Bool(yes) => ToSqlOutput::Owned(Value::Integer((*yes).into())),
            Val::I(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Val::T(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Val::B(bytes) => ToSqlOutput::Borrowed(ValueRef::Blob(bytes)),
        })
    }
}

fn neutral(value: ValueRef<'_>) -> Result<Val, StoreError> {
    Ok(match value {
        ValueRef::Null => Val::Null,
        ValueRef::Integer(number) => Val::I(number),
        ValueRef::Text(text) => Val::T(
            String::from_utf8(text.to_vec())
                .map_err(|_| StoreError::broken("reading a row", "text is not UTF-8"))?,
        ),
        ValueRef::Blob(bytes) => Val::B(bytes.to_vec()),
        ValueRef::Real(_) => {
            return Err(StoreError::broken("reading a row", "floating numbers are not in use"));
        }
    })
}

fn open_writer(path: &Path) -> Result<Connection, StoreError> {
    let connection = Connection::open(path).map_err(|error| told("opening the database file", &error))?;
    prepare(
        &connection,
        // WAL with FULL syncs the log at every commit: what was answered survives a power cut.
        // secure_delete overwrites what is deleted, so that an erased key is gone from the file as well.
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
         PRAGMA secure_delete = FAST; PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864; \
         PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;",
    )?;
    Ok(connection)
}

fn open_reader(path: &Path) -> Result<Connection, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)
        .map_err(|error| told("opening the database file", &error))?;
    prepare(&connection, "PRAGMA query_only = ON; PRAGMA cache_size = -16384; PRAGMA temp_store = MEMORY;")?;
    Ok(connection)
}

fn prepare(connection: &Connection, pragmas: &str) -> Result<(), StoreError> {
    connection.set_prepared_statement_cache_capacity(KEPT_STATEMENTS);
    connection
        .busy_timeout(BUSY)
        .and_then(|()| connection.execute_batch(pragmas))
        .map_err(|error| told("setting up the database file", &error))
}

fn gone() -> StoreError {
    StoreError::broken("asking the database thread", "it has ended")
}

/// SQLite's messages name tables and columns, never values.
fn told(doing: &'static str, error: &rusqlite::Error) -> StoreError {
    use rusqlite::ffi::{SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID, SQLITE_CONSTRAINT_UNIQUE};
    if let rusqlite::Error::SqliteFailure(code, text) = error {
        let unique = [SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID];
        let busy = matches!(code.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked);
        if busy || unique.contains(&code.extended_code) {
            return StoreError::Conflict { on: text.clone().unwrap_or_else(|| code.to_string()) };
        }
    }
    StoreError::broken(doing, error)
}
