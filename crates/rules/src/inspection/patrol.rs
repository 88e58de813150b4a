//! 巡查记录: what a supervisor saw on a round of the hall or of one department, at the moment of it.

use crate::{
    identifier::CaseNumber, item::content::coded, name::DepartmentId, name::PersonId, time::Instant,
};
use alloc::{collections::BTreeSet, string::String};
use serde::{Deserialize, Serialize};

/// Signs of what was amiss.
pub const AMISS_MAX: usize = 500;
/// Patrols that one month's book holds: more than ten a day would be no record of what anybody saw.
pub const PATROLS_MAX: usize = 2_000;

coded!(
    /// 巡查内容: what is looked at on a patrol. The list is ours; what it points at are the kinds of violation that no record
    /// of a case shows (absence, manner, papers not given, work outside the hall).
    PatrolPoint {
        /// Whether the windows are staffed.
        Staffing = "在岗履职",
        /// How people are spoken to.
        Manner = "服务态度",
        /// Whether everything missing is told at once, and in writing.
        Papers = "一次告知与凭证",
        /// Whether anything is taken in or handed out beside the hall.
        Outside = "体外受理",
        /// What is posted and laid out.
        Notices = "公示与指南",
        /// Queues and the order of the hall.
        Queues = "排队秩序",
        /// Terminals, screens, printers.
        Equipment = "设备设施",
        /// Cleanliness and safety.
        Safety = "卫生与安全",
    }
);

/// 巡查对象: the hall as a whole, or what one department does in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PatrolSubject {
    /// 大厅
    Hall,
    /// 部门
    Department(DepartmentId),
}

/// 发现的问题: what was amiss, and where else it can be looked up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amiss {
    /// 问题: what was seen, by post or window and not by name.
    pub text: String,
    /// 办件, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub case: Option<CaseNumber>,
    /// 监察牌, where one stands for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
}

/// 巡查记录
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Patrol {
    /// Its number in the month, from 1.
    pub number: u32,
    /// When.
    pub at: Instant,
    /// By which supervisor.
    pub by: PersonId,
    /// 对象
    pub subject: PatrolSubject,
    /// 内容
    pub points: BTreeSet<PatrolPoint>,
    /// 问题; none where everything was in order.
    pub amiss: Option<Amiss>,
}
