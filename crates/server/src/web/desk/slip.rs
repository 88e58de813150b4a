//! 缴款单的填表与读表: making a slip void, asking for a relief or a refund, and deciding on it (F-03, F-04).

use super::{
    act_fields::Fields,
    act_read::need,
    chapter_read::{chosen, day, seal},
    open::OpenCase,
};
use crate::{
    form::Form,
    people::kind::RELIEF,
    text::{Lang, Message, codes, slip as words},
    web::{
        pieces::{self, Choice, Field},
        slips::Account,
        story::Reader,
    },
};
use maud::{Markup, html};
use rules::{
    case::{
        ActKind, SlipCommand,
        slip::{Payment, ReliefKind, Sought},
    },
    money::Fen,
};
use store::vault::Datum;

/// The fees of the case, above the fields of what is done about them.
pub(super) fn account(lang: Lang, open: &OpenCase) -> Markup {
    let (case, content, hall) = (open.case(), &open.content, &*open.hall);
    // Hardship is read by whoever decides, and by nobody else who works on the case.
    let decides = hall.heads(&open.actor.person, &content.body.department);
    let reasons = decides.then_some(&open.reasons);
    Account { lang, case, content, hall, reasons, reader: Reader::Staff }.show()
}

/// Which reliefs make sense now: less, nothing or later while it is unpaid; back what came.
fn kinds(open: &OpenCase) -> Vec<ReliefKind> {
    let fees = &open.case().fees;
    let unpaid = fees.standing().is_some_and(rules::case::slip::Slip::is_unpaid);
    let reduces = unpaid && fees.reducible(&open.content).0 > 0;
    let refunds = fees.payments.iter().any(Payment::can_go_back);
    let makes_sense = |kind: &ReliefKind| if *kind == ReliefKind::Refund { refunds } else { reduces };
    ReliefKind::ALL.iter().copied().filter(makes_sense).collect()
}

impl Fields<'_> {
    pub(super) fn propose_relief(&self, form: &Form) -> Markup {
        let (lang, open) = (self.lang, self.open);
        let named: Vec<(String, &str)> =
            kinds(open).iter().map(|kind| (codes::word(kind), words::relief(lang, *kind))).collect();
        let choices: Vec<Choice<'_>> = named.iter().map(|(word, name)| Choice::new(word, name)).collect();
        let has = |kind| kinds(open).contains(&kind);
        let most = lang.slip_reduce_most(&open.case().fees.reducible(&open.content).to_string());
        html! {
            (account(lang, open))
            (Field::radios("kind", lang.slip_kind(), &choices).required().show(lang, form))
            @if has(ReliefKind::Reduction) { (Field::money("amount", lang.slip_reduce_by()).hint(&most).show(lang, form)) }
            @if has(ReliefKind::Deferral) { (Field::day("until", lang.slip_defer_until()).hint(lang.slip_defer_hint()).show(lang, form)) }
            @if has(ReliefKind::Refund) { (self.refundable(form)) }
            (Field::lines("why", lang.slip_reason(), 3).required().hint(lang.slip_reason_hint()).at_most(2_000).show(lang, form))
        }
    }

    fn refundable(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let payments = self.open.case().fees.payments.iter().filter(|payment| payment.can_go_back());
        let named: Vec<(&str, String)> = payments
            .map(|it| (it.reference.as_str(), format!("{} · {}", it.reference, pieces::money(it.amount.0))))
            .collect();
        let choices: Vec<Choice<'_>> = named.iter().map(|(word, name)| Choice::new(word, name)).collect();
        Field::radios("payment", lang.slip_refund_which(), &choices).show(lang, form)
    }

    pub(super) fn decide_relief(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let answers = [Choice::new("yes", lang.slip_relief_yes()), Choice::new("no", lang.slip_relief_no())];
        html! {
            (account(lang, self.open))
            (Field::radios("result", lang.slip_decide(), &answers).required().show(lang, form))
            (self.text(form, "opinion", lang.slip_decide_opinion(), lang.slip_decide_hint()))
        }
    }
}

/// What was typed, as a command; what is wrong with it stands in the form.
pub(super) fn read(open: &OpenCase, kind: ActKind, form: &mut Form, sealed: &mut Vec<Datum>) -> SlipCommand {
    match kind {
        ActKind::VoidSlip => SlipCommand::Void { reason: form.text("reason").to_owned() },
        ActKind::DecideRelief => SlipCommand::Decide {
            approve: chosen(form, "result", &[("yes", true), ("no", false)], Lang::slip_decide),
            opinion: form.text("opinion").to_owned(),
        },
        _ => {
            need(form, "why", Lang::slip_reason);
            form.at_most_of("why", Lang::slip_reason, 2_000);
            let sought = sought(open, form);
            let reason = seal(open, sealed, RELIEF, form.text("why"));
            SlipCommand::Propose { sought, reason }
        }
    }
}

fn sought(open: &OpenCase, form: &mut Form) -> Sought {
    let known: Vec<(String, ReliefKind)> =
        kinds(open).iter().map(|kind| (codes::word(kind), *kind)).collect();
    let known: Vec<(&str, ReliefKind)> = known.iter().map(|(word, kind)| (word.as_str(), *kind)).collect();
    if known.is_empty() {
        return Sought::Exemption;
    }
    match chosen(form, "kind", &known, Lang::slip_kind) {
        ReliefKind::Reduction => {
            need(form, "amount", Lang::slip_reduce_by);
            let amount = form.money("amount");
            if amount.is_none() && form.given("amount").is_some() {
                form.refuse("amount", Message::both(Lang::slip_amount_wrong));
            }
            Sought::Reduction { amount: Fen(amount.unwrap_or(0)) }
        }
        ReliefKind::Exemption => Sought::Exemption,
        ReliefKind::Deferral => {
            let until = day(form, "until", Lang::slip_defer_until);
            Sought::Deferral { until: until.unwrap_or(open.now.day()) }
        }
        ReliefKind::Refund => {
            need(form, "payment", Lang::slip_refund_which);
            Sought::Refund { payment: form.text("payment").to_owned() }
        }
    }
}
