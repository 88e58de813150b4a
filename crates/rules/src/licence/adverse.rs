//! 撤回、撤销、注销: what the agency does to a licence by its own hand (L-38 … L-40).
//!
//! Each is done by the head of the department that issued it, with reasons, basis and remedies (L-45), and yields a
//! numbered decision in the same series as the papers of cases (K-05, N-15).

use super::{
    Command, Context, Event, Intended, Licence, LicenceState, Refusal, Ruling,
    ground::{CancellationGround, WithdrawalGround},
};
use crate::{
    case::{DocKind, Numbering, remedies},
    item::content::Basis,
};
use alloc::{string::String, vec, vec::Vec};

impl Licence {
    /// A lawful licence gives way to changed law or a greatly changed situation, after the holder was heard; the loss is made
    /// good (L-38).
    pub(super) fn withdraw(
        &self,
        ground: WithdrawalGround,
        reasons: String,
        basis: Vec<Basis>,
        compensation: String,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_head(context)?;
        self.must_run()?;
        let heard = self.heard_on(Intended::Withdraw(ground), context)?;
        let ruling = ruling(reasons, basis, DocKind::WithdrawalDecision, context)?;
        if compensation.trim().is_empty() {
            return Err(Refusal::NoCompensation);
        }
        Ok(vec![Event::LicenceWithdrawn { ground, heard, compensation, ruling }])
    }

    /// An unlawful licence is revoked, after the holder was heard and unless the public would suffer gravely (L-39).
    pub(super) fn revoke(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let Command::Revoke { ground, reasons, basis, harms_public, compensation } = command else {
            return Err(Refusal::NoSuchLicence);
        };
        self.by_head(context)?;
        self.must_run()?;
        if harms_public {
            return Err(Refusal::PublicHarm);
        }
        let heard = self.heard_on(Intended::Revoke(ground), context)?;
        let ruling = ruling(reasons, basis, DocKind::RevocationDecision, context)?;
        match (ground.is_fraud(), compensation.trim().is_empty()) {
            (true, false) => return Err(Refusal::CompensatedFraud),
            (false, true) => return Err(Refusal::NoCompensation),
            _ => {}
        }
        Ok(vec![Event::LicenceRevoked { ground, heard, compensation, ruling }])
    }

    /// What has ended otherwise is struck off formally (L-40); the ground must be what has happened.
    pub(super) fn cancel(
        &self,
        ground: CancellationGround,
        reasons: String,
        basis: Vec<Basis>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_head(context)?;
        if matches!(self.state, LicenceState::Cancelled | LicenceState::Transferred) {
            return Err(Refusal::WrongState(self.state));
        }
        if !ground.fits(self.state) {
            return Err(Refusal::GroundDoesNotFit(self.state));
        }
        let ruling = ruling(reasons, basis, DocKind::CancellationDecision, context)?;
        Ok(vec![Event::LicenceCancelled { ground, ruling }])
    }

    pub(super) fn by_head(&self, context: &Context<'_>) -> Result<(), Refusal> {
        if context.hall.heads(&context.actor.person, &self.department) {
            Ok(())
        } else {
            Err(Refusal::NotTheHead)
        }
    }

    pub(super) fn must_run(&self) -> Result<(), Refusal> {
        if self.state.is_running() { Ok(()) } else { Err(Refusal::WrongState(self.state)) }
    }
}

/// What every adverse act must say; it takes effect on the day it is made.
fn ruling(
    reasons: String,
    basis: Vec<Basis>,
    kind: DocKind,
    context: &Context<'_>,
) -> Result<Ruling, Refusal> {
    if reasons.trim().is_empty() {
        return Err(Refusal::NoReasons);
    }
    if !Basis::all_named(&basis) {
        return Err(Refusal::NoBasis);
    }
    let today = context.hall.calendar.date_of(context.now);
    let department = &context.content.body.department;
    let mut numbering = Numbering::of(context.hall, department, today.year(), context.document_serial);
    Ok(Ruling {
        reasons,
        basis,
        remedies: remedies(context.content),
        effective_on: today,
        decision: numbering.document(kind),
    })
}
