//! `/manage/hall`: departments, their posts and who holds them, the offices outside the departments, and the hall's own
//! periods. Looked at by everybody who keeps house; what may be changed is offered to whom it belongs (P-13, X-02).

use super::{department, home};
use crate::{
    divisions,
    form::{Form, address},
    people::Names,
    text::{codes, role},
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Table},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    hall::{Department, Role},
    name::{DepartmentId, PersonId},
};
use std::collections::BTreeSet;

/// `GET /manage/hall`, the posts of all departments or of one (`?department=…`).
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let hall = &keeper.hall;
    let only = form.given("department").map(DepartmentId::from);
    let only = only.and_then(|id| hall.departments.get(&id));
    let holders = hall.posts.values().flat_map(|post| &post.holders);
    let people: BTreeSet<&str> = holders
        .chain(hall.offices.keys())
        .chain(hall.chiefs.values().map(|chief| &chief.person))
        .map(PersonId::as_str)
        .collect();
    let names = Names::of(&keeper.front.store, people).await.map_err(|error| keeper.fail(&error.into()))?;
    let acts = html! {
        @if keeper.has(Role::HallManager) {
            (pieces::main_link("/manage/hall/department", lang.manage_department_add()))
            @if !hall.departments.is_empty() { (pieces::side_link(&new_post(only), lang.manage_post_add())) }
        }
        (pieces::side_link("/manage/stations", lang.stations_keep()))
        @if keeper.has(Role::SecurityAdministrator) {
            (pieces::main_link("/manage/people", lang.manage_add()))
            (pieces::side_link("/manage/offices", lang.manage_office_of()))
        }
    };
    let of = only.map(|only| lang.manage_posts_of(lang.pick(&only.name, &only.name_en)));
    let body = html! {
        (pieces::heading(lang.manage_nav_hall(), Some(lang.manage_hall_lead()), acts))
        (pieces::panel("hall", lang.manage_hall_itself(), itself(&keeper)))
        (pieces::panel("departments", lang.manage_departments(), departments(&keeper)))
        (pieces::panel("offices", lang.manage_offices(), offices(&keeper, &names)))
        (pieces::panel("periods", lang.manage_periods(), periods(&keeper)))
        (pieces::panel("chiefs", lang.manage_chiefs(), chiefs(&keeper, &names)))
        (pieces::panel("posts", of.as_deref().unwrap_or(lang.manage_posts()), posts(&keeper, &names, only)))
    };
    Ok(keeper.page(Room::Manage, lang.manage_nav_hall(), &[home(lang)], body))
}

/// Where a post is added, of this department if one is meant.
fn new_post(of: Option<&Department>) -> String {
    address("/manage/hall/post", &[("department", of.map_or("", |of| of.id.as_str()))])
}

/// The posts of one department, on this page.
pub(super) fn posts_address(department: &DepartmentId) -> String {
    address("/manage/hall", &[("department", department.as_str())]) + "#posts"
}

/// What the hall is called and whose it is.
fn itself(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let hall = &visit.hall;
    pieces::summary(
        lang,
        &[
            Fact::new(lang.manage_name_of(), lang.pick(&hall.name, &hall.name_en)),
            Fact::new(lang.guide_area(), &divisions::named(&hall.division)),
            Fact::new(lang.manage_phone(), &hall.hotline),
        ],
    )
}

fn departments(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let hall = &visit.hall;
    let manages = visit.has(Role::HallManager);
    let columns = [
        Column::new(lang.manage_department()),
        Column::new(lang.manage_abbreviation()),
        Column::new(lang.manage_credit_code()),
        Column::new(lang.manage_phone()),
        Column::new(lang.manage_post()),
    ];
    let rows = hall
        .departments
        .values()
        .map(|one| {
            let posts = hall.posts.values().filter(|post| post.department == one.id).count();
            let change = address("/manage/hall/department", &[("id", one.id.as_str())]);
            let name = lang.pick(&one.name, &one.name_en);
            vec![
                html! {
                    (name) " " span class="quiet" { (one.id) }
                    @if manages { " " a href=(change) {
                        (lang.manage_change()) span class="unseen" { " " (name) }
                    } }
                },
                html! { (one.abbreviation) },
                html! { @if one.credit_code.is_empty() { "—" } @else { (one.credit_code) } },
                html! { @if one.phone.is_empty() { "—" } @else { (one.phone) } },
                html! { a href=(posts_address(&one.id)) { (lang.manage_posts_count(posts)) } },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_departments(),
        columns: &columns,
        rows,
        empty: html! { p { (lang.manage_no_departments()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn posts(visit: &Visit, names: &Names, only: Option<&Department>) -> Markup {
    let lang = visit.lang();
    let manages = visit.has(Role::HallManager);
    let columns = [
        Column::new(lang.manage_post()),
        Column::new(lang.manage_department()),
        Column::new(lang.manage_roles()),
        Column::new(lang.manage_holders()),
    ];
    let shown = visit.hall.posts.values().filter(|post| only.is_none_or(|only| post.department == only.id));
    let rows = shown
        .map(|post| {
            let name = lang.pick(&post.name, &post.name_en);
            let post_address = |path: &str, key: &str| address(path, &[(key, post.id.as_str())]);
            let link = |href: String, label: &str| {
                html! { @if manages { " " a href=(href) { (label) span class="unseen" { " " (name) } } } }
            };
            vec![
                html! { (name) (link(post_address("/manage/hall/post", "id"), lang.manage_change())) },
                html! { (department(lang, &visit.hall, post.department.as_str())) },
                html! { (in_words(visit, &post.roles)) },
                html! {
                    @if post.holders.is_empty() { span class="quiet" { (lang.manage_vacant()) } }
                    @for (place, holder) in post.holders.iter().enumerate() {
                        @if place > 0 { (lang.pick("、", ", ")) } (names.name(holder))
                    }
                    (link(post_address("/manage/hall/appoint", "post"), lang.manage_appoint()))
                },
            ]
        })
        .collect();
    html! {
        (Table {
            caption: lang.manage_posts(), columns: &columns, rows,
            empty: html! { p { (lang.manage_no_posts()) } }, next: None, first: None, files: &[],
        }.show(lang))
        @if let Some(only) = only {
            p class="row" {
                a href="/manage/hall#posts" { (lang.manage_all_posts()) }
                @if manages { a href=(new_post(Some(only))) { (lang.manage_post_add()) } }
            }
        }
    }
}

/// Every department with its representative, and the way to appoint one (P-14).
fn chiefs(visit: &Visit, names: &Names) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.manage_department()),
        Column::new(lang.manage_chief()),
        Column::new(lang.manage_chief_powers()),
    ];
    let rows = visit
        .hall
        .departments
        .values()
        .map(|one| {
            let name = lang.pick(&one.name, &one.name_en);
            let chief = visit.hall.chiefs.get(&one.id);
            let powers = chief.map(|chief| {
                let words: Vec<&str> =
                    chief.powers.iter().map(|power| codes::chief_power(lang, *power)).collect();
                (words.join(lang.pick("、", ", ")), chief.authorisation_rate())
            });
            let change = address("/manage/hall/chief", &[("department", one.id.as_str())]);
            vec![
                html! { (name) },
                html! {
                    @match chief {
                        Some(chief) => (names.name(&chief.person)),
                        None => span class="quiet" { (lang.manage_chief_none()) },
                    }
                    @if visit.has(Role::HallManager) {
                        " " a href=(change) { (lang.manage_change()) span class="unseen" { " " (name) } }
                    }
                },
                html! { @if let Some((words, rate)) = powers { (words) " · " (lang.manage_chief_rate(rate)) } },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_chiefs(),
        columns: &columns,
        rows,
        empty: html! { p { (lang.manage_no_departments()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn periods(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let hall = &visit.hall;
    let days = [hall.correction_days, hall.remind_before, hall.explanation_days];
    let [correction, remind, explanation] = days.map(|days| lang.manage_days(days.0));
    html! {
        (pieces::summary(lang, &[
            Fact::new(lang.manage_correction(), &correction),
            Fact::new(lang.rules_remind(), &remind),
            Fact::new(lang.rules_explanation(), &explanation),
        ]))
        p class="quiet" { (lang.manage_periods_of_supervision()) }
        @if visit.has(Role::HallManager) {
            p { a href="/manage/hall/periods" { (lang.manage_periods_change()) } }
        }
    }
}

fn offices(visit: &Visit, names: &Names) -> Markup {
    let lang = visit.lang();
    let columns = [Column::new(lang.manage_person()), Column::new(lang.manage_offices())];
    let rows = visit
        .hall
        .offices
        .iter()
        .map(|(person, roles)| vec![html! { (names.name(person)) }, html! { (in_words(visit, roles)) }])
        .collect();
    html! {
        (Table {
            caption: lang.manage_offices(), columns: &columns, rows,
            empty: html! { p { (lang.manage_nothing()) } }, next: None, first: None, files: &[],
        }.show(lang))
        @if !visit.has(Role::SecurityAdministrator) { p class="quiet" { (lang.manage_only_guardian()) } }
    }
}

/// Roles in words.
pub(super) fn in_words(visit: &Visit, roles: &[Role]) -> String {
    let lang = visit.lang();
    let words: Vec<&str> = roles.iter().map(|one| role(lang, *one)).collect();
    words.join(lang.pick("、", ", "))
}
