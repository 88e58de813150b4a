//! `/watch/risk`: the board of integrity risks (廉政风险, P-18): which department got which kind of card in thirty days,
//! which steps of high risk are open now and what guards them, and which cards passed unanswered. Reads; nobody acts here.

use super::{PAGE, cards::case_address, department, home, linked, numbers::Numbers, post};
use crate::{
    form::{Form, address},
    people::Names,
    text::supervision,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Table, Tile, Tone, chinese},
        why::due_moment,
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    item::{Content, process::RiskPoint},
    name::StepId,
    supervision::RuleKind,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    StoreError,
    views::{
        cards::kind_tally,
        figures::Figures,
        items,
        risks::{self, AfterStep, RiskyStep},
    },
};

/// The kinds of which there are cards, those of integrity first.
pub(super) const KINDS: [RuleKind; 8] = [
    RuleKind::Discretion,
    RuleKind::Evasion,
    RuleKind::Fee,
    RuleKind::Risk,
    RuleKind::Procedure,
    RuleKind::Content,
    RuleKind::Timeliness,
    RuleKind::Service,
];

/// `GET /watch/risk`, or `?department=…` for the steps of one department.
pub(super) async fn show(watcher: Watcher, form: Form) -> Result<Response, Response> {
    let lang = watcher.lang();
    let (board, steps) = parts(&watcher, &form).await.map_err(|error| watcher.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(lang.centre_risk_title(), Some(lang.centre_risk_lead()), html! {}))
        (pieces::panel("steps", lang.centre_risk_steps(), html! {
            p class="quiet" { (lang.centre_risk_steps_means()) }
            (steps)
        }))
        (pieces::panel("board", lang.centre_risk_board(), html! {
            p class="quiet" { (lang.centre_risk_board_means()) }
            (board)
        }))
    };
    Ok(watcher.page(Room::Watch, lang.centre_risk_title(), &[home(lang)], body))
}

async fn parts(visit: &Visit, form: &Form) -> Result<(Markup, Markup), StoreError> {
    let numbers = Numbers::of(visit).await?;
    let board = board(visit, &numbers).await?;
    Ok((board, steps(visit, form).await?))
}

/// The list of cards behind a cell: of a department and a kind, either of them perhaps all.
pub(super) fn cards_of(numbers: &Numbers, department: &str, kind: &str) -> String {
    let (first, last) = (numbers.first_day().to_string(), numbers.today.to_string());
    let pairs = [
        ("department", department),
        ("kind", kind),
        ("from", first.as_str()),
        ("until", last.as_str()),
        ("standing", "yes"),
    ];
    address("/watch/cards", &pairs)
}

fn sum(figures: &Figures) -> i64 {
    KINDS.iter().map(|kind| figures.get(kind_tally(*kind))).sum()
}

/// Cards by rules of integrity, and all of them.
fn weight(figures: &Figures) -> (i64, i64) {
    (sum(figures) - figures.get(kind_tally(RuleKind::Timeliness)), sum(figures))
}

/// Cards of a kind in the whole hall, as tiles, for the first page.
pub(super) fn tiles(visit: &Visit, numbers: &Numbers) -> Markup {
    let lang = visit.lang();
    let figures = KINDS.map(|kind| pieces::count(numbers.in_month(kind_tally(kind))));
    let lists = KINDS.map(|kind| cards_of(numbers, "", supervision::kind_word(kind)));
    let tiles: Vec<Tile<'_>> = KINDS
        .iter()
        .enumerate()
        .map(|(at, kind)| Tile {
            label: supervision::rule_kind(lang, *kind),
            figure: &figures[at],
            definition: "",
            href: Some(&lists[at]),
            light: None,
        })
        .collect();
    pieces::tiles(&tiles)
}

async fn board(visit: &Visit, numbers: &Numbers) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let silent = risks::unanswered_by_department(db).await?;
    let mut high: BTreeMap<String, i64> = BTreeMap::new();
    for (post, n) in risks::high_by_post(db).await? {
        let known = visit.hall.posts.get(&post.as_str().into());
        *high.entry(known.map_or(post, |known| known.department.0.clone())).or_default() += n;
    }
    let raised = numbers.month.iter().filter(|(_, figures)| sum(figures) > 0).map(|(code, _)| code);
    let codes: BTreeSet<&String> = raised.chain(silent.keys()).chain(high.keys()).collect();
    let mut codes: Vec<&String> = codes.into_iter().collect();
    // Whoever has something beside mere lateness first, then whoever has most.
    codes.sort_by_key(|code| std::cmp::Reverse(numbers.month.get(*code).map_or((0, 0), weight)));
    let mut columns = vec![Column::new(lang.watch_department())];
    columns.extend(KINDS.map(|kind| Column::number(supervision::rule_kind(lang, kind))));
    columns.extend(
        [lang.centre_risk_sum(), lang.centre_risk_high(), lang.centre_risk_silent()].map(Column::number),
    );
    let row = |code: &str, name: Markup, of: &dyn Fn(&str) -> i64, high: i64, silent: i64| {
        let mut cells = vec![name];
        let words = KINDS.map(|kind| (supervision::kind_word(kind), of(kind_tally(kind))));
        cells.extend(words.map(|(word, n)| linked(&cards_of(numbers, code, word), n)));
        cells.push(linked(&cards_of(numbers, code, ""), words.iter().map(|(_, n)| n).sum()));
        cells.push(linked(&format!("{}#steps", address("/watch/risk", &[("department", code)])), high));
        let unanswered = [("open", "yes"), ("unanswered", "yes"), ("department", code)];
        cells.push(linked(&address("/watch/cards", &unanswered), silent));
        cells
    };
    let of = |counts: &BTreeMap<String, i64>, code: &str| counts.get(code).copied().unwrap_or(0);
    let mut rows: Vec<Vec<Markup>> = Vec::with_capacity(codes.len() + 1);
    if codes.len() > 1 {
        let name = html! { strong { (lang.centre_risk_hall()) } };
        rows.push(row("", name, &|what| numbers.in_month(what), high.values().sum(), silent.values().sum()));
    }
    rows.extend(codes.iter().map(|code| {
        let name = html! { (department(lang, &visit.hall, code)) };
        let count = |what: &str| numbers.month.get(*code).map_or(0, |figures| figures.get(what));
        row(code, name, &count, of(&high, code), of(&silent, code))
    }));
    let table = Table {
        caption: lang.centre_risk_board(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.centre_risk_none(), lang.centre_risk_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    };
    Ok(table.show(lang))
}

/// Where the next page begins: since when, of which case, which step.
fn after(key: &str) -> Option<AfterStep> {
    let mut parts = key.splitn(3, '.');
    Some((parts.next()?.parse().ok()?, parts.next()?.to_owned(), parts.next()?.to_owned()))
}

async fn steps(visit: &Visit, form: &Form) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let asked = form.given("department");
    let posts: Option<Vec<&str>> = asked.map(|asked| {
        let posts = visit.hall.posts.values().filter(|post| post.department.as_str() == asked);
        posts.map(|post| post.id.as_str()).collect()
    });
    let mut found = risks::high(db, posts.as_deref(), after(form.text("after")).as_ref(), PAGE + 1).await?;
    let more = found.len() > PAGE as usize;
    found.truncate(PAGE as usize);
    let cases: Vec<&str> = found.iter().map(|step| step.case.as_str()).collect();
    let contents = items::contents_of_cases(db, &cases).await?;
    let names =
        Names::of(&visit.front.store, found.iter().filter_map(|step| step.handler.as_deref())).await?;
    let first = address("/watch/risk", &[("department", form.text("department"))]);
    let next = found.last().filter(|_| more).map(|last| {
        let key = format!("{}.{}.{}", last.since.0, last.case, last.step);
        address("/watch/risk", &[("department", form.text("department")), ("after", &key)]) + "#steps"
    });
    let columns = [
        Column::new(lang.watch_case()),
        Column::new(lang.centre_risk_step()),
        Column::new(lang.centre_risk_post()),
        Column::new(lang.centre_risk_handler()),
        Column::new(lang.centre_risk_since()),
        Column::new(lang.centre_risk_due()),
        Column::new(lang.centre_risk_form()),
        Column::new(lang.centre_risk_measures()),
    ];
    let rows = found.iter().map(|step| step_row(visit, step, risk_of(step, &contents), &names)).collect();
    let is_first = form.given("after").is_none();
    let table = Table {
        caption: lang.centre_risk_steps(),
        columns: &columns,
        rows,
        empty: pieces::nothing(lang.centre_risk_steps_none(), lang.centre_risk_steps_none_more(), &[]),
        next: next.as_deref(),
        first: (!is_first).then_some(first.as_str()),
        files: &[],
    };
    Ok(html! {
        @if let Some(code) = asked {
            p { strong { (department(lang, &visit.hall, code)) } " "
                a href="/watch/risk#steps" { (lang.centre_risk_steps_all()) } }
        }
        (table.show(lang))
    })
}

fn step_row(visit: &Visit, step: &RiskyStep, risk: Option<&RiskPoint>, names: &Names) -> Vec<Markup> {
    let (lang, now) = (visit.lang(), visit.front.office.now());
    let whose = visit.hall.posts.get(&step.post.as_str().into()).map(|post| post.department.as_str());
    vec![
        html! {
            a href=(case_address(&step.case)) { (pieces::case_number(&step.case)) } br;
            (lang.pick(&step.item_name, &step.item_name_en))
        },
        html! { (lang.pick(&step.step_name, &step.step_name_en)) },
        html! {
            @if let Some(code) = whose { (department(lang, &visit.hall, code)) " · " }
            (post(lang, &visit.hall, &step.post))
        },
        html! {
            @match &step.handler {
                Some(person) => { (names.get(person)) }
                None => { span class="quiet" { (lang.centre_risk_nobody()) } }
            }
        },
        pieces::moment_from(lang, step.since, now),
        html! {
            @if let Some(due) = step.due_at {
                (due_moment(lang, due, false, now))
                @if due <= now { " " (pieces::tag(Tone::Bad, lang.watch_show_late())) }
            } @else { "—" }
        },
        html! { @if let Some(risk) = risk { (chinese(lang, &risk.form)) } },
        html! {
            @for measure in risk.into_iter().flat_map(|risk| &risk.measures) { (chinese(lang, measure)) br; }
        },
    ]
}

/// What the version of the item under which the case is handled says about the risk of the step (P-18, I-05).
fn risk_of<'a>(step: &RiskyStep, contents: &'a BTreeMap<(String, u32), Content>) -> Option<&'a RiskPoint> {
    let content = contents.get(&(step.item.clone(), step.item_version))?;
    content.process.step(&StepId::from(step.step.as_str()))?.risk.as_ref()
}
