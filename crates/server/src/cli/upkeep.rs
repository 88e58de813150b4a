//! 维护: `onewindow rebuild`, `export`, `backup`: work on a node that exists, beside its server or without it.

use crate::{
    clock::Clock,
    config::Config,
    front::{node_secret, open_store},
};
use anyhow::{Context, bail};
use std::{io::Write, path::Path};
use store::{Store, backup};

/// Opens the store of a node that is there. A command for upkeep never founds a node by mistake.
async fn existing(config: &Config) -> anyhow::Result<Store> {
    if !config.folder.join(backup::KEY_FILE).exists() {
        bail!("there is no node in {}: it has no {}", config.folder.display(), backup::KEY_FILE);
    }
    let secret = node_secret(&config.folder)?;
    open_store(config, &secret, &Clock::Real).await.context("the node cannot be opened")
}

/// Makes every view anew from the log.
///
/// # Errors
/// When the node cannot be opened, or its log cannot be read.
pub async fn rebuild(config: Config) -> anyhow::Result<()> {
    let store = existing(&config).await?;
    tracing::info!("making the views anew; nobody can write meanwhile");
    let events = store::rebuild::rebuild(&store).await?;
    answer(&format!("{events} events read, views made anew"))
}

/// Writes the whole log into an empty folder, for `onewindow-verify`.
///
/// # Errors
/// When the node cannot be opened or the folder cannot be written.
pub async fn export(config: Config, folder: &Path) -> anyhow::Result<()> {
    let store = existing(&config).await?;
    let events = store.export(folder, Clock::Real.now()).await?;
    // Whoever checks the export should have the key from elsewhere than from the export itself.
    answer(&format!("{events} events in {}\nkey {}", folder.display(), store.seal().public()))
}

/// Copies the node into an empty folder while it serves.
///
/// # Errors
/// When the node cannot be opened, the folder has something in it, or the database is PostgreSQL.
pub async fn backup(config: Config, folder: &Path, files_only: bool) -> anyhow::Result<()> {
    let store = existing(&config).await?;
    let card = backup::backup(store.db(), &config.folder, folder, files_only, Clock::Real.now()).await?;
    answer(&serde_json::to_string_pretty(&card)?)
}

fn answer(text: &str) -> anyhow::Result<()> {
    writeln!(std::io::stdout(), "{text}")?;
    Ok(())
}
