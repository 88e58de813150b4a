//! 差评回访: the bad ratings that the departments have answered and somebody of the hall calls back about: the call-back
//! centre, the hall manager, a supervisor. Nobody here belongs to the department that was rated; anonymous ratings never come here.

use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes},
    visitor::Caller,
    web::{
        frame::Room,
        pieces::{self, Choice, Columns, Field, Link, Tone, Weight},
        pursuit::unchosen,
        ratings::{self, Listing, Outcome, Told},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::rating::{Command, RatingLevel, RatingState};
use store::views::ratings::{Filter, Turn};

const ROOM: &str = "/desk/calls";

/// `GET /desk/calls`
pub(super) async fn list(caller: Caller, form: Form) -> Result<Response, Response> {
    body_of_list(&caller, &form).await.map_err(|failure| caller.fail(&failure))
}

async fn body_of_list(caller: &Caller, form: &Form) -> Result<Response, Failure> {
    let lang = caller.lang();
    let filter = Filter { turn: Turn::Hall, ..Filter::default() };
    let (rows, next) = ratings::page(caller, filter, form.text("after")).await?;
    let next = next.map(|after| address(ROOM, &[("after", &after)]));
    let listing = Listing {
        room: ROOM,
        caption: lang.voice_calls(),
        department: true,
        case: None,
        anonymous_too: false,
        next: next.as_deref(),
        first: form.given("after").map(|_| ROOM),
    };
    let body = html! {
        (pieces::heading(lang.voice_calls(), Some(lang.voice_calls_lead()), html! {}))
        @if form.text("done") == "yes" { (pieces::notice(Tone::Good, lang.voice_recorded(), html! {})) }
        (listing.show(caller, &rows).await?)
    };
    Ok(caller.page(Room::Desk, lang.voice_calls(), &[], body))
}

/// A rating under a name that was bad and answered, of another department than one's own.
async fn open(caller: &Caller, reference: &str) -> Result<Told, Failure> {
    let told = Told::of(caller, reference).await?;
    let mut posts = caller.hall.posts_of(&caller.me.person);
    let is_own = posts.any(|post| post.department == told.rating.department);
    let waits = told.rating.state() == RatingState::ToCallBack;
    (waits && !is_own).then_some(told).ok_or(Failure::NotFound)
}

/// `GET /desk/calls/{rating}`
pub(super) async fn show(caller: Caller, Path(reference): Path<String>) -> Result<Response, Response> {
    let fail = |failure: Failure| caller.fail(&failure);
    let told = open(&caller, &reference).await.map_err(fail)?;
    page(&caller, StatusCode::OK, &told, &Form::empty()).await.map_err(fail)
}

/// `POST /desk/calls/{rating}`
pub(super) async fn note(
    caller: Caller,
    Path(reference): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| caller.fail(&failure);
    caller.check(&form).map_err(fail)?;
    let told = open(&caller, &reference).await.map_err(fail)?;
    let mark = RatingLevel::ALL.iter().find(|level| codes::word(*level) == form.text("mark")).copied();
    if mark.is_none() && form.text("mark") != "nobody" {
        unchosen(&mut form, "mark", Lang::voice_call_mark);
    }
    match told.hand_in(&caller, &mut form, |words| Command::CallBack { mark, words }).await.map_err(fail)? {
        Outcome::Done => Ok(Redirect::to("/desk/calls?done=yes").into_response()),
        Outcome::Stale => {
            let lang = caller.lang();
            let body = html! { (pieces::stale(lang, "", ROOM)) (pieces::kept(lang, &form)) };
            Ok(caller.page_with(StatusCode::CONFLICT, Room::Desk, lang.answer_stale(), &trail(lang), body))
        }
        Outcome::Refused => page(&caller, StatusCode::UNPROCESSABLE_ENTITY, &told, &form).await.map_err(fail),
    }
}

fn trail(lang: Lang) -> [Link<'static>; 1] {
    [Link::new(ROOM, lang.voice_calls())]
}

async fn page(caller: &Caller, status: StatusCode, told: &Told, form: &Form) -> Result<Response, Failure> {
    let lang = caller.lang();
    let whom = ratings::whom(caller, told).await?;
    let main = html! {
        (pieces::panel("said", lang.voice_said(), ratings::said(lang, told)))
        (pieces::panel("course", lang.voice_answer(), ratings::course(lang, told, true)))
    };
    let side = html! { (whom) (pieces::panel("acts", lang.voice_acts(), call(caller, told, form))) };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.voice_calls(), None, ratings::state_tag(lang, told.rating.state())))
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    Ok(caller.page_with(status, Room::Desk, lang.voice_calls(), &trail(lang), body))
}

fn call(caller: &Caller, told: &Told, form: &Form) -> Markup {
    let lang = caller.lang();
    let here = ratings::address(ROOM, &told.rating.reference());
    let levels: Vec<(String, &str)> = RatingLevel::ALL
        .iter()
        .map(|level| (codes::word(level), codes::rating_level(lang, *level)))
        .collect();
    let mut marks: Vec<Choice<'_>> = levels.iter().map(|(word, name)| Choice::new(word, name)).collect();
    marks.push(Choice::new("nobody", lang.voice_call_nobody()));
    let fields = html! {
        (Field::radios("mark", lang.voice_call_mark(), &marks).required().show(lang, form))
        (ratings::words_field(lang.voice_call_words(), lang.voice_call_hint()).show(lang, form))
    };
    ratings::act(caller, told, (&here, "call"), (Weight::Main, lang.voice_do_call()), fields)
}
