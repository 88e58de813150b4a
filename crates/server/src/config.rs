//! 配置: the defaults built in, then a file, then the environment. An unknown key is refused, since a misspelt one
//! would silently do nothing.

use crate::origin::Network;
use proof::Hashing;
use serde::Deserialize;
use std::{net::SocketAddr, path::PathBuf};

/// Every key with its default and its why; printed by `onewindow config`.
pub const DEFAULT: &str = include_str!("../config.default.toml");

/// 配置
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Where the server listens.
    pub listen: SocketAddr,
    /// The address people type; empty: made from `listen`.
    pub address: String,
    /// The folder of this node.
    pub folder: PathBuf,
    /// Templates of papers of the hall's own; empty: none.
    pub papers: PathBuf,
    /// The database; empty: SQLite in the folder.
    pub database: String,
    /// The name of the log.
    pub origin: String,
    /// How the log is hashed.
    pub hashing: Hashing,
    /// Bytes of one uploaded file, at most.
    pub upload_max: u64,
    /// Bytes that a person may put in on one day, at most.
    pub upload_day_max: u64,
    /// Bytes of one form of the counter with all its scans, at most.
    pub form_max: u64,
    /// Minutes after which an idle citizen is signed out.
    pub citizen_idle_minutes: i64,
    /// Minutes after which idle staff are signed out.
    pub staff_idle_minutes: i64,
    /// Threads or connections that read.
    pub readers: usize,
    /// Proxies of ours, whose word on where a visitor comes from is taken.
    pub trusted_proxies: Vec<Network>,
    /// Cookies only over TLS.
    pub secure_cookies: bool,
}

/// Why a configuration is no configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("the configuration file {0} cannot be read: {1}")]
    Unreadable(PathBuf, std::io::Error),
    /// It does not say what it must, or says something unknown.
    #[error("the configuration is not sound: {0}")]
    Unsound(#[from] toml::de::Error),
}

impl Config {
    /// Puts the defaults, an optional file and the environment together.
    ///
    /// # Errors
    /// When the file cannot be read, a key is unknown, or a value is of the wrong kind.
    pub fn read(
        file: Option<&std::path::Path>,
        environment: impl Fn(&str) -> Option<String>,
    ) -> Result<Config, ConfigError> {
        let mut table: toml::Table = toml::from_str(DEFAULT)?;
        if let Some(path) = file {
            let text = std::fs::read_to_string(path)
                .map_err(|error| ConfigError::Unreadable(path.to_owned(), error))?;
            table.extend(toml::from_str::<toml::Table>(&text)?);
        }
        for key in ["listen", "database", "folder", "address", "origin"] {
            if let Some(value) = environment(&format!("ONEWINDOW_{}", key.to_uppercase())) {
                table.insert(key.to_owned(), toml::Value::String(value));
            }
        }
        Ok(table.try_into()?)
    }

    /// The database to open: the one configured, or SQLite in the folder.
    #[must_use]
    pub fn database_url(&self) -> String {
        if self.database.is_empty() {
            format!("sqlite:{}", self.folder.join("onewindow.sqlite").display())
        } else {
            self.database.clone()
        }
    }

    /// The address people type, without a stroke at its end.
    #[must_use]
    pub fn public_address(&self) -> String {
        if self.address.is_empty() {
            format!("http://{}", self.listen)
        } else {
            self.address.trim_end_matches('/').to_owned()
        }
    }
}
