//! 备份: a copy of the whole node while it serves: the database, then the files, then the key.
//!
//! The database is copied in one piece as it stood at one moment, without holding up whoever writes. The files come
//! after it, so that every file a row speaks of is in the copy; files are never changed, so that it does not matter
//! when one is read. Last comes `backup.json`, which says what was copied: a folder without it is an unfinished copy.
//! It does not copy PostgreSQL, which has tools of its own, and it deletes nothing.

use crate::{
    args,
    db::{Db, Reader, StoreError},
    dialect::Dialect,
};
use proof::frontier::Frontier;
use rules::time::Instant;
use serde::Serialize;
use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};
use thiserror::Error;

/// The database's name in the node's folder and in a copy of it.
pub const DATABASE_FILE: &str = "onewindow.sqlite";
/// The folder of uploads and documents.
pub const FILES_FOLDER: &str = "files";
/// The node's secret: without it the personal data in the copy cannot be read.
pub const KEY_FILE: &str = "node.key";
/// What the copy is; written last.
pub const CARD_FILE: &str = "backup.json";

/// Why no copy was made.
#[derive(Debug, Error)]
pub enum BackupError {
    /// A copy goes into a new or an empty folder, so that it never mixes with an older one.
    #[error("{0} is not empty; a backup wants a new or an empty folder")]
    Occupied(PathBuf),
    /// PostgreSQL is copied by its own tools.
    #[error(
        "the database is PostgreSQL: copy it with `pg_dump --format=custom`, and then the files and the key with \
         `onewindow backup --files-only FOLDER`"
    )]
    Postgres,
    /// The disk.
    #[error("{0}: {1}")]
    Disk(PathBuf, io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// 备份说明: what a copy holds; `backup.json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BackupCard {
    /// The form of this card.
    pub format: &'static str,
    /// Number of events in the copied log; with `--files-only` in the log when the copying began.
    pub size: u64,
    /// The root of that log, hexadecimal: compare it with a checkpoint.
    pub root: String,
    /// When it was made.
    pub time: String,
    /// The database in the copy; none with `--files-only`.
    pub database: Option<&'static str>,
    /// How many uploads and documents.
    pub files: u64,
}

/// Copies the node whose folder is `node` into `folder`, which must be new or empty. With `files_only` the database
/// is left out.
///
/// # Errors
/// See [`BackupError`]. What was copied until then stays, without a card.
pub async fn backup(
    db: &Db,
    node: &Path,
    folder: &Path,
    files_only: bool,
    now: Instant,
) -> Result<BackupCard, BackupError> {
    if !files_only && db.dialect() == Dialect::Postgres {
        return Err(BackupError::Postgres);
    }
    fs::create_dir_all(folder).map_err(|error| disk(folder, error))?;
    if fs::read_dir(folder).map_err(|error| disk(folder, error))?.next().is_some() {
        return Err(BackupError::Occupied(folder.to_owned()));
    }
    let head = if files_only {
        head(db).await?
    } else {
        let path = folder.join(DATABASE_FILE);
        db.copy_to(&path).await?;
        // The card speaks of what was copied, not of what has been written since.
        let copy = Db::open(&format!("sqlite:{}", path.display()), &crate::Settings::default()).await?;
        head(&copy).await?
    };
    let (from, to) = (node.to_owned(), folder.to_owned());
    let files = tokio::task::spawn_blocking(move || copy_files(&from, &to))
        .await
        .map_err(|error| StoreError::broken("copying files", error))??;
    let (size, root) = head;
    let database = (!files_only).then_some(DATABASE_FILE);
    let card = BackupCard { format: "onewindow-backup-1", size, root, time: now.rfc3339(), database, files };
    let text = serde_json::to_string_pretty(&card)
        .map_err(|error| StoreError::broken("writing the card of a backup", error))?;
    write(&folder.join(CARD_FILE), (text + "\n").as_bytes())?;
    Ok(card)
}

/// Size and root of the log in this database.
async fn head(db: &Db) -> Result<(u64, String), StoreError> {
    let row = db.one("SELECT frontier FROM head WHERE id = 1", args![]).await?;
    let bytes: Vec<u8> = row.ok_or(StoreError::Missing { what: "a row of the log" })?.get("frontier")?;
    let frontier = Frontier::from_bytes(&bytes).map_err(|e| StoreError::broken("reading the head", e))?;
    Ok((frontier.size(), hex::encode(frontier.root())))
}

fn copy_files(node: &Path, folder: &Path) -> Result<u64, BackupError> {
    let mut count = 0;
    let mut folders = vec![PathBuf::from(FILES_FOLDER)];
    while let Some(at) = folders.pop() {
        let from = node.join(&at);
        let entries = match fs::read_dir(&from) {
            Ok(entries) => entries,
            // A node that has never taken a file has no folder for them.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => return Err(disk(&from, error)),
        };
        let to = folder.join(&at);
        fs::create_dir_all(&to).map_err(|error| disk(&to, error))?;
        for entry in entries {
            let entry = entry.map_err(|error| disk(&from, error))?;
            let path = at.join(entry.file_name());
            if entry.file_type().map_err(|error| disk(&from, error))?.is_dir() {
                folders.push(path);
            } else {
                count += u64::from(copy_file(&node.join(&path), &folder.join(&path))?);
            }
        }
    }
    copy_file(&node.join(KEY_FILE), &folder.join(KEY_FILE))?;
    Ok(count)
}

/// Copies one file with its permissions; says whether it was there. An upload that breaks off vanishes meanwhile.
fn copy_file(from: &Path, to: &Path) -> Result<bool, BackupError> {
    match fs::copy(from, to) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound && !from.exists() => return Ok(false),
        Err(error) => return Err(disk(from, error)),
    }
    File::open(to).and_then(|file| file.sync_all()).map_err(|error| disk(to, error))?;
    Ok(true)
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), BackupError> {
    let mut file = File::create(path).map_err(|error| disk(path, error))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| disk(path, error))
}

fn disk(path: &Path, error: io::Error) -> BackupError {
    BackupError::Disk(path.to_owned(), error)
}
