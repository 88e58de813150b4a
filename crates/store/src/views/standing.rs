//! 信用与名额视图: the bans and breaches that a department has on record, and how many of an item's places are gone.
//!
//! The facts themselves are read from the dossier; a row only says that there is one, and where.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError},
    dialect::{ListOf, list},
};
use rules::{dossier::Known, quota::PlaceQueue, standing::Standing, time::Date};
use serde::{Deserialize, Serialize};

pub(super) const COLUMNS: &[&str] =
    &["person", "kind", "number", "department", "case_number", "from_day", "until_day", "is_open"];
pub(super) const UPDATE: &str = "ON CONFLICT (person, kind, number) DO UPDATE SET is_open = excluded.is_open";
pub(super) const QUOTA_COLUMNS: &[&str] = &["item", "taken", "waiting"];
pub(super) const QUOTA_UPDATE: &str =
    "ON CONFLICT (item) DO UPDATE SET taken = excluded.taken, waiting = excluded.waiting";

/// 信用记录种类
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// 禁止申请
    Ban,
    /// 违反承诺
    Breach,
}

/// 信用记录行: a ban or a breach as lists show it.
#[derive(Clone, Debug)]
pub struct StandingRow {
    /// Whose.
    pub person: String,
    /// Which kind.
    pub kind: RecordKind,
    /// Its number within the dossier.
    pub number: u32,
    /// 办件
    pub case: String,
    /// From which day on.
    pub from: Date,
    /// The last day, where the law sets one.
    pub until: Option<Date>,
    /// Whether it has not been lifted. What has run out by time alone is still open.
    pub is_open: bool,
}

/// 名额
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// How many are taken.
    pub taken: u32,
    /// How many undecided cases wait.
    pub waiting: u32,
}

impl Views {
    /// The rows of somebody's standing.
    pub fn standing(&mut self, person: &str, after: &Known<Standing>) {
        for (number, ban) in &after.state.bans {
            let open = ban.lifted.is_none();
            let (department, case) = (ban.department.as_str(), ban.case.as_str());
            let (from, until) = (ban.from.to_string(), Some(ban.until.to_string()));
            let kind = RecordKind::Ban;
            let row = args![person, word(&kind), *number, department, case, from, until, open];
            self.standings.insert((person.to_owned(), kind, *number), row);
        }
        for (number, breach) in &after.state.broken {
            let open = breach.restored.is_none();
            let (department, case) = (breach.department.as_str(), breach.case.as_str());
            let (from, until) = (breach.on.to_string(), None::<String>);
            let kind = RecordKind::Breach;
            let row = args![person, word(&kind), *number, department, case, from, until, open];
            self.standings.insert((person.to_owned(), kind, *number), row);
        }
    }

    /// The row of an item's places.
    pub fn places(&mut self, item: &str, after: &Known<PlaceQueue>) {
        let row = args![item, after.state.taken(), after.state.waiting()];
        self.quotas.insert(item.to_owned(), row);
    }
}

/// The records of these departments, newest first, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn of_departments(
    reader: &impl Reader,
    departments: &[String],
    most: u32,
) -> Result<Vec<StandingRow>, StoreError> {
    let among = reader.dialect().among("department", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT person, kind, number, case_number, from_day, until_day, is_open FROM standing_view WHERE {among} \
         ORDER BY from_day DESC, person DESC, kind DESC, number DESC LIMIT $2"
    );
    reader.query(&sql, args![list(departments), most]).await?.iter().map(standing_row).collect()
}

/// How many of an item's places are gone.
///
/// # Errors
/// When the database does not answer.
pub async fn places_of(reader: &impl Reader, item: &str) -> Result<Places, StoreError> {
    let row = reader.one("SELECT taken, waiting FROM quota_view WHERE item = $1", args![item]).await?;
    row.map_or(Ok(Places::default()), |row| {
        Ok(Places { taken: row.get("taken")?, waiting: row.get("waiting")? })
    })
}

fn standing_row(row: &Row) -> Result<StandingRow, StoreError> {
    let day = |text: &str| {
        text.parse::<Date>().map_err(|error| StoreError::broken("reading a view", error.to_string()))
    };
    Ok(StandingRow {
        person: row.get("person")?,
        kind: unword(row.get("kind")?)?,
        number: row.get("number")?,
        case: row.get("case_number")?,
        from: day(row.get("from_day")?)?,
        until: row.get::<Option<&str>>("until_day")?.map(day).transpose()?,
        is_open: row.get("is_open")?,
    })
}
