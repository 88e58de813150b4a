//! 前置与中介: what somebody else does before or beside the item — approvals that must be had first, and services that are
//! bought from others. Both only where the law says so (L-47).

use super::basis::Basis;
use crate::name::ItemCode;
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 前置审批: another approval that must be had first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Prerequisite {
    /// 事项名称
    pub name: String,
    /// 实施编码, where this hall has the item; empty where another body decides.
    pub code: ItemCode,
    /// 实施主体
    pub body: String,
    /// 依据
    pub basis: Basis,
}

/// 中介服务: what the applicant has made by others, or makes without them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, from = "Written")]
pub struct IntermediaryService {
    /// 名称
    pub name: String,
    /// 谁可以做, and how one is chosen.
    pub provider: String,
    /// 可自行编制: whether applicants may do it themselves.
    pub self_made: bool,
    /// 收费: who pays, and by which tariff.
    pub fee_note: String,
    /// 依据
    pub basis: Basis,
}

/// How a service stands in a log: in full, or by its name alone as older versions of an item have it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Name(String),
    Full(Full),
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Full {
    name: String,
    provider: String,
    self_made: bool,
    fee_note: String,
    basis: Basis,
}

impl From<Written> for IntermediaryService {
    fn from(written: Written) -> Self {
        match written {
            Written::Name(name) => Self { name, ..Self::default() },
            Written::Full(Full { name, provider, self_made, fee_note, basis }) => {
                Self { name, provider, self_made, fee_note, basis }
            }
        }
    }
}
