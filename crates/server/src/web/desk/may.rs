//! 现在可以办的: the acts the rules allow this person now, each with its article, and those they do not, with the
//! reason. The page asks the rules and adds no opinion of its own.

use super::{
    effects,
    open::{OpenCase, act_address, word_of},
    standing,
};
use crate::{
    office::Refusal,
    text::{Known, Lang, law, refusal_about},
    visitor::CaseWorker,
    web::{
        pieces::{self, Tone, Weight},
        story::step_name,
    },
};
use maud::{Markup, html};
use rules::{
    case::{self, Act, ActKind, CaseStatus},
    name::{PersonId, StepId},
};

/// The third part of the case page.
pub(super) fn show(worker: &CaseWorker, open: &OpenCase) -> Markup {
    let lang = worker.lang();
    let case = open.case();
    let (allowed, refused): (Vec<Act>, Vec<Act>) = open.acts().into_iter().partition(|act| act.open.is_ok());
    // What is due may still be decided on when the case itself is over.
    if case.is_over() && allowed.is_empty() {
        let over = html! { p class="quiet" { (lang.desk_over()) } (to_standing(worker, open)) };
        return pieces::panel("may", lang.desk_may(), over);
    }
    let steps: Vec<&StepId> = case.open_steps().map(|(id, _)| id).collect();
    // That one could stand aside is no work of today.
    let nothing = allowed.iter().all(|act| is_seldom(act.kind));
    html! {
        (pieces::panel("may", lang.desk_may(), html! {
            @if !case.status.is_under_review() && case.outcome.is_none() { (at_window(worker, case.status)) }
            @if nothing { p { (lang.desk_nothing_now()) } }
            @if allowed.iter().any(|act| act.kind == ActKind::DenyRecusal) { (recusals(lang, open)) }
            @for step in &steps {
                @let of_step: Vec<&Act> = allowed.iter().filter(|act| act.step.as_ref() == Some(*step)).collect();
                @if !of_step.is_empty() {
                    h3 { (lang.desk_step_of(step_name(lang, &open.content, step))) }
                    (handler(worker, open, step))
                    (list(worker, open, &of_step))
                }
            }
            @let (seldom, whole): (Vec<&Act>, Vec<&Act>) =
                allowed.iter().filter(|act| is_listed(act)).partition(|act| is_seldom(act.kind));
            @if !whole.is_empty() {
                h3 { (lang.desk_whole()) }
                (list(worker, open, &whole))
            }
            @if !seldom.is_empty() {
                details {
                    summary { (lang.desk_other_acts()) " " small class="quiet" { (lang.desk_other_acts_is()) } }
                    (list(worker, open, &seldom))
                }
            }
            (to_standing(worker, open))
        }))
        @for step in &steps {
            @if allowed.iter().any(|act| act.step.as_ref() == Some(*step)) { (effects::risk(lang, open, step)) }
        }
        @if !refused.is_empty() && !case.is_over() { (not_now(lang, open, &refused, nothing)) }
    }
}

/// Once a case is decided, its head may record what the law makes of a deceit (L-43, L-44, P-09).
fn to_standing(worker: &CaseWorker, open: &OpenCase) -> Markup {
    let is_head = worker.hall.heads(&worker.me.person, &open.content.body.department);
    let decided = open.case().outcome.is_some();
    html! {
        @if is_head && decided {
            p { a class="button" href=(standing::address(&open.number)) { (worker.lang().standing_to()) } }
        }
    }
}

/// Acts on the whole case stand in a list; a request to stand aside has both answers beside it already.
fn is_listed(act: &Act) -> bool {
    act.step.is_none() && act.kind != ActKind::DenyRecusal
}

/// Every request to stand aside with its reason, and both answers side by side (L-26).
fn recusals(lang: Lang, open: &OpenCase) -> Markup {
    let address = |kind, person: &PersonId| {
        let path = format!("{}/acts/{}", open.address(), word_of(kind));
        crate::form::address(&path, &[("person", person.as_str())])
    };
    html! {
        @for person in &open.case().recusals_asked {
            (pieces::notice(Tone::Warning, &lang.desk_recusal_asked(open.names.name(person)), html! {
                @if let Some(reason) = open.recusal_reason(person) { p { (lang.story_reason(reason)) } }
                div class="buttons" {
                    a class="button" href=(address(ActKind::Recuse, person)) { (lang.desk_recusal_agree()) }
                    a class="button" href=(address(ActKind::DenyRecusal, person)) { (lang.desk_recusal_deny()) }
                }
                p { small class="quiet" { (lang.desk_basis(law::grounds(lang, ActKind::Recuse.article()))) } }
            }))
        }
    }
}

/// Acts that are lawful nearly always and meant hardly ever: folded away, so that the day's work stands out.
const fn is_seldom(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::InformParty
            | ActKind::TellHearingRight
            | ActKind::AnnounceHearing
            | ActKind::Recuse
            | ActKind::Serve
            | ActKind::Expedite
            | ActKind::VoidSlip
            | ActKind::ProposeRelief
            | ActKind::Terminate
    )
}

/// Before acceptance the case belongs to the counter.
fn at_window(worker: &CaseWorker, status: CaseStatus) -> Markup {
    let lang = worker.lang();
    let waits_for_us = matches!(status, CaseStatus::Submitted | CaseStatus::Received);
    let counter = super::to_counter(&worker.me, lang).filter(|_| waits_for_us);
    pieces::notice(
        Tone::Quiet,
        lang.desk_at_window(),
        html! {
            @if let Some(counter) = &counter { a href=(counter.href) { (counter.label) } }
        },
    )
}

fn handler(worker: &CaseWorker, open: &OpenCase, step: &StepId) -> Markup {
    let lang = worker.lang();
    let handler = open.case().steps.get(step).and_then(|record| record.handler.as_ref());
    html! {
        @match handler {
            Some(handler) if *handler == worker.me.person => p class="quiet" { (lang.desk_taken_by_me()) },
            Some(handler) => p class="quiet" { (lang.desk_taken_over(open.names.name(handler))) },
            None => p class="quiet" { (lang.desk_not_taken()) },
        }
    }
}

/// Acts as buttons, each with what it rests on. Taking a step on needs no form and is done with one click.
fn list(worker: &CaseWorker, open: &OpenCase, acts: &[&Act]) -> Markup {
    let lang = worker.lang();
    html! {
        ul class="acts-list" { @for act in acts { li {
            @if act.kind == ActKind::TakeStep { (take(worker, open, act)) } @else {
                @let main = matches!(
                    act.kind,
                    ActKind::FinishStep
                        | ActKind::Grant
                        | ActKind::ProduceResult
                        | ActKind::ForwardUp
                        | ActKind::RecordReply
                        | ActKind::RecordSiteCheck
                        | ActKind::SignSiteCheck
                        | ActKind::HoldHearing
                        | ActKind::VerifyPromise
                );
                a class=(if main { "button main" } else { "button" }) href=(act_address(&open.number, act)) {
                    (lang.desk_act_word(act.kind))
                }
            }
            small class="quiet" { (lang.desk_basis(law::grounds(lang, act.kind.article()))) }
        } } }
    }
}

fn take(worker: &CaseWorker, open: &OpenCase, act: &Act) -> Markup {
    let step = act.step.as_ref().map_or("", StepId::as_str);
    let once = worker.act();
    pieces::post(
        &act_address(&open.number, act),
        worker.tokens(&once),
        None,
        html! {
            (pieces::hidden("step", step))
            (pieces::hidden("seen", &open.history.known.version.to_string()))
            (pieces::submit(Weight::Side, worker.lang().desk_act_word(act.kind)))
        },
    )
}

fn not_now(lang: Lang, open: &OpenCase, refused: &[Act], is_all: bool) -> Markup {
    html! {
        section class="panel" id="may-not" {
            details open[is_all] {
                summary { (lang.desk_may_not()) }
                dl { @for act in refused {
                    @if let Err(refusal) = &act.open {
                        dt { (lang.desk_act_word(act.kind))
                            @if let Some(step) = &act.step { " · " (step_name(lang, &open.content, step)) }
                        }
                        dd { (why_not(lang, open, refusal)) }
                    }
                } }
            }
        }
    }
}

/// A refusal in words, with its article.
pub(super) fn why_not(lang: Lang, open: &OpenCase, refusal: &case::Refusal) -> String {
    let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
    let saying = refusal_about(lang, &Refusal::Case(refusal.clone()), known);
    // The page that a wrong state points to is the one the reader is at.
    let helps = match refusal {
        case::Refusal::WrongState(_) => String::new(),
        _ => space(lang, &saying.helps),
    };
    lang.desk_why_not(&format!("{}{helps}", saying.why), law::grounds(lang, saying.article))
}

/// English puts a blank between sentences.
fn space(lang: Lang, sentence: &str) -> String {
    match lang {
        Lang::En if !sentence.is_empty() => format!(" {sentence}"),
        _ => sentence.to_owned(),
    }
}
