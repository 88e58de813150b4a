//! What the papers of the course of a case are filled with: extension N-06 and special procedure N-07, the only two that
//! move a limit; site check N-10 and legal review N-11.

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{ClockName, SpecialProcedureKind, StepResult, officers::SiteFindings},
    clock::Limit,
    item::content::{Basis, CaseKind},
    name::PersonId,
    time::WorkingDays,
};

/// N-06: old and new day, reason, approver (L-19).
pub(super) fn extension(issue: &Issue<'_>, values: Values, by: WorkingDays, reason: &str) -> Values {
    let day = |case: &rules::case::Case| {
        let clock = case.clock(&ClockName::Promised).or_else(|| case.clock(&ClockName::Statutory));
        issue.due(clock)
    };
    let joint = (issue.after.kind == Some(CaseKind::Joint)).then_some("是");
    values
        .with_known("joint", joint)
        .with_known("old_due", day(&issue.before))
        .with_known("new_due", day(&issue.after))
        .with("by", format!("{} 个工作日", by.0))
        .with("reason", reason)
        .with("approver", issue.actor())
        .with("approved_at", wording::moment(issue.recorded.stamp.happened_at))
}

/// N-07: kind, time needed, basis (L-23).
pub(super) fn special(values: Values, kind: SpecialProcedureKind, needed: Limit, basis: &Basis) -> Values {
    values
        .with("procedure", kind.zh())
        .with("needed", codes::limit(Lang::Zh, needed))
        .with("basis", wording::basis(basis))
        .with("basis_text", basis.text.trim())
}

/// N-10: who looked, when, where, what they found, and whom they met (L-14).
pub(super) fn site_check(
    issue: &Issue<'_>,
    values: Values,
    staff: &[PersonId],
    findings: &SiteFindings,
) -> Values {
    let staff: Vec<String> = staff.iter().map(|person| issue.staff(person)).collect();
    let scans = (!findings.files.is_empty()).then(|| findings.files.len().to_string());
    values
        .with("staff", staff.join("、"))
        .with("checked_at", wording::at(findings.at))
        .with("place", &findings.place)
        .with("findings", &findings.findings)
        .with_known("present", findings.present.as_ref().map(|present| issue.source.sealed(present)))
        .with_known("scans", scans)
}

/// N-11: the opinion and whose it is.
pub(super) fn legal_review(issue: &Issue<'_>, values: Values, result: StepResult, opinion: &str) -> Values {
    values.with("opinion", opinion).with("reviewer", issue.actor()).with("result", result.zh())
}
