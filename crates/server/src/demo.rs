//! 演示: what only `onewindow demo` has: people for every role, one click each, and a county that goes on living.

use rules::name::PersonId;
use std::sync::atomic::AtomicBool;

/// 演示
#[derive(Debug, Default)]
pub struct Demo {
    /// Whom one may be.
    pub people: Vec<DemoPerson>,
    /// Whether the county rests for the moment.
    pub paused: AtomicBool,
}

/// 演示人物
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// Who.
    pub person: PersonId,
    /// Name and role in Chinese.
    pub label: String,
    /// Name and role in English.
    pub label_en: String,
}
