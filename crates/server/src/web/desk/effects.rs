//! 后果: what an act would change — the dates of the clocks, the step to come — and what to mind at a step: its
//! integrity risks with their measures (P-18, CA11), the opinions that were given before.

use super::{confirmed, open::OpenCase};
use crate::{
    text::{Lang, codes, law},
    web::{
        pieces::{self, Column, Fact, Table, Tone},
        story::step_name,
        why::due_day_text,
    },
};
use maud::{Markup, html};
use rules::{
    case::{Case, ClockName, Event},
    clock::Clock,
    hall::Hall,
    item::process::RiskLevel,
    name::StepId,
};
use std::collections::BTreeMap;

/// The dates that differ between the case as it stands and as it would stand; nothing when none does.
pub(super) fn dates(lang: Lang, open: &OpenCase, after: &Case) -> Markup {
    let moved: Vec<Vec<Markup>> = open
        .case()
        .clocks
        .iter()
        .filter_map(|(name, clock)| {
            let before = day_of(lang, &open.hall, clock);
            let then = after.clock(name).map_or_else(String::new, |clock| day_of(lang, &open.hall, clock));
            let label = law::clock(lang, name, Some(&open.content.process));
            (before != then).then(|| vec![html! { (label) }, html! { (before) }, html! { strong { (then) } }])
        })
        .collect();
    let columns =
        [Column::new(lang.desk_clock()), Column::new(lang.desk_before()), Column::new(lang.desk_after())];
    html! {
        @if !moved.is_empty() {
            (pieces::panel("dates", lang.desk_dates(), Table {
                caption: lang.desk_dates(), columns: &columns, rows: moved, empty: html! {}, next: None,
                first: None, files: &[],
            }.show(lang)))
        }
    }
}

/// When a clock ends, in words: a day, the earliest day while it stands still, or that it has stopped.
fn day_of(lang: Lang, hall: &Hall, clock: &Clock) -> String {
    if clock.is_stopped() {
        return lang.desk_stops().to_owned();
    }
    let due = clock.due(&hall.calendar);
    let day = due_day_text(lang, clock, &hall.calendar);
    if due.open_pause { format!("{} {day}", lang.desk_open_end()) } else { day }
}

/// The due day of a clock of the case, in words.
pub(super) fn due_day(lang: Lang, hall: &Hall, case: &Case, name: &ClockName) -> Option<String> {
    case.clock(name).map(|clock| day_of(lang, hall, clock))
}

/// 廉政风险提示: what may go wrong at a step and what keeps it from going wrong.
pub(super) fn risk(lang: Lang, open: &OpenCase, step: &StepId) -> Markup {
    let Some(risk) = open.content.process.step(step).and_then(|step| step.risk.as_ref()) else {
        return html! {};
    };
    let level = match risk.level {
        RiskLevel::High => lang.desk_risk_high(),
        RiskLevel::Medium => lang.desk_risk_medium(),
        RiskLevel::Low => lang.desk_risk_low(),
    };
    let measures = html! { ul { @for measure in &risk.measures { li { (measure) } } } };
    let facts = [
        Fact::new(lang.desk_risk_level(), level),
        Fact::new(lang.desk_risk_form(), &risk.form),
        Fact::marked(lang.desk_risk_measures(), measures),
        Fact::new(lang.desk_risk_owner(), &risk.owner),
    ];
    let title = format!("{} · {}", lang.desk_risk(), step_name(lang, &open.content, step));
    pieces::panel(&format!("risk-{step}"), &title, pieces::summary(lang, &facts))
}

/// 名次: where the number of grants is limited, the place of this case in the queue (L-35).
pub(super) fn places(lang: Lang, open: &OpenCase) -> Markup {
    let limited = open.content.handling.quota.zip(open.beside.places.as_ref());
    let Some((quota, queue)) = limited else { return html! {} };
    let rank = open.case().number.as_ref().and_then(|number| queue.rank(number));
    let left = queue.left(quota.places);
    html! {
        @if let Some(rank) = rank {
            (pieces::notice(Tone::Action, &lang.standing_place_rank(rank, left), html! {}))
        }
    }
}

/// How the checklist was answered when a step was finished in this event.
fn answers_of(open: &OpenCase, version: u64) -> Option<&BTreeMap<String, bool>> {
    let event = open.history.events.iter().find(|event| event.version == version)?;
    match &event.event {
        Event::StepFinished { checklist, .. } if !checklist.is_empty() => Some(checklist),
        _ => None,
    }
}

/// What was found at the steps before, point by point, so that whoever decides has it beside the form.
pub(super) fn opinions(lang: Lang, open: &OpenCase) -> Markup {
    let process = &open.content.process;
    let finished: Vec<_> = process
        .steps()
        .into_iter()
        .filter_map(|step| {
            let done = open.case().steps.get(&step.id)?.finished.as_ref()?;
            Some((step, done, answers_of(open, done.version)))
        })
        .collect();
    html! {
        @if !finished.is_empty() {
            (pieces::panel("opinions", lang.desk_opinions(), html! {
                dl { @for (step, done, checklist) in finished {
                    dt { (lang.pick(&step.name, &step.name_en)) " · " (codes::step_result(lang, done.result)) }
                    dd {
                        (done.opinion)
                        @if let Some(checklist) = checklist {
                            (confirmed::answers(lang, Some(step), checklist))
                        }
                        br; small class="quiet" { (open.names.name(&done.by)) " " (pieces::moment(lang, done.at)) }
                    }
                } }
            }))
        }
    }
}
