//! `/my/cases/{number}/withdraw`: taking an application back, asked once more before it is done (K-15).

use super::own::Own;
use crate::{
    form::Form,
    office::{Answer, Order, Request},
    open_text,
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Confirmation, Fact, Field, Link},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::case::{Case, Command};

const REASON: &str = "reason";
const REASON_MAX: usize = 500;
/// The version of the case that the page showed.
pub(super) const SEEN: &str = "seen";

/// Whether a party could take it back now (K-15); the rules have the last word.
pub(super) fn is_possible(case: &Case) -> bool {
    !case.status.is_final() && case.outcome.is_none()
}

/// `GET …/withdraw`
pub(super) async fn ask(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    Ok(page(&own, StatusCode::OK, &Form::empty()))
}

/// `POST …/withdraw`
pub(super) async fn act(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let own = Own::open(citizen, &number).await?;
    open_text::keep(&mut form, REASON, REASON_MAX);
    if !form.is_sound() {
        return Ok(page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    let command = Command::Withdraw { reason: form.text(REASON).to_owned() };
    let request = Request::new(own.citizen.who(), Order::Case(number.clone(), command));
    hand_over(&own, &form, request, &format!("{}/withdraw", super::case_address(&number))).await
}

/// Puts a request about one's own case to the office, once, for the version the page showed; then back to the case.
pub(super) async fn hand_over(
    own: &Own,
    form: &Form,
    request: Request,
    back: &str,
) -> Result<Response, Response> {
    let seen = form.number(SEEN).and_then(|seen| u64::try_from(seen).ok());
    let mut request = request.seen(seen);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    let answer = own.citizen.front.office.ask(request).await;
    match answer.map_err(|error| own.citizen.fail(&error.into()))? {
        Answer::Done { .. } => Ok(Redirect::to(&super::case_address(&own.number)).into_response()),
        Answer::Refused(refusal) => Err(super::refused(&own.citizen, &refusal, Some(&own.content), back)),
    }
}

fn page(own: &Own, status: StatusCode, form: &Form) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    if !is_possible(own.case()) {
        let links = [Link::new(&case, lang.apply_done_see())];
        let body = pieces::answer(lang.my_withdraw_no(), &[lang.my_withdraw_no_more()], &links);
        return own.citizen.page_with(
            StatusCode::CONFLICT,
            Room::Portal,
            lang.my_withdraw_no(),
            &trail,
            body,
        );
    }
    let act = own.citizen.act();
    let seen = own.history.known.version.to_string();
    let about =
        [Fact::new(lang.apply_done_item(), own.name()), Fact::new(lang.apply_done_number(), &own.number)];
    let question = Confirmation {
        question: lang.my_withdraw_question(),
        then: &[lang.my_withdraw_then_stop(), lang.my_withdraw_then_again()],
        about: &about,
        action: &format!("{case}/withdraw"),
        carried: &[(SEEN, &seen)],
        fields: Field::lines(REASON, lang.my_withdraw_reason(), 2).show(lang, form),
        yes: lang.my_case_withdraw(),
        back: &case,
        final_act: true,
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (question.show(lang, own.citizen.tokens(&act)))
    };
    own.citizen.page_with(status, Room::Portal, lang.my_case_withdraw(), &trail, body)
}
