//! `onewindow import <csv>`: every row of an item list becomes a draft, or is named with its line and the reason (CA9).
//!
//! The whole file is read before the first order, so a broken one changes nothing. Departments that the hall does not
//! know are made. A second run changes nothing; an item that somebody has worked on since is left as it is.

use crate::{
    catalogue_table::{self, DraftRow, ItemList, RowFault, RowNote},
    clock::Clock,
    config::Config,
    front::Front,
    office::{Answer, BATCH_MAX, Office, Order, Refusal, Request, Who},
    text::{Lang, refusal},
};
use anyhow::{Context, bail};
use futures_util::future::join_all;
use rules::{
    dossier::SYSTEM,
    hall::{self, Department, Hall},
    item::{self, Item, publication},
    name::DepartmentId,
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    io::{BufWriter, Write},
    path::Path,
};
use store::Store;

/// 导入报告
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Rows of the list.
    pub rows: usize,
    /// Drafts made.
    pub drafted: usize,
    /// Drafts that an earlier import made and this one reworded.
    pub reworded: usize,
    /// Items that say already what the list says.
    pub unchanged: usize,
    /// Items that somebody has worked on: left as they are.
    pub kept: usize,
    /// Departments made, by name.
    pub departments: Vec<String>,
    /// Items told to the public as standing in the catalogue, their guides not complete (I-01).
    pub listed: usize,
    /// Rows that became no draft: line and reason.
    pub refused: Vec<(u64, RowFault)>,
    /// Rows that the rules refused: line and reason.
    pub refused_by_rules: Vec<(u64, String)>,
    /// What was amiss in drafts, by kind.
    pub notes: BTreeMap<RowNote, usize>,
    /// What the drafts lack for publication, by rule, the number of items each.
    pub lacking: BTreeMap<String, usize>,
}

/// Imports a file into the configured node and prints the report.
///
/// # Errors
/// When the file cannot be read or is no list, or the node cannot be opened.
pub async fn import(config: Config, file: &Path, lists: bool) -> anyhow::Result<()> {
    let size = std::fs::metadata(file).with_context(|| format!("cannot read {}", file.display()))?.len();
    if size > catalogue_table::BYTES_MAX as u64 {
        bail!(catalogue_table::TableFault::TooLarge);
    }
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let list = catalogue_table::read(&bytes)?;
    let front = Front::open(config, Clock::Real, None).await?;
    let mut report = take_in(&front.store, &front.office, list.clone()).await?;
    if lists {
        report.listed = list_all(&front.office, &list).await?;
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    report.write(&mut out)?;
    out.flush()?;
    Ok(())
}

/// Makes drafts of a list.
///
/// # Errors
/// When the store or the office does not answer.
pub async fn take_in(store: &Store, office: &Office, list: ItemList) -> anyhow::Result<Report> {
    let mut report = Report { rows: list.drafts.len() + list.refused.len(), ..Report::default() };
    report.refused = list.refused.iter().map(|row| (row.line, row.fault)).collect();
    let departments = departments(office, &list, &mut report).await?;
    for rows in list.drafts.chunks(BATCH_MAX) {
        let mut orders = Vec::with_capacity(rows.len());
        for row in rows {
            if let Some(order) = order(store, row, &departments, &mut report).await? {
                orders.push(order);
            }
        }
        // Handed in together, so that the office writes them together.
        let asked = orders.iter().map(|(_, _, content)| {
            let code = content.identity.task_code.clone();
            let draft = item::Command::Draft(Box::new(content.clone()));
            office.ask(Request::new(Who::System, Order::Item(code, draft)))
        });
        let answers = join_all(asked).await;
        for ((line, is_new, content), answer) in orders.iter().zip(answers) {
            match answer? {
                Answer::Refused(why) => report.refused_by_rules.push((*line, said(&why))),
                Answer::Done { .. } => {
                    *(if *is_new { &mut report.drafted } else { &mut report.reworded }) += 1;
                    report.lack(content, &office.hall());
                }
            }
        }
    }
    Ok(report)
}

/// Tells the public of every item of the list that has no guide in force (I-01); answers how many were told anew.
///
/// # Errors
/// When the office does not answer.
pub async fn list_all(office: &Office, list: &ItemList) -> anyhow::Result<usize> {
    let mut listed = 0;
    for rows in list.drafts.chunks(BATCH_MAX) {
        let asked = rows.iter().map(|row| {
            let code = row.content.identity.task_code.clone();
            office.ask(Request::new(Who::System, Order::Item(code, item::Command::List)))
        });
        for answer in join_all(asked).await {
            // What is listed already or has its guide needs no listing.
            listed += usize::from(matches!(answer?, Answer::Done { .. }));
        }
    }
    Ok(listed)
}

/// The draft that a row asks for, if it asks for one: (line, whether the item is new, content).
async fn order(
    store: &Store,
    row: &DraftRow,
    departments: &BTreeMap<String, DepartmentId>,
    report: &mut Report,
) -> anyhow::Result<Option<(u64, bool, item::Content)>> {
    for note in &row.notes {
        *report.notes.entry(*note).or_default() += 1;
    }
    let mut content = row.content.clone();
    content.body.department = departments.get(&row.department).cloned().unwrap_or_default();
    let known = store.dossier::<Item>(content.identity.task_code.as_str()).await?;
    let Some(known) = known else { return Ok(Some((row.line, true, content))) };
    let Some((_, latest)) = known.state.latest() else { return Ok(Some((row.line, true, content))) };
    if *latest.content == content {
        report.unchanged += 1;
        return Ok(None);
    }
    if latest.drafted_by.as_str() != SYSTEM {
        report.kept += 1;
        return Ok(None);
    }
    Ok(Some((row.line, false, content)))
}

/// The hall's departments by the names the list uses; unknown ones are made.
async fn departments(
    office: &Office,
    list: &ItemList,
    report: &mut Report,
) -> anyhow::Result<BTreeMap<String, DepartmentId>> {
    let hall = office.hall();
    let mut departments = BTreeMap::new();
    for row in &list.drafts {
        if departments.contains_key(&row.department) {
            continue;
        }
        let id = code_of(&row.department);
        if let Some(known) = known(&hall, &row.department, &id) {
            departments.insert(row.department.clone(), known);
            continue;
        }
        let made = Department {
            id: id.clone(),
            name: row.department.clone(),
            abbreviation: row.department.clone(),
            ..Department::default()
        };
        let order = Order::Hall(hall::Command::DescribeDepartment(made));
        match office.ask(Request::new(Who::System, order)).await? {
            Answer::Done { .. } => {
                report.departments.push(row.department.clone());
                departments.insert(row.department.clone(), id);
            }
            Answer::Refused(why) => bail!("{}: {}", row.department, said(&why)),
        }
    }
    Ok(departments)
}

/// By name, by abbreviation, or made by an earlier import and called otherwise since.
fn known(hall: &Hall, name: &str, id: &DepartmentId) -> Option<DepartmentId> {
    let called = |known: &&Department| known.name == name || known.abbreviation == name || known.id == *id;
    hall.departments.values().find(called).map(|department| department.id.clone())
}

/// A code for a department of which only the name is known: the same name always has the same.
fn code_of(name: &str) -> DepartmentId {
    let digest = hex::encode(Sha256::digest(name.as_bytes()));
    DepartmentId(format!("d{}", digest.get(..10).unwrap_or(&digest)))
}

fn said(why: &Refusal) -> String {
    format!("{} {}", refusal(Lang::Zh, why).why, refusal(Lang::En, why).why)
}

impl Report {
    fn lack(&mut self, content: &item::Content, hall: &Hall) {
        let mut rules: Vec<String> =
            publication::faults(content, hall).into_iter().map(|fault| fault.field).collect();
        rules.sort_unstable();
        rules.dedup();
        for field in rules {
            *self.lacking.entry(field).or_default() += 1;
        }
    }

    /// Writes the report as the operator reads it, in both languages; every refused row is named.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        writeln!(out, "共 {} 行 rows in the list: {}", self.rows, self.rows)?;
        writeln!(out, "新建草稿 drafts made: {}", self.drafted)?;
        writeln!(out, "更新草稿 drafts reworded: {}", self.reworded)?;
        writeln!(out, "没有变化 unchanged: {}", self.unchanged)?;
        writeln!(out, "已有人修改，保持原样 worked on since, left as they are: {}", self.kept)?;
        writeln!(out, "列入目录 listed for the public: {}", self.listed)?;
        writeln!(out, "新建部门 departments made: {}", self.departments.len())?;
        self.departments.iter().try_for_each(|name| writeln!(out, "  {name}"))?;
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
