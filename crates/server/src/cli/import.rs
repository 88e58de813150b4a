//! `onewindow import <file>`: a table — a plain list or our workbook, as CSV, XLSX or ZIP — becomes drafts; every row that
//! does not is named with its line and the reason (CA9). With `--preview` it is only said what would happen.
//!
//! The whole file is taken apart before the first order, so a broken one changes nothing. Departments that a list names
//! and the hall does not know are made. A second run changes nothing; what somebody has worded otherwise since is left.

use crate::{
    catalogue_table::{BYTES_MAX, RowFault, RowNote, TableFault},
    clock::Clock,
    config::Config,
    front::Front,
    office::{Answer, BATCH_MAX, Office, Order, Refusal, Request, Who},
    text::{Lang, refusal, table_heading, table_why},
    workbook::{
        differ::differences,
        load::Load,
        sift::{Asker, Planned, Refused, Sift, Why},
    },
};
use anyhow::{Context, bail};
use futures_util::future::join_all;
use rules::{
    hall::{self, Hall},
    item::{self, Item, publication},
    name::ItemCode,
};
use std::{
    collections::BTreeMap,
    io::{BufWriter, Write},
    path::Path,
};
use store::Store;

/// 只看不改: whether it is only said what would happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Nothing is changed.
    Preview,
    /// Drafts are made.
    Draft,
}

/// 导入报告
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of the table.
    pub rows: usize,
    /// Items that are new.
    pub drafted: usize,
    /// Items that were there and are worded otherwise now.
    pub reworded: usize,
    /// Items that say already what the table says.
    pub unchanged: usize,
    /// Items that somebody has worded otherwise: left as they are.
    pub kept: usize,
    /// Departments made, by name.
    pub departments: Vec<String>,
    /// Items told to the public as standing in the catalogue, their guides not complete (I-01).
    pub listed: usize,
    /// Rows of a list that became no draft: line and reason.
    pub refused: Vec<(u64, RowFault)>,
    /// Cells, and rows that the rules refused: line and reason.
    pub refused_by_rules: Vec<(u64, String)>,
    /// What was amiss in drafts, by kind.
    pub notes: BTreeMap<RowNote, usize>,
    /// What the drafts lack for publication, by rule, the number of items each.
    pub lacking: BTreeMap<String, usize>,
    /// Of a preview: every cell that would change, in words.
    pub changes: Vec<String>,
}

/// Imports a file into the configured node and prints the report.
///
/// # Errors
/// When the file cannot be read or is no table, or the node cannot be opened.
pub async fn import(config: Config, file: &Path, how: How, lists: bool) -> anyhow::Result<()> {
    let size = std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?.len();
    if size > BYTES_MAX as u64 {
        bail!(TableFault::TooLarge);
    }
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let load = Load::read(&bytes)?;
    let front = Front::open(config, Clock::Real, None).await?;
    let mut report = take_in(&front.store, &front.office, &load, how).await?;
    if lists && how == How::Draft {
        report.listed = list_all(&front.office, &load.listed_codes()).await?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    report.write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Makes drafts of a table, or says what it would make.
///
/// # Errors
/// When the store or the office does not answer.
pub async fn take_in(store: &Store, office: &Office, load: &Load, how: How) -> anyhow::Result<Report> {
    let mut report = Report { rows: load.rows(), notes: load.notes(), ..Report::default() };
    let hall = office.hall();
    for made in load.new_departments(&hall) {
        report.departments.push(made.name.clone());
        if how == How::Preview {
            continue;
        }
        let name = made.name.clone();
        let order = Order::Hall(hall::Command::DescribeDepartment(made));
        if let Answer::Refused(why) = office.ask(Request::new(Who::System, order)).await? {
            bail!("{name}: {}", said(&why));
        }
    }
    let asker = Asker { who: &Who::System, hall: &hall, now: office.now() };
    let mut sift = Sift::begin(load);
    while let Some(sifted) = sift.next(store, &asker).await? {
        report.unchanged += sifted.unchanged;
        sifted.refused.into_iter().for_each(|refused| report.refuse(refused));
        match how {
            How::Preview => report.preview(store, &hall, &sifted.planned).await?,
            How::Draft => report.draft(office, sifted.planned).await?,
        }
    }
    Ok(report)
}

/// Tells the public of every item of the list that has no guide in force (I-01); answers how many were told anew.
///
/// # Errors
/// When the office does not answer.
pub async fn list_all(office: &Office, codes: &[ItemCode]) -> anyhow::Result<usize> {
    let mut listed = 0;
    for codes in codes.chunks(BATCH_MAX) {
        let asked = codes.iter().map(|code| {
            office.ask(Request::new(Who::System, Order::Item(code.clone(), item::Command::List)))
        });
        for answer in join_all(asked).await {
            // What is listed already or has its guide needs no listing.
            listed += usize::from(matches!(answer?, Answer::Done { .. }));
        }
    }
    Ok(listed)
}

fn said(why: &Refusal) -> String {
    format!("{} {}", refusal(Lang::Zh, why).why, refusal(Lang::En, why).why)
}

impl Report {
    fn refuse(&mut self, refused: Refused) {
        let Refused { sheet, line, column, code, why } = refused;
        match why {
            Why::Row(fault) => self.refused.push((line, fault)),
            Why::WorkedOn => self.kept += 1,
            why => {
                let place = |lang| format!("{sheet} {code} {} ", table_heading(lang, &column));
                let words = Lang::ALL.map(|lang| format!("{}{}", place(lang), table_why(lang, &why)));
                self.refused_by_rules.push((line, words.join(" ").trim().to_owned()));
            }
        }
    }

    fn count(&mut self, planned: &Planned, hall: &Hall) {
        *(if planned.seen == 0 { &mut self.drafted } else { &mut self.reworded }) += 1;
        let faults = publication::faults(&planned.content, hall);
        let mut rules: Vec<String> = faults.into_iter().map(|fault| fault.field).collect();
        rules.sort_unstable();
        rules.dedup();
        for field in rules {
            *self.lacking.entry(field).or_default() += 1;
        }
    }

    /// Hands the drafts in together, so that the office writes them together.
    async fn draft(&mut self, office: &Office, planned: Vec<Planned>) -> anyhow::Result<()> {
        let asked = planned.iter().map(|planned| {
            let code = planned.content.identity.task_code.clone();
            let draft = item::Command::Draft(Box::new(planned.content.clone()));
            office.ask(Request::new(Who::System, Order::Item(code, draft)).seen(Some(planned.seen)))
        });
        let answers = join_all(asked).await;
        for (planned, answer) in planned.iter().zip(answers) {
            match answer? {
                Answer::Refused(why) => self.refused_by_rules.push((planned.line, said(&why))),
                Answer::Done { .. } => self.count(planned, &office.hall()),
            }
        }
        Ok(())
    }

    async fn preview(&mut self, store: &Store, hall: &Hall, planned: &[Planned]) -> anyhow::Result<()> {
        let codes: Vec<String> =
            planned.iter().map(|planned| planned.content.identity.task_code.0.clone()).collect();
        let known = store.dossiers::<Item>(&codes).await?;
        for (planned, code) in planned.iter().zip(&codes) {
            self.count(planned, hall);
            let before = known.get(code).and_then(|known| known.state.latest());
            let Some((_, before)) = before else {
                self.changes.push(format!("{code} 新增 new: {}", planned.content.identity.name));
                continue;
            };
            for one in differences(Some(&before.content), &planned.content, hall) {
                let place = if one.part == 0 { String::new() } else { format!(" {}", one.part) };
                let heading = table_heading(Lang::Zh, &one.column);
                self.changes.push(format!(
                    "{code} {}{place} {heading}: {:?} → {:?}",
                    one.column, one.before, one.after
                ));
            }
        }
        Ok(())
    }

    /// Writes the report as the operator reads it, in both languages; every refused row is named.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "共 {} 行 rows in the table: {}", self.rows, self.rows)?;
        writeln!(out, "新建草稿 drafts made: {}", self.drafted)?;
        writeln!(out, "更新草稿 drafts reworded: {}", self.reworded)?;
        writeln!(out, "没有变化 unchanged: {}", self.unchanged)?;
        writeln!(out, "已有人修改，保持原样 worked on since, left as they are: {}", self.kept)?;
        writeln!(out, "列入目录 listed for the public: {}", self.listed)?;
        writeln!(out, "新建部门 departments made: {}", self.departments.len())?;
        self.departments.iter().try_for_each(|name| writeln!(out, "  {name}"))?;
        if !self.changes.is_empty() {
            writeln!(out, "只是预览，还没有改动 a preview; nothing has been changed:")?;
            self.changes.iter().try_for_each(|line| writeln!(out, "  {line}"))?;
        }
        self.write_refused(out)?;
        writeln!(out, "草稿中需要注意 what was amiss in drafts:")?;
        self.notes.iter().try_for_each(|(note, n)| writeln!(out, "  {n} × {}", note.words()))?;
        writeln!(out, "发布前还要补齐（字段 × 事项数） lacking before publication (field × items):")?;
        self.lacking.iter().try_for_each(|(field, n)| writeln!(out, "  {n} × {field}"))
    }

    /// First how many of each sort, then each with its line.
    fn write_refused(&self, out: &mut impl Write) -> std::io::Result<()> {
        let refused = self.refused.len() + self.refused_by_rules.len();
        writeln!(out, "未收 rows that became no draft: {refused}")?;
        let mut reasons: BTreeMap<RowFault, usize> = BTreeMap::new();
        self.refused.iter().for_each(|(_, fault)| *reasons.entry(*fault).or_default() += 1);
        reasons.iter().try_for_each(|(fault, n)| writeln!(out, "  {n} × {}", fault.words()))?;
        for (line, fault) in &self.refused {
            writeln!(out, "    第 {line} 行 line {line}: {}", fault.words())?;
        }
        for (line, why) in &self.refused_by_rules {
            writeln!(out, "    第 {line} 行 line {line}: {why}")?;
        }
        Ok(())
    }
}
