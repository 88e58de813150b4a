//! 公告视图: what is published, as the public finds it, and what is being worded or waits to be published.
//!
//! What a bulletin says is read from its dossier; a row only says where to look. What is in force depends on the day of the
//! question, so the rows hold days and no states of that kind.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
};
use rules::{
    bulletin::{Bulletin, BulletinKind, BulletinText, Force, PendingState},
    dossier::{Known, Recorded},
    time::{Date, Instant},
};

pub(super) const COLUMNS: &[&str] = &[
    "id",
    "kind",
    "department",
    "title",
    "title_en",
    "document",
    "issued_on",
    "holds_from",
    "ends_on",
    "pinned",
    "published_at",
    "changed_at",
    "edition",
    "withdrawn",
];
pub(super) const UPDATE: &str = "ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, department = excluded.department, \
    title = excluded.title, title_en = excluded.title_en, document = excluded.document, \
    issued_on = excluded.issued_on, holds_from = excluded.holds_from, ends_on = excluded.ends_on, \
    pinned = excluded.pinned, published_at = excluded.published_at, changed_at = excluded.changed_at, \
    edition = excluded.edition, withdrawn = excluded.withdrawn";
pub(super) const DRAFT_COLUMNS: &[&str] =
    &["id", "kind", "department", "title", "title_en", "state", "correction", "sent_back", "changed_at"];

/// What stands for no end.
const OPEN: &str = "9999-12-31";
/// Drafts that are counted before a page says “and more”.
const COUNTED: u32 = 100;

/// 公告行: what is published, as lists show it.
#[derive(Clone, Debug)]
pub struct BulletinRow {
    /// 编号
    pub id: String,
    /// 种类
    pub kind: BulletinKind,
    /// 发布机构
    pub department: String,
    /// 标题
    pub title: String,
    /// The title in English; may be empty.
    pub title_en: String,
    /// 文号; may be empty.
    pub document: String,
    /// 成文日期; with the number the key of the list.
    pub issued_on: Date,
    /// From which day on it holds.
    pub holds_from: Date,
    /// The last day on which it holds, where there is one.
    pub ends_on: Option<Date>,
    /// 置顶
    pub pinned: bool,
    /// When it was published first.
    pub published_at: Instant,
    /// When it was published, corrected or withdrawn last.
    pub changed_at: Instant,
    /// 版次, from 1.
    pub edition: u32,
    /// 撤下
    pub withdrawn: bool,
}

impl BulletinRow {
    /// 时效: whether it is in force on this day (G-05).
    #[must_use]
    pub fn force(&self, day: Date) -> Force {
        if self.ends_on.is_some_and(|last| last < day) {
            Force::Over
        } else if day < self.holds_from {
            Force::Coming
        } else {
            Force::InForce
        }
    }
}

/// 待发布稿行: what is being worded, or waits to be published.
#[derive(Clone, Debug)]
pub struct DraftRow {
    /// 编号
    pub id: String,
    /// 种类
    pub kind: BulletinKind,
    /// 发布机构
    pub department: String,
    /// 标题
    pub title: String,
    /// The title in English; may be empty.
    pub title_en: String,
    /// How far it has come.
    pub state: PendingState,
    /// Whether it corrects something published (G-03).
    pub correction: bool,
    /// Whether it was sent back and not submitted again.
    pub sent_back: bool,
    /// When anything last happened to it; with the number the key of the list.
    pub changed_at: Instant,
}

/// Which of the published ones a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of this kind.
    pub kind: Option<BulletinKind>,
    /// Of this department.
    pub department: Option<String>,
    /// Under this subject or life event.
    pub subject: Option<String>,
    /// Concerning this item.
    pub item: Option<String>,
    /// In force, to come or over on this day (G-05).
    pub force: Option<(Force, Date)>,
    /// Only those that were not withdrawn.
    pub standing: bool,
    /// Only those that stand before all others.
    pub pinned: bool,
    /// Behind the one of this day and number.
    pub before: Option<(Date, String)>,
}

impl Views {
    /// The rows that follow from new events of a bulletin.
    pub fn bulletin(
        &mut self,
        id: &str,
        events: &[Recorded<rules::bulletin::Event>],
        after: &Known<Bulletin>,
    ) {
        let bulletin = &after.state;
        let draft = bulletin.pending.iter().map(|pending| {
            let text = &pending.text;
            args![
                id,
                word(&text.kind),
                text.department.as_str(),
                text.title.as_str(),
                text.title_en.as_str(),
                word(&pending.state),
                i64::from(pending.correction.is_some()),
                i64::from(pending.sent_back.is_some()),
                pending.changed_at.0,
            ]
        });
        self.bulletin_drafts.insert(id.to_owned(), draft.collect());
        let (Some(first), Some(current)) = (bulletin.editions.first(), bulletin.current()) else { return };
        // Words that nobody may read yet change nothing of what is published.
        let reaches_public = |event: &Recorded<rules::bulletin::Event>| {
            use rules::bulletin::Event::{BulletinPublished, BulletinWithdrawn};
            matches!(event.event, BulletinPublished { .. } | BulletinWithdrawn { .. })
        };
        if !events.iter().any(reaches_public) {
            return;
        }
        let changed = bulletin.withdrawn.as_ref().map_or(current.published_at, |withdrawn| withdrawn.at);
        let row = self.published_row(id, &current.text, (first.published_at, changed), bulletin);
        self.bulletins.insert(id.to_owned(), row);
    }

    fn published_row(
        &mut self,
        id: &str,
        text: &BulletinText,
        (published_at, changed_at): (Instant, Instant),
        bulletin: &Bulletin,
    ) -> Vec<Val> {
        let each = |mut names: Vec<&str>| -> Vec<Vec<Val>> {
            names.sort_unstable();
            names.dedup();
            names.into_iter().map(|name| args![id, name]).collect()
        };
        let items = each(text.items.iter().map(rules::name::ItemCode::as_str).collect());
        self.bulletin_items.insert(id.to_owned(), items);
        let subjects = each(text.subjects.iter().map(String::as_str).collect());
        self.bulletin_subjects.insert(id.to_owned(), subjects);
        args![
            id,
            word(&text.kind),
            text.department.as_str(),
            text.title.as_str(),
            text.title_en.as_str(),
            text.document.as_str(),
            text.issued_on.to_string(),
            text.holds_from().to_string(),
            text.ends_on.map_or_else(|| OPEN.to_owned(), |day| day.to_string()),
            i64::from(text.pinned),
            published_at.0,
            changed_at.0,
            u32::try_from(bulletin.editions.len()).unwrap_or(u32::MAX),
            i64::from(bulletin.withdrawn.is_some()),
        ]
    }
}

/// A page of what is published, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<BulletinRow>, StoreError> {
    let mut values: Vec<Val> = Vec::new();
    let mut conditions = Vec::new();
    let mut ask = |condition: &str, value: Val| {
        values.push(value);
        conditions.push(condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(kind) = filter.kind {
        ask("b.kind = ?", word(&kind).into());
    }
    if let Some(department) = &filter.department {
        ask("b.department = ?", department.as_str().into());
    }
    if let Some(subject) = &filter.subject {
        ask("b.id IN (SELECT s.id FROM bulletin_subject s WHERE s.subject = ?)", subject.as_str().into());
    }
    if let Some(item) = &filter.item {
        ask("b.id IN (SELECT i.id FROM bulletin_item i WHERE i.item = ?)", item.as_str().into());
    }
    if let Some((force, day)) = filter.force {
        let day = || Val::from(day.to_string());
        match force {
            Force::Coming => {
                ask("b.holds_from > ?", day());
                ask("b.ends_on >= ?", day());
            }
            Force::InForce => {
                ask("b.holds_from <= ?", day());
                ask("b.ends_on >= ?", day());
            }
            Force::Over => ask("b.ends_on < ?", day()),
        }
    }
    if filter.standing {
        ask("b.withdrawn = ?", 0.into());
    }
    if filter.pinned {
        ask("b.pinned = ?", 1.into());
    }
    if let Some((day, id)) = &filter.before {
        values.push(day.to_string().into());
        values.push(id.as_str().into());
        conditions.push(format!("(b.issued_on, b.id) < (${}, ${})", values.len() - 1, values.len()));
    }
    let conditions = if conditions.is_empty() { "1 = 1".to_owned() } else { conditions.join(" AND ") };
    values.push(most.into());
    let last = values.len();
    let sql = format!("{SELECT} WHERE {conditions} ORDER BY b.issued_on DESC, b.id DESC LIMIT ${last}");
    reader.query(&sql, values).await?.iter().map(row).collect()
}

/// What was published, corrected or withdrawn last, for those who follow it.
///
/// # Errors
/// When the database does not answer.
pub async fn changed(reader: &impl Reader, most: u32) -> Result<Vec<BulletinRow>, StoreError> {
    let sql = format!("{SELECT} ORDER BY b.changed_at DESC, b.id DESC LIMIT $1");
    reader.query(&sql, args![most]).await?.iter().map(row).collect()
}

/// A page of what is being worded or waits, the one that has stood longest first. With departments only theirs.
///
/// # Errors
/// When the database does not answer.
pub async fn drafts(
    reader: &impl Reader,
    state: PendingState,
    department: Option<&str>,
    after: Option<(Instant, &str)>,
    most: u32,
) -> Result<Vec<DraftRow>, StoreError> {
    let (at, id) = after.map_or((i64::MIN, ""), |(at, id)| (at.0, id));
    let any = department.unwrap_or_default();
    let sql = "SELECT id, kind, department, title, title_en, state, correction, sent_back, changed_at \
               FROM bulletin_draft WHERE state = $1 AND ($2 = '' OR department = $2) \
               AND (changed_at, id) > ($3, $4) ORDER BY changed_at, id LIMIT $5";
    let rows = reader.query(sql, args![word(&state), any, at, id, most]).await?;
    rows.iter().map(draft_row).collect()
}

/// How many drafts are in this state, counted up to a hundred.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(reader: &impl Reader, state: PendingState) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) AS n FROM (SELECT id FROM bulletin_draft WHERE state = $1 LIMIT $2) AS few";
    let row = reader.one(sql, args![word(&state), COUNTED]).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

const SELECT: &str = "SELECT b.id, b.kind, b.department, b.title, b.title_en, b.document, b.issued_on, b.holds_from, \
    b.ends_on, b.pinned, b.published_at, b.changed_at, b.edition, b.withdrawn FROM bulletin_view b";

fn row(row: &Row) -> Result<BulletinRow, StoreError> {
    let ends_on: &str = row.get("ends_on")?;
    Ok(BulletinRow {
        id: row.get("id")?,
        kind: unword(row.get("kind")?)?,
        department: row.get("department")?,
        title: row.get("title")?,
        title_en: row.get("title_en")?,
        document: row.get("document")?,
        issued_on: day(row.get("issued_on")?)?,
        holds_from: day(row.get("holds_from")?)?,
        ends_on: if ends_on == OPEN { None } else { Some(day(ends_on)?) },
        pinned: row.get("pinned")?,
        published_at: Instant(row.get("published_at")?),
        changed_at: Instant(row.get("changed_at")?),
        edition: row.get("edition")?,
        withdrawn: row.get("withdrawn")?,
    })
}

fn draft_row(row: &Row) -> Result<DraftRow, StoreError> {
    Ok(DraftRow {
        id: row.get("id")?,
        kind: unword(row.get("kind")?)?,
        department: row.get("department")?,
        title: row.get("title")?,
        title_en: row.get("title_en")?,
        state: unword(row.get("state")?)?,
        correction: row.get("correction")?,
        sent_back: row.get("sent_back")?,
        changed_at: Instant(row.get("changed_at")?),
    })
}

fn day(text: &str) -> Result<Date, StoreError> {
    text.parse::<Date>().map_err(|error| StoreError::broken("reading a view", error.to_string()))
}
