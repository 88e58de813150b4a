//! 廉政风险: which steps of high risk are open now (P-18), and where cards wait unanswered. Open work alone is counted;
//! how many cards of which kind were raised is counted day by day beside the other figures (`cards::kind_tally`).

use crate::{
    args,
    db::{Reader, StoreError},
    dialect::{ListOf, list},
};
use rules::time::Instant;
use std::collections::BTreeMap;

/// 高风险环节: an open step of high risk.
#[derive(Clone, Debug)]
pub struct RiskyStep {
    /// 办件
    pub case: String,
    /// 实施编码
    pub item: String,
    /// The version of the item the case is handled under.
    pub item_version: u32,
    /// 事项名称
    pub item_name: String,
    /// The name in English; may be empty.
    pub item_name_en: String,
    /// 环节
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
    /// 到期
    pub due_at: Option<Instant>,
}

/// Where the next page of steps begins: since when, of which case, which step.
pub type AfterStep = (i64, String, String);

/// A page of the open steps of high risk, the longest waiting first; of these posts only, if any are named.
///
/// # Errors
/// When the database does not answer.
pub async fn high(
    reader: &impl Reader,
    posts: Option<&[&str]>,
    after: Option<&AfterStep>,
    most: u32,
) -> Result<Vec<RiskyStep>, StoreError> {
    let mut args = args![most];
    let mut more = String::new();
    if let Some(posts) = posts {
        args.push(list(posts));
        let among = reader.dialect().among("t.post", &format!("${}", args.len()), ListOf::Texts);
        more.push_str(&format!(" AND {among}"));
    }
    if let Some((since, case, step)) = after {
        args.extend(args![*since, case, step]);
        let n = args.len();
        more.push_str(&format!(" AND (t.since, t.case_number, t.step) > (${}, ${}, ${n})", n - 2, n - 1));
    }
    let sql = format!(
        "SELECT t.case_number, t.step, t.step_name, t.step_name_en, t.post, t.handler, t.since, t.due_at, \
         c.item, c.item_version, c.item_name, c.item_name_en FROM task t JOIN case_view c ON c.number = t.case_number \
         WHERE t.risk = 'high'{more} ORDER BY t.since, t.case_number, t.step LIMIT $1"
    );
    let rows = reader.query(&sql, args).await?;
    rows.iter()
        .map(|row| {
            Ok(RiskyStep {
                case: row.get("case_number")?,
                item: row.get("item")?,
                item_version: row.get("item_version")?,
                item_name: row.get("item_name")?,
                item_name_en: row.get("item_name_en")?,
                step: row.get("step")?,
                step_name: row.get("step_name")?,
                step_name_en: row.get("step_name_en")?,
                post: row.get("post")?,
                handler: row.get("handler")?,
                since: Instant(row.get("since")?),
                due_at: row.get::<Option<i64>>("due_at")?.map(Instant),
            })
        })
        .collect()
}

/// How many steps of high risk are open now, by post.
///
/// # Errors
/// When the database does not answer.
pub async fn high_by_post(reader: &impl Reader) -> Result<BTreeMap<String, i64>, StoreError> {
    let sql = "SELECT post AS whose, COUNT(*) AS n FROM task WHERE risk = 'high' GROUP BY post";
    counted(reader, sql).await
}

/// How many open cards have passed the time to explain in silence, by department.
///
/// # Errors
/// When the database does not answer.
pub async fn unanswered_by_department(reader: &impl Reader) -> Result<BTreeMap<String, i64>, StoreError> {
    let sql = "SELECT department AS whose, COUNT(*) AS n FROM card_view \
               WHERE unanswered = TRUE AND is_open = TRUE GROUP BY department";
    counted(reader, sql).await
}

async fn counted(reader: &impl Reader, sql: &str) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows = reader.query(sql, args![]).await?;
    rows.iter().map(|row| Ok((row.get("whose")?, row.get("n")?))).collect()
}
