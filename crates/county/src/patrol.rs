//! 巡查: what supervisors of the county see on their rounds: the hall on most mornings, and one department after another (S-16).
//!
//! Now and then a day passes without a patrol, as it happens: the page that shows the gaps has something to show.

use crate::{
    act::{Act, Order},
    chance::Chance,
    county::World,
};
use rules::{
    hall::Role,
    inspection::{Amiss, Command, PatrolPoint, PatrolSubject, is_patrolled},
    name::DepartmentId,
    time::{Date, Instant, day_number},
};
use std::collections::BTreeSet;

/// Of a thousand days, those on which the hall is patrolled.
const PATROLLED: u64 = 850;
/// Of a thousand patrols, those on which something is amiss.
const AMISS: u64 = 180;
/// When the first round begins, in seconds of the day.
const MORNING: i64 = 9 * 3_600 + 1_200;

/// What may be amiss, by what was looked at.
const SEEN: [(PatrolPoint, &str); 4] = [
    (PatrolPoint::Staffing, "三号窗口上午无人，B 岗没有顶上"),
    (PatrolPoint::Notices, "窗口摆放的指南是上一版"),
    (PatrolPoint::Papers, "一份补正通知没有当场出具"),
    (PatrolPoint::Equipment, "二楼自助终端没有纸"),
];

impl World {
    /// The rounds of one day, in time order.
    pub(crate) fn patrols(&self, day: Date) -> Vec<Act> {
        let mut chance = Chance::of(self.seed, &format!("patrols {day}"));
        if !is_patrolled(&self.calendar, day) || !chance.permille(PATROLLED) {
            return Vec::new();
        }
        let Some(actor) = chance.pick(&self.people.officers(Role::Supervisor)).map(|it| (*it).clone()) else {
            return Vec::new();
        };
        let mut offering: Vec<&DepartmentId> =
            self.catalogue.items.iter().map(|item| &item.body.department).collect();
        offering.sort_unstable();
        offering.dedup();
        let turn = usize::try_from(day_number(day)).unwrap_or(0).checked_rem(offering.len());
        let department = turn.and_then(|turn| offering.get(turn));
        let subjects = std::iter::once(PatrolSubject::Hall)
            .chain(department.map(|id| PatrolSubject::Department((*id).clone())));
        let mut at = Instant::midnight(day).plus_seconds(MORNING);
        subjects
            .map(|subject| {
                let command = round(subject, &mut chance);
                at = at.plus_seconds(i64::try_from(chance.between(600, 2_400)).unwrap_or(600));
                Act { at, actor: actor.clone(), order: Order::Patrol { command } }
            })
            .collect()
    }
}

fn round(subject: PatrolSubject, chance: &mut Chance) -> Command {
    let mut points: BTreeSet<PatrolPoint> =
        PatrolPoint::ALL.iter().copied().filter(|_| chance.permille(600)).collect();
    points.insert(PatrolPoint::Staffing);
    let seen = chance.pick(&SEEN).filter(|_| chance.permille(AMISS));
    let amiss = seen.map(|(point, text)| {
        points.insert(*point);
        Amiss { text: (*text).to_owned(), case: None, card: None }
    });
    Command::RecordPatrol { subject, points, amiss }
}
