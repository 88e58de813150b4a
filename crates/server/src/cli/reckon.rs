//! 推算: `onewindow reckon` and `onewindow check-id`: lines in, lines of JSON out, without a node.

use crate::reckon::{IdKind, ReckonOptions, Tally, check_id_stream, reckon_stream};
use anyhow::Context;
use rules::time::Date;
use std::io::{stdin, stdout};

/// How to reckon.
#[derive(Clone, Debug, clap::Args)]
pub struct Reckoning {
    /// Opening hours on working days, for example 09:00-12:00,13:00-17:00; the national calendar without hours if left
    /// out.
    #[arg(long)]
    hours: Option<String>,
    /// Add the account day by day.
    #[arg(long)]
    explain: bool,
}

/// What to check.
#[derive(Clone, Debug, clap::Args)]
pub struct Checking {
    /// citizen_id (公民身份号码) or credit_code (统一社会信用代码).
    #[arg(long)]
    kind: IdKind,
    /// A day; births after it are refused.
    #[arg(long, value_parser = day)]
    today: Option<Date>,
}

/// Answers requests for due dates and office time from the standard input.
///
/// # Errors
/// When the hours cannot be read, or the streams break.
pub fn reckon(asked: &Reckoning) -> anyhow::Result<()> {
    let options = ReckonOptions::new(asked.hours.as_deref(), asked.explain).context("--hours")?;
    told(reckon_stream(stdin().lock(), stdout().lock(), &options)?);
    Ok(())
}

/// Checks the numbers on the standard input.
///
/// # Errors
/// When the streams break.
pub fn check(asked: &Checking) -> anyhow::Result<()> {
    told(check_id_stream(stdin().lock(), stdout().lock(), asked.kind, asked.today)?);
    Ok(())
}

fn told(tally: Tally) {
    tracing::info!(answered = tally.answered, refused = tally.refused, "done");
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|error| format!("{error}"))
}
