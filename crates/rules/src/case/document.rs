//! 文书: the numbered documents that acts on a case yield (IN4, L-11; domain rules §4.2).
//!
//! What a document says is composed from the event that issued it; here stand only its kind, its number, and that it
//! is filed once.

use super::{Case, Context, Event, Refusal};
use crate::{
    dossier::{Recorded, SYSTEM},
    identifier::DocumentNumber,
    item::content::coded,
    name::Commitment,
};
use alloc::{vec, vec::Vec};
use serde::{Deserialize, Serialize};

coded!(
    /// 文书种类 (N-01 … N-19)
    DocKind {
        /// N-01
        ReceiptList = "收件凭证",
        /// N-02
        CorrectionNotice = "补正材料告知书",
        /// N-03
        AcceptanceNotice = "受理通知书",
        /// N-04
        NotRequiredNotice = "不受理告知书",
        /// N-05
        AcceptanceRefusal = "不予受理决定书",
        /// Beside N-05: what was promised has not come in (P-08).
        AcceptanceWithdrawal = "撤销受理决定书",
        /// N-06: the inner form on which the head approves.
        ExtensionApproval = "延期审批表",
        /// N-06
        ExtensionNotice = "延期通知书",
        /// N-07
        SpecialProcedureNotice = "特别程序告知书",
        /// N-08
        RightsNotice = "权利告知书",
        /// N-08: what is meant to be done to a licence, before it is (L-38, L-39).
        IntentionNotice = "事先告知书",
        /// N-09
        HearingRightNotice = "听证告知书",
        /// N-09
        HearingAnnouncement = "听证公告",
        /// N-09
        HearingNotice = "听证通知书",
        /// N-09
        HearingTranscript = "听证笔录",
        /// N-10
        SiteCheckRecord = "现场核查笔录",
        /// N-11
        LegalReviewOpinion = "法制审核意见书",
        /// N-12
        GrantDecision = "准予行政许可决定书",
        /// N-13
        RefusalDecision = "不予行政许可决定书",
        /// N-14
        RenewalDecision = "准予延续行政许可决定书",
        /// N-14
        RenewalRefusal = "不予延续行政许可决定书",
        /// N-14
        ChangeDecision = "准予变更行政许可决定书",
        /// N-14
        ChangeRefusal = "不予变更行政许可决定书",
        /// N-15: a lawful licence is withdrawn for a changed law or situation (L-38).
        WithdrawalDecision = "撤回行政许可决定书",
        /// N-15: an unlawful licence is revoked (L-39).
        RevocationDecision = "撤销行政许可决定书",
        /// N-15: formal deregistration (L-40).
        CancellationDecision = "注销行政许可决定书",
        /// 证照文件: the licence itself (DE2), under its own number.
        LicenceCertificate = "许可证件",
        /// N-16
        ServiceReceipt = "送达回证",
        /// N-17
        PaymentNotice = "缴款通知书",
        /// Beside N-17: what was decided on a proposal to reduce, forgo, put off or pay back (F-04).
        FeeReliefDecision = "减免缓退审批决定书",
        /// What finance says once it has verified the payment (F-05); the treasury's own e-slip comes from its platform.
        PaymentReceipt = "缴款核验凭证",
        /// N-18
        PromiseLetter = "告知承诺书",
        /// N-18
        DeferralPromise = "容缺受理承诺书",
        /// N-19
        SupervisionNotice = "督办通知书",
        /// N-19
        SupervisionProposal = "监察建议书",
        /// N-19
        RectificationReply = "整改回复",
    }
);

impl DocKind {
    /// 内部文书: a paper between offices, which is in the file and not for the parties.
    #[must_use]
    pub const fn is_inner(self) -> bool {
        matches!(
            self,
            Self::ExtensionApproval
                | Self::LegalReviewOpinion
                | Self::SupervisionNotice
                | Self::SupervisionProposal
                | Self::RectificationReply
        )
    }

    /// 文种字: the nature sign in the document number (K-05).
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::ReceiptList => "收",
            Self::CorrectionNotice => "补",
            Self::AcceptanceNotice => "受",
            Self::NotRequiredNotice => "告",
            Self::AcceptanceRefusal => "不受",
            Self::AcceptanceWithdrawal => "撤受",
            Self::ExtensionApproval => "延审",
            Self::ExtensionNotice => "延",
            Self::SpecialProcedureNotice => "特",
            Self::RightsNotice => "权",
            Self::IntentionNotice => "先告",
            Self::HearingRightNotice => "听告",
            Self::HearingAnnouncement => "听公",
            Self::HearingNotice => "听通",
            Self::HearingTranscript => "听笔",
            Self::SiteCheckRecord => "查",
            Self::LegalReviewOpinion => "法审",
            Self::GrantDecision => "准",
            Self::RefusalDecision => "不准",
            Self::RenewalDecision => "续",
            Self::RenewalRefusal => "不续",
            Self::ChangeDecision => "变",
            Self::ChangeRefusal => "不变",
            Self::WithdrawalDecision => "撤回",
            Self::RevocationDecision => "撤销",
            Self::CancellationDecision => "注销",
            Self::LicenceCertificate => "证",
            Self::ServiceReceipt => "送",
            Self::PaymentNotice => "缴",
            Self::FeeReliefDecision => "减",
            Self::PaymentReceipt => "票",
            Self::PromiseLetter => "诺",
            Self::DeferralPromise => "容",
            Self::SupervisionNotice => "督",
            Self::SupervisionProposal => "建",
            Self::RectificationReply => "改",
        }
    }
}

/// 文书: one numbered document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// 种类
    pub kind: DocKind,
    /// 文号 (K-05)
    pub number: DocumentNumber,
    /// The serial within the department's year, from which the next number follows.
    pub serial: u32,
}

impl Case {
    /// What an event issued, and what was filed. Filing is nobody's act: whoever saw the case before has seen all of it.
    pub(super) fn take_note_of_papers(&mut self, recorded: &Recorded<Event>) {
        self.documents.extend(recorded.event.documents().cloned());
        match &recorded.event {
            Event::DocumentFiled { number, file } => {
                self.filed.insert(number.clone(), file.clone());
            }
            // That money came, and what finance made of it, changes nothing of what anybody else has before them.
            Event::Slip(event) if event.is_of_money() => {}
            _ => self.acted = recorded.version,
        }
    }

    /// The paper as it was pressed goes into the file, once: what was issued does not change afterwards (L-11). It is
    /// filed in every state of the case, for the last paper of all is issued by the act that ends it.
    pub(super) fn file_document(
        &self,
        number: DocumentNumber,
        file: Commitment,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let issued = self.documents.iter().any(|document| document.number == number);
        if !issued || context.actor.person.as_str() != SYSTEM {
            return Err(Refusal::NoSuchDocument);
        }
        if self.filed.contains_key(&number) {
            return Ok(vec![]);
        }
        Ok(vec![Event::DocumentFiled { number, file }])
    }
}

impl Event {
    /// The documents this event issued, in the order of their numbers: every decision on acceptance is one (L-11).
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let (first, second) = match self {
            Self::MaterialsReceived { receipt, .. }
            | Self::ResultDelivered { receipt, .. }
            | Self::DocumentServed { receipt, .. } => (Some(receipt), None),
            Self::CorrectionNoticeIssued { notice, .. }
            | Self::NotRequiredTold { notice, .. }
            | Self::SpecialProcedureStarted { notice, .. }
            | Self::FeeAssessed { notice, .. } => (Some(notice), None),
            Self::ExtensionApproved { approval, notice, .. } => (approval.as_ref(), Some(notice)),
            Self::AcceptanceRefused { decision, .. }
            | Self::Granted { decision, .. }
            | Self::RenewalDeemedGranted { decision, .. }
            | Self::Refused { decision, .. } => (Some(decision), None),
            Self::CaseAccepted(acceptance) | Self::CaseDeemedAccepted(acceptance) => {
                (acceptance.notice.as_ref(), acceptance.promise.as_ref())
            }
            Self::StepFinished { paper, .. } => (paper.as_ref(), None),
            Self::Hearing(event) => (event.document(), None),
            Self::Officers(event) => (event.document(), None),
            Self::Promise(event) => (event.document(), None),
            Self::Slip(event) => (event.document(), None),
            _ => (None, None),
        };
        first.into_iter().chain(second)
    }
}
