//! `/watch/cards`: every card, newest first, by level, kind of rule, department, days and whether it is open; on cases of one
//! item or of one area where a figure led here. All filters stand in the address.

use super::{PAGE, department, home, narrowed::Narrowed, risk::KINDS, tree};
use crate::{
    form::{Form, address, segment},
    text::{Lang, codes, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Choice, Column, Field, Table},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    card::CardState,
    supervision::{Rule, RuleKind},
    time::from_day_number,
};
use store::views::cards::{self, CardRow, Filter};

/// The filters that stand in the address.
const FILTERS: [&str; 14] = [
    "case",
    "open",
    "state",
    "level",
    "kind",
    "rule",
    "department",
    "from",
    "until",
    "standing",
    "unanswered",
    "item",
    "area",
    "station",
];

/// `GET /watch/cards`
pub(super) async fn show(watcher: Watcher, mut form: Form) -> Result<Response, Response> {
    let lang = watcher.lang();
    spread(&mut form);
    let filter = filter(&watcher, &form);
    let db = watcher.front.store.db();
    let mut rows = cards::page(db, &filter, PAGE + 1).await.map_err(|error| watcher.fail(&error.into()))?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let keep = FILTERS.map(|name| (name, form.text(name)));
    let first = address("/watch/cards", &keep);
    let next = rows.last().filter(|_| more).map(|last| {
        let behind = format!("{}.{}", last.raised_at.0, last.card);
        let mut pairs = keep.to_vec();
        pairs.push(("after", &behind));
        address("/watch/cards", &pairs)
    });
    let is_first = form.given("after").is_none();
    let narrowed = Narrowed::of(&watcher, &form, "/watch/cards", &keep)
        .await
        .map_err(|error| watcher.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(lang.watch_cards_title(), Some(lang.watch_cards_lead()), html! {}))
        (filters(&watcher, &form, &narrowed))
        (table(&watcher, &rows, next.as_deref(), (!is_first).then_some(first.as_str())))
    };
    Ok(watcher.page(Room::Watch, lang.watch_cards_title(), &[home(lang)], body))
}

/// A figure of one day leads here by that day: a stretch of one day, as the fields show it.
fn spread(form: &mut Form) {
    if let Some(day) = form.date("day") {
        form.set("from", day.to_string());
        form.set("until", day.to_string());
    }
}

/// What the address asks for. A stretch without an end goes to today, one without a beginning from the first card on.
fn filter(visit: &Visit, form: &Form) -> Filter {
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let (from, until) = (form.date("from"), form.date("until"));
    let is_bounded = from.is_some() || until.is_some();
    Filter {
        open: form.text("open") == "yes",
        state: CardState::ALL.iter().copied().find(|state| codes::word(state) == form.text("state")),
        level: level::known(form.text("level")),
        kind: RuleKind::ALL.iter().find(|kind| supervision::kind_word(**kind) == form.text("kind")).copied(),
        rule: Rule::ALL.iter().copied().find(|rule| rule.code() == form.text("rule")),
        department: form.given("department").map(str::to_owned),
        days: is_bounded.then(|| (from.unwrap_or_else(|| from_day_number(0)), until.unwrap_or(today))),
        case: form.given("case").map(|case| case.trim().to_owned()),
        standing: form.text("standing") == "yes",
        unanswered: form.text("unanswered") == "yes",
        item: form.given("item").map(str::to_owned),
        taken_in: tree::asked(visit.lang(), &visit.hall, form).map(|(_, taken_in)| taken_in),
        after: after(form.text("after")),
        ..Filter::default()
    }
}

fn filters(visit: &Visit, form: &Form, narrowed: &Narrowed) -> Markup {
    let lang = visit.lang();
    let kinds: Vec<Choice<'_>> = KINDS
        .iter()
        .map(|kind| Choice::new(supervision::kind_word(*kind), supervision::rule_kind(lang, *kind)))
        .collect();
    let rules: Vec<(&str, String)> = Rule::ALL
        .iter()
        .map(|rule| (rule.code(), format!("{} {}", rule.code(), supervision::rule(lang, *rule))))
        .collect();
    let rules: Vec<Choice<'_>> = rules.iter().map(|(code, name)| Choice::new(code, name)).collect();
    let levels = level::choices(lang, &visit.hall);
    let states: Vec<(String, &str)> = CardState::ALL
        .iter()
        .filter(|state| **state != CardState::Open)
        .map(|state| (codes::word(state), supervision::card_state(lang, *state)))
        .collect();
    let states: Vec<Choice<'_>> = states.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let departments = department_choices(visit);
    pieces::filter_bar(
        lang,
        "/watch/cards",
        &[
            Field::select("open", lang.watch_open_too(), &[Choice::new("yes", lang.watch_open_only())])
                .show(lang, form),
            Field::select("state", lang.watch_state(), &states).show(lang, form),
            Field::select("level", lang.watch_level(), &levels).show(lang, form),
            Field::select("kind", lang.centre_kind(), &kinds).show(lang, form),
            Field::select("rule", lang.watch_rule(), &rules).show(lang, form),
            Field::select("department", lang.watch_department(), &departments).show(lang, form),
            Field::day("from", lang.watch_raised_from()).show(lang, form),
            Field::day("until", lang.watch_raised_until()).show(lang, form),
            Field::line("case", lang.watch_case_number()).show(lang, form),
        ],
        &narrowed.in_force(),
        &narrowed.keep(),
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
        Column::new(lang.watch_answer_by()),
    ];
    let rows = rows
        .iter()
        .map(|card| {
            vec![
                level::tag(lang, &visit.hall, card.level),
                html! { a href=(card_address(&card.card)) { (card.rule.code()) " " (supervision::rule(lang, card.rule)) } },
                html! { a href=(case_address(&card.case)) { (card.case) } },
                html! { (department(lang, &visit.hall, &card.department)) },
                state(visit, card),
                pieces::moment(lang, card.raised_at),
                answer_by(lang, card),
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

/// By when the department has to explain, or to answer an order; the earlier.
fn answer_by(lang: Lang, card: &CardRow) -> Markup {
    match card.explain_by.into_iter().chain(card.order_by).min() {
        Some(at) => pieces::moment(lang, at),
        None => html! { span class="quiet" { "—" } },
    }
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
        (level::tag(lang, &visit.hall, card.level)) " "
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

/// The key behind which a page begins: when the last card was raised, and its name. Anything else is no key.
fn after(key: &str) -> Option<(i64, String)> {
    let (at, card) = key.split_once('.')?;
    Some((at.parse().ok()?, card.to_owned()))
}
