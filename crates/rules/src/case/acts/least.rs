//! The least of every act that would be lawful, by which acts are tried, and what a refusal says is missing from one.

use super::ActKind;
use crate::{
    case::{
        Case, ClockName, Command, Context, DeliveryMode, OfficersCommand, PromiseCommand, Proof, Refusal,
        Service, SpecialProcedureKind, StepResult, SuperiorCommand,
        decide::given,
        hearing::{
            HEARING_NOTICE, Heard, HearingCommand, HearingGround, RightState, STATEMENT_LEAST, Sitting,
        },
        officers::{SiteFindings, TWO, rules_on},
        slip::{SlipCommand, Sought},
        superior::Reply,
    },
    clock::Limit,
    item::{content::Basis, process::Step},
    name::{Commitment, PersonId, StepId},
    time::WorkingDays,
};
use alloc::{collections::BTreeMap, string::String, vec};

impl Case {
    /// The act with the least that would be lawful. None where it makes no sense: nothing to send back to.
    pub(super) fn least(&self, kind: ActKind, step: Option<&Step>, context: &Context<'_>) -> Option<Command> {
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
                let to = self.ways_back(&step?.id, &context.content.process).first()?.id.clone();
                Command::SendBack { from: id(), to, reason: FILLED.into() }
            }
            ActKind::Grant => {
                Command::Grant { content: FILLED.into(), opinion: FILLED.into(), checklist: checklist() }
            }
            ActKind::Refuse => Command::Refuse {
                reasons: FILLED.into(),
                basis: vec![basis()],
                standard: FILLED.into(),
                checklist: checklist(),
            },
            ActKind::StartSpecialProcedure => Command::StartSpecialProcedure {
                kind: SpecialProcedureKind::Inspection,
                needed: Limit::WorkingDays(WorkingDays(1)),
                basis: basis(),
            },
            ActKind::EndSpecialProcedure => Command::EndSpecialProcedure { result: FILLED.into() },
            ActKind::Extend => Command::Extend { by: WorkingDays(1), reason: FILLED.into() },
            ActKind::ProduceResult => Command::ProduceResult,
            ActKind::Terminate => Command::Terminate { reason: FILLED.into() },
            ActKind::Expedite => {
                let least = self.clock(&ClockName::Promised)?.limit().of(1);
                Command::Expedite { promised: least, reason: FILLED.into() }
            }
            ActKind::ExplainDelay => Command::ExplainDelay { reason: FILLED.into() },
            ActKind::AssessFee => Command::AssessFee {
                quantities: context.content.fees.iter().map(|fee| (fee.id.clone(), 1)).collect(),
            },
            ActKind::VoidSlip | ActKind::ProposeRelief | ActKind::DecideRelief => {
                Command::Slip(self.least_of_slip(kind, context))
            }
            ActKind::Serve => Command::Serve {
                document: self.to_serve().first()?.number.clone(),
                service: Service {
                    mode: DeliveryMode::Direct,
                    recipient: Commitment::from(FILLED),
                    proof: Proof::default(),
                },
            },
            ActKind::ForwardUp => {
                Command::Superior(SuperiorCommand::Forward { step: id(), opinion: FILLED.into() })
            }
            ActKind::RecordReply => Command::Superior(SuperiorCommand::Return(Reply {
                step: id(),
                agrees: true,
                number: FILLED.into(),
                dated: context.today(),
                opinion: FILLED.into(),
            })),
            ActKind::WithdrawAcceptance => {
                Command::Promise(PromiseCommand::WithdrawAcceptance { reason: FILLED.into() })
            }
            ActKind::VerifyPromise => {
                Command::Promise(PromiseCommand::Verify { kept: true, findings: FILLED.into() })
            }
            ActKind::RecordSiteCheck
            | ActKind::SignSiteCheck
            | ActKind::AssignInspection
            | ActKind::Recuse
            | ActKind::DenyRecusal => Command::Officers(self.least_of_officers(kind, id(), context)?),
            _ => Command::Hearing(self.least_of_hearing(kind, context)?),
        })
    }

    /// Of the reliefs the one that is lawful: nothing to pay while nobody has paid, the money back once somebody has.
    fn least_of_slip(&self, kind: ActKind, context: &Context<'_>) -> SlipCommand {
        match kind {
            ActKind::VoidSlip => SlipCommand::Void { reason: FILLED.into() },
            ActKind::DecideRelief => SlipCommand::Decide { approve: false, opinion: FILLED.into() },
            _ => {
                let money = self.fees.payments.iter().find(|money| money.can_go_back());
                let payment = money.filter(|_| !self.may_be_reduced(context));
                let sought = payment
                    .map_or(Sought::Exemption, |money| Sought::Refund { payment: money.reference.clone() });
                SlipCommand::Propose { sought, reason: Commitment::from(FILLED) }
            }
        }
    }

    fn least_of_officers(
        &self,
        kind: ActKind,
        step: StepId,
        context: &Context<'_>,
    ) -> Option<OfficersCommand> {
        let me = || context.actor.person.clone();
        // Of several challenges, the one that this person may rule on.
        let asked = || {
            let mine = self.recusals_asked.iter().find(|person| rules_on(person, context).is_ok());
            mine.or_else(|| self.recusals_asked.first())
        };
        let present = || self.companions(&context.actor.person, context.hall, context.today()).into_iter();
        Some(match kind {
            ActKind::RecordSiteCheck => OfficersCommand::RecordSiteCheck {
                step,
                with: present().take(1).collect(),
                findings: SiteFindings {
                    at: context.now,
                    place: FILLED.into(),
                    findings: FILLED.into(),
                    present: None,
                    files: vec![],
                },
            },
            ActKind::SignSiteCheck => {
                let check = self.site_checks.get(&step)?;
                check.unsigned()?;
                OfficersCommand::SignSiteCheck { step }
            }
            ActKind::AssignInspection => {
                let staff = present().chain([me()]).take(TWO).collect();
                OfficersCommand::AssignInspection { staff }
            }
            ActKind::Recuse => {
                let person = asked().cloned().unwrap_or_else(me);
                OfficersCommand::Recuse { person, reason: FILLED.into() }
            }
            _ => {
                let person = asked()?.clone();
                OfficersCommand::DenyRecusal { person, reason: FILLED.into() }
            }
        })
    }

    fn least_of_hearing(&self, kind: ActKind, context: &Context<'_>) -> Option<HearingCommand> {
        Some(match kind {
            ActKind::InformParty => HearingCommand::Inform {
                person: PersonId::from(FILLED),
                party: Commitment::from(FILLED),
                interest: FILLED.into(),
                limit: Limit::WorkingDays(STATEMENT_LEAST),
            },
            ActKind::HearParty => HearingCommand::Hear {
                side: self.unheard().next()?,
                how: Heard::Spoke,
                statement: FILLED.into(),
            },
            ActKind::TellHearingRight => HearingCommand::TellRight { interest: FILLED.into() },
            ActKind::RequestHearing => {
                HearingCommand::Request { side: self.hearing.sides(RightState::Open).next()? }
            }
            ActKind::WaiveHearing => {
                HearingCommand::Waive { side: self.hearing.sides(RightState::Open).next()? }
            }
            ActKind::WithdrawHearingRequest => {
                HearingCommand::WithdrawRequest { side: self.hearing.sides(RightState::Requested).next()? }
            }
            ActKind::AnnounceHearing => {
                HearingCommand::Announce { ground: HearingGround::LawRequires, basis: basis() }
            }
            ActKind::ScheduleHearing => {
                let calendar = context.calendar();
                let first = calendar.working_day_after(context.today(), HEARING_NOTICE.0.into());
                HearingCommand::Schedule(Sitting {
                    at: calendar.opening_of(first),
                    place: FILLED.into(),
                    chair: self.possible_chairs(context.hall).into_iter().next()?,
                    closed_because: String::new(),
                })
            }
            ActKind::HoldHearing => HearingCommand::Hold {
                record: FILLED.into(),
                signed: Some(Commitment::from(FILLED)),
                files: vec![],
            },
            _ => return None,
        })
    }
}

/// What stands where a person has yet to write; it never reaches an event, for trying yields none.
const FILLED: &str = "—";

fn basis() -> Basis {
    Basis { law: FILLED.into(), article: FILLED.into(), ..Basis::default() }
}

/// Writes something where nothing was written. False when there was something.
fn into(text: &mut String) -> bool {
    let missing = given(core::mem::take(text), Refusal::NoReasons).is_err();
    *text = FILLED.into();
    missing
}

/// Puts in what the refusal says is missing. False when nothing a person could write would help.
pub(super) fn fill_in(command: &mut Command, refusal: &Refusal) -> bool {
    match (refusal, command) {
        (Refusal::NoOpinion, Command::FinishStep { opinion, .. } | Command::Grant { opinion, .. }) => {
            into(opinion)
        }
        (Refusal::NoReasons, Command::Grant { content, .. }) => into(content),
        (Refusal::NoReasons, Command::Refuse { reasons, .. }) => into(reasons),
        (Refusal::NoStandard, Command::Refuse { standard, .. }) => into(standard),
        (
            Refusal::NoReasonFor(_),
            Command::SendBack { reason, .. } | Command::Extend { reason, .. } | Command::Terminate { reason },
        ) => into(reason),
        (Refusal::NoReasonFor(_), Command::EndSpecialProcedure { result }) => into(result),
        (
            Refusal::ChecklistOpen(points) | Refusal::ChecklistFailed(points),
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
        (Refusal::NoBasisFor(_), Command::StartSpecialProcedure { basis: named, .. }) => {
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
        (refusal, command) => fill_in_chapter(command, refusal),
    }
}

/// The same of the acts that have a chapter of their own.
fn fill_in_chapter(command: &mut Command, refusal: &Refusal) -> bool {
    match (refusal, command) {
        (
            Refusal::NoInterest,
            Command::Hearing(
                HearingCommand::Inform { interest, .. } | HearingCommand::TellRight { interest },
            ),
        ) => into(interest),
        (Refusal::NoPlace, Command::Hearing(HearingCommand::Schedule(sitting))) => into(&mut sitting.place),
        (Refusal::NoSite, Command::Officers(OfficersCommand::RecordSiteCheck { findings, .. })) => {
            into(&mut findings.place)
        }
        (Refusal::NoOpinion, Command::Officers(OfficersCommand::RecordSiteCheck { findings, .. })) => {
            into(&mut findings.findings)
        }
        (
            Refusal::NoReasonFor(_),
            Command::Officers(
                OfficersCommand::Recuse { reason, .. } | OfficersCommand::DenyRecusal { reason, .. },
            )
            | Command::Promise(PromiseCommand::WithdrawAcceptance { reason })
            | Command::Slip(SlipCommand::Void { reason })
            | Command::ExplainDelay { reason }
            | Command::Expedite { reason, .. },
        ) => into(reason),
        (Refusal::NoOpinion, Command::Promise(PromiseCommand::Verify { findings, .. })) => into(findings),
        (Refusal::NoOpinion, Command::Slip(SlipCommand::Decide { opinion, .. })) => into(opinion),
        (Refusal::NoReasonFor(_), Command::Hearing(HearingCommand::Hold { record, .. })) => into(record),
        (Refusal::TranscriptUnsigned, Command::Hearing(HearingCommand::Hold { signed, .. })) => {
            *signed = Some(Commitment::from(FILLED));
            true
        }
        (Refusal::NoReplyNumber, Command::Superior(SuperiorCommand::Return(reply))) => {
            into(&mut reply.number)
        }
        (Refusal::NoOpinion, Command::Superior(SuperiorCommand::Return(reply))) => into(&mut reply.opinion),
        (Refusal::NoTimeToSpeak(_), Command::Hearing(HearingCommand::Inform { limit, .. })) => {
            *limit = Limit::WorkingDays(STATEMENT_LEAST);
            true
        }
        _ => false,
    }
}
