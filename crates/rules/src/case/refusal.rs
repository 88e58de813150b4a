//! Why a case says no. Which rule refuses, and so the way on, stands in `grounds`.

use super::{ActKind, CaseStatus, DeliveryMode, about::AboutRefusal, slip::SlipRefusal};
use crate::{
    hall::Role,
    identifier::{CaseNumber, DocumentNumber},
    item::{ItemState, content::SpecialProcedureKind, process::StepKind},
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
    /// The actor does not hold the post or role for this act (K-13).
    #[error("not entitled: this is for whoever holds the post {0}")]
    NotThePost(String),
    /// An extension is approved by the head of the agency (L-19), or where several handle of the government (L-20).
    #[error("an extension is for {0:?} to approve")]
    NotTheHead(Role),
    /// Only the applicant, or who acts for them (L-04).
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
    /// A decision says what and why (L-17).
    #[error("reasons are mandatory")]
    NoReasons,
    /// Whoever is turned away is told why, in writing (L-11).
    #[error("whoever is turned away must be told why")]
    TurnedAwayWithoutReasons,
    /// This act says why it is done.
    #[error("reasons are mandatory for {0:?}")]
    NoReasonFor(ActKind),
    /// A refusal names the law it rests on (L-17).
    #[error("a refusal must name its legal basis")]
    NoBasis,
    /// This act names the law it rests on.
    #[error("{0:?} must name its legal basis")]
    NoBasisFor(ActKind),
    /// A refusal of acceptance names the proper body (L-08).
    #[error("the body that is competent must be named")]
    NoProperBody,
    /// A bare signature without opinion is a defect (K-12).
    #[error("an opinion is needed")]
    NoOpinion,
    /// This kind of step is not finished by an opinion: a decision is granted or refused, what goes up comes back with an
    /// answer (L-17, L-15).
    #[error("a step of this kind is not finished this way: {0:?}")]
    NotThisWay(StepKind),
    /// Points of the checklist are unanswered (CA10).
    #[error("points of the checklist are unanswered")]
    ChecklistOpen(Vec<String>),
    /// Points of the checklist say no, so it cannot pass (L-17).
    #[error("points of the checklist say no")]
    ChecklistFailed(Vec<String>),
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
    /// A check on site needs two different people (L-14).
    #[error("two different people are needed")]
    TwoNeeded,
    /// An inspection, a test or a quarantine needs two different people (L-33).
    #[error("two different people are needed to inspect")]
    TwoInspectorsNeeded,
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
    /// Somebody named stands aside from this case (L-26).
    #[error("{0} stands aside from this case")]
    ColleagueStandsAside(PersonId),
    /// Somebody named is, or was then, noted as away (P-13).
    #[error("{0} is noted as away")]
    ColleagueAway(PersonId),
    /// Whether somebody stands aside is settled before the decision, for afterwards it could not be (L-26).
    #[error("whether {0} stands aside has not been decided yet")]
    RecusalUndecided(PersonId),
    /// The head has denied this challenge already (L-26).
    #[error("the challenge to {0} was denied")]
    RecusalDenied(PersonId),
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
    /// What is due for it, or the money itself, does not allow it (F-02 … F-09).
    #[error(transparent)]
    Slip(#[from] SlipRefusal),
}
