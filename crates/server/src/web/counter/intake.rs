//! `/counter/new/{code}` 收件受理: takes an application for a person at the window, in one form and one click on what
//! shall become of it.
//!
//! What the clerk chose is tried before anything is written, and shown once more where it cannot be undone. Then the
//! application is handed in, which yields the receipt, and the choice follows as a second request. Posted twice, both
//! act once.

use super::{
    acts::Act,
    case,
    confirm::{self, Question, SURE},
    done,
    intake_form::{Shown, draw, due_of},
    intake_read::{self, Choice},
    intake_values::correction_items,
    materials,
    open::{OpenCase, address},
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    text::{Known, Saying, refusal_about},
    visitor::Clerk,
    web::{
        pieces::{Link, Tone},
        sent,
    },
};
use axum::{
    extract::{Path, Request as HttpRequest},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::{
    case::Command,
    clock::Limit,
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
    let version = row
        .in_force
        .filter(|_| !matches!(row.state, ItemState::Draft | ItemState::Listed))
        .ok_or(Failure::NotFound)?;
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
        let shown = Shown { person: form.is_sound().then_some(known), ..Shown::default() };
        let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok(draw(&clerk, &content, status, &form, &shown));
    }
    if form.given("again").is_some() {
        return Ok(draw(&clerk, &content, StatusCode::OK, &form, &Shown::default()));
    }
    intake_read::check(&clerk, &content, &mut form, choice).await.map_err(fail)?;
    if choice == Choice::Preview && form.is_sound() {
        let shown = Shown { preview: true, ..Shown::default() };
        return Ok(draw(&clerk, &content, StatusCode::OK, &form, &shown));
    }
    let then = choice.then(&content, &form);
    let refused = match &then {
        Some((_, command)) => tried(&clerk, &content, &mut form, command.clone()).await.map_err(fail)?,
        None => None,
    };
    if !form.is_sound() || refused.is_some() {
        if let Some((act, _)) = then.as_ref().filter(|_| form.given(SURE).is_some() && refused.is_none()) {
            return Ok(ask(&clerk, &code, &content, *act, &form));
        }
        let shown = Shown { refused, ..Shown::default() };
        return Ok(draw(&clerk, &content, StatusCode::UNPROCESSABLE_ENTITY, &form, &shown));
    }
    if let Some((act, _)) = then.as_ref().filter(|(act, _)| confirm::is_needed(*act))
        && form.given(SURE).is_none()
    {
        return Ok(ask(&clerk, &code, &content, *act, &form));
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
    match then {
        Some((act, command)) => go_on(&clerk, &form, act, command, &number).await,
        None => Ok(Redirect::to(&done::address(&number)).into_response()),
    }
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
        .once(key(form, "apply"))
        .printed(form.typed());
    Ok(clerk.front.office.ask(request).await?.done())
}

/// One page, two requests: each acts once however often the page is posted.
fn key(form: &Form, which: &str) -> String {
    match form.act() {
        Some(act) => format!("{act}/{which}"),
        None => format!("{:032x}/{which}", rand::random::<u128>()),
    }
}

/// Tries what the clerk chose on the application as it would stand received, before anything is written: what is in
/// the way stands beside the materials, anything else is answered as it is.
async fn tried(
    clerk: &Clerk,
    content: &Content,
    form: &mut Form,
    command: Command,
) -> Result<Option<Saying>, Failure> {
    let refusals = intake_read::trial(clerk, &clerk.me.person, content, form, command).await?;
    let mut other = None;
    for refusal in refusals {
        if !materials::refuse_missing(form, content, &refusal) {
            let known = Known { content: Some(content), hall: Some(&clerk.hall) };
            other = other.or_else(|| Some(refusal_about(clerk.lang(), &Refusal::Case(refusal), known)));
        }
    }
    Ok(other)
}

/// What the clerk chose as it would go out, to be confirmed.
fn ask(clerk: &Clerk, code: &str, content: &Content, act: Act, form: &Form) -> Response {
    let (now, calendar) = (clerk.front.office.now(), &clerk.hall.calendar);
    let limit = content.limits.correction.unwrap_or(Limit::WorkingDays(clerk.hall.correction_days));
    let address = format!("/counter/new/{code}");
    let identity = &content.identity;
    Question {
        clerk,
        content,
        act,
        applicant: form.text("name"),
        items: &correction_items(content, form),
        correct_by: &due_of(clerk, limit, now, calendar.date_of(now)),
        action: &address,
        trail: Link::new(&address, clerk.lang().pick(&identity.name, &identity.name_en)),
    }
    .page(form)
}

/// What the clerk chose, as a second request. It has been tried before; if somebody was quicker all the same, the
/// case stands received and its page says why.
async fn go_on(
    clerk: &Clerk,
    form: &Form,
    act: Act,
    command: Command,
    number: &str,
) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let request = Request::new(clerk.who(), Order::Case(number.to_owned(), command));
    let request = request.once(key(form, "then")).printed(form.typed());
    match clerk.front.office.ask(request).await.map_err(|error| fail(error.into()))? {
        Answer::Done { .. } => {
            let open = OpenCase::of(clerk, &clerk.me.person, number).await.map_err(fail)?;
            // On the spot the decision follows at once, on the same clerk's page.
            let next = if act == Act::Accept && Act::Decide.is_open(&open) {
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
