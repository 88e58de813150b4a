//! `/manage/reform/{round}`: the progress of a round at a glance (D-08): how many of each kind, which are late, what each
//! still lacks, and which services of one life event would be torn apart (D-07).

use super::{address, read, table::Looking, trail};
use crate::{
    failure::Failure,
    form::{self, Form},
    text::{Lang, codes},
    visitor::{Reformer, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Tile, Tone},
        reform::{counted, public_address},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    clock::Light,
    hall::Role,
    item::ItemState,
    name::ItemCode,
    reform::{AdjustEffect, AdjustKind, AdjustState, Adjustment, Round, level_gaps},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    StoreError,
    views::{items, reform},
};

/// Rows on one page.
const ROWS: usize = 100;
/// Items of life events that are looked at for a warning.
const BESIDE_MAX: u32 = 2_000;

/// `GET /manage/reform/{round}`
pub(super) async fn show(
    reformer: Reformer,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| reformer.fail(&failure);
    let (round, opening) = read(&reformer, &number).await.map_err(fail)?;
    let lang = reformer.lang();
    let offered = offered(&reformer, &round).await.map_err(|error| fail(error.into()))?;
    let gaps = gaps(&reformer, &round).await.map_err(|error| fail(error.into()))?;
    let today = reformer.hall.calendar.date_of(reformer.front.office.now());
    let looking = Looking { visit: &reformer, opening: &opening, today, offered };
    let progress = round.progress();
    let all: u32 = progress.values().flat_map(BTreeMap::values).sum();
    let late = round.adjustments.values().filter(|one| looking.is_late(one)).count();
    let lead = format!(
        "{} · {} – {}",
        opening.basis,
        pieces::full_day_text(lang, opening.from),
        pieces::full_day_text(lang, opening.until)
    );
    let acts = html! {
        @if reformer.has(Role::DepartmentEditor) {
            (pieces::main_link(&format!("{}/propose", address(&number)), lang.reform_propose()))
        }
        @if round.adjustments.values().any(Adjustment::is_public) {
            (pieces::side_link(&public_address(&number), lang.reform_public_title()))
        }
    };
    let body = html! {
        (pieces::heading(&opening.name, Some(&lead), acts))
        p { strong { (lang.reform_total(all)) } @if all > 0 { " · " (counted(lang, &progress)) } }
        @if late > 0 {
            (pieces::notice(Tone::Bad, &lang.reform_late(late), html! {
                a href=(form::address(&address(&number), &[("late", "yes")])) { (lang.reform_late_only()) }
            }))
        }
        (tiles(lang, &progress))
        (gaps)
        (pieces::panel("adjustments", lang.reform_adjustments(), html! {
            (filters(lang, &number, &form))
            (rows(&looking, &round, &form))
        }))
    };
    Ok(reformer.page(Room::Manage, &opening.name, &trail(lang), body))
}

fn tiles(lang: Lang, progress: &reform::Progress) -> Markup {
    let figures: Vec<(&str, String, bool)> = progress
        .iter()
        .map(|(kind, states)| {
            let all: u32 = states.values().sum();
            let done = states.get(&AdjustState::Executed).copied().unwrap_or(0);
            (lang.reform_kind(*kind), lang.reform_of(done, all), done == all)
        })
        .collect();
    let tiles: Vec<Tile<'_>> = figures
        .iter()
        .map(|(label, figure, done)| Tile {
            label,
            figure,
            definition: lang.reform_of_means(),
            href: None,
            light: done.then_some(Light::Done),
        })
        .collect();
    if tiles.is_empty() {
        html! {}
    } else {
        pieces::tiles(&tiles)
    }
}

fn filters(lang: Lang, number: &str, form: &Form) -> Markup {
    let kinds: Vec<(String, &str)> =
        AdjustKind::ALL.iter().map(|kind| (codes::word(kind), lang.reform_kind(*kind))).collect();
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let states: Vec<(String, &str)> =
        AdjustState::ALL.iter().map(|state| (codes::word(state), lang.reform_state(*state))).collect();
    let states: Vec<Choice<'_>> = states.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let late = [Choice::new("yes", lang.reform_late_only())];
    pieces::filter_bar(
        lang,
        &address(number),
        &[
            Field::select("kind", lang.reform_filter_kind(), &kinds).show(lang, form),
            Field::select("state", lang.reform_filter_state(), &states).show(lang, form),
            Field::select("late", lang.reform_is_late(), &late).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn rows(looking: &Looking<'_>, round: &Round, form: &Form) -> Markup {
    let lang = looking.visit.lang();
    let after: u32 = form.text("after").parse().unwrap_or(0);
    let (kind, state) = (form.text("kind"), form.text("state"));
    let fits = |one: &Adjustment| {
        (kind.is_empty() || codes::word(&one.terms.kind) == kind)
            && (state.is_empty() || codes::word(&one.state) == state)
            && (form.given("late").is_none() || looking.is_late(one))
    };
    let found = round.adjustments.range(after.saturating_add(1)..).filter(|(_, one)| fits(one));
    let mut found: Vec<(u32, &Adjustment)> =
        found.take(ROWS + 1).map(|(number, one)| (*number, one)).collect();
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let next = found.last().filter(|_| more).map(|(last, _)| {
        let last = last.to_string();
        let keep = [("kind", kind), ("state", state), ("late", form.text("late")), ("after", &last)];
        form::address(&address(&looking.opening.number), &keep)
    });
    let empty = if round.adjustments.is_empty() {
        pieces::nothing(lang.reform_adjustments_none(), lang.reform_adjustments_more(), &[])
    } else {
        html! { p class="quiet" { (lang.reform_nothing_found()) } }
    };
    looking.table(&found, next.as_deref(), empty)
}

/// Which of the items that waited for a version are offered by now.
pub(super) async fn offered(visit: &Visit, round: &Round) -> Result<BTreeSet<String>, StoreError> {
    let waits = |one: &&Adjustment| one.effect() == Some(AdjustEffect::AwaitsVersion);
    let codes: Vec<&str> =
        round.adjustments.values().filter(waits).map(|one| one.terms.item.as_str()).collect();
    if codes.is_empty() {
        return Ok(BTreeSet::new());
    }
    let rows = items::many(visit.front.store.db(), &codes).await?;
    let open = rows.into_iter().filter(|row| row.state == ItemState::Published);
    Ok(open.map(|row| row.code).collect())
}

/// The warning of D-07: what one life event needs would lie at different levels.
async fn gaps(visit: &Visit, round: &Round) -> Result<Markup, StoreError> {
    let moved = round.adjustments.values().filter(|one| one.terms.to_level.is_some());
    let codes: BTreeSet<&str> = moved.map(|one| one.terms.item.as_str()).collect();
    if codes.is_empty() {
        return Ok(html! {});
    }
    let codes: Vec<&str> = codes.into_iter().collect();
    let beside = reform::beside_in_life_events(visit.front.store.db(), &codes, BESIDE_MAX).await?;
    let lang = visit.lang();
    let mut events: BTreeMap<String, Vec<_>> = BTreeMap::new();
    let mut names: BTreeMap<&ItemCode, &str> = BTreeMap::new();
    for item in &beside {
        events.entry(item.event.clone()).or_default().push((item.code.clone(), item.level));
        names.insert(&item.code, lang.pick(&item.name, &item.name_en));
    }
    let gaps = level_gaps(round, &events);
    Ok(html! {
        @if !gaps.is_empty() {
            (pieces::notice(Tone::Warning, lang.reform_gaps(), html! {
                p { (lang.reform_gap_more()) }
                ul { @for gap in &gaps { li {
                    (crate::text::subject(lang, &gap.event)) (lang.pick("：", ": "))
                    @for (place, (item, level)) in gap.items.iter().enumerate() {
                        @if place > 0 { (lang.pick("、", ", ")) }
                        (names.get(item).copied().unwrap_or(item.as_str())) " "
                        span class="quiet" { (codes::use_level(lang, *level)) }
                    }
                } } }
            }))
        }
    })
}
