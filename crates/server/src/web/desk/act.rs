//! 办理: one act on one page: its fields, what it rests on, what to mind, and what it would change.
//!
//! `GET` shows the form when the rules allow the act, and otherwise says why not. `POST` hands the command to the
//! office; what is refused stands beside its field with everything typed kept. An act that moves dates or cannot be
//! undone is shown with its effect first and done on the second post. A page that has grown old says what happened
//! since; a form posted twice acts once.

use super::{
    act_fields::{Fields, prefilled},
    act_read::{self, WHOLE},
    chapter_read::Read,
    confirmed, effects,
    may::why_not,
    open::{OpenCase, act_of, word_of},
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    text::{Lang, Message, happened, law, refusal},
    visitor::CaseWorker,
    web::{
        frame::Room,
        pieces::{self, Columns, Confirmation, Link, Tone, Weight},
        sent,
        story::step_name,
    },
};
use axum::{
    extract::{Path, Request as HttpRequest},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::{self, ActKind, Command, Event},
    dossier::Recorded,
    item::process::{Step, StepKind},
    name::FileHash,
};

/// `GET /desk/cases/{number}/acts/{act}`
pub(super) async fn show(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Response> {
    let (open, kind) = open(&worker, &number, &word).await?;
    let page = ActPage::of(&worker, &open, kind, form.given("step"));
    match page.refusal() {
        None => Ok(page.form(StatusCode::OK, &prefilled(&open, kind, &form), html! {})),
        Some(refusal) => Ok(page.refused(&refusal)),
    }
}

/// `POST /desk/cases/{number}/acts/{act}`
pub(super) async fn perform(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
    request: HttpRequest,
) -> Result<Response, Response> {
    let me = &worker.me.person;
    let mut form = sent::read(&worker, me, request).await?;
    let (open, kind) = open(&worker, &number, &word).await?;
    let step = form.given("step").map(str::to_owned);
    let page = ActPage::of(&worker, &open, kind, step.as_deref());
    if form.given("again").is_some() {
        return Ok(page.form(StatusCode::OK, &form, html! {}));
    }
    let scans =
        sent::kept(&worker, me, &form, sent::RECORD).await.map_err(|error| worker.fail(&error.into()))?;
    let files = scans.iter().map(|upload| FileHash(upload.hash.clone())).collect();
    let Read { command, sealed } = act_read::read(&open, kind, page.step, files, &mut form);
    if !form.is_sound() {
        return Ok(page.mended(command, None, &mut form));
    }
    let seen = form.number("seen").and_then(|version| u64::try_from(version).ok());
    if is_shown_first(kind) && form.given("sure").is_none() {
        return Ok(page.look_ahead(command, seen, &mut form));
    }
    let mut request = Request::new(worker.who(), Order::Case(number, command.clone()))
        .sealing(sealed)
        .and(sent::hand_over(me, &open.case().applicant, &scans))
        .seen(seen);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    let answer = worker.front.office.ask(request).await;
    match answer.map_err(|error| worker.fail(&error.into()))? {
        Answer::Done { .. } => {
            let to = crate::form::address(&open.address(), &[("done", word_of(kind))]);
            Ok(Redirect::to(&to).into_response())
        }
        Answer::Refused(Refusal::Stale) => Ok(page.stale(seen, &form)),
        Answer::Refused(Refusal::Case(refusal)) => Ok(page.mended(command, Some(refusal), &mut form)),
        Answer::Refused(other) => {
            let said = refusal(worker.lang(), &other);
            Ok(page.answer(
                StatusCode::UNPROCESSABLE_ENTITY,
                pieces::refused(worker.lang(), &said.why, said.article, &said.helps, &page.ways_on()),
            ))
        }
    }
}

async fn open(worker: &CaseWorker, number: &str, word: &str) -> Result<(OpenCase, ActKind), Response> {
    let kind = act_of(word).ok_or_else(|| worker.fail(&Failure::NotFound))?;
    let open = OpenCase::of(worker, &worker.me.person, number).await;
    Ok((open.map_err(|failure| worker.fail(&failure.of_case()))?, kind))
}

/// Whether the effect is shown before the act: dates move, or it cannot be undone.
const fn is_shown_first(kind: ActKind) -> bool {
    matches!(
        kind,
        ActKind::Extend
            | ActKind::StartSpecialProcedure
            | ActKind::Grant
            | ActKind::Refuse
            | ActKind::Terminate
            | ActKind::AnnounceHearing
            | ActKind::ScheduleHearing
            | ActKind::TellHearingRight
            | ActKind::ForwardUp
            | ActKind::Expedite
            | ActKind::WithdrawAcceptance
            | ActKind::Recuse
    )
}

/// Whether pictures and scans may come with the act.
const fn brings_files(kind: ActKind) -> bool {
    matches!(kind, ActKind::RecordSiteCheck | ActKind::HoldHearing)
}

struct ActPage<'a> {
    worker: &'a CaseWorker,
    open: &'a OpenCase,
    kind: ActKind,
    step: Option<&'a Step>,
    lang: Lang,
    /// The address of the case page.
    case: String,
}

impl<'a> ActPage<'a> {
    /// The page of an act; a decision finds its step by itself, whatever the address says.
    fn of(worker: &'a CaseWorker, open: &'a OpenCase, kind: ActKind, step: Option<&str>) -> ActPage<'a> {
        let steps = open.content.process.steps();
        let wanted = |known: &&Step| match kind {
            ActKind::Grant | ActKind::Refuse => known.kind == StepKind::Decision,
            ActKind::TakeStep
            | ActKind::FinishStep
            | ActKind::SendBack
            | ActKind::RecordSiteCheck
            | ActKind::SignSiteCheck
            | ActKind::ForwardUp
            | ActKind::RecordReply => step == Some(known.id.as_str()),
            _ => false,
        };
        let step = steps.into_iter().find(wanted);
        ActPage { worker, open, kind, step, lang: worker.lang(), case: open.address() }
    }

    /// Why the act cannot be done now, if it cannot.
    fn refusal(&self) -> Option<case::Refusal> {
        let step = self.step.map(|step| &step.id);
        self.open.case().foreseen(self.kind, step, &self.open.context()).err()
    }

    fn address(&self) -> String {
        let path = format!("{}/acts/{}", self.case, word_of(self.kind));
        let step = self.step.map_or("", |step| step.id.as_str());
        crate::form::address(&path, &[("step", step)])
    }

    fn ways_on(&self) -> [Link<'_>; 2] {
        [Link::new(&self.case, self.lang.desk_back_to_case()), super::way_back(self.worker)]
    }

    fn answer(&self, status: StatusCode, body: Markup) -> Response {
        let trail = [super::way_back(self.worker), Link::new(&self.case, &self.open.number)];
        self.worker.page_with(status, Room::Desk, self.lang.desk_act_word(self.kind), &trail, body)
    }

    /// The form with everything it needs beside it. `above` stands first: what happened since.
    fn form(&self, status: StatusCode, form: &Form, above: Markup) -> Response {
        let body = html! {
            (above)
            (pieces::heading(self.lang.desk_act_word(self.kind), Some(&self.lead()), html! {}))
            (self.fields(form))
        };
        self.answer(status, body)
    }

    fn fields(&self, form: &Form) -> Markup {
        let (lang, open) = (self.lang, self.open);
        let fields = Fields { lang, open, kind: self.kind, step: self.step };
        let button =
            if is_shown_first(self.kind) { lang.desk_check() } else { lang.desk_act_word(self.kind) };
        let act = self.worker.act();
        let posted = if brings_files(self.kind) { pieces::post_files } else { pieces::post };
        let main = html! {
            (pieces::error_summary(lang, form))
            div class="panel" id=(pieces::field_id(WHOLE)) tabindex="-1" {
                (posted(&self.address(), self.worker.tokens(&act), None, html! {
                    (self.carried(open.history.known.version))
                    (fields.show(form))
                    (pieces::buttons(&[
                        pieces::submit(Weight::Main, button),
                        pieces::side_link(&self.case, lang.desk_back_to_case()),
                    ]))
                }))
            }
        };
        let side = html! {
            (pieces::notice(Tone::Quiet, &lang.desk_basis(law::grounds(lang, self.kind.article())), html! {}))
            @if matches!(self.kind, ActKind::Grant | ActKind::Refuse) { (effects::places(lang, open)) }
            @if let Some(step) = self.step { (effects::risk(lang, open, &step.id)) }
            (effects::opinions(lang, open))
        };
        pieces::columns(Columns::MainAndSide, &[main, side])
    }

    /// Which step is meant, and which version of the case the person has seen.
    fn carried(&self, version: u64) -> Markup {
        html! {
            @if let Some(step) = self.step { (pieces::hidden("step", step.id.as_str())) }
            (pieces::hidden("seen", &version.to_string()))
        }
    }

    fn lead(&self) -> String {
        let identity = &self.open.content.identity;
        let item = self.lang.pick(&identity.name, &identity.name_en);
        let applicant = self.open.names.name(&self.open.case().applicant);
        match self.step {
            Some(step) => {
                format!("{item} · {applicant} · {}", step_name(self.lang, &self.open.content, &step.id))
            }
            None => format!("{item} · {applicant}"),
        }
    }

    /// The rules say no for now: the page says why, and what would help.
    fn refused(&self, refusal: &case::Refusal) -> Response {
        let why = why_not(self.lang, self.open, refusal);
        let links = self.ways_on();
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, pieces::refused(self.lang, &why, "", "", &links))
    }

    /// Everything that must be mended at once, beside its field: what the form cannot say and what the rules refuse.
    fn mended(&self, command: Command, refusal: Option<case::Refusal>, form: &mut Form) -> Response {
        let mut refusals = self.open.case().refusals(command, &self.open.context());
        if refusals.is_empty() {
            refusals.extend(refusal);
        }
        act_read::explain(self.open, self.kind, self.step, form, &refusals);
        self.form(StatusCode::UNPROCESSABLE_ENTITY, form, html! {})
    }

    /// The effect before the act, or what must be mended first.
    fn look_ahead(&self, command: Command, seen: Option<u64>, form: &mut Form) -> Response {
        if seen.is_some_and(|seen| self.open.history.known.has_moved_since(seen)) {
            return self.stale(seen, form);
        }
        let refusals = self.open.case().refusals(command.clone(), &self.open.context());
        if !refusals.is_empty() {
            act_read::explain(self.open, self.kind, self.step, form, &refusals);
            return self.form(StatusCode::UNPROCESSABLE_ENTITY, form, html! {});
        }
        let lang = self.lang;
        let act = lang.desk_act_word(self.kind);
        let about = confirmed::facts(lang, self.open, self.step, &command);
        let after = self.open.after(command);
        let dates = after.as_ref().map(|after| effects::dates(lang, self.open, &after.after().state));
        let typed: Vec<(&str, &str)> = form.fields().collect();
        let carried: Vec<(&str, &str)> = typed.into_iter().chain([("sure", "yes")]).collect();
        let then = self.then(after.as_ref().map_or(&[][..], |after| after.events()));
        let then: Vec<&str> = then.iter().map(String::as_str).collect();
        let question = lang.desk_sure(act);
        let yes = lang.desk_yes_do(act);
        let confirmation = Confirmation {
            question: &question,
            then: &then,
            about: &about,
            action: &self.address(),
            carried: &carried,
            fields: html! {},
            yes: &yes,
            back: "",
            final_act: matches!(
                self.kind,
                ActKind::Grant | ActKind::Refuse | ActKind::Terminate | ActKind::WithdrawAcceptance
            ),
        };
        let once = self.worker.act();
        let body = html! {
            @if let Some(dates) = dates { (dates) }
            (confirmation.show(lang, self.worker.tokens(&once)))
        };
        self.answer(StatusCode::OK, body)
    }

    /// What will be so afterwards, besides the dates: the papers the act issues, as the rules would, and what follows.
    fn then(&self, events: &[Recorded<Event>]) -> Vec<String> {
        let lang = self.lang;
        let kind = self.open.content.identity.kind;
        let papers = events.iter().flat_map(|event| event.event.documents());
        let mut then: Vec<String> =
            papers.map(|paper| lang.desk_then_notice(law::document(lang, paper.kind, kind))).collect();
        then.extend(match self.kind {
            ActKind::Grant => vec![lang.desk_then_delivery().to_owned()],
            ActKind::Refuse => vec![lang.desk_then_served().to_owned()],
            ActKind::Terminate => {
                vec![lang.desk_then_ends().to_owned(), lang.desk_then_supervision().to_owned()]
            }
            ActKind::TellHearingRight => vec![lang.desk_then_no_decision().to_owned()],
            ActKind::ScheduleHearing => vec![lang.desk_then_pauses().to_owned()],
            ActKind::Recuse => vec![lang.desk_then_stands_aside().to_owned()],
            _ => vec![],
        });
        then
    }

    /// Somebody acted in between: what they did, and the form with everything typed, to be sent again if still meant.
    fn stale(&self, seen: Option<u64>, form: &Form) -> Response {
        let lang = self.lang;
        let process = Some(&self.open.content.process);
        let since: Vec<String> = self
            .open
            .history
            .events
            .iter()
            .filter(|event| seen.is_none_or(|seen| event.version > seen))
            // That a paper went into the file is nobody's act on the case.
            .filter(|event| !matches!(event.event, Event::DocumentFiled { .. }))
            .map(|event| {
                let who = self.open.names.name(&event.stamp.actor);
                let when = pieces::moment_text(lang, event.stamp.happened_at);
                format!("{when} {} {who}", happened(lang, &event.event, process))
            })
            .collect();
        let above = pieces::stale_since(lang, lang.desk_since_then(), &since, &self.case);
        match self.refusal() {
            None => {
                let note = pieces::notice(Tone::Warning, lang.desk_stale_form(), html! {});
                self.form(StatusCode::CONFLICT, form, html! { (above) (note) })
            }
            Some(refusal) => {
                let mut form = form.clone();
                form.refuse(WHOLE, Message::both(|lang| why_not(lang, self.open, &refusal)));
                let body = html! { (above) (pieces::error_summary(lang, &form)) (pieces::kept(lang, &form)) };
                self.answer(StatusCode::CONFLICT, body)
            }
        }
    }
}
