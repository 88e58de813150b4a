//! `/watch/cards`: every card, newest first, by level, department, day and whether it is open. All filters stand in
//! the address.

use super::{PAGE, department, home, level_tag};
use crate::{
    form::{Form, address, segment},
    text::supervision,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        months::month_text,
        pieces::{self, Choice, Column, Condition, Field, Table},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{inspection::Month, supervision::SupervisionLevel};
use store::views::cards::{self, CardRow, Filter};

/// `GET /watch/cards`
pub(super) async fn show(watcher: Watcher, form: Form) -> Result<Response, Response> {
    let lang = watcher.lang();
    let filter = Filter {
        laid_to: None,
        open: form.text("open") == "yes",
        level: SupervisionLevel::ALL.iter().find(|level| level_word(**level) == form.text("level")).copied(),
        department: form.given("department").map(str::to_owned),
        case: None,
        day: form.date("day"),
        month: Month::parse(form.text("month")),
        unanswered: false,
        after: after(form.text("after")),
    };
    let mut rows = cards::page(watcher.front.store.db(), &filter, PAGE + 1)
        .await
        .map_err(|error| watcher.fail(&error.into()))?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let keep = ["open", "level", "department", "day", "month"].map(|name| (name, form.text(name)));
    let first = address("/watch/cards", &keep);
    let next = rows.last().filter(|_| more).map(|last| {
        let behind = format!("{}.{}", last.raised_at.0, last.card);
        let mut pairs = keep.to_vec();
        pairs.push(("after", &behind));
        address("/watch/cards", &pairs)
    });
    let is_first = form.given("after").is_none();
    let body = html! {
        (pieces::heading(lang.watch_cards_title(), Some(lang.watch_cards_lead()), html! {}))
        (filters(&watcher, &form))
        (table(&watcher, &rows, next.as_deref(), (!is_first).then_some(first.as_str())))
    };
    Ok(watcher.page(Room::Watch, lang.watch_cards_title(), &[home(lang)], body))
}

fn filters(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let levels: Vec<Choice<'_>> = SupervisionLevel::ALL
        .iter()
        .map(|level| Choice::new(level_word(*level), supervision::level(lang, *level)))
        .collect();
    let departments = department_choices(visit);
    let month = Month::parse(form.text("month"));
    let words = month.map(|month| month_text(lang, month)).unwrap_or_default();
    let others = ["open", "level", "department", "day"].map(|name| (name, form.text(name)));
    let without = address("/watch/cards", &others);
    let of_month: Vec<Condition<'_>> =
        month.iter().map(|_| Condition { label: &words, without: &without }).collect();
    let keep: Vec<(&str, &str)> = month.iter().map(|_| ("month", form.text("month"))).collect();
    pieces::filter_bar(
        lang,
        "/watch/cards",
        &[
            Field::select("open", lang.watch_state(), &[Choice::new("yes", lang.watch_open_only())])
                .show(lang, form),
            Field::select("level", lang.watch_level(), &levels).show(lang, form),
            Field::select("department", lang.watch_department(), &departments).show(lang, form),
            Field::day("day", lang.watch_raised()).show(lang, form),
        ],
        &of_month,
        &keep,
    )
}

/// The hall's departments as choices.
pub(super) fn department_choices(visit: &Visit) -> Vec<Choice<'_>> {
    let lang = visit.lang();
    visit
        .hall
        .departments
        .values()
        .map(|department| {
            Choice::new(department.id.as_str(), lang.pick(&department.name, &department.name_en))
        })
        .collect()
}

/// A table of cards.
pub(super) fn table(visit: &Visit, rows: &[CardRow], next: Option<&str>, first: Option<&str>) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.watch_level()),
        Column::new(lang.watch_rule()),
        Column::new(lang.watch_case()),
        Column::new(lang.watch_department()),
        Column::new(lang.watch_state()),
        Column::new(lang.watch_raised()),
    ];
    let rows = rows
        .iter()
        .map(|card| {
            vec![
                level_tag(lang, card.level),
                html! { a href=(card_address(&card.card)) { (card.rule.code()) " " (supervision::rule(lang, card.rule)) } },
                html! { a href=(case_address(&card.case)) { (card.case) } },
                html! { (department(lang, &visit.hall, &card.department)) },
                state(visit, card),
                pieces::moment(lang, card.raised_at),
            ]
        })
        .collect();
    Table {
        caption: lang.watch_cards_title(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.watch_no_such_cards(), lang.watch_no_cases_more(), &[]),
        next,
        first,
        files: &[],
    }
    .show(lang)
}

fn state(visit: &Visit, card: &CardRow) -> Markup {
    let lang = visit.lang();
    html! {
        (supervision::card_state(lang, card.state))
        @if card.unanswered { " " (pieces::tag(pieces::Tone::Bad, lang.watch_unanswered())) }
    }
}

/// A card in one line, with the link to its dossier.
pub(super) fn card_line(visit: &Visit, card: &CardRow) -> Markup {
    let lang = visit.lang();
    html! {
        (level_tag(lang, card.level)) " "
        a href=(card_address(&card.card)) { (supervision::rule(lang, card.rule)) } " "
        (department(lang, &visit.hall, &card.department)) " "
        span class="quiet" { (pieces::moment(lang, card.raised_at)) }
    }
}

/// The same in words alone, for the wall.
pub(super) fn card_words(visit: &Visit, card: &CardRow) -> Markup {
    let lang = visit.lang();
    html! {
        (supervision::rule(lang, card.rule)) " · " (department(lang, &visit.hall, &card.department)) " "
        span class="quiet" { (pieces::moment(lang, card.raised_at)) }
    }
}

/// The address of a card's dossier.
pub(super) fn card_address(card: &str) -> String {
    format!("/watch/cards/{}", segment(card))
}

/// The address of a case's read-only page.
pub(super) fn case_address(number: &str) -> String {
    format!("/watch/cases/{}", segment(number))
}

/// The word of a level in addresses and forms.
pub(super) const fn level_word(level: SupervisionLevel) -> &'static str {
    match level {
        SupervisionLevel::Remind => "remind",
        SupervisionLevel::EarlyWarning => "early_warning",
        SupervisionLevel::YellowCard => "yellow_card",
        SupervisionLevel::RedCard => "red_card",
    }
}

/// The key behind which a page begins: when the last card was raised, and its name. Anything else is no key.
fn after(key: &str) -> Option<(i64, String)> {
    let (at, card) = key.split_once('.')?;
    Some((at.parse().ok()?, card.to_owned()))
}
