//! What can happen to a person's standing. No event carries personal data: the dossier knows the person by a name that
//! says nothing, and the facts are those of a case.

use super::Ban;
use crate::{identifier::CaseNumber, name::DepartmentId};
use alloc::{boxed::Box, string::String};
use serde::{Deserialize, Serialize};

/// 信用事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 禁止申请 (L-43, L-44)
    ApplicantBanned {
        /// The number of the ban within the dossier.
        number: u32,
        /// What it says.
        ban: Box<Ban>,
    },
    /// 解除禁止
    BanLifted {
        /// Which ban.
        number: u32,
        /// 理由
        reasons: String,
    },
    /// 违反承诺 (P-09)
    PromiseBreachNoted {
        /// The number of the breach within the dossier.
        number: u32,
        /// The case in which it was promised.
        case: CaseNumber,
        /// 部门
        department: DepartmentId,
        /// 事实
        facts: String,
    },
    /// 信用修复
    CreditRestored {
        /// Which breach.
        number: u32,
        /// 理由
        reasons: String,
    },
}
