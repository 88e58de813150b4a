//! 时点: when people get round to their duties. Staff work in office time; applicants by day; the net never sleeps.

use super::{Desk, Matter, fate::Pace};
use crate::{application::days, chance::Chance, county::World, evasion::Trick};
use rules::{
    case::{ClockName, StepRecord},
    clock::Limit,
    item::process::{Step, StepKind},
    time::{DAY_MS, Instant, OfficeSeconds},
};

pub(crate) const MINUTE: u64 = 60;
pub(crate) const HOUR: u64 = 3600;
/// From when to when applicants act on what they were told.
const DAYTIME: (i64, i64) = (8 * 3_600_000, 22 * 3_600_000);

impl World {
    /// So many office seconds later, at least some.
    pub(crate) fn office_later(&self, now: Instant, seconds: u64) -> Instant {
        self.calendar.moment(now, OfficeSeconds(seconds.max(20)))
    }

    /// So many seconds of the wall clock later, but by day.
    pub(crate) fn daytime_later(&self, now: Instant, seconds: u64, chance: &mut Chance) -> Instant {
        let at = now.plus_seconds(i64::try_from(seconds).unwrap_or(0));
        let of_day = at.ms_of_day();
        let later = if of_day < DAYTIME.0 {
            DAYTIME.0 - of_day
        } else if of_day >= DAYTIME.1 {
            DAY_MS + DAYTIME.0 - of_day
        } else {
            return at;
        };
        let spread = i64::try_from(chance.below(2 * HOUR)).unwrap_or(0);
        at.plus_ms(later).plus_seconds(spread)
    }

    /// A part of an office day, in thousandths.
    pub(crate) fn office_days(&self, thousandths: u64) -> u64 {
        self.office_day * thousandths / 1000
    }
}

impl Desk<'_> {
    /// When an opened step is to be finished: drawn once for each opening.
    pub(super) fn target(&self, step: &Step, record: &StepRecord, matter: &mut Matter) -> Instant {
        if let Some(at) = self.in_seconds(step, matter) {
            return at;
        }
        let key = (step.id.clone(), record.started);
        if let Some(target) = matter.targets.get(&key).filter(|target| **target > self.now) {
            return *target;
        }
        let target = if matter.targets.contains_key(&key) {
            // The plan was overtaken, by a special procedure for instance: it is done next.
            self.world.office_later(self.now, matter.chance.between(10 * MINUTE, 3 * HOUR))
        } else {
            self.drawn_target(step, matter)
        };
        matter.targets.insert(key, target);
        target
    }

    /// Within seconds: what was worked elsewhere is typed in, what lay is decided at a glance.
    fn in_seconds(&self, step: &Step, matter: &mut Matter) -> Option<Instant> {
        let most = match matter.fate.trick {
            Some(Trick::TypedIn) => 40,
            Some(Trick::Instant) if step.kind == StepKind::Decision => 20,
            _ => return None,
        };
        Some(self.now.plus_seconds(i64::try_from(matter.chance.between(6, most)).unwrap_or(6)))
    }

    /// When a decision that is left lying is taken up.
    pub(super) fn left_lying(&self, step: &Step, matter: &mut Matter) -> Option<Instant> {
        let lies = matter.fate.trick == Some(Trick::Instant) && step.kind == StepKind::Decision;
        lies.then(|| self.world.office_later(self.now, matter.chance.between(17 * HOUR, 22 * HOUR)))
    }

    /// The last minutes before the promised limit, for whoever waits for them.
    pub(super) fn last_minutes(&self, matter: &mut Matter) -> Option<Instant> {
        if matter.fate.trick != Some(Trick::Pause) {
            return None;
        }
        let calendar = &self.world.calendar;
        let due = self.case.clock(&ClockName::Promised)?.due_at(calendar);
        let left = calendar.elapsed(self.now, due).0;
        let wait = left.checked_sub(matter.chance.between(5 * MINUTE, 50 * MINUTE))?;
        matter.at_limit = true;
        Some(calendar.moment(self.now, OfficeSeconds(wait.max(MINUTE))))
    }

    fn drawn_target(&self, step: &Step, matter: &mut Matter) -> Instant {
        let decision = step.kind == StepKind::Decision;
        let on_the_spot = matches!(step.limit, Limit::OfficeSeconds(_));
        let late_by = if on_the_spot {
            matter.chance.between(2 * MINUTE, 40 * MINUTE)
        } else {
            self.world.office_days(matter.chance.between(150, 1800))
        };
        let after = |name: ClockName| {
            let due = self.case.clock(&name)?.due_at(&self.world.calendar);
            Some(self.world.office_later(due.max(self.now), late_by))
        };
        let late = match matter.fate.pace {
            Pace::ReviewLate if !decision => after(ClockName::Step(step.id.clone())),
            Pace::DecisionLate if decision => after(ClockName::Step(step.id.clone())),
            Pace::PastPromise if decision => after(ClockName::Promised),
            Pace::PastStatute if decision => after(ClockName::Statutory),
            _ => None,
        };
        late.unwrap_or_else(|| {
            let seconds = self.work(step.limit, &mut matter.chance);
            self.world.office_later(self.now, seconds)
        })
    }

    /// How long work within a limit takes: mostly some hours, sometimes nearly all of it.
    fn work(&self, limit: Limit, chance: &mut Chance) -> u64 {
        if let Limit::OfficeSeconds(seconds) = limit {
            let percent = match chance.below(100) {
                0..=87 => chance.between(12, 60),
                88..=96 => chance.between(60, 79),
                _ => chance.between(82, 96),
            };
            return seconds.0 * percent / 100;
        }
        let whole = days(limit).max(1) * 1000;
        match chance.below(100) {
            0..=59 => chance.between(15 * MINUTE, 150 * MINUTE),
            60..=87 => chance.between(2 * HOUR, self.world.office_days(whole * 45 / 100).max(3 * HOUR)),
            88..=97 => self.world.office_days(chance.between(whole * 45 / 100, whole * 85 / 100)),
            _ => self.world.office_days(chance.between(whole * 85 / 100, whole * 97 / 100)),
        }
    }
}
