//! What the papers of the outcome are filled with: decisions N-12 and N-13, proof of service N-16.

use super::{contents::Values, issue::Issue, title, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{CaseOutcome, DeliveryMode, DocKind, Document, Proof},
    identifier::DocumentNumber,
    item::content::Basis,
    name::Commitment,
};

/// N-12: content, term, date (L-17).
pub(super) fn grant(
    issue: &Issue<'_>,
    values: Values,
    decided: &str,
    transcript: Option<&DocumentNumber>,
) -> Values {
    let results = &issue.source.content.results;
    let names: Vec<&str> = results.iter().map(|result| result.name.as_str()).collect();
    // Several results have a term each; where nothing is made, the decision itself holds without one.
    let terms: Vec<String> = match results.as_slice() {
        [] => vec!["长期有效".to_owned()],
        [only] => vec![codes::validity(Lang::Zh, only.validity)],
        many => many
            .iter()
            .map(|result| format!("{}：{}", result.name, codes::validity(Lang::Zh, result.validity)))
            .collect(),
    };
    values
        .with("content", decided)
        .with("result", names.join("、"))
        .with("term", terms.join("；"))
        .with("decided_on", wording::full_day(issue.recorded.stamp.happened_at.day()))
        .with_known("accepted_on", issue.accepted_on())
        .with_known("transcript", transcript.map(DocumentNumber::as_str))
}

/// N-13: reasons, basis, remedies with their limits (L-17, L-45).
pub(super) fn refusal(
    issue: &Issue<'_>,
    values: Values,
    reasons: &str,
    basis: &[Basis],
    remedies: &str,
) -> Values {
    let article = |one: &Basis| match one.text.trim() {
        "" => wording::basis(one),
        text => format!("{}：{text}", wording::basis(one)),
    };
    values
        .with("reasons", reasons)
        .with_list("basis", basis.iter().map(article))
        .with("remedies", remedies)
        .with_known("accepted_on", issue.accepted_on())
}

/// N-16: what was served, how, to whom, by whom, when, and what proves it (L-22).
pub(super) fn service(issue: &Issue<'_>, values: Values, service: &Served<'_>) -> Values {
    let left = (service.mode == DeliveryMode::LeftInPlace).then_some("是");
    let witness = service.proof.witness.as_ref().map(|witness| issue.source.sealed(witness));
    values
        .with_list("served", service.what.iter().cloned())
        .with("served_on", service.on)
        .with("recipient", issue.source.sealed(service.recipient))
        .with("mode", service.mode.zh())
        .with("served_at", wording::moment(issue.recorded.stamp.happened_at))
        .with_known("witness", witness)
        .with("tracking", service.proof.tracking.trim())
        .with("note", service.proof.note.trim())
        .with_known("left", left)
}

/// 送达: one service of papers, whether of the result or of another.
pub(super) struct Served<'a> {
    /// The names of what was served.
    pub(super) what: Vec<String>,
    /// 方式
    pub(super) mode: DeliveryMode,
    /// 受送达人: whom the paper is for.
    pub(super) on: &'a str,
    /// 签收人
    pub(super) recipient: &'a Commitment,
    /// 证明
    pub(super) proof: &'a Proof,
}

/// The decision, and what it grants.
pub(super) fn result(issue: &Issue<'_>) -> Vec<String> {
    let decision = issue.after.documents.iter().rev().find(|document| decides(document.kind));
    let mut served: Vec<String> = decision.map(|document| named(issue, document)).into_iter().collect();
    if issue.after.outcome == Some(CaseOutcome::Granted) {
        served.extend(issue.source.content.results.iter().map(|result| result.name.clone()));
    }
    served
}

/// Whether a paper is the decision on what was asked for (N-12 … N-15).
const fn decides(kind: DocKind) -> bool {
    matches!(
        kind,
        DocKind::GrantDecision
            | DocKind::RefusalDecision
            | DocKind::RenewalDecision
            | DocKind::RenewalRefusal
            | DocKind::ChangeDecision
            | DocKind::ChangeRefusal
            | DocKind::CancellationDecision
    )
}

/// A paper of the case by its number, with its title.
pub(super) fn paper(issue: &Issue<'_>, number: &DocumentNumber) -> Vec<String> {
    let documents = issue.after.documents.iter();
    documents.filter(|document| document.number == *number).map(|document| named(issue, document)).collect()
}

fn named(issue: &Issue<'_>, document: &Document) -> String {
    format!("{} {}", title(document.kind, issue.item_kind()), document.number)
}
