//! Which article of the licensing law refuses, where it is one.

use super::Refusal;

impl Refusal {
    /// The article of the licensing law that refuses, where it is one; printed beside the sentence.
    #[must_use]
    pub const fn article(&self) -> Option<&'static str> {
        match self {
            Self::PresenceRequired => Some("行政许可法第二十九条"),
            Self::MaterialsMissing(_)
            | Self::UnknownMaterial(_)
            | Self::SecondCorrection
            | Self::NothingToCorrect
            | Self::NoProperBody => Some("行政许可法第三十二条"),
            Self::NoReasons | Self::NoBasis => Some("行政许可法第三十八条"),
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => Some("行政许可法第四十二条"),
            Self::NotASpecialProcedure
            | Self::SpecialProcedureOpen
            | Self::NoNeededTime
            | Self::HearingPausesByItself => Some("行政许可法第四十五条"),
            Self::AboutLicence(refusal) => refusal.article(),
            Self::NoSiteCheckStep(_)
            | Self::TwoNeeded
            | Self::NotOfStaff(_)
            | Self::NoSite
            | Self::SiteCheckMissing
            | Self::SiteCheckUnsigned(_)
            | Self::NothingToSign => Some("行政许可法第三十四条"),
            Self::NoForwardStep(_) | Self::SuperiorDisagreed => Some("行政许可法第三十五条"),
            Self::NoInterest
            | Self::NoTimeToSpeak(_)
            | Self::NoStatement
            | Self::NoSuchParty
            | Self::PartyMayStillSpeak
            | Self::PartyUnheard => Some("行政许可法第三十六条"),
            Self::NoHearing
            | Self::HearingToldAlready
            | Self::HearingAskedTooLate
            | Self::HearingMayBeAsked
            | Self::NotThatParty
            | Self::HearingUntold
            | Self::HearingTooLate(_) => Some("行政许可法第四十七条"),
            Self::StandsAside
            | Self::HearingOwed
            | Self::HearingNoticeTooShort(_)
            | Self::HearingAhead(_)
            | Self::HearingNoticeUnserved(_)
            | Self::ChairRecused
            | Self::ChairReviews
            | Self::ChairUnknown
            | Self::TranscriptUnsigned
            | Self::TakesNoPart
            | Self::NoRecusalAsked => Some("行政许可法第四十八条"),
            Self::ResultMissing(kind) => Some(kind.article()),
            Self::NothingToAssign | Self::NoStandard => Some("行政许可法第五十五条"),
            Self::NoFee => Some("行政许可法第五十八条"),
            Self::QuotaFull(_) | Self::EarlierAcceptance(_) => Some("行政许可法第五十七条"),
            Self::Banned { cause, .. } => Some(cause.article()),
            _ => None,
        }
    }
}
