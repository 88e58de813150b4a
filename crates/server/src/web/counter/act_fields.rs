//! 办理栏: each open act as a form with its effect told before it is done: the paper, the day, the article.

use super::{
    acts::{self, Act},
    case::why_not,
    materials::{self, Parts},
    open::OpenCase,
};
use crate::{
    form::{ACT_FIELD, CSRF_FIELD, Form},
    text::{Lang, codes, law},
    visitor::Visit,
    web::{
        pieces::{self, Choice, Field, Weight},
        why::due_text,
    },
};
use maud::{Markup, html};
use rules::{
    case::{DeliveryMode, Event},
    clock::{Clock, ClockKind},
};

/// The acts that are open, the first of them unfolded, and those that are not, with the reason.
pub(super) fn show(clerk: &Visit, open: &OpenCase, form: &Form, at: Option<Act>) -> Markup {
    let lang = clerk.lang();
    let near: Vec<Act> = Act::ALL.into_iter().filter(|act| act.is_near(open.case().status)).collect();
    let (allowed, refused): (Vec<Act>, Vec<Act>) = near.into_iter().partition(|act| act.is_open(open));
    let first = at.or(allowed.first().copied());
    let none = Form::empty();
    // An act that has become impossible meanwhile has no form any more: what was typed for it is kept in sight.
    let homeless = at.is_some_and(|act| open.case().status.is_final() || !act.is_near(open.case().status));
    html! {
        @if homeless { (pieces::kept(lang, form)) }
        @if open.case().status.is_final() {
            (pieces::panel("acts", lang.counter_acts(), html! { p { (lang.counter_over()) } }))
        } @else {
            (pieces::panel("acts", lang.counter_acts(), html! {
                @if allowed.is_empty() { p { (lang.counter_nothing_now()) } }
                @for act in &allowed {
                    @let shown = if at == Some(*act) { form } else { &none };
                    details id=(act.word()) open[first == Some(*act)] {
                        summary { strong { (act.label(lang)) } " " small class="quiet" { (lang.answer_basis(law::grounds(lang, act.article()))) } }
                        (effect(lang, open, *act))
                        (one(clerk, open, *act, shown))
                    }
                }
            }))
            @let told = refused.iter().filter_map(|act| Some((*act, act.foreseen(open).err()?))).collect::<Vec<_>>();
            @if !told.is_empty() {
                (pieces::panel("not-now", lang.counter_not_now(), html! {
                    dl { @for (act, refusal) in &told {
                        dt { (act.label(lang)) }
                        dd {
                            (why_not(lang, open, refusal))
                            // What was typed for it stays in sight, to be used elsewhere.
                            @if at == Some(*act) { (pieces::kept(lang, form)) }
                        }
                    } }
                }))
            }
        }
    }
}

/// What the act brings about, asked of the rules: the papers it issues and the day that follows.
fn effect(lang: Lang, open: &OpenCase, act: Act) -> Markup {
    let events = act.foreseen(open).unwrap_or_default();
    let calendar = &open.hall.calendar;
    html! {
        @for event in &events {
            @for document in event.documents() {
                p class="hint" { (lang.counter_yields(law::document(lang, document.kind, open.content.identity.kind))) }
            }
            @match event {
                Event::CaseAccepted(acceptance) => {
                    p class="hint" {
                        @let clock = Clock::started(ClockKind::Promised, open.now, acceptance.accepted_on, acceptance.promised);
                        (lang.counter_promised_by(&due_text(lang, &clock, calendar)))
                    }
                }
                Event::CorrectionNoticeIssued { limit, .. } => {
                    @let clock = Clock::started(ClockKind::Correction, open.now, calendar.date_of(open.now), *limit);
                    p class="hint" { (lang.counter_correct_by(&due_text(lang, &clock, calendar))) }
                }
                Event::ResultProduced { result, .. } => p class="hint" { (lang.counter_result(result)) },
                _ => {},
            }
        }
    }
}

fn one(clerk: &Visit, open: &OpenCase, act: Act, form: &Form) -> Markup {
    let lang = clerk.lang();
    let once = clerk.act();
    let action = format!("{}/acts/{}", open.address(), act.word());
    let grave = matches!(act, Act::RefuseAcceptance | Act::TellNotRequired | Act::Withdraw);
    html! {
        form method="post" action=(action) enctype="multipart/form-data" novalidate {
            (pieces::hidden(CSRF_FIELD, clerk.csrf()))
            (pieces::hidden(ACT_FIELD, form.act().unwrap_or(&once)))
            (pieces::hidden("seen", &open.version().to_string()))
            (fields(lang, open, act, form))
            (pieces::buttons(&[pieces::submit(if grave { Weight::Grave } else { Weight::Main }, act.label(lang))]))
        }
    }
}

fn fields(lang: Lang, open: &OpenCase, act: Act, form: &Form) -> Markup {
    let reason = |label: &str| Field::lines("reason", label, 2).required().at_most(2_000).show(lang, form);
    match act {
        Act::Receive => html! {},
        Act::Accept => {
            let later: Vec<_> = open.case().missing(&open.content);
            let parts = Parts { later: true, ..Parts::default() };
            let some_later = later.iter().any(|material| materials::may_follow(material));
            let told =
                if some_later { lang.counter_missing_now() } else { lang.counter_missing_none_later() };
            html! { @if !later.is_empty() { p { (told) } (materials::rows(lang, form, &later, parts)) } }
        }
        Act::CorrectOnTheSpot | Act::SupplyCorrection | Act::SupplyDeferred => {
            let rows = if act == Act::SupplyDeferred {
                open.case().missing(&open.content)
            } else {
                acts::asked(open, open.case())
            };
            let parts = Parts { given: true, ..Parts::default() };
            html! {
                @if let (Some(items), Act::SupplyCorrection) = (&open.case().correction, act) {
                    ol { @for item in items { li { (item.what) } } }
                }
                (materials::rows(lang, form, &rows, parts))
            }
        }
        Act::RequestCorrection | Act::ReturnPreReview => {
            let rows = acts::asked(open, open.case());
            let parts = Parts { wrong: true, ..Parts::default() };
            html! {
                (materials::rows(lang, form, &rows, parts))
                (Field::lines("more", lang.counter_more(), 2).hint(lang.counter_more_hint()).at_most(2_000).show(lang, form))
            }
        }
        Act::RefuseAcceptance => html! {
            (reason(lang.counter_reason()))
            (Field::line("proper_body", lang.counter_proper_body()).hint(lang.counter_proper_body_hint()).at_most(200).show(lang, form))
        },
        Act::TellNotRequired => reason(lang.counter_reason()),
        Act::Withdraw => reason(lang.counter_withdraw_reason()),
        Act::Decide => decide(lang, open, form),
        Act::Deliver => deliver(lang, open, form),
    }
}

/// Decision on the spot: the checklist, what is decided, and the hand-over in one go.
fn decide(lang: Lang, open: &OpenCase, form: &Form) -> Markup {
    let step = acts::decision(open);
    let points: Vec<Choice<'_>> = step
        .map(|step| step.checklist.iter().map(|point| Choice::new(&point.id, &point.text)).collect())
        .unwrap_or_default();
    let result = open.content.results.first().map_or("", |result| result.name.as_str());
    let with = |form: &Form| {
        let mut form = form.clone();
        for (field, value) in [
            ("content", result),
            ("opinion", lang.counter_opinion_usual()),
            ("recipient", open.names.name(&open.case().applicant)),
        ] {
            if form.given(field).is_none() && form.act().is_none() {
                form.set(field, value);
            }
        }
        form
    };
    let shown = with(form);
    html! {
        @if !points.is_empty() {
            (Field::boxes("checked", lang.counter_checklist(), &points).hint(lang.counter_checklist_hint()).show(lang, &shown))
        }
        (Field::line("content", lang.counter_decided()).required().at_most(200).show(lang, &shown))
        (Field::line("opinion", lang.counter_opinion()).required().at_most(200).show(lang, &shown))
        (Field::line("recipient", lang.counter_recipient()).hint(lang.counter_recipient_hint()).at_most(100).show(lang, &shown))
    }
}

fn deliver(lang: Lang, open: &OpenCase, form: &Form) -> Markup {
    let words: Vec<(String, &str)> =
        DeliveryMode::ALL.iter().map(|mode| (codes::word(mode), codes::delivery(lang, *mode))).collect();
    let choices: Vec<Choice<'_>> = words.iter().map(|(value, label)| Choice::new(value, label)).collect();
    let mut shown = form.clone();
    if shown.act().is_none() {
        shown.set("mode", codes::word(&DeliveryMode::Direct));
        shown.set("recipient", open.names.name(&open.case().applicant));
    }
    html! {
        (Field::select("mode", lang.counter_mode(), &choices).required().show(lang, &shown))
        (Field::line("recipient", lang.counter_recipient()).required().hint(lang.counter_recipient_hint()).at_most(100).show(lang, &shown))
        (Field::line("tracking", lang.counter_tracking()).hint(lang.counter_tracking_hint()).at_most(100).show(lang, &shown))
        (Field::line("witness", lang.counter_witness()).hint(lang.counter_witness_hint()).at_most(100).show(lang, &shown))
        (Field::line("note", lang.counter_service_note()).hint(lang.counter_service_note_hint()).at_most(500).show(lang, &shown))
    }
}
