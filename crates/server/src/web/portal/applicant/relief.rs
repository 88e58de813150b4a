//! `/my/cases/{number}/relief`: asking to pay less, nothing or later, where the service provides for it (F-04). The head of the department decides.

use super::{
    own::Own,
    withdraw::{SEEN, hand_over},
};
use crate::{
    form::Form,
    office::{Order, Request},
    people::kind::RELIEF,
    text::{Lang, Message, codes, slip as words},
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Link, Weight},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::html;
use rules::{
    case::{
        Case, Command, SlipCommand,
        slip::{ReliefKind, Slip, Sought},
    },
    item::Content,
    money::Fen,
    name::Commitment,
};
use store::vault::Datum;

const REASON_MAX: usize = 2_000;
/// What may be asked for; money back is proposed by finance.
const KINDS: [ReliefKind; 3] = [ReliefKind::Reduction, ReliefKind::Exemption, ReliefKind::Deferral];

/// Whether anything could be asked for now; the rules have the last word.
pub(super) fn is_possible(case: &Case, content: &Content) -> bool {
    let unpaid = case.fees.standing().is_some_and(Slip::is_unpaid);
    unpaid && case.fees.waiting().is_none() && case.fees.reducible(content).0 > 0
}

/// `GET …/relief`
pub(super) async fn ask(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    Ok(page(&own, StatusCode::OK, &Form::empty()))
}

/// `POST …/relief`
pub(super) async fn act(
    citizen: Citizen,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    citizen.check(&form).map_err(|failure| citizen.fail(&failure))?;
    let own = Own::open(citizen, &number).await?;
    let sought = read(&own, &mut form);
    let Some(sought) = sought.filter(|_| form.is_sound()) else {
        return Ok(page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form));
    };
    let datum = Datum::new(own.case().applicant.as_str(), RELIEF, form.text("why").as_bytes());
    let reason = Commitment(datum.commitment().0);
    let command = Command::Slip(SlipCommand::Propose { sought, reason });
    let request = Request::new(own.citizen.who(), Order::Case(number.clone(), command)).sealing(vec![datum]);
    hand_over(&own, &form, request, &address(&number)).await
}

/// The address of the page.
pub(super) fn address(number: &str) -> String {
    format!("{}/relief", super::case_address(number))
}

/// What is asked; what is wrong with it stands in the form.
fn read(own: &Own, form: &mut Form) -> Option<Sought> {
    form.require("why", Message::both(|lang| lang.form_required(lang.slip_reason())));
    form.at_most_of("why", Lang::slip_reason, REASON_MAX);
    let kind = KINDS.into_iter().find(|kind| codes::word(kind) == form.text("kind"));
    match kind {
        Some(ReliefKind::Reduction) => {
            let most = own.case().fees.reducible(&own.content);
            let amount = form.money("amount").map(Fen);
            if amount.is_none_or(|amount| amount.0 <= 0) {
                form.refuse("amount", Message::both(Lang::slip_amount_wrong));
            } else if amount.is_some_and(|amount| amount > most) {
                form.refuse("amount", Message::both(move |lang| lang.slip_reduce_most(&most.to_string())));
            }
            amount.map(|amount| Sought::Reduction { amount })
        }
        Some(ReliefKind::Exemption) => Some(Sought::Exemption),
        Some(_) => {
            let today = own.citizen.front.office.now().day();
            let until = form.date("until").filter(|until| {
                let days = today.until(*until).map_or(0, |span| span.get_days());
                (1..=rules::case::slip::DEFERRAL_MOST).contains(&days)
            });
            if until.is_none() {
                form.refuse("until", Message::both(Lang::slip_defer_hint));
            }
            until.map(|until| Sought::Deferral { until })
        }
        None => {
            form.refuse("kind", Message::both(|lang| lang.form_choose_one(lang.slip_kind())));
            None
        }
    }
}

fn page(own: &Own, status: StatusCode, form: &Form) -> Response {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    if !is_possible(own.case(), &own.content) {
        let links = [Link::new(&case, lang.apply_done_see())];
        let body = pieces::answer(lang.slip_ask_no(), &[lang.slip_ask_no_more()], &links);
        return own.citizen.page_with(StatusCode::CONFLICT, Room::Portal, lang.slip_ask(), &trail, body);
    }
    let named: Vec<(String, &str)> =
        KINDS.iter().map(|kind| (codes::word(kind), words::relief(lang, *kind))).collect();
    let choices: Vec<Choice<'_>> = named.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let most = lang.slip_reduce_most(&own.case().fees.reducible(&own.content).to_string());
    let act = own.citizen.act();
    let fields = html! {
        (pieces::hidden(SEEN, &own.history.known.version.to_string()))
        (Field::radios("kind", lang.slip_kind(), &choices).required().show(lang, form))
        (Field::money("amount", lang.slip_reduce_by()).hint(&most).show(lang, form))
        (Field::day("until", lang.slip_defer_until()).hint(lang.slip_defer_hint()).show(lang, form))
        (Field::lines("why", lang.slip_reason(), 3).required().hint(lang.slip_reason_hint()).at_most(2_000).show(lang, form))
        (pieces::submit(Weight::Main, lang.slip_ask_send()))
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.slip_ask(), Some(lang.slip_ask_lead()), html! {}))
        (pieces::post(&address(&own.number), own.citizen.tokens(&act), None, fields))
    };
    own.citizen.page_with(status, Room::Portal, lang.slip_ask(), &trail, body)
}
