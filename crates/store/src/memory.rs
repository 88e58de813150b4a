//! 总库: what the front opens: the database with its tables, the seal, the vault.

use crate::{
    db::{Db, Settings, StoreError},
    keys::NodeKey,
    ledger::{self, Batch, History, seal::Seal},
    migrate,
    vault::Vault,
};
use proof::receipt::Receipt;
use rules::{
    dossier::{Dossier, Known, Recorded},
    time::Instant,
};
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, path::Path, sync::Arc};

/// 总库: one node's memory. Clones share it.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
    seal: Arc<Seal>,
    vault: Vault,
}

impl Store {
    /// Opens the database of a node and brings its tables up to date. `now` dates the migrations.
    ///
    /// # Errors
    /// When the database cannot be opened, is of a newer program, or its vault belongs to another node key.
    pub async fn open(
        url: &str,
        settings: &Settings,
        key: &NodeKey,
        seal: Seal,
        now: Instant,
    ) -> Result<Store, StoreError> {
        let db = Db::open(url, settings).await?;
        migrate::migrate(&db, now.0).await?;
        let tx = db.begin_write().await?;
        ledger::seal::begin(&tx, &seal).await?;
        tx.commit().await?;
        let vault = Vault::new(key);
        vault.check(&db).await?;
        Ok(Store { db, seal: Arc::new(seal), vault })
    }

    /// The database, for questions and for what is not history.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// The personal data.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// The seal of the log.
    #[must_use]
    pub fn seal(&self) -> &Seal {
        &self.seal
    }

    /// Begins a batch on the log and holds its head until the batch ends.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn batch(&self) -> Result<Batch<'_>, StoreError> {
        Batch::begin(self.db.begin_write().await?, &self.seal).await
    }

    /// Number of events in the log, whichever process wrote them.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn size(&self) -> Result<u64, StoreError> {
        ledger::size(&self.db).await
    }

    /// One dossier as it stands; none when there is no such dossier.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dossier<D>(&self, id: &str) -> Result<Option<Known<D>>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        ledger::one(&self.db, id).await
    }

    /// Many dossiers as they stand, with one question; names nobody knows are absent.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn dossiers<D>(&self, ids: &[String]) -> Result<BTreeMap<String, Known<D>>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        ledger::many(&self.db, ids).await
    }

    /// One dossier with everything that happened to it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn history<D>(&self, id: &str) -> Result<Option<History<D>>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        ledger::history(&self.db, id).await
    }

    /// The last events of these kinds in a dossier, the newest first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn newest<D>(
        &self,
        id: &str,
        kinds: &[String],
        most: u32,
    ) -> Result<Vec<Recorded<D::Event>>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        ledger::newest::<D>(&self.db, id, kinds, most).await
    }

    /// Writes the whole log into an empty folder, for `onewindow-verify`. Answers how many events.
    ///
    /// # Errors
    /// When the database does not answer or the folder cannot be written.
    pub async fn export(&self, folder: &Path, now: Instant) -> Result<u64, StoreError> {
        ledger::export(&self.db, &self.seal, folder, now).await
    }

    /// The receipt that proves one event to be in the log.
    ///
    /// # Errors
    /// [`StoreError::Missing`] when there is no such event.
    pub async fn receipt(&self, position: u64, now: Instant) -> Result<Receipt, StoreError> {
        ledger::receipt(&self.db, &self.seal, position, now).await
    }

    /// Signs a checkpoint of everything recorded so far.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn checkpoint(&self, now: Instant) -> Result<proof::Note, StoreError> {
        ledger::seal::checkpoint_now(&self.db, &self.seal, now).await
    }

    /// The last checkpoint signed.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn last_checkpoint(&self, now: Instant) -> Result<proof::Note, StoreError> {
        ledger::seal::last_checkpoint(&self.db, &self.seal, now).await
    }
}
