//! Why a case says no: every refusal names its rule, its article where there is one, and so the way on.

use super::{CaseStatus, DeliveryMode, about::AboutRefusal};
use crate::{
    identifier::{CaseNumber, DocumentNumber},
    item::{ItemState, content::SpecialProcedureKind},
    name::{MaterialId, PersonId, StepId},
    standing::BanCause,
    time::{Date, Instant},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Why a command on a case is refused: the article, and what would help, follow from the variant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case does not exist.
    #[error("there is no such case")]
    NoSuchCase,
    /// The case exists already.
    #[error("the case has been submitted already")]
    AlreadySubmitted,
    /// The item takes no applications now (I-06).
    #[error("the item takes no applications now: {0:?}")]
    ItemClosed(ItemState),
    /// The item's planned effective date lies ahead, or its cancellation date has come (I-06).
    #[error("the item is not in force on this day")]
    ItemNotInForce,
    /// The act does not fit the state of the case (domain rules §4.1).
    #[error("not possible while the case is {0:?}")]
    WrongState(CaseStatus),
    /// The actor does not hold the post or role for this act.
    #[error("not entitled: this is for whoever holds the post {0}")]
    NotThePost(String),
    /// Only the applicant, or who acts for them.
    #[error("only the applicant may do this")]
    NotTheApplicant,
    /// Applying through an agent is not allowed for this item (L-04).
    #[error("this item must be applied for in person")]
    PresenceRequired,
    /// Acceptance, review and decision are different people (K-13).
    #[error("acceptance, review and decision must be different people")]
    DutiesNotSeparated,
    /// Mandatory materials are missing (L-06, SR-C3); they are named.
    #[error("mandatory materials are missing")]
    MaterialsMissing(Vec<MaterialId>),
    /// A material that the item does not know (SR-C2).
    #[error("the item asks for no such material: {0}")]
    UnknownMaterial(MaterialId),
    /// This material may not follow later (P-08).
    #[error("this material cannot be deferred: {0}")]
    NotDeferrable(MaterialId),
    /// The law gives one correction notice (L-06).
    #[error("a correction notice has been issued already; the law gives one")]
    SecondCorrection,
    /// Before receipt an application is sent back once (§4.1).
    #[error("the application has been sent back once already")]
    SecondReturn,
    /// A correction notice must say what to correct.
    #[error("the notice must say what is to be corrected")]
    NothingToCorrect,
    /// More parts than any application has.
    #[error("more parts than allowed")]
    TooMany,
    /// A question of the item was not answered, or with an unknown answer.
    #[error("the question {0} is not answered")]
    Unanswered(String),
    /// Reasons are mandatory (L-17, L-07, L-08).
    #[error("reasons are mandatory")]
    NoReasons,
    /// A refusal names the law it rests on (L-17).
    #[error("a refusal must name its legal basis")]
    NoBasis,
    /// A refusal of acceptance names the proper body (L-08).
    #[error("the body that is competent must be named")]
    NoProperBody,
    /// A bare signature without opinion is a defect (K-12).
    #[error("an opinion is needed")]
    NoOpinion,
    /// Points of the checklist are unanswered (CA10).
    #[error("points of the checklist are unanswered")]
    ChecklistOpen(Vec<String>),
    /// There is no such step, or it is not open.
    #[error("the step {0} is not open")]
    StepNotOpen(StepId),
    /// The step can only go back to one that has been done.
    #[error("the case cannot be sent back to {0}")]
    NoWayBack(StepId),
    /// Only the eight procedures of the law stop the clock (L-23).
    #[error("only the procedures of article 45 stop the clock")]
    NotASpecialProcedure,
    /// A special procedure is open; it must end first.
    #[error("a special procedure is open")]
    SpecialProcedureOpen,
    /// There is one extension at most (L-19).
    #[error("the case has been extended already")]
    SecondExtension,
    /// An extension must be approved before expiry (L-19).
    #[error("the limit has passed; it can no longer be extended")]
    ExtensionTooLate,
    /// Ten working days at most (L-19), twenty for an answer to a request for information (L-48).
    #[error("an extension is between 1 and {0} working days")]
    ExtensionTooLong(u16),
    /// The item has no statutory clock running.
    #[error("no limit is running that could be extended")]
    NothingToExtend,
    /// The review must be over before the decision.
    #[error("the review is not over: {0} is open")]
    ReviewOpen(StepId),
    /// Deferred materials must be in before the result leaves (P-08).
    #[error("deferred materials are still missing")]
    DeferredMissing(Vec<MaterialId>),
    /// Nothing of the kind is owed after acceptance (P-08).
    #[error("this material is not owed: {0}")]
    NotOwed(MaterialId),
    /// The written notice of a special procedure says how long it will take (L-23).
    #[error("the time needed must be told")]
    NoNeededTime,
    /// Whoever is noted as away acts on no case (P-13).
    #[error("noted as away")]
    Away,
    /// Whoever stands aside acts on the case no more (L-26).
    #[error("stands aside from this case")]
    StandsAside,
    /// What is at stake must be named (L-16, L-25).
    #[error("what is at stake must be named")]
    NoInterest,
    /// An interested party needs time to speak: so many working days at least (L-16).
    #[error("an interested party needs {0} working days to speak at least")]
    NoTimeToSpeak(u16),
    /// The place of a hearing must be named (L-26).
    #[error("the place of the hearing must be named")]
    NoPlace,
    /// The place of a site check must be named (L-14).
    #[error("the place that was checked must be named")]
    NoSite,
    /// What was said must be written down (L-16).
    #[error("what was said must be written down")]
    NoStatement,
    /// Nobody of the kind waits to be heard (L-16).
    #[error("nobody of the kind waits to be heard")]
    NoSuchParty,
    /// Silence is no waiver while the time to speak runs (L-16).
    #[error("they may still speak")]
    PartyMayStillSpeak,
    /// An interested party, or the applicant, has not been heard yet (L-16).
    #[error("somebody whom the decision touches has not been heard yet")]
    PartyUnheard,
    /// There is no hearing this could belong to (L-25).
    #[error("there is no hearing to which this could belong")]
    NoHearing,
    /// The right was told, or the hearing asked for or announced, already (L-25).
    #[error("this has been done already")]
    HearingToldAlready,
    /// The time to ask for a hearing has passed, or it was waived (L-25).
    #[error("the time to ask for a hearing has passed, or it was waived")]
    HearingAskedTooLate,
    /// No decision while a hearing may still be asked for (L-25).
    #[error("a hearing may still be asked for")]
    HearingMayBeAsked,
    /// Only the interested party whose right it is, or an officer for them (L-25).
    #[error("only the interested party may do this")]
    NotThatParty,
    /// Everybody who is touched is told of the right to a hearing, and of the hearing (L-25).
    #[error("somebody whom the decision touches has not been told of the hearing")]
    HearingUntold,
    /// The notice of the hearing has not reached everybody (L-26).
    #[error("the notice {0} of the hearing has not been served")]
    HearingNoticeUnserved(DocumentNumber),
    /// A hearing pauses by its notice and ends by its transcript, and by nothing else (L-23).
    #[error("the pause of a hearing is opened by its notice and ended by its transcript")]
    HearingPausesByItself,
    /// The chair has stood aside since; another is to be named (L-26).
    #[error("the chair of the hearing has stood aside")]
    ChairRecused,
    /// No decision before the hearing that is owed (L-25, L-27).
    #[error("the hearing must be held first")]
    HearingOwed,
    /// Told seven working days before at least (L-26).
    #[error("a hearing is told seven working days before; {0} at the earliest")]
    HearingNoticeTooShort(Date),
    /// Held within twenty working days of being asked for (L-25).
    #[error("the hearing is to be held by {0}")]
    HearingTooLate(Date),
    /// Not before the time that was told (L-26).
    #[error("the hearing is told for a later time")]
    HearingAhead(Instant),
    /// The chair is nobody who reviews the case (L-26).
    #[error("the chair of a hearing does not review the case")]
    ChairReviews,
    /// The chair is somebody of this hall (L-26).
    #[error("the chair is nobody of this hall")]
    ChairUnknown,
    /// A transcript is signed (L-26).
    #[error("the transcript must be signed")]
    TranscriptUnsigned,
    /// The step is no site check (L-14).
    #[error("the step {0} is no check on site")]
    NoSiteCheckStep(StepId),
    /// Two different people are needed (L-14, L-33).
    #[error("two different people are needed")]
    TwoNeeded,
    /// Somebody named does not work on cases here (L-14, L-33).
    #[error("{0} does not work on cases here")]
    NotOfStaff(PersonId),
    /// What is recorded happened neither before acceptance nor in the future (L-14).
    #[error("it cannot have happened then")]
    NotWhenItWas,
    /// A step on site is finished upon a record (L-14).
    #[error("the check on site has not been recorded")]
    SiteCheckMissing,
    /// Everybody who was there signs (L-14).
    #[error("{0} has not signed the record of the check")]
    SiteCheckUnsigned(PersonId),
    /// Nothing waits for this person's signature (L-14).
    #[error("nothing waits for your signature")]
    NothingToSign,
    /// Nobody is to be assigned now (L-33).
    #[error("nobody is to be assigned now")]
    NothingToAssign,
    /// This person takes no part in the case (L-26).
    #[error("this person takes no part in the case")]
    TakesNoPart,
    /// Nobody asked for this person to stand aside (L-26).
    #[error("nobody asked for this person to stand aside")]
    NoRecusalAsked,
    /// Nobody else of the post would be left (P-13).
    #[error("nobody else of the post {0} would be left")]
    NobodyLeft(String),
    /// The step sends nothing up (L-15).
    #[error("the step {0} sends nothing up")]
    NoForwardStep(StepId),
    /// An answer of the superior has a number (K-10).
    #[error("the number of the superior's answer is missing")]
    NoReplyNumber,
    /// What the superior refused cannot be granted here (L-15).
    #[error("the superior has not agreed")]
    SuperiorDisagreed,
    /// The item knows no notice-and-commitment (P-09).
    #[error("this item cannot be promised")]
    NotPromisable,
    /// Nothing is owed any more (P-08).
    #[error("nothing is owed")]
    NothingOwed,
    /// The time to hand in what was deferred still runs (P-08).
    #[error("the time to hand it in still runs")]
    DeferralRuns,
    /// There is no promise to verify (P-09).
    #[error("there is no promise to verify")]
    NothingToVerify,
    /// The time to put it right still runs (P-09).
    #[error("the time to put it right still runs")]
    RectificationRuns,
    /// The item charges nothing of the kind (L-36).
    #[error("the item charges nothing of the kind")]
    NoFee,
    /// A payment notice has been made already (F-03).
    #[error("a payment notice has been made already")]
    FeeAssessedAlready,
    /// A notice over nothing is none (F-03).
    #[error("nothing is to be paid")]
    NothingToPay,
    /// The case has no such document (N-16).
    #[error("the case has no such document")]
    NoSuchDocument,
    /// This mode of service needs a proof (N-16).
    #[error("service in this mode needs its proof: {0:?}")]
    ProofMissing(DeliveryMode),
    /// A refusal upon an inspection, a test or a quarantine names the technical standard (L-33).
    #[error("the technical standard must be named")]
    NoStandard,
    /// The result of a procedure the item prescribes is missing (L-23, L-24, L-32, L-33).
    #[error("the result of the procedure is missing: {0:?}")]
    ResultMissing(SpecialProcedureKind),
    /// Nothing is late (L-46).
    #[error("nothing is late")]
    NotLate,
    /// A promise is only ever shortened, and not into the past (P-16).
    #[error("the promise would not be shorter")]
    NotShorter,
    /// A number that was to be fresh was not handed in: a fault of the caller.
    #[error("no fresh number was handed in")]
    NoFreshNumber,
    /// The applicant deceived the agency and may not apply for this licence yet (L-43, L-44).
    #[error("the applicant is barred from this licence until {until}")]
    Banned {
        /// The last day of the ban.
        until: Date,
        /// What for.
        cause: BanCause,
    },
    /// Whoever broke a promise, or is barred, is offered no other (P-09).
    #[error("the applicant's credit does not allow a promise")]
    CreditLost,
    /// Every place of a limited number is taken (L-35).
    #[error("all {0} places are taken")]
    QuotaFull(u32),
    /// Whoever was accepted earlier comes first while there are not places for all (L-35).
    #[error("an earlier acceptance comes first: {0}")]
    EarlierAcceptance(CaseNumber),
    /// The licence it is about does not allow it (I-01, L-30, L-31, L-40).
    #[error(transparent)]
    AboutLicence(AboutRefusal),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCase | Self::AlreadySubmitted | Self::NoFreshNumber => "K-01",
            Self::ItemClosed(_) | Self::ItemNotInForce => "I-06",
            Self::WrongState(_) => "K-01",
            Self::NotThePost(_) => "P-13",
            Self::NotTheApplicant => "K-15",
            Self::PresenceRequired => "L-04",
            Self::DutiesNotSeparated => "K-13",
            Self::MaterialsMissing(_) | Self::UnknownMaterial(_) => "L-06",
            Self::SecondCorrection | Self::NothingToCorrect => "L-06",
            Self::SecondReturn => "K-06",
            Self::NotDeferrable(_) | Self::DeferredMissing(_) | Self::NotOwed(_) => "P-08",
            Self::TooMany | Self::Unanswered(_) => "L-05",
            Self::NoReasons | Self::NoBasis => "L-17",
            Self::NoProperBody => "L-08",
            Self::NoOpinion => "K-12",
            Self::ChecklistOpen(_) => "K-12",
            Self::StepNotOpen(_) | Self::NoWayBack(_) | Self::ReviewOpen(_) => "K-12",
            Self::NotASpecialProcedure
            | Self::SpecialProcedureOpen
            | Self::NoNeededTime
            | Self::HearingPausesByItself => "L-23",
            Self::ExtensionTooLong(15) => "L-20",
            Self::SecondExtension
            | Self::ExtensionTooLate
            | Self::ExtensionTooLong(_)
            | Self::NothingToExtend => "L-19",
            Self::AboutLicence(refusal) => refusal.rule(),
            _ => self.rule_of_chapter(),
        }
    }

    /// The rule that refuses, where a chapter of its own does.
    const fn rule_of_chapter(&self) -> &'static str {
        match self {
            Self::Away | Self::NobodyLeft(_) => "P-13",
            Self::NoInterest
            | Self::NoTimeToSpeak(_)
            | Self::NoStatement
            | Self::NoSuchParty
            | Self::PartyMayStillSpeak
            | Self::PartyUnheard => "L-16",
            Self::NoHearing
            | Self::HearingToldAlready
            | Self::HearingAskedTooLate
            | Self::HearingMayBeAsked
            | Self::NotThatParty
            | Self::HearingUntold
            | Self::HearingTooLate(_) => "L-25",
            Self::HearingOwed => "L-27",
            Self::StandsAside
            | Self::NoPlace
            | Self::HearingNoticeTooShort(_)
            | Self::HearingAhead(_)
            | Self::HearingNoticeUnserved(_)
            | Self::ChairRecused
            | Self::ChairReviews
            | Self::ChairUnknown
            | Self::TranscriptUnsigned
            | Self::TakesNoPart
            | Self::NoRecusalAsked => "L-26",
            Self::NotWhenItWas => "K-12",
            Self::NothingToAssign | Self::NoStandard => "L-33",
            Self::NoForwardStep(_) | Self::SuperiorDisagreed => "L-15",
            Self::NoReplyNumber => "K-10",
            Self::NothingOwed | Self::DeferralRuns => "P-08",
            Self::NotPromisable | Self::NothingToVerify | Self::RectificationRuns | Self::CreditLost => {
                "P-09"
            }
            Self::Banned { cause, .. } => cause.rule(),
            Self::QuotaFull(_) | Self::EarlierAcceptance(_) => "L-35",
            Self::NoFee => "L-36",
            Self::FeeAssessedAlready | Self::NothingToPay => "F-03",
            Self::NoSuchDocument | Self::ProofMissing(_) => "N-16",
            Self::ResultMissing(kind) => kind.rule(),
            Self::NotLate => "L-46",
            Self::NotShorter => "P-16",
            _ => "L-14",
        }
    }
}
