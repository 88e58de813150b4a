//! 办件页: one case in three parts — what is asked, what has happened, what I may do now — below its clocks.
//!
//! After an act one comes back here and reads what was done and what comes next.

use super::{
    asked::{self, Papers},
    may,
    open::{OpenCase, act_of},
    why::clock_address,
};
use crate::{
    failure::Failure,
    form::Form,
    text::{Lang, law, supervision},
    visitor::{CaseWorker, Visit},
    web::{
        frame::Room,
        level,
        pieces::{self, Columns, Tone},
        reform,
        story::{Reader, Telling},
        why,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    case::{Case, ClockName},
    hall::Role,
};
use store::views::cards::{self, CardRow};

/// Cards shown beside a case; a case rarely has more than two.
const CARDS_MAX: u32 = 20;

/// `GET /desk/cases/{number}`
pub(super) async fn show(
    worker: CaseWorker,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    let open =
        OpenCase::of(&worker, &worker.me.person, &number).await.map_err(Failure::of_case).map_err(fail)?;
    let papers = Papers::of(&worker.front, &open).await.map_err(fail)?;
    let posts = crate::sight::posts_of(&worker.hall, &worker.me.person);
    let (case, of_ratings_to) = (Some(number.clone()), Some(posts));
    let about = cards::Filter { case, of_ratings_to, ..cards::Filter::default() };
    let raised = cards::page(worker.front.store.db(), &about, CARDS_MAX).await;
    let raised = raised.map_err(|error| fail(error.into()))?;
    let lang = worker.lang();
    let telling =
        Telling { lang, reader: Reader::Staff, hall: &open.hall, content: &open.content, names: &open.names };
    let happened = html! {
        (pieces::panel("happened", lang.desk_happened(), telling.timeline(open.case(), &open.history.events)))
        @if !raised.is_empty() { (cards_of(&worker, &raised)) }
    };
    let handed = reform::handed_over(&worker, &number).await.map_err(|error| fail(error.into()))?;
    let body = html! {
        (head(lang, &open))
        (handed)
        @if let Some(kind) = act_of(form.text("done")) {
            (pieces::notice(Tone::Good, lang.desk_act_done(kind), html! {
                p { (lang.desk_next_is(&telling.standing(open.case()))) }
                @let back = super::way_back(&worker);
                p { a href=(back.href) { (back.label) } }
            }))
        }
        (bars(lang, &open))
        (pieces::columns(Columns::CasePage, &[
            html! { (super::slip::account(lang, &open)) (asked::show(lang, &open, &papers)) },
            happened,
            may::show(&worker, &open),
        ]))
    };
    let title = lang.desk_case(&number);
    Ok(worker.page(Room::Desk, &title, &[super::way_back(&worker)], body))
}

/// The item as heading, with light and state.
fn head(lang: Lang, open: &OpenCase) -> Markup {
    let (case, identity) = (open.case(), &open.content.identity);
    let lead = format!("{} · {}", open.number, open.names.name(&case.applicant));
    let light = case.marks(&open.hall, open.content.limits.remind_before).light(open.now);
    pieces::heading(
        lang.pick(&identity.name, &identity.name_en),
        Some(&lead),
        html! {
            (crate::web::why::case_light(lang, light, case.status))
            (pieces::tag(Tone::Action, law::status(lang, case.status)))
            a href="#may" { (lang.desk_may()) }
            @if let Some(kind) = case.kind { (pieces::tag(Tone::Quiet, law::case_kind(lang, kind))) }
        },
    )
}

/// 三个时钟: the law's, the promise, and the open steps; before acceptance and after decision whatever runs then.
fn bars(lang: Lang, open: &OpenCase) -> Markup {
    let case = open.case();
    html! {
        section class="columns thirds" aria-label=(lang.desk_clocks()) {
            @for name in shown(case) {
                @if let Some(clock) = case.clock(&name) {
                    @let label = law::clock(lang, &name, Some(&open.content.process));
                    @let address = clock_address(&open.number, &name);
                    @let own = open.content.limits.remind_before;
                    (why::bar(lang, &label, clock, &open.hall, own, open.now, Some(&address)))
                }
            }
        }
    }
}

/// The clocks worth a bar now: those that run; of a case that is over, the two it was measured by.
fn shown(case: &Case) -> Vec<ClockName> {
    let running = |name: &ClockName| case.clock(name).is_some_and(|clock| !clock.is_stopped());
    let fixed = [
        ClockName::Statutory,
        ClockName::Promised,
        ClockName::PreReview,
        ClockName::Acceptance,
        ClockName::Correction,
        ClockName::Issue,
        ClockName::Renewal,
    ];
    let steps = case.open_steps().map(|(step, _)| ClockName::Step(step.clone()));
    let live: Vec<ClockName> = fixed.into_iter().chain(steps).filter(running).collect();
    if live.is_empty() { vec![ClockName::Statutory, ClockName::Promised] } else { live }
}

/// Every card of the case; whoever answers for one, or supervises, is led to it.
fn cards_of(visit: &Visit, raised: &[CardRow]) -> Markup {
    let (lang, hall, me) = (visit.lang(), &visit.hall, visit.signed_in.as_ref().map(|me| &me.person));
    let reads = |card: &CardRow| {
        visit.has(Role::Supervisor)
            || visit.has(Role::Auditor)
            || me.is_some_and(|me| {
                card.person.as_deref() == Some(me.as_str())
                    || hall.holds(me, &card.post.as_str().into())
                    || hall.heads(me, &card.department.as_str().into())
            })
    };
    pieces::panel(
        "cards",
        lang.desk_cards_here(),
        html! { ul { @for card in raised { li {
            @let words = html! { (level::name(lang, hall, card.level)) " · " (supervision::rule(lang, card.rule)) };
            @if reads(card) { a href={ "/desk/cards/" (card.card) } { (words) } } @else { (words) }
            " " (pieces::moment(lang, card.raised_at)) " " (pieces::tag(Tone::Quiet, supervision::card_state(lang, card.state)))
        } } } },
    )
}
