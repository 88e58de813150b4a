//! `/watch/rules/{rule}`: one rule of supervision: how it runs, how it was set before and why, and for a supervisor the form to set it
//! from a day on (S-04, S-17). What a setting may say, the rules decide.

use super::{WORDS_MAX, asked, history, levels, name, rule_address, saved, trail};
use crate::{
    failure::Failure,
    form::Form,
    text::{Lang, Message, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Choice, Column, Fact, Field, Weight},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    hall::{Command, Event, Hall, Role},
    supervision::{Rule, Setting, Stage, SupervisionLevel},
    time::Date,
};
use std::collections::BTreeMap;

/// `GET /watch/rules/{rule}`
pub(super) async fn show(
    watcher: Watcher,
    Path(code): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let rule = known(&code).ok_or_else(|| watcher.fail(&Failure::NotFound))?;
    let today = today(&watcher);
    let setting = watcher.hall.standard.setting(rule, today).cloned();
    let form = filled(&setting.unwrap_or_else(|| Setting::usual(rule, today)), rule, today)
        .with("saved", asked.text("saved"));
    page(&watcher, StatusCode::OK, rule, &form).await
}

/// `POST /watch/rules/{rule}`
pub(super) async fn set(
    watcher: Watcher,
    Path(code): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let rule = known(&code).ok_or_else(|| watcher.fail(&Failure::NotFound))?;
    form.require("reason", Message::both(|lang| lang.form_required(lang.rules_reason())));
    for field in ["reason", "basis"] {
        crate::open_text::keep(&mut form, field, WORDS_MAX);
    }
    // Two pages of one rule: the second is shown what the first has set before it sets anything.
    let set = watcher.hall.standard.history(rule).len().to_string();
    if form.given("set").is_some_and(|seen| seen != set) {
        form.set("set", set);
        form.refuse("reason", Message::both(|lang| lang.rules_moved().to_owned()));
    }
    if let Some(setting) = read(&mut form, rule).filter(|_| form.is_sound()) {
        let command = Command::SetRule { rule, setting, reason: form.text("reason").to_owned() };
        let answer = asked(&watcher, &mut form, command, &rule_address(rule)).await;
        if let Some(onward) = answer.map_err(|failure| watcher.fail(&failure))? {
            return Ok(onward);
        }
    }
    page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, rule, &form).await
}

fn known(code: &str) -> Option<Rule> {
    Rule::ALL.iter().copied().find(|rule| rule.code() == code)
}

fn today(visit: &Visit) -> Date {
    visit.hall.calendar.date_of(visit.front.office.now())
}

/// A form as it would be typed to set what is set already, from today on.
fn filled(setting: &Setting, rule: Rule, today: Date) -> Form {
    let level = |level: Option<SupervisionLevel>| level.map_or("", level::word);
    let mut form = Form::empty()
        .with("from", today.to_string())
        .with("until", setting.until.map_or_else(String::new, |day| day.to_string()))
        .with("label", setting.label.clone())
        .with("near", level(setting.near))
        .with("found", level(setting.found))
        .with("phrases", setting.phrases.join("\n"))
        .with("basis", setting.basis.clone());
    if setting.rests {
        form = form.with("rests", "yes");
    }
    for threshold in rule.thresholds() {
        let number = setting.thresholds.get(&threshold).copied().unwrap_or(threshold.bounds().usual);
        form = form.with(supervision::threshold_field(threshold), number.to_string());
    }
    form
}

/// What the form sets; none when something cannot be read, which it says.
fn read(form: &mut Form, rule: Rule) -> Option<Setting> {
    let from = form.date("from");
    if from.is_none() {
        form.refuse("from", Message::both(|lang| lang.rules_wrong_day().to_owned()));
    }
    let until = form.date("until");
    if until.is_none() && form.given("until").is_some() {
        form.refuse("until", Message::both(|lang| lang.rules_wrong_day().to_owned()));
    }
    let mut thresholds = BTreeMap::new();
    for threshold in rule.thresholds() {
        let field = supervision::threshold_field(threshold);
        match form.number(field).and_then(|number| u32::try_from(number).ok()) {
            Some(number) if number == threshold.bounds().usual => {}
            Some(number) => {
                thresholds.insert(threshold, number);
            }
            None => form.refuse(field, Message::both(|lang| lang.rules_wrong_number().to_owned())),
        }
    }
    let lines = form.text("phrases").lines().map(str::trim).filter(|line| !line.is_empty());
    Some(Setting {
        from: from?,
        until,
        rests: form.given("rests").is_some(),
        label: form.text("label").trim().to_owned(),
        near: level::known(form.text("near")),
        found: level::known(form.text("found")),
        thresholds,
        phrases: lines.map(str::to_owned).collect(),
        basis: form.text("basis").trim().to_owned(),
    })
}

async fn page(visit: &Watcher, status: StatusCode, rule: Rule, form: &Form) -> Result<Response, Response> {
    let (lang, hall) = (visit.lang(), &visit.hall);
    let between =
        [Column::new(lang.rules_from()), Column::new(lang.rules_levels()), Column::new(lang.rules_numbers())];
    let history = history(visit, "RuleSet", &between, |event| match event {
        Event::RuleSet { rule: of, setting, reason } if *of == rule => {
            let days = match setting.until {
                Some(until) => format!("{} – {until}", setting.from),
                None => setting.from.to_string(),
            };
            let cells = vec![html! { (days) }, said_levels(lang, hall, setting), said_numbers(lang, setting)];
            Some((cells, reason))
        }
        _ => None,
    });
    let history = history.await.map_err(|failure| visit.fail(&failure))?;
    let title = format!("{} {}", rule.code(), name(visit, rule, today(visit)));
    let body = html! {
        (saved(lang, form))
        (pieces::heading(&title, Some(supervision::rule_kind(lang, rule.kind())), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::panel("now", lang.rules_state(), facts(visit, rule)))
        @if visit.has(Role::Supervisor) { (pieces::panel("set", lang.rules_set(), setting_form(visit, rule, form))) }
        @else { p class="quiet" { (lang.rules_only_supervisors()) } }
        (pieces::panel("history", lang.rules_history(), history))
    };
    Ok(visit.page_with(status, Room::Watch, &title, &trail(lang), body))
}

fn facts(visit: &Visit, rule: Rule) -> Markup {
    let lang = visit.lang();
    let lack = rule.lacks(&visit.hall).map(|lack| lang.rules_lacks(supervision::lack(lang, lack)));
    let setting = visit.hall.standard.setting(rule, today(visit));
    pieces::summary(
        lang,
        &[
            Fact::marked(lang.rules_levels(), levels(visit, rule, today(visit))),
            Fact::new(lang.rules_basis(), rule.basis()),
            Fact::new(lang.rules_local_basis(), setting.map_or("", |setting| setting.basis.as_str())),
            Fact::new(lang.rules_state(), lack.as_deref().unwrap_or(lang.rules_runs())),
        ],
    )
}

fn setting_form(visit: &Visit, rule: Rule, form: &Form) -> Markup {
    let lang = visit.lang();
    let levels = |stage| level::choices_of(lang, &visit.hall, |level| rule.allows(stage, level));
    let rest = [Choice::new("yes", lang.rules_rest())];
    let set = visit.hall.standard.history(rule).len().to_string();
    let fields = html! {
        (pieces::hidden("set", &set))
        (Field::day("from", lang.rules_from()).required().hint(lang.rules_from_hint()).show(lang, form))
        (Field::day("until", lang.rules_until()).hint(lang.rules_until_hint()).show(lang, form))
        @if rule.guards_a_right() { p class="hint" { (lang.rules_cannot_rest()) } }
        @else { (Field::boxes("rests", lang.rules_rests(), &rest).show(lang, form)) }
        @if rule.only_suspects() { p class="hint" { (lang.rules_suspects()) } }
        (Field::line("label", lang.rules_label()).hint(lang.rules_label_hint()).at_most(20).show(lang, form))
        @if rule.usual(Stage::Near).is_some() {
            (Field::select("near", lang.rules_level_near(), &levels(Stage::Near)).hint(lang.rules_level_near_hint()).show(lang, form))
        }
        @if rule.usual(Stage::Found).is_some() {
            (Field::select("found", lang.rules_level_found(), &levels(Stage::Found)).show(lang, form))
        }
        @for threshold in rule.thresholds() {
            @let bounds = threshold.bounds();
            @let hint = match bounds.law {
                Some(law) => lang.rules_between_law(bounds.least, bounds.most, bounds.usual, law),
                None => lang.rules_between(bounds.least, bounds.most, bounds.usual),
            };
            (Field::number(supervision::threshold_field(threshold), supervision::threshold(lang, threshold))
                .required().hint(&hint).show(lang, form))
        }
        @if rule == Rule::Reasons {
            (Field::lines("phrases", lang.rules_phrases(), 5).hint(lang.rules_phrases_hint()).show(lang, form))
        }
        (Field::line("basis", lang.rules_local_basis()).show(lang, form))
        (Field::lines("reason", lang.rules_reason(), 3).required().hint(lang.rules_reason_hint()).show(lang, form))
        (pieces::buttons(&[pieces::submit(Weight::Main, lang.rules_save())]))
    };
    pieces::post(&rule_address(rule), visit.tokens(&visit.act()), None, fields)
}

fn said_levels(lang: Lang, hall: &Hall, setting: &Setting) -> Markup {
    html! {
        @if setting.rests { (lang.rules_rests()) }
        @else {
            @if let Some(near) = setting.near { (lang.rules_near(level::name(lang, hall, near))) br; }
            @if let Some(found) = setting.found { (lang.rules_found(level::name(lang, hall, found))) }
        }
    }
}

fn said_numbers(lang: Lang, setting: &Setting) -> Markup {
    html! {
        @for (threshold, number) in &setting.thresholds {
            (supervision::threshold(lang, *threshold)) " " (number) br;
        }
    }
}
