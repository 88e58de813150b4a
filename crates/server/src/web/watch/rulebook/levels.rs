//! `/watch/rules/levels`: what the hall calls its levels, and in which colour it shows them (S-04). Their order and what follows from
//! them stay as they are.

use super::{WORDS_MAX, asked, history, saved, trail};
use crate::{
    form::Form,
    text::{Lang, Message, supervision},
    visitor::Watcher,
    web::{
        frame::Room,
        level,
        pieces::{self, Choice, Column, Field, Weight},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::html;
use rules::{
    hall::{Command, Event, Role},
    supervision::{LevelColour, LevelLabel, SupervisionLevel},
};

/// The longest name.
const NAME_MAX: u8 = 20;

/// `GET /watch/rules/levels`
pub(super) async fn show(watcher: Watcher, asked: Form) -> Result<Response, Response> {
    let mut form = Form::empty().with("saved", asked.text("saved"));
    if let Some(level) = level::known(asked.text("level")) {
        let now = watcher.hall.standard.label(level).cloned().unwrap_or_else(|| usual(level));
        form = form
            .with("level", level::word(level))
            .with("zh", now.zh)
            .with("en", now.en)
            .with("colour", supervision::level_colour_word(now.colour));
    }
    page(&watcher, StatusCode::OK, &form).await
}

/// `POST /watch/rules/levels`
pub(super) async fn call(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    if let Some((level, label)) = read(&mut form) {
        let reason = form.text("reason").to_owned();
        let command = Command::CallLevel { level, label, reason };
        let answer = asked(&watcher, &mut form, command, "/watch/rules/levels").await;
        if let Some(onward) = answer.map_err(|failure| watcher.fail(&failure))? {
            return Ok(onward);
        }
    }
    page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

/// What a level is called, and how it looks, where nobody has chosen.
fn usual(level: SupervisionLevel) -> LevelLabel {
    let colour = match level {
        SupervisionLevel::Remind => LevelColour::Grey,
        SupervisionLevel::EarlyWarning => LevelColour::Blue,
        SupervisionLevel::YellowCard => LevelColour::Yellow,
        SupervisionLevel::RedCard => LevelColour::Red,
    };
    let name = |lang| supervision::level(lang, level).to_owned();
    LevelLabel { zh: name(Lang::Zh), en: name(Lang::En), colour }
}

/// What the form says; none when something is missing, which it says.
fn read(form: &mut Form) -> Option<(SupervisionLevel, LevelLabel)> {
    let level = level::known(form.text("level"));
    let colour = LevelColour::ALL
        .iter()
        .copied()
        .find(|colour| supervision::level_colour_word(*colour) == form.text("colour"));
    if level.is_none() {
        form.refuse("level", Message::both(|lang| lang.form_choose_one(lang.rules_levels())));
    }
    form.require("zh", Message::both(|lang| lang.form_required(lang.rules_level_zh())));
    form.require("en", Message::both(|lang| lang.form_required(lang.rules_level_en())));
    if colour.is_none() {
        form.refuse("colour", Message::both(|lang| lang.form_choose_one(lang.rules_level_colour())));
    }
    form.require("reason", Message::both(|lang| lang.form_required(lang.rules_reason())));
    for (field, most) in [("zh", NAME_MAX.into()), ("en", NAME_MAX.into()), ("reason", WORDS_MAX)] {
        crate::open_text::keep(form, field, most);
    }
    let name = |field: &str| form.text(field).trim().to_owned();
    let label = LevelLabel { zh: name("zh"), en: name("en"), colour: colour? };
    form.is_sound().then_some((level?, label))
}

async fn page(visit: &Watcher, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let (lang, hall) = (visit.lang(), &visit.hall);
    let between = [
        Column::new(lang.rules_levels()),
        Column::new(lang.rules_called()),
        Column::new(lang.rules_level_colour()),
    ];
    let history = history(visit, "LevelCalled", &between, |event| match event {
        Event::LevelCalled { level, label, reason } => {
            let cells = vec![
                html! { (supervision::level(lang, *level)) },
                html! { (lang.pick(&label.zh, &label.en)) },
                html! { (supervision::level_colour(lang, label.colour)) },
            ];
            Some((cells, reason))
        }
        _ => None,
    });
    let history = history.await.map_err(|failure| visit.fail(&failure))?;
    let usual: Vec<Choice<'_>> = SupervisionLevel::ALL
        .iter()
        .map(|level| Choice::new(level::word(*level), supervision::level(lang, *level)))
        .collect();
    let colours: Vec<Choice<'_>> = LevelColour::ALL
        .iter()
        .map(|it| Choice::new(supervision::level_colour_word(*it), supervision::level_colour(lang, *it)))
        .collect();
    let fields = html! {
        (Field::select("level", lang.rules_levels(), &usual).required().show(lang, form))
        (Field::line("zh", lang.rules_level_zh()).required().hint(lang.rules_level_length()).at_most(NAME_MAX.into()).show(lang, form))
        (Field::line("en", lang.rules_level_en()).required().hint(lang.rules_level_length()).at_most(NAME_MAX.into()).show(lang, form))
        (Field::select("colour", lang.rules_level_colour(), &colours).required().show(lang, form))
        (Field::lines("reason", lang.rules_reason(), 3).required().hint(lang.rules_reason_hint()).show(lang, form))
        (pieces::buttons(&[pieces::submit(Weight::Main, lang.rules_save())]))
    };
    let body = html! {
        (saved(lang, form))
        (pieces::heading(lang.rules_call(), Some(lang.rules_call_lead()), html! {}))
        (pieces::error_summary(lang, form))
        p { @for level in SupervisionLevel::ALL {
            @if visit.has(Role::Supervisor) {
                a href={ "/watch/rules/levels?level=" (level::word(*level)) } { (level::tag(lang, hall, *level)) } " "
            } @else { (level::tag(lang, hall, *level)) " " }
        } }
        @if visit.has(Role::Supervisor) {
            (pieces::panel("set", lang.rules_set(), pieces::post("/watch/rules/levels", visit.tokens(&visit.act()), None, fields)))
        } @else {
            p class="quiet" { (lang.rules_only_supervisors()) }
        }
        (pieces::panel("history", lang.rules_history(), history))
    };
    Ok(visit.page_with(status, Room::Watch, lang.rules_call(), &trail(lang), body))
}
