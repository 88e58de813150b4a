//! 状态码: which status of HTTP a refusal is answered with. The words and the kinds stand in `problem`.

use crate::office::Refusal;
use axum::http::StatusCode;
use rules::{accountability, base, card, case, hall, inspection, licence, rating, standing, wordbook};

/// 403 for whoever is not entitled, 404 for what is not there, 409 for what the state of things forbids, 422 for what
/// can be mended in the request.
pub(super) fn status_of(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Case(refusal) => status_of_case(refusal),
        Refusal::Card(refusal) => status_of_card(refusal),
        Refusal::Hall(hall::Refusal::NotEntitled)
        | Refusal::Base(base::Refusal::NotEntitled)
        | Refusal::Words(wordbook::Refusal::NotEntitled)
        | Refusal::Licence(licence::Refusal::NotTheHead)
        | Refusal::Accountability(
            accountability::Refusal::NotASupervisor
            | accountability::Refusal::Concerned
            | accountability::Refusal::OwnFinding
            | accountability::Refusal::OwnDecision
            | accountability::Refusal::NotYours,
        )
        | Refusal::Standing(standing::Refusal::NotTheHead)
        | Refusal::Month(inspection::Refusal::NotEntitled | inspection::Refusal::NotResponsible)
        | Refusal::Rating(
            rating::Refusal::NotOfDepartment
            | rating::Refusal::NotCaller
            | rating::Refusal::NotAnswering
            | rating::Refusal::NotOwner,
        ) => StatusCode::FORBIDDEN,
        Refusal::Licence(licence::Refusal::NoSuchLicence)
        | Refusal::Standing(standing::Refusal::NoSuchCase | standing::Refusal::NoSuchRecord)
        | Refusal::Accountability(
            accountability::Refusal::NoSuchMatter | accountability::Refusal::NoSuchSubject,
        )
        | Refusal::Month(inspection::Refusal::NoSuchConsequence)
        | Refusal::NoSuchItem => StatusCode::NOT_FOUND,
        Refusal::Hall(
            hall::Refusal::NotAway | hall::Refusal::AbsenceOver | hall::Refusal::PostLeftAlone(_),
        )
        | Refusal::Accountability(
            accountability::Refusal::WrongState(_)
            | accountability::Refusal::WrongStage(_)
            | accountability::Refusal::NumberTaken
            | accountability::Refusal::NotHeard
            | accountability::Refusal::OrganUndecided
            | accountability::Refusal::NothingToAppeal
            | accountability::Refusal::AppealTooLate(_)
            | accountability::Refusal::StatementTooLate(_)
            | accountability::Refusal::StillOpen(_),
        )
        | Refusal::Licence(licence::Refusal::WrongState(_) | licence::Refusal::GroundDoesNotFit(_))
        | Refusal::Standing(
            standing::Refusal::NotASafetyItem
            | standing::Refusal::NotRefused
            | standing::Refusal::NotGranted
            | standing::Refusal::BannedAlready
            | standing::Refusal::NotedAlready
            | standing::Refusal::LiftedAlready,
        )
        | Refusal::Month(
            inspection::Refusal::NotDrawn
            | inspection::Refusal::AnsweredAlready
            | inspection::Refusal::PublishedAlready,
        )
        | Refusal::Rating(
            rating::Refusal::NotOpen
            | rating::Refusal::AlreadyRated
            | rating::Refusal::NotGiven
            | rating::Refusal::WrongState(_)
            | rating::Refusal::NotContacted
            | rating::Refusal::MarkedAlready
            | rating::Refusal::SupplementedAlready
            | rating::Refusal::SupplementTooLate
            | rating::Refusal::ContestedAlready
            | rating::Refusal::ContestTooLate
            | rating::Refusal::NotContested,
        ) => StatusCode::CONFLICT,
        Refusal::Stale => StatusCode::PRECONDITION_FAILED,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

const fn status_of_card(refusal: &card::Refusal) -> StatusCode {
    use card::Refusal as Card;
    match refusal {
        Card::NotASupervisor | Card::NotResponsible | Card::NotTheirAppeal | Card::LaidToSelf => {
            StatusCode::FORBIDDEN
        }
        Card::NoSuchCard => StatusCode::NOT_FOUND,
        Card::WrongState(_) | Card::AppealedAlready | Card::AlreadyRaised | Card::CaseOver => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

const fn status_of_case(refusal: &case::Refusal) -> StatusCode {
    use case::{AboutRefusal, Refusal as Case, slip::SlipRefusal};
    match refusal {
        Case::NotThePost(_)
        | Case::NotTheHead(_)
        | Case::NotTheApplicant
        | Case::DutiesNotSeparated
        | Case::AboutLicence(AboutRefusal::NotTheHolder)
        | Case::Slip(
            SlipRefusal::NotFinance
            | SlipRefusal::NotTheHead
            | SlipRefusal::NotAlone
            | SlipRefusal::HadItInHand
            | SlipRefusal::OwnRecord,
        )
        | Case::Away
        | Case::StandsAside => StatusCode::FORBIDDEN,
        Case::NoSuchCase => StatusCode::NOT_FOUND,
        Case::AlreadySubmitted
        | Case::ItemClosed(_)
        | Case::ItemNotInForce
        | Case::WrongState(_)
        | Case::SecondReturn
        | Case::SecondCorrection
        | Case::StepNotOpen(_)
        | Case::SpecialProcedureOpen
        | Case::SecondExtension
        | Case::ExtensionTooLate
        | Case::NothingToExtend
        | Case::ReviewOpen(_)
        | Case::DeferredMissing(_)
        | Case::SiteCheckMissing
        | Case::SiteCheckUnsigned(_)
        | Case::NothingToSign
        | Case::NothingToAssign
        | Case::NoRecusalAsked
        | Case::RecusalUndecided(_)
        | Case::RecusalDenied(_)
        | Case::NotThisWay(_)
        | Case::NobodyLeft(_)
        | Case::SuperiorDisagreed
        | Case::PartyUnheard
        | Case::PartyMayStillSpeak
        | Case::NoHearing
        | Case::HearingToldAlready
        | Case::HearingAskedTooLate
        | Case::HearingMayBeAsked
        | Case::HearingOwed
        | Case::HearingAhead(_)
        | Case::ResultMissing(_)
        | Case::NothingOwed
        | Case::DeferralRuns
        | Case::NothingToVerify
        | Case::RectificationRuns
        | Case::NoFee
        | Case::FeeAssessedAlready
        | Case::NotLate
        | Case::Banned { .. }
        | Case::QuotaFull(_)
        | Case::EarlierAcceptance(_)
        | Case::AboutLicence(AboutRefusal::NotValid(_) | AboutRefusal::MatterOpen(_))
        | Case::Slip(
            SlipRefusal::NoSlip
            | SlipRefusal::PaidAlready
            | SlipRefusal::ProposalWaits
            | SlipRefusal::NothingProposed
            | SlipRefusal::ReferenceDiffers(_)
            | SlipRefusal::NoSuchPayment
            | SlipRefusal::NotWhatIsDue
            | SlipRefusal::NothingToVerify
            | SlipRefusal::Unpaid(_)
            | SlipRefusal::NotAssessed,
        ) => StatusCode::CONFLICT,
        Case::NoFreshNumber => StatusCode::INTERNAL_SERVER_ERROR,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}
