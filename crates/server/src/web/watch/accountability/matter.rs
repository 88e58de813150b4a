//! `/watch/accountability/{number}`: one matter: the clue, the findings, everybody who answers and how it stands with each,
//! the periods that run, what may be done now, and what happened.

use super::{acts, address, trail};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::Lang,
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        pieces::{self, Column, Columns, Entry, Fact, Stage, Table, Tone},
        pursuit::{self, Sealed},
        watch::{
            cards::{card_address, case_address},
            department,
        },
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    accountability::{Accountability, Clue, ClueSource, Report},
    hall::Role,
};
use store::History;

/// A matter with everything its page shows.
pub(super) struct Dossier {
    pub(super) history: History<Accountability>,
    pub(super) clue: Clue,
    pub(super) names: Names,
    sealed: Sealed,
}

impl Dossier {
    /// Whether whoever looks may not decide on this part: they verified or proposed.
    pub(super) fn is_prejudiced(&self, visit: &Visit, subject: &rules::accountability::Subject) -> bool {
        let Some(me) = visit.signed_in.as_ref().map(|me| &me.person) else { return true };
        let verified = self.history.known.state.report.as_ref().is_some_and(|report| report.by == *me);
        verified || subject.proposal.as_ref().is_some_and(|(_, by)| by == me)
    }

    pub(super) async fn read(visit: &Visit, number: &str) -> Result<Dossier, Failure> {
        let store = &visit.front.store;
        let history = store.history::<Accountability>(number).await?.ok_or(Failure::NotFound)?;
        let clue = history.known.state.clue.clone().ok_or(Failure::NotFound)?;
        let sealed = Sealed::of(visit, &history.known.state).await?;
        let staff = visit.hall.posts.values().flat_map(|post| &post.holders);
        let people = pursuit::people(&history.known.state).into_iter();
        let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
        let names = Names::of(store, people.chain(actors).chain(staff.map(|person| person.as_str()))).await?;
        Ok(Dossier { history, clue, names, sealed })
    }

    pub(super) fn matter(&self) -> &Accountability {
        &self.history.known.state
    }
}

/// `GET /watch/accountability/{number}`
pub(super) async fn show(
    watcher: Watcher,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let dossier = Dossier::read(&watcher, &number).await.map_err(|failure| watcher.fail(&failure))?;
    let told = form.given("done").is_some();
    Ok(page(&watcher, StatusCode::OK, &dossier, &Form::empty(), told))
}

pub(super) fn page(
    visit: &Watcher,
    status: StatusCode,
    dossier: &Dossier,
    form: &Form,
    told: bool,
) -> Response {
    let lang = visit.lang();
    let matter = dossier.matter();
    let title = lang.pursuit_held(&dossier.clue.number);
    let runs = visit.has(Role::Supervisor);
    let main = html! {
        (pieces::panel("clue", lang.pursuit_particulars(), clue(visit, dossier)))
        @if let Some(report) = &matter.report {
            (pieces::panel("findings", lang.pursuit_findings(), findings(lang, dossier, report)))
            (pieces::panel("answerable", lang.pursuit_answerable(), answerable(visit, dossier, report)))
        }
        @for (number, subject) in &matter.subjects {
            (pieces::panel(&format!("subject-{number}"), pursuit::who(visit, &dossier.names, &subject.one.who), html! {
                p { (pieces::tag(pursuit::subject_tone(subject.state), lang.pursuit_subject(subject.state))) }
                (pursuit::stands(visit, &dossier.names, &dossier.sealed, subject, true))
                @if runs { (acts::on_subject(visit, dossier, *number, subject, form)) }
            }))
        }
        (pieces::panel("history", lang.pursuit_history(), history(visit, dossier)))
    };
    let side = html! {
        @let running = matter.running();
        @if !running.is_empty() {
            (pieces::panel("clocks", lang.pursuit_clocks(), pursuit::clocks(visit, &running)))
        }
        (pieces::panel("acts", lang.pursuit_acts(), html! {
            @if runs { (acts::on_matter(visit, dossier, form)) }
            @else { p { (lang.pursuit_only_supervisors()) } }
        }))
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(&title, Some(lang.pursuit_violation(dossier.clue.violation)), html! {
            (pieces::tag(pursuit::state_tone(matter.state), lang.pursuit_state(matter.state)))
        }))
        @if told { (pieces::notice(Tone::Good, lang.pursuit_told(), html! {})) }
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    visit.page_with(status, Room::Watch, &title, &trail(lang), body)
}

fn clue(visit: &Visit, dossier: &Dossier) -> Markup {
    let lang = visit.lang();
    let (clue, matter) = (&dossier.clue, dossier.matter());
    let kind = clue.violation;
    let mut facts = vec![
        Fact::marked(
            lang.pursuit_source_label(),
            html! {
                (lang.pursuit_source(clue.source)) " "
                @if clue.source == ClueSource::Card { a href=(card_address(&clue.reference)) { (clue.reference) } }
                @else { (clue.reference) }
            },
        ),
        Fact::marked(
            lang.pursuit_case(),
            html! {
                @match &clue.case {
                    Some(case) => { a href=(case_address(case.as_str())) { (case) } },
                    None => "—",
                }
            },
        ),
        Fact::new(lang.pursuit_evidence(), &numbers(&clue.evidence)),
        Fact::new(lang.pursuit_department(), department(lang, &visit.hall, clue.department.as_str())),
        Fact::new(
            lang.pursuit_violation_label(),
            &format!("{} {}", kind.code(), lang.pursuit_violation(kind)),
        ),
        Fact::new(lang.pursuit_level_label(), lang.pursuit_level(kind.level())),
        Fact::new(lang.pursuit_basis(), kind.basis()),
        Fact::new(lang.pursuit_facts(), dossier.sealed.words(lang, &clue.facts)),
    ];
    if let Some(reasons) = &matter.reasons {
        facts.push(Fact::new(lang.pursuit_reasons(), dossier.sealed.words(lang, reasons)));
    }
    pieces::summary(lang, &facts)
}

fn numbers(numbers: &[u64]) -> String {
    numbers.iter().map(u64::to_string).collect::<Vec<_>>().join(", ")
}

fn findings(lang: Lang, dossier: &Dossier, report: &Report) -> Markup {
    let found = &report.findings;
    let mut facts = vec![
        Fact::new(
            lang.pursuit_violation_label(),
            &format!("{} {}", found.violation.code(), lang.pursuit_violation(found.violation)),
        ),
        Fact::new(lang.pursuit_severity_label(), lang.pursuit_severity(found.severity)),
        Fact::new(lang.pursuit_course_label(), lang.pursuit_course(&found.course)),
        Fact::new(lang.pursuit_evidence(), &numbers(&found.evidence)),
        Fact::new(lang.pursuit_found_facts(), dossier.sealed.words(lang, &found.facts)),
        Fact::marked(
            lang.pursuit_verify(),
            html! { (dossier.names.name(&report.by)) " · " (pieces::day(lang, report.on)) },
        ),
    ];
    if let Some(fee) = found.fee {
        facts.push(Fact::new(
            lang.pursuit_fee_label(),
            &format!("{} ({})", lang.pursuit_fee(fee), fee.articles()),
        ));
    }
    pieces::summary(lang, &facts)
}

/// Everybody whose part was looked at, with the events that show it.
fn answerable(visit: &Visit, dossier: &Dossier, report: &Report) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.pursuit_who()),
        Column::new(lang.pursuit_role_label()),
        Column::new(lang.pursuit_why()),
        Column::new(lang.pursuit_evidence()),
    ];
    let rows = report.answerable.iter().map(|one| {
        vec![
            html! { (pursuit::who(visit, &dossier.names, &one.who)) },
            html! { (lang.pursuit_role(one.role)) },
            html! { (lang.pursuit_ground(one.ground)) },
            html! { (numbers(&one.evidence)) },
        ]
    });
    Table {
        caption: lang.pursuit_answerable(),
        columns: &columns,
        rows: rows.collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn history(visit: &Visit, dossier: &Dossier) -> Markup {
    let lang = visit.lang();
    let entries: Vec<Entry<'_>> = dossier
        .history
        .events
        .iter()
        .map(|event| {
            let of = event.event.subject().and_then(|number| dossier.matter().subjects.get(&number));
            let system = event.stamp.actor.as_str() == rules::dossier::SYSTEM;
            Entry {
                at: Some(event.stamp.happened_at),
                what: lang.pursuit_event(&event.event),
                who: if system { "" } else { dossier.names.name(&event.stamp.actor) },
                detail: html! {
                    @if let Some(subject) = of { (pursuit::who(visit, &dossier.names, &subject.one.who)) }
                },
                stage: Stage::Past,
            }
        })
        .collect();
    pieces::timeline(lang, &entries)
}

/// The address to which the forms of a matter are sent.
pub(super) fn acts_address(dossier: &Dossier) -> String {
    format!("{}/acts", address(&dossier.clue.number))
}
