//! `onewindow catalogue`: the catalogue as a folder of files, out and in. Into a hall where nothing is yet it may also be
//! published; else what the files say becomes drafts, which people review.

use crate::{
    catalogue_files::{self, Versions},
    clock::Clock,
    config::Config,
    front::Front,
};
use anyhow::{Context, ensure};
use clap::{Subcommand, ValueEnum};
use county::Catalogue;
use std::{
    io::Write,
    path::{Path, PathBuf},
};

/// Which way.
#[derive(Clone, Debug, Subcommand)]
pub enum Way {
    /// Write departments, posts and the published items into a new or an empty folder, one file an item.
    Export {
        /// A new or an empty folder.
        folder: PathBuf,
        /// Which versions of an item.
        #[arg(long, value_enum, default_value = "in-force")]
        versions: WhichVersions,
    },
    /// Take a folder in: what differs becomes drafts, departments and posts are described as there.
    Import {
        /// The folder.
        folder: PathBuf,
        /// Publish everything at once; only into a hall without departments and items.
        #[arg(long)]
        publish: bool,
    },
}

/// Which versions of an item go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhichVersions {
    /// The one in force.
    InForce,
    /// Every one there ever was beside it, drafts too.
    All,
}

/// Takes the configured node's catalogue out or in.
///
/// # Errors
/// When the folder will not do, its files are no catalogue, or the node cannot be opened.
pub async fn catalogue(config: Config, way: Way) -> anyhow::Result<()> {
    match way {
        Way::Export { folder, versions } => export(config, &folder, versions).await,
        Way::Import { folder, publish } => import(config, &folder, publish).await,
    }
}

async fn export(config: Config, folder: &Path, versions: WhichVersions) -> anyhow::Result<()> {
    let unusable = || format!("cannot use {}", folder.display());
    std::fs::create_dir_all(folder).with_context(unusable)?;
    let empty = std::fs::read_dir(folder).with_context(unusable)?.next().is_none();
    ensure!(empty, "文件夹不是空的 the folder is not empty: {}", folder.display());
    let front = Front::open(config, Clock::Real, None).await?;
    let hall = front.office.hall();
    let today = hall.calendar.date_of(front.office.now());
    let versions = if versions == WhichVersions::All { Versions::All } else { Versions::InForce };
    let items = catalogue_files::take_out(&front.store, &hall, today, versions, |path, text| {
        let path = folder.join(path);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        std::fs::write(path, text)
    })
    .await?;
    super::print(&format!("已导出 {items} 个事项 items written: {items}\n"))
}

async fn import(config: Config, folder: &Path, publish: bool) -> anyhow::Result<()> {
    let files =
        catalogue_files::read_folder(folder).with_context(|| format!("cannot read {}", folder.display()))?;
    // The whole folder is read before the first order, so a broken one changes nothing.
    let catalogue = Catalogue::parse(&files)?;
    let front = Front::open(config, Clock::Real, None).await?;
    let report = match publish {
        true => catalogue_files::publish(&front.store, &front.office, &catalogue).await?,
        false => catalogue_files::take_in(&front.store, &front.office, &catalogue).await?,
    };
    let mut out = std::io::stdout().lock();
    report.write(&mut out)?;
    out.flush()?;
    Ok(())
}
