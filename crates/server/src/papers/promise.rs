//! What the papers of promises are filled with: N-18, and the withdrawn acceptance beside N-05.

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{ClockName, event::Acceptance, promise::RECTIFICATION},
    clock::Limit,
};

/// N-18, 告知承诺: what the applicant promises instead of proving it, and what follows if it is not so (P-09).
pub(super) fn letter(issue: &Issue<'_>, values: Values, acceptance: &Acceptance) -> Values {
    let commitments = issue.source.content.handling.commitments.as_ref();
    let promises = commitments.map_or("", |known| &known.promises);
    let rectify = commitments.and_then(|known| known.rectify_within);
    let rectify = codes::limit(Lang::Zh, rectify.unwrap_or(Limit::WorkingDays(RECTIFICATION)));
    let verify = acceptance.verify_within.map(|limit| codes::limit(Lang::Zh, limit));
    let verify = verify.map_or_else(String::new, |limit| format!("作出决定后{limit}内核查承诺。"));
    let consequence = format!(
        "{verify}经核查承诺不实的，责令在{rectify}内整改；逾期不整改或者整改后仍不符合条件的，依法撤销决定，并记入信用记录。"
    );
    values
        .with_list("promised", promises.lines().map(|line| line.trim().to_owned()))
        .with("consequence", consequence)
        .with("promised_on", wording::full_day(acceptance.accepted_on))
}

/// N-18, 容缺受理: what follows later, until when, and what happens if it does not (P-08).
pub(super) fn deferral(issue: &Issue<'_>, values: Values, acceptance: &Acceptance) -> Values {
    values
        .with_list("materials", acceptance.deferred.iter().map(|id| issue.material(id)))
        .with_known("until", issue.due(issue.after.clock(&ClockName::Deferral)))
        .with("consequence", missed(issue))
        .with("promised_on", wording::full_day(acceptance.accepted_on))
}

/// What happens where it does not come in (P-08).
pub(super) fn missed(issue: &Issue<'_>) -> &'static str {
    codes::deferral_missed(Lang::Zh, issue.source.content.limits.deferral_missed)
}

/// Beside N-05: what was promised has not come in (P-08, L-45).
pub(super) fn withdrawn(issue: &Issue<'_>, values: Values, reason: &str, remedies: &str) -> Values {
    let missing = issue.before.missing(issue.source.content);
    values
        .with("reason", reason)
        .with("remedies", remedies)
        .with_list("missing", missing.into_iter().map(|material| material.name.clone()))
        .with_known("until", issue.due(issue.before.clock(&ClockName::Deferral)))
}
