//! 可办之事: what somebody may do about a case now, and for what reason not.
//!
//! No law stands here. Every act is tried on the case with the least that would be lawful, and the answer is the
//! decision's own; so a page can never offer what the decision would refuse, nor hide what it would grant. Trying
//! changes nothing, for `decide` only answers which events would follow.

mod least;
mod occasions;

use super::{Case, CaseStatus, Command, Context, Event, Refusal, hearing::RightState};
use crate::{
    dossier::Dossier,
    item::{
        content::coded,
        process::{Process, Progress, Step, StepKind},
    },
    name::StepId,
};
use alloc::vec::Vec;

coded!(
    /// 办理行为: what officers do about an accepted case, from taking a step on to making the result.
    ActKind {
        TakeStep = "签收环节",
        RecordSiteCheck = "记录现场核查",
        SignSiteCheck = "签署核查笔录",
        ForwardUp = "上报",
        RecordReply = "登记批复",
        FinishStep = "完成环节",
        SendBack = "退回以前的环节",
        Grant = "准予",
        Refuse = "不予许可",
        StartSpecialProcedure = "启动特别程序",
        EndSpecialProcedure = "结束特别程序",
        InformParty = "告知利害关系人",
        HearParty = "听取陈述申辩",
        TellHearingRight = "告知听证权利",
        RequestHearing = "登记听证申请",
        WaiveHearing = "登记放弃听证",
        WithdrawHearingRequest = "登记撤回听证申请",
        AnnounceHearing = "公告听证",
        ScheduleHearing = "通知听证",
        HoldHearing = "举行听证",
        AssignInspection = "指派检验检测检疫人员",
        Recuse = "回避",
        DenyRecusal = "驳回回避申请",
        Extend = "延长办理期限",
        Expedite = "绿色通道",
        ExplainDelay = "说明延误",
        AssessFee = "开具缴款通知",
        VoidSlip = "作废缴款单",
        ProposeRelief = "申请减免缓退",
        DecideRelief = "审批减免缓退",
        Serve = "送达文书",
        WithdrawAcceptance = "撤销受理",
        VerifyPromise = "核查承诺",
        ProduceResult = "制证",
        Terminate = "异常终止",
    }
);

impl ActKind {
    /// The article or rule an act rests on; printed beside the act, as the refusal's is beside the refusal.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::TakeStep => "P-13",
            Self::FinishStep | Self::SendBack | Self::RecordSiteCheck | Self::SignSiteCheck => {
                "行政许可法第三十四条"
            }
            Self::ForwardUp | Self::RecordReply => "行政许可法第三十五条",
            Self::InformParty | Self::HearParty => "行政许可法第三十六条",
            Self::AnnounceHearing => "行政许可法第四十六条",
            Self::TellHearingRight
            | Self::RequestHearing
            | Self::WaiveHearing
            | Self::WithdrawHearingRequest => "行政许可法第四十七条",
            Self::ScheduleHearing | Self::HoldHearing | Self::Recuse | Self::DenyRecusal => {
                "行政许可法第四十八条"
            }
            Self::AssignInspection => "行政许可法第五十五条",
            Self::AssessFee => "行政许可法第五十八条",
            Self::VoidSlip => "F-03",
            Self::ProposeRelief | Self::DecideRelief => "F-04",
            Self::Expedite => "P-16",
            Self::ExplainDelay => "L-46",
            Self::Serve => "N-16",
            Self::WithdrawAcceptance => "P-08",
            Self::VerifyPromise => "P-09",
            Self::Grant | Self::Refuse => "行政许可法第三十八条",
            Self::StartSpecialProcedure | Self::EndSpecialProcedure => "行政许可法第四十五条",
            Self::Extend => "行政许可法第四十二条",
            Self::ProduceResult => "行政许可法第四十四条",
            Self::Terminate => "K-15",
        }
    }
}

/// 可办之事: one act on one step, or on the case as a whole, and whether it may be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Which act.
    pub kind: ActKind,
    /// The step it is done to; none where the whole case is meant.
    pub step: Option<StepId>,
    /// Nothing in the way, or the refusal that would come.
    pub open: Result<(), Refusal>,
}

impl Case {
    /// Every act an officer could mean now, allowed or not, in the order of the process. An act that would change
    /// nothing (taking a step one has taken) is left out.
    #[must_use]
    pub fn acts(&self, context: &Context<'_>) -> Vec<Act> {
        let process = &context.content.process;
        let mut acts = Vec::new();
        for step in process.steps().into_iter().filter(|step| self.is_open(&step.id)) {
            let of_step: &[ActKind] = match step.kind {
                StepKind::Decision => {
                    &[ActKind::TakeStep, ActKind::Grant, ActKind::Refuse, ActKind::SendBack]
                }
                StepKind::SiteCheck => &[
                    ActKind::TakeStep,
                    ActKind::RecordSiteCheck,
                    ActKind::SignSiteCheck,
                    ActKind::FinishStep,
                    ActKind::SendBack,
                ],
                StepKind::Forward if self.status == CaseStatus::ForwardedUp => &[ActKind::RecordReply],
                StepKind::Forward => &[ActKind::TakeStep, ActKind::ForwardUp, ActKind::SendBack],
                _ => &[ActKind::TakeStep, ActKind::FinishStep, ActKind::SendBack],
            };
            acts.extend(of_step.iter().filter_map(|kind| self.tried(*kind, Some(step), context)));
        }
        let occasions = self.occasions(context.content);
        acts.extend(occasions.into_iter().filter_map(|kind| self.tried(kind, None, context)));
        acts
    }

    /// The steps to which the case can be sent back from this one: done, and before it, in reading order.
    #[must_use]
    pub fn ways_back<'a>(&self, from: &StepId, process: &'a Process) -> Vec<&'a Step> {
        let leads_here = |step: &Step| process.from_step_on(&step.id).iter().any(|later| later.id == *from);
        process
            .steps()
            .into_iter()
            .filter(|step| step.id != *from && self.is_done(&step.id) && leads_here(step))
            .collect()
    }

    /// Everything a command would be refused for, not only the first: what a person forgot is filled in for them and
    /// the command is tried again, until it passes or what is in the way cannot be filled in. Empty when it passes.
    #[must_use]
    pub fn refusals(&self, mut command: Command, context: &Context<'_>) -> Vec<Refusal> {
        let mut refusals = Vec::new();
        while let Err(refusal) = self.decide(command.clone(), context) {
            // Filling in removes its own cause, so a cause that comes twice cannot be filled in.
            let again = refusals.contains(&refusal);
            let filled = !again && least::fill_in(&mut command, &refusal);
            if !again {
                refusals.push(refusal);
            }
            if !filled {
                break;
            }
        }
        refusals
    }

    /// What an act would bring about now with the least that would be lawful, for a look ahead: the remedies a
    /// refusal would tell, the result that would be made.
    ///
    /// # Errors
    /// The refusal that would come, also where the act makes no sense now.
    pub fn foreseen(
        &self,
        kind: ActKind,
        step: Option<&StepId>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let process = &context.content.process;
        let step = step.and_then(|id| process.step(id));
        let command = self.least(kind, step, context).ok_or_else(|| self.senseless(kind))?;
        self.decide(command, context)
    }

    /// Why an act makes no sense now: there is nothing that it could be done to.
    fn senseless(&self, kind: ActKind) -> Refusal {
        match kind {
            ActKind::SignSiteCheck => Refusal::NothingToSign,
            ActKind::DenyRecusal => Refusal::NoRecusalAsked,
            ActKind::HearParty => Refusal::NoSuchParty,
            ActKind::RequestHearing if self.hearing.sides(RightState::Waived).next().is_some() => {
                Refusal::HearingAskedTooLate
            }
            ActKind::RequestHearing | ActKind::WaiveHearing | ActKind::WithdrawHearingRequest => {
                Refusal::NoHearing
            }
            ActKind::Serve => Refusal::NoSuchDocument,
            _ => Refusal::WrongState(self.status),
        }
    }

    fn is_open(&self, id: &StepId) -> bool {
        self.open_steps().any(|(open, _)| open == id)
    }

    fn tried(&self, kind: ActKind, step: Option<&Step>, context: &Context<'_>) -> Option<Act> {
        // An act that makes no sense here, such as sending back from the first step, is not offered at all.
        let command = self.least(kind, step, context)?;
        let open = match self.decide(command, context) {
            Ok(events) if events.is_empty() => return None,
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        Some(Act { kind, step: step.map(|step| step.id.clone()), open })
    }
}
