//! The acts of the slip: made void, relief asked and decided, paid, counted, verified, paid back.

use super::{act::Act, words::minute};
use crate::stage::Stage;
use rules::{
    case::{
        SlipCommand, SlipEvent,
        slip::{Paid, Sought},
    },
    money::Fen,
    name::Commitment,
    time::{Date, Instant},
};

pub(super) const VERBS: [&str; 7] =
    ["作废缴款单", "申请减免", "审批减免", "缴款", "入账", "核销缴款", "退付完成"];

impl Act<'_> {
    pub(super) fn slip(&mut self, stage: &Stage, now: Instant) -> Result<Option<SlipCommand>, String> {
        Ok(Some(match self.verb() {
            "作废缴款单" => SlipCommand::Void { reason: self.words() },
            // 申请减免 减征=1000分：低保家庭; 申请减免 缓缴=2026-05-01：…; 申请减免 退付=R1：…
            "申请减免" => SlipCommand::Propose {
                sought: sought(self.object())?,
                reason: Commitment::from(self.words()),
            },
            "审批减免" => SlipCommand::Decide {
                approve: match self.object() {
                    "准予" => true,
                    "不准" => false,
                    other => return Err(format!("审批是准予或不准，不是“{other}”")),
                },
                opinion: self.words(),
            },
            // 缴款 R1：2000分；时间 2026-03-02T10:00
            "缴款" => SlipCommand::Pay(Paid {
                slip: match self.take("缴款码") {
                    Some(text) => Some(text.parse().map_err(|_| "缴款码不对")?),
                    None => stage.case.state.fees.slip.as_ref().and_then(|slip| slip.number.clone()),
                },
                reference: self.object().to_owned(),
                amount: fen(&self.words())?,
                at: self.take("时间").map_or(Ok(now), super::chapters::instant)?,
            }),
            "入账" => SlipCommand::Count { reference: self.object().to_owned(), reason: self.words() },
            "核销缴款" => SlipCommand::Verify,
            "退付完成" => {
                SlipCommand::PayBack { reference: self.object().to_owned(), refund: self.words() }
            }
            _ => return Ok(None),
        }))
    }
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("{text}不是日期"))
}

fn sought(text: &str) -> Result<Sought, String> {
    let (kind, rest) = text.split_once('=').unwrap_or((text, ""));
    Ok(match kind {
        "减征" => Sought::Reduction { amount: fen(rest)? },
        "免征" => Sought::Exemption,
        "缓缴" => Sought::Deferral { until: day(rest)? },
        "退付" => Sought::Refund { payment: rest.to_owned() },
        other => return Err(format!("没有“{other}”这种减免")),
    })
}

fn fen(text: &str) -> Result<Fen, String> {
    let digits = text.strip_suffix('分').ok_or("金额要写：n分")?;
    digits.parse().map(Fen).map_err(|_| "金额不是数".into())
}

/// An event of the slip as a story tells it.
pub(super) fn said(event: &SlipEvent) -> (&'static str, String) {
    match event {
        SlipEvent::SlipVoided { .. } => ("作废缴款单", String::new()),
        SlipEvent::ReliefProposed { sought, basis, .. } => {
            let how = match sought {
                Sought::Reduction { amount } => format!("{}分", amount.0),
                Sought::Exemption => String::new(),
                Sought::Deferral { until } => format!("至{until}"),
                Sought::Refund { payment } => payment.clone(),
            };
            let basis = if basis.is_empty() { String::new() } else { format!("，依据{basis}") };
            ("申请减免", format!("{}{how}{basis}", sought.kind().zh()))
        }
        SlipEvent::ReliefDecided { approved, due, decision, .. } => {
            let word = if *approved { "准予" } else { "不准" };
            ("审批减免", format!("{word}，应缴{}分，{}", due.0, decision.number.as_str()))
        }
        SlipEvent::PaymentReceived { paid, suspense } => {
            let why = suspense.map_or(String::new(), |why| format!("，待查：{}", why.zh()));
            ("缴款", format!("{}，{}分，{}{why}", paid.reference, paid.amount.0, minute(paid.at)))
        }
        SlipEvent::PaymentCounted { reference, .. } => ("入账", reference.clone()),
        SlipEvent::PaymentVerified { receipt } => ("核销缴款", receipt.number.to_string()),
        SlipEvent::RefundPaid { reference, refund } => ("退付完成", format!("{reference}，{refund}")),
    }
}
