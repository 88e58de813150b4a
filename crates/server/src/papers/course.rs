//! What the papers of the course of a case are filled with: extension N-06 and special procedure N-07, the only two that
//! move a limit; site check N-10 and legal review N-11.

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{ClockName, SpecialProcedureKind, StepResult, officers::SiteFindings},
    clock::Limit,
    hall::Role,
    item::content::{Basis, CaseKind},
    name::PersonId,
    time::WorkingDays,
};

/// N-06: old and new day of the law's limit, reason, approver (L-19). The promise is told beside it where it moved too:
/// one that was broken before stays where it was.
pub(super) fn extension(issue: &Issue<'_>, values: Values, by: WorkingDays, reason: &str) -> Values {
    let days = |name: &ClockName| (issue.due(issue.before.clock(name)), issue.due(issue.after.clock(name)));
    let (old_due, new_due) = days(&ClockName::Statutory);
    let (old_promised, new_promised) = days(&ClockName::Promised);
    let moved = old_promised != new_promised;
    let is_joint = issue.after.kind == Some(CaseKind::Joint);
    let role = if is_joint { Role::GovernmentHead } else { Role::DepartmentHead };
    values
        .with_known("joint", is_joint.then_some("是"))
        .with_known("old_due", old_due)
        .with_known("new_due", new_due)
        .with_known("old_promised", old_promised.filter(|_| moved))
        .with_known("new_promised", new_promised.filter(|_| moved))
        .with("by", format!("{} 个工作日", by.0))
        .with("reason", reason)
        .with("approver", issue.actor_as(role))
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
    let signer = |person: &PersonId| format!("核查人员{}（签名）", issue.source.names.name(person));
    let signers: Vec<String> = staff.iter().map(signer).collect();
    let staff: Vec<String> = staff.iter().map(|person| issue.staff(person)).collect();
    let scans = (!findings.files.is_empty()).then(|| findings.files.len().to_string());
    values
        .with("staff", staff.join("、"))
        .with_list("signers", signers)
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
