//! Limits in days: due date, account, rest, and the laws that every history keeps.

use rules::{
    calendar::Calendar,
    clock::{Clock, Limit, Remaining, Verdict},
    time::{Date, WorkingDays, day_number},
};

use super::{
    CAUSES, history,
    reading::{Reading, read},
    world::{Turn, World},
};
use crate::slow::{Chance, SlowCalendar, later, minute_of};

/// What the histories were like: a law that is asked only of dull ones says little.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    pub(super) histories: u64,
    pub(super) in_seconds: u64,
    pub(super) paused: u64,
    pub(super) open: u64,
    pub(super) provisional: u64,
    pub(super) moved: u64,
    pub(super) days: u64,
}

impl Tally {
    pub(super) fn add(&mut self, other: Tally) {
        self.histories += other.histories;
        self.in_seconds += other.in_seconds;
        self.paused += other.paused;
        self.open += other.open;
        self.provisional += other.provisional;
        self.moved += other.moved;
        self.days += other.days;
    }

    pub(super) fn is_worth_it(&self) {
        let all = self.histories;
        assert!(self.paused > all / 3 && self.moved > all / 100, "{self:?}");
        assert!(self.provisional > 0 && self.open > 0, "{self:?}");
    }
}

/// One random history, under the calendar of its beginning and under the one that it had become.
pub(super) fn try_one(chance: &mut Chance, world: &World, tally: &mut Tally) {
    let turn = world.turn(chance);
    let from = later(jiff::civil::date(2014, 11, 1), chance.between(0, 4_900));
    let working = !chance.one_in(3);
    let n = u16::try_from(chance.below(61)).unwrap();
    let limit = if working { Limit::working_days(n) } else { Limit::calendar_days(n) };
    let clock = history(chance, limit, from, 90);
    let reading = read(&clock);
    let told = || format!("{clock:?} under {:?}", turn.change);

    let (calendar, slow) = (&turn.before.0, &turn.before.1);
    let closing = calendar.closing_of(reading.on);
    let (day, unsettled) = reading.due(slow, working, None, closing);
    let due = clock.due(calendar);
    assert_eq!((due.date, due.provisional), (day, unsettled), "{}", told());
    let account = clock.explain(calendar);
    assert_eq!(account.due, due, "{}", told());
    assert!(!account.cut);
    let counted = account.days.iter().filter(|it| matches!(it.verdict, Verdict::Counted(_))).count() as u64;
    assert_eq!(counted, reading.total, "{}", told());
    assert!(account.days.iter().all(|it| it.date == reading.on
        || matches!(it.verdict, Verdict::Paused(_)) == reading.pauses_day(it.date, None)));

    let today = later(from, chance.between(-3, 140));
    let as_of = reading.due(slow, working, Some(today), closing);
    assert_eq!(clock.due_as_of(calendar, today).date, as_of.0, "{}", told());
    check_rest(chance, &clock, &reading, calendar, slow, working, &told);
    check_laws(chance, &clock, calendar, from, &told);
    tally.moved += u64::from(check_change(&clock, &reading, turn, working, due.date, &told));
    tally.histories += 1;
    tally.paused += u64::from(reading.is_paused());
    tally.provisional += u64::from(unsettled);
    tally.open += u64::from(due.open_pause);
    tally.days += account.days.len() as u64;
}

/// After the change the date is the slow reckoner's again, and it has moved only if the change speaks of a day on its way.
fn check_change(
    clock: &Clock,
    reading: &Reading,
    turn: &Turn,
    working: bool,
    before: Date,
    told: &dyn Fn() -> String,
) -> bool {
    let (calendar, slow) = (&turn.after.0, &turn.after.1);
    let (day, unsettled) = reading.due(slow, working, None, calendar.closing_of(reading.on));
    let due = clock.due(calendar);
    assert_eq!((due.date, due.provisional), (day, unsettled), "after the change: {}", told());
    let moved = due.date != before;
    let last = before.max(due.date);
    // A closure may end the business of the start day early, which counts where there is nothing else to count (C-15).
    let of_hours = turn.touched.is_empty() && reading.total == 0;
    let touched = turn.touched.iter().any(|touched| reading.on <= *touched && *touched <= last);
    assert!(!moved || touched || of_hours, "moved by a change of other days: {}", told());
    moved
}

/// What is used and what is left, at a random moment.
fn check_rest(
    chance: &mut Chance,
    clock: &Clock,
    reading: &Reading,
    calendar: &Calendar,
    slow: &SlowCalendar,
    working: bool,
    told: &dyn Fn() -> String,
) {
    let day = later(reading.on, chance.between(0, 140));
    let now = minute_of(chance, day);
    let end = clock.stopped_at().map_or(now, |stop| stop.min(now));
    let used = reading.used(slow, working, end.day());
    assert_eq!(clock.used(calendar, now).amount(), used, "used at {now}: {}", told());
    match clock.remaining(calendar, now) {
        Remaining::Left(left) if working && end.day() >= reading.on => {
            assert_eq!(left.amount(), reading.total.saturating_sub(used), "rest at {now}: {}", told());
        }
        Remaining::Late(_) => assert!(used >= reading.total, "late at {now}: {}", told()),
        Remaining::Left(_) => {}
    }
}

/// A pause or an extension never shortens, and another day of limit never ends earlier.
fn check_laws(
    chance: &mut Chance,
    clock: &Clock,
    calendar: &Calendar,
    from: Date,
    told: &dyn Fn() -> String,
) {
    let due = clock.due(calendar).date;
    let first = later(from, chance.between(-5, 100));
    let longer = clock.clone().pause_days(first, later(first, chance.between(0, 30)), chance.pick(&CAUSES));
    assert!(longer.due(calendar).date >= due, "a pause shortened: {}", told());
    let more = clock.clone().extend(clock.started_at(), clock.limit().of(chance.below(9)), "批准");
    assert!(more.due(calendar).date >= due, "an extension shortened: {}", told());
    assert!(clock.remind_at(calendar, WorkingDays(1)) <= clock.due_at(calendar).max(clock.started_at()));
}

#[test]
fn random_histories_agree_with_the_day_by_day_oracle() {
    let mut chance = Chance(super::from_environment("ONEWINDOW_SEED").unwrap_or(0x1A2B_3C4D));
    let world = World::new(&mut chance, 24);
    let mut tally = Tally::default();
    for _ in 0..super::histories() {
        try_one(&mut chance, &world, &mut tally);
    }
    println!("{tally:?}");
    tally.is_worth_it();
}

/// Loading a decree changes the days that it speaks of and no other, and so does every other change.
#[test]
fn a_change_of_the_calendar_changes_only_the_days_it_touches() {
    let world = World::new(&mut Chance(0x0DEC_2EE5), 40);
    let mut changed = 0;
    for turn in &world.turns {
        for number in day_number(jiff::civil::date(2013, 1, 1))..day_number(jiff::civil::date(2034, 1, 1)) {
            let day = rules::time::from_day_number(number);
            let (before, after) = (turn.before.0.is_working_day(day), turn.after.0.is_working_day(day));
            assert!(before == after || turn.touched.contains(&day), "{day} by {:?}", turn.change);
            changed += u32::from(before != after);
        }
    }
    assert!(changed > 40, "the changes must change something");
}
