//! What the papers of the course of a case are filled with: extension N-06 and special procedure N-07, the only two that
//! move a limit.

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{ClockName, SpecialProcedureKind},
    clock::Limit,
    item::content::Basis,
    time::WorkingDays,
};

/// N-06: old and new day, reason, approver (L-19).
pub(super) fn extension(issue: &Issue<'_>, values: Values, by: WorkingDays, reason: &str) -> Values {
    let day = |case: &rules::case::Case| {
        let clock = case.clock(&ClockName::Promised).or_else(|| case.clock(&ClockName::Statutory));
        issue.due(clock)
    };
    values
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
