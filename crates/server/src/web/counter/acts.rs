//! 窗口可办之事: the acts a clerk could mean at the window, each with its article, and whether the rules allow it now.
//!
//! No law stands here: every act is tried on the case with the least that would be lawful, and the answer is the
//! decision's own. Trying changes nothing.

use super::{materials::may_follow, open::OpenCase};
use crate::text::Lang;
use rules::{
    case::{
        self, Case, CaseStatus, Command, DeliveryMode, Event, Proof,
        material::{CorrectionItem, Given, is_required},
    },
    item::{
        content::{Material, MaterialForm},
        process::{Step, StepKind},
    },
    name::{Commitment, MaterialId},
};

/// 窗口行为
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    /// 收件
    Receive,
    /// 受理
    Accept,
    /// 当场更正
    CorrectOnTheSpot,
    /// 补正 on behalf of the applicant
    SupplyCorrection,
    /// 补交容缺材料
    SupplyDeferred,
    /// 当场办结: decide and deliver at once, under full authorisation.
    Decide,
    /// 送达
    Deliver,
    /// 预审退回
    ReturnPreReview,
    /// 一次性告知补正
    RequestCorrection,
    /// 不予受理
    RefuseAcceptance,
    /// 不受理
    TellNotRequired,
    /// 代撤回
    Withdraw,
}

impl Act {
    /// Every act, in the order of the page.
    pub(super) const ALL: [Act; 12] = [
        Act::Receive,
        Act::Accept,
        Act::CorrectOnTheSpot,
        Act::SupplyCorrection,
        Act::SupplyDeferred,
        Act::Decide,
        Act::Deliver,
        Act::RequestCorrection,
        Act::ReturnPreReview,
        Act::RefuseAcceptance,
        Act::TellNotRequired,
        Act::Withdraw,
    ];

    /// The word of the act in an address.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Act::Receive => "receive",
            Act::Accept => "accept",
            Act::CorrectOnTheSpot => "on-the-spot",
            Act::SupplyCorrection => "supply",
            Act::SupplyDeferred => "supply-deferred",
            Act::Decide => "decide",
            Act::Deliver => "deliver",
            Act::ReturnPreReview => "return",
            Act::RequestCorrection => "correction",
            Act::RefuseAcceptance => "refuse",
            Act::TellNotRequired => "not-required",
            Act::Withdraw => "withdraw",
        }
    }

    /// The act of a word in an address.
    pub(super) fn of(word: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.word() == word)
    }

    /// What the act is called.
    pub(super) const fn label(self, lang: Lang) -> &'static str {
        match self {
            Act::Receive => lang.counter_act_receive(),
            Act::Accept => lang.counter_accept(),
            Act::CorrectOnTheSpot => lang.counter_act_on_the_spot(),
            Act::SupplyCorrection => lang.counter_act_supply(),
            Act::SupplyDeferred => lang.counter_act_supply_deferred(),
            Act::Decide => lang.counter_act_decide(),
            Act::Deliver => lang.counter_act_deliver(),
            Act::ReturnPreReview => lang.counter_act_return(),
            Act::RequestCorrection => lang.counter_correct(),
            Act::RefuseAcceptance => lang.counter_refuse(),
            Act::TellNotRequired => lang.counter_not_required(),
            Act::Withdraw => lang.counter_act_withdraw(),
        }
    }

    /// The article or rule it rests on.
    pub(super) const fn article(self) -> &'static str {
        match self {
            Act::Receive
            | Act::Accept
            | Act::CorrectOnTheSpot
            | Act::SupplyCorrection
            | Act::RequestCorrection
            | Act::RefuseAcceptance
            | Act::TellNotRequired => "行政许可法第三十二条",
            Act::ReturnPreReview => "K-06",
            Act::SupplyDeferred => "P-08",
            Act::Decide => "行政许可法第三十四条",
            Act::Deliver => "行政许可法第四十四条",
            Act::Withdraw => "K-15",
        }
    }

    /// What the act would bring about now.
    ///
    /// # Errors
    /// The refusal that would come.
    pub(super) fn foreseen(self, open: &OpenCase) -> Result<Vec<Event>, case::Refusal> {
        let command = self.least(open).ok_or(case::Refusal::WrongState(open.case().status))?;
        open.foreseen(command)
    }

    /// Whether the act may be done now.
    pub(super) fn is_open(self, open: &OpenCase) -> bool {
        self.foreseen(open).is_ok()
    }

    /// Whether the act makes sense at this stage at all; others are not even listed as refused.
    pub(super) fn is_near(self, status: CaseStatus) -> bool {
        use CaseStatus as S;
        match self {
            Act::Receive | Act::ReturnPreReview => status == S::Submitted,
            Act::Accept | Act::RequestCorrection => matches!(status, S::Submitted | S::Received),
            Act::CorrectOnTheSpot => status == S::Received,
            Act::SupplyCorrection => status == S::CorrectionRequired,
            Act::RefuseAcceptance | Act::TellNotRequired => matches!(status, S::Submitted | S::Received),
            Act::SupplyDeferred => status.is_under_review() || status == S::Granted,
            Act::Decide => status.is_under_review(),
            Act::Deliver => {
                status.is_under_review() || matches!(status, S::Granted | S::Refused | S::Delivering)
            }
            Act::Withdraw => !status.is_final(),
        }
    }

    /// The act with the least that would be lawful. None where it makes no sense.
    fn least(self, open: &OpenCase) -> Option<Command> {
        let filled = || String::from("—");
        let items = || vec![CorrectionItem { material: None, what: filled() }];
        Some(match self {
            Act::Receive => Command::Receive,
            Act::Accept => Command::Accept { deferred: deferrable(open) },
            Act::CorrectOnTheSpot => {
                Command::CorrectOnTheSpot { form: Some(Commitment::default()), materials: vec![] }
            }
            Act::SupplyCorrection => {
                Command::SupplyCorrection { form: Some(Commitment::default()), materials: vec![] }
            }
            Act::SupplyDeferred => {
                let owed = open.case().missing(&open.content);
                Command::SupplyDeferred {
                    materials: owed.first().map(|material| given(material)).into_iter().collect(),
                }
            }
            Act::Decide => {
                let step = decision(open)?;
                let checklist = step.checklist.iter().map(|point| (point.id.clone(), true)).collect();
                Command::Grant { content: filled(), opinion: filled(), checklist }
            }
            Act::Deliver => Command::Deliver {
                mode: DeliveryMode::Direct,
                recipient: Commitment::default(),
                proof: Proof::default(),
            },
            Act::ReturnPreReview => Command::ReturnPreReview { reasons: items() },
            Act::RequestCorrection => Command::RequestCorrection { items: items() },
            Act::RefuseAcceptance => Command::RefuseAcceptance { reason: filled(), proper_body: filled() },
            Act::TellNotRequired => Command::TellNotRequired { reason: filled() },
            Act::Withdraw => Command::Withdraw { reason: filled() },
        })
    }
}

/// The decision step, where it is open and the item is decided on the spot.
pub(super) fn decision(open: &OpenCase) -> Option<&Step> {
    if !open.content.process.full_authorisation {
        return None;
    }
    let steps = open.case().open_steps().filter_map(|(id, _)| open.content.process.step(id));
    steps.into_iter().find(|step| step.kind == StepKind::Decision)
}

/// What is missing and may follow later (P-08).
pub(super) fn deferrable(open: &OpenCase) -> Vec<MaterialId> {
    let missing = open.case().missing(&open.content);
    missing.into_iter().filter(|material| may_follow(material)).map(|material| material.id.clone()).collect()
}

/// The materials this applicant is asked for, given or not, in the order of the item.
pub(super) fn asked<'a>(open: &'a OpenCase, case: &Case) -> Vec<&'a Material> {
    let concerns = |material: &&Material| {
        case.materials.contains_key(&material.id)
            || is_required(material, |when| case.answered(when))
            || material.when.as_ref().is_none_or(|when| case.answered(when))
    };
    open.content.materials.iter().filter(concerns).collect()
}

fn given(material: &Material) -> Given {
    Given { material: material.id.clone(), form: MaterialForm::Paper, count: 1, files: vec![] }
}
