//! 公布: what a hall has declared about its days, to name it again when it was a mistake.

use super::{Closure, LocalHoliday, Opening};
use alloc::string::String;
use serde::{Deserialize, Serialize};

/// 公布: one thing that was declared about days, named by the whole of it, a decree by its number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Declaration {
    /// 地方假日 (C-06)
    LocalHoliday(LocalHoliday),
    /// 闭馆 (K-16)
    Closure(Closure),
    /// 加开 (K-16)
    Opening(Opening),
    /// 放假通知, by its 文号 (C-07)
    Decree(String),
}
