//! 证照: the licences of a department, the first to end first, and those that have ended and wait to be struck off (L-40).
//!
//! Read by whoever works on the department's cases; the comprehensive window reads every department's (K-09).

use crate::{
    failure::Failure,
    form::{Form, address},
    people::Names,
    text::{Lang, licence as words},
    visitor::CaseWorker,
    web::{
        frame::Room,
        licences,
        pieces::{self, Column, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    hall::Hall,
    licence::LicenceState,
    name::{DepartmentId, PersonId},
    time::{Date, day_number, from_day_number},
};
use store::views::licences::{Filter, LicenceRow, page};

/// Rows of a page.
const PAGE: usize = 50;
/// Ending within so many days is worth a look.
const SOON: i64 = 90;

/// `GET /desk/licences`
pub(super) async fn show(worker: CaseWorker, form: Form) -> Result<Response, Response> {
    let lang = worker.lang();
    let fail = |failure: Failure| worker.fail(&failure);
    let theirs = departments(&worker.hall, &worker.me.person);
    let wanted = theirs.iter().find(|id| id.as_str() == form.text("department"));
    let department = wanted.or(theirs.first()).ok_or_else(|| fail(Failure::NoRight))?;
    let today = worker.front.office.now().day();
    let shown = form.text("show");
    let after = form.given("after").and_then(|place| place.split_once('~'));
    let filter = Filter {
        department: Some(department.0.clone()),
        after: after.map(|(ends, number)| (ends.to_owned(), number.to_owned())),
        ..which(shown, today)
    };
    let most = u32::try_from(PAGE + 1).unwrap_or(u32::MAX);
    let rows = page(worker.front.store.db(), &filter, most).await;
    let mut rows = rows.map_err(|error| fail(error.into()))?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let names = Names::of(&worker.front.store, rows.iter().map(|row| row.holder.as_str())).await;
    let names = names.map_err(|error| fail(error.into()))?;
    let here = |after: &str| {
        address("/desk/licences", &[("department", department.as_str()), ("show", shown), ("after", after)])
    };
    let next = rows.last().filter(|_| more).map(|row| {
        let (ends, number) = row.place();
        here(&format!("{ends}~{number}"))
    });
    let first = filter.after.as_ref().map(|_| here(""));
    let columns = [
        Column::new(lang.licence_number()),
        Column::new(lang.licence_name()),
        Column::new(lang.licence_holder()),
        Column::new(lang.licence_state()),
        Column::new(lang.licence_valid()),
    ];
    let table = Table {
        caption: lang.desk_licences(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(lang, row, &names, today)).collect(),
        empty: pieces::nothing(lang.desk_licences_none(), lang.desk_licences_none_more(), &[]),
        next: next.as_deref(),
        first: first.as_deref(),
        files: &[],
    };
    let ways = [
        ("", lang.desk_licences_valid()),
        ("soon", lang.desk_licences_soon()),
        ("expired", lang.desk_licences_expired()),
        ("owed", lang.desk_licences_owed()),
        ("all", lang.desk_licences_all()),
    ];
    let path = address("/desk/licences", &[("department", department.as_str())]);
    let body = html! {
        (pieces::heading(lang.desk_licences(), Some(lang.desk_licences_lead()), html! {}))
        @if theirs.len() > 1 { (choose(&worker, &theirs, department)) }
        (views(lang, &path, &ways, shown))
        (table.show(lang))
    };
    Ok(worker.page(Room::Desk, lang.desk_licences(), &[super::way_back(&worker)], body))
}

/// The departments whose licences somebody reads.
fn departments(hall: &Hall, person: &PersonId) -> Vec<DepartmentId> {
    if hall.sits_at_the_comprehensive_window(person) {
        let issues = |id: &&DepartmentId| id.as_str() != rules::hall::COMPREHENSIVE;
        return hall.departments.keys().filter(issues).cloned().collect();
    }
    let posts = hall.posts_of(person).filter(|post| post.works_on_cases());
    let mut theirs: Vec<DepartmentId> = posts.map(|post| post.department.clone()).collect();
    theirs.sort_unstable();
    theirs.dedup();
    theirs
}

fn which(shown: &str, today: Date) -> Filter {
    let soon = from_day_number(day_number(today) + SOON);
    let (state, ends_by) = match shown {
        "soon" => (Some(LicenceState::Valid), Some(soon)),
        "expired" => (Some(LicenceState::Expired), None),
        "all" | "owed" => (None, None),
        _ => (Some(LicenceState::Valid), None),
    };
    Filter { state, ends_by, promise_broken: shown == "owed", ..Filter::default() }
}

/// Ways to look at the list; the department goes along.
fn views(lang: Lang, path: &str, ways: &[(&str, &str)], chosen: &str) -> Markup {
    let glue = if path.contains('?') { '&' } else { '?' };
    html! {
        nav class="buttons" aria-label=(lang.desk_licences_show()) {
            @for (word, label) in ways {
                @let href = if word.is_empty() { path.to_owned() } else { format!("{path}{glue}show={word}") };
                a class=(if *word == chosen { "button main" } else { "button" }) href=(href)
                    aria-current=[(*word == chosen).then_some("page")] { (label) }
            }
        }
    }
}

fn choose(worker: &CaseWorker, theirs: &[DepartmentId], chosen: &DepartmentId) -> Markup {
    let lang = worker.lang();
    let choices: Vec<pieces::Choice<'_>> = theirs
        .iter()
        .filter_map(|id| worker.hall.departments.get(id))
        .map(|known| pieces::Choice::new(known.id.as_str(), lang.pick(&known.name, &known.name_en)))
        .collect();
    let form = Form::empty().with("department", chosen.as_str());
    html! {
        form method="get" action="/desk/licences" class="beside" {
            (pieces::Field::select("department", lang.desk_licences_department(), &choices).show(lang, &form))
            (pieces::submit(pieces::Weight::Side, lang.list_filter()))
        }
    }
}

fn cells(lang: Lang, row: &LicenceRow, names: &Names, today: Date) -> Vec<Markup> {
    let left = row.valid_until.map(|last| day_number(last) - day_number(today));
    let soon = left.filter(|days| row.state == LicenceState::Valid && (0..=SOON).contains(days));
    vec![
        html! { a href=(licences::desk_address(&row.number)) { (row.number) } },
        html! { (row.name) },
        html! { (names.get(&row.holder)) },
        html! {
            (licences::tag(lang, row.state))
            @if let Some((_, purpose)) = &row.pending {
                " " (pieces::tag(Tone::Action, &lang.licence_pending(words::purpose(lang, *purpose))))
            }
        },
        html! {
            @match row.valid_until {
                Some(last) => (licences::day(lang, last)),
                None => (lang.licence_for_good()),
            }
            @if let Some(days) = soon { br; (pieces::tag(Tone::Warning, &lang.licence_days_left(days))) }
        },
    ]
}
