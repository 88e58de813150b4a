//! 可办之事: what somebody may do about a case now, and for what reason not.
//!
//! No law stands here. Every act is tried on the case with the least that would be lawful, and the answer is the
//! decision's own; so a page can never offer what the decision would refuse, nor hide what it would grant. Trying
//! changes nothing, for `decide` only answers which events would follow.

use super::{Case, Command, Context, Event, Refusal, SpecialProcedureKind, StepResult, decide::given};
use crate::{
    clock::Limit,
    dossier::Dossier,
    item::{
        content::{Basis, coded},
        process::{Process, Progress, Step, StepKind},
    },
    name::StepId,
    time::WorkingDays,
};
use alloc::{collections::BTreeMap, string::String, vec, vec::Vec};

coded!(
    /// 办理行为: what officers do about an accepted case, from taking a step on to making the result.
    ActKind {
        TakeStep = "签收环节",
        FinishStep = "完成环节",
        SendBack = "退回以前的环节",
        Grant = "准予",
        Refuse = "不予许可",
        StartSpecialProcedure = "启动特别程序",
        EndSpecialProcedure = "结束特别程序",
        Extend = "延长办理期限",
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
            Self::FinishStep | Self::SendBack => "行政许可法第三十四条",
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
                _ => &[ActKind::TakeStep, ActKind::FinishStep, ActKind::SendBack],
            };
            acts.extend(of_step.iter().filter_map(|kind| self.tried(*kind, Some(step), context)));
        }
        let procedure = if self.special.is_some() {
            ActKind::EndSpecialProcedure
        } else {
            ActKind::StartSpecialProcedure
        };
        let whole = [procedure, ActKind::Extend, ActKind::ProduceResult, ActKind::Terminate];
        acts.extend(whole.into_iter().filter_map(|kind| self.tried(kind, None, context)));
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
            let filled = !again && fill_in(&mut command, &refusal);
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
    /// The refusal that would come; [`Refusal::WrongState`] where the act makes no sense now.
    pub fn foreseen(
        &self,
        kind: ActKind,
        step: Option<&StepId>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let process = &context.content.process;
        let step = step.and_then(|id| process.step(id));
        let command = self.least(kind, step, process).ok_or(Refusal::WrongState(self.status))?;
        self.decide(command, context)
    }

    fn is_open(&self, id: &StepId) -> bool {
        self.open_steps().any(|(open, _)| open == id)
    }

    fn tried(&self, kind: ActKind, step: Option<&Step>, context: &Context<'_>) -> Option<Act> {
        // An act that makes no sense here, such as sending back from the first step, is not offered at all.
        let command = self.least(kind, step, &context.content.process)?;
        let open = match self.decide(command, context) {
            Ok(events) if events.is_empty() => return None,
            Ok(_) => Ok(()),
            Err(refusal) => Err(refusal),
        };
        Some(Act { kind, step: step.map(|step| step.id.clone()), open })
    }

    /// The act with the least that would be lawful. None where it makes no sense: nothing to send back to.
    fn least(&self, kind: ActKind, step: Option<&Step>, process: &Process) -> Option<Command> {
        let id = || step.map(|step| step.id.clone()).unwrap_or_default();
        let checklist = || -> BTreeMap<String, bool> {
            let points = step.map_or(&[][..], |step| &step.checklist);
            points.iter().map(|point| (point.id.clone(), true)).collect()
        };
        Some(match kind {
            ActKind::TakeStep => Command::TakeStep { step: id() },
            ActKind::FinishStep => Command::FinishStep {
                step: id(),
                result: StepResult::Agree,
                opinion: FILLED.into(),
                checklist: checklist(),
            },
            ActKind::SendBack => {
                let to = self.ways_back(&step?.id, process).first()?.id.clone();
                Command::SendBack { from: id(), to, reason: FILLED.into() }
            }
            ActKind::Grant => {
                Command::Grant { content: FILLED.into(), opinion: FILLED.into(), checklist: checklist() }
            }
            ActKind::Refuse => {
                Command::Refuse { reasons: FILLED.into(), basis: vec![basis()], checklist: checklist() }
            }
            ActKind::StartSpecialProcedure => Command::StartSpecialProcedure {
                kind: SpecialProcedureKind::Inspection,
                needed: Limit::WorkingDays(WorkingDays(1)),
                basis: basis(),
            },
            ActKind::EndSpecialProcedure => Command::EndSpecialProcedure { result: FILLED.into() },
            ActKind::Extend => Command::Extend { by: WorkingDays(1), reason: FILLED.into() },
            ActKind::ProduceResult => Command::ProduceResult,
            ActKind::Terminate => Command::Terminate { reason: FILLED.into() },
        })
    }
}

/// What stands where a person has yet to write; it never reaches an event, for trying yields none.
const FILLED: &str = "—";

fn basis() -> Basis {
    Basis { law: FILLED.into(), article: FILLED.into(), ..Basis::default() }
}

/// Puts in what the refusal says is missing. False when nothing a person could write would help.
fn fill_in(command: &mut Command, refusal: &Refusal) -> bool {
    let into = |text: &mut String| {
        let missing = given(core::mem::take(text), Refusal::NoReasons).is_err();
        *text = FILLED.into();
        missing
    };
    match (refusal, command) {
        (Refusal::NoOpinion, Command::FinishStep { opinion, .. } | Command::Grant { opinion, .. }) => {
            into(opinion)
        }
        (Refusal::NoReasons, Command::Grant { content, .. }) => into(content),
        (Refusal::NoReasons, Command::Refuse { reasons, .. }) => into(reasons),
        (
            Refusal::NoReasons,
            Command::SendBack { reason, .. } | Command::Extend { reason, .. } | Command::Terminate { reason },
        ) => into(reason),
        (Refusal::NoReasons, Command::EndSpecialProcedure { result }) => into(result),
        (
            Refusal::ChecklistOpen(points),
            Command::FinishStep { checklist, .. }
            | Command::Grant { checklist, .. }
            | Command::Refuse { checklist, .. },
        ) => {
            checklist.extend(points.iter().map(|point| (point.clone(), true)));
            !points.is_empty()
        }
        (Refusal::NoBasis, Command::Refuse { basis: named, .. }) => {
            *named = vec![basis()];
            true
        }
        (Refusal::NoBasis, Command::StartSpecialProcedure { basis: named, .. }) => {
            *named = basis();
            true
        }
        (Refusal::NoNeededTime, Command::StartSpecialProcedure { needed, .. }) => {
            *needed = Limit::WorkingDays(WorkingDays(1));
            true
        }
        (Refusal::ExtensionTooLong(_), Command::Extend { by, .. }) => {
            *by = WorkingDays(1);
            true
        }
        (Refusal::NotASpecialProcedure, Command::StartSpecialProcedure { kind, .. }) => {
            *kind = SpecialProcedureKind::Inspection;
            true
        }
        _ => false,
    }
}
