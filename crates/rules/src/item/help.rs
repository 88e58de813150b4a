//! 帮助: what people ask about the item, and what they may do against a decision.

use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 帮助
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Help {
    /// 常见问题
    pub faq: Vec<Faq>,
    /// 救济途径: left empty, the general remedies of L-45 are printed.
    pub remedies: String,
}

/// 常见问题
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faq {
    /// 问
    pub q: String,
    /// 答
    pub a: String,
}
