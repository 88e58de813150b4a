//! 改革视图: rounds of reform as lists show them, what was done to an item, and which cases were handed over.
//!
//! What a round says of its adjustments is read from its dossier; a row only says where to look.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError},
    dialect::{ListOf, list},
};
use rules::{
    dossier::{Known, Recorded},
    item::content::UseLevel,
    name::ItemCode,
    reform::{AdjustKind, AdjustState, Event, Round},
    time::{Date, Instant},
};
use std::collections::BTreeMap;

pub(super) const ROUND_COLUMNS: &[&str] =
    &["number", "name", "basis", "from_day", "until_day", "opened_at", "progress", "published"];
pub(super) const ROUND_UPDATE: &str =
    "ON CONFLICT (number) DO UPDATE SET progress = excluded.progress, published = excluded.published";
pub(super) const ADJUSTMENT_COLUMNS: &[&str] =
    &["round", "number", "kind", "item", "to_body", "state", "execution_on"];
pub(super) const ADJUSTMENT_UPDATE: &str = "ON CONFLICT (round, number) DO UPDATE SET kind = excluded.kind, \
    item = excluded.item, to_body = excluded.to_body, state = excluded.state, execution_on = excluded.execution_on";
pub(super) const HANDED_COLUMNS: &[&str] = &["case_number", "round", "number", "to_body", "on_day"];
pub(super) const PAPER_COLUMNS: &[&str] = &["round", "number", "paper", "hash"];
pub(super) const PAPER_UPDATE: &str = "ON CONFLICT (round, number, paper) DO UPDATE SET hash = excluded.hash";

/// How many adjustments of each kind stand where.
pub type Progress = BTreeMap<AdjustKind, BTreeMap<AdjustState, u32>>;

/// 批次行: a round as lists show it.
#[derive(Clone, Debug)]
pub struct RoundRow {
    /// 编号
    pub number: String,
    /// 名称
    pub name: String,
    /// 依据文件
    pub basis: String,
    /// 起
    pub from: Date,
    /// 止
    pub until: Date,
    /// When it was opened; with the number the key of the list.
    pub opened_at: Instant,
    /// 进度
    pub progress: Progress,
    /// How many adjustments the public may read of.
    pub published: u32,
}

/// 变动行: what a round did, or is about to do, to an item.
#[derive(Clone, Debug)]
pub struct MoveRow {
    /// 批次
    pub round: String,
    /// Its number within the round.
    pub number: u32,
    /// 调整种类
    pub kind: AdjustKind,
    /// 现实施机关; may be empty.
    pub to_body: String,
    /// 执行日期
    pub execution_on: Date,
}

/// 移交: by which round a case was handed over, and to whom (D-06).
#[derive(Clone, Debug)]
pub struct HandedRow {
    /// 批次
    pub round: String,
    /// 接收机关
    pub to_body: String,
    /// When.
    pub on: Date,
}

/// 同一生命周期事件的一个事项, with the level at which it stands now (D-07).
#[derive(Clone, Debug)]
pub struct EventItem {
    /// 生命周期事件
    pub event: String,
    /// 实施编码
    pub code: ItemCode,
    /// 名称
    pub name: String,
    /// The name in English; may be empty.
    pub name_en: String,
    /// 行使层级
    pub level: Option<UseLevel>,
}

impl Views {
    /// The rows that follow from new events of a round.
    pub fn reform(&mut self, id: &str, events: &[Recorded<Event>], after: &Known<Round>) {
        let round = &after.state;
        let Some(opening) = &round.opening else { return };
        for event in events {
            let Some(number) = event.event.adjustment() else { continue };
            let Some(adjustment) = round.adjustments.get(&number) else { continue };
            let terms = &adjustment.terms;
            let (item, to, on) = (terms.item.as_str(), terms.to_body.trim(), terms.execution_on.to_string());
            let row = args![id, number, word(&terms.kind), item, to, word(&adjustment.state), on];
            self.adjustments.insert((id.to_owned(), number), row);
            match &event.event {
                Event::CasesHandedOver { cases, to, .. } => {
                    let on = event.stamp.happened_at.day().to_string();
                    for case in cases {
                        let row = args![case.as_str(), id, number, to.trim(), &on];
                        self.handed.insert(case.as_str().to_owned(), row);
                    }
                }
                Event::AttachmentFiled { paper, file, .. } => {
                    let row = args![id, number, word(paper), file.as_str()];
                    self.reform_papers.insert((id.to_owned(), number, word(paper)), row);
                }
                _ => {}
            }
        }
        let published = round.adjustments.values().filter(|one| one.is_public()).count();
        // Only the first of its rows says when it was opened; later ones change the rest.
        let opened = events.first().map_or(0, |event| event.stamp.happened_at.0);
        let row = args![
            id,
            opening.name.as_str(),
            opening.basis.as_str(),
            opening.from.to_string(),
            opening.until.to_string(),
            opened,
            serde_json::to_string(&round.progress()).unwrap_or_default(),
            u32::try_from(published).unwrap_or(u32::MAX),
        ];
        match self.rounds.get_mut(id) {
            // Both in one batch: the row that is written keeps the earlier moment.
            Some(known) => {
                let opened = std::mem::replace(known, row)[5].clone();
                known[5] = opened;
            }
            None => {
                self.rounds.insert(id.to_owned(), row);
            }
        }
    }
}

/// A page of rounds, newest first, behind this one; with `public` only those of which something has been published.
///
/// # Errors
/// When the database does not answer.
pub async fn rounds(
    reader: &impl Reader,
    public: bool,
    before: Option<(Instant, &str)>,
    most: u32,
) -> Result<Vec<RoundRow>, StoreError> {
    let (at, number) = before.map_or((i64::MAX, ""), |(at, number)| (at.0, number));
    let least = i64::from(public);
    let sql = "SELECT number, name, basis, from_day, until_day, opened_at, progress, published FROM reform_round \
               WHERE published >= $1 AND (opened_at, number) < ($2, $3) ORDER BY opened_at DESC, number DESC LIMIT $4";
    reader.query(sql, args![least, at, number, most]).await?.iter().map(round_row).collect()
}

/// How many rounds have a number that begins so.
///
/// # Errors
/// When the database does not answer.
pub async fn numbers_with(reader: &impl Reader, prefix: &str, most: u32) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT number FROM reform_round WHERE number >= $1 AND number < $2 ORDER BY number LIMIT $3";
    // `~` sorts behind every sign a number may have.
    let rows = reader.query(sql, args![prefix, format!("{prefix}~"), most]).await?;
    rows.iter().map(|row| row.get("number")).collect()
}

/// What was published or done about an item, the latest first, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn of_item(reader: &impl Reader, code: &str, most: u32) -> Result<Vec<MoveRow>, StoreError> {
    let sql = "SELECT round, number, kind, to_body, execution_on FROM adjustment_view \
               WHERE item = $1 AND state IN ('published', 'executed') \
               ORDER BY execution_on DESC, round DESC, number DESC LIMIT $2";
    let rows = reader.query(sql, args![code, most]).await?;
    let read = |row: &Row| {
        Ok(MoveRow {
            round: row.get("round")?,
            number: row.get("number")?,
            kind: unword(row.get("kind")?)?,
            to_body: row.get("to_body")?,
            execution_on: day(row, "execution_on")?,
        })
    };
    rows.iter().map(read).collect()
}

/// By which round this case was handed over, if it was.
///
/// # Errors
/// When the database does not answer.
pub async fn handed_over(reader: &impl Reader, case: &str) -> Result<Option<HandedRow>, StoreError> {
    let sql = "SELECT round, to_body, on_day FROM case_handed WHERE case_number = $1";
    let row = reader.one(sql, args![case]).await?;
    row.map(|row| {
        let (round, to_body) = (row.get("round")?, row.get("to_body")?);
        Ok(HandedRow { round, to_body, on: day(&row, "on_day")? })
    })
    .transpose()
}

/// Every item in force of the life events to which these items belong, at most so many (D-07).
///
/// # Errors
/// When the database does not answer.
pub async fn beside_in_life_events(
    reader: &impl Reader,
    codes: &[&str],
    most: u32,
) -> Result<Vec<EventItem>, StoreError> {
    let among = reader.dialect().among("t.code", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT s.subject, s.code, i.name, i.name_en, m.use_level FROM item_subject s \
         JOIN item_view i ON i.code = s.code JOIN measure_item m ON m.code = s.code AND m.items > 0 \
         WHERE s.kind = 'life_event' AND s.subject IN \
         (SELECT t.subject FROM item_subject t WHERE t.kind = 'life_event' AND {among}) \
         ORDER BY s.subject, s.code LIMIT $2"
    );
    let rows = reader.query(&sql, args![list(codes), most]).await?;
    let read = |row: &Row| {
        let level = row.get::<&str>("use_level")?;
        let code: String = row.get("code")?;
        Ok(EventItem {
            event: row.get("subject")?,
            code: ItemCode(code),
            name: row.get("name")?,
            name_en: row.get("name_en")?,
            level: if level.is_empty() { None } else { Some(unword(level)?) },
        })
    };
    rows.iter().map(read).collect()
}

/// The media type of a content, if it is known.
///
/// # Errors
/// When the database does not answer.
pub async fn media_type(reader: &impl Reader, hash: &str) -> Result<Option<String>, StoreError> {
    let row = reader.one("SELECT media_type FROM file WHERE hash = $1", args![hash]).await?;
    row.map(|row| row.get("media_type")).transpose()
}

fn round_row(row: &Row) -> Result<RoundRow, StoreError> {
    let progress: &str = row.get("progress")?;
    Ok(RoundRow {
        number: row.get("number")?,
        name: row.get("name")?,
        basis: row.get("basis")?,
        from: day(row, "from_day")?,
        until: day(row, "until_day")?,
        opened_at: Instant(row.get("opened_at")?),
        progress: serde_json::from_str(progress)
            .map_err(|error| StoreError::broken("reading a view", error))?,
        published: row.get("published")?,
    })
}

fn day(row: &Row, column: &str) -> Result<Date, StoreError> {
    let text: &str = row.get(column)?;
    text.parse::<Date>().map_err(|error| StoreError::broken("reading a view", error.to_string()))
}
