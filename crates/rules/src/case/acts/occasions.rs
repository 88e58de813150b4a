//! 何时可谈: which acts on the case as a whole make sense now at all, so that nobody reads of a hearing where nobody spoke
//! of one. Whether one of them is allowed is not asked here.

use super::ActKind;
use crate::{
    case::{
        Case, CaseStatus, ClockName, DocKind, Document, SpecialProcedureKind, Trust,
        hearing::RightState,
        slip::{Payment, Slip},
    },
    hall::{Hall, Post},
    item::Content,
    name::PersonId,
    time::Date,
};
use alloc::vec::Vec;

impl Case {
    pub(super) fn occasions(&self, content: &Content) -> Vec<ActKind> {
        let under_review = self.status.is_under_review();
        let here = under_review && self.status != CaseStatus::ForwardedUp;
        let hearing = &self.hearing;
        let passed = |names: &[ClockName]| names.iter().any(|name| self.passed.contains_key(name));
        let asked = !self.recusals_asked.is_empty();
        let untold = !hearing.ex_officio && self.untold().next().is_some();
        let unannounced = !hearing.is_owed() && hearing.transcript.is_none() && !hearing.ex_officio;
        let hears = self.special == Some(SpecialProcedureKind::Hearing);
        let charges = !content.fees.is_empty() && self.wants_a_slip();
        let slip = self.fees.standing();
        let owed_still = self.status == CaseStatus::Completed && slip.is_some();
        let relieves = slip.is_some_and(|slip| slip.is_unpaid() && self.fees.reducible(content).0 > 0);
        let refunds = self.fees.payments.iter().any(Payment::can_go_back);
        let waits = self.fees.waiting().is_some();
        let verifies = matches!(self.trust, Trust::Unverified | Trust::Rectifying);
        let assigns = self.clock(&ClockName::Assignment).is_some_and(|clock| !clock.is_stopped());
        let all = [
            (ActKind::EndSpecialProcedure, self.special.is_some() && !hears),
            (ActKind::StartSpecialProcedure, self.special.is_none()),
            (ActKind::AssignInspection, assigns),
            (ActKind::InformParty, under_review),
            (ActKind::HearParty, under_review && self.unheard().next().is_some()),
            (ActKind::TellHearingRight, under_review && untold),
            (ActKind::RequestHearing, under_review && hearing.is_open_question()),
            (ActKind::WaiveHearing, under_review && hearing.is_open_question()),
            (
                ActKind::WithdrawHearingRequest,
                under_review && hearing.sides(RightState::Requested).next().is_some(),
            ),
            (ActKind::AnnounceHearing, under_review && unannounced),
            (ActKind::ScheduleHearing, under_review && hearing.is_owed()),
            (ActKind::HoldHearing, under_review && hearing.is_owed() && hearing.sitting.is_some()),
            (ActKind::Extend, true),
            (ActKind::Expedite, under_review),
            (ActKind::ExplainDelay, !self.status.is_final() && self.is_late()),
            (ActKind::AssessFee, charges && (under_review || self.status.is_granted() || owed_still)),
            (ActKind::VoidSlip, slip.is_some_and(Slip::is_unpaid)),
            (ActKind::ProposeRelief, !waits && (relieves || refunds)),
            (ActKind::DecideRelief, waits),
            (ActKind::Serve, !self.to_serve().is_empty()),
            (ActKind::Recuse, here),
            (ActKind::DenyRecusal, here && asked),
            (ActKind::WithdrawAcceptance, under_review && passed(&[ClockName::Deferral])),
            (ActKind::VerifyPromise, verifies),
            (ActKind::ProduceResult, true),
            (ActKind::Terminate, true),
        ];
        all.into_iter().filter(|(_, makes_sense)| *makes_sense).map(|(kind, _)| kind).collect()
    }

    /// The documents that are served on somebody: all but proofs of service and the hall's own records.
    #[must_use]
    pub fn to_serve(&self) -> Vec<&Document> {
        let inner = |kind: DocKind| {
            matches!(
                kind,
                DocKind::ServiceReceipt
                    | DocKind::ReceiptList
                    | DocKind::ExtensionApproval
                    | DocKind::SiteCheckRecord
                    | DocKind::LegalReviewOpinion
                    | DocKind::HearingTranscript
            )
        };
        self.documents.iter().filter(|document| !inner(document.kind)).collect()
    }

    /// 同行: colleagues at the desk who may go along to a check on site or inspect, the nearest first (L-14, L-33): nobody
    /// who stands aside from this case (L-26), nobody who is away on that day (P-13).
    #[must_use]
    pub fn companions(&self, person: &PersonId, hall: &Hall, day: Date) -> Vec<PersonId> {
        let at_the_desk = |other: &PersonId| hall.posts_of(other).any(Post::is_on_the_desk);
        let may_go = |other: &PersonId| {
            at_the_desk(other) && !self.recused.contains(other) && !hall.is_absent(other, day)
        };
        hall.colleagues(person).into_iter().filter(may_go).collect()
    }

    /// Whoever may chair a hearing: staff of the department that has nothing to do with the case (L-26).
    #[must_use]
    pub fn possible_chairs(&self, hall: &Hall) -> Vec<PersonId> {
        let mut chairs: Vec<PersonId> = hall
            .posts
            .values()
            .filter(|post| post.department == self.department)
            .flat_map(|post| &post.holders)
            .filter(|person| !self.took_part(person) && !self.recused.contains(*person))
            .cloned()
            .collect();
        chairs.sort_unstable();
        chairs.dedup();
        chairs
    }
}
