//! 留住填写的内容: a form that was turned away at the door (nobody signed in any more, or a token that has grown old)
//! is answered with what was typed, to be copied, and with the way back to its page.
//!
//! Looks at the head of every posted form while it passes; the handlers know nothing of it. Nothing is stored, and
//! nothing was done.

use super::{
    frame::Room,
    pieces::{self, Link},
};
use crate::{
    failure::TurnedAway,
    form::{Form, MOST_BYTES, MOST_FIELDS},
    front::Shared,
    visitor::Visit,
};
use axum::{
    body::{Body, Bytes},
    extract::{FromRequest, FromRequestParts, Multipart, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::Response,
};
use futures_util::{StreamExt, stream};
use maud::html;

/// Bytes of a form with files that are looked at: its words stand in front of most of its scans.
const HEAD_BYTES: usize = 256 * 1024;

/// Lets a request pass, and answers with what was typed when its form was turned away.
pub async fn keep(State(front): State<Shared>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !is_form(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let (head, body) = look_ahead(body).await;
    let answer = next.run(Request::from_parts(parts.clone(), body)).await;
    let Some(why) = answer.extensions().get::<TurnedAway>().copied() else { return answer };
    let form = typed(parts.clone(), head).await;
    if why == TurnedAway::SignedOut && !pieces::has_words(&form) {
        return answer;
    }
    match Visit::from_request_parts(&mut parts, &front).await {
        Ok(visit) => page(&visit, &parts, why, &form),
        Err(failed) => failed,
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    kind.starts_with("application/x-www-form-urlencoded") || kind.starts_with("multipart/form-data")
}

/// The head of a body, and the body as if nobody had looked.
async fn look_ahead(body: Body) -> (Bytes, Body) {
    let mut stream = body.into_data_stream();
    let (mut seen, mut head) = (Vec::new(), Vec::new());
    while head.len() < HEAD_BYTES {
        let Some(chunk) = stream.next().await else { break };
        if let Ok(bytes) = &chunk {
            head.extend_from_slice(bytes);
        }
        let broken = chunk.is_err();
        seen.push(chunk);
        if broken {
            break;
        }
    }
    (head.into(), Body::from_stream(stream::iter(seen).chain(stream)))
}

/// The fields in the head of a form, as far as they go; the files are left alone.
async fn typed(parts: Parts, head: Bytes) -> Form {
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
        return Form::parse(&head[..head.len().min(MOST_BYTES)]).unwrap_or_default();
    }
    let mut form = Form::empty();
    let request = Request::from_parts(parts, Body::from(head));
    let Ok(mut fields) = Multipart::from_request(request, &()).await else { return form };
    let mut count = 0;
    while let Ok(Some(field)) = fields.next_field().await {
        count += 1;
        if count > MOST_FIELDS {
            break;
        }
        let name = field.name().unwrap_or_default().to_owned();
        if field.file_name().is_none()
            && let Ok(value) = field.text().await
        {
            form.add(&name, &value);
        }
    }
    form
}

fn page(visit: &Visit, parts: &Parts, why: TurnedAway, form: &Form) -> Response {
    let lang = visit.lang();
    let back = form_page(parts, &visit.here);
    let sign_in = crate::form::address("/sign-in", &[("next", &back)]);
    let (status, title, more, way) = match why {
        TurnedAway::SignedOut => (
            StatusCode::UNAUTHORIZED,
            lang.kept_signed_out(),
            lang.kept_signed_out_more(),
            Link::new(&sign_in, lang.frame_sign_in()),
        ),
        TurnedAway::OldForm => (
            StatusCode::CONFLICT,
            lang.answer_old(),
            lang.answer_old_form(),
            Link::new(&back, lang.kept_back_to_form()),
        ),
    };
    let body = html! {
        (pieces::answer(title, &[more, lang.kept_nothing_done()], &[way]))
        (pieces::kept(lang, form))
    };
    visit.page_with(status, Room::of(&visit.here), title, &[], body)
}

/// The page the form stood on: where the browser says it came from, otherwise the address it was sent to.
fn form_page(parts: &Parts, here: &str) -> String {
    let text = |name| parts.headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(header::HOST);
    let from = text(header::REFERER).and_then(|from| from.split_once("://")).map(|(_, rest)| rest);
    let own = from.and_then(|rest| rest.strip_prefix(host?)).filter(|path| path.starts_with('/'));
    super::ease::own_path(own.unwrap_or(here)).to_owned()
}
