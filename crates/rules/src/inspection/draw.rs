//! 月度排名: how the figures of a month become rates, places and consequences (S-16, SR-E1).
//!
//! A department is ranked by its points to the hundred decided cases (每百件扣分); fewer are better. A decision after its promised
//! day is five points, a card that stands two (warning), five (yellow) or ten (red): the cards as in M-02, the others ours (PD),
//! for M-02 gives none. A card that was taken back or is under appeal is not counted by whoever counts (S-08, S-11), and a
//! refusal is no fault.
//!
//! Nobody is last by mere chance. Whoever decided fewer cases than the hall asks for ([`Threshold::RankedCases`]) is not
//! ranked. Of the others, each is reckoned as though it had decided so many cases more that went as the ranked ones went on
//! the whole: one late case of ten moves a department far less than ten of a hundred, and a department without any fault is never
//! last beside others with some. Equal points share a place. Nobody is last where fewer than [`RANKED_LEAST`] are ranked or all
//! are equal.

use super::{
    Consequence, ConsequenceGround, ConsequenceKind, Context, Event, MonthBook, MonthFigures, RECORDS_LEAST,
};
use crate::{
    hall::Hall,
    name::DepartmentId,
    supervision::{
        Threshold,
        peers::{PeerTally, deviations},
        rates::MonthTally,
    },
    time::Date,
};
use alloc::{boxed::Box, collections::BTreeMap, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// Fewer ranked departments than this have a first and a last by necessity, not by what they do (PD).
pub const RANKED_LEAST: usize = 3;
/// S-16: months in a row as the last after which the department is urged.
const URGED: u32 = 2;
/// S-16: … after which there is a talk.
const TALKED: u32 = 3;
/// S-16: months in a row without a case after which the department is urged.
const IDLE_URGED: u32 = 3;

/// Points of a decision after its promised day (PD).
const LATE_POINTS: u64 = 5;
/// Points of a warning that stands (PD).
const WARNING_POINTS: u64 = 2;
/// Points of a yellow card that stands (M-02).
const YELLOW_POINTS: u64 = 5;
/// Points of a red card that stands (M-02).
const RED_POINTS: u64 = 10;

/// 月度计数表: what the office counted of a month that is over.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthCounts {
    /// Every department that offers an item, or had a case.
    pub units: BTreeMap<DepartmentId, MonthTally>,
    /// What each officer decided of each item in the month (SR-D1).
    pub peers: Vec<PeerTally>,
}

/// 部门月度: what a month was for one department.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitMonth {
    /// 计数
    pub tally: MonthTally,
    /// 巡查: records of its own.
    pub records: u32,
    /// 每百件扣分: points to the hundred decided cases, in hundredths; none where it was not ranked.
    pub points: Option<u32>,
    /// 名次, from 1; equal points share one.
    pub place: Option<u32>,
    /// 末位
    pub is_last: bool,
    /// 连续末位: in how many months in a row it was the last, this one included.
    pub last_in_a_row: u32,
    /// 连续零办件: in how many months in a row it had no case, this one included.
    pub idle_in_a_row: u32,
}

impl MonthTally {
    /// Points of everything counted (not yet to the hundred).
    fn points(&self) -> u64 {
        let times = |n: u32, points: u64| u64::from(n) * points;
        times(self.late, LATE_POINTS)
            + times(self.warned, WARNING_POINTS)
            + times(self.yellow, YELLOW_POINTS)
            + times(self.red, RED_POINTS)
    }
}

impl MonthBook {
    /// The month is over: its figures, and what follows from them. `counts` stand as the office counted them.
    pub(super) fn draw(&self, counts: MonthCounts, context: &Context<'_>) -> Vec<Event> {
        let (hall, last) = (context.hall, context.month.last());
        let least_decided = hall.standard.number(Threshold::RankedCases, last);
        let records = self.records();
        let offered = counts.units.into_iter().filter(|(_, tally)| tally.items > 0 || !tally.is_idle());
        let mut units: BTreeMap<DepartmentId, UnitMonth> = offered
            .map(|(department, tally)| {
                let seen = records.get(&department).copied().unwrap_or(0);
                let records = u32::try_from(seen).unwrap_or(u32::MAX);
                (department, UnitMonth { tally, records, ..UnitMonth::default() })
            })
            .collect();
        rank(&mut units, least_decided);
        for (department, unit) in &mut units {
            let former = context.former.and_then(|book| book.unit(department)).copied().unwrap_or_default();
            unit.last_in_a_row = if unit.is_last { former.last_in_a_row.saturating_add(1) } else { 0 };
            let idle = unit.tally.is_idle();
            unit.idle_in_a_row = if idle { former.idle_in_a_row.saturating_add(1) } else { 0 };
        }
        let seldom = units.iter().filter(|(_, unit)| (unit.records as usize) < RECORDS_LEAST);
        let figures = MonthFigures {
            seldom_seen: seldom.map(|(department, _)| department.clone()).collect(),
            days_without: self.days_without(context.month, last, &hall.calendar),
            deviations: deviations(&counts.peers, hall, last),
            least_decided,
            units,
        };
        let arising = consequences(&figures, hall, context.now.day());
        let arising = (1..).zip(arising);
        let mut events = vec![Event::MonthDrawn(Box::new(figures))];
        events.extend(arising.map(|(number, consequence)| Event::ConsequenceArose { number, consequence }));
        events
    }
}

/// Gives each department that decided enough its points and its place (S-16).
fn rank(units: &mut BTreeMap<DepartmentId, UnitMonth>, least_decided: u32) {
    let least = least_decided.max(1);
    let is_ranked = |unit: &&UnitMonth| unit.tally.decided() >= least;
    let (mut all_points, mut all_decided, mut ranked) = (0_u128, 0_u128, 0_usize);
    for unit in units.values().filter(is_ranked) {
        all_points += u128::from(unit.tally.points());
        all_decided += u128::from(unit.tally.decided());
        ranked += 1;
    }
    // To the hundred, in hundredths: one division at the end, so that nothing is rounded before.
    let points = |tally: &MonthTally| {
        let (own, decided, added) =
            (u128::from(tally.points()), u128::from(tally.decided()), u128::from(least));
        let part = (own * all_decided + added * all_points) * 10_000;
        let share = part.checked_div(all_decided * (decided + added)).unwrap_or(0);
        u32::try_from(share).unwrap_or(u32::MAX)
    };
    for unit in units.values_mut().filter(|unit| unit.tally.decided() >= least) {
        unit.points = Some(points(&unit.tally));
    }
    let mut order: Vec<u32> = units.values().filter_map(|unit| unit.points).collect();
    order.sort_unstable();
    let (best, worst) = (order.first().copied(), order.last().copied());
    for unit in units.values_mut() {
        let Some(points) = unit.points else { continue };
        let better = order.partition_point(|other| *other < points);
        unit.place = Some(u32::try_from(better + 1).unwrap_or(u32::MAX));
        unit.is_last = ranked >= RANKED_LEAST && best != worst && Some(points) == worst;
    }
}

/// What S-16 asks for, department by department.
fn consequences(figures: &MonthFigures, hall: &Hall, today: Date) -> Vec<Consequence> {
    let until = hall.calendar.due(today, hall.explanation_days).date;
    let mut arising = Vec::new();
    for (department, unit) in &figures.units {
        let mut follows = |kind: ConsequenceKind, ground, months| {
            let due = kind.is_for_department().then_some(until);
            arising.push(Consequence { department: department.clone(), kind, ground, months, due });
        };
        let months = unit.last_in_a_row;
        let ground = ConsequenceGround::LastInARow;
        match months {
            0..URGED => {}
            URGED => follows(ConsequenceKind::Urging, ground, months),
            TALKED => follows(ConsequenceKind::Talk, ground, months),
            _ => follows(ConsequenceKind::Accountability, ground, months),
        }
        let months = unit.idle_in_a_row;
        let ground = ConsequenceGround::NoCases;
        if months > 0 {
            follows(ConsequenceKind::WrittenReport, ground, months);
        }
        if months >= IDLE_URGED {
            follows(ConsequenceKind::Urging, ground, months);
        }
    }
    arising
}
