//! 退回重报与拆分办件: one matter made into several cases, one after the other or side by side (SR-V4, SR-V7; L-06, K-01, S-18).

use super::{Finding, Night, Pattern, Rule, Trace};
use crate::{
    name::{ItemCode, PersonId},
    supervision::Threshold,
    time::{Date, day_number},
};
use alloc::{collections::BTreeMap, vec, vec::Vec};

/// Cases by applicant and item: one matter, as far as can be seen from outside.
type Matters<'a> = BTreeMap<(&'a PersonId, &'a ItemCode), Vec<&'a Trace>>;

/// SR-V4: turned away or taken back after receipt, and handed in anew within days, so that the clocks began again. Laid to
/// the case that was turned away, on the night after the new one came. A decision that refuses is none of this: whoever was
/// refused may ask again (L-17), and its clock ran out in full view.
pub(super) fn resubmitted(night: Night<'_>) -> Vec<Finding> {
    let days = i64::from(night.hall.standard.number(Threshold::ResubmitDays, night.day));
    let mut found = Vec::new();
    for cases in matters(night).values() {
        let anew = cases.iter().filter(|trace| is_of(trace, night.day));
        let Some(first_anew) = anew.clone().next() else { continue };
        let before = |trace: &&&Trace| {
            let away = trace.turned_away.as_ref().map(|mark| mark.at);
            away.zip(first_anew.submitted).is_some_and(|(away, anew)| {
                away <= anew && day_number(anew.day()) - day_number(away.day()) <= days
            })
        };
        // Where it went round several times, each turn is told of once: by the last that was turned away before.
        let Some(away) = cases.iter().rev().find(before) else { continue };
        let Some(mark) = &away.turned_away else { continue };
        found.extend(night.finding(Pattern {
            rule: Rule::Resubmission,
            first: away,
            also: anew.map(|trace| trace.case.clone()).collect(),
            step: None,
            person: Some(mark.by.clone()).filter(|by| *by != away.applicant),
            evidence: vec![mark.version],
        }));
    }
    found
}

/// SR-V7: several cases of one applicant for one item on one day. Two are a family's, or a slip; an agent who brings the
/// applications of many is nobody's split, for the applicants differ.
pub(super) fn split(night: Night<'_>) -> Vec<Finding> {
    let least = night.hall.standard.number(Threshold::SplitCases, night.day) as usize;
    let mut found = Vec::new();
    for cases in matters(night).values() {
        let of_the_day: Vec<&Trace> = cases.iter().copied().filter(|trace| is_of(trace, night.day)).collect();
        let Some(first) = of_the_day.first().filter(|_| of_the_day.len() >= least) else { continue };
        found.extend(night.finding(Pattern {
            rule: Rule::SplitCases,
            first,
            also: of_the_day.iter().map(|trace| trace.case.clone()).collect(),
            step: None,
            person: first.received.as_ref().map(|mark| mark.by.clone()),
            // The application is the first event of every case.
            evidence: vec![1],
        }));
    }
    found
}

/// The cases of each applicant and item, the earliest first.
fn matters(night: Night<'_>) -> Matters<'_> {
    let mut matters = Matters::new();
    for trace in night.traces.iter().filter(|trace| trace.submitted.is_some()) {
        matters.entry((&trace.applicant, &trace.item)).or_default().push(trace);
    }
    for cases in matters.values_mut() {
        cases.sort_by_key(|trace| (trace.submitted, &trace.case));
    }
    matters
}

fn is_of(trace: &Trace, day: Date) -> bool {
    trace.submitted.is_some_and(|at| at.day() == day)
}
