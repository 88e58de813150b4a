//! 文书内容: what each kind of paper can say, and what the law says it must (domain rules §4.2).
//!
//! A template may only speak of these, and the values of an event give them. A content that is asked for by law names
//! the rule; a paper that would lack it is not made.

mod course;
mod outcome;
mod start;
mod values;

pub use values::{Footing, Values};

use rules::case::DocKind;

/// 内容: one thing a paper can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Content {
    /// Its name in templates.
    pub name: &'static str,
    /// What people call it.
    pub zh: &'static str,
    /// 形状
    pub shape: Shape,
    /// 是否必备
    pub need: Need,
}

/// 形状
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A text, which may stand within others.
    Text,
    /// Numbered items.
    List,
    /// Rows of these cells.
    Table(&'static [&'static str]),
}

/// 必备: whether a paper must say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// By this rule: no template leaves it out, and no paper is made without it.
    Law(&'static str),
    /// It is always known; a template may do without it.
    Always,
    /// It may be missing.
    Perhaps,
    /// No content of its own: the paper is signed by hand.
    Signed,
}

/// Mandatory by this rule.
const fn must(name: &'static str, zh: &'static str, rule: &'static str) -> Content {
    Content { name, zh, shape: Shape::Text, need: Need::Law(rule) }
}

/// Always known.
const fn always(name: &'static str, zh: &'static str) -> Content {
    Content { name, zh, shape: Shape::Text, need: Need::Always }
}

/// Known in some cases only.
const fn perhaps(name: &'static str, zh: &'static str) -> Content {
    Content { name, zh, shape: Shape::Text, need: Need::Perhaps }
}

/// Whoever was there signs by hand.
const SIGNED: Content = Content { name: "", zh: "签名", shape: Shape::Text, need: Need::Signed };

impl Content {
    /// The same as numbered items.
    const fn list(mut self) -> Content {
        self.shape = Shape::List;
        self
    }

    /// The same as rows of these cells.
    const fn table(mut self, cells: &'static [&'static str]) -> Content {
        self.shape = Shape::Table(cells);
        self
    }
}

/// What every paper can say.
const ANY: &[Content] = &[
    always("item", "事项名称"),
    always("case_number", "办件编号"),
    always("applicant", "申请人"),
    perhaps("agent", "代理人"),
    always("issuer", "出具机关"),
    always("day", "出具日期"),
    always("actor", "经办人"),
    // Whether the item is a licence.
    perhaps("licensing", "行政许可事项"),
    // What is granted or refused ("行政许可"), and what a positive decision does ("准予行政许可").
    always("object", "决定对象"),
    always("grants", "准予事项"),
];

/// What this kind of paper can say. What the kind says of itself goes before what is the same for all.
#[must_use]
pub fn contents(kind: DocKind) -> Vec<&'static Content> {
    let own = match kind {
        DocKind::ReceiptList => start::RECEIPT_LIST,
        DocKind::CorrectionNotice => start::CORRECTION_NOTICE,
        DocKind::AcceptanceNotice => start::ACCEPTANCE_NOTICE,
        DocKind::NotRequiredNotice => start::NOT_REQUIRED_NOTICE,
        DocKind::AcceptanceRefusal => start::ACCEPTANCE_REFUSAL,
        DocKind::AcceptanceWithdrawal => start::ACCEPTANCE_WITHDRAWAL,
        DocKind::PromiseLetter => start::PROMISE_LETTER,
        DocKind::DeferralPromise => start::DEFERRAL_PROMISE,
        DocKind::PaymentNotice => start::PAYMENT_NOTICE,
        DocKind::FeeReliefDecision => start::FEE_RELIEF_DECISION,
        DocKind::PaymentReceipt => start::PAYMENT_RECEIPT,
        DocKind::ExtensionApproval | DocKind::ExtensionNotice => course::EXTENSION,
        DocKind::SpecialProcedureNotice => course::SPECIAL_PROCEDURE_NOTICE,
        DocKind::RightsNotice => course::RIGHTS_NOTICE,
        DocKind::IntentionNotice => course::INTENTION_NOTICE,
        DocKind::HearingRightNotice => course::HEARING_RIGHT_NOTICE,
        DocKind::HearingAnnouncement => course::HEARING_ANNOUNCEMENT,
        DocKind::HearingNotice => course::HEARING_NOTICE,
        DocKind::HearingTranscript => course::HEARING_TRANSCRIPT,
        DocKind::SiteCheckRecord => course::SITE_CHECK_RECORD,
        DocKind::LegalReviewOpinion => course::LEGAL_REVIEW_OPINION,
        DocKind::GrantDecision => outcome::GRANT_DECISION,
        DocKind::RefusalDecision => outcome::REFUSAL_DECISION,
        DocKind::RenewalDecision | DocKind::ChangeDecision => outcome::LICENCE_DECISION,
        DocKind::RenewalRefusal | DocKind::ChangeRefusal => outcome::LICENCE_REFUSAL,
        DocKind::WithdrawalDecision | DocKind::RevocationDecision => outcome::LICENCE_TAKEN,
        DocKind::CancellationDecision => outcome::CANCELLATION_DECISION,
        DocKind::LicenceCertificate => outcome::LICENCE_CERTIFICATE,
        DocKind::ServiceReceipt => outcome::SERVICE_RECEIPT,
        DocKind::SupervisionNotice => outcome::SUPERVISION_NOTICE,
        DocKind::SupervisionProposal => outcome::SUPERVISION_PROPOSAL,
        DocKind::RectificationReply => outcome::RECTIFICATION_REPLY,
    };
    let is_new = |content: &&Content| own.iter().all(|known| known.name != content.name);
    own.iter().chain(ANY.iter().filter(is_new)).collect()
}

/// What the law asks of this kind of paper, in people's words with the rule: what a paper with these values would lack.
#[must_use]
pub fn lacking(kind: DocKind, values: &Values) -> Vec<&'static Content> {
    let is_lacking =
        |content: &&Content| matches!(content.need, Need::Law(_)) && values.is_empty(content.name);
    contents(kind).into_iter().filter(is_lacking).collect()
}
