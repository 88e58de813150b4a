//! 差评处理 on the desk: the bad ratings that wait for my department, each with its page and what may be done about it now
//! (R-04 … ). Whoever was rated sees theirs in a list without persons and opens none.

use super::{views, way_back};
use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes},
    visitor::CaseWorker,
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Columns, Field, Link, Table, Tone, Weight},
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
use rules::{
    name::DepartmentId,
    rating::{AnswerWay, Command, RatingState, ReviewGround, may_contest, sees_to},
    time::Date,
};
use std::collections::BTreeSet;
use store::views::ratings::{Filter, RatingRow, Turn};

const ROOM: &str = "/desk/ratings";

fn today(worker: &CaseWorker) -> Date {
    worker.hall.calendar.date_of(worker.front.office.now())
}

/// The departments in which somebody has a desk.
pub(super) fn own(worker: &CaseWorker) -> Vec<String> {
    let posts = worker.hall.posts_of(&worker.me.person).filter(|post| post.is_on_the_desk());
    let own: BTreeSet<&DepartmentId> = posts.map(|post| &post.department).collect();
    own.into_iter().map(|id| id.0.clone()).collect()
}

/// `GET /desk/ratings`
pub(super) async fn list(worker: CaseWorker, form: Form) -> Result<Response, Response> {
    body_of_list(&worker, &form).await.map_err(|failure| worker.fail(&failure))
}

async fn body_of_list(worker: &CaseWorker, form: &Form) -> Result<Response, Failure> {
    let lang = worker.lang();
    let own = own(worker);
    let show = match form.text("show") {
        "" if own.is_empty() => "me",
        show @ ("bad" | "me") => show,
        _ => "",
    };
    let about_me = show == "me";
    let filter = Filter {
        turn: match show {
            "me" => Turn::All,
            "bad" => Turn::Bad,
            _ => Turn::Department,
        },
        departments: (!about_me).then(|| own.clone()),
        clerk: about_me.then(|| worker.me.person.0.clone()),
        // Whoever was rated does not see to it, and reads of it only in their own list.
        except: (!about_me).then(|| worker.me.person.0.clone()),
        ..Filter::default()
    };
    let (rows, next) = ratings::page(worker, filter, form.text("after")).await?;
    let next = next.map(|after| address(ROOM, &[("show", show), ("after", &after)]));
    let first = form.given("after").map(|_| address(ROOM, &[("show", show)]));
    let table = if about_me {
        about(lang, &rows, next.as_deref(), first.as_deref())
    } else {
        let listing = Listing {
            room: ROOM,
            caption: lang.voice_desk(),
            department: own.len() > 1,
            case: Some(super::open::address),
            anonymous_too: false,
            next: next.as_deref(),
            first: first.as_deref(),
        };
        listing.show(worker, &rows).await?
    };
    let ways =
        [("", lang.voice_show_waiting()), ("bad", lang.voice_show_bad()), ("me", lang.voice_show_me())];
    let ways = if own.is_empty() { &ways[2..] } else { &ways[..] };
    let lead = if about_me { lang.voice_me_lead() } else { lang.voice_desk_lead() };
    let body = html! {
        (pieces::heading(lang.voice_desk(), Some(lead), html! {}))
        (views(lang.voice_show(), ROOM, "show", ways, show))
        (table)
    };
    Ok(worker.page(Room::Desk, lang.voice_desk(), &[way_back(worker)], body))
}

/// What was said of me: level and day, no case and no person.
fn about(lang: Lang, rows: &[RatingRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let columns = [lang.voice_level(), lang.voice_given(), lang.voice_waits()].map(Column::new);
    let cells = |row: &RatingRow| {
        vec![
            ratings::level_tag(lang, row.level),
            pieces::day(lang, row.given_at.day()),
            html! { (codes::rating_state(lang, row.state)) },
        ]
    };
    Table {
        caption: lang.voice_show_me(),
        columns: &columns,
        rows: rows.iter().map(cells).collect(),
        empty: pieces::nothing(lang.voice_none(), lang.voice_none_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

/// A rating of a department of mine that is not about me; to others it does not exist.
async fn open(worker: &CaseWorker, reference: &str) -> Result<Told, Failure> {
    let told = Told::of(worker, reference).await?;
    let sees = sees_to(&worker.hall, &worker.me.person, &told.rating, today(worker));
    sees.then_some(told).ok_or(Failure::NotFound)
}

/// `GET /desk/ratings/{rating}`
pub(super) async fn show(
    worker: CaseWorker,
    Path(reference): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    let told = open(&worker, &reference).await.map_err(fail)?;
    let done = form.text("done") == "yes";
    page(&worker, StatusCode::OK, &told, &Form::empty(), done).await.map_err(fail)
}

/// `POST /desk/ratings/{rating}`: what `do` says.
pub(super) async fn act(
    worker: CaseWorker,
    Path(reference): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    worker.check(&form).map_err(fail)?;
    let told = open(&worker, &reference).await.map_err(fail)?;
    let Some(command) = read(&mut form) else { return Err(fail(Failure::NotFound)) };
    let here = ratings::address(ROOM, &reference);
    match told.hand_in(&worker, &mut form, command).await.map_err(fail)? {
        Outcome::Done => Ok(Redirect::to(&format!("{here}?done=yes")).into_response()),
        Outcome::Stale => {
            let lang = worker.lang();
            let body = html! { (pieces::stale(lang, "", &here)) (pieces::kept(lang, &form)) };
            Ok(worker.page_with(StatusCode::CONFLICT, Room::Desk, lang.answer_stale(), &trail(&worker), body))
        }
        Outcome::Refused => {
            page(&worker, StatusCode::UNPROCESSABLE_ENTITY, &told, &form, false).await.map_err(fail)
        }
    }
}

/// The command of a form, still without its words; what is missing is said in the form. None where there is no such act.
fn read(form: &mut Form) -> Option<Box<dyn FnOnce(rules::name::Commitment) -> Command + Send>> {
    Some(match form.text("do") {
        "contact" => {
            let reached = form.text("reached") == "yes";
            if form.given("reached").is_none() {
                unchosen(form, "reached", Lang::voice_reached);
            }
            Box::new(move |words| Command::Contact { reached, words })
        }
        "answer" => {
            let way = match form.text("way") {
                "put_right" => Some(AnswerWay::PutRight),
                "explained" => Some(AnswerWay::Explained),
                "plan" => {
                    let until = form.date("until");
                    if until.is_none() {
                        unchosen(form, "until", Lang::voice_plan_day);
                    }
                    until.map(|until| AnswerWay::Plan { until })
                }
                _ => {
                    unchosen(form, "way", Lang::voice_way);
                    None
                }
            };
            let way = way.unwrap_or(AnswerWay::PutRight);
            Box::new(move |words| Command::Answer { way, words })
        }
        "finish" => Box::new(|words| Command::Finish { words }),
        "contest" => {
            let ground = ReviewGround::ALL.iter().find(|it| codes::word(*it) == form.text("ground")).copied();
            if ground.is_none() {
                unchosen(form, "ground", Lang::voice_ground);
            }
            let ground = ground.unwrap_or(ReviewGround::Mistaken);
            Box::new(move |words| Command::Contest { ground, words })
        }
        _ => return None,
    })
}

fn trail(worker: &CaseWorker) -> [Link<'static>; 2] {
    [way_back(worker), Link::new(ROOM, worker.lang().voice_desk())]
}

async fn page(
    worker: &CaseWorker,
    status: StatusCode,
    told: &Told,
    form: &Form,
    done: bool,
) -> Result<Response, Failure> {
    let lang = worker.lang();
    let rating = &told.rating;
    let title = if rating.given.as_ref().is_some_and(|given| given.follow.is_some()) {
        lang.voice_title()
    } else {
        lang.voice_title_any()
    };
    // the contact is shown only while somebody has to call, and never of an anonymous rating.
    let calls = rating.state() == RatingState::ToContact;
    let whom = if calls {
        ratings::whom(worker, told).await?
    } else {
        html! {}
    };
    let main = html! {
        (pieces::panel("said", lang.voice_said(), html! {
            (ratings::said(lang, told))
            @if !rating.is_anonymous() {
                p { a href=(super::open::address(&told.case.number)) { (lang.voice_case()) " " (pieces::case_number(&told.case.number)) } }
            }
        }))
        (pieces::panel("course", lang.voice_answer(), ratings::course(lang, told, true)))
    };
    let side = html! {
        (whom)
        @if !rating.running(&worker.hall).is_empty() {
            (pieces::panel("clocks", lang.voice_clocks(), ratings::clocks(worker, rating)))
        }
        (pieces::panel("acts", lang.voice_acts(), acts(worker, told, form)))
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(title, None, ratings::state_tag(lang, rating.state())))
        @if done { (pieces::notice(Tone::Good, lang.voice_recorded(), html! {})) }
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    Ok(worker.page_with(status, Room::Desk, title, &trail(worker), body))
}

/// One form for each act that the stage allows.
fn acts(worker: &CaseWorker, told: &Told, form: &Form) -> Markup {
    let lang = worker.lang();
    let here = ratings::address(ROOM, &told.rating.reference());
    let state = told.rating.state();
    let main = match state {
        RatingState::ToContact => contact(worker, told, &here, &ratings::typed(form, "contact")),
        RatingState::ToAnswer => answer(worker, told, &here, &ratings::typed(form, "answer")),
        RatingState::Planned => {
            let typed = ratings::typed(form, "finish");
            let fields =
                ratings::words_field(lang.voice_finish_words(), lang.voice_answer_hint()).show(lang, &typed);
            ratings::act(worker, told, (&here, "finish"), (Weight::Main, lang.voice_do_finish()), fields)
        }
        _ => html! { p class="quiet" { (lang.voice_nothing_now()) } },
    };
    html! { (main) (contest(worker, told, &here, form)) }
}

fn contact(worker: &CaseWorker, told: &Told, here: &str, form: &Form) -> Markup {
    let lang = worker.lang();
    let reached = [Choice::new("yes", lang.voice_reached_yes()), Choice::new("no", lang.voice_reached_no())];
    let fields = html! {
        (Field::radios("reached", lang.voice_reached(), &reached).required().show(lang, form))
        (ratings::words_field(lang.voice_contact_words(), lang.voice_contact_hint()).show(lang, form))
    };
    ratings::act(worker, told, (here, "contact"), (Weight::Main, lang.voice_do_contact()), fields)
}

fn answer(worker: &CaseWorker, told: &Told, here: &str, form: &Form) -> Markup {
    let lang = worker.lang();
    let ways = [
        Choice::hinted("put_right", lang.voice_way_put_right(), lang.voice_way_put_right_more()),
        Choice::hinted("plan", lang.voice_way_plan(), lang.voice_way_plan_more()),
        Choice::hinted("explained", lang.voice_way_explained(), lang.voice_way_explained_more()),
    ];
    let last = told.rating.answer_until(&worker.hall.calendar);
    let hint = lang.voice_plan_hint(&last.map_or_else(String::new, |day| pieces::day_text(lang, day)));
    let fields = html! {
        (Field::radios("way", lang.voice_way(), &ways).required().show(lang, form))
        (Field::day("until", lang.voice_plan_day()).hint(&hint).show(lang, form))
        (ratings::words_field(lang.voice_answer_words(), lang.voice_answer_hint()).show(lang, form))
    };
    ratings::act(worker, told, (here, "answer"), (Weight::Main, lang.voice_do_answer()), fields)
}

/// For whoever answers for the department, while there is time; folded up, for it is seldom the way.
fn contest(worker: &CaseWorker, told: &Told, here: &str, form: &Form) -> Markup {
    let lang = worker.lang();
    let until = told.rating.contest_until(&worker.hall.calendar);
    let in_time = until.filter(|until| worker.front.office.now() <= *until);
    let may = may_contest(&worker.hall, &worker.me.person, &told.rating, today(worker));
    let Some(until) = in_time.filter(|_| may) else { return html! {} };
    let typed = ratings::typed(form, "contest");
    let grounds: Vec<(String, &str)> =
        ReviewGround::ALL.iter().map(|it| (codes::word(it), codes::review_ground(lang, *it))).collect();
    let grounds: Vec<Choice<'_>> = grounds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let fields = html! {
        p class="hint" { (lang.voice_contest_lead(&pieces::moment_text(lang, until))) }
        (Field::radios("ground", lang.voice_ground(), &grounds).required().show(lang, &typed))
        (ratings::words_field(lang.voice_contest_words(), "").show(lang, &typed))
    };
    let ask = ratings::act(worker, told, (here, "contest"), (Weight::Side, lang.voice_do_contest()), fields);
    html! { details open[form.text("do") == "contest"] { summary { (lang.voice_do_contest()) } (ask) } }
}
