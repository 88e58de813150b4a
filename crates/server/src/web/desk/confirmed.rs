//! 所确认的: what an act says, word for word, on the page that asks whether it is meant: kind, length and law of a
//! special procedure, reasons and bases of a refusal, what is granted, every answer to the checklist.

use super::open::OpenCase;
use crate::{
    text::{Lang, codes},
    web::{
        pieces::{self, Fact},
        story::basis_text,
    },
};
use maud::{Markup, html};
use rules::{
    case::{Command, HearingCommand, OfficersCommand, PromiseCommand, SuperiorCommand},
    item::process::Step,
};
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
        Command::Refuse { reasons, basis, standard, checklist } => {
            facts.push(text(lang.desk_reasons(), reasons));
            let bases = html! { ul { @for basis in basis { li { (basis_text(basis)) } } } };
            facts.push(Fact::marked(lang.desk_refusal_basis(), bases));
            if !standard.trim().is_empty() {
                facts.push(text(lang.desk_standard(), standard));
            }
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
        Command::Expedite { promised, reason } => {
            facts.push(text(lang.desk_expedite_days(), &codes::limit(lang, *promised)));
            facts.push(text(lang.desk_expedite_reason(), reason));
        }
        Command::Superior(SuperiorCommand::Forward { opinion, .. }) => {
            facts.push(text(lang.desk_superior(), &open.content.handling.superior));
            facts.push(text(lang.desk_forward_opinion(), opinion));
        }
        Command::Promise(PromiseCommand::WithdrawAcceptance { reason }) => {
            facts.push(text(lang.desk_withdraw_acceptance_reason(), reason));
        }
        Command::Officers(OfficersCommand::Recuse { person, reason }) => {
            facts.push(text(lang.desk_recusal_who(), open.names.name(person)));
            facts.push(text(lang.desk_recusal_reason(), reason));
        }
        Command::Hearing(command) => facts.extend(of_hearing(lang, open, command)),
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

/// What is told of a hearing, before it goes out to people who will come to it.
fn of_hearing<'a>(lang: Lang, open: &OpenCase, command: &HearingCommand) -> Vec<Fact<'a>> {
    let text = |label, words: &str| Fact::marked(label, html! { (words) });
    match command {
        HearingCommand::TellRight { interest } => vec![text(lang.desk_interest(), interest)],
        HearingCommand::Announce { ground, basis } => vec![
            text(lang.desk_ground(), codes::hearing_ground(lang, *ground)),
            text(lang.desk_refusal_basis(), &basis_text(basis)),
        ],
        HearingCommand::Schedule(sitting) => {
            let mut facts = vec![
                text(lang.desk_hearing_time(), &pieces::full_moment_text(lang, sitting.at)),
                text(lang.desk_hearing_place(), &sitting.place),
                text(lang.desk_chair(), open.names.name(&sitting.chair)),
            ];
            if !sitting.closed_because.trim().is_empty() {
                facts.push(text(lang.desk_closed(), &sitting.closed_because));
            }
            facts
        }
        _ => vec![],
    }
}
