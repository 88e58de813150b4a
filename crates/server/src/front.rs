//! 前台: everything a handler may reach: the store for questions, the office for changes, accounts, files, the press.

use crate::{
    base_list::BaseDesk,
    config::Config,
    demo::Demo,
    finder::{Finder, words::WordsFault},
    limits::Limits,
    office::Office,
    papers::{Shelf, shelf::TemplateFaults},
    web::{portal::Rack, watch::Board},
};
use paper::Press;
use proof::Hashing;
use rand::Rng;
use std::{
    io::Write,
    path::Path,
    sync::{Arc, OnceLock},
};
use store::{
    Settings, Store, StoreError,
    accounts::{Accounts, SessionLimits},
    files::Files,
    keys::NodeKey,
    ledger::seal::Seal,
};

/// 前台, shared by all handlers and jobs.
pub type Shared = Arc<Front>;

/// 前台
#[derive(Debug)]
pub struct Front {
    /// The settings.
    pub config: Config,
    /// The memory; handlers only ask it.
    pub store: Store,
    /// The one door for change.
    pub office: Office,
    /// Logins, sessions, tokens.
    pub accounts: Accounts,
    /// Uploads and documents.
    pub files: Files,
    /// Finds items by what people call them.
    pub finder: Finder,
    /// How the hall stands to the list of the level above.
    pub base: BaseDesk,
    /// The key by which the bank signs what it tells; none where no bank is linked.
    pub bank: Option<BankKey>,
    /// Limits on tries.
    pub limits: Limits,
    /// The figures of supervision as they were counted last.
    pub board: Board,
    /// Pages of the catalogue as they were drawn last.
    pub rack: Rack,
    /// The rehearsal's people, in `demo` only.
    pub demo: Option<Demo>,
    /// What the hall's papers say.
    pub shelf: Shelf,
    /// Where papers are printed.
    pub press: Arc<PressRoom>,
}

/// Why a node does not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or the key file.
    #[error("the folder of the node cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The table of everyday words.
    #[error(transparent)]
    Words(#[from] WordsFault),
    /// The templates of papers.
    #[error("the templates of papers are not sound:\n{0}")]
    Papers(#[from] TemplateFaults),
}

/// Passwords hashed at once: each takes 19 MiB.
const HASHERS: usize = 2;

impl Front {
    /// Opens a node: its folder, its key (made on the first start), its store and its office.
    ///
    /// # Errors
    /// When the folder cannot be used or the store cannot be opened.
    pub async fn open(
        config: Config,
        clock: crate::clock::Clock,
        demo: Option<Demo>,
    ) -> Result<Front, OpenError> {
        let own = (!config.papers.as_os_str().is_empty()).then_some(config.papers.as_path());
        let shelf = Shelf::open(own)?;
        std::fs::create_dir_all(&config.folder)?;
        let secret = node_secret(&config.folder)?;
        let bank = bank_key(&config.folder)?;
        let store = open_store(&config, &secret, &clock).await?;
        let office = Office::open(store.clone(), clock).await?;
        let minute = 60_000;
        let limits = SessionLimits {
            citizen_idle: config.citizen_idle_minutes * minute,
            staff_idle: config.staff_idle_minutes * minute,
            ..SessionLimits::default()
        };
        let accounts = Accounts::new(store.db().clone(), &NodeKey::from_bytes(&secret)?, limits, HASHERS)?;
        let finder = Finder::open(Some(&config.folder.join("words.csv")))?;
        let files = Files::in_folder(&config.folder.join("files"))?;
        Ok(Front {
            config,
            store,
            office,
            accounts,
            files,
            finder,
            base: BaseDesk::default(),
            bank,
            limits: Limits::new(),
            board: Board::default(),
            rack: Rack::default(),
            demo,
            shelf,
            press: Arc::default(),
        })
    }
}

/// 银行密钥: what the hall and the bank share. Never printed.
#[derive(Clone)]
pub struct BankKey(Vec<u8>);

impl std::fmt::Debug for BankKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("BankKey")
    }
}

impl BankKey {
    /// The bytes to sign with.
    #[must_use]
    pub fn secret(&self) -> &[u8] {
        &self.0
    }
}

/// Fewer bytes than this are no key.
const BANK_KEY_LEAST: usize = 32;

/// The key in `bank.key`, without the blanks around it; none where there is no such file.
///
/// # Errors
/// When the file cannot be read, or is too short for a key.
fn bank_key(folder: &Path) -> std::io::Result<Option<BankKey>> {
    match std::fs::read(folder.join("bank.key")) {
        Ok(bytes) => {
            let secret = bytes.trim_ascii().to_vec();
            if secret.len() < BANK_KEY_LEAST {
                let why = format!("bank.key has fewer than {BANK_KEY_LEAST} signs");
                return Err(std::io::Error::new(std::io::ErrorKind::InvalidData, why));
            }
            Ok(Some(BankKey(secret)))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// 印刷间: the press, opened when the first paper is printed, for it reads its fonts for a while.
#[derive(Debug, Default)]
pub struct PressRoom(OnceLock<Option<Press>>);

impl PressRoom {
    /// The press; none on a machine without Chinese fonts, which is said once.
    #[must_use]
    pub fn press(&self) -> Option<&Press> {
        let open = || match Press::open(&[]) {
            Ok(press) => Some(press),
            Err(error) => {
                tracing::error!(%error, "no documents can be printed");
                None
            }
        };
        self.0.get_or_init(open).as_ref()
    }
}

/// Opens the store of a configured node, for the server and for the commands that work without it.
///
/// # Errors
/// When the store cannot be opened.
pub async fn open_store(
    config: &Config,
    secret: &[u8],
    clock: &crate::clock::Clock,
) -> Result<Store, StoreError> {
    let settings = Settings { readers: config.readers, ..Settings::default() };
    let seal = seal(&config.origin, config.hashing, secret)?;
    Store::open(&config.database_url(), &settings, &NodeKey::from_bytes(secret)?, seal, clock.now()).await
}

/// The signing key is derived from the node's secret, so that there is one file to guard.
fn seal(origin: &str, hashing: Hashing, secret: &[u8]) -> Result<Seal, StoreError> {
    use sha2::{Digest, Sha256};
    let seed: [u8; 32] =
        Sha256::new().chain_update(b"onewindow checkpoint key v1").chain_update(secret).finalize().into();
    Seal::new(origin, hashing, &seed)
}

/// The node's secret from its key file; on the first start 64 random bytes, readable by the owner alone.
///
/// # Errors
/// When the file can neither be read nor made.
pub fn node_secret(folder: &Path) -> std::io::Result<Vec<u8>> {
    let path = folder.join("node.key");
    match std::fs::read(&path) {
        Ok(secret) => Ok(secret),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            std::fs::create_dir_all(folder)?;
            let mut secret = vec![0_u8; 64];
            rand::rng().fill_bytes(&mut secret);
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path)?;
            file.write_all(&secret)?;
            file.sync_all()?;
            Ok(secret)
        }
        Err(error) => Err(error),
    }
}
