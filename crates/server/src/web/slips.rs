//! 收费情况: the slip of a case, what was paid, and what was asked of it, as applicants, officers and finance read it (F-01 … F-09).
//!
//! What is due is told to everybody alike. Why somebody asked for a relief is read by whoever decides, by finance, and by whoever asked.

use crate::{
    text::{Lang, slip as words},
    web::{
        pieces::{self, Column, Fact, Table, Tone},
        story::Reader,
    },
};
use maud::{Markup, PreEscaped, html};
use rules::{
    actor::BANK,
    case::{
        Case, ClockName,
        slip::{Payment, Relief, Slip, SlipState, Sought},
    },
    hall::Hall,
    identifier::SlipNumber,
    item::Content,
};
use std::collections::HashMap;
use store::{
    Store, StoreError,
    vault::{Commitment, Held},
};

/// 申请理由: what the vault still holds of the reasons of reliefs.
#[derive(Debug, Default)]
pub(super) struct Reasons(HashMap<Commitment, Held>);

impl Reasons {
    /// The reasons of every relief of a case, in one question; none where there is no relief.
    pub(super) async fn of(store: &Store, case: &Case) -> Result<Reasons, StoreError> {
        let reliefs = case.fees.reliefs.iter();
        let wanted: Vec<Commitment> = reliefs.map(|relief| Commitment(relief.reason.0.clone())).collect();
        if wanted.is_empty() {
            return Ok(Reasons::default());
        }
        store.vault().read(store.db(), &wanted).await.map(Reasons)
    }

    fn of_relief(&self, relief: &Relief) -> Option<&str> {
        self.0.get(&Commitment(relief.reason.0.clone())).and_then(Held::text)
    }
}

/// 收费情况 of one case, for one reader.
#[derive(Debug)]
pub(super) struct Account<'a> {
    pub(super) lang: Lang,
    pub(super) case: &'a Case,
    pub(super) content: &'a Content,
    pub(super) hall: &'a Hall,
    /// Why reliefs were asked for; none for whoever is not to read it.
    pub(super) reasons: Option<&'a Reasons>,
    /// Who reads: whoever pays is told how; whoever holds number and code only reads what is due and what came.
    pub(super) reader: Reader,
}

impl Account<'_> {
    /// The panel; nothing where nothing was ever charged.
    pub(super) fn show(&self) -> Markup {
        let Some(slip) = &self.case.fees.slip else { return html! {} };
        let lang = self.lang;
        pieces::panel(
            "fees",
            lang.slip_title(),
            html! {
                (self.standing(slip))
                (pieces::summary(lang, &self.facts(slip)))
                @if self.reader != Reader::Staff && slip.state == SlipState::Issued { (self.how(slip)) }
                (self.lines(slip))
                @if !self.case.fees.payments.is_empty() { (self.payments()) }
                @if !self.case.fees.reliefs.is_empty() && self.reader != Reader::Public { (self.reliefs()) }
            },
        )
    }

    /// What the state means for whoever reads it.
    fn standing(&self, slip: &Slip) -> Markup {
        let lang = self.lang;
        html! { p {
            (pieces::tag(tone(slip.state), words::state(lang, slip.state)))
            @match slip.state {
                SlipState::Completed | SlipState::Paid => span { " " (lang.slip_settled()) },
                SlipState::Void => span { " " (lang.slip_void()) },
                SlipState::Expired => span { " " (lang.slip_expired()) },
                _ => {},
            }
        } }
    }

    fn facts(&self, slip: &Slip) -> Vec<Fact<'_>> {
        let lang = self.lang;
        let number = slip.number.as_ref().map_or_else(String::new, SlipNumber::grouped);
        let mut facts = vec![
            Fact::marked(lang.slip_number(), html! { strong { (number) } }),
            Fact::new(lang.slip_total(), &pieces::money(slip.total().0)),
        ];
        if slip.reduced.0 > 0 {
            facts.push(Fact::new(lang.slip_reduced(), &pieces::money(slip.reduced.0)));
        }
        if slip.is_unpaid() {
            facts.push(Fact::marked(lang.slip_due(), html! { strong { (pieces::money(slip.due().0)) } }));
            if let Some(clock) = self.case.clock(&ClockName::Payment) {
                let label = if slip.put_off.is_some() { lang.slip_put_off() } else { lang.slip_until() };
                let day = clock.due(&self.hall.calendar).date;
                facts.push(Fact::new(label, &pieces::full_day_text(lang, day)));
            }
        }
        facts
    }

    /// By which number, where, and never to whom (F-02).
    fn how(&self, slip: &Slip) -> Markup {
        let lang = self.lang;
        let code = slip.number.as_ref().and_then(|number| paper::qr::svg(number.as_str()).ok());
        pieces::notice(
            Tone::Action,
            lang.slip_how(),
            html! {
                p { (lang.slip_how_lead()) }
                @if let Some(code) = code {
                    details { summary { (lang.slip_how_qr()) } div class="qr" { (PreEscaped(code)) } }
                }
            },
        )
    }

    fn lines(&self, slip: &Slip) -> Markup {
        let lang = self.lang;
        let fee = |id: &str| self.content.fees.iter().find(|fee| fee.id == id);
        html! {
            h3 { (lang.slip_lines()) }
            ul { @for line in &slip.lines {
                @let known = fee(&line.fee);
                li {
                    (lang.story_fee(known.map_or(line.fee.as_str(), |fee| fee.name.as_str()), line.quantity, &pieces::money(line.amount.0)))
                    @if known.is_some_and(rules::item::content::FeeItem::is_prepaid) { " " (pieces::tag(Tone::Seal, lang.slip_prepaid())) }
                }
            } }
        }
    }

    fn payments(&self) -> Markup {
        let lang = self.lang;
        let columns = [
            Column::new(lang.slip_reference()),
            Column::number(lang.slip_amount()),
            Column::new(lang.slip_paid_at()),
            Column::new(lang.slip_state()),
        ];
        let row = |payment: &Payment| {
            vec![
                html! { @if self.reader == Reader::Public { "—" } @else { (payment.reference) } },
                html! { (pieces::money(payment.amount.0)) },
                html! { (pieces::moment(lang, payment.paid_at)) },
                html! {
                    (words::payment(lang, payment.state))
                    @if let Some(why) = payment.suspense { " · " (words::suspense(lang, why)) }
                    @if self.reader == Reader::Staff {
                        " · " (if payment.by.as_str() == BANK { lang.slip_by_bank() } else { lang.slip_by_hand() })
                    }
                    @if let Some(refund) = payment.refund.as_ref().filter(|_| self.reader == Reader::Staff) { " · " (refund) }
                },
            ]
        };
        html! {
            h3 { (lang.slip_payments()) }
            (Table {
                caption: lang.slip_payments(),
                columns: &columns,
                rows: self.case.fees.payments.iter().map(row).collect(),
                empty: html! {},
                next: None,
                first: None,
                files: &[],
            }.show(lang))
        }
    }

    /// How much would go back.
    fn going_back(&self, relief: &Relief) -> String {
        let Sought::Refund { payment } = &relief.sought else { return String::new() };
        let money = self.case.fees.payments.iter().find(|money| money.reference == *payment);
        money.map_or_else(String::new, |money| format!(" {}", pieces::money(money.amount.0)))
    }

    fn reliefs(&self) -> Markup {
        let lang = self.lang;
        html! {
            h3 { (lang.slip_reliefs()) }
            ul { @for relief in &self.case.fees.reliefs { li {
                (words::sought(lang, &relief.sought)) (self.going_back(relief)) " "
                @match relief.approved {
                    None => (pieces::tag(Tone::Warning, lang.slip_relief_waits())),
                    Some(true) => (pieces::tag(Tone::Good, lang.slip_relief_yes())),
                    Some(false) => (pieces::tag(Tone::Bad, lang.slip_relief_no())),
                }
                @if let Some(reasons) = self.reasons {
                    p class="hint" { (lang.slip_relief_reason(reasons.of_relief(relief).unwrap_or(lang.slip_erased()))) }
                }
                @if !relief.basis.trim().is_empty() { p class="hint" { (lang.slip_relief_basis(&relief.basis)) } }
                @if !relief.opinion.is_empty() { p class="hint" { (lang.slip_relief_opinion(&relief.opinion)) } }
            } } }
        }
    }
}

/// The colour of a state; its word says the same.
pub(super) const fn tone(state: SlipState) -> Tone {
    match state {
        SlipState::Issued | SlipState::Paid => Tone::Action,
        SlipState::Completed => Tone::Good,
        SlipState::Refunding | SlipState::Expired => Tone::Warning,
        SlipState::Refunded | SlipState::Void => Tone::Quiet,
    }
}
