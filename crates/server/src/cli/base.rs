//! `onewindow base`: the list of the level above from the command line: taken in as an edition, or only looked at; and the
//! editions that are there (I-01).

use crate::{
    base_list::{self, Comparison, EDITIONS_MAX, reading},
    catalogue_table::{BYTES_MAX, TableFault},
    clock::Clock,
    config::Config,
    front::Front,
    office::{Answer, Order, Request, Who},
    text::{Lang, refusal},
};
use anyhow::{Context, bail};
use rules::{
    base::{Command, EditionHead},
    time::Date,
};
use std::{io::Write, path::PathBuf};
use store::views::base;

/// What is done with the base list.
#[derive(Clone, Debug, clap::Subcommand)]
pub enum Way {
    /// Load an edition from a table (CSV, XLSX) or a TOML file; every row that is not taken is named with its line.
    Import {
        /// The file.
        file: PathBuf,
        /// The number of the edition (`2026-1`).
        #[arg(long)]
        number: String,
        /// What it is called, with the number of its document.
        #[arg(long)]
        name: String,
        /// Who issued it.
        #[arg(long)]
        issued_by: String,
        /// The first day on which it is in force (`2026-07-01`).
        #[arg(long)]
        effective_on: String,
        /// Only say what was read.
        #[arg(long)]
        preview: bool,
    },
    /// The editions that were loaded, and how the hall stands to the one in force.
    List,
}

/// Carries it out on the configured node.
///
/// # Errors
/// When the file is no list, the node cannot be opened or the edition is refused.
pub async fn base(config: Config, way: Way) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    match way {
        Way::Import { file, number, name, issued_by, effective_on, preview } => {
            let effective_on: Date = effective_on
                .parse()
                .map_err(|error| anyhow::anyhow!("施行日期有误 no day: {effective_on}: {error}"))?;
            let size =
                std::fs::metadata(&file).with_context(|| format!("cannot read {}", file.display()))?.len();
            if size > BYTES_MAX as u64 {
                bail!(TableFault::TooLarge);
            }
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            let called = file.file_name().unwrap_or_default().to_string_lossy();
            let read = reading::read(&called, &bytes)?;
            writeln!(out, "条目 entries: {}", read.entries.len())?;
            writeln!(out, "未收的行 rows not taken: {}", read.refused_all)?;
            for (line, fault) in &read.refused {
                writeln!(out, "  {line}: {} {}", fault.say(Lang::Zh), fault.say(Lang::En))?;
            }
            if preview {
                return Ok(());
            }
            let front = Front::open(config, Clock::Real, None).await?;
            let head = EditionHead { number: number.clone(), name, issued_by, effective_on };
            let command = Command::Load { head, entries: read.entries };
            let asked = Request::new(Who::System, Order::Base(number, command));
            if let Answer::Refused(why) = front.office.ask(asked).await? {
                bail!("{} {}", refusal(Lang::Zh, &why).why, refusal(Lang::En, &why).why);
            }
            let now = base_list::comparison(&front, &front.office.hall()).await?;
            standing(&mut out, &now)
        }
        Way::List => {
            let front = Front::open(config, Clock::Real, None).await?;
            for edition in base::editions(front.store.db(), EDITIONS_MAX).await? {
                let head = &edition.head;
                let gone = if edition.withdrawn.is_empty() { "" } else { " 已撤回 withdrawn" };
                let (number, day, name) = (&head.number, head.effective_on, &head.name);
                writeln!(out, "{number} {day} {name} {}{gone}", edition.entries)?;
            }
            let now = base_list::comparison(&front, &front.office.hall()).await?;
            standing(&mut out, &now)
        }
    }
}

fn standing(out: &mut impl Write, now: &Comparison) -> anyhow::Result<()> {
    let Some(edition) = now.edition() else {
        writeln!(out, "没有现行目录 no list is in force")?;
        return Ok(());
    };
    writeln!(out, "现行 in force: {} {}", edition.head.number, edition.head.name)?;
    for (standing, count) in now.counts() {
        writeln!(out, "  {} {}: {count}", standing.zh(), Lang::En.base_stands(standing))?;
    }
    Ok(())
}
