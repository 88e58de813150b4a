//! `/watch/rules`: every rule of supervision as it runs today: kind, level, thresholds, basis, and whether it can run at all (SU2).
//! A rule that is configured and cannot run stands on top, for silence would look like good order.

use super::home;
use crate::{
    failure::Failure,
    form::Form,
    front::Shared,
    office::{Answer, HALL, Order, Request},
    people::Names,
    text::{Lang, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Column, Fact, Link, Table, Tone},
        refused::refuse_at_its_field,
    },
};
use axum::{
    Router,
    response::{IntoResponse, Redirect, Response},
    routing,
};
use maud::{Markup, html};
use rules::{
    dossier::Recorded,
    hall::{Command, Event, Hall},
    supervision::{Rule, Stage, SupervisionLevel},
    time::{Date, Instant, next_day, previous_day},
};
use store::{StoreError, nights};

/// Changes that are shown.
const CHANGES: u32 = 200;
/// How long a night may take to be looked over.
const NIGHT_MS: i64 = 3_600_000;
/// The longest reason and basis.
const WORDS_MAX: usize = 500;

mod levels;
mod periods;
mod rule;

/// The addresses of the rules.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/watch/rules", routing::get(show)) // supervisors, auditors
        .route("/watch/rules/levels", routing::get(levels::show).post(levels::call)) // the same; setting by the rules
        .route("/watch/rules/periods", routing::get(periods::show).post(periods::set)) // the same
        .route("/watch/rules/{rule}", routing::get(rule::show).post(rule::set)) // the same
}

/// `GET /watch/rules`
pub(super) async fn show(watcher: Watcher) -> Response {
    let lang = watcher.lang();
    let body = html! {
        (pieces::heading(lang.rules_title(), Some(lang.rules_lead()), html! {}))
        (cannot_run(lang, &watcher.hall, html! {}))
        (table(&watcher))
        (pieces::panel("whole", lang.rules_whole(), whole(&watcher)))
    };
    watcher.page(Room::Watch, lang.rules_title(), &[home(lang)], body)
}

/// The rules that are configured and cannot run.
pub(super) fn lacking(hall: &Hall) -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.lacks(hall).is_some())
}

/// Says loudly which rules cannot run, and what they lack; nothing where all of them run.
pub(super) fn cannot_run(lang: Lang, hall: &Hall, more: Markup) -> Markup {
    let rules: Vec<Rule> = lacking(hall).collect();
    html! {
        @if !rules.is_empty() {
            (pieces::notice(Tone::Warning, &lang.rules_lacking(rules.len()), html! {
                ul { @for rule in rules { li { (rule.code()) " " (supervision::rule(lang, rule)) "：" (lacks(lang, hall, rule)) } } }
                (more)
            }))
        }
    }
}

/// What holds for all rules: the periods, and what the levels are called.
fn whole(visit: &Visit) -> Markup {
    let (lang, hall) = (visit.lang(), &visit.hall);
    let [remind, explanation] =
        [hall.remind_before, hall.explanation_days].map(|days| lang.manage_days(days.0));
    let called = html! {
        @for level in SupervisionLevel::ALL { (level::tag(lang, hall, *level)) " " }
    };
    let facts = [
        Fact::new(lang.rules_remind(), &remind),
        Fact::new(lang.rules_explanation(), &explanation),
        Fact::marked(lang.rules_called(), called),
    ];
    html! {
        (pieces::summary(lang, &facts))
        p {
            a href="/watch/rules/periods" { (lang.rules_periods()) } " · "
            a href="/watch/rules/levels" { (lang.rules_call()) }
        }
    }
}

/// The office's answer to a setting: on to where it is shown, or what is wrong beside its field.
async fn asked(
    watcher: &Watcher,
    form: &mut Form,
    command: Command,
    onward: &str,
) -> Result<Option<Response>, Failure> {
    let mut request = Request::new(watcher.who(), Order::Hall(command));
    request.key = form.act().map(str::to_owned);
    match watcher.front.office.ask(request).await? {
        Answer::Done { .. } => Ok(Some(Redirect::to(&format!("{onward}?saved=yes")).into_response())),
        Answer::Refused(why) => {
            refuse_at_its_field(form, "reason", &why);
            Ok(None)
        }
    }
}

/// Says that what was set is kept, to whoever comes from setting it.
fn saved(lang: Lang, form: &Form) -> Markup {
    html! { @if form.text("saved") == "yes" { (pieces::notice(Tone::Good, lang.rules_saved(), html! {})) } }
}

/// How something was set, by whom and why, the newest first; `said` gives the cells between who and why, none for what is
/// told elsewhere.
async fn history(
    watcher: &Watcher,
    kind: &str,
    between: &[Column<'_>],
    said: impl Fn(&Event) -> Option<(Vec<Markup>, &str)>,
) -> Result<Markup, Failure> {
    let lang = watcher.lang();
    let store = &watcher.front.store;
    let changes = store.newest::<Hall>(HALL, &[kind.to_owned()], CHANGES).await?;
    let names = Names::of(store, changes.iter().map(|event| event.stamp.actor.as_str())).await?;
    let columns: Vec<Column<'_>> = [Column::new(lang.rules_when()), Column::new(lang.rules_who())]
        .into_iter()
        .chain(between.iter().copied())
        .chain([Column::new(lang.rules_reason())])
        .collect();
    let row = |change: &Recorded<Event>| {
        let (between, reason) = said(&change.event)?;
        let who =
            [pieces::moment(lang, change.stamp.happened_at), html! { (names.name(&change.stamp.actor)) }];
        Some(who.into_iter().chain(between).chain([html! { (reason) }]).collect())
    };
    Ok(Table {
        caption: lang.rules_history(),
        columns: &columns,
        rows: changes.iter().filter_map(row).collect(),
        empty: html! { p class="quiet" { (lang.rules_never()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang))
}

/// The way back from a page of the rules.
fn trail(lang: Lang) -> [Link<'static>; 2] {
    [home(lang), Link::new("/watch/rules", lang.rules_title())]
}

/// Says loudly that the nights have stopped being looked over; nothing while they are. A hall founded today has none behind it.
pub(super) async fn nights_behind(visit: &Visit) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let (db, now) = (visit.front.store.db(), visit.front.office.now());
    // A night is done within the hour.
    let today = visit.hall.calendar.date_of(now.plus_ms(-NIGHT_MS));
    let waits_since = match nights::last(db).await? {
        Some(night) => next_day(night.day),
        // The log begins at one: what stands before yesterday was never looked over.
        None if nights::first_since(db, 0, Instant::midnight(previous_day(today))).await? > 1 => {
            previous_day(today)
        }
        None => today,
    };
    Ok(html! {
        @if waits_since < today {
            (pieces::notice(Tone::Warning, &lang.rules_night(&pieces::full_day_text(lang, waits_since)), html! {
                p { (lang.rules_night_more()) }
            }))
        }
    })
}

fn table(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let columns = [
        Column::new(lang.rules_rule()),
        Column::new(lang.rules_kind()),
        Column::new(lang.rules_levels()),
        Column::new(lang.rules_numbers()),
        Column::new(lang.rules_basis()),
        Column::new(lang.rules_state()),
    ];
    let rows = Rule::ALL
        .iter()
        .map(|rule| {
            vec![
                html! { a href=(rule_address(*rule)) { (rule.code()) " " (name(visit, *rule, today)) } },
                html! { (supervision::rule_kind(lang, rule.kind())) },
                levels(visit, *rule, today),
                numbers(visit, *rule, today),
                html! { (rule.basis()) },
                state(visit, *rule, today),
            ]
        })
        .collect();
    Table {
        caption: lang.rules_title(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// The hall's own name for it today, or else the rule's.
pub(super) fn name(visit: &Visit, rule: Rule, today: Date) -> String {
    let own = visit.hall.standard.setting(rule, today).map(|setting| setting.label.as_str());
    own.filter(|label| !label.is_empty()).unwrap_or(supervision::rule(visit.lang(), rule)).to_owned()
}

/// At which levels it speaks today.
pub(super) fn levels(visit: &Visit, rule: Rule, today: Date) -> Markup {
    let lang = visit.lang();
    let at = |stage| visit.hall.standard.level(rule, stage, today);
    html! {
        @if let Some(near) = at(Stage::Near) { (level::tag(lang, &visit.hall, near)) " " small class="quiet" { (supervision::stage(lang, Stage::Near)) } br; }
        @if let Some(found) = at(Stage::Found) { (level::tag(lang, &visit.hall, found)) }
    }
}

fn numbers(visit: &Visit, rule: Rule, today: Date) -> Markup {
    let lang = visit.lang();
    let standard = &visit.hall.standard;
    html! {
        @for (place, threshold) in rule.thresholds().enumerate() {
            @if place > 0 { br; }
            (supervision::threshold(lang, threshold)) " " b { (standard.number(threshold, today)) }
        }
    }
}

fn state(visit: &Visit, rule: Rule, today: Date) -> Markup {
    let lang = visit.lang();
    let rests = visit.hall.standard.setting(rule, today).is_some_and(|setting| setting.rests);
    html! {
        @if rule.lacks(&visit.hall).is_some() { (pieces::tag(Tone::Warning, &lacks(lang, &visit.hall, rule))) }
        @else if rests { (pieces::tag(Tone::Quiet, lang.rules_rests())) }
        @else if rule.usual(Stage::Found).is_none() { (pieces::tag(Tone::Quiet, lang.rules_report_only())) }
        @else { (pieces::tag(Tone::Good, lang.rules_runs())) }
    }
}

fn lacks(lang: Lang, hall: &Hall, rule: Rule) -> String {
    rule.lacks(hall).map_or_else(String::new, |lack| lang.rules_lacks(supervision::lack(lang, lack)))
}

/// The address of a rule's page.
pub(super) fn rule_address(rule: Rule) -> String {
    format!("/watch/rules/{}", rule.code())
}
