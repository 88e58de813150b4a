//! 所确认的: what an act says, word for word, on the page that asks whether it is meant: kind, length and law of a
//! special procedure, reasons and bases of a refusal, what is granted, every answer to the checklist.

use super::open::OpenCase;
use crate::{
    text::{Lang, codes},
    web::{pieces::Fact, story::basis_text},
};
use maud::{Markup, html};
use rules::{case::Command, item::process::Step};
use std::collections::BTreeMap;

/// What is about to be done and to whom.
pub(super) fn facts<'a>(
    lang: Lang,
    open: &OpenCase,
    step: Option<&Step>,
    command: &Command,
) -> Vec<Fact<'a>> {
    let identity = &open.content.identity;
    let mut facts = vec![
        Fact::marked(lang.desk_item(), html! { (lang.pick(&identity.name, &identity.name_en)) }),
        Fact::marked(lang.desk_applicant(), html! { (open.names.name(&open.case().applicant)) }),
    ];
    let text = |label, words: &str| Fact::marked(label, html! { (words) });
    match command {
        Command::Grant { content, opinion, checklist } => {
            facts.push(text(lang.desk_content(), content));
            facts.push(text(lang.desk_opinion(), opinion));
            facts.extend(answered(lang, step, checklist));
        }
        Command::Refuse { reasons, basis, checklist } => {
            facts.push(text(lang.desk_reasons(), reasons));
            let bases = html! { ul { @for basis in basis { li { (basis_text(basis)) } } } };
            facts.push(Fact::marked(lang.desk_refusal_basis(), bases));
            facts.extend(answered(lang, step, checklist));
        }
        Command::StartSpecialProcedure { kind, needed, basis } => {
            facts.push(text(lang.desk_special_kind(), codes::special_procedure(lang, *kind)));
            facts.push(text(lang.desk_needed(), &codes::limit(lang, *needed)));
            facts.push(text(lang.desk_refusal_basis(), &basis_text(basis)));
        }
        Command::Extend { by, reason } => {
            facts.push(text(lang.desk_by(), &lang.desk_by_days(by.0)));
            facts.push(text(lang.desk_extend_reason(), reason));
        }
        Command::Terminate { reason } => facts.push(text(lang.desk_terminate_reason(), reason)),
        _ => {}
    }
    facts
}

fn answered<'a>(lang: Lang, step: Option<&Step>, checklist: &BTreeMap<String, bool>) -> Option<Fact<'a>> {
    (!checklist.is_empty()).then(|| Fact::marked(lang.desk_checklist(), answers(lang, step, checklist)))
}

/// Every point of a checklist with its answer, in the order of the step.
pub(super) fn answers(lang: Lang, step: Option<&Step>, checklist: &BTreeMap<String, bool>) -> Markup {
    let points = step.map_or(&[][..], |step| &step.checklist);
    html! {
        ul { @for point in points {
            @if let Some(yes) = checklist.get(&point.id) {
                li { (point.text) " — " strong { (if *yes { lang.desk_yes() } else { lang.desk_no() }) } }
            }
        } }
    }
}
