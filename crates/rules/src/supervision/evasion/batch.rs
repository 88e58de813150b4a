//! 下班前集中办结: a day's work, or several days', finished in the last minutes before the doors close (SR-V5; S-18).

use super::{Done, Finding, Night, Pattern, Rule, Trace};
use crate::{item::content::CaseKind, name::PersonId, supervision::Threshold};
use alloc::{collections::BTreeMap, vec, vec::Vec};

/// What one person finished on the day.
#[derive(Default)]
struct Work<'a> {
    late: Vec<(&'a Trace, &'a Done)>,
    before: usize,
}

/// Many steps finished by one person before closing time, or after it, and at most half as many in the whole day before. A
/// day that was busy all along is no batch, however busy its end; and what is done on the spot, people are waiting for.
pub(super) fn check(night: Night<'_>) -> Vec<Finding> {
    let Night { hall, day, .. } = night;
    if hall.calendar.spans_on(day).is_empty() {
        return Vec::new();
    }
    let number = |threshold| hall.standard.number(threshold, day);
    let minutes = i64::from(number(Threshold::BatchMinutes));
    let from = hall.calendar.closing_of(day).plus_seconds(-60 * minutes);
    let least = number(Threshold::BatchSteps) as usize;
    let mut work: BTreeMap<&PersonId, Work<'_>> = BTreeMap::new();
    for trace in night.traces {
        for done in trace.finished.iter().filter(|done| done.mark.at.day() == day) {
            let theirs = work.entry(&done.mark.by).or_default();
            if done.mark.at < from {
                theirs.before += 1;
            } else if trace.kind != Some(CaseKind::OnTheSpot) {
                theirs.late.push((trace, done));
            }
        }
    }
    let is_batch = |work: &Work<'_>| work.late.len() >= least && work.before * 2 <= work.late.len();
    work.into_iter()
        .filter(|(_, work)| is_batch(work))
        .filter_map(|(person, work)| told(night, person, work))
        .collect()
}

fn told(night: Night<'_>, person: &PersonId, mut work: Work<'_>) -> Option<Finding> {
    work.late.sort_by_key(|(trace, done)| (done.mark.at, &trace.case, done.mark.version));
    let (first, done) = *work.late.first()?;
    night.finding(Pattern {
        rule: Rule::Batch,
        first,
        also: work.late.iter().map(|(trace, _)| trace.case.clone()).collect(),
        step: Some(done.step.clone()),
        person: Some(person.clone()),
        evidence: vec![done.mark.version],
    })
}
