//! 文书: the numbered documents that acts on a case yield (IN4, L-11; domain rules §4.2).
//!
//! What a document says is composed from the event that issued it; here stand only its kind and its number.

use crate::{identifier::DocumentNumber, item::content::coded};
use serde::{Deserialize, Serialize};

coded!(
    /// 文书种类 (N-01 … N-19)
    DocKind {
        ReceiptList = "收件凭证",
        CorrectionNotice = "补正材料告知书",
        AcceptanceNotice = "受理通知书",
        NotRequiredNotice = "不受理告知书",
        AcceptanceRefusal = "不予受理决定书",
        ExtensionNotice = "延期通知书",
        SpecialProcedureNotice = "特别程序告知书",
        GrantDecision = "准予行政许可决定书",
        RefusalDecision = "不予行政许可决定书",
        ServiceReceipt = "送达回证",
    }
);

impl DocKind {
    /// 文种字: the nature sign in the document number (K-05).
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::ReceiptList => "收",
            Self::CorrectionNotice => "补",
            Self::AcceptanceNotice => "受",
            Self::NotRequiredNotice => "告",
            Self::AcceptanceRefusal => "不受",
            Self::ExtensionNotice => "延",
            Self::SpecialProcedureNotice => "特",
            Self::GrantDecision => "准",
            Self::RefusalDecision => "不准",
            Self::ServiceReceipt => "送",
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
