//! 可办之事: what somebody may do about a licence now, and for what reason not. No law stands here: every act is tried with
//! the least that would be lawful, and the answer is the decision's own.

use super::{
    CancellationGround, Command, Context, Heard, Intended, Licence, LicenceState, Refusal, RevocationGround,
    WithdrawalGround,
};
use crate::{
    case::{DeliveryMode, DocKind, Proof, Service},
    dossier::Dossier,
    identifier::DocumentNumber,
    item::content::{Basis, coded},
    name::Commitment,
};
use alloc::{string::String, vec, vec::Vec};

coded!(
    /// 证照处理行为: what the agency does to a licence by its own hand.
    ActKind {
        Intend = "事先告知",
        Serve = "送达文书",
        Hear = "听取陈述申辩",
        Desist = "不再处理",
        Withdraw = "撤回",
        Revoke = "撤销",
        Cancel = "注销",
    }
);

impl ActKind {
    /// The article an act rests on; printed beside the act.
    #[must_use]
    pub const fn article(self) -> &'static str {
        match self {
            Self::Intend | Self::Hear | Self::Desist => "行政许可法第七条",
            Self::Serve => "N-16",
            Self::Withdraw => "行政许可法第八条",
            Self::Revoke => "行政许可法第六十九条",
            Self::Cancel => "行政许可法第七十条",
        }
    }
}

/// 可办之事: an act, and whether it may be done now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    /// Which act.
    pub kind: ActKind,
    /// Nothing in the way, or the refusal that would come.
    pub open: Result<(), Refusal>,
}

impl Licence {
    /// Every act there is, allowed or not.
    #[must_use]
    pub fn acts(&self, context: &Context<'_>) -> Vec<Act> {
        let tried =
            |kind: &ActKind| Act { kind: *kind, open: self.decide(self.least(*kind), context).map(|_| ()) };
        ActKind::ALL.iter().map(tried).collect()
    }

    /// Everything a command would be refused for, not only the first: what a person forgot is filled in for them and the
    /// command is tried again, until it passes or what is in the way cannot be filled in. Empty when it passes.
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

    /// The act with the least that would be lawful, for the ground that fits the state.
    fn least(&self, kind: ActKind) -> Command {
        let (reasons, basis, compensation) = (FILLED.into(), vec![basis()], FILLED.into());
        match kind {
            ActKind::Intend => {
                let intended = Intended::Revoke(RevocationGround::ProcedureBreach);
                Command::Intend { intended, reasons, basis }
            }
            ActKind::Serve => {
                let paper = self.documents.iter().rev().find(|paper| paper.kind != DocKind::ServiceReceipt);
                let nothing = || DocumentNumber::compose("", "", 0, 0);
                let document = paper.map_or_else(nothing, |paper| paper.number.clone());
                let (mode, recipient) = (DeliveryMode::Direct, Commitment::from(FILLED));
                let service = Service { mode, recipient, proof: Proof::default() };
                Command::Serve { document, service }
            }
            ActKind::Hear => Command::Hear { heard: Heard::Stated(FILLED.into()) },
            ActKind::Desist => Command::Desist { reasons },
            ActKind::Withdraw => {
                let ground = match self.intention.as_ref().map(|intention| intention.intended) {
                    Some(Intended::Withdraw(ground)) => ground,
                    _ => WithdrawalGround::LawChanged,
                };
                Command::Withdraw { ground, reasons, basis, compensation }
            }
            ActKind::Revoke => {
                let ground = match self.intention.as_ref().map(|intention| intention.intended) {
                    Some(Intended::Revoke(ground)) => ground,
                    _ => RevocationGround::ProcedureBreach,
                };
                let compensation = if ground.is_fraud() { String::new() } else { compensation };
                Command::Revoke { ground, reasons, basis, harms_public: false, compensation }
            }
            ActKind::Cancel => {
                let ground = match self.state {
                    LicenceState::Expired => CancellationGround::ExpiredUnrenewed,
                    state if state.is_running() => CancellationGround::ForceMajeure,
                    _ => CancellationGround::Other,
                };
                Command::Cancel { ground, reasons, basis }
            }
        }
    }
}

/// What stands where a person has yet to write; it never reaches an event, for trying yields none.
const FILLED: &str = "—";

fn basis() -> Basis {
    Basis { law: FILLED.into(), article: FILLED.into(), ..Basis::default() }
}

/// Puts in what the refusal says is missing. False when nothing a person could write would help.
fn fill_in(command: &mut Command, refusal: &Refusal) -> bool {
    let text = |text: &mut String| {
        *text = FILLED.into();
        true
    };
    match (refusal, command) {
        (
            Refusal::NoReasons,
            Command::Intend { reasons, .. }
            | Command::Desist { reasons }
            | Command::Withdraw { reasons, .. }
            | Command::Revoke { reasons, .. }
            | Command::Cancel { reasons, .. },
        ) => text(reasons),
        (
            Refusal::NoBasis,
            Command::Intend { basis: named, .. }
            | Command::Withdraw { basis: named, .. }
            | Command::Revoke { basis: named, .. }
            | Command::Cancel { basis: named, .. },
        ) => {
            *named = vec![basis()];
            true
        }
        (
            Refusal::NoCompensation,
            Command::Withdraw { compensation, .. } | Command::Revoke { compensation, .. },
        ) => text(compensation),
        (Refusal::CompensatedFraud, Command::Revoke { compensation, .. }) => {
            compensation.clear();
            true
        }
        (Refusal::NoStatement, Command::Hear { heard }) => {
            *heard = Heard::Stated(FILLED.into());
            true
        }
        (Refusal::ProofMissing(_), Command::Serve { service, .. }) => {
            service.mode = DeliveryMode::Direct;
            true
        }
        (Refusal::PublicHarm, Command::Revoke { harms_public, .. }) => {
            *harms_public = false;
            true
        }
        _ => false,
    }
}
