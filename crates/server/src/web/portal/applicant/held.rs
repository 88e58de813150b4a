//! `/my/licences/{licence}`: one licence I hold: the certificate, its papers, what has happened, and, when something is meant to
//! be done to it, how far I have been heard and the form in which I state my view or waive it (L-38, L-39).

use super::refused;
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::{Form, segment},
    office::{Answer, Order, Request},
    open_text,
    papers::check_address,
    text::{Lang, Message, law, licence as words},
    visitor::Citizen,
    web::{
        frame::Room,
        licences,
        papers::address_of,
        pieces::{self, Choice, Entry, Fact, Field, Link, Stage, Tone, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::licence::{Command, Event, Heard, Licence};
use store::History;

/// The address of the page.
pub(super) fn held_address(number: &str) -> String {
    format!("/my/licences/{}", segment(number))
}

async fn open(citizen: &Citizen, number: &str) -> Result<History<Licence>, Response> {
    let history = citizen.front.store.history::<Licence>(number).await;
    let history = history.map_err(|error| citizen.fail(&error.into()))?;
    let mine = history.filter(|history| history.known.state.holder == citizen.me.person);
    mine.ok_or_else(|| citizen.fail(&Failure::NotFound))
}

/// `GET /my/licences/{licence}`
pub(super) async fn show(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let history = open(&citizen, &number).await?;
    Ok(page(&citizen, StatusCode::OK, &number, &history, &Form::empty()))
}

/// `POST /my/licences/{licence}`: the holder states their view, or waives it.
pub(super) async fn state(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let history = open(&citizen, &number).await?;
    open_text::keep(&mut form, "statement", TEXT_MAX);
    let heard = match form.text("heard") {
        "waived" => Heard::Waived,
        "stated" => {
            form.require("statement", Message::both(|lang| lang.form_required(lang.my_licence_statement())));
            Heard::Stated(form.text("statement").to_owned())
        }
        _ => {
            form.refuse("heard", Message::both(|lang| lang.form_choose_one(lang.my_licence_heard())));
            Heard::Waived
        }
    };
    if !form.is_sound() {
        return Ok(page(&citizen, StatusCode::UNPROCESSABLE_ENTITY, &number, &history, &form));
    }
    let order = Order::Licence(number.clone(), Command::Hear { heard });
    let mut request = Request::new(citizen.who(), order);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    match citizen.front.office.ask(request).await.map_err(|error| citizen.fail(&error.into()))? {
        Answer::Done { .. } => Ok(Redirect::to(&held_address(&number)).into_response()),
        Answer::Refused(refusal) => Ok(refused(&citizen, &refusal, None, &held_address(&number))),
    }
}

fn page(
    citizen: &Citizen,
    status: StatusCode,
    number: &str,
    history: &History<Licence>,
    form: &Form,
) -> Response {
    let lang = citizen.lang();
    let licence = &history.known.state;
    let mut facts = vec![Fact::new(lang.licence_number(), number)];
    if let Some(now) = licence.current() {
        facts.push(Fact::new(lang.licence_valid(), &licences::term(lang, now.valid_from, now.valid_until)));
        facts.push(Fact::new(lang.licence_content(), &now.content));
    }
    if let Some(identifier) = licence.identifier() {
        facts.push(Fact::new(lang.licence_identifier(), identifier.as_str()));
    }
    let body = html! {
        (pieces::heading(&licence.name, Some(number), licences::tag(lang, licence.state)))
        (pieces::error_summary(lang, form))
        @if let Some(intention) = &licence.intention {
            (licences::intended(lang, intention, &citizen.hall))
            @if !matches!(intention.heard, Some(Heard::Stated(_))) { (statement(citizen, number, form)) }
        }
        (pieces::panel("says", lang.licence_content(), html! {
            (pieces::summary(lang, &facts))
            (pieces::buttons(&[
                pieces::main_link(&licences::certificate_address(licence), lang.licence_certificate()),
                pieces::side_link(&check_address(number), lang.my_licence_public()),
            ]))
        }))
        @if !licence.documents.is_empty() {
            (pieces::panel("papers", lang.licence_papers(), html! {
                ul class="plain" { @for paper in licence.documents.iter().rev() { li {
                    a href=(address_of(paper.number.as_str())) { (law::document(lang, paper.kind, None)) " " (paper.number) }
                } } }
            }))
        }
        (pieces::panel("happened", lang.licence_happened(), happened(lang, history)))
    };
    let trail = [
        Link::new("/", lang.frame_home()),
        Link::new("/my", lang.my_title()),
        Link::new("/my/licences", lang.my_licences()),
    ];
    citizen.page_with(status, Room::Portal, number, &trail, body)
}

/// Where the holder speaks; what they write stands in the decision word for word.
fn statement(citizen: &Citizen, number: &str, form: &Form) -> Markup {
    let lang = citizen.lang();
    let heard =
        [Choice::new("stated", lang.my_licence_stated()), Choice::new("waived", lang.my_licence_waived())];
    pieces::panel(
        "statement",
        lang.my_licence_heard(),
        html! {
            p { (lang.my_licence_heard_lead()) }
            (pieces::post(&held_address(number), citizen.tokens(&citizen.act()), None, html! {
                (Field::radios("heard", lang.my_licence_heard(), &heard).required().show(lang, form))
                (Field::lines("statement", lang.my_licence_statement(), 6).hint(lang.my_licence_statement_hint()).show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, lang.my_licence_state())]))
            }))
        },
    )
}

fn happened(lang: Lang, history: &History<Licence>) -> Markup {
    let told = history.events.iter().rev();
    let told = told.filter(|recorded| !matches!(recorded.event, Event::DocumentFiled { .. }));
    let entries: Vec<Entry<'_>> = told
        .map(|recorded| Entry {
            at: Some(recorded.stamp.happened_at),
            what: words::happened(lang, &recorded.event),
            who: "",
            detail: html! {},
            stage: Stage::Past,
        })
        .collect();
    // Only as long as nothing has happened since: a later act says something else.
    let last = history.events.iter().rev().find(|it| !matches!(it.event, Event::DocumentFiled { .. }));
    let was_dropped = last.is_some_and(|it| matches!(it.event, Event::IntentionDropped { .. }));
    html! {
        (pieces::timeline(lang, &entries))
        @if was_dropped {
            (pieces::notice(Tone::Quiet, lang.my_licence_dropped(), html! {}))
        }
    }
}
