//! What came of a rating, for whoever holds its token: the answer, the second mark, the one supplementary
//! rating. No name of anybody stands here, and what an anonymous rater does here is done by nobody.

use super::rate::{Opened, WORDS_MAX, address, level_word};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Request, Who},
    people::kind,
    text::Message,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Choice, Fact, Field, Link, Tone, Weight},
        ratings::{self, Told},
        refused::refuse_at_its_field,
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    hall::Role,
    name::Commitment,
    rating::{Command, RatingLevel, RatingLimit, RatingState},
};
use store::vault::Datum;

/// The page of a rating that was given.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn show(visit: &Visit, case: &str, token: &str) -> Result<Response, Failure> {
    let told = Told::of_case(visit, case).await?;
    Ok(page(visit, StatusCode::OK, &told, token, &Form::empty(), ""))
}

/// Takes the second mark or the supplementary rating; what is wrong is told on the page.
///
/// # Errors
/// When the store or the office does not answer.
pub(super) async fn act(
    visit: &Visit,
    case: &str,
    mut form: Form,
    open: Opened,
) -> Result<Response, Failure> {
    let level = RatingLevel::ALL.iter().find(|level| level_word(**level) == form.text("level")).copied();
    if level.is_none() {
        form.refuse("level", Message::both(|lang| lang.rate_level_missing()));
    }
    form.at_most("words", WORDS_MAX);
    let told = Told::of_case(visit, case).await?;
    let token = form.text("token").to_owned();
    if let Some(level) = level.filter(|_| form.is_sound()) {
        let request = request(visit, &form, &told, level, open);
        match visit.front.office.ask(request).await? {
            Answer::Done { .. } => {
                let lang = visit.lang();
                let done = if form.text("do") == "add" {
                    lang.voice_rater_added()
                } else {
                    lang.voice_rater_marked()
                };
                let told = Told::of_case(visit, case).await?;
                return Ok(page(visit, StatusCode::OK, &told, &token, &Form::empty(), done));
            }
            Answer::Refused(why) => refuse_at_its_field(&mut form, "level", &why),
        }
    }
    Ok(page(visit, StatusCode::UNPROCESSABLE_ENTITY, &told, &token, &form, ""))
}

fn request(visit: &Visit, form: &Form, told: &Told, level: RatingLevel, open: Opened) -> Request {
    let named = visit.has(Role::Citizen) && !told.rating.is_anonymous();
    let who = if named { visit.who() } else { Who::Anybody };
    let datum =
        form.given("words").map(|words| Datum::new(&open.person, kind::RATING_WORDS, words.as_bytes()));
    let words = datum.as_ref().map(|datum| Commitment(datum.commitment().0));
    let token = open.token;
    let command = if form.text("do") == "add" {
        Command::Supplement { token, level, words }
    } else {
        Command::Mark { token, level, words }
    };
    let order = Order::Rating(told.case.number.clone(), command);
    let request = Request::new(who, order).sealing(datum.into_iter().collect());
    match form.act() {
        Some(act) => request.once(format!("rate/{act}")).printed(form.typed()),
        None => request,
    }
}

fn page(visit: &Visit, status: StatusCode, told: &Told, token: &str, form: &Form, done: &str) -> Response {
    let lang = visit.lang();
    let rating = &told.rating;
    let may_mark =
        rating.second.is_none() && matches!(rating.state(), RatingState::ToCallBack | RatingState::Closed);
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let add_until = rating.supplement_until().filter(|last| today <= *last);
    let may_add = rating.supplement.is_none() && !rating.is_excluded();
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.voice_rater_title(), Some(lang.rate_done_next()), html! {}))
        @if !done.is_empty() { (pieces::notice(Tone::Good, done, html! {})) }
        @if rating.is_excluded() { (pieces::notice(Tone::Warning, lang.voice_rater_excluded(), html! {})) }
        (pieces::panel("said", lang.voice_said(), ratings::said(lang, told)))
        (pieces::panel("answer", lang.voice_answer(), html! {
            @if rating.answer.is_none() && rating.state().waits() { (waits(visit, told)) }
            (ratings::course(lang, told, false))
        }))
        @if may_mark {
            (pieces::panel("mark", lang.voice_second(), html! {
                (ask(visit, told, token, ("mark", lang.voice_rater_mark()), lang.voice_rater_mark_send(), form))
            }))
        }
        @if let Some(last) = add_until.filter(|_| may_add) {
            (pieces::panel("add", lang.voice_supplement(), html! {
                details open[form.text("do") == "add"] {
                    summary { (lang.voice_rater_add()) }
                    p class="hint" { (lang.voice_rater_add_until(&pieces::day_text(lang, last))) }
                    (ask(visit, told, token, ("add", lang.rate_level()), lang.voice_rater_add_send(), form))
                }
            }))
        }
    };
    visit.page_with(
        status,
        Room::Portal,
        lang.voice_rater_title(),
        &[Link::new("/", lang.frame_home())],
        body,
    )
}

/// That somebody sees to it, and until when.
fn waits(visit: &Visit, told: &Told) -> Markup {
    let lang = visit.lang();
    let clocks = told.rating.running(&visit.hall);
    let answer = clocks.iter().find(|clock| clock.limit == RatingLimit::Answer);
    let until = answer.map(|clock| lang.voice_rater_until(&pieces::full_day_text(lang, clock.last)));
    pieces::summary(lang, &[Fact::new(lang.voice_rater_waits(), until.as_deref().unwrap_or_default())])
}

fn ask(
    visit: &Visit,
    told: &Told,
    token: &str,
    (name, question): (&str, &str),
    button: &str,
    form: &Form,
) -> Markup {
    let lang = visit.lang();
    let typed = ratings::typed(form, name);
    let levels: Vec<Choice<'_>> = RatingLevel::ALL
        .iter()
        .map(|level| Choice::new(level_word(*level), crate::text::codes::rating_level(lang, *level)))
        .collect();
    pieces::post(
        &address(&told.case.number),
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::hidden("token", token))
            (pieces::hidden("do", name))
            (Field::radios("level", question, &levels).required().show(lang, &typed))
            (Field::lines("words", lang.rate_words(), 3).hint(lang.rate_words_hint()).at_most(500).show(lang, &typed))
            (pieces::buttons(&[pieces::submit(Weight::Main, button)]))
        },
    )
}
