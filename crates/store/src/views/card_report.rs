//! 监察统计: the cards raised in a stretch of days, counted by what they are, for the reports of supervision (AR3). The stretch is given and
//! bounded by whoever asks; nothing is counted over the whole of history.

use super::unword;
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
};
use rules::{
    card::CardState,
    supervision::{Rule, SupervisionLevel},
    time::{DAY_MS, Date, Instant},
};

/// 一组牌: how many cards are alike in all of this, as they stand now.
#[derive(Clone, Debug)]
pub struct CardGroup {
    /// 规则
    pub rule: Rule,
    /// 责任部门
    pub department: String,
    /// 级别
    pub level: SupervisionLevel,
    /// 状态
    pub state: CardState,
    /// 未结: whether it is in the list of open cards, from which a reminder goes with its case.
    pub open: bool,
    /// Whether the time to explain passed in silence.
    pub unanswered: bool,
    /// How many.
    pub n: i64,
}

/// 一个事项的一组牌: the same, by the item of the case; by nothing else, so that there are not more groups than anybody reads.
#[derive(Clone, Debug)]
pub struct ItemGroup {
    /// 实施编码
    pub item: String,
    /// 事项名称
    pub name: String,
    /// The name in English; may be empty.
    pub name_en: String,
    /// 级别
    pub level: SupervisionLevel,
    /// 状态
    pub state: CardState,
    /// 未结: whether it is in the list of open cards, from which a reminder goes with its case.
    pub open: bool,
    /// Whether the time to explain passed in silence.
    pub unanswered: bool,
    /// How many.
    pub n: i64,
}

/// The cards raised from the first of these days to the last, of one department or of all.
///
/// # Errors
/// When the database does not answer.
pub async fn groups(
    reader: &impl Reader,
    days: (Date, Date),
    department: Option<&str>,
) -> Result<Vec<CardGroup>, StoreError> {
    let (condition, args) = raised(days, department);
    let sql = format!(
        "SELECT rule, department, level, state, is_open, unanswered, COUNT(*) AS n FROM card_view c WHERE {condition} \
         GROUP BY rule, department, level, state, is_open, unanswered"
    );
    let group = |row: &Row| {
        Ok(CardGroup {
            rule: unword(row.get("rule")?)?,
            department: row.get("department")?,
            level: unword(row.get("level")?)?,
            state: unword(row.get("state")?)?,
            open: row.get("is_open")?,
            unanswered: row.get("unanswered")?,
            n: row.get("n")?,
        })
    };
    reader.query(&sql, args).await?.iter().map(group).collect()
}

/// The same by item, of the items with most cards.
///
/// # Errors
/// When the database does not answer.
pub async fn items(
    reader: &impl Reader,
    days: (Date, Date),
    department: Option<&str>,
    most: u32,
) -> Result<Vec<ItemGroup>, StoreError> {
    let (condition, mut args) = raised(days, department);
    args.push(most.into());
    let limit = args.len();
    let sql = format!(
        "WITH of_item AS (SELECT v.item, c.level, c.state, c.is_open, c.unanswered FROM card_view c \
           JOIN case_view v ON v.number = c.case_number WHERE {condition}), \
         top AS (SELECT item FROM of_item GROUP BY item ORDER BY COUNT(*) DESC, item LIMIT ${limit}) \
         SELECT o.item, i.name, i.name_en, o.level, o.state, o.is_open, o.unanswered, COUNT(*) AS n FROM of_item o \
         JOIN top t ON t.item = o.item JOIN item_view i ON i.code = o.item \
         GROUP BY o.item, i.name, i.name_en, o.level, o.state, o.is_open, o.unanswered"
    );
    let group = |row: &Row| {
        Ok(ItemGroup {
            item: row.get("item")?,
            name: row.get("name")?,
            name_en: row.get("name_en")?,
            level: unword(row.get("level")?)?,
            state: unword(row.get("state")?)?,
            open: row.get("is_open")?,
            unanswered: row.get("unanswered")?,
            n: row.get("n")?,
        })
    };
    reader.query(&sql, args).await?.iter().map(group).collect()
}

fn raised((first, last): (Date, Date), department: Option<&str>) -> (String, Vec<Val>) {
    let mut args = args![Instant::midnight(first).0, Instant::midnight(last).0 + DAY_MS];
    let mut condition = "c.raised_at >= $1 AND c.raised_at < $2".to_owned();
    if let Some(department) = department {
        args.push(department.into());
        condition.push_str(" AND c.department = $3");
    }
    (condition, args)
}
