//! `/watch/cards/{card}`: the dossier of one card: what the rule found, who answers for it, the events that prove
//! it, and what the department says and until when (S-07 … S-12). What a supervisor does with it stands in `conclude`, `order` and
//! `appeal`. Cards are never deleted.

use super::{
    cards::{card_address, case_address},
    case::{Seen, second, see, who},
    department, evidence, home, post,
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    people::Names,
    text::{Lang, law, supervision},
    visitor::{Visit, Watcher},
    web::{
        card_words,
        frame::Room,
        level,
        pieces::{self, Column, Fact, Field, Link, Table, Weight},
        ratings, story,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    actor::Actor,
    card::{self, Card, CardState, Command, Event},
    dossier::Dossier as _,
    hall::Role,
    supervision::Finding,
};
use store::History;

/// A card with everything its page shows.
pub(super) struct Dossier {
    pub(super) history: History<Card>,
    pub(super) finding: Finding,
    pub(super) seen: Seen,
    /// The events of the rating that prove it, where it is about one (SR-E2).
    pub(super) of_rating: Option<Markup>,
    pub(super) names: Names,
}

pub(super) async fn read(visit: &Visit, id: &str) -> Result<Dossier, Failure> {
    let store = &visit.front.store;
    let history = store.history::<Card>(id).await?.ok_or(Failure::NotFound)?;
    let finding = history.known.state.finding.clone().ok_or(Failure::NotFound)?;
    let seen = see(visit, finding.case.as_str()).await?;
    let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
    let people = actors.chain(finding.person.iter().map(|person| person.as_str()));
    let names = Names::of(store, people).await?;
    let of_rating = match finding.limit {
        Some(_) => Some(ratings::proof(visit, &finding, "/watch/ratings").await?),
        None => None,
    };
    Ok(Dossier { history, finding, seen, of_rating, names })
}

/// `GET /watch/cards/{card}`
pub(super) async fn show(watcher: Watcher, Path(id): Path<String>, form: Form) -> Result<Response, Response> {
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    let told = Form::empty().with("done", form.text("done"));
    Ok(page(&watcher, StatusCode::OK, &id, &dossier, &told))
}

/// What has just been done to it.
fn done(lang: Lang, word: &str) -> Markup {
    let words = match word {
        "raised" => lang.watch_done_raised(),
        "closed" => lang.watch_done_closed(),
        "cancelled" => lang.watch_done_cancelled(),
        "ordered" => lang.watch_done_ordered(),
        "decided" => lang.watch_done_decided(),
        _ => return html! {},
    };
    pieces::notice(pieces::Tone::Good, words, html! {})
}

/// Which card it is, for the pages that ask once more.
pub(super) fn about_card<'a>(visit: &Watcher, dossier: &'a Dossier) -> [Fact<'a>; 3] {
    let lang = visit.lang();
    let finding = &dossier.finding;
    let title = lang
        .watch_card_of(level::name(lang, &visit.hall, finding.level), supervision::rule(lang, finding.rule));
    [
        Fact::new(lang.watch_rule(), &title),
        Fact::new(lang.watch_case(), finding.case.as_str()),
        Fact::new(lang.watch_department(), department(lang, &visit.hall, finding.department.as_str())),
    ]
}

/// Hands an act in; answers the refusal, if there was one.
pub(super) async fn ask(
    watcher: &Watcher,
    id: &str,
    command: Command,
    form: &Form,
) -> Result<Option<Refusal>, Response> {
    let seen = form.text("seen").parse().ok();
    let mut request = Request::new(watcher.who(), Order::Card(id.to_owned(), command)).seen(seen);
    request.key = form.act().map(str::to_owned);
    match watcher.front.office.ask(request).await.map_err(|error| watcher.fail(&error.into()))? {
        Answer::Done { .. } => Ok(None),
        Answer::Refused(refusal) => Ok(Some(refusal)),
    }
}

/// What the rules would say to an act now: what would be refused is refused before anybody is asked whether they are sure.
pub(super) fn would(
    watcher: &Watcher,
    card: &Card,
    command: Command,
    case_is_over: bool,
) -> Result<(), card::Refusal> {
    let actor = Actor::staff(watcher.me.person.clone(), &watcher.hall);
    let now = watcher.front.office.now();
    let hall = &watcher.hall;
    let context = card::Context { now, actor: &actor, hall, case_is_over, document_serial: 0 };
    card.decide(command, &context).map(drop)
}

pub(super) fn stale(watcher: &Watcher, id: &str, form: &Form) -> Response {
    let lang = watcher.lang();
    let body = html! { (pieces::stale(lang, "", &card_address(id))) (pieces::kept(lang, form)) };
    watcher.page_with(StatusCode::CONFLICT, Room::Watch, lang.answer_stale(), &trail(watcher), body)
}

pub(super) fn trail(visit: &Visit) -> [Link<'static>; 2] {
    let lang = visit.lang();
    [home(lang), Link::new("/watch/cards", lang.watch_cards_title())]
}

pub(super) fn page(
    visit: &Watcher,
    status: StatusCode,
    id: &str,
    dossier: &Dossier,
    form: &Form,
) -> Response {
    let lang = visit.lang();
    let card = &dossier.history.known.state;
    let finding = &dossier.finding;
    let title = lang
        .watch_card_of(level::name(lang, &visit.hall, finding.level), supervision::rule(lang, finding.rule));
    let body = html! {
        (done(lang, form.text("done")))
        (pieces::heading(&title, Some(finding.rule.code()), level::tag(lang, &visit.hall, finding.level)))
        (pieces::error_summary(lang, form))
        (pieces::panel("particulars", lang.watch_particulars(), particulars(visit, id, dossier)))
        (pieces::panel("proof", lang.watch_proof(), evidence::proof(visit, dossier)))
        (pieces::panel("explanation", lang.watch_explanation(), evidence::explanation(visit, dossier)))
        (pieces::panel("orders", lang.order_title(), super::order::panel(visit, id, dossier, form)))
        (super::appeal::panel(visit, id, dossier, form))
        @if card.state == CardState::UnderAppeal {
            (pieces::panel("acts", lang.watch_acts(), html! { p class="quiet" { (lang.appeal_waits()) } }))
        } @else if card.state.is_final() {
            (pieces::panel("conclusion", lang.watch_conclusion(), html! {
                p { (card.conclusion) }
                p class="quiet" { (lang.watch_card_over()) }
            }))
        } @else {
            (pieces::panel("acts", lang.watch_acts(), acts(visit, id, dossier, form)))
        }
        @if visit.has(Role::Supervisor) {
            @let clue = crate::form::address("/watch/accountability/new", &[("card", id)]);
            p { (pieces::side_link(&clue, lang.pursuit_from_card())) }
        }
        (pieces::panel("card-history", lang.watch_card_history(), passage(visit, dossier)))
    };
    visit.page_with(status, Room::Watch, &title, &trail(visit), body)
}

fn particulars(visit: &Visit, id: &str, dossier: &Dossier) -> Markup {
    let lang = visit.lang();
    let item = dossier.seen.content.as_ref().map(|content| &content.identity);
    let item = item.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let (card, finding) = (&dossier.history.known.state, &dossier.finding);
    let hall = &visit.hall;
    let raised_by = match &card.raised_by {
        None => lang.watch_raised_by_rule().to_owned(),
        Some(person) => lang.watch_raised_by(dossier.names.name(person)),
    };
    let answers = format!(
        "{} · {}",
        department(lang, hall, finding.department.as_str()),
        post(lang, hall, finding.post.as_str())
    );
    let person = finding.person.as_ref();
    let person = person.map_or(lang.watch_no_person(), |person| dossier.names.name(person));
    let case = finding.case.as_str();
    let step = finding.step.as_ref().map(|step| match &dossier.seen.content {
        Some(content) => story::step_name(lang, content, step),
        None => step.as_str(),
    });
    let remark = dossier.history.events.iter().rev().find_map(|event| match &event.event {
        Event::CardRaised { remark, .. } => Some(remark.as_str()),
        _ => None,
    });
    pieces::summary(
        lang,
        &[
            Fact::marked(
                lang.watch_state(),
                html! {
                    (supervision::card_state(lang, card.state))
                    @if card.unanswered.since.is_some() { " " (pieces::tag(pieces::Tone::Bad, lang.watch_unanswered())) }
                },
            ),
            Fact::new(lang.watch_card_number(), id),
            Fact::new(lang.watch_item(), item),
            Fact::marked(lang.watch_case(), html! { a href=(case_address(case)) { (case) } }),
            Fact::new(lang.watch_step(), step.unwrap_or_default()),
            Fact::new(lang.watch_responsible(), &answers),
            Fact::new(lang.watch_person(), person),
            Fact::marked(
                lang.watch_raised(),
                html! {
                    @if let Some(at) = card.raised { (second(at)) " " }
                    span class="quiet" { (raised_by) }
                    @if card.raisings.len() > 1 { br; (lang.watch_raised_again(card.raisings.len())) }
                },
            ),
            Fact::new(lang.watch_remark(), remark.unwrap_or_default()),
        ],
    )
}

fn acts(visit: &Visit, id: &str, dossier: &Dossier, form: &Form) -> Markup {
    let lang = visit.lang();
    if !visit.has(Role::Supervisor) {
        return html! { p { (lang.watch_only_supervisors()) } };
    }
    let address = card_address(id);
    let version = dossier.history.known.version.to_string();
    pieces::post(
        &address,
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::guard(form.given("conclusion").is_some()))
            (pieces::hidden("seen", &version))
            (Field::lines("conclusion", lang.watch_conclusion(), 4).required().hint(lang.watch_close_hint()).show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.watch_close()),
                pieces::side_link(&format!("{address}/cancel"), lang.watch_cancel()),
            ]))
        },
    )
}

/// What happened to the card itself.
fn passage(visit: &Visit, dossier: &Dossier) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.watch_at()),
        Column::new(lang.watch_event()),
        Column::new(lang.watch_who()),
        Column::new(lang.watch_position()),
        Column::new(lang.watch_receipt()),
    ];
    let rows = dossier
        .history
        .events
        .iter()
        .zip(&dossier.history.positions)
        .map(|(event, position)| {
            vec![
                html! { (second(event.stamp.happened_at)) },
                html! {
                    (law::card_event(lang, &event.event))
                    @if let Some((label, words)) = card_words::said(lang, &event.event) {
                        br; span class="quiet" { (label) "：" (words) }
                    }
                },
                html! { (who(visit, &dossier.names, &event.stamp)) },
                html! { (position) },
                html! { a href={ "/watch/receipts/" (position) } { (lang.watch_receipt()) } },
            ]
        })
        .collect();
    Table {
        caption: lang.watch_card_history(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}
