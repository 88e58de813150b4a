//! 依据: what a limit, a fee, a material, an item or a decision rests on.

use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 依据: an article of law that a limit, fee, material or item rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Basis {
    /// 法律法规名称, without the book-title marks.
    pub law: String,
    /// 文号, where there is one.
    pub document_number: String,
    /// 条款号 (第三十四条)
    pub article: String,
    /// 条款内容, in short.
    pub text: String,
}

impl Basis {
    /// Whether it says which law and which article.
    #[must_use]
    pub fn is_named(&self) -> bool {
        !self.law.trim().is_empty() && !self.article.trim().is_empty()
    }

    /// Whether there is a basis at all, and every one says which law and which article.
    #[must_use]
    pub fn all_named(bases: &[Basis]) -> bool {
        !bases.is_empty() && bases.iter().all(Basis::is_named)
    }
}
