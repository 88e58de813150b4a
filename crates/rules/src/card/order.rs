//! 督办、监察建议与整改回复: what a supervisor orders or proposes on a card in writing, and what the department answers
//! (N-19, S-10). Each is a numbered paper. An order changes nothing of the card's state: it is explained, closed or
//! cancelled as ever.

use super::{
    Card, Command, Context, Event, Refusal,
    decide::{given, is_responsible, said},
};
use crate::{
    case::{DocKind, Document, Numbering},
    hall::{COMPREHENSIVE, Hall},
    identifier::DocumentNumber,
    item::content::coded,
    name::{Commitment, DepartmentId, PersonId},
    time::{Date, Instant, day_number},
};
use alloc::{string::String, vec, vec::Vec};

/// Working days an order may give at most, so that a slip of the pen does not bind a card for ever (PD).
pub const LONGEST: u32 = 60;
/// Days before the card was raised on which something may have been put right at most (PD).
const LONGEST_BEFORE: i64 = 366;

coded!(
    /// 监察文书: what a supervisor may put to a department in writing.
    OrderKind {
        /// It must be done by the day.
        Notice = "督办",
        /// It must be answered by the day.
        Proposal = "监察建议",
    }
);

impl OrderKind {
    /// The paper that carries it (N-19).
    #[must_use]
    pub const fn paper(self) -> DocKind {
        match self {
            Self::Notice => DocKind::SupervisionNotice,
            Self::Proposal => DocKind::SupervisionProposal,
        }
    }
}

/// 督办或者建议: one order on a card, and what was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SupervisionOrder {
    /// 种类
    pub kind: OrderKind,
    /// 要求或者建议
    pub text: String,
    /// The last day.
    pub until: Date,
    /// 文号
    pub document: DocumentNumber,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 整改回复
    pub reply: Option<Rectification>,
    /// 催办 (S-10)
    pub urged: Option<Instant>,
    /// 书面批评 (S-10)
    pub criticised: Option<Instant>,
}

/// 整改回复: what the department has put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rectification {
    /// 整改情况
    pub measures: String,
    /// 整改日期
    pub done_on: Date,
    /// 文号
    pub document: DocumentNumber,
    /// Who answers.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl Card {
    /// The order that waits for an answer.
    #[must_use]
    pub fn open_order(&self) -> Option<&SupervisionOrder> {
        self.orders.last().filter(|order| order.reply.is_none())
    }

    /// A supervisor orders or proposes, with a day that lies ahead; one at a time.
    pub(super) fn order(
        &self,
        kind: OrderKind,
        text: String,
        until: Date,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.is_not_their_own(context)?;
        if self.state.is_final() {
            return Err(Refusal::WrongState(self.state));
        }
        if self.open_order().is_some() {
            return Err(Refusal::OrderOpen);
        }
        let text = said(text, context)?;
        if until <= today(context) {
            return Err(Refusal::NoTime);
        }
        if context.hall.calendar.working_days_between(today(context), until) > LONGEST {
            return Err(Refusal::TooMuchTime);
        }
        let department = supervising(context.hall, &context.actor.person);
        let document = document(kind.paper(), &department, context);
        Ok(vec![Event::OrderIssued { kind, text, until, department, document }])
    }

    /// The responsible department answers what it has put right.
    pub(super) fn rectify(
        &self,
        measures: String,
        done_on: Date,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let finding = self.finding.as_ref().ok_or(Refusal::NoSuchCard)?;
        if !is_responsible(finding, context) {
            return Err(Refusal::NotResponsible);
        }
        if self.open_order().is_none() {
            return Err(Refusal::NoOrder);
        }
        let measures = given(measures)?;
        self.is_done_by(done_on, context)?;
        let document = document(DocKind::RectificationReply, &finding.department, context);
        Ok(vec![Event::Rectified { measures, done_on, document }])
    }

    /// The responsible side tells what it has put right by itself, once (S-09): it may be why a card is taken back (S-12).
    pub(super) fn correct(
        &self,
        measures: String,
        done_on: Date,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let finding = self.finding.as_ref().ok_or(Refusal::NoSuchCard)?;
        if !is_responsible(finding, context) {
            return Err(Refusal::NotResponsible);
        }
        if self.state.is_final() {
            return Err(Refusal::WrongState(self.state));
        }
        if self.correction.is_some() {
            return Err(Refusal::CorrectedAlready);
        }
        let measures = given(measures)?;
        self.is_done_by(done_on, context)?;
        let document = document(DocKind::RectificationReply, &finding.department, context);
        Ok(vec![Event::Corrected { measures, done_on, document }])
    }

    /// What was put right was put right by today, and not years before anything was found: that is a slip of the pen.
    fn is_done_by(&self, done_on: Date, context: &Context<'_>) -> Result<(), Refusal> {
        if done_on > today(context) {
            return Err(Refusal::NotDoneYet);
        }
        let raised = self.raised.map_or(done_on, |at| context.hall.calendar.date_of(at));
        let is_long_ago = day_number(raised) - day_number(done_on) > LONGEST_BEFORE;
        if is_long_ago { Err(Refusal::DoneLongAgo) } else { Ok(()) }
    }

    /// The paper as it was pressed goes into the file, once (L-11).
    pub(super) fn file_document(
        &self,
        number: DocumentNumber,
        file: Commitment,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let issued = self.documents.iter().any(|document| document.number == number);
        if !issued || !context.actor.is_system() {
            return Err(Refusal::NoSuchDocument);
        }
        if self.filed.contains_key(&number) {
            return Ok(vec![]);
        }
        Ok(vec![Event::DocumentFiled { number, file }])
    }

    /// The department in whose series the paper of a command is numbered (K-05); none when it issues none.
    #[must_use]
    pub fn numbered_by(&self, command: &Command, hall: &Hall, actor: &PersonId) -> Option<DepartmentId> {
        match command {
            Command::Order { .. } => Some(supervising(hall, actor)),
            Command::Rectify { .. } | Command::Correct { .. } => {
                self.finding.as_ref().map(|finding| finding.department.clone())
            }
            _ => None,
        }
    }
}

/// The department a supervisor writes for: their own, and the hall's where supervision is an office of theirs only.
fn supervising(hall: &Hall, person: &PersonId) -> DepartmentId {
    hall.department_of(person).cloned().unwrap_or_else(|| DepartmentId::from(COMPREHENSIVE))
}

fn today(context: &Context<'_>) -> Date {
    context.hall.calendar.date_of(context.now)
}

fn document(kind: DocKind, department: &DepartmentId, context: &Context<'_>) -> Document {
    Numbering::of(context.hall, department, today(context).year(), context.document_serial).document(kind)
}
