//! 规避监察: what looks as if somebody had worked around supervision rather than within the limits (SU6; SR-V1 … SR-V8, S-18).
//!
//! A detector suspects and proves nothing: it raises a warning at most, and a person looks. Each names the lawful thing
//! that looks alike and leaves it alone. What shows in one case is seen at the event, by [`check`]: work typed in
//! afterwards and decisions in seconds in `haste`, stops of the clock in `pause`, sending back in `returns`. What shows only
//! beside other cases is looked for once a night by [`nightly`], over what is left of each case in a [`Trace`]: applications
//! in `anew`, work of one person in `batch`, ratings in `ratings`. Nothing here reads the log or raises a card.

mod anew;
mod batch;
mod haste;
mod pause;
mod ratings;
mod returns;
mod trace;

pub use trace::{CASE_EVENTS, Done, Mark, RATING_EVENTS, Rated, Trace, Traces};

use super::{Cause, Finding, Rule, Stage, View};
use crate::{
    case::{Case, Event},
    dossier::Recorded,
    hall::{Hall, Post, Role},
    identifier::CaseNumber,
    item::content::CaseKind,
    name::{DepartmentId, PersonId, PostId, StepId},
    time::Date,
};
use alloc::vec::Vec;

/// Cases that one finding names beside its own: enough to see what is meant, and no list without an end.
const ALSO_MOST: usize = 50;

/// What one event of a case gives cause to suspect.
pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Vec<Cause<'a>> {
    let detectors = [haste::typed_in, haste::instant, pause::check, returns::check];
    detectors.iter().filter_map(|detect| detect(view, event)).collect()
}

/// What the cases of this day give cause to suspect when they are laid beside each other. The traces may reach back as far
/// as they like; only what came about on `day` is found, so that each night finds its own. The order of the traces does
/// not matter.
#[must_use]
pub fn nightly(traces: &[Trace], hall: &Hall, day: Date) -> Vec<Finding> {
    let night = Night { traces, hall, day };
    let detectors = [anew::resubmitted, anew::split, batch::check, ratings::check];
    let mut found: Vec<Finding> = detectors.iter().flat_map(|detect| detect(night)).collect();
    found.sort_by_key(Finding::card);
    found
}

/// What a detector looks at by night.
#[derive(Clone, Copy)]
struct Night<'a> {
    traces: &'a [Trace],
    hall: &'a Hall,
    day: Date,
}

/// What several cases show together: laid to the first, with the others named.
struct Pattern<'a> {
    rule: Rule,
    first: &'a Trace,
    also: Vec<CaseNumber>,
    step: Option<StepId>,
    person: Option<PersonId>,
    evidence: Vec<u64>,
}

impl Night<'_> {
    /// The pattern as a finding at the hall's level; none where the hall lets the rule rest.
    fn finding(&self, pattern: Pattern<'_>) -> Option<Finding> {
        let Pattern { rule, first, mut also, step, person, evidence } = pattern;
        let level = self.hall.standard.level(rule, Stage::Found, self.day)?;
        also.retain(|other| *other != first.case);
        also.sort();
        also.dedup();
        also.truncate(ALSO_MOST);
        let (department, post) = self.answers(person.as_ref(), &first.department);
        Some(Finding {
            case: first.case.clone(),
            rule,
            level,
            step,
            department,
            post,
            person,
            evidence,
            also,
            limit: None,
        })
    }

    /// The post that answers for what this person did: one of theirs in the department of the case, else one of theirs;
    /// the department's window where nobody is known.
    fn answers(&self, person: Option<&PersonId>, department: &DepartmentId) -> (DepartmentId, PostId) {
        let posts = || person.into_iter().flat_map(|person| self.hall.posts_of(person));
        let at_work = |post: &&Post| post.works_on_cases();
        let here = posts().filter(at_work).find(|post| post.department == *department);
        let is_window =
            |post: &&Post| post.department == *department && post.roles.contains(&Role::WindowClerk);
        let window = || self.hall.posts.values().find(is_window);
        match here.or_else(|| posts().find(at_work)).or_else(window) {
            Some(post) => (post.department.clone(), post.id.clone()),
            None => (department.clone(), PostId::default()),
        }
    }
}

/// Whether the case is one that is not dealt with step by step at different desks: on the spot (K-14), under full
/// authorisation (P-14), or decided on a promise (P-09). There haste is what the applicant is owed.
fn is_quick_by_right(case: &Case, view: View<'_>) -> bool {
    case.kind == Some(CaseKind::OnTheSpot) || view.content.process.full_authorisation || case.by_promise
}
