//! 区域数字: what was taken in and finished today, what is open and late now, and which cards are open — by the place where
//! the application was taken in, the department and the item (SU4). Pages add these up along the tree of areas.
//!
//! What happened is counted when its events are written; what is now is counted over open cases and open cards alone,
//! never over history. Where a centre lies the hall knows, not these rows.

use super::Views;
use crate::{
    args,
    db::{Reader, StoreError, Tx},
};
use rules::{
    case::Case,
    name::StationId,
    time::{Date, Instant},
};
use std::{collections::BTreeMap, ops::AddAssign};

/// A counter's day, station, department, item and word.
pub(super) type Spot = (String, String, String, String, &'static str);

impl Views {
    pub(super) fn count_place(
        &mut self,
        day: Date,
        station: Option<&StationId>,
        case: &Case,
        what: &'static str,
    ) {
        let station = station.map_or_else(String::new, |station| station.0.clone());
        let spot = (day.to_string(), station, case.department.0.clone(), case.item.0.clone(), what);
        *self.places.entry(spot).or_default() += 1;
    }
}

pub(super) async fn write(tx: &Tx, places: BTreeMap<Spot, i64>) -> Result<(), StoreError> {
    let rows = places
        .into_iter()
        .map(|((day, station, department, item, what), n)| args![day, station, department, item, what, n]);
    let columns = &["day", "station", "department", "item", "what", "n"];
    let update =
        "ON CONFLICT (day, station, department, item, what) DO UPDATE SET n = place_tally.n + excluded.n";
    tx.insert_many("place_tally", columns, rows.collect(), update).await?;
    Ok(())
}

/// 一处: where, whose and what a figure of the area is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// 服务点; empty for the hall itself and for what came in online and waits.
    pub station: String,
    /// 部门; of a card, the one that answers for it.
    pub department: String,
    /// 实施编码
    pub item: String,
}

/// 区域数字
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PlaceFigures {
    /// Taken in on the day.
    pub received: i64,
    /// Results delivered on the day.
    pub completed: i64,
    /// Open now.
    pub open: i64,
    /// Open and past a limit now.
    pub late: i64,
    /// Cards open now.
    pub cards: i64,
}

impl AddAssign for PlaceFigures {
    fn add_assign(&mut self, other: Self) {
        self.received += other.received;
        self.completed += other.completed;
        self.open += other.open;
        self.late += other.late;
        self.cards += other.cards;
    }
}

/// The figures of this day and of now, place by place; places without any are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn figures(
    reader: &impl Reader,
    day: Date,
    now: Instant,
) -> Result<BTreeMap<Place, PlaceFigures>, StoreError> {
    // One shape of row for the three, so that one loop adds them up.
    let of_day = "SELECT station, department, item, what, n FROM place_tally WHERE day = $1";
    let of_cases = "SELECT COALESCE(station, '') AS station, department, item, \
                    CASE WHEN late_at <= $1 THEN 'late' ELSE 'open' END AS what, COUNT(*) AS n \
                    FROM case_view WHERE is_open = TRUE GROUP BY 1, 2, 3, 4";
    let of_cards = "SELECT COALESCE(c.station, '') AS station, k.department, c.item, 'card' AS what, COUNT(*) AS n \
                    FROM card_view k JOIN case_view c ON c.number = k.case_number \
                    WHERE k.is_open = TRUE GROUP BY 1, 2, 3";
    let mut figures: BTreeMap<Place, PlaceFigures> = BTreeMap::new();
    for (sql, args) in [(of_day, args![day.to_string()]), (of_cases, args![now.0]), (of_cards, args![])] {
        for row in reader.query(sql, args).await? {
            let place = Place {
                station: row.get("station")?,
                department: row.get("department")?,
                item: row.get("item")?,
            };
            let of = figures.entry(place).or_default();
            let n: i64 = row.get("n")?;
            match row.get::<&str>("what")? {
                "received" => of.received += n,
                "completed" => of.completed += n,
                "late" => (of.open, of.late) = (of.open + n, of.late + n),
                "card" => of.cards += n,
                _ => of.open += n,
            }
        }
    }
    Ok(figures)
}
