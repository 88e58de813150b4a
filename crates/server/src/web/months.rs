//! 月度通报 as the watch room and the desks of departments show it: the ranking, a department's own month, what follows from it
//! and who has answered. What of it a visitor may see is decided where it is called.

use crate::{
    people::Names,
    text::Lang,
    visitor::Visit,
    web::pieces::{self, Column, Fact, Table, Tone},
};
use maud::{Markup, html};
use rules::{
    inspection::{Consequence, ConsequenceState, Month, MonthBook, MonthFigures, UnitMonth},
    name::DepartmentId,
    time::Date,
};

/// A month in words: 2026年3月.
#[must_use]
pub(super) fn month_text(lang: Lang, month: Month) -> String {
    lang.manage_month(month.first().year(), month.first().month())
}

/// The department's name in the page's language; its code where the hall does not know it.
fn department(visit: &Visit, id: &DepartmentId) -> String {
    let known = visit.hall.departments.get(id);
    known.map_or(id.as_str(), |it| visit.lang().pick(&it.name, &it.name_en)).to_owned()
}

/// 3.25% from hundredths of a per cent; a dash where there was nothing to count.
fn rate(hundredths: Option<u32>) -> String {
    hundredths.map_or_else(|| "—".to_owned(), |n| format!("{}.{:02}%", n / 100, n % 100))
}

/// 12.05 from hundredths of a point.
#[must_use]
pub(super) fn points(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The ranking, first place first; `own` is marked.
#[must_use]
pub(super) fn ranking(
    visit: &Visit,
    figures: &MonthFigures,
    name: impl Fn(&DepartmentId) -> Markup,
    own: &[&DepartmentId],
) -> Markup {
    let lang = visit.lang();
    let mut ranked: Vec<(&DepartmentId, &UnitMonth, u32)> =
        figures.units.iter().filter_map(|(id, unit)| Some((id, unit, unit.place?))).collect();
    ranked.sort_by_key(|(id, _, place)| (*place, *id));
    let worst = ranked.iter().filter_map(|(_, unit, _)| unit.points).max().unwrap_or(0);
    let columns = [
        Column::new(lang.inspect_department()),
        Column::number(lang.inspect_place()),
        Column::number(lang.inspect_points_column()),
        Column::number(lang.inspect_decided()),
        Column::number(lang.inspect_late()),
        Column::number(lang.inspect_overdue_rate()),
        Column::number(lang.inspect_refusal_rate()),
        Column::number(lang.inspect_warning_rate()),
        Column::number(lang.inspect_operation_rate()),
    ];
    let row = |(id, unit, place): &(&DepartmentId, &UnitMonth, u32)| {
        let rates = unit.tally.rates();
        let own_points = unit.points.unwrap_or(0);
        vec![
            html! {
                @if own.contains(id) { strong { (name(id)) } } @else { (name(id)) }
                @if unit.is_last { " " (pieces::tag(Tone::Bad, lang.inspect_last())) }
            },
            html! { (place) },
            html! { (points(own_points)) (bar(own_points, worst, unit.is_last)) },
            html! { (pieces::count(i64::from(unit.tally.decided()))) },
            html! { (pieces::count(i64::from(unit.tally.late))) },
            html! { (rate(rates.overdue)) },
            html! { (rate(rates.refusal)) },
            html! { (rate(rates.warning)) },
            html! { (rate(rates.operation)) },
        ]
    };
    Table {
        caption: lang.inspect_ranking(),
        columns: &columns,
        rows: ranked.iter().map(row).collect(),
        empty: pieces::nothing(lang.inspect_nobody_ranked(), lang.inspect_nobody_ranked_more(), &[]),
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// A bar below the figure it repeats, so it is nothing to be read aloud.
fn bar(part: u32, worst: u32, is_last: bool) -> Markup {
    let tone = if is_last { "late" } else { "done" };
    let share = (u64::from(part) * 100).checked_div(u64::from(worst)).unwrap_or(0);
    html! {
        svg class={ "bar " (tone) } width="100%" height="8" aria-hidden="true" {
            rect class="bar-ground" width="100%" height="8" rx="4" {}
            rect class="bar-used" width={ (share) "%" } height="8" rx="4" {}
        }
    }
}

/// Departments that were counted and not ranked, with why.
#[must_use]
pub(super) fn unranked(visit: &Visit, figures: &MonthFigures) -> Markup {
    let lang = visit.lang();
    let left = figures.units.iter().filter(|(_, unit)| unit.place.is_none());
    let (idle, few): (Vec<_>, Vec<_>) = left.partition(|(_, unit)| unit.tally.is_idle());
    let idle: Vec<String> = idle.into_iter().map(|(id, _)| department(visit, id)).collect();
    let few: Vec<String> = few
        .into_iter()
        .map(|(id, unit)| format!("{}（{}）", department(visit, id), unit.tally.decided()))
        .collect();
    let joined = |names: &[String]| names.join(lang.pick("、", ", "));
    html! {
        @if !few.is_empty() { p { (lang.inspect_too_few_all(figures.least_decided)) " " (joined(&few)) } }
        @if !idle.is_empty() { p { (lang.inspect_idle_all()) " " (joined(&idle)) } }
        @if few.is_empty() && idle.is_empty() { p class="quiet" { (lang.inspect_unranked_none()) } }
    }
}

/// What one department's month was.
#[must_use]
pub(super) fn own_month(visit: &Visit, unit: &UnitMonth) -> Markup {
    let lang = visit.lang();
    let (tally, rates) = (&unit.tally, unit.tally.rates());
    let place = unit.place.map_or_else(
        || {
            if tally.is_idle() {
                lang.inspect_idle().to_owned()
            } else {
                lang.inspect_too_few(tally.decided())
            }
        },
        |place| place.to_string(),
    );
    let cards = tally.warned.saturating_add(tally.yellow).saturating_add(tally.red);
    pieces::summary(
        lang,
        &[
            Fact::marked(
                lang.inspect_place(),
                html! { (place) @if unit.is_last { " " (pieces::tag(Tone::Bad, lang.inspect_last())) } },
            ),
            Fact::new(lang.inspect_points_column(), &unit.points.map(points).unwrap_or_default()),
            Fact::new(lang.inspect_decided(), &tally.decided().to_string()),
            Fact::new(lang.inspect_late(), &tally.late.to_string()),
            Fact::new(lang.inspect_cards_column(), &cards.to_string()),
            Fact::new(lang.inspect_overdue_rate(), &rate(rates.overdue)),
            Fact::new(lang.inspect_refusal_rate(), &rate(rates.refusal)),
            Fact::new(lang.inspect_warning_rate(), &rate(rates.warning)),
            Fact::new(lang.inspect_operation_rate(), &rate(rates.operation)),
        ],
    )
}

/// What a consequence is, for the pages that ask before it is answered.
#[must_use]
pub(super) fn about<'a>(visit: &Visit, of: &Consequence) -> [Fact<'a>; 4] {
    let lang = visit.lang();
    let due = of.due.map(|day| pieces::full_day_text(lang, day)).unwrap_or_default();
    [
        Fact::new(lang.inspect_department(), &department(visit, &of.department)),
        Fact::new(lang.inspect_kind(), lang.consequence_kind(of.kind)),
        Fact::new(lang.inspect_ground(), &lang.consequence_ground(of.ground, of.months)),
        Fact::new(lang.inspect_due(), &due),
    ]
}

/// The last day for an answer, and whether it is over.
#[must_use]
pub(super) fn due(lang: Lang, due: Option<Date>, is_open: bool, today: Date) -> Markup {
    html! {
        @match due {
            Some(day) => {
                (pieces::day(lang, day))
                @if is_open && day < today { " " (pieces::tag(Tone::Bad, lang.inspect_overdue())) }
            },
            None => "—",
        }
    }
}

/// What has come of a consequence, in words.
#[must_use]
pub(super) fn answer(lang: Lang, state: &ConsequenceState, names: &Names) -> Markup {
    html! {
        @match &state.answer {
            None => span class="quiet" { (lang.inspect_no_answer()) },
            Some(answer) => {
                (answer.text) br;
                small class="quiet" {
                    (if answer.by_department { lang.inspect_by_department() } else { lang.inspect_by_supervisor() })
                    " · " (names.name(&answer.by)) " · " (pieces::moment_text(lang, answer.at))
                }
            },
        }
    }
}

/// The comment on a month and who published it.
#[must_use]
pub(super) fn comment(lang: Lang, book: &MonthBook, names: &Names) -> Markup {
    html! {
        @match &book.comment {
            None => p class="quiet" { (lang.inspect_comment_none()) },
            Some(comment) => {
                p { (comment.text) }
                p class="quiet" { (lang.inspect_comment_by(names.name(&comment.by), &pieces::moment_text(lang, comment.at))) }
            },
        }
        @if let Some((by, at)) = &book.published {
            p { (pieces::tag(Tone::Good, lang.inspect_month_published())) " " (lang.inspect_published_by(names.name(by), &pieces::moment_text(lang, *at))) }
        }
    }
}
