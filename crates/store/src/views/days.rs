//! 某日办件: to which cases something happened on a day — the lists behind the figures of that day.
//!
//! The figures of a day are counted when their events are written; the lists are read from the events themselves,
//! so a figure and its list cannot part. The log is in the order in which it was recorded: the stretch of a day is
//! found by halving, and only that stretch is read.

use super::cases::{self, CaseRow, TakenIn};
use crate::{
    args,
    db::{Reader, StoreError},
    dialect::{ListOf, list},
    nights::first_since,
};
use rules::time::{DAY_MS, Date, Instant};

/// How much later than it happened an event may have been recorded and still stand in the list of its day: an outage
/// of more than a week is told of elsewhere.
const RECORDED_WITHIN: i64 = 7 * DAY_MS;

/// 某日一件: a case with the position of the event that puts it into the list.
#[derive(Clone, Debug)]
pub struct Happened {
    /// The event's position in the log.
    pub position: u64,
    /// When it happened.
    pub at: Instant,
    /// The case as it stands now.
    pub case: CaseRow,
}

/// Which events of which day a list shows.
#[derive(Clone, Debug)]
pub struct OfDay<'a> {
    /// The day on which they happened.
    pub day: Date,
    /// Their names in the log (`CaseAccepted`).
    pub kinds: &'a [&'a str],
    /// Of cases of this department only.
    pub department: Option<&'a str>,
    /// Of cases of this item only.
    pub item: Option<&'a str>,
    /// Of cases taken in there only.
    pub taken_in: Option<&'a TakenIn>,
    /// Before this position: where the next page begins.
    pub before: Option<u64>,
}

/// A page of the cases of a day, the latest first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, wanted: &OfDay<'_>, most: u32) -> Result<Vec<Happened>, StoreError> {
    let (from, to) = (Instant::midnight(wanted.day).0, Instant::midnight(wanted.day).0 + DAY_MS);
    let signed = |position: u64| i64::try_from(position).unwrap_or(i64::MAX);
    let first = signed(first_since(reader, 0, Instant(from)).await?);
    let mut last = signed(first_since(reader, 0, Instant(to + RECORDED_WITHIN)).await?);
    if let Some(before) = wanted.before {
        last = last.min(i64::try_from(before).unwrap_or(i64::MAX));
    }
    let among = reader.dialect().among("e.kind", "$5", ListOf::Texts);
    let department = wanted.department.map(str::to_owned);
    let item = wanted.item.map(str::to_owned);
    let mut args = args![first, last, from, to, list(wanted.kinds), department, item, most];
    let place = wanted.taken_in.map_or_else(String::new, |taken_in| {
        let (condition, value) = taken_in.condition("c.station", reader.dialect());
        args.extend(value);
        format!("AND {} ", condition.replace('?', &format!("${}", args.len())))
    });
    let sql = format!(
        "SELECT e.position, e.happened_at, c.number FROM event e \
         JOIN case_view c ON c.number = SUBSTR(e.dossier, 6) \
         WHERE e.position >= $1 AND e.position < $2 AND e.happened_at >= $3 AND e.happened_at < $4 AND e.dossier LIKE 'case/%' AND {among} \
         AND (CAST($6 AS TEXT) IS NULL OR c.department = $6) \
         AND (CAST($7 AS TEXT) IS NULL OR c.item = $7) {place}ORDER BY e.position DESC LIMIT $8"
    );
    let rows = reader.query(&sql, args).await?;
    let numbers = rows.iter().map(|row| row.get("number")).collect::<Result<Vec<&str>, _>>()?;
    let mut found = cases::many(reader, &numbers).await?;
    found.sort_by(|one, other| one.number.cmp(&other.number));
    let mut page = Vec::with_capacity(rows.len());
    for row in &rows {
        let number: &str = row.get("number")?;
        if let Ok(place) = found.binary_search_by(|case| case.number.as_str().cmp(number)) {
            page.push(Happened {
                position: row.get("position")?,
                at: Instant(row.get("happened_at")?),
                case: found[place].clone(),
            });
        }
    }
    Ok(page)
}
