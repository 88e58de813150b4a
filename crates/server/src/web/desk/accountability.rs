//! 与我有关的追责: what whoever answers in a matter reads of it, says in it and appeals against. It is theirs from the
//! day they were told; what is only proposed about them, they read once it is decided. For everybody else it does not
//! exist here.

use super::way_back;
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::{Form, segment},
    office::{Order, Refusal},
    people::Names,
    text::Lang,
    visitor::{Colleague, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Confirmation, Fact, Field, Link, Table, Tone, Weight},
        pursuit::{self, Sealed, Words, need},
        refused::refuse_at_its_field,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    accountability::{Accountability, Clue, Command, Running, Subject, SubjectState},
    dossier::Known,
    hall::Role,
};
use store::views::accountability::{PartRow, parts};

/// Parts shown; whoever has more has other worries than this list.
const MOST: u32 = 100;
const LIST: &str = "/desk/accountability";

fn address(number: &str) -> String {
    format!("{LIST}/{}", segment(number))
}

/// `GET /desk/accountability`
pub(super) async fn list(worker: Colleague) -> Result<Response, Response> {
    let lang = worker.lang();
    let me = &worker.me.person;
    let heads = worker.hall.posts_of(me).filter(|post| post.roles.contains(&Role::DepartmentHead));
    let departments: Vec<&str> = heads.map(|post| post.department.as_str()).collect();
    let rows = parts(worker.front.store.db(), me.as_str(), &departments, MOST).await;
    let mut rows = rows.map_err(|error| worker.fail(&error.into()))?;
    rows.retain(|row| row.state != SubjectState::Found);
    let columns = [
        Column::new(lang.pursuit_number()),
        Column::new(lang.pursuit_state_label()),
        Column::new(lang.pursuit_recorded()),
    ];
    let table = Table {
        caption: lang.pursuit_desk_title(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(lang, row)).collect(),
        empty: pieces::nothing(lang.pursuit_desk_none(), lang.pursuit_desk_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    };
    let body = html! {
        (pieces::heading(lang.pursuit_desk_title(), Some(lang.pursuit_desk_lead()), html! {}))
        (table.show(lang))
    };
    Ok(worker.page(Room::Desk, lang.pursuit_desk_title(), &[way_back(&worker)], body))
}

fn cells(lang: Lang, row: &PartRow) -> Vec<Markup> {
    vec![
        html! { a href=(address(&row.number)) { (row.number) } },
        pieces::tag(pursuit::subject_tone(row.state), lang.pursuit_subject(row.state)),
        pieces::moment(lang, row.changed_at),
    ]
}

/// A matter as far as it is this person's.
struct Mine {
    known: Known<Accountability>,
    clue: Clue,
    number: u32,
    subject: Subject,
    names: Names,
    sealed: Sealed,
}

impl Mine {
    /// The part of whoever asks, once they were told; not found for everybody else.
    async fn read(worker: &Colleague, number: &str) -> Result<Mine, Failure> {
        let store = &worker.front.store;
        let known = store.dossier::<Accountability>(number).await?.ok_or(Failure::NotFound)?;
        let clue = known.state.clue.clone().ok_or(Failure::NotFound)?;
        let part = known.state.parts_of(&worker.me.person, &worker.hall);
        let told = part.filter(|(_, subject)| subject.state != SubjectState::Found).last();
        let (number, subject) =
            told.map(|(number, subject)| (number, subject.clone())).ok_or(Failure::NotFound)?;
        let sealed = Sealed::of(worker, &known.state).await?;
        let names = Names::of(store, pursuit::people(&known.state)).await?;
        Ok(Mine { known, clue, number, subject, names, sealed })
    }

    /// The clocks of this part.
    fn running(&self) -> Vec<Running> {
        let all = self.known.state.running();
        all.into_iter().filter(|one| one.subject == Some(self.number)).collect()
    }
}

/// `GET /desk/accountability/{number}`
pub(super) async fn show(
    worker: Colleague,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let mine = Mine::read(&worker, &number).await.map_err(|failure| worker.fail(&failure))?;
    let told = form.given("done").is_some();
    Ok(page(&worker, StatusCode::OK, &mine, &Form::empty(), told))
}

/// `POST /desk/accountability/{number}`: a statement, its waiver, or an appeal.
pub(super) async fn act(
    worker: Colleague,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| worker.fail(&failure);
    worker.check(&form).map_err(fail)?;
    let mine = Mine::read(&worker, &number).await.map_err(fail)?;
    let mut words = Words::default();
    let (subject, me) = (mine.number, worker.me.person.0.clone());
    let (field, command) = match form.text("do") {
        "speak" => {
            need(&mut form, "statement", Lang::pursuit_statement, TEXT_MAX);
            let statement = Some(words.seal(&me, form.text("statement")));
            ("statement", Command::State { subject, statement })
        }
        "waive" => ("waive", Command::State { subject, statement: None }),
        "appeal" => {
            need(&mut form, "grounds", Lang::pursuit_appeal_grounds, TEXT_MAX);
            ("grounds", Command::Appeal { subject, grounds: words.seal(&me, form.text("grounds")) })
        }
        _ => return Err(fail(Failure::NotFound)),
    };
    if form.given("again").is_some() {
        return Ok(page(&worker, StatusCode::OK, &mine, &form, false));
    }
    if form.text("do") == "waive" && form.given("sure").is_none() {
        return Ok(ask_waiver(&worker, &mine, &form));
    }
    if form.is_sound() {
        let order = Order::Accountability(number.clone(), command);
        match words.ask(&worker, &form, order).await.map_err(fail)? {
            None => {
                return Ok(Redirect::to(&format!("{}?done=yes", address(&number))).into_response());
            }
            Some(Refusal::Stale) => return Ok(stale(&worker, &number, &form)),
            Some(why) => refuse_at_its_field(&mut form, field, &why),
        }
    }
    Ok(page(&worker, StatusCode::UNPROCESSABLE_ENTITY, &mine, &form, false))
}

/// Whoever waives a right is told what that means, once more.
fn ask_waiver(worker: &Colleague, mine: &Mine, form: &Form) -> Response {
    let lang = worker.lang();
    let about = [Fact::new(lang.pursuit_number(), &mine.clue.number)];
    let confirm = Confirmation {
        question: lang.pursuit_waive_ask(),
        then: &[lang.pursuit_waive_then()],
        about: &about,
        action: &address(&mine.clue.number),
        carried: &[("do", "waive"), ("seen", form.text("seen")), ("sure", "yes")],
        fields: html! {},
        yes: lang.pursuit_waive(),
        back: &address(&mine.clue.number),
        final_act: true,
    };
    let act = worker.act();
    let body = confirm.show(lang, worker.tokens(form.act().unwrap_or(&act)));
    worker.page_with(StatusCode::OK, Room::Desk, lang.pursuit_waive_ask(), &trail(worker), body)
}

fn stale(worker: &Colleague, number: &str, form: &Form) -> Response {
    let lang = worker.lang();
    let body = html! { (pieces::stale(lang, "", &address(number))) (pieces::kept(lang, form)) };
    worker.page_with(StatusCode::CONFLICT, Room::Desk, lang.answer_stale(), &trail(worker), body)
}

fn trail(worker: &Colleague) -> [Link<'static>; 2] {
    [way_back(worker), Link::new(LIST, worker.lang().pursuit_desk_title())]
}

fn page(worker: &Colleague, status: StatusCode, mine: &Mine, form: &Form, told: bool) -> Response {
    let lang = worker.lang();
    let title = lang.pursuit_held(&mine.clue.number);
    let state = mine.subject.state;
    let running = mine.running();
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(&title, None, pieces::tag(pursuit::subject_tone(state), lang.pursuit_subject(state))))
        @if told { (pieces::notice(Tone::Good, lang.pursuit_told(), html! {})) }
        (pieces::panel("held", lang.pursuit_findings(), held(worker, mine)))
        (pieces::panel("stands", pursuit::who(worker, &mine.names, &mine.subject.one.who),
            pursuit::stands(worker, &mine.names, &mine.sealed, &mine.subject, false)))
        @if !running.is_empty() {
            (pieces::panel("clocks", lang.pursuit_clocks(), pursuit::clocks(worker, &running)))
        }
        (pieces::panel("acts", lang.pursuit_acts(), acts(worker, mine, form)))
    };
    worker.page_with(status, Room::Desk, &title, &trail(worker), body)
}

/// What is held against them.
fn held(visit: &Visit, mine: &Mine) -> Markup {
    let lang = visit.lang();
    let Some(report) = &mine.known.state.report else { return html! {} };
    let found = &report.findings;
    let numbers: Vec<String> = mine.subject.one.evidence.iter().map(u64::to_string).collect();
    let case = mine.clue.case.as_ref().map_or("", |case| case.as_str());
    pieces::summary(
        lang,
        &[
            Fact::new(
                lang.pursuit_violation_label(),
                &format!("{} {}", found.violation.code(), lang.pursuit_violation(found.violation)),
            ),
            Fact::new(lang.pursuit_basis(), found.violation.basis()),
            Fact::new(lang.pursuit_severity_label(), lang.pursuit_severity(found.severity)),
            Fact::new(lang.pursuit_course_label(), lang.pursuit_course(&found.course)),
            Fact::new(lang.pursuit_case(), case),
            Fact::new(lang.pursuit_evidence(), &numbers.join(", ")),
            Fact::new(lang.pursuit_found_facts(), mine.sealed.words(lang, &found.facts)),
        ],
    )
}

/// What they may do now: speak or waive it, appeal, or nothing.
fn acts(worker: &Colleague, mine: &Mine, form: &Form) -> Markup {
    let lang = worker.lang();
    let one = |act: &str, weight: Weight, button: &str, fields: Markup| {
        pieces::post(
            &address(&mine.clue.number),
            worker.tokens(&worker.act()),
            None,
            html! {
                (pieces::hidden("do", act))
                @if act != "waive" { (pieces::guard(form.given("statement").is_some())) }
                (pieces::hidden("seen", &mine.known.version.to_string()))
                (fields)
                (pieces::buttons(&[pieces::submit(weight, button)]))
            },
        )
    };
    html! {
        @if mine.subject.state == SubjectState::Told {
            p class="hint" { (lang.pursuit_speak_lead()) }
            (one("speak", Weight::Main, lang.pursuit_speak(),
                Field::lines("statement", lang.pursuit_statement(), 6).required().show(lang, form)))
            (one("waive", Weight::Side, lang.pursuit_waive(), html! {
                @if let Some(why) = form.error("waive") {
                    p class="error" id=(pieces::field_id("waive")) { (why.text(lang)) }
                }
            }))
        } @else if let Some(kind) = mine.subject.may_appeal() {
            p class="hint" { (lang.pursuit_appeal_kind(kind)) " · " (lang.pursuit_appeal_lead()) }
            (one("appeal", Weight::Main, lang.pursuit_appeal(),
                Field::lines("grounds", lang.pursuit_appeal_grounds(), 6).required().show(lang, form)))
        } @else {
            p class="quiet" { (lang.pursuit_nothing_now()) }
            // Whoever wrote something when it was already too late still has the words.
            (pieces::kept(lang, form))
        }
    }
}
