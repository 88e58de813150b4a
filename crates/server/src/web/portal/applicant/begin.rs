//! `/apply/{code}`: the door of an application. Leads straight to the first step, unless drafts of this item are
//! lying there: then it asks whether to go on with one. Also keeps drafts by themselves and throws them away.
//!
//! Nothing is written by looking: a draft exists from the first thing that is saved.

use super::{
    check,
    draft::{self, Application, Work},
    licence::{self, LICENCE},
    offer::Offer,
    particulars, question,
    steps::{Step, is_of_this_session},
    who,
};
use crate::{
    form::Form,
    visitor::{Citizen, Visit},
    web::{
        frame::Room,
        pieces::{self, Confirmation, Fact, Link},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::time::Instant;
use store::drafts;

/// `GET /apply/{code}`
pub(super) async fn show(
    citizen: Citizen,
    Path(code): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let offer = Offer::find(&citizen, &code).await?;
    let kept = drafts::list(citizen.front.store.db(), citizen.me.person.as_str()).await;
    let kept = kept.map_err(|error| citizen.fail(&error.into()))?;
    let fresh = Application { citizen, offer, id: draft::new_name(), work: Work::default() };
    let citizen = &fresh.citizen;
    let told = question::answers_in(&fresh.offer.content, &asked);
    let mut told: Vec<(&str, &str)> = told.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
    told.push((LICENCE, asked.text(LICENCE)));
    let start = crate::form::address(&fresh.address(&fresh.first().path()), &told);
    let lang = citizen.lang();
    let links: Vec<(String, String)> = kept
        .iter()
        .filter(|draft| draft.item == code)
        .map(|draft| {
            let moment = pieces::moment_text(lang, Instant(draft.updated_at));
            (format!("/apply/{code}/{}", draft.id), lang.apply_saved_at(&moment))
        })
        .collect();
    if links.is_empty() {
        return Ok(Redirect::to(&start).into_response());
    }
    let title = lang.apply_title(fresh.offer.name(citizen));
    let body = html! {
        (pieces::heading(&title, Some(lang.apply_lead()), html! {}))
        (pieces::panel("begun", &lang.apply_begun(links.len()), html! {
            p { (lang.apply_begun_more()) }
            ul { @for (href, saved) in &links {
                li { a href=(href) { (lang.apply_continue()) } " " span class="quiet" { (saved) } }
            } }
        }))
        (pieces::buttons(&[pieces::main_link(&start, lang.apply_new())]))
    };
    let guide = format!("/items/{code}");
    let trail = [Link::new("/", lang.frame_home()), Link::new(&guide, fresh.offer.name(citizen))];
    Ok(citizen.page(Room::Portal, &title, &trail, body))
}

/// `GET /apply/{code}/{draft}`: back to where one stopped, which is the first step that is not in order.
pub(super) async fn resume(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let stopped = check::gaps(&application).await?.into_iter().next().map_or(Step::Check, |gap| gap.step);
    Ok(Redirect::to(&application.address(&stopped.path())).into_response())
}

/// `POST /apply/{code}/{draft}/autosave`: keeps what is being typed, unjudged. Answers with a status alone; a session
/// that has run out is a failure here, so that the page does not claim to have saved.
pub(super) async fn autosave(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id)): Path<(String, String)>,
    form: Form,
) -> Result<StatusCode, Response> {
    let Ok(citizen) = citizen else { return Ok(StatusCode::UNAUTHORIZED) };
    if !is_of_this_session(&visit, &form) {
        return Ok(StatusCode::CONFLICT);
    }
    let mut application = Application::open(citizen, &code, &id).await?;
    question::take(&mut application, &form);
    who::take(&mut application, &form);
    licence::take(&mut application, &form);
    particulars::take(&mut application, &form);
    application.save().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// `GET /apply/{code}/{draft}/drop`
pub(super) async fn ask_to_drop(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let citizen = &application.citizen;
    let lang = citizen.lang();
    let act = citizen.act();
    let body = Confirmation {
        question: lang.apply_drop_question(),
        then: &[lang.apply_drop_then()],
        about: &[Fact::new(lang.apply_done_item(), application.offer.name(citizen))],
        action: &application.address("drop"),
        carried: &[],
        fields: html! {},
        yes: lang.apply_drop(),
        back: "/my",
        final_act: true,
    }
    .show(lang, citizen.tokens(&act));
    Ok(citizen.page(Room::Portal, lang.apply_drop(), &[Link::new("/my", lang.my_title())], body))
}

/// `POST /apply/{code}/{draft}/drop`: throws the draft and its uploads away.
pub(super) async fn drop(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let application = Application::open(citizen, &code, &id).await?;
    let citizen = &application.citizen;
    let (db, me) = (citizen.front.store.db(), citizen.me.person.as_str());
    let gone = drafts::discard(db, me, &id, &application.work.uploads()).await;
    gone.map_err(|error| citizen.fail(&error.into()))?;
    Ok(Redirect::to("/my").into_response())
}
