//! 体外办理后补录与久置秒批: work that nobody could have done in the time it took (SR-V1, SR-V8; S-18).

use super::{Cause, Rule, View, is_quick_by_right};
use crate::{
    case::{Case, Event, Finished, StepRecord},
    clock::{Clock, Entry},
    dossier::Recorded,
    item::process::StepKind,
    name::StepId,
    supervision::Threshold,
    time::Instant,
};
use alloc::{vec, vec::Vec};

/// The application is the first event of every case.
const SUBMISSION: u64 = 1;

/// SR-V1: two steps in a row finished within seconds of their opening, by whomever; or, where the decision is the first
/// step, receipt, acceptance and decision in one go. What is done again after a send-back may be quick: most of the
/// work was done before.
pub(super) fn typed_in<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Option<Cause<'a>> {
    let Event::StepFinished { step, .. } = &event.event else { return None };
    let View { case, content, .. } = view;
    if is_quick_by_right(case, view) {
        return None;
    }
    let row = Row { case, most: seconds(view, Threshold::StepSeconds, event) };
    let last = row.hasty(step)?;
    if let Some((before, first)) = row.before(step) {
        // Told once, where the row began.
        return (row.before(before).is_none() && !row.is_entry(before))
            .then(|| Cause::found(Rule::TypedInLater, vec![first.version, last.version]).at(step));
    }
    let decides = content.process.step(step).is_some_and(|step| step.kind == StepKind::Decision);
    (decides && row.is_entry(step))
        .then(|| Cause::found(Rule::TypedInLater, vec![SUBMISSION, last.version]).at(step))
}

/// The steps of a case, looked at for haste.
struct Row<'a> {
    case: &'a Case,
    /// Milliseconds in which nobody works a step.
    most: i64,
}

impl<'a> Row<'a> {
    /// How the step was finished, if that was within seconds of its first opening.
    fn hasty(&self, step: &StepId) -> Option<&'a Finished> {
        let record = self.case.steps.get(step)?;
        let finished = record.finished.as_ref()?;
        let first_time = self.case.rounds.get(step).is_none_or(|rounds| *rounds <= 1);
        (first_time && finished.at.since(record.started) <= self.most).then_some(finished)
    }

    /// The step whose end opened this one, if that was done in haste, too.
    fn before(&self, step: &StepId) -> Option<(&'a StepId, &'a Finished)> {
        let opened = self.case.steps.get(step)?.started;
        let ended = |record: &StepRecord| record.finished.as_ref().is_some_and(|it| it.at == opened);
        let mut before = self.case.steps.iter().filter(|(id, record)| *id != step && ended(record));
        before.find_map(|(id, _)| Some((id, self.hasty(id)?)))
    }

    /// Whether the step opened with an acceptance that followed within seconds of the application.
    fn is_entry(&self, step: &StepId) -> bool {
        let Some(record) = self.case.steps.get(step) else { return false };
        let opened_by_another = self.case.steps.iter().any(|(id, other)| {
            id != step && other.finished.as_ref().is_some_and(|finished| finished.at == record.started)
        });
        let submitted = self.case.submitted;
        !opened_by_another && submitted.is_some_and(|at| record.started.since(at) <= self.most)
    }
}

/// SR-V8: decided within seconds of being taken on, after nobody had touched the case for days. What came in or was settled
/// meanwhile — a correction, an extension, the end of a procedure — counts as a touch: then it did not lie.
pub(super) fn instant<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Option<Cause<'a>> {
    let Event::StepFinished { step, .. } = &event.event else { return None };
    let View { case, content, hall } = view;
    let decides = content.process.step(step)?.kind == StepKind::Decision;
    let record = case.steps.get(step)?;
    let finished = record.finished.as_ref()?;
    let taken = record.taken;
    let in_seconds = finished.at.since(taken) <= seconds(view, Threshold::DecisionSeconds, event);
    if !decides || !in_seconds || taken <= record.started {
        return None;
    }
    let touched = last_touch(case, taken).max(record.started);
    let day = hall.calendar.date_of(event.stamp.happened_at);
    let hours = u64::from(hall.standard.number(Threshold::UntouchedHours, day));
    if hall.calendar.elapsed(touched, taken).0 < hours * 3600 {
        return None;
    }
    let opened_by = case.steps.values().filter_map(|record| record.finished.as_ref());
    let opened_by = opened_by.filter(|it| it.at == record.started).map(|it| it.version).max();
    let evidence: Vec<u64> = opened_by.into_iter().chain([finished.version]).collect();
    Some(Cause::found(Rule::InstantDecision, evidence).at(step))
}

/// When a clock of the case last moved before this moment: every act that matters starts, stops or moves one.
fn last_touch(case: &Case, before: Instant) -> Instant {
    let moments = case
        .clocks
        .values()
        .flat_map(|clock: &Clock| clock.entries().iter().map(moment).chain([clock.started_at()]));
    moments.filter(|at| *at < before).max().unwrap_or_default()
}

const fn moment(entry: &Entry) -> Instant {
    match entry {
        Entry::Paused { at, .. }
        | Entry::Resumed { at, .. }
        | Entry::Extended { at, .. }
        | Entry::Shortened { at, .. }
        | Entry::Restarted { at, .. }
        | Entry::Stopped { at, .. } => *at,
    }
}

/// A threshold in seconds, as milliseconds.
fn seconds(view: View<'_>, threshold: Threshold, event: &Recorded<Event>) -> i64 {
    let day = view.hall.calendar.date_of(event.stamp.happened_at);
    i64::from(view.hall.standard.number(threshold, day)) * 1000
}
