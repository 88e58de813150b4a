//! `/counter/fees/{number}`: the fees of one case, and what finance may do about them: record a payment from the bank's paper, verify it, count
//! what stands in suspense, propose to pay something back and record that it was (F-02, F-05, F-09).
//!
//! The rules decide who may do what; a form that is refused says why beside the field, and what was typed stays.

use super::fees::{ROOM, page_of};
use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    people::{Names, kind::RELIEF},
    text::{Lang, Message, refusal},
    visitor::Finance,
    web::{
        frame::Room,
        pieces::{self, Columns, Field, Link, Tone, Weight},
        slips::{Account, Reasons},
        story::Reader,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::{
        Case, Command, SlipCommand,
        slip::{Paid, Payment, PaymentState, Slip, SlipState, Sought},
    },
    item::Content,
    money::Fen,
    name::Commitment,
    time::Instant,
};
use store::{
    vault::Datum,
    views::{self, slips},
};

/// The acts, by the word in the address.
const PAY: &str = "pay";
const VERIFY: &str = "verify";
const COUNT: &str = "count";
const REFUND: &str = "refund";
const PAID_BACK: &str = "paid-back";

struct Open {
    number: String,
    version: u64,
    case: Case,
    content: Content,
    reasons: Reasons,
    payer: String,
}

impl Open {
    /// The case of this number, where something was ever charged for it; of no other case does finance read anything.
    async fn of(finance: &Finance, number: &str) -> Result<Open, Failure> {
        let store = &finance.front.store;
        let known = store.dossier::<Case>(number).await?.ok_or(Failure::NotFound)?;
        let case = known.state;
        if case.fees.slip.is_none() {
            return Err(Failure::NotFound);
        }
        let content = views::items::content(store.db(), case.item.as_str(), case.item_version).await?;
        let content = content.ok_or_else(|| Failure::Ours(format!("no item version for case {number}")))?;
        let reasons = Reasons::of(store, &case).await?;
        let payer = Names::of(store, [case.applicant.as_str()]).await?.masked(case.applicant.as_str());
        Ok(Open { number: number.to_owned(), version: known.version, case, content, reasons, payer })
    }
}

/// `GET /counter/fees/{number}`
pub(super) async fn show(
    finance: Finance,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let open = Open::of(&finance, &number).await.map_err(|failure| finance.fail(&failure))?;
    let lang = finance.lang();
    let done = match form.text("done") {
        PAY => Some(lang.slip_done_pay()),
        VERIFY => Some(lang.slip_done_verify()),
        COUNT => Some(lang.slip_done_count()),
        REFUND => Some(lang.slip_done_refund()),
        PAID_BACK => Some(lang.slip_done_paid_back()),
        _ => None,
    };
    let above = html! { @if let Some(done) = done { (pieces::notice(Tone::Good, done, html! {})) } };
    Ok(page(&finance, StatusCode::OK, &open, "", &Form::empty(), above))
}

/// `POST /counter/fees/{number}/{act}`
pub(super) async fn act(
    finance: Finance,
    Path((number, word)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| finance.fail(&failure);
    finance.check(&form).map_err(fail)?;
    let open = Open::of(&finance, &number).await.map_err(fail)?;
    let mut sealed = vec![];
    let command = command(&open, &word, &mut form, &mut sealed).ok_or_else(|| fail(Failure::NotFound))?;
    if word == PAY {
        let known = slips::paid_by(finance.front.store.db(), form.text("reference").trim()).await;
        if known.map_err(|error| fail(error.into()))?.is_some_and(|known| known != number) {
            form.refuse("reference", Message::both(Lang::slip_reference_elsewhere));
        }
    }
    if !form.is_sound() {
        return Ok(page(&finance, StatusCode::UNPROCESSABLE_ENTITY, &open, &word, &form, html! {}));
    }
    let order = Order::Case(number.clone(), Command::Slip(command));
    let mut request = Request::new(finance.who(), order).sealing(sealed).seen(form.text("seen").parse().ok());
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    let lang = finance.lang();
    match finance.front.office.ask(request).await.map_err(|error| fail(error.into()))? {
        Answer::Done { .. } => {
            let to = crate::form::address(&page_of(&number), &[("done", &word)]);
            Ok(Redirect::to(&to).into_response())
        }
        Answer::Refused(why @ (Refusal::Stale | Refusal::KeyReused)) => {
            let said = refusal(lang, &why);
            form.set(crate::form::ACT_FIELD, finance.act());
            let open = Open::of(&finance, &number).await.map_err(fail)?;
            let above = pieces::notice(Tone::Warning, lang.answer_stale(), html! { p { (said.helps) } });
            Ok(page(&finance, StatusCode::CONFLICT, &open, &word, &form, above))
        }
        Answer::Refused(why) => {
            let said = refusal(lang, &why);
            if let Some(field) = said.field {
                form.refuse(field, Message::both(|lang| refusal(lang, &why).why));
            }
            let basis = lang.answer_basis(crate::text::law::grounds(lang, said.article));
            let above =
                pieces::notice(Tone::Bad, &said.why, html! { p { (said.helps) } p { small { (basis) } } });
            Ok(page(&finance, StatusCode::UNPROCESSABLE_ENTITY, &open, &word, &form, above))
        }
    }
}

fn command(open: &Open, word: &str, form: &mut Form, sealed: &mut Vec<Datum>) -> Option<SlipCommand> {
    let reference = |form: &Form| form.text("reference").to_owned();
    Some(match word {
        PAY => SlipCommand::Pay(paid(open, form)),
        VERIFY => SlipCommand::Verify,
        COUNT => {
            crate::open_text::keep_of(form, "reason", Lang::slip_do_count_reason, 2_000);
            SlipCommand::Count { reference: reference(form), reason: form.text("reason").to_owned() }
        }
        REFUND => {
            form.require("why", Message::both(|lang| lang.form_required(lang.slip_reason())));
            form.at_most_of("why", Lang::slip_reason, 2_000);
            let datum = Datum::new(open.case.applicant.as_str(), RELIEF, form.text("why").as_bytes());
            let reason = Commitment(datum.commitment().0);
            sealed.push(datum);
            SlipCommand::Propose { sought: Sought::Refund { payment: reference(form) }, reason }
        }
        PAID_BACK => {
            SlipCommand::PayBack { reference: reference(form), refund: form.text("refund").to_owned() }
        }
        _ => return None,
    })
}

/// What the bank's paper says, as typed.
fn paid(open: &Open, form: &mut Form) -> Paid {
    let amount = form.money("amount");
    if amount.is_none() {
        form.refuse("amount", Message::both(Lang::slip_amount_wrong));
    }
    let (day, time) = (form.date("date"), form.time_of_day("time"));
    if day.is_none() {
        form.refuse("date", Message::both(Lang::slip_choose));
    }
    if time.is_none() {
        form.refuse("time", Message::both(Lang::slip_time_wrong));
    }
    let at = day.zip(time).map(|(day, time)| Instant::midnight(day).plus_ms(time));
    Paid {
        slip: open.case.fees.slip.as_ref().and_then(|slip| slip.number.clone()),
        reference: form.text("reference").to_owned(),
        amount: Fen(amount.unwrap_or(0)),
        at: at.unwrap_or(Instant(0)),
    }
}

fn page(
    finance: &Finance,
    status: StatusCode,
    open: &Open,
    word: &str,
    form: &Form,
    above: Markup,
) -> Response {
    let lang = finance.lang();
    let (case, content, hall, reasons) = (&open.case, &open.content, &*finance.hall, Some(&open.reasons));
    let account = Account { lang, case, content, hall, reasons, reader: Reader::Staff }.show();
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let of_case = crate::text::law::status(lang, case.status);
    let lead = format!("{} · {of_case} · {} {}", open.number, lang.slip_payer(), open.payer);
    let acts = Acts { finance, open, word, form, none: Form::empty() };
    let body = html! {
        (pieces::error_summary(lang, form))
        (above)
        (pieces::heading(name, Some(&lead), html! {}))
        (pieces::columns(Columns::MainAndSide, &[account, pieces::panel("acts", lang.slip_do(), acts.show())]))
    };
    let trail = [Link::new(ROOM, lang.slip_finance())];
    finance.page_with(status, Room::Counter, name, &trail, body)
}

/// The forms that make sense now. What was typed stands in the one it was typed into.
struct Acts<'a> {
    finance: &'a Finance,
    open: &'a Open,
    word: &'a str,
    form: &'a Form,
    none: Form,
}

impl Acts<'_> {
    fn show(&self) -> Markup {
        let lang = self.finance.lang();
        let fees = &self.open.case.fees;
        let unpaid = fees.standing().is_some_and(Slip::is_unpaid);
        let waits = fees.waiting().is_some();
        let to_verify =
            fees.counted().filter(|_| fees.standing().is_some_and(|it| it.state == SlipState::Paid));
        let due = fees.standing().filter(|_| unpaid).map(Slip::due);
        let acts = html! {
            @if let Some(payment) = to_verify { (self.verify(payment)) }
            @for payment in &fees.payments {
                @match payment.state {
                    PaymentState::Refunding => (self.paid_back(payment)),
                    PaymentState::Suspense => {
                        @if due == Some(payment.amount) { (self.count(payment)) }
                        @if !waits { (self.refund(payment)) }
                    },
                    PaymentState::Counted => @if !waits { (self.refund(payment)) },
                    PaymentState::Refunded => {},
                }
            }
            (self.pay())
        };
        html! {
            @if waits { p { (pieces::tag(Tone::Warning, lang.slip_relief_waits())) } }
            (acts)
        }
    }

    /// The form that was posted, for this payment; else an empty one.
    fn typed(&self, word: &str, reference: &str) -> &Form {
        let is_this = self.word == word && (reference.is_empty() || self.form.text("reference") == reference);
        if is_this { self.form } else { &self.none }
    }

    fn posted(&self, word: &str, reference: &str, body: Markup) -> Markup {
        let once = self.finance.act();
        let action = format!("{}/{word}", page_of(&self.open.number));
        pieces::post(
            &action,
            self.finance.tokens(&once),
            None,
            html! {
                @if !reference.is_empty() { (pieces::hidden("reference", reference)) }
                (pieces::hidden("seen", &self.open.version.to_string()))
                (body)
            },
        )
    }

    fn verify(&self, payment: &Payment) -> Markup {
        let lang = self.finance.lang();
        let lead = lang.slip_do_verify_lead(&payment.reference, &pieces::money(payment.amount.0));
        self.posted(VERIFY, "", html! { p { (lead) } (pieces::submit(Weight::Main, lang.slip_do_verify())) })
    }

    fn pay(&self) -> Markup {
        let lang = self.finance.lang();
        let form = self.typed(PAY, "");
        html! { details open[self.word == PAY] {
            summary { (lang.slip_do_pay()) }
            p class="hint" { (lang.slip_do_pay_lead()) }
            (self.posted(PAY, "", html! {
                (Field::code("reference", lang.slip_reference()).required().at_most(64).show(lang, form))
                (Field::money("amount", lang.slip_amount()).required().example("20.00").show(lang, form))
                (Field::day("date", lang.slip_paid_at()).required().show(lang, form))
                (Field::line("time", lang.slip_time()).required().example("09:30").at_most(5).input_mode("numeric").show(lang, form))
                (pieces::submit(Weight::Main, lang.slip_do_pay_send()))
            }))
        } }
    }

    fn count(&self, payment: &Payment) -> Markup {
        let lang = self.finance.lang();
        let reference = payment.reference.as_str();
        let form = self.typed(COUNT, reference);
        html! { details open {
            summary { (lang.slip_do_count(reference)) }
            (self.posted(COUNT, reference, html! {
                (Field::lines("reason", lang.slip_do_count_reason(), 2).required().at_most(2_000).show(lang, form))
                (pieces::submit(Weight::Main, lang.slip_do_count_send()))
            }))
        } }
    }

    fn refund(&self, payment: &Payment) -> Markup {
        let lang = self.finance.lang();
        let reference = payment.reference.as_str();
        let form = self.typed(REFUND, reference);
        let is_open = payment.state == PaymentState::Suspense || self.word == REFUND;
        html! { details open[is_open] {
            summary { (lang.slip_do_refund(reference)) }
            (self.posted(REFUND, reference, html! {
                (Field::lines("why", lang.slip_reason(), 2).required().hint(lang.slip_reason_hint()).at_most(2_000).show(lang, form))
                (pieces::submit(Weight::Side, lang.slip_do_refund_send()))
            }))
        } }
    }

    fn paid_back(&self, payment: &Payment) -> Markup {
        let lang = self.finance.lang();
        let reference = payment.reference.as_str();
        let form = self.typed(PAID_BACK, reference);
        html! { details open {
            summary { (lang.slip_do_paid_back(reference)) }
            (self.posted(PAID_BACK, reference, html! {
                (Field::code("refund", lang.slip_do_paid_back_number()).required().at_most(64).show(lang, form))
                (pieces::submit(Weight::Main, lang.slip_do_paid_back_send()))
            }))
        } }
    }
}
