//! 时间: what the passing of time brings about (L-06, C-12, K-08, S-03), and when a case next wants waking (CL5).
//!
//! A Tick notices limits that are near or have passed, and lets silence speak: five working days without an act
//! are acceptance, an uncorrected application is withdrawn. Each limit is noticed once, so a second Tick yields
//! nothing, and "exactly once" is arithmetic. What silence brings about may itself have passed already: an
//! acceptance is back-dated (C-12), and a short promise then ends before it is made. So a Tick looks again until
//! there is nothing left to notice.

use super::{
    Case, CaseStatus, ClockName, Context, DueDay, Event, Told, apply::apply, promise::DeferralMissed,
};
use crate::{
    clock::{Clock, Light},
    dossier::{Recorded, Stamp},
    hall::Hall,
    time::{Instant, WorkingDays},
};
use alloc::{vec, vec::Vec};

impl Case {
    /// Everything that the time gone by has brought about and that has not been noticed yet.
    pub(super) fn tick(&self, context: &Context<'_>) -> Vec<Event> {
        let mut events = self.noticed(0, context);
        let mut after = self.clone();
        let mut seen = 0;
        while seen < events.len() {
            for event in &events[seen..] {
                after = apply(after, &Recorded { version: 0, stamp: stamp(context), event: event.clone() });
            }
            seen = events.len();
            let issued = events.iter().flat_map(Event::documents).count();
            events.extend(after.noticed(issued, context));
        }
        events
    }

    /// What one look at the running clocks shows, so many documents having been issued by the looks before.
    fn noticed(&self, issued: usize, context: &Context<'_>) -> Vec<Event> {
        if self.is_over() {
            return vec![];
        }
        let mut events = self.recomputed(context);
        events.extend(self.handed_over(context.hall, context.now));
        for (name, clock) in self.running().filter(|(name, _)| !self.passed.contains_key(name)) {
            // Whether a renewal was decided in time is asked last, in a look of its own: what passed before may have
            // ended the case.
            if *name == ClockName::Renewal && !events.is_empty() {
                break;
            }
            let due = clock.due_at(context.calendar());
            let lead = context.hall.lead(context.content.limits.remind_before);
            let remind = || clock.remind_at(context.calendar(), lead);
            if due < context.now {
                // Whoever hears that a limit has passed need not hear that it was near.
                events.push(Event::LimitPassed { clock: name.clone(), due });
                let spoken = self.silence(name, issued, context);
                let over = spoken.iter().any(|event| matches!(event, Event::ApplicationWithdrawn { .. }));
                events.extend(spoken);
                // What has ended by silence is late with nothing else.
                if over {
                    return events;
                }
            } else if self.is_reminded(name) && !self.neared.contains(name) && remind() <= context.now {
                events.push(Event::LimitNeared { clock: name.clone(), due });
            }
        }
        events
    }

    /// The days on which law and promise end now, as far as they run: none while one stands still, for then it has no
    /// day.
    pub(super) fn due_days(&self, context: &Context<'_>) -> Vec<DueDay> {
        let told = |name: &ClockName| matches!(name, ClockName::Statutory | ClockName::Promised);
        self.running()
            .filter(|(name, _)| told(name))
            .map(|(name, clock)| {
                let due = clock.due(context.calendar());
                DueDay { clock: name.clone(), on: due.date, provisional: due.provisional }
            })
            .collect()
    }

    /// Days that are others than was told, because the calendar has changed, and what changed it (C-08, CL2). Every
    /// other cause tells them itself.
    fn recomputed(&self, context: &Context<'_>) -> Vec<Event> {
        let moved = |due: DueDay| {
            let Told { on: from, since } = *self.told.get(&due.clock)?;
            if from == due.on {
                return None;
            }
            let start = self.clock(&due.clock)?.started_on();
            let causes = context.hall.changes.since(since, start, from.max(due.on));
            Some(Event::DeadlineRecomputed { from, due, causes })
        };
        self.due_days(context).into_iter().filter_map(moved).collect()
    }

    /// What silence means when this limit has passed.
    fn silence(&self, name: &ClockName, issued: usize, context: &Context<'_>) -> Vec<Event> {
        match name {
            // L-06, C-12: no notice within five working days is acceptance as of the day of receipt.
            ClockName::Acceptance => {
                let received_on = self.corrected_on.or(self.received_on).unwrap_or_else(|| context.today());
                let accepted = self.acceptance(received_on, vec![], context);
                let mut events = vec![Event::CaseDeemedAccepted(accepted)];
                events.extend(self.first_steps(context));
                events
            }
            // K-08: not corrected, or not handed in again, within the time set.
            ClockName::Correction => {
                vec![Event::ApplicationWithdrawn { reason: CORRECTION_MISSED.into(), deemed: true }]
            }
            // L-31: not decided when the licence ended is renewed.
            ClockName::Renewal => self.renewed_by_silence(issued, context).into_iter().collect(),
            // P-08: where the local rule says so, what was deferred and never came withdraws the application.
            ClockName::Deferral
                if self.status.is_under_review()
                    && !self.missing(context.content).is_empty()
                    && context.content.limits.deferral_missed == Some(DeferralMissed::DeemedWithdrawn) =>
            {
                vec![Event::ApplicationWithdrawn { reason: DEFERRAL_MISSED.into(), deemed: true }]
            }
            _ => vec![],
        }
    }

    /// The clocks that run now. The pre-review clock ends with receipt, all others by their own acts.
    fn running(&self) -> impl Iterator<Item = (&ClockName, &Clock)> {
        self.clocks.iter().filter(|(_, clock)| !clock.is_stopped() && !clock.is_paused())
    }

    /// Reminders: before the promise, before a step's limit, and to the applicant before their own limits to correct and to pay.
    fn is_reminded(&self, name: &ClockName) -> bool {
        matches!(
            name,
            ClockName::Promised
                | ClockName::Step(_)
                | ClockName::Correction
                | ClockName::Deferral
                | ClockName::Renewal
                | ClockName::Payment
        )
    }
}

/// 时点: the moments at which the look of a case changes by itself, unless somebody acts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Nothing more can happen.
    pub done: bool,
    /// A special procedure is open.
    pub paused: bool,
    /// From here on the promise or a step is near (S-03).
    pub remind_at: Option<Instant>,
    /// From here on some limit of the hall has passed.
    pub late_at: Option<Instant>,
    /// From here on the statutory limit has passed.
    pub grave_at: Option<Instant>,
}

impl Marks {
    /// 灯: what the case looks like at this moment. The gravest clock decides.
    #[must_use]
    pub fn light(&self, now: Instant) -> Light {
        let from = |mark: Option<Instant>| mark.is_some_and(|mark| mark <= now);
        match () {
            () if self.done => Light::Done,
            () if from(self.grave_at) => Light::Grave,
            () if from(self.late_at) => Light::Late,
            () if self.paused => Light::Paused,
            () if from(self.remind_at) => Light::DueSoon,
            () => Light::InTime,
        }
    }
}

impl Case {
    /// The moments at which the look of this case changes. `own` is the item's lead for reminders, if it has one.
    #[must_use]
    pub fn marks(&self, hall: &Hall, own: Option<WorkingDays>) -> Marks {
        // What was late before a special procedure began stays late: a pause heals nothing. The due day of a clock
        // that stands still before its end is open, and marks nothing.
        let firm = |clock: &Clock| !clock.is_paused() || !clock.due(&hall.calendar).open_pause;
        let live = || self.clocks.iter().filter(move |(_, clock)| !clock.is_stopped() && firm(clock));
        let halls = || live().filter(|(name, _)| !name.is_the_applicants());
        let reminded = halls().filter(|(name, _)| self.is_reminded(name));
        let statutory = halls().find(|(name, _)| **name == ClockName::Statutory);
        Marks {
            done: self.status.is_final(),
            paused: self.special.is_some(),
            remind_at: reminded.map(|(_, clock)| clock.remind_at(&hall.calendar, hall.lead(own))).min(),
            late_at: halls().map(|(_, clock)| clock.late_from(&hall.calendar)).min(),
            grave_at: statutory.map(|(_, clock)| clock.late_from(&hall.calendar)),
        }
    }
}

/// The stamp under which the events of this Tick will be recorded.
fn stamp(context: &Context<'_>) -> Stamp {
    Stamp { actor: context.actor.person.clone(), happened_at: context.now, recorded_at: context.now }
}

/// When a case next wants waking: the earliest moment at which a Tick would yield something. None when only an
/// act of a person can move it (a pause, a final state).
#[must_use]
pub fn next_wake(case: &Case, hall: &Hall, remind_before: Option<WorkingDays>) -> Option<Instant> {
    if case.is_over() || case.status == CaseStatus::Draft {
        return None;
    }
    let passing = case
        .running()
        .filter(|(name, _)| !case.passed.contains_key(name))
        .map(|(_, clock)| clock.late_from(&hall.calendar));
    let nearing = case
        .running()
        .filter(|(name, _)| case.is_reminded(name))
        .filter(|(name, _)| !case.neared.contains(name) && !case.passed.contains_key(name))
        .map(|(_, clock)| clock.remind_at(&hall.calendar, hall.lead(remind_before)));
    passing.chain(nearing).chain(case.next_hand_over(hall)).min()
}

const CORRECTION_MISSED: &str = "未在告知的期限内补正";

const DEFERRAL_MISSED: &str = "未在承诺的期限内补交容缺材料";
