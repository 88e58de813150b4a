//! `/my/cases/{number}/hearing`, `/statement` and `/recusal`: the applicant asks for a hearing, waives it or takes the
//! request back (L-25), states their case where somebody else is touched (L-16), and asks that somebody biased stand aside
//! (L-26). Each is shown only while it can be done; the rules have the last word.

use super::{
    own::Own,
    withdraw::{SEEN, hand_over},
};
use crate::{
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    text::{Known, Lang, Message, refusal_about},
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Link, Tone, Weight},
        why,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    calendar::Calendar,
    case::{
        Case, ClockName, Command, HearingCommand, OfficersCommand, Side,
        hearing::{Heard, RightState},
    },
    name::PersonId,
};

const REASON_MAX: usize = 500;
const STATEMENT_MAX: usize = 2_000;

/// Whether the applicant may ask for a hearing now, waive it, or take the request back (L-25).
pub(super) fn may_answer_about_a_hearing(case: &Case) -> bool {
    let answer = case.hearing.answer(Side::Applicant);
    case.status.is_under_review() && matches!(answer, Some(RightState::Open | RightState::Requested))
}

/// Whether the applicant may state their case now (L-16).
pub(super) fn may_speak(case: &Case) -> bool {
    case.status.is_under_review() && case.unheard().any(|side| side == Side::Applicant)
}

/// A right that is open to the applicant now: to state their case (L-16), to ask for a hearing (L-25).
pub(super) struct OpenRight {
    /// What may be done, and until when.
    pub(super) what: String,
    /// Its page, behind the address of the case.
    pub(super) path: &'static str,
    /// The end of it, in UTC milliseconds.
    pub(super) due: i64,
}

/// What the applicant may say now. Whoever has been told of a right is not told to wait.
pub(super) fn open_rights(lang: Lang, case: &Case, calendar: &Calendar) -> Vec<OpenRight> {
    let asked = case.hearing.answer(Side::Applicant);
    let may_ask = case.status.is_under_review() && matches!(asked, Some(RightState::Open));
    let rights = [
        (may_speak(case), ClockName::Statement(Side::Applicant), "/statement"),
        (may_ask, ClockName::HearingRequest(Side::Applicant), "/hearing"),
    ];
    let open = rights.into_iter().filter(|(is_open, ..)| *is_open);
    open.filter_map(|(_, name, path)| {
        let clock = case.clock(&name)?;
        let until = why::due_text(lang, clock, calendar);
        let is_hearing = matches!(name, ClockName::HearingRequest(_));
        let what = if is_hearing { lang.my_todo_hearing(&until) } else { lang.my_todo_statement(&until) };
        Some(OpenRight { what, path, due: clock.due_at(calendar).0 })
    })
    .collect()
}

/// `GET …/hearing`
pub(super) async fn ask_hearing(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    Ok(hearing_page(&own, StatusCode::OK, &Form::empty()))
}

/// `POST …/hearing`: asked for, waived, or taken back.
pub(super) async fn hearing(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let own = Own::open(citizen, &number).await?;
    let side = Side::Applicant;
    let command = match form.text("wish") {
        "ask" => HearingCommand::Request { side },
        "waive" => HearingCommand::Waive { side },
        "withdraw" => HearingCommand::WithdrawRequest { side },
        _ => {
            form.refuse("wish", Message::both(|lang| lang.form_choose_one(lang.my_hearing_wish())));
            return Ok(hearing_page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form));
        }
    };
    let request = Request::new(own.citizen.who(), Order::Case(number.clone(), Command::Hearing(command)));
    hand_over(&own, &form, request, &format!("{}/hearing", super::case_address(&number))).await
}

fn hearing_page(own: &Own, status: StatusCode, form: &Form) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    if !may_answer_about_a_hearing(own.case()) {
        return closed(own, lang.my_hearing(), lang.my_hearing_no());
    }
    let asked = own.case().hearing.answer(Side::Applicant) == Some(RightState::Requested);
    let until = due(own, &ClockName::HearingRequest(Side::Applicant)).filter(|_| !asked);
    let choices = if asked {
        vec![Choice::hinted("withdraw", lang.my_hearing_withdraw(), lang.my_hearing_withdraw_is())]
    } else {
        vec![
            Choice::hinted("ask", lang.my_hearing_ask(), lang.my_hearing_ask_is()),
            Choice::hinted("waive", lang.my_hearing_waive(), lang.my_hearing_waive_is()),
        ]
    };
    let fields = html! {
        @if let Some(until) = &until { (pieces::notice(Tone::Seal, &lang.my_hearing_until(until), html! {})) }
        (Field::radios("wish", lang.my_hearing_wish(), &choices).required().show(lang, form))
    };
    shown(own, status, (lang.my_hearing(), lang.my_hearing_lead()), &format!("{case}/hearing"), form, fields)
}

/// The last day of a limit of the applicant's, in words.
fn due(own: &Own, name: &ClockName) -> Option<String> {
    let lang = own.citizen.lang();
    own.case().clock(name).map(|clock| why::due_text(lang, clock, &own.citizen.hall.calendar))
}

/// `GET …/statement`
pub(super) async fn ask_statement(
    citizen: Citizen,
    Path(number): Path<String>,
) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    Ok(statement_page(&own, StatusCode::OK, &Form::empty()))
}

/// `POST …/statement`: what the applicant says, or that they waive it.
pub(super) async fn statement(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let own = Own::open(citizen, &number).await?;
    let how = match form.text("how") {
        "spoke" => {
            form.require("statement", Message::both(|lang| lang.form_required(lang.my_statement_words())));
            Some(Heard::Spoke)
        }
        "waived" => Some(Heard::Waived),
        _ => {
            form.refuse("how", Message::both(|lang| lang.form_choose_one(lang.my_hearing_wish())));
            None
        }
    };
    open_text::keep(&mut form, "statement", STATEMENT_MAX);
    let Some(how) = how.filter(|_| form.is_sound()) else {
        return Ok(statement_page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    let said = if how == Heard::Spoke { form.text("statement").to_owned() } else { String::new() };
    let command = HearingCommand::Hear { side: Side::Applicant, how, statement: said };
    let request = Request::new(own.citizen.who(), Order::Case(number.clone(), Command::Hearing(command)));
    hand_over(&own, &form, request, &format!("{}/statement", super::case_address(&number))).await
}

fn statement_page(own: &Own, status: StatusCode, form: &Form) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    if !may_speak(own.case()) {
        return closed(own, lang.my_statement(), lang.my_statement_no());
    }
    let until = due(own, &ClockName::Statement(Side::Applicant));
    let choices = [
        Choice::new("spoke", lang.my_statement_speak()),
        Choice::hinted("waived", lang.my_statement_waive(), lang.my_statement_waive_is()),
    ];
    let fields = html! {
        @if let Some(until) = &until { (pieces::notice(Tone::Seal, &lang.my_hearing_until(until), html! {})) }
        (Field::radios("how", lang.my_hearing_wish(), &choices).required().show(lang, form))
        (Field::lines("statement", lang.my_statement_words(), 5).hint(lang.my_statement_hint()).at_most(2_000).show(lang, form))
    };
    let title = (lang.my_statement(), lang.my_statement_lead());
    shown(own, status, title, &format!("{case}/statement"), form, fields)
}

/// `GET …/recusal`
pub(super) async fn ask_recusal(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    recusal_page(&own, StatusCode::OK, &Form::empty()).await
}

/// `POST …/recusal`
pub(super) async fn recusal(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let own = Own::open(citizen, &number).await?;
    form.require("person", Message::both(|lang| lang.form_choose_one(lang.my_recusal_who())));
    form.require("reason", Message::both(|lang| lang.form_required(lang.my_recusal_reason())));
    open_text::keep(&mut form, "reason", REASON_MAX);
    if !form.is_sound() {
        return recusal_page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    let (person, reason) = (PersonId::from(form.text("person")), form.text("reason").to_owned());
    let command = Command::Officers(OfficersCommand::AskRecusal { person, reason });
    let mut request = Request::new(own.citizen.who(), Order::Case(number.clone(), command))
        .seen(form.number(SEEN).and_then(|seen| u64::try_from(seen).ok()));
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    let answer = own.citizen.front.office.ask(request).await;
    let why = match answer.map_err(|error| own.citizen.fail(&error.into()))? {
        Answer::Done { .. } => return Ok(Redirect::to(&super::case_address(&number)).into_response()),
        Answer::Refused(why) => why,
    };
    // What was written stays, on the page as it is now.
    let known = Known { content: Some(&own.content), hall: Some(&own.citizen.hall) };
    let field = refusal_about(Lang::Zh, &why, known).field.unwrap_or("person");
    form.refuse(field, Message::both(|lang| said(lang, &why, known)));
    let status = match why {
        Refusal::Stale => StatusCode::CONFLICT,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let own = Own::open(own.citizen, &number).await?;
    recusal_page(&own, status, &form).await
}

fn said(lang: Lang, why: &Refusal, known: Known<'_>) -> String {
    let saying = refusal_about(lang, why, known);
    format!("{}{}{}", saying.why, lang.pick("", " "), saying.helps)
}

async fn recusal_page(own: &Own, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let people = own.case().may_be_biased();
    if people.is_empty() {
        return Ok(closed(own, lang.my_recusal(), lang.my_recusal_no()));
    }
    let known = own.names().await?;
    let names: Vec<(&str, &str)> =
        people.iter().map(|person| (person.as_str(), known.name(person))).collect();
    let choices: Vec<Choice<'_>> = names.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let fields = html! {
        (Field::radios("person", lang.my_recusal_who(), &choices).required().show(lang, form))
        (Field::lines("reason", lang.my_recusal_reason(), 3).required().hint(lang.my_recusal_hint()).at_most(500).show(lang, form))
    };
    let title = (lang.my_recusal(), lang.my_recusal_lead());
    Ok(shown(own, status, title, &format!("{case}/recusal"), form, fields))
}

fn shown(
    own: &Own,
    status: StatusCode,
    (title, lead): (&str, &str),
    action: &str,
    form: &Form,
    fields: Markup,
) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let act = own.citizen.act();
    let body = html! {
        (pieces::heading(title, Some(lead), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post(action, own.citizen.tokens(&act), None, html! {
            (pieces::hidden(SEEN, &own.history.known.version.to_string()))
            (fields)
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.my_voice_send()),
                pieces::side_link(&case, lang.answer_back()),
            ]))
        }))
    };
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    own.citizen.page_with(status, Room::Portal, title, &trail, body)
}

fn closed(own: &Own, title: &str, why: &str) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let links = [Link::new(&case, lang.apply_done_see())];
    let body = pieces::answer(title, &[why], &links);
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    own.citizen.page_with(StatusCode::CONFLICT, Room::Portal, title, &trail, body)
}
