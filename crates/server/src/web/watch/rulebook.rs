//! `/watch/rules`: every rule of supervision as it runs today: kind, level, thresholds, basis, and whether it can run at all (SU2).
//! A rule that is configured and cannot run stands on top, for silence would look like good order.

use super::{home, level_tag};
use crate::{
    text::{Lang, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Table, Tone},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    supervision::{Rule, Stage},
    time::Date,
};

/// `GET /watch/rules`
pub(super) async fn show(watcher: Watcher) -> Response {
    let lang = watcher.lang();
    let body = html! {
        (pieces::heading(lang.rules_title(), Some(lang.rules_lead()), html! {}))
        (cannot_run(lang, html! {}))
        (table(&watcher))
    };
    watcher.page(Room::Watch, lang.rules_title(), &[home(lang)], body)
}

/// The rules that are configured and cannot run.
pub(super) fn lacking() -> impl Iterator<Item = Rule> {
    Rule::ALL.iter().copied().filter(|rule| rule.lacks().is_some())
}

/// Says loudly which rules cannot run, and what they lack; nothing where all of them run.
pub(super) fn cannot_run(lang: Lang, more: Markup) -> Markup {
    let rules: Vec<Rule> = lacking().collect();
    html! {
        @if !rules.is_empty() {
            (pieces::notice(Tone::Warning, &lang.rules_lacking(rules.len()), html! {
                ul { @for rule in rules { li { (rule.code()) " " (supervision::rule(lang, rule)) "：" (lacks(lang, rule)) } } }
                (more)
            }))
        }
    }
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
    let level = |stage| visit.hall.standard.level(rule, stage, today);
    html! {
        @if let Some(near) = level(Stage::Near) { (level_tag(lang, near)) " " small class="quiet" { (supervision::stage(lang, Stage::Near)) } br; }
        @if let Some(found) = level(Stage::Found) { (level_tag(lang, found)) }
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
        @if rule.lacks().is_some() { (pieces::tag(Tone::Warning, &lacks(lang, rule))) }
        @else if rests { (pieces::tag(Tone::Quiet, lang.rules_rests())) }
        @else if rule.usual(Stage::Found).is_none() { (pieces::tag(Tone::Quiet, lang.rules_report_only())) }
        @else { (pieces::tag(Tone::Good, lang.rules_runs())) }
    }
}

fn lacks(lang: Lang, rule: Rule) -> String {
    rule.lacks().map_or_else(String::new, |lack| lang.rules_lacks(supervision::lack(lang, lack)))
}

/// The address of a rule's page.
pub(super) fn rule_address(rule: Rule) -> String {
    format!("/watch/rules/{}", rule.code())
}
