//! 命令行: serve, demo, import, rebuild, export, backup, reckon, check-id.

pub mod demo;
pub mod serve;

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
    /// Serve a rehearsed county that goes on living, with people for every role. Never for real cases.
    Demo(demo::Wishes),
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
        Command::Demo(wishes) => demo::demo(config?, wishes).await,
        Command::Config => print(crate::config::DEFAULT),
    }
}

fn print(text: &str) -> anyhow::Result<()> {
    use std::io::Write;
    std::io::stdout().write_all(text.as_bytes())?;
    Ok(())
}
