//! What proves a card, and what the responsible side said to it, for whoever judges it.

use super::{
    card::Dossier,
    cards::case_address,
    case::{history, second},
};
use crate::{
    visitor::Visit,
    web::{pieces, why},
};
use maud::{Markup, html};
use rules::card::CardState;

/// The events of the case that the finding names, and the cases that show it together with this one (SU6).
pub(super) fn proof(visit: &Visit, dossier: &Dossier) -> Markup {
    let evidence = dossier.history.known.state.evidence();
    html! {
        @if let Some(proof) = &dossier.of_rating { (proof) }
        @else if evidence.is_empty() { p { (visit.lang().watch_no_proof()) } }
        @else { (history(visit, &dossier.seen, |event| evidence.contains(&event.version))) }
        @if !dossier.finding.also.is_empty() {
            h3 { (visit.lang().watch_also()) }
            ul {
                @for case in &dossier.finding.also {
                    li { a href=(case_address(case.as_str())) { (pieces::case_number(case.as_str())) } }
                }
            }
        }
    }
}

pub(super) fn explanation(visit: &Visit, dossier: &Dossier) -> Markup {
    let lang = visit.lang();
    let card = &dossier.history.known.state;
    let now = visit.front.office.now();
    html! {
        @if let Some(said) = &card.explanation {
            p class="quiet" { (lang.watch_explained_by(dossier.names.name(&said.by), &second(said.at))) }
            p { (said.text) }
            @for more in &card.supplements {
                p class="quiet" { (lang.watch_explained_more_by(dossier.names.name(&more.by), &second(more.at))) }
                p { (more.text) }
            }
        } @else if card.clock.is_none() {
            p { (lang.watch_not_asked()) }
        } @else if card.state == CardState::Notified {
            p { (lang.watch_waiting()) }
        }
        @if let Some(done) = &card.correction {
            p class="quiet" { (lang.watch_corrected_by(dossier.names.name(&done.by), &pieces::full_day_text(lang, done.done_on))) }
            p { (done.measures) }
        }
        @if let Some(clock) = &card.clock {
            (why::bar(lang, lang.watch_explain_clock(), clock, &visit.hall, None, now, None))
            details { summary { (lang.clock_why()) } (why::account(lang, clock, &visit.hall)) }
        }
    }
}
