//! `/watch/cards/{card}`: the dossier of one card: what the rule found, who answers for it, the events that prove
//! it, what the department says and until when, and the two acts of a supervisor: close, or cancel with a reason
//! (S-07 … S-12). Cards are never deleted.

use super::{
    cards::{card_address, case_address},
    case::{Seen, second, see, who},
    department, evidence, home, post, refusal,
};
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    people::Names,
    text::{Lang, Message, codes, law, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Choice, Column, Confirmation, Fact, Field, Link, Table, Weight},
        ratings, story,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    card::{Card, CardState, Command, Event, Exemption},
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
pub(super) async fn show(watcher: Watcher, Path(id): Path<String>) -> Result<Response, Response> {
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    Ok(page(&watcher, StatusCode::OK, &id, &dossier, &Form::empty()))
}

/// `POST /watch/cards/{card}`: close with a conclusion.
pub(super) async fn close(
    watcher: Watcher,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    if form.given("again").is_some() || is_first_look(&form) {
        watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
        let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
        let version = dossier.history.known.version;
        let known = dossier.history.known.state.acted..=version;
        let is_known = |seen: i64| u64::try_from(seen).is_ok_and(|seen| known.contains(&seen));
        if form.number("seen").is_some_and(|seen| !is_known(seen)) {
            return Ok(stale(&watcher, &id, &form));
        }
        return Ok(match form.given("again") {
            Some(_) => page(&watcher, StatusCode::OK, &id, &dossier, &form),
            None => closing(&watcher, &id, &dossier, &form),
        });
    }
    let close = |conclusion| Command::Close { conclusion };
    conclude(&watcher, &id, form, ("conclusion", Lang::watch_conclusion), close, page).await
}

/// Whether a sound conclusion has been typed but not yet been shown and confirmed: a closed card stays closed.
fn is_first_look(form: &Form) -> bool {
    let typed = form.text("conclusion");
    form.given("sure").is_none() && !typed.is_empty() && typed.chars().count() <= TEXT_MAX
}

/// The conclusion as it would stand, to be confirmed.
fn closing(visit: &Watcher, id: &str, dossier: &Dossier, form: &Form) -> Response {
    let lang = visit.lang();
    let mut about = about_card(visit, dossier).to_vec();
    about.push(Fact::new(lang.watch_conclusion(), form.text("conclusion")));
    let confirm = Confirmation {
        question: lang.watch_close_ask(),
        then: &[lang.watch_close_then()],
        about: &about,
        action: &card_address(id),
        carried: &[("seen", form.text("seen")), ("conclusion", form.text("conclusion")), ("sure", "yes")],
        fields: html! {},
        yes: lang.watch_close(),
        back: "",
        final_act: true,
    };
    let act = visit.act();
    let body = confirm.show(lang, visit.tokens(form.act().unwrap_or(&act)));
    visit.page_with(StatusCode::OK, Room::Watch, lang.watch_close_ask(), &trail(visit), body)
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

/// `GET /watch/cards/{card}/cancel`: what cancelling means, and why it is done.
pub(super) async fn ask_cancel(watcher: Watcher, Path(id): Path<String>) -> Result<Response, Response> {
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    // The card's own page says that it is over.
    if dossier.history.known.state.state.is_final() {
        return Ok(Redirect::to(&card_address(&id)).into_response());
    }
    Ok(confirmation(&watcher, StatusCode::OK, &id, &dossier, &Form::empty()))
}

/// `POST /watch/cards/{card}/cancel`
pub(super) async fn cancel(
    watcher: Watcher,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let exemption = Exemption::ALL.iter().find(|it| codes::word(*it) == form.text("exemption")).copied();
    let cancel = |reason| Command::Cancel { reason, exemption };
    conclude(&watcher, &id, form, ("reason", Lang::watch_cancel_reason), cancel, confirmation).await
}

/// Ends a card with a text that is mandatory; what is wrong is told on the page the form stood on.
async fn conclude(
    watcher: &Watcher,
    id: &str,
    mut form: Form,
    (field, label): (&'static str, fn(Lang) -> &'static str),
    command: impl FnOnce(String) -> Command,
    again: impl FnOnce(&Watcher, StatusCode, &str, &Dossier, &Form) -> Response,
) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let dossier = read(watcher, id).await.map_err(|failure| watcher.fail(&failure))?;
    form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    open_text::keep(&mut form, field, TEXT_MAX);
    if form.is_sound() {
        match ask(watcher, id, command(form.text(field).to_owned()), &form).await? {
            None => return Ok(Redirect::to(&card_address(id)).into_response()),
            Some(Refusal::Stale) => return Ok(stale(watcher, id, &form)),
            Some(why) => {
                let (field, message) = refusal(&why, field);
                form.refuse(field, message);
            }
        }
    }
    Ok(again(watcher, StatusCode::UNPROCESSABLE_ENTITY, id, &dossier, &form))
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
            (pieces::hidden("seen", &version))
            (Field::lines("conclusion", lang.watch_conclusion(), 4).required().hint(lang.watch_close_hint()).show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.watch_close()),
                pieces::side_link(&format!("{address}/cancel"), lang.watch_cancel()),
            ]))
        },
    )
}

fn confirmation(visit: &Watcher, status: StatusCode, id: &str, dossier: &Dossier, form: &Form) -> Response {
    let lang = visit.lang();
    let version = dossier.history.known.version.to_string();
    let about = about_card(visit, dossier);
    let address = card_address(id);
    let confirm = Confirmation {
        question: lang.watch_cancel_ask(),
        then: &[lang.watch_cancel_then(), lang.watch_cancel_then_two()],
        about: &about,
        action: &format!("{address}/cancel"),
        carried: &[("seen", &version)],
        fields: html! {
            (exemptions(lang, form))
            (Field::lines("reason", lang.watch_cancel_reason(), 4).required().hint(lang.watch_cancel_hint()).show(lang, form))
        },
        yes: lang.watch_cancel(),
        back: &address,
        final_act: true,
    };
    let act = visit.act();
    let body = html! { (pieces::error_summary(lang, form)) (confirm.show(lang, visit.tokens(&act))) };
    visit.page_with(status, Room::Watch, lang.watch_cancel_ask(), &trail(visit), body)
}

/// For which of the reasons of S-12 it is cancelled, if for one.
fn exemptions(lang: Lang, form: &Form) -> Markup {
    let words: Vec<String> = Exemption::ALL.iter().map(codes::word).collect();
    let named = Exemption::ALL.iter().zip(&words);
    let choices: Vec<Choice<'_>> =
        named.map(|(it, word)| Choice::new(word, supervision::exemption(lang, *it))).collect();
    Field::select("exemption", lang.appeal_claims(), &choices).show(lang, form)
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
                html! { (law::card_event(lang, &event.event)) },
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
