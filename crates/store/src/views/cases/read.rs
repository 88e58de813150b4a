//! The questions that pages ask of cases: lists, worklists, documents. Key-set paging, never a count over history.

use super::PROMISE_CHECK;
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
    dialect::{Dialect, ListOf, list},
    views::{unword, word},
};
use rules::{
    case::{CaseOutcome, CaseStatus, Marks},
    clock::Light,
    time::Instant,
};

/// 办件行: a case as lists show it.
#[derive(Clone, Debug)]
pub struct CaseRow {
    /// 办件编号
    pub number: String,
    /// The version of the dossier this row shows.
    pub version: u64,
    /// 实施编码
    pub item: String,
    /// 事项名称
    pub item_name: String,
    /// The name in English; may be empty.
    pub item_name_en: String,
    /// 部门
    pub department: String,
    /// 申请人
    pub applicant: String,
    /// 状态
    pub status: CaseStatus,
    /// 结果
    pub outcome: Option<CaseOutcome>,
    /// 提交时间
    pub submitted_at: Instant,
    /// 办结时间
    pub ended_at: Option<Instant>,
    /// 承诺到期
    pub promised_due: Option<Instant>,
    /// Whether that lies beyond the last decree (C-08).
    pub provisional: bool,
    /// When its light changes.
    pub marks: Marks,
    /// The commitment of the query code.
    pub query_code: String,
    /// The commitment of the form.
    pub form: String,
}

impl CaseRow {
    /// 灯
    #[must_use]
    pub fn light(&self, now: Instant) -> Light {
        self.marks.light(now)
    }
}

const SELECT: &str = "SELECT number, version, item, item_name, item_name_en, department, applicant, status, outcome, \
    is_open, submitted_at, ended_at, promised_due, provisional, remind_at, late_at, grave_at, paused, query_code, \
    form FROM case_view";

fn case_row(row: &Row) -> Result<CaseRow, StoreError> {
    let at = |column: &str| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Instant));
    let outcome: Option<&str> = row.get("outcome")?;
    Ok(CaseRow {
        number: row.get("number")?,
        version: row.get("version")?,
        item: row.get("item")?,
        item_name: row.get("item_name")?,
        item_name_en: row.get("item_name_en")?,
        department: row.get("department")?,
        applicant: row.get("applicant")?,
        status: unword(row.get("status")?)?,
        outcome: outcome.map(unword).transpose()?,
        submitted_at: Instant(row.get("submitted_at")?),
        ended_at: at("ended_at")?,
        promised_due: at("promised_due")?,
        provisional: row.get("provisional")?,
        marks: Marks {
            done: !row.get::<bool>("is_open")?,
            paused: row.get("paused")?,
            remind_at: at("remind_at")?,
            late_at: at("late_at")?,
            grave_at: at("grave_at")?,
        },
        query_code: row.get("query_code")?,
        form: row.get("form")?,
    })
}

/// The case of this number as lists show it.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &impl Reader, number: &str) -> Result<Option<CaseRow>, StoreError> {
    let row = reader.one(&format!("{SELECT} WHERE number = $1"), args![number]).await?;
    row.as_ref().map(case_row).transpose()
}

/// Cases of these numbers, in no order.
///
/// # Errors
/// When the database does not answer.
pub async fn many(reader: &impl Reader, numbers: &[&str]) -> Result<Vec<CaseRow>, StoreError> {
    let among = reader.dialect().among("number", "$1", ListOf::Texts);
    let rows = reader.query(&format!("{SELECT} WHERE {among}"), args![list(numbers)]).await?;
    rows.iter().map(case_row).collect()
}

/// Where the next page of a list newest first begins: behind this row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// 提交时间 of the last row seen.
    pub submitted_at: i64,
    /// Its number.
    pub number: String,
}

/// 收件地点: where applications were taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TakenIn {
    /// At the hall itself, or not yet: what came in online and nobody has received.
    Hall,
    /// At these service centres (LE1).
    Stations(Vec<String>),
}

impl TakenIn {
    /// The condition on the column, and the value it takes in the place of `?`.
    pub(in crate::views) fn condition(&self, column: &str, dialect: Dialect) -> (String, Option<Val>) {
        match self {
            Self::Hall => (format!("{column} IS NULL"), None),
            Self::Stations(ids) => match ids.as_slice() {
                // One centre alone is found by its own index.
                [one] => (format!("{column} = ?"), Some(one.clone().into())),
                all => (dialect.among(column, "?", ListOf::Texts), Some(list(all))),
            },
        }
    }
}

/// Which cases a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this applicant.
    pub applicant: Option<String>,
    /// Made by this agent for somebody else (L-04).
    pub agent: Option<String>,
    /// Of this department.
    pub department: Option<String>,
    /// Of this item.
    pub item: Option<String>,
    /// Taken in there.
    pub taken_in: Option<TakenIn>,
    /// In this state.
    pub status: Option<CaseStatus>,
    /// Still open.
    pub open: bool,
    /// Late at this moment and still open.
    pub late_at: Option<Instant>,
    /// Open and showing this light at this moment.
    pub light: Option<(Light, Instant)>,
    /// Behind this row.
    pub after: Option<After>,
}

/// A page of cases, newest first. Ask for one row more than is shown, to know whether there is another page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<CaseRow>, StoreError> {
    let (conditions, mut args) = conditions(filter, reader.dialect());
    args.push(most.into());
    let limit = args.len();
    let sql = format!("{SELECT} WHERE {conditions} ORDER BY submitted_at DESC, number DESC LIMIT ${limit}");
    reader.query(&sql, args).await?.iter().map(case_row).collect()
}

fn conditions(filter: &Filter, dialect: Dialect) -> (String, Vec<Val>) {
    let mut wanted: Vec<String> = Vec::new();
    let mut args: Vec<Val> = Vec::new();
    let mut want = |condition: &str, values: Vec<Val>| {
        let mut condition = condition.to_owned();
        for value in values {
            args.push(value);
            condition = condition.replacen('?', &format!("${}", args.len()), 1);
        }
        wanted.push(condition);
    };
    if let Some(applicant) = &filter.applicant {
        want("applicant = ?", args![applicant]);
    }
    if let Some(agent) = &filter.agent {
        want("agent = ?", args![agent]);
    }
    if let Some(department) = &filter.department {
        want("department = ?", args![department]);
    }
    if let Some(item) = &filter.item {
        want("item = ?", args![item]);
    }
    if let Some(taken_in) = &filter.taken_in {
        let (condition, value) = taken_in.condition("station", dialect);
        want(&condition, value.into_iter().collect());
    }
    if let Some(status) = &filter.status {
        want("status = ?", args![word(status)]);
    }
    if filter.open {
        want("is_open = TRUE", args![]);
    }
    if let Some(now) = filter.late_at {
        want("is_open = TRUE AND late_at <= ?", args![now.0]);
    }
    if let Some((light, now)) = filter.light {
        let (condition, moments) = showing(light);
        want(condition, vec![now.0.into(); moments]);
    }
    if let Some(after) = &filter.after {
        let (at, number) = (after.submitted_at, after.number.as_str());
        // Compared as a row, so that the index is entered at the row and not read from its top.
        want("(submitted_at, number) < (?, ?)", args![at, number]);
    }
    (if wanted.is_empty() { "TRUE".to_owned() } else { wanted.join(" AND ") }, args)
}

/// Which open cases show a light, the same way as `figures::lights` counts them, and how often the moment is asked.
const fn showing(light: Light) -> (&'static str, usize) {
    match light {
        Light::Grave => ("is_open = TRUE AND grave_at <= ?", 1),
        Light::Late => ("is_open = TRUE AND late_at <= ? AND (grave_at IS NULL OR grave_at > ?)", 2),
        Light::Paused => (
            "is_open = TRUE AND paused = TRUE AND (late_at IS NULL OR late_at > ?) \
             AND (grave_at IS NULL OR grave_at > ?)",
            2,
        ),
        Light::DueSoon => (
            "is_open = TRUE AND paused = FALSE AND remind_at <= ? AND (late_at IS NULL OR late_at > ?) \
             AND (grave_at IS NULL OR grave_at > ?)",
            3,
        ),
        Light::InTime => (
            "is_open = TRUE AND paused = FALSE AND (remind_at IS NULL OR remind_at > ?) \
             AND (late_at IS NULL OR late_at > ?) AND (grave_at IS NULL OR grave_at > ?)",
            3,
        ),
        Light::Done => ("is_open = FALSE", 0),
    }
}

/// 待办: one row of a worklist.
#[derive(Clone, Debug)]
pub struct Task {
    /// 环节: a step of the item, or the name of other work, such as [`super::INTAKE`].
    pub step: String,
    /// 环节名称
    pub step_name: String,
    /// The name in English; may be empty.
    pub step_name_en: String,
    /// 岗位
    pub post: String,
    /// 承办人, if somebody has taken it on.
    pub handler: Option<String>,
    /// Waiting since.
    pub since: Instant,
    /// From when it is near.
    pub remind_at: Option<Instant>,
    /// 到期
    pub due_at: Option<Instant>,
    /// The promised limit of the whole case.
    pub case_due_at: Option<Instant>,
    /// Whether a special procedure is open.
    pub paused: bool,
    /// Whether a decree to come may move the earlier of both days (C-08).
    pub provisional: bool,
    /// 办件
    pub case: CaseRow,
}

/// More rows than anybody works through in a day: the worklist says so instead of growing.
pub const TASKS_MAX: u32 = 300;

/// What these posts must do, the most urgent first.
///
/// # Errors
/// When the database does not answer.
pub async fn tasks_of(reader: &impl Reader, posts: &[&str], most: u32) -> Result<Vec<Task>, StoreError> {
    let among = reader.dialect().among("t.post", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT t.step, t.step_name, t.step_name_en, t.post, t.handler, t.since, t.due_at, \
         t.remind_at AS task_remind_at, t.case_due_at, t.paused AS task_paused, t.provisional AS task_provisional, c.number, c.version, c.item, \
         c.item_name, c.item_name_en, c.department, c.applicant, c.status, c.outcome, c.is_open, c.submitted_at, \
         c.ended_at, c.promised_due, c.provisional, c.remind_at, c.late_at, c.grave_at, c.paused, c.query_code, \
         c.form FROM task t JOIN case_view c ON c.number = t.case_number WHERE {among} \
         ORDER BY t.due_at NULLS LAST, t.since, t.case_number, t.step LIMIT $2"
    );
    let rows = reader.query(&sql, args![list(posts), most]).await?;
    rows.iter()
        .map(|row| {
            let at = |column: &str| Ok::<_, StoreError>(row.get::<Option<i64>>(column)?.map(Instant));
            Ok(Task {
                step: row.get("step")?,
                step_name: row.get("step_name")?,
                step_name_en: row.get("step_name_en")?,
                post: row.get("post")?,
                handler: row.get("handler")?,
                since: Instant(row.get("since")?),
                remind_at: at("task_remind_at")?,
                due_at: at("due_at")?,
                case_due_at: at("case_due_at")?,
                paused: row.get("task_paused")?,
                provisional: row.get("task_provisional")?,
                case: case_row(row)?,
            })
        })
        .collect()
}

/// The numbers of the cases in which somebody has taken a task of these posts on, a page at a time: for handing it over.
///
/// # Errors
/// When the database does not answer.
pub async fn taken_in(
    reader: &impl Reader,
    posts: &[&str],
    after: &str,
    most: u32,
) -> Result<Vec<String>, StoreError> {
    let among = reader.dialect().among("post", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT DISTINCT case_number FROM task WHERE {among} AND handler IS NOT NULL AND case_number > $2 \
         ORDER BY case_number LIMIT $3"
    );
    let rows = reader.query(&sql, args![list(posts), after, most]).await?;
    rows.iter().map(|row| row.get("case_number")).collect()
}

/// The numbers of every case whose promise is to be verified, completed ones too, a page at a time.
///
/// # Errors
/// When the database does not answer.
pub async fn verifying_numbers(
    reader: &impl Reader,
    after: &str,
    most: u32,
) -> Result<Vec<String>, StoreError> {
    // The step stands in the text, so that its own small index serves.
    let sql = format!(
        "SELECT case_number FROM task WHERE step = '{PROMISE_CHECK}' AND case_number > $1 \
         ORDER BY case_number LIMIT $2"
    );
    reader.query(&sql, args![after, most]).await?.iter().map(|row| row.get("case_number")).collect()
}

/// The numbers of every open case, a page at a time: for recomputing when the calendar changes.
///
/// # Errors
/// When the database does not answer.
pub async fn open_numbers(reader: &impl Reader, after: &str, most: u32) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT number FROM case_view WHERE is_open = TRUE AND number > $1 ORDER BY number LIMIT $2";
    reader.query(sql, args![after, most]).await?.iter().map(|row| row.get("number")).collect()
}
