//! `/track`: a case by its number and query code, without an account (K-03): what has happened, what is waited for and
//! for whom, until when, and `/track/why`: day by day why a limit ends on its day (CL3).
//!
//! Tries are limited by address and by number; a wrong pair gives one sentence that does not tell which half is wrong.
//! The pair never stands in an address: after a right answer it lies for half an hour in a cookie of the visitor's
//! browser, which is checked anew with every page, so no state and no key is kept here.

use super::rate;
use crate::{
    failure::Failure,
    form::{Form, address},
    people::{self, Names},
    receipt::{self, Shut},
    text::{Message, law},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Columns, Fact, Field, Link, Weight},
        reform,
        slips::Account,
        story::{Reader, Telling},
        why,
    },
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{case::Case, identifier::QueryCode, item::Content};
use store::{History, views::items};

const COOKIE: &str = "track";
/// How long the pair stays in the browser.
const KEEP_SECONDS: u32 = 30 * 60;

/// 已查到: a case that this visitor has shown number and code of.
pub(super) struct Tracked {
    pub(super) number: String,
    pub(super) history: History<Case>,
    pub(super) content: Content,
}

/// `GET /track`, with `?number=` from the code on a receipt: the number is filled in, its query code never.
pub async fn show(visit: Visit, headers: HeaderMap, asked: Form) -> Result<Response, Response> {
    match kept(&visit, &headers).await? {
        // Whoever scans the receipt of another case does not mean the one that was looked at before.
        Some(tracked) if asked.given("number").is_none_or(|number| number == tracked.number) => {
            progress(&visit, &tracked).await.map_err(|failure| visit.fail(&failure))
        }
        _ => Ok(ask(&visit, StatusCode::OK, &Form::empty().with("number", asked.text("number")))),
    }
}

/// `GET /track/another`: forgets the case and asks for another one.
pub async fn another(visit: Visit) -> Response {
    with_cookie(&visit, None)
}

/// `POST /track`
pub async fn look(visit: Visit, mut form: Form) -> Result<Response, Response> {
    let (number, code) = (form.text("number").to_owned(), form.text("code").to_owned());
    form.require("number", Message::both(|lang| lang.form_required(lang.track_number())));
    form.require("code", Message::both(|lang| lang.form_required(lang.track_code())));
    if !form.is_sound() {
        return Ok(ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    match receipt::case_of(&visit.front, &visit.from, &number, &code).await {
        Ok(row) => Ok(with_cookie(&visit, Some((&row.number, &code)))),
        Err(Shut::Wrong) => {
            form.refuse("code", Message::both(|lang| lang.track_wrong()));
            Ok(ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &form))
        }
        Err(Shut::TooOften) => Err(visit.fail(&Failure::TooOften)),
        Err(Shut::Store(error)) => Err(visit.fail(&error.into())),
    }
}

/// `GET /track/why?clock=promised`
pub async fn show_why(visit: Visit, headers: HeaderMap, form: Form) -> Result<Response, Response> {
    let Some(tracked) = kept(&visit, &headers).await? else {
        return Ok(Redirect::to("/track").into_response());
    };
    let lang = visit.lang();
    let (case, events) = (&tracked.history.known.state, &tracked.history.events);
    let names = Names::of(&visit.front.store, people::of_case(case, events)).await;
    let names = names.map_err(|error| visit.fail(&error.into()))?;
    let (hall, content) = (&*visit.hall, &tracked.content);
    let telling = Telling { lang, reader: Reader::Public, hall, content, names: &names };
    let (number, history) = (&*tracked.number, &tracked.history);
    let why = why::Why { telling, number, history, address: "/track/why" };
    let Some(round) = why.asked(&form) else { return Err(visit.fail(&Failure::NotFound)) };
    if let Some(file) = why.file(&round, &form) {
        return Ok(file);
    }
    let body = html! {
        (why.show(&round))
        (why.others(Some(&round)))
        (pieces::buttons(&[pieces::side_link("/track", lang.track_back())]))
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/track", lang.track_title())];
    Ok(visit.page(Room::Portal, &why.title(&round), &trail, body))
}

/// The case of the pair in the visitor's cookie, checked anew.
pub(super) async fn kept(visit: &Visit, headers: &HeaderMap) -> Result<Option<Tracked>, Response> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';'));
    let pair = pairs.find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='));
    let Some((number, code)) = pair.and_then(|pair| pair.split_once('.')) else { return Ok(None) };
    open(visit, number, code).await
}

/// The case of this number, if the code is its own.
async fn open(visit: &Visit, number: &str, code: &str) -> Result<Option<Tracked>, Response> {
    match receipt::case_of(&visit.front, &visit.from, number, code).await {
        Ok(row) => read(visit, row.number).await.map(Some).map_err(|failure| visit.fail(&failure)),
        Err(Shut::Wrong) => Ok(None),
        Err(Shut::TooOften) => Err(visit.fail(&Failure::TooOften)),
        Err(Shut::Store(error)) => Err(visit.fail(&error.into())),
    }
}

async fn read(visit: &Visit, number: String) -> Result<Tracked, Failure> {
    let store = &visit.front.store;
    let history = store.history::<Case>(&number).await?.ok_or(Failure::NotFound)?;
    let case = &history.known.state;
    let content = items::content(store.db(), case.item.as_str(), case.item_version).await?;
    let content = content.ok_or(Failure::NotFound)?;
    Ok(Tracked { number, history, content })
}

fn with_cookie(visit: &Visit, pair: Option<(&str, &str)>) -> Response {
    let mut answer = Redirect::to("/track").into_response();
    let secure = if visit.front.config.secure_cookies { "; Secure" } else { "" };
    let (value, life) = match pair.and_then(|(number, code)| Some((number, QueryCode::parse(code).ok()?))) {
        Some((number, code)) => (format!("{number}.{}", code.as_str()), KEEP_SECONDS),
        None => (String::new(), 0),
    };
    let cookie = format!("{COOKIE}={value}; Path=/; Max-Age={life}; HttpOnly; SameSite=Strict{secure}");
    if let Ok(cookie) = HeaderValue::from_str(&cookie) {
        answer.headers_mut().append(header::SET_COOKIE, cookie);
    }
    answer
}

fn ask(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.track_title(), Some(lang.track_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/track", visit.tokens(&visit.act()), None, html! {
            (Field::code("number", lang.track_number()).required().hint(lang.track_number_hint()).show(lang, form))
            (Field::code("code", lang.track_code()).required().hint(lang.track_code_hint()).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.track_go())]))
        }))
        p class="quiet" { (lang.track_lost()) }
    };
    visit.page_with(status, Room::Portal, lang.track_title(), &[Link::new("/", lang.frame_home())], body)
}

async fn progress(visit: &Visit, tracked: &Tracked) -> Result<Response, Failure> {
    let lang = visit.lang();
    let (case, events) = (&tracked.history.known.state, &tracked.history.events);
    let names = Names::of(&visit.front.store, people::of_case(case, events)).await?;
    let telling =
        Telling { lang, reader: Reader::Public, hall: &visit.hall, content: &tracked.content, names: &names };
    let token = rate::token_of(visit, &tracked.number).await?;
    // Whoever follows the case may pay for it; why somebody asked for a relief is not theirs to read.
    let (content, hall) = (&tracked.content, &*visit.hall);
    let fees = Account { lang, case, content, hall, reasons: None, reader: Reader::Public }.show();
    let main = html! {
        (fees)
        (pieces::panel("story", lang.story_title(), telling.timeline(case, events)))
    };
    let side = html! {
        (pieces::panel("clocks", lang.track_clocks(), clocks(visit, tracked)))
        (pieces::panel("proof", lang.track_proof(), proof(visit, &tracked.number)))
    };
    let name = lang.pick(&tracked.content.identity.name, &tracked.content.identity.name_en);
    let handed = reform::handed_over(visit, &tracked.number).await?;
    let body = html! {
        (pieces::heading(name, Some(&telling.standing(case)), html! {
            @if let Some((token, is_rated)) = &token {
                (rate::invitation(visit, &tracked.number, token, *is_rated))
            }
            button type="button" class="button" data-print hidden { (lang.track_print()) }
            (pieces::side_link("/track/another", lang.track_another()))
        }))
        (handed)
        (facts(visit, tracked, &names))
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    let trail = [Link::new("/", lang.frame_home())];
    Ok(visit.page(Room::Portal, lang.track_title(), &trail, body))
}

fn facts(visit: &Visit, tracked: &Tracked, names: &Names) -> Markup {
    let lang = visit.lang();
    let case = &tracked.history.known.state;
    let now = visit.front.office.now();
    let light = case.marks(&visit.hall, tracked.content.limits.remind_before).light(now);
    let mut facts = vec![
        Fact::new(lang.track_number(), &tracked.number),
        Fact::new(lang.track_applicant(), &names.masked(case.applicant.as_str())),
        Fact::marked(
            lang.track_status(),
            html! { (pieces::light(lang, light)) " " (law::status(lang, case.status)) },
        ),
    ];
    if let Some(at) = case.submitted {
        facts.push(Fact::marked(lang.track_submitted(), pieces::full_moment(lang, at)));
    }
    if let Some(at) = case.ended {
        facts.push(Fact::marked(lang.track_ended(), pieces::full_moment(lang, at)));
    }
    if let Some(outcome) = case.outcome {
        facts.push(Fact::new(lang.track_result(), law::outcome(lang, outcome)));
    }
    pieces::summary(lang, &facts)
}

/// The clocks that concern an applicant, each with the way to its account.
fn clocks(visit: &Visit, tracked: &Tracked) -> Markup {
    let lang = visit.lang();
    let (case, content) = (&tracked.history.known.state, &tracked.content);
    let now = visit.front.office.now();
    html! {
        @for name in why::PUBLIC_CLOCKS {
            @if let Some(clock) = case.clock(&name) {
                @let address = address("/track/why", &[("clock", &name.word())]);
                @let own = content.limits.remind_before;
                (why::bar(lang, &law::clock(lang, &name, None), clock, &visit.hall, own, now, Some(&address)))
            }
        }
    }
}

fn proof(visit: &Visit, number: &str) -> Markup {
    let lang = visit.lang();
    let at = |which| address(&format!("/log/receipt/{number}"), &[("event", which)]);
    html! {
        p class="quiet" { (lang.track_proof_lead()) }
        ul {
            li { a href=(at("last")) { (lang.track_proof_last()) } }
            li { a href=(at("first")) { (lang.track_proof_first()) } }
        }
    }
}
