//! `/counter/new/{code}` 收件受理: takes an application for a person at the window, in one form and one click on what
//! shall become of it.
//!
//! The application is handed in first, which yields the receipt; what the clerk chose follows as a second request. If
//! that is refused the case stands received, and the case page says what is missing. Posted twice, both act once.

use super::{
    acts::Act,
    case, done,
    intake_form::{Shown, draw},
    intake_read::{self, Choice},
    materials,
    open::{OpenCase, address},
    sent,
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    text::{Known, refusal_about},
    visitor::Clerk,
    web::pieces::Tone,
};
use axum::{
    extract::{Path, Request as HttpRequest},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::{
    case::Command,
    item::{Content, ItemState},
    name::ItemCode,
};
use store::views::items;

/// `GET /counter/new/{code}`
pub(super) async fn show(clerk: Clerk, Path(code): Path<String>) -> Result<Response, Response> {
    let content = content(&clerk, &code).await.map_err(|failure| clerk.fail(&failure))?;
    Ok(draw(&clerk, &content, StatusCode::OK, &Form::empty(), &Shown::default()))
}

/// The item's version in force. A closed item is told as such by the rules when the application is handed in.
async fn content(clerk: &Clerk, code: &str) -> Result<Content, Failure> {
    let db = clerk.front.store.db();
    let row = items::one(db, code).await?.ok_or(Failure::NotFound)?;
    let version = row.in_force.filter(|_| row.state != ItemState::Draft).ok_or(Failure::NotFound)?;
    items::content(db, code, version).await?.ok_or(Failure::NotFound)
}

/// `POST /counter/new/{code}`
pub(super) async fn take(
    clerk: Clerk,
    Path(code): Path<String>,
    request: HttpRequest,
) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let me = clerk.me.person.clone();
    let content = content(&clerk, &code).await.map_err(fail)?;
    let mut form = sent::read(&clerk, &me, request).await?;
    let choice = Choice::of(&form);
    if choice == Choice::Find {
        let known = intake_read::find(&clerk, &mut form).await.map_err(fail)?;
        let shown = Shown { person: Some(known), ..Shown::default() };
        return Ok(draw(&clerk, &content, StatusCode::OK, &form, &shown));
    }
    intake_read::check(&clerk, &content, &mut form, choice).await.map_err(fail)?;
    if choice == Choice::Preview && form.is_sound() {
        let shown = Shown { preview: true, ..Shown::default() };
        return Ok(draw(&clerk, &content, StatusCode::OK, &form, &shown));
    }
    if !form.is_sound() {
        return Ok(draw(&clerk, &content, StatusCode::UNPROCESSABLE_ENTITY, &form, &Shown::default()));
    }
    let number = match hand_in(&clerk, &code, &content, &form).await.map_err(fail)? {
        Ok(number) => number,
        Err(refusal) => {
            let known = Known { content: Some(&content), hall: Some(&clerk.hall) };
            let refused = refusal_about(clerk.lang(), &refusal, known);
            let shown = Shown { refused: Some(refused), ..Shown::default() };
            return Ok(draw(&clerk, &content, StatusCode::UNPROCESSABLE_ENTITY, &form, &shown));
        }
    };
    go_on(&clerk, &content, &form, choice, &number).await
}

/// Hands the application in; the answer is the number of the case.
async fn hand_in(
    clerk: &Clerk,
    code: &str,
    content: &Content,
    form: &Form,
) -> Result<Result<String, Refusal>, Failure> {
    let me = &clerk.me.person;
    let application = intake_read::application(clerk, me, content, form).await?;
    let order = Order::Apply(ItemCode::from(code), application.command);
    let request = Request::new(clerk.who(), order)
        .sealing(application.sealed)
        .and(sent::hand_over(me, &application.applicant, &application.uploads))
        .once(key(form, "apply"));
    Ok(clerk.front.office.ask(request).await?.done())
}

/// One page, two requests: each acts once however often the page is posted.
fn key(form: &Form, which: &str) -> String {
    match form.act() {
        Some(act) => format!("{act}/{which}"),
        None => format!("{:032x}/{which}", rand::random::<u128>()),
    }
}

/// What the clerk chose, as a second request; refused, the case stands received and its page says why.
async fn go_on(
    clerk: &Clerk,
    content: &Content,
    form: &Form,
    choice: Choice,
    number: &str,
) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let (act, command) = match choice {
        Choice::Receive | Choice::Find | Choice::Preview => {
            return Ok(Redirect::to(&done::address(number)).into_response());
        }
        Choice::Accept => (Act::Accept, Command::Accept { deferred: materials::deferred(form) }),
        Choice::Correct => {
            let items = intake_read::correction_items(content, form);
            (Act::RequestCorrection, Command::RequestCorrection { items })
        }
        Choice::Refuse => {
            let (reason, proper_body) = (form.text("reason").to_owned(), form.text("proper_body").to_owned());
            (Act::RefuseAcceptance, Command::RefuseAcceptance { reason, proper_body })
        }
        Choice::NotRequired => {
            (Act::TellNotRequired, Command::TellNotRequired { reason: form.text("reason").to_owned() })
        }
    };
    let request = Request::new(clerk.who(), Order::Case(number.to_owned(), command)).once(key(form, "then"));
    match clerk.front.office.ask(request).await.map_err(|error| fail(error.into()))? {
        Answer::Done { .. } => {
            let open = OpenCase::of(clerk, &clerk.me.person, number).await.map_err(fail)?;
            // On the spot the decision follows at once, on the same clerk's page.
            let next = if choice == Choice::Accept && Act::Decide.is_open(&open) {
                format!("{}#decide", address(number))
            } else {
                done::address(number)
            };
            Ok(Redirect::to(&next).into_response())
        }
        Answer::Refused(refusal) => {
            let open = OpenCase::of(clerk, &clerk.me.person, number).await.map_err(fail)?;
            let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
            let told = case::Told {
                tone: Tone::Warning,
                title: clerk.lang().counter_received_only().to_owned(),
                saying: Some(refusal_about(clerk.lang(), &refusal, known)),
            };
            Ok(case::page(clerk, &open, StatusCode::UNPROCESSABLE_ENTITY, form, Some(act), Some(&told)))
        }
    }
}
