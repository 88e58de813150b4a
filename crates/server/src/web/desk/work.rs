//! 我的工作: what waits for my posts, in four groups by urgency, those that stand still apart.
//!
//! Reads the worklist of the posts I hold; a head of department may look at the whole department's. Finds a case by
//! its number. What waits for receipt and acceptance belongs to the counter and is only counted here.

use super::{
    open::{OpenCase, address},
    owed,
};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::{Lang, law},
    visitor::Officer,
    web::{
        awaited,
        frame::Room,
        pieces::{self, Column, Link, Search, Table, Tile, Tone},
        why::due_moment,
    },
};
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use rules::{
    calendar::Calendar,
    clock::{Light, Limit, Remaining},
    hall::Role,
    identifier::CaseNumber,
    time::{Instant, WorkingDays},
};
use std::collections::{BTreeMap, BTreeSet};
use store::views::cases::{self, CaseRow, INTAKE, TASKS_MAX, Task};

/// What is due within so many working days is due soon, besides what has been reminded of.
const SOON: u32 = 2;

/// Cases of a department that are looked through for the last digits of a number, the newest first.
const SEARCHED: u32 = 500;

/// Signs of a number that are enough to look for it.
const PART_MIN: usize = 4;

/// Which tasks are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// Nobody's yet, or mine.
    Post,
    /// Taken by me.
    Mine,
    /// Colleagues' too; for a head, the whole department's.
    All,
}

impl View {
    const EVERY: [View; 3] = [View::Post, View::Mine, View::All];

    fn of(word: &str) -> View {
        Self::EVERY.into_iter().find(|view| view.word() == word).unwrap_or(View::Post)
    }

    const fn word(self) -> &'static str {
        match self {
            View::Post => "",
            View::Mine => "mine",
            View::All => "all",
        }
    }

    const fn label(self, lang: Lang) -> &'static str {
        match self {
            View::Post => lang.desk_view_post(),
            View::Mine => lang.desk_view_mine(),
            View::All => lang.desk_view_all(),
        }
    }

    fn shows(self, task: &Task, me: &str) -> bool {
        match self {
            View::Post => task.handler.as_deref().is_none_or(|handler| handler == me),
            View::Mine => task.handler.as_deref() == Some(me),
            View::All => true,
        }
    }
}

/// `GET /desk`
pub(super) async fn show(officer: Officer, form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| officer.fail(&failure);
    let view = View::of(form.text("view"));
    let me = officer.me.person.as_str();
    let posts = posts(&officer, view);
    let posts: Vec<&str> = posts.iter().map(String::as_str).collect();
    let db = officer.front.store.db();
    let mut tasks = match posts.is_empty() {
        true => vec![],
        false => cases::tasks_of(db, &posts, TASKS_MAX + 1).await.map_err(|error| fail(error.into()))?,
    };
    let is_cut = tasks.len() > TASKS_MAX as usize;
    tasks.truncate(TASKS_MAX as usize);
    let typed: String = crate::form::half_width(form.text("q")).split_whitespace().collect();
    let typed = typed.to_uppercase();
    let found = if typed.is_empty() { vec![] } else { find(&officer, &typed, &tasks).await.map_err(fail)? };
    if let [one] = found.as_slice() {
        return Ok(Redirect::to(&address(&one.number)).into_response());
    }
    let at_counter = tasks.iter().filter(|task| task.step == INTAKE).count();
    tasks.retain(|task| task.step != INTAKE && view.shows(task, me));
    let mut people: Vec<&str> = tasks.iter().map(|task| task.case.applicant.as_str()).collect();
    people.extend(tasks.iter().filter_map(|task| task.handler.as_deref()));
    people.extend(found.iter().map(|row| row.applicant.as_str()));
    let names = Names::of(&officer.front.store, people).await.map_err(|error| fail(error.into()))?;
    let page = WorkPage { officer: &officer, view, names, now: officer.front.office.now() };
    let asked = Asked { typed: &typed, found: &found, is_cut, at_counter, holds_posts: !posts.is_empty() };
    let owed = owed::panel(&officer).await.map_err(|error| fail(error.into()))?;
    let answers = owed::answers(&officer).await.map_err(|error| fail(error.into()))?;
    let awaited = awaited::notices(&officer, &officer.me.person).await.map_err(|error| fail(error.into()))?;
    let body = html! { (awaited) (answers) (page.body(&tasks, &asked)) (owed) };
    Ok(officer.page(Room::Desk, officer.lang().desk_work(), &[], body))
}

/// The posts whose work is shown: mine, or as a head all of my departments'.
fn posts(officer: &Officer, view: View) -> BTreeSet<String> {
    let person = &officer.me.person;
    let mut posts: BTreeSet<String> =
        officer.hall.posts_of(person).map(|post| post.id.as_str().to_owned()).collect();
    if view == View::All {
        let headed = officer.hall.posts_of(person).filter(|post| post.roles.contains(&Role::DepartmentHead));
        let headed: BTreeSet<&str> = headed.map(|post| post.department.as_str()).collect();
        let theirs = officer.hall.posts.values().filter(|post| headed.contains(post.department.as_str()));
        posts.extend(theirs.map(|post| post.id.as_str().to_owned()));
    }
    posts
}

/// The cases somebody can mean by what they typed: the one of this whole number, or else every one of their tasks that has
/// this part in its number, and of their departments' newest that ends so, finished ones too.
async fn find(officer: &Officer, typed: &str, tasks: &[Task]) -> Result<Vec<CaseRow>, Failure> {
    if let Ok(number) = CaseNumber::parse(typed) {
        match OpenCase::of(officer, &officer.me.person, number.as_str()).await {
            Ok(open) => return Ok(cases::many(officer.front.store.db(), &[open.number.as_str()]).await?),
            Err(Failure::NotFound) => {}
            Err(failure) => return Err(failure),
        }
    }
    if typed.len() < PART_MIN {
        return Ok(vec![]);
    }
    let among = tasks.iter().map(|task| &task.case).filter(|case| case.number.contains(typed));
    let mut found: BTreeMap<String, CaseRow> = among.map(|row| (row.number.clone(), row.clone())).collect();
    let mine: BTreeSet<&str> =
        officer.hall.posts_of(&officer.me.person).map(|post| post.department.as_str()).collect();
    for department in mine {
        let filter = cases::Filter { department: Some(department.to_owned()), ..cases::Filter::default() };
        let rows = cases::page(officer.front.store.db(), &filter, SEARCHED).await?;
        let ending = rows.into_iter().filter(|row| row.number.ends_with(typed));
        found.extend(ending.map(|row| (row.number.clone(), row)));
    }
    Ok(found.into_values().collect())
}

struct Asked<'a> {
    typed: &'a str,
    found: &'a [CaseRow],
    is_cut: bool,
    at_counter: usize,
    holds_posts: bool,
}

struct WorkPage<'a> {
    officer: &'a Officer,
    view: View,
    names: Names,
    now: Instant,
}

/// How urgent a task is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Late,
    Today,
    Soon,
    Later,
    Paused,
}

impl Group {
    const EVERY: [Group; 5] = [Group::Late, Group::Today, Group::Soon, Group::Later, Group::Paused];

    /// Id of the panel, title, what it means, and the light of its tile.
    fn words(self, lang: Lang) -> (&'static str, &'static str, String, Light) {
        let plain = |words: &str| words.to_owned();
        match self {
            Group::Late => ("late", lang.desk_group_late(), plain(lang.desk_group_late_is()), Light::Late),
            Group::Today => {
                ("today", lang.desk_group_today(), plain(lang.desk_group_today_is()), Light::DueSoon)
            }
            Group::Soon => ("soon", lang.desk_group_soon(), lang.desk_group_soon_is(SOON), Light::DueSoon),
            Group::Later => {
                ("later", lang.desk_group_later(), plain(lang.desk_group_later_is()), Light::InTime)
            }
            Group::Paused => {
                ("paused", lang.desk_group_paused(), plain(lang.desk_group_paused_is()), Light::Paused)
            }
        }
    }
}

/// When a task must be done: with its step, or with the whole case where that ends earlier.
fn due(task: &Task) -> Option<Instant> {
    match (task.due_at, task.case_due_at) {
        (Some(step), Some(case)) => Some(step.min(case)),
        (step, case) => step.or(case),
    }
}

fn group(task: &Task, now: Instant, calendar: &Calendar) -> Group {
    let Some(due) = due(task) else { return if task.paused { Group::Paused } else { Group::Later } };
    let is_near = || {
        let reminded = task.remind_at.is_some_and(|at| at <= now);
        reminded || calendar.working_days_between(now.day(), due.day()) <= SOON
    };
    match () {
        // A pause heals nothing: what was late before the procedure began stays late (as its light does).
        () if task.paused && !is_late(task, now) => Group::Paused,
        () if due < now => Group::Late,
        () if due.day() <= now.day() => Group::Today,
        () if is_near() => Group::Soon,
        () => Group::Later,
    }
}

/// Whether the task itself or its case is late, also behind a pause.
fn is_late(task: &Task, now: Instant) -> bool {
    matches!(task.case.light(now), Light::Late | Light::Grave)
}

fn light(task: &Task, now: Instant, calendar: &Calendar) -> Light {
    match (group(task, now, calendar), task.case.light(now)) {
        (Group::Late, Light::Grave) => Light::Grave,
        (Group::Late, _) => Light::Late,
        (Group::Today | Group::Soon, _) => Light::DueSoon,
        (Group::Later, _) => Light::InTime,
        (Group::Paused, _) => Light::Paused,
    }
}

/// What is left, in whole working days, or in office seconds where the limit ends within a day.
fn left(due: Instant, now: Instant, calendar: &Calendar) -> Remaining {
    let days = |from, through| {
        let days = calendar.working_days_between(from, through);
        Limit::WorkingDays(WorkingDays(u16::try_from(days).unwrap_or(u16::MAX)))
    };
    let in_seconds = due != calendar.closing_of(due.day());
    match () {
        () if due < now && in_seconds => Remaining::Late(Limit::OfficeSeconds(calendar.elapsed(due, now))),
        () if due < now => Remaining::Late(days(due.day(), now.day())),
        () if in_seconds => Remaining::Left(Limit::OfficeSeconds(calendar.elapsed(now, due))),
        () => Remaining::Left(days(now.day(), due.day())),
    }
}

impl WorkPage<'_> {
    fn body(&self, tasks: &[Task], asked: &Asked<'_>) -> Markup {
        let lang = self.officer.lang();
        let grouped = Group::EVERY.map(|wanted| {
            let calendar = &self.officer.hall.calendar;
            let of_group = tasks.iter().filter(|task| group(task, self.now, calendar) == wanted);
            (wanted, of_group.collect::<Vec<&Task>>())
        });
        let ways = View::EVERY.map(|view| (view.word(), view.label(lang)));
        let counter = super::to_counter(&self.officer.me, lang);
        html! {
            @let lead = (!tasks.is_empty()).then(|| lang.desk_work_lead(tasks.len()));
            (pieces::heading(lang.desk_work(), lead.as_deref(), self.search(asked)))
            (super::views(lang.desk_view(), "/desk", "view", &ways, self.view.word()))
            @if !asked.found.is_empty() { (self.found(asked)) } @else if !asked.typed.is_empty() {
                (pieces::notice(Tone::Warning, &lang.desk_not_found(asked.typed), html! {}))
            }
            @if asked.is_cut { (pieces::notice(Tone::Warning, &lang.desk_more_than(TASKS_MAX), html! {})) }
            @if asked.at_counter > 0 {
                (pieces::notice(Tone::Quiet, &lang.desk_at_counter(asked.at_counter), html! {
                    @if let Some(link) = &counter { a href=(link.href) { (link.label) } }
                }))
            }
            @if tasks.is_empty() { (self.nothing(asked)) } @else {
                (tiles(lang, &grouped))
                @for (group, tasks) in &grouped { @if !tasks.is_empty() { (self.panel(*group, tasks)) } }
            }
        }
    }

    fn search(&self, asked: &Asked<'_>) -> Markup {
        let lang = self.officer.lang();
        Search {
            action: "/desk",
            name: "q",
            label: lang.desk_find(),
            example: lang.desk_find_example(),
            value: asked.typed,
            suggestions: &[],
            large: false,
            keep: &[("view", self.view.word())],
        }
        .show(lang)
    }

    /// Every case that may be meant.
    fn found(&self, asked: &Asked<'_>) -> Markup {
        let lang = self.officer.lang();
        pieces::panel(
            "found",
            &lang.desk_several(asked.found.len(), asked.typed),
            html! { ul { @for row in asked.found { li {
                a href=(address(&row.number)) { (lang.pick(&row.item_name, &row.item_name_en)) }
                " · " (self.names.get(&row.applicant)) " · " (law::status(lang, row.status))
                br; small class="quiet" { (pieces::case_number(&row.number)) }
            } } } },
        )
    }

    fn nothing(&self, asked: &Asked<'_>) -> Markup {
        let lang = self.officer.lang();
        if asked.holds_posts {
            let all = [Link::new("/desk?view=all", lang.desk_view_all())];
            let links = if self.view == View::All { &all[..0] } else { &all[..] };
            pieces::nothing(lang.desk_nothing(), lang.desk_nothing_more(), links)
        } else {
            pieces::nothing(lang.desk_no_posts(), lang.desk_no_posts_more(), &[])
        }
    }

    fn panel(&self, group: Group, tasks: &[&Task]) -> Markup {
        let lang = self.officer.lang();
        let (id, title, _, _) = group.words(lang);
        let columns = [
            Column::new(lang.desk_col_item()),
            Column::new(lang.desk_col_light()),
            Column::new(lang.desk_col_left()),
            Column::new(lang.desk_col_applicant()),
            Column::new(lang.desk_col_step()),
            Column::new(lang.desk_col_since()),
        ];
        let title = format!("{title} · {}", tasks.len());
        pieces::panel(
            id,
            &title,
            Table {
                caption: &title,
                columns: &columns,
                rows: tasks.iter().map(|task| self.row(task)).collect(),
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }
            .show(lang),
        )
    }

    fn row(&self, task: &Task) -> Vec<Markup> {
        let lang = self.officer.lang();
        let calendar = &self.officer.hall.calendar;
        let me = self.officer.me.person.as_str();
        let handler = match task.handler.as_deref() {
            None => lang.desk_not_taken().to_owned(),
            Some(handler) if handler == me => lang.desk_taken_by_me().to_owned(),
            Some(handler) => lang.desk_taken_by(self.names.get(handler)),
        };
        let due = due(task).filter(|_| !task.paused);
        vec![
            html! {
                a href=(address(&task.case.number)) { (lang.pick(&task.case.item_name, &task.case.item_name_en)) }
                br; small class="quiet" { (pieces::case_number(&task.case.number)) }
            },
            pieces::light(lang, light(task, self.now, calendar)),
            html! {
                @if let Some(due) = due {
                    (pieces::time_left(lang, left(due, self.now, calendar)))
                    br; small class="quiet" { (due_moment(lang, due, task.provisional, self.now)) }
                } @else { "—" }
            },
            html! { (self.names.get(&task.case.applicant)) },
            html! {
                (lang.pick(&task.step_name, &task.step_name_en))
                br; small class="quiet" { (handler) }
            },
            pieces::moment_from(lang, task.since, self.now),
        ]
    }
}

/// The count of every group, leading to its panel; what stands still is only counted when there is any.
fn tiles(lang: Lang, grouped: &[(Group, Vec<&Task>)]) -> Markup {
    html! {
        div class="tiles" {
            @for (group, tasks) in grouped {
                @if *group != Group::Paused || !tasks.is_empty() {
                    @let (id, label, definition, light) = group.words(lang);
                    (Tile {
                        label,
                        figure: &tasks.len().to_string(),
                        definition: &definition,
                        href: (!tasks.is_empty()).then_some(format!("#{id}")).as_deref(),
                        light: Some(light),
                    }.show())
                }
            }
        }
    }
}
