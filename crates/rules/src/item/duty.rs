//! 责任清单: what whoever holds the power must do, and for what they answer (L-37, L-41, L-46).
//!
//! An item lists what its own law adds. What the licensing law asks of every licence is not repeated in items.

use super::code::coded;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 责任事项: one duty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Duty {
    /// 责任环节
    pub stage: Option<DutyStage>,
    /// 责任事项
    pub text: String,
}

coded!(
    /// 责任环节
    DutyStage {
        Acceptance = "受理",
        Review = "审查",
        Decision = "决定",
        Delivery = "送达",
        LaterSupervision = "事后监管",
        Other = "其他",
    }
);
