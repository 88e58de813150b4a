//! 拟处理: before a licence is taken from its holder they are told what is meant to be done, why and on which law, and are
//! heard (行政许可法 art. 7, L-38, L-39). Until they have spoken, have waived it, or have let the time pass, nothing is taken.
//!
//! The time runs from the day on which the notice was served, for nobody can answer what they have not received.

use super::{
    Context, Event, Licence, Refusal,
    ground::{Heard, RevocationGround, WithdrawalGround},
};
use crate::{
    case::{DeliveryMode, DocKind, Document, Numbering, Service},
    clock::{Clock, ClockKind, Limit},
    hall::Post,
    identifier::DocumentNumber,
    item::content::Basis,
    name::Commitment,
    time::{Instant, WorkingDays},
};
use alloc::{string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// How long the holder has to state their view. The law says no number: five days, in the unit of C-03.
pub const STATEMENT: WorkingDays = WorkingDays(5);

/// 拟作处理: what is meant to be done to a licence, on which ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Intended {
    /// 拟撤回 (L-38)
    Withdraw(WithdrawalGround),
    /// 拟撤销 (L-39)
    Revoke(RevocationGround),
}

impl Intended {
    /// The act in words.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::Withdraw(_) => "撤回",
            Self::Revoke(_) => "撤销",
        }
    }

    /// The ground in words.
    #[must_use]
    pub const fn ground(self) -> &'static str {
        match self {
            Self::Withdraw(ground) => ground.zh(),
            Self::Revoke(ground) => ground.zh(),
        }
    }
}

/// 拟处理: what the holder was told is meant to be done, and how far they have been heard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intention {
    /// What is meant to be done.
    pub intended: Intended,
    /// 事实和理由
    pub reasons: String,
    /// 依据
    pub basis: Vec<Basis>,
    /// The notice (N-08).
    pub notice: DocumentNumber,
    /// How long the holder has.
    pub limit: Limit,
    /// 陈述申辩期限, from the day of service on; none as long as the notice has not been served.
    pub clock: Option<Clock>,
    /// 陈述申辩, once they have spoken or waived it.
    pub heard: Option<Heard>,
}

impl Intention {
    /// The notice was served: from now on the holder's time runs. What was announced counts as served later.
    pub(super) fn served(&mut self, mode: DeliveryMode, at: Instant) {
        let on = mode.takes_effect(at.day());
        self.clock.get_or_insert_with(|| Clock::started(ClockKind::Statement, at, on, self.limit));
    }
}

impl Licence {
    /// The holder is told what is meant to be done (art. 7, L-38, L-39).
    pub(super) fn intend(
        &self,
        intended: Intended,
        reasons: String,
        basis: Vec<Basis>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_head(context)?;
        self.must_run()?;
        if self.intention.is_some() {
            return Err(Refusal::IntendedAlready);
        }
        if reasons.trim().is_empty() {
            return Err(Refusal::NoReasons);
        }
        if !Basis::all_named(&basis) {
            return Err(Refusal::NoBasis);
        }
        let limit = context.hall.applicant_unit.of(STATEMENT.0);
        let notice = document(DocKind::IntentionNotice, context);
        Ok(vec![Event::TakingIntended { intended, reasons, basis, limit, notice }])
    }

    /// A paper about the licence is handed to whom it concerns, with the proof of it (N-16).
    pub(super) fn serve(
        &self,
        number: DocumentNumber,
        service: Service,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_department(context)?;
        let served = |kind: DocKind| kind != DocKind::ServiceReceipt;
        if !self.documents.iter().any(|known| known.number == number && served(known.kind)) {
            return Err(Refusal::NoSuchDocument);
        }
        service.proof.proves(service.mode).map_err(|_| Refusal::ProofMissing(service.mode))?;
        let receipt = document(DocKind::ServiceReceipt, context);
        Ok(vec![Event::DocumentServed { document: number, service, receipt }])
    }

    /// The holder speaks for themselves, or the department writes down what they said.
    pub(super) fn hear(&self, heard: Heard, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if context.actor.person != self.holder {
            self.by_department(context)?;
        }
        let intention = self.intention.as_ref().ok_or(Refusal::NothingIntended)?;
        // Who has waived their right may still speak up, as long as nothing has been decided.
        if matches!(intention.heard, Some(Heard::Stated(_))) {
            return Err(Refusal::HeardAlready);
        }
        match &heard {
            Heard::Stated(text) if text.trim().is_empty() => return Err(Refusal::NoStatement),
            // That nobody spoke is what time says, not a person.
            Heard::Silent => return Err(Refusal::NoStatement),
            // What one has not received one cannot waive, unless one says so oneself.
            Heard::Waived if context.actor.person != self.holder && intention.clock.is_none() => {
                return Err(Refusal::NotServed);
            }
            Heard::Stated(_) | Heard::Waived => {}
        }
        Ok(vec![Event::HolderHeard { heard }])
    }

    /// Whoever was heard was right: nothing is done.
    pub(super) fn desist(&self, reasons: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.by_head(context)?;
        if self.intention.is_none() {
            return Err(Refusal::NothingIntended);
        }
        if reasons.trim().is_empty() {
            return Err(Refusal::NoReasons);
        }
        Ok(vec![Event::IntentionDropped { reasons }])
    }

    /// How the holder was heard on this act and ground; nothing is taken before they were (L-38, L-39).
    pub(super) fn heard_on(&self, intended: Intended, context: &Context<'_>) -> Result<Heard, Refusal> {
        let intention = self.intention.as_ref().filter(|known| known.intended == intended);
        let intention = intention.ok_or(Refusal::NotTold)?;
        if let Some(heard) = &intention.heard {
            return Ok(heard.clone());
        }
        let clock = intention.clock.as_ref().ok_or(Refusal::NotServed)?;
        let over = clock.late_from(&context.hall.calendar) <= context.now;
        if over { Ok(Heard::Silent) } else { Err(Refusal::NotHeard) }
    }

    /// The paper as it was pressed goes into the file, once (L-11).
    pub(super) fn file_document(
        &self,
        number: DocumentNumber,
        file: Commitment,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let issued = self.documents.iter().any(|document| document.number == number);
        let certified = self.certificates().any(|certificate| certificate == number);
        if !(issued || certified) || !context.actor.is_system() {
            return Err(Refusal::NoSuchDocument);
        }
        if self.filed.contains_key(&number) {
            return Ok(vec![]);
        }
        Ok(vec![Event::DocumentFiled { number, file }])
    }

    /// Whoever works on cases for the department that issued it, or sits at the comprehensive window.
    fn by_department(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let works = |post: &Post| {
            (post.department == self.department && post.works_on_cases()) || post.is_comprehensive_window()
        };
        if context.hall.posts_of(&context.actor.person).any(works) {
            Ok(())
        } else {
            Err(Refusal::NotTheDepartment)
        }
    }
}

fn document(kind: DocKind, context: &Context<'_>) -> Document {
    let today = context.hall.calendar.date_of(context.now);
    let department = &context.content.body.department;
    Numbering::of(context.hall, department, today.year(), context.document_serial).document(kind)
}
