//! `/watch/months/{month}`: one month: the ranking with its rates, what follows from it and who has answered, the gaps in the
//! patrols, what lies far from its peers, and the comment with which it is published (S-16, SR-E1, SR-D1).

use super::{
    super::{cards::card_address, department, home},
    book, month_address,
    now::day_links,
    today,
};
use crate::{
    failure::Failure,
    form::{Form, address},
    people::Names,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        months::{self, month_text},
        pieces::{self, Column, Link, Table, Tone},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    hall::Role,
    inspection::{ConsequenceState, Month, MonthBook, MonthFigures},
    name::DepartmentId,
};

/// `GET /watch/months/{month}`
pub(super) async fn show(
    watcher: Watcher,
    Path(typed): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let shown = page(&watcher, &typed, form.text("done") == "yes").await;
    shown.map_err(|failure| watcher.fail(&failure))
}

/// The month of an address, as far as it is no month to come.
pub(super) fn named(visit: &Visit, typed: &str) -> Result<Month, Failure> {
    Month::parse(typed).filter(|month| *month <= Month::of(today(visit))).ok_or(Failure::NotFound)
}

/// The names of everybody a month's page speaks of.
pub(super) async fn names(visit: &Visit, book: &MonthBook) -> Result<Names, Failure> {
    let answers = book.consequences.values().filter_map(|state| state.answer.as_ref());
    let deviations = book.figures.iter().flat_map(|figures| &figures.deviations);
    let people = answers.map(|answer| answer.by.as_str());
    let people = people.chain(book.comment.iter().map(|comment| comment.by.as_str()));
    let people = people.chain(book.published.iter().map(|(by, _)| by.as_str()));
    let people = people.chain(deviations.filter_map(|it| it.person.as_ref()).map(|it| it.as_str()));
    Ok(Names::of(&visit.front.store, people).await?)
}

async fn page(watcher: &Watcher, typed: &str, done: bool) -> Result<Response, Failure> {
    let lang = watcher.lang();
    let month = named(watcher, typed)?;
    let book = book(watcher, month).await?;
    if book.figures.is_none() && book.patrols.is_empty() && month != Month::of(today(watcher)) {
        return Err(Failure::NotFound);
    }
    let names = names(watcher, &book).await?;
    let title = lang.inspect_month_title(&month_text(lang, month));
    let acts = html! {
        (pieces::side_link(&cards_address(month, ""), lang.inspect_month_cards()))
    };
    let drawn = book.drawn.map(|at| lang.inspect_month_drawn_at(&pieces::full_moment_text(lang, at)));
    let body = html! {
        (pieces::heading(&title, drawn.as_deref(), acts))
        @if done { (pieces::notice(Tone::Good, lang.inspect_act_done(), html! {})) }
        @match &book.figures {
            None => {
                (pieces::notice(Tone::Quiet, lang.inspect_month_not_over(), html! {}))
                p { a href="/watch/inspections" { (lang.inspect_day_back()) } }
            },
            Some(figures) => {
                (pieces::panel("ranking", lang.inspect_ranking(), ranking(watcher, month, figures)))
                (pieces::panel("unranked", lang.inspect_unranked(), months::unranked(watcher, figures)))
                (pieces::panel("consequences", lang.inspect_consequences(), consequences(watcher, month, &book, &names)))
                (pieces::panel("gaps", lang.inspect_gaps(), gaps(watcher, figures)))
                (pieces::panel("deviations", lang.inspect_deviations(), deviations(watcher, figures, &names)))
                (pieces::panel("comment", lang.inspect_comment(), comment(watcher, month, &book, &names)))
            },
        }
    };
    let trail = [home(lang), Link::new("/watch/months", lang.inspect_months_title())];
    Ok(watcher.page(Room::Watch, &title, &trail, body))
}

/// The list of the cards of a month, of one department or of all.
fn cards_address(month: Month, department: &str) -> String {
    let (from, until) = (month.first().to_string(), month.last().to_string());
    address("/watch/cards", &[("department", department), ("from", &from), ("until", &until)])
}

fn ranking(visit: &Visit, month: Month, figures: &MonthFigures) -> Markup {
    let lang = visit.lang();
    // The cards of the department in the month are the one list that stands behind these figures.
    let name = |id: &DepartmentId| {
        html! { a href=(cards_address(month, id.as_str())) { (department(lang, &visit.hall, id.as_str())) } }
    };
    html! {
        (months::ranking(visit, figures, name, &[]))
        p class="hint" { (lang.inspect_ranking_means(figures.least_decided)) }
        p class="hint" { (lang.inspect_rates_mean()) }
    }
}

fn consequences(visit: &Visit, month: Month, book: &MonthBook, names: &Names) -> Markup {
    let (lang, today) = (visit.lang(), today(visit));
    let columns = [
        Column::new(lang.inspect_department()),
        Column::new(lang.inspect_kind()),
        Column::new(lang.inspect_ground()),
        Column::new(lang.inspect_due()),
        Column::new(lang.inspect_answer()),
    ];
    let notes = visit.has(Role::Supervisor);
    let row = |(number, state): (&u32, &ConsequenceState)| {
        let of = &state.consequence;
        vec![
            html! { (department(lang, &visit.hall, of.department.as_str())) },
            html! { (lang.consequence_kind(of.kind)) },
            html! { (lang.consequence_ground(of.ground, of.months)) },
            months::due(lang, of.due, state.answer.is_none(), today),
            html! {
                (months::answer(lang, state, names))
                @if state.answer.is_none() && of.kind.is_for_supervisor() && notes {
                    " " a href={ (month_address(month)) "/" (number) } { (lang.inspect_note()) }
                } @else if state.answer.is_none() && !of.kind.is_for_supervisor() {
                    br; small class="quiet" { (lang.inspect_waits_for_department()) }
                }
            },
        ]
    };
    let rows: Vec<Vec<Markup>> = book.consequences.iter().map(row).collect();
    html! {
        @if rows.is_empty() { p class="quiet" { (lang.inspect_consequences_none()) } } @else {
            (Table {
                caption: lang.inspect_consequences(),
                columns: &columns,
                rows,
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }.show(lang))
        }
    }
}

fn gaps(visit: &Visit, figures: &MonthFigures) -> Markup {
    let lang = visit.lang();
    let names = figures.seldom_seen.iter().map(|id| department(lang, &visit.hall, id.as_str()));
    let names: Vec<&str> = names.collect();
    html! {
        @if !figures.days_without.is_empty() {
            p { (lang.inspect_gap_days(figures.days_without.len())) " " (day_links(lang, &figures.days_without)) }
        }
        @if !names.is_empty() { p { (lang.inspect_gap_departments()) " " (lang.and(&names)) } }
        @if figures.days_without.is_empty() && names.is_empty() { p class="quiet" { (lang.inspect_gaps_none()) } }
    }
}

fn deviations(visit: &Visit, figures: &MonthFigures, names: &Names) -> Markup {
    let lang = visit.lang();
    html! {
        @if figures.deviations.is_empty() { p class="quiet" { (lang.inspect_deviations_none()) } } @else {
            ul { @for found in &figures.deviations { li {
                (department(lang, &visit.hall, found.department.as_str())) " · "
                @if let Some(person) = &found.person { (lang.inspect_person()) " " (names.name(person)) " · " }
                a href=(card_address(&found.card())) { (lang.inspect_deviation_card()) }
            } } }
        }
    }
}

/// The comment, and for a supervisor the next act: to comment, or to publish what another one said.
fn comment(visit: &Watcher, month: Month, book: &MonthBook, names: &Names) -> Markup {
    let (lang, here) = (visit.lang(), month_address(month));
    let own = book.comment.as_ref().is_some_and(|comment| comment.by == visit.me.person);
    let again =
        if book.comment.is_some() { lang.inspect_comment_again() } else { lang.inspect_comment_write() };
    let write = format!("{here}/comment");
    let publish = format!("{here}/publish");
    html! {
        (months::comment(lang, book, names))
        @if book.published.is_none() && visit.has(Role::Supervisor) {
            @if own { p class="hint" { (lang.inspect_publish_other()) } }
            @if book.comment.is_some() && !own {
                (pieces::buttons(&[pieces::main_link(&publish, lang.inspect_publish()), pieces::side_link(&write, again)]))
            } @else {
                (pieces::buttons(&[pieces::main_link(&write, again)]))
            }
        }
    }
}
