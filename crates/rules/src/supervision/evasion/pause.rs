//! 临期暂停计时: the clock stopped, or given more time, when there was next to none left (SR-V2; L-19, L-23, S-18).

use super::{Cause, Rule, View};
use crate::{
    case::{Case, ClockName, Event, SpecialProcedureKind},
    clock::{Clock, Entry},
    dossier::Recorded,
    supervision::Threshold,
    time::Instant,
};
use alloc::vec;

/// The limits of the case itself: to stop the clock of a step gains nothing that anybody was promised.
const LIMITS: [ClockName; 3] = [ClockName::Promised, ClockName::Statutory, ClockName::LowerReview];

/// A special procedure begun in the last minutes before a limit, or an extension on its last day. A hearing pauses by the
/// right of whoever asked for it, and what the applicant's side has handed in on that very day is reason enough to look
/// at it; neither is found. Nor is a stop right after the start of a short limit, or one after the limit had passed: it
/// gains nothing.
pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Option<Cause<'a>> {
    let strange = match &event.event {
        Event::SpecialProcedureStarted { kind, .. } => {
            *kind != SpecialProcedureKind::Hearing
                && !came_in_today(view.case, event)
                && is_at_a_limit(view, event)
        }
        Event::ExtensionApproved { .. } => is_on_a_last_day(view, event),
        _ => false,
    };
    strange.then(|| Cause::found(Rule::PauseAtLimit, vec![event.version]))
}

fn is_at_a_limit(view: View<'_>, event: &Recorded<Event>) -> bool {
    let (calendar, at) = (&view.hall.calendar, event.stamp.happened_at);
    let minutes = view.hall.standard.number(Threshold::PauseMinutes, calendar.date_of(at));
    let most = u64::from(minutes) * 60;
    let near = |name: &ClockName| {
        let Some(clock) = before(view.case, name, at) else { return false };
        let due = clock.due_at(calendar);
        at <= due && calendar.elapsed(at, due).0 <= most && calendar.elapsed(clock.started_at(), at).0 > most
    };
    LIMITS.iter().any(near)
}

fn is_on_a_last_day(view: View<'_>, event: &Recorded<Event>) -> bool {
    let (calendar, at) = (&view.hall.calendar, event.stamp.happened_at);
    let ends_today = |name: &ClockName| {
        let clock = before(view.case, name, at);
        clock.is_some_and(|clock| {
            at <= clock.due_at(calendar) && clock.due(calendar).date == calendar.date_of(at)
        })
    };
    LIMITS.iter().any(ends_today)
}

/// The clock as it was before what happened at this moment moved it.
fn before(case: &Case, name: &ClockName, at: Instant) -> Option<Clock> {
    let clock = case.clock(name)?;
    let moved = |entry: &Entry| match entry {
        Entry::Paused { at: when, .. } | Entry::Extended { at: when, .. } => *when == at,
        _ => false,
    };
    clock.entries().iter().position(moved).map(|entries| clock.until(entries))
}

/// Whether the applicant's side has handed in or said today what it still had time for.
fn came_in_today(case: &Case, event: &Recorded<Event>) -> bool {
    let at = event.stamp.happened_at;
    let answered = |(name, clock): (&ClockName, &Clock)| {
        name.is_the_applicants()
            && clock.stopped_at().is_some_and(|stop| stop <= at && stop.day() == at.day())
    };
    case.clocks.iter().any(answered)
}
