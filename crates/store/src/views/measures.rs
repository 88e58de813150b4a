//! 改革指标视图 (CA8): what the published contents add up to, by department, now and as it stood on each day on which it
//! changed. The rows are written with the events of the items, so that no page counts over history.
//!
//! Limits are compared in thousandths of a working day: seven hours of opening are one working day, and seven calendar
//! days are five. What the figures mean is said where they are shown.

use super::{Views, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx, Val},
    dialect::{ListOf, list},
};
use rules::{
    clock::Limit,
    dossier::{Known, Recorded},
    item::{
        Content, Event, Item, ItemState,
        content::{MaterialSource, OnlineDepth},
    },
    time::Date,
};
use std::collections::{BTreeMap, BTreeSet};

/// The whole hall, among the departments.
pub const WHOLE_HALL: &str = "*";
/// Office seconds of one working day: seven hours.
const DAY_SECONDS: u64 = 7 * 3_600;

const ITEM_COLUMNS: &[&str] = &[
    "code",
    "department",
    "use_level",
    "items",
    "limited",
    "statutory",
    "promised",
    "shortened",
    "materials",
    "steps",
    "trips",
    "no_trip",
    "online",
    "entered",
    "concentrated",
];
const ITEM_UPDATE: &str = "ON CONFLICT (code) DO UPDATE SET department = excluded.department, \
    use_level = excluded.use_level, items = excluded.items, limited = excluded.limited, \
    statutory = excluded.statutory, promised = excluded.promised, shortened = excluded.shortened, \
    materials = excluded.materials, steps = excluded.steps, trips = excluded.trips, no_trip = excluded.no_trip, \
    online = excluded.online, entered = excluded.entered, concentrated = excluded.concentrated";
const SUMS: &[&str] = &[
    "items",
    "limited",
    "statutory",
    "promised",
    "shortened",
    "materials",
    "steps",
    "trips",
    "no_trip",
    "online",
    "entered",
    "concentrated",
];

/// 合计: what items add up to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Items in force that this hall offers.
    pub items: i64,
    /// Those whose limit the law sets.
    pub limited: i64,
    /// What the law gives them, in thousandths of a working day.
    pub statutory: i64,
    /// What is promised for them, in the same.
    pub promised: i64,
    /// Those promised in less time than the law gives.
    pub shortened: i64,
    /// Materials that applicants hand in.
    pub materials: i64,
    /// Steps.
    pub steps: i64,
    /// Trips to the hall.
    pub trips: i64,
    /// Items without any trip.
    pub no_trip: i64,
    /// Items that are handled online to their end.
    pub online: i64,
    /// Items that have entered the hall.
    pub entered: i64,
    /// Of these, those that no step takes out of the hall.
    pub concentrated: i64,
}

impl Sums {
    /// What one item adds.
    fn of(content: &Content) -> Sums {
        let Content { limits, handling, place, process, materials, .. } = content;
        let promised = limits.promised.or(content.statutory_limit());
        let compared = content.statutory_limit().zip(promised);
        let (statutory, promised) =
            compared.map_or((0, 0), |(law, own)| (thousandths(law), thousandths(own)));
        let asked = materials.iter().filter(|one| one.source_type != Some(MaterialSource::SharedData));
        let yes = i64::from;
        Sums {
            items: 1,
            limited: yes(compared.is_some()),
            statutory,
            promised,
            shortened: yes(promised < statutory),
            materials: count(asked.count()),
            steps: count(process.steps().len()),
            trips: i64::from(handling.visits_max),
            no_trip: yes(handling.visits_max == 0),
            online: yes(handling.online_depth.is_some_and(|depth| depth >= OnlineDepth::Handle)),
            entered: yes(place.entered_center),
            concentrated: yes(place.entered_center && !process.forwards()),
        }
    }

    fn values(self) -> Vec<Val> {
        let Sums { items, limited, statutory, promised, shortened, materials, .. } = self;
        let Sums { steps, trips, no_trip, online, entered, concentrated, .. } = self;
        args![
            items,
            limited,
            statutory,
            promised,
            shortened,
            materials,
            steps,
            trips,
            no_trip,
            online,
            entered,
            concentrated
        ]
    }

    fn read(row: &Row) -> Result<Sums, StoreError> {
        Ok(Sums {
            items: row.get("items")?,
            limited: row.get("limited")?,
            statutory: row.get("statutory")?,
            promised: row.get("promised")?,
            shortened: row.get("shortened")?,
            materials: row.get("materials")?,
            steps: row.get("steps")?,
            trips: row.get("trips")?,
            no_trip: row.get("no_trip")?,
            online: row.get("online")?,
            entered: row.get("entered")?,
            concentrated: row.get("concentrated")?,
        })
    }
}

impl std::ops::Add for Sums {
    type Output = Sums;

    fn add(self, other: Sums) -> Sums {
        Sums {
            items: self.items + other.items,
            limited: self.limited + other.limited,
            statutory: self.statutory + other.statutory,
            promised: self.promised + other.promised,
            shortened: self.shortened + other.shortened,
            materials: self.materials + other.materials,
            steps: self.steps + other.steps,
            trips: self.trips + other.trips,
            no_trip: self.no_trip + other.no_trip,
            online: self.online + other.online,
            entered: self.entered + other.entered,
            concentrated: self.concentrated + other.concentrated,
        }
    }
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// A limit in thousandths of a working day.
fn thousandths(limit: Limit) -> i64 {
    match limit {
        Limit::WorkingDays(days) => i64::from(days.0) * 1_000,
        Limit::CalendarDays(days) => i64::from(days.0) * 5_000 / 7,
        Limit::OfficeSeconds(seconds) => {
            i64::try_from(seconds.0.saturating_mul(1_000) / DAY_SECONDS).unwrap_or(i64::MAX)
        }
    }
}

/// Whether the public may rely on the item: in force, and neither cancelled nor moved to another body (D-06).
fn counts(item: &Item) -> bool {
    match item.state() {
        ItemState::Published => true,
        ItemState::Suspended => item.moved_by.is_none(),
        ItemState::Draft | ItemState::Cancelled => false,
    }
}

impl Views {
    /// What new events of an item change in the sums; a draft changes nothing.
    pub(super) fn measure(&mut self, events: &[Recorded<Event>], after: &Known<Item>) {
        let tells = |event: &&Recorded<Event>| {
            !matches!(
                event.event,
                Event::ItemDrafted { .. } | Event::ItemReviewed { .. } | Event::ItemReturned { .. }
            )
        };
        let Some(last) = events.iter().rfind(tells) else { return };
        let Some((_, content)) = after.state.current() else { return };
        let sums = if counts(&after.state) { Sums::of(content) } else { Sums::default() };
        let (code, department) = (after.state.code.as_str(), content.body.department.as_str());
        let level = content.power.use_level.as_ref().map(word).unwrap_or_default();
        let mut row = args![code, department, level];
        row.extend(sums.values());
        let day = last.stamp.recorded_at.day();
        self.measures.entry(day).or_default().insert(code.to_owned(), row);
    }
}

/// Writes the changed items day by day, and after each day the sums of the departments they belong or belonged to.
pub(super) async fn write(
    tx: &Tx,
    measures: BTreeMap<Date, BTreeMap<String, Vec<Val>>>,
) -> Result<(), StoreError> {
    for (day, items) in measures {
        let codes: Vec<&String> = items.keys().collect();
        let among = tx.dialect().among("code", "$1", ListOf::Texts);
        let departments = format!("SELECT DISTINCT department FROM measure_item WHERE {among}");
        let mut touched = BTreeSet::new();
        for row in tx.query(&departments, args![list(&codes)]).await? {
            touched.insert(row.get::<String>("department")?);
        }
        let codes = list(&codes);
        tx.insert_many("measure_item", ITEM_COLUMNS, items.into_values().collect(), ITEM_UPDATE).await?;
        for row in tx.query(&departments, args![codes]).await? {
            touched.insert(row.get::<String>("department")?);
        }
        sum_up(tx, &day.to_string(), touched).await?;
    }
    Ok(())
}

async fn sum_up(tx: &Tx, day: &str, departments: BTreeSet<String>) -> Result<(), StoreError> {
    let names = SUMS.join(", ");
    let added: Vec<String> =
        SUMS.iter().map(|name| format!("CAST(COALESCE(SUM({name}), 0) AS BIGINT)")).collect();
    let added = added.join(", ");
    let now = format!(
        "INSERT INTO measure_now (department, {names}) SELECT CAST($1 AS TEXT), {added} FROM measure_item \
         WHERE department = $1 {}",
        updated("department")
    );
    let of_day = format!(
        "INSERT INTO measure_day (department, day, {names}) SELECT department, CAST($1 AS TEXT), {names} \
         FROM measure_now WHERE department = $2 {}",
        updated("department, day")
    );
    let whole = format!(
        "INSERT INTO measure_day (department, day, {names}) SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), {added} \
         FROM measure_now WHERE TRUE {}",
        updated("department, day")
    );
    for department in departments {
        tx.exec(&now, args![&department]).await?;
        tx.exec(&of_day, args![day, &department]).await?;
    }
    tx.exec(&whole, args![WHOLE_HALL, day]).await?;
    Ok(())
}

fn updated(key: &str) -> String {
    let set: Vec<String> = SUMS.iter().map(|column| format!("{column} = excluded.{column}")).collect();
    format!("ON CONFLICT ({key}) DO UPDATE SET {}", set.join(", "))
}

/// The sums of every department as they stand.
///
/// # Errors
/// When the database does not answer.
pub async fn by_department(reader: &impl Reader) -> Result<BTreeMap<String, Sums>, StoreError> {
    let sql = format!("SELECT department, {} FROM measure_now ORDER BY department", SUMS.join(", "));
    let rows = reader.query(&sql, args![]).await?;
    rows.iter().map(|row| Ok((row.get("department")?, Sums::read(row)?))).collect()
}

/// The sums of one department, or of [`WHOLE_HALL`], at the end of the last days on which they changed, at most so many,
/// the earliest first.
///
/// # Errors
/// When the database does not answer.
pub async fn trend(
    reader: &impl Reader,
    department: &str,
    most: u32,
) -> Result<Vec<(Date, Sums)>, StoreError> {
    let sql = format!(
        "SELECT day, {} FROM measure_day WHERE department = $1 ORDER BY day DESC LIMIT $2",
        SUMS.join(", ")
    );
    let rows = reader.query(&sql, args![department, most]).await?;
    let day = |row: &Row| {
        let text: &str = row.get("day")?;
        text.parse::<Date>().map_err(|error| StoreError::broken("reading a view", error.to_string()))
    };
    rows.iter().rev().map(|row| Ok((day(row)?, Sums::read(row)?))).collect()
}
