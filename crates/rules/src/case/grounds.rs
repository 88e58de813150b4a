//! 拒绝的依据: which rule refuses, and which article of the licensing law, where it is one. Every refusal has a line here:
//! one that is forgotten does not compile.

use super::{ActKind, Refusal};
use crate::{
    clock::{ANSWER_EXTENSION, JOINT_EXTENSION},
    hall::Role,
    item::process::StepKind,
};

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCase | Self::AlreadySubmitted | Self::NoFreshNumber => "K-01",
            Self::WrongState(_) => "K-01",
            Self::ItemClosed(_) | Self::ItemNotInForce => "I-06",
            Self::NotThePost(_) | Self::DutiesNotSeparated => "K-13",
            Self::NotTheHead(Role::GovernmentHead) => "L-20",
            Self::NotTheApplicant | Self::PresenceRequired => "L-04",
            Self::TooMany | Self::Unanswered(_) => "L-05",
            Self::MaterialsMissing(_) | Self::UnknownMaterial(_) => "L-06",
            Self::SecondCorrection | Self::NothingToCorrect => "L-06",
            Self::SecondReturn => "K-06",
            Self::NoProperBody => "L-08",
            Self::TurnedAwayWithoutReasons => "L-11",
            Self::NotDeferrable(_) | Self::DeferredMissing(_) | Self::NotOwed(_) => "P-08",
            Self::NothingOwed | Self::DeferralRuns => "P-08",
            Self::NoReasons | Self::NoBasis | Self::ChecklistFailed(_) => "L-17",
            Self::NoReasonFor(act) | Self::NoBasisFor(act) => act.rule(),
            Self::NotThisWay(StepKind::Forward) => "L-15",
            Self::NotThisWay(_) => "L-17",
            Self::NoOpinion | Self::ChecklistOpen(_) | Self::NotWhenItWas => "K-12",
            Self::StepNotOpen(_) | Self::NoWayBack(_) | Self::ReviewOpen(_) => "K-12",
            Self::NotASpecialProcedure | Self::SpecialProcedureOpen | Self::NoNeededTime => "L-23",
            Self::ExtensionTooLong(most) if *most == JOINT_EXTENSION.0 => "L-20",
            Self::ExtensionTooLong(most) if *most == ANSWER_EXTENSION.0 => "L-48",
            Self::NotTheHead(_) | Self::SecondExtension | Self::ExtensionTooLate => "L-19",
            Self::ExtensionTooLong(_) | Self::NothingToExtend => "L-19",
            Self::Away | Self::ColleagueAway(_) | Self::NobodyLeft(_) => "P-13",
            Self::NoSiteCheckStep(_) | Self::TwoNeeded | Self::NotOfStaff(_) | Self::NoSite => "L-14",
            Self::SiteCheckMissing | Self::SiteCheckUnsigned(_) | Self::NothingToSign => "L-14",
            Self::NoForwardStep(_) | Self::SuperiorDisagreed => "L-15",
            Self::NoInterest | Self::NoTimeToSpeak(_) | Self::NoStatement | Self::NoSuchParty => "L-16",
            Self::PartyMayStillSpeak | Self::PartyUnheard => "L-16",
            Self::NoHearing | Self::HearingToldAlready | Self::HearingAskedTooLate => "L-25",
            Self::HearingMayBeAsked | Self::HearingTooLate(_) | Self::NotThatParty => "L-25",
            Self::HearingUntold => "L-25",
            Self::StandsAside | Self::ColleagueStandsAside(_) | Self::RecusalUndecided(_) => "L-26",
            Self::RecusalDenied(_) => "L-26",
            Self::TakesNoPart | Self::NoRecusalAsked | Self::ChairReviews | Self::ChairUnknown => "L-26",
            Self::NoPlace | Self::HearingNoticeTooShort(_) | Self::HearingAhead(_) => "L-26",
            Self::TranscriptUnsigned | Self::HearingNoticeUnserved(_) | Self::ChairRecused => "L-26",
            Self::HearingOwed => "L-27",
            Self::ResultMissing(kind) => kind.rule(),
            Self::HearingPausesByItself => "L-23",
            Self::TwoInspectorsNeeded | Self::NothingToAssign | Self::NoStandard => "L-33",
            Self::QuotaFull(_) | Self::EarlierAcceptance(_) => "L-35",
            Self::NoFee => "L-36",
            Self::FeeAssessedAlready | Self::NothingToPay => "F-03",
            Self::NotLate => "L-46",
            Self::NoReplyNumber => "K-10",
            Self::NotPromisable | Self::NothingToVerify | Self::RectificationRuns => "P-09",
            Self::CreditLost => "P-09",
            Self::NotShorter => "P-16",
            Self::NoSuchDocument | Self::ProofMissing(_) => "N-16",
            Self::Banned { cause, .. } => cause.rule(),
            Self::AboutLicence(refusal) => refusal.rule(),
            Self::Slip(refusal) => refusal.rule(),
        }
    }

    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::AboutLicence(refusal) => return refusal.article(),
            Self::Banned { cause, .. } => return Some(cause.article()),
            // The act says it itself, also where it is a rule of the hall.
            Self::NoReasonFor(act) | Self::NoBasisFor(act) => return Some(act.article()),
            _ => {}
        }
        Some(match self.rule().as_bytes() {
            b"L-04" => "行政许可法第二十九条",
            b"L-06" | b"L-08" | b"L-11" => "行政许可法第三十二条",
            b"L-14" => "行政许可法第三十四条",
            b"L-15" => "行政许可法第三十五条",
            b"L-16" => "行政许可法第三十六条",
            b"L-17" => "行政许可法第三十八条",
            b"L-19" | b"L-20" => "行政许可法第四十二条",
            b"L-23" => "行政许可法第四十五条",
            b"L-25" => "行政许可法第四十七条",
            b"L-26" | b"L-27" => "行政许可法第四十八条",
            b"L-32" => "行政许可法第五十三条",
            b"L-33" => "行政许可法第五十五条",
            b"L-35" => "行政许可法第五十七条",
            b"L-36" => "行政许可法第五十八条",
            b"L-48" => "政府信息公开条例第三十三条",
            _ => return None,
        })
    }
}

impl ActKind {
    /// The rule that speaks of an act, and of what must be said with it.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::TakeStep => "P-13",
            Self::FinishStep | Self::SendBack => "K-12",
            Self::RecordSiteCheck | Self::SignSiteCheck => "L-14",
            Self::ForwardUp | Self::RecordReply => "L-15",
            Self::InformParty | Self::HearParty => "L-16",
            Self::Grant | Self::Refuse => "L-17",
            Self::Extend => "L-19",
            Self::ProduceResult => "L-22",
            Self::StartSpecialProcedure | Self::EndSpecialProcedure => "L-23",
            Self::AnnounceHearing => "L-24",
            Self::TellHearingRight | Self::RequestHearing | Self::WaiveHearing => "L-25",
            Self::WithdrawHearingRequest => "L-25",
            Self::ScheduleHearing | Self::HoldHearing | Self::Recuse | Self::DenyRecusal => "L-26",
            Self::AssignInspection => "L-33",
            Self::AssessFee => "L-36",
            Self::VoidSlip => "F-03",
            Self::ProposeRelief | Self::DecideRelief => "F-04",
            Self::ExplainDelay => "L-46",
            Self::Terminate => "K-15",
            Self::WithdrawAcceptance => "P-08",
            Self::VerifyPromise => "P-09",
            Self::Expedite => "P-16",
            Self::Serve => "N-16",
        }
    }
}
