//! 文件 Files: what people upload and what the hall issues, by the hash of the content.
//!
//! A file streams into a temporary key while it is hashed, measured and looked at, and is then moved to its
//! hash; the same content twice is one object. Keys are ASCII and say nothing: names of files can be
//! personal and live in a table only. The folder syncs every file before a row can speak of it. Contents are
//! not read beyond their kind, and who may see a file is not decided here.

mod keep;
mod kind;
mod record;

use crate::args;
use crate::db::{Db, Reader, StoreError};
use bytes::Bytes;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt};
pub(crate) use keep::take_back_all;
pub use keep::{
    Arrival, WAITING, collect, forget_owner, hand_over, keep, keep_paper, note, room, sweep, take, take_back,
};
pub use kind::FileKind;
use kind::Look;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
pub use record::{MOST_UPLOADS, Upload, of_case, upload, uploads, uploads_of};
use sha2::{Digest, Sha256};
use std::fmt;
use std::path::Path;
use std::pin::pin;
use std::sync::Arc;
use thiserror::Error;

/// Parts of a file that may be on their way to the bucket at once.
const PARTS_AT_ONCE: usize = 4;
/// An object younger than this is not discarded: somebody may be about to write its row.
const SETTLED_MS: i64 = 60 * 60 * 1000;

/// Why a file was not taken.
#[derive(Debug, Error)]
pub enum FileRefusal {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is longer than allowed.
    #[error("a file has at most {limit} bytes")]
    TooLarge {
        /// In bytes.
        limit: u64,
    },
    /// Its content is of another kind than its name says.
    #[error("the file says {declared:?} and is {found:?}")]
    NotWhatItSays {
        /// By its name.
        declared: FileKind,
        /// By its content; `None` when it is none of the kinds taken.
        found: Option<FileKind>,
    },
    /// Files of this kind are not taken.
    #[error("files of this kind are not taken")]
    KindNotTaken,
    /// The sender went away or sent nonsense.
    #[error("the upload broke off")]
    BrokeOff,
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// 存妥的文件: a file that lies in the folder or bucket, before any row speaks of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stored {
    /// SHA-256 of the content in hex; its key and its name in the database.
    pub hash: String,
    /// In bytes.
    pub size: u64,
    /// What it is.
    pub kind: FileKind,
}

/// 文件库: the folder or bucket. Clones share it.
#[derive(Clone)]
pub struct Files(Arc<dyn ObjectStore>);

impl fmt::Debug for Files {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Files({})", self.0)
    }
}

impl Files {
    /// Files in a folder of this machine, which is made if it is missing.
    pub fn in_folder(folder: &Path) -> Result<Files, StoreError> {
        std::fs::create_dir_all(folder)
            .map_err(|error| StoreError::broken("making the folder of files", error))?;
        let store = LocalFileSystem::new_with_prefix(folder)
            .map_err(|error| StoreError::broken("opening the folder of files", error))?;
        Ok(Files(Arc::new(store.with_fsync(true))))
    }

    /// Files in an S3 bucket; the settings come from `AWS_…` in the environment, as every S3 tool reads them.
    #[cfg(feature = "s3")]
    pub fn in_bucket(bucket: &str) -> Result<Files, StoreError> {
        // The HTTP client takes the process's provider; one that is installed already is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let store = object_store::aws::AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .build()
            .map_err(|error| StoreError::broken("opening the bucket of files", error))?;
        Ok(Files(Arc::new(store)))
    }

    /// Takes a file of at most `limit` bytes whose name has this ending. It is refused as soon as its first
    /// bytes, or one byte too many, give it away; then nothing is left of it. Putting the same content again
    /// gives the same answer. A row is made afterwards with [`take`].
    pub async fn put<E>(
        &self,
        name: &str,
        limit: u64,
        content: impl Stream<Item = Result<Bytes, E>> + Send,
    ) -> Result<Stored, FileRefusal> {
        let declared = FileKind::of_name(name).ok_or(FileRefusal::KindNotTaken)?;
        let arriving = Key::from(format!("arriving/{:032x}", rand::random::<u128>()));
        let upload =
            self.0.put_multipart(&arriving).await.map_err(|error| broken("beginning a file", &error))?;
        let mut writing = WriteMultipart::new(upload);
        match receive(&mut writing, declared, limit, content).await {
            Ok((hash, size)) => {
                writing.finish().await.map_err(|error| broken("ending a file", &error))?;
                let moved = self.0.rename(&arriving, &key(&hash)?).await;
                moved.map_err(|error| broken("placing a file", &error))?;
                Ok(Stored { hash, size, kind: declared })
            }
            Err(refusal) => {
                // What is left of a refused file is in nobody's way; the refusal is the answer.
                if let Err(error) = writing.abort().await {
                    tracing::warn!(%error, "a refused file could not be removed");
                }
                Err(refusal)
            }
        }
    }

    /// Takes a file that is in memory already, such as a document the hall has made.
    pub async fn put_bytes(&self, name: &str, content: Bytes) -> Result<Stored, FileRefusal> {
        let whole = futures_util::stream::iter([Ok::<_, std::convert::Infallible>(content)]);
        self.put(name, u64::MAX, whole).await
    }

    /// The content as it comes, with its size in bytes.
    pub async fn stream(
        &self,
        hash: &str,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, StoreError>>), StoreError> {
        let found = self.0.get(&key(hash)?).await.map_err(|error| broken("opening a file", &error))?;
        let size = found.meta.size;
        Ok((size, found.into_stream().map_err(|error| broken("reading a file", &error)).boxed()))
    }

    /// The whole content, checked against its hash: a disk that forgets is noticed.
    pub async fn get(&self, hash: &str) -> Result<Bytes, StoreError> {
        let found = self.0.get(&key(hash)?).await.map_err(|error| broken("opening a file", &error))?;
        let content = found.bytes().await.map_err(|error| broken("reading a file", &error))?;
        if hex::encode(Sha256::digest(&content)) != hash {
            return Err(StoreError::broken("reading a file", "its content is no longer what its hash says"));
        }
        Ok(content)
    }

    /// Whether a content has lain there so long that no row of it can still be on its way; none when it is not there.
    async fn is_settled(&self, hash: &str, now: i64) -> Result<Option<bool>, StoreError> {
        match self.0.head(&key(hash)?).await {
            Ok(meta) => Ok(Some(now.saturating_sub(meta.last_modified.timestamp_millis()) >= SETTLED_MS)),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(broken("looking for a file", &error)),
        }
    }

    /// Removes a content no row speaks of any more (see [`forget_owner`]). Answers `false` and does nothing
    /// while a row does, or while the object is so young that its row may still be on its way; then it is to
    /// be tried again later. `now` is in UTC milliseconds.
    pub async fn discard(&self, db: &Db, hash: &str, now: i64) -> Result<bool, StoreError> {
        let Some(settled) = self.is_settled(hash, now).await? else { return Ok(true) };
        if !settled || db.one("SELECT hash FROM file WHERE hash = $1", args![hash]).await?.is_some() {
            return Ok(false);
        }
        self.0.delete(&key(hash)?).await.map_err(|error| broken("removing a file", &error))?;
        Ok(true)
    }
}

/// Writes the content on while hashing, measuring and looking at it.
async fn receive<E>(
    writing: &mut WriteMultipart,
    declared: FileKind,
    limit: u64,
    content: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<(String, u64), FileRefusal> {
    let mut content = pin!(content);
    let mut hash = Sha256::new();
    let mut size = 0_u64;
    let mut look = Look::new(declared);
    while let Some(chunk) = content.next().await {
        let chunk = chunk.map_err(|_| FileRefusal::BrokeOff)?;
        size = size.saturating_add(chunk.len() as u64);
        if size > limit {
            return Err(FileRefusal::TooLarge { limit });
        }
        look.at(&chunk)?;
        hash.update(&chunk);
        writing.wait_for_capacity(PARTS_AT_ONCE).await.map_err(|error| broken("writing a file", &error))?;
        writing.put(chunk);
    }
    if size == 0 {
        return Err(FileRefusal::Empty);
    }
    look.end()?;
    Ok((hex::encode(hash.finalize()), size))
}

/// Where a content lies: two signs of the hash spread the files over folders.
fn key(hash: &str) -> Result<Key, StoreError> {
    let fits = hash.len() == 64 && hash.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
    if !fits {
        return Err(StoreError::Missing { what: "file" });
    }
    Ok(Key::from(format!("files/{}/{hash}", &hash[..2])))
}

fn broken(doing: &'static str, error: &object_store::Error) -> StoreError {
    match error {
        object_store::Error::NotFound { .. } => StoreError::Missing { what: "file" },
        other => StoreError::broken(doing, other),
    }
}
