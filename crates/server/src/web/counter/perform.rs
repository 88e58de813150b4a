//! `/counter/cases/{number}/acts/{act}`: does an act the clerk chose. Posted twice it acts once; whoever comes
//! second to a case is told; what was typed stays when the rules refuse.

use super::{
    acts::Act,
    case::{self, Told},
    command,
    confirm::{self, Question, SURE},
    done, materials,
    open::{OpenCase, address},
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    text::{Known, Message, refusal_about},
    visitor::Deliverer,
    web::{
        pieces::{Link, Tone},
        sent,
        why::due_text,
    },
};
use axum::{
    extract::{Path, Request as HttpRequest},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::clock::{Clock, ClockKind, Limit};

/// `GET /counter/cases/{number}/acts/{act}`: the case with this act unfolded, for whoever comes back to its form.
pub(super) async fn show(
    clerk: Deliverer,
    Path((number, word)): Path<(String, String)>,
) -> Result<Response, Response> {
    let act = Act::of(&word).ok_or_else(|| clerk.fail(&Failure::NotFound))?;
    let open = OpenCase::of(&clerk, &clerk.me.person, &number).await;
    let open = open.map_err(|failure| clerk.fail(&failure.of_case()))?;
    Ok(case::page(&clerk, &open, StatusCode::OK, &Form::empty(), Some(act), None))
}

/// `POST /counter/cases/{number}/acts/{act}`: does the act.
pub(super) async fn act(
    clerk: Deliverer,
    Path((number, word)): Path<(String, String)>,
    request: HttpRequest,
) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let act = Act::of(&word).ok_or_else(|| fail(Failure::NotFound))?;
    let open =
        OpenCase::of(&clerk, &clerk.me.person, &number).await.map_err(Failure::of_case).map_err(fail)?;
    let mut form = sent::read(&clerk, &clerk.me.person, request).await?;
    if form.given("again").is_some() {
        return Ok(case::page(&clerk, &open, StatusCode::OK, &form, Some(act), None));
    }
    let is_asked = confirm::is_needed(act);
    let sound = command::of(&clerk, &open, act, &mut form).await.map_err(fail)?;
    let Some(parts) = sound else {
        if is_asked && form.given(SURE).is_some() {
            return Ok(ask(&clerk, &open, act, &form));
        }
        return Ok(case::page(&clerk, &open, StatusCode::UNPROCESSABLE_ENTITY, &form, Some(act), None));
    };
    let applicant = &open.case().applicant;
    let mut seen = form.number("seen").and_then(|seen| u64::try_from(seen).ok());
    if is_asked && form.given(SURE).is_none() {
        if seen.is_some_and(|seen| open.history.known.has_moved_since(seen)) {
            return refused(&clerk, &number, act, form, &Refusal::Stale).await;
        }
        let foreseen = parts.commands.iter().find_map(|part| open.foreseen(part.command.clone()).err());
        return match foreseen {
            Some(refusal) => refused(&clerk, &number, act, form, &Refusal::Case(refusal)).await,
            None => Ok(ask(&clerk, &open, act, &form)),
        };
    }
    for (place, part) in parts.commands.into_iter().enumerate() {
        let key = format!("{}/{place}", form.act().map_or_else(|| clerk.act(), str::to_owned));
        let order = Order::Case(number.clone(), part.command);
        let request = Request::new(clerk.who(), order)
            .sealing(part.sealed)
            .and(sent::hand_over(&clerk.me.person, applicant, &parts.uploads))
            .once(key)
            .printed(form.typed())
            .seen(seen);
        match clerk.front.office.ask(request).await.map_err(|error| fail(error.into()))? {
            Answer::Done { version, .. } => seen = Some(version),
            Answer::Refused(refusal) => return refused(&clerk, &number, act, form, &refusal).await,
        }
    }
    let next = match act {
        Act::Receive => format!("{}#accept", address(&number)),
        _ => done::address(&number),
    };
    Ok(Redirect::to(&next).into_response())
}

/// The act as it would go out, to be confirmed.
fn ask(clerk: &Deliverer, open: &OpenCase, act: Act, form: &Form) -> Response {
    let lang = clerk.lang();
    let limit = open.content.limits.correction.unwrap_or(Limit::WorkingDays(open.hall.correction_days));
    let calendar = &open.hall.calendar;
    let clock = Clock::started(ClockKind::Correction, open.now, calendar.date_of(open.now), limit);
    let (back, action) = (open.address(), format!("{}/acts/{}", open.address(), act.word()));
    Question {
        clerk,
        content: &open.content,
        act,
        applicant: open.names.name(&open.case().applicant),
        items: &materials::corrections(form, &open.content, &open.case().missing(&open.content)),
        correct_by: &due_text(lang, &clock, calendar),
        action: &action,
        trail: Link::new(&back, &open.number),
    }
    .page(form)
}

/// The case as it stands now, with the refusal beside what was typed.
async fn refused(
    clerk: &Deliverer,
    number: &str,
    act: Act,
    mut form: Form,
    refusal: &Refusal,
) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let lang = clerk.lang();
    let open = OpenCase::of(clerk, &clerk.me.person, number).await.map_err(fail)?;
    let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
    let saying = refusal_about(lang, refusal, known);
    let stale = matches!(refusal, Refusal::Stale | Refusal::KeyReused);
    if !stale && let Some(field) = saying.field {
        form.refuse(field, Message::both(|lang| refusal_about(lang, refusal, known).why));
    }
    let (status, title) = if stale {
        (StatusCode::CONFLICT, lang.answer_stale())
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, lang.answer_refused())
    };
    if stale {
        // The next press is a new act, on what is shown now.
        form.set(crate::form::ACT_FIELD, clerk.act());
    }
    let told = Told {
        tone: if stale { Tone::Warning } else { Tone::Bad },
        title: title.to_owned(),
        saying: Some(saying),
    };
    Ok(case::page(clerk, &open, status, &form, Some(act), Some(&told)))
}
