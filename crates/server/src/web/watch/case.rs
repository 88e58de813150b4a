//! `/watch/cases/{number}`: a case to look at: particulars, clocks, everything that happened to the second with its
//! place in the log, and its cards. There is nothing to act on here but raising a card (SU7).

use super::{
    cards::{self, case_address},
    department, home,
};
use crate::{
    failure::Failure,
    people::Names,
    text::law,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table},
        reform,
        slips::Account,
        story::Reader,
        why,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    case::{Case, Event},
    dossier::{Recorded, SYSTEM, Stamp},
    hall::Role,
    item::Content,
    time::Instant,
};
use store::{
    History,
    views::{cards as card_views, items},
};

/// More cards than one case ever gets.
const CARDS_MAX: u32 = 100;

/// A case with its history and the version of the item it keeps (I-05).
pub(super) struct Seen {
    pub(super) history: History<Case>,
    pub(super) content: Option<Content>,
    pub(super) names: Names,
}

/// Reads the case of this number; not found when there is none.
pub(super) async fn see(visit: &Visit, number: &str) -> Result<Seen, Failure> {
    let store = &visit.front.store;
    let history = store.history::<Case>(number).await?.ok_or(Failure::NoCase)?;
    let case = &history.known.state;
    let content = items::content(store.db(), case.item.as_str(), case.item_version).await?;
    let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
    let names = Names::of(store, actors.chain([case.applicant.as_str()])).await?;
    Ok(Seen { history, content, names })
}

/// `GET /watch/cases/{number}`
pub(super) async fn show(watcher: Watcher, Path(number): Path<String>) -> Result<Response, Response> {
    let lang = watcher.lang();
    let seen = see(&watcher, &number).await.map_err(|failure| watcher.fail(&failure))?;
    let filter = card_views::Filter { case: Some(number.clone()), ..card_views::Filter::default() };
    let cards = card_views::page(watcher.front.store.db(), &filter, CARDS_MAX)
        .await
        .map_err(|error| watcher.fail(&error.into()))?;
    let handed = reform::handed_over(&watcher, &number).await.map_err(|error| watcher.fail(&error.into()))?;
    let fees = seen.content.as_ref().map(|content| {
        let case = &seen.history.known.state;
        Account { lang, case, content, hall: &watcher.hall, reasons: None, reader: Reader::Staff }.show()
    });
    let raise = format!("{}/raise", case_address(&number));
    let acts = html! {
        @if watcher.has(Role::Supervisor) { (pieces::main_link(&raise, lang.watch_raise())) }
    };
    let body = html! {
        (pieces::heading(&number, Some(lang.watch_cases_lead()), acts))
        (handed)
        (pieces::panel("particulars", lang.watch_particulars(), particulars(&watcher, &seen)))
        (pieces::panel("clocks", lang.watch_clocks(), clocks(&watcher, &seen)))
        (pieces::panel("card-list", lang.watch_cards_here(), html! {
            @if cards.is_empty() { p { (lang.watch_no_cards_here()) } }
            @else { (cards::table(&watcher, &cards, None, None)) }
        }))
        @if let Some(fees) = fees { (fees) }
        (pieces::panel("papers", lang.watch_papers(), super::file::papers(&watcher, &seen)))
        (pieces::panel("materials", lang.desk_materials(), super::file::materials(&watcher, &seen)))
        (pieces::panel("history", lang.watch_history(), html! {
            p class="quiet" { (lang.watch_history_means()) }
            (history(&watcher, &seen, |_| true))
        }))
    };
    let trail = [home(lang), Link::new("/watch/cases", lang.watch_cases_title())];
    Ok(watcher.page(Room::Watch, &number, &trail, body))
}

fn particulars(visit: &Visit, seen: &Seen) -> Markup {
    let lang = visit.lang();
    let case = &seen.history.known.state;
    let item = seen
        .content
        .as_ref()
        .map_or(case.item.as_str(), |content| lang.pick(&content.identity.name, &content.identity.name_en));
    let version = lang.watch_item_version(case.item_version);
    let outcome = case.outcome.map_or("", |outcome| law::outcome(lang, outcome));
    pieces::summary(
        lang,
        &[
            Fact::marked(lang.watch_item(), html! { (item) " " span class="quiet" { (version) } }),
            Fact::new(lang.watch_department(), department(lang, &visit.hall, case.department.as_str())),
            // Supervision looks at acts, not at citizens: the name is masked.
            Fact::new(lang.watch_applicant(), &seen.names.masked(case.applicant.as_str())),
            Fact::new(lang.watch_state(), law::status(lang, case.status)),
            Fact::new(lang.watch_outcome(), outcome),
        ],
    )
}

fn clocks(visit: &Visit, seen: &Seen) -> Markup {
    let lang = visit.lang();
    let (hall, now) = (&visit.hall, visit.front.office.now());
    let case = &seen.history.known.state;
    html! {
        @if case.clocks.is_empty() { p { (lang.watch_no_clock()) } }
        @for (name, clock) in &case.clocks {
            @let label = why::clock_label(lang, name, seen.content.as_ref());
            @let own = seen.content.as_ref().and_then(|content| content.limits.remind_before);
            (why::bar(lang, &label, clock, hall, own, now, None))
            details { summary { (lang.clock_why()) } (why::account(lang, clock, hall)) }
        }
    }
}

/// The events of the case that are wanted, to the second, each with its place in the log and its receipt.
pub(super) fn history(visit: &Visit, seen: &Seen, wanted: impl Fn(&Recorded<Event>) -> bool) -> Markup {
    let lang = visit.lang();
    let process = seen.content.as_ref().map(|content| &content.process);
    let columns = [
        Column::new(lang.watch_number()),
        Column::new(lang.watch_at()),
        Column::new(lang.watch_event()),
        Column::new(lang.watch_who()),
        Column::new(lang.watch_position()),
        Column::new(lang.watch_receipt()),
    ];
    let placed = seen.history.events.iter().zip(&seen.history.positions);
    let rows = placed
        .filter(|(event, _)| wanted(event))
        .map(|(event, position)| {
            vec![
                html! { span id={ "event-" (event.version) } { (event.version) } },
                when(visit, &event.stamp),
                html! { (crate::text::happened(lang, &event.event, process)) },
                html! { (who(visit, &seen.names, &event.stamp)) },
                html! { (position) },
                html! { a href={ "/watch/receipts/" (position) } { (lang.watch_receipt()) } },
            ]
        })
        .collect();
    Table {
        caption: lang.watch_history(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// When it happened to the second, and when it was recorded if that was later (S-18: late entry shows).
fn when(visit: &Visit, stamp: &Stamp) -> Markup {
    let late = stamp.recorded_at.since(stamp.happened_at) >= 1_000;
    html! {
        time datetime=(stamp.happened_at.rfc3339()) { (second(stamp.happened_at)) }
        @if late { " " span class="quiet" { (visit.lang().watch_recorded(&second(stamp.recorded_at))) } }
    }
}

/// "2026-03-02 09:05:41".
pub(super) fn second(at: Instant) -> String {
    format!("{} {}:{:02}", at.day(), pieces::clock_text(at), at.ms_of_day() % 60_000 / 1000)
}

/// Staff by name, the applicant masked, the rules as such.
pub(super) fn who(visit: &Visit, names: &Names, stamp: &Stamp) -> String {
    let lang = visit.lang();
    let actor = &stamp.actor;
    if actor.as_str() == SYSTEM {
        lang.watch_by_system().to_owned()
    } else if visit.hall.roles_of(actor).is_empty() {
        names.masked(actor.as_str())
    } else {
        names.name(actor).to_owned()
    }
}
