//! 命令行: serve, found, demo, import, catalogue, base, rebuild, export, backup, reckon, check-id.

pub mod base;
pub mod catalogue;
pub mod demo;
pub mod found;
pub mod import;
pub mod reckon;
pub mod serve;
pub mod upkeep;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// OneWindow 一窗: runs a government service hall and lets anyone check it.
#[derive(Debug, Parser)]
#[command(name = "onewindow", version, about)]
pub struct Arguments {
    /// The configuration file; what it does not name has the defaults of `onewindow config`.
    #[arg(long, global = true, env = "ONEWINDOW_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the hall.
    Serve,
    /// Name a new hall and give it its first two people; their passwords are read from the standard input.
    Found(found::Founding),
    /// Serve a rehearsed county that goes on living, with people for every role. Never for real cases.
    Demo(demo::Wishes),
    /// Take in a table as drafts: a plain list, or a workbook of ours (CSV, XLSX, ZIP); every row that becomes none is
    /// named with its line and the reason.
    Import {
        /// The table.
        file: PathBuf,
        /// Only say what would happen.
        #[arg(long)]
        preview: bool,
        /// Tell the public of every item without a guide, as standing in the catalogue; no applications are taken.
        #[arg(long, conflicts_with = "preview")]
        list: bool,
    },
    /// The catalogue as a folder of files under version control, out and in.
    Catalogue {
        #[command(subcommand)]
        way: catalogue::Way,
    },
    /// The list of services that the level above has set: taken in, and compared with what the hall implements.
    Base {
        #[command(subcommand)]
        way: base::Way,
    },
    /// Make every view anew from the log. Nobody can write meanwhile.
    Rebuild,
    /// Write the whole log into an empty folder, for onewindow-verify.
    Export {
        /// A new or an empty folder.
        folder: PathBuf,
    },
    /// Copy the node into an empty folder while it serves: database, files and key. To restore, copy them back.
    Backup {
        /// A new or an empty folder.
        folder: PathBuf,
        /// Leave the database out: PostgreSQL is copied with pg_dump.
        #[arg(long)]
        files_only: bool,
    },
    /// Reckon due dates and office time: JSON lines in, JSON lines out.
    Reckon(reckon::Reckoning),
    /// Check citizen ids or credit codes: numbers in, JSON lines out.
    CheckId(reckon::Checking),
    /// Print every setting with its default and its why.
    Config,
}

/// Runs the program.
///
/// # Errors
/// Whatever the command could not do, in words for the operator.
pub async fn run(arguments: Arguments) -> anyhow::Result<()> {
    let config = crate::config::Config::read(arguments.config.as_deref(), |key| std::env::var(key).ok());
    match arguments.command {
        Command::Serve => serve::serve(config?).await,
        Command::Found(founding) => found::found(config?, founding).await,
        Command::Demo(wishes) => demo::demo(config?, wishes).await,
        Command::Import { file, preview, list } => {
            let how = if preview { import::How::Preview } else { import::How::Draft };
            import::import(config?, &file, how, list).await
        }
        Command::Catalogue { way } => catalogue::catalogue(config?, way).await,
        Command::Base { way } => base::base(config?, way).await,
        Command::Rebuild => upkeep::rebuild(config?).await,
        Command::Export { folder } => upkeep::export(config?, &folder).await,
        Command::Backup { folder, files_only } => upkeep::backup(config?, &folder, files_only).await,
        Command::Reckon(asked) => reckon::reckon(&asked),
        Command::CheckId(asked) => reckon::check(&asked),
        Command::Config => print(crate::config::DEFAULT),
    }
}

fn print(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
