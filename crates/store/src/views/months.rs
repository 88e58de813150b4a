//! 月度监察视图: the months that have a book, what follows from them and is open, and what the office counts of a month that is
//! over. Patrols and figures are read from the book itself.

use super::{Views, cases::signed, figures, unword, word};
use crate::nights::first_since;
use crate::{
    args,
    db::{Reader, Row, StoreError},
    dialect::{ListOf, list},
};
use rules::{
    card::CardState,
    dossier::Known,
    inspection::{ConsequenceGround, ConsequenceKind, Month, MonthBook},
    item::ItemState,
    name::DepartmentId,
    supervision::{SupervisionLevel, rates::MonthTally},
    time::{DAY_MS, Date, Instant},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const COLUMNS: &[&str] =
    &["month", "patrols", "amiss", "ranked", "open", "drawn_at", "published_at"];
pub(super) const UPDATE: &str = "ON CONFLICT (month) DO UPDATE SET patrols = excluded.patrols, \
    amiss = excluded.amiss, ranked = excluded.ranked, open = excluded.open, drawn_at = excluded.drawn_at, \
    published_at = excluded.published_at";
pub(super) const CONSEQUENCE_COLUMNS: &[&str] =
    &["month", "number", "department", "kind", "ground", "months", "due_on", "is_open"];
pub(super) const CONSEQUENCE_UPDATE: &str =
    "ON CONFLICT (month, number) DO UPDATE SET is_open = excluded.is_open";

/// Positions of the log that one question goes over.
const STRETCH: i64 = 5_000;

/// 月度行: a month that has a book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MonthRow {
    /// 月份
    pub month: Month,
    /// 巡查: how many records.
    pub patrols: u32,
    /// Those of them with something amiss.
    pub amiss: u32,
    /// Departments that were ranked.
    pub ranked: u32,
    /// 后续措施 that nobody has answered.
    pub open: u32,
    /// When its figures were drawn.
    pub drawn_at: Option<Instant>,
    /// When they were published.
    pub published_at: Option<Instant>,
}

/// 后续措施行: what followed from a department's month.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsequenceRow {
    /// 月份; with the number the key of the list.
    pub month: Month,
    /// Its number in the month.
    pub number: u32,
    /// 部门
    pub department: String,
    /// 种类
    pub kind: ConsequenceKind,
    /// 起因
    pub ground: ConsequenceGround,
    /// How many months in a row.
    pub months: u32,
    /// The last day for an answer.
    pub due: Option<Date>,
    /// Whether nobody has answered.
    pub is_open: bool,
}

/// 决定行: a decision of a month, for laying officers beside their peers (SR-D1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecisionRow {
    /// 办件
    pub case: String,
    /// The number of the decision in the case's history.
    pub version: u64,
    /// 事项
    pub item: String,
    /// 部门
    pub department: String,
    /// Who decided.
    pub person: String,
    /// Whether it was refused.
    pub refused: bool,
    /// When it was accepted; none where the log says nothing of it.
    pub accepted_at: Option<Instant>,
    /// When it was decided.
    pub decided_at: Instant,
}

impl Views {
    /// The rows that follow from new events of a month's book.
    pub fn month(&mut self, id: &str, after: &Known<MonthBook>) {
        let book = &after.state;
        let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let ranked = book.figures.iter().flat_map(|figures| figures.units.values());
        let row = args![
            id,
            count(book.patrols.len()),
            count(book.patrols.iter().filter(|patrol| patrol.amiss.is_some()).count()),
            count(ranked.filter(|unit| unit.place.is_some()).count()),
            count(book.consequences.values().filter(|state| state.answer.is_none()).count()),
            book.drawn.map(|at| at.0),
            book.published.as_ref().map(|(_, at)| at.0),
        ];
        self.months.insert(id.to_owned(), row);
        for (number, state) in &book.consequences {
            let of = &state.consequence;
            let row = args![
                id,
                *number,
                of.department.as_str(),
                word(&of.kind),
                word(&of.ground),
                of.months,
                of.due.map(|day| day.to_string()),
                state.answer.is_none(),
            ];
            self.consequences.insert((id.to_owned(), *number), row);
        }
    }
}

/// A page of the months that have a book, the latest first; behind this one.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    before: Option<Month>,
    most: u32,
) -> Result<Vec<MonthRow>, StoreError> {
    let sql = "SELECT month, patrols, amiss, ranked, open, drawn_at, published_at FROM month_book \
               WHERE $1 = '' OR month < $1 ORDER BY month DESC LIMIT $2";
    let before = before.map(|month| month.to_string()).unwrap_or_default();
    let row = |row: &Row| {
        Ok(MonthRow {
            month: month(row.get("month")?)?,
            patrols: row.get("patrols")?,
            amiss: row.get("amiss")?,
            ranked: row.get("ranked")?,
            open: row.get("open")?,
            drawn_at: row.get::<Option<i64>>("drawn_at")?.map(Instant),
            published_at: row.get::<Option<i64>>("published_at")?.map(Instant),
        })
    };
    reader.query(sql, args![before, most]).await?.iter().map(row).collect()
}

/// The last month whose figures were drawn.
///
/// # Errors
/// When the database does not answer.
pub async fn last_drawn(reader: &impl Reader) -> Result<Option<Month>, StoreError> {
    let sql = "SELECT month FROM month_book WHERE drawn_at IS NOT NULL ORDER BY month DESC LIMIT 1";
    let row = reader.one(sql, args![]).await?;
    row.map(|row| month(row.get("month")?)).transpose()
}

/// What follows from any month and nobody has answered, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn open(reader: &impl Reader, most: u32) -> Result<Vec<ConsequenceRow>, StoreError> {
    let sql = format!("{CONSEQUENCES} WHERE is_open = TRUE ORDER BY month, number LIMIT $1");
    reader.query(&sql, args![most]).await?.iter().map(consequence).collect()
}

/// What followed from the months of these departments, answered or not, the latest first; behind this month and number.
///
/// # Errors
/// When the database does not answer.
pub async fn of_departments(
    reader: &impl Reader,
    departments: &[&str],
    before: Option<(Month, u32)>,
    most: u32,
) -> Result<Vec<ConsequenceRow>, StoreError> {
    let among = reader.dialect().among("department", "$1", ListOf::Texts);
    let sql = format!(
        "{CONSEQUENCES} WHERE {among} AND ($2 = '' OR (month, number) < ($2, $3)) \
         ORDER BY month DESC, number DESC LIMIT $4"
    );
    let (month, number) = before.map_or_else(|| (String::new(), 0), |(month, n)| (month.to_string(), n));
    let rows = reader.query(&sql, args![list(departments), month, number, most]).await?;
    rows.iter().map(consequence).collect()
}

/// Of how many things these departments owe an answer, counted up to a hundred.
///
/// # Errors
/// When the database does not answer.
pub async fn owed(reader: &impl Reader, departments: &[&str]) -> Result<i64, StoreError> {
    let among = reader.dialect().among("department", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT COUNT(*) AS n FROM (SELECT number FROM consequence_view WHERE {among} AND is_open = TRUE \
         AND due_on IS NOT NULL LIMIT 100) AS few"
    );
    let row = reader.one(&sql, args![list(departments)]).await?;
    row.map_or(Ok(0), |row| row.get("n"))
}

/// The departments that offer an item now.
///
/// # Errors
/// When the database does not answer.
pub async fn offering(reader: &impl Reader) -> Result<BTreeSet<String>, StoreError> {
    let sql = "SELECT DISTINCT department FROM item_view WHERE state = $1";
    let rows = reader.query(sql, args![word(&ItemState::Published)]).await?;
    rows.iter().map(|row| row.get("department")).collect()
}

/// What was counted of every department in a month: its tallies, the cards that stand now (S-08, S-11), its items in force now,
/// and those of its items that anybody applied for.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(
    reader: &impl Reader,
    month: Month,
) -> Result<BTreeMap<DepartmentId, MonthTally>, StoreError> {
    let mut units: BTreeMap<DepartmentId, MonthTally> = BTreeMap::new();
    for (department, figures) in figures::by_department_between(reader, month.first(), month.last()).await? {
        let n = |what: &str| u32::try_from(figures.get(what)).unwrap_or(0);
        let unit = units.entry(department.into()).or_default();
        unit.received = n("received");
        unit.accepted = n("accepted").saturating_add(n("deemed_accepted"));
        unit.completed = n("completed");
        unit.in_time = n("decided_in_time");
        unit.late = n("decided_late");
        unit.refused = n("refused");
    }
    let (from, to) = bounds(month);
    let sql = "SELECT department, level, COUNT(*) AS n FROM card_view WHERE raised_at >= $1 AND raised_at < $2 \
               AND state <> $3 AND state <> $4 GROUP BY department, level";
    let gone = [word(&CardState::Cancelled), word(&CardState::UnderAppeal)];
    for row in reader.query(sql, args![from, to, gone[0].as_str(), gone[1].as_str()]).await? {
        let unit = units.entry(row.get::<String>("department")?.into()).or_default();
        match unword(row.get("level")?)? {
            SupervisionLevel::Remind => {}
            SupervisionLevel::EarlyWarning => unit.warned = row.get("n")?,
            SupervisionLevel::YellowCard => unit.yellow = row.get("n")?,
            SupervisionLevel::RedCard => unit.red = row.get("n")?,
        }
    }
    let sql = "SELECT department, COUNT(*) AS n FROM item_view WHERE state = $1 GROUP BY department";
    for row in reader.query(sql, args![word(&ItemState::Published)]).await? {
        units.entry(row.get::<String>("department")?.into()).or_default().items = row.get("n")?;
    }
    let sql = "SELECT department, COUNT(DISTINCT item) AS n FROM case_view \
               WHERE submitted_at >= $1 AND submitted_at < $2 GROUP BY department";
    for row in reader.query(sql, args![from, to]).await? {
        units.entry(row.get::<String>("department")?.into()).or_default().in_use = row.get("n")?;
    }
    Ok(units)
}

/// The decisions of a month by people, in the order of the log. Whatever time itself decided is none of anybody's.
///
/// # Errors
/// When the database does not answer.
pub async fn decisions(reader: &impl Reader, month: Month) -> Result<Vec<DecisionRow>, StoreError> {
    let (from, to) = bounds(month);
    let mut first = signed(first_since(reader, 0, Instant(from)).await?);
    let last = signed(first_since(reader, first.unsigned_abs(), Instant(to)).await?);
    let sql = "SELECT e.version, e.kind, e.happened_at, e.actor, c.number, c.item, c.department, \
               (SELECT MIN(a.happened_at) FROM event a WHERE a.dossier = e.dossier \
                AND a.kind IN ('CaseAccepted', 'CaseDeemedAccepted')) AS accepted_at \
               FROM event e JOIN case_view c ON c.number = SUBSTR(e.dossier, 6) \
               WHERE e.position >= $1 AND e.position < $2 AND e.kind IN ('Granted', 'Refused') \
               AND e.dossier LIKE 'case/%' ORDER BY e.position";
    let mut decisions = Vec::new();
    while first < last {
        let end = last.min(first + STRETCH);
        for row in reader.query(sql, args![first, end]).await? {
            decisions.push(DecisionRow {
                case: row.get("number")?,
                version: row.get("version")?,
                item: row.get("item")?,
                department: row.get("department")?,
                person: row.get("actor")?,
                refused: row.get::<&str>("kind")? == "Refused",
                accepted_at: row.get::<Option<i64>>("accepted_at")?.map(Instant),
                decided_at: Instant(row.get("happened_at")?),
            });
        }
        first = end;
    }
    Ok(decisions)
}

/// The day on which the log begins; none while it is empty.
///
/// # Errors
/// When the database does not answer.
pub async fn first_day(reader: &impl Reader) -> Result<Option<Date>, StoreError> {
    let sql = "SELECT recorded_at FROM event ORDER BY position LIMIT 1";
    let row = reader.one(sql, args![]).await?;
    row.map(|row| Ok(Instant(row.get("recorded_at")?).day())).transpose()
}

const CONSEQUENCES: &str =
    "SELECT month, number, department, kind, ground, months, due_on, is_open FROM consequence_view";

fn consequence(row: &Row) -> Result<ConsequenceRow, StoreError> {
    let due: Option<&str> = row.get("due_on")?;
    let due = due.map(|day| day.parse().map_err(|error| StoreError::broken("reading a view", error)));
    Ok(ConsequenceRow {
        month: month(row.get("month")?)?,
        number: row.get("number")?,
        department: row.get("department")?,
        kind: unword(row.get("kind")?)?,
        ground: unword(row.get("ground")?)?,
        months: row.get("months")?,
        due: due.transpose()?,
        is_open: row.get("is_open")?,
    })
}

fn month(text: &str) -> Result<Month, StoreError> {
    Month::parse(text).ok_or_else(|| StoreError::broken("reading a view", format!("{text} is no month")))
}

/// The first moment of a month, and the first after it.
fn bounds(month: Month) -> (i64, i64) {
    (Instant::midnight(month.first()).0, Instant::midnight(month.last()).0 + DAY_MS)
}
