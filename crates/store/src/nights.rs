//! 夜查: what a night reads of the log to lay the cases of a day beside each other, and which days have been looked over.
//!
//! The log is read in its own order from where the last night stopped, a bounded stretch at a time; what lies further back
//! is looked up for the few cases that need it. Nothing is judged here: what a day shows, `rules` says.

use crate::{
    args,
    db::{Reader, Row, StoreError, Tx},
    dialect::{ListOf, list},
    ledger,
};
use rules::{
    case::CaseStatus,
    dossier::{Dossier, Recorded},
    time::{Date, Instant},
};
use serde::de::DeserializeOwned;

/// Positions of the log that one question goes over.
const STRETCH: i64 = 5_000;
/// Rows of one page of a list.
const PAGE: i64 = 2_000;
/// Dossiers asked for at once.
const TOGETHER: usize = 500;

/// 夜: a day that has been looked over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Night {
    /// The day.
    pub day: Date,
    /// The position of the first event that was recorded after it.
    pub read_to: u64,
    /// How many findings came of it.
    pub found: u64,
}

/// 日志行: an event as it lies in the log, not yet read as what it is.
#[derive(Clone, Debug)]
pub struct Line {
    /// The kind of dossier, and its name.
    pub dossier: (String, String),
    row: Row,
}

impl Line {
    fn of(row: Row) -> Result<Line, StoreError> {
        let key: String = row.get("dossier")?;
        let (kind, name) = key.split_once('/').unwrap_or(("", &key));
        Ok(Line { dossier: (kind.to_owned(), name.to_owned()), row })
    }

    /// The event, of this kind of dossier.
    ///
    /// # Errors
    /// When its text is no such event.
    pub fn event<D>(&self) -> Result<Recorded<D::Event>, StoreError>
    where
        D: Dossier,
        D::Event: DeserializeOwned,
    {
        ledger::recorded::<D>(&self.row)
    }
}

const SELECT: &str = "SELECT dossier, version, happened_at, recorded_at, actor, body FROM event";

/// The last day that was looked over; none where none ever was.
///
/// # Errors
/// When the database does not answer.
pub async fn last(reader: &impl Reader) -> Result<Option<Night>, StoreError> {
    let row = reader.one("SELECT day, read_to, found FROM night ORDER BY day DESC LIMIT 1", args![]).await?;
    let night = |row: Row| {
        let day: &str = row.get("day")?;
        let day = day.parse().map_err(|error| StoreError::broken("reading a night", error))?;
        Ok(Night { day, read_to: row.get("read_to")?, found: row.get("found")? })
    };
    row.map(night).transpose()
}

/// Notes that a day has been looked over; done twice, the first time counts.
///
/// # Errors
/// When the database does not answer.
pub async fn done(tx: &Tx, night: Night, now: Instant) -> Result<(), StoreError> {
    let row = args![night.day.to_string(), signed(night.read_to), signed(night.found), now.0];
    let once = "ON CONFLICT (day) DO NOTHING";
    tx.insert_many("night", &["day", "read_to", "found", "done_at"], vec![row], once).await?;
    Ok(())
}

/// The position of the first event from this one on that was recorded at this moment or later; the size of the log where
/// there is none. It looks at the events in between, so it is asked from where the last night stopped.
///
/// # Errors
/// When the database does not answer.
pub async fn first_since(reader: &impl Reader, from: u64, at: Instant) -> Result<u64, StoreError> {
    let sql =
        "SELECT position FROM event WHERE position >= $1 AND recorded_at >= $2 ORDER BY position LIMIT 1";
    match reader.one(sql, args![signed(from), at.0]).await? {
        Some(row) => row.get("position"),
        None => ledger::size(reader).await,
    }
}

/// The events of these kinds from one position to before another, in the order of the log.
///
/// # Errors
/// When the database does not answer.
pub async fn between(
    reader: &impl Reader,
    from: u64,
    to: u64,
    kinds: &[&str],
) -> Result<Vec<Line>, StoreError> {
    let among = reader.dialect().among("kind", "$3", ListOf::Texts);
    let sql = format!("{SELECT} WHERE position >= $1 AND position < $2 AND {among} ORDER BY position");
    let (mut from, to) = (signed(from), signed(to));
    let mut lines = Vec::new();
    while from < to {
        let end = to.min(from + STRETCH);
        for row in reader.query(&sql, args![from, end, list(kinds)]).await? {
            lines.push(Line::of(row)?);
        }
        from = end;
    }
    Ok(lines)
}

/// The events of these kinds of these dossiers, each dossier's in its order. The names are those of the log: `case/…`.
///
/// # Errors
/// When the database does not answer.
pub async fn of(reader: &impl Reader, dossiers: &[String], kinds: &[&str]) -> Result<Vec<Line>, StoreError> {
    let dialect = reader.dialect();
    let (whose, which) =
        (dialect.among("dossier", "$1", ListOf::Texts), dialect.among("kind", "$2", ListOf::Texts));
    let sql = format!("{SELECT} WHERE {whose} AND {which} ORDER BY dossier, version");
    let mut lines = Vec::new();
    for together in dossiers.chunks(TOGETHER) {
        for row in reader.query(&sql, args![list(together), list(kinds)]).await? {
            lines.push(Line::of(row)?);
        }
    }
    Ok(lines)
}

/// Cases of these applicants that ended without a decision between two moments, the second not included, by number.
///
/// # Errors
/// When the database does not answer.
pub async fn turned_away(
    reader: &impl Reader,
    applicants: &[String],
    from: Instant,
    to: Instant,
) -> Result<Vec<String>, StoreError> {
    let dialect = reader.dialect();
    let whose = dialect.among("applicant", "$1", ListOf::Texts);
    let how = dialect.among("status", "$2", ListOf::Texts);
    let sql = format!(
        "SELECT number FROM case_view WHERE {whose} AND {how} AND ended_at >= $3 AND ended_at < $4 \
         AND number > $5 ORDER BY number LIMIT $6"
    );
    let statuses = [CaseStatus::NotRequired, CaseStatus::AcceptanceRefused, CaseStatus::Withdrawn];
    let statuses: Vec<String> = statuses.iter().map(crate::views::word).collect();
    let mut numbers = Vec::new();
    for together in applicants.chunks(TOGETHER) {
        let mut after = String::new();
        loop {
            let these = args![list(together), list(&statuses), from.0, to.0, after.as_str(), PAGE];
            let rows = reader.query(&sql, these).await?;
            let page: Vec<String> = rows.iter().map(|row| row.get("number")).collect::<Result<_, _>>()?;
            let Some(last) = page.last() else { break };
            after.clone_from(last);
            numbers.extend(page);
        }
    }
    Ok(numbers)
}

fn signed(n: u64) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
