//! `/watch/ratings`: what people say of the departments, what follows the bad ratings, and how satisfied people are (M-09). A
//! supervisor decides what is contested; auditors read. Staff are named here, whoever rated is not.

use super::{
    cards::{case_address, department_choices},
    department, home,
};
use crate::{
    failure::Failure,
    form::{Form, address},
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Columns, Confirmation, Fact, Field, Link, Table, Tone, Weight},
        pursuit::unchosen,
        ratings::{self, Listing, Outcome, Told},
        refused::says_something,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::Role,
    rating::Command,
    time::{Date, day_number, from_day_number},
};
use std::collections::BTreeMap;
use store::views::ratings::{Filter, Satisfaction, Turn, satisfaction};

const ROOM: &str = "/watch/ratings";
/// Days that satisfaction is told of where nobody asks for others.
const DAYS: i64 = 90;

/// `GET /watch/ratings`
pub(super) async fn list(watcher: Watcher, form: Form) -> Result<Response, Response> {
    body_of_list(&watcher, &form).await.map_err(|failure| watcher.fail(&failure))
}

async fn body_of_list(watcher: &Watcher, form: &Form) -> Result<Response, Failure> {
    let lang = watcher.lang();
    let (show, turn) = match form.text("show") {
        "calls" => ("calls", Turn::Hall),
        "review" => ("review", Turn::Review),
        "bad" => ("bad", Turn::Bad),
        "all" => ("all", Turn::All),
        _ => ("", Turn::Department),
    };
    let filter = Filter {
        turn,
        departments: form.given("department").map(|one| vec![one.to_owned()]),
        ..Filter::default()
    };
    let (rows, next) = ratings::page(watcher, filter, form.text("after")).await?;
    let keep = [("show", show), ("department", form.text("department"))];
    let next = next.map(|after| {
        let mut pairs = keep.to_vec();
        pairs.push(("after", after.as_str()));
        address(ROOM, &pairs)
    });
    let first = form.given("after").map(|_| address(ROOM, &keep));
    let listing = Listing {
        room: ROOM,
        caption: lang.voice_watch(),
        department: true,
        case: Some(case_address),
        anonymous_too: true,
        next: next.as_deref(),
        first: first.as_deref(),
    };
    let (from, to) = days(watcher, form);
    let satisfied = satisfaction(watcher.front.store.db(), from, to).await?;
    let body = html! {
        (pieces::heading(lang.voice_watch(), Some(lang.voice_watch_lead()), html! {}))
        (filters(watcher, form))
        (listing.show(watcher, &rows).await?)
        (pieces::panel("satisfaction", lang.voice_satisfaction(), figures(watcher, &satisfied, from, to)))
    };
    Ok(watcher.page(Room::Watch, lang.voice_watch(), &[home(lang)], body))
}

/// The days that satisfaction is told of, the last three months unless asked otherwise.
fn days(watcher: &Watcher, form: &Form) -> (Date, Date) {
    let today = watcher.hall.calendar.date_of(watcher.front.office.now());
    let to = form.date("to").unwrap_or(today);
    let from = form.date("from").filter(|from| *from <= to);
    (from.unwrap_or_else(|| from_day_number(day_number(to) - DAYS)), to)
}

fn filters(watcher: &Watcher, form: &Form) -> Markup {
    let lang = watcher.lang();
    let shows = [
        Choice::new("waiting", lang.voice_show_waiting()),
        Choice::new("calls", lang.voice_show_calls()),
        Choice::new("review", lang.voice_show_review()),
        Choice::new("bad", lang.voice_show_bad()),
        Choice::new("all", lang.voice_show_all()),
    ];
    let departments = department_choices(watcher);
    pieces::filter_bar(
        lang,
        ROOM,
        &[
            Field::select("show", lang.voice_show(), &shows).show(lang, form),
            Field::select("department", lang.voice_department(), &departments).show(lang, form),
            Field::day("from", lang.voice_from()).show(lang, form),
            Field::day("to", lang.voice_to()).show(lang, form),
        ],
        &[],
        &[],
    )
}

/// Satisfaction by department, the least satisfied first, and of the whole hall.
fn figures(watcher: &Watcher, found: &BTreeMap<String, Satisfaction>, from: Date, to: Date) -> Markup {
    let lang = watcher.lang();
    let columns = [
        Column::new(lang.voice_department()),
        Column::number(lang.voice_valid()),
        Column::number(lang.voice_good()),
        Column::number(lang.voice_bad()),
        Column::number(lang.voice_rate()),
        Column::number(lang.voice_answer_rate()),
        Column::number(lang.voice_call_rate()),
    ];
    let row = |name: &str, of: &Satisfaction| {
        let share = |part: i64, whole: i64| {
            (part * 10_000)
                .checked_div(whole)
                .map_or_else(|| "—".to_owned(), |n| format!("{}.{:02}%", n / 100, n % 100))
        };
        [
            name.to_owned(),
            pieces::count(of.valid()),
            pieces::count(of.good),
            pieces::count(of.bad),
            share(of.good, of.valid()),
            share(of.answered, of.bad),
            share(of.called, of.named),
        ]
        .map(|cell| html! { (cell) })
        .to_vec()
    };
    let mut ordered: Vec<(&String, &Satisfaction)> = found.iter().collect();
    ordered.sort_by_key(|(id, of)| (of.rate(), (*id).clone()));
    let mut rows: Vec<Vec<Markup>> =
        ordered.iter().map(|(id, of)| row(department(lang, &watcher.hall, id), of)).collect();
    if rows.len() > 1 {
        let whole = found.values().copied().fold(Satisfaction::default(), Satisfaction::plus);
        rows.push(row(lang.voice_whole(), &whole));
    }
    let table = Table {
        caption: lang.voice_satisfaction(),
        columns: &columns,
        rows,
        empty: html! { p class="quiet" { (lang.voice_satisfaction_none()) } },
        next: None,
        first: None,
        files: &[],
    };
    html! {
        p class="hint" { (lang.voice_satisfaction_means(&pieces::day_text(lang, from), &pieces::day_text(lang, to))) }
        (table.show(lang))
    }
}

/// `GET /watch/ratings/{rating}`
pub(super) async fn show(
    watcher: Watcher,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let told = Told::of(&watcher, &reference).await.map_err(|failure| watcher.fail(&failure))?;
    Ok(page(&watcher, StatusCode::OK, &told, &Form::empty(), form.text("done") == "yes"))
}

/// `POST /watch/ratings/{rating}`: the decision on a review.
pub(super) async fn decide(
    watcher: Watcher,
    Path(reference): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| watcher.fail(&failure);
    watcher.check(&form).map_err(fail)?;
    let told = Told::of(&watcher, &reference).await.map_err(fail)?;
    let excluded = form.text("stands") == "no";
    if form.given("stands").is_none() {
        unchosen(&mut form, "stands", Lang::voice_review_choice);
    }
    let here = ratings::address(ROOM, &reference);
    if form.given("again").is_some() {
        return Ok(page(&watcher, StatusCode::OK, &told, &form, false));
    }
    let is_typed = form.is_sound() && !form.text("words").is_empty();
    if form.given("sure").is_none() && watcher.has(Role::Supervisor) && is_typed {
        if !says_something(&watcher, &mut form, "words") {
            return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &told, &form, false));
        }
        return Ok(asking(&watcher, &told, &form, excluded));
    }
    match told
        .hand_in(&watcher, &mut form, |words| Command::Review { excluded, words })
        .await
        .map_err(fail)?
    {
        Outcome::Done => Ok(Redirect::to(&format!("{here}?done=yes")).into_response()),
        Outcome::Stale => {
            let lang = watcher.lang();
            let body = html! { (pieces::stale(lang, "", &here)) (pieces::kept(lang, &form)) };
            Ok(watcher.page_with(StatusCode::CONFLICT, Room::Watch, lang.answer_stale(), &trail(lang), body))
        }
        Outcome::Refused => Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &told, &form, false)),
    }
}

/// The decision as it would stand, to be confirmed: whoever rated reads it with its reasons.
fn asking(watcher: &Watcher, told: &Told, form: &Form, excluded: bool) -> Response {
    let lang = watcher.lang();
    let choice = if excluded { lang.voice_review_exclude() } else { lang.voice_review_uphold() };
    let then = if excluded { lang.voice_review_then_excluded() } else { lang.voice_review_then_upheld() };
    let about = [
        Fact::new(lang.voice_case(), &told.case.number),
        Fact::new(lang.voice_review_choice(), choice),
        Fact::new(lang.voice_review_words(), form.text("words")),
    ];
    let confirm = Confirmation {
        question: lang.voice_review_ask(),
        then: &[then],
        about: &about,
        action: &ratings::address(ROOM, &told.rating.reference()),
        carried: &[
            ("do", form.text("do")),
            ("seen", form.text("seen")),
            ("stands", form.text("stands")),
            ("words", form.text("words")),
            ("sure", "yes"),
        ],
        fields: html! {},
        yes: lang.voice_do_review(),
        back: "",
        final_act: true,
    };
    let act = watcher.act();
    let body = confirm.show(lang, watcher.tokens(form.act().unwrap_or(&act)));
    watcher.page_with(StatusCode::OK, Room::Watch, lang.voice_review_ask(), &trail(lang), body)
}

fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new(ROOM, lang.voice_watch())]
}

fn page(watcher: &Watcher, status: StatusCode, told: &Told, form: &Form, done: bool) -> Response {
    let lang = watcher.lang();
    let rating = &told.rating;
    let clerk = rating.clerk.as_ref().map(|clerk| told.names.name(clerk));
    let main = html! {
        (pieces::panel("said", lang.voice_said(), html! {
            (ratings::said(lang, told))
            (pieces::summary(lang, &[
                Fact::new(lang.voice_department(), department(lang, &watcher.hall, rating.department.as_str())),
                Fact::new(lang.voice_clerk(), clerk.unwrap_or_default()),
                Fact::marked(lang.voice_case(), html! {
                    a href=(case_address(&told.case.number)) { (pieces::case_number(&told.case.number)) }
                }),
            ]))
        }))
        (pieces::panel("course", lang.voice_answer(), ratings::course(lang, told, true)))
    };
    let side = html! {
        @if !rating.running(&watcher.hall).is_empty() {
            (pieces::panel("clocks", lang.voice_clocks(), ratings::clocks(watcher, rating)))
        }
        @if rating.is_under_review() {
            (pieces::panel("acts", lang.voice_review(), review(watcher, told, form)))
        }
        @if !rating.is_anonymous() && watcher.has(Role::Supervisor) && rating.state() == rules::rating::RatingState::ToCallBack {
            p { (pieces::side_link(&ratings::address("/desk/calls", &rating.reference()), lang.voice_do_call())) }
        }
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.voice_title_any(), None, ratings::state_tag(lang, rating.state())))
        @if done { (pieces::notice(Tone::Good, lang.voice_recorded(), html! {})) }
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    watcher.page_with(status, Room::Watch, lang.voice_title_any(), &trail(lang), body)
}

fn review(visit: &Visit, told: &Told, form: &Form) -> Markup {
    let lang = visit.lang();
    if !visit.has(Role::Supervisor) {
        return html! { p class="quiet" { (lang.voice_only_supervisors()) } };
    }
    let here = ratings::address(ROOM, &told.rating.reference());
    let stands =
        [Choice::new("no", lang.voice_review_exclude()), Choice::new("yes", lang.voice_review_uphold())];
    let fields = html! {
        (Field::radios("stands", lang.voice_review_choice(), &stands).required().show(lang, form))
        (ratings::words_field(lang.voice_review_words(), lang.voice_review_hint()).show(lang, form))
    };
    ratings::act(visit, told, (&here, "review"), (Weight::Main, lang.voice_do_review()), fields)
}
