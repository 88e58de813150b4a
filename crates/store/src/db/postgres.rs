//! The production database: two pools of connections, one that may only read and one that writes.
//!
//! Readers are opened with `default_transaction_read_only`, so that a page cannot write by accident, exactly
//! as on SQLite. A transaction that is dropped takes its connection out of the pool and closes it, and the
//! server rolls back. TLS is verified always: there is no mode that encrypts without checking the server.

use super::{MAX_ROWS, ROWS_A_STATEMENT, Row, Settings, StoreError, Val};
use crate::dialect::Dialect;
use bytes::BytesMut;
use deadpool_postgres::{Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime};
use futures_util::TryStreamExt;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Config, NoTls, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

/// How long a connection may take to come up, or a caller waits for a free one.
const PATIENCE: Duration = Duration::from_secs(10);
/// Debian's bundle of public certificate authorities, used when the address names none.
const PUBLIC_AUTHORITIES: &str = "/etc/ssl/certs/ca-certificates.crt";

/// The two pools.
pub(super) struct Postgres {
    readers: Pool,
    writers: Pool,
}

impl Postgres {
    pub(super) async fn open(url: &str, settings: &Settings) -> Result<Postgres, StoreError> {
        let (mut config, authorities) = address(url)?;
        config.application_name("onewindow").connect_timeout(PATIENCE);
        let asked = config.get_options().unwrap_or_default().to_owned();
        let limit = settings.statement_timeout.as_millis();
        let common = format!(
            "{asked} -c statement_timeout={limit} -c lock_timeout={limit} -c TimeZone=UTC -c jit=off \
             -c idle_in_transaction_session_timeout=60000 -c client_min_messages=warning"
        );
        let mut reading = config.clone();
        reading.options(format!("{common} -c default_transaction_read_only=on"));
        config.options(common);
        let database = Postgres {
            readers: pool(reading, settings.readers, authorities.as_deref())?,
            writers: pool(config, settings.writers, authorities.as_deref())?,
        };
        let encoding = database.query("SHOW server_encoding", Vec::new()).await?;
        match encoding.first().map(|row| row.at::<&str>(0)) {
            Some(Ok("UTF8")) => Ok(database),
            _ => Err(StoreError::broken("opening the database", "its encoding must be UTF8")),
        }
    }

    pub(super) async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        // A connection that died in the pool (the server was restarted) is noticed by its first use. A
        // question changes nothing, so it is put once more, on another connection.
        let client = get(&self.readers).await?;
        match ask(&client, sql, &args).await {
            Err(_) if client.is_closed() => {
                drop(client);
                ask(&*get(&self.readers).await?, sql, &args).await
            }
            answer => answer,
        }
    }

    pub(super) async fn begin(&self) -> Result<PostgresTx, StoreError> {
        let client = get(&self.writers).await?;
        // The handle exists before BEGIN is sent, so that being cancelled here closes the connection too.
        let mut tx = PostgresTx { client: Some(client) };
        let begin = Dialect::Postgres.begin_write();
        if tx.client()?.batch_execute(begin).await.is_err() && tx.client()?.is_closed() {
            tx = PostgresTx { client: Some(get(&self.writers).await?) };
            tx.client()?.batch_execute(begin).await.map_err(|error| told("beginning", &error))?;
        }
        Ok(tx)
    }

    pub(super) fn close(&self) {
        self.readers.close();
        self.writers.close();
    }
}

/// A transaction that owns a connection until it ends.
pub(super) struct PostgresTx {
    client: Option<Object>,
}

impl PostgresTx {
    fn client(&self) -> Result<&Object, StoreError> {
        self.client.as_ref().ok_or_else(|| StoreError::broken("using a transaction", "it has ended"))
    }

    pub(super) async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        ask(self.client()?, sql, &args).await
    }

    pub(super) async fn exec(&self, sql: &str, args: Vec<Val>) -> Result<u64, StoreError> {
        let client = self.client()?;
        let statement =
            client.prepare_cached(sql).await.map_err(|error| told("preparing a statement", &error))?;
        check(&statement, &args)?;
        client.execute_raw(&statement, &args).await.map_err(|error| told("writing", &error))
    }

    /// Runs a migration's statement, which is used once and so not prepared.
    pub(super) async fn batch(&self, sql: &str) -> Result<(), StoreError> {
        self.client()?.batch_execute(sql).await.map_err(|error| told("writing", &error))
    }

    /// What the server calls the types of these columns.
    pub(super) async fn column_types(
        &self,
        table: &str,
        columns: &[&str],
    ) -> Result<Vec<String>, StoreError> {
        let sql = format!("SELECT {} FROM {table} LIMIT 0", columns.join(", "));
        let statement =
            self.client()?.prepare(&sql).await.map_err(|error| told("preparing an insert", &error))?;
        Ok(statement.columns().iter().map(|column| column.type_().name().to_owned()).collect())
    }

    pub(super) async fn insert(&self, sql: &str, width: usize, rows: &[Vec<Val>]) -> Result<u64, StoreError> {
        let client = self.client()?;
        let statement =
            client.prepare_cached(sql).await.map_err(|error| told("preparing an insert", &error))?;
        let mut count = 0;
        for chunk in rows.chunks(ROWS_A_STATEMENT) {
            let columns: Vec<Vec<&Val>> =
                (0..width).map(|at| chunk.iter().filter_map(|row| row.get(at)).collect()).collect();
            count +=
                client.execute_raw(&statement, &columns).await.map_err(|error| told("inserting", &error))?;
        }
        Ok(count)
    }

    pub(super) async fn commit(self) -> Result<(), StoreError> {
        self.end("COMMIT").await
    }

    pub(super) async fn rollback(self) -> Result<(), StoreError> {
        self.end("ROLLBACK").await
    }

    async fn end(mut self, word: &str) -> Result<(), StoreError> {
        self.client()?.batch_execute(word).await.map_err(|error| told("ending a transaction", &error))?;
        // Only a connection whose transaction has ended well goes back into the pool.
        drop(self.client.take());
        Ok(())
    }
}

impl Drop for PostgresTx {
    fn drop(&mut self) {
        if let Some(client) = self.client.take() {
            drop(Object::take(client));
        }
    }
}

async fn get(pool: &Pool) -> Result<Object, StoreError> {
    pool.get().await.map_err(|error| match error {
        PoolError::Backend(error) => told("connecting", &error),
        other => StoreError::broken("waiting for a connection", other),
    })
}

async fn ask(
    client: &deadpool_postgres::ClientWrapper,
    sql: &str,
    args: &[Val],
) -> Result<Vec<Row>, StoreError> {
    let statement = client.prepare_cached(sql).await.map_err(|error| told("preparing a question", &error))?;
    check(&statement, args)?;
    let names: Arc<[Box<str>]> = statement.columns().iter().map(|column| Box::from(column.name())).collect();
    let rows = client.query_raw(&statement, args).await.map_err(|error| told("asking", &error))?;
    let mut rows = pin!(rows);
    let mut found = Vec::new();
    while let Some(row) = rows.try_next().await.map_err(|error| told("asking", &error))? {
        if found.len() >= MAX_ROWS {
            return Err(StoreError::broken("asking", format!("more than {MAX_ROWS} rows")));
        }
        let values = (0..names.len()).map(|index| neutral(&row, index)).collect::<Result<Vec<_>, _>>()?;
        found.push(Row::new(Arc::clone(&names), values));
    }
    Ok(found)
}

/// The driver panics on a wrong number of parameters; an error is enough.
fn check(statement: &Statement, args: &[Val]) -> Result<(), StoreError> {
    if statement.params().len() == args.len() {
        return Ok(());
    }
    let text = format!("{} parameters wanted, {} given", statement.params().len(), args.len());
    Err(StoreError::broken("binding parameters", text))
}

fn neutral(row: &tokio_postgres::Row, index: usize) -> Result<Val, StoreError> {
    let kind = row.columns()[index].type_();
    let value = match *kind {
        Type::INT8 => row.try_get::<_, Option<i64>>(index).map(Val::from),
        Type::INT4 => row.try_get::<_, Option<i32>>(index).map(Val::from),
        Type::BOOL => row.try_get::<_, Option<bool>>(index).map(Val::from),
        Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME => {
            row.try_get::<_, Option<&str>>(index).map(Val::from)
        }
        Type::BYTEA => row.try_get::<_, Option<&[u8]>>(index).map(Val::from),
        Type::VOID => Ok(Val::Null),
        _ => {
            let text = format!("column type {} is not in use: cast it to BIGINT or TEXT", kind.name());
            return Err(StoreError::broken("reading a row", text));
        }
    };
    value.map_err(|error| told("reading a row", &error))
}

impl ToSql for Val {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match (self, kind) {
            (Val::Null, _) => Ok(IsNull::Yes),
            (Val::Bool(yes), &Type::BOOL) => yes.to_sql(kind, out),
            (Val::I(number), &Type::INT8) => number.to_sql(kind, out),
            (Val::I(number), &Type::INT4) => i32::try_from(*number)?.to_sql(kind, out),
            (Val::T(text), &Type::TEXT | &Type::VARCHAR | &Type::BPCHAR | &Type::NAME) => {
                if text.contains('\0') {
                    return Err("a text holds U+0000".into());
                }
                text.to_sql(kind, out)
            }
            (Val::B(bytes), &Type::BYTEA) => bytes.to_sql(kind, out),
            _ => Err(format!("the parameter is not of type {}", kind.name()).into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::BOOL, Type::INT8, Type::INT4, Type::TEXT, Type::VARCHAR, Type::BPCHAR, Type::NAME, Type::BYTEA]
            .contains(kind)
    }

    to_sql_checked!();
}

/// Splits `sslrootcert` off (the driver does not know it) and settles whether TLS is spoken: not on a UNIX
/// socket or to this machine, always to another one unless the address says `sslmode=disable`.
fn address(url: &str) -> Result<(Config, Option<PathBuf>), StoreError> {
    // The driver's message may quote the address, which holds the password.
    let unreadable =
        || StoreError::broken("reading the database address", "it is not a valid postgres:// address");
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut mode = None;
    let mut authorities = None;
    let mut rest = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode", asked)) => mode = Some(asked),
            Some(("sslrootcert", path)) => authorities = Some(PathBuf::from(path)),
            _ => rest.push(pair),
        }
    }
    let mut config: Config = format!("{base}?{}", rest.join("&")).parse().map_err(|_| unreadable())?;
    let near = config.get_hosts().iter().all(|host| match host {
        Host::Tcp(name) => ["localhost", "127.0.0.1", "::1"].contains(&name.as_str()),
        #[cfg(unix)]
        Host::Unix(_) => true,
    });
    let tls = match mode {
        None => !near || authorities.is_some(),
        Some("disable") => false,
        Some("require" | "verify-full") => true,
        Some(_) => {
            let text = "sslmode is disable, require or verify-full";
            return Err(StoreError::broken("reading the database address", text));
        }
    };
    config.ssl_mode(if tls { SslMode::Require } else { SslMode::Disable });
    Ok((config, tls.then(|| authorities.unwrap_or_else(|| PUBLIC_AUTHORITIES.into()))))
}

fn pool(config: Config, size: usize, authorities: Option<&Path>) -> Result<Pool, StoreError> {
    let how = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    let manager = match authorities {
        None => Manager::from_config(config, NoTls, how),
        Some(path) => Manager::from_config(config, tls(path)?, how),
    };
    Pool::builder(manager)
        .max_size(size.max(1))
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE))
        .build()
        .map_err(|error| StoreError::broken("setting up the connections", error))
}

fn tls(authorities: &Path) -> Result<MakeRustlsConnect, StoreError> {
    let doing = "setting up TLS to the database";
    let mut roots = rustls::RootCertStore::empty();
    let found = CertificateDer::pem_file_iter(authorities)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| StoreError::broken(doing, format!("{}: {error}", authorities.display())))?;
    roots.add_parsable_certificates(found);
    if roots.is_empty() {
        return Err(StoreError::broken(doing, format!("{}: no certificate in it", authorities.display())));
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| StoreError::broken(doing, error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

/// The server's text is dropped for errors that quote data (classes 22 and 23); code and names stay.
fn told(doing: &'static str, error: &tokio_postgres::Error) -> StoreError {
    let Some(answer) = error.as_db_error() else { return StoreError::broken(doing, error) };
    let code = answer.code();
    let place = answer.constraint().or(answer.column()).or(answer.table()).unwrap_or_default();
    let again = [
        SqlState::UNIQUE_VIOLATION,
        SqlState::EXCLUSION_VIOLATION,
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::LOCK_NOT_AVAILABLE,
    ];
    if again.contains(code) {
        return StoreError::Conflict { on: format!("{} {place}", code.code()) };
    }
    let quotes_data = code.code().starts_with("22") || code.code().starts_with("23");
    let message = if quotes_data { "" } else { answer.message() };
    StoreError::broken(doing, format!("{} {place} {message}", code.code()))
}
