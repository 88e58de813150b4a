//! 全文: what items say, page by page in the order of their codes, for exports that must not hold a whole catalogue in
//! memory.

use super::unword;
use crate::{
    args,
    db::{Reader, Row, StoreError},
    dialect::{ListOf, list},
};
use rules::item::{Content, ItemState, VersionState};

/// 哪一版
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// The latest version of every item, drafts too.
    Latest,
    /// The version in force, of items that have one; of a cancelled one the last that was.
    InForce,
}

/// Which items.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// Which version.
    pub which: Which,
    /// In one of these states; in any when empty.
    pub states: Vec<ItemState>,
    /// Of this department.
    pub department: Option<String>,
}

/// 事项全文
#[derive(Clone, Debug)]
pub struct ItemContent {
    /// 实施编码
    pub code: String,
    /// How the item as a whole stands.
    pub state: ItemState,
    /// How far its latest version has come.
    pub latest_state: VersionState,
    /// The number of the version.
    pub version: u32,
    /// When anything happened to the item last, UTC milliseconds.
    pub changed_at: i64,
    /// What the version says.
    pub content: Content,
}

/// Items whose code comes after this one, in the order of codes.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    wanted: &Wanted,
    after: &str,
    most: u32,
) -> Result<Vec<ItemContent>, StoreError> {
    let mut args = args![after, most];
    let mut conditions = String::new();
    if !wanted.states.is_empty() {
        args.push(list(&wanted.states));
        let among = reader.dialect().among("i.state", &format!("${}", args.len()), ListOf::Texts);
        conditions.push_str(&format!(" AND {among}"));
    }
    if let Some(department) = &wanted.department {
        args.push(department.into());
        conditions.push_str(&format!(" AND i.department = ${}", args.len()));
    }
    let version = match wanted.which {
        Which::Latest => "i.latest",
        Which::InForce => "i.in_force",
    };
    let sql = format!(
        "SELECT i.code, i.state, i.latest_state, i.changed_at, v.version, v.content FROM item_view i \
         JOIN item_version v ON v.code = i.code AND v.version = {version} \
         WHERE i.code > $1{conditions} ORDER BY i.code LIMIT $2"
    );
    reader.query(&sql, args).await?.iter().map(item).collect()
}

fn item(row: &Row) -> Result<ItemContent, StoreError> {
    let text: &str = row.get("content")?;
    Ok(ItemContent {
        code: row.get("code")?,
        state: unword(row.get("state")?)?,
        latest_state: unword(row.get("latest_state")?)?,
        version: row.get("version")?,
        changed_at: row.get("changed_at")?,
        content: serde_json::from_str(text).map_err(|error| StoreError::broken("reading an item", error))?,
    })
}

/// 版本全文: every version of an item, by number.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(reader: &impl Reader, code: &str) -> Result<Vec<(u32, Content)>, StoreError> {
    let sql = "SELECT version, content FROM item_version WHERE code = $1 ORDER BY version";
    let rows = reader.query(sql, args![code]).await?;
    rows.iter()
        .map(|row| {
            let text: &str = row.get("content")?;
            let content =
                serde_json::from_str(text).map_err(|error| StoreError::broken("reading an item", error))?;
            Ok((row.get("version")?, content))
        })
        .collect()
}

/// How many items are published or suspended, and when anything happened to any item last (UTC milliseconds).
///
/// # Errors
/// When the database does not answer.
pub async fn latest_change(reader: &impl Reader) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(CASE WHEN state IN ('published', 'suspended') THEN 1 ELSE 0 END), 0) AS BIGINT) \
               AS items, COALESCE(MAX(changed_at), 0) AS at FROM item_view";
    let row = reader.one(sql, args![]).await?.ok_or(StoreError::Missing { what: "count" })?;
    Ok((row.get("items")?, row.get("at")?))
}

/// 公开目录的统计: published items by department and kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// 部门
    pub department: String,
    /// 事项类型, by its identifier; empty where none is given.
    pub kind: String,
    /// How many.
    pub items: i64,
    /// Of these, how many can be applied for online.
    pub online: i64,
    /// Of these, for how many nobody need come.
    pub no_visit: i64,
    /// Of these, how many cost nothing.
    pub free: i64,
}

/// How many items are published, by department and kind.
///
/// # Errors
/// When the database does not answer.
pub async fn published(reader: &impl Reader) -> Result<Vec<Count>, StoreError> {
    let sql = "SELECT department, kind, COUNT(*) AS items, \
               CAST(SUM(CASE WHEN online THEN 1 ELSE 0 END) AS BIGINT) AS online, \
               CAST(SUM(CASE WHEN visits = 0 THEN 1 ELSE 0 END) AS BIGINT) AS no_visit, \
               CAST(SUM(CASE WHEN free THEN 1 ELSE 0 END) AS BIGINT) AS free \
               FROM item_view WHERE state IN ('published', 'suspended') GROUP BY department, kind \
               ORDER BY department, kind";
    let rows = reader.query(sql, args![]).await?;
    rows.iter()
        .map(|row| {
            Ok(Count {
                department: row.get("department")?,
                kind: row.get("kind")?,
                items: row.get("items")?,
                online: row.get("online")?,
                no_visit: row.get("no_visit")?,
                free: row.get("free")?,
            })
        })
        .collect()
}
